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
 * Threads happenings into stories: those that share two actors, or one and the place, within three months, and within an article those that share an actor
 * or the place with its leading happening, or name nobody of their own. What stays alone and says little is in no story.
 */
export function threadStories(happenings: readonly ResolvedHappening[], entities: ReadonlyMap<string, ResolvedEntity>): ResolvedStory[] {
  const counts = countActors(happenings, entities);
  const isCommon = (id: string): boolean => counts.get(id)! > Math.max(FEW, happenings.length * COMMON_SHARE);
  const threads = new Threads(happenings.length);
  linkBy(happenings, threads, GAP_DAYS, (happening) => actorPairs(happening, entities, ([one, other]) => !(isCommon(one) && isCommon(other)) && !areCountries(one, other, entities)));
  linkBy(happenings, threads, COUNTRY_GAP_DAYS, (happening) => actorPairs(happening, entities, ([one, other]) => !(isCommon(one) && isCommon(other))));
  linkInArticles(happenings, threads, entities);
  const groups = new Map<number, number[]>();
  for (let i = 0; i < happenings.length; i++) {
    const root = threads.find(i);
    const group = groups.get(root);
    if (group) group.push(i);
    else groups.set(root, [i]);
  }
  const stories = [...groups.values()].filter((group) => group.length > 1 || isStory(happenings[group[0]!]!, entities));
  stories.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
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

/** Ties what an article tells to its leading happening. */
function linkInArticles(happenings: readonly ResolvedHappening[], threads: Threads, entities: ReadonlyMap<string, ResolvedEntity>): void {
  const byArticle = new Map<string, number[]>();
  for (const [i, { reports }] of happenings.entries()) {
    for (const article of new Set(reports.map((report) => report.article))) byArticle.set(article, [...(byArticle.get(article) ?? []), i]);
  }
  const actors = happenings.map((happening) => new Set(actorsOf(happening, entities)));
  const leadsOf = new Map<number, number[]>();
  for (const told of byArticle.values()) {
    const lead = told.reduce((best, i) => (leads(happenings[i]!, actors[i]!) > leads(happenings[best]!, actors[best]!) ? i : best));
    for (const i of told) if (actors[i]!.size < 2) leadsOf.set(i, [...(leadsOf.get(i) ?? []), lead]);
    const { place } = happenings[lead]!;
    for (const i of told) {
      const { place: other } = happenings[i]!;
      const shares = [...actors[i]!].some((id) => actors[lead]!.has(id) || id === place) || (other !== null && (other === place || actors[lead]!.has(other)));
      if (shares) threads.link(lead, i);
    }
  }
  // words and plans of one or nobody belong to what the articles that tell them are about, when that is one thing
  for (const [i, leads] of leadsOf) if (leads.every((lead) => threads.find(lead) === threads.find(leads[0]!))) threads.link(leads[0]!, i);
}

/** What happened and is reported most, with somebody in it, told earliest. */
function leads({ reports, status, marginal }: ResolvedHappening, actors: ReadonlySet<string>): number {
  const order = Math.min(...reports.map(({ event }) => Number(event.slice(1)) || 0));
  return (marginal ? 0 : 100) + (status === 'happened' ? 50 : 0) + Math.min(reports.length, 20) * 10 + (actors.size > 0 ? 5 : 0) - Math.min(order, 90) / 100;
}

class Threads {
  readonly #parent: number[];
  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, i) => i);
  }

  find(i: number): number {
    let root = i;
    while (this.#parent[root] !== root) root = this.#parent[root]!;
    while (this.#parent[i] !== root) [this.#parent[i], i] = [root, this.#parent[i]!];
    return root;
  }

  link(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x !== y) this.#parent[Math.max(x, y)] = Math.min(x, y);
  }
}

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

/** Links each happening to its neighbours in time under every key. */
function linkBy(happenings: readonly ResolvedHappening[], threads: Threads, gapDays: number, keysOf: (happening: ResolvedHappening) => readonly string[]): void {
  const byKey = new Map<string, number[]>();
  for (const [i, happening] of happenings.entries()) {
    for (const key of keysOf(happening)) {
      const block = byKey.get(key);
      if (block) block.push(i);
      else byKey.set(key, [i]);
    }
  }
  const middle = happenings.map(({ time }) => middleDay(time));
  for (const block of byKey.values()) {
    block.sort((a, b) => middle[a]! - middle[b]! || a - b);
    for (let i = 0; i < block.length; i++) {
      for (let j = i + 1; j <= i + LINKS && j < block.length; j++) {
        const gap = Math.abs(middle[block[j]!]! - middle[block[i]!]!);
        if (!(gap > gapDays)) threads.link(block[i]!, block[j]!);
      }
    }
  }
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
