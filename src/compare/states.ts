import { type ComparisonWords, comparisonWords } from '../language/comparison-words.ts';
import type { Language } from '../language/language.ts';
import { onceALanguage } from '../language/once-a-language.ts';

/** Says which state a name means, and of which state a body is an organ. */
export class States {
  readonly #words: ComparisonWords;
  readonly #byName = new Map<string, string>();
  readonly #byNationality = new Map<string, string>();
  readonly #organs: ReadonlySet<string>;
  readonly #known = new Map<string, string | null>();

  constructor(language: Language) {
    const words = comparisonWords(language);
    this.#words = words;
    for (const { id, spelling } of language.lexicon.ofClass('countries')) this.#byName.set(words.phrase(spelling), id);
    for (const { id, spelling } of language.lexicon.ofClass('nationality')) this.#byNationality.set(words.phrase(spelling), id);
    this.#organs = new Set(language.lexicon.ofClass('compare-organs').map(({ spelling }) => words.phrase(spelling)));
  }

  /** The state that bears a name; null for what is none. */
  named(name: string): string | null {
    return this.#byName.get(this.#words.phrase(name)) ?? null;
  }

  /** The state that a body speaks for by its name; null for a body that is no organ or does not say of which state. */
  ofOrgan(name: string): string | null {
    let state = this.#known.get(name);
    if (state === undefined) this.#known.set(name, (state = this.#findOrgan(name)));
    return state;
  }

  #findOrgan(name: string): string | null {
    const words = this.#words.ofPhrase(name).map(({ exact }) => exact);
    const isOrgan = [1, 2, 3].some((length) => this.#organs.has(words.slice(0, length).join(' ')));
    const nation = isOrgan ? words.find((word) => this.#byNationality.has(word)) : undefined;
    return nation === undefined ? null : this.#byNationality.get(nation)!;
  }
}

/** The states of a language's data, made once. */
export const statesOf = onceALanguage((language) => new States(language));
