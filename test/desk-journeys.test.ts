import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ar } from '../desk/src/i18n/ar.ts';
import { en } from '../desk/src/i18n/en.ts';
import { FURTHER_WORDS } from '../desk/src/i18n/further-words.ts';
import type { AddSummary } from '../src/work/add-paths.ts';
import type { Upload } from '../src/work/add-uploads.ts';
import { findViolations } from './desk-axe.ts';
import { chromiumPath, openDesk, type OpenDesk } from './desk-browser.ts';
import { makePlacedArchive } from './desk-archives.ts';
import { affairId } from './http-invented-affair.ts';

const WORDS = { ar, en };
const SETTINGS = (['ar', 'en'] as const).flatMap((language) => [1440, 390].map((width) => ({ language, width })));
const COMPARED = `/compare?article=${encodeURIComponent(affairId('a1'))}&article=${encodeURIComponent(affairId('a3'))}`;
const PAGES = ['/', '/?type=CONSULT&entity=E1&from=2023-03-01', '/map?place=E3', '/happenings/H1', '/happenings/H4', `/articles/${affairId('a3')}`, '/entities', '/entities/E4', '/outlets', `/outlets/${encodeURIComponent('منبر الجبل')}`, '/labels', '/stories/S1', '/search?q=الزنبقي', '/articles', '/add', COMPARED, '/happenings/H1/paper', '/nothing'];

if (chromiumPath === null) console.log('Browser tests left out: no Chromium here (install it or set ISNAD_CHROMIUM).');

let desk: OpenDesk;

/** Takes texts and refuses the rest, without reading any. */
async function takeTexts(uploads: readonly Upload[]): Promise<AddSummary> {
  const refusals = uploads.filter((one) => !one.name.endsWith('.txt')).map(({ name }) => ({ uri: name, code: 'binary' as const, says: `${name} is a picture, not text or a web page.` }));
  return { added: uploads.length - refusals.length, known: 0, renewed: 0, refused: refusals.length, refusals };
}

/** Opens a view and waits until nothing on it is loading. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() => document.querySelector('main h1') !== null && document.querySelector('main [role="status"], main [aria-busy="true"]') === null);
}

describe.skipIf(chromiumPath === null)('the desk', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    desk = await openDesk({ ...makePlacedArchive(), addUploads: takeTexts });
  }, 60_000);
  afterAll(() => desk?.close());
  afterEach(() => {
    expect(desk.complaints.splice(0)).toEqual([]);
  });

  describe.each(SETTINGS)('in $language at $width px', ({ language, width }) => {
    const words = WORDS[language];
    const further = FURTHER_WORDS[language];
    let page: Page;
    let close: () => Promise<void>;
    beforeAll(async () => {
      const opened = await desk.open({ language, width });
      page = opened.page;
      close = () => opened.context.close();
    });
    afterAll(() => close());

    it('opens in the reader’s language and direction, and nothing runs over the edge', async () => {
      for (const path of PAGES) {
        await visit(page, path);
        expect(await page.getAttribute('html', 'dir'), path).toBe(language === 'ar' ? 'rtl' : 'ltr');
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), path).toBe(0);
      }
      // The page that does not exist says so, and the browser notes no failed request for it.
      expect(await page.textContent('h1')).toBe(words.state.notFound);
    });

    it('narrows the list, keeps the choice in the address, and goes back', async () => {
      await visit(page, '/?minor=with');
      expect(await page.locator('article.row').count()).toBe(6);
      if (width < 900) await page.locator('aside summary').click();
      await page.getByLabel(words.types.ASSAULT, { exact: false }).first().check();
      await page.waitForURL('**/?minor=with&type=ASSAULT');
      await expect.poll(() => page.locator('article.row').count(), { timeout: 20_000 }).toBe(1);
      await page.goBack();
      await expect.poll(() => page.locator('article.row').count(), { timeout: 20_000 }).toBe(6);
    });

    it('says at a glance how many outlets and voices, and opens a sentence in place', async () => {
      await visit(page, '/');
      await page.getByRole('link', { name: 'وصل وزير الدفاع الصافي ياقوت الزنبقي إلى بندر ناردين' }).last().click();
      await page.waitForURL('**/happenings/H1');
      expect(await page.textContent('h2 .voices')).toBe(language === 'ar' ? '٥ وسائل، صوتان' : '5 outlets, 2 voices');
      const opener = width < 900 ? page.locator('.cards li', { hasText: 'ياقوت الزنبقي' }).locator('.holder') : page.locator('tbody tr', { hasText: 'ياقوت الزنبقي' }).locator('.cell');
      await opener.first().click();
      const quote = page.locator('.wording mark:visible').first();
      await quote.waitFor();
      expect(await quote.textContent()).toContain('ياقوت الزنبقي');
      await page.locator('.wording a:visible').first().click();
      await page.waitForURL('**/articles/**at=**');
      await page.locator('.target').first().waitFor();
    });

    it('shows for an origin the sentences of every outlet that relays it', async () => {
      await visit(page, '/happenings/H1');
      await page.locator(width < 750 ? '.narrow .head' : '.node.origin').first().click();
      expect(await page.locator('.detail blockquote').count()).toBe(4);
    });

    it('explains a mark in the text, and layers can be switched off', async () => {
      await visit(page, `/articles/${affairId('a3')}`);
      await page.locator('.seg.label', { hasText: 'غير الشرعية' }).click();
      const inspector = page.locator('.inspector');
      await expect.poll(() => inspector.textContent(), { timeout: 20_000 }).toContain(words.polarities.delegitimising);
      expect(await inspector.textContent()).toContain(words.dossier.ownVoice);
      await page.keyboard.press('Escape');
      await page.locator('button.layer.labels').click();
      expect(await page.locator('.seg.label').count()).toBe(0);
    });

    it('goes from mark to mark with the arrow keys', async () => {
      await visit(page, `/articles/${affairId('a3')}`);
      await page.locator('.reader [role="button"]').first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.locator('.seg.chosen').waitFor();
      expect(await page.locator('.inspector .mark').count()).toBeGreaterThan(0);
    });

    it('searches from the keyboard', async () => {
      await visit(page, '/');
      await page.keyboard.press('/');
      await page.keyboard.type('الدهماني');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search?q=**');
      await page.locator('#passages').waitFor();
      expect(await page.locator('.quote mark').first().textContent()).toContain('الدهماني');
    });

    it('shows results while typing, gone through with the arrows', async () => {
      await visit(page, '/');
      await page.keyboard.press('/');
      await page.keyboard.type('الدهماني');
      await page.locator('#found [role="option"]').nth(1).waitFor();
      expect(await page.locator('#found mark').first().textContent()).toContain('الدهماني');
      await page.keyboard.press('ArrowDown');
      expect(await page.getAttribute('[role="combobox"]', 'aria-activedescendant')).toBe('found-0');
      await page.keyboard.press('Escape');
      expect(await page.locator('#found').count()).toBe(0);
      await page.keyboard.press('ArrowDown');
      await page.locator('#found [role="option"]').nth(1).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/(happenings|entities|articles)\//);
      expect(await page.locator('#found').count()).toBe(0);
    });

    it('shows its keys at a key', async () => {
      await visit(page, '/entities');
      await page.keyboard.press('?');
      await page.locator('dialog[open]').waitFor();
      expect(await page.textContent('dialog h2')).toBe(further.help.title);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('dialog').count()).toBe(0);
    });

    it('folds smaller matters away until they are asked for', async () => {
      await visit(page, '/');
      const few = await page.locator('article.row').count();
      expect(few).toBeLessThan(6);
      await page.locator('.minor button').click();
      await expect.poll(() => page.locator('article.row').count(), { timeout: 20_000 }).toBe(6);
      await page.locator('.minor button').click();
      await expect.poll(() => page.locator('article.row').count(), { timeout: 20_000 }).toBe(few);
    });

    it('takes files and pasted text, and says what was refused', async () => {
      await visit(page, '/add');
      await page.locator('input[type="file"]').setInputFiles([{ name: 'خبر.txt', mimeType: 'text/plain', buffer: Buffer.from('خبر') }, { name: 'صورة.png', mimeType: 'image/png', buffer: Buffer.from([137, 80]) }]);
      await page.locator('.sum').waitFor();
      expect(await page.textContent('.sum')).toContain(further.add.added);
      expect(await page.locator('.refusals li').allTextContents()).toEqual(['صورة.png is a picture, not text or a web page.']);
      await page.fill('#pasted', 'عنوان الخبر\n\nنص الخبر.');
      await page.getByRole('button', { name: further.add.take }).click();
      await expect.poll(() => page.locator('.refusals li').count(), { timeout: 20_000 }).toBe(0);
      await expect.poll(() => page.inputValue('#pasted'), { timeout: 20_000 }).toBe('');
    });

    it('compares chosen articles', async () => {
      await visit(page, '/articles');
      await page.locator('main input[type="checkbox"]').nth(0).check();
      expect(await page.locator('.bar a.button').count()).toBe(0);
      await page.locator('main input[type="checkbox"]').nth(1).check();
      await page.locator('.bar a.button').click();
      await page.waitForURL('**/compare?article=**');
      await page.locator('.side').first().waitFor();
      expect(await page.locator('.side').count()).toBe(2);
    });

    it('gives the chain picture as files and the dossier on paper', async () => {
      await visit(page, '/happenings/H1');
      for (const kind of ['svg', 'png'] as const) {
        const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.picture .save button', { hasText: further.paper[kind] }).click()]);
        expect(download.suggestedFilename()).toBe(`isnad-chains-H1.${kind}`);
        expect(await download.failure()).toBeNull();
      }
      await page.locator('a[href="/happenings/H1/paper"]').click();
      await page.locator('.sources li').first().waitFor();
      expect(await page.locator('.sources li').count()).toBe(5);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('header.bar').isVisible()).toBe(false);
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
      await page.emulateMedia({ media: null });
    });

    it('changes language and direction without losing the place', async () => {
      await visit(page, '/happenings/H1');
      await page.getByRole('button', { name: words.settings.language }).click();
      await expect.poll(() => page.getAttribute('html', 'dir')).toBe(language === 'ar' ? 'ltr' : 'rtl');
      expect(page.url()).toContain('/happenings/H1');
      await page.reload();
      await page.locator('main h1').first().waitFor({ state: 'attached' });
      expect(await page.getAttribute('html', 'lang')).toBe(language === 'ar' ? 'en' : 'ar');
      await page.getByRole('button', { name: WORDS[language === 'ar' ? 'en' : 'ar'].settings.language }).click();
    });
  });

  describe.each([
    { language: 'ar', width: 1440, theme: 'light' },
    { language: 'ar', width: 390, theme: 'dark' },
    { language: 'en', width: 1440, theme: 'dark' },
    { language: 'en', width: 390, theme: 'light' },
  ] as const)('axe in $language at $width px, $theme', ({ language, width, theme }) => {
    it('finds nothing', async () => {
      const { page, context } = await desk.open({ language, width, theme });
      const found: string[] = [];
      for (const path of PAGES) {
        await visit(page, path);
        if (path === '/happenings/H1') await page.locator(width < 750 ? '.cards .holder' : 'table .gist').first().click();
        if (path.startsWith('/articles/')) await page.locator('.seg.label').first().click();
        const violations = await findViolations(page);
        found.push(...violations.map((one) => `${path} ${one}`));
      }
      await context.close();
      expect(found).toEqual([]);
    });
  });
});
