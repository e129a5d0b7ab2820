import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../src/language/language.ts';
import type { Published } from '../src/model/published.ts';
import { type OfficeGiven, officesHeld } from '../src/resolve/offices-held.ts';

const language = loadLanguage('ar');

const on = (day: string | null): Published | null => (day === null ? null : { start: day, end: day, basis: 'printed', evidence: [{ says: 'printed' }] });
const given = (role: string, article: string, day: string | null = null): OfficeGiven => ({ role, article, published: on(day) });

/** `from..to office`, one line an office. */
const lines = (offices: ReturnType<typeof officesHeld>): string[] =>
  offices.map(({ office, from, to, count, isFormer, source }) => `${from ?? '?'}..${to ?? '?'} ${office} ${count}${isFormer ? ' former' : ''}${source === 'articles' ? '' : ' kb'}`);

describe('offices over time', () => {
  test('a career in order, with the days of its articles', () => {
    const held = officesHeld([
      given('وزير الدفاع', 'b', '2021-03-10'), given('وكيل وزارة الدفاع', 'a', '2020-05-02'), given('وزير الدفاع', 'c', '2021-09-01'),
    ], null, language);
    expect(lines(held)).toEqual(['2020-05-02..2020-05-02 وكيل وزارة الدفاع 1', '2021-03-10..2021-09-01 وزير الدفاع 2']);
  });

  test('a shorter wording is the one office that goes on from it', () => {
    const held = officesHeld([given('وزير الخارجية السوداني', 'a', '2023-01-05'), given('وزير الخارجية', 'b', '2023-02-06'), given('الوزير', 'b', '2023-02-06')], null, language);
    expect(lines(held)).toEqual(['2023-01-05..2023-02-06 وزير الخارجية السوداني 3']);
    expect(held[0]!.wordings).toContainEqual({ text: 'وزير الخارجية', count: 1 });
  });

  test('a wording that fits two offices is neither', () => {
    const held = officesHeld([given('رئيس المجلس البلدي', 'a', '2019-01-01'), given('رئيس لجنة المصالحة', 'b', '2022-01-01'), given('رئيس', 'c')], null, language);
    expect(held).toHaveLength(3);
  });

  test('a former office is not the office held', () => {
    const held = officesHeld([given('رئيس الوزراء الأسبق', 'b', '2024-02-01'), given('رئيس الوزراء', 'a', '2015-07-09')], null, language);
    expect(lines(held)).toEqual(['2015-07-09..2015-07-09 رئيس الوزراء 1', '2024-02-01..2024-02-01 رئيس الوزراء الأسبق 1 former']);
  });

  test('undated articles and wide guesses date nothing', () => {
    const wide: Published = { start: '2019-01-01', end: '2020-12-31', basis: 'text', evidence: [{ says: 'guess' }] };
    const held = officesHeld([given('محافظ نينوى', 'a'), { role: 'محافظ نينوى', article: 'b', published: wide }], null, language);
    expect(lines(held)).toEqual(['?..? محافظ نينوى 2']);
    expect(held[0]!.because.says).toBe('2 articles, none of them dated');
  });

  test('the knowledge base adds its own, with their years', () => {
    const held = officesHeld([given('وزير الداخلية', 'a', '2019-06-01')], 'fathi-bashagha', language);
    expect(lines(held)).toContain('2018..2021 minister of interior 0 kb');
    expect(lines(officesHeld([], 'saad-hariri', language))).toEqual(['2009..2011 prime minister 0 kb', '2016..2020 prime minister 0 kb']);
    expect(lines(officesHeld([], 'recep-tayyip-erdogan', language))).toEqual(['2003..2014 prime minister 0 kb', '2014..? president 0 kb']);
    expect(held.find(({ source }) => source === 'knowledge-base')!.because.rule).toBe('knowledge-base');
  });
});
