import { readSync, openSync, closeSync, statSync, existsSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { ArchiveError } from './archive-error.ts';

/** `ISND`, so that `file` and our own reader know an archive from any other SQLite file. */
export const APPLICATION_ID = 0x49534e44;
const HEADER = 'SQLite format 3\0';
/** Files up to this size are checked whole on opening: 0.2 s at this size; bigger ones are checked as they are read. */
const CHECKED_WHOLE_BYTES = 64 * 2 ** 20;
/** A commit of another program takes milliseconds; waiting longer would only stop the desk. */
const BUSY_TIMEOUT_MS = 3_000;
/** Only writers open transactions here; taking the lock at once spares them SQLITE_BUSY between their first read and first write. */
const BEGIN = 'begin immediate';

/** Result codes of SQLite, https://sqlite.org/rescode.html. */
const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;

/** One SQLite file, opened, with every error turned into an `ArchiveError`. The shape is the one that kysely asks for. */
export class SqliteFile implements SqliteDatabase {
  readonly location: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(location: string) {
    this.location = location;
    checkHeader(location);
    this.#database = this.#guard(() => new DatabaseSync(location, { timeout: BUSY_TIMEOUT_MS }));
    try {
      this.execute('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
      this.#checkWhole();
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  execute(sql: string): void {
    this.#guard(() => this.#database.exec(sql));
  }

  /** The first column of the first row. */
  value(sql: string): unknown {
    return this.#guard(() => Object.values(this.#database.prepare(sql).get() ?? {})[0]);
  }

  prepare(sql: string): SqliteStatement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#guard(() => this.#database.prepare(sql === 'begin' ? BEGIN : sql));
    const guarded: SqliteStatement = {
      reader: statement.columns().length > 0,
      all: (parameters) => this.#guard(() => statement.all(...(parameters as SQLInputValue[]))),
      run: (parameters) => this.#guard(() => statement.run(...(parameters as SQLInputValue[]))),
      iterate: (parameters) => this.#guard(() => statement.iterate(...(parameters as SQLInputValue[]))),
    };
    this.#statements.set(sql, guarded);
    return guarded;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #checkWhole(): void {
    if (statSync(this.location).size > CHECKED_WHOLE_BYTES) return;
    if (this.value('pragma quick_check(1)') !== 'ok') throw damaged(this.location);
  }

  #guard<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      throw toArchiveError(this.location, error);
    }
  }
}

function checkHeader(location: string): void {
  if (!existsSync(location)) return;
  const status = statSync(location);
  if (status.isDirectory()) {
    throw new ArchiveError(location, 'unreadable', `${location} is a folder, not an archive file; name a file that ends in .isnad.`);
  }
  if (status.size === 0) return;
  const head = Buffer.alloc(HEADER.length);
  const descriptor = guardOpen(location);
  try {
    readSync(descriptor, head, 0, head.length, 0);
  } finally {
    closeSync(descriptor);
  }
  if (head.toString('latin1') !== HEADER) {
    throw new ArchiveError(location, 'damaged', `${location} is not an archive of Isnad, or its beginning is damaged; restore it from a copy, or name another file.`);
  }
}

function guardOpen(location: string): number {
  try {
    return openSync(location, 'r');
  } catch (error) {
    throw new ArchiveError(location, 'unreadable', `${location} cannot be read (${(error as NodeJS.ErrnoException).code}); check its permissions.`, error);
  }
}

function damaged(location: string, cause?: unknown): ArchiveError {
  return new ArchiveError(location, 'damaged', `The archive ${location} is damaged; restore it from a copy, or add the sources again to a new archive.`, cause);
}

function toArchiveError(location: string, error: unknown): unknown {
  if (error instanceof ArchiveError) return error;
  const code = (error as { errcode?: number }).errcode;
  if (code === undefined) return error;
  switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return damaged(location, error);
    case SQLITE_BUSY:
      return new ArchiveError(location, 'unreadable', `The archive ${location} is being written by another program; try again when it is done.`, error);
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return new ArchiveError(location, 'unreadable', `The archive ${location} cannot be written there; check that its folder exists and that you may write in it.`, error);
    case SQLITE_FULL:
      return new ArchiveError(location, 'unreadable', `The disk is full: the archive ${location} could not be written. What was added before is safe.`, error);
    case SQLITE_IOERR:
      return new ArchiveError(location, 'unreadable', `The disk failed while the archive ${location} was read or written.`, error);
    default:
      return error;
  }
}
