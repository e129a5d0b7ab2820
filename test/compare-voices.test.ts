import { describe, expect, test } from 'vitest';
import { compareArticles } from '../src/compare/compare-articles.ts';
import { verdictOf } from '../src/compare/facts.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { Dossier, Fact } from '../src/model/dossier.ts';
import type { Force } from '../src/model/statement.ts';
import { resolveArticles } from '../src/resolve/resolve-articles.ts';
import { type Sketch, onDay, sketchRecord } from './compare-records.ts';

const language = loadLanguage('ar');

function compare(...sketches: Sketch[]): Dossier {
  const records = sketches.map(sketchRecord);
  return compareArticles(records, resolveArticles(records, language), language);
}

const army = { type: 'organization', name: 'جيش الساحل' } as const;
const town = { type: 'place', name: 'مرسى الحجر' } as const;
const spokesman = { type: 'person', name: 'فؤاد الزين', role: 'المتحدث باسم جيش الساحل' } as const;
const ministry = { type: 'organization', name: 'وزارة الصحة الساحلية' } as const;
const day = '2021-03-05';

interface Shelling {
  readonly id: string;
  readonly outlet: string | null;
  readonly via?: readonly string[];
  readonly text: string;
  readonly day?: string;
  readonly figures?: Sketch['figures'];
  readonly said?: Sketch['statements'];
}

/** A report of one shelling of مرسى الحجر. */
function shelling({ id, outlet, via = [], text, day: written = day, figures = [], said = [] }: Shelling): Sketch {
  const entities = { e1: army, e3: town, ...(text.includes(spokesman.name) && { e4: spokesman }), ...(text.includes(ministry.name) && { e5: ministry }) };
  return {
    id, outlet, via, day: written, text, entities, figures, statements: said,
    events: [{ id: 'v1', type: 'ASSAULT/shelling', at: ['قصف'], who: ['e1', 'e3>'], place: 'e3', time: onDay(day) }],
  };
}

const fact = (dossier: Dossier, words: string): Fact | undefined => dossier.facts.find(({ gist }) => gist.includes(words));

describe('voices of a happening', () => {
  const told = 'قصف جيش الساحل بلدة مرسى الحجر بالمدفعية مساء أمس';

  test('a speaker through two channels is one voice', () => {
    const said = (id: string, outlet: string, text: string, chain: (string | null)[]): Sketch =>
      shelling({ id, outlet, text, said: [{ id: 's1', speaker: 'e4', cue: 'قال', content: text.slice(text.indexOf('قصف')), chain }] });
    const { happenings } = compare(
      said('a', 'الأفق', 'قال فؤاد الزين إن قصف جيش الساحل مرسى الحجر كان ردا', ['فؤاد الزين', 'قناة البحر', 'الأفق']),
      said('b', 'المنارة', 'قال فؤاد الزين في مقابلة إن قصف جيش الساحل بلدة مرسى الحجر جاء ردا', ['فؤاد الزين', 'المنارة']),
    );
    expect(happenings[0]).toMatchObject({ voices: 1, unattributed: [] });
    expect(happenings[0]!.origins[0]).toMatchObject({ by: 'فؤاد الزين', articles: ['a', 'b'] });
  });

  test('a spokesman and a ministry are two', () => {
    const { happenings } = compare(
      shelling({ id: 'a', outlet: 'الأفق', text: 'قال فؤاد الزين إن قصف جيش الساحل مرسى الحجر كان ردا', said: [{ id: 's1', speaker: 'e4', cue: 'قال', content: 'قصف جيش الساحل مرسى الحجر كان ردا', chain: ['فؤاد الزين', 'الأفق'] }] }),
      shelling({ id: 'b', outlet: 'المنارة', text: 'أعلنت وزارة الصحة الساحلية أن قصف جيش الساحل على مرسى الحجر أوقع جرحى', said: [{ id: 's1', speaker: 'e5', cue: 'أعلنت', content: 'قصف جيش الساحل على مرسى الحجر أوقع جرحى', chain: ['وزارة الصحة الساحلية', 'المنارة'] }] }),
    );
    expect(happenings[0]!.voices).toBe(2);
  });

  test('a source described by an office alone is a voice, the outlet itself is none', () => {
    const text = 'قال متحدث باسم القيادة إن قصف جيش الساحل مرسى الحجر كان ردا';
    const said = (chain: (string | null)[]): Dossier => compare(shelling({ id: 'a', outlet: 'الأفق', text, said: [{ id: 's1', speaker: null, cue: 'قال', content: 'قصف جيش الساحل مرسى الحجر كان ردا', chain }] }));
    expect(said(['متحدث باسم القيادة', 'الأفق']).happenings[0]).toMatchObject({ voices: 1, unattributed: [], origins: [{ by: 'متحدث باسم القيادة', entity: null }] });
    expect(said(['الأفق']).happenings[0]).toMatchObject({ voices: 0, unattributed: ['الأفق'] });
    expect(said(['وكالات', 'الأفق']).happenings[0]).toMatchObject({ voices: 0, unattributed: ['الأفق'] });
  });

  test('a state and the ministry that speaks for it are one, another state is none of them', () => {
    const people = (ministryName: string): Sketch['entities'] => ({ e1: army, e3: town, e6: { type: 'place', name: 'الأردن' }, e7: { type: 'organization', name: ministryName } });
    const both = (ministryName: string): Sketch => ({
      ...shelling({ id: 'a', outlet: 'الأفق', text: `أكد الأردن أن قصف جيش الساحل مرسى الحجر جريمة. وقالت ${ministryName} إن قصف جيش الساحل مرسى الحجر مدان`, said: [
        { id: 's1', speaker: 'e6', cue: 'أكد', content: 'قصف جيش الساحل مرسى الحجر جريمة', chain: ['الأردن', 'الأفق'] },
        { id: 's2', speaker: 'e7', cue: 'قالت', content: 'قصف جيش الساحل مرسى الحجر مدان', chain: [ministryName, 'الأفق'] },
      ] }),
      entities: people(ministryName),
      events: [{ id: 'v1', type: 'ASSAULT/shelling', at: ['قصف', 'قصف'], who: ['e1', 'e3>'], place: 'e3', time: onDay(day) }],
    });
    expect(compare(both('وزارة الخارجية الأردنية')).happenings[0]).toMatchObject({ voices: 1, origins: [{ by: 'وزارة الخارجية الأردنية' }] });
    expect(compare(both('وزارة الخارجية الكويتية')).happenings[0]!.voices).toBe(2);
    const officials = both('مسؤولون أردنيون');
    const { happenings } = compare({ ...officials, entities: { ...officials.entities, e7: { type: 'group', name: 'مسؤولون أردنيون' } } });
    expect(happenings[0]).toMatchObject({ voices: 1, origins: [{ by: 'الأردن' }] });
  });

  test('outlets that assert it in their own voice are no voice', () => {
    const { happenings, facts } = compare(shelling({ id: 'a', outlet: 'الأفق', text: told }), shelling({ id: 'b', outlet: 'المنارة', text: 'قصف جيش الساحل مواقع في مرسى الحجر' }));
    expect(happenings[0]).toMatchObject({ voices: 0, unattributed: ['الأفق', 'المنارة'] });
    expect(facts[0]!.verdict).toBe('unattributed');
  });

  test('a named agency vouches; "agencies" do not', () => {
    const named = compare(shelling({ id: 'a', outlet: 'الأفق', via: ['رويترز'], text: told }));
    expect(named.happenings[0]).toMatchObject({ voices: 1, unattributed: [] });
    const nameless = compare(shelling({ id: 'a', outlet: null, via: ['وكالات'], text: told }));
    expect(nameless.happenings[0]).toMatchObject({ voices: 0, unattributed: ['وكالات'] });
  });

  test('two organs that issue one text are one voice', () => {
    const words = 'قصف جيش الساحل لبلدة مرسى الحجر استهدف مخازن الميناء القديم وألحق أضرارا بالغة بالمنازل المجاورة';
    const from = (id: string, outlet: string, organ: string): Sketch => ({
      ...shelling({ id, outlet, text: `ذكر ${organ} أن ${words}`, said: [{ id: 's1', speaker: 'e9', cue: 'ذكر', content: words, chain: [organ, outlet] }] }),
      entities: { e1: army, e3: town, e9: { type: 'organization', name: organ } },
    });
    const { happenings } = compare(from('a', 'الأفق', 'المجلس البلدي'), from('b', 'المنارة', 'مكتب إعلام رئيس المجلس البلدي'));
    expect(happenings[0]).toMatchObject({ voices: 1 });
    expect(happenings[0]!.origins).toEqual([expect.objectContaining({ by: 'المجلس البلدي', articles: ['a', 'b'] })]);
  });

  test('of two names for one text whoever speaks is kept, not the agency that carries it', () => {
    const words = 'قصف جيش الساحل لبلدة مرسى الحجر استهدف مخازن الميناء القديم وألحق أضرارا بالغة بالمنازل المجاورة';
    const { happenings } = compare(
      shelling({ id: 'a', outlet: 'الأفق', via: ['رويترز'], text: `${words} بعد منتصف الليل` }),
      shelling({ id: 'b', outlet: 'المنارة', text: `قال فؤاد الزين إن ${words} بعد منتصف الليل`, said: [{ id: 's1', speaker: 'e4', cue: 'قال', content: `${words} بعد منتصف الليل`, chain: ['فؤاد الزين', 'المنارة'] }] }),
    );
    expect(happenings[0]!.origins).toEqual([expect.objectContaining({ by: 'فؤاد الزين', articles: ['a', 'b'] })]);
  });

  test('a speaker whom only his name tells is the one whom the article names so', () => {
    const said = (id: string, outlet: string, speaker: string | null, words: string): Sketch =>
      shelling({ id, outlet, text: `قالت وزارة الصحة الساحلية إن ${words}`, said: [{ id: 's1', speaker, cue: 'قالت', content: words, chain: ['وزارة الصحة الساحلية', outlet] }] });
    expect(compare(said('a', 'الأفق', 'e5', 'قصف جيش الساحل مرسى الحجر أوقع جرحى'), said('b', 'المنارة', null, 'عشرات السكان أصيبوا بعد قصف من جيش الساحل في مرسى الحجر')).happenings[0]!.voices).toBe(1);
  });

  describe('sources without a name', () => {
    const quoted = (id: string, outlet: string, source: string, words: string, lead = 'قصف جيش الساحل بلدة مرسى الحجر'): Sketch => ({
      ...shelling({ id, outlet, text: `${lead}. وقال ${source} إن ${words}`, said: [{ id: 's1', speaker: 'e9', cue: 'قال', content: words, chain: [source, outlet] }] }),
      entities: { e1: army, e3: town, e9: { type: 'group', name: source } },
    });

    test('that are described alike are one voice: nothing tells them apart', () => {
      const { origins, voices } = fact(compare(quoted('a', 'الأفق', 'مصدر طبي', 'الجرحى نقلوا إلى المستشفى المركزي ليلا'), quoted('b', 'المنارة', 'مصدر طبي', 'الجرحى نقلوا ليلا إلى المستشفى المركزي وهم بخير')), 'المستشفى')!;
      expect({ origins, voices }).toEqual({ origins: ['مصدر طبي'], voices: 1 });
    });

    test('are one voice when their words are copied, however short the statement', () => {
      const lead = 'قصف جيش الساحل بلدة مرسى الحجر عند الفجر بقذائف من عيار ثقيل أطلقت من الهضبة الشرقية';
      const found = fact(compare(quoted('a', 'الأفق', 'مصدر أمني ساحلي', 'الهجوم أوقع أضرارا جسيمة', lead), quoted('b', 'المنارة', 'أحد المصادر في أمن الساحل', 'الهجوم أوقع أضرارا جسيمة', lead)), 'أضرارا')!;
      expect(found).toMatchObject({ voices: 1, verdict: 'one-voice' });
    });

    test('are two when each says it in other words', () => {
      const found = compare(quoted('a', 'الأفق', 'مصدر أمني', 'القذائف دمرت مخازن الحبوب قرب الميناء القديم'), quoted('b', 'المنارة', 'شهود عيان', 'مخازن الحبوب دمرتها القذائف وكانت ممتلئة')).facts;
      expect(found.find(({ gist }) => gist.includes('الحبوب'))).toMatchObject({ voices: 2, verdict: 'corroborated' });
    });
  });

  test('an expert who comments on a visit does not vouch for it', () => {
    const { happenings } = compare({
      id: 'a', outlet: 'الأفق', day, text: 'قصف جيش الساحل مرسى الحجر. ويرى الخبير العسكري نادر الشيخ أن قصف البلدة رسالة سياسية',
      entities: { e1: army, e3: town, e6: { type: 'person', name: 'نادر الشيخ', role: 'الخبير العسكري' } },
      events: [{ id: 'v1', type: 'ASSAULT/shelling', at: ['قصف', 'قصف البلدة'], who: ['e1', 'e3>'], place: 'e3', time: onDay(day) }],
      statements: [{ id: 's1', speaker: 'e6', cue: 'يرى', content: 'قصف البلدة رسالة سياسية', chain: ['نادر الشيخ', 'الأفق'] }],
    });
    expect(happenings[0]).toMatchObject({ voices: 0, unattributed: ['الأفق'] });
  });
});

describe('who vouches', () => {
  const said = (force: Force): Sketch => {
    const text = 'قصف جيش الساحل مرسى الحجر فجرا. وتحدث فؤاد الزين عن القصف مطولا';
    return {
      ...shelling({ id: 'a', outlet: 'الأفق', text, said: [{ id: 's1', speaker: 'e4', cue: 'تحدث', content: 'القصف مطولا', chain: ['فؤاد الزين', 'الأفق'], force }] }),
      events: [{ id: 'v1', type: 'ASSAULT/shelling', at: ['قصف', 'القصف'], who: ['e1', 'e3>'], place: 'e3', time: onDay(day) }],
    };
  };
  test.each([['say', 1], ['assert', 1], ['praise', 1], ['deny', 0], ['accuse', 0], ['demand', 0], ['warn', 0], ['expect', 0]] as const)('a statement that would %s gives %i voices for what it names', (force, voices) => {
    expect(compare(said(force)).happenings[0]!.voices).toBe(voices);
  });

  test('an outlet that others name as their source vouches for its own report', () => {
    const agency: Sketch = shelling({ id: 'a', outlet: 'وكالة المرسى للأنباء', text: 'قصف جيش الساحل بلدة مرسى الحجر بالمدفعية' });
    const text = 'قصف جيش الساحل بلدة مرسى الحجر، بحسب وكالة المرسى للأنباء';
    const relay: Sketch = {
      ...shelling({ id: 'b', outlet: 'المنارة', text, said: [{ id: 's1', speaker: 'e9', cue: 'بحسب', content: 'قصف جيش الساحل بلدة مرسى الحجر', chain: ['وكالة المرسى للأنباء', 'المنارة'] }] }),
      entities: { e1: army, e3: town, e9: { type: 'organization', name: 'وكالة المرسى للأنباء' } },
    };
    const [happening] = compare(agency, relay).happenings;
    expect(happening).toMatchObject({ voices: 1, unattributed: [] });
    expect(happening!.origins[0]).toMatchObject({ by: 'وكالة المرسى للأنباء', articles: ['a', 'b'] });
  });
});

describe('figures', () => {
  test('counted things that no event holds meet by the words around them', () => {
    const swap = (id: string, count: number, unit: string, before: string): Sketch => ({
      ...shelling({ id, outlet: `صحيفة ${id}`, text: `قصف جيش الساحل مرسى الحجر. ${before} ${count} ${unit} عند جسر الوادي` }),
      counts: [{ at: `${count} ${unit}`, value: count, unit }],
    });
    const conflicts = (dossier: Dossier): string[][] => dossier.facts.filter(({ verdict }) => verdict === 'conflict').map(({ values }) => values.map(({ value }) => value).sort());
    expect(conflicts(compare(swap('a', 36, 'أسير', 'تبادل الطرفان السبت'), swap('b', 34, 'أسير', 'وتبادل الطرفان')))).toEqual([['34', '36']]);
    expect(conflicts(compare(swap('a', 36, 'أسير', 'تبادل الطرفان السبت'), swap('b', 120, 'مقعد', 'وتبادل الطرفان')))).toEqual([]);
  });

  const toll = (id: string, written: string, value: number, approx = false): Sketch => shelling({
    id, outlet: `صحيفة ${id}`, day: written, text: `قصف جيش الساحل بلدة مرسى الحجر وقتل ${value} مدنيين في السوق`,
    figures: [{ at: String(value), value, of: 'v1', what: 'killed', approx }],
  });
  const figureFact = (dossier: Dossier): Fact | undefined => dossier.facts.find(({ values }) => values.some(({ value }) => value !== day));

  test('two blasts of a day told in the same words have a toll each', () => {
    const blasts = (id: string, outlet: string, first: number, second: number): Sketch => ({
      id, outlet, day,
      text: `أدى انفجار سيارة مفخخة في بلدة مرسى الحجر إلى مقتل ${first} أشخاص على الأقل. كما أدى تفجير سيارة مفخخة في بلدة عين السرو إلى مقتل ${second} شخصا على الأقل`,
      entities: { e3: town, e4: { type: 'place', name: 'عين السرو' } },
      events: [
        { id: 'v1', type: 'ASSAULT/bombing', at: ['انفجار'], who: ['e3>'], place: 'e3', time: onDay(day) },
        { id: 'v2', type: 'ASSAULT/bombing', at: ['تفجير'], who: ['e4>'], place: 'e4', time: onDay(day) },
      ],
      figures: [{ at: `${first} أشخاص`, value: first, of: 'v1', what: 'killed' }, { at: `${second} شخصا`, value: second, of: 'v2', what: 'killed' }],
    });
    const dossier = compare(blasts('a', 'الأفق', 4, 19), blasts('b', 'المنارة', 4, 16));
    const tolls = dossier.facts.filter(({ because }) => because?.[0]?.rule === 'figure-killed');
    expect(tolls.map(({ values, verdict }) => [values.map(({ value }) => value).sort(), verdict])).toEqual([[['4'], 'unattributed'], [['16', '19'], 'conflict']]);
    expect(new Set(tolls.map(({ happening }) => happening)).size).toBe(2);
  });

  test('two tolls of one day conflict, and both stand', () => {
    const found = figureFact(compare(toll('a', day, 5), toll('b', day, 9)))!;
    expect(found.verdict).toBe('conflict');
    expect(found.values.map(({ value }) => value).sort()).toEqual(['5', '9']);
  });

  const told = (id: string, words: string, figures: readonly (readonly [string, number])[]): Sketch => shelling({
    id, outlet: `صحيفة ${id}`, day, text: `قصف جيش الساحل بلدة مرسى الحجر ما أسفر عن مقتل ${words} في السوق`,
    figures: figures.map(([at, value]) => ({ at, value, of: 'v1', what: 'killed' as const })),
  });

  test.each([
    ['an officer and three soldiers are four', told('a', 'ضابط وثلاثة جنود', [['ثلاثة جنود', 3]]), told('b', 'أربعة عسكريين', [['أربعة عسكريين', 4]]), false],
    ['an officer and three soldiers are not nine', told('a', 'ضابط وثلاثة جنود', [['ثلاثة جنود', 3]]), told('b', 'تسعة عسكريين', [['تسعة عسكريين', 9]]), true],
    ['those among them are nobody else\'s toll', told('a', '22 شخصا بينهم 21 سائحا', [['22 شخصا', 22], ['21 سائحا', 21]]), told('b', '22 شخصا', [['22 شخصا', 22]]), false],
    ['those among them in two counts', told('a', '22 شخصا بينهم 9 أطفال', [['22 شخصا', 22], ['9 أطفال', 9]]), told('b', '22 شخصا بينهم 4 أطفال', [['22 شخصا', 22], ['4 أطفال', 4]]), true],
    ['those among them are a part of the toll', told('a', '17 شخصا بينهم 4 أطفال', [['17 شخصا', 17], ['4 أطفال', 4]]), told('b', '4 أشخاص', [['4 أشخاص', 4]]), true],
  ] as const)('%s', (_, a, b, isConflict) => {
    expect(compare(a, b).facts.some(({ verdict }) => verdict === 'conflict')).toBe(isConflict);
  });

  test('a larger toll of a later day is a revision', () => {
    const found = figureFact(compare(toll('a', day, 5), toll('b', '2021-03-07', 9)))!;
    expect(found.verdict).not.toBe('conflict');
    expect(found.because?.[0]?.says).toContain('revision');
    expect(found.values.map(({ value }) => value)).toEqual(['5', '9']);
  });

  test('a toll that rises from day to day is one fact with its values in order', () => {
    const found = compare(toll('c', '2021-03-08', 12), toll('a', day, 5), toll('b', '2021-03-07', 9)).facts.filter(({ values }) => values.some(({ value }) => value === '9'));
    expect(found).toHaveLength(1);
    expect(found[0]!.verdict).not.toBe('conflict');
    expect(found[0]!.values.map(({ value }) => value)).toEqual(['5', '9', '12']);
  });

  test('a larger toll of the same day is a revision when its sentence says that the toll rose', () => {
    const risen: Sketch = shelling({
      id: 'b', outlet: 'صحيفة b', day, text: 'قصف جيش الساحل بلدة مرسى الحجر، وارتفعت حصيلة القصف إلى 9 قتلى في السوق',
      figures: [{ at: '9', value: 9, of: 'v1', what: 'killed' }],
    });
    expect(figureFact(compare(toll('a', day, 5), risen))!.verdict).not.toBe('conflict');
  });

  test('the headline counts only where the body gives no such figure', () => {
    const headed: Sketch = { ...toll('b', day, 5), text: `مقتل 7 أشخاص مع المهاجمين\n\n${toll('b', day, 5).text}` };
    const record = sketchRecord({ ...headed, figures: [{ at: '7', value: 7, of: 'v1', what: 'killed' }, ...headed.figures!] });
    const blocks = [{ role: 'headline' as const, span: [0, 25] as const }, { role: 'paragraph' as const, span: [27, record.text.length] as const }];
    const records = [sketchRecord(toll('a', day, 5)), { ...record, blocks }];
    const { facts } = compareArticles(records, resolveArticles(records, language), language);
    expect(facts.filter(({ values }) => values.some(({ value }) => value === '7'))).toEqual([]);
  });

  test('nor is the toll of before, which some page has on the day when it rose', () => {
    expect(figureFact(compare(toll('a', day, 5), toll('b', '2021-03-06', 9), toll('c', '2021-03-06', 5), toll('d', '2021-03-07', 9)))!.verdict).not.toBe('conflict');
  });

  test('who tells a tenth of what the others tell counts something else', () => {
    const found = figureFact(compare(toll('a', day, 40), toll('b', day, 40), toll('c', '2021-03-07', 2)))!;
    expect(found.verdict).not.toBe('conflict');
    expect(found.values.map(({ value }) => value)).toEqual(['40']);
  });

  test('how far away and at what hour it was is no figure', () => {
    const far = (id: string, km: number): Sketch => ({ ...toll(id, day, 5), text: `قصف جيش الساحل بلدة مرسى الحجر على بعد ${km} كم من العاصمة وقتل 5 مدنيين في السوق`, counts: [{ at: `${km} كم`, value: km, unit: 'كم' }] });
    expect(compare(far('a', 120), far('b', 510)).facts.filter(({ because }) => because?.[0]?.rule.includes('كم'))).toEqual([]);
  });

  test('a smaller toll of a later day is a conflict', () => {
    expect(figureFact(compare(toll('a', day, 9), toll('b', '2021-03-07', 5)))!.verdict).toBe('conflict');
  });

  test('unless an article says that the toll was lowered, also beside the earlier figure', () => {
    const lowered: Sketch = shelling({
      id: 'b', outlet: 'صحيفة b', day: '2021-03-07', text: 'قصف جيش الساحل بلدة مرسى الحجر، وتحدثت البلدية أولا عن مقتل 9 أشخاص لكنها عادت وخفضت الحصيلة. وقتل في القصف 5 أشخاص',
      figures: [{ at: '9', value: 9, of: 'v1', what: 'killed' }, { at: '5', value: 5, of: 'v1', what: 'killed' }],
    });
    const found = figureFact(compare(toll('a', day, 9), lowered, toll('c', '2021-03-08', 5)))!;
    expect(found.verdict).not.toBe('conflict');
    expect(found.because?.[0]?.says).toContain('too high');
    expect(found.values.map(({ value }) => value)).toEqual(['9', '5']);
  });

  test('about ten is eleven', () => {
    expect(figureFact(compare(toll('a', day, 10, true), toll('b', day, 11)))!.verdict).not.toBe('conflict');
  });
});

describe('facts', () => {
  test('what one speaker says in two wordings is one fact when rare words are shared', () => {
    const seats = (id: string, outlet: string, words: string): Sketch =>
      shelling({ id, outlet, text: `قصف جيش الساحل مرسى الحجر. وقال فؤاد الزين إن ${words}`, said: [{ id: 's1', speaker: 'e4', cue: 'قال', content: words, chain: ['فؤاد الزين', outlet] }] });
    const dossier = compare(seats('a', 'الأفق', 'بعثات دراسية ستوفد إلى جامعات الجوار'), seats('b', 'المنارة', 'المقرر إرسال بعثات للتعلم في جامعات البلد المضيف'));
    const fact = dossier.facts.find(({ gist }) => gist.includes('جامعات'))!;
    expect(fact).toMatchObject({ voices: 1, verdict: 'one-voice' });
    expect(fact.carried.map(({ article }) => article).sort()).toEqual(['a', 'b']);
  });

  test('what an article tells in its lead and again below is one fact', () => {
    const words = 'جنديين من حرس الحدود قتلا وجرح أربعة آخرون مساء السبت في قصف نفذه جيش الساحل على قافلة عسكرية قرب مرسى الحجر';
    const short = 'قتلا وجرح أربعة آخرون مساء السبت في قصف';
    const said = (id: string, outlet: string, lead: string): Sketch =>
      shelling({ id, outlet, text: `${lead}قال فؤاد الزين إن ${words}`, said: [{ id: 's1', speaker: 'e4', cue: 'قال', content: words, chain: ['فؤاد الزين', outlet] }] });
    const dossier = compare(said('a', 'الأفق', ''), said('b', 'المنارة', `جنديان ${short} بحسب السلطات. `));
    expect(dossier.facts.filter(({ because, gist }) => because?.[0]?.rule === 'shared-wording' && gist.includes('وجرح أربعة'))).toHaveLength(1);
  });

  test('words that an article holds inside a longer copy are not left out by it', () => {
    const words = 'المدافع نصبت على الهضبة الشرقية قبل يومين من القصف';
    const lead = 'قصف جيش الساحل بلدة مرسى الحجر عند الفجر بقذائف من عيار ثقيل أطلقت من الجبل ودمرت مخازن للحبوب وأصابت سفينتين كانتا ترسوان قرب الرصيف الشمالي للميناء القديم. ';
    const tail = ' وأغلقت البلديات الطريق الساحلي أمام الشاحنات حتى إشعار آخر، فيما نقلت فرق الدفاع المدني عشرات العائلات إلى مدارس القرى المجاورة ووزعت عليها الأغطية والمياه.';
    const said = (id: string, outlet: string, before: string, after: string): Sketch =>
      shelling({ id, outlet, text: `${before}وقال فؤاد الزين إن ${words}.${after}`, said: [{ id: 's1', speaker: 'e4', cue: 'قال', content: words, chain: ['فؤاد الزين', outlet] }] });
    const dossier = compare(said('a', 'الأفق', lead, tail), said('b', 'المنارة', lead, ''), said('c', 'الشراع', 'تعرضت مرسى الحجر إلى قصف من جيش الساحل. ', tail));
    expect(dossier.facts.filter(({ gist }) => gist.includes('المدافع'))).toEqual([expect.objectContaining({ voices: 1, absent: [] })]);
  });

  test('what one outlet leaves out', () => {
    const dossier = compare(
      shelling({ id: 'a', outlet: 'الأفق', text: 'قصف جيش الساحل بلدة مرسى الحجر. وقال فؤاد الزين إن المخازن كانت تضم صواريخ بعيدة المدى', said: [{ id: 's1', speaker: 'e4', cue: 'قال', content: 'المخازن كانت تضم صواريخ بعيدة المدى', chain: ['فؤاد الزين', 'الأفق'] }] }),
      shelling({ id: 'b', outlet: 'المنارة', text: 'قصف جيش الساحل بلدة مرسى الحجر عند الفجر' }),
    );
    expect(fact(dossier, 'صواريخ')).toMatchObject({ verdict: 'single', voices: 1, absent: ['b'] });
  });

  test('every carrier is a span of its article', () => {
    const a = shelling({ id: 'a', outlet: 'الأفق', text: 'قصف جيش الساحل بلدة مرسى الحجر مساء' });
    const b = shelling({ id: 'b', outlet: 'المنارة', text: 'تعرضت مرسى الحجر إلى قصف من جيش الساحل' });
    for (const { carried } of compare(a, b).facts) {
      for (const { article, span } of carried) expect((article === 'a' ? a : b).text.slice(...span).trim()).not.toBe('');
    }
  });

  test.each([
    [{ isConflict: true, articles: 2, voices: 2 }, 'conflict'],
    [{ isConflict: false, articles: 1, voices: 3 }, 'single'],
    [{ isConflict: false, articles: 2, voices: 2 }, 'corroborated'],
    [{ isConflict: false, articles: 2, voices: 1 }, 'one-voice'],
    [{ isConflict: false, articles: 4, voices: 0 }, 'unattributed'],
  ] as const)('the verdict of %o is %s', (counted, verdict) => {
    expect(verdictOf(counted)).toBe(verdict);
  });
});

test('framing parts the outlet’s own words from quoted ones', () => {
  const { framing } = compare({
    id: 'a', outlet: 'الأفق', day, text: 'هاجمت ميليشيات الجبل البلدة. وقال فؤاد الزين إن الجبهة المارقة انسحبت',
    entities: { e1: { type: 'organization', name: 'جبهة الجبل', also: ['ميليشيات الجبل', 'الجبهة'] }, e4: spokesman },
    statements: [{ id: 's1', speaker: 'e4', cue: 'قال', content: 'الجبهة المارقة انسحبت', chain: ['فؤاد الزين', 'الأفق'] }],
    labels: [
      { at: 'ميليشيات', target: 'e1', polarity: 'delegitimising' },
      { at: 'المارقة', target: 'e1', polarity: 'delegitimising', voice: 's1' },
    ],
  });
  expect(framing).toHaveLength(1);
  expect(framing[0]!.labels.map(({ text, voice }) => [text, voice])).toEqual([['ميليشيات', null], ['المارقة', 'فؤاد الزين']]);
});
