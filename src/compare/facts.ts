import { daysBetween } from '../language/calendar.ts';
import type { Carried, Fact, Verdict } from '../model/dossier.ts';
import type { Event } from '../model/event.ts';
import { type ResolvedHappening, byFirstReport } from '../model/resolution.ts';
import { type Span, spanHolds, spansOverlap } from '../model/span.ts';
import type { Statement } from '../model/statement.ts';
import type { ArticleView } from './article-view.ts';
import { companyOf } from './company.ts';
import { countWords, jaccard, largestRest, length, lengthOfRest, overlap, partsOf, tidyRest, withoutCircumstance } from './fact-spans.ts';
import { type FactMemory, type HappeningDrafts, areSame } from './fact-memory.ts';
import type { ResolutionIndex } from './resolution-index.ts';
import { wordsIn } from './article-view.ts';
import { commonWords } from './passages.ts';
import type { OneTexts, Origins, Revision, Telling } from './origins.ts';
import { type SharedPassage, oneTextsAmong } from './reuse.ts';
import { tellingSpan } from './telling-span.ts';
import { CASUALTIES, type Figure, type FigureAgreement, type FigureGroup, compareFigures, groupByWords, groupFigures, isOneMeasure, withoutOthers } from './values.ts';

/** A fact before its voices are counted. */
export interface Draft {
  readonly happening: ResolvedHappening;
  readonly carriers: readonly Telling[];
  readonly values?: Fact['values'];
  readonly agreement?: FigureAgreement;
  readonly rule: string;
}

export interface FactContext {
  readonly views: ReadonlyMap<string, ArticleView>;
  readonly index: ResolutionIndex;
  readonly origins: Origins;
  /** The passages that an article shares with later ones. */
  readonly sharedBy: (view: ArticleView) => readonly SharedPassage[];
  readonly texts: OneTexts;
  readonly memory: FactMemory;
}

/** Where articles share wording with others, by article. */
type Copies = ReadonlyMap<ArticleView, readonly { readonly span: Span; readonly other: Telling }[]>;

/** A draft and the one in its place, which more articles carry. */
export interface Replaced {
  readonly from: Draft;
  readonly to: Draft;
}

/** A fact without its number. */
export type NamelessFact = Omit<Fact, 'id'>;

/** Two carriers this alike carry the same thing. */
const SAME_SPAN = 0.5;
/** A statement of which so much is carried by other facts is no fact of its own. */
const CARRIED_SHARE = 0.5;
const LEFT_SHARE = 0.25;
const HELD_SHARE = 0.8;
const LEAST_WORDS = 3;
const LEAST_REST_WORDS = 6;
const LEAST_PASSAGE_WORDS = 5;
/** «إضافة إلى آليات التنسيق بين»: with fewer words that tell something a passage says nothing. */
const LEAST_PASSAGE_CONTENT = 4;
/** A longer copy holds many facts; its events and statements give them. */
const MOST_PASSAGE_WORDS = 30;
/** Likeness from which two statements of different articles say one thing. */
const SAME_CONTENT = 0.45;
/** Likeness from which one speaker says one thing twice when they share rare words that are no names. */
const SAME_SPEAKER_CONTENT = 0.25;
const LEAST_RARE = 2;
/** Within one article the shorter telling of a thing told again. */
const REPEATED_SHARE = 0.65;
const LEAST_REPEATED_WORDS = 4;
/** An outlet's own telling of which a statement holds so much says nothing besides. */
const SAID_SHARE = 0.5;
/** A word that so few statements of the affair hold is rare. */
const RARE = 3;
/** News of the day: told within so many days of publication. */
const NEWS_DAYS = 8;
const MOST_CARRIERS_PER_ARTICLE = 3;
/** A happening whose own word stands in a passage is nearer to it than one of which two participants are named there. */
const TOLD_HERE = 2;

/** The steps in which facts are found, in their order: those of a later step stand behind those of all earlier ones. */
const STEPS = ['passages', 'happening', 'marginal happening', 'affair', 'figures', 'marginal figures'] as const;

/** Where a fact stands among all. */
export interface FactPlace {
  readonly step: (typeof STEPS)[number];
  /** The happening, or that which leads the affair, that gives it. */
  readonly happening: ResolvedHappening;
  /** Of an affair: the heavier come first. */
  readonly weight: number;
  /** Its number among those of one step and happening. */
  readonly at: number;
}

export const comparePlaces = (x: FactPlace, y: FactPlace): number =>
  STEPS.indexOf(x.step) - STEPS.indexOf(y.step) || y.weight - x.weight || byFirstReport(x.happening, y.happening) || x.at - y.at;

/** Whether several articles report a happening. */
export const isToldBySeveral = ({ reports }: ResolvedHappening): boolean => reports.length > 1 && reports.some(({ article }) => article !== reports[0]!.article);

/** Facts across the reports of some happenings that several articles report, in their order; no other such happening shares an article with them. */
export function alignFacts(several: readonly ResolvedHappening[], context: FactContext): { readonly fact: NamelessFact; readonly place: FactPlace }[] {
  const drafts = new Drafts(context);
  const affairs = findAffairs(several, context);
  for (const affair of affairs) drafts.addPassages(affair);
  for (const happening of several) if (!happening.marginal) drafts.addHappening(happening);
  for (const happening of several) if (happening.marginal) drafts.addHappening(happening);
  for (const affair of affairs) drafts.addAffair(affair);
  drafts.addFigures();
  return drafts.all().map(({ draft, place }) => ({ place, fact: context.memory.fact(draft, () => makeFact(draft, context)) }));
}

/** The news of one day that the same articles tell: one leading happening and the others around it. */
export interface Affair {
  readonly happenings: readonly ResolvedHappening[];
  readonly articles: readonly string[];
}

/** Articles of one affair that are compared; further copies of one wire add nothing. */
const MOST_ARTICLES = 24;

/**
 * Each leading happening of the day opens an affair with the articles that no weightier one has taken; a happening
 * that mostly the same articles report belongs to theirs.
 */
function findAffairs(several: readonly ResolvedHappening[], context: FactContext): Affair[] {
  const news = several.filter((happening) => context.memory.once(happening, 'isNews', () => isNews(happening, context)));
  const affairs: { happenings: ResolvedHappening[]; articles: string[] }[] = [];
  const affairOf = new Map<string, (typeof affairs)[number]>();
  const weights = new Map(news.map((happening) => [happening, context.memory.once(happening, 'weight', () => weight(happening, context))]));
  for (const happening of [...news].sort((a, b) => weights.get(b)! - weights.get(a)!)) {
    const articles = [...new Set(happening.reports.map(({ article }) => article))];
    const free = articles.filter((article) => !affairOf.has(article) && isWrittenNear(context.views.get(article)!, happening)).slice(0, MOST_ARTICLES);
    const taken = articles.find((article) => affairOf.has(article));
    if (taken && free.length <= articles.length / 2) {
      affairOf.get(taken)!.happenings.push(happening);
      joinAffair(affairOf.get(taken)!, free, affairOf, context);
    }
    if (free.length < 2 || free.length <= articles.length / 2) continue;
    const affair = { happenings: [happening], articles: free.sort() };
    affairs.push(affair);
    for (const article of free) affairOf.set(article, affair);
  }
  for (const { reports, marginal } of several) {
    const taken = marginal ? undefined : reports.find(({ article }) => affairOf.has(article));
    if (taken) joinAffair(affairOf.get(taken.article)!, reports.map(({ article }) => article), affairOf, context);
  }
  return affairs;
}

/** Articles written in the days of an affair that share a lesser happening with it tell of it too. */
function joinAffair<A extends Affair & { articles: string[] }>(affair: A, articles: readonly string[], affairOf: Map<string, A>, { views }: FactContext): void {
  for (const article of new Set(articles)) {
    if (affair.articles.length >= MOST_ARTICLES || affairOf.has(article) || !isWrittenNear(views.get(article)!, affair.happenings[0]!)) continue;
    affair.articles.push(article);
    affairOf.set(article, affair);
  }
}

/** Whether an article was written in the days of a happening: one that looks back belongs to another affair. */
function isWrittenNear({ record: { published } }: ArticleView, { time }: ResolvedHappening): boolean {
  if (!published?.start || !published.end || !time?.start || !time.end) return false;
  return daysBetween(time.end, published.start) <= NEWS_DAYS && daysBetween(published.end, time.start) <= 1;
}

/** Happened within days of being written about. */
function isNews({ status, marginal, time, reports }: ResolvedHappening, { views }: FactContext): boolean {
  if (marginal || status !== 'happened' || !time?.start || !time.end) return false;
  if (daysBetween(time.start, time.end) > NEWS_DAYS) return false;
  return reports.some(({ article }) => {
    const written = views.get(article)!.record.published;
    return written?.end && written.start && daysBetween(time.end!, written.start) <= NEWS_DAYS && daysBetween(written.end, time.start!) <= 1;
  });
}

/** Leading happenings are told by more articles and more often. */
function weight({ reports }: ResolvedHappening, { views }: FactContext): number {
  const tellings = reports.reduce((sum, { article, event }) => sum + (eventOf(views.get(article)!, event)?.triggers.length ?? 0), 0);
  return reports.length * 1000 + tellings;
}

const eventOf = (view: ArticleView, id: string): Event | undefined => view.record.events.find((event) => event.id === id);

/** Collects drafts, knowing what is carried already. */
class Drafts {
  readonly #context: FactContext;
  readonly #drafts: { draft: Draft; readonly place: FactPlace }[] = [];
  /** Where each draft stands among them. */
  readonly #slots = new Map<Draft, number>();
  /** The drafts of before that the affair at hand gave more carriers, by where they stand. */
  readonly #replaced = new Map<number, Draft>();
  #place: Omit<FactPlace, 'at'> | null = null;
  #at = 0;
  readonly #carried = new Map<string, Span[]>();
  /** What articles tell, with where the draft that holds it stands; days and figures are none. */
  readonly #tellings = new Map<string, { readonly span: Span; readonly slot: number }[]>();
  /** Drafts of shared wording by article. */
  readonly #wordings = new Map<string, Draft[]>();
  /** Figures that stand in a fact, and those that happenings hold. */
  readonly #figures = new Set<string>();
  /** The happenings of which figures stand side by side, with what they measure. */
  readonly #figured = new Set<string>();
  readonly #figuresOf: { happening: ResolvedHappening; group: FigureGroup; drafts: HappeningDrafts }[] = [];

  constructor(context: FactContext) {
    this.#context = context;
  }

  all(): readonly { readonly draft: Draft; readonly place: FactPlace }[] {
    return this.#drafts;
  }

  /** Says what gives the drafts to come. */
  #begin(step: FactPlace['step'], happening: ResolvedHappening, weight = 0): void {
    this.#place = { step, happening, weight };
    this.#at = 0;
  }

  #push(draft: Draft): void {
    const slot = this.#drafts.length;
    if (draft.agreement) this.#figured.add(`${draft.happening.id} ${draft.rule}`);
    if (draft.values === undefined) for (const { view, span } of draft.carriers) push(this.#tellings, view.record.id, { span, slot });
    this.#slots.set(draft, slot);
    this.#drafts.push({ draft, place: { ...this.#place!, at: this.#at++ } });
  }

  /** Puts a draft that more articles carry in the place of another. */
  #replace({ from, to }: Replaced): void {
    const slot = this.#slots.get(from)!;
    if (!this.#replaced.has(slot)) this.#replaced.set(slot, from);
    this.#drafts[slot]!.draft = to;
    this.#slots.delete(from);
    this.#slots.set(to, slot);
    for (const { view, span } of to.carriers.slice(from.carriers.length)) push(this.#tellings, view.record.id, { span, slot });
  }

  #beginAffair(step: FactPlace['step'], { happenings: [leading] }: Affair): void {
    this.#begin(step, leading!, this.#context.memory.once(leading!, 'weight', () => weight(leading!, this.#context)));
  }

  #put(draft: Draft): void {
    if (draft.carriers.length === 0) return;
    this.#push(draft);
    if (draft.rule === 'shared-wording') for (const article of new Set(draft.carriers.map(({ view }) => view.record.id))) push(this.#wordings, article, draft);
    // a numeral is no telling of the words around it
    if (draft.rule.startsWith('figure-')) return;
    for (const { view, span } of draft.carriers) push(this.#carried, view.record.id, span);
  }

  /** The facts of shared wording that an article carries. */
  #wordingsIn(view: ArticleView): readonly Draft[] {
    return this.#wordings.get(view.record.id) ?? [];
  }

  #spans(view: ArticleView): readonly Span[] {
    return this.#carried.get(view.record.id) ?? [];
  }

  /** That it happened, when it did, and its figures. */
  addHappening(happening: ResolvedHappening): void {
    const drafts = this.#context.memory.once(happening, 'drafts', () => this.#draftHappening(happening));
    const { told, reports, groups } = drafts;
    this.#begin(happening.marginal ? 'marginal happening' : 'happening', happening);
    const repeats = happening.marginal || told.carriers.some(({ statement }) => statement);
    if (!(repeats && this.#isToldAlready(told.carriers)) && !this.#isSharedAlready(reports)) this.#put(told);
    for (const group of groups) this.#figuresOf.push({ happening, group, drafts });
  }

  #draftHappening(happening: ResolvedHappening): HappeningDrafts {
    const reports = happening.reports.map(({ article, event }) => {
      const view = this.#context.views.get(article)!;
      return { view, event: eventOf(view, event)! };
    });
    const carriers = reports.flatMap(({ view, event }) => this.#carriersOf(view, event));
    return { reports, told: { happening, carriers, rule: 'told-by-several' }, groups: groupFigures(reports, this.#context.origins.figureWords), figures: new Map() };
  }

  #draftFigures(happening: ResolvedHappening, { what, figures }: FigureGroup, views: readonly ArticleView[] = []): Draft {
    const tellings = figures.map(({ view, span }) => this.#context.origins.tellingAt(view, span));
    const dated = figures.map((figure) => ({ ...figure, revision: this.#revisionAt(figure) }));
    const compared = compareFigures(dated);
    const agreement = compared === 'conflict' && this.#isLowered(figures, views) ? 'lowered' : compared;
    const sign = agreement === 'lowered' ? -1 : 1;
    // a toll that rose is shown as it rose
    const told = agreement === 'revised' || agreement === 'lowered' ? [...figures].sort((a, b) => sign * (a.value - b.value)) : figures;
    const values = valuesOf(told.map(({ view, value }) => ({ value: String(value), article: view.record.id })));
    return { happening, carriers: tellings, values, agreement, rule: `figure-${what.replace(/^(part )?of /, '')}` };
  }

  /** Whether an article of the figures or of their affair says that one of them was lowered, though it was not read as one of this happening. */
  #isLowered(figures: readonly Figure[], views: readonly ArticleView[]): boolean {
    const values = new Set(figures.map(({ value }) => value));
    return [...new Set([...figures.map(({ view }) => view), ...views])].some((view) => view.record.quantities.some(({ value, what, span }) =>
      value !== null && values.has(value) && CASUALTIES.has(what ?? '') && this.#revisionAt({ view, span }) === 'lowered'));
  }

  /** How the sentence of a figure says that the toll was another before. */
  #revisionAt({ view, span }: Pick<Figure, 'view' | 'span'>): Revision | null {
    const [start, end] = view.sentenceAt(span[0]);
    return this.#context.origins.revisionIn(view.record.text.slice(start, end));
  }

  /** Figures of a happening that its affair has not laid side by side. */
  addFigures(): void {
    for (const { happening, group, drafts } of this.#figuresOf) {
      const step = happening.marginal ? 'marginal figures' : 'figures';
      if (this.#place?.happening !== happening || this.#place.step !== step) this.#begin(step, happening);
      const figures = withoutOthers(group.figures.filter((figure) => figureKeys(group.what, figure).every((key) => !this.#figures.has(key))));
      if (figures.length === 0 || !isOneMeasure(figures) || this.#isToldTogether({ ...group, figures })) continue;
      let draft = drafts.figures.get(group);
      if (!draft || !areSame(draft.figures, figures)) drafts.figures.set(group, (draft = { figures, draft: this.#draftFigures(happening, { ...group, figures }) }));
      for (const figure of figures) for (const key of figureKeys(group.what, figure)) this.#figures.add(key);
      this.#putFigures(draft.draft);
    }
  }

  /** Figures beside others of the same happening and kind; those that do not even agree are of something else. */
  #putFigures(draft: Draft): void {
    if (draft.agreement !== 'conflict' || !this.#figured.has(`${draft.happening.id} ${draft.rule}`)) this.#put(draft);
  }

  /** Whether every article of these carriers carries the same words in a fact already. */
  #isToldAlready(carriers: readonly Telling[]): boolean {
    const views = new Set(carriers.map(({ view }) => view));
    return [...views].every((view) => carriers.some((carrier) => carrier.view === view && this.#isHeld(view, carrier.span)));
  }

  /** Whether wording that the articles share holds a telling of the event in each of them. */
  #isSharedAlready(reports: readonly { readonly view: ArticleView; readonly event: Event }[]): boolean {
    if (reports.some(({ event }) => event.within === null && !event.marginal)) return false;
    const views = new Set(reports.map(({ view }) => view));
    const [first] = views;
    return this.#wordingsIn(first!).some(({ carriers }) => views.size === new Set(carriers.map(({ view }) => view)).size
      && [...views].every((view) => carriers.some((carrier) => carrier.view === view
        && reports.some((report) => report.view === view && report.event.triggers.some((trigger) => spanHolds(carrier.span, trigger))))));
  }

  #isHeld(view: ArticleView, span: Span): boolean {
    return this.#spans(view).some((other) => isSameOrWithin(span, other));
  }

  #carriersOf(view: ArticleView, event: Event): Telling[] {
    const { origins } = this.#context;
    const seen = new Set<string | null>();
    const carriers: Telling[] = [];
    for (const telling of origins.tellingsOf(view, event)) {
      if (seen.has(telling.origin) || carriers.length >= MOST_CARRIERS_PER_ARTICLE) continue;
      seen.add(telling.origin);
      carriers.push({ ...telling, span: saidAt(telling) ?? tellingSpan(view, event, telling.span) });
    }
    return carriers;
  }

  /** What else the articles of one affair tell about it, when nothing that it hangs on is another than before: as before. */
  addAffair(affair: Affair): void {
    this.#beginAffair('affair', affair);
    const known = this.#context.memory.affair(affair, this.#context.views);
    const carried = affair.articles.map((article) => this.#carried.get(article) ?? []);
    if (known.rest && carried.every((spans, i) => areSame(spans, known.rest!.carried[i]!)) && known.rest.replaced.every(({ from }) => this.#slots.has(from))) {
      for (const replaced of known.rest.replaced) this.#replace(replaced);
      for (const draft of known.rest.drafts) this.#push(draft);
      for (const key of known.rest.figures) this.#figures.add(key);
      return;
    }
    const from = this.#drafts.length;
    const before = carried.map((spans) => [...spans]);
    this.#replaced.clear();
    const figures = this.#tellAffair(affair);
    const replaced = [...this.#replaced].flatMap(([slot, draft]) => (slot < from ? [{ from: draft, to: this.#drafts[slot]!.draft }] : []));
    known.rest = { carried: before, replaced, drafts: this.#drafts.slice(from).map(({ draft }) => draft), figures };
  }

  /** The keys of the figures laid side by side. */
  #tellAffair(affair: Affair): string[] {
    const keys: string[] = [];
    const views = affair.articles.map((id) => this.#context.views.get(id)!);
    this.#addDay(affair, views);
    const { index, origins } = this.#context;
    const copies = this.#copiesIn(affair, views);
    this.#addStatements(affair, views, copies);
    for (const view of views) this.#addOwnTellings(affair, view, copies);
    for (const happening of affair.happenings) this.#addCompany(happening, views);
    const groups = groupByWords(views, { happeningOf: (article, event) => index.happeningOf(article, event), words: origins.figureWords }).sort((a, b) => b.figures.length - a.figures.length);
    for (const group of groups) {
      const [{ view, span }] = group.figures as [FigureGroup['figures'][number]];
      keys.push(...group.figures.flatMap((figure) => figureKeys(group.what, figure)));
      if (this.#isToldTogether(group)) continue;
      this.#putFigures(this.#draftFigures(this.#measured(group) ?? this.#nearest(affair, view, view.sentenceAt(span[0])), group, views));
    }
    for (const key of keys) this.#figures.add(key);
    return keys;
  }

  /** Where the articles of an affair word alike what each of them tells. */
  #copiesIn(affair: Affair, views: readonly ArticleView[]): Copies {
    const inside = new Set(affair.articles);
    const copies: Map<ArticleView, { readonly span: Span; readonly other: Telling }[]> = new Map();
    for (const { a, b } of views.flatMap((view) => this.#context.sharedBy(view))) {
      if (a.isHeadline || b.isHeadline || !inside.has(b.view.record.id)) continue;
      push(copies, a.view, { span: a.span, other: b });
      push(copies, b.view, { span: b.span, other: a });
    }
    return copies;
  }

  /** What other articles tell in the same words inside a passage that they share. */
  #copiesOf(telling: Telling, copies: Copies): Telling[] {
    const found = new Map<ArticleView, Telling>();
    for (const { span, other } of copies.get(telling.view) ?? []) {
      if (found.has(other.view) || overlap(span, telling.span) < HELD_SHARE * length(telling.span)) continue;
      const words = findWords(telling, other.view, other.span);
      const copy = words && this.#context.origins.tellingAt(other.view, words);
      if (copy && isDenial(copy) === isDenial(telling) && hasValuesOf(telling, copy)) found.set(other.view, copy);
    }
    return [...found.values()];
  }

  /** Whether a fact holds what other articles tell in the words of a telling: then this article carries it too. */
  #joinCopies(telling: Telling, copied: readonly Telling[]): boolean {
    for (const { view, span } of copied) {
      const held = (this.#tellings.get(view.record.id) ?? []).find((other) => isSameOrWithin(span, other.span));
      if (!held) continue;
      const { draft } = this.#drafts[held.slot]!;
      if (draft.carriers.every((carrier) => carrier.view !== telling.view)) this.#replace({ from: draft, to: { ...draft, carriers: [...draft.carriers, telling] } });
      push(this.#carried, telling.view.record.id, telling.span);
      return true;
    }
    return false;
  }

  /** Whether the articles that agree on a figure tell it in a fact that they share; of the killed and wounded each is one. */
  #isToldTogether({ what, figures, happening }: FigureGroup): boolean {
    if (CASUALTIES.has(what) || figures.some(({ value }) => value !== figures[0]!.value)) return false;
    // «مدينة يسكنها 120 ألف شخص»: counted beside what is told
    if (happening === null) return true;
    const [first, ...others] = figures.map(({ view, span }) => new Set((this.#tellings.get(view.record.id) ?? []).flatMap((told) => (spanHolds(told.span, span) ? [told.slot] : []))));
    return [...first!].some((slot) => others.every((slots) => slots.has(slot)));
  }

  /** The happening that figures measure, when several articles report it. */
  #measured({ happening }: FigureGroup): ResolvedHappening | null {
    const measured = happening == null ? undefined : this.#context.index.happeningById.get(happening);
    return measured && isToldBySeveral(measured) ? measured : null;
  }

  /** On which day, when the articles name it. */
  #addDay(affair: Affair, views: readonly ArticleView[]): void {
    const [leading] = affair.happenings;
    const day = leading!.time!.start!;
    if (day !== leading!.time!.end) return;
    const carriers: Telling[] = [];
    for (const view of views) {
      const report = leading!.reports.find(({ article }) => article === view.record.id);
      const event = report && eventOf(view, report.event);
      const sentences = (event?.triggers ?? []).map(([start]) => view.sentenceAt(start));
      const time = view.record.times.find(({ span, value, rel, grain }) =>
        grain === 'day' && (value === day || (value === null && rel && rel === event?.time?.rel)) && sentences.some((sentence) => spanHolds(sentence, span)));
      if (time) carriers.push(this.#context.origins.tellingAt(view, time.span));
    }
    if (carriers.length < 2) return;
    const values = [{ value: day, articles: carriers.map(({ view }) => view.record.id) }];
    this.#put({ happening: leading!, carriers, values, rule: 'day' });
  }

  /** Wording that the articles share, clause by clause; as before when nothing that it hangs on is another. */
  addPassages(affair: Affair): void {
    this.#beginAffair('passages', affair);
    const known = this.#context.memory.affair(affair, this.#context.views);
    for (const draft of (known.passages ??= this.#draftPassages(affair))) this.#put(draft);
  }

  #draftPassages(affair: Affair): Draft[] {
    const inside = new Set(affair.articles);
    const drafts = new WordingDrafts();
    for (const { a, b, passage } of affair.articles.flatMap((article) => this.#context.sharedBy(this.#context.views.get(article)!))) {
      if (!inside.has(b.view.record.id) || passage.shared < LEAST_PASSAGE_WORDS || passage.shared > MOST_PASSAGE_WORDS) continue;
      // a formula in the outlets' own words is the telling of the event, which has its own fact
      if ((!a.statement && !b.statement) || isDenial(a) !== isDenial(b)) continue;
      if (drafts.carries(a) && drafts.carries(b)) continue;
      if (a.isHeadline || b.isHeadline || tellingWords(a).size < LEAST_PASSAGE_CONTENT) continue;
      for (const sides of sidesOf(this.#withinStatement(a), this.#withinStatement(b))) drafts.add(sides, () => this.#nearest(affair, a.view, sides[0].span));
    }
    this.#addOthersCarrying(drafts, affair.articles.map((article) => this.#context.views.get(article)!));
    return drafts.withoutRepeats();
  }

  /** A passage without the words that introduce its statement: «البيان أن …»; over two statements, in the one that has most of it. */
  #withinStatement(telling: Telling): Telling {
    const { view, span } = telling;
    const statement = telling.statement ?? mostOf(view.record.statements, span);
    if (!statement || overlap(statement.content, span) < CARRIED_SHARE * length(span)) return telling;
    const within: Span = [Math.max(span[0], statement.content[0]), Math.min(span[1], statement.content[1])];
    return telling.statement ? { ...telling, span: within } : this.#context.origins.tellingAt(view, within, statement);
  }

  /** The same words in statements of articles that share them inside a longer or a shorter passage. */
  #addOthersCarrying(drafts: WordingDrafts, views: readonly ArticleView[]): void {
    if (drafts.all.length === 0) return;
    const said = views.map((view) => ({ view, statements: view.record.statements.map((statement) => ({ statement, words: looseWords({ view, span: statement.content }) })) }));
    for (const [at, { carriers: [first] }] of drafts.all.entries()) {
      if (!first) continue;
      const words = looseWords(first);
      for (const { view, statements } of said) {
        if (drafts.all[at]!.carriers.some((carrier) => carrier.view === view)) continue;
        for (const { statement, words: held } of statements) {
          const span = shareHeld(words, held) >= HELD_SHARE ? findWords(first, view, statement.content) : null;
          if (!span) continue;
          const telling = this.#context.origins.tellingAt(view, span, statement);
          if (telling.isHeadline) continue;
          if (drafts.carries(telling)) drafts.join(at, telling);
          else drafts.addTo(at, [telling]);
          break;
        }
      }
    }
  }

  /** What is attributed and not carried yet: one fact a statement, joined over articles by its words. */
  #addStatements(affair: Affair, views: readonly ArticleView[], copies: Copies): void {
    const left = views.flatMap((view) => this.#leftStatements(view));
    const words = left.map((telling) => looseWords(telling));
    const counts = new Map<string, number>();
    for (const set of words) for (const word of set) counts.set(word, (counts.get(word) ?? 0) + 1);
    const isOne = (i: number, j: number): boolean => {
      // who denies tells the contrary
      if (isDenial(left[i]!) !== isDenial(left[j]!)) return false;
      if (left[i]!.view === left[j]!.view) return isRepeated(left[i]!, left[j]!);
      const share = likeness(words[i]!, words[j]!);
      if (share >= SAME_CONTENT) return true;
      if (share < SAME_SPEAKER_CONTENT || left[i]!.origin === null || left[i]!.origin !== left[j]!.origin) return false;
      return [...tellingWords(left[i]!)].filter((word) => words[j]!.has(word) && counts.get(word)! <= RARE).length >= LEAST_RARE;
    };
    const used = new Set<Telling>();
    for (const [i, one] of left.entries()) {
      if (used.has(one)) continue;
      const carriers = [one];
      for (let j = i + 1; j < left.length; j++) {
        const other = left[j]!;
        if (used.has(other) || !isOne(i, j)) continue;
        if (other.view !== one.view && carriers.some(({ view }) => view === other.view)) continue;
        carriers.push(other);
        used.add(other);
      }
      if (carriers.every(({ view }) => view === one.view)) {
        const copied = this.#copiesOf(one, copies);
        if (this.#joinCopies(one, copied)) continue;
        carriers.push(...copied);
      }
      this.#put({ happening: this.#nearest(affair, one.view, one.span), carriers, rule: carriers.length > 1 ? 'same-statement' : 'only-here' });
    }
  }

  #leftStatements(view: ArticleView): Telling[] {
    const out: Telling[] = [];
    for (const statement of view.record.statements) {
      const telling = this.#context.origins.tellingAt(view, statement.content, statement);
      if (telling.isHeadline) continue;
      const inner = view.record.statements.filter((other) => other !== statement && spanHolds(statement.content, other.content)).map(({ cue, content }): Span => [Math.min(cue.span[0], content[0]), content[1]]);
      if (inner.some(([from]) => from - statement.content[0] < 12)) continue;
      const rest = largestRest(statement.content, [...this.#spans(view), ...inner]);
      if (length(rest) < LEFT_SHARE * length(statement.content)) continue;
      for (const span of length(rest) === length(statement.content) ? wholeOf(view, rest) : restsOf(view, tidyRest(view, rest))) out.push({ ...telling, span });
    }
    return out;
  }

  /** Events that the outlet tells in its own voice and no other article has. */
  #addOwnTellings(affair: Affair, view: ArticleView, copies: Copies): void {
    for (const event of view.record.events) {
      if (event.marginal || event.within !== null || (event.status !== 'happened' && event.status !== 'ongoing')) continue;
      const happening = this.#context.index.happeningOf(view.record.id, event.id);
      if (!happening || happening.reports.length > 1) continue;
      const [telling] = this.#carriersOf(view, event);
      if (!telling || telling.isHeadline || countWords(view, telling.span) < LEAST_WORDS || this.#isMostlyCarried(view, telling.span) || this.#isSaidToo(telling, event)) continue;
      const copied = this.#copiesOf(telling, copies);
      if (this.#joinCopies(telling, copied)) continue;
      const carriers = [telling, ...copied];
      this.#put({ happening: this.#nearest(affair, view, telling.span), carriers, rule: carriers.length > 1 ? 'same-telling' : 'only-here' });
    }
  }

  /** Who else was there, where the telling of a visit or a meeting does not hold it: one fact for those whom several articles name. */
  #addCompany(happening: ResolvedHappening, views: readonly ArticleView[]): void {
    if (happening.type !== 'CONSULT') return;
    const found = views.flatMap((view) => happening.reports.filter(({ article }) => article === view.record.id).flatMap(({ event }) =>
      companyOf(view, eventOf(view, event)!).filter(({ span }) => !this.#isHeld(view, span)).map((company) => ({ view, ...company }))));
    const used = new Set<(typeof found)[number]>();
    for (const one of found) {
      if (used.has(one)) continue;
      const same = found.filter((other) => !used.has(other) && [...other.who].some((who) => one.who.has(who)));
      for (const other of same) used.add(other);
      this.#put({ happening, carriers: same.map(({ view, span }) => this.#context.origins.tellingAt(view, span)), rule: 'company' });
    }
  }

  /** Whether a statement in which the article tells the event as well holds the words of the outlet's own telling. */
  #isSaidToo(own: Telling, event: Event): boolean {
    const words = looseWords(own);
    return this.#context.origins.tellingsOf(own.view, event).some(({ statement }) => statement && shareHeld(words, looseWords({ view: own.view, span: statement.content })) >= SAID_SHARE);
  }

  #isMostlyCarried(view: ArticleView, span: Span): boolean {
    return lengthOfRest(span, this.#spans(view)) < CARRIED_SHARE * length(span);
  }

  /** The happening of the affair that is told at a span, with most participants named there; the leading one when none is. */
  #nearest(affair: Affair, view: ArticleView, span: Span): ResolvedHappening {
    const near = new Set(view.record.mentions.filter((mention) => spanHolds(span, mention.span)).map(({ entity }) => view.entity(entity)?.id));
    const told = this.#toldAt(view, span);
    const here = affair.happenings.filter(({ reports }) => reports.some(({ article }) => article === view.record.id));
    let best = here[0] ?? affair.happenings[0]!;
    let most = 1;
    for (const happening of here) {
      const named = happening.participants.filter(({ entity }) => near.has(entity)).length;
      const close = named + (told.has(happening.id) ? TOLD_HERE : 0);
      if (close > most) [best, most] = [happening, close];
    }
    return best;
  }

  /** The happenings of which an article has a trigger inside a span. */
  #toldAt({ record: { id, events } }: ArticleView, span: Span): ReadonlySet<string> {
    const told = events.filter(({ triggers, marginal }) => !marginal && triggers.some((trigger) => spanHolds(span, trigger)));
    return new Set(told.flatMap((event) => this.#context.index.happeningOf(id, event.id)?.id ?? []));
  }
}

/** Collects the wording that the articles of one affair share. */
class WordingDrafts {
  readonly all: Draft[] = [];
  /** Spans that stand in a draft, with its number, by article. */
  readonly #carried = new Map<ArticleView, { readonly span: Span; readonly at: number }[]>();
  /** Drafts whose carriers went to another. */
  readonly #joined = new Map<number, number>();

  /** Whether a draft holds the same words of the article. */
  carries({ view, span }: Telling): boolean {
    return this.#at(view, span) !== null;
  }

  /** The first draft that holds these words. */
  #at(view: ArticleView, span: Span): number | null {
    let found: number | null = null;
    for (const { span: other, at } of this.#carried.get(view) ?? []) if (jaccard(other, span) >= SAME_SPAN && (found === null || at < found)) found = at;
    while (found !== null && this.#joined.has(found)) found = this.#joined.get(found)!;
    return found;
  }

  /** Adds wording, or the sides whose article the draft of the same wording does not have yet. */
  add(sides: readonly Telling[], happening: () => ResolvedHappening): void {
    const found = sides.flatMap(({ view, span }) => this.#at(view, span) ?? []);
    const at = found.length > 0 ? Math.min(...found) : this.all.length;
    const draft = this.all[at] ?? { happening: happening(), carriers: [], rule: 'shared-wording' };
    this.all[at] = draft;
    this.addTo(at, found.length > 0 ? sides.filter(({ view }) => draft.carriers.every((carrier) => carrier.view !== view)) : sides);
  }

  /** Drafts but for those that a longer one holds in one article, while the others tell the same twice: in the lead and below. */
  withoutRepeats(): Draft[] {
    return this.all.filter(({ carriers }, at) => carriers.length > 0 && !carriers.some(({ view, span }) => this.#carried.get(view)!.some(({ span: other, at: longer }) =>
      longer !== at && !this.#joined.has(longer) && length(other) > length(span) && overlap(other, span) >= HELD_SHARE * length(span) && this.#areIn(carriers, longer))));
  }

  /** Whether the articles of some carriers carry a draft. */
  #areIn(carriers: readonly Telling[], at: number): boolean {
    const views = new Set(this.all[at]!.carriers.map(({ view }) => view));
    return carriers.every(({ view }) => views.has(view));
  }

  /** Gives a draft the articles of the one that holds a telling. */
  join(at: number, { view, span }: Telling): void {
    const other = this.#at(view, span)!;
    if (other === at) return;
    this.#joined.set(other, at);
    const { carriers } = this.all[other]!;
    this.all[other] = { ...this.all[other]!, carriers: [] };
    this.addTo(at, carriers.filter((carrier) => this.all[at]!.carriers.every((known) => known.view !== carrier.view)));
  }

  /** Adds sides to a draft. */
  addTo(at: number, sides: readonly Telling[]): void {
    const draft = this.all[at]!;
    this.all[at] = { ...draft, carriers: [...draft.carriers, ...sides] };
    for (const { view, span } of sides) push(this.#carried, view, { span, at });
  }
}

/** Whether a span is another, or stands in it. */
const isSameOrWithin = (span: Span, other: Span): boolean => jaccard(other, span) >= SAME_SPAN || overlap(other, span) >= HELD_SHARE * length(span);

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** An article that gives one figure twice gives it once, as it does when it gives another of the same place. */
const figureKeys = (what: string, { view, value, span }: Figure): readonly [string, string] => [`${view.record.id} ${what} ${value}`, `${view.record.id} at ${span[0]} ${value}`];

/** Share of the telling words that two tellings have in common. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}

function looseWords({ view, span }: Pick<Telling, 'view' | 'span'>): ReadonlySet<string> {
  return view.once(`loose ${span[0]} ${span[1]}`, () => new Set(wordsIn(view, span).filter(({ loose }) => loose.length >= 3).map(({ loose }) => loose)));
}

/** Share of some words that others hold. */
function shareHeld(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let common = 0;
  for (const word of words) if (others.has(word)) common += 1;
  return words.size === 0 ? 0 : common / words.size;
}

/** Where a span of another article holds the words of a telling in their order, with little between; null where it does not. */
function findWords(telling: Telling, view: ArticleView, span: Span): Span | null {
  const wanted = wordsIn(telling.view, telling.span);
  const common = commonWords(wordsIn(view, span), wanted);
  if (common.length < HELD_SHARE * wanted.length) return null;
  const found: Span = [common[0]!.start, common.at(-1)!.end];
  return countWords(view, found) <= wanted.length / HELD_SHARE ? found : null;
}

/** The statement that has most of a span; null where none has any. */
function mostOf(statements: readonly Statement[], span: Span): Statement | null {
  let [best, most]: [Statement | null, number] = [null, 0];
  for (const statement of statements) {
    const held = overlap(statement.content, span);
    if (held > most || (held === most && best && length(statement.content) < length(best.content))) [best, most] = [statement, held];
  }
  return best;
}

/** The things that both sides of a passage tell one after the other; the whole where they do not tell as many. */
function sidesOf(a: Telling, b: Telling): readonly (readonly [Telling, Telling])[] {
  const [one, other] = [partsOf(a.view, a.span), partsOf(b.view, b.span)];
  const isCut = one.length === other.length && one.length > 1 && [a, b].every(({ view }, side) => [one, other][side]!.every(({ span }) => countWords(view, span) >= LEAST_PASSAGE_WORDS));
  return isCut ? one.map(({ span }, i) => [{ ...a, span }, { ...b, span: other[i]!.span }]) : [[a, b]];
}

const wholeOf = (view: ArticleView, content: Span): readonly Span[] => (countWords(view, content) >= LEAST_WORDS ? [tidyRest(view, content)] : []);

/** The things that the rest of a statement tells by themselves. */
function restsOf(view: ArticleView, rest: Span): readonly Span[] {
  return partsOf(view, rest).flatMap(({ span, isAdded }) => {
    const told = withoutCircumstance(view, span);
    return told && countWords(view, told) >= (isAdded ? LEAST_WORDS : LEAST_REST_WORDS) ? [told] : [];
  });
}

/** Whether the sentence of a copy has the figures of a telling: «قتل 60 شخصا في هجمات» is not «قتل 50 شخصا في هجمات». */
function hasValuesOf({ view, span }: Telling, copy: Telling): boolean {
  const sentence = copy.view.sentenceAt(copy.span[0]);
  const copied = new Set(copy.view.record.quantities.flatMap((quantity) => (spansOverlap(quantity.span, [sentence[0], Math.max(sentence[1], copy.span[1])]) ? [quantity.value] : [])));
  return view.record.quantities.every((quantity) => !spanHolds(span, quantity.span) || copied.has(quantity.value));
}

const isDenial = ({ statement }: Telling): boolean => statement?.cue.force === 'deny';

/** Whether an article tells a thing again: the shorter telling stands mostly in the longer one, and no two are named who say it. */
function isRepeated(a: Telling, b: Telling): boolean {
  if (a.origin !== null && b.origin !== null && a.origin !== b.origin) return false;
  const [one, other] = [looseWords(a), looseWords(b)];
  const [short, long] = one.size <= other.size ? [one, other] : [other, one];
  return short.size >= LEAST_REPEATED_WORDS && shareHeld(short, long) >= REPEATED_SHARE;
}

/** What is said, where the very word that attributes it tells the event: «دعا إلى وقف القتال». */
const saidAt = ({ view, span, statement }: Telling): Span | null =>
  (statement && spansOverlap(statement.cue.span, span) && countWords(view, statement.content) >= LEAST_WORDS ? statement.content : null);

/** The words of a telling that are neither names nor particles. */
function tellingWords({ view, span }: Telling): ReadonlySet<string> {
  return view.once(`telling words ${span[0]} ${span[1]}`, () => new Set(wordsIn(view, span).filter(({ isName, exact }) => !isName && exact.length >= 4).map(({ loose }) => loose)));
}

function valuesOf(found: readonly { value: string; article: string }[]): Fact['values'] {
  const values = new Map<string, Set<string>>();
  for (const { value, article } of found) values.set(value, (values.get(value) ?? new Set()).add(article));
  return [...values].map(([value, articles]) => ({ value, articles: [...articles] }));
}

const SAYS: Partial<Record<FigureAgreement, string>> = {
  revised: 'a later article has a larger figure: a revision',
  lowered: 'an article says that the figure was put too high before: a revision',
};

function makeFact(draft: Draft, context: FactContext): NamelessFact {
  const { happening, carriers, values = [], agreement } = draft;
  const articles = new Set(carriers.map(({ view }) => view.record.id));
  const reporting = new Set(happening.reports.map(({ article }) => article));
  const { origins, voices, unattributed } = context.origins.count(carriers, context.texts, oneTextsAmong(carriers));
  const [first] = carriers;
  return {
    happening: happening.id,
    gist: first!.view.record.text.slice(first!.span[0], first!.span[1]),
    carried: carriers.map(({ view, span, chain }): Carried => ({ article: view.record.id, span, chain })),
    absent: [...reporting].filter((article) => !articles.has(article)),
    origins: origins.map(({ by }) => by), voices, unattributed,
    verdict: verdictOf({ isConflict: agreement === 'conflict' || isDenied(draft), articles: articles.size, voices }),
    values, because: [{ rule: draft.rule, ...(agreement && SAYS[agreement] && { says: SAYS[agreement] }) }],
  };
}

/** One article denies what another tells. */
function isDenied({ happening, carriers, rule }: Draft): boolean {
  if (rule !== 'told-by-several') return false;
  const statuses = new Set(carriers.map(({ view }) => {
    const report = happening.reports.find(({ article }) => article === view.record.id);
    return report !== undefined && eventOf(view, report.event)?.status === 'denied';
  }));
  return statuses.size > 1;
}

/** The codebook's verdict, in its order. */
export function verdictOf({ isConflict, articles, voices }: { isConflict: boolean; articles: number; voices: number }): Verdict {
  if (isConflict) return 'conflict';
  if (articles === 1) return 'single';
  if (voices >= 2) return 'corroborated';
  return voices === 1 ? 'one-voice' : 'unattributed';
}

