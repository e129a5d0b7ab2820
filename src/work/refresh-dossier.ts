import type { Dossier } from '../model/dossier.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Archive } from '../store/archive.ts';
import { toRulings } from './rulings.ts';
import type { Stages } from './stages.ts';

/** The kept dossier when it still fits the archive; else a new one, kept before it is handed back. */
export async function refreshDossier(archive: Archive, getStages: () => Stages, engine: string): Promise<Dossier> {
  const revision = await archive.revision();
  const state = await archive.dossierState();
  if (state?.revision === revision && state.engine === engine) {
    const kept = await archive.dossier();
    if (kept) return kept.dossier;
  }
  const records: ArticleRecord[] = [];
  for await (const record of archive.records()) records.push(record);
  const dossier = getStages().compare(records, toRulings(await archive.decisions()));
  await archive.keepDossier({ dossier, revision, engine });
  return dossier;
}
