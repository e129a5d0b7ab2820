import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CORRECTING_WORDS } from '../desk/src/correcting/correcting-words.ts';
import { ar } from '../desk/src/i18n/ar.ts';
import { en } from '../desk/src/i18n/en.ts';
import type { Dossier } from '../src/model/dossier.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import { hashPasscode } from '../src/work/users/passcode.ts';
import { saveUsers, UserFile } from '../src/work/users/user-file.ts';
import { LiveArchive } from '../src/work/live-archive.ts';
import type { OpenArchive } from '../src/work/open-archive.ts';
import { chromiumPath, openDesk, type OpenDesk } from './desk-browser.ts';
import { findViolations, measureOverrun } from './desk-axe.ts';
import { readSamples, type SampleArchives } from './sample-archive.ts';

const WORDS = { ar, en };
const WHY = 'رأيت الأصل';

if (chromiumPath === null) console.log('Browser tests left out: no Chromium here (install it or set ISNAD_CHROMIUM).');

/** Opens a view and waits until nothing on it is loading. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settle(page);
}

async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.fonts.status === 'loaded' && document.querySelector('main h1') !== null && document.querySelector('main .waiting, main [aria-busy="true"]') === null);
}

describe.skipIf(chromiumPath === null)('correcting at the desk', { timeout: 240_000 }, () => {
  let samples: SampleArchives;
  beforeAll(async () => {
    samples = await readSamples();
  });
  afterAll(() => samples.remove());

  describe.each([
    { language: 'ar', width: 1440, theme: 'light' },
    { language: 'en', width: 390, theme: 'dark' },
  ] as const)('in $language at $width px', ({ language, width, theme }) => {
    const words = WORDS[language];
    const own = CORRECTING_WORDS[language];
    let archive: OpenArchive;
    let live: LiveArchive;
    let desk: OpenDesk;
    let page: Page;

    beforeAll(async () => {
      archive = await samples.open();
      live = new LiveArchive(archive);
      desk = await openDesk(live);
      ({ page } = await desk.open({ language, width, theme }));
    });
    afterAll(async () => {
      await desk.close();
      await live.close();
    });
    afterEach(() => {
      expect(desk.complaints.splice(0)).toEqual([]);
    });

    const mostTold = async (): Promise<Dossier['happenings'][number]> => (await archive.dossier()).happenings.toSorted((a, b) => b.reports.length - a.reports.length)[0]!;
    const reportsOf = async (id: string): Promise<number> => (await archive.dossier()).happenings.find((one) => one.id === id)?.reports.length ?? 0;

    async function openForm(name: string): Promise<void> {
      await page.locator('main details summary.button', { hasText: own.correct }).first().click();
      await page.locator('main details[open] li button', { hasText: name }).first().click();
      await page.locator('dialog[open]').waitFor();
    }

    /** Gives the reason and decides; what the page shows is made anew. */
    async function decide(): Promise<void> {
      await page.locator('dialog[open]').getByLabel(own.reason, { exact: true }).fill(WHY);
      expect(await findViolations(page)).toEqual([]);
      expect(await measureOverrun(page)).toBe(0);
      await page.locator('dialog[open] button.main').click();
      await page.locator('.toast').waitFor();
      await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
      await settle(page);
    }

    async function undo(): Promise<void> {
      await page.locator('.toast button', { hasText: own.undo }).click();
      await expect.poll(() => page.locator('.toast').count()).toBe(0);
      await settle(page);
    }

    async function choose(mark: string): Promise<void> {
      // a mark that breaks over two lines has its middle in neither
      await page.locator(mark).first().evaluate((element) => (element as HTMLElement).click());
      await page.locator('.inspector .mark').first().waitFor();
    }

    it('parts a report off, says so on the page and in the log, and takes it back', async () => {
      const told = await mostTold();
      await visit(page, `/happenings/${told.id}`);
      await openForm(own.part.happening);
      await page.locator('dialog[open] input[type="checkbox"]').first().check();
      await decide();
      expect(await reportsOf(told.id)).toBe(told.reports.length - 1);
      await page.locator('.notes').waitFor();
      expect(await page.textContent('.notes')).toContain(WHY);
      await visit(page, '/changes');
      await expect.poll(() => page.locator('.decision').first().textContent()).toContain(own.kinds.different.happening);
      await page.locator('.decision .back').first().click();
      await expect.poll(() => page.locator('.decision.undone').count()).toBe(1);
      expect(await reportsOf(told.id)).toBe(told.reports.length);
    });

    it('joins two happenings, leads from the address that was given up, and parts them with undo', async () => {
      const { happenings } = await archive.dossier();
      const [a, b] = happenings.filter(({ type }) => type === 'CONSULT').toSorted((x, y) => y.reports.length - x.reports.length) as [Dossier['happenings'][number], Dossier['happenings'][number]];
      await visit(page, `/happenings/${b.id}`);
      await openForm(own.join.happening);
      await page.locator('dialog[open] input[type="search"]').fill(a.title.split(' ').slice(0, 4).join(' '));
      await page.locator(`dialog[open] input[type="radio"][value="${a.id}"]`).check();
      await decide();
      await expect.poll(() => archive.dossier().then((dossier) => dossier.happenings.length)).toBe(happenings.length - 1);
      expect(await reportsOf(a.id)).toBe(a.reports.length + b.reports.length);
      await visit(page, `/happenings/${b.id}`);
      await page.waitForURL(`**/happenings/${a.id}`);
      await visit(page, `/happenings/${a.id}`);
      await page.locator('.notes .back').first().click();
      await expect.poll(() => reportsOf(a.id)).toBe(a.reports.length);
    });

    it('joins and parts names', async () => {
      const { entities } = await archive.dossier();
      const [man, other] = entities.filter(({ type, members }) => type === 'person' && (members?.length ?? 0) > 2) as [Dossier['entities'][number], Dossier['entities'][number]];
      await visit(page, `/entities/${man.id}`);
      await openForm(own.join.entity);
      await page.locator('dialog[open] input[type="search"]').fill(other.name);
      await page.locator(`dialog[open] input[type="radio"][value="${other.id}"]`).check();
      await decide();
      const joined = (await archive.dossier()).entities.find(({ id }) => id === man.id || id === other.id)!;
      expect(joined.members!.length).toBe(man.members!.length + other.members!.length);
      await undo();
      expect((await archive.dossier()).entities.length).toBe(entities.length);
      await visit(page, `/entities/${man.id}`);
      await openForm(own.part.entity);
      await page.locator('dialog[open] input[type="checkbox"]').first().check();
      await decide();
      expect((await archive.dossier()).entities.length).toBe(entities.length + 1);
      await undo();
      expect((await archive.dossier()).entities.length).toBe(entities.length);
    });

    it('changes a type, which stands after the pages were added again', async () => {
      const told = await mostTold();
      await visit(page, `/happenings/${told.id}`);
      await openForm(own.type);
      await page.locator('dialog[open]').getByRole('combobox', { name: own.typeOf }).selectOption('COOPERATE');
      await decide();
      const typeOf = async () => (await archive.dossier()).happenings.find(({ id }) => id === told.id)?.type;
      expect(await typeOf()).toBe('COOPERATE');
      const record = (await archive.archive.article(told.reports[0]!.article))!;
      const capture = (await archive.capture(record.id))!;
      const words0 = { written: '', stems: '', headline: '', names: '' };
      await archive.archive.addArticles([{ capture, record, words: words0, engine: `another engine ${width}` }]);
      expect(await typeOf()).toBe('COOPERATE');
      await visit(page, `/happenings/${told.id}`);
      await expect.poll(() => page.textContent('.notes')).toContain(words.types.COOPERATE);
      await page.locator('.notes .back').first().click();
      await expect.poll(typeOf).toBe(told.type);
    });

    const recordOf = async (id: string): Promise<ArticleRecord> => (await archive.article(id))!;
    async function firstRecord(test: (record: ArticleRecord) => boolean): Promise<ArticleRecord> {
      for await (const record of archive.archive.records()) if (test(record)) return record;
      throw new Error('no such sample');
    }

    it('changes a speaker and a label, takes out a mark, and takes all of it back', async () => {
      const record = await firstRecord(({ statements, labels }) => labels.length > 0 && statements.some(({ speaker }) => speaker !== null));
      await visit(page, `/articles/${encodeURIComponent(record.id)}`);
      await choose('.seg.cue');
      await page.locator('.inspector .mark.statements button', { hasText: own.speaker }).first().click();
      await page.locator('dialog[open] select').selectOption({ label: own.noSpeaker });
      await decide();
      expect((await recordOf(record.id)).statements.filter(({ speaker }) => speaker === null).length).toBe(record.statements.filter(({ speaker }) => speaker === null).length + 1);
      await expect.poll(() => page.locator('.notes').textContent()).toContain(own.kinds.speaker);
      await undo();
      await page.locator('.inspector .close').click();

      await choose('.seg.label');
      await page.locator('.inspector .mark.labels button', { hasText: own.label }).click();
      const polarity = page.locator('dialog[open]').getByRole('combobox', { name: own.polarity });
      const now = await polarity.inputValue();
      await polarity.selectOption(now === 'neutral' ? 'legitimising' : 'neutral');
      await decide();
      const corrected = (await recordOf(record.id)).labels.filter(({ because }) => because?.rule === 'manual-correction');
      expect(corrected.length).toBe(1);
      expect(corrected[0]!.because!.says).toContain(WHY);
      await undo();
      await page.locator('.inspector .close').click();

      await choose('.seg.label');
      await page.locator('.inspector .mark.labels button', { hasText: own.reject }).click();
      await decide();
      expect((await recordOf(record.id)).labels.length).toBe(record.labels.length - 1);
      await undo();
      expect(await recordOf(record.id)).toEqual(record);
    });

    it('corrects the role of a line and the date of a page', async () => {
      const record = await firstRecord(({ published }) => published?.start != null && published.start === published.end);
      await visit(page, `/articles/${encodeURIComponent(record.id)}`);
      await openForm(own.role);
      const at = record.blocks.findIndex(({ role }) => role === 'paragraph');
      await page.locator('dialog[open]').getByRole('combobox', { name: own.line }).selectOption({ index: at });
      await page.locator('dialog[open]').getByRole('combobox', { name: own.roleOf }).selectOption('caption');
      await decide();
      expect((await recordOf(record.id)).blocks[at]!.role).toBe('caption');
      await undo();
      await openForm(own.date);
      await page.locator('dialog[open] input[type="date"]').fill('2022-06-15');
      await decide();
      expect((await recordOf(record.id)).published).toMatchObject({ start: '2022-06-15', end: '2022-06-15', basis: 'person' });
      await expect.poll(() => page.locator('.published').textContent()).toContain(words.bases.person);
      await undo();
      expect((await recordOf(record.id)).published).toEqual(record.published);
    });

    it('answers doubts with one key or one touch, and takes the answer back', async () => {
      await visit(page, '/review');
      const first = page.locator('article.current');
      await first.locator('blockquote, .quote').first().waitFor();
      expect(await findViolations(page)).toEqual([]);
      expect(await measureOverrun(page)).toBe(0);
      const before = (await archive.doubts()).length;
      const keys = width > 900;
      if (keys) await page.keyboard.press('KeyY');
      else await first.locator('.actions button').first().click();
      await page.locator('.toast').waitFor();
      await expect.poll(() => archive.doubts().then((doubts) => doubts.length)).toBeLessThan(before);
      await settle(page);
      if (keys) {
        await page.keyboard.press('KeyJ');
        await expect.poll(() => page.evaluate(() => document.activeElement?.matches('article.current') === true)).toBe(true);
        await page.keyboard.press('KeyU');
      } else await page.locator('.toast button', { hasText: own.undo }).click();
      await expect.poll(() => archive.doubts().then((doubts) => doubts.length)).toBe(before);
    });

    it('tells who comes late that another has decided about the same words', async () => {
      const told = await mostTold();
      await visit(page, `/happenings/${told.id}`);
      await openForm(own.type);
      await page.locator('dialog[open]').getByRole('combobox', { name: own.typeOf }).selectOption('PROTEST');
      const [report] = told.reports;
      const outcome = await archive.decide({ kind: 'set', field: 'event-type', targets: [{ article: report!.article, mark: 'event', id: report!.event }], value: { type: 'REJECT', mode: null } }, { who: 'زميل', seen: await archive.archive.decisionStep() });
      await page.locator('dialog[open] button.main').click();
      await expect.poll(() => page.locator('dialog[open] [role="alert"]').textContent()).toContain('زميل');
      await page.keyboard.press('Escape');
      if ('decision' in outcome) await archive.undo(outcome.decision.id, 'زميل');
      // the browser itself notes the refused request
      expect(desk.complaints.splice(0).every((says) => says.includes('412'))).toBe(true);
    });

    it('shows the log, and nothing on it runs over the edge', async () => {
      await visit(page, '/changes');
      await expect.poll(() => page.locator('.decision').count()).toBeGreaterThan(5);
      expect(await findViolations(page)).toEqual([]);
      expect(await measureOverrun(page)).toBe(0);
    });
  });

  describe('with users', () => {
    let archive: OpenArchive;
    let desk: OpenDesk;
    let path: string;
    beforeAll(async () => {
      archive = await samples.open();
      path = `${archive.archive.location}.users`;
      saveUsers(path, [{ name: 'هند', role: 'editor', hash: await hashPasscode('كلمة طويلة') }, { name: 'reader', role: 'reader', hash: await hashPasscode('a long word') }]);
      desk = await openDesk(archive, { users: new UserFile(path) });
    });
    afterAll(async () => {
      await desk.close();
      await archive.close();
      rmSync(path);
    });

    it.each([
      { language: 'ar', width: 390, name: 'هند', passcode: 'كلمة طويلة', mayCorrect: true },
      { language: 'en', width: 1440, name: 'reader', passcode: 'a long word', mayCorrect: false },
    ] as const)('$name logs in, may correct: $mayCorrect, and logs out', async ({ language, width, name, passcode, mayCorrect }) => {
      const own = CORRECTING_WORDS[language];
      const { page, context } = await desk.open({ language, width });
      const told = (await archive.dossier()).happenings.toSorted((a, b) => b.reports.length - a.reports.length)[0]!;
      await page.goto(`/happenings/${told.id}`);
      await page.locator('#login').waitFor();
      expect(await findViolations(page)).toEqual([]);
      await page.getByLabel(own.login.name, { exact: true }).fill(name);
      await page.getByLabel(own.login.passcode, { exact: true }).fill('nonsense');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('[role="alert"]').textContent()).toBe(own.login.wrong);
      await page.getByLabel(own.login.passcode, { exact: true }).fill(passcode);
      await page.keyboard.press('Enter');
      await page.locator('#facts').waitFor();
      await expect.poll(() => page.locator('details summary.button', { hasText: own.correct }).count()).toBe(mayCorrect ? 1 : 0);
      await page.locator('footer button', { hasText: own.login.out }).click();
      await page.locator('#login').waitFor();
      await context.close();
      // refused requests show on the browser's console
      expect(desk.complaints.splice(0).every((says) => says.includes('401'))).toBe(true);
    });
  });
});
