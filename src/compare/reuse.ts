import type { Reuse } from '../model/dossier.ts';
import { daysBetween } from '../language/calendar.ts';
import { pairKey } from '../language/run-memory.ts';
import type { ResolvedHappening } from '../model/resolution.ts';
import { type Span, spansOverlap } from '../model/span.ts';
import { type ArticleView, byTime, wordAt, wordsIn } from './article-view.ts';
import type { OneText, OneTexts, Origins, Telling } from './origins.ts';
import { type SharedWording, commonWords } from './passages.ts';
import { tellingSpan } from './telling-span.ts';

/** A shared passage with where it stands and who vouches for it on each side. */
export interface SharedPassage {
  readonly a: Telling;
  readonly b: Telling;
  readonly passage: SharedWording;
  /** Whether the two articles report one happening. */
  readonly isOneHappening: boolean;
}

/** From this overlap on two reports are one voice (codebook, section 7). */
export const ONE_VOICE_OVERLAP = 0.8;
const ONE_VOICE_WORDS = 8;
/** A statement inside a copied passage is copied, however short; «نعم» is said by anybody. */
const COPIED_STATEMENT_WORDS = 3;
/** A short passage between articles without a common happening is shown only beside a longer one. */
const TEMPLATE_WORDS = 8;
/** Between an article and the one that it names as its source, a passage this long is relayed. */
const RELAYED_WORDS = 8;
/** A passage this long in nobody's name was copied from the earlier outlet. */
const COPY_WORDS = 25;

/** Whether an article's own words stand in one of quite another day as well: then they are its boilerplate. */
export function isElsewhere({ a, b, isOneHappening }: SharedPassage): boolean {
  return !isOneHappening && areFarApart(a.view, b.view);
}

/** Words of an outlet's own that stand in articles so many days apart are its boilerplate, whatever they stand beside. */
const BOILERPLATE_DAYS = 5;

/**
 * What outlets tell of one happening in their own words, and an article of quite another day as well, is a template: it makes nobody
 * one voice. A communiqué may repeat itself: its reports are one voice all the same.
 */
export function withoutBoilerplate(passage: SharedPassage, elsewhereIn: (view: ArticleView) => readonly Span[]): SharedPassage {
  const { a, b } = passage;
  if (!passage.isOneHappening || a.statement || b.statement) return passage;
  const isBoilerplate = ({ view, span }: Telling): boolean => elsewhereIn(view).some((other) => isMostOf(other, span));
  return isBoilerplate(a) || isBoilerplate(b) ? { ...passage, isOneHappening: false } : passage;
}

function areFarApart({ record: a }: ArticleView, { record: b }: ArticleView): boolean {
  const [x, y] = [a.published?.end, b.published?.end];
  return Boolean(x && y) && Math.abs(daysBetween(x!, y!)) > BOILERPLATE_DAYS;
}

/** Whether a span covers most of another. */
const isMostOf = (cover: Span, span: Span): boolean => Math.min(cover[1], span[1]) - Math.max(cover[0], span[0]) >= ONE_VOICE_OVERLAP * (span[1] - span[0]);

/** Tellings of one event in reordered words: names fall in another order, the sentence is the same. */
const FORMULA_OVERLAP = 0.55;
const FORMULA_WORDS = 8;

/** Two articles, the earlier one first. */
export type ViewPair = readonly [ArticleView, ArticleView];

/** The view of an article; undefined for one that is gone. */
export type ViewOf = (article: string) => ArticleView | undefined;

/** News formulas: two outlets tell a shared happening in nearly the same sentence of their own. */
export function formulasOf({ reports, marginal }: ResolvedHappening, viewOf: ViewOf, origins: Origins): SharedPassage[] {
  if (marginal || reports.length < 2) return [];
  const found: SharedPassage[] = [];
  const tellings = reports.slice(0, MOST_NEIGHBOURS).flatMap(({ article, event }) => ownTellings(viewOf(article)!, event, origins));
  for (const [i, one] of tellings.entries()) {
    for (const other of tellings.slice(i + 1)) {
      if (one.view === other.view) continue;
      const [a, b] = byTime(one.view, other.view) < 0 ? [one, other] : [other, one];
      const passage = formulaPassage(a, b);
      if (passage) found.push({ a, b, passage, isOneHappening: true });
    }
  }
  return found;
}

function ownTellings(view: ArticleView, id: string, origins: Origins): Telling[] {
  const event = view.record.events.find((other) => other.id === id)!;
  const own = origins.tellingsOf(view, event).filter(({ statement }) => statement === null);
  return own.map((telling) => ({ ...telling, span: tellingSpan(view, event, telling.span) }));
}

function formulaPassage(a: Telling, b: Telling): SharedWording | null {
  const [one, other] = [a, b].map(({ view, span }) => ({ from: wordAt(view.words, span[0]), to: wordAt(view.words, span[1] - 1) + 1 })) as [WordRange, WordRange];
  const shared = commonWords(a.view.words.slice(one.from, one.to), b.view.words.slice(other.from, other.to)).length;
  const overlap = (2 * shared) / (one.to - one.from + other.to - other.from);
  return shared >= FORMULA_WORDS && overlap >= FORMULA_OVERLAP ? { a: spanOf(a.view, one), b: spanOf(b.view, other), overlap, shared } : null;
}

/** Reports of one happening that are compared pair by pair; of more, each with its neighbours. */
const MOST_NEIGHBOURS = 12;

/** Articles written further apart share an older happening as background; what they word alike is a template. */
const ONE_NEWS_DAYS = 15;

const areOneNews = ({ record: { published: x } }: ArticleView, { record: { published: y } }: ArticleView): boolean =>
  !(x?.end && y?.start && daysBetween(x.end, y.start) > ONE_NEWS_DAYS) && !(y?.end && x?.start && daysBetween(y.end, x.start) > ONE_NEWS_DAYS);

/** Pairs of articles that tell a happening as news, each once. */
export function pairsTelling({ reports, marginal }: ResolvedHappening, viewOf: ViewOf): ViewPair[] {
  if (marginal || reports.length < 2) return [];
  const pairs = new Map<number, ViewPair>();
  const views = reports.map(({ article }) => viewOf(article)!);
  for (const [i, one] of views.entries()) {
    for (const other of views.slice(i + 1, i + 1 + MOST_NEIGHBOURS)) {
      if (one === other || !areOneNews(one, other)) continue;
      const pair = byTime(one, other) < 0 ? [one, other] as const : [other, one] as const;
      pairs.set(pairKey(...pair), pair);
    }
  }
  return [...pairs.values()];
}

/** What two articles share: their wording, and formulas that stand elsewhere. */
export function passagesOf(pair: ViewPair, { aligned, isOneHappening, formulas, origins }: PairContext): SharedPassage[] {
  const found = sharedBy([...pair, aligned], isOneHappening, origins);
  const apart = formulas.filter((formula) => !found.some((other) => spansOverlap(other.a.span, formula.a.span) && spansOverlap(other.b.span, formula.b.span)));
  return [...found, ...apart];
}

export interface PairContext {
  readonly aligned: readonly SharedWording[];
  /** Whether the two tell a happening as news. */
  readonly isOneHappening: boolean;
  readonly formulas: readonly SharedPassage[];
  readonly origins: Origins;
}

function sharedBy([a, b, passages]: readonly [ArticleView, ArticleView, readonly SharedWording[]], isOneHappening: boolean, origins: Origins): SharedPassage[] {
  const isShown = isOneHappening || passages.some(({ shared }) => shared >= TEMPLATE_WORDS);
  if (!isShown) return [];
  return passages.map((passage) => ({
    passage, isOneHappening,
    a: passageTelling(a, passage.a, origins), b: passageTelling(b, passage.b, origins),
  }));
}

/** A passage may begin with the words that introduce the statement: «ذكر المجلس أن …». */
const STATEMENT_SHARE = 0.6;

function passageTelling(view: ArticleView, span: Span, origins: Origins): Telling {
  return origins.tellingAt(view, span, view.statementAt(span, STATEMENT_SHARE));
}

interface WordRange {
  readonly from: number;
  readonly to: number;
}

function spanOf({ words }: ArticleView, { from, to }: WordRange): Span {
  return [words[from]!.start, words[to - 1]!.end];
}

/** The origins that one passage shows to stand behind one text: that of the whole, and those of each statement in it. */
export function oneTextsOf({ a, b, passage, isOneHappening }: SharedPassage, origins: Origins): OneText[] {
  if (!isOneHappening || passage.shared < ONE_VOICE_WORDS) return [];
  const isCopy = passage.overlap >= ONE_VOICE_OVERLAP;
  const said = statementsIn(a, origins);
  const others = said.length > 0 ? statementsIn(b, origins) : [];
  const pairs = said.flatMap((one) =>
    others.filter((other) => one.origin !== other.origin && areOneText(one, other, isCopy ? COPIED_STATEMENT_WORDS : ONE_VOICE_WORDS)).map((other) => [one, other] as const));
  if (isCopy) pairs.push([a, b]);
  return pairs.flatMap(([one, other]) => {
    if (!one.origin || !other.origin || one.origin === other.origin) return [];
    return [{ article: one.view.record.id, origin: one.origin, otherArticle: other.view.record.id, otherOrigin: other.origin }];
  });
}

/** Share of a statement that a passage must hold: one of two sentences is told on in the next passage. */
const MOSTLY = 0.5;

/** The statements that a passage mostly holds. */
function statementsIn({ view, span }: Telling, origins: Origins): Telling[] {
  return view.record.statements.flatMap((statement) => {
    const { content } = statement;
    const held = Math.min(span[1], content[1]) - Math.max(span[0], content[0]);
    return held >= MOSTLY * (content[1] - content[0]) ? [origins.tellingAt(view, content, statement)] : [];
  });
}

/** A source without a name says in so few words what another page has word for word of somebody else: one of the two was copied. */
const NAMELESS_WORDS = 4;

/** The origins that the carriers of one fact show to stand behind one text, where it is nobody's own passage. */
export function oneTextsAmong(carriers: readonly Telling[]): OneText[] {
  const said = carriers.filter(({ origin, statement }) => origin !== null && statement);
  return said.flatMap((a, i) => said.slice(i + 1).flatMap((b): OneText[] => {
    if (a.origin === b.origin || a.view === b.view) return [];
    const least = hasNoName(a) || hasNoName(b) ? NAMELESS_WORDS : ONE_VOICE_WORDS;
    if (!areOneText(a, b, least)) return [];
    return [{ article: a.view.record.id, origin: a.origin!, otherArticle: b.view.record.id, otherOrigin: b.origin! }];
  }));
}

const hasNoName = ({ source }: Telling): boolean => Boolean(source?.isNameless ?? source?.isDescribed);

/** Whether two statements say the same in the same words: «مصدر طبي» and «المصدر الطبي» of one wire are one voice. */
function areOneText(a: Telling, b: Telling, least: number): boolean {
  const [one, other] = [wordsIn(a.view, a.span), wordsIn(b.view, b.span)];
  const wanted = Math.max(least, (ONE_VOICE_OVERLAP / 2) * (one.length + other.length));
  return Math.min(one.length, other.length) >= wanted && commonWords(one, other).length >= wanted;
}

/** A reuse pair of the dossier. A passage of different happenings is a template and has no origin. */
export function reuseOf({ a, b, passage, isOneHappening }: SharedPassage, texts: OneTexts, origins: Origins): Reuse {
  const { origin, rule, says } = isOneHappening ? likelyOrigin(a, b, passage, texts, origins) : { origin: null, rule: 'template', says: 'the articles report different happenings' };
  return {
    a: { article: a.view.record.id, span: a.span }, b: { article: b.view.record.id, span: b.span },
    overlap: Math.round(passage.overlap * 100) / 100, origin, because: { rule, says },
  };
}

interface LikelyOrigin {
  readonly origin: string | null;
  readonly rule: string;
  readonly says: string;
}

function likelyOrigin(a: Telling, b: Telling, passage: SharedWording, texts: OneTexts, origins: Origins): LikelyOrigin {
  const { origins: found } = origins.count([a, b], texts);
  const common = found.find(({ articles }) => articles.length > 1);
  if (common) return { origin: common.by, rule: 'common-origin', says: `both name ${common.by}` };
  const [x, y] = [a.view.record.outlet, b.view.record.outlet];
  const source = origins.cites(a.view, y) ? y : origins.cites(b.view, x) ? x : null;
  if (source && found.length === 0 && passage.shared >= RELAYED_WORDS) return { origin: source, rule: 'names-the-other', says: `one of them names ${source} as its source` };
  if (passage.shared < COPY_WORDS) return { origin: null, rule: 'formula', says: 'too short to tell who wrote it first' };
  if (found.length === 1) return { origin: found[0]!.by, rule: 'one-side-names-it', says: `one of them names ${found[0]!.by}` };
  const [first, second] = [a, b].map(({ view }) => view.record.published?.end ?? null);
  const earlier = first && second && first !== second ? (first < second ? a : b) : null;
  const outlet = earlier?.view.record.outlet ?? null;
  return outlet ? { origin: outlet, rule: 'earlier-article', says: `${outlet} had it first` } : { origin: null, rule: 'copy', says: 'the same text, and nothing says whose' };
}
