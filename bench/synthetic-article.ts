/** Synthetic articles: a hundred happenings a day, three reports each, a third of them in words of their own. */
import type { Entity, Mention } from '../src/model/entity.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import type { Span } from '../src/model/span.ts';

const REPORTS_A_HAPPENING = 3;
const HAPPENINGS_A_DAY = 100;
const GIVEN = 'سالم طارق فؤاد نادر وليد منصور هشام سامر رامي جمال عادل كمال ماهر فارس زياد باسم'.split(' ');
const TOWNS = 'طبرق صبراتة غريان الزاوية مصراتة سبها غات درنة هون ودان'.split(' ');
const LETTERS = [...'بتجحدرزسشصطعفقكلمن'];

/** A repeatable number from two others (the finaliser of MurmurHash3). */
function mix(a: number, b: number): number {
  let hash = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const pick = <T>(list: readonly T[], a: number, b: number): T => list[mix(a, b) % list.length]!;

/** One of so many made-up words. */
const inventWord = (size: number, a: number, b: number): string => {
  const number = mix(a, b) % size;
  return `${LETTERS[number % 18]}ا${LETTERS[Math.floor(number / 18) % 18]}ي${LETTERS[Math.floor(number / 324) % 18]}`;
};

export function syntheticArticle(number: number): ArticleRecord {
  const happening = Math.floor(number / REPORTS_A_HAPPENING);
  const day = new Date(Date.UTC(2020, 0, 1 + Math.floor(happening / HAPPENINGS_A_DAY))).toISOString().slice(0, 10);
  const names = [1, 2].map((i) => `${pick(GIVEN, happening, i)} ${inventWord(2000, happening, i + 7)}`);
  const town = pick(TOWNS, happening, 3);
  const wording = number % REPORTS_A_HAPPENING === 2 ? number : happening;
  const topics = [4, 5, 6].map((i) => inventWord(5000, wording, i));
  const filler = Array.from({ length: 60 }, (_, i) => (i % 20 === 19 ? '.' : inventWord(5000, wording, i + 20)));
  const text = `التقى ${names[0]} في ${town} ${names[1]} وبحثا ملفات ${topics.join(' و')}. وقال ${names[0]} إن ${filler.join(' ')}`;
  const entities: Entity[] = [...names, town].map((name, i) => ({ id: `e${i + 1}`, type: i < 2 ? 'person' : 'place', name, latin: null, aliases: [], kb: null }));
  const spanOf = (words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length];
  const mentions: Mention[] = entities.map(({ id, name }) => ({ span: spanOf(name), entity: id, form: 'name', role: null }));
  const said = text.indexOf(' إن ') + 4;
  return {
    format: 'isnad.article/1', id: `a${String(number).padStart(7, '0')}`, uri: null, lang: 'ar', text, outlet: `صحيفة ${number % 40}`, via: [],
    headline: null, dateline: null, byline: null, blocks: [{ role: 'paragraph', span: [0, text.length] }],
    published: { start: day, end: day, basis: 'metadata', evidence: [] }, entities, mentions, times: [], quantities: [],
    statements: [{ id: 's1', speaker: 'e1', cue: { span: spanOf('وقال'), lemma: 'قال', force: 'say' }, content: [said, text.length], mode: 'indirect', channel: 'unknown', chain: [{ by: names[0]!, how: 'unknown', entity: 'e1' }, { by: `صحيفة ${number % 40}`, how: 'report' }] }],
    events: [{ id: 'v1', type: 'CONSULT', mode: 'meet', triggers: [spanOf('التقى')], participants: [{ entity: 'e1', side: 'actor' }, { entity: 'e2', side: 'actor' }], place: 'e3', time: { start: day, end: day }, status: 'happened', within: null, context: [] }],
    labels: [],
  };
}
