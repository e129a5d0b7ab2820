import type { EventTypeValue, JoinAbout, MarkRef, PublishedValue, RoleValue } from './correction.ts';
import type { Polarity } from './label.ts';

/** A local entity or event of one article. */
export interface LocalRef {
  readonly article: string;
  readonly local: string;
}

/** A whole entity or happening by its id, or some of its local members, or those members of it. */
export interface PartyRef {
  readonly id?: string | undefined;
  readonly members?: readonly LocalRef[] | undefined;
}

interface Reasoned {
  readonly reason?: string | null | undefined;
}

/** What a person asks for. Marks are named as they stand now; what is kept are their words. */
export type DecisionRequest = Reasoned & (
  /** `different` with one party that has an id and members parts those members off. */
  | { readonly kind: 'same' | 'different'; readonly about: JoinAbout; readonly parties: readonly PartyRef[] }
  | { readonly kind: 'set'; readonly field: 'event-type'; readonly targets: readonly MarkRef[]; readonly value: EventTypeValue }
  /** `speaker` is an entity of the article. */
  | { readonly kind: 'set'; readonly field: 'speaker'; readonly targets: readonly MarkRef[]; readonly value: { readonly speaker: string | null } }
  | { readonly kind: 'set'; readonly field: 'role'; readonly targets: readonly MarkRef[]; readonly value: RoleValue }
  | { readonly kind: 'set'; readonly field: 'label'; readonly targets: readonly MarkRef[]; readonly value: { readonly polarity: Polarity; readonly target?: string | null | undefined } }
  | { readonly kind: 'set'; readonly field: 'published'; readonly targets: readonly MarkRef[]; readonly value: PublishedValue }
  | { readonly kind: 'reject'; readonly targets: readonly MarkRef[] }
  | { readonly kind: 'seen'; readonly doubt: string; readonly says: string }
);
