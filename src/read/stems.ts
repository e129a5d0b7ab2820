import { DIGIT, LETTER, SPACE, characterKind } from '../text/characters.ts';
import { rowOf } from '../text/row.ts';
import type { PageContext } from './page-context.ts';
import type { PageLine } from './page-line.ts';

/** Slots of a small set; more are taken as it fills. */
const FIRST_SLOTS = 64;
const EMPTY = -1;
const NO_SLOTS: readonly number[] = rowOf(FIRST_SLOTS, EMPTY);

/** The content words of a text, cut to stems that survive clitics and inflection roughly; each is a number made of its letters. */
export class Stems {
  /** Each once, as they were met. */
  readonly all: number[] = [];
  /** Open addressing, a power of two of slots, at most half of them taken. */
  #slots = NO_SLOTS.slice();

  add(stem: number): void {
    const slot = this.#slotOf(stem);
    if (this.#slots[slot] !== EMPTY) return;
    this.#slots[slot] = stem;
    this.all.push(stem);
    if (2 * this.all.length > this.#slots.length) this.#grow();
  }

  addAll(others: Stems): void {
    for (const stem of others.all) this.add(stem);
  }

  has(stem: number): boolean {
    return this.#slots[this.#slotOf(stem)] !== EMPTY;
  }

  #slotOf(stem: number): number {
    const mask = this.#slots.length - 1;
    let slot = (stem ^ (stem >>> 15)) & mask;
    while (this.#slots[slot] !== EMPTY && this.#slots[slot] !== stem) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    this.#slots = rowOf(4 * this.#slots.length, EMPTY);
    for (const stem of this.all) this.#slots[this.#slotOf(stem)] = stem;
  }
}

/** Letters by which inflections of one word are told alike. */
const STEM_LETTERS = 4;
const LEAST_STEM_LETTERS = 3;

/** The stems of one line, worked out once an article. */
export function lineStems(line: Pick<PageLine, 'start' | 'text'>, context: PageContext): Stems {
  let stems = context.stems.get(line.start);
  if (!stems) context.stems.set(line.start, (stems = stemsOf(context.language.fold.fold(line.text))));
  return stems;
}

/** The stems of several lines together. */
export function joinStems(lines: Iterable<Pick<PageLine, 'start' | 'text'>>, context: PageContext): Stems {
  const joined = new Stems();
  for (const line of lines) joined.addAll(lineStems(line, context));
  return joined;
}

function stemsOf(folded: string): Stems {
  const stems = new Stems();
  let from = -1;
  for (let at = 0; at <= folded.length; at++) {
    const kind = at < folded.length ? characterKind(folded.charCodeAt(at)) : SPACE;
    if (kind === LETTER || kind === DIGIT) {
      if (from < 0) from = at;
    } else if (from >= 0) {
      const start = from + clitics(folded, from, at);
      if (at - start >= LEAST_STEM_LETTERS) stems.add(stemAt(folded, start, Math.min(at, start + STEM_LETTERS)));
      from = -1;
    }
  }
  return stems;
}

/** Four letters of Arabic or Latin in a number; that others may meet by chance does no harm. */
function stemAt(folded: string, from: number, to: number): number {
  let stem = 0;
  for (let at = from; at < to; at++) stem = (Math.imul(stem, 241) + folded.charCodeAt(at)) & 0x3fffffff;
  return stem;
}

const ALEF = 0x627;
const LAM = 0x644;
const WAW = 0x648;
const FEH = 0x641;
const BEH = 0x628;
const KAF = 0x643;

/** How many letters of a word are clitics, as far as its first letters tell: "وال", "بال", "لل", or one of و ف ب ل before four more. */
function clitics(folded: string, from: number, to: number): number {
  const first = folded.charCodeAt(from);
  let at = first === WAW || first === FEH ? from + 1 : from;
  const second = folded.charCodeAt(at);
  if ((second === BEH || second === KAF) && folded.charCodeAt(at + 1) === ALEF && folded.charCodeAt(at + 2) === LAM) at++;
  const head = folded.charCodeAt(at);
  const article = (head === ALEF || head === LAM) && folded.charCodeAt(at + 1) === LAM;
  if (article && to - at >= 4) return at + 2 - from;
  return to - from >= 5 && (first === WAW || first === FEH || first === BEH || first === LAM) ? 1 : 0;
}

/** Share of `inner` that `outer` holds; 0 for an empty `inner`. */
export function sharedStems(inner: Stems, outer: Stems): number {
  if (inner.all.length === 0) return 0;
  let shared = 0;
  for (const stem of inner.all) if (outer.has(stem)) shared++;
  return shared / inner.all.length;
}
