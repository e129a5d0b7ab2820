import type { Span } from './span.ts';

/**
 * Why an annotation stands: the rule, lexicon entry or model that made it, and the parts it was made from.
 * `rule` is a readable name (`title-before-name`); users see it. Trees are shallow: three levels are plenty.
 */
export interface Because {
  readonly rule: string;
  /** In words or the matched entry, for the reader: "«وزير الدفاع» is an office". */
  readonly says?: string;
  readonly span?: Span;
  readonly from?: readonly Because[];
}
