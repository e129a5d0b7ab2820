import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNames } from '../src/analyze/names/find-names.ts';
import { ALL_PARTS, type NameParts } from '../src/analyze/names/phrase-reader.ts';
import { loadLanguage } from '../src/language/language.ts';
import { READING_ROLES } from '../src/model/block.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import type { Evaluation } from './evaluation.ts';
import { loadGoldRecords } from './gold-records.ts';
import { hasScorer, type Scores, scoreArticles, SHARED } from './score.ts';

const GOLD = join(SHARED, 'gold', 'seeds');
const LAYERS = ['entities', 'mentions', 'coref'];
const VARIANTS: Readonly<Record<string, NameParts>> = {
  '': ALL_PARTS,
  ' without the tagger': { ...ALL_PARTS, tagger: false },
  ' without the rules': { ...ALL_PARTS, rules: false },
  ' without the knowledge base': { ...ALL_PARTS, known: false },
};

/** The gold's blocks with the names found anew in them. */
function withFoundNames(record: ArticleRecord, parts: NameParts): ArticleRecord {
  const language = loadLanguage('ar');
  language.forgetArticles();
  const ranges = record.blocks.filter(({ role }) => READING_ROLES.has(role)).map(({ span }) => span);
  const tokens = language.tokenize(record.text, ranges);
  const { mentions, entities } = findNames({ article: record, tokens, found: language.match(tokens), language, parts });
  return { ...record, mentions, entities, times: [], quantities: [], statements: [], events: [], labels: [] };
}

function scoreSeeds(): Scores {
  const gold = loadGoldRecords(SHARED);
  const scores: Record<string, Scores[string]> = {};
  for (const [suffix, parts] of Object.entries(VARIANTS)) {
    const all = scoreArticles(GOLD, gold.map((record) => withFoundNames(record, parts)));
    for (const layer of LAYERS) scores[`${layer}${suffix}`] = all[layer]!;
  }
  return scores;
}

/** Names on the seeds' gold blocks: all parts, and each part switched off. ANERcorp is measured by `npm run train -- names --measure`. */
export const names: Evaluation = {
  name: 'names',
  leftOut: () => (existsSync(GOLD) && hasScorer() ? null : 'the seeds and the scorer are not beside the repository'),
  gold: () => {
    const hash = createHash('sha256');
    for (const file of readdirSync(GOLD).filter((name) => /^\d+_.*\.json$/.test(name)).sort()) hash.update(readFileSync(join(GOLD, file)));
    return hash.digest('hex');
  },
  run: async () => scoreSeeds(),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const leftOut = names.leftOut();
  if (leftOut) console.log(`names: left out, ${leftOut}`);
  else for (const [layer, metrics] of Object.entries(await names.run())) console.log(layer.padEnd(40), JSON.stringify(metrics));
}
