import { readdirSync, readFileSync } from 'node:fs';
import { ArchiveError } from './archive-error.ts';
import { APPLICATION_ID, type SqliteFile } from './sqlite-file.ts';

const FOLDER = new URL('./migrations/', import.meta.url);

interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** Brings a file to this program's version, one transaction a migration. Refuses files that are no archive or newer. */
export function migrate(file: SqliteFile): void {
  const migrations = loadMigrations();
  const newest = migrations.at(-1)?.version ?? 0;
  const version = Number(file.value('pragma user_version'));
  const owner = Number(file.value('pragma application_id'));
  const tables = Number(file.value('select count(*) from sqlite_schema'));
  if (tables > 0 && owner !== APPLICATION_ID) {
    throw new ArchiveError(file.location, 'damaged', `${file.location} is a database of another program, not an archive of Isnad.`);
  }
  if (version > newest) {
    throw new ArchiveError(
      file.location, 'newer-version',
      `The archive ${file.location} was written by a newer Isnad (archive version ${version}, this program knows ${newest}); update Isnad to open it.`,
    );
  }
  for (const migration of migrations) {
    if (migration.version > version) applyMigration(file, migration);
  }
}

/** A second program may migrate at the same moment: the version is read again once the lock is held. */
function applyMigration(file: SqliteFile, migration: Migration): void {
  file.execute('begin immediate');
  try {
    if (Number(file.value('pragma user_version')) < migration.version) {
      file.execute(migration.sql);
      file.execute(`pragma application_id = ${APPLICATION_ID}; pragma user_version = ${migration.version};`);
    }
    file.execute('commit');
  } catch (error) {
    file.execute('rollback');
    throw error;
  }
}

function loadMigrations(): readonly Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ version: Number.parseInt(name, 10), sql: readFileSync(new URL(name, FOLDER), 'utf8') }));
}
