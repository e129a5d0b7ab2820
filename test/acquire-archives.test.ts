import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { WARCParser, WARCRecord, WARCSerializer } from 'warcio';
import { describe, expect, test } from 'vitest';
import type { Capture } from '../src/model/capture.ts';
import { acquire, codes, contentOf, page, textOf, useFolder } from './acquire-folder.ts';
import { measureHeldBytes } from './held-memory.ts';

const { write } = useFolder();
const CRLF = '\r\n';

function httpAnswer(body: string | Uint8Array, headers: Record<string, string> = {}, status = '200 OK'): Buffer {
  const lines = Object.entries({ 'Content-Type': 'text/html; charset=utf-8', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([Buffer.from([`HTTP/1.1 ${status}`, ...lines, '', ''].join(CRLF)), Buffer.from(body)]);
}

function record(address: string, block: Uint8Array, type = 'response'): Buffer {
  const head = ['WARC/1.0', `WARC-Type: ${type}`, `WARC-Target-URI: ${address}`, 'WARC-Date: 2021-03-04T05:06:07Z', 'WARC-Record-ID: <urn:uuid:1>', 'Content-Type: application/http;msgtype=response', `Content-Length: ${block.length}`, '', ''];
  return Buffer.concat([Buffer.from(head.join(CRLF)), block, Buffer.from(CRLF + CRLF)]);
}

const chunked = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  const half = Math.floor(bytes.length / 2);
  const chunk = (part: Buffer): Buffer => Buffer.concat([Buffer.from(`${part.length.toString(16)};x=1${CRLF}`), part, Buffer.from(CRLF)]);
  return Buffer.concat([chunk(bytes.subarray(0, half)), chunk(bytes.subarray(half)), Buffer.from(`0${CRLF}${CRLF}`)]);
};

const RECORDS = [
  record('https://mizan.example/1', httpAnswer(page('الأول'))),
  record('https://mizan.example/2', httpAnswer(chunked(page('الثاني')), { 'Transfer-Encoding': 'chunked' })),
  record('https://mizan.example/3', httpAnswer(gzipSync(page('الثالث')), { 'Content-Encoding': 'gzip' })),
  record('https://mizan.example/4', httpAnswer(brotliCompressSync(page('الرابع')), { 'Content-Encoding': 'br' })),
  record('https://mizan.example/a.png', httpAnswer(Buffer.from([0x89, 0x50]), { 'Content-Type': 'image/png' })),
  record('https://mizan.example/gone', httpAnswer(page('404'), {}, '404 Not Found')),
  record('https://mizan.example/5', Buffer.from('GET / HTTP/1.1'), 'request'),
];
const PAGES = ['الأول', 'الثاني', 'الثالث', 'الرابع'].map(page);

/** The pages of an archive as another reader sees them. */
async function readWithOracle(path: string): Promise<string[]> {
  const pages: string[] = [];
  const bytes = readFileSync(path);
  for await (const found of new WARCParser((async function* () { yield bytes; })())) {
    const text = await found.contentText();
    if (found.warcType === 'response' && found.httpHeaders?.statusCode === 200 && found.httpHeaders.headers.get('content-type')?.includes('html')) pages.push(text);
  }
  return pages;
}

describe('web archives', () => {
  test.each([
    ['plain', 'a.warc', (records: Buffer[]) => Buffer.concat(records)],
    ['packed record by record', 'a.warc.gz', (records: Buffer[]) => Buffer.concat(records.map((one) => gzipSync(one)))],
    ['packed as a whole', 'b.warc.gz', (records: Buffer[]) => gzipSync(Buffer.concat(records))],
  ])('%s: pages with their addresses and times, as another reader sees them', async (_, name, pack) => {
    const path = write(name, pack(RECORDS));
    const outcomes = await acquire(path);
    expect(outcomes.map(textOf)).toEqual(PAGES);
    expect(outcomes[0]).toMatchObject({ uri: 'https://mizan.example/1', mediaType: 'text/html', charset: 'utf-8', fetchedAt: '2021-03-04T05:06:07.000Z', carrier: { archive: path } });
    // The other reader does not unpack Brotli.
    expect(outcomes.map(textOf).slice(0, 3)).toEqual((await readWithOracle(path)).slice(0, 3));
  });

  test('written by another program', async () => {
    const written: Uint8Array[] = [];
    for (const [at, html] of PAGES.entries()) {
      const one = WARCRecord.create({ url: `https://mizan.example/${at}`, date: '2021-03-04T05:06:07Z', type: 'response', warcVersion: 'WARC/1.1', httpHeaders: { 'Content-Type': 'text/html' } }, (async function* () { yield new TextEncoder().encode(html); })());
      written.push(await WARCSerializer.serialize(one, { gzip: true }));
    }
    expect((await acquire(write('a.warc.gz', Buffer.concat(written)))).map(textOf)).toEqual(PAGES);
  });

  test('text records, as crawls publish them', async () => {
    const outcomes = await acquire(write('a.warc', record('https://mizan.example/1', Buffer.from('خبر'), 'conversion').toString().replace('application/http;msgtype=response', 'text/plain')));
    expect(outcomes).toMatchObject([{ mediaType: 'text/plain', uri: 'https://mizan.example/1' }]);
  });

  test('a record cut short is refused with its place, those before it are read', async () => {
    const whole = Buffer.concat(RECORDS);
    const outcomes = await acquire(write('a.warc', Buffer.concat([whole, RECORDS[0]!.subarray(0, 400)])));
    expect(codes(outcomes)).toEqual(['capture', 'capture', 'capture', 'capture', 'damaged']);
    expect(contentOf(outcomes[4])).toContain(`byte ${whole.length.toLocaleString('en')} ends`);
  });

  test('a broken record in between is left out with its place', async () => {
    const rubbish = Buffer.from(`WARC/1.0${CRLF}WARC-Type: response${CRLF}Content-Length: many${CRLF}${CRLF}`);
    const outcomes = await acquire(write('a.warc', Buffer.concat([RECORDS[0]!, rubbish, RECORDS[1]!])));
    expect(codes(outcomes)).toEqual(['capture', 'damaged', 'capture']);
    expect(contentOf(outcomes[1])).toContain(`byte ${RECORDS[0]!.length.toLocaleString('en')} does not say how long it is`);
  });

  test('a broken and a cut member of a packed archive', async () => {
    const members = RECORDS.slice(0, 4).map((one) => gzipSync(one));
    members[1] = Buffer.from(members[1]!);
    members[1]!.fill(0x55, 40, 90);
    members[3] = members[3]!.subarray(0, 100);
    const outcomes = await acquire(write('a.warc.gz', Buffer.concat(members)));
    expect(codes(outcomes)).toEqual(['capture', 'damaged', 'capture', 'damaged']);
    expect(contentOf(outcomes[1])).toContain(`byte ${members[0]!.length.toLocaleString('en')} is broken`);
    expect(contentOf(outcomes[3])).toMatch(/ends early/);
  });

  test('a body that unpacks without end, and one that is broken', async () => {
    const bomb = httpAnswer(gzipSync(Buffer.alloc(64 * 2 ** 20)), { 'Content-Encoding': 'gzip' });
    const broken = httpAnswer(gzipSync(page('x')).subarray(0, 60), { 'Content-Encoding': 'gzip' });
    const outcomes = await acquire(write('a.warc', Buffer.concat([record('https://a.example/', bomb), record('https://b.example/', broken), RECORDS[0]!])));
    expect(codes(outcomes)).toEqual(['too-large', 'damaged', 'capture']);
  });

  test('one without pages, one without bytes', async () => {
    expect(codes(await acquire([write('a.warc', RECORDS[4]!), write('b.warc', '')]))).toEqual(['no-files', 'empty']);
  });

  test('a packed archive of 400 MB is streamed', async () => {
    const filler = record('https://a.example/film.mp4', httpAnswer(Buffer.alloc(50 * 2 ** 20, 7), { 'Content-Type': 'video/mp4' }));
    const path = write('a.warc.gz', Buffer.concat([RECORDS[0]!, ...Array.from({ length: 8 }, () => filler), RECORDS[1]!].map((one) => gzipSync(one, { level: 1 }))));
    const before = await measureHeldBytes();
    const { acquirePaths } = await import('../src/acquire/acquire-paths.ts');
    let most = 0;
    const texts: string[] = [];
    for await (const outcome of acquirePaths([path])) {
      texts.push(textOf(outcome));
      most = Math.max(most, (await measureHeldBytes()) - before);
    }
    expect(texts).toEqual(PAGES.slice(0, 2));
    expect(most).toBeLessThan(300 * 2 ** 20);
  });
});

describe('ZIP folders', () => {
  test('are read as folders are, tables and archives within them too', async () => {
    const path = write('a.zip', zipSync({
      'b/2.txt': strToU8('خبر ثان'), 'a.html': strToU8(page('أول')), 'a_files/x.html': strToU8(page('جزء')), '__MACOSX/a.html': strToU8('x'), '.hidden.txt': strToU8('x'),
      'rows.jsonl': strToU8('{"text":"صف"}'), 'c.warc': new Uint8Array(RECORDS[0]!), 'stored.txt': [strToU8('بلا ضغط'), { level: 0 }],
    }));
    const outcomes = await acquire(path);
    expect(outcomes.map((outcome) => ('code' in outcome ? outcome.says : outcome.uri!.replace(path, '')))).toEqual(['!a.html', '!b/2.txt', 'https://mizan.example/1', '!rows.jsonl#1', '!stored.txt']);
    expect(textOf(outcomes[1])).toBe('خبر ثان');
    expect(textOf(outcomes[4])).toBe('بلا ضغط');
  });

  test('names that leave the folder, archives in archives and other strangers are refused, the rest is read', async () => {
    const outcomes = await acquire(write('a.zip', zipSync({ '../up.txt': strToU8('خبر'), '/root.txt': strToU8('خبر'), 'in.zip': zipSync({ 'a.txt': strToU8('خبر') }), 'p.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'z.txt': strToU8('خبر') })));
    expect(codes(outcomes)).toEqual(['refused-address', 'refused-address', 'unsupported', 'binary', 'capture']);
  });

  test('a bomb is refused without being unpacked', async () => {
    const zip = zipSync({ 'a.txt': [new Uint8Array(200 * 2 ** 20), { level: 9 }], 'b.txt': strToU8('خبر') });
    expect(codes(await acquire(write('a.zip', zip)))).toEqual(['too-large', 'capture']);
  });

  test('a bomb that says that it is small', async () => {
    const packed = deflateRawSync(Buffer.alloc(100 * 2 ** 20, ' '));
    const zip = Buffer.from(zipSync({ 'a.txt': [new Uint8Array(packed), { level: 0 }] }));
    // The stored entry is turned into a packed one of 10 bytes.
    for (const [mark, method, size] of [['PK\x03\x04', 8, 22], ['PK\x01\x02', 10, 24]] as const) {
      const at = zip.indexOf(mark, 0, 'latin1');
      zip.writeUInt16LE(8, at + method);
      zip.writeUInt32LE(10, at + size);
    }
    expect(codes(await acquire(write('a.zip', zip)))).toEqual(['too-large']);
  });

  test('one that ends early, one that is empty', async () => {
    const zip = zipSync({ 'a.txt': strToU8('خبر '.repeat(100)) });
    expect(codes(await acquire([write('a.zip', zip.subarray(0, zip.length - 30)), write('b.zip', zipSync({ 'a/': new Uint8Array(0), 'p.css': strToU8('p{}') }))]))).toEqual(['damaged', 'unsupported']);
  });

  test('WACZ: the pages of the web archives in it', async () => {
    const outcomes = await acquire(write('a.wacz', zipSync({
      'datapackage.json': strToU8('{}'), 'pages/pages.jsonl': strToU8('{"format":"json-pages-1.0"}\n{"url":"x","text":"y"}'), 'indexes/index.cdx': strToU8('x'),
      'archive/data.warc.gz': [new Uint8Array(Buffer.concat(RECORDS.map((one) => gzipSync(one)))), { level: 0 }],
    })));
    expect(outcomes.map(textOf)).toEqual(PAGES);
  });
});

describe('gzip files', () => {
  test('a page; a bomb; one cut short', async () => {
    expect((await acquire(write('a.html.gz', gzipSync(page('خبر'))))).map(textOf)).toEqual([page('خبر')]);
    expect(codes(await acquire([write('b.txt.gz', gzipSync(Buffer.alloc(100 * 2 ** 20, ' '))), write('c.txt.gz', gzipSync('خبر '.repeat(9)).subarray(0, 20))]))).toEqual(['too-large', 'damaged']);
    expect(codes(await acquire(write('d.jsonl.gz', gzipSync('\n'.repeat(300 * 2 ** 20)))))).toEqual(['too-large']);
  });
});

describe('MHTML', () => {
  const parts = (coding: string, body: string): string => [
    'From: <Saved by Blink>', 'Snapshot-Content-Location: https://mizan.example/1', 'Subject: x', 'MIME-Version: 1.0',
    'Content-Type: multipart/related;', '\ttype="text/html";', '\tboundary="----Part--1"', '', '',
    '------Part--1', 'Content-Type: image/png', 'Content-Transfer-Encoding: base64', 'Content-Location: https://mizan.example/a.png', '', 'iVBORw0KGgo=', '',
    '------Part--1', 'Content-Type: text/html; charset=utf-8', `Content-Transfer-Encoding: ${coding}`, 'Content-Location: https://mizan.example/1', '', body, '',
    '------Part--1--', '',
  ].join(CRLF);
  const quoted = (text: string): string => [...Buffer.from(text)].map((byte, at) => `${byte === 0x3d || byte > 0x7e ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte)}${at % 20 === 19 ? `=${CRLF}` : ''}`).join('');

  test.each([['quoted-printable', quoted(page('خبر'))], ['base64', Buffer.from(page('خبر')).toString('base64').replace(/.{76}/g, `$&${CRLF}`)], ['8bit', Buffer.from(page('خبر')).toString('latin1')]])('%s', async (coding, body) => {
    const outcomes = await acquire(write('a.mhtml', Buffer.from(parts(coding, body), 'latin1')));
    expect(outcomes).toMatchObject([{ mediaType: 'text/html', charset: 'utf-8', carrier: { url: 'https://mizan.example/1' } }]);
    expect(textOf(outcomes[0]).trimEnd()).toBe(page('خبر'));
    expect((outcomes[0] as Capture).uri).toMatch(/a\.mhtml$/);
  });

  test('one that ends before its page', async () => {
    expect(codes(await acquire([write('a.mhtml', parts('8bit', 'x').slice(0, 300)), write('b.mht', '')]))).toEqual(['damaged', 'empty']);
  });
});
