import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquirePaths, countFiles } from '../src/acquire/acquire-paths.ts';
import type { Capture, Refusal } from '../src/model/capture.ts';
import { processorMs } from './processor-time.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-acquire-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const place = (name: string): string => join(folder, name);
function write(name: string, content: string | Uint8Array): string {
  mkdirSync(join(place(name), '..'), { recursive: true });
  writeFileSync(place(name), content);
  return place(name);
}

async function acquire(...paths: string[]): Promise<(Capture | Refusal)[]> {
  const sources: (Capture | Refusal)[] = [];
  for await (const source of acquirePaths(paths)) sources.push(source);
  return sources;
}

/** File names below the folder, or the refusal's code. */
const brief = (sources: readonly (Capture | Refusal)[]): string[] =>
  sources.map((source) => ('code' in source ? source.code : source.uri!.slice(folder.length + 1)));

describe('files', () => {
  test('a text file is captured untouched and named by its bytes', async () => {
    const path = write('خبر.txt', 'خبر\r\n');
    expect(await acquire(path)).toEqual([{
      // printf 'خبر\r\n' | sha256sum
      id: 'sha256:d732a202298bce7e10bf7297ba9dca6a57590ebae95cbf10158a35244254f4c8',
      bytes: Buffer.from('خبر\r\n'), uri: path, mediaType: 'text/plain', charset: null, fetchedAt: null,
    }]);
  });

  test.each([
    ['page.html', '<html><body>خبر', 'text/html'],
    ['page.HTM', '<p>خبر', 'text/html'],
    ['page.aspx', '\ufeff <!-- saved -->\n<!DOCTYPE html><html>', 'text/html'],
    ['page', '<html lang="ar">', 'text/html'],
    ['page.txt', 'خبر عن <html>', 'text/plain'],
  ])('%s is taken for what it is', async (name, content, mediaType) => {
    expect(await acquire(write(name, content))).toMatchObject([{ mediaType }]);
  });

  test.each([
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('خبر من المدينة', 'utf16le')])],
    ['UTF-16 without a mark', Buffer.from('خبر من المدينة اليوم عن الاجتماع', 'utf16le')],
    ['windows-1256', Buffer.from([0xce, 0xc8, 0xd1, 0x20, 0xe3, 0xe4])],
    ['broken UTF-8', Buffer.concat([Buffer.from('خبر '), Buffer.from([0xd8, 0x20, 0xff]), Buffer.from(' آخر')])],
  ])('%s is text, whose letters are the reader\'s business', async (_, bytes) => {
    expect(await acquire(write('a.txt', bytes))).toMatchObject([{ mediaType: 'text/plain' }]);
  });

  test.each([
    ['a.txt', '', 'empty', /is empty/],
    ['a.txt', ' \n\t\r\n', 'empty', /nothing but blanks/],
    ['a.html', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'binary', /picture/],
    ['a.txt', Buffer.from([1, 2, 0, 3, 0, 0, 255, 4]), 'binary', /binary/],
    ['a', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]), 'binary', /program/],
    ['a.css', 'p { color: red }', 'unsupported', /\.css/],
    ['a.json', '{}', 'unsupported', /\.json/],
  ])('%s of %j is refused with a sentence', async (name, content, code, says) => {
    const path = write(name, content);
    const [refusal] = await acquire(path);
    expect(refusal).toMatchObject({ uri: path, code, says: expect.stringMatching(says) });
    expect((refusal as Refusal).says).toMatch(/^\/.*\.$/s);
  });

  test('a file of 200 MB is refused without being read', async () => {
    const path = write('big.txt', 'خبر');
    truncateSync(path, 200 * 2 ** 20);
    const startedAt = processorMs();
    expect(await acquire(path)).toMatchObject([{ code: 'too-large', says: expect.stringContaining('200 MB') }]);
    expect(processorMs() - startedAt).toBeLessThan(1000);
  });

  test('what does not exist, is a device, leads to itself or is an address of another kind', async () => {
    symlinkSync(place('loop'), place('loop'));
    expect(brief(await acquire(place('no-such.txt'), place('no/such.txt'), '/dev/null', place('loop'), 'ftp://example.org/خبر')))
      .toEqual(['missing', 'missing', 'unreadable', 'unreadable', 'unsupported']);
  });

  test('one that cannot be read does not stop the others', async () => {
    const good = write('good.txt', 'خبر');
    expect(brief(await acquire(place('missing.txt'), good))).toEqual(['missing', 'good.txt']);
  });
});

describe('folders', () => {
  test('are read to their depth in the order of names, without hidden files, archives and the parts of saved pages', async () => {
    write('b/2.txt', 'خبر');
    write('b/1.html', '<html>');
    write('a.txt', 'خبر');
    write('.hidden', 'خبر');
    write('.git/x.txt', 'خبر');
    write('archive.isnad-wal', 'خبر');
    write('README.md', 'عن هذه الصفحات');
    write('صفحة.html', '<html>');
    write('صفحة_files/frame.html', '<html>');
    expect(brief(await acquire(folder))).toEqual(['a.txt', 'b/1.html', 'b/2.txt', 'صفحة.html']);
    expect(await countFiles([folder])).toBe(4);
  });

  test('links inside are followed once, loops and links that leave are not', async () => {
    write('a/1.txt', 'خبر');
    symlinkSync(folder, place('a/up'));
    symlinkSync(place('a'), place('b'));
    symlinkSync(tmpdir(), place('c'));
    symlinkSync('/etc/hostname', place('d.txt'));
    expect(brief(await acquire(folder))).toEqual(['a/1.txt', 'b/1.txt', 'refused-address', 'refused-address']);
  });

  test('one without readable files says so, after saying what was wrong with its files', async () => {
    expect(brief(await acquire(folder))).toEqual(['no-files']);
    write('a.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]));
    expect(brief(await acquire(folder))).toEqual(['binary', 'no-files']);
  });
});
