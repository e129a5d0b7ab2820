import type { ResolvedEntity, ResolvedHappening, ResolvedStory } from '../model/resolution.ts';
import { rangeOf } from './days.ts';

/** Happenings further apart than this belong to one story only through others between them. */
const GAP_DAYS = 90;
/** How many neighbours in time with a common actor pair a happening is linked to. */
const LINKS = 3;
/** Actors of more than this share of the happenings (and more than a few) tie nothing together. */
const COMMON_SHARE = 0.05;
const FEW = 12;

/** Countries deal with each other daily: two of them thread only what is this near. */
const COUNTRY_GAP_DAYS = 10;

/** What threading reads of a happening, whichever others there are. */
export interface HappeningSketch {
  /** The named who take part, by id. */
  readonly actors: readonly string[];
  /** Two who take part, or one and the place. */
  readonly pairs: readonly { readonly key: string; readonly one: string; readonly other: string; readonly areCountries: boolean }[];
  /** The middle of its time. */
  readonly middle: number;
  /** Every article that reports it, with how much it leads there. */
  readonly leads: readonly { readonly article: string; readonly rank: number }[];
  /** Whether it makes a story alone. */
  readonly isStory: boolean;
}

/** Sketches of happenings of earlier runs. */
export type HappeningSketches = WeakMap<ResolvedHappening, HappeningSketch>;

/**
 * Threads happenings into stories. What an article is about (its leading happening) is threaded with what other articles are
 * about: two shared actors, or one and the place, within three months, as long as both threads are about the same people. All
 * else belongs to the leading happening of the articles that tell it, and ties no threads together. What stays alone and says
 * little is in no story.
 */
export function threadStories(happenings: readonly ResolvedHappening[], entities: ReadonlyMap<string, ResolvedEntity>, known: HappeningSketches): ResolvedStory[] {
  const sketches = happenings.map((happening) => {
    let sketch = known.get(happening);
    if (!sketch) known.set(happening, (sketch = sketchHappening(happening, entities)));
    return sketch;
  });
  const leadOf = findLeads(sketches);
  const cores = new Set(leadOf.values());
  const threads = new Threads(sketches);
  for (const { a, b } of coreLinks(sketches, cores)) threads.link(a, b);
  for (const [i, lead] of findHomes(happenings, sketches, { leadOf, cores })) threads.attach(i, lead);
  const groups = new Map<number, number[]>();
  for (let i = 0; i < happenings.length; i++) {
    const root = threads.find(i);
    const group = groups.get(root);
    if (group) group.push(i);
    else groups.set(root, [i]);
  }
  const stories = [...groups.values()].filter((group) => group.length > 1 || sketches[group[0]!]!.isStory);
  stories.sort((x, y) => y.length - x.length || x[0]! - y[0]!);
  return stories.map((group, i) => ({ id: `S${i + 1}`, happenings: group.map((at) => happenings[at]!.id) }));
}

/** Participants of a happening that are paired. */
const MOST_PAIRED = 6;

function sketchHappening(happening: ResolvedHappening, entities: ReadonlyMap<string, ResolvedEntity>): HappeningSketch {
  const { participants, place, reports, marginal, status, time } = happening;
  const actors = participants.filter(({ entity, side }) => side !== 'also' && entities.get(entity)!.type !== 'group').map(({ entity }) => entity);
  const named = actors.slice(0, MOST_PAIRED);
  const paired = (place && !named.includes(place) ? [...named, place] : named).sort();
  const isPlace = (id: string): boolean => entities.get(id)!.type === 'place';
  const pairs = paired.flatMap((one, i) => paired.slice(i + 1).map((other) => ({ key: `${one} ${other}`, one, other, areCountries: isPlace(one) && isPlace(other) })));
  const ranks = new Map<string, number>();
  for (const { article, event } of reports) {
    const rank = leadRank(happening, Number(event.slice(1)) || 0, actors.length > 0);
    ranks.set(article, Math.max(ranks.get(article) ?? -Infinity, rank));
  }
  // a lone happening makes a story when several articles report it, or when it happened between two who are named
  const isStory = !marginal && (ranks.size > 1 || (status === 'happened' && actors.length > 1));
  return { actors, pairs, middle: middleDay(time), leads: [...ranks].map(([article, rank]) => ({ article, rank })), isStory };
}

/** The leading happening of each article. */
function findLeads(sketches: readonly HappeningSketch[]): Map<string, number> {
  const leads = new Map<string, number>();
  const best = new Map<string, number>();
  for (const [at, { leads: ranks }] of sketches.entries()) {
    for (const { article, rank } of ranks) {
      const known = best.get(article);
      if (known !== undefined && rank <= known) continue;
      best.set(article, rank);
      leads.set(article, at);
    }
  }
  return leads;
}

/** What happened, with somebody in it, is told early, and is told by others too: background is told by many, but late. */
function leadRank({ reports, status, marginal }: ResolvedHappening, order: number, hasActors: boolean): number {
  return (marginal ? 0 : 100) + (status === 'happened' ? 50 : 0) + (hasActors ? 20 : 0) + 4 * Math.min(reports.length, MOST_COUNTED) - 4 * Math.min(order, MOST_COUNTED);
}

/** Reports, and events before this one, that still count for what leads. */
const MOST_COUNTED = 12;

interface Leads {
  readonly leadOf: ReadonlyMap<string, number>;
  readonly cores: ReadonlySet<number>;
}

/** For every other happening the leading one that most of its articles share, when it names the same people or place, or nobody. */
function findHomes(happenings: readonly ResolvedHappening[], sketches: readonly HappeningSketch[], { leadOf, cores }: Leads): [number, number][] {
  const homes: [number, number][] = [];
  for (const [i, { actors, leads }] of sketches.entries()) {
    if (cores.has(i)) continue;
    const { place } = happenings[i]!;
    const votes = new Map<number, number>();
    for (const { article } of leads) {
      const lead = leadOf.get(article)!;
      const [others, other] = [sketches[lead]!.actors, happenings[lead]!.place];
      const isRelated = actors.length < 2 || actors.some((id) => others.includes(id) || id === other) || (place !== null && (place === other || others.includes(place)));
      if (isRelated) votes.set(lead, (votes.get(lead) ?? 0) + 1);
    }
    let home: number | null = null;
    for (const [lead, count] of votes) if (home === null || count > votes.get(home)! || (count === votes.get(home) && lead < home)) home = lead;
    if (home !== null) homes.push([i, home]);
  }
  return homes;
}

/** Two threads are about the same people when so much of what the smaller tells of is the larger's. */
const SAME_PEOPLE = 0.5;

/** Groups of happenings with how often each actor stands in them. */
class Threads {
  readonly #parent: number[];
  readonly #sketches: readonly HappeningSketch[];
  /** How often each actor stands in a thread; a happening alone says so itself. */
  readonly #counts = new Map<number, Map<string, number>>();

  constructor(sketches: readonly HappeningSketch[]) {
    this.#parent = sketches.map((_, i) => i);
    this.#sketches = sketches;
  }

  #countsOf(i: number): Map<string, number> {
    let counts = this.#counts.get(i);
    if (!counts) this.#counts.set(i, (counts = new Map(this.#sketches[i]!.actors.map((id) => [id, 1]))));
    return counts;
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
    const [one, other] = [this.#countsOf(x), this.#countsOf(y)];
    const [small, large] = one.size <= other.size ? [one, other] : [other, one];
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
    const counts = this.#countsOf(root);
    for (const [id, count] of this.#countsOf(other)) counts.set(id, (counts.get(id) ?? 0) + count);
    this.#counts.delete(other);
    this.#parent[other] = root;
  }
}

/** An actor leads a thread when it stands there so often, beside the most frequent one. */
const LEADING_SHARE = 0.2;

interface CoreLink {
  readonly a: number;
  readonly b: number;
  readonly gap: number;
}

/** Links between leading happenings that are neighbours in time under a pair of actors, the nearest first. */
function coreLinks(sketches: readonly HappeningSketch[], cores: ReadonlySet<number>): CoreLink[] {
  const counts = new Map<string, number>();
  for (const { actors } of sketches) for (const id of actors) counts.set(id, (counts.get(id) ?? 0) + 1);
  const most = Math.max(FEW, sketches.length * COMMON_SHARE);
  const common = new Set([...counts].flatMap(([id, count]) => (count > most ? [id] : [])));
  const blocks = new Map<string, number[]>();
  const countries = new Set<string>();
  for (const i of [...cores].sort((x, y) => x - y)) {
    for (const { key, one, other, areCountries } of sketches[i]!.pairs) {
      if (common.has(one) && common.has(other)) continue;
      if (areCountries) countries.add(key);
      const block = blocks.get(key);
      if (block) block.push(i);
      else blocks.set(key, [i]);
    }
  }
  const links: CoreLink[] = [];
  for (const [key, block] of blocks) if (block.length > 1) linkNeighbours(block, sketches, countries.has(key) ? COUNTRY_GAP_DAYS : GAP_DAYS, links);
  return links.sort((x, y) => x.gap - y.gap || x.a - y.a || x.b - y.b);
}

function linkNeighbours(block: number[], sketches: readonly HappeningSketch[], gapDays: number, links: CoreLink[]): void {
  const middle = (i: number): number => sketches[i]!.middle;
  block.sort((a, b) => middle(a) - middle(b) || a - b);
  for (let i = 0; i < block.length; i++) {
    for (let j = i + 1; j <= i + LINKS && j < block.length; j++) {
      const gap = middle(block[j]!) - middle(block[i]!);
      if (!(gap > gapDays)) links.push({ a: Math.min(block[i]!, block[j]!), b: Math.max(block[i]!, block[j]!), gap });
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
