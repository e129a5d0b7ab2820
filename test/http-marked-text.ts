import type { Span } from '../src/model/span.ts';

/** A mark in a text of the tests: `⟦m e1|اسم⟧` is `{ tag: 'm', args: ['e1'], span }`. Marks may hold marks. */
export interface Mark {
  readonly tag: string;
  readonly args: readonly string[];
  readonly span: Span;
}

/** Takes the marks out of a text and says where they stood. */
export function readMarkedText(marked: string, offset = 0): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  const open: { tag: string; args: string[]; start: number }[] = [];
  let text = '';
  for (let at = 0; at < marked.length; at++) {
    const unit = marked[at]!;
    if (unit === '⟦') {
      const bar = marked.indexOf('|', at);
      const [tag = '', ...args] = marked.slice(at + 1, bar).split(' ');
      open.push({ tag, args, start: offset + text.length });
      at = bar;
    } else if (unit === '⟧') {
      const { tag, args, start } = open.pop()!;
      marks.push({ tag, args, span: [start, offset + text.length] });
    } else text += unit;
  }
  return { text, marks };
}
