import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../src/language/language.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import { byId, newSet } from '../src/model/record-set.ts';
import type { Resolution, ResolveDecision } from '../src/model/resolution.ts';
import { resolveSet } from '../src/resolve/resolve-articles.ts';
import { ResolveMemory } from '../src/resolve/resolve-memory.ts';
import { Settling } from '../src/work/settling.ts';
import { onDay, sketchRecord } from './compare-records.ts';

const language = loadLanguage('ar');

const GIVEN = ['سالم', 'طارق', 'منصور', 'محمد', 'أحمد'];
const MIDDLE = ['', '', '', 'علي', 'محمد'];
const FAMILY = ['القاضي', 'الدباغ', 'الحسن', 'حسن', 'الهاشمي', 'الهاشمى'];
const OFFICES = ['وزير الداخلية', 'رئيس الأركان', 'السفير', undefined];
const TOWNS = ['غدامس', 'ترهونة', 'طبرق'];
const BODIES = ['مجلس البلدية', 'مجلس البلدية العليا', 'وكالة المرفأ', 'المرفأ'];
const OUTLETS = ['وكالة المرفأ', 'صحيفة السهل', 'منارة الشرق', null];
const FILLER = 'ملف المياه|خطة الطرق القديمة|شؤون التعليم في الجنوب|ميزانية العام المقبل|اتفاق الصيد بين المدينتين|إعادة فتح المعبر'.split('|');

/** An invented report; few names, days and wordings, so that much is shared and much is doubtful. */
const report = fc.record({
  host: fc.tuple(fc.constantFrom(...GIVEN), fc.constantFrom(...MIDDLE), fc.constantFrom(...FAMILY)),
  guest: fc.tuple(fc.constantFrom(...GIVEN), fc.constantFrom(...MIDDLE), fc.constantFrom(...FAMILY)),
  isSurnameAlone: fc.boolean(), office: fc.constantFrom(...OFFICES), town: fc.constantFrom(...TOWNS), body: fc.constantFrom(...BODIES),
  outlet: fc.constantFrom(...OUTLETS), day: fc.integer({ min: 1, max: 6 }), isDated: fc.integer({ min: 0, max: 3 }).map((die) => die > 0),
  topics: fc.array(fc.constantFrom(...FILLER), { minLength: 2, maxLength: 4 }), killed: fc.integer({ min: 3, max: 9 }), hash: fc.integer({ min: 0, max: 2 ** 30 }),
});

type Report = typeof report extends fc.Arbitrary<infer R> ? R : never;

function write({ host, guest, isSurnameAlone, office, town, body, outlet, day, isDated, topics, killed, hash }: Report, number: number): ArticleRecord {
  const [first, second] = [host, guest].map((parts) => parts.filter(Boolean).join(' ')) as [string, string];
  const named = isSurnameAlone ? guest[2] : second;
  const date = `2021-03-0${day}`;
  const told = `وبحثا ${topics.join(' و')} في جلسة طويلة`;
  const text = `التقى ${first} في ${town} اليوم ${named} ${told}. وقال ${first} إن ${topics.join(' ثم ')} على رأس العمل كله. وأفادت ${body} بمقتل ${killed} أشخاص في هجوم قرب ${town}.`;
  return sketchRecord({
    id: `${hash.toString(36)}-${number}`, outlet, day: isDated ? date : null, text,
    entities: {
      e1: { type: 'person', name: first, ...(office && { role: office }) }, e2: { type: 'person', name: named },
      e3: { type: 'place', name: town }, e4: { type: 'organization', name: body },
    },
    times: [{ at: 'اليوم', rel: 'P0D' }],
    statements: [
      { id: 's1', speaker: 'e1', cue: 'وقال', content: text.slice(text.indexOf('إن ') + 3, text.indexOf('. وأفادت')), chain: [first, outlet] },
      { id: 's2', speaker: 'e4', cue: 'وأفادت', content: text.slice(text.indexOf('بمقتل'), -1), chain: [body, outlet] },
    ],
    figures: [{ at: String(killed), value: killed, of: 'v2', what: 'killed' }],
    events: [
      { id: 'v1', type: 'CONSULT/meet', at: ['التقى'], who: ['e1', 'e2'], place: 'e3', time: isDated ? onDay(date) : { start: null, end: null, rel: 'P0D' } },
      { id: 'v2', type: 'ASSAULT/armed', at: ['هجوم'], who: [], place: 'e3', within: 's2', time: isDated ? onDay(date) : null },
    ],
    labels: [{ at: 'العمل', target: 'e1', polarity: 'legitimising' }],
  });
}

const reports = (least: number, most: number): fc.Arbitrary<ArticleRecord[]> => fc.array(report, { minLength: least, maxLength: most }).map((list) => list.map(write));

/** The same sets each time; others by `ISNAD_SEED=…`. */
const SEED = { seed: Number(process.env['ISNAD_SEED'] ?? 7) };

const asText = (records: readonly ArticleRecord[], rulings: readonly ResolveDecision[] = []): string => JSON.stringify(new Settling(language).settle({ changed: records, rulings }));

describe('a set of invented reports', () => {
  test('is after each few articles what it is when it is settled at once', () => {
    fc.assert(fc.property(reports(10, 24), (records) => {
      const settling = new Settling(language);
      for (const [i, record] of records.entries()) {
        const settled = JSON.stringify(settling.settle({ changed: [record] }));
        if (i % 3 === 2 || i === records.length - 1) expect(settled).toBe(asText(records.slice(0, i + 1)));
      }
    }), { numRuns: 2, ...SEED });
  }, 240_000);

  test('that is large is settled one by one, and some by portions, as it is at once', () => {
    fc.assert(fc.property(reports(90, 150), fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 5 }), (records, portions) => {
      const settling = new Settling(language);
      let last = '';
      for (let from = 0, i = 0; from < records.length; from += portions[i % portions.length]!, i++) last = JSON.stringify(settling.settle({ changed: records.slice(from, from + portions[i % portions.length]!) }));
      for (const record of records.slice(0, 5)) settling.settle({ removed: [record.id] });
      for (const record of records.slice(0, 5)) last = JSON.stringify(settling.settle({ changed: [structuredClone(record)] }));
      expect(last).toBe(asText(records));
    }), { numRuns: 2, ...SEED });
  }, 240_000);

  test('loses articles, changes them and hears rulings as if it had always been so', () => {
    fc.assert(fc.property(reports(20, 60), fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('same' as const, 'different' as const), fc.constantFrom('e1', 'e2', 'v1')), { maxLength: 4 }), (records, ruled) => {
      const rulings = ruled.map(([one, other, verdict, local]): ResolveDecision => ({
        about: local === 'v1' ? 'happening' : 'entity', verdict, by: 'person', because: { rule: 'person', says: `${one} ${other}` },
        a: `${records[one % records.length]!.id}#${local}`, b: `${records[other % records.length]!.id}#${local}`,
      }));
      const settling = new Settling(language);
      settling.settle({ changed: records });
      expect(JSON.stringify(settling.settle({ rulings }))).toBe(asText(records, rulings));
      const kept = records.slice(Math.floor(records.length / 3));
      expect(JSON.stringify(settling.settle({ removed: records.slice(0, records.length - kept.length).map(({ id }) => id) }))).toBe(asText(kept, rulings));
      const changed = kept.slice(0, 3).map((record): ArticleRecord => ({ ...record, outlet: 'صحيفة السهل', published: { start: '2021-03-02', end: '2021-03-02', basis: 'person', evidence: [] } }));
      expect(JSON.stringify(settling.settle({ changed, rulings: [] }))).toBe(asText([...changed, ...kept.slice(3)]));
      expect(JSON.stringify(settling.settle({ changed: records.slice(0, 4) }))).toBe(asText([...changed, ...kept.slice(3), ...records.slice(0, 4)]));
    }), { numRuns: 3, ...SEED });
  }, 240_000);
});

/** An article that names people and bodies and tells nothing; some are in very many, so that the limits that grow with the set pass them by. */
const namesOnly = fc.record({
  people: fc.array(fc.tuple(fc.constantFrom(...GIVEN), fc.constantFrom(...MIDDLE), fc.constantFrom(...FAMILY), fc.constantFrom(...OFFICES)), { minLength: 1, maxLength: 3 }),
  body: fc.constantFrom(...BODIES), town: fc.constantFrom(...TOWNS), hash: fc.integer({ min: 0, max: 2 ** 30 }), die: fc.integer({ min: 0, max: 99 }),
});

type Named = typeof namesOnly extends fc.Arbitrary<infer R> ? R : never;

function list({ people, body, town, hash, die }: Named, number: number): ArticleRecord {
  // most people are met once or twice, so that few of many articles share a name
  const own = (name: string, i: number): string => (die + i < 60 ? `${name} ${FAMILY[(number >> 3) % FAMILY.length]}${'ابتثجحخ'[number % 7]}` : name);
  const named = people.map(([given, middle, family, office], i) => ({ name: own([given, middle, family].filter(Boolean).join(' '), i), office }));
  return sketchRecord({
    id: `${hash.toString(36)}-${number}`, outlet: null, day: '2021-03-01', text: `${named.map(({ name }) => name).join(' ')} ${body} ${town}`, events: [],
    entities: {
      ...Object.fromEntries(named.map(({ name, office }, i) => [`e${i + 1}`, { type: 'person', name, ...(office && { role: office }) }] as const)),
      ...(die % 9 === 0 && { e8: { type: 'organization', name: body } }), ...(die % 7 === 0 && { e9: { type: 'place', name: town } }),
    },
  });
}

/** What entities a resolution finds, whatever their numbers. */
const entitiesOf = ({ entities, decisions }: Resolution): string => JSON.stringify([entities.map((entity) => ({ ...entity, id: '' })), decisions]);

test('names are joined one by one as at once, also where limits that grow with the set are passed', () => {
  fc.assert(fc.property(fc.array(namesOnly, { minLength: 560, maxLength: 620 }).map((all) => all.map(list)), fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), (records, picks) => {
    const memory = new ResolveMemory('many runs');
    let there = records.slice(0, 480);
    resolveSet(newSet(there), language, [], memory);
    const waiting = records.slice(480);
    for (const [i, pick] of picks.entries()) {
      const added = waiting.splice(0, 1 + (pick % 5));
      const gone = i % 4 === 3 ? [there[pick % there.length]!] : [];
      there = [...there.filter((record) => !gone.includes(record)), ...added].sort(byId);
      const resolution = resolveSet({ records: there, added: [...added].sort(byId), gone }, language, [], memory);
      if (i % 10 === 9) expect(entitiesOf(resolution)).toBe(entitiesOf(resolveSet(newSet(there), language, [], new ResolveMemory('one run'))));
    }
  }), { numRuns: 1, ...SEED });
}, 240_000);
