import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ar } from '../desk/src/i18n/ar.ts';
import { en } from '../desk/src/i18n/en.ts';
import { FURTHER_WORDS } from '../desk/src/i18n/further-words.ts';
import type { AddProgress, AddSummary } from '../src/work/add-paths.ts';
import type { Upload } from '../src/work/add-uploads.ts';
import { measureOverrun } from './desk-axe.ts';
import { chromiumPath, openDesk, type OpenDesk } from './desk-browser.ts';
import { makePlacedArchive } from './desk-archives.ts';
import { affairId } from './http-invented-affair.ts';

const WORDS = { ar, en };
const SETTINGS = (['ar', 'en'] as const).flatMap((language) => [1440, 390].map((width) => ({ language, width })));
const COMPARED = `/compare?article=${encodeURIComponent(affairId('a1'))}&article=${encodeURIComponent(affairId('a3'))}`;
const PAGES = ['/', '/?type=CONSULT&entity=E1&from=2023-03-01', '/map?place=E3', '/happenings/H1', '/happenings/H4', `/articles/${affairId('a3')}`, '/entities', '/entities/E4', '/entities/E2/statements', '/articles?entity=E2', '/outlets', `/outlets/${encodeURIComponent('منبر الجبل')}`, '/labels', '/stories/S1', '/search?q=الزنبقي', '/articles', '/add', COMPARED, '/happenings/H1/paper', '/nothing'];

if (chromiumPath === null) console.log('Browser tests left out: no Chromium here (install it or set ISNAD_CHROMIUM).');

let desk: OpenDesk;

/** Takes texts and refuses the rest, without reading any. */
async function takeTexts(uploads: readonly Upload[]): Promise<AddSummary> {
  const refusals = uploads.filter((one) => !one.name.endsWith('.txt')).map(({ name }) => ({ uri: name, code: 'binary' as const, says: `${name} is a picture, not text or a web page.` }));
  return { added: uploads.length - refusals.length, known: 0, renewed: 0, refused: refusals.length, refusals };
}

let fetchOn = (): void => {};
/** A feed of four pages: two come at once, the others when the test lets them. */
async function takeFeed(_address: string, _kind: string, tell?: (counts: AddProgress) => void): Promise<AddSummary> {
  const { promise, resolve } = Promise.withResolvers<void>();
  fetchOn = resolve;
  tell?.({ added: 2, known: 0, renewed: 0, refused: 0 });
  await promise;
  return { added: 3, known: 0, renewed: 0, refused: 1, refusals: [{ uri: 'https://example.org/4', code: 'too-large', says: 'The page is larger than 16 MB.' }] };
}

/** Opens a view and waits until nothing on it is loading, letters among it. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() => document.fonts.status === 'loaded' && document.querySelector('main h1') !== null && document.querySelector('main [role="status"], main [aria-busy="true"]') === null);
}

/** Waits until as many elements are there. */
async function expectCount(page: Page, selector: string, count: number): Promise<void> {
  await expect.poll(() => page.locator(selector).count(), { message: selector }).toBe(count);
}

describe.skipIf(chromiumPath === null)('the desk', () => {
  beforeAll(async () => {
    desk = await openDesk({ ...makePlacedArchive(), addUploads: takeTexts, addAddress: takeFeed });
  });
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
        expect(await measureOverrun(page), path).toBe(0);
      }
      // The page that does not exist says so, and the browser notes no failed request for it.
      expect(await page.textContent('h1')).toBe(words.state.notFound);
    });

    it('narrows the list, keeps the choice in the address, and goes back', async () => {
      await visit(page, '/?minor=with');
      await expectCount(page, 'article.row', 6);
      if (width < 900) await page.locator('aside summary').click();
      await page.getByLabel(words.types.ASSAULT, { exact: false }).first().check();
      await page.waitForURL('**/?minor=with&type=ASSAULT');
      await expectCount(page, 'article.row', 1);
      await page.goBack();
      await expectCount(page, 'article.row', 6);
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
      await expectCount(page, '.detail blockquote', 4);
    });

    it('explains a mark in the text, and layers can be switched off', async () => {
      await visit(page, `/articles/${affairId('a3')}`);
      await page.locator('.seg.label', { hasText: 'غير الشرعية' }).click();
      const inspector = page.locator('.inspector');
      await expect.poll(() => inspector.textContent()).toContain(words.polarities.delegitimising);
      expect(await inspector.textContent()).toContain(words.dossier.ownVoice);
      await page.keyboard.press('Escape');
      await page.locator('button.layer.labels').click();
      await expectCount(page, '.seg.label', 0);
    });

    it('goes from mark to mark with the arrow keys', async () => {
      await visit(page, `/articles/${affairId('a3')}`);
      await page.locator('.reader [role="button"]').first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.locator('.seg.chosen').waitFor();
      await page.locator('.inspector .mark').first().waitFor();
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
      await expect.poll(() => page.getAttribute('[role="combobox"]', 'aria-activedescendant')).toBe('found-0');
      await page.keyboard.press('Escape');
      await expectCount(page, '#found', 0);
      await page.keyboard.press('ArrowDown');
      await page.locator('#found [role="option"]').nth(1).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/(happenings|entities|articles)\//);
      await expectCount(page, '#found', 0);
    });

    it('shows its keys at a key', async () => {
      await visit(page, '/entities');
      await page.keyboard.press('?');
      await page.locator('dialog[open]').waitFor();
      expect(await page.textContent('dialog h2')).toBe(further.help.title);
      await page.keyboard.press('Escape');
      await expectCount(page, 'dialog', 0);
    });

    it('folds smaller matters away until they are asked for', async () => {
      await visit(page, '/');
      const few = await page.locator('article.row').count();
      expect(few).toBeLessThan(6);
      await page.locator('.minor button').click();
      await expectCount(page, 'article.row', 6);
      await page.locator('.minor button').click();
      await expectCount(page, 'article.row', few);
    });

    it('takes files and pasted text, and says what was refused', async () => {
      await visit(page, '/add');
      await page.locator('input[type="file"][multiple]').setInputFiles([{ name: 'خبر.txt', mimeType: 'text/plain', buffer: Buffer.from('خبر') }, { name: 'صورة.png', mimeType: 'image/png', buffer: Buffer.from([137, 80]) }]);
      await page.locator('.sum').waitFor();
      expect(await page.textContent('.sum')).toContain(further.add.added);
      expect(await page.locator('.refusals li').allTextContents()).toEqual(['صورة.png is a picture, not text or a web page.']);
      await page.fill('#pasted', 'عنوان الخبر\n\nنص الخبر.');
      await page.getByRole('button', { name: further.add.take }).click();
      await expectCount(page, '.refusals li', 0);
      await expect.poll(() => page.inputValue('#pasted')).toBe('');
    });

    it('takes a folder with what lies below it', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'isnad-folder-'));
      mkdirSync(join(folder, 'آذار'));
      for (const name of ['أول.txt', join('آذار', 'ثان.txt')]) writeFileSync(join(folder, name), 'خبر');
      await visit(page, '/add');
      await page.locator('input[webkitdirectory]').setInputFiles(folder);
      await expect.poll(() => page.textContent('.outcome')).toContain(`${language === 'ar' ? '٢' : '2'} ${further.add.added}`);
      rmSync(folder, { recursive: true });
    });

    it('tells how far a feed has come, and what was refused', async () => {
      await visit(page, '/add');
      await page.fill('#address', 'example.org/feed');
      await page.getByRole('radio', { name: further.add.feed }).check();
      await page.locator('form.address .button').click();
      await expect.poll(() => page.locator('.outcome').textContent()).toContain(`${language === 'ar' ? '٢' : '2'} ${further.add.added}`);
      expect(await page.locator('.sum').count()).toBe(0);
      fetchOn();
      await page.locator('.sum').waitFor();
      expect(await page.textContent('.sum')).toContain(`${language === 'ar' ? '٣' : '3'} ${further.add.added}`);
      expect(await page.locator('.refusals li').allTextContents()).toEqual(['The page is larger than 16 MB.']);
    });

    it('compares chosen articles', async () => {
      await visit(page, '/articles');
      await page.locator('main input[type="checkbox"]').nth(0).check();
      await expectCount(page, '.bar a.button', 0);
      await page.locator('main input[type="checkbox"]').nth(1).check();
      await page.locator('.bar a.button').click();
      await page.waitForURL('**/compare?article=**');
      await expectCount(page, '.side', 2);
    });

    it('gives the chain picture as files and the dossier on paper', async () => {
      await visit(page, '/happenings/H1');
      for (const kind of ['svg', 'png'] as const) {
        const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.picture .save button', { hasText: further.paper[kind] }).click()]);
        expect(download.suggestedFilename()).toBe(`isnad-chains-H1.${kind}`);
        expect(await download.failure()).toBeNull();
      }
      await page.locator('a[href="/happenings/H1/paper"]').click();
      await expectCount(page, '.sources li', 5);
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
});
