import type { Language } from './language.ts';
import type { LexiconEntry } from './lexicon.ts';
import { onceALanguage } from './once-a-language.ts';

/** A place that the language data knows. */
export interface KnownPlace {
  readonly id: string;
  readonly latin: string;
  readonly kind: string;
  /** ISO 3166-1, null for seas and regions of several countries. */
  readonly country: string | null;
  /** Latitude and longitude in degrees, null where no source gives them. */
  readonly at: readonly [number, number] | null;
  /** Whether it stands in the list that is looked for in texts: towns beyond it are little known. */
  readonly isListed: boolean;
}

/** Classes that hold places, the better known first. */
const LISTED = 'known-places';
const LITTLE_KNOWN = 'towns';

/** Places by name: several towns bear one name, the best known comes first. */
export class Gazetteer {
  readonly #language: Language;
  readonly #byName = new Map<string, KnownPlace[]>();
  readonly #byId = new Map<string, KnownPlace>();
  readonly #countries = new Set<string>();

  constructor(language: Language) {
    this.#language = language;
    for (const entry of language.lexicon.ofClass(LISTED)) this.#add(entry, LISTED);
    for (const entry of language.lexicon.ofClass(LITTLE_KNOWN)) this.#add(entry, LITTLE_KNOWN);
    for (const { id } of language.lexicon.ofClass('countries')) this.#countries.add(id);
  }

  #add({ id, spelling, attributes }: LexiconEntry, list: string): void {
    let place = this.#byId.get(id);
    if (!place) {
      const { country, latin = '', kind = '', at } = attributes;
      place = { id, latin, kind, country: country && country !== '-' ? country : null, at: parsePoint(at), isListed: list === LISTED };
      this.#byId.set(id, place);
    }
    const key = this.#key(spelling);
    const bearers = this.#byName.get(key);
    if (!bearers) this.#byName.set(key, [place]);
    else if (!bearers.includes(place)) bearers.push(place);
  }

  #key(name: string): string {
    return this.#language.cutSpelling(name).join(' ');
  }

  /** Every place that bears a name, whatever its spelling of hamza and the like. */
  named(name: string): readonly KnownPlace[] {
    return this.#byName.get(this.#key(name)) ?? NOBODY;
  }

  ofId(id: string): KnownPlace | null {
    return this.#byId.get(id) ?? null;
  }

  isCountry(id: string): boolean {
    return this.#countries.has(id);
  }
}

const NOBODY: readonly KnownPlace[] = [];

function parsePoint(at: string | undefined): readonly [number, number] | null {
  if (!at || at === '-') return null;
  const [latitude = NaN, longitude = NaN] = at.split(',').map(Number);
  return Number.isFinite(latitude) && Number.isFinite(longitude) ? [latitude, longitude] : null;
}

/** The gazetteer of a language, made once. */
export const gazetteerOf = onceALanguage((language) => new Gazetteer(language));
