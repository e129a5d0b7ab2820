import { hashUnits } from '../text/hash.ts';

/** A number for a word, the same in every set of articles. */
export const wordNumber = (word: string): number => hashUnits(word) >>> 0;

/** The distinct numbers of some words, ascending. */
export function wordSet(words: Iterable<string>): WordSet {
  const numbers = new Set<number>();
  for (const word of words) numbers.add(wordNumber(word));
  return Uint32Array.from(numbers).sort();
}

/** Distinct numbers, ascending. */
export type WordSet = Uint32Array;

/** How many numbers two sets share. */
export function countShared(a: WordSet, b: WordSet): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared;
}

/** Twice the shared numbers over all of both; 0 when one is empty. */
export function dice(a: WordSet, b: WordSet): number {
  return a.length === 0 || b.length === 0 ? 0 : (2 * countShared(a, b)) / (a.length + b.length);
}
