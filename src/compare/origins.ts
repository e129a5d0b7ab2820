import { type ComparisonWords, comparisonWords } from '../language/comparison-words.ts';
import type { Language } from '../language/language.ts';
import type { Event } from '../model/event.ts';
import type { Origin } from '../model/dossier.ts';
import { type Span, spansOverlap } from '../model/span.ts';
import type { Force, Link, Statement } from '../model/statement.ts';
import { SortedList } from '../language/sorted-list.ts';
import { type ArticleView, byTime } from './article-view.ts';
import { type States, statesOf } from './states.ts';
import type { FigureWords } from './values.ts';

/** One place where an article tells something, and who vouches for it there. */
export interface Telling {
  readonly view: ArticleView;
  readonly span: Span;
  readonly statement: Statement | null;
  readonly chain: readonly Link[];
  /** Key of the origin, null when nobody is named. */
  readonly origin: string | null;
  /** Who that is. */
  readonly source: Source | null;
  readonly isHeadline: boolean;
  /** Whether it is told only to deny it: a voice against, which is shown and not counted. */
  readonly isAgainst?: boolean;
}

/** An origin by its name here, and the entity that it is, where it is one. */
export interface Source {
  readonly key: string;
  readonly by: string;
  readonly entity: string | null;
  /** Described and not named: «مصدر أمني». */
  readonly isNameless?: boolean;
  /** Described by words that name nobody of the article: «شاهدة من القرية». */
  readonly isDescribed?: boolean;
  /** The state that speaks under its own name. */
  readonly state?: string | null;
  /** The state of which it is an organ: «وزارة الخارجية الأردنية». */
  readonly organOf?: string | null;
}

/** What a report says of an earlier toll: that it rose, or came after a first one; that it was too high. */
export type Revision = 'raised' | 'lowered';

/** Forces that put something forward as true or take it as known; a demand or a warning names it in passing. */
const VOUCHING: ReadonlySet<Force> = new Set(['say', 'assert', 'claim', 'promise', 'praise']);

/** More than any name is long. */
const RANK_OF_NAMES = 1000;
const RANK_OF_SPEAKERS = 2000;

/** Origins that one text shows to be one voice, as found by reuse. */
export interface OneText {
  readonly article: string;
  readonly origin: string;
  readonly otherArticle: string;
  readonly otherOrigin: string;
}

/** What reuse found, by article. */
export class OneTexts {
  readonly #byArticle = new Map<string, readonly OneText[]>();

  /** Puts the texts that start from an article in the place of those of before. */
  set(article: string, texts: readonly OneText[]): void {
    if (texts.length > 0) this.#byArticle.set(article, texts);
    else this.#byArticle.delete(article);
  }

  /** The texts that start from one of these articles. */
  among(articles: Iterable<string>): OneText[] {
    return [...new Set(articles)].flatMap((article) => this.#byArticle.get(article) ?? []);
  }
}

/** An outlet of the set that an article names as its source. */
interface Citation {
  readonly by: string;
  readonly entity: string | null;
  readonly outlet: string;
}

export interface VoiceCount {
  readonly origins: readonly Origin[];
  readonly voices: number;
  readonly unattributed: readonly (string | null)[];
}

/** Says who vouches for a stretch of an article, and counts voices over articles. */
export class Origins {
  readonly #generic: ReadonlySet<string>;
  readonly #commentators: ReadonlySet<string>;
  readonly #revisions: ReadonlyMap<string, Revision>;
  readonly #parts: ReadonlySet<string>;
  readonly #measures: ReadonlyMap<string, string>;
  readonly #words: ComparisonWords;
  readonly #states: States;
  /** Outlets of the set that other articles of it name as their source, by outlet. */
  readonly #cited = new Map<string, Source>();

  constructor(language: Language) {
    this.#words = comparisonWords(language);
    this.#states = statesOf(language);
    const keys = (name: string): Set<string> => new Set(language.lexicon.ofClass(name).map(({ spelling }) => this.#words.phrase(spelling)));
    this.#generic = keys('compare-generic-relays');
    this.#commentators = keys('compare-commentators');
    this.#revisions = new Map(language.lexicon.ofClass('compare-revisions').map(({ id, spelling }) => [this.#words.phrase(spelling), id === 'fall' ? 'lowered' : 'raised']));
    this.#parts = keys('compare-parts');
    this.#measures = new Map(language.lexicon.ofClass('compare-measures').map(({ id, spelling }) => [this.#words.phrase(spelling), id]));
  }

  readonly #outletOf = new Map<string, string | null>();
  /** The outlets of the set by the words of their names. */
  #outlets: ReadonlyMap<string, string> = new Map();
  /** How many articles of the set each outlet has. */
  readonly #articlesOf = new Map<string, number>();
  /** What articles name as their source that is an outlet of the set, where they do. */
  readonly #citing = new Map<ArticleView, readonly Citation[]>();
  /** The articles that name an outlet so, in order of time. */
  readonly #citingOf = new Map<string, SortedList<ArticleView>>();

  /**
   * Learns which outlets of the set others relay: what such an outlet tells in its own words is vouched for by itself. Gives the articles
   * of which that is another than in the run before; `changed` are those that are new or whose names are others.
   */
  learnCited(all: () => Iterable<ArticleView>, { made, gone, changed }: { readonly made: readonly ArticleView[]; readonly gone: readonly ArticleView[]; readonly changed: readonly ArticleView[] }): Iterable<ArticleView> {
    const areOthers = this.#learnOutlets(made, gone);
    const due = new Set([...gone, ...changed].flatMap((view) => (this.#citing.get(view) ?? []).map(({ outlet }) => outlet)));
    if (areOthers) {
      for (const outlet of this.#cited.keys()) due.add(outlet);
      this.#citing.clear();
      this.#citingOf.clear();
    }
    for (const view of gone) this.#uncite(view);
    for (const view of areOthers ? all() : made) for (const outlet of this.#cite(view)) due.add(outlet);
    const others = new Set<string>();
    for (const outlet of due) {
      const source = this.#sourceCited(outlet);
      if (!isSame(this.#cited.get(outlet), source)) others.add(outlet);
      if (source) this.#cited.set(outlet, source);
      else this.#cited.delete(outlet);
    }
    if (areOthers) return all();
    return others.size === 0 ? [] : [...all()].filter(({ record: { outlet } }) => outlet !== null && others.has(outlet));
  }

  /** The outlets that an article names as its source. */
  #cite(view: ArticleView): ReadonlySet<string> {
    const citations = this.#outletsCitedBy(view);
    if (citations.length > 0) this.#citing.set(view, citations);
    const outlets = new Set(citations.map(({ outlet }) => outlet));
    for (const outlet of outlets) {
      let citing = this.#citingOf.get(outlet);
      if (!citing) this.#citingOf.set(outlet, (citing = new SortedList(byTime)));
      citing.change(new Set(), [view]);
    }
    return outlets;
  }

  #uncite(view: ArticleView): void {
    for (const outlet of new Set(this.#citing.get(view)?.map((citation) => citation.outlet))) this.#citingOf.get(outlet)?.change(new Set([view]), []);
    this.#citing.delete(view);
  }

  /** By whom an outlet is named: as the last article that tells which entity it is, else as the first one. */
  #sourceCited(outlet: string): Source | undefined {
    const views = this.#citingOf.get(outlet)?.items ?? [];
    for (const view of views.toReversed()) {
      for (const citation of this.#citing.get(view)!.toReversed()) {
        const resolved = citation.outlet === outlet && citation.entity ? view.entity(citation.entity) : null;
        if (resolved) return this.#sourceOf(resolved.name, resolved.id);
      }
    }
    const first = views[0] && this.#citing.get(views[0])!.find((citation) => citation.outlet === outlet);
    return first && this.#sourceOf(first.by, null);
  }

  /** Whether the set has other outlets now. */
  #learnOutlets(made: readonly ArticleView[], gone: readonly ArticleView[]): boolean {
    const count = this.#articlesOf;
    for (const { record: { outlet } } of made) if (outlet) count.set(outlet, (count.get(outlet) ?? 0) + 1);
    for (const { record: { outlet } } of gone) if (outlet) count.set(outlet, count.get(outlet)! - 1);
    for (const [outlet, articles] of count) if (articles === 0) count.delete(outlet);
    const outlets = new Map<string, string>();
    for (const name of [...count.keys()].sort()) outlets.set(this.#words.phrase(name), name);
    if (outlets.size === this.#outlets.size && [...outlets].every(([words, name]) => this.#outlets.get(words) === name)) return false;
    this.#outlets = outlets;
    this.#outletOf.clear();
    return true;
  }

  #outletsCitedBy(view: ArticleView): readonly Citation[] {
    return relaysOf(view).flatMap(({ by, entity, isOrigin }) => {
      const outlet = isOrigin ? this.#outletNamed(by) : null;
      return outlet && outlet !== view.record.outlet && !this.#isGeneric(by) ? [{ by, entity, outlet }] : [];
    });
  }

  /** The outlet that a name means: the same words, or one name holding the other from its start. */
  #outletNamed(name: string): string | null {
    let outlet = this.#outletOf.get(name);
    if (outlet === undefined) {
      const words = this.#words.phrase(name);
      const isShort = !words.includes(' ');
      const near = isShort ? undefined : [...this.#outlets].find(([other]) => other.startsWith(`${words} `) || (other.includes(' ') && words.startsWith(`${other} `)));
      outlet = this.#outlets.get(words) ?? near?.[1] ?? null;
      this.#outletOf.set(name, outlet);
    }
    return outlet;
  }

  /** Whether an article names an outlet of the set as its source. */
  cites(view: ArticleView, outlet: string | null): boolean {
    return outlet !== null && outlet !== view.record.outlet && relaysOf(view).some(({ by }) => this.#outletNamed(by) === outlet);
  }

  /** The telling at a span: in the innermost statement there, or in the article's own voice. */
  tellingAt(view: ArticleView, span: Span, statement: Statement | null = view.statementAt(span)): Telling {
    const { record } = view;
    const isHeadline = record.blocks.some(({ role, span: block }) => (role === 'headline' || role === 'deck') && spansOverlap(block, span));
    if (statement) {
      const source = this.#originOf(view, statement);
      return { view, span, statement, chain: statement.chain, origin: source?.key ?? null, source, isHeadline };
    }
    const named = record.via.find((via) => !this.#isGeneric(via));
    const chain: Link[] = [...record.via.map((by) => ({ by, how: 'report' as const })), { by: record.outlet, how: 'report' }];
    const own = record.outlet === null ? undefined : this.#cited.get(record.outlet);
    const source = named ? this.#sourceOf(named, null) : (own ?? null);
    return { view, span, statement: null, chain, origin: source?.key ?? null, source, isHeadline };
  }

  /** The first of a statement's chain: a named source, or one described by an office alone; the outlet itself is none. */
  #originOf(view: ArticleView, { chain, speaker: id }: Statement): Source | null {
    const [first, ...others] = chain;
    if (id === null && (others.length === 0 || !first?.by || this.#isGeneric(first.by))) return null;
    const speaker = view.entity(first?.entity ?? id ?? '') ?? view.entity(id ?? entityNamed(view, first?.by ?? null));
    const by = speaker?.name ?? first?.by;
    if (!by) return null;
    // nothing tells «مصدر أمني» of one page from «مصدر أمني» of another
    if (speaker?.type === 'group') return { ...this.#sourceOf(by, null), entity: speaker.id, isNameless: true, organOf: this.#states.ofOrgan(by) };
    if (!speaker) return { ...this.#sourceOf(by, null), isDescribed: true, organOf: this.#states.ofOrgan(by) };
    return { ...this.#sourceOf(by, speaker.id), state: speaker.type === 'place' ? this.#states.named(by) : null, organOf: speaker.type === 'organization' ? this.#states.ofOrgan(by) : null };
  }

  #sourceOf(by: string, entity: string | null): Source {
    return { key: entity ?? `name ${this.#words.phrase(by)}`, by, entity };
  }

  #isGeneric(name: string): boolean {
    return this.#generic.has(this.#words.phrase(name));
  }

  /** Every place where an article tells an event, with who vouches there. */
  tellingsOf(view: ArticleView, event: Event): readonly Telling[] {
    return view.onceForNames(`tellings ${event.id}`, () => this.#findTellings(view, event));
  }

  #findTellings(view: ArticleView, event: Event): readonly Telling[] {
    const tellings = event.triggers.map((trigger) => {
      const spoken = view.record.statements.find(({ cue }) => spansOverlap(cue.span, trigger));
      return this.tellingAt(view, trigger, spoken ?? view.statementAt(trigger));
    });
    const within = event.within ? view.record.statements.find(({ id }) => id === event.within) : undefined;
    if (tellings.length === 0 && within) tellings.push(this.tellingAt(view, within.content, within));
    const vouching = this.#withoutComments(tellings.filter((telling) => this.#vouches(telling, event)));
    const body = vouching.filter(({ isHeadline }) => !isHeadline);
    const told = body.length > 0 ? body : vouching;
    return event.status === 'denied' ? told.map((telling) => ({ ...telling, isAgainst: true })) : told;
  }

  /**
   * A denial, a blame or a demand that names what others tell does not vouch for it, nor does an expectation, nor a comment on
   * what the outlet tells itself. What is told nowhere else is vouched for by whoever says it.
   */
  #vouches({ view, span, statement }: Telling, event: Event): boolean {
    if (!statement) return true;
    const { force, span: cue } = statement.cue;
    if (spansOverlap(cue, span)) return true;
    if (force === 'deny') return event.status === 'denied';
    if (event.within === statement.id) return true;
    // what may come is put forward by whoever expects it
    if (force === 'expect' && (event.status === 'hypothetical' || event.status === 'planned')) return true;
    return VOUCHING.has(force) && !(event.within === null && this.#isCommentator(view, statement.speaker));
  }

  /** An expert explains what somebody else has told; alone, the expert is who tells it. */
  #withoutComments(tellings: Telling[]): Telling[] {
    const first = tellings.filter(({ view, statement }) => !statement || !this.#isCommentator(view, statement.speaker));
    return first.some(({ origin, statement }) => statement && origin !== null) ? first : tellings;
  }

  #isCommentator(view: ArticleView, speaker: string | null): boolean {
    return view.record.mentions.some(({ entity, role }) =>
      role !== null && entity === speaker && this.#words.ofPhrase(role).some(({ exact }) => this.#commentators.has(exact)));
  }

  /** How a sentence says that a toll took the place of another; null where it does not. */
  revisionIn(sentence: string): Revision | null {
    const words = this.#words.cut(sentence).map(({ exact }) => exact);
    const found = words.flatMap((word, i) => this.#revisions.get(word) ?? this.#revisions.get(`${word} ${words[i + 1] ?? ''}`) ?? []);
    return found.includes('lowered') ? 'lowered' : (found[0] ?? null);
  }

  /** What words say about figures. */
  readonly figureWords: FigureWords = {
    saysPart: (word) => this.#parts.has(word),
    isMeasure: (unit, isOfEvent) => {
      const kind = this.#measures.get(this.#words.phrase(unit));
      return kind !== undefined && !(kind === 'money' && isOfEvent);
    },
  };

  /** Who asserts it when nobody is named: the outlet, or the agencies it does not name. */
  unattributedName(view: ArticleView): string | null {
    return view.record.outlet ?? view.record.via.find((via) => this.#isGeneric(via)) ?? null;
  }

  /** Origins, voices and unattributed outlets of a set of tellings. Origins that carry one text are one voice; `more` are texts that only these tellings show. */
  count(tellings: readonly Telling[], oneTexts: OneTexts, more: readonly OneText[] = []): VoiceCount {
    const articles = new Map<string, Set<string>>();
    const sources = new Map<string, Source>();
    const unattributed: (string | null)[] = [];
    for (const { origin, source, view, isAgainst } of tellings) {
      if (isAgainst) continue;
      if (origin !== null && source !== null) {
        articles.set(origin, (articles.get(origin) ?? new Set()).add(view.record.id));
        if (!sources.has(origin)) sources.set(origin, source);
        continue;
      }
      const name = this.unattributedName(view);
      if (!unattributed.includes(name)) unattributed.push(name);
    }
    // who is named outranks who is described, and whoever speaks the agency that carries it; a body outranks its press office: the shorter name
    const speaking = new Set(tellings.flatMap(({ origin, statement }) => (origin !== null && statement ? [origin] : [])));
    const rank = (origin: string): number => {
      const { by, isNameless } = sources.get(origin)!;
      return (speaking.has(origin) ? RANK_OF_SPEAKERS : 0) - (isNameless ? RANK_OF_NAMES : 0) - by.length;
    };
    if (articles.size > 1) joinOneVoice(articles, [...oneTexts.among(tellings.map(({ view }) => view.record.id).sort()), ...more], rank);
    if (articles.size > 1) joinStates(articles, sources);
    const origins = [...articles].map(([origin, ids]) => ({ by: sources.get(origin)!.by, articles: [...ids].sort(), entity: sources.get(origin)!.entity }));
    return { origins, voices: origins.length, unattributed };
  }
}

const isSame = (a: Source | undefined, b: Source | undefined): boolean => a?.key === b?.key && a?.by === b?.by;

/** The local person or body that an article names so elsewhere. */
function entityNamed({ record: { entities } }: ArticleView, name: string | null): string {
  return entities.find(({ type, name: own, aliases }) => (type === 'person' || type === 'organization') && name !== null && (own === name || aliases.includes(name)))?.id ?? '';
}

/** Whom an article names as having told it first: relays of the whole, and all links before the outlet. */
function relaysOf({ record }: ArticleView): { by: string; entity: string | null; isOrigin: boolean }[] {
  const links = record.statements.flatMap(({ chain, speaker }) => chain.slice(0, -1).map(({ by, entity }, i) =>
    ({ by: by ?? '', entity: entity ?? (i === 0 ? speaker : null), isOrigin: i === 0 })));
  return [...record.via.map((by) => ({ by, entity: null, isOrigin: true })), ...links].filter(({ by }) => by !== '');
}

/** A state is its organ that speaks, and its officials without a name are the state. */
function joinStates(articles: Map<string, Set<string>>, sources: ReadonlyMap<string, Source>): void {
  const join = (from: string, into: string): void => {
    for (const id of articles.get(from)!) articles.get(into)!.add(id);
    articles.delete(from);
  };
  for (const [key, { state }] of sources) {
    if (!state || !articles.has(key)) continue;
    const organs = [...sources.values()].filter((source) => source.organOf === state && articles.has(source.key));
    for (const organ of organs) if (organ.isNameless) join(organ.key, key);
    const organ = organs.find(({ isNameless }) => !isNameless);
    if (organ) join(key, organ.key);
  }
}

/** Joins origins that carry one text in the articles at hand. */
function joinOneVoice(articles: Map<string, Set<string>>, oneTexts: readonly OneText[], rank: (origin: string) => number): void {
  const joined = new Map<string, string>();
  const current = (origin: string): string => {
    let at = origin;
    while (joined.has(at)) at = joined.get(at)!;
    return at;
  };
  for (const { article, origin, otherArticle, otherOrigin } of oneTexts) {
    const [one, other] = [current(origin), current(otherOrigin)];
    if (one === other || !articles.get(one)?.has(article) || !articles.get(other)?.has(otherArticle)) continue;
    const [into, from] = rank(one) >= rank(other) ? [one, other] : [other, one];
    for (const id of articles.get(from)!) articles.get(into)!.add(id);
    articles.delete(from);
    joined.set(from, into);
  }
}
