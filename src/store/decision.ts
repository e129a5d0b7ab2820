/**
 * What a person decided about entities, happenings or a mark of an article: `same`, `different`, `set`, `reject`, `seen`.
 * It outranks rules and survives re-analysis. Subjects are those of `src/model/correction.ts`.
 */
export interface NewDecision {
  readonly who: string;
  readonly kind: string;
  /** What it is about and what it says, as JSON. */
  readonly subject: unknown;
  readonly reason: string | null;
}

export interface Decision extends NewDecision {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly decidedAt: string;
  /** Its place in the log of decisions and undoings, from 1. */
  readonly step: number;
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
  readonly undoneStep: number | null;
}
