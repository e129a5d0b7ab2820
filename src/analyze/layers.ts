import type { Article } from '../model/article.ts';
import type { ModelName } from '../model/model-name.ts';
import type { Published } from '../model/published.ts';
import type { Analysis } from '../model/record.ts';
import type { Language } from '../language/language.ts';
import type { LexiconMatches } from '../language/lexicon-matches.ts';
import type { Tokens } from '../text/tokens.ts';

/** Everything that steps read and write while one article is analysed. */
export interface Layers extends Analysis {
  readonly article: Article;
  /** Tokens of the blocks with a reading role only; a NEWLINE stands between blocks. */
  readonly tokens: Tokens;
  /** Lexicon entries met in `tokens`. */
  readonly found: LexiconMatches;
  readonly published: Published | null;
  /** Names that a model outside of the analysis found; none as a rule. */
  readonly modelNames: readonly ModelName[];
}

export type Layer = keyof Layers;

/** One step of the analysis: it declares which layers it reads and which it writes, and touches no others. */
export interface Step<Reads extends Layer = Layer, Writes extends Layer = Layer> {
  readonly name: string;
  readonly reads: readonly Reads[];
  readonly writes: readonly Writes[];
  run(layers: Pick<Layers, Reads>, language: Language): Pick<Layers, Writes>;
}

/** Declares a step; the compiler holds `run` to the layers named. */
export function defineStep<Reads extends Layer, Writes extends Layer>(step: Step<Reads, Writes>): Step<Reads, Writes> {
  return step;
}
