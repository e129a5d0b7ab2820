/**
 * Reading pages: speed, memory and accuracy together, against two JavaScript extractors on the same pages. Each reader runs in
 * processes of its own, in turns, so that none warms the machine for another.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SHARED } from '../eval/score.ts';
import { captureOf, readCapture, readingText } from '../eval/reading.ts';
import { decode } from '../src/read/decode.ts';
import { loadPageFixtures } from '../test/pages/html/page-fixture.ts';

const READERS = ['isnad', 'readability', 'defuddle'] as const;
type Reader = (typeof READERS)[number];
const TURNS = 2;
const PASSES = 3;

interface Page {
  readonly uri: string;
  readonly html: string;
  readonly bytes: Uint8Array;
  readonly mustHave: readonly string[];
  readonly mustNot: readonly string[];
}

interface Result {
  readonly pagesASecond: number;
  readonly megabytes: number;
  readonly found: number;
  readonly missed: number;
  readonly leaked: number;
}

function loadPages(): Page[] {
  const fixtures = loadPageFixtures().filter(({ gold }) => gold.refusal === undefined);
  const pages = fixtures.map(({ gold, html, bytes, mustHave, mustNot }) => ({ uri: gold.uri, html, bytes, mustHave, mustNot }));
  const folder = join(SHARED, 'data', 'html');
  if (!existsSync(folder)) return pages;
  const real = readdirSync(folder).filter((file) => file.endsWith('.html')).map((file): Page => {
    const bytes = readFileSync(join(folder, file));
    return { uri: file, html: bytes.toString('utf8'), bytes, mustHave: [], mustNot: [] };
  });
  return [...pages, ...real];
}

/** A reader's text of a page, or '' when it gives up. */
async function makeReader(name: Reader): Promise<(page: Page) => Promise<string> | string> {
  if (name === 'isnad') {
    return ({ bytes, uri }) => {
      const read = readCapture(captureOf(bytes, uri));
      return 'code' in read ? '' : readingText(read);
    };
  }
  const { parseHTML } = await import('linkedom');
  const htmlOf = ({ bytes, uri }: Page): string => {
    const decoded = decode(captureOf(bytes, uri));
    return 'code' in decoded ? '' : decoded.text;
  };
  if (name === 'readability') {
    const { Readability } = await import('@mozilla/readability');
    return (page) => {
      const article = new Readability(parseHTML(htmlOf(page)).document as unknown as Document).parse();
      return `${article?.title ?? ''} ${article?.textContent ?? ''}`;
    };
  }
  const { Defuddle } = await import('defuddle/node');
  return async (page) => {
    const article = await Defuddle(parseHTML(htmlOf(page)).document as unknown as Document, page.uri, {});
    return `${article.title} ${parseHTML(`<body>${article.content}</body>`).document.body?.textContent ?? ''}`;
  };
}

async function measure(name: Reader): Promise<Result> {
  const pages = loadPages();
  const read = await makeReader(name);
  const squeeze = (text: string): string => text.replace(/\s+/g, ' ');
  let [found, missed, leaked] = [0, 0, 0];
  for (const page of pages) {
    const text = squeeze(await quietly(() => read(page)));
    for (const segment of page.mustHave) if (text.includes(squeeze(segment))) found++; else missed++;
    for (const segment of page.mustNot) if (text.includes(squeeze(segment))) leaked++;
  }
  const before = process.memoryUsage.rss();
  const start = process.hrtime.bigint();
  for (let pass = 0; pass < PASSES; pass++) for (const page of pages) await quietly(() => read(page));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return { pagesASecond: (pages.length * PASSES) / seconds, megabytes: Math.max(before, process.memoryUsage.rss()) / 2 ** 20, found, missed, leaked };
}

/** A reader that throws on a page has not read it. */
async function quietly(read: () => Promise<string> | string): Promise<string> {
  try {
    return await read();
  } catch {
    return '';
  }
}

const asked = process.argv[2] as Reader | undefined;
if (asked) {
  console.log(JSON.stringify(await measure(asked)));
} else {
  const results = new Map<Reader, Result[]>();
  for (let turn = 0; turn < TURNS; turn++) {
    for (const name of READERS) {
      const run = spawnSync(process.execPath, [import.meta.filename, name], { encoding: 'utf8' });
      const line = run.stdout.trim().split('\n').at(-1) ?? '';
      if (run.status !== 0) throw new Error(`${name}: ${run.stderr}`);
      results.set(name, [...(results.get(name) ?? []), JSON.parse(line) as Result]);
    }
  }
  console.log('reader        pages/s     MB      F1   missed  leaked');
  for (const [name, all] of results) {
    const best = all.reduce((a, b) => (b.pagesASecond > a.pagesASecond ? b : a));
    const f1 = (2 * best.found) / (2 * best.found + best.missed + best.leaked);
    console.log(`${name.padEnd(12)} ${best.pagesASecond.toFixed(0).padStart(8)} ${best.megabytes.toFixed(0).padStart(6)}   ${f1.toFixed(3)} ${String(best.missed).padStart(7)} ${String(best.leaked).padStart(7)}`);
  }
}
