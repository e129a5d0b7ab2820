/** The steps of a comparison as they follow each other, up to what readers see. */
export const COMPARISON_STEPS = ['reading', 'joining', 'comparing', 'keeping', 'loading'] as const;
export type ComparisonStep = (typeof COMPARISON_STEPS)[number];

/** Where a comparison stands. `done` of `total` articles where they are counted, else both are 0. */
export interface ComparisonProgress {
  readonly step: ComparisonStep;
  readonly done: number;
  readonly total: number;
}

export type HearProgress = (progress: ComparisonProgress) => void;

/** A step in which nothing is counted. */
export function stepOf(step: ComparisonStep): ComparisonProgress {
  return { step, done: 0, total: 0 };
}

/** Articles between two words of how far their reading is. */
export const TOLD_EVERY = 100;
