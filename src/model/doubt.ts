import type { DecisionRequest } from './decision-request.ts';
import type { Span } from './span.ts';

export const DOUBT_KINDS = ['happening-join', 'happening-apart', 'entity-join', 'date', 'conflict', 'speaker'] as const;
export type DoubtKind = (typeof DOUBT_KINDS)[number];

/** Something that the rules are not sure of, for a person to look at. */
export interface Doubt {
  /** The same for the same words of the same articles. */
  readonly key: string;
  readonly kind: DoubtKind;
  /** Uncertainty by impact; higher comes first. */
  readonly weight: number;
  /** How unsure the rule is, 0 to 1. */
  readonly uncertainty: number;
  /** What it would change: the interest of the happenings that hang on it. */
  readonly impact: number;
  /** The rule that decided, and what it says. */
  readonly rule: string;
  readonly says: string;
  /** What the question is about: names, values, the speaker, the days. */
  readonly names: readonly string[];
  readonly happening: string | null;
  readonly entity: string | null;
  /** Where the evidence stands. */
  readonly evidence: readonly { readonly article: string; readonly span: Span }[];
  /** What a yes and a no decide; null where neither can be said in one word. */
  readonly accept: DecisionRequest | null;
  readonly reject: DecisionRequest | null;
}
