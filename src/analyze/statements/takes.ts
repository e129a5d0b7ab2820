/** Kinds of particles that govern what stands behind them. */
export const GOVERNING: ReadonlySet<string> = new Set(['ala', 'ila', 'min', 'about', 'fi', 'with']);

/** What a cue takes behind it, by its row of `words/cues.tsv`. */
export interface Takes {
  /** All that the row names, in its order. */
  readonly kinds: readonly string[];
  /** Those of them that are prepositions, a clitic or a word. */
  readonly prepositions: readonly string[];
  readonly about: boolean;
  readonly an: boolean;
  readonly as: boolean;
  readonly bare: boolean;
  readonly bi: boolean;
  readonly blame: boolean;
  readonly damma: boolean;
  readonly head: boolean;
  readonly him: boolean;
  readonly ila: boolean;
  readonly impersonal: boolean;
  readonly li: boolean;
  readonly only: boolean;
  readonly source: boolean;
  readonly text: boolean;
  readonly whom: boolean;
}

export function readTakes(column: string): Takes {
  const kinds = [...new Set(column.split(',').filter(Boolean))];
  const has = (kind: string): boolean => kinds.includes(kind);
  return {
    kinds, prepositions: kinds.filter((kind) => kind === 'li' || kind === 'bi' || GOVERNING.has(kind)), about: has('about'), an: has('an'), as: has('as'), bare: has('bare'), bi: has('bi'), blame: has('blame'), damma: has('damma'), head: has('head'),
    him: has('him'), ila: has('ila'), impersonal: has('impersonal'), li: has('li'), only: has('only'), source: has('source'), text: has('text'), whom: has('whom'),
  };
}
