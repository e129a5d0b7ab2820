import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { EntityCard } from '../src/work/entity-card.ts';
import { type Ended, runIsnad } from './cli-isnad.ts';

/** Every step starts a program of its own, seconds each on a busy machine. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let folder = '';
let archive = '';

const isnad = (...args: string[]): Ended => runIsnad(folder, ...args);

const PAGES: Readonly<Record<string, string>> = {
  'deputy.txt': `وكيل وزارة النقل يبحث صيانة الجسور

صنعاء، 3 مارس 2019

قال وكيل وزارة النقل اليمنية رضوان العامري، خلال لقائه سفير الصين، إن الوزارة ستبدأ صيانة الجسور المتضررة. وأضاف العامري أن العمل يستمر ستة أشهر.`,
  'minister.txt': `وزير النقل يفتتح مطارا

عدن، 9 سبتمبر 2021

أعلن وزير النقل اليمني رضوان العامري أن المطار في عدن فتح أمام الرحلات الدولية. وأكد العامري أن شركات أجنبية أبدت اهتمامها. وقال سفير الصين إن بلاده ترحب بالخطوة.`,
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-entity-'));
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  for (const [name, text] of Object.entries(PAGES)) writeFileSync(join(pages, name), text);
  archive = join(folder, 'a.isnad');
  expect(isnad('add', pages, '--archive', archive).code).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('spellings with counts and reasons, offices over time, articles, statements', () => {
  const card = JSON.parse(isnad('entity', 'رضوان العامري', '--archive', archive, '--json').out) as EntityCard;
  expect(card.entity).toMatchObject({ type: 'person', name: 'رضوان العامري' });
  expect(card.spellings.map(({ text, count }) => [text, count])).toEqual(expect.arrayContaining([['رضوان العامري', 2], ['العامري', 2]]));
  const surname = card.spellings.find(({ text }) => text === 'العامري')!;
  expect(surname.because[0]).toMatchObject({ rule: 'named-in-article', says: expect.stringContaining('«رضوان العامري»') as unknown });
  expect(card.offices.map(({ office, from, to }) => [office, from, to])).toEqual([
    ['وكيل وزارة النقل اليمنية', '2019-03-03', '2019-03-03'], ['وزير النقل اليمني', '2021-09-09', '2021-09-09'],
  ]);
  expect(card.articles.map(({ headline }) => headline)).toEqual(['وكيل وزارة النقل يبحث صيانة الجسور', 'وزير النقل يفتتح مطارا']);
  expect(card.statements.length).toBeGreaterThanOrEqual(3);
});

test('the same in words', () => {
  const { out, code } = isnad('entity', 'العامري', '--archive', archive);
  expect(code).toBe(0);
  for (const part of ['spellings', 'offices', '2019-03-03: ', '2021-09-09: ', 'statements', 'articles (2)']) expect(out).toContain(part);
});

test('a place says where it lies and why', () => {
  const card = JSON.parse(isnad('entity', 'عدن', '--archive', archive, '--json').out) as EntityCard;
  expect(card.location).toMatchObject({ country: 'ye', at: [expect.closeTo(12.8, 1), expect.closeTo(45, 0)] });
});
