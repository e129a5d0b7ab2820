import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findStatements } from '../src/analyze/statements/find-statements.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { Article } from '../src/model/article.ts';
import { findQuotations } from '../src/text/quotations.ts';
import { findSentences } from '../src/text/sentences.ts';
import { processorMs } from './processor-time.ts';

const language = loadLanguage('ar');

function quotationsOf(text: string): string[] {
  const tokens = language.tokenize(text);
  return findQuotations(tokens).map(({ from, to }) => text.slice(tokens.start[from], tokens.end[to - 1]));
}

function sentencesOf(text: string): string[] {
  const tokens = language.tokenize(text);
  const sentences = findSentences(tokens, [[0, text.length]], findQuotations(tokens));
  return sentences.map(({ from, to }) => text.slice(tokens.start[from], tokens.end[to - 1]));
}

describe('quotations', () => {
  test.each([
    ['«القدس» و«بيروت»', ['القدس', 'بيروت']],
    ['«سامي» و»باسل»', ['سامي', 'باسل']],
    ['"البحر" و"النهر"', ['البحر', 'النهر']],
    ['قال: ((لن نعود أبدا))', ['لن نعود أبدا']],
    ['قال: (لن نعود) ثم مضى', ['لن نعود']],
    ['جاء (سامي) ومضى', []],
    ['قال: «عاد «سامي» أمس»', ['عاد «سامي» أمس', 'سامي']],
    ['قال: "سنعود إلى بيوتنا قريبا', ['سنعود إلى بيوتنا قريبا']],
    ['منطقة الجفرة”، ثم مضى', []],
    ['قال &quot;سنعود غدا&quot; ثم مضى', ['سنعود غدا']],
    ['انتشارها." وأكد الوزير، " سنعود غدا"', ['سنعود غدا']],
  ])('%s', (text, wanted) => {
    expect(quotationsOf(text)).toEqual(wanted);
  });
});

describe('sentences', () => {
  test.each([
    ['جاء سامي. ثم مضى.', ['جاء سامي', 'ثم مضى']],
    ['من أ. ف. ب. في المدينة', ['من أ. ف. ب. في المدينة']],
    ['قال: «جئنا. ثم مضينا» وسكت. ونام', ['قال: «جئنا. ثم مضينا» وسكت', 'ونام']],
    ['بلغ 3.5 كلم.وأضاف', ['بلغ 3.5 كلم', 'وأضاف']],
    ['هل جاء؟ نعم!', ['هل جاء', 'نعم']],
    ['على قناة (إن.بي.سي) أمس. ثم مضى', ['على قناة (إن.بي.سي) أمس', 'ثم مضى']],
  ])('%s', (text, wanted) => {
    expect(sentencesOf(text)).toEqual(wanted);
  });
});

describe('statements of odd text', () => {
  const words = ['قال', 'وأكد', 'إن', 'أن', '«', '»', '"', ':', '،', '.', '(', ')', 'بحسب', 'البيان', 'على حد', 'قوله', 'مؤكدا', 'في بيان', '\n', 'المصدر', 'نقلا عن', 'وفيما'];

  test('are found without an exception, with spans inside the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (picked) => {
        const text = picked.join(' ');
        const article = { text, blocks: [{ role: 'paragraph', span: [0, text.length] }], via: [], outlet: null } as unknown as Article;
        const tokens = language.tokenize(text, [[0, text.length]]);
        for (const { content, cue, chain } of findStatements({ article, tokens, found: language.match(tokens), mentions: [], entities: [] }, language)) {
          expect(content[0]).toBeGreaterThanOrEqual(0);
          expect(content[1]).toBeGreaterThan(content[0]);
          expect(content[1]).toBeLessThanOrEqual(text.length);
          expect(cue.span[1]).toBeLessThanOrEqual(text.length);
          expect(chain.at(-1)).toMatchObject({ by: null });
        }
      }),
      { numRuns: 400 },
    );
  });

  test('cost grows with their length, not with its square', () => {
    const cost = (times: number): number => {
      const text = 'قال إن '.repeat(times);
      const article = { text, blocks: [{ role: 'paragraph', span: [0, text.length] }], via: [], outlet: null } as unknown as Article;
      const tokens = language.tokenize(text, [[0, text.length]]);
      const found = language.match(tokens);
      const start = processorMs();
      findStatements({ article, tokens, found, mentions: [], entities: [] }, language);
      return processorMs() - start;
    };
    cost(500);
    expect(cost(8000) / Math.max(cost(1000), 0.001)).toBeLessThan(40);
  });
});

test('the lexicon knows at least 400 cues, nouns that speak not counted', () => {
  const spellings = (name: string): number => new Set(language.lexicon.ofClass(name).map(({ spelling }) => spelling)).size;
  const verbs = new Set(language.lexicon.ofClass('cues').map(({ attributes }) => attributes['cue'])).size;
  const others = ['cue-nouns', 'cue-sources', 'cue-wordings', 'cue-texts', 'cue-thus', 'cue-backs'].map(spellings);
  expect(others.reduce((sum, count) => sum + count, verbs)).toBeGreaterThanOrEqual(400);
});
