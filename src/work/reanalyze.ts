import { ARTICLE_FORMAT } from '../model/record.ts';
import type { Reanalyze } from './corrections/correct-record.ts';
import type { Stages } from './stages.ts';

/** How corrected articles are analysed anew; stages that cannot leave the analysis empty. */
export function reanalyzeWith(stages: Stages): Reanalyze {
  const nothing = { entities: [], mentions: [], times: [], quantities: [], statements: [], events: [], labels: [] };
  return stages.reanalyze ?? ((article) => ({ format: ARTICLE_FORMAT, ...article, ...nothing }));
}
