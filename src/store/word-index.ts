import type { Transaction, Kysely } from 'kysely';
import type { ArticleWords, WordQuery } from './archive.ts';
import type { Tables } from './tables.ts';

/** The part of a store that differs most between databases: full-text search over our own words. */
export interface WordIndex {
  put(transaction: Transaction<Tables>, position: number, words: ArticleWords): Promise<void>;
  /** Positions of articles, best first, and how many there are in all. */
  find(database: Kysely<Tables>, query: WordQuery): Promise<{
    readonly total: number;
    readonly found: readonly { readonly position: number; readonly score: number }[];
  }>;
}
