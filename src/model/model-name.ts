import type { Span } from './span.ts';

/** A name that a model outside of the analysis found in an article. */
export interface ModelName {
  readonly span: Span;
  readonly type: 'person' | 'organization' | 'place';
}
