import type { LexiconEntry } from '../../language/lexicon.ts';
import type { Words } from './words.ts';

const PLACES = 'known-places';

/** Stands for the id where an article names several places of a country. */
const SEVERAL = '';

/** The places of the gazetteer that an article names, by their countries. */
export class CountryPlaces {
  /** The id of the only one of each country, or SEVERAL. */
  readonly #only = new Map<string, string>();

  constructor(words: Words) {
    for (let at = 0; at < words.count; at++) {
      const place = words.find(at, PLACES);
      if (place) this.#add(place.entry);
    }
  }

  #add({ id, attributes }: LexiconEntry): void {
    const country = attributes['country'] ?? '-';
    const only = this.#only.get(country);
    this.#only.set(country, only === undefined || only === id ? id : SEVERAL);
  }

  /** Whether the article names a place of a country besides the one of an id. */
  hasOther(country: string, id: string): boolean {
    const only = this.#only.get(country);
    return only !== undefined && only !== id;
  }
}
