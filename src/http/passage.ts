import type { Span } from '../model/span.ts';
import type { Passage } from './shapes.ts';

/** How far the rest of a sentence is followed to each side; longer sentences are cut at a word. */
const CONTEXT_LIMIT = 220;
/** A quote longer than this is shown from its start. Bodies of reuse reach some thousand units. */
const QUOTE_LIMIT = 6000;
const SENTENCE_END = /[.!?؟…\n]/;

/** The words of a span with the rest of their sentence to both sides. */
export function readPassage(article: string, text: string, span: Span): Passage {
  const [start, end] = [Math.max(0, span[0]), Math.min(text.length, span[1])];
  const head = text.slice(Math.max(0, start - CONTEXT_LIMIT), start);
  const tail = text.slice(end, end + CONTEXT_LIMIT);
  return {
    article,
    span: [start, end],
    before: sentenceTail(head, start > CONTEXT_LIMIT),
    quote: text.slice(start, Math.min(end, start + QUOTE_LIMIT)),
    after: sentenceHead(tail, end + CONTEXT_LIMIT < text.length, SENTENCE_END.test(text.slice(end - 1, end))),
  };
}

function sentenceTail(head: string, cut: boolean): string {
  for (let at = head.length - 1; at >= 0; at--) if (SENTENCE_END.test(head[at]!)) return head.slice(at + 1).trimStart();
  return cut ? `…${head.slice(head.indexOf(' ') + 1)}` : head.trimStart();
}

function sentenceHead(tail: string, cut: boolean, ended: boolean): string {
  if (ended) return '';
  const at = tail.search(SENTENCE_END);
  if (at >= 0) return tail.slice(0, tail[at] === '\n' ? at : at + 1);
  return cut ? `${tail.slice(0, tail.lastIndexOf(' '))}…` : tail.trimEnd();
}
