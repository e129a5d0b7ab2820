import type { Because } from '../model/because.ts';
import { isByPerson } from '../model/correction.ts';
import type { ResolveDecision } from '../model/resolution.ts';
import { isEmpty, meet, type DayRange } from './days.ts';
import { type EventPair, SAME_HAPPENING, areToldApart, isSeenByAll } from './event-pairs.ts';
import type { EventProfile } from './event-profile.ts';
import { PersonRulings } from './person-rulings.ts';

/** Events that are one happening. */
export interface HappeningCluster {
  readonly profiles: readonly EventProfile[];
  readonly because: readonly Because[];
}

/** The happenings, and what the rules decided on the way: joins, and pairs that nearly were one. */
export interface HappeningClusters {
  readonly clusters: readonly HappeningCluster[];
  readonly decisions: readonly ResolveDecision[];
}

/** Pairs that fall short of one happening by less than this share of a weight are worth a person's look. */
export const NEARLY_ONE = SAME_HAPPENING - 0.05;
/** Members of a cluster that a new member is compared with; many copies of one wire say no more than a few. */
const MOST_COMPARED = 6;
/** Share of the compared members that must be likely partners. */
const AGREEING_SHARE = 0.5;
/** The same for what many see and for visits, of which each page tells another part. Of 14 joins that .4 for all made in 1,077 pages six were right; five of six of these. */
const AGREEING_ON_SCENE = 0.4;
/** What one article tells as two is one when nearly all pairs show it, so many at least, or so many of other articles. */
const AGREEING_ON_TWO = 0.8;
const LEAST_PAIRS = 3;
const LEAST_WITNESSES = 2;

interface Cluster {
  profiles: EventProfile[];
  /** In how many of its events each person takes part, of those that name two persons or more, and how many these are. */
  persons: Map<number, number>;
  whole: number;
  /** The same of the events that name one person only. */
  lone: Map<number, number>;
  range: DayRange;
  because: Because[];
  apart: Set<Cluster>;
}

/**
 * Joins the likeliest pairs first. Two events of one article never join unless told twice; the days of all members must
 * meet; at least half of the members compared must be likely partners, so that a chain of weak likenesses joins nothing.
 */
export function clusterEvents(profiles: readonly EventProfile[], { pairs, compare, rulings }: Likenesses): HappeningClusters {
  const clusterOf = new Map<EventProfile, Cluster>();
  for (const profile of profiles) clusterOf.set(profile, newCluster(profile));
  applyRulings(profiles, clusterOf, rulings);
  const decisions: ResolveDecision[] = [];
  const scores = new PairScores(profiles, pairs, compare);
  const likely = pairs.filter(({ score }) => score >= SAME_HAPPENING);
  likely.sort((x, y) => Number(y.a.at === y.b.at) - Number(x.a.at === x.b.at) || y.score - x.score || compareText(x.a.key, y.a.key) || compareText(x.b.key, y.b.key));
  for (const pair of likely) {
    const [one, other] = [clusterOf.get(pair.a)!, clusterOf.get(pair.b)!];
    if (one !== other && canJoin(one, other, pair, scores)) {
      join(one, other, pair.because, clusterOf);
      decisions.push(toDecision(pair, 'same'));
    }
  }
  for (const pair of pairs) if (pair.score >= NEARLY_ONE && pair.score < SAME_HAPPENING && areFree(clusterOf.get(pair.a)!, clusterOf.get(pair.b)!)) decisions.push(toDecision(pair, 'different'));
  decisions.sort(compareDecisions);
  return { clusters: [...new Set(clusterOf.values())].map(({ profiles: members, because }) => ({ profiles: members, because: [...new Set(because)] })), decisions };
}

/** What is known of pairs of events, and how to learn of another pair. */
export interface Likenesses {
  readonly pairs: readonly EventPair[];
  readonly compare: (a: EventProfile, b: EventProfile) => EventPair | null;
  readonly rulings: readonly ResolveDecision[];
}

/** Scores of pairs; those that are not likely, or that no block brought together, are compared when they are asked for. */
class PairScores {
  readonly #numberOf: ReadonlyMap<EventProfile, number>;
  readonly #scores = new Map<number, number>();
  readonly #compare: Likenesses['compare'];

  constructor(profiles: readonly EventProfile[], pairs: readonly EventPair[], compare: Likenesses['compare']) {
    this.#numberOf = new Map(profiles.map((profile, number) => [profile, number]));
    this.#compare = compare;
    for (const { a, b, score } of pairs) this.#scores.set(this.#keyOf(a, b), score);
  }

  #keyOf(a: EventProfile, b: EventProfile): number {
    const [x, y] = [this.#numberOf.get(a)!, this.#numberOf.get(b)!];
    return Math.min(x, y) * this.#numberOf.size + Math.max(x, y);
  }

  of(a: EventProfile, b: EventProfile): number {
    const key = this.#keyOf(a, b);
    let score = this.#scores.get(key);
    if (score === undefined) {
      score = this.#compare(a, b)?.score ?? 0;
      if (this.#scores.size < MOST_SCORES) this.#scores.set(key, score);
    }
    return score;
  }
}

/** A map holds no more than 2 to the 24th; a score that is not kept is worked out again. */
const MOST_SCORES = 12_000_000;

/** The days of an event, a day wider where they were counted from a day of publication that a crawl may have moved, and for a visit, which lasts. */
function widened({ event, days: { range, isCounted, weekday } }: EventProfile): DayRange {
  const isWide = (isCounted && weekday === null) || event.mode === 'visit';
  return isWide ? { since: range.since - 1, until: range.until + 1 } : range;
}

/** Two clusters that no person parted. */
const areFree = (one: Cluster, other: Cluster): boolean => one !== other && !one.apart.has(other);

const toDecision = ({ a, b, score, because }: EventPair, verdict: ResolveDecision['verdict']): ResolveDecision =>
  ({ about: 'happening', verdict, by: 'rule', a: a.key, b: b.key, score, because });

/** What was joined first, then by likeness and by what it is about. */
export function compareDecisions(x: ResolveDecision, y: ResolveDecision): number {
  return Number(x.verdict === 'different') - Number(y.verdict === 'different') || (y.score ?? 0) - (x.score ?? 0) || compareText(x.a, y.a) || compareText(x.b, y.b);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function applyRulings(profiles: readonly EventProfile[], clusterOf: Map<EventProfile, Cluster>, rulings: readonly ResolveDecision[]): void {
  if (rulings.length === 0) return;
  const byKey = new Map(profiles.map((profile) => [profile.key, profile]));
  const { standing } = new PersonRulings(rulings, 'happening');
  // joins first: a parting then holds for all that was joined
  for (const { verdict, a, b, because } of standing.toSorted((x, y) => Number(x.verdict === 'different') - Number(y.verdict === 'different'))) {
    const [one, other] = [byKey.get(a), byKey.get(b)];
    if (!one || !other) continue;
    const [first, second] = [clusterOf.get(one)!, clusterOf.get(other)!];
    if (verdict === 'same') {
      if (first === second) first.because.push(because);
      else join(first, second, because, clusterOf);
    } else if (first !== second) {
      first.apart.add(second);
      second.apart.add(first);
      first.because.push(because);
      second.because.push(because);
    }
  }
}

function canJoin(one: Cluster, other: Cluster, pair: EventPair, scores: PairScores): boolean {
  if (one.apart.has(other) || isEmpty(meet(one.range, other.range))) return false;
  if (pair.because.rule === 'told-twice') return true;
  if (pair.because.rule === 'headline-and-body') return one.profiles.length === 1 || other.profiles.length === 1;
  if (haveOtherHosts(one, other)) return false;
  const twice = articlesTellingTwo(one, other, scores);
  const all = agreementOf(one, other, scores, NOBODY);
  const share = isSeenByAll(pair.a) || pair.a.event.mode === 'visit' ? AGREEING_ON_SCENE : AGREEING_SHARE;
  if (twice.size === 0) return all.compared === 0 || all.agreeing >= share * all.compared;
  const witnesses = agreementOf(one, other, scores, twice);
  // of many that tell it one may have misread its own words
  if (twice.size * MANY_TELLING_ONE <= Math.min(countArticles(one), countArticles(other))) return witnesses.agreeing >= share * witnesses.compared;
  return isAgreed(all, LEAST_PAIRS) || isAgreed(witnesses, LEAST_WITNESSES);
}

const countArticles = ({ profiles }: Cluster): number => new Set(profiles.map(({ at }) => at)).size;
/** So many articles that tell one happening outweigh one that seems to tell two. */
const MANY_TELLING_ONE = 6;

interface Agreement {
  readonly compared: number;
  readonly agreeing: number;
}

const NOBODY: ReadonlySet<number> = new Set();

const isAgreed = ({ compared, agreeing }: Agreement, least: number): boolean => compared >= least && agreeing >= AGREEING_ON_TWO * compared;

/** How many pairs of articles of two clusters, of those that are not left out, tell what is likely one happening. */
function agreementOf(one: Cluster, other: Cluster, scores: PairScores, leftOut: ReadonlySet<number>): Agreement {
  let compared = 0;
  let agreeing = 0;
  const [left, right] = [tellingsByArticle(one, leftOut), tellingsByArticle(other, leftOut)];
  for (const [at, mine] of left) {
    for (const [from, theirs] of right) {
      if (at === from) continue;
      compared += 1;
      if (tellAlike(mine, theirs, scores)) agreeing += 1;
    }
  }
  return { compared, agreeing };
}

/** Whether of the tellings of two articles, which may tell it several times, half are likely one. */
function tellAlike(mine: readonly EventProfile[], theirs: readonly EventProfile[], scores: PairScores): boolean {
  const alike = mine.reduce((sum, a) => sum + theirs.filter((b) => scores.of(a, b) >= SAME_HAPPENING).length, 0);
  return alike >= AGREEING_SHARE * mine.length * theirs.length;
}

/** The tellings of the first articles of a cluster that are not left out; where the body tells it, the headline says nothing more. */
function tellingsByArticle({ profiles }: Cluster, leftOut: ReadonlySet<number>): Map<number, EventProfile[]> {
  const tellings = new Map<number, EventProfile[]>();
  for (const profile of profiles) {
    const known = tellings.get(profile.at);
    if (!known) {
      if (tellings.size < MOST_COMPARED && !leftOut.has(profile.at)) tellings.set(profile.at, [profile]);
    } else if (known[0]!.isHeadline) known[0] = profile;
    else if (!profile.isHeadline) known.push(profile);
  }
  return tellings;
}

function newCluster(profile: EventProfile): Cluster {
  const persons = personsOf(profile);
  const isWhole = persons.length > 1;
  const counts = new Map(persons.map((person) => [person, 1]));
  return { profiles: [profile], persons: isWhole ? counts : new Map(), whole: Number(isWhole), lone: isWhole ? new Map() : counts, range: widened(profile), because: [], apart: new Set() };
}

const personsOf = ({ parts }: EventProfile): number[] => [...new Set(parts.filter(({ type, side }) => type === 'person' && side !== 'also').map(({ entity }) => entity))];

/** Persons who take part in at least this share of the events that name two are whom a cluster is about. */
const MAIN_PERSON = 0.5;

/**
 * Two sets of talks with one person in common at most, each with a main person of its own: the king's guest and his heir's.
 * A single event between them that names everybody would else join the two.
 */
function haveOtherHosts(one: Cluster, other: Cluster): boolean {
  if (one.profiles[0]!.event.type !== 'CONSULT') return false;
  const [a, b] = [mainPersons(one), mainPersons(other)];
  const shared = a.filter((person) => b.includes(person)).length;
  if (a.length === 0 || b.length === 0 || shared > 1) return false;
  // who was not read in one of them may be the guest of the other
  if (a.length < 2 || b.length < 2) return shared === 0 && a.length + b.length > 2;
  const isOwn = (person: number, of: Cluster): boolean => (of.persons.get(person) ?? 0) < MAIN_PERSON * of.whole;
  return a.some((person) => isOwn(person, other)) && b.some((person) => isOwn(person, one));
}

function mainPersons({ persons, whole, lone, profiles }: Cluster): number[] {
  const [counts, all] = whole > 0 ? [persons, whole] : [lone, profiles.length];
  return [...counts].flatMap(([person, count]) => (count >= MAIN_PERSON * all ? [person] : []));
}

/** Articles that tell an event of each cluster, and in such a way that it cannot be one event told twice. */
function articlesTellingTwo(one: Cluster, other: Cluster, scores: PairScores): Set<number> {
  const byArticle = new Map(one.profiles.map((profile) => [profile.at, profile]));
  const articles = new Set<number>();
  for (const profile of other.profiles) {
    const twin = byArticle.get(profile.at);
    if (twin !== undefined && scores.of(twin, profile) < SAME_HAPPENING && areToldApart(twin, profile)) articles.add(profile.at);
  }
  return articles;
}

function join(one: Cluster, other: Cluster, because: Because, clusterOf: Map<EventProfile, Cluster>): void {
  const [into, from] = one.profiles.length >= other.profiles.length ? [one, other] : [other, one];
  into.profiles.push(...from.profiles);
  into.whole += from.whole;
  for (const [person, count] of from.persons) into.persons.set(person, (into.persons.get(person) ?? 0) + count);
  for (const [person, count] of from.lone) into.lone.set(person, (into.lone.get(person) ?? 0) + count);
  const range = meet(into.range, from.range);
  // a person may join what its reports date differently: the larger party's days stand
  if (!isEmpty(range) || !isByPerson(because)) into.range = range;
  into.because.push(...from.because, because);
  for (const apart of from.apart) {
    into.apart.add(apart);
    apart.apart.add(into);
  }
  for (const profile of from.profiles) clusterOf.set(profile, into);
}
