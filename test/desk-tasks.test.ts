import type { Download, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ar } from '../desk/src/i18n/ar.ts';
import { en } from '../desk/src/i18n/en.ts';
import { FURTHER_WORDS } from '../desk/src/i18n/further-words.ts';
import { chromiumPath, openDesk, type OpenDesk } from './desk-browser.ts';
import { affairDossier, affairId, affairRecords } from './http-invented-affair.ts';
import { makeMemoryArchive } from './http-memory-archive.ts';

const LANGUAGES = [
  { language: 'ar', words: ar, further: FURTHER_WORDS.ar },
  { language: 'en', words: en, further: FURTHER_WORDS.en },
] as const;
/** A new user gives up beyond these. */
const MOST_CLICKS = 4;

/** Someone who has never seen the desk: begins on the front page and counts what it takes. */
class Visitor {
  readonly page: Page;
  clicks = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async begin(): Promise<void> {
    this.clicks = 0;
    await this.page.goto('/');
    await this.page.locator('article.row').first().waitFor();
  }

  async click(what: Locator): Promise<void> {
    await what.click();
    this.clicks += 1;
  }

  async clickForFile(what: Locator): Promise<Download> {
    const [file] = await Promise.all([this.page.waitForEvent('download'), this.click(what)]);
    return file;
  }
}

let desk: OpenDesk;

describe.skipIf(chromiumPath === null)('five tasks of a new user', () => {
  beforeAll(async () => {
    desk = await openDesk(makeMemoryArchive(affairRecords, affairDossier));
  });
  afterAll(() => desk?.close());
  afterEach(() => {
    expect(desk.complaints.splice(0)).toEqual([]);
  });

  describe.each(LANGUAGES)('in $language', ({ language, words, further }) => {
    let visitor: Visitor;
    let close: () => Promise<void>;
    beforeAll(async () => {
      const { page, context } = await desk.open({ language, width: 1440 });
      visitor = new Visitor(page);
      close = () => context.close();
    });
    afterAll(() => close());
    afterEach(() => {
      expect(visitor.clicks).toBeLessThanOrEqual(MOST_CLICKS);
    });

    it('how many independent sources say that advisers are sent? Search, one click', async () => {
      const { page } = visitor;
      await visitor.begin();
      await page.keyboard.press('/');
      await page.keyboard.type('مستشارين');
      await visitor.click(page.locator('#found [role="option"]', { hasText: 'اتفاق على إيفاد' }).first());
      await page.waitForURL('**/happenings/H2');
      expect(await page.textContent('h2 .voices')).toMatch(language === 'ar' ? /صوت/ : /voice/);
      expect(visitor.clicks).toBe(1);
    });

    it('what did one report leave out that another has? The two are chosen and compared, four clicks', async () => {
      const { page } = visitor;
      await visitor.begin();
      await visitor.click(page.getByRole('link', { name: words.nav.articles, exact: true }));
      const boxes = page.locator('main input[type="checkbox"]');
      await boxes.nth(1).waitFor();
      await visitor.click(boxes.nth(0));
      await visitor.click(boxes.nth(4));
      await visitor.click(page.locator('.bar a.button'));
      await page.locator('.side').nth(1).waitFor();
      expect(await page.locator('.side h4').first().textContent()).toBe(further.compare.leavesOut);
      expect(await page.locator('.side .out').first().textContent()).not.toBe('');
      expect(visitor.clicks).toBe(4);
    });

    it('who calls it illegitimate? The matrix, one click', async () => {
      const { page } = visitor;
      await visitor.begin();
      await visitor.click(page.getByRole('link', { name: words.nav.labels, exact: true }));
      const cell = page.locator('td', { hasText: 'غير الشرعية' }).first();
      await cell.waitFor();
      const column = await cell.evaluate((element) => (element as HTMLTableCellElement).cellIndex);
      expect(await page.locator('thead th').nth(column).textContent()).toContain('منبر الجبل');
      expect(visitor.clicks).toBe(1);
    });

    it('when was the undated page written, and why is that known? The article, two clicks', async () => {
      const { page } = visitor;
      await visitor.begin();
      await visitor.click(page.getByRole('link', { name: words.nav.articles, exact: true }));
      await visitor.click(page.locator(`main a[href="/articles/${encodeURIComponent(affairId('a3'))}"]`));
      const published = page.locator('.published');
      await published.waitFor();
      expect(await published.textContent()).toContain(words.bases.text);
      expect(await published.textContent()).toContain('«أمس»');
      expect(visitor.clicks).toBe(2);
    });

    it('to Excel and to paper: the dossier, its table, its sheet, four clicks', async () => {
      const { page } = visitor;
      await visitor.begin();
      await visitor.click(page.locator('article.row h3 a').first());
      await page.locator('#facts').waitFor();
      const table = await visitor.clickForFile(page.locator('header.top a', { hasText: words.dossier.csv }));
      expect(table.suggestedFilename()).toMatch(/\.csv$/);
      const bytes = await table.createReadStream().then(async (stream) => Buffer.concat(await stream.toArray()));
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      await visitor.click(page.getByRole('link', { name: further.paper.open }));
      await page.locator('.sources li').first().waitFor();
      await page.evaluate(() => Object.assign(globalThis, { print: () => document.body.setAttribute('data-printed', '') }));
      await visitor.click(page.getByRole('button', { name: further.paper.print }));
      await page.locator('body[data-printed]').waitFor();
      const sheet = await page.pdf({ preferCSSPageSize: true });
      expect(sheet.subarray(0, 5).toString()).toBe('%PDF-');
      expect(sheet.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
      expect(visitor.clicks).toBe(4);
    });
  });
});
