import { AL } from '../../text/clitics.ts';
import { COMMA, DASH, PAREN, QUOTED, STOP, type Words } from './words.ts';

/** The lexicons whose entries are features. Changing one of them asks for a new training. */
const FEATURE_CLASSES = [
  'name-words', 'name-parts', 'title-offices', 'title-ranks', 'title-professions', 'title-adjectives', 'title-joiners',
  'institution-heads', 'institution-portfolios', 'institution-adjectives', 'nationality', 'group-heads', 'group-qualifiers',
  'countries', 'known-places', 'known-persons', 'known-organizations', 'media', 'place-heads', 'place-cues', 'references',
] as const;
const CLASS_NUMBER: ReadonlyMap<string, number> = new Map(FEATURE_CLASSES.map((name, i) => [name, i]));

/** How far the tagger looks to either side, in words. */
export const REACH = 2;
export const OFFSETS = 2 * REACH + 1;

/** Features about a word's identity: dropped at times in training, so that the others learn too. */
export const IDENTITY = 1;
/** Features from the lexicons. */
export const LISTED = 2;
export const OTHER = 0;

/** A word's features by kind; keys are 32-bit hashes. */
export interface FormFeatures {
  readonly keys: readonly number[];
  readonly kinds: readonly number[];
}

/** FNV-1a over UTF-16 units. */
export function hashText(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Two numbers to one key. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b);
  hash ^= hash >>> 13;
  return Math.imul(hash, 0xc2b2ae35) >>> 0;
}

/** Longest beginning and end of a word that are features, in letters. */
const LONGEST_AFFIX = 4;

/** A word bare of its proclitics and article, as far as letters alone can tell. */
export function coreOf(words: Words, form: string): string {
  const readings = words.language.readings(words.language.vocabulary.id(form));
  let core = form;
  for (const reading of readings) if ((reading.clitics & AL) !== 0 && reading.suffix === '' && reading.stem.length < core.length) core = reading.stem;
  return core;
}

/** One thing that a word by itself tells, and how far from it that counts, in words. */
export interface FormText {
  readonly text: string;
  readonly kind: number;
  readonly reach: number;
}

/** The seed of the hashes of features at each offset. */
const OFFSET_SEEDS: readonly number[] = Array.from({ length: OFFSETS }, (_, i) => hashText(`@${i - REACH}`));

/** Everything that a word by itself tells, once; `core` is the word bare of its clitics. */
export function formTexts(form: string, core: string, clusters: readonly number[]): FormText[] {
  const texts: FormText[] = [];
  const put = (text: string, kind: number, reach: number): void => void texts.push({ text, kind, reach });
  put(`w${form}`, IDENTITY, REACH);
  if (core !== form) put(`c${core}`, IDENTITY, REACH);
  const front = form.slice(0, form.length - core.length);
  put(`f${front}`, OTHER, REACH);
  for (const [level, cluster] of clusters.entries()) put(`k${level}:${cluster}`, OTHER, REACH);
  put(`z${shapeOf(form)}`, OTHER, REACH);
  for (let length = 1; length <= LONGEST_AFFIX && length < core.length; length++) {
    put(`e${core.slice(-length)}`, OTHER, length > 1 ? 1 : 0);
    if (length > 1) put(`b${core.slice(0, length)}`, OTHER, 0);
  }
  if (front) for (let length = 2; length <= 3; length++) put(`x${front}${core.slice(-length)}`, OTHER, 0);
  return texts;
}

/** The key of a feature at a distance of `offset` words. */
export const formKey = (text: string, offset: number): number => hashText(text, OFFSET_SEEDS[offset + REACH]);

/** What a word by itself tells at a distance of `offset` words. */
export function formFeatures(words: Words, form: string, offset: number, clusterOf: (form: string) => readonly number[]): FormFeatures {
  const told = formTexts(form, coreOf(words, form), clusterOf(form)).filter(({ reach }) => Math.abs(offset) <= reach);
  return { keys: told.map(({ text }) => formKey(text, offset)), kinds: told.map(({ kind }) => kind) };
}

function shapeOf(form: string): string {
  const first = form.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) return `n${Math.min(form.length, 5)}`;
  if (first < 0x250) return 'latin';
  return `a${Math.min(form.length, 8)}`;
}

/** What the lexicons say of each word: codes of class, place in the entry and whether a clitic stands before it. */
export function lexiconCodes(words: Words): readonly (readonly number[])[] {
  const codes: number[][] = Array.from({ length: words.count }, () => []);
  const reach = new Map<number, number>();
  for (let word = 0; word < words.count; word++) {
    if (!words.isListed(word)) continue;
    const seen = new Set<number>();
    for (const hit of words.hits(word)) {
      const number = CLASS_NUMBER.get(hit.entry.class);
      if (number === undefined || hit.suffix !== '' || seen.has(number) || (reach.get(number) ?? 0) > word) continue;
      seen.add(number);
      reach.set(number, hit.to);
      const common = hit.entry.attributes['common'] === 'yes' ? 2 : 0;
      const kind = number * 16 + common + (hit.prefix === '' ? 0 : 4);
      codes[word]!.push(kind);
      for (let inside = word + 1; inside < hit.to; inside++) codes[inside]!.push(kind + 1);
    }
  }
  return codes;
}

/** Features of a word in its place: gaps, lexicon codes around it, and pairs of neighbouring words. */
export function placeFeatures(words: Words, at: number, context: PlaceContext, put: (key: number, kind: number) => void): void {
  const { codes, lexKeys, from, to } = context;
  put(mix(1, gapCode(words, at)), OTHER);
  put(mix(2, at + 1 < to ? gapCode(words, at + 1) : 99), OTHER);
  for (let offset = -REACH; offset <= REACH; offset++) {
    const word = at + offset;
    if (word < from || word >= to) put(mix(3, offset + 9), OTHER);
    else for (const code of codes[word]!) put(mix(mix(4, offset + 9), code), LISTED);
  }
  const here = lexKeys[at]!;
  if (at > from) put(mix(mix(5, lexKeys[at - 1]!), here), LISTED);
  if (at + 1 < to) put(mix(mix(6, here), lexKeys[at + 1]!), LISTED);
  if (at > from) put(mix(mix(7, context.core(at - 1)), context.core(at)), IDENTITY);
  if (at + 1 < to) put(mix(mix(8, context.core(at)), context.core(at + 1)), IDENTITY);
  if (at > from) put(mix(mix(9, context.cluster(at - 1)), context.cluster(at)), OTHER);
  if (at + 1 < to) put(mix(mix(10, context.cluster(at)), context.cluster(at + 1)), OTHER);
  if (at > from) put(mix(mix(11, lexKeys[at - 1]!), context.cluster(at)), OTHER);
}

/** What `placeFeatures` needs to know of a stretch of words `[from, to)`. */
export interface PlaceContext {
  readonly codes: readonly (readonly number[])[];
  /** One number for all codes of a word. */
  readonly lexKeys: Float64Array;
  readonly from: number;
  readonly to: number;
  /** Hash of a word bare of its clitics. */
  core(word: number): number;
  /** Coarse cluster of a word. */
  cluster(word: number): number;
}

/** One number for all lexicon codes of each word. */
export function lexKeysOf(codes: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(codes, (row) => row.reduce(mix, 17));
}

function gapCode(words: Words, at: number): number {
  const gap = words.before[at]!;
  return (gap & QUOTED ? 1 : 0) + (gap & COMMA ? 2 : 0) + (gap & STOP ? 4 : 0) + (gap & DASH ? 8 : 0) + (gap & PAREN ? 16 : 0);
}

/** Longest stretch tagged at once, in words. */
const LONGEST_STRETCH = 250;

/** The stretches of an article that are tagged by themselves: from stop to stop. */
export function stretches(words: Words): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  for (let from = 0; from < words.count; ) {
    let to = from + 1;
    while (to < words.count && to - from < LONGEST_STRETCH && (words.before[to]! & STOP) === 0) to += 1;
    out.push({ from, to });
    from = to;
  }
  return out;
}
