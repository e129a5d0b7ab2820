import { type Lasting, pairKey } from '../language/run-memory.ts';
import type { EventType } from '../model/event.ts';
import { daysLong } from './days.ts';
import { type JudgedPair, judgePair } from './event-pairs.ts';
import { type EventProfile, middleOf } from './event-profile.ts';
import { type WordSet, wordNumber } from './word-numbers.ts';

/** Events nearer than this in a sorted block are compared; larger blocks would cost more than they find. */
const WINDOW = 14;
/** Days of a dated event that are indexed one by one. */
const MOST_INDEXED_DAYS = 3;
const MOST_PARTS = 6;
const MOST_TRIGGERS = 3;

/** Pairs of events that have come to be likely enough since the run before, and those that no more meet. */
export interface PairChange {
  readonly added: readonly JudgedPair[];
  readonly removed: readonly JudgedPair[];
}

/** A pair, and in how many blocks its events are neighbours. */
interface HeldPair {
  readonly judged: JudgedPair;
  count: number;
}

type Blocks = Map<EventType, Map<number, EventProfile | EventProfile[]>>;

/**
 * The pairs of events that may be one. Events of one type meet under keys of day and participant, two participants, trigger word
 * and participant, place, or the words of the lead; inside a key only neighbours in time are compared, so that cost and memory stay
 * near linear. Blocks and pairs are kept from run to run: an event more is compared with its neighbours alone.
 */
export class EventBlocks {
  readonly #lasting: Lasting;
  readonly #least: number;
  #blocks: Blocks = new Map();
  #size = 0;
  readonly #pairs = new Map<number, HeldPair>();
  /** Pairs judged in this run. */
  readonly #judged = new Map<number, JudgedPair | null>();

  /** `least`: pairs less likely than this are none. */
  constructor(lasting: Lasting, least: number) {
    this.#lasting = lasting;
    this.#least = least;
  }

  /** Takes events out and in; `all` are those that are there then. */
  take(gone: readonly EventProfile[], added: readonly EventProfile[], all: () => readonly EventProfile[]): PairChange {
    if (added.length + gone.length > ANEW_SHARE * this.#size) return this.#takeAnew(all());
    const before = new Map<number, JudgedPair | null>();
    const count: Count = (a, b, by) => this.#count(a, b, by, before);
    for (const profile of gone) this.#eachKey(profile, (blocks, key) => takeOut(blocks, key, profile, count));
    for (const profile of added) this.#eachKey(profile, (blocks, key) => putIn(blocks, key, profile, count));
    this.#size += added.length - gone.length;
    this.#judged.clear();
    return {
      added: [...before].flatMap(([key, was]) => (was === null ? (this.#pairs.get(key)?.judged ?? []) : [])),
      removed: [...before].flatMap(([key, was]) => (was !== null && !this.#pairs.has(key) ? [was] : [])),
    };
  }

  #eachKey(profile: EventProfile, visit: (blocks: Map<number, EventProfile | EventProfile[]>, key: number) => void): void {
    let blocks = this.#blocks.get(profile.event.type);
    if (!blocks) this.#blocks.set(profile.event.type, (blocks = new Map()));
    for (const key of new Set(keysOf(profile))) visit(blocks, key);
  }

  #count(a: EventProfile, b: EventProfile, by: 1 | -1, before: Map<number, JudgedPair | null>): void {
    const key = keyOf(a, b);
    const held = this.#pairs.get(key);
    if (held) {
      held.count += by;
      if (held.count > 0) return;
      if (!before.has(key)) before.set(key, held.judged);
      this.#pairs.delete(key);
      return;
    }
    if (by < 0) return;
    const known = before.get(key);
    const judged = known ?? this.#judge(a, b, key);
    if (!judged) return;
    if (!before.has(key)) before.set(key, null);
    this.#pairs.set(key, { judged, count: 1 });
  }

  /** What a pair is; null where it is none. */
  #judge(a: EventProfile, b: EventProfile, key: number): JudgedPair | null {
    let judged = this.#judged.get(key);
    if (judged === undefined) {
      judged = isBefore(a, b) ? judgePair(a, b) : judgePair(b, a);
      if (judged && judged.pair.score < this.#least) judged = null;
      if (this.#judged.size < MOST_JUDGED) this.#judged.set(key, judged);
    }
    return judged;
  }

  #takeAnew(profiles: readonly EventProfile[]): PairChange {
    const last = new Map(this.#pairs);
    this.#pairs.clear();
    this.#blocks = new Map();
    this.#size = profiles.length;
    const byType = new Map<EventType, EventProfile[]>();
    for (const profile of profiles) {
      const known = byType.get(profile.event.type);
      if (known) known.push(profile);
      else byType.set(profile.event.type, [profile]);
    }
    for (const [type, some] of byType) {
      const blocks = blocksOf(some);
      for (const block of blocks.values()) if (Array.isArray(block)) this.#countBlock(block, last);
      if (this.#lasting === 'many runs') this.#blocks.set(type, blocks);
      this.#judged.clear();
    }
    return {
      added: [...this.#pairs].flatMap(([key, { judged }]) => (last.has(key) ? [] : [judged])),
      removed: [...last].flatMap(([key, { judged }]) => (this.#pairs.has(key) ? [] : [judged])),
    };
  }

  #countBlock(block: EventProfile[], last: ReadonlyMap<number, HeldPair>): void {
    if (block.length > WINDOW) block.sort(inTime);
    for (let i = 0; i < block.length; i++) {
      for (let j = i + 1; j < block.length && j - i <= WINDOW; j++) {
        const key = keyOf(block[i]!, block[j]!);
        const held = this.#pairs.get(key);
        if (held) {
          held.count += 1;
          continue;
        }
        const judged = last.get(key)?.judged ?? this.#judge(block[i]!, block[j]!, key);
        if (judged) this.#pairs.set(key, { judged, count: 1 });
      }
    }
  }
}

/** Of so large a change all blocks are made anew. */
const ANEW_SHARE = 0.2;
/** A map holds no more than 2 to the 24th; a pair that is not kept is judged again. */
const MOST_JUDGED = 12_000_000;

type Count = (a: EventProfile, b: EventProfile, by: 1 | -1) => void;

function putIn(blocks: Map<number, EventProfile | EventProfile[]>, key: number, profile: EventProfile, count: Count): void {
  const known = blocks.get(key);
  if (known === undefined) {
    blocks.set(key, profile);
    return;
  }
  const block = Array.isArray(known) ? known : [known];
  // a short block is in order as soon as it is needed so
  if (block.length === WINDOW) block.sort(inTime);
  const at = block.length < WINDOW ? block.length : placeOf(block, profile);
  for (let i = Math.max(0, at - WINDOW); i < at; i++) {
    if (i + WINDOW >= at && i + WINDOW < block.length) count(block[i]!, block[i + WINDOW]!, -1);
    count(block[i]!, profile, 1);
  }
  for (let i = at; i < block.length && i < at + WINDOW; i++) count(profile, block[i]!, 1);
  block.splice(at, 0, profile);
  blocks.set(key, block);
}

function takeOut(blocks: Map<number, EventProfile | EventProfile[]>, key: number, profile: EventProfile, count: Count): void {
  const known = blocks.get(key)!;
  if (!Array.isArray(known) || known.length === 1) {
    blocks.delete(key);
    return;
  }
  const at = known.indexOf(profile);
  for (let i = Math.max(0, at - WINDOW); i < at; i++) {
    count(known[i]!, profile, -1);
    if (i + WINDOW + 1 > at && i + WINDOW + 1 < known.length) count(known[i]!, known[i + WINDOW + 1]!, 1);
  }
  for (let i = at + 1; i < known.length && i <= at + WINDOW; i++) count(profile, known[i]!, -1);
  known.splice(at, 1);
}

/** Where an event stands in an ordered block. */
function placeOf(block: readonly EventProfile[], profile: EventProfile): number {
  let low = 0;
  let high = block.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inTime(block[middle]!, profile) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const inTime = (a: EventProfile, b: EventProfile): number => middleOf(a) - middleOf(b) || a.at - b.at || a.order - b.order;

/** By article, then as the article tells them. */
const isBefore = (a: EventProfile, b: EventProfile): boolean => (a.at === b.at ? a.order < b.order : a.at < b.at);

/** The key of a pair, whichever of them comes first. */
const keyOf = (a: EventProfile, b: EventProfile): number => (a.serial < b.serial ? pairKey(a, b) : pairKey(b, a));

/** The events that share a key; a key is a number that two keys share once in four thousand million times. */
function blocksOf(profiles: readonly EventProfile[]): Map<number, EventProfile | EventProfile[]> {
  const blocks = new Map<number, EventProfile | EventProfile[]>();
  for (const profile of profiles) {
    for (const key of new Set(keysOf(profile))) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, profile);
      else if (Array.isArray(block)) block.push(profile);
      else blocks.set(key, [block, profile]);
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
    for (let day = range.since; day <= range.until; day++) {
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
