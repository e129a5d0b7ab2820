import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Evaluation } from './evaluation.ts';
import { hashGold } from './floors.ts';
import { readFiles } from './read-files.ts';
import { ROOT, type Scores, hasScorer, scoreArticles, scoreDossier } from './score.ts';

const GOLD = join(ROOT, 'eval', 'gold', 'samples');
const PAGES = join(ROOT, 'samples');

/** The invented affair of `samples/`, read and compared by the product. */
export const samples: Evaluation = {
  name: 'samples',
  leftOut: () => (hasScorer() ? null : 'no ../shared/tools beside the repository'),
  gold: () => hashGold([GOLD]),
  async run() {
    const pages = readdirSync(PAGES).filter((name) => /\.(txt|html)$/.test(name)).sort();
    const { records, dossier } = await readFiles(pages.map((name) => join(PAGES, name)));
    const articles = scoreArticles(GOLD, records, ROOT);
    const across = scoreDossier(join(GOLD, 'dossier.json'), dossier);
    const named = Object.entries(across).map(([layer, metrics]) => [`across-${layer}`, metrics]);
    return { ...articles, ...Object.fromEntries(named) } as Scores;
  },
};
