import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { LANGUAGES_FOLDER } from '../src/language/language.ts';
import { loadTsv } from '../src/language/tsv.ts';
import type { Time } from '../src/model/time.ts';
import { analyzeInvented } from './times-invented-article.ts';
import { processorMs } from './processor-time.ts';

const show = ({ value, end, rel }: Time): string => `${value ?? rel}${end ? `/${end}` : ''}`;
const read = (text: string): string => analyzeInvented(text, '2020-08-17').times.map(show).join(' ');
const texts = loadTsv(join(LANGUAGES_FOLDER, 'ar', 'cases', 'times.tsv')).slice(1).map(({ cells }) => cells[3] ?? '');

/** Changes of spelling that change no meaning. */
const VARIANTS: readonly (readonly [name: string, change: (text: string) => string])[] = [
  ['with a fatha after every fourth letter', (text) => text.replace(/(\p{L}{4})/gu, '$1\u064e')],
  ['stretched with tatweel', (text) => text.replace(/([بتثجحخسشصضعغفقكلمنهي])(?=\p{L})/u, '$1ـ')],
  ['without hamzas', (text) => text.replace(/[أإآ]/g, 'ا')],
  ['in Arabic digits', (text) => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))],
  ['in Persian digits', (text) => text.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)))],
  ['with direction marks', (text) => text.replace(/ /g, ' \u200f')],
];

describe('what spelling does not change', () => {
  it.each(VARIANTS)('times are the same %s', (_, change) => {
    for (const text of texts) expect(read(change(text)), text).toBe(read(text));
  });

  it('text before the article shifts every span by its length', () => {
    const [before, text] = ['نبذة قصيرة.\n', 'وصل الوفد أمس، وقتل 12 جنديا في 4 يونيو 2020.'];
    const spans = (value: string) => {
      const { times, quantities } = analyzeInvented(value, '2020-08-17');
      return [...times, ...quantities].map(({ span }) => span);
    };
    expect(spans(before + text)).toEqual(spans(text).map(([start, end]) => [start + before.length, end + before.length]));
  });
});

describe('hostile text', () => {
  it.each([['numbers', '12 '], ['weekdays', 'الأحد والاثنين '], ['dates', '1/2/2020-'], ['units', 'يومين وشهر '], ['prepositions', 'بين من إلى ']])(
    'of nothing but %s is read in linear time',
    (_, piece) => {
      const time = (count: number): number => {
        const text = piece.repeat(count);
        const start = processorMs();
        analyzeInvented(text, '2020-08-17');
        return processorMs() - start;
      };
      time(500);
      // eight times the text; quadratic work would take sixty-four times as long
      expect(time(2000)).toBeLessThan(Math.max(time(250), 10) * 40);
    },
    60_000,
  );
});
