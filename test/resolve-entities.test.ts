import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../src/language/language.ts';
import type { Resolution } from '../src/model/resolution.ts';
import { resolveArticles } from '../src/resolve/resolve-articles.ts';
import { type Sketch, sketchRecord } from './compare-records.ts';

const language = loadLanguage('ar');
const resolve = (...sketches: Sketch[]): Resolution => resolveArticles(sketches.map(sketchRecord), language);

/** `a:e1 b:e1 | b:e2`, one group an entity. */
const groups = (resolution: Resolution): string[] =>
  resolution.entities.map(({ members }) => members.map(({ article, entity }) => `${article}:${entity}`).join(' ')).sort();

const person = (name: string, role?: string): { type: 'person'; name: string; role?: string } => ({ type: 'person', name, ...(role && { role }) });

describe('one person in several spellings', () => {
  test('a foreign name spelled with and without its vowels, in one office', () => {
    const found = resolve(
      { id: 'a', text: 'وصل يشار غولتكن إلى العاصمة', entities: { e1: person('يشار غولتكن', 'رئيس الأركان التركي') } },
      { id: 'b', text: 'وصل ياشار غولتاكين إلى العاصمة', entities: { e1: person('ياشار غولتاكين', 'رئيس أركان الجيش') } },
    );
    expect(groups(found)).toEqual(['a:e1 b:e1']);
  });

  test('a compound of two words written together and apart', () => {
    const found = resolve(
      { id: 'a', text: 'دعا عزالدين الراشدي إلى زيارة المدينة', entities: { e1: person('عزالدين الراشدي', 'وزير البيئة') } },
      { id: 'b', text: 'دعا عز الدين الراشدي إلى زيارة المدينة', entities: { e1: person('عز الدين الراشدي', 'وزير البيئة') } },
    );
    expect(groups(found)).toEqual(['a:e1 b:e1']);
  });

  test('the same variants without anything else in common stay two', () => {
    const found = resolve(
      { id: 'a', text: 'وصل يشار غولتكن', entities: { e1: person('يشار غولتكن') } },
      { id: 'b', text: 'فاز ياشار غولتاكين', entities: { e1: person('ياشار غولتاكين') } },
    );
    expect(groups(found)).toEqual(['a:e1', 'b:e1']);
  });

  test('with and without the names between', () => {
    const found = resolve(
      { id: 'a', text: 'قال ناصر بن حمد الكواري', entities: { e1: person('ناصر بن حمد الكواري') } },
      { id: 'b', text: 'قال ناصر الكواري', entities: { e1: person('ناصر الكواري') } },
    );
    expect(groups(found)).toEqual(['a:e1 b:e1']);
    expect(found.entities[0]!.name).toBe('ناصر بن حمد الكواري');
  });

  test('two brothers in one office are two: known names that differ are never variants', () => {
    const found = resolve(
      { id: 'a', text: 'قال حسن العامري', entities: { e1: person('حسن العامري', 'وزير النقل') } },
      { id: 'b', text: 'قال حسين العامري', entities: { e1: person('حسين العامري', 'وزير النقل') } },
    );
    expect(groups(found)).toEqual(['a:e1', 'b:e1']);
  });

  test.each([
    ['a slip in a long name, in one office', 'جمال داود كايا', 'جمال واود كايا', 'رئيس الوزراء التركي', ['a:e1 b:e1']],
    ['a slip in a long name and nothing else in common', 'جمال داود كايا', 'جمال واود كايا', undefined, ['a:e1', 'b:e1']],
    ['sons of two fathers in one office', 'خالد محمد الراجي', 'خالد حمد الراجي', 'وزير النقل الساحلي', ['a:e1', 'b:e1']],
    ['two words that are no known names', 'خالد شليف الراجي', 'خالد شليق الراجي', 'وزير النقل الساحلي', ['a:e1', 'b:e1']],
  ] as const)('%s', (_, one, other, role, expected) => {
    expect(groups(resolve(
      { id: 'a', text: `زار ${one} العاصمة`, entities: { e1: person(one, role) } },
      { id: 'b', text: `زار ${other} العاصمة`, entities: { e1: person(other, role) } },
    ))).toEqual(expected);
  });

  test('a surname alone joins the one full name that appears in the same company', () => {
    const found = resolve(
      { id: 'a', text: 'التقى سامر الدروبي هشام بن غلبون', entities: { e1: person('سامر الدروبي'), e2: person('هشام بن غلبون') } },
      { id: 'b', text: 'التقى الدروبي هشام بن غلبون', entities: { e1: person('الدروبي'), e2: person('هشام بن غلبون') } },
    );
    expect(groups(found)).toEqual(['a:e1 b:e1', 'a:e2 b:e2']);
  });
});

describe('two people of one name', () => {
  test('different offices and different company: two', () => {
    const found = resolve(
      { id: 'a', text: 'قال محمد الحاسي في طبرق', entities: { e1: person('محمد الحاسي', 'آمر اللواء الثالث'), e2: { type: 'place', name: 'طبرق' } } },
      { id: 'b', text: 'سجل محمد الحاسي هدفا في دبي', entities: { e1: person('محمد الحاسي', 'لاعب المنتخب'), e2: { type: 'place', name: 'دبي' } } },
    );
    expect(groups(found)).toContain('a:e1');
    expect(groups(found)).toContain('b:e1');
  });

  test('different offices in the same company: one who changed office', () => {
    const found = resolve(
      { id: 'a', text: 'قال محمد الحاسي في طبرق', entities: { e1: person('محمد الحاسي', 'آمر اللواء الثالث'), e2: { type: 'place', name: 'طبرق' } } },
      { id: 'b', text: 'عاد محمد الحاسي إلى طبرق', entities: { e1: person('محمد الحاسي', 'مدير المستشفى'), e2: { type: 'place', name: 'طبرق' } } },
    );
    expect(groups(found)).toContain('a:e1 b:e1');
  });

  test('two ids of the knowledge base are never one', () => {
    const found = resolve(
      { id: 'a', text: 'قال علي صالح', entities: { e1: { ...person('علي صالح'), kb: 'x-1' } } },
      { id: 'b', text: 'قال علي صالح', entities: { e1: { ...person('علي صالح'), kb: 'x-2' } } },
    );
    expect(groups(found)).toEqual(['a:e1', 'b:e1']);
  });
});

describe('bodies, places and groups', () => {
  test('a body by its short and its long name', () => {
    const found = resolve(
      { id: 'a', text: 'اجتمع مجلس الأعيان مع سالم القاضي', entities: { e1: { type: 'organization', name: 'مجلس الأعيان' }, e2: person('سالم القاضي') } },
      { id: 'b', text: 'اجتمع مجلس الأعيان الأعلى مع سالم القاضي', entities: { e1: { type: 'organization', name: 'مجلس الأعيان الأعلى' }, e2: person('سالم القاضي') } },
    );
    expect(groups(found)).toEqual(['a:e1 b:e1', 'a:e2 b:e2']);
  });

  test('a ministry without its country joins neither of two', () => {
    const found = resolve(
      { id: 'a', text: 'وزارة الدفاع', entities: { e1: { type: 'organization', name: 'وزارة الدفاع' } } },
      { id: 'b', text: 'وزارة الدفاع التركية', entities: { e1: { type: 'organization', name: 'وزارة الدفاع التركية' } } },
      { id: 'c', text: 'وزارة الدفاع القطرية', entities: { e1: { type: 'organization', name: 'وزارة الدفاع القطرية' } } },
    );
    expect(found.entities).toHaveLength(3);
  });

  test('a place and a body of one name are two; groups of the same words in two articles are two', () => {
    const found = resolve(
      { id: 'a', text: 'الساحل والمتظاهرون', entities: { e1: { type: 'place', name: 'الساحل' }, e2: { type: 'group', name: 'المتظاهرون' } } },
      { id: 'b', text: 'الساحل والمتظاهرون', entities: { e1: { type: 'organization', name: 'الساحل' }, e2: { type: 'group', name: 'المتظاهرون' } } },
    );
    expect(found.entities).toHaveLength(4);
  });
});

test('the order of arrival changes nothing', () => {
  const sketches: Sketch[] = [
    { id: 'a', text: 'قال ناصر بن حمد الكواري', entities: { e1: person('ناصر بن حمد الكواري', 'وزير النفط') } },
    { id: 'b', text: 'قال ناصر الكواري', entities: { e1: person('ناصر الكواري', 'وزير النفط') } },
    { id: 'c', text: 'قال الكواري', entities: { e1: person('الكواري', 'وزير النفط') } },
  ];
  expect(resolve(...[...sketches].reverse()).entities).toEqual(resolve(...sketches).entities);
});

test('what a person decided outranks the rules', () => {
  const sketches: Sketch[] = [
    { id: 'a', text: 'قال علي صالح', entities: { e1: person('علي صالح', 'وزير النفط') } },
    { id: 'b', text: 'قال علي بن أحمد صالح', entities: { e1: person('علي بن أحمد صالح', 'وزير النفط') } },
  ];
  const ruling = { about: 'entity' as const, by: 'person' as const, a: 'a#e1', b: 'b#e1', because: { rule: 'person-decided' } };
  const records = sketches.map(sketchRecord);
  expect(groups(resolveArticles(records, language))).toEqual(['a:e1 b:e1']);
  expect(groups(resolveArticles(records, language, [{ ...ruling, verdict: 'different' }]))).toEqual(['a:e1', 'b:e1']);
});
