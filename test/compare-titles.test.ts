import { describe, expect, test } from 'vitest';
import { compareArticles } from '../src/compare/compare-articles.ts';
import { englishTitle, happeningTitle } from '../src/compare/titles.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { EntityType } from '../src/model/entity.ts';
import type { ResolvedEntity, ResolvedHappening } from '../src/model/resolution.ts';
import { resolveArticles } from '../src/resolve/resolve-articles.ts';
import { type Sketch, onDay, sketchRecord } from './compare-records.ts';

/** `org:لجنة الإغاثة=Relief Committee` → an entity; a side of a happening is a list of them. */
function entityOf(sketch: string, id: string): ResolvedEntity {
  const [, type, name, latin] = /^(\w+):([^=]+)(?:=(.+))?$/.exec(sketch)!;
  const types: Readonly<Record<string, EntityType>> = { person: 'person', org: 'organization', place: 'place', group: 'group' };
  return { id, type: types[type!]!, name: name!, latin: latin ?? null, kb: null, members: [], because: [] };
}

interface Told {
  readonly type: string;
  readonly actors?: readonly string[];
  readonly recipients?: readonly string[];
  readonly place?: string;
  readonly speakers?: readonly string[];
}

function titlesOf({ type, actors = [], recipients = [], place, speakers = [] }: Told): { ar: string | null; en: string | null } {
  const named = [...actors, ...recipients, ...(place ? [place] : [])];
  const entities = new Map(named.map((sketch) => [sketch, entityOf(sketch, sketch)]));
  const [code, mode = null] = type.split('/');
  const happening: ResolvedHappening = {
    id: 'H1', type: code as ResolvedHappening['type'], mode, time: null, place: place ?? null, status: 'happened', marginal: false, reports: [], because: [],
    participants: [...actors.map((entity) => ({ entity, side: 'actor' as const })), ...recipients.map((entity) => ({ entity, side: 'recipient' as const }))],
  };
  const context = { entities, speakers: new Set(speakers) };
  return { ar: happeningTitle(happening, context), en: englishTitle(happening, context) };
}

const salem = 'person:سالم القاضي=Salem al-Qadi';
const tariq = 'person:طارق الدباغ=Tariq al-Dabbagh';
const relief = 'org:اللجنة الدولية للإغاثة';

describe('titles', () => {
  test.each([
    ['the receiver of a verbal noun takes ل', { type: 'CONSULT/host', actors: [salem], recipients: [tariq], place: 'place:طبرق=Tobruk' }, 'استقبال سالم القاضي لطارق الدباغ في طبرق'],
    ['ل is fused with the article', { type: 'SUPPORT', actors: [salem], recipients: ['org:الأمم المتحدة'] }, 'تأييد سالم القاضي للأمم المتحدة'],
    ['and with the article of what begins with ل', { type: 'SUPPORT', actors: [salem], recipients: [relief] }, 'تأييد سالم القاضي للجنة الدولية للإغاثة'],
    ['a sound plural stands in the genitive', { type: 'CONSULT/host', actors: ['group:مسؤولون محليون'], recipients: [tariq] }, 'استقبال مسؤولين محليين لطارق الدباغ'],
    ['several names are joined', { type: 'CONSULT/meet', actors: [salem, tariq] }, 'لقاء سالم القاضي وطارق الدباغ'],
  ] satisfies [string, Told, string][])('%s', (_, told, title) => {
    expect(titlesOf(told).ar).toBe(title);
  });

  test.each([
    ['a meeting of one', { type: 'CONSULT/meet', actors: [salem] }],
    ['an accusation against nobody', { type: 'ACCUSE/allege', actors: [salem] }],
    ['fighting with nobody but the one who speaks of it', { type: 'ASSAULT/armed', actors: [salem], place: 'place:طبرق', speakers: [salem] }],
    ['a counted noun in the accusative', { type: 'RETREAT/release', recipients: ['group:أسيرًا'] }],
    ['a government killed', { type: 'ASSAULT/killing', recipients: ['org:حكومة الساحل'], place: 'place:طبرق' }],
  ] satisfies [string, Told][])('%s says too little: the articles’ own words are better', (_, told) => {
    expect(titlesOf(told).ar).toBeNull();
  });

  test('in English where everybody has a Latin name', () => {
    expect(titlesOf({ type: 'CONSULT/host', actors: [salem], recipients: [tariq], place: 'place:طبرق=Tobruk' }).en).toBe('Reception of Tariq al-Dabbagh by Salem al-Qadi in Tobruk');
    expect(titlesOf({ type: 'SUPPORT', actors: [salem], recipients: [relief] }).en).toBeNull();
  });
});

describe('titles from headlines', () => {
  const army = { type: 'organization', name: 'جيش الساحل' } as const;
  const town = { type: 'place', name: 'مرسى الحجر' } as const;
  const language = loadLanguage('ar');
  const shelling = (id: string, text: string, headline: string): Sketch => ({
    id, outlet: `جريدة ${id}`, day: '2021-03-05', text: `${headline}\n${text}`, headline, entities: { e1: army, e3: town },
    events: [{ id: 'v1', type: 'ASSAULT/shelling', at: ['قصف'], who: ['e1', 'e3>'], place: 'e3', time: onDay('2021-03-05') }],
  });
  const titleOf = (...sketches: Sketch[]): string => {
    const records = sketches.map(sketchRecord);
    return compareArticles(records, resolveArticles(records, language), language).happenings[0]!.title;
  };

  test('a headline about it is better than one about what came after it', () => {
    const after = shelling('a', 'نفذ جيش الساحل الهجوم في مرسى الحجر.', 'المجلس البلدي يجتمع في جلسة طارئة بعد قصف جيش الساحل');
    const about = shelling('b', 'وقع ذلك في مرسى الحجر.', 'قصف جيش الساحل لميناء مرسى الحجر');
    expect(titleOf(after, about)).toBe('قصف جيش الساحل لميناء مرسى الحجر');
    expect(titleOf(about, after)).toBe('قصف جيش الساحل لميناء مرسى الحجر');
  });

  test('entities that a site left in its text are read', () => {
    expect(titleOf(shelling('a', 'وقع ذلك في مرسى الحجر.', 'قصف جيش الساحل &quot;ميناء السمك&quot; ليلا'))).toBe('قصف جيش الساحل "ميناء السمك" ليلا');
  });
});
