import { copyFileSync, mkdtempSync, openSync, rmSync, statSync, truncateSync, writeFileSync, writeSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqliteArchive } from '../src/store/sqlite-archive.ts';
import { makeAddition, testArchiveContract } from './store-contract.ts';

testArchiveContract('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-store-'));
  return {
    open: () => openSqliteArchive(join(folder, 'archive.isnad')),
    remove: async () => rmSync(folder, { recursive: true }),
  };
});

describe('an archive file that cannot be used gets one sentence', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'isnad-store-'));
    file = join(folder, 'archive.isnad');
    const archive = await openSqliteArchive(file);
    await archive.addArticles(Array.from({ length: 40 }, (_, at) => makeAddition(`خبر ${at} `.repeat(200))));
    await archive.close();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('of a newer version', async () => {
    const database = new DatabaseSync(file);
    database.exec('pragma user_version = 99');
    database.close();
    await expect(openSqliteArchive(file)).rejects.toMatchObject({ code: 'newer-version', message: expect.stringContaining('update Isnad') });
  });

  test('cut short', async () => {
    truncateSync(file, Math.floor(statSync(file).size / 2));
    await expect(openSqliteArchive(file)).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining('damaged') });
  });

  test('overwritten in the middle', async () => {
    const descriptor = openSync(file, 'r+');
    writeSync(descriptor, Buffer.alloc(16_384, 0xa5), 0, 16_384, 4096);
    closeSync(descriptor);
    await expect(openSqliteArchive(file)).rejects.toMatchObject({ code: 'damaged' });
  });

  test('that is no database', async () => {
    writeFileSync(file, 'هذا نص وليس أرشيفا، وقد سمي باسمه خطأ');
    await expect(openSqliteArchive(file)).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining('not an archive') });
  });

  test('of another program', async () => {
    const other = join(folder, 'other.isnad');
    const database = new DatabaseSync(other);
    database.exec('create table notes (text text)');
    database.close();
    await expect(openSqliteArchive(other)).rejects.toMatchObject({ message: expect.stringContaining('another program') });
    expect(new DatabaseSync(other).prepare('select count(*) as n from sqlite_schema').get()).toEqual({ n: 1 });
  });

  test('a folder, or below a file', async () => {
    await expect(openSqliteArchive(folder)).rejects.toMatchObject({ message: expect.stringContaining('is a folder') });
    await expect(openSqliteArchive(join(file, 'inner.isnad'))).rejects.toMatchObject({ code: 'unreadable' });
  });

  test('held by another program for longer than we wait', async () => {
    const copy = join(folder, 'copy.isnad');
    copyFileSync(file, copy);
    const archive = await openSqliteArchive(copy);
    const other = new DatabaseSync(copy);
    other.exec('begin immediate');
    await expect(archive.addArticles([makeAddition('جديد')])).rejects.toMatchObject({ message: expect.stringContaining('another program') });
    other.close();
    expect(await archive.addArticles([makeAddition('جديد')])).toEqual(['new']);
    await archive.close();
  }, 20_000);
});
