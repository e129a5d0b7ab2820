/** Pages of newspapers as PDF. The pages are printed here, by a Chromium of this machine; without one, or without the optional part, they are left out. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceFile } from '../src/acquire/format.ts';
import { makePdfFormat } from '../src/acquire/pdf/pdf-page.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { Article } from '../src/model/article.ts';
import type { Capture } from '../src/model/capture.ts';
import { loadOutlets } from '../src/read/outlets.ts';
import { readCapture } from '../src/read/read-capture.ts';
import { acquire, codes, contentOf, useFolder } from './acquire-folder.ts';

const CHROMIUM = [process.env['ISNAD_CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path !== '' && existsSync(path));
const hasPart = await import('@hyzyla/pdfium').then(() => true, () => false);
if (!CHROMIUM || !hasPart) console.warn(`acquire-pdf: ${CHROMIUM ? 'no @hyzyla/pdfium' : 'no Chromium'} on this machine, the printed pages were left out`);

const TITLE = 'الوكالات تتناقل خبر الاجتماع في الرابية لأول مرة';
const FIRST = 'قالت وكالات الأنباء إن الاجتماع الأول بين الطرفين انتهى بلا اتفاق، وإن اللجان الفنية ستلتقي مرة ثانية يوم 20 آذار المقبل لاستكمال بحث ملف الأسرى.';
const SECOND = 'وأضافت الوكالات أن 36 أسيرًا من الجانبين سيطلق سراحهم خلال أيام، وأن لائحة الأسماء سلمت إلى الصليب الأحمر (ICRC) للتدقيق فيها قبل الإفراج عنهم.';
const THIRD = 'وأشار المتحدث باسم الحكومة إلى أن الخلاف لا يزال قائمًا حول آلية المراقبة، لافتًا إلى أن الأمم المتحدة اقترحت نشر مراقبين في ثلاث نقاط على الطريق الساحلي، وأن الردود لم تصل بعد.';
const FOURTH = 'ولاحظ مراقبون أن البيان خلا من أي إشارة إلى موعد الانسحاب، وهو الملف الذي كاد يفجر المحادثات في جولتها الأولى.';

const HEAD = '<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><style>@page{size:A4;margin:40pt}body{font-family:"DejaVu Sans","Noto Naskh Arabic",sans-serif;font-size:10pt;line-height:1.5;margin:0}h1{font-size:22pt;margin:8pt 0}';
/** Columns as a browser flows them: paragraphs run on from the foot of one to the head of the next. */
const FLOWED = `${HEAD}.c{columns:3;column-gap:18pt;text-align:justify}p{margin:0;text-indent:12pt}</style><div>الميزان - العدد 1204 - الأحد 14 آذار 2021</div><h1>${TITLE}</h1><div class="c">${[FIRST, SECOND, THIRD, FOURTH].map((text) => `<p>${text}</p>`).join('')}</div>`;
/** Columns as a page maker may write them into the file: the left one first, the title last. */
const PLACED = `${HEAD}div{position:absolute}p{margin:0 0 14pt}</style><div style="left:0;top:130pt;width:150pt"><p>${THIRD}</p><p>${FOURTH}</p></div><div style="left:190pt;top:130pt;width:150pt"><p>${SECOND}</p></div><div style="left:380pt;top:130pt;width:135pt"><p>${FIRST}</p></div><div style="left:0;right:0;top:10pt"><h1>${TITLE}</h1></div>`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-pdf-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function print(name: string, html: string): string {
  const [page, pdf] = [join(folder, `${name}.html`), join(folder, `${name}.pdf`)];
  writeFileSync(page, html);
  const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', `--user-data-dir=${join(folder, 'profile')}`];
  execFileSync(CHROMIUM!, [...quiet, `--print-to-pdf=${pdf}`, `file://${page}`], { stdio: 'ignore', timeout: 60_000 });
  return pdf;
}

describe.skipIf(!CHROMIUM || !hasPart)('a printed page', () => {
  test.each([['flowed', FLOWED, 1], ['placed', PLACED, 0]])('%s: columns from the right, whole paragraphs, «لا» in order, the title by its letters', async (name, html, above) => {
    const [capture] = (await acquire(print(name, html))) as Capture[];
    expect(capture).toMatchObject({ mediaType: 'application/pdf', carrier: { title: TITLE } });
    expect(capture!.carrier!['content']!.split('\n').slice(above)).toEqual([TITLE, FIRST, SECOND, THIRD, FOURTH]);
  }, 120_000);

  test('is read as an article with its headline and its bytes kept', async () => {
    const path = print('read', FLOWED);
    const [capture] = (await acquire(path)) as Capture[];
    expect(Buffer.from(capture!.bytes).equals(readFileSync(path))).toBe(true);
    const language = loadLanguage('ar');
    const article = readCapture(capture!, language, loadOutlets(language)) as Article;
    expect(article.headline).toBe(TITLE);
    expect(article.blocks.filter(({ role }) => role === 'paragraph').map(({ span }) => article.text.slice(...span))).toEqual([FIRST, SECOND, THIRD, FOURTH]);
    expect(article.published).toMatchObject({ start: '2021-03-14', end: '2021-03-14' });
  }, 120_000);
});

describe.skipIf(!hasPart)('what is no page of text', () => {
  const { write } = useFolder();

  test('a damaged PDF', async () => {
    const outcomes = await acquire(write('a.pdf', '%PDF-1.7\nليس ملفا'));
    expect(codes(outcomes)).toEqual(['damaged']);
    expect(contentOf(outcomes[0])).toMatch(/damaged or locked with a password/);
  });

  test('a PDF without text', async () => {
    const empty = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF';
    const outcomes = await acquire(write('b.pdf', empty));
    expect(codes(outcomes)).toEqual(['not-text']);
    expect(contentOf(outcomes[0])).toMatch(/OCR/);
  });
});

test('without the optional part one sentence says how to add it', async () => {
  const head = Buffer.from('%PDF-1.7\n');
  const file: SourceFile = { path: 'صفحة.pdf', sizeBytes: head.length, head, diskPath: null, stream: async function* () { yield head; } };
  const format = makePdfFormat(async () => null);
  expect(format.claims(file)).toBe(true);
  const outcomes = [];
  for await (const outcome of format.captures(file, { columns: null, captureInner: async function* () {} })) outcomes.push(outcome);
  expect(outcomes).toEqual([{ uri: 'صفحة.pdf', code: 'binary', says: 'صفحة.pdf is a PDF document; to read the text of PDFs, add the optional part with "npm install @hyzyla/pdfium" and name the file again.' }]);
});
