import { describe, expect, test } from 'vitest';
import { compareArticles } from '../src/compare/compare-articles.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { Reuse } from '../src/model/dossier.ts';
import { resolveArticles } from '../src/resolve/resolve-articles.ts';
import { type Sketch, onDay, sketchRecord } from './compare-records.ts';

const language = loadLanguage('ar');

function reuseOf(...sketches: Sketch[]): { reuse: readonly Reuse[]; quote: (side: Reuse['a']) => string } {
  const records = sketches.map(sketchRecord);
  const texts = new Map(records.map(({ id, text }) => [id, text]));
  const { reuse } = compareArticles(records, resolveArticles(records, language), language);
  return { reuse, quote: ({ article, span }) => texts.get(article)!.slice(...span) };
}

const council = { type: 'organization', name: 'مجلس الإقليم' } as const;
const communique = 'ناقش الاجتماع خطة إعادة فتح الطريق الساحلي وتأمين شاحنات الوقود القادمة من الميناء الشرقي';

function meetingOn(id: string, outlet: string, day: string, text: string, content?: string): Sketch {
  return {
    id, outlet, day, text, entities: { e1: council, e2: { type: 'person', name: 'سالم القاضي' } },
    events: [{ id: 'v1', type: 'CONSULT/meet', at: ['الاجتماع'], who: ['e1', 'e2'], time: onDay(day) }],
    statements: content ? [{ id: 's1', speaker: 'e1', cue: 'بيان', content, chain: ['مجلس الإقليم', outlet], channel: 'communique' }] : [],
  };
}

describe('one communiqué in two outlets', () => {
  test('word for word: one pair whose origin is the body', () => {
    const { reuse, quote } = reuseOf(
      meetingOn('a', 'الأفق', '2021-03-05', `وقال بيان مجلس الإقليم بعد لقاء سالم القاضي إن ${communique}`, communique),
      meetingOn('b', 'المنارة', '2021-03-05', `وجاء في بيان مجلس الإقليم الذي التقى سالم القاضي أن ${communique}.`, communique),
    );
    expect(reuse).toHaveLength(1);
    expect(reuse[0]).toMatchObject({ origin: 'مجلس الإقليم' });
    expect(reuse[0]!.overlap).toBeGreaterThan(0.95);
    expect(quote(reuse[0]!.a)).toContain('الطريق الساحلي');
  });

  test('a date is no wording that one had from the other', () => {
    const dated = (id: string, outlet: string, text: string): Sketch => ({ ...meetingOn(id, outlet, '2021-03-05', text), times: [{ at: 'كانون الأول/ديسمبر 2013', value: '2013-12' }] });
    const { reuse } = reuseOf(
      dated('a', 'الأفق', 'عقد الاجتماع مع سالم القاضي بعدما اندلعت الحرب الأهلية في كانون الأول/ديسمبر 2013 بين الشمال والجنوب'),
      dated('b', 'المنارة', 'حضر سالم القاضي الاجتماع، وكان السلام قد سبق الحرب الأهلية في كانون الأول/ديسمبر 2013 بسنوات'),
    );
    expect(reuse).toEqual([]);
  });

  test('light edits, clitics and spelling do not hide it', () => {
    const edited = 'وناقش الاجتماع خطةً لإعادة فتح الطريق الساحلى وكذلك تأمين شاحنات الوقود القادمة من الميناء الشرقى';
    const { reuse } = reuseOf(
      meetingOn('a', 'الأفق', '2021-03-05', `وقال بيان مجلس الإقليم بعد لقاء سالم القاضي إن ${communique}`, communique),
      meetingOn('b', 'المنارة', '2021-03-05', `وجاء في بيان مجلس الإقليم عن سالم القاضي أنه ${edited}`, edited),
    );
    expect(reuse).toHaveLength(1);
    expect(reuse[0]!.overlap).toBeGreaterThan(0.8);
  });

  test('clauses in another order are one passage', () => {
    const first = 'ناقش الاجتماع خطة إعادة فتح الطريق الساحلي أمام الشاحنات وتأمين قوافل الوقود القادمة من الميناء الشرقي';
    const swapped = 'ناقش الاجتماع تأمين قوافل الوقود القادمة من الميناء الشرقي وخطة إعادة فتح الطريق الساحلي أمام الشاحنات';
    const { reuse, quote } = reuseOf(
      meetingOn('a', 'الأفق', '2021-03-05', `وقال بيان مجلس الإقليم بعد لقاء سالم القاضي إن ${first}`, first),
      meetingOn('b', 'المنارة', '2021-03-05', `وجاء في بيان مجلس الإقليم عن سالم القاضي أن ${swapped}`, swapped),
    );
    expect(reuse).toHaveLength(1);
    expect(quote(reuse[0]!.b)).toContain('قوافل الوقود');
    expect(quote(reuse[0]!.b)).toContain('الطريق الساحلي');
  });

  test('what an outlet writes under everything about a road is no reuse of a communiqué', () => {
    const background = 'ويمتد الطريق الساحلي على مسافة أربعمئة كيلومتر وأغلق مرارا بسبب معارك اندلعت حول محطات الوقود القديمة';
    const { reuse } = reuseOf(
      meetingOn('a', 'الأفق', '2021-03-05', `قال بيان مجلس الإقليم عن سالم القاضي إن الاجتماع ناجح. ${background}.`),
      meetingOn('b', 'المنارة', '2021-03-05', `وجاء في بيان مجلس الإقليم عن سالم القاضي أن الاجتماع مثمر. ${background}.`),
      { id: 'c', outlet: 'الأفق', day: '2020-11-20', text: `شكا سائقون من غلاء الأسعار. ${background}.`, entities: {} },
    );
    expect(reuse.length).toBeGreaterThan(1);
    expect(reuse.every(({ origin }) => origin === null)).toBe(true);
  });

  test('the same words about two meetings are a template without origin', () => {
    const { reuse } = reuseOf(
      meetingOn('a', 'الأفق', '2021-03-05', `وقال بيان مجلس الإقليم عن سالم القاضي إن ${communique}`, communique),
      meetingOn('b', 'المنارة', '2021-06-05', `وقال بيان مجلس الإقليم عن سالم القاضي إن ${communique}`, communique),
    );
    expect(reuse.length).toBeGreaterThan(0);
    expect(reuse.every(({ origin }) => origin === null)).toBe(true);
  });
});

test('names and titles alone are no reuse', () => {
  const entities = { e1: { type: 'person', name: 'سالم القاضي', role: 'رئيس مجلس الإقليم الشرقي الأعلى' } } as const;
  const { reuse } = reuseOf(
    { id: 'a', day: '2021-03-05', text: 'زار رئيس مجلس الإقليم الشرقي الأعلى سالم القاضي مصنعا', entities },
    { id: 'b', day: '2021-03-05', text: 'هاتف رئيس مجلس الإقليم الشرقي الأعلى سالم القاضي وزيرا', entities },
  );
  expect(reuse).toEqual([]);
});

test('a long copy in nobody’s name comes from the outlet that had it first', () => {
  const body = 'ناقش الاجتماع خطة إعادة فتح الطريق الساحلي وتأمين شاحنات الوقود القادمة من الميناء الشرقي فيما شكا سائقون من انتظار دام أياما عند حواجز أقيمت على مداخل البلدة دون إنذار ودون توفير ماء أو ظل للمسافرين وأطفالهم';
  const { reuse } = reuseOf(
    { ...meetingOn('a', 'الأفق', '2021-03-05', `${body} بحضور سالم القاضي من مجلس الإقليم`) },
    { ...meetingOn('b', 'المنارة', '2021-03-05', `${body} وحضر سالم القاضي عن مجلس الإقليم`), day: '2021-03-06' },
  );
  expect(reuse[0]).toMatchObject({ origin: 'الأفق' });
});
