import type { Because } from './because.ts';
import type { Span } from './span.ts';

export type EntityType = 'person' | 'organization' | 'place' | 'group';

/** A thing that an article names or describes. Ids (`e1`) are local to the article. */
export interface Entity {
  readonly id: string;
  readonly type: EntityType;
  /** The fullest standard Arabic spelling. */
  readonly name: string;
  readonly latin: string | null;
  readonly aliases: readonly string[];
  /** Id in the knowledge base (`languages/ar/names/known-*.tsv`), shared across languages. */
  readonly kb: string | null;
  readonly because?: Because;
}

/** Where a place lies. */
export interface Location {
  /** ISO 3166-1 in lower case; null for seas and regions of several countries. */
  readonly country: string | null;
  readonly kind: string;
  /** Latitude and longitude in degrees. */
  readonly at: readonly [number, number] | null;
  readonly because?: Because;
}

export type MentionForm = 'name' | 'partial' | 'title' | 'pronoun';

/** A span that names or refers to an entity. Several mentions may share a span (plural descriptions). */
export interface Mention {
  readonly span: Span;
  readonly entity: string;
  readonly form: MentionForm;
  /** The title that stands beside the name, resolved: "وزير الدفاع التركي". */
  readonly role: string | null;
  /** A capital used for its government. */
  readonly metonym?: boolean;
  readonly because?: Because;
}
