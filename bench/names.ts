/**
 * Speed of the names step on invented articles: tokens a second of processor time on one core, model size, memory.
 * `node bench/names.ts [ARTICLES]`, 400 by default.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { findNames } from '../src/analyze/names/find-names.ts';
import { loadLanguage } from '../src/language/language.ts';
import { MODELS_FOLDER } from '../src/language/model-files.ts';
import type { Article } from '../src/model/article.ts';
import { inventSentences } from '../train/names/invent.ts';

const SENTENCES_AN_ARTICLE = 15;
const WARM_UP = 300;

const language = loadLanguage('ar');
const sentences = inventSentences(join(import.meta.dirname, '..', 'train', 'data'), language).map((tokens) => tokens.map(({ text }) => text).join(' '));
const count = Number(process.argv[2] ?? 400);
let tokenCount = 0;
let cpuMicroseconds = 0;
for (let number = 0; number < count + WARM_UP; number++) {
  // every seventh sentence, so that an article mixes templates
  const text = Array.from({ length: SENTENCES_AN_ARTICLE }, (_, i) => sentences[(number * 101 + i * 7 * 15) % sentences.length]!).join('.\n');
  const article = { text, blocks: [{ role: 'paragraph', span: [0, text.length] }] } as unknown as Article;
  language.forgetArticles();
  const tokens = language.tokenize(text);
  const found = language.match(tokens);
  const before = process.cpuUsage();
  findNames({ article, tokens, found, language });
  const { user, system } = process.cpuUsage(before);
  if (number < WARM_UP) continue;
  tokenCount += tokens.count;
  cpuMicroseconds += user + system;
}
console.log(`${Math.round((tokenCount / cpuMicroseconds) * 1e6).toLocaleString('en')} tokens a second over ${tokenCount.toLocaleString('en')} tokens`);
console.log(`models/names.bin ${(statSync(join(MODELS_FOLDER, 'names.bin')).size / 1e6).toFixed(2)} MB; ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`);
