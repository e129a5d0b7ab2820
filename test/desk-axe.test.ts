/** axe over every page and state of the desk, in both languages and both themes. */
import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CORRECTING_WORDS } from '../desk/src/correcting/correcting-words.ts';
import { LiveArchive } from '../src/work/live-archive.ts';
import { hashPasscode } from '../src/work/users/passcode.ts';
import { saveUsers, UserFile } from '../src/work/users/user-file.ts';
import { findViolations, measureOverrun } from './desk-axe.ts';
import { makeEmptyArchive } from './desk-archives.ts';
import { chromiumPath, openDesk, type OpenDesk } from './desk-browser.ts';
import { readSamples, type SampleArchives } from './sample-archive.ts';

const SETTINGS = [
  { language: 'ar', width: 1440, theme: 'light' }, { language: 'ar', width: 390, theme: 'dark' },
  { language: 'en', width: 1440, theme: 'dark' }, { language: 'en', width: 390, theme: 'light' },
] as const;
const PASSCODE = 'a long passcode';

vi.setConfig({ testTimeout: 240_000 });

describe.skipIf(chromiumPath === null)('axe', () => {
  let samples: SampleArchives;
  let live: LiveArchive;
  let desk: OpenDesk;
  let users: string;
  let pages: readonly string[];

  beforeAll(async () => {
    samples = await readSamples();
    live = new LiveArchive(await samples.open());
    users = `${live.open.archive.location}.users`;
    saveUsers(users, [{ name: 'admin', role: 'admin', hash: await hashPasscode(PASSCODE) }]);
    const { happenings, facts, entities, stories } = await live.dossier();
    const factsOf = (id: string): number => facts.filter((fact) => fact.happening === id && new Set(fact.carried.map((one) => one.article)).size > 1).length;
    const told = happenings.toSorted((a, b) => factsOf(b.id) - factsOf(a.id))[0]!;
    const [one, other] = [...new Set(told.reports.map(({ article }) => article))].map(encodeURIComponent);
    await live.decide({ kind: 'set', field: 'event-type', targets: [{ article: told.reports[0]!.article, mark: 'event', id: told.reports[0]!.event }], value: { type: told.type, mode: null }, reason: 'سبب' }, { who: 'admin', seen: 9 });
    pages = [
      '/', '/?type=CONSULT&from=2023-01-01', '/?q=لاشيءهنا', '/search', `/search?q=${encodeURIComponent('المجلس')}`, '/search?q=لاشيءهنا', '/map', '/labels', '/entities', '/entities?q=لاشيءهنا', `/entities/${entities[0]!.id}`, `/entities/${entities[0]!.id}/statements`, `/articles?entity=${entities[0]!.id}`,
      '/outlets', `/outlets/${encodeURIComponent('الميزان')}`, '/outlets/~', '/articles', `/articles/${one}`, `/stories/${stories[0]!.id}`, `/happenings/${told.id}`, `/happenings/${told.id}/paper`, `/compare?article=${one}&article=${other}`, '/compare',
      '/add', '/review', '/changes', '/users', '/nothing', '/happenings/H9999', '/entities/E9999', '/articles/nothing',
    ];
    desk = await openDesk(live, { users: new UserFile(users) });
  });
  afterAll(async () => {
    await desk?.close();
    await live?.close();
    rmSync(users, { force: true });
    samples?.remove();
  });

  describe.each(SETTINGS)('in $language at $width px, $theme', (setting) => {
    const own = CORRECTING_WORDS[setting.language];
    let page: Page;
    let close: () => Promise<void>;
    const found: string[] = [];
    const look = async (where: string): Promise<void> => {
      found.push(...(await findViolations(page)).map((one) => `${where} ${one}`));
      if ((await measureOverrun(page)) > 0) found.push(`${where} runs over the edge`);
    };
    const visit = async (path: string): Promise<void> => {
      await page.goto(path);
      await page.waitForFunction(() => document.fonts.status === 'loaded' && document.querySelector('main :is(h1, h2)') !== null && document.querySelector('#login') === null && document.querySelector('main .waiting, main [aria-busy="true"]') === null);
    };

    beforeAll(async () => {
      const opened = await desk.open(setting);
      page = opened.page;
      close = () => opened.context.close();
      await page.goto('/');
      await page.locator('#login').waitFor();
      await look('login');
      await page.getByLabel(own.login.name, { exact: true }).fill('admin');
      await page.getByLabel(own.login.passcode, { exact: true }).fill('wrong');
      await page.keyboard.press('Enter');
      await page.locator('[role="alert"]').waitFor();
      await look('login refused');
      await page.getByLabel(own.login.passcode, { exact: true }).fill(PASSCODE);
      await page.keyboard.press('Enter');
      await page.locator('#login').waitFor({ state: 'detached' });
    });
    afterAll(() => close());

    it('finds nothing on any page', async () => {
      for (const path of pages) {
        await visit(path);
        await look(path);
      }
      expect(found.splice(0)).toEqual([]);
    });

    it('finds nothing in what opens on a page', async () => {
      await visit(pages.find((path) => /^\/happenings\/H\d+$/.test(path))!);
      await page.locator(setting.width < 750 ? '.cards .holder' : 'table .gist').first().click();
      await look('a cell with its sentence');
      const choices = page.locator('main details', { has: page.locator('summary.button', { hasText: own.correct }) }).first();
      for (let at = 0; at < 3; at++) {
        await choices.locator('summary').click();
        await look('the menu of corrections');
        await choices.locator('li button').nth(at).click();
        await page.locator('[role="dialog"], dialog[open]').waitFor();
        await look(`correction ${at}`);
        await page.keyboard.press('Escape');
      }
      await visit(pages.find((path) => path.startsWith('/articles/'))!);
      await page.locator('.seg.cue').first().click();
      await look('a mark with its reasons');
      await visit('/');
      await page.keyboard.press('/');
      await page.keyboard.insertText('المجلس');
      await page.locator('[role="option"]').nth(2).waitFor();
      await page.keyboard.press('ArrowDown');
      await look('results while typing');
      await page.keyboard.press('Escape');
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press('?');
      await page.locator('[role="dialog"], dialog[open]').waitFor();
      await look('the sheet of keys');
      await page.keyboard.press('Escape');
      await page.locator('header summary').last().click();
      await look('the settings');
      expect(found.splice(0)).toEqual([]);
    });

    it('finds nothing where something fails or is waited for', async () => {
      const states: readonly (readonly [name: string, answer: { status: number; body: string } | null])[] = [
        ['an answer that fails', { status: 500, body: JSON.stringify({ detail: 'x' }) }], ['a first comparison', { status: 503, body: JSON.stringify({ detail: 'x' }) }], ['no server', null],
      ];
      for (const [name, answer] of states) {
        await page.route(/\/api\/entities(\?|$)/, (route) => (answer === null ? route.abort() : route.fulfill({ ...answer, contentType: 'application/problem+json' })));
        await page.goto('/entities');
        await page.locator('main .state').waitFor();
        await look(name);
        await page.unroute(/\/api\/entities(\?|$)/);
      }
      for (const state of ['working', 'failed'] as const) {
        await page.route(/\/api\/entities(\?|$)/, async (route) => route.fulfill({ response: await route.fetch(), headers: { 'content-type': 'application/json', 'isnad-standing': state } }));
        await page.route(/\/api\/standing$/, (route) => route.fulfill({ json: { state, since: new Date(Date.now() - 20_000).toISOString(), usuallyMs: 30_000, progress: state === 'working' ? { step: 'reading', done: 300, total: 1200 } : null, says: 'The disk is full.' } }));
        await page.goto('/entities');
        await page.locator('.standing').waitFor();
        await look(`figures: ${state}`);
        await page.unrouteAll({ behavior: 'ignoreErrors' });
      }
      expect(found.splice(0)).toEqual([]);
    });
  });

  describe('on the first run', () => {
    let first: OpenDesk;
    beforeAll(async () => {
      first = await openDesk(makeEmptyArchive());
    });
    afterAll(() => first?.close());

    it.each(SETTINGS)('finds nothing in $language at $width px, $theme', async (setting) => {
      const { page, context } = await first.open(setting);
      await page.goto('/');
      await page.locator('.first').waitFor();
      expect(await findViolations(page)).toEqual([]);
      expect(await measureOverrun(page)).toBe(0);
      await context.close();
    });
  });
});
