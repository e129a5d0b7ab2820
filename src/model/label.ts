import type { Because } from './because.ts';
import type { Span } from './span.ts';

export type Polarity = 'legitimising' | 'delegitimising' | 'neutral';

/** A wording that characterises an actor or act. Codebook section 6. */
export interface Label {
  readonly span: Span;
  readonly target: string | null;
  /** For a wording about an act. */
  readonly event?: string | null;
  readonly polarity: Polarity;
  /** Id of the statement it stands in; null in the outlet's own voice. */
  readonly voice: string | null;
  readonly distanced: boolean;
  readonly kind?: 'contested-name';
  readonly because?: Because;
}
