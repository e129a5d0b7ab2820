import type { Because } from './because.ts';
import type { Block } from './block.ts';
import type { EventType } from './event.ts';
import type { Polarity } from './label.ts';
import type { Span } from './span.ts';

/** What in a record a decision can be about. `article` is the record as a whole. */
export type Mark = 'mention' | 'time' | 'quantity' | 'statement' | 'event' | 'label' | 'block' | 'article';

/** How a request names a mark of an article as it stands: by its local id where it has one, else by its span. */
export interface MarkRef {
  readonly article: string;
  readonly mark: Mark;
  readonly id?: string | undefined;
  readonly span?: Span | undefined;
}

/**
 * Words of an article on which a decision hangs. Ids of a record change when it is analysed anew; the words do not:
 * the mark is found again at the same place, else at the nearest place with the same words.
 */
export interface Anchor {
  readonly article: string;
  readonly mark: Mark;
  readonly span: Span;
  /** The words there, from the start; long ones are cut. */
  readonly quote: string;
  /** What tells it from another mark on the same words: the type of an event, the name of an entity. */
  readonly says: string;
}

export type JoinAbout = 'entity' | 'happening';

/** Subject of a decision `same` or `different`: two or more things are one, or two parties are two. */
export interface JoinSubject {
  readonly about: JoinAbout;
  /** `same`: a party each of the things that are one. `different`: what was parted off, then what stays. */
  readonly parties: readonly { readonly title: string; readonly anchors: readonly Anchor[] }[];
}

export interface EventTypeValue { readonly type: EventType; readonly mode: string | null }
/** `speaker` null: no source is named. */
export interface SpeakerValue { readonly speaker: Anchor | null }
export interface RoleValue { readonly role: Block['role'] }
export interface LabelValue { readonly polarity: Polarity; readonly target: Anchor | null }
/** Days, ISO; both null when nothing is known. */
export interface PublishedValue { readonly start: string | null; readonly end: string | null }

/** A field that a person may set, with its value. */
export type FieldValue =
  | { readonly field: 'event-type'; readonly value: EventTypeValue }
  | { readonly field: 'speaker'; readonly value: SpeakerValue }
  | { readonly field: 'role'; readonly value: RoleValue }
  | { readonly field: 'label'; readonly value: LabelValue }
  | { readonly field: 'published'; readonly value: PublishedValue };
export type Field = FieldValue['field'];

/** Subject of a decision `set`: `was` and `now` say the change in the codebook's words, for the change log. */
export type SetSubject = FieldValue & { readonly targets: readonly Anchor[]; readonly was: string; readonly now: string };

/** Subject of a decision `reject`: these marks are wrong and are taken out. */
export interface RejectSubject {
  readonly targets: readonly Anchor[];
  readonly was: string;
}

/** Subject of a decision `seen`: a doubt of the review queue that a person looked at and left as it is. */
export interface SeenSubject {
  readonly doubt: string;
  readonly says: string;
}

/** The rule that explanations name where a person decided. */
export const CORRECTED = 'manual-correction';
/** The rule that they name where a person parted two things. */
export const PARTED = 'manual-split';

/** Whether a person decided it, not a rule. */
export function isByPerson({ rule }: Because): boolean {
  return rule === CORRECTED || rule === PARTED;
}
