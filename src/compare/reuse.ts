import type { Reuse } from '../model/dossier.ts';
import { daysBetween } from '../language/calendar.ts';
import { type Span, spansOverlap } from '../model/span.ts';

import { type ArticleView, type ResolutionIndex, wordAt } from './article-view.ts';
import { wordingPairs } from './fingerprints.ts';
import { OneTexts, type Origins, type Telling } from './origins.ts';
import type { CompareMemory } from './compare-memory.ts';
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
/** A short passage between articles without a common happening is shown only beside a longer one. */
const TEMPLATE_WORDS = 8;
/** Between an article and the one that it names as its source, a passage this long is relayed. */
const RELAYED_WORDS = 8;
/** A passage this long in nobody's name was copied from the earlier outlet. */
const COPY_WORDS = 25;

/** What reuse is judged against. */
export interface ReuseContext {
  readonly index: ResolutionIndex;
  readonly origins: Origins;
  readonly memory: CompareMemory;
}

/** Every passage that two articles share. */
export function findSharedPassages(views: readonly ArticleView[], { index, origins, memory }: ReuseContext): SharedPassage[] {
  const totalWords = views.reduce((sum, { record }) => sum + record.text.length / 6, 0);
  const ofOneHappening = articlesOfOneHappening(index, views);
  const pairs = new Map<string, [number, number]>();
  const numberOf = new Map(views.map(({ record }, at) => [record.id, at]));
  for (const [x, y] of wordingPairs(views, totalWords, memory)) pairs.set(`${x} ${y}`, [x, y]);
  for (const key of ofOneHappening) {
    const [one, other] = key.split(' \n ').map((id) => numberOf.get(id)!) as [number, number];
    const [x, y] = one < other ? [one, other] : [other, one];
    pairs.set(`${x} ${y}`, [x, y]);
  }
  const formulas = findFormulas(views, { index, origins, memory });
  const ordered = [...pairs.values()].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  return withoutBoilerplate(ordered.flatMap(([x, y]) => {
    const [a, b] = [views[x]!, views[y]!];
    const key = articlePair(a.record.id, b.record.id);
    const found = sharedBy([a, b, memory.aligned(a, b)], ofOneHappening.has(key), origins);
    const apart = (formulas.get(key) ?? []).filter((formula) => !found.some((other) => spansOverlap(other.a.span, formula.a.span) && spansOverlap(other.b.span, formula.b.span)));
    return [...found, ...apart];
  }));
}

/** Words of an outlet's own that stand in articles so many days apart are its boilerplate, whatever they stand beside. */
const BOILERPLATE_DAYS = 5;

/**
 * What outlets tell of one happening in their own words, and an article of quite another day as well, is a template: it makes nobody
 * one voice. A communiqué may repeat itself: its reports are one voice all the same.
 */
function withoutBoilerplate(shared: readonly SharedPassage[]): SharedPassage[] {
  const elsewhere = new Map<ArticleView, Span[]>();
  const put = (view: ArticleView, span: Span): void => void elsewhere.set(view, [...(elsewhere.get(view) ?? []), span]);
  for (const { a, b, isOneHappening } of shared) {
    if (isOneHappening || !areFarApart(a.view, b.view)) continue;
    put(a.view, a.span);
    put(b.view, b.span);
  }
  const isBoilerplate = ({ view, span }: Telling): boolean => (elsewhere.get(view) ?? []).some((other) => isMostOf(other, span));
  return shared.map((passage) => (passage.isOneHappening && !passage.a.statement && !passage.b.statement && (isBoilerplate(passage.a) || isBoilerplate(passage.b)) ? { ...passage, isOneHappening: false } : passage));
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

/** News formulas: two outlets tell a shared happening in nearly the same sentence of their own. */
function findFormulas(views: readonly ArticleView[], { index, origins, memory }: ReuseContext): Map<string, SharedPassage[]> {
  const byId = new Map(views.map((view, at) => [view.record.id, at]));
  const found = new Map<string, SharedPassage[]>();
  for (const { reports, marginal } of index.resolution.happenings) {
    if (marginal || reports.length < 2) continue;
    const tellings = reports.slice(0, MOST_NEIGHBOURS).flatMap(({ article, event }) => ownTellings(views[byId.get(article)!]!, event, origins));
    for (const [i, one] of tellings.entries()) {
      for (const other of tellings.slice(i + 1)) {
        if (one.view === other.view) continue;
        const [a, b] = byId.get(one.view.record.id)! < byId.get(other.view.record.id)! ? [one, other] : [other, one];
        const passage = memory.formula(a.view, b.view, [a.span, b.span], () => formulaPassage(a, b));
        const key = articlePair(a.view.record.id, b.view.record.id);
        if (passage) found.set(key, [...(found.get(key) ?? []), { a, b, passage, isOneHappening: true }]);
      }
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

const articlePair = (a: string, b: string): string => (a < b ? `${a} \n ${b}` : `${b} \n ${a}`);

/** Reports of one happening that are compared pair by pair; of more, each with its neighbours. */
const MOST_NEIGHBOURS = 12;

/** Articles written further apart share an older happening as background; what they word alike is a template. */
const ONE_NEWS_DAYS = 15;

function articlesOfOneHappening(index: ResolutionIndex, views: readonly ArticleView[]): Set<string> {
  const pairs = new Set<string>();
  const published = new Map(views.map(({ record }) => [record.id, record.published]));
  const isOneNews = (a: string, b: string): boolean => {
    const [x, y] = [published.get(a), published.get(b)];
    return !(x?.end && y?.start && daysBetween(x.end, y.start) > ONE_NEWS_DAYS) && !(y?.end && x?.start && daysBetween(y.end, x.start) > ONE_NEWS_DAYS);
  };
  for (const { reports, marginal } of index.resolution.happenings) {
    if (marginal) continue;
    for (const [i, one] of reports.entries()) {
      for (const other of reports.slice(i + 1, i + 1 + MOST_NEIGHBOURS)) {
        if (one.article !== other.article && isOneNews(one.article, other.article)) pairs.add(articlePair(one.article, other.article));
      }
    }
  }
  return pairs;
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

/** Origins that stand behind one text. */
export function oneTexts(shared: readonly SharedPassage[]): OneTexts {
  return new OneTexts(shared.flatMap(({ a, b, passage, isOneHappening }) => {
    const isOne = isOneHappening && passage.overlap >= ONE_VOICE_OVERLAP && passage.shared >= ONE_VOICE_WORDS;
    if (!isOne || !a.origin || !b.origin || a.origin === b.origin) return [];
    return [{ article: a.view.record.id, origin: a.origin, otherArticle: b.view.record.id, otherOrigin: b.origin }];
  }));
}

/** The dossier's reuse pairs. A passage of different happenings is a template and has no origin. */
export function reusePairs(shared: readonly SharedPassage[], texts: OneTexts, origins: Origins): Reuse[] {
  return shared.map(({ a, b, passage, isOneHappening }) => {
    const { origin, rule, says } = isOneHappening ? likelyOrigin(a, b, passage, texts, origins) : { origin: null, rule: 'template', says: 'the articles report different happenings' };
    return {
      a: { article: a.view.record.id, span: a.span }, b: { article: b.view.record.id, span: b.span },
      overlap: Math.round(passage.overlap * 100) / 100, origin, because: { rule, says },
    };
  });
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

