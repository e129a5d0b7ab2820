import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../src/language/language.ts';
import type { Resolution } from '../src/model/resolution.ts';
import { resolveArticles } from '../src/resolve/resolve-articles.ts';
import { type Sketch, onDay, sketchRecord } from './compare-records.ts';

const language = loadLanguage('ar');
const resolve = (...sketches: Sketch[]): Resolution => resolveArticles(sketches.map(sketchRecord), language);

const groups = (resolution: Resolution): string[] =>
  resolution.happenings.map(({ reports }) => reports.map(({ article, event }) => `${article}:${event}`).join(' ')).sort();

const minister = { type: 'person', name: 'سالم القاضي', role: 'وزير الدفاع' } as const;
const guest = { type: 'person', name: 'طارق الدباغ', role: 'وزير الداخلية' } as const;
const city = { type: 'place', name: 'طبرق' } as const;

function meeting(id: string, day: string | null, text: string, time = day ? onDay(day) : null): Sketch {
  return {
    id, day, text, entities: { e1: minister, e2: guest, e3: city },
    events: [{ id: 'v1', type: 'CONSULT/meet', at: ['التقى'], who: ['e1', 'e2'], place: 'e3', time }],
  };
}

describe('one happening', () => {
  test('a meeting told by two outlets on its day', () => {
    const found = resolve(
      meeting('a', '2021-03-05', 'التقى سالم القاضي في طبرق نظيره طارق الدباغ لبحث أمن الحدود'),
      meeting('b', '2021-03-06', 'التقى طارق الدباغ مضيفه سالم القاضي في طبرق', onDay('2021-03-05')),
    );
    expect(groups(found)).toEqual(['a:v1 b:v1']);
    expect(found.happenings[0]!.time).toEqual(onDay('2021-03-05'));
  });

  test('a denial and the report that it denies', () => {
    const strike = (id: string, status: 'happened' | 'denied', text: string): Sketch => ({
      id, day: '2021-03-05', text, entities: { e1: { type: 'organization', name: 'جيش الساحل' }, e3: city },
      events: [{ id: 'v1', type: 'ASSAULT/shelling', at: ['قصف'], who: ['e1', 'e3>'], place: 'e3', time: onDay('2021-03-04'), status }],
    });
    const found = resolve(strike('a', 'happened', 'قصف جيش الساحل طبرق ليلا'), strike('b', 'denied', 'لم يقع أي قصف من جيش الساحل على طبرق'));
    expect(groups(found)).toEqual(['a:v1 b:v1']);
  });
});

test('what an article tells is threaded to its leading happening; a lone plan is in no story', () => {
  const visit: Sketch = {
    id: 'a', day: '2021-03-05', text: 'التقى سالم القاضي طارق الدباغ في طبرق، ويدعم سالم القاضي الحوار', entities: { e1: minister, e2: guest, e3: city },
    events: [
      { id: 'v1', type: 'CONSULT/meet', at: ['التقى'], who: ['e1', 'e2'], place: 'e3', time: onDay('2021-03-05') },
      { id: 'v2', type: 'SUPPORT', at: ['يدعم'], who: ['e1'], status: 'ongoing' },
    ],
  };
  const plan: Sketch = {
    id: 'b', day: '2021-03-05', text: 'ينوي فؤاد الزين السفر', entities: { e1: { type: 'person', name: 'فؤاد الزين' } },
    events: [{ id: 'v1', type: 'CONSULT/visit', at: ['السفر'], who: ['e1'], status: 'planned' }],
  };
  expect(resolve(visit, plan).stories.map(({ happenings }) => happenings)).toEqual([['a#v1', 'a#v2']]);
});

describe('twins', () => {
  const template = 'التقى سالم القاضي في طبرق نظيره طارق الدباغ وبحثا مجالات التعاون العسكري والأمني وبرامج بناء القدرات';

  test('two meetings whose reports share every word, a month apart', () => {
    expect(groups(resolve(meeting('a', '2021-03-05', template), meeting('b', '2021-04-05', template)))).toEqual(['a:v1', 'b:v1']);
  });

  test('strikes on one town on two days', () => {
    const strike = (id: string, day: string): Sketch => ({
      id, day, text: 'شن سلاح الجو غارة على طبرق وأوقع جرحى', entities: { e1: { type: 'organization', name: 'سلاح الجو' }, e3: city },
      events: [{ id: 'v1', type: 'ASSAULT/airstrike', at: ['غارة'], who: ['e1', 'e3>'], place: 'e3', time: onDay(day) }],
    });
    expect(groups(resolve(strike('a', '2021-03-05'), strike('b', '2021-03-06'), strike('c', '2021-03-06')))).toEqual(['a:v1', 'b:v1 c:v1']);
  });

  test('condolence cables of one sender to two receivers', () => {
    const cable = (id: string, to: string): Sketch => ({
      id, day: '2021-03-05', text: `بعث سالم القاضي برقية عزاء إلى ${to} في ضحايا الفيضانات معربا عن أحر التعازي`,
      entities: { e1: minister, e2: { type: 'person', name: to } },
      events: [{ id: 'v1', type: 'SUPPORT', at: ['برقية'], who: ['e1', 'e2>'], time: onDay('2021-03-05') }],
    });
    expect(groups(resolve(cable('a', 'منصور الريس'), cable('b', 'وليد الجمل')))).toEqual(['a:v1', 'b:v1']);
  });

  test('an undated meeting of one of the two with others is not the dated one', () => {
    const other: Sketch = {
      id: 'b', text: 'وصل سالم القاضي أمس إلى طبرق والتقى رئيس المجلس فؤاد الزين وقادة المنطقة',
      entities: { e1: minister, e2: { type: 'person', name: 'فؤاد الزين' }, e3: city },
      events: [{ id: 'v1', type: 'CONSULT/meet', at: ['التقى'], who: ['e1', 'e2'], place: 'e3', time: { start: null, end: null, rel: '-P1D' } }],
      times: [{ at: 'أمس', rel: '-P1D' }],
    };
    expect(groups(resolve(meeting('a', '2021-03-05', 'التقى سالم القاضي في طبرق طارق الدباغ'), other))).toEqual(['a:v1', 'b:v1']);
  });

  test('what was told as done, with no day, was done before it was told', () => {
    const strike = (id: string, day: string, time: ReturnType<typeof onDay> | null): Sketch => ({
      id, day, text: 'قصف جيش الساحل مواقع الخصوم في طبرق', entities: { e1: { type: 'organization', name: 'جيش الساحل' }, e3: city },
      events: [{ id: 'v1', type: 'ASSAULT/shelling', at: ['قصف'], who: ['e1', 'e3>'], place: 'e3', time }],
    });
    expect(groups(resolve(strike('a', '2021-03-02', null), strike('b', '2021-03-06', onDay('2021-03-05'))))).toEqual(['a:v1', 'b:v1']);
    expect(groups(resolve(strike('a', '2021-03-06', null), strike('b', '2021-03-06', onDay('2021-03-05'))))).toEqual(['a:v1 b:v1']);
  });

  test('two meetings of one article stay two', () => {
    const twice: Sketch = {
      id: 'a', day: '2021-03-05', text: 'التقى سالم القاضي طارق الدباغ ثم التقى وفدا من الأعيان', entities: { e1: minister, e2: guest },
      events: [
        { id: 'v1', type: 'CONSULT/meet', at: ['التقى'], who: ['e1', 'e2'], time: onDay('2021-03-05') },
        { id: 'v2', type: 'CONSULT/meet', at: ['ثم التقى'], who: ['e1'], time: onDay('2021-03-05') },
      ],
    };
    expect(groups(resolve(twice))).toHaveLength(2);
  });
});

describe('dates from other articles', () => {
  const undated: Sketch = {
    ...meeting('b', null, 'التقى سالم القاضي اليوم الجمعة طارق الدباغ في طبرق', { start: null, end: null, rel: 'P0D' }),
    times: [{ at: 'اليوم الجمعة', rel: 'P0D' }],
  };

  test('an undated page gains the day of the happening that it shares, with the evidence', () => {
    const found = resolve(meeting('a', '2021-03-05', 'التقى سالم القاضي طارق الدباغ في طبرق'), undated);
    const published = found.published.get('b')!;
    expect([published.start, published.end, published.basis]).toEqual(['2021-03-05', '2021-03-05', 'cross']);
    expect(published.evidence.some(({ article }) => article === 'a')).toBe(true);
    expect(found.times.get('b#v1')).toMatchObject(onDay('2021-03-05'));
  });

  test('a weekday that does not fit keeps the two apart: 2021-03-06 was a Saturday', () => {
    const found = resolve(meeting('a', '2021-03-06', 'التقى سالم القاضي طارق الدباغ في طبرق'), undated);
    expect(groups(found)).toEqual(['a:v1', 'b:v1']);
    expect(found.published.get('b')).toBeNull();
  });

  /** A page whose dateline prints 5 March without a year, and a weekday. */
  const printed = (weekday: string): Sketch => ({
    id: 'b', text: `طبرق 5 آذار - قال سالم القاضي اليوم ${weekday} إن زيارة طارق الدباغ ناجحة`, entities: { e1: minister, e2: guest },
    times: [{ at: '5 آذار', value: 'XXXX-03-05' }, { at: `اليوم ${weekday}`, rel: 'P0D' }],
  });
  test.each([['الجمعة', '2021-03-05'], ['السبت', null]])('a printed 5 March that is %s takes its year from an article about the same two: %s', (weekday, day) => {
    const found = resolve(meeting('a', '2021-03-06', 'التقى سالم القاضي طارق الدباغ في طبرق'), printed(weekday)).published.get('b');
    expect(found?.start ?? null).toBe(day);
    expect(found?.basis ?? null).toBe(day && 'cross');
  });
  test('no year is guessed from an article of other years', () => {
    expect(resolve(meeting('a', '2020-10-01', 'التقى سالم القاضي طارق الدباغ في طبرق'), printed('الجمعة')).published.get('b') ?? null).toBeNull();
  });

  test('three names and the weekday date a page; two do not, nor do two days that are equally good', () => {
    const third = { type: 'person', name: 'ليلى الرمحي', role: 'وزيرة الخارجية' } as const;
    const trio = (id: string, day: string): Sketch => ({
      id, day, text: 'استقبل سالم القاضي طارق الدباغ بحضور ليلى الرمحي', entities: { e1: minister, e2: guest, e3: third },
      events: [{ id: 'v1', type: 'CONSULT/host', at: ['استقبل'], who: ['e1', 'e2>', 'e3+'], time: onDay(day) }],
    });
    const page: Sketch = { id: 'z', text: 'عاد سالم القاضي اليوم الجمعة مع طارق الدباغ وليلى الرمحي', entities: { e1: minister, e2: guest, e3: third }, times: [{ at: 'اليوم الجمعة', rel: 'P0D' }] };
    expect(resolve(trio('a', '2021-03-05'), page).published.get('z')).toMatchObject({ start: '2021-03-05', basis: 'cross' });
    expect(resolve(trio('a', '2021-03-05'), trio('b', '2021-03-12'), page).published.get('z') ?? null).toBeNull();
    expect(resolve(meeting('a', '2021-03-05', 'التقى سالم القاضي طارق الدباغ'), page).published.get('z') ?? null).toBeNull();
  });

  test('who is still deputy on a known day is minister later', () => {
    const at = (id: string, day: string | null, role: string): Sketch => ({
      id, day, text: `قال ${role} سالم القاضي`, entities: { e1: { type: 'person', name: 'سالم القاضي', role } },
    });
    const found = resolve(at('a', '2021-03-05', 'وكيل وزارة الدفاع'), at('b', null, 'وزير الدفاع'));
    expect(found.published.get('b')).toMatchObject({ start: '2021-03-06', end: null, basis: 'cross' });
  });
});

test('the order of arrival changes nothing', () => {
  const sketches = [
    meeting('a', '2021-03-05', 'التقى سالم القاضي في طبرق طارق الدباغ'),
    meeting('b', '2021-03-05', 'التقى طارق الدباغ سالم القاضي في طبرق'),
    meeting('c', '2021-04-05', 'التقى سالم القاضي في طبرق طارق الدباغ'),
  ];
  const forwards = resolve(...sketches);
  const backwards = resolve(...[...sketches].reverse());
  expect(backwards.happenings).toEqual(forwards.happenings);
  expect(backwards.stories).toEqual(forwards.stories);
});

test('a person parts what the rules join', () => {
  const records = [meeting('a', '2021-03-05', 'التقى سالم القاضي طارق الدباغ'), meeting('b', '2021-03-05', 'التقى سالم القاضي طارق الدباغ')].map((sketch) => sketchRecord({ ...sketch, entities: { e1: minister, e2: guest, e3: city } }));
  const ruling = { about: 'happening' as const, verdict: 'different' as const, by: 'person' as const, a: 'a#v1', b: 'b#v1', because: { rule: 'person-decided' } };
  expect(groups(resolveArticles(records, language))).toEqual(['a:v1 b:v1']);
  expect(groups(resolveArticles(records, language, [ruling]))).toEqual(['a:v1', 'b:v1']);
});

describe('twins in a crowd', () => {
  const names = ['سالم القاضي', 'طارق الدباغ', 'فؤاد الزين', 'منصور الريس', 'وليد الجمل', 'هشام العطار'];
  /** A reception whose reports differ in their day of crawl and in how much they tell; `guest` numbers the name of the guest. */
  const reception = (id: string, guest: number, { late = 0, ending = '' }: { late?: number; ending?: string } = {}): Sketch => ({
    id, day: `2021-03-0${5 + late}`, text: `استقبل رئيس المجلس ${names[0]} في قصر الضيافة بطبرق مساء اليوم ${names[guest]} رئيس الوفد الزائر وبحث معه العلاقات بين البلدين ${ending}`,
    entities: { e1: { type: 'person', name: names[0]! }, e2: { type: 'person', name: names[guest]! }, e3: city },
    times: [{ at: 'مساء اليوم', value: `2021-03-0${5 + late}` }],
    events: [{ id: 'v1', type: 'CONSULT/host', at: ['استقبل'], who: ['e1', 'e2>'], place: 'e3', time: onDay(`2021-03-0${5 + late}`) }],
  });

  test('one text crawled a day later is one happening; another guest in the same words is another', () => {
    const found = groups(resolve(reception('a', 1), reception('b', 1, { late: 1 }), reception('c', 2), reception('d', 2, { late: 1 })));
    expect(found).toEqual(['a:v1 b:v1', 'c:v1 d:v1']);
  });

  const raids = (id: string, day: string, count: number): Sketch => ({
    id, day, text: `نفذت طائرات التحالف ${count} غارة ضد مواقع المسلحين قرب طبرق في يوم واحد بحسب بيان للقيادة`, entities: { e1: { type: 'organization', name: 'التحالف' }, e2: city },
    counts: [{ at: `${count} غارة`, value: count, unit: 'غارة' }],
    events: [{ id: 'v1', type: 'ASSAULT/airstrike', at: ['غارة'], who: ['e1'], place: 'e2', time: null }],
  });

  test('raids of two days in one wording are told apart by their number', () => {
    expect(groups(resolve(raids('a', '2021-03-05', 23), raids('b', '2021-03-05', 23), raids('c', '2021-03-06', 18)))).toEqual(['a:v1 b:v1', 'c:v1']);
  });

  test('the order of arrival changes nothing, whoever comes first', () => {
    const sketches = [1, 2, 3, 4, 5].flatMap((guest) => [reception(`a${guest}`, guest), reception(`b${guest}`, guest, { late: 1 }), reception(`c${guest}`, guest, { ending: 'وحضر اللقاء أعضاء المجلس' })]);
    const expected = resolve(...sketches);
    expect(groups(expected)).toHaveLength(5);
    fc.assert(fc.property(fc.shuffledSubarray(sketches, { minLength: sketches.length }), (shuffled) => {
      const found = resolve(...shuffled);
      expect(found.happenings).toEqual(expected.happenings);
      expect(found.stories).toEqual(expected.stories);
    }), { numRuns: 12 });
  });

  test('one article more leaves the happenings of other people as they were', () => {
    const sketches = [1, 2, 3].flatMap((guest) => [reception(`a${guest}`, guest), reception(`b${guest}`, guest, { late: 1 })]);
    const before = groups(resolve(...sketches));
    const after = groups(resolve(...sketches, reception('z', 3, { ending: 'وحضر اللقاء أعضاء المجلس' })));
    expect(after.filter((group) => !group.includes('z:v1'))).toEqual(before.filter((group) => !group.includes('a3:v1')));
    expect(after).toContain('a3:v1 b3:v1 z:v1');
  });
});
