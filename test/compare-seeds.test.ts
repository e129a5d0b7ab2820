import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadGoldRecords } from '../eval/gold-records.ts';
import { compareArticles } from '../src/compare/compare-articles.ts';
import { loadLanguage } from '../src/language/language.ts';
import { resolveArticles } from '../src/resolve/resolve-articles.ts';

const shared = process.env['ISNAD_SHARED'] ?? join(import.meta.dirname, '..', '..', 'shared');
const isHere = existsSync(join(shared, 'gold', 'seeds', 'dossier.json'));
if (!isHere) console.warn('compare-seeds: left out, the seeds are not beside the repository (ISNAD_SHARED)');

describe.skipIf(!isHere)('the hand-made records of the seeds', () => {
  const compare = (): ReturnType<typeof compareArticles> => {
    const records = loadGoldRecords(shared);
    const language = loadLanguage('ar');
    return compareArticles(records, resolveArticles(records, language), language);
  };
  const number = (article: string): string => article.slice(0, 3);

  test('the four visits are four happenings, the August one reported by two articles', () => {
    const { happenings } = compare();
    const scenes = happenings.filter(({ type, mode }) => type === 'CONSULT' && (mode === 'visit' || mode === 'meet'));
    const august = scenes.find(({ mode, reports }) => mode === 'visit' && reports.some(({ article }) => number(article) === '002'))!;
    expect(august.reports.map(({ article }) => number(article))).toEqual(['000', '002']);
    for (const other of ['001', '003', '004']) {
      const own = scenes.filter(({ reports }) => reports.some(({ article }) => number(article) === other));
      expect(own.every(({ reports }) => reports.every(({ article }) => number(article) === other))).toBe(true);
    }
  });

  test('the undated page is of 17 August 2020, through the other report', () => {
    const { articles } = compare();
    const { published } = articles.find(({ id }) => number(id) === '000')!;
    expect([published!.start, published!.end, published!.basis]).toEqual(['2020-08-17', '2020-08-17', 'cross']);
    expect(published!.evidence.some(({ article }) => article && number(article) === '002')).toBe(true);
  });

  test('advisers and academy seats are one voice though two outlets carry them', () => {
    const { facts } = compare();
    const carriedByBoth = facts.filter(({ carried }) => new Set(carried.map(({ article }) => article)).size === 2);
    const remarks = carriedByBoth.filter(({ origins }) => origins.includes('صلاح الدين النمروش'));
    expect(remarks.length).toBeGreaterThanOrEqual(3);
    expect(remarks.every(({ verdict, voices }) => verdict === 'one-voice' && voices === 1)).toBe(true);
  });
});
