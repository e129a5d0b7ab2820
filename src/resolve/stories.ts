import { type ResolvedEntity, type ResolvedHappening, byFirstReport } from '../model/resolution.ts';
import { middleOfDays, rangeOf } from './days.ts';

/** Happenings further apart than this belong to one story only through others between them. */
export const GAP_DAYS = 90;
/** How many neighbours in time with a common actor pair a happening is linked to. */
export const LINKS = 3;
/** Actors of more than this share of the happenings (and more than a few) tie nothing together. */
export const COMMON_SHARE = 0.05;
export const FEW = 12;

/** Countries deal with each other daily: two of them thread only what is this near. */
export const COUNTRY_GAP_DAYS = 10;

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

/** Participants of a happening that are paired. */
const MOST_PAIRED = 6;

export function sketchHappening(happening: ResolvedHappening, entities: ReadonlyMap<string, ResolvedEntity>): HappeningSketch {
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

/** What happened, with somebody in it, is told early, and is told by others too: background is told by many, but late. */
function leadRank({ reports, status, marginal }: ResolvedHappening, order: number, hasActors: boolean): number {
  return (marginal ? 0 : 100) + (status === 'happened' ? 50 : 0) + (hasActors ? 20 : 0) + 4 * Math.min(reports.length, MOST_COUNTED) - 4 * Math.min(order, MOST_COUNTED);
}

/** Reports, and events before this one, that still count for what leads. */
const MOST_COUNTED = 12;

/** A happening with its sketch. */
export interface Sketched {
  readonly happening: ResolvedHappening;
  readonly sketch: HappeningSketch;
}

/** For a happening that leads no article the leading one that most of its articles share, when it names the same people or place, or nobody. */
export function homeOf({ happening: { place }, sketch: { actors, leads } }: Sketched, leadOf: (article: string) => Sketched): Sketched | null {
  const votes = new Map<Sketched, number>();
  for (const { article } of leads) {
    const lead = leadOf(article);
    const [others, other] = [lead.sketch.actors, lead.happening.place];
    const isRelated = actors.length < 2 || actors.some((id) => others.includes(id) || id === other) || (place !== null && (place === other || others.includes(place)));
    if (isRelated) votes.set(lead, (votes.get(lead) ?? 0) + 1);
  }
  let home: Sketched | null = null;
  for (const [lead, count] of votes) if (home === null || count > votes.get(home)! || (count === votes.get(home) && inOrder(lead, home) < 0)) home = lead;
  return home;
}

/** The order of happenings. */
export const inOrder = (a: Sketched, b: Sketched): number => byFirstReport(a.happening, b.happening);

/** Two leading happenings that are neighbours in time under a pair of actors, the first one first. */
export interface CoreLink {
  readonly a: Sketched;
  readonly b: Sketched;
  readonly gap: number;
}

/** Threads leading happenings, the nearest first. */
export function threadCores(cores: readonly Sketched[], links: readonly CoreLink[]): Sketched[][] {
  const ordered = [...cores].sort(inOrder);
  const placeOf = new Map(ordered.map((core, at) => [core, at]));
  const threads = new Threads(ordered);
  const placed = links.map(({ a, b, gap }) => ({ a: placeOf.get(a)!, b: placeOf.get(b)!, gap }));
  for (const { a, b } of placed.sort((x, y) => x.gap - y.gap || x.a - y.a || x.b - y.b)) threads.link(a, b);
  const groups = new Map<number, Sketched[]>();
  for (const [at, core] of ordered.entries()) {
    const root = threads.find(at);
    const group = groups.get(root);
    if (group) group.push(core);
    else groups.set(root, [core]);
  }
  return [...groups.values()];
}

/** Two threads are about the same people when so much of what the smaller tells of is the larger's. */
const SAME_PEOPLE = 0.5;

/** Groups of happenings with how often each actor stands in them. */
class Threads {
  readonly #parent: number[];
  readonly #cores: readonly Sketched[];
  /** How often each actor stands in a thread; a happening alone says so itself. */
  readonly #counts = new Map<number, Map<string, number>>();

  constructor(cores: readonly Sketched[]) {
    this.#parent = cores.map((_, i) => i);
    this.#cores = cores;
  }

  #countsOf(i: number): Map<string, number> {
    let counts = this.#counts.get(i);
    if (!counts) this.#counts.set(i, (counts = new Map(this.#cores[i]!.sketch.actors.map((id) => [id, 1]))));
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

/** The middle of a time; undated happenings stand together at the beginning. */
const middleDay = (time: ResolvedHappening['time']): number => middleOfDays(rangeOf(time?.start, time?.end));
