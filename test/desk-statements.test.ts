import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ar } from '../desk/src/i18n/ar.ts';
import { en } from '../desk/src/i18n/en.ts';
import { FURTHER_WORDS } from '../desk/src/i18n/further-words.ts';
import { sharesOf } from '../src/compare/member-shares.ts';
import type { Dossier } from '../src/model/dossier.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import { findViolations, measureOverrun } from './desk-axe.ts';
import { chromiumPath, openDesk, type OpenDesk } from './desk-browser.ts';
import { affairDossier, affairId, affairRecords } from './http-invented-affair.ts';
import { makeMemoryArchive } from './http-memory-archive.ts';

const WORDS = { ar, en };
const SETTINGS = [
  { language: 'ar', width: 1440, theme: 'light' },
  { language: 'ar', width: 390, theme: 'dark' },
  { language: 'en', width: 1440, theme: 'dark' },
  { language: 'en', width: 390, theme: 'light' },
] as const;
const ARTICLES = 300;
/** What a list may hold at once, whatever its length. */
const MOST_DRAWN = 260;

/** The ministry speaks in article after article, one a day, twice in each. */
function makeTalkative(): { records: ArticleRecord[]; dossier: Dossier } {
  const [like] = affairRecords;
  const [speaker] = new Set(like!.statements.map((statement) => statement.speaker));
  const idOf = (at: number) => `sha256:${String(at).padStart(64, '0')}`;
  const records = Array.from({ length: ARTICLES }, (_, at): ArticleRecord => {
    const text = `يقول العدد ${at} كلامه الأول. ويقول بعده كلامه الثاني.`;
    const cut = text.indexOf('.');
    const [first, second] = like!.statements.filter((statement) => statement.speaker === speaker);
    const day = new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10);
    const cue = { ...first!.cue, span: [0, 4] as const };
    return {
      ...like!, id: idOf(at), text, headline: `عدد ${at}`, published: { start: day, end: day, basis: 'printed', evidence: [] }, blocks: [{ role: 'paragraph', span: [0, text.length] }],
      mentions: [], times: [], quantities: [], events: [], labels: [], statements: [{ ...first!, cue, content: [5, cut] }, { ...second!, id: 's2', cue, content: [cut + 7, text.length - 1] }],
    };
  });
  const articles = records.map(({ id, uri, outlet, via, headline, published }) => ({ id, uri, outlet, via, headline, published }));
  const members = records.map((record) => ({ article: record.id, entity: speaker!, ...sharesOf(record).get(speaker!) }));
  const entities = affairDossier.entities.map((entity) => (entity.id === 'E2' ? { ...entity, members, names: entity.names.map((name) => ({ ...name, articles: members.map(({ article }) => article) })) } : entity));
  return { records: [...affairRecords, ...records], dossier: { ...affairDossier, articles: [...affairDossier.articles, ...articles], entities } };
}

describe.skipIf(chromiumPath === null)('what somebody says', () => {
  let desk: OpenDesk;
  beforeAll(async () => {
    const { records, dossier } = makeTalkative();
    desk = await openDesk(makeMemoryArchive(records, dossier));
  });
  afterAll(() => desk?.close());
  afterEach(() => {
    expect(desk.complaints.splice(0)).toEqual([]);
  });

  it.each(SETTINGS)('is read from the first statement to the last, and taken along, in $language at $width px, $theme', async ({ language, width, theme }) => {
    const [words, further] = [WORDS[language], FURTHER_WORDS[language]];
    const { page, context } = await desk.open({ language, width, theme });
    await page.goto('/entities/E2');
    await page.locator('#statements').waitFor();
    await expect.poll(() => page.locator('section[aria-labelledby="statements"] blockquote').count()).toBe(8);
    await page.locator('a[href="/entities/E2/statements"]').click();
    await page.waitForURL('**/entities/E2/statements');
    await page.locator('[data-at="0"] blockquote').waitFor();
    await expect.poll(() => page.textContent('main h1')).toContain(language === 'ar' ? 'وزارة الدفاع الصافية' : 'Ministry of Defence of Safia');
    expect(await page.locator('[data-at="0"]').getAttribute('aria-setsize')).toBe(String(2 * ARTICLES));
    expect(await page.textContent('[data-at="0"]')).toContain(`يقول العدد ${ARTICLES - 1} كلامه الأول`);
    expect(await page.textContent('[data-at="0"]')).toContain(words.forces.say);
    expect(await findViolations(page)).toEqual([]);
    expect(await measureOverrun(page)).toBe(0);

    const end = () => page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect.poll(async () => end().then(() => page.locator(`[data-at="${2 * ARTICLES - 1}"] blockquote`).count()), { interval: 300 }).toBe(1);
    expect(await page.textContent(`[data-at="${2 * ARTICLES - 1}"] mark`)).toContain('بعده كلامه الثاني');
    expect(await page.locator('[data-at]').count()).toBeLessThan(MOST_DRAWN);

    // the whole of it, not a page
    const [table, records] = await Promise.all(['CSV', 'JSON'].map(async (name) => page.request.get((await page.locator('.downloads').getByRole('link', { name }).getAttribute('href'))!)));
    expect((await table!.text()).trimEnd().split('\r\n').length).toBe(1 + 2 * ARTICLES);
    expect(((await records!.json()) as { items: unknown[] }).items.length).toBe(2 * ARTICLES);

    // a sentence in its article, and back to where it stood
    await page.locator(`[data-at="${2 * ARTICLES - 1}"] a`).first().click();
    await page.waitForURL('**/articles/**');
    await page.locator('.reader .target').first().waitFor();
    await page.goBack();
    await expect.poll(() => page.locator(`[data-at="${2 * ARTICLES - 1}"] blockquote`).count()).toBe(1);

    await page.goto('/articles?entity=E2');
    await page.locator('[data-at="0"] a').first().waitFor();
    await expect.poll(() => page.textContent('main h1')).toContain(further.entity.inArticles.split(' ')[0]!);
    expect(await page.textContent('.total')).toContain(language === 'ar' ? '٣٠٠' : '300');
    await context.close();
  });

  it.each(SETTINGS)('labels of one wording open the sentences of everybody who uses it, in $language at $width px, $theme', async ({ language, width, theme }) => {
    const { page, context } = await desk.open({ language, width, theme });
    await page.goto('/labels');
    const shown = page.locator(width === 1440 ? '.wide' : '.narrow');
    await shown.locator('.use').first().waitFor();
    await shown.locator('.use').first().click();
    await shown.locator('.opened blockquote').first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    expect(await measureOverrun(page)).toBe(0);
    await context.close();
  });

  it('unfolds what a comparison folds away', async () => {
    const { page, context } = await desk.open({ language: 'ar', width: 1440 });
    await page.goto(`/compare?article=${encodeURIComponent(affairId('a1'))}&article=${encodeURIComponent(affairId('a3'))}`);
    await page.locator('.side').first().waitFor();
    const folds = await page.locator('.side .more').count();
    for (let at = 0; at < folds; at++) await page.locator('.side .more').first().click();
    await expect.poll(() => page.locator('.side .more').count()).toBe(0);
    await context.close();
  });

  it('chains on paper run from the origin to the outlet in both languages', async () => {
    for (const [language, arrow] of [['ar', '←'], ['en', '→']] as const) {
      const { page, context } = await desk.open({ language, width: 1440 });
      await page.goto('/happenings/H1/paper');
      const way = page.locator('.ways li').first();
      await way.waitFor();
      expect(await way.textContent()).toContain(arrow);
      // as it is drawn: the origin at the side where reading begins
      const [origin, outlet] = await Promise.all([way.locator('bdi').first().boundingBox(), way.locator('bdi').last().boundingBox()]);
      expect(language === 'ar' ? origin!.x > outlet!.x : origin!.x < outlet!.x).toBe(true);
      await context.close();
    }
  });
});

describe.skipIf(chromiumPath === null)('while figures are worked out anew', () => {
  it.each(SETTINGS)('the step is told in $language at $width px, $theme', async ({ language, width, theme }) => {
    const desk = await openDesk(makeMemoryArchive(affairRecords, affairDossier));
    const { page, context } = await desk.open({ language, width, theme });
    const further = FURTHER_WORDS[language];
    await page.route(/\/api\/entities(\?|$)/, async (route) => route.fulfill({ response: await route.fetch(), headers: { 'content-type': 'application/json', 'isnad-standing': 'working' } }));
    await page.route(/\/api\/standing$/, (route) => route.fulfill({ json: { state: 'working', since: new Date(Date.now() - 20_000).toISOString(), usuallyMs: 30_000, progress: { step: 'joining', done: 0, total: 0 }, says: null } }));
    await page.goto('/entities');
    await expect.poll(() => page.textContent('.standing .steps')).toContain(further.standing.steps.joining);
    expect(await page.locator('.standing [role="progressbar"]').getAttribute('aria-valuenow')).toBe('1');
    expect(await measureOverrun(page)).toBe(0);
    await context.close();
    await desk.close();
  });
});
