import type { Lasting } from '../language/run-memory.ts';
import { SortedList } from '../language/sorted-list.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Exchange, ResolveDecision, ResolvedHappening } from '../model/resolution.ts';
import type { ArticleOrder } from './article-order.ts';
import { CrowdWatch } from './crowd-watch.ts';
import { Crowds } from './crowds.ts';
import { EventBlocks } from './event-blocks.ts';
import { type EventPair, type JudgedPair, judgePair, standsInCrowd } from './event-pairs.ts';
import type { EventProfile } from './event-profile.ts';
import { type HappeningCluster, NEARLY_ONE, clusterEvents, compareDecisions } from './happening-clusters.ts';
import { PersonRulings } from './person-rulings.ts';

/** What a run takes in. */
export interface EventsRun {
  /** The events of an article as they are dated now; none of one that is gone. */
  readonly eventsOf: (record: ArticleRecord) => readonly EventProfile[];
  readonly order: ArticleOrder;
  readonly rulings: readonly ResolveDecision[];
}

/** Events that likely pairs or rulings hold together, and the happenings that they make. */
interface Component {
  readonly profiles: readonly EventProfile[];
  readonly clusters: readonly HappeningCluster[];
  readonly decisions: readonly ResolveDecision[];
  /** What was asked of other pairs and hangs on crowds, and what that said. */
  readonly asked: ReadonlyMap<JudgedPair, boolean>;
  clusterOf: ReadonlyMap<EventProfile, HappeningCluster> | null;
}

/** The happenings of a set of articles, kept from run to run: only events that something touched, and what they are paired with, are joined anew. */
export class JoinedEvents {
  readonly #lasting: Lasting;
  readonly #blocks: EventBlocks;
  readonly #crowds = new Crowds();
  readonly #known = new Map<ArticleRecord, readonly EventProfile[]>();
  /** Articles whose events may be others than when this looked last. */
  readonly #noted = new Set<ArticleRecord>();
  readonly #partners = new Map<EventProfile, Set<JudgedPair>>();
  /** Pairs that hang on crowds, and whether they stand. */
  readonly #doubtful = new Map<JudgedPair, boolean>();
  readonly #componentOf = new Map<EventProfile, Component>();
  /** Which pairs, and which components that asked for pairs, hang on which crowds. */
  readonly #watch: CrowdWatch<JudgedPair | Component>;
  /** What was said of pairs that no block brought together. */
  readonly #asked = new WeakMap<EventProfile, Map<EventProfile, JudgedPair | null>>();
  #rulings = new Map<EventProfile, ResolveDecision[]>();
  readonly #decisions = new SortedList<ResolveDecision>(compareDecisions);
  /** The happenings of clusters, ordered by their first reports, as far as they were asked for. */
  readonly #firstOf = new WeakMap<ResolvedHappening, EventProfile>();
  readonly #happenings = new SortedList<ResolvedHappening>((a, b) => byReport(this.#firstOf.get(a)!, this.#firstOf.get(b)!));
  readonly #happeningOf = new Map<HappeningCluster, ResolvedHappening>();
  /** Clusters that have come and gone since. */
  readonly #come = new Set<HappeningCluster>();
  readonly #gone = new Set<HappeningCluster>();

  constructor(lasting: Lasting) {
    this.#lasting = lasting;
    this.#blocks = new EventBlocks(lasting, NEARLY_ONE);
    this.#watch = new CrowdWatch(lasting);
  }

  get decisions(): readonly ResolveDecision[] {
    return this.#decisions.items;
  }

  /** The events of an article, as this looked at them last. */
  of(record: ArticleRecord): readonly EventProfile[] {
    return this.#known.get(record) ?? [];
  }

  /** The clusters that hold events of some articles, ordered by their first reports. */
  clustersWith(records: readonly ArticleRecord[]): readonly HappeningCluster[] {
    const found = new Set<HappeningCluster>();
    for (const record of records) {
      for (const profile of this.of(record)) {
        const component = this.#componentOf.get(profile)!;
        component.clusterOf ??= new Map(component.clusters.flatMap((cluster) => cluster.profiles.map((one) => [one, cluster] as const)));
        found.add(component.clusterOf.get(profile)!);
      }
    }
    return [...found].sort((a, b) => byReport(a.profiles[0]!, b.profiles[0]!));
  }

  /** All happenings, ordered by their first reports. */
  get happenings(): readonly ResolvedHappening[] {
    return this.#happenings.items;
  }

  /** Makes the happenings of clusters that have come since this was asked last. */
  exchangeHappenings(make: (cluster: HappeningCluster) => ResolvedHappening): Exchange<ResolvedHappening> {
    const before = new Set([...this.#gone].map((cluster) => this.#happeningOf.get(cluster)!));
    for (const cluster of this.#gone) this.#happeningOf.delete(cluster);
    const now = [...this.#come].map((cluster) => {
      const happening = make(cluster);
      this.#firstOf.set(happening, cluster.profiles[0]!);
      this.#happeningOf.set(cluster, happening);
      return happening;
    });
    this.#gone.clear();
    this.#come.clear();
    this.#happenings.change(before, now);
    return { gone: [...before], added: now };
  }

  /** Takes in whose events may be others than before, or are gone. */
  note(records: Iterable<ArticleRecord>): void {
    for (const record of records) this.#noted.add(record);
  }

  /** Takes in the events of the articles noted. */
  take({ eventsOf, order, rulings }: EventsRun): void {
    const { gone, added } = this.#compare(eventsOf);
    for (const profile of gone) this.#crowds.remove(profile);
    for (const profile of added) this.#crowds.add(profile);
    const dirty = new Set<EventProfile>([...gone, ...added]);
    const change = this.#blocks.take(gone, added, () => [...this.#known.values()].flat());
    for (const judged of change.removed) this.#drop(judged, dirty);
    for (const judged of change.added) this.#hold(judged, dirty);
    this.#lookAtCrowds([...gone, ...added], dirty);
    this.#takeRulings(order, rulings, dirty);
    this.#joinAnew(dirty, new Set(gone));
  }

  /** Which events are there no more, and which are new. */
  #compare(eventsOf: EventsRun['eventsOf']): { readonly gone: EventProfile[]; readonly added: EventProfile[] } {
    const [gone, added]: [EventProfile[], EventProfile[]] = [[], []];
    for (const record of this.#noted) {
      const [known, now] = [this.of(record), eventsOf(record)];
      if (known === now) continue;
      for (const profile of now) if (!known.includes(profile)) added.push(profile);
      for (const profile of known) if (!now.includes(profile)) gone.push(profile);
      if (now.length > 0) this.#known.set(record, now);
      else this.#known.delete(record);
    }
    this.#noted.clear();
    return { gone, added };
  }

  #stands(judged: JudgedPair): boolean {
    return standsInCrowd(judged, (profile, entity) => this.#crowds.around(profile, entity));
  }

  /** Whether a pair stands; `by` is told when what that hangs on may be another. */
  #watchStanding(judged: JudgedPair, by: JudgedPair | Component): boolean {
    return standsInCrowd(judged, (profile, entity) => {
      this.#watch.watch(by, profile, entity);
      return this.#crowds.around(profile, entity);
    });
  }

  #hold(judged: JudgedPair, dirty: Set<EventProfile>): void {
    if (judged.words === null) {
      this.#pair(judged, dirty);
      return;
    }
    const stands = this.#watchStanding(judged, judged);
    this.#doubtful.set(judged, stands);
    if (stands) this.#pair(judged, dirty);
  }

  #drop(judged: JudgedPair, dirty: Set<EventProfile>): void {
    if (this.#doubtful.get(judged) !== false) this.#part(judged, dirty);
    if (this.#doubtful.delete(judged)) this.#watch.forget(judged);
  }

  #pair(judged: JudgedPair, dirty: Set<EventProfile>): void {
    for (const profile of [judged.pair.a, judged.pair.b]) {
      const known = this.#partners.get(profile);
      if (known) known.add(judged);
      else this.#partners.set(profile, new Set([judged]));
      dirty.add(profile);
    }
  }

  #part(judged: JudgedPair, dirty: Set<EventProfile>): void {
    for (const profile of [judged.pair.a, judged.pair.b]) {
      const known = this.#partners.get(profile);
      known?.delete(judged);
      if (known?.size === 0) this.#partners.delete(profile);
      dirty.add(profile);
    }
  }

  /** Crowds that have grown or shrunk may change what stands. */
  #lookAtCrowds(changed: readonly EventProfile[], dirty: Set<EventProfile>): void {
    for (const one of this.#watch.around(changed)) {
      const stood = 'pair' in one ? this.#doubtful.get(one) : undefined;
      if (!('pair' in one)) {
        if ([...one.asked].some(([judged, said]) => this.#stands(judged) !== said)) dirty.add(one.profiles[0]!);
      } else if (stood !== undefined) {
        this.#watch.forget(one);
        const stands = this.#watchStanding(one, one);
        if (stands === stood) continue;
        this.#doubtful.set(one, stands);
        if (stands) this.#pair(one, dirty);
        else this.#part(one, dirty);
      }
    }
  }

  #takeRulings(order: ArticleOrder, rulings: readonly ResolveDecision[], dirty: Set<EventProfile>): void {
    for (const profile of this.#rulings.keys()) dirty.add(profile);
    this.#rulings = new Map();
    const find = (key: string): EventProfile | undefined => {
      const record = order.find(key.slice(0, key.lastIndexOf('#')));
      return record && this.of(record).find((profile) => profile.key === key);
    };
    for (const ruling of new PersonRulings(rulings, 'happening').standing) {
      const [one, other] = [find(ruling.a), find(ruling.b)];
      if (!one || !other) continue;
      for (const profile of new Set([one, other])) {
        this.#rulings.set(profile, [...(this.#rulings.get(profile) ?? []), ruling]);
        dirty.add(profile);
      }
    }
  }

  #joinAnew(dirty: ReadonlySet<EventProfile>, gone: ReadonlySet<EventProfile>): void {
    const dropped = new Set<Component>();
    for (const profile of dirty) this.#letGo(profile, dropped);
    const done = new Set<EventProfile>();
    const made: Component[] = [];
    for (const profile of dirty) {
      if (done.has(profile) || gone.has(profile)) continue;
      const profiles = this.#reach(profile, done);
      for (const one of profiles) this.#letGo(one, dropped);
      made.push(this.#join(profiles));
    }
    for (const component of made) {
      for (const profile of component.profiles) this.#componentOf.set(profile, component);
      for (const judged of component.asked.keys()) this.#watchStanding(judged, component);
      for (const cluster of component.clusters) this.#come.add(cluster);
    }
    for (const { clusters } of dropped) for (const cluster of clusters) if (!this.#come.delete(cluster)) this.#gone.add(cluster);
    this.#decisions.change(new Set([...dropped].flatMap(({ decisions }) => decisions)), made.flatMap(({ decisions }) => decisions));
  }

  #letGo(profile: EventProfile, dropped: Set<Component>): void {
    const component = this.#componentOf.get(profile);
    if (!component) return;
    dropped.add(component);
    if (component.asked.size > 0) this.#watch.forget(component);
    for (const one of component.profiles) this.#componentOf.delete(one);
  }

  /** All events that pairs or rulings hold together with one. */
  #reach(from: EventProfile, done: Set<EventProfile>): EventProfile[] {
    const profiles = [from];
    const byKey = new Map<string, EventProfile>();
    for (const [profile, rulings] of this.#rulings) if (rulings.length > 0) byKey.set(profile.key, profile);
    done.add(from);
    for (const profile of profiles) {
      const next = (other: EventProfile | undefined): void => {
        if (!other || done.has(other)) return;
        done.add(other);
        profiles.push(other);
      };
      for (const { pair } of this.#partners.get(profile) ?? []) next(pair.a === profile ? pair.b : pair.a);
      for (const { a, b } of this.#rulings.get(profile) ?? []) next(byKey.get(a === profile.key ? b : a));
    }
    return profiles.sort(byReport);
  }

  #join(profiles: readonly EventProfile[]): Component {
    if (profiles.length === 1 && !this.#rulings.has(profiles[0]!)) return { profiles, clusters: [{ profiles, because: NO_REASONS }], decisions: [], asked: NOTHING_ASKED, clusterOf: null };
    const pairs = new Set(profiles.flatMap((profile) => [...(this.#partners.get(profile) ?? [])].map(({ pair }) => pair)));
    const asked = new Map<JudgedPair, boolean>();
    const compare = (a: EventProfile, b: EventProfile): EventPair | null => {
      const judged = this.#judge(a, b);
      if (!judged) return null;
      const stands = this.#stands(judged);
      if (judged.words !== null) asked.set(judged, stands);
      return stands ? judged.pair : null;
    };
    const rulings = [...new Set(profiles.flatMap((profile) => this.#rulings.get(profile) ?? []))];
    const { clusters, decisions } = clusterEvents(profiles, { pairs: [...pairs], compare, rulings });
    return { profiles, clusters: clusters.map(({ profiles: members, because }) => ({ because, profiles: [...members].sort(byReport) })), decisions, asked: this.#lasting === 'one run' ? NOTHING_ASKED : asked, clusterOf: null };
  }

  #judge(a: EventProfile, b: EventProfile): JudgedPair | null {
    if (this.#lasting === 'one run') return judgePair(a, b);
    let others = this.#asked.get(a);
    if (!others) this.#asked.set(a, (others = new Map()));
    let judged = others.get(b);
    if (judged === undefined) others.set(b, (judged = judgePair(a, b)));
    return judged;
  }
}

const NO_REASONS: readonly never[] = [];
const NOTHING_ASKED: ReadonlyMap<JudgedPair, boolean> = new Map();

/** The order of reports: by article, then as the article tells them. */
function byReport(a: EventProfile, b: EventProfile): number {
  return a.at - b.at || a.event.id.length - b.event.id.length || (a.event.id < b.event.id ? -1 : Number(a.event.id > b.event.id));
}
