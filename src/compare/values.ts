import type { ArticleView } from './article-view.ts';
import type { Event } from '../model/event.ts';
import type { Quantity } from '../model/time.ts';
import type { Span } from '../model/span.ts';

/** One figure that an article gives for an event. */
export interface Figure {
  readonly view: ArticleView;
  readonly span: Span;
  readonly value: number;
  readonly isApprox: boolean;
}

/** Figures of one kind (killed, wounded, a counted noun) for one happening. */
export interface FigureGroup {
  readonly what: string;
  readonly figures: readonly Figure[];
}

/** How far an approximate figure may be off. */
const APPROXIMATE = 0.15;

/** The figures that the reports of a happening give, by what they measure. */
export function groupFigures(reports: readonly { readonly view: ArticleView; readonly event: Event }[]): FigureGroup[] {
  const groups = new Map<string, Figure[]>();
  for (const { view, event } of reports) {
    for (const quantity of view.record.quantities) {
      if (quantity.of !== event.id || quantity.value === null) continue;
      const key = quantity.what && quantity.what !== 'other' ? quantity.what : `of ${quantity.unit ?? ''}`;
      const figure = { view, span: quantity.span, value: quantity.value, isApprox: isApproximate(quantity) };
      groups.set(key, [...(groups.get(key) ?? []), figure]);
    }
  }
  return [...groups].map(([what, figures]) => ({ what, figures }));
}

const isApproximate = (quantity: Quantity): boolean => Boolean(quantity.approx);

export type FigureAgreement = 'agree' | 'revised' | 'conflict';

/**
 * Whether figures of several articles can all be true. A later article with a larger figure revises the earlier one;
 * figures of the same day, or a falling figure, that cannot both hold are a conflict.
 */
export function compareFigures(figures: readonly Figure[]): FigureAgreement {
  const byArticle = new Map<ArticleView, Figure[]>();
  for (const figure of figures) byArticle.set(figure.view, [...(byArticle.get(figure.view) ?? []), figure]);
  const articles = [...byArticle.values()];
  let agreement: FigureAgreement = 'agree';
  for (const [i, one] of articles.entries()) {
    for (const other of articles.slice(i + 1)) {
      if (canBothHold(one, other)) continue;
      if (!isRevision(one, other)) return 'conflict';
      agreement = 'revised';
    }
  }
  return agreement;
}

/** An article may give parts and their sum; two articles agree when they share a figure or one's sum is the other's figure. */
function canBothHold(one: readonly Figure[], other: readonly Figure[]): boolean {
  const sum = (figures: readonly Figure[]): number => figures.reduce((total, { value }) => total + value, 0);
  if (one.some((a) => other.some((b) => isNear(a, b)))) return true;
  return other.some(({ value }) => value === sum(one)) || one.some(({ value }) => value === sum(other));
}

function isNear(a: Figure, b: Figure): boolean {
  if (a.value === b.value) return true;
  return (a.isApprox || b.isApprox) && Math.abs(a.value - b.value) <= APPROXIMATE * Math.max(a.value, b.value);
}

function isRevision(one: readonly Figure[], other: readonly Figure[]): boolean {
  const [x, y] = [one[0]!.view.record.published, other[0]!.view.record.published];
  if (!x?.end || !y?.end || !x.start || !y.start) return false;
  const largest = (figures: readonly Figure[]): number => Math.max(...figures.map(({ value }) => value));
  if (x.end < y.start) return largest(other) > largest(one);
  return y.end < x.start && largest(one) > largest(other);
}
