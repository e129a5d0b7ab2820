import type { Because } from './because.ts';
import type { Span } from './span.ts';

export const EVENT_TYPES = [
  'AGREE', 'CONSULT', 'SUPPORT', 'COOPERATE', 'AID', 'CONCEDE', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN',
  'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];
export type Side = 'actor' | 'recipient' | 'also';
export type Status = 'happened' | 'ongoing' | 'planned' | 'hypothetical' | 'denied';

export interface Participant {
  readonly entity: string;
  readonly side: Side;
}

/** Words for somebody who takes part and is no entity: «مسلحون مجهولون», «موظف». */
export interface Unnamed {
  readonly side: Side;
  readonly span: Span;
}

/** Days or months, ISO; a null bound is open. `rel` is kept when publication is open. */
export interface EventTime {
  readonly start: string | null;
  readonly end: string | null;
  readonly rel?: string | null;
}

/** Something that happened, is planned or is denied, once per article. Codebook section 5. */
export interface Event {
  readonly id: string;
  readonly type: EventType;
  readonly mode: string | null;
  readonly triggers: readonly Span[];
  readonly participants: readonly Participant[];
  readonly unnamed?: readonly Unnamed[];
  readonly place: string | null;
  readonly time: EventTime | null;
  readonly status: Status;
  /** Id of the statement whose content holds it, null in the outlet's own voice. */
  readonly within: string | null;
  readonly context: readonly string[];
  readonly marginal?: boolean;
  readonly because?: Because;
}
