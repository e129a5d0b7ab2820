import type { Dossier } from '../model/dossier.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Archive } from '../store/archive.ts';
import { CorrectionPlan } from './corrections/correction-plan.ts';
import { findDoubts } from './corrections/find-doubts.ts';
import { keepIds } from './lasting-ids.ts';
import { reanalyzeWith } from './reanalyze.ts';
import type { SettledSet } from './settled-set.ts';
import type { Stages } from './stages.ts';

/**
 * The kept dossier when it still fits the archive; else a new one, kept before it is handed back. `settled` is what whoever compares
 * the archive again and again has of the last time.
 */
export async function refreshDossier(archive: Archive, getStages: () => Stages, engine: string, settled?: SettledSet): Promise<Dossier> {
  const revision = await archive.revision();
  const state = await archive.dossierState();
  if (state?.revision === revision && state.engine === engine) {
    const kept = await archive.dossier();
    if (kept) return kept.dossier;
  }
  const stages = getStages();
  const plan = new CorrectionPlan(await archive.decisions(), reanalyzeWith(stages));
  const records = new Map<string, ArticleRecord>();
  for await (const record of archive.records()) records.set(record.id, plan.correct(record).record);
  const { rulings } = plan.rulings((id) => records.get(id) ?? null);
  const weighed = settled?.weigh(records, rulings, stages) ?? stages.weigh?.([...records.values()], rulings) ?? { dossier: stages.compare([...records.values()], rulings), decisions: [] };
  const { dossier, ids } = keepIds(weighed.dossier, records, await archive.knownIds());
  const doubts = findDoubts({ records, dossier, decisions: weighed.decisions });
  await archive.keepDossier({ dossier, revision, engine }, { ids, doubts });
  return dossier;
}
