import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dossier } from '../src/model/dossier.ts';
import { findViolations, measureOverrun } from './desk-axe.ts';
import { chromiumPath, openDesk, type OpenDesk } from './desk-browser.ts';
import { affairDossier, affairRecords } from './http-invented-affair.ts';
import { makeMemoryArchive } from './http-memory-archive.ts';

const HAPPENINGS = 3_000;
/** What a list may hold at once, whatever its length. */
const MOST_DRAWN = 260;

/** One happening of the affair told of again on day after day. */
function makeLong(): Dossier {
  const like = affairDossier.happenings[0]!;
  const happenings = Array.from({ length: HAPPENINGS }, (_, at) => {
    const day = new Date(Date.UTC(2015, 0, 1 + at)).toISOString().slice(0, 10);
    return { ...like, id: `H${at + 1}`, title: `الخبر رقم ${at + 1}`, time: { start: day, end: day } };
  });
  return { ...affairDossier, happenings, facts: [], stories: [] };
}

async function rowsOf(page: Page): Promise<{ drawn: number; seen: number[] }> {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-at]')];
    const seen = rows.filter((row) => row.querySelector('.pending') === null && row.getBoundingClientRect().bottom > 0 && row.getBoundingClientRect().top < innerHeight);
    return { drawn: rows.length, seen: seen.map((row) => Number(row.dataset['at'])) };
  });
}

describe.skipIf(chromiumPath === null)('a list of thousands', () => {
  let desk: OpenDesk;
  beforeAll(async () => {
    desk = await openDesk(makeMemoryArchive(affairRecords, makeLong()));
  });
  afterAll(() => desk?.close());

  it.each([
    { language: 'ar', width: 1440, theme: 'light' },
    { language: 'en', width: 390, theme: 'dark' },
  ] as const)('is drawn where it is looked at, and led back to, in $language at $width px', async ({ language, width, theme }) => {
    const { page, context } = await desk.open({ language, width, theme });
    await page.goto('/?minor=with&sort=oldest');
    await page.locator('[data-at="0"]').waitFor();
    expect(await page.locator('[data-at="0"]').getAttribute('aria-setsize')).toBe(String(HAPPENINGS));

    // far down at once: what is there is fetched and drawn, and little else; the page grows while it is opened, and so its middle moves
    const jump = (share: number) => page.evaluate((part) => scrollTo(0, document.documentElement.scrollHeight * part), share);
    const isInTheMiddle = async (): Promise<boolean> => {
      await jump(0.5);
      const { seen } = await rowsOf(page);
      return seen.length > 2 && seen[0]! > HAPPENINGS * 0.4 && seen[0]! < HAPPENINGS * 0.6;
    };
    await expect.poll(isInTheMiddle, { interval: 500 }).toBe(true);
    await expect.poll(async () => (await rowsOf(page)).drawn).toBeLessThan(MOST_DRAWN);
    const there = await rowsOf(page);
    expect(await measureOverrun(page)).toBe(0);
    expect(await findViolations(page)).toEqual([]);

    // from row to row by the keyboard
    const at = there.seen[1]!;
    await page.locator(`[data-at="${at}"] h3 a`).focus();
    for (let presses = 0; presses < 40; presses++) await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => Number(document.activeElement?.closest<HTMLElement>('[data-at]')?.dataset['at'] ?? -1));
    expect(focused).toBeGreaterThan(at + 3);

    // into a row and back to where it stands
    await page.locator(`[data-at="${focused}"] h3 a`).click();
    await page.waitForURL('**/happenings/H*');
    await page.locator('h2 .voices').waitFor();
    await page.goBack();
    await expect.poll(async () => (await rowsOf(page)).seen.includes(focused)).toBe(true);
    expect(await page.locator(`[data-at="${focused}"] h3`).textContent()).toContain(`الخبر رقم ${focused + 1}`);

    // the end moves while what stands before it is measured
    await expect.poll(async () => jump(1).then(() => rowsOf(page)).then(({ seen }) => seen.includes(HAPPENINGS - 1)), { interval: 300 }).toBe(true);
    await expect.poll(() => jump(0).then(() => page.locator('[data-at="0"]').count()), { interval: 300 }).toBe(1);
    for (let step = 0; step < 80; step++) await page.mouse.wheel(0, 700);
    await expect.poll(async () => (await rowsOf(page)).seen.length).toBeGreaterThan(2);
    await expect.poll(async () => (await rowsOf(page)).drawn).toBeLessThan(MOST_DRAWN);
    expect(desk.complaints.splice(0)).toEqual([]);
    await context.close();
  });
});
