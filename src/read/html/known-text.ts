import type { FoldTable } from '../../text/fold.ts';

/** Letters and digits of a folded text: what stays the same however a line is punctuated. */
export function letterKey(fold: FoldTable, text: string): string {
  return fold.fold(text).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Folded words of a text. */
export function keyWords(fold: FoldTable, text: string): string[] {
  return fold.fold(text).toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** How much two word lists share, order aside: 2·common/(m+n). */
export function wordOverlap(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    common++;
  }
  return (2 * common) / (a.length + b.length);
}

/** Texts that a page says are its article's (description, `articleBody`), to recognise its lines by. */
export class KnownText {
  readonly #shingles = new Set<string>();
  readonly #starts: string[];
  readonly #fold: FoldTable;

  /** `starts`: texts that begin as the body begins. `bodies`: texts of the whole body. */
  constructor(fold: FoldTable, starts: readonly string[], bodies: readonly string[]) {
    this.#fold = fold;
    this.#starts = starts.map((text) => letterKey(fold, text.slice(0, 120)).slice(0, START_LENGTH)).filter((key) => key.length >= START_LENGTH);
    for (const body of bodies) {
      const words = keyWords(fold, body.slice(0, LONGEST_BODY));
      for (let at = 0; at + SHINGLE <= words.length; at++) this.#shingles.add(words.slice(at, at + SHINGLE).join(' '));
    }
  }

  /** Whether a line begins as a description does, or is part of a known body. */
  holds(line: string): 'start' | 'body' | null {
    if (this.#starts.length > 0) {
      const key = letterKey(this.#fold, line.slice(0, 160));
      if (this.#starts.some((start) => key.startsWith(start))) return 'start';
    }
    if (this.#shingles.size === 0) return null;
    const words = keyWords(this.#fold, line.slice(0, 400));
    if (words.length < SHINGLE) return null;
    const middle = Math.floor((words.length - SHINGLE) / 2);
    const met = [0, middle].filter((at) => this.#shingles.has(words.slice(at, at + SHINGLE).join(' ')));
    return met.length === 2 ? 'body' : null;
  }
}

const START_LENGTH = 30;
const SHINGLE = 5;
const LONGEST_BODY = 200_000;
