/**
 * The desk on 10,000 articles: the API and the pages in Chromium, p50 and p95, and the sizes of what a browser loads.
 * Works on the archive that ISNAD_BENCH_ARCHIVE names; else on one in the folder for temporary files, built from the shared news
 * when it is first asked for, which takes minutes. Processor time is what counts here: other programs do not change it.
 */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright-core';
import { makeApplication } from '../src/http/serve-archive.ts';
import type { ServedArchive } from '../src/http/served-archive.ts';
import type { HappeningPage, OutletSummary } from '../src/http/shapes.ts';
import { addPaths } from '../src/work/add-paths.ts';
import { LiveArchive } from '../src/work/live-archive.ts';
import { openArchive, type OpenArchive } from '../src/work/open-archive.ts';
import { chromiumPath, openDesk } from '../test/desk-browser.ts';

const ARTICLES = 10_000;
const ROUNDS = 12;
/** How long the desk is asked for things while a correction is worked out. */
const CORRECTING_MS = 15_000;
const QUERIES = ['الكويت', 'الكو', 'وزير الخارجية', 'سلمان', 'داعش', 'اليمن', 'نيويو', 'بيان', 'مجلس الأمن', 'تونس', 'اتفا', 'الرياض'];
const GOALS = { search: 50, interaction: 100, firstLoadKb: 150 };

const shared = process.env['ISNAD_SHARED'] ?? join(import.meta.dirname, '..', '..', 'shared');
const news = join(shared, 'data', 'news');
const archive = process.env['ISNAD_BENCH_ARCHIVE'] ?? join(tmpdir(), 'isnad-desk-bench.isnad');

if (!existsSync(archive) && !existsSync(news)) console.log(`Left out: there is neither ${archive} nor ${news}.`);
else await measure();

async function measure(): Promise<void> {
  if (!existsSync(archive)) await build();
  const open = await openArchive(archive);
  const served = await serveKept(open);
  const { articles } = await open.counts();
  console.log(`${articles} articles in ${archive}; load of the machine ${loadavg()[0]!.toFixed(1)}`);
  const ids = await measureApi(served);
  if (chromiumPath === null) console.log('Pages left out: no Chromium here.');
  else await measurePages(served, ids);
  await open.close();
  await measureCorrecting();
}

/** The first rows of the shared news, spread over its files. */
async function build(): Promise<void> {
  const files = readdirSync(news).filter((name) => name.endsWith('.jsonl'));
  const rows = files.map((name) => readFileSync(join(news, name), 'utf8').split('\n').filter((row) => row !== '' && !row.includes('"text": ""')));
  const all = rows.reduce((sum, some) => sum + some.length, 0);
  const chosen = rows.flatMap((some) => some.slice(0, Math.ceil((ARTICLES * some.length) / all)));
  const table = join(mkdtempSync(join(tmpdir(), 'isnad-bench-')), 'news.jsonl');
  writeFileSync(table, chosen.slice(0, ARTICLES).join('\n'));
  console.log('Building the archive; this takes minutes and happens once.');
  const open = await openArchive(archive);
  await addPaths(open.archive, [table]);
  await open.dossier();
  await open.close();
}

/** The comparison as kept, whatever version of the engine made it: reading is what is measured here. */
async function serveKept(open: OpenArchive): Promise<ServedArchive> {
  const kept = (await open.archive.dossier())?.dossier ?? (await open.dossier());
  const { stages } = open;
  return {
    article: (id) => open.article(id), capture: (id) => open.capture(id), counts: () => open.counts(), dossier: async () => kept, revision: async () => 1,
    search: (query, options) => open.search(query, options), stages,
    // As a live archive, which shows a state when all its look-ups are ready.
    standing: async () => ({ state: 'fresh' }),
  };
}

interface Ids {
  readonly happenings: readonly string[];
  readonly articles: readonly string[];
}

async function measureApi(served: ServedArchive): Promise<Ids> {
  const app = makeApplication({ archive: served });
  const ask = async <Answer>(path: string): Promise<{ answer: Answer; ms: number }> => {
    const before = process.cpuUsage();
    const response = await app.request(`http://127.0.0.1${path}`, { headers: { host: '127.0.0.1' } });
    const answer = (await response.json()) as Answer;
    const { user, system } = process.cpuUsage(before);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return { answer, ms: (user + system) / 1000 };
  };
  console.log('\nAPI, processor time in ms of the whole process       p50    p95');
  const first = await ask<unknown>('/api/archive');
  await ask(`/api/search?q=${encodeURIComponent('أول')}`);
  console.log(`  once after a change: look-ups ${first.ms.toFixed(0)} ms`);
  const list = await ask<HappeningPage>('/api/happenings?sort=reports&limit=50');
  const happenings = list.answer.items.map(({ id }) => id).slice(0, ROUNDS);
  const types = [...new Set(list.answer.items.map(({ type }) => type))];
  const outlets = (await ask<{ items: OutletSummary[] }>('/api/outlets')).answer.items.map(({ id }) => encodeURIComponent(id)).slice(0, ROUNDS);
  const people = list.answer.facets.person.map(({ id }) => id).slice(0, ROUNDS);
  const articles = (await ask<{ items: { id: string }[] }>('/api/articles?limit=12')).answer.items.map(({ id }) => id);
  const series: [name: string, paths: string[]][] = [
    ['front page: list, a filter each', types.map((type) => `/api/happenings?minor=without&type=${type}`)],
    ['front page: list again', types.map((type) => `/api/happenings?minor=without&type=${type}`)],
    ['front page: time line', types.map((type) => `/api/timeline?steps=36&type=${type}`)],
    ['search while typing', QUERIES.map((query) => `/api/search?q=${encodeURIComponent(query)}`)],
    ['dossier', happenings.map((id) => `/api/happenings/${id}`)],
    ['article', articles.map((id) => `/api/articles/${encodeURIComponent(id)}`)],
    ['entity', people.map((id) => `/api/entities/${id}`)],
    ['outlet', outlets.map((id) => `/api/outlets/${id}`)],
    ['map', types.map((type) => `/api/map?type=${type}`)],
    ['labels', people.map((id) => `/api/labels?entity=${id}`)],
  ];
  for (const [name, paths] of series) {
    const times: number[] = [];
    for (const path of paths) times.push((await ask(path)).ms);
    report(name, times, name.startsWith('search') ? GOALS.search : GOALS.interaction);
  }
  return { happenings, articles };
}

/** A correction over the whole archive: how soon it is kept, and what an answer costs its thread while the comparison is made anew in another. */
async function measureCorrecting(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-bench-'));
  const copy = join(folder, 'copy.isnad');
  copyFileSync(archive, copy);
  const live = new LiveArchive(await openArchive(copy));
  const app = makeApplication({ archive: live });
  const ask = async (path: string): Promise<number> => {
    const before = process.threadCpuUsage();
    await (await app.request(`http://127.0.0.1${path}`, { headers: { host: '127.0.0.1' } })).text();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  };
  await live.dossier();
  await ask('/api/search?q=1');
  const { happenings } = await live.dossier();
  const [{ article, event }] = happenings.toSorted((a, b) => b.reports.length - a.reports.length)[0]!.reports as [{ article: string; event: string }];
  const began = performance.now();
  await live.decide({ kind: 'set', field: 'event-type', targets: [{ article, mark: 'event', id: event }], value: { type: 'AID', mode: null } }, { who: 'bench', seen: 0 });
  const kept = performance.now() - began;
  const stalls = monitorEventLoopDelay({ resolution: 5 });
  stalls.enable();
  const times: number[] = [];
  for (let round = 0; performance.now() - began < CORRECTING_MS; round++) {
    times.push(await ask(`/api/happenings?minor=without&since=${round}`), await ask(`/api/search?q=${encodeURIComponent(QUERIES[round % QUERIES.length]!)}`), await ask(`/api/articles/${encodeURIComponent(article)}`));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { state } = await live.standing();
  console.log(`\nA correction was kept in ${kept.toFixed(0)} ms; for ${CORRECTING_MS / 1000} s meanwhile (${state}), processor time of the server's thread in ms     p50    p95`);
  report('lists, searches and articles', times, GOALS.interaction);
  console.log(`  the longest that anything waited for the server's thread: ${(stalls.max / 1e6).toFixed(0)} ms, with ${loadavg()[0]!.toFixed(1)} programs waiting for the processors`);
  await live.close();
  rmSync(folder, { recursive: true });
}

async function measurePages(served: ServedArchive, { happenings, articles }: Ids): Promise<void> {
  const desk = await openDesk(served);
  const { page } = await desk.open({ width: 1440, language: 'ar' });
  const meter = await page.context().newCDPSession(page);
  await meter.send('Performance.enable', { timeDomain: 'threadTicks' });
  await visit(page, '/');
  await page.evaluate(() => document.fonts.ready);
  const addresses = await page.evaluate(() => performance.getEntries().filter((entry) => 'encodedBodySize' in entry).map(({ name }) => name));
  const sizes = await Promise.all(addresses.map(async (address) => {
    const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
    return { isData: address.includes('/api/'), size: address.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length };
  }));
  const kb = (some: typeof sizes) => (some.reduce((sum, { size }) => sum + size, 0) / 1000).toFixed(0);
  console.log(`\nFirst load packed with gzip, fonts and data among it: ${kb(sizes)} KB of ${GOALS.firstLoadKb}; without data ${kb(sizes.filter(({ isData }) => !isData))} KB`);
  console.log('\nPages in Chromium, processor time in ms of the page (wall)     p50    p95');
  await series(page, meter, 'front page, opened', Array.from({ length: 5 }, () => () => visit(page, '/')), null);
  const [first, rest] = [[] as (() => Promise<unknown>)[], [] as number[]];
  for (const id of happenings) {
    first.push(async () => {
      await follow(page, `/happenings/${id}`);
      await page.locator('h2 .voices').waitFor();
      await frames(page);
    });
  }
  await visit(page, '/outlets');
  await series(page, meter, 'dossier: from the click to its first screen', first.map((open) => async () => {
    await open();
    rest.push(await taskMs(meter));
  }), GOALS.interaction, async () => {
    await settle(page);
    rest.push(await taskMs(meter));
    await follow(page, '/outlets');
    await settle(page);
  });
  report('  and the rest of it, in pieces when idle', rest.flatMap((spent, at) => (at % 2 === 1 ? [spent - rest[at - 1]!] : [])), null);
  await series(page, meter, 'reader, opened', articles.map((id) => () => visit(page, `/articles/${encodeURIComponent(id)}`)), null);
  await visit(page, '/');
  const field = page.locator('[role="combobox"]');
  await series(page, meter, 'search, a letter', [...'السعودية'].map((letter) => async () => {
    const answered = page.waitForResponse(/\/api\/search/);
    await field.focus();
    await page.keyboard.insertText(letter);
    await answered;
    await frames(page);
  }), GOALS.interaction);
  await visit(page, '/');
  const boxes = await page.locator('aside fieldset input[type="checkbox"]').count();
  await series(page, meter, 'filter chosen', Array.from({ length: boxes === 0 ? 0 : 24 }, (_, at) => async () => {
    const answered = page.waitForResponse(/\/api\/happenings/);
    // the driver's own way to a click costs the page 30 ms of looking for the place
    await page.evaluate((place) => document.querySelectorAll<HTMLElement>('aside fieldset input[type="checkbox"]')[place]!.click(), at % 4);
    await answered;
    await settle(page);
    await frames(page);
  }), GOALS.interaction);
  await visit(page, '/');
  await series(page, meter, 'time line closer', Array.from({ length: 5 }, () => async () => {
    const answered = page.waitForResponse(/\/api\/timeline/);
    await page.locator('.line .tools button').nth(-2).click();
    await answered;
    await frames(page);
  }), GOALS.interaction);
  await visit(page, `/articles/${encodeURIComponent(articles[0]!)}`);
  await series(page, meter, 'layer switched', Array.from({ length: 6 }, () => async () => {
    await page.locator('button.layer.names').click();
    await frames(page);
  }), GOALS.interaction);
  await desk.close();
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settle(page);
}

/** Waits until nothing is loading or yet to be drawn. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('main h1') !== null && document.querySelector('main [role="status"], main [aria-busy="true"]') === null, null, { timeout: 60_000 });
  await frames(page);
}

/** As a click on a link within the desk. */
async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((address) => {
    const link = Object.assign(document.createElement('a'), { href: address });
    document.querySelector('main')!.append(link);
    link.click();
    link.remove();
  }, path);
  await page.waitForURL(`**${path}`);
}

async function frames(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function series(page: Page, meter: CDPSession, name: string, acts: readonly (() => Promise<unknown>)[], goal: number | null, between: () => Promise<void> = async () => {}): Promise<void> {
  const spent: number[] = [];
  const walls: number[] = [];
  for (const act of acts) {
    const before = await taskMs(meter);
    const started = performance.now();
    await act();
    walls.push(performance.now() - started);
    const after = await taskMs(meter);
    // A new document may begin a new count.
    spent.push(after < before ? after : after - before);
    await between();
  }
  await page.waitForTimeout(50);
  report(name, spent, goal, walls);
}

async function taskMs(meter: CDPSession): Promise<number> {
  const { metrics } = await meter.send('Performance.getMetrics');
  return 1000 * ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].reduce((sum, name) => sum + (metrics.find((metric) => metric.name === name)?.value ?? 0), 0);
}

function report(name: string, times: readonly number[], goal: number | null, walls: readonly number[] = []): void {
  const at = (some: readonly number[], share: number) => (some.toSorted((a, b) => a - b)[Math.min(some.length - 1, Math.floor(share * some.length))] ?? 0).toFixed(0).padStart(6);
  const wall = walls.length === 0 ? '' : `   (${at(walls, 0.5).trim()}, ${at(walls, 0.95).trim()})`;
  const isOver = goal !== null && Number(at(times, 0.95)) > goal;
  console.log(`  ${name.padEnd(46)}${at(times, 0.5)} ${at(times, 0.95)}${wall}${isOver ? `   over ${goal}` : ''}`);
}

