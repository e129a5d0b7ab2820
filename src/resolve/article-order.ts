import type { ArticleRecord } from '../model/record.ts';
import { type RecordSet, byId } from '../model/record-set.ts';
import { placeIn } from '../language/sorted-list.ts';

/** Numbers are spread over half of what a small integer holds, so that there is room behind the last one. */
const SPREAD = 2 ** 29;

/**
 * Numbers by which articles are ordered as by their ids. An article keeps its number while others come between; where there is no room
 * left, which with ids that are digests is once in many doublings of the set, all are numbered anew.
 */
export class ArticleOrder {
  readonly #numbers = new Map<ArticleRecord, number>();
  readonly #byId = new Map<string, ArticleRecord>();
  #last: readonly ArticleRecord[] = [];
  #gone: readonly ArticleRecord[] = [];

  /** Takes in a set; `renumber` is told of every article that has another number than before. */
  take({ records, added, gone }: RecordSet, renumber: (record: ArticleRecord, number: number) => void): void {
    for (const record of this.#gone) this.#numbers.delete(record);
    if (this.#last.length === 0) this.#spread(records, () => {});
    else if (!this.#place(records, added)) {
      // those that are gone are ordered among the others until the run is over
      this.#spread([...this.#last, ...added].sort(byId), renumber);
    }
    for (const { id } of gone) this.#byId.delete(id);
    this.#gone = gone;
    for (const record of added) this.#byId.set(record.id, record);
    this.#last = records;
  }

  /** The number of an article of this run, or of one that is gone since the run before. */
  of(record: ArticleRecord): number {
    return this.#numbers.get(record)!;
  }

  /** The articles of this run, ordered by id. */
  get records(): readonly ArticleRecord[] {
    return this.#last;
  }

  find(id: string): ArticleRecord | undefined {
    return this.#byId.get(id);
  }

  #spread(records: readonly ArticleRecord[], renumber: (record: ArticleRecord, number: number) => void): void {
    const step = Math.max(1, Math.floor(SPREAD / (records.length + 1)));
    for (const [i, record] of records.entries()) {
      this.#numbers.set(record, (i + 1) * step);
      renumber(record, (i + 1) * step);
    }
  }

  /** Numbers the new articles between their neighbours; false where there is no room. */
  #place(records: readonly ArticleRecord[], added: readonly ArticleRecord[]): boolean {
    const step = Math.max(1, Math.floor(SPREAD / (records.length + 1)));
    let done = 0;
    while (done < added.length) {
      const at = placeIn(records, added[done]!, byId) - 1;
      // a row of new articles shares the room
      let count = 1;
      while (done + count < added.length && records[at + count] === added[done + count]) count++;
      const from = at === 0 ? 0 : this.of(records[at - 1]!);
      const next = records[at + count];
      const to = next ? this.of(next) : from + step * (count + 1);
      const room = Math.floor((to - from) / (count + 1));
      if (room < 1 || to > 2 * SPREAD) return false;
      for (let i = 0; i < count; i++) this.#numbers.set(added[done + i]!, from + room * (i + 1));
      done += count;
    }
    return true;
  }
}
