import type { Block } from '../../src/model/block.ts';
import { READING_ROLES } from '../../src/model/block.ts';
import { type Span, spanHolds } from '../../src/model/span.ts';

const LETTER = /[\p{L}\p{M}\p{N}]/u;
/** Fused particles that a quote may follow without a space. */
const CLITICS = /^[وفبلكس]{1,2}$/u;

/** Finds quotes of hand-made gold in a text: `words`, `words#2` (the second time), `first words … last words`. */
export class Quotes {
  private readonly text: string;
  private readonly reading: readonly Span[];
  private readonly name: string;

  constructor(text: string, blocks: readonly Block[], name: string) {
    this.text = text;
    this.name = name;
    this.reading = blocks.filter(({ role }) => READING_ROLES.has(role)).map(({ span }) => span);
  }

  /** The place of a quote in the reading blocks; throws when it does not occur, or occurs again without a number. */
  find(quote: string): Span {
    const [words, which] = cutNumber(quote);
    const [first, last] = words.split(' … ');
    const all = this.findAll(first!);
    if (all.length === 0) throw new Error(`${this.name}: «${words}» does not occur`);
    if (!which && !last && all.length > 1) throw new Error(`${this.name}: «${words}» occurs ${all.length} times; say which`);
    const start = all[(which?.[0] ?? 1) - 1];
    if (!start) throw new Error(`${this.name}: «${words}» does not occur so often`);
    if (!last) return start;
    const end = this.findAll(last).find(([from]) => from >= start[1]);
    if (!end) throw new Error(`${this.name}: «${last}» does not follow «${first}»`);
    return [start[0], end[1]];
  }

  /** All places of a quote, or those that its number names ("words#1,3"). */
  findMany(quote: string): Span[] {
    const [words, which] = cutNumber(quote);
    const all = this.findAll(words);
    if (all.length === 0) throw new Error(`${this.name}: «${words}» does not occur`);
    if (!which) return all;
    return which.map((number) => {
      const span = all[number - 1];
      if (!span) throw new Error(`${this.name}: «${words}» does not occur ${number} times`);
      return span;
    });
  }

  /** The first place of a quote anywhere on the page. */
  findOnPage(quote: string): Span {
    const at = this.text.indexOf(quote);
    if (at < 0) throw new Error(`${this.name}: «${quote}» does not occur`);
    return [at, at + quote.length];
  }

  private findAll(words: string): Span[] {
    const found: Span[] = [];
    for (let at = this.text.indexOf(words); at >= 0; at = this.text.indexOf(words, at + 1)) {
      const span: Span = [at, at + words.length];
      if (this.isWord(span) && this.reading.some((block) => spanHolds(block, span))) found.push(span);
    }
    return found;
  }

  private isWord([start, end]: Span): boolean {
    if (LETTER.test(this.text[end] ?? ' ') && LETTER.test(this.text[end - 1]!)) return false;
    let from = start;
    while (from > 0 && LETTER.test(this.text[from - 1]!)) from--;
    return from === start || CLITICS.test(this.text.slice(from, start));
  }
}

function cutNumber(quote: string): [string, number[] | null] {
  const met = /^(.*)#([\d,]+)$/su.exec(quote);
  return met ? [met[1]!, met[2]!.split(',').map(Number)] : [quote, null];
}
