import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeApplication } from '../src/http/serve-archive.ts';
import type { HappeningPage } from '../src/http/shapes.ts';
import { BackgroundComparison } from '../src/work/background-comparison.ts';
import { COMPARISON_STEPS, type ComparisonProgress } from '../src/work/comparison-progress.ts';
import { LiveArchive } from '../src/work/live-archive.ts';
import { refreshDossier } from '../src/work/refresh-dossier.ts';
import { readSamples, type SampleArchives } from './sample-archive.ts';

const HOST = '127.0.0.1:7373';
let samples: SampleArchives;
let live: LiveArchive;

beforeAll(async () => {
  samples = await readSamples();
});
beforeEach(async () => {
  live = new LiveArchive(await samples.open());
});
afterEach(() => live.close());
afterAll(() => samples.remove());

/** Parts the first report off the happening with most reports. */
async function partOne(): Promise<string> {
  const dossier = await live.dossier();
  const told = dossier.happenings.toSorted((a, b) => b.reports.length - a.reports.length)[0]!;
  const [{ article, event }] = told.reports as [{ article: string; event: string }];
  const outcome = await live.decide({ kind: 'different', about: 'happening', parties: [{ id: told.id, members: [{ article, local: event }] }] }, { who: 'هند', seen: await live.open.archive.decisionStep() });
  if ('clash' in outcome) throw new Error('clash');
  return told.id;
}

const settled = () => expect.poll(async () => (await live.standing()).state).toBe('fresh');
const reportsOf = async (id: string) => (await live.dossier()).happenings.find((one) => one.id === id)?.reports.length;

describe('an archive that lives', () => {
  test('shows the last comparison until the next is made in the background', async () => {
    const before = await live.dossier();
    const id = await partOne();
    expect(await live.dossier()).toBe(before);
    expect((await live.standing()).state).toBe('working');
    await settled();
    expect(await reportsOf(id)).toBe(before.happenings.find((one) => one.id === id)!.reports.length - 1);
    expect(await live.revision()).toBe(await live.open.revision());
  });

  test('makes one comparison of several decisions', async () => {
    const { compare: original } = BackgroundComparison.prototype;
    const { promise: allDecided, resolve: decided } = Promise.withResolvers<void>();
    const compare = vi.spyOn(BackgroundComparison.prototype, 'compare').mockImplementation(async function (this: BackgroundComparison, ...values) {
      await allDecided;
      return original.apply(this, values);
    });
    await live.dossier();
    for (const doubt of ['a', 'b', 'c', 'd', 'e']) await live.decide({ kind: 'seen', doubt, says: doubt }, { who: 'هند', seen: 9 });
    decided();
    await settled();
    expect(compare.mock.calls.length).toBeLessThanOrEqual(2);
    expect(await live.revision()).toBe(await live.open.revision());
    compare.mockRestore();
  });

  test('works out what was decided before it was closed, and corrects marks at once', async () => {
    const id = await partOne();
    const told = await reportsOf(id);
    await live.close();
    live = new LiveArchive(await samples.reopen(live.open));
    expect(await reportsOf(id)).toBe(told);
    expect((await live.standing()).state).toBe('working');
    const { article, event } = (await live.dossier()).happenings.flatMap(({ reports }) => reports)[0]!;
    await live.decide({ kind: 'set', field: 'event-type', targets: [{ article, mark: 'event', id: event }], value: { type: 'AID', mode: null } }, { who: 'هند', seen: 9 });
    expect((await live.article(article))!.events.find((one) => one.id === event)!.type).toBe('AID');
    await settled();
    expect(await reportsOf(id)).toBe(told! - 1);
  });

  test('a process that is killed while it compares leaves the last comparison, and the decision', async () => {
    const before = await live.dossier();
    const id = await partOne();
    await live.close();
    const { location } = live.open.archive;
    for (const afterMs of [600, 1100, 1600]) {
      // Stays when the comparison is done: then it is killed afterwards.
      const script = `setInterval(() => {}, 1000); import('./src/work/background-comparison.ts').then(({ BackgroundComparison }) => { console.log('on'); return new BackgroundComparison(${JSON.stringify(location)}).compare(); });`;
      const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
      await once(child.stdout, 'data');
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      const gone = once(child, 'exit');
      expect(child.kill('SIGKILL')).toBe(true);
      await gone;
    }
    live = new LiveArchive(await samples.reopen(live.open));
    expect([before.happenings.length, before.happenings.length + 1]).toContain((await live.dossier()).happenings.length);
    expect((await live.open.archive.decisions()).length).toBe(1);
    await settled();
    expect(await reportsOf(id)).toBe(before.happenings.find((one) => one.id === id)!.reports.length - 1);
  });

  test('says so over the API, and shows the new state as a whole', async () => {
    const app = makeApplication({ archive: live, owner: 'هند' });
    const ask = (path: string) => app.request(`http://${HOST}${path}`, { headers: { host: HOST } });
    const total = async () => ((await (await ask('/api/happenings?marginal=with&limit=1')).json()) as HappeningPage).total;
    const before = await total();
    expect((await ask('/api/archive')).headers.get('isnad-standing')).toBeNull();
    await partOne();
    expect((await ask('/api/archive')).headers.get('isnad-standing')).toBe('working');
    expect(await (await ask('/api/standing')).json()).toMatchObject({ state: 'working' });
    expect(await total()).toBe(before);
    await expect.poll(async () => ((await (await ask('/api/standing')).json()) as { state: string }).state).toBe('fresh');
    expect(await total()).toBe(before + 1);
  });

  test('tells its steps as they begin, and counts the articles', async () => {
    const heard: ComparisonProgress[] = [];
    await refreshDossier(live.open.archive, () => live.open.stages, 'another', { hear: (progress) => heard.push(progress) });
    const { articles } = await live.open.counts();
    expect(heard).toEqual([{ step: 'reading', done: 0, total: articles }, ...['joining', 'comparing', 'keeping'].map((step) => ({ step, done: 0, total: 0 }))]);
    await partOne();
    const seen = new Set<string>();
    await expect.poll(async () => {
      const standing = await live.standing();
      if (standing.state === 'working' && standing.progress !== null) seen.add(standing.progress.step);
      return standing.state;
    }, { interval: 5 }).toBe('fresh');
    expect(COMPARISON_STEPS.filter((step) => seen.has(step))).toEqual([...seen]);
    expect(seen.size).toBeGreaterThan(0);
  });

  test('a comparison that fails is told with a sentence, and the last one stays', async () => {
    const before = await live.dossier();
    const compare = vi.spyOn(BackgroundComparison.prototype, 'compare').mockRejectedValue(new Error('The disk is full.'));
    await partOne();
    await expect.poll(async () => live.standing()).toEqual({ state: 'failed', says: 'The disk is full.' });
    expect(await live.dossier()).toBe(before);
    compare.mockRestore();
    await live.decide({ kind: 'seen', doubt: 'a', says: 'a' }, { who: 'هند', seen: 9 });
    await settled();
  });
});
