import type { ArticleRecord } from './record.ts';

/** A set of articles as it is now, and what has changed in it since it was looked at last. All lists are ordered by id. */
export interface RecordSet {
  readonly records: readonly ArticleRecord[];
  /** Articles that are new, or whose record is another than before. */
  readonly added: readonly ArticleRecord[];
  /** Records that are there no more. */
  readonly gone: readonly ArticleRecord[];
}

export const byId = (a: ArticleRecord, b: ArticleRecord): number => (a.id < b.id ? -1 : Number(a.id > b.id));

/** A set of which nothing was known before. */
export function newSet(records: readonly ArticleRecord[]): RecordSet {
  const sorted = [...records].sort(byId);
  return { records: sorted, added: sorted, gone: [] };
}
