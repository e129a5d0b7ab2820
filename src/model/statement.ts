import type { Because } from './because.ts';
import { type Span, spanHolds } from './span.ts';

export type Force =
  | 'say' | 'assert' | 'deny' | 'warn' | 'threaten' | 'demand' | 'promise' | 'praise' | 'accuse' | 'claim' | 'expect';
export type Channel =
  | 'communique' | 'remarks' | 'interview' | 'press-conference' | 'post' | 'report' | 'document' | 'unknown';

/** One link of a chain: who passed it on, and how. `by` is null for an unknown outlet. */
export interface Link {
  readonly by: string | null;
  readonly how: Channel;
  /** Local entity id of `by` when it is one. */
  readonly entity?: string | null;
}

/** A stretch of text that the article attributes to a source. Codebook section 4. */
export interface Statement {
  readonly id: string;
  readonly speaker: string | null;
  /** All speakers when joint; `speaker` is the first. */
  readonly speakers?: readonly string[];
  readonly cue: { readonly span: Span; readonly lemma: string; readonly force: Force };
  readonly content: Span;
  readonly mode: 'direct' | 'indirect';
  readonly channel: Channel;
  /** Origin first, the outlet last. */
  readonly chain: readonly Link[];
  readonly distanced?: boolean;
  /** Reality of the content's main clause. */
  readonly realis?: 'asserted' | 'negated' | 'conditional' | 'future' | 'obligation' | 'question';
  readonly because?: Because;
}

/** Everybody who speaks in a statement, by entity; empty when nobody is named. */
export const allSpeakersOf = ({ speaker, speakers }: Pick<Statement, 'speaker' | 'speakers'>): readonly string[] => speakers ?? (speaker ? [speaker] : []);

/** The statement whose content holds a span most closely; of equals the first. */
export function findInnermostStatement(statements: readonly Statement[], span: Span): Statement | null {
  let best: Statement | null = null;
  for (const statement of statements) {
    const [from, to] = statement.content;
    if (spanHolds(statement.content, span) && (!best || to - from < best.content[1] - best.content[0])) best = statement;
  }
  return best;
}
