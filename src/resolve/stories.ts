import type { ResolvedEntity, ResolvedHappening, ResolvedStory } from '../model/resolution.ts';
import { rangeOf } from './days.ts';

/** Happenings further apart than this belong to one story only through others between them. */
const GAP_DAYS = 90;
/** How many neighbours in time with a common actor pair a happening is linked to. */
const LINKS = 3;
/** Actors of more than this share of the happenings (and more than a few) tie nothing together. */
const COMMON_SHARE = 0.05;
const FEW = 12;
const MOST_ACTORS = 5;

/** Countries deal with each other daily: two of them thread only what is this near. */
const COUNTRY_GAP_DAYS = 10;

/**
 * Threads happenings into stories. What an article is about (its leading happening) is threaded with what other articles are
 * about: two shared actors, or one and the place, within three months, as long as both threads are about the same people. All
 * else belongs to the leading happening of the articles that tell it, and ties no threads together. What stays alone and says
 * little is in no story.
 */
export function threadStories(happenings: readonly ResolvedHappening[], entities: ReadonlyMap<string, ResolvedEntity>): ResolvedStory[] {
  const actors = happenings.map((happening) => actorsOf(happening, entities));
  const leadOf = findLeads(happenings, actors);
  const threads = new Threads(actors);
  for (const { a, b } of coreLinks(happenings, new Set(leadOf.values()), entities)) threads.link(a, b);
  for (const [i, lead] of findHomes(happenings, actors, leadOf)) threads.attach(i, lead);
  const groups = new Map<number, number[]>();
  for (let i = 0; i < happenings.length; i++) {
    const root = threads.find(i);
    const group = groups.get(root);
    if (group) group.push(i);
    else groups.set(root, [i]);
  }
  const stories = [...groups.values()].filter((group) => group.length > 1 || isStory(happenings[group[0]!]!, entities));
  stories.sort((x, y) => y.length - x.length || x[0]! - y[0]!);
  return stories.map((group, i) => ({
    id: `S${i + 1}`,
    happenings: group.map((at) => happenings[at]!.id),
    actors: leadingActors(group.map((at) => happenings[at]!), entities),
  }));
}

/** A lone happening makes a story when several articles report it, or when it happened between two who are named. */
function isStory(happening: ResolvedHappening, entities: ReadonlyMap<string, ResolvedEntity>): boolean {
  if (happening.marginal) return false;
  return new Set(happening.reports.map(({ article }) => article)).size > 1 || (happening.status === 'happened' && actorsOf(happening, entities).length > 1);
}

const areCountries = (one: string, other: string, entities: ReadonlyMap<string, ResolvedEntity>): boolean =>
  entities.get(one)!.type === 'place' && entities.get(other)!.type === 'place';

/** The leading happening of each article. */
function findLeads(happenings: readonly ResolvedHappening[], actors: readonly (readonly string[])[]): Map<string, number> {
  const best = new Map<string, { at: number; rank: number }>();
  for (const [at, happening] of happenings.entries()) {
    for (const { article, event } of happening.reports) {
      const rank = leadRank(happening, Number(event.slice(1)) || 0, actors[at]!.length > 0);
      const known = best.get(article);
      if (!known || rank > known.rank) best.set(article, { at, rank });
    }
  }
  return new Map([...best].map(([article, { at }]) => [article, at]));
}

/** What happened, with somebody in it, is told early, and is told by others too: background is told by many, but late. */
function leadRank({ reports, status, marginal }: ResolvedHappening, order: number, hasActors: boolean): number {
  return (marginal ? 0 : 100) + (status === 'happened' ? 50 : 0) + (hasActors ? 20 : 0) + 4 * Math.min(reports.length, MOST_COUNTED) - 4 * Math.min(order, MOST_COUNTED);
}

/** Reports, and events before this one, that still count for what leads. */
const MOST_COUNTED = 12;

/** For every other happening the leading one that most of its articles share, when it names the same people or place, or nobody. */
function findHomes(happenings: readonly ResolvedHappening[], actors: readonly (readonly string[])[], leadOf: ReadonlyMap<string, number>): [number, number][] {
  const cores = new Set(leadOf.values());
  return happenings.flatMap(({ reports, place }, i): [number, number][] => {
    if (cores.has(i)) return [];
    const votes = new Map<number, number>();
    for (const article of new Set(reports.map((report) => report.article))) {
      const lead = leadOf.get(article)!;
      const other = happenings[lead]!.place;
      const isRelated = actors[i]!.length < 2 || actors[i]!.some((id) => actors[lead]!.includes(id) || id === other)
        || (place !== null && (place === other || actors[lead]!.includes(place)));
      if (isRelated) votes.set(lead, (votes.get(lead) ?? 0) + 1);
    }
    let home: number | null = null;
    for (const [lead, count] of votes) if (home === null || count > votes.get(home)! || (count === votes.get(home) && lead < home)) home = lead;
    return home === null ? [] : [[i, home]];
  });
}

/** Two threads are about the same people when so much of what the smaller tells of is the larger's. */
const SAME_PEOPLE = 0.5;

/** Groups of happenings with how often each actor stands in them. */
class Threads {
  readonly #parent: number[];
  readonly #counts: Map<string, number>[];

  constructor(actors: readonly (readonly string[])[]) {
    this.#parent = actors.map((_, i) => i);
    this.#counts = actors.map((ids) => new Map(ids.map((id) => [id, 1])));
  }

  find(i: number): number {
    let root = i;
    while (this.#parent[root] !== root) root = this.#parent[root]!;
    while (this.#parent[i] !== root) [this.#parent[i], i] = [root, this.#parent[i]!];
    return root;
  }

  /** Joins two threads unless they are about other people: a chain of guests makes no story. */
  link(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x !== y && this.#areAboutOne(x, y)) this.#join(x, y);
  }

  /** Puts a happening into a thread, for which it does not count. */
  attach(i: number, lead: number): void {
    const [x, y] = [this.find(i), this.find(lead)];
    if (x !== y) this.#parent[Math.max(x, y)] = Math.min(x, y);
  }

  #areAboutOne(x: number, y: number): boolean {
    const [small, large] = this.#counts[x]!.size <= this.#counts[y]!.size ? [this.#counts[x]!, this.#counts[y]!] : [this.#counts[y]!, this.#counts[x]!];
    const most = Math.max(...large.values());
    let all = 0;
    let shared = 0;
    for (const [id, count] of small) {
      all += count;
      // who was named once in a long thread is not what it is about
      if ((large.get(id) ?? 0) >= Math.max(1, most * LEADING_SHARE)) shared += count;
    }
    return shared >= SAME_PEOPLE * all;
  }

  #join(x: number, y: number): void {
    const [root, other] = [Math.min(x, y), Math.max(x, y)];
    for (const [id, count] of this.#counts[other]!) this.#counts[root]!.set(id, (this.#counts[root]!.get(id) ?? 0) + count);
    this.#counts[other]!.clear();
    this.#parent[other] = root;
  }
}

/** An actor leads a thread when it stands there so often, beside the most frequent one. */
const LEADING_SHARE = 0.2;

function actorsOf(happening: ResolvedHappening, entities: ReadonlyMap<string, ResolvedEntity>): string[] {
  const named = happening.participants.filter(({ entity, side }) => side !== 'also' && entities.get(entity)!.type !== 'group');
  return named.map(({ entity }) => entity);
}

function actorPairs(happening: ResolvedHappening, entities: ReadonlyMap<string, ResolvedEntity>, isTelling: (pair: readonly [string, string]) => boolean): string[] {
  const named = actorsOf(happening, entities).slice(0, 6);
  const actors = (happening.place && !named.includes(happening.place) ? [...named, happening.place] : named).sort();
  const pairs = actors.flatMap((one, i) => actors.slice(i + 1).map((other) => [one, other] as const));
  return pairs.filter(isTelling).map((pair) => pair.join(' '));
}

function countActors(happenings: readonly ResolvedHappening[], entities: ReadonlyMap<string, ResolvedEntity>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const happening of happenings) for (const id of actorsOf(happening, entities)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

interface CoreLink {
  readonly a: number;
  readonly b: number;
  readonly gap: number;
}

/** Links between leading happenings that are neighbours in time under a pair of actors, the nearest first. */
function coreLinks(happenings: readonly ResolvedHappening[], cores: ReadonlySet<number>, entities: ReadonlyMap<string, ResolvedEntity>): CoreLink[] {
  const counts = countActors(happenings, entities);
  const isCommon = (id: string): boolean => (counts.get(id) ?? 0) > Math.max(FEW, happenings.length * COMMON_SHARE);
  const isTelling = ([one, other]: readonly [string, string]): boolean => !(isCommon(one) && isCommon(other));
  const of = [...cores].sort((x, y) => x - y);
  const links = [
    ...linksBy(happenings, of, GAP_DAYS, (happening) => actorPairs(happening, entities, (pair) => isTelling(pair) && !areCountries(...pair, entities))),
    ...linksBy(happenings, of, COUNTRY_GAP_DAYS, (happening) => actorPairs(happening, entities, isTelling)),
  ];
  return links.sort((x, y) => x.gap - y.gap || x.a - y.a || x.b - y.b);
}

function linksBy(happenings: readonly ResolvedHappening[], of: readonly number[], gapDays: number, keysOf: (happening: ResolvedHappening) => readonly string[]): CoreLink[] {
  const byKey = new Map<string, number[]>();
  for (const i of of) {
    for (const key of keysOf(happenings[i]!)) {
      const block = byKey.get(key);
      if (block) block.push(i);
      else byKey.set(key, [i]);
    }
  }
  const middle = new Map(of.map((i) => [i, middleDay(happenings[i]!.time)]));
  const links: CoreLink[] = [];
  for (const block of byKey.values()) {
    block.sort((a, b) => middle.get(a)! - middle.get(b)! || a - b);
    for (let i = 0; i < block.length; i++) {
      for (let j = i + 1; j <= i + LINKS && j < block.length; j++) {
        const gap = Math.abs(middle.get(block[j]!)! - middle.get(block[i]!)!);
        if (!(gap > gapDays)) links.push({ a: Math.min(block[i]!, block[j]!), b: Math.max(block[i]!, block[j]!), gap });
      }
    }
  }
  return links;
}

/** The middle of a time; undated happenings stand together at the beginning. */
function middleDay(time: ResolvedHappening['time']): number {
  const { from, to } = rangeOf(time?.start, time?.end);
  if (Number.isFinite(from) && Number.isFinite(to)) return (from + to) / 2;
  if (Number.isFinite(from)) return from;
  return Number.isFinite(to) ? to : 0;
}

function leadingActors(happenings: readonly ResolvedHappening[], entities: ReadonlyMap<string, ResolvedEntity>): string[] {
  const counts = countActors(happenings, entities);
  const rank = (id: string): number => counts.get(id)! * (entities.get(id)!.type === 'person' ? 1.2 : 1);
  return [...counts.keys()].sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1)).slice(0, MOST_ACTORS);
}
