import type { Dossier, DossierArticle, DossierEntity, Fact, Framing, Happening, Reuse, Story } from '../model/dossier.ts';
import { interestOf, SMALL_INTEREST } from './interest.ts';
import { daysOf } from './edtf-days.ts';
import { doInTurns } from './turns.ts';
import type { ArticleSummary, EntityRef, EntitySummary, HappeningSummary, Interval, OutletRef, StoryRef } from './shapes.ts';

/** Stands in addresses for an outlet that is not known. */
export const UNKNOWN_OUTLET = '~';

export function outletRef(name: string | null): OutletRef {
  return { id: name ?? UNKNOWN_OUTLET, name };
}

/** Titles and names are cut here: browsers lay out a line of 100,000 letters in seconds, and no reader reads it. */
const TITLE_LIMIT = 300;

/** A moment as metadata write it; midnight is how machines write a bare day. */
const MINUTE = /^(\d{4}-\d\d-\d\d)[T ](?!00:00)(\d\d:\d\d)/;

/** A title or name short enough for a line of a list. */
export function clipTitle(text: string): string {
  return text.length <= TITLE_LIMIT ? text : `${text.slice(0, TITLE_LIMIT).trimEnd()}…`;
}

/** One dossier with the look-ups that every page needs. Built once for each state of the archive. */
export class ArchiveView {
  readonly dossier: Dossier;
  readonly articles = new Map<string, DossierArticle>();
  readonly entities = new Map<string, DossierEntity>();
  readonly happenings = new Map<string, Happening>();
  readonly stories = new Map<string, Story>();
  readonly factsOf = new Map<string, Fact[]>();
  readonly storyOf = new Map<string, StoryRef>();
  readonly happeningOfEvent = new Map<string, string>();
  readonly happeningsOfEntity = new Map<string, string[]>();
  readonly happeningsOfOutlet = new Map<string, string[]>();
  readonly articlesOfOutlet = new Map<string, string[]>();
  readonly reuseOf = new Map<string, Reuse[]>();
  readonly framingOf = new Map<string, Framing[]>();
  readonly framingBy = new Map<string, Framing[]>();
  readonly memberOf = new Map<string, string>();
  /** Place of each article in the order of arrival, from 1. */
  readonly arrivalOf = new Map<string, number>();
  /** Every happening as lists show it, in the dossier's order. */
  readonly summaries = new Map<string, HappeningSummary>();

  readonly #entitySummaries: EntitySummary[] = [];
  #inOrder: Map<string, EntitySummary> | undefined;
  #byReports: HappeningSummary[] | undefined;

  private constructor(dossier: Dossier) {
    this.dossier = dossier;
  }

  static of(dossier: Dossier): ArchiveView {
    const view = new ArchiveView(dossier);
    for (const _ of view.#fill());
    return view;
  }

  /** As `of`, while other requests are answered. */
  static async inTurns(dossier: Dossier): Promise<ArchiveView> {
    const view = new ArchiveView(dossier);
    await doInTurns(view.#fill());
    return view;
  }

  *#fill(): Generator<void> {
    const { articles, entities, facts, stories, happenings, reuse, framing } = this.dossier;
    for (const article of articles) yield this.#takeArticle(article);
    for (const entity of entities) yield this.#takeEntity(entity);
    for (const fact of facts) yield add(this.factsOf, fact.happening, fact);
    for (const story of stories) yield this.#takeStory(story);
    for (const happening of happenings) yield this.#takeHappening(happening);
    for (const one of reuse) yield this.#takeReuse(one);
    for (const one of framing) yield this.#takeFraming(one);
    for (const entity of entities) yield this.#takeSummary(entity);
  }

  /** Every entity as lists show it, the most mentioned first. */
  get entitySummaries(): ReadonlyMap<string, EntitySummary> {
    this.#inOrder ??= new Map([...this.#entitySummaries].sort((a, b) => b.mentions - a.mentions || (a.id < b.id ? -1 : 1)).map((summary) => [summary.id, summary]));
    return this.#inOrder;
  }

  /** Every happening, those with most reports first. */
  get byReports(): readonly HappeningSummary[] {
    return (this.#byReports ??= [...this.summaries.values()].sort((a, b) => b.reports - a.reports));
  }

  #summariseEntity(entity: DossierEntity): EntitySummary {
    const articles = new Set(entity.names.flatMap((name) => name.articles));
    return {
      ...this.getEntity(entity.id),
      mentions: entity.names.reduce((sum, name) => sum + name.count, 0),
      articles: articles.size,
      happenings: this.happeningsOfEntity.get(entity.id)?.length ?? 0,
    };
  }

  #takeArticle(article: DossierArticle): void {
    this.articles.set(article.id, article);
    this.arrivalOf.set(article.id, this.articles.size);
    add(this.articlesOfOutlet, outletRef(article.outlet).id, article.id);
  }

  #takeFraming(framing: Framing): void {
    add(this.framingOf, framing.entity, framing);
    add(this.framingBy, outletRef(framing.outlet).id, framing);
  }

  #takeSummary(entity: DossierEntity): void {
    this.#entitySummaries.push(this.#summariseEntity(entity));
  }

  #takeEntity(entity: DossierEntity): void {
    this.entities.set(entity.id, entity);
    for (const member of entity.members ?? []) this.memberOf.set(memberKey(member.article, member.entity), entity.id);
  }

  #takeStory(story: Story): void {
    this.stories.set(story.id, story);
    for (const happening of story.happenings) this.storyOf.set(happening, { id: story.id, title: clipTitle(story.title), titleEn: story.titleEn === undefined ? null : clipTitle(story.titleEn) });
  }

  #takeHappening(happening: Happening): void {
    this.happenings.set(happening.id, happening);
    const summary = this.#summarise(happening);
    this.summaries.set(happening.id, summary);
    for (const report of happening.reports) this.happeningOfEvent.set(memberKey(report.article, report.event), happening.id);
    for (const outlet of new Set(summary.outlets.map((one) => one.id))) add(this.happeningsOfOutlet, outlet, happening.id);
    const entities = new Set(happening.participants.map((participant) => participant.entity));
    if (happening.place !== null) entities.add(happening.place);
    for (const entity of entities) add(this.happeningsOfEntity, entity, happening.id);
  }

  #takeReuse(reuse: Reuse): void {
    add(this.reuseOf, reuse.a.article, reuse);
    if (reuse.b.article !== reuse.a.article) add(this.reuseOf, reuse.b.article, reuse);
  }

  #summarise(happening: Happening): HappeningSummary {
    const facts = this.factsOf.get(happening.id) ?? [];
    const conflicts = facts.filter((fact) => fact.verdict === 'conflict').length;
    const time = happening.time === null ? null : { start: happening.time.start, end: happening.time.end };
    const interest = interestOf(happening, facts, this.entities);
    const titleEn = happening.titleEn ?? null;
    const articles = [...new Set(happening.reports.map((report) => report.article))];
    const holders = [...new Set(articles.map((id) => this.#holderOf(id)))];
    return {
      id: happening.id,
      type: happening.type,
      mode: happening.mode,
      title: clipTitle(happening.title),
      titleEn: titleEn === null ? null : clipTitle(titleEn),
      time,
      reportedOn: hasDay(time) ? null : this.#reportedOn(articles),
      reportedAt: this.#reportedAt(articles),
      status: happening.status ?? null,
      place: this.findEntity(happening.place),
      participants: happening.participants.map(({ entity, side }) => ({ entity: this.getEntity(entity), side })),
      reports: articles.length,
      outlets: holders.map((holder) => outletRef(holder.startsWith(UNKNOWN_OUTLET) ? null : holder)),
      voices: happening.voices,
      fan: this.#fanOf(happening, holders),
      unattributed: happening.unattributed.length,
      verdict: verdictOf(happening, articles.length, conflicts),
      conflicts,
      story: this.storyOf.get(happening.id) ?? null,
      marginal: happening.marginal ?? false,
      interest,
      minor: interest < SMALL_INTEREST,
      arrived: articles.reduce((latest, id) => Math.max(latest, this.arrivalOf.get(id) ?? 0), 0),
    };
  }

  /** The days on which some articles were published, from the first to the last; null when none of them is known. */
  #reportedOn(articles: readonly string[]): Interval | null {
    const published = articles.flatMap((id) => this.articles.get(id)?.published ?? []).filter(hasDay);
    const starts = published.flatMap((one) => one.start ?? []).toSorted();
    const ends = published.flatMap((one) => one.end ?? []).toSorted();
    return published.length === 0 ? null : { start: starts[0] ?? null, end: ends.at(-1) ?? null };
  }

  /** The first minute at which an article was published, of those whose page tells one. */
  #reportedAt(articles: readonly string[]): string | null {
    return articles.flatMap((id) => this.minuteOf(id) ?? []).toSorted()[0] ?? null;
  }

  /** The minute that a page gives for the day on which it was published, by the page's own clock. */
  minuteOf(article: string): string | null {
    const published = this.articles.get(article)?.published;
    for (const { raw } of published?.evidence ?? []) {
      const match = MINUTE.exec(raw ?? '');
      if (match !== null && match[1] === published!.start && match[1] === published!.end) return `${match[1]}T${match[2]}`;
    }
    return null;
  }

  /** Two articles of unknown outlets may be of two outlets: each counts for itself. */
  #holderOf(article: string): string {
    return this.articles.get(article)?.outlet ?? `${UNKNOWN_OUTLET} ${article}`;
  }

  #fanOf(happening: Happening, holders: readonly string[]): number[][] {
    return happening.origins.map((origin) => [...new Set(origin.articles.map((article) => holders.indexOf(this.#holderOf(article))))].filter((at) => at >= 0));
  }

  outletIdOf(article: string): string {
    return this.articles.get(article)?.outlet ?? UNKNOWN_OUTLET;
  }

  outletOf(article: string): OutletRef {
    return outletRef(this.articles.get(article)?.outlet ?? null);
  }

  findEntity(id: string | null): EntityRef | null {
    return id === null ? null : this.getEntity(id);
  }

  getEntity(id: string): EntityRef {
    const entity = this.entities.get(id);
    if (entity === undefined) return { id, type: 'group', name: id, latin: null };
    return { id, type: entity.type, name: clipTitle(entity.name), latin: entity.latin };
  }

  getArticle(id: string): ArticleSummary {
    const article = this.articles.get(id);
    if (article === undefined) return { id, uri: null, outlet: outletRef(null), via: [], headline: null, published: null };
    const { uri, outlet, via, headline, published } = article;
    const days = published === null ? null : { start: published.start, end: published.end, basis: published.basis };
    return { id, uri, outlet: outletRef(outlet), via: [...via], headline: headline === null ? null : clipTitle(headline), published: days };
  }

  /** So many of some happenings, the newest first, undated ones last; without topics and purposes that are only stated. */
  newestOf(ids: readonly string[], limit: number): HappeningSummary[] {
    const told = this.summariesOf(ids).filter((happening) => !happening.marginal);
    const undated = told.findIndex((happening) => whenOf(happening) === null);
    const dated = undated < 0 ? told : told.slice(0, undated);
    return [...dated.toReversed(), ...told.slice(dated.length)].slice(0, limit);
  }

  /** Summaries of some happenings in order of time, undated ones last. */
  summariesOf(ids: readonly string[]): HappeningSummary[] {
    const ranked = ids.flatMap((id) => this.summaries.get(id) ?? []).map((happening) => ({ happening, start: startOf(happening) }));
    return ranked.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)).map(({ happening }) => happening);
  }
}

/** When it happened, or else when it was reported; null when neither is known. */
export function whenOf({ time, reportedOn }: Pick<HappeningSummary, 'time' | 'reportedOn'>): Interval | null {
  return hasDay(time) ? time : reportedOn;
}

function hasDay(time: Interval | null): boolean {
  const { first, last } = daysOf(time);
  return first !== null || last !== null;
}

/** What it is sorted by: earlier first, what has no day at all last. */
export function startOf(happening: Pick<HappeningSummary, 'time' | 'reportedOn'>): string {
  const when = whenOf(happening);
  return when?.start ?? when?.end ?? '9999';
}

export function memberKey(article: string, local: string): string {
  return `${article} ${local}`;
}

function verdictOf(happening: Happening, articles: number, conflicts: number): HappeningSummary['verdict'] {
  if (conflicts > 0) return 'conflict';
  if (articles < 2) return 'single';
  if (happening.voices === 0) return 'unattributed';
  return happening.voices === 1 ? 'one-voice' : 'corroborated';
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
