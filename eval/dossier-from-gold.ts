/**
 * Compares the hand-made records of the seeds, so that `resolve` and `compare` are measured without the stages before.
 * Usage: node eval/dossier-from-gold.ts [OUT.json]. Score with ../shared/tools/score.mjs dossier.
 */
import { writeFileSync } from 'node:fs';
import { compareArticles } from '../src/compare/compare-articles.ts';
import { loadLanguage } from '../src/language/language.ts';
import { resolveArticles } from '../src/resolve/resolve-articles.ts';
import { loadGoldRecords } from './gold-records.ts';

const shared = process.env['ISNAD_SHARED'] ?? new URL('../../shared', import.meta.url).pathname;
const records = loadGoldRecords(shared);
const language = loadLanguage('ar');
const dossier = compareArticles(records, resolveArticles(records, language), language);
const out = process.argv[2];
if (out) writeFileSync(out, JSON.stringify(dossier));
else process.stdout.write(`${JSON.stringify(dossier)}\n`);
