import { Components } from '../language/components.ts';
import { SortedList, placeIn, withAdded } from '../language/sorted-list.ts';
import { type Exchange, type ResolvedEntity, type ResolvedHappening, type ResolvedStory, byFirstReport } from '../model/resolution.ts';
import {
  COMMON_SHARE, COUNTRY_GAP_DAYS, type CoreLink, FEW, GAP_DAYS, type HappeningSketches, LINKS, type Sketched, homeOf, inOrder, sketchHappening, threadCores,
} from './stories.ts';
import { WordCounts } from './word-counts.ts';

/** Leading happenings under a pair of actors, in order of time. */
interface Block {
  readonly one: string;
  readonly other: string;
  /** Happenings further apart are not linked. */
  readonly gapDays: number;
  cores: readonly Sketched[];
}

/** What comes into a block, and what leaves it. */
interface BlockExchange extends Omit<Block, 'cores'> {
  readonly come: Sketched[];
  readonly gone: Sketched[];
}

/** Leading happenings that links hold together, and the groups of happenings that they make. */
interface Component {
  readonly cores: readonly Sketched[];
  readonly groups: readonly ResolvedHappening[][];
}

/**
 * Happenings threaded into stories, kept from run to run. What an article is about (its leading happening) is threaded with what other
 * articles are about: two shared actors, or one and the place, within three months, as long as both threads are about the same people.
 * All else belongs to the leading happening of the articles that tell it, and ties no threads together. What stays alone and says
 * little is in no story. Only what links hold together with something that has changed is threaded anew.
 */
export class JoinedStories {
  readonly #sketches: HappeningSketches = new WeakMap();
  readonly #sketched = new Map<ResolvedHappening, Sketched>();
  /** The happenings that an article reports. */
  readonly #toldIn = new Map<string, Set<Sketched>>();
  readonly #leadOf = new Map<string, Sketched>();
  /** How many articles a happening leads, where it leads any. */
  readonly #leads = new Map<Sketched, number>();
  /** How many happenings each actor stands in; those of many tie nothing together. */
  readonly #actors = new WordCounts();
  #most = FEW;
  readonly #blocks = new Map<string, Block>();
  readonly #homes = new Map<Sketched, Sketched>();
  readonly #attached = new Map<Sketched, Set<Sketched>>();
  readonly #components = new Components<Sketched, Component>(({ cores }) => cores);
  readonly #ids = new WeakMap<ResolvedHappening[], readonly string[]>();
  readonly #groups = new SortedList<ResolvedHappening[]>((a, b) => b.length - a.length || byFirstReport(a[0]!, b[0]!));

  /** The largest first; the list of happenings of one that stays as it was is the same object. */
  get stories(): ResolvedStory[] {
    return this.#groups.items.map((group, i) => ({ id: `S${i + 1}`, happenings: this.#idsOf(group) }));
  }

  #idsOf(group: ResolvedHappening[]): readonly string[] {
    let ids = this.#ids.get(group);
    if (!ids) this.#ids.set(group, (ids = group.map(({ id }) => id)));
    return ids;
  }

  /** Takes in what has come and gone. */
  take({ gone, added }: Exchange<ResolvedHappening>, entities: ReadonlyMap<string, ResolvedEntity>): void {
    this.#actors.changed.clear();
    const due = new Set<Sketched>();
    const articles = new Set<string>();
    for (const happening of gone) this.#takeOut(this.#sketched.get(happening)!, { articles, due });
    for (const happening of added) this.#putIn(this.#sketch(happening, entities), articles);
    this.#findCommon(due);
    this.#exchangeCores(this.#findLeads(articles), due);
    for (const article of articles) for (const one of this.#toldIn.get(article) ?? []) this.#findHome(one, due);
    this.#threadAnew(due);
  }

  #sketch(happening: ResolvedHappening, entities: ReadonlyMap<string, ResolvedEntity>): Sketched {
    let sketch = this.#sketches.get(happening);
    if (!sketch) this.#sketches.set(happening, (sketch = sketchHappening(happening, entities)));
    const sketched = { happening, sketch };
    this.#sketched.set(happening, sketched);
    return sketched;
  }

  #putIn(one: Sketched, articles: Set<string>): void {
    this.#actors.add(one.sketch.actors, 1);
    for (const { article } of one.sketch.leads) {
      articles.add(article);
      const told = this.#toldIn.get(article);
      if (told) told.add(one);
      else this.#toldIn.set(article, new Set([one]));
    }
  }

  #takeOut(one: Sketched, { articles, due }: { readonly articles: Set<string>; readonly due: Set<Sketched> }): void {
    this.#sketched.delete(one.happening);
    this.#actors.add(one.sketch.actors, -1);
    for (const { article } of one.sketch.leads) {
      articles.add(article);
      const told = this.#toldIn.get(article)!;
      told.delete(one);
      if (told.size === 0) this.#toldIn.delete(article);
    }
    this.#leaveHome(one, due);
  }

  /** Finds the actors that are common now and were not before, or the other way round. */
  #findCommon(due: Set<Sketched>): void {
    const before = this.#most;
    this.#most = Math.max(FEW, this.#sketched.size * COMMON_SHARE);
    const crossing = new Set(this.#actors.crossing(before, this.#most));
    if (crossing.size === 0) return;
    for (const { one, other, cores } of this.#blocks.values()) if (crossing.has(one) || crossing.has(other)) for (const core of cores) due.add(core);
  }

  #tiesNothing({ one, other }: Pick<Block, 'one' | 'other'>): boolean {
    return this.#actors.of(one) > this.#most && this.#actors.of(other) > this.#most;
  }

  /** Finds what leads some articles; gives whether what leads others than before led any. */
  #findLeads(articles: Iterable<string>): ReadonlyMap<Sketched, boolean> {
    const led = new Map<Sketched, boolean>();
    const note = (one: Sketched, by: 1 | -1): void => {
      const count = this.#leads.get(one) ?? 0;
      if (!led.has(one)) led.set(one, count > 0);
      if (count + by > 0) this.#leads.set(one, count + by);
      else this.#leads.delete(one);
    };
    for (const article of articles) {
      const [before, now] = [this.#leadOf.get(article), leadIn(article, this.#toldIn.get(article) ?? [])];
      if (before === now) continue;
      if (before) note(before, -1);
      if (now) {
        note(now, 1);
        this.#leadOf.set(article, now);
      } else this.#leadOf.delete(article);
    }
    return led;
  }

  /** Puts what has come to lead into its blocks, takes out what leads no more; whatever stands near is due. */
  #exchangeCores(led: ReadonlyMap<Sketched, boolean>, due: Set<Sketched>): void {
    const exchanges = new Map<string, BlockExchange>();
    for (const [core, wasCore] of led) {
      due.add(core);
      const isCore = this.#leads.has(core);
      if (isCore === wasCore) continue;
      for (const { key, one, other, areCountries } of core.sketch.pairs) {
        let exchange = exchanges.get(key);
        if (!exchange) exchanges.set(key, (exchange = { one, other, gapDays: areCountries ? COUNTRY_GAP_DAYS : GAP_DAYS, come: [], gone: [] }));
        (isCore ? exchange.come : exchange.gone).push(core);
      }
    }
    for (const [key, { come, gone, ...block }] of exchanges) {
      const known = this.#blocks.get(key);
      const left = [...(known?.cores ?? [])];
      for (const core of gone) left.splice(left.indexOf(core), 1);
      const cores = withAdded(left, come, inTime);
      if (cores.length === 0) this.#blocks.delete(key);
      else if (known) known.cores = cores;
      else this.#blocks.set(key, { ...block, cores });
      if (!this.#tiesNothing(block)) for (const core of [...come, ...gone]) for (const near of nearIn(cores, core)) due.add(near);
    }
  }

  #findHome(one: Sketched, due: Set<Sketched>): void {
    const home = this.#leads.has(one) ? null : homeOf(one, (article) => this.#leadOf.get(article)!);
    due.add(one);
    if (this.#homes.get(one) === (home ?? undefined)) return;
    this.#leaveHome(one, due);
    if (!home) return;
    this.#homes.set(one, home);
    const attached = this.#attached.get(home);
    if (attached) attached.add(one);
    else this.#attached.set(home, new Set([one]));
    due.add(home);
  }

  #leaveHome(one: Sketched, due: Set<Sketched>): void {
    const home = this.#homes.get(one);
    due.add(one);
    if (!home) return;
    due.add(home);
    this.#homes.delete(one);
    const attached = this.#attached.get(home)!;
    attached.delete(one);
    if (attached.size === 0) this.#attached.delete(home);
  }

  #threadAnew(due: Set<Sketched>): void {
    const dropped = new Set<Component>();
    for (const one of due) this.#components.drop(one, dropped);
    // a set takes in what is added while it is walked through
    for (const { cores } of dropped) for (const core of cores) due.add(core);
    const done = new Set<Sketched>();
    const made: Component[] = [];
    for (const one of due) {
      if (done.has(one) || this.#sketched.get(one.happening) !== one || this.#homes.has(one)) continue;
      const component = this.#leads.has(one) ? this.#reach(one, done) : { cores: [one], groups: one.sketch.isStory ? [[one.happening]] : [] };
      for (const core of component.cores) this.#components.drop(core, dropped);
      made.push(component);
    }
    for (const component of made) this.#components.put(component);
    this.#groups.change(new Set([...dropped].flatMap(({ groups }) => groups)), made.flatMap(({ groups }) => groups));
  }

  /** All leading happenings that links hold together with one. */
  #reach(from: Sketched, done: Set<Sketched>): Component {
    const cores = [from];
    const links: CoreLink[] = [];
    done.add(from);
    for (const core of cores) {
      for (const { key } of core.sketch.pairs) {
        const block = this.#blocks.get(key)!;
        if (this.#tiesNothing(block)) continue;
        for (const [other, isLater] of neighboursIn(block, core)) {
          if (isLater) links.push(inOrder(core, other) < 0 ? { a: core, b: other, gap: gapOf(core, other) } : { a: other, b: core, gap: gapOf(core, other) });
          if (done.has(other)) continue;
          done.add(other);
          cores.push(other);
        }
      }
    }
    const groups = threadCores(cores, links).map((group) => group.flatMap((core) => [core, ...(this.#attached.get(core) ?? [])]).sort(inOrder));
    return { cores, groups: groups.filter((group) => group.length > 1 || group[0]!.sketch.isStory).map((group) => group.map(({ happening }) => happening)) };
  }
}

/** What leads an article: the first one of those that lead most. */
function leadIn(article: string, told: Iterable<Sketched>): Sketched | null {
  let lead: Sketched | null = null;
  let most = -Infinity;
  for (const one of told) {
    const { rank } = one.sketch.leads.find((each) => each.article === article)!;
    if (lead !== null && (rank < most || (rank === most && inOrder(one, lead) > 0))) continue;
    [lead, most] = [one, rank];
  }
  return lead;
}

const inTime = (a: Sketched, b: Sketched): number => a.sketch.middle - b.sketch.middle || inOrder(a, b);

const gapOf = (a: Sketched, b: Sketched): number => Math.abs(a.sketch.middle - b.sketch.middle);

/** What stands so near to a place that links may join what is there. */
function nearIn(cores: readonly Sketched[], core: Sketched): readonly Sketched[] {
  const at = placeIn(cores, core, inTime);
  return cores.slice(Math.max(0, at - LINKS - 1), at + LINKS + 1);
}

/** The neighbours to which a block links a happening that stands in it, and whether they are later. */
function neighboursIn({ cores, gapDays }: Block, core: Sketched): (readonly [Sketched, boolean])[] {
  const neighbours: (readonly [Sketched, boolean])[] = [];
  for (let at = placeIn(cores, core, inTime) - 1; at >= 0 && cores[at] === core; at--) {
    for (let other = Math.max(0, at - LINKS); other <= at + LINKS && other < cores.length; other++) {
      if (cores[other] !== core && !(gapOf(cores[other]!, core) > gapDays)) neighbours.push([cores[other]!, other > at]);
    }
  }
  return neighbours;
}
