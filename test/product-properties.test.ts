import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Dossier } from '../src/model/dossier.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import { loadStages } from '../src/work/load-stages.ts';
import { isRefusal } from '../src/work/stages.ts';
import { samplePaths } from './product-samples.ts';

const stages = loadStages();
const TEXTS = samplePaths().filter((path) => path.endsWith('.txt'));
const nameOf = (path: string): string => path.split('/').at(-1)!;

function readBytes(bytes: Uint8Array, uri: string): ArticleRecord {
  const id = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const outcome = stages.readOne({ id, bytes, uri, mediaType: null, charset: null, fetchedAt: null });
  if (isRefusal(outcome)) throw new Error(outcome.says);
  return outcome;
}

const readText = (text: string): ArticleRecord => readBytes(new TextEncoder().encode(text), 'page.txt');

/** Spelling that may differ without another meaning. */
const TASHKEEL = /[\u064b-\u0652\u0640]/g;
const DIGITS = '٠١٢٣٤٥٦٧٨٩';
const plain = (text: string): string => text.replace(TASHKEEL, '').replace(/[أإآ]/g, 'ا')
  .replace(/[٠-٩]/g, (digit) => String(DIGITS.indexOf(digit)));

/** What was found on a page, in words instead of offsets and ids. */
function foundOn({ text, ...record }: ArticleRecord): object {
  const words = (span: readonly [number, number]): string => plain(text.slice(...span));
  const names = new Map(record.entities.map(({ id, name }) => [id, plain(name)]));
  const nameOfEntity = (id: string | null): string | null => (id === null ? null : names.get(id)!);
  return {
    outlet: record.outlet && plain(record.outlet), via: record.via.map(plain),
    published: record.published && [record.published.start, record.published.end, record.published.basis],
    blocks: record.blocks.map(({ role, span }) => `${role} ${words(span)}`),
    entities: record.entities.map(({ type, name }) => `${type} ${plain(name)}`),
    mentions: record.mentions.map(({ span, entity, form, role }) => `${words(span)} → ${names.get(entity)} ${form} ${role && plain(role)}`),
    times: record.times.map(({ span, value, end, rel }) => `${words(span)} ${value} ${end} ${rel}`),
    quantities: record.quantities.map(({ span, value, unit, what }) => `${words(span)} ${value} ${unit && plain(unit)} ${what}`),
    statements: record.statements.map((statement) => [nameOfEntity(statement.speaker), words(statement.cue.span), statement.cue.force, words(statement.content), statement.mode,
      statement.channel, statement.chain.map(({ by, how }) => `${by && plain(by)} ${how}`)]),
    events: record.events.map(({ type, mode, triggers, participants, place, time, status }) => [type, mode, triggers.map(words), participants.map(({ entity, side }) => `${names.get(entity)} ${side}`), nameOfEntity(place), time, status]),
    labels: record.labels.map(({ span, target, polarity }) => `${words(span)} ${target && names.get(target)} ${polarity}`),
  };
}

const LETTER = /[\u0621-\u064a]/;
/** Changes the text outside words in Latin letters; a page is about how it is written only in Arabic. */
const CHANGES: readonly [string, (text: string) => string][] = [
  ['a fatha on every third letter', (text) => [...text].map((char, index) => (index % 3 === 0 && LETTER.test(char) ? `${char}\u064e` : char)).join('')],
  ['all tashkeel left out', (text) => text.replace(/[\u064b-\u0652]/g, '')],
  ['a tatweel inside long words', (text) => text.replace(/([بتثجحخسشصضطظعغفقكلمنهي])(?=[\u0621-\u064a]{3})/g, (letter, _, at: number) => (at % 5 === 0 ? `${letter}ـ` : letter))],
  ['hamzas left out', (text) => text.replace(/[أإ]/g, 'ا')],
  ['Arabic-Indic digits', (text) => text.replace(/\d/g, (digit) => DIGITS[Number(digit)]!)],
];

describe.each(CHANGES)('%s', (_, change) => {
  test.each(TEXTS.map((path) => [nameOf(path), path]))('changes nothing that is found in %s', (_name, path) => {
    const text = readFileSync(path, 'utf8');
    expect(foundOn(readText(change(text)))).toEqual(foundOn(readText(text)));
  });
});

/** Adds to every span, wherever it stands in a record. */
function shifted(value: unknown, by: number): unknown {
  if (Array.isArray(value)) {
    if (value.length === 2 && value.every((item) => Number.isInteger(item))) return value.map((item: number) => item + by);
    return value.map((item) => shifted(item, by));
  }
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shifted(item, by)]));
  return value;
}

test.each(TEXTS.map((path) => [nameOf(path), path]))('empty lines before %s shift every span by their length', (_name, path) => {
  const text = readFileSync(path, 'utf8');
  const before = readText(text);
  const after = readText(`\n\n\n${text}`);
  const { text: _a, id: _b, ...expected } = before;
  const { text: _c, id: _d, ...found } = after;
  expect(found).toEqual(shifted(expected, 3));
});

const readAll = (paths: readonly string[]): ArticleRecord[] => paths.map((path) => readBytes(readFileSync(path), path));

test('the same pages twice give the same bytes', () => {
  const once = readAll(samplePaths());
  const again = readAll(samplePaths());
  expect(JSON.stringify(again)).toBe(JSON.stringify(once));
  expect(JSON.stringify(stages.compare(again))).toBe(JSON.stringify(stages.compare(once)));
});

test('a page read after others is read as it is alone', () => {
  const [first, ...rest] = samplePaths();
  const alone = JSON.stringify(readAll([first!]));
  readAll(rest);
  expect(JSON.stringify(readAll([first!]))).toBe(alone);
});

/** A dossier without its ids, every list in one order. */
function bareDossier({ entities, happenings, facts, framing, reuse, stories, articles }: Dossier): object {
  const named = new Map(entities.map((entity) => [entity.id, `${entity.type} ${entity.name} ${entity.members?.map(({ article, entity: id }) => `${article}#${id}`).sort().join(' ')}`]));
  const known = new Map(happenings.map((happening) => [happening.id, `${happening.type} ${happening.reports.map(({ article, event }) => `${article}#${event}`).sort().join(' ')}`]));
  const sorted = (items: readonly unknown[]): string[] => items.map((item) => JSON.stringify(item)).sort();
  return {
    articles: sorted(articles), entities: sorted([...named.values()]),
    happenings: sorted(happenings.map(({ id, title, time, place, participants, origins, voices, unattributed }) => [
      known.get(id), title, time, place && named.get(place), sorted(participants.map(({ entity, side }) => [named.get(entity), side])), sorted(origins.map(({ by, articles: from }) => [by, sorted(from)])), voices, sorted(unattributed)])),
    facts: sorted(facts.map(({ happening, gist, carried, absent, origins, voices, verdict, values }) => [
      known.get(happening), gist, sorted(carried), sorted(absent), sorted(origins), voices, verdict, sorted(values.map(({ value, articles: from }) => [value, sorted(from)]))])),
    reuse: sorted(reuse.map(({ a, b, overlap, origin }) => [sorted([a, b]), overlap, origin])),
    framing: sorted(framing.map(({ entity, outlet, labels }) => [named.get(entity), outlet, sorted(labels)])),
    stories: sorted(stories.map(({ title, happenings: ids }) => [title, sorted(ids.map((id) => known.get(id)))])),
  };
}

test('the order of the pages does not change the dossier', () => {
  const records = readAll(samplePaths());
  const forwards = bareDossier(stages.compare(records));
  expect(bareDossier(stages.compare([...records].reverse()))).toEqual(forwards);
  const shuffled = [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(bareDossier(stages.compare(shuffled))).toEqual(forwards);
});
