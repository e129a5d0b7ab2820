/**
 * Cost on hostile texts: each is analysed at one size and at four times that size. Linear work takes about four times as
 * long; the last column is the growth divided by four (1.0 is linear).
 */
import { analyzeArticle } from '../src/analyze/analyze-article.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { Article } from '../src/model/article.ts';

const language = loadLanguage('ar');
const SIZE = 50_000;

/** What a page may hold to slow a matcher down; each is repeated to the size. */
const TEXTS: Readonly<Record<string, string>> = {
  'one word without end': 'و',
  'clitics upon clitics': 'وبالوبالوبال ',
  'cues without content': 'قال أكد أضاف أوضح ',
  'that that that': 'أن إن أن إن ',
  'titles without names': 'رئيس وزير قائد مدير ',
  'bodies within bodies': 'وزارة مجلس حكومة لجنة ',
  'dates without end': '15 آذار 15 آذار 2020 ',
  'numbers': '1,2 3.4 5 ٦ ',
  'open quotation marks': '«قال “ ',
  'closed quotation marks': '» ” » ',
  'names joined by and': 'ومحمد وأحمد وعلي ',
  'quarters called after a town': 'شهد حي الرقة هدوءا . ',
  'events without end': 'زار والتقى وقصف وهاجم ',
  'tashkeel': 'اًٌٍَُِّْ',
  'line ends': '\n \n',
  'one long sentence': 'قال الوزير إن الحكومة ترى أن الوضع في البلاد يحتاج إلى حوار بين الأطراف و',
};

const articleOf = (text: string): Article => ({
  id: 'hostile', uri: null, lang: 'ar', text, outlet: null, via: [], headline: null, dateline: null, byline: null,
  blocks: [{ role: 'paragraph', span: [0, text.length] }], published: null,
});

function timeOf(text: string): number {
  const started = performance.now();
  analyzeArticle(articleOf(text), language);
  language.forgetArticles();
  return performance.now() - started;
}

const fill = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

timeOf(fill(TEXTS['one long sentence']!, SIZE));
console.log(`${'text'.padEnd(26)} ${'50 k'.padStart(9)} ${'200 k'.padStart(9)}  growth/4`);
let worst = 0;
for (const [name, unit] of Object.entries(TEXTS)) {
  const small = Math.min(timeOf(fill(unit, SIZE)), timeOf(fill(unit, SIZE)));
  const large = timeOf(fill(unit, SIZE * 4));
  const growth = large / Math.max(small, 1) / 4;
  worst = Math.max(worst, growth);
  console.log(`${name.padEnd(26)} ${small.toFixed(0).padStart(6)} ms ${large.toFixed(0).padStart(6)} ms  ${growth.toFixed(2)}`);
}
console.log(`worst growth: ${worst.toFixed(2)} times linear`);
process.exitCode = worst > 3 ? 1 : 0;
