import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Evaluation } from './evaluation.ts';
import { hashGold } from './floors.ts';
import { readFiles } from './read-files.ts';
import { settleRecord } from '../src/work/settle-record.ts';
import { SHARED, type Scores, hasScorer, scoreArticles, scoreDossier } from './score.ts';

const GOLD = join(SHARED, 'gold', 'seeds');
const SEEDS = join(SHARED, 'seeds');

/**
 * The five reports of the founding case, read and compared by the product. `times` are as `isnad read` gives them from one page
 * alone; `times settled` as the dossier and the desk show them, once other articles have dated an undated page.
 */
export const seeds: Evaluation = {
  name: 'seeds',
  leftOut: () => (existsSync(GOLD) && hasScorer() ? null : 'no ../shared/gold/seeds beside the repository'),
  gold: () => hashGold([GOLD]),
  async run() {
    const files = readdirSync(SEEDS).sort().map((name) => join(SEEDS, name));
    const { records, dossier } = await readFiles(files);
    const articles = scoreArticles(GOLD, records);
    const days = new Map(dossier.articles.map(({ id, published }) => [id, published]));
    const settled = scoreArticles(GOLD, records.map((record) => settleRecord(record, days.get(record.id) ?? null)));
    const across = scoreDossier(join(GOLD, 'dossier.json'), dossier);
    const named = Object.entries(across).map(([layer, metrics]) => [`across-${layer}`, metrics]);
    return { ...articles, 'times settled': settled['times']!, ...Object.fromEntries(named), visits: scoreVisits(dossier) } as Scores;
  },
};

/** The happenings of the gold that are the four visits themselves, by id. */
const VISITS = ['H1', 'H2', 'H10', 'H76'];

/** How many of the four visits stand alone: no happening of ours joins reports of two, nor parts one in two. */
function scoreVisits(dossier: { happenings: readonly { reports: readonly { article: string; event: string }[]; type: string; voices: number }[]; articles: readonly { id: string; uri: string | null }[] }): Record<string, number | null> {
  const gold = JSON.parse(readFileSync(join(GOLD, 'dossier.json'), 'utf8')) as { happenings: { id: string; reports: { article: string }[] }[] };
  const nameOf = new Map(dossier.articles.map(({ id, uri }) => [id, (uri ?? id).split('/').at(-1)!]));
  const families = new Map<string, string>();
  for (const [family, articles] of [['july', ['003']], ['august', ['000', '002']], ['tripoli', ['001']], ['istanbul', ['004']]] as const) for (const article of articles) families.set(article, family);
  const familyOf = (article: string): string | undefined => families.get((nameOf.get(article) ?? article).slice(0, 3));
  const visits = dossier.happenings.filter(({ type }) => type === 'CONSULT');
  const merged = visits.filter(({ reports }) => new Set(reports.map(({ article }) => familyOf(article))).size > 1).length;
  const joint = visits.filter(({ reports }) => ['000', '002'].every((name) => reports.some(({ article }) => nameOf.get(article)?.startsWith(name)))).length;
  const wanted = gold.happenings.filter(({ id }) => VISITS.includes(id)).length;
  return { apart: merged === 0 ? 1 : 0, joined: joint > 0 ? 1 : 0, wanted };
}
