import { NumberBuckets } from '../language/number-buckets.ts';

/** Counts of words, and which of them have changed in this run. */
export class WordCounts {
  readonly #counts = new Map<string, number>();
  readonly #words = new NumberBuckets<string>();
  /** Counts of before, of words whose counts have changed in this run. */
  readonly changed = new Map<string, number>();

  of(word: string | undefined): number {
    return word === undefined ? 0 : (this.#counts.get(word) ?? 0);
  }

  add(words: Iterable<string>, by: 1 | -1): void {
    for (const word of words) {
      const known = this.of(word);
      if (!this.changed.has(word)) this.changed.set(word, known);
      if (known > 0) this.#words.take(known, word);
      if (known + by === 0) this.#counts.delete(word);
      else {
        this.#counts.set(word, known + by);
        this.#words.put(known + by, word);
      }
    }
  }

  /** Words of which it is another than before whether their count is at most a limit, which was another too. */
  *crossing(before: number, now: number): Iterable<string> {
    for (const [word, counted] of this.changed) if (counted <= before !== this.of(word) <= now) yield word;
    if (Math.floor(before) === Math.floor(now)) return;
    for (const word of this.#words.between(Math.floor(Math.min(before, now)) + 1, Math.floor(Math.max(before, now)))) if (!this.changed.has(word)) yield word;
  }
}
