import type { Dossier } from '../model/dossier.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Archive } from '../store/archive.ts';
import { type HearProgress, TOLD_EVERY, stepOf } from './comparison-progress.ts';
import { CorrectionPlan } from './corrections/correction-plan.ts';
import { findDoubts } from './corrections/find-doubts.ts';
import { keepIds } from './lasting-ids.ts';
import { reanalyzeWith } from './reanalyze.ts';
import type { SettledSet, Weighed } from './settled-set.ts';
import type { Stages } from './stages.ts';

export interface RefreshOptions {
  /** What whoever compares the archive again and again has of the last time. */
  readonly settled?: SettledSet;
  /** Is told of every step as it begins, and of articles as they are read. */
  readonly hear?: HearProgress;
}

/** The kept dossier when it still fits the archive; else a new one, kept before it is handed back. */
export async function refreshDossier(archive: Archive, getStages: () => Stages, engine: string, { settled, hear = () => {} }: RefreshOptions = {}): Promise<Dossier> {
  const revision = await archive.revision();
  const state = await archive.dossierState();
  if (state?.revision === revision && state.engine === engine) {
    const kept = await archive.dossier();
    if (kept) return kept.dossier;
  }
  const { articles: total } = await archive.counts();
  hear({ step: 'reading', done: 0, total });
  const stages = getStages();
  const plan = new CorrectionPlan(await archive.decisions(), reanalyzeWith(stages));
  const { records, ...weighed } = (await settled?.weigh(archive, { revision, plan, stages, hear })) ?? (await weighAll(archive, plan, { stages, hear, total }));
  hear(stepOf('keeping'));
  const { dossier, ids } = keepIds(weighed.dossier, records, await archive.knownIds());
  const doubts = findDoubts({ records, dossier, decisions: weighed.decisions });
  await archive.keepDossier({ dossier, revision, engine }, { ids, doubts });
  return dossier;
}

/** Compares all articles as if none had been compared before. */
async function weighAll(archive: Archive, plan: CorrectionPlan, { stages, hear, total }: { readonly stages: Stages; readonly hear: HearProgress; readonly total: number }): Promise<Weighed> {
  const records = new Map<string, ArticleRecord>();
  for await (const record of archive.records()) {
    records.set(record.id, plan.correct(record).record);
    if (records.size % TOLD_EVERY === 0) hear({ step: 'reading', done: records.size, total });
  }
  const { rulings } = plan.rulings((id) => records.get(id) ?? null);
  const all = [...records.values()];
  return { records, ...(stages.weigh?.(all, rulings, hear) ?? { dossier: stages.compare(all, rulings), decisions: [] }) };
}
