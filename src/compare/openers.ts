import { type ComparisonWord, comparisonWords } from '../language/comparison-words.ts';
import type { Language } from '../language/language.ts';
import { onceALanguage } from '../language/once-a-language.ts';

/** What begins at some words: another thing told, a circumstance of the one before, an aside of time, who else was there. */
export type Opening = 'addition' | 'circumstance' | 'aside' | 'company';

interface Opener {
  readonly opening: Opening;
  readonly words: readonly string[];
}

/** The words at which a clause begins something of its own: `words/compare-openers.tsv`. */
export class Openers {
  /** By their first word, the longer ones first. */
  readonly #byFirst = new Map<string, Opener[]>();

  constructor(language: Language) {
    const cutter = comparisonWords(language);
    for (const { id, spelling } of language.lexicon.ofClass('compare-openers')) {
      const words = cutter.ofPhrase(spelling).map(({ exact }) => exact);
      const known = this.#byFirst.get(words[0]!);
      const opener = { opening: id as Opening, words };
      if (known) known.push(opener);
      else this.#byFirst.set(words[0]!, [opener]);
    }
    for (const openers of this.#byFirst.values()) openers.sort((a, b) => b.words.length - a.words.length);
  }

  /** What begins at a word, and how many words say so; null when nothing does. */
  at(words: readonly ComparisonWord[], i: number): { readonly opening: Opening; readonly length: number } | null {
    const found = this.#byFirst.get(words[i]!.exact)?.find((opener) => opener.words.every((word, k) => k === 0 || words[i + k]?.exact === word));
    return found ? { opening: found.opening, length: found.words.length } : null;
  }

  /** As `at`, where the word is the first of its clause. */
  atClause(words: readonly ComparisonWord[], i: number): { readonly opening: Opening; readonly length: number } | null {
    return i === 0 || words[i - 1]!.clause !== words[i]!.clause ? this.at(words, i) : null;
  }
}

/** The openers of a language, made once. */
export const openersOf = onceALanguage((language) => new Openers(language));
