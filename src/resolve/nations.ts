import type { Language } from '../language/language.ts';
import { type NameSpelling, nameSpelling } from './name-spelling.ts';
import { onceALanguage } from '../language/once-a-language.ts';

const LONGEST_COUNTRY_WORDS = 3;

/** Which country a name belongs to: by nationality («وزارة الدفاع التركية»), country or well-known place in it. */
export class Nations {
  readonly #spelling: NameSpelling;
  readonly #countryOf = new Map<string, string | null>();
  readonly #known = new Map<string, string | null>();

  constructor(language: Language, spelling: NameSpelling) {
    this.#spelling = spelling;
    for (const { id, spelling: name } of language.lexicon.ofClass('nationality')) this.#add(name, id);
    for (const { id, spelling: name } of language.lexicon.ofClass('countries')) this.#add(name, id);
    const places = language.lexicon.ofClass('known-places').filter(({ attributes }) => attributes['country'] && attributes['country'] !== '-');
    const capitals = new Set<string>();
    for (const { attributes, spelling: name } of places) {
      if (attributes['kind'] !== 'capital') continue;
      capitals.add(this.#key(name));
      this.#add(name, attributes['country']!);
    }
    // «طرابلس» alone is the capital and not its namesake
    for (const { attributes, spelling: name } of places) if (!capitals.has(this.#key(name))) this.#add(name, attributes['country']!);
  }

  #key(name: string): string {
    return this.#spelling.plainWords(name).join(' ');
  }

  /** A word of two countries says nothing. */
  #add(name: string, country: string): void {
    const key = this.#key(name);
    const known = this.#countryOf.get(key);
    this.#countryOf.set(key, known === undefined || known === country ? country : null);
  }

  /** The country of the first wording that names one. */
  ofWordings(wordings: readonly string[]): string | null {
    for (const wording of wordings) {
      const country = this.ofName(wording);
      if (country) return country;
    }
    return null;
  }

  /** The one country that a name names; null when it names none or several. */
  ofName(name: string): string | null {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const words = this.#spelling.plainWords(name);
    const found = new Set<string>();
    for (let i = 0; i < words.length; i++) {
      for (let length = 1; length <= LONGEST_COUNTRY_WORDS && i + length <= words.length; length++) {
        const country = this.#countryOf.get(words.slice(i, i + length).join(' '));
        if (country) found.add(country);
      }
    }
    const country = found.size === 1 ? [...found][0]! : null;
    this.#known.set(name, country);
    return country;
  }
}

/** The nations of a language, made once. */
export const nationsOf = onceALanguage((language) => new Nations(language, nameSpelling(language)));
