import type { Because } from '../model/because.ts';
import type { ResolveDecision } from '../model/resolution.ts';
import { isEmpty, meet, type DayRange } from './days.ts';
import { type EventPair, SAME_HAPPENING } from './event-pairs.ts';
import type { EventProfile } from './event-profile.ts';

/** Events that are one happening. */
export interface HappeningCluster {
  readonly profiles: readonly EventProfile[];
  readonly because: readonly Because[];
}

/** Members of a cluster that a new member is compared with; many copies of one wire say no more than a few. */
const MOST_COMPARED = 8;
/** Share of the compared members that must be likely partners. */
const AGREEING_SHARE = 0.5;

interface Cluster {
  profiles: EventProfile[];
  range: DayRange;
  because: Because[];
  apart: Set<Cluster>;
}

/**
 * Joins the likeliest pairs first. Two events of one article never join unless told twice; the days of all members must
 * meet; at least half of the members compared must be likely partners, so that a chain of weak likenesses joins nothing.
 */
export function clusterEvents(profiles: readonly EventProfile[], pairs: readonly EventPair[], rulings: readonly ResolveDecision[]): HappeningCluster[] {
  const clusterOf = new Map<EventProfile, Cluster>();
  for (const profile of profiles) clusterOf.set(profile, { profiles: [profile], range: profile.days.range, because: [], apart: new Set() });
  applyRulings(profiles, clusterOf, rulings);
  const scores = new Map<string, number>();
  for (const { a, b, score } of pairs) scores.set(pairKey(a, b), score);
  const likely = pairs.filter(({ score }) => score >= SAME_HAPPENING);
  likely.sort((x, y) => y.score - x.score || compareText(x.a.key, y.a.key) || compareText(x.b.key, y.b.key));
  for (const pair of likely) {
    const [one, other] = [clusterOf.get(pair.a)!, clusterOf.get(pair.b)!];
    if (one !== other && canJoin(one, other, pair, scores)) join(one, other, pair.because, clusterOf);
  }
  return [...new Set(clusterOf.values())];
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const pairKey = (a: EventProfile, b: EventProfile): string => (a.key < b.key ? `${a.key} ${b.key}` : `${b.key} ${a.key}`);

function applyRulings(profiles: readonly EventProfile[], clusterOf: Map<EventProfile, Cluster>, rulings: readonly ResolveDecision[]): void {
  if (rulings.length === 0) return;
  const byKey = new Map(profiles.map((profile) => [profile.key, profile]));
  for (const { about, verdict, a, b, because } of rulings) {
    const [one, other] = [byKey.get(a), byKey.get(b)];
    if (about !== 'happening' || !one || !other) continue;
    const [first, second] = [clusterOf.get(one)!, clusterOf.get(other)!];
    if (first === second) continue;
    if (verdict === 'same') join(first, second, because, clusterOf);
    else {
      first.apart.add(second);
      second.apart.add(first);
    }
  }
}

function canJoin(one: Cluster, other: Cluster, pair: EventPair, scores: ReadonlyMap<string, number>): boolean {
  if (one.apart.has(other) || isEmpty(meet(one.range, other.range))) return false;
  if (pair.because.rule === 'told-twice') return true;
  if (pair.because.rule === 'headline-and-body') return one.profiles.length === 1 || other.profiles.length === 1;
  const articles = new Set(one.profiles.map(({ at }) => at));
  if (other.profiles.some(({ at }) => articles.has(at))) return false;
  let compared = 0;
  let agreeing = 0;
  for (const a of one.profiles.slice(0, MOST_COMPARED)) {
    for (const b of other.profiles.slice(0, MOST_COMPARED)) {
      const score = scores.get(pairKey(a, b));
      // beyond the window of a block a pair was never compared, which speaks neither for nor against it
      if (score === undefined && one.profiles.length * other.profiles.length > MOST_COMPARED) continue;
      compared += 1;
      if (score !== undefined && score >= SAME_HAPPENING) agreeing += 1;
    }
  }
  return compared === 0 || agreeing / compared >= AGREEING_SHARE;
}

function join(one: Cluster, other: Cluster, because: Because, clusterOf: Map<EventProfile, Cluster>): void {
  const [into, from] = one.profiles.length >= other.profiles.length ? [one, other] : [other, one];
  into.profiles.push(...from.profiles);
  into.range = meet(into.range, from.range);
  into.because.push(...from.because, because);
  for (const apart of from.apart) {
    into.apart.add(apart);
    apart.apart.add(into);
  }
  for (const profile of from.profiles) clusterOf.set(profile, into);
}
