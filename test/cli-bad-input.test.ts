import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ARTICLE, ISNAD, runIsnad, type Ended } from './cli-isnad.ts';

/** Every step starts a program of its own, seconds each on a busy machine. */
vi.setConfig({ testTimeout: 180_000 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-cli-'));
  writeFileSync(join(folder, 'article.txt'), ARTICLE);
});
afterEach(() => rmSync(folder, { recursive: true }));

const place = (name: string): string => join(folder, name);
function write(name: string, content: string | Uint8Array): string {
  writeFileSync(place(name), content);
  return place(name);
}

const isnad = (...args: string[]): Ended => runIsnad(folder, ...args);

/** One sentence, no stack. */
function expectSentence(text: string, holds: string | RegExp): void {
  expect(text.trim()).toMatch(holds);
  expect(text.trim().split('\n')).toHaveLength(1);
  expect(text).not.toMatch(/^\s+at /m);
}

describe('inputs that cannot be read', () => {
  test.each([
    ['a missing file', () => place('no-such.txt'), /does not exist/],
    ['an empty file', () => write('empty.txt', ''), /is empty/],
    ['a binary file', () => write('picture.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])), /is a PNG picture/],
    ['a file of 200 MB', () => {
      const path = write('big.txt', 'خبر');
      truncateSync(path, 200 * 2 ** 20);
      return path;
    }, /has 200 MB/],
    ['a page in another language', () => write('english.txt', `Minister visits the capital\n\n${'The minister of defence arrived on Monday and met his counterpart in the capital. '.repeat(12)}`), /English|language/],
  ])('%s: one sentence; the others are read, and the exit code says so', (_, makePath, says) => {
    const path = makePath();
    const alone = isnad('read', path, '--json');
    expect(alone).toMatchObject({ code: 2, out: '' });
    expectSentence(alone.err, says);
    const together = isnad('read', path, place('article.txt'), '--json');
    expect(together.code).toBe(1);
    expectSentence(together.err, says);
    expect(together.out.trim().split('\n').map((line) => (JSON.parse(line) as { uri: string }).uri)).toEqual([place('article.txt')]);
  });

  test('a folder without readable files', () => {
    mkdirSync(place('nothing'));
    const ended = isnad('read', place('nothing'), '--json');
    expect(ended).toMatchObject({ code: 2, out: '' });
    expectSentence(ended.err, /no text file or web page/);
  });

  test('broken UTF-8 is read as far as it goes, with a note on the record', () => {
    const broken = Buffer.concat([Buffer.from(ARTICLE.slice(0, 120)), Buffer.from([0xd8, 0x20, 0xff]), Buffer.from(ARTICLE.slice(120))]);
    const ended = isnad('read', write('broken.txt', broken), '--json');
    expect(ended.code).toBe(0);
    const record = JSON.parse(ended.out) as { text: string; notes: { says: string }[] };
    expect(record.text).toContain('المجلس الرئاسي');
    expect(record.notes.length).toBeGreaterThan(0);
  });
});

describe('archives that cannot be used', () => {
  test.each([
    ['damaged', 'search', () => write('a.isnad', 'هذا ليس أرشيفا بل نص'), /not an archive/],
    ['of a newer version', 'search', () => {
      isnad('add', place('article.txt'), '--archive', place('a.isnad'));
      const database = new DatabaseSync(place('a.isnad'));
      database.exec('pragma user_version = 99');
      database.close();
      return place('a.isnad');
    }, /newer Isnad/],
    ['missing', 'search', () => place('no-such.isnad'), /no archive at/],
    ['in a folder that cannot be written', 'add', () => join(place('article.txt'), 'a.isnad'), /cannot be made/],
  ])('%s: one sentence and exit code 2', (_, command, makePath, says) => {
    const ended = isnad(command, command === 'add' ? place('article.txt') : 'وزير', '--archive', makePath());
    expect(ended).toMatchObject({ code: 2, out: '' });
    expectSentence(ended.err, says);
  });

  test('a port in use', async () => {
    isnad('add', place('article.txt'), '--archive', place('a.isnad'));
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    const ended = isnad('serve', '--archive', place('a.isnad'), '--port', String(port));
    server.close();
    expect(ended).toMatchObject({ code: 2, out: '' });
    expectSentence(ended.err, new RegExp(`^Port ${port} is in use[^(]*$`));
  });
});

describe('usage', () => {
  test.each([
    [['raed', 'a.txt'], /no command "raed"/],
    [['read'], /needs more/],
    [['read', '--jsn', 'a.txt'], /--jsn/],
    [['search', 'وزير', '--limit', 'many'], /whole number/],
    [['explain', 'a.txt'], /needs a place/],
    [['serve', '--port', '99999'], /whole number/],
    [['language', 'sing', 'ar'], /check, try and show/],
    [['language', 'check', 'xx'], /no language "xx"/],
  ])('%j is answered with one sentence and exit code 2', (args, says) => {
    const ended = isnad(...args);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expectSentence(ended.err, says);
  });

  test.each(['read', 'compare', 'add', 'watch', 'serve', 'search', 'entity', 'explain', 'language'])('%s --help shows examples in Arabic and English', (command) => {
    const ended = isnad(command, '--help');
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('Examples');
    expect(ended.out).toMatch(new RegExp(`isnad ${command} .*\\p{Script=Arabic}`, 'u'));
  });

  test('a reader that has seen enough ends the command in silence', async () => {
    for (let at = 0; at < 60; at++) write(`copy-${at}.txt`, `${ARTICLE}\nنسخة ${at}`);
    const child = spawn(process.execPath, [ISNAD, 'read', folder, '--json']);
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
