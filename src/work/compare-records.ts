import type { Dossier } from '../model/dossier.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Stages } from './stages.ts';

/** The dossier of some records. The same bytes given twice, under whatever names, are one article. */
export function compareRecords(records: readonly ArticleRecord[], stages: Stages): Dossier {
  const byId = new Map<string, ArticleRecord>();
  for (const record of records) if (!byId.has(record.id)) byId.set(record.id, record);
  return stages.compare([...byId.values()]);
}
