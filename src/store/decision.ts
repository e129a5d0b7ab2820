/**
 * What a person decided about entities, happenings, stories or an annotation: `same`, `different`, `set`, `reject`.
 * It outranks rules and survives re-analysis.
 */
export interface NewDecision {
  readonly who: string;
  readonly kind: string;
  /** What it is about and what it says, as JSON: ids, the field, the value. */
  readonly subject: unknown;
  readonly reason: string | null;
}

export interface Decision extends NewDecision {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly decidedAt: string;
  readonly undoneAt: string | null;
}
