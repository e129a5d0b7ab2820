import type { Span } from './span.ts';

/** `person`: somebody corrected it by hand. */
export type PublishedBasis = 'metadata' | 'printed' | 'caption' | 'comment' | 'text' | 'cross' | 'person';

/** One piece of evidence for a bound of the publication date. */
export interface PublishedEvidence {
  /** Into this article's text, or the other article's when `article` is given; absent for metadata. */
  readonly span?: Span;
  /** Id of another article whose text `span` indexes (`basis: cross`). */
  readonly article?: string;
  /** Where in the capture it was found (`meta[article:published_time]`, `url`, `json-ld`). */
  readonly where?: string;
  /** The raw value as found. */
  readonly raw?: string;
  readonly says: string;
}

/** An interval of days, ISO `YYYY-MM-DD`; a null bound is open. Codebook section 1. */
export interface Published {
  readonly start: string | null;
  readonly end: string | null;
  readonly basis: PublishedBasis;
  readonly evidence: readonly PublishedEvidence[];
}
