import type { Scores } from './score.ts';

/** Something that `npm run eval` measures. */
export interface Evaluation {
  readonly name: string;
  /** Why it cannot run here, in words; null when it can. */
  leftOut(): string | null;
  /** Hash of its gold. */
  gold(): string;
  run(): Promise<Scores>;
}
