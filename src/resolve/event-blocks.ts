import { pairKey } from '../language/run-memory.ts';
import type { EventType } from '../model/event.ts';
import { daysLong } from './days.ts';
import { type JudgedPair, judgePair } from './event-pairs.ts';
import type { EventProfile } from './event-profile.ts';
import type { ResolveMemory } from './resolve-memory.ts';
import { type WordSet, wordNumber } from './word-numbers.ts';

/** Events nearer than this in a sorted block are compared; larger blocks would cost more than they find. */
const WINDOW = 14;
/** Days of a dated event that are indexed one by one. */
const MOST_INDEXED_DAYS = 3;
const MOST_PARTS = 6;
const MOST_TRIGGERS = 3;

/** What comparing blocks of events needs. */
export interface BlockContext {
  readonly middleOf: (profile: EventProfile) => number;
  readonly memory: ResolveMemory;
  /** How often events were compared in this run before: dates narrow from round to round. */
  readonly round: number;
}

/**
 * The pairs of events that may be one, each once, one type after the other. Events meet under keys of day and participant, two
 * participants, trigger word and participant, place, or the words of the lead; inside a key only neighbours in time are
 * compared, so that cost and memory stay near linear. A block whose events are those of an earlier run is not looked at again.
 */
export function blockPairs(profiles: readonly EventProfile[], context: BlockContext): JudgedPair[] {
  const byType = new Map<EventType, EventProfile[]>();
  for (const profile of profiles) {
    const known = byType.get(profile.event.type);
    if (known) known.push(profile);
    else byType.set(profile.event.type, [profile]);
  }
  const found: JudgedPair[] = [];
  const judged = context.memory.startBlocks(context.round);
  for (const [type, some] of byType) pairsOfType(some, context, { last: judged.last.get(type), next: judged.next(type), found });
  return found;
}

/** The pairs of one block that may be one, with the events among which they were found. */
export interface JudgedBlock {
  readonly members: readonly EventProfile[];
  readonly pairs: readonly JudgedPair[];
}

interface BlocksOfType {
  readonly last: ReadonlyMap<number, JudgedBlock> | undefined;
  /** Null when nobody will ask for them. */
  readonly next: Map<number, JudgedBlock> | null;
  readonly found: JudgedPair[];
}

function pairsOfType(profiles: readonly EventProfile[], { middleOf, memory }: BlockContext, { last, next, found }: BlocksOfType): void {
  const order = profiles.map(middleOf);
  const seen = new Set<number>();
  for (const [key, block] of blocksOf(profiles, memory)) {
    if (block.length < 2) continue;
    if (block.length > WINDOW) block.sort((x, y) => order[x]! - order[y]! || x - y);
    if (!next) {
      judgeOnce(profiles, block, { seen, found });
      continue;
    }
    const known = last?.get(key);
    const judged = known && isOf(known.members, profiles, block) ? known : judgeBlock(block.map((i) => profiles[i]!), known, memory);
    next.set(key, judged);
    for (const pair of judged.pairs) {
      const id = pairKey(pair.pair.a, pair.pair.b);
      if (seen.has(id)) continue;
      seen.add(id);
      found.push(pair);
    }
  }
}

/** Judges the neighbours of a block that nobody will ask for again. */
function judgeOnce(profiles: readonly EventProfile[], block: readonly number[], { seen, found }: { readonly seen: Set<number>; readonly found: JudgedPair[] }): void {
  for (let i = 0; i < block.length; i++) {
    for (let j = i + 1; j < block.length && j - i <= WINDOW; j++) {
      const [x, y] = block[i]! < block[j]! ? [block[i]!, block[j]!] : [block[j]!, block[i]!];
      const id = x * profiles.length + y;
      if (seen.has(id)) continue;
      seen.add(id);
      const judged = judgePair(profiles[x]!, profiles[y]!);
      if (judged) found.push(judged);
    }
  }
}

function isOf(members: readonly EventProfile[], profiles: readonly EventProfile[], block: readonly number[]): boolean {
  if (members.length !== block.length) return false;
  for (let i = 0; i < block.length; i++) if (members[i] !== profiles[block[i]!]) return false;
  return true;
}

/** Judges the neighbours of a block; those that were neighbours before are known. */
function judgeBlock(members: readonly EventProfile[], known: JudgedBlock | undefined, memory: ResolveMemory): JudgedBlock {
  const placeOf = new Map(known?.members.map((member, at) => [member, at]));
  const before = new Map(known?.pairs.map((judged) => [pairKey(judged.pair.a, judged.pair.b), judged]));
  const pairs: JudgedPair[] = [];
  for (let i = 0; i < members.length; i++) {
    const here = placeOf.get(members[i]!);
    for (let j = i + 1; j < members.length && j - i <= WINDOW; j++) {
      const there = here === undefined ? undefined : placeOf.get(members[j]!);
      const [a, b] = isBefore(members[i]!, members[j]!) ? [members[i]!, members[j]!] : [members[j]!, members[i]!];
      const isKnown = there !== undefined && Math.abs(there - here!) <= WINDOW;
      const judged = isKnown ? before.get(pairKey(a, b)) : memory.judged(a, b, () => judgePair(a, b));
      if (judged) pairs.push(judged);
    }
  }
  return { members, pairs };
}

/** By article, then as the article tells them. */
const isBefore = (a: EventProfile, b: EventProfile): boolean => (a.at === b.at ? a.order < b.order : a.at < b.at);

/** Numbers of the profiles that share a key; a key is a number that two keys share once in four thousand million times. */
function blocksOf(profiles: readonly EventProfile[], memory: ResolveMemory): ReadonlyMap<number, number[]> {
  const blocks = new Map<number, number[]>();
  for (const [i, profile] of profiles.entries()) {
    let keys = memory.blockKeys.get(profile);
    if (!keys) memory.blockKeys.set(profile, (keys = [...new Set(keysOf(profile))]));
    for (const key of keys) {
      const block = blocks.get(key);
      if (block) block.push(i);
      else blocks.set(key, [i]);
    }
  }
  return blocks;
}

/** What a key is made of, so that the same numbers under two kinds are two keys. */
const KINDS = { dayAndName: 1, dayAndPlace: 2, twoNames: 3, wordAndName: 4, alone: 5, word: 6, placeWord: 7, lead: 8, country: 9 };

/** One number of several (MurmurHash3's finaliser). */
function mix(...numbers: number[]): number {
  let hash = 0x2545f491;
  for (const number of numbers) {
    hash = Math.imul(hash ^ number, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

function keysOf(profile: EventProfile): number[] {
  const { range } = profile.days;
  const names = namesOf(profile);
  const all = names.flat();
  const keys: number[] = [];
  if (daysLong(range) <= MOST_INDEXED_DAYS) {
    for (let day = range.from; day <= range.to; day++) {
      for (const name of all) keys.push(mix(KINDS.dayAndName, day, name));
      if (profile.place) keys.push(mix(KINDS.dayAndPlace, day, profile.place.entity));
    }
  }
  for (const [i, one] of names.entries()) {
    for (const other of names.slice(i + 1)) for (const x of one) for (const y of other) keys.push(mix(KINDS.twoNames, Math.min(x, y), Math.max(x, y)));
  }
  for (const trigger of profile.triggers.subarray(0, MOST_TRIGGERS)) for (const name of all) keys.push(mix(KINDS.wordAndName, trigger, name));
  if (names.length < 2) keys.push(...thinKeys(profile, all));
  if (profile.isLead) keys.push(...leadKeys(profile));
  return keys;
}

/** The named participants, each with its country's number where it has one. */
function namesOf({ parts }: EventProfile): number[][] {
  return parts.filter((part) => part.type !== 'group').slice(0, MOST_PARTS)
    .map(({ entity, country }) => (country ? [entity, mix(KINDS.country, wordNumber(country))] : [entity]));
}

/** Events with one participant or none are found by place and trigger word as well. */
function thinKeys(profile: EventProfile, names: readonly number[]): number[] {
  const keys = names.map((name) => mix(KINDS.alone, name));
  for (const trigger of profile.triggers) keys.push(mix(KINDS.word, trigger));
  if (profile.place) for (const word of profile.place.words) keys.push(mix(KINDS.placeWord, wordNumber(word)));
  return keys;
}

/** Bands of the lead's words: two leads with half their words in common share a band four times in five. */
const BANDS = 6;

/** What articles are about is found by the words of their leads, whoever was found to take part. */
function leadKeys({ article }: EventProfile): number[] {
  if (article.lead.length < LEAST_LEAD_WORDS) return [];
  return Array.from({ length: BANDS }, (_, band) => mix(KINDS.lead, band, leastHash(article.lead, 2 * band), leastHash(article.lead, 2 * band + 1)));
}

const LEAST_LEAD_WORDS = 4;

/** The least of the words' numbers under one of several mixings (Broder 1997). */
function leastHash(words: WordSet, seed: number): number {
  const factor = MIXERS[seed]!;
  let least = 0xffffffff;
  for (const word of words) {
    const mixed = Math.imul(word ^ (word >>> 15), factor) >>> 0;
    if (mixed < least) least = mixed;
  }
  return least;
}

/** Odd numbers, any. */
const MIXERS = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x165667b1, 0xd3a2646d, 0xfd7046c5, 0xb55a4f09, 0x7feb352d, 0x846ca68b, 0x2c1b3c6d, 0x297a2d39];
