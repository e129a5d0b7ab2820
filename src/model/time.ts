import type { Because } from './because.ts';
import type { Span } from './span.ts';

/** Codebook section 3. Exactly one of `value` and `rel` is usually known. */
export interface Time {
  readonly span: Span;
  /** ISO 8601 at its grain, EDTF `X` for open parts; null when its anchor is open. */
  readonly value: string | null;
  readonly end: string | null;
  /** Offset from publication (`-P1D`) or an English weekday name. */
  readonly rel?: string | null;
  /** On which side of publication a weekday lies that is not the last one, that day included: before it, from it on, after it («الأحد المقبل»). */
  readonly turn?: 'behind' | 'onward' | 'ahead';
  /** The likely full date when the text leaves the year open («24 فبراير»): the nearest one that the tense allows. */
  readonly nearest?: string | null;
  readonly grain: 'day' | 'month' | 'year' | 'decade' | 'century' | 'week' | 'season' | 'hour' | 'minute' | 'duration';
  readonly because?: Because;
}

/** A numeral with what it counts. */
export interface Quantity {
  readonly span: Span;
  readonly value: number | null;
  /** Singular of the counted noun ("أسير"). */
  readonly unit: string | null;
  /** Id of the event it measures. */
  readonly of?: string | null;
  readonly what?: 'killed' | 'wounded' | 'arrested' | 'released' | 'displaced' | 'other' | null;
  readonly approx?: boolean;
  readonly because?: Because;
}
