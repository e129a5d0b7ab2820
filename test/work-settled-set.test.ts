import { expect, test } from 'vitest';
import type { ArticleRecord } from '../src/model/record.ts';
import type { ResolveDecision } from '../src/model/resolution.ts';
import type { Decision } from '../src/store/decision.ts';
import { CorrectionPlan } from '../src/work/corrections/correction-plan.ts';
import { loadStages } from '../src/work/load-stages.ts';
import { reanalyzeWith } from '../src/work/reanalyze.ts';
import { type SettledArchive, SettledSet } from '../src/work/settled-set.ts';
import { readSamples } from './product-samples.ts';

const stages = loadStages();
const { records: all } = await readSamples();

/** An archive that hands over other objects each time, in order of arrival, and counts them. */
class CountingArchive implements SettledArchive {
  readonly #rows = new Map<string, { record: ArticleRecord; revision: number }>();
  revision = 0;
  read = 0;

  add(records: readonly ArticleRecord[]): void {
    this.revision += 1;
    for (const record of records) this.#rows.set(record.id, { record, revision: this.revision });
  }

  async *records(since = -1): AsyncIterable<ArticleRecord> {
    for (const { record, revision } of this.#rows.values()) if (revision > since) yield this.#copy(record);
  }

  article(id: string): Promise<ArticleRecord | null> {
    return Promise.resolve(this.#copy(this.#rows.get(id)!.record));
  }

  counts(): Promise<{ captures: number; articles: number; bytes: number }> {
    return Promise.resolve({ captures: 0, articles: this.#rows.size, bytes: 0 });
  }

  #copy(record: ArticleRecord): ArticleRecord {
    this.read += 1;
    return structuredClone(record);
  }
}

/** Decisions of persons as a plan lays them over records, with rulings as `resolve` takes them. */
function planOf(decisions: readonly Decision[], rulings: readonly ResolveDecision[] = []): CorrectionPlan {
  const plan = new CorrectionPlan(decisions, reanalyzeWith(stages));
  plan.rulings = () => ({ rulings: [...rulings], lost: new Set() });
  return plan;
}

const hear = (): void => {};

async function weighAtOnce(archive: CountingArchive, plan: CorrectionPlan): Promise<unknown> {
  const records: ArticleRecord[] = [];
  for await (const record of archive.records()) records.push(plan.correct(record).record);
  return stages.weigh!(records, plan.rulings(() => null).rulings);
}

const dating = (article: ArticleRecord, undoneAt: string | null): Decision => ({
  id: 'd1', decidedAt: '2024-05-01T00:00:00Z', who: 'نورة', kind: 'set', reason: null, step: 1, undoneAt, undoneBy: null, undoneStep: null,
  subject: { field: 'published', value: { start: '2024-03-01', end: '2024-03-01' }, targets: [{ article: article.id, mark: 'article', span: [0, 0], quote: '', says: '' }] },
});

test('an archive that is compared again gives what comparing it from the start gives, and reads only what is another', async () => {
  const [told] = stages.compare(all).happenings.toSorted((a, b) => b.reports.length - a.reports.length);
  const [one, other] = told!.reports.map(({ article, event }) => `${article}#${event}`);
  const ruling: ResolveDecision = { about: 'happening', verdict: 'different', by: 'person', a: one!, b: other!, because: { rule: 'person', says: 'two visits' } };
  const archive = new CountingArchive();
  const settled = new SettledSet();
  const weigh = async (plan: CorrectionPlan): Promise<number> => {
    archive.read = 0;
    const { records, ...weighed } = (await settled.weigh(archive, { revision: archive.revision, plan, stages, hear }))!;
    const { read } = archive;
    expect(weighed).toEqual(await weighAtOnce(archive, plan));
    expect([...records.keys()]).toEqual(weighed.dossier.articles.map(({ id }) => id));
    return read;
  };
  archive.add(all.slice(3).toReversed());
  expect(await weigh(planOf([]))).toBe(all.length - 3);
  archive.add(all.slice(0, 3));
  expect(await weigh(planOf([]))).toBe(3);
  expect(await weigh(planOf([], [ruling]))).toBe(0);
  archive.add([{ ...all[1]!, outlet: 'منارة الشرق' }]);
  expect(await weigh(planOf([], [ruling]))).toBe(1);
  expect(await weigh(planOf([dating(all[4]!, null)]))).toBe(1);
  expect(await weigh(planOf([dating(all[4]!, '2024-05-02T00:00:00Z')]))).toBe(1);
}, 120_000);

test('an archive beyond what memory holds is not kept, nor one whose stages cannot', async () => {
  const archive = new CountingArchive();
  archive.add(all);
  const run = { revision: 1, plan: planOf([]), stages, hear };
  expect(await new SettledSet(all.length - 1).weigh(archive, run)).toBeNull();
  expect(await new SettledSet().weigh(archive, { ...run, stages: { ...stages, startSettling: undefined } as never })).toBeNull();
  expect(archive.read).toBe(0);
});
