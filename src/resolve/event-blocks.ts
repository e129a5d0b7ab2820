import { daysLong } from './days.ts';
import type { EventProfile } from './event-profile.ts';
import type { WordSet } from './word-numbers.ts';

/** Events nearer than this in a sorted block are compared; larger blocks would cost more than they find. */
const WINDOW = 14;
/** Days of a dated event that are indexed one by one. */
const MOST_INDEXED_DAYS = 3;
const MOST_PARTS = 6;
const MOST_TRIGGERS = 3;

/**
 * Candidate pairs of events, each once. Events meet under keys of type with day and participant, with two participants,
 * or with place; inside a key only neighbours in time are compared, so the cost stays near linear.
 */
export function* candidatePairs(profiles: readonly EventProfile[], middleOf: (profile: EventProfile) => number): Generator<[EventProfile, EventProfile]> {
  const blocks = new Map<string, number[]>();
  for (const [i, profile] of profiles.entries()) {
    for (const key of new Set(keysOf(profile))) {
      const block = blocks.get(key);
      if (block) block.push(i);
      else blocks.set(key, [i]);
    }
  }
  const order = profiles.map(middleOf);
  const seen = new Set<number>();
  for (const block of blocks.values()) {
    if (block.length > WINDOW) block.sort((x, y) => order[x]! - order[y]! || x - y);
    for (let i = 0; i < block.length; i++) {
      for (let j = i + 1; j < block.length && j - i <= WINDOW; j++) {
        const [x, y] = block[i]! < block[j]! ? [block[i]!, block[j]!] : [block[j]!, block[i]!];
        const id = x * profiles.length + y;
        if (seen.has(id)) continue;
        seen.add(id);
        yield [profiles[x]!, profiles[y]!];
      }
    }
  }
}

function keysOf(profile: EventProfile): string[] {
  const { type } = profile.event;
  const { range } = profile.days;
  const parts = profile.parts.filter((part) => part.type !== 'group').slice(0, MOST_PARTS);
  const names = parts.map(({ entity, country }) => (country ? [`e${entity}`, `c${country}`] : [`e${entity}`]));
  const keys: string[] = [];
  if (daysLong(range) <= MOST_INDEXED_DAYS) {
    for (let day = range.from; day <= range.to; day++) {
      for (const name of names.flat()) keys.push(`${type} ${day} ${name}`);
      if (profile.place) keys.push(`${type} ${day} at${profile.place.entity}`);
    }
  }
  for (const [i, one] of names.entries()) {
    for (const other of names.slice(i + 1)) for (const x of one) for (const y of other) keys.push(`${type} ${[x, y].sort().join(' ')}`);
  }
  for (const trigger of profile.triggers.subarray(0, MOST_TRIGGERS)) {
    for (const name of names.flat()) keys.push(`${type} ${trigger} ${name}`);
  }
  if (names.length < 2) keys.push(...thinKeys(profile, names.flat()));
  if (profile.isLead) keys.push(...leadKeys(profile));
  return keys;
}

/** Events with one participant or none are found by place and trigger word as well. */
function thinKeys(profile: EventProfile, names: readonly string[]): string[] {
  const { type } = profile.event;
  const keys = names.map((name) => `${type} alone ${name}`);
  for (const trigger of profile.triggers) keys.push(`${type} word ${trigger}`);
  if (profile.place) for (const word of profile.place.words) keys.push(`${type} place ${word}`);
  return keys;
}

/** Bands of the lead's words: two leads with half their words in common share a band four times in five. */
const BANDS = 6;

/** What articles are about is found by the words of their leads, whoever was found to take part. */
function leadKeys({ event, article }: EventProfile): string[] {
  if (article.lead.length < LEAST_LEAD_WORDS) return [];
  return Array.from({ length: BANDS }, (_, band) => `${event.type} lead ${band} ${leastHash(article.lead, 2 * band)} ${leastHash(article.lead, 2 * band + 1)}`);
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
