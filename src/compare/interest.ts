import type { EventType } from '../model/event.ts';
import type { ResolvedHappening } from '../model/resolution.ts';

/** What a happening's interest is weighed from. */
export interface Weighed {
  readonly happening: ResolvedHappening;
  readonly voices: number;
  /** Named persons and bodies taking part who are not only its speakers. */
  readonly principals: number;
  readonly isInHeadline: boolean;
  /** Facts of it whose values cannot all be true. */
  readonly conflicts: number;
}

/** Said, not done. */
const WORDS: ReadonlySet<EventType> = new Set(['SUPPORT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'CONCEDE', 'AGREE']);
const MOST_REPORTS = 9;
const MOST_VOICES = 5;
/** A list of guests makes no meeting weightier. */
const MOST_PRINCIPALS = 3;
/** What may come, or is only asked for, weighs half. */
const NOT_YET = 0.5;
const MARGINAL = 0.25;
/** A happening of one report that names nobody says too little to lead. */
const NAMELESS = 2;

/**
 * How much a happening deserves the reader's eye: reports, voices, named principals, deeds before words, headlines, conflicts.
 * The desk folds what is below 3; on the invented pages of `samples/` that left the visits, the shelling and the swap.
 */
export function interestOf({ happening, voices, principals, isInHeadline, conflicts }: Weighed): number {
  const { reports, type, status, marginal, place } = happening;
  const articles = new Set(reports.map(({ article }) => article)).size;
  let interest = 3 * (Math.min(articles, MOST_REPORTS) - 1) + 2 * Math.max(0, Math.min(voices, MOST_VOICES) - 1)
    + Math.min(principals, MOST_PRINCIPALS) + (isInHeadline ? 2 : 0) + 2 * Math.min(conflicts, 2) + (WORDS.has(type) ? 0 : 0.5);
  if (principals === 0 && !place && articles === 1) interest = Math.min(interest, NAMELESS);
  if (status === 'planned' || status === 'hypothetical') interest *= NOT_YET;
  return Math.round((marginal ? interest * MARGINAL : interest) * 2) / 2;
}
