import { sql, type Kysely, type Transaction } from 'kysely';
import type { ArticleWords, WordQuery } from './archive.ts';
import type { Tables } from './tables.ts';
import type { WordIndex } from './word-index.ts';

/** Weights of `written, stems, headline, names` in BM25: a word of the headline or of a name says more than one of the body. */
const COLUMN_WEIGHTS = '1.0, 1.0, 4.0, 2.0';

/** FTS5 over words that we folded and stemmed ourselves. */
export const sqliteWordIndex: WordIndex = {
  async put(transaction: Transaction<Tables>, position: number, words: ArticleWords): Promise<void> {
    await sql`insert or replace into article_words (rowid, written, stems, headline, names)
      values (${position}, ${words.written}, ${words.stems}, ${words.headline}, ${words.names})`.execute(transaction);
  },

  async find(database: Kysely<Tables>, query: WordQuery) {
    const expression = toExpression(query);
    if (expression === '') return { total: 0, found: [] };
    const counted = await sql<{ total: number }>`
      select count(*) as total from article_words where article_words match ${expression}`.execute(database);
    const found = await sql<{ position: number; score: number }>`
      select rowid as position, -bm25(article_words, ${sql.raw(COLUMN_WEIGHTS)}) as score from article_words
      where article_words match ${expression} order by score desc, position limit ${query.limit} offset ${query.offset ?? 0}`.execute(database);
    return { total: counted.rows[0]?.total ?? 0, found: found.rows };
  },
};

/** Every group is quoted, so that no word of a reader's query is taken for an operator of FTS5. */
function toExpression(query: WordQuery): string {
  const columns = query.column === 'written' ? '{written}' : '{stems headline names}';
  const groups = query.groups
    .filter((group) => group.length > 0)
    .map((group) => `(${group.map((words) => `"${words.replaceAll('"', '""')}"`).join(' OR ')})`);
  return groups.length === 0 ? '' : `${columns} : (${groups.join(' AND ')})`;
}
