import { expect, test } from 'vitest';
import type { ArticleRecord } from '../src/model/record.ts';
import type { ResolveDecision } from '../src/model/resolution.ts';
import { loadStages } from '../src/work/load-stages.ts';
import { SettledSet } from '../src/work/settled-set.ts';
import { readSamples } from './product-samples.ts';

const stages = loadStages();

test('an archive that is compared again gives what comparing it from the start gives', async () => {
  const { records: all } = await readSamples();
  // as an archive hands them over: other objects each time, in its own order
  const fresh = (records: readonly ArticleRecord[]): Map<string, ArticleRecord> => new Map(structuredClone([...records]).reverse().map((record) => [record.id, record]));
  const settled = new SettledSet();
  const weigh = (records: readonly ArticleRecord[], rulings: readonly ResolveDecision[]): void => {
    const again = fresh(records);
    expect(settled.weigh(again, rulings, { stages, hear: () => {} })).toEqual(stages.weigh!([...again.values()], rulings));
  };
  const [told] = stages.compare(all).happenings.toSorted((a, b) => b.reports.length - a.reports.length);
  const [one, other] = told!.reports.map(({ article, event }) => `${article}#${event}`);
  const ruling: ResolveDecision = { about: 'happening', verdict: 'different', by: 'person', a: one!, b: other!, because: { rule: 'person', says: 'two visits' } };
  weigh(all.slice(3), []);
  weigh(all, []);
  weigh(all, [ruling]);
  weigh(all.slice(1).map((record, i) => (i === 0 ? { ...record, outlet: 'منارة الشرق' } : record)), [ruling]);
  expect(settled.weigh(fresh(all), [], { stages: { ...stages, startSettling: undefined } as never, hear: () => {} })).toBeNull();
}, 120_000);
