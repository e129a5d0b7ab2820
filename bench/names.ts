/**
 * Speed of the names step: tokens a second of processor time on one core, over real news where `../shared` (or ISNAD_SHARED) is there and over
 * invented sentences, in which every third word is a name; model size, memory. `node bench/names.ts [ARTICLES]`, 3,000 of each by default.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findNames } from '../src/analyze/names/find-names.ts';
import { loadLanguage } from '../src/language/language.ts';
import { MODELS_FOLDER } from '../src/language/model-files.ts';
import type { Article } from '../src/model/article.ts';
import { inventSentences } from '../train/names/invent.ts';

const SENTENCES_AN_ARTICLE = 15;
const WARM_UP = 300;
const GOAL_A_SECOND = 80_000;

const root = join(import.meta.dirname, '..');
const news = join(process.env['ISNAD_SHARED'] ?? join(root, '..', 'shared'), 'data', 'news');
const language = loadLanguage('ar');
const count = Number(process.argv[2] ?? 3000) + WARM_UP;

if (existsSync(news)) measure('of news', takeNews(count));
else console.log(`Left out: news, because there is no ${news}.`);
measure('of invented sentences', inventTexts(count));
console.log(`models/names.bin ${(statSync(join(MODELS_FOLDER, 'names.bin')).size / 1e6).toFixed(2)} MB; ${Math.round(process.memoryUsage().rss / 1e6)} MB resident; at least ${GOAL_A_SECOND.toLocaleString('en')} tokens a second of news are wanted`);

function measure(what: string, texts: readonly string[]): void {
  let tokenCount = 0;
  let microseconds = 0;
  for (const [number, text] of texts.entries()) {
    const article = { text, blocks: [{ role: 'paragraph', span: [0, text.length] }] } as unknown as Article;
    language.forgetArticles();
    const tokens = language.tokenize(text);
    const found = language.match(tokens);
    const before = process.cpuUsage();
    findNames({ article, tokens, found, language });
    const { user, system } = process.cpuUsage(before);
    if (number < WARM_UP) continue;
    tokenCount += tokens.count;
    microseconds += user + system;
  }
  console.log(`${Math.round((tokenCount / microseconds) * 1e6).toLocaleString('en')} tokens a second over ${tokenCount.toLocaleString('en')} tokens ${what}`);
}

/** Articles spread evenly over the files, and so over outlets, countries and days. */
function takeNews(most: number): string[] {
  const files = readdirSync(news).filter((name) => name.endsWith('.jsonl')).sort();
  return files.flatMap((file) => {
    const lines = readFileSync(join(news, file), 'utf8').split('\n').filter(Boolean);
    const every = Math.max(1, Math.floor((lines.length * files.length) / most));
    return lines.filter((_, at) => at % every === 0).slice(0, Math.ceil(most / files.length));
  }).map((line) => {
    const { title, text } = JSON.parse(line) as { title: string | null; text: string };
    return [title, text].filter(Boolean).join('\n\n');
  });
}

function inventTexts(most: number): string[] {
  const sentences = inventSentences(join(root, 'train', 'data'), language).map((tokens) => tokens.map(({ text }) => text).join(' '));
  // every seventh sentence, so that an article mixes templates
  return Array.from({ length: most }, (_, number) => Array.from({ length: SENTENCES_AN_ARTICLE }, (_, i) => sentences[(number * 101 + i * 7 * 15) % sentences.length]!).join('.\n'));
}
