import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePlacedArchive } from './desk-archives.ts';
import { chromiumPath, openDesk, type OpenDesk } from './desk-browser.ts';
import { buildDesk } from './desk-built.ts';

/** The data of the front page over 10,000 real articles are 11 KB: with these the first load stays below 150 KB. */
const MOST_WITHOUT_DATA = 135_000;
const MOST_DATA = 15_000;
const WHOLE = createRequire(import.meta.url).resolve('@fontsource/ibm-plex-sans-arabic/package.json').replace('package.json', 'files/');
/** Vowel signs, letters of names from elsewhere, digits of three scripts, ligatures, quotes. */
const LINES = [
  'أُعْلِنَتِ النَّتَائِجُ مُسَاءً، وَقَالَ «المُتَحَدِّثُ»: لا إلهَ إلّا اللهُ؛ كيف؟', 'ڤيينا ڨفصة پاريس چاد گلستان ڭنون یک کشور یهودیۀ', '٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 0123456789 ١٬٢٣٤٫٥٪', 'لا لأ لإ لآ كلّا فلأنّ بِاللهِ ٱلرَّحمٰنِ عليهِۖ ــ مــد', '“quoted” ‘single’ — – … • × · ° € ↑ ↓ Damascus, 2011',
];

describe.skipIf(chromiumPath === null)('the first load', () => {
  let desk: OpenDesk;
  beforeAll(async () => {
    desk = await openDesk(makePlacedArchive());
  });
  afterAll(() => desk?.close());

  it.each(['ar', 'en'] as const)('is below 150 KB packed with gzip, fonts among them, in %s', async (language) => {
    const { page, context } = await desk.open({ language, width: 1440 });
    await page.goto('/', { waitUntil: 'networkidle' });
    // Letters of both scripts in both weights, whatever this archive's page happens to show.
    await page.evaluate(() => Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 16px Desk`, 'خبر news'))));
    await expect.poll(() => page.evaluate(() => performance.getEntries().filter(({ name }) => name.endsWith('.woff2')).length)).toBe(4);
    const addresses = await page.evaluate(() => performance.getEntries().filter((entry) => 'encodedBodySize' in entry).map(({ name }) => name));
    const sizes = await Promise.all(addresses.map(async (address) => ({ address, size: await packedSize(address) })));
    await context.close();
    const sum = (some: typeof sizes) => some.reduce((total, { size }) => total + size, 0);
    expect(sizes.filter(({ address }) => address.endsWith('.woff2'))).toHaveLength(4);
    expect(sum(sizes.filter(({ address }) => !address.includes('/api/')))).toBeLessThan(MOST_WITHOUT_DATA);
    expect(sum(sizes.filter(({ address }) => address.includes('/api/')))).toBeLessThan(MOST_DATA);
  });

  it('draws letters as the whole fonts do', async () => {
    const { page, context } = await desk.open({ language: 'ar', width: 1440 });
    await page.goto('about:blank');
    await addFaces(page);
    for (const weight of [400, 600]) {
      for (const line of LINES) expect(await page.evaluate(drawTwice, [line, weight] as const), `${weight} ${line}`).toBe(true);
    }
    await context.close();
  });
});

/** Text is packed by the server; fonts are packed already. */
async function packedSize(address: string): Promise<number> {
  const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
  return address.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length;
}

/** The desk's own faces as «Desk», and whole ones from their package as «Whole». */
async function addFaces(page: Page): Promise<void> {
  const inline = (path: string): string => `url(data:font/woff2;base64,${readFileSync(path).toString('base64')})`;
  const assets = join(await buildDesk(), 'assets');
  const sheets = readdirSync(assets).filter((name) => name.endsWith('.css')).map((name) => readFileSync(join(assets, name), 'utf8')).join('');
  const own = sheets.match(/@font-face\s*\{[^}]*\}/g)!.join('\n').replace(/url\("?\/assets\/([^)"]+)"?\)/g, (_, name: string) => inline(join(assets, name)));
  const files = readdirSync(WHOLE).filter((name) => /-arabic-(?:arabic|latin)-(?:400|600)-normal\.woff2$/.test(name));
  const ranges: Record<string, string> = { arabic: 'U+600-6FF, U+750-77F, U+200C-200F, U+FB50-FEFC', latin: 'U+20-FF, U+131, U+152-153, U+2010-2027, U+20AC, U+2191, U+2193, U+2212' };
  const whole = files.map((name) => {
    const [, script, weight] = /-arabic-(arabic|latin)-(\d+)-/.exec(name)!;
    return `@font-face { font-family: Whole; font-weight: ${weight}; src: ${inline(join(WHOLE, name))}; unicode-range: ${ranges[script!]}; }`;
  });
  await page.addStyleTag({ content: own + whole.join('\n') });
}

/** Whether a line looks the same in both families, dot for dot. */
async function drawTwice([line, weight]: readonly [string, number]): Promise<boolean> {
  const draw = async (family: string): Promise<string> => {
    await document.fonts.load(`${weight} 40px ${family}`, line);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1600, 120];
    const brush = canvas.getContext('2d')!;
    brush.font = `${weight} 40px ${family}, monospace`;
    brush.fillText(line, 20, 70);
    return canvas.toDataURL();
  };
  return (await draw('Desk')) === (await draw('Whole'));
}
