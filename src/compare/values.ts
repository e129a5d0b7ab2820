import { type ArticleView, wordAt } from './article-view.ts';
import { mostTold } from '../language/most-told.ts';
import type { Revision } from './origins.ts';
import type { Block } from '../model/block.ts';
import type { Event } from '../model/event.ts';
import type { Quantity } from '../model/time.ts';
import { type Span, spanHolds, spansOverlap } from '../model/span.ts';

/** One figure that an article gives for an event. */
export interface Figure {
  readonly view: ArticleView;
  readonly span: Span;
  readonly value: number;
  readonly isApprox: boolean;
  /** How its sentence says that the figure was another before. */
  readonly revision?: Revision | null;
  /** Whether somebody is named beside those counted: «ضابط وثلاثة جنود». */
  readonly isBeside?: boolean;
}

/** What words say about figures. */
export interface FigureWords {
  /** Whether a word says that the figure behind it is a part of the one before. */
  readonly saysPart: (word: string) => boolean;
  /** Whether a unit measures where, how far, when or at what price; money that somebody gave or took is a figure. */
  readonly isMeasure: (unit: string, isOfEvent: boolean) => boolean;
}

/** Figures of one kind (killed, wounded, a counted noun) for one happening. */
export interface FigureGroup {
  readonly what: string;
  readonly figures: readonly Figure[];
  /** The happening that most of them measure, where an event holds them. */
  readonly happening?: string | null;
}

/** How far an approximate figure may be off. */
const APPROXIMATE = 0.15;
/** «ضابط وثلاثة جنود», «ضابطان وثلاثة جنود». */
const MOST_BESIDE = 2;
/** Words on each side of a counted thing that say which one it is. */
const WINDOW = 7;
/** Words that two figures' surroundings must share to measure one thing; set on invented tolls, swaps and drills. */
const LEAST_SHARED_WORDS = 3;
const LEAST_LIKENESS = 0.3;
/** Counts of deeds and things that differ («20 غارة», «27 غارة») are of one only in sentences this alike: on a week of news .3 joined the raids of two days. */
const OTHER_COUNT_LIKENESS = 0.45;
/** «الدول الثلاث», «الطرفان»: so few of anything but people is a way of speaking. */
const LEAST_COUNTED = 4;

/** The figures that the reports of a happening give, by what they measure. Headlines count only where the body has none. */
export function groupFigures(reports: readonly { readonly view: ArticleView; readonly event: Event }[], words: FigureWords): FigureGroup[] {
  const groups = new Map<string, Figure[]>();
  for (const { view, event } of reports) {
    const headlines = headlinesOf(view);
    const inBody = new Set<string>();
    for (const quantity of bodyFirst(view)) {
      if (quantity.of !== event.id || quantity.value === null || isNoFigure(view, quantity, words)) continue;
      const key = measureOf(quantity, isPart(view, quantity, words));
      if (isIn(headlines, quantity.span) && inBody.has(key)) continue;
      inBody.add(key);
      groups.set(key, [...(groups.get(key) ?? []), figureOf(view, quantity, quantity.value)]);
    }
  }
  return [...groups].map(([what, figures]) => ({ what, figures }));
}

export const CASUALTIES: ReadonlySet<string> = new Set(['killed', 'wounded']);

/** A part of a toll («بينهم 4 ضباط») is held against such parts alone. */
const partOf = (unit: string): string => `part of ${unit}`;

function measureOf({ what, unit }: Quantity, isPart: boolean): string {
  if (isPart) return partOf(unit ?? '');
  return what && what !== 'other' ? what : `of ${unit ?? ''}`;
}

/** A part may begin with a word for how near the figure is: «بينهم نحو 20 طفلا». */
const PART_REACH = 2;

function isPart(view: ArticleView, { span }: Quantity, { saysPart }: FigureWords): boolean {
  const words = view.wordsAt(span[0]);
  const at = wordAt(words, span[0]);
  return words.slice(Math.max(0, at - PART_REACH), at).some(({ exact, clause }) => clause === words[at]?.clause && saysPart(exact));
}

/** «منذ 19 شهرا», «على بعد 120 كم»: how long something lasts is a time and no figure, nor is where it was. */
const isNoFigure = ({ record: { times } }: ArticleView, { span, unit, of }: Quantity, { isMeasure }: FigureWords): boolean =>
  (unit !== null && unit !== undefined && isMeasure(unit, of !== null && of !== undefined)) || times.some((time) => spansOverlap(time.span, span));

function figureOf(view: ArticleView, quantity: Quantity, value: number): Figure {
  return { view, span: quantity.span, value, isApprox: Boolean(quantity.approx), isBeside: CASUALTIES.has(quantity.what ?? '') && isBeside(view, quantity) };
}

/** Whether a figure is joined to somebody before it whom no figure counts. */
function isBeside(view: ArticleView, { span }: Quantity): boolean {
  const words = view.wordsAt(span[0]);
  const at = wordAt(words, span[0]);
  const before = words[at - 1];
  if (!before || before.clause !== words[at]?.clause || words[at]!.start >= span[0]) return false;
  return view.record.quantities.every((other) => other.span[0] >= before.end || other.span[1] <= before.start);
}

/** A figure with the words around it and the happening that it measures, if an event holds it. */
interface Placed {
  readonly figure: Figure;
  readonly keys: readonly string[];
  readonly words: ReadonlySet<string>;
  /** Whether it counts the dead or wounded. */
  readonly isToll: boolean;
  readonly happening: string | null;
  /** Whatever else its article tells. */
  readonly told: ReadonlySet<string>;
  /** The days that its sentence names; of the dead and wounded none, for who tells of them names the day of telling as well. */
  readonly days: readonly string[];
}

/** What figures are read with. */
export interface FigureReading {
  /** The happening of an event of an article. */
  readonly happeningOf: (article: string, event: string) => { readonly id: string } | null;
  readonly words: FigureWords;
}

/**
 * Figures of several articles that measure one thing: those of one happening, and those that no event holds but the same words
 * surround (the dead of the sentence that tells the attack, the same counted noun). Headlines count only where the body has none.
 */
export function groupByWords(views: readonly ArticleView[], reading: FigureReading): FigureGroup[] {
  const byMeasure = new Map<string, Placed[]>();
  for (const view of views) {
    for (const placed of placedFigures(view, reading)) {
      for (const key of placed.keys) byMeasure.set(key, [...(byMeasure.get(key) ?? []), placed]);
    }
  }
  const used = new Set<Placed>();
  const groups: FigureGroup[] = [];
  for (const [what, placed] of byMeasure) {
    for (const first of placed) {
      const grown = used.has(first) ? [] : growGroup(first, placed.filter((other) => !used.has(other)));
      const kept = new Set(withoutOthers(grown.map(({ figure }) => figure)));
      const group = grown.filter(({ figure }) => kept.has(figure));
      if (!isOneMeasure(group.map(({ figure }) => figure)) || new Set(group.map(({ figure }) => figure.view)).size < 2) continue;
      for (const one of group) used.add(one);
      groups.push({ what, figures: group.map(({ figure }) => figure), happening: mostTold(group.flatMap(({ happening }) => happening ?? [])) });
    }
  }
  return groups;
}

/** All are held against the first, for chains of half-alike sentences run through a whole war; then copies of what was found. */
function growGroup(first: Placed, others: readonly Placed[]): Placed[] {
  const group = [first];
  for (const other of others) if (other !== first && measureOne(first, other) && !group.some((one) => areOfOtherDays(one, other))) group.push(other);
  const copies = others.filter((other) => !group.includes(other) && group.some((one) => one.figure.value === other.figure.value && !areTwoThings(one, other) && shareWords(one.words, other.words, LEAST_LIKENESS)));
  return [...group, ...copies];
}

const measureOne = (a: Placed, b: Placed): boolean =>
  (a.happening !== null && a.happening === b.happening) || (!areTwoThings(a, b) && shareWords(a.words, b.words, a.isToll || a.figure.value === b.figure.value ? LEAST_LIKENESS : OTHER_COUNT_LIKENESS));

/**
 * Figures of two happenings measure two things when one article tells both: three bombs of a day are told in the same words. So do
 * those of sentences that name other days: the raids of each day are.
 */
const areTwoThings = (a: Placed, b: Placed): boolean => areOfOtherDays(a, b) || areOfTwoHappenings(a, b);

const areOfOtherDays = (a: Placed, b: Placed): boolean => a.days.length > 0 && b.days.length > 0 && !a.days.some((day) => b.days.includes(day));

const areOfTwoHappenings = (a: Placed, b: Placed): boolean =>
  a.happening !== null && b.happening !== null && a.happening !== b.happening && (a.told.has(b.happening) || b.told.has(a.happening));

/** With more values than these a group measures several things («قتال» of a day in many places) and says nothing. */
const MOST_VALUES = 4;
/** A first toll of 5 has become 90 in a day; the dead of an attack and those of a war are further apart. */
const LARGEST_RATIO = 25;

/** A toll does not come down to a tenth: who tells so little beside the others, and no earlier, counts something else. */
const LARGEST_FALL = 10;

/** The figures without those of something else. */
export function withoutOthers(figures: readonly Figure[]): readonly Figure[] {
  const values = new Map<number, { readonly articles: Set<ArticleView>; first: string }>();
  for (const { value, view } of figures) {
    const day = view.record.published?.start ?? '';
    const known = values.get(value);
    if (known) {
      known.articles.add(view);
      if (day < known.first) known.first = day;
    } else values.set(value, { articles: new Set([view]), first: day });
  }
  const isOther = (value: number): boolean => {
    const own = values.get(value)!;
    return [...values].some(([large, { articles, first }]) => large >= LARGEST_FALL * value && articles.size > own.articles.size && first <= own.first);
  };
  const others = new Set([...values.keys()].filter(isOther));
  return others.size === 0 ? figures : figures.filter(({ value }) => !others.has(value));
}

/** Whether the figures can be of one thing. */
export function isOneMeasure(figures: readonly Figure[]): boolean {
  const values = figures.map(({ value }) => value);
  return new Set(values).size <= MOST_VALUES && Math.max(...values) <= LARGEST_RATIO * Math.min(...values);
}

function placedFigures(view: ArticleView, { happeningOf, words }: FigureReading): Placed[] {
  const { quantities, events, id } = view.record;
  if (quantities.length === 0) return [];
  const told = new Set(events.flatMap((event) => happeningOf(id, event.id)?.id ?? []));
  const headlines = headlinesOf(view);
  const placed: Placed[] = [];
  const seen = new Set<string>();
  for (const quantity of bodyFirst(view)) {
    const { value, unit, what, span } = quantity;
    if (value === null || (!unit && !what) || isNoFigure(view, quantity, words)) continue;
    if (value < LEAST_COUNTED && (!what || what === 'other')) continue;
    const keys = keysOf(quantity, isPart(view, quantity, words));
    if (seen.has(`${span[0]}`) || (isIn(headlines, span) && placed.some((other) => other.keys.some((key) => keys.includes(key))))) continue;
    seen.add(`${span[0]}`);
    const happening = quantity.of ? (happeningOf(id, quantity.of)?.id ?? null) : null;
    const isToll = CASUALTIES.has(what ?? '');
    const days = isToll ? [] : daysIn(view, view.sentenceAt(span[0]));
    placed.push({ figure: figureOf(view, quantity, value), keys, isToll, happening, told, days, words: wordsAround(view, span, isToll ? Infinity : WINDOW) });
  }
  return placed;
}

const daysIn = ({ record: { times } }: ArticleView, sentence: Span): string[] =>
  times.flatMap(({ span, value, grain }) => (grain === 'day' && value !== null && spanHolds(sentence, span) ? [value] : []));

function keysOf({ what, unit }: Quantity, isPart: boolean): string[] {
  if (isPart) return unit ? [partOf(unit)] : [];
  return [...(what && what !== 'other' ? [what] : []), ...(unit && !CASUALTIES.has(what ?? '') ? [`of ${unit}`] : [])];
}

const headlinesOf = ({ record: { blocks } }: ArticleView): Block[] => blocks.filter(({ role }) => role === 'headline' || role === 'deck');

/** The quantities of an article, those of its headlines behind all others. */
function bodyFirst(view: ArticleView): Quantity[] {
  const headlines = headlinesOf(view);
  return [...view.record.quantities].sort((a, b) => Number(isIn(headlines, a.span)) - Number(isIn(headlines, b.span)));
}

const isIn = (blocks: readonly { readonly span: Span }[], span: Span): boolean => blocks.some((block) => block.span[0] <= span[0] && span[1] <= block.span[1]);

/** The words of the sentence within reach of a figure, without its own. */
function wordsAround(view: ArticleView, span: Span, reach: number): ReadonlySet<string> {
  return view.once(`around ${span[0]} ${span[1]} ${reach}`, () => findAround(view, span, reach));
}

function findAround(view: ArticleView, span: Span, reach: number): Set<string> {
  const words = view.wordsAt(span[0]);
  const [first, last] = [wordAt(words, span[0]), wordAt(words, span[1] - 1)];
  const around = new Set<string>();
  if (first >= words.length) return around;
  const add = (i: number): boolean => {
    const word = words[i];
    if (!word || word.sentence !== words[first]!.sentence) return false;
    if (word.loose.length >= 3) around.add(word.loose);
    return true;
  };
  for (let i = first - 1; i >= first - reach && add(i); i--);
  for (let i = last + 1; i <= last + reach && add(i); i++);
  return around;
}

function shareWords(a: ReadonlySet<string>, b: ReadonlySet<string>, least: number): boolean {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared >= LEAST_SHARED_WORDS && (2 * shared) / (a.size + b.size) >= least;
}

export type FigureAgreement = 'agree' | 'revised' | 'lowered' | 'conflict';

/**
 * Whether figures of several articles can all be true. A later article with a larger figure revises the earlier one,
 * and where an article says that the toll was lowered each belongs to its time; other figures of the same day, or a falling figure, that cannot
 * both hold are a conflict.
 */
export function compareFigures(figures: readonly Figure[]): FigureAgreement {
  const byArticle = new Map<ArticleView, Figure[]>();
  for (const figure of figures) byArticle.set(figure.view, [...(byArticle.get(figure.view) ?? []), figure]);
  const articles = [...byArticle.values()];
  const isLowered = figures.some(({ revision }) => revision === 'lowered');
  let agreement: FigureAgreement = 'agree';
  for (const [i, one] of articles.entries()) {
    for (const other of articles.slice(i + 1)) {
      if (canBothHold(one, other)) continue;
      if (isLowered) return 'lowered';
      if (!isRevision(one, other)) return isRising(figures) ? 'revised' : 'conflict';
      agreement = 'revised';
    }
  }
  return agreement;
}

/** An article may give parts and their sum; two articles agree when they share a figure or one's sum is the other's figure. */
function canBothHold(one: readonly Figure[], other: readonly Figure[]): boolean {
  const sum = (figures: readonly Figure[]): number => figures.reduce((total, { value }) => total + value, 0);
  if (one.some((a) => other.some((b) => isNear(a, b) || isWithOthers(a, b) || isWithOthers(b, a)))) return true;
  return other.some(({ value }) => value === sum(one)) || one.some(({ value }) => value === sum(other));
}

function isNear(a: Figure, b: Figure): boolean {
  if (a.value === b.value) return true;
  return (a.isApprox || b.isApprox) && Math.abs(a.value - b.value) <= APPROXIMATE * Math.max(a.value, b.value);
}

/** Whether a figure is another with the one or two who stand beside that. */
const isWithOthers = (whole: Figure, part: Figure): boolean => Boolean(part.isBeside) && whole.value > part.value && whole.value - part.value <= MOST_BESIDE;

function isRevision(one: readonly Figure[], other: readonly Figure[]): boolean {
  const largest = (figures: readonly Figure[]): number => Math.max(...figures.map(({ value }) => value));
  const [larger, smaller] = largest(one) > largest(other) ? [one, other] : [other, one];
  const [late, early] = [larger[0]!.view.record.published, smaller[0]!.view.record.published];
  if (!late?.end || !early?.end || !late.start || !early.start) return larger.some(({ revision }) => revision === 'raised');
  if (early.end < late.start) return true;
  // of one day: who says that the toll rose is the later one
  return larger.some(({ revision }) => revision === 'raised') && early.start <= late.end;
}

/** «بين عشرين وثلاثين»: of each article its largest figure. */
function largestOfEach(figures: readonly Figure[]): Figure[] {
  const largest = new Map<ArticleView, Figure>();
  for (const figure of figures) if (figure.value > (largest.get(figure.view)?.value ?? -1)) largest.set(figure.view, figure);
  return [...largest.values()];
}

/** Whether each larger value came up later than a smaller one and was told as long: of the day in between some pages have the toll of before. */
function isRising(figures: readonly Figure[]): boolean {
  const days = new Map<number, { first: string; last: string }>();
  for (const { value, view: { record: { published } } } of largestOfEach(figures)) {
    if (!published?.start || published.start !== published.end) return false;
    const known = days.get(value);
    if (!known) days.set(value, { first: published.start, last: published.start });
    else days.set(value, { first: published.start < known.first ? published.start : known.first, last: published.start > known.last ? published.start : known.last });
  }
  const rising = [...days].sort(([a], [b]) => a - b).map(([, span]) => span);
  return rising.every(({ first, last }, i) => i === 0 || (rising[i - 1]!.first < first && rising[i - 1]!.last <= last));
}
