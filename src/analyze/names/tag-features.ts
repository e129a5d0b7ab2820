import { AL, type Reading, SA } from '../../text/clitics.ts';
import { COMMA, DASH, PAREN, QUOTED, STOP, type Words } from './words.ts';
import { FNV_PRIME, hashUnits } from '../../text/hash.ts';

/** The lexicons whose entries are features. Changing one of them asks for a new training. */
const FEATURE_CLASSES = [
  'name-words', 'name-parts', 'title-offices', 'title-ranks', 'title-professions', 'title-adjectives', 'title-joiners',
  'institution-heads', 'institution-portfolios', 'institution-adjectives', 'nationality', 'group-heads', 'group-qualifiers',
  'countries', 'known-places', 'known-persons', 'known-organizations', 'media', 'place-heads', 'place-cues', 'references', 'body-names',
] as const;
const CODES_A_CLASS = 16;
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

/** A number of 32 bits for a text. */
export const hashText = (text: string): number => hashUnits(text) >>> 0;

/** Two numbers to one key. */
export function mix(a: number, b: number): number {
  return mixSigned(a | 0, b | 0) >>> 0;
}

/** The same key as a signed number of 32 bits, which engines keep out of the heap. */
function mixSigned(a: number, b: number): number {
  const sum = (((b + 0x9e3779b9) | 0) + (((a << 6) + (a >>> 2)) | 0)) | 0;
  const hash = Math.imul(a ^ sum, 0x85ebca6b);
  return Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
}

/** Longest beginning and end of a word that are features, in letters. */
const LONGEST_AFFIX = 4;

const readingsOf = (words: Words, form: string): readonly Reading[] => words.language.readings(words.language.vocabulary.id(form));

/** A word bare of its proclitics and article, as far as letters alone can tell. */
export const coreOf = (words: Words, form: string): string => coreIn(readingsOf(words, form), form);

function coreIn(readings: readonly Reading[], form: string): string {
  let core = form;
  for (const { clitics, suffix, stem } of readings) if ((clitics & AL) !== 0 && suffix === '' && stem.length < core.length) core = stem;
  return core;
}

/** What a word may be without its conjunction and preposition, the article kept («ببغداد», «للعراق»). */
function baresIn(readings: readonly Reading[]): readonly string[] {
  let bares: string[] | null = null;
  for (const { prefix, suffix, clitics, stem } of readings) if (prefix !== '' && suffix === '' && (clitics & (AL | SA)) === 0) (bares ??= []).push(stem);
  return bares ?? NO_BARES;
}

const NO_BARES: readonly string[] = [];
const NO_CLUSTERS: readonly number[] = [];

/** The clusters of a word, or of what it is without its proclitics when it is not in the table itself. */
export function findClusters(words: Words, form: string, lookup: (form: string) => readonly number[] | undefined): readonly number[] {
  const whole = lookup(form);
  if (whole) return whole;
  for (const { stem, prefix, suffix } of readingsOf(words, form)) {
    const bare = prefix !== '' && suffix === '' ? lookup(stem) : undefined;
    if (bare) return bare;
  }
  return NO_CLUSTERS;
}

/** One thing that a word by itself tells: `head` and a part of `text`; and how far from it that counts, in words. Those without a text are common to many words. */
export interface FormPart {
  readonly head: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly kind: number;
  readonly reach: number;
  /** The number of one without a text, NOT_COMMON of the others. */
  readonly common: number;
}

export const NOT_COMMON = -1;

let commonCount = 0;
const commonPart = (head: string, reach: number): FormPart => ({ head, text: '', from: 0, to: 0, kind: OTHER, reach, common: commonCount++ });

/** The seed of the hashes of features at each offset. */
const OFFSET_SEEDS: readonly number[] = Array.from({ length: OFFSETS }, (_, i) => hashText(`@${i - REACH}`));

/** What features of a word are made of: the word, bare of its article, with its clusters; and bare of its proclitics, with theirs. */
export interface FormFacts {
  readonly form: string;
  readonly core: string;
  readonly clusters: readonly number[];
  readonly bares: readonly string[];
  readonly bareClusters: readonly number[];
}

export function factsOf(words: Words, form: string, clusterOf: (form: string) => readonly number[]): FormFacts {
  const readings = readingsOf(words, form);
  const bares = baresIn(readings);
  let bareClusters = NO_CLUSTERS;
  for (let i = 0; i < bares.length && bareClusters.length === 0; i++) bareClusters = clusterOf(bares[i]!);
  return { form, core: coreIn(readings, form), clusters: clusterOf(form), bares, bareClusters };
}

/** Parts of clusters, by level and cluster, made once. */
const partsOfClusters = (letter: string, reach: number): ((level: number, cluster: number) => FormPart) => {
  const parts: FormPart[][] = [];
  return (level, cluster) => ((parts[level] ??= [])[cluster] ??= commonPart(`${letter}${level}:${cluster}`, reach));
};

const clusterPart = partsOfClusters('k', REACH);
const bareClusterPart = partsOfClusters('j', 1);

/** Parts of numbers, of words, and of other writing, by length, made once. */
const NUMBER_PARTS = Array.from({ length: 6 }, (_, length) => commonPart(`zn${length}`, REACH));
const WORD_PARTS = Array.from({ length: 9 }, (_, length) => commonPart(`za${length}`, REACH));
const LATIN_PART = commonPart('zlatin', REACH);

function shapePart(form: string): FormPart {
  const first = form.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) return NUMBER_PARTS[Math.min(form.length, NUMBER_PARTS.length - 1)]!;
  if (first < 0x250) return LATIN_PART;
  return WORD_PARTS[Math.min(form.length, WORD_PARTS.length - 1)]!;
}

const frontParts = new Map<string, FormPart>();

/** The part of what stands before the bare word: proclitics and the article, of which there are few. */
function frontPart(front: string): FormPart {
  let part = frontParts.get(front);
  if (!part) frontParts.set(front, (part = commonPart(`f${front}`, REACH)));
  return part;
}

/** Everything that a word by itself tells, once. */
export function formParts({ form, core, clusters, bares, bareClusters }: FormFacts): FormPart[] {
  const parts: FormPart[] = [];
  const put = (head: string, kind: number, reach: number, text: string, from = 0, to = text.length): void => void parts.push({ head, text, from, to, kind, reach, common: NOT_COMMON });
  const front = form.length - core.length;
  put('w', IDENTITY, REACH, form);
  if (front > 0) put('c', IDENTITY, REACH, core);
  parts.push(frontPart(form.slice(0, front)));
  for (const bare of bares) put('w', IDENTITY, REACH, bare);
  for (let level = 0; level < bareClusters.length; level++) parts.push(bareClusterPart(level, bareClusters[level]!));
  for (let level = 0; level < clusters.length; level++) parts.push(clusterPart(level, clusters[level]!));
  parts.push(shapePart(form));
  for (let length = 1; length <= LONGEST_AFFIX && length < core.length; length++) {
    put('e', OTHER, length > 1 ? 1 : 0, core, core.length - length);
    if (length > 1) put('b', OTHER, 0, core, 0, length);
  }
  if (front > 0) for (let length = 2; length <= 3; length++) put(`x${form.slice(0, front)}`, OTHER, 0, core, Math.max(0, core.length - length));
  return parts;
}

/** The keys of a feature at every distance up to its reach, as signed numbers: `keys[offset + REACH]`. */
export function formKeys({ head, text, from, to, reach }: FormPart, keys: Int32Array): void {
  const first = REACH - reach;
  const last = REACH + reach;
  for (let i = first; i <= last; i++) keys[i] = OFFSET_SEEDS[i]!;
  for (let at = 0; at < head.length; at++) addUnit(head.charCodeAt(at), keys, first, last);
  for (let at = from; at < to; at++) addUnit(text.charCodeAt(at), keys, first, last);
}

function addUnit(unit: number, keys: Int32Array, first: number, last: number): void {
  for (let i = first; i <= last; i++) keys[i] = Math.imul(keys[i]! ^ unit, FNV_PRIME);
}

/** What a word by itself tells at a distance of `offset` words. */
export function formFeatures(words: Words, form: string, offset: number, clusterOf: (form: string) => readonly number[]): FormFeatures {
  const told = formParts(factsOf(words, form, clusterOf)).filter(({ reach }) => Math.abs(offset) <= reach);
  const keys = new Int32Array(OFFSETS);
  return {
    keys: told.map((part) => {
      formKeys(part, keys);
      return keys[offset + REACH]! >>> 0;
    }),
    kinds: told.map(({ kind }) => kind),
  };
}

/** What the lexicons say of each word: codes of class, place in the entry and whether a clitic stands before it. */
export function readCodes(words: Words, put: (word: number, code: number) => void): void {
  const reach = new Int32Array(FEATURE_CLASSES.length);
  for (let word = 0; word < words.count; word++) {
    if (!words.isHinted(word)) continue;
    let seen = 0;
    const bodies = words.bodyNames(word);
    const listed = words.hits(word);
    const hits = bodies.length > 0 ? [...listed, ...bodies] : listed;
    for (let i = 0; i < hits.length; i++) {
      const hit = hits[i]!;
      const number = hit.suffix === '' ? CLASS_NUMBER.get(hit.entry.class) : undefined;
      if (number === undefined || (seen & (1 << number)) !== 0 || reach[number]! > word) continue;
      seen |= 1 << number;
      reach[number] = hit.to;
      const { common, sure, kind: sort } = hit.entry.attributes;
      const kind = number * CODES_A_CLASS + (common === 'yes' || sure === 'no' ? 2 : 0) + (hit.prefix === '' ? 0 : 4) + (sort === 'club' ? 8 : 0);
      put(word, kind);
      for (let inside = word + 1; inside < hit.to; inside++) put(inside, kind + 1);
    }
  }
}

/** The same as a list a word. */
export function lexiconCodes(words: Words): readonly (readonly number[])[] {
  const codes = Array.from({ length: words.count }, (): number[] => []);
  readCodes(words, (word, code) => void codes[word]!.push(code));
  return codes;
}

/** Codes of gaps are below this. */
export const GAP_COUNT = 32;
/** Stands for the gap after the last word of a stretch. */
export const NO_GAP = 99;

/** Keys of the features of a word's place, one function a kind. */
export const gapBeforeKey = (gap: number): number => mix(1, gap);
export const gapAfterKey = (gap: number): number => mix(2, gap);
export const outsideKey = (offset: number): number => mix(3, offset + 9);
export const codeKey = (offset: number, code: number): number => mix(mix(4, offset + 9), code);

/** Features of a word in its place: gaps, lexicon codes around it, and pairs of neighbouring words. */
export function placeFeatures(words: Words, at: number, context: PlaceContext & { readonly codes: readonly (readonly number[])[] }, put: (key: number, kind: number) => void): void {
  const { codes, from, to } = context;
  put(gapBeforeKey(gapCode(words, at)), OTHER);
  put(gapAfterKey(at + 1 < to ? gapCode(words, at + 1) : NO_GAP), OTHER);
  for (let offset = -REACH; offset <= REACH; offset++) {
    const word = at + offset;
    if (word < from || word >= to) put(outsideKey(offset), OTHER);
    else for (const code of codes[word]!) put(codeKey(offset, code), LISTED);
  }
  for (let pair = 0; pair < PAIR_KINDS.length; pair++) if (hasPair(pair, at, context)) put(keyOfPair(pair, at, context) >>> 0, PAIR_KINDS[pair]!);
}

/** What each feature of a pair of neighbouring words is; the odd ones are of a word and the next. */
const PAIR_KINDS = [LISTED, LISTED, IDENTITY, IDENTITY, OTHER, OTHER, OTHER] as const;

/** Pairs by what they pair: lexicon codes, words bare of clitics, clusters; each once as told of the second word and once of the first. */
export const CODES_OF_SECOND = 0;
export const CODES_OF_FIRST = 1;
export const CORES_OF_SECOND = 2;
export const CORES_OF_FIRST = 3;
export const CLUSTERS_OF_SECOND = 4;
export const CLUSTERS_OF_FIRST = 5;
/** The codes of the first word with the cluster of the second, of the second. */
export const CODES_AND_CLUSTER = 6;

/** The key of a pair of neighbouring words, as a signed number. */
export const pairKey = (pair: number, first: number, second: number): number => mixSigned(mixSigned(5 + pair, first), second);

function keyOfPair(pair: number, at: number, { lexKeys, cores, clusters }: PlaceContext): number {
  const second = pair % 2 === 0 ? at : at + 1;
  if (pair === CODES_AND_CLUSTER) return pairKey(pair, lexKeys[second - 1]!, clusters[second]!);
  const row = pair < CORES_OF_SECOND ? lexKeys : pair < CLUSTERS_OF_SECOND ? cores : clusters;
  return pairKey(pair, row[second - 1]!, row[second]!);
}

/** Whether a word has the neighbour that a feature of pairs asks for. */
const hasPair = (pair: number, at: number, { from, to }: PlaceContext): boolean => (pair % 2 === 0 ? at > from : at + 1 < to);

/** What `placeFeatures` needs to know of a stretch of words `[from, to)`. */
export interface PlaceContext {
  /** One number for all codes of a word. */
  readonly lexKeys: Int32Array;
  /** Hash of a word bare of its clitics. */
  readonly cores: Int32Array;
  /** Coarse cluster of a word. */
  readonly clusters: Uint16Array;
  readonly from: number;
  readonly to: number;
}

/** The number for all lexicon codes of a word that has none, and for one code more. */
export const NO_LEX_KEY = 17;
export const lexKeyWith = (key: number, code: number): number => mixSigned(key, code);

/** One number for all lexicon codes of each word. */
export const lexKeysOf = (codes: readonly (readonly number[])[]): Int32Array => Int32Array.from(codes, (own) => own.reduce(lexKeyWith, NO_LEX_KEY));

export function gapCode(words: Words, at: number): number {
  const gap = words.before[at]!;
  return (gap & QUOTED ? 1 : 0) + (gap & COMMA ? 2 : 0) + (gap & STOP ? 4 : 0) + (gap & DASH ? 8 : 0) + (gap & PAREN ? 16 : 0);
}

/** Longest stretch tagged at once, in words. */
export const LONGEST_STRETCH = 250;

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
