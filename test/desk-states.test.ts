import { readFileSync } from 'node:fs';
import { getElementsByTagName, textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ar } from '../desk/src/i18n/ar.ts';
import { en } from '../desk/src/i18n/en.ts';
import { FURTHER_WORDS } from '../desk/src/i18n/further-words.ts';
import { makeEmptyArchive, makePlacedArchive } from './desk-archives.ts';
import { chromiumPath, openDesk, type OpenDesk } from './desk-browser.ts';

const LANGUAGES = [
  { language: 'ar', words: ar, further: FURTHER_WORDS.ar },
  { language: 'en', words: en, further: FURTHER_WORDS.en },
] as const;
describe.skipIf(chromiumPath === null)('the first visit to an empty archive', () => {
  let desk: OpenDesk;
  afterEach(async () => {
    expect(desk.complaints.splice(0)).toEqual([]);
    await desk.close();
  });

  it.each(LANGUAGES)('offers the samples or own files in $language, and shows what they tell', async ({ language, further }) => {
    const archive = makeEmptyArchive();
    desk = await openDesk(archive);
    const { page } = await desk.open({ language, width: language === 'ar' ? 390 : 1440 });
    await page.goto('/');
    await page.getByRole('button', { name: further.add.samplesTake }).waitFor();
    await expect.poll(() => page.locator('input[type="file"]').count()).toBe(2);
    await page.getByRole('button', { name: further.add.samplesTake }).click();
    await page.locator('article.row').first().waitFor();
    expect(archive.added.length).toBeGreaterThan(5);
    expect(archive.added.every((name) => /\.(?:txt|html)$/.test(name))).toBe(true);
  });
});

describe.skipIf(chromiumPath === null)('the desk from visit to visit', () => {
  let desk: OpenDesk;
  beforeAll(async () => {
    desk = await openDesk(makePlacedArchive());
  });
  afterAll(() => desk?.close());

  it.each(LANGUAGES)('says in $language what has come since the last visit, and shows only that', async ({ language, words }) => {
    const { page, context } = await desk.open({ language, width: 1440 });
    await page.goto('/');
    await page.locator('article.row').first().waitFor();
    expect(await page.locator('.fresh').count()).toBe(0);
    await page.evaluate(() => {
      sessionStorage.clear();
      localStorage.setItem('isnad.seen', JSON.stringify({ articles: 8, at: '2023-03-21T08:00:00.000Z' }));
    });
    await page.reload();
    await page.locator('.fresh').waitFor();
    expect(await page.textContent('.fresh')).toContain(language === 'ar' ? '٢١ آذار ٢٠٢٣' : '21 March 2023');
    await page.getByRole('link', { name: words.front.onlyNew }).click();
    await page.waitForURL('**since=8**');
    await expect.poll(() => page.locator('article.row').count()).toBe(2);
    await expect.poll(() => page.locator('article.row .new').count()).toBe(2);
    await page.locator('.chip', { hasText: words.front.newOnly }).click();
    await expect.poll(() => page.locator('article.row').count()).toBeGreaterThan(2);
    expect(desk.complaints.splice(0)).toEqual([]);
    await context.close();
  });

  it.each(LANGUAGES)('narrows by person, place and days in $language, and the address keeps it', async ({ language, words }) => {
    const { page, context } = await desk.open({ language, width: 1440 });
    await page.goto('/?minor=with');
    const persons = page.locator('aside fieldset', { hasText: words.filters.person });
    await persons.locator('label', { hasText: language === 'ar' ? 'الدهماني' : 'al-Dahmani' }).locator('input').check();
    await page.waitForURL('**entity=E7**');
    await expect.poll(() => page.locator('article.row').count()).toBe(1);
    await page.reload();
    await page.locator('.chip', { hasText: language === 'ar' ? 'قاسم الدهماني' : 'Qasim al-Dahmani' }).click();
    await page.getByRole('searchbox', { name: words.front.find }).fill('الفيروز');
    await page.locator('.picker button').first().click();
    await page.waitForURL('**place=E10**');
    await expect.poll(() => page.locator('article.row').count()).toBe(1);
    await page.goto('/?minor=with&from=2023-03-15&to=2023-03-31');
    await expect.poll(() => page.locator('article.row').count()).toBe(2);
    expect(desk.complaints.splice(0)).toEqual([]);
    await context.close();
  });

  it.each(LANGUAGES)('gives the time line as a picture in $language, as it is drawn and narrowed', async ({ language, words }) => {
    const { page, context } = await desk.open({ language, width: 1440 });
    await page.goto('/?from=2023-03-01&to=2023-03-31&status=happened&outlet=صدى الساحل,الميزان');
    await page.locator('.line .mark').first().waitFor();
    await page.locator('.chip').first().waitFor();
    for (const kind of ['svg', 'png'] as const) {
      const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.line .save button', { hasText: kind.toUpperCase() }).click()]);
      expect(file.suggestedFilename()).toBe(`isnad-timeline.${kind}`);
      const bytes = readFileSync(await file.path());
      if (kind === 'png') expect(bytes.subarray(0, 4)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
      else expect(readPicture(bytes.toString())).toEqual({
        title: `${words.front.timeLine} · ${(await page.locator('.line .range').textContent())!.replace(words.front.range, '')}`,
        filters: `${words.front.filters}: ${[words.statuses.happened, 'صدى الساحل', 'الميزان'].map((one) => `\u2068${one}\u2069`).join(language === 'ar' ? '، ' : ', ')}`,
        side: language === 'ar' ? 1368 : 32,
        stories: await page.locator('.line .lane .name').count() - 1,
        outside: [],
      });
    }
    expect(desk.complaints.splice(0)).toEqual([]);
    await context.close();
  });

  it.each(LANGUAGES)('puts places on a map of its own in $language, with a list for the keyboard', async ({ language, words, further }) => {
    const { page, context } = await desk.open({ language, width: 1440 });
    await page.goto('/map');
    await expect.poll(() => page.locator('.map .mark').count()).toBe(2);
    await page.locator('.list button.plain', { hasText: language === 'ar' ? 'ميناء الفيروز' : 'Port of Fayruz' }).press('Enter');
    await page.waitForURL('**place=E10**');
    await page.locator('#there').waitFor();
    await expect.poll(() => page.locator('.map .mark.chosen').count()).toBe(1);
    await page.locator('.window').focus();
    const before = await page.locator('.window > svg').getAttribute('viewBox');
    await page.keyboard.press('+');
    await expect.poll(() => page.locator('.window > svg').getAttribute('viewBox')).not.toBe(before);
    for (const kind of ['svg', 'png'] as const) {
      const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.save button', { hasText: further.paper[kind] }).click()]);
      expect(file.suggestedFilename()).toBe(`isnad-map.${kind}`);
    }
    await page.goto('/happenings/H4');
    await page.locator('.where .mark').waitFor();
    expect(await page.textContent('.where h2')).toBe(words.dossier.where);
    expect(desk.complaints.splice(0)).toEqual([]);
    await context.close();
  });

  it.each(LANGUAGES)('says in $language that the server does not answer, and goes on when it does', async ({ language, words }) => {
    const { page, context } = await desk.open({ language, width: 390 });
    await page.goto('/entities');
    await page.locator('main li').first().waitFor();
    await page.route('**/api/entities/**', (route) => route.abort());
    await page.locator('main li a').first().click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain(words.state.offline);
    await page.unroute('**/api/entities/**');
    await page.getByRole('button', { name: words.state.retry }).click();
    await page.locator('main h1').waitFor();
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    desk.complaints.splice(0);
    await context.close();
  });
});

/** What an SVG picture says: its title, its filters, the side where its writing begins, how many lanes, what it takes from elsewhere. */
function readPicture(svg: string): object {
  const elements = getElementsByTagName('*', parseDocument(svg, { xmlMode: true }), true);
  const texts = elements.filter(({ name }) => name === 'text');
  return {
    title: textContent(elements.find(({ name }) => name === 'title')!),
    filters: textContent(texts[2]!),
    side: Number(texts[0]!.attribs['x']),
    stories: elements.filter(({ name, attribs }) => name === 'rect' && attribs['height'] === '1').length - 1,
    outside: elements.filter(({ name, attribs }) => ['image', 'use', 'a', 'script', 'style', 'foreignObject'].includes(name) || 'href' in attribs).map(({ name }) => name),
  };
}
