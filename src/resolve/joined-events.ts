import type { Lasting } from '../language/run-memory.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { ResolveDecision } from '../model/resolution.ts';
import { Crowds } from './crowds.ts';
import { EventBlocks } from './event-blocks.ts';
import { type EventPair, type JudgedPair, judgePair, standsInCrowd } from './event-pairs.ts';
import type { EventProfile } from './event-profile.ts';
import { type HappeningCluster, NEARLY_ONE, clusterEvents, compareDecisions } from './happening-clusters.ts';
import { PersonRulings } from './person-rulings.ts';

/** The events of one article. */
export interface ArticleEvents {
  readonly record: ArticleRecord;
  readonly profiles: readonly EventProfile[];
}

/** A pair whose likeness hangs on how many others tell the like, and what that said. */
interface Doubtful {
  readonly judged: JudgedPair;
  readonly stands: boolean;
}

/** Events that likely pairs or rulings hold together, and the happenings that they make. */
interface Component {
  readonly profiles: readonly EventProfile[];
  readonly clusters: readonly HappeningCluster[];
  readonly decisions: readonly ResolveDecision[];
  /** What was asked of other pairs and hangs on crowds. */
  readonly asked: readonly Doubtful[];
}

/** The happenings of a set of articles, kept from run to run: only events that something touched, and what they are paired with, are joined anew. */
export class JoinedEvents {
  readonly #lasting: Lasting;
  readonly #blocks: EventBlocks;
  readonly #crowds = new Crowds();
  #known = new Map<ArticleRecord, readonly EventProfile[]>();
  readonly #partners = new Map<EventProfile, Set<JudgedPair>>();
  /** Pairs that hang on crowds, and whether they stand. */
  readonly #doubtful = new Map<JudgedPair, boolean>();
  readonly #componentOf = new Map<EventProfile, Component>();
  /** Components that asked for what hangs on crowds. */
  readonly #asking = new Set<Component>();
  /** What was said of pairs that no block brought together. */
  readonly #asked = new WeakMap<EventProfile, Map<EventProfile, JudgedPair | null>>();
  #rulings = new Map<EventProfile, ResolveDecision[]>();
  #clusters: HappeningCluster[] = [];
  #decisions: ResolveDecision[] = [];

  constructor(lasting: Lasting) {
    this.#lasting = lasting;
    this.#blocks = new EventBlocks(lasting, NEARLY_ONE);
  }

  /** The happenings, ordered by their first reports. */
  get clusters(): readonly HappeningCluster[] {
    return this.#clusters;
  }

  get decisions(): readonly ResolveDecision[] {
    return this.#decisions;
  }

  /** Takes in the events of this run, in the order of the articles. */
  take(articles: readonly ArticleEvents[], rulings: readonly ResolveDecision[]): void {
    const { gone, added } = this.#compare(articles);
    for (const profile of gone) this.#crowds.remove(profile);
    for (const profile of added) this.#crowds.add(profile);
    const dirty = new Set<EventProfile>([...gone, ...added]);
    const change = this.#blocks.take(gone, added, () => articles.flatMap(({ profiles }) => profiles));
    for (const judged of change.removed) this.#drop(judged, dirty);
    for (const judged of change.added) this.#hold(judged, dirty);
    this.#lookAtCrowds(dirty);
    this.#takeRulings(articles, rulings, dirty);
    this.#joinAnew(dirty, new Set(gone));
  }

  /** Which events are there no more, and which are new. */
  #compare(articles: readonly ArticleEvents[]): { readonly gone: EventProfile[]; readonly added: EventProfile[] } {
    const [gone, added]: [EventProfile[], EventProfile[]] = [[], []];
    const now = new Map<ArticleRecord, readonly EventProfile[]>();
    for (const { record, profiles } of articles) {
      now.set(record, profiles);
      const known = this.#known.get(record);
      if (known === profiles) continue;
      for (const profile of profiles) if (!known?.includes(profile)) added.push(profile);
      for (const profile of known ?? []) if (!profiles.includes(profile)) gone.push(profile);
    }
    for (const [record, profiles] of this.#known) if (!now.has(record)) gone.push(...profiles);
    this.#known = now;
    return { gone, added };
  }

  #stands(judged: JudgedPair): boolean {
    return standsInCrowd(judged, (profile, entity) => this.#crowds.around(profile, entity));
  }

  #hold(judged: JudgedPair, dirty: Set<EventProfile>): void {
    const stands = this.#stands(judged);
    if (judged.words !== null) this.#doubtful.set(judged, stands);
    if (stands) this.#pair(judged, dirty);
  }

  #drop(judged: JudgedPair, dirty: Set<EventProfile>): void {
    if (this.#doubtful.get(judged) !== false) this.#part(judged, dirty);
    this.#doubtful.delete(judged);
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
  #lookAtCrowds(dirty: Set<EventProfile>): void {
    for (const [judged, stood] of this.#doubtful) {
      const stands = this.#stands(judged);
      if (stands === stood) continue;
      this.#doubtful.set(judged, stands);
      if (stands) this.#pair(judged, dirty);
      else this.#part(judged, dirty);
    }
    for (const { asked, profiles } of this.#asking) {
      if (!profiles.some((profile) => dirty.has(profile)) && asked.some(({ judged, stands }) => this.#stands(judged) !== stands)) dirty.add(profiles[0]!);
    }
  }

  #takeRulings(articles: readonly ArticleEvents[], rulings: readonly ResolveDecision[], dirty: Set<EventProfile>): void {
    for (const profile of this.#rulings.keys()) dirty.add(profile);
    this.#rulings = new Map();
    const { standing } = new PersonRulings(rulings, 'happening');
    if (standing.length === 0) return;
    const wanted = new Set(standing.flatMap(({ a, b }) => [a, b]));
    const byKey = new Map<string, EventProfile>();
    for (const { profiles } of articles) for (const profile of profiles) if (wanted.has(profile.key)) byKey.set(profile.key, profile);
    for (const ruling of standing) {
      const [one, other] = [byKey.get(ruling.a), byKey.get(ruling.b)];
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
      if (component.asked.length > 0) this.#asking.add(component);
    }
    const goneClusters = new Set([...dropped].flatMap(({ clusters }) => clusters));
    this.#clusters = [...this.#clusters.filter((cluster) => !goneClusters.has(cluster)), ...made.flatMap(({ clusters }) => clusters)].sort((a, b) => byReport(a.profiles[0]!, b.profiles[0]!));
    const goneDecisions = new Set([...dropped].flatMap(({ decisions }) => decisions));
    this.#decisions = [...this.#decisions.filter((decision) => !goneDecisions.has(decision)), ...made.flatMap(({ decisions }) => decisions)].sort(compareDecisions);
  }

  #letGo(profile: EventProfile, dropped: Set<Component>): void {
    const component = this.#componentOf.get(profile);
    if (!component) return;
    dropped.add(component);
    this.#asking.delete(component);
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
    if (profiles.length === 1 && !this.#rulings.has(profiles[0]!)) return { profiles, clusters: [{ profiles, because: NO_REASONS }], decisions: [], asked: [] };
    const pairs = new Set(profiles.flatMap((profile) => [...(this.#partners.get(profile) ?? [])].map(({ pair }) => pair)));
    const asked = new Map<JudgedPair, Doubtful>();
    const compare = (a: EventProfile, b: EventProfile): EventPair | null => {
      const judged = this.#judge(a, b);
      if (!judged) return null;
      const stands = this.#stands(judged);
      if (judged.words !== null) asked.set(judged, { judged, stands });
      return stands ? judged.pair : null;
    };
    const rulings = [...new Set(profiles.flatMap((profile) => this.#rulings.get(profile) ?? []))];
    const { clusters, decisions } = clusterEvents(profiles, { pairs: [...pairs], compare, rulings });
    return { profiles, clusters: clusters.map(({ profiles: members, because }) => ({ because, profiles: [...members].sort(byReport) })), decisions, asked: this.#lasting === 'one run' ? [] : [...asked.values()] };
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

/** The order of reports: by article, then as the article tells them. */
function byReport(a: EventProfile, b: EventProfile): number {
  return a.at - b.at || a.event.id.length - b.event.id.length || (a.event.id < b.event.id ? -1 : Number(a.event.id > b.event.id));
}
