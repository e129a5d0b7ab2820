import type { Span } from '../model/span.ts';
import { type ArticleView, wordAt } from './article-view.ts';

/** One of the things that a stretch of an article tells. */
export interface Part {
  readonly span: Span;
  /** Whether words say that it is told beside another: «إضافة إلى». */
  readonly isAdded: boolean;
}

/** A stretch cut where its clauses begin to tell another thing, without the words that say so. */
export function partsOf(view: ArticleView, span: Span): readonly Part[] {
  return view.once(`parts ${span[0]} ${span[1]}`, () => findParts(view, span));
}

function findParts(view: ArticleView, span: Span): Part[] {
  const { words, openers } = view;
  const [first, last] = [wordAt(words, span[0]), wordAt(words, span[1] - 1)];
  const parts: Part[] = [];
  let [from, isAdded] = [first, false];
  const close = (to: number): void => {
    if (to > from) parts.push({ span: [Math.max(span[0], words[from]!.start), Math.min(span[1], words[to - 1]!.end)], isAdded });
  };
  for (let i = first; i <= last && i < words.length; i++) {
    const found = i === first ? openers.at(words, i) : openers.atClause(words, i);
    if (found?.opening !== 'addition') continue;
    close(i);
    [from, isAdded] = [i + found.length, true];
  }
  close(Math.min(last, words.length - 1) + 1);
  return parts;
}

/** A stretch without when it was, up to where it only says why or in which times; null where nothing else is left. */
export function withoutCircumstance(view: ArticleView, span: Span): Span | null {
  const { words, openers } = view;
  let first = wordAt(words, span[0]);
  const last = Math.min(wordAt(words, span[1] - 1), words.length - 1);
  // «صباح أمس الأربعاء»
  const isTime = (i: number): boolean => view.record.times.some((time) => time.span[0] < words[i]!.end && time.span[1] > words[i]!.start);
  while (first <= last && isTime(first)) first++;
  if (first <= last && openers.at(words, first)?.opening === 'aside') {
    const { clause } = words[first]!;
    while (first <= last && words[first]!.clause === clause) first++;
  }
  for (let i = first; i <= last; i++) {
    const found = i === first ? openers.at(words, i) : openers.atClause(words, i);
    if (found?.opening === 'circumstance') return i === first ? null : [Math.max(span[0], words[first]!.start), words[i - 1]!.end];
  }
  return first > last ? null : [Math.max(span[0], words[first]!.start), span[1]];
}

export const length = (span: Span): number => span[1] - span[0];

export const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));

export function jaccard(a: Span, b: Span): number {
  const common = overlap(a, b);
  return common / (length(a) + length(b) - common);
}

/** The stretches of a span that others leave. */
function restsOf(span: Span, others: readonly Span[]): Span[] {
  const cuts = others.filter((other) => other[0] < span[1] && other[1] > span[0]).sort((a, b) => a[0] - b[0]);
  const rests: Span[] = [];
  let from = span[0];
  for (const cut of cuts) {
    if (cut[0] > from) rests.push([from, cut[0]]);
    from = Math.max(from, cut[1]);
  }
  if (span[1] > from) rests.push([from, span[1]]);
  return rests;
}

/** The longest stretch of a span that others leave. */
export const largestRest = (span: Span, others: readonly Span[]): Span =>
  restsOf(span, others).reduce((best, rest) => (length(rest) > length(best) ? rest : best), [span[0], span[0]]);

/** How much of a span others leave. */
export const lengthOfRest = (span: Span, others: readonly Span[]): number => restsOf(span, others).reduce((sum, rest) => sum + length(rest), 0);

/** A rest from its first whole word to its last. */
export function tidyRest(view: ArticleView, rest: Span): Span {
  return view.once(`rest ${rest[0]} ${rest[1]}`, () => findRest(view, rest));
}

function findRest(view: ArticleView, rest: Span): Span {
  const { words } = view;
  let from = wordAt(words, rest[0]);
  if (from < words.length && words[from]!.start < rest[0]) from += 1;
  let to = wordAt(words, rest[1] - 1);
  if (to >= words.length || words[to]!.start >= rest[1]) to -= 1;
  return from <= to && from < words.length ? [Math.max(rest[0], words[from]!.start), Math.min(rest[1], words[to]!.end)] : rest;
}

export const countWords = (view: ArticleView, span: Span): number => view.once(`count ${span[0]} ${span[1]}`, () => wordAt(view.words, span[1] - 1) - wordAt(view.words, span[0]) + 1);
