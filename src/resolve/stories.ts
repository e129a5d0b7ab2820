import type { ResolvedEntity, ResolvedHappening, ResolvedStory } from '../model/resolution.ts';
import { rangeOf } from './days.ts';

/** Happenings further apart than this belong to one story only through others between them. */
const GAP_DAYS = 60;
/** How many neighbours in time with a common actor pair a happening is linked to. */
const LINKS = 3;
/** Actors of more than this share of the happenings (and more than a few) tie nothing together. */
const COMMON_SHARE = 0.05;
const FEW = 12;
const MOST_ACTORS = 5;

/** Threads happenings that share two actors within two months, or one rare actor within one article. */
export function threadStories(happenings: readonly ResolvedHappening[], entities: ReadonlyMap<string, ResolvedEntity>): ResolvedStory[] {
  const counts = countActors(happenings, entities);
  const isCommon = (id: string): boolean => counts.get(id)! > Math.max(FEW, happenings.length * COMMON_SHARE);
  const threads = new Threads(happenings.length);
  linkBy(happenings, threads, (happening) => actorPairs(happening, entities));
  linkBy(happenings, threads, (happening) =>
    happening.reports.flatMap(({ article }) => actorsOf(happening, entities).filter((id) => !isCommon(id)).map((id) => `${article} ${id}`)));
  const groups = new Map<number, number[]>();
  for (let i = 0; i < happenings.length; i++) {
    const root = threads.find(i);
    const group = groups.get(root);
    if (group) group.push(i);
    else groups.set(root, [i]);
  }
  const stories = [...groups.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  return stories.map((group, i) => ({
    id: `S${i + 1}`,
    happenings: group.map((at) => happenings[at]!.id),
    actors: leadingActors(group.map((at) => happenings[at]!), entities),
  }));
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

function actorPairs(happening: ResolvedHappening, entities: ReadonlyMap<string, ResolvedEntity>): string[] {
  const actors = actorsOf(happening, entities).slice(0, 6).sort();
  return actors.flatMap((one, i) => actors.slice(i + 1).map((other) => `${one} ${other}`));
}

function countActors(happenings: readonly ResolvedHappening[], entities: ReadonlyMap<string, ResolvedEntity>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const happening of happenings) for (const id of actorsOf(happening, entities)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Links each happening to its neighbours in time under every key. */
function linkBy(happenings: readonly ResolvedHappening[], threads: Threads, keysOf: (happening: ResolvedHappening) => readonly string[]): void {
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
        if (!(gap > GAP_DAYS)) threads.link(block[i]!, block[j]!);
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
