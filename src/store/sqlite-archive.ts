import { Kysely, SqliteDialect } from 'kysely';
import type { Archive } from './archive.ts';
import { SqlArchive } from './sql-archive.ts';
import { SqliteFile } from './sqlite-file.ts';
import { migrate } from './sqlite-migrations.ts';
import { sqliteWordIndex } from './sqlite-word-index.ts';
import type { Tables } from './tables.ts';

/** Opens the archive file at `location`, making it when there is none. Throws `ArchiveError` with a sentence. */
export async function openSqliteArchive(location: string): Promise<Archive> {
  const file = new SqliteFile(location);
  try {
    migrate(file);
  } catch (error) {
    file.close();
    throw error;
  }
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: file }) });
  return new SqlArchive({ location, database, words: sqliteWordIndex });
}
