import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../src/language/language.ts';
import { analyzeInvented } from './times-invented-article.ts';

const language = loadLanguage('ar');

describe('the examples of patterns/times.txt, read on Monday 2020-08-17', () => {
  for (const rule of language.grammar('times').rules) {
    for (const { value, example } of rule.yes) {
      it(`${rule.name}: ${example} ==> ${value || 'no time'}`, () => {
        const { times } = analyzeInvented(example, '2020-08-17');
        expect(times.map((time) => (time.end ? `${time.value}/${time.end}` : String(time.value)))).toEqual(value ? [value] : []);
      });
    }
    for (const { example } of rule.no) {
      it(`${rule.name}: not ${example}`, () => {
        expect(analyzeInvented(example, '2020-08-17').times.filter(({ because }) => because?.rule === rule.name)).toEqual([]);
      });
    }
  }
});

describe('a text without words', () => {
  it('gives nothing and no error', () => {
    expect(analyzeInvented('', null)).toEqual({ times: [], quantities: [], published: null });
  });
});
