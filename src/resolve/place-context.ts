import { type ComparisonWord, type ComparisonWords, comparisonWords } from '../language/comparison-words.ts';
import { type Gazetteer, type KnownPlace, gazetteerOf } from '../language/gazetteer.ts';
import type { Language } from '../language/language.ts';
import { loadOutletFiles } from '../language/outlet-files.ts';
import type { Because } from '../model/because.ts';
import type { Entity } from '../model/entity.ts';
import type { ArticleRecord } from '../model/record.ts';
import { onceALanguage } from '../language/once-a-language.ts';

/** What the context says of a place's name; `place` is null when it is unclear which one is meant. */
export interface SettledPlace {
  readonly place: KnownPlace | null;
  readonly because: Because;
}

/** Words of the longest name of a country or town that is looked for around a place. */
const LONGEST_NAME_WORDS = 4;
/** What a country's name or nationality weighs against a town in it, and what its nearness adds. */
const COUNTRY_WEIGHT = 2;
const TOWN_WEIGHT = 1;
const SAME_SENTENCE = 3;
/** «طرابلس اللبنانية», «طرابلس شمالي لبنان»: a country within three words after the name. */
const BESIDE = 10;
const BESIDE_WORDS = 3;
const OUTLET_WEIGHT = 2;
/** The least that one country must weigh, and how much more than any other that has a town of the name. */
const LEAST_WEIGHT = 2;
const LEAST_MARGIN = 2;
/** What the country of a little known place must weigh: it stands beside the name, or twice in its sentence. */
const OUTSHINES = 8;
const OUTSHINING_MARGIN = 4;

interface Clue {
  readonly country: string;
  readonly weight: number;
  /** Number of its first word in the text. */
  readonly word: number;
  readonly sentence: number;
}

/** Tells which of several places a name means by the countries and towns that its article speaks of. */
export class PlaceContext {
  readonly #gazetteer: Gazetteer;
  readonly #words: ComparisonWords;
  /** Key of a name → its one country, and how much it says. */
  readonly #clues = new Map<string, { readonly country: string; readonly weight: number } | null>();
  readonly #firsts = new Set<string>();
  readonly #countryNames = new Map<string, string>();
  readonly #outletCountries = new Map<string, readonly string[]>();

  constructor(language: Language) {
    this.#gazetteer = gazetteerOf(language);
    this.#words = comparisonWords(language);
    for (const { id, spelling, attributes } of language.lexicon.ofClass('countries')) {
      this.#countryNames.set(id, attributes['latin'] ?? id);
      this.#addClue(spelling, id, COUNTRY_WEIGHT);
    }
    for (const { id, spelling } of language.lexicon.ofClass('nationality')) if (this.#gazetteer.isCountry(id)) this.#addClue(spelling, id, COUNTRY_WEIGHT);
    for (const { spelling, attributes } of language.lexicon.ofClass('known-places')) {
      const countries = new Set(this.#gazetteer.named(spelling).map(({ country }) => country));
      if (attributes['common'] !== 'yes' && attributes['country'] && attributes['country'] !== '-') this.#addClue(spelling, countries.size === 1 ? attributes['country'] : null, TOWN_WEIGHT);
    }
    for (const { name, also, countries } of loadOutletFiles()) {
      for (const spelling of [name, ...also]) this.#outletCountries.set(spelling, countries.map((country) => country.toLowerCase()));
    }
  }

  /** A word of two countries says nothing; a country's own name outweighs a town's. */
  #addClue(name: string, country: string | null, weight: number): void {
    const words = this.#words.phrase(name);
    if (words === '') return;
    this.#firsts.add(words.split(' ', 1)[0]!);
    const known = this.#clues.get(words);
    if (known && known.country !== country && known.weight > weight) return;
    this.#clues.set(words, known === undefined || known?.country === country ? country === null ? null : { country, weight } : null);
  }

  /** Every place of an article that the gazetteer knows, by entity. */
  settle(record: ArticleRecord): Map<string, SettledPlace> {
    const settled = new Map<string, SettledPlace>();
    let context: ArticleClues | null = null;
    for (const entity of record.entities) {
      if (entity.type !== 'place' || (entity.kb !== null && this.#gazetteer.isCountry(entity.kb))) continue;
      const candidates = this.#candidates(entity);
      if (candidates.length === 0) continue;
      const [only] = candidates;
      if (candidates.length === 1 && only!.isListed) settled.set(entity.id, { place: only!, because: { rule: 'only-place-of-name', says: `«${entity.name}» is ${this.#describe(only!)}` } });
      else settled.set(entity.id, this.#choose(entity, candidates, context ??= this.#readClues(record)));
    }
    return settled;
  }

  /** The places of the name, one a country: a town and its region lie together. */
  #candidates(entity: Entity): readonly KnownPlace[] {
    const known = entity.kb === null ? null : this.#gazetteer.ofId(entity.kb);
    const named = this.#gazetteer.named(entity.name);
    if (known && !named.includes(known)) return [known];
    const first = new Map<string | null, KnownPlace>();
    for (const place of named) if (!first.has(place.country)) first.set(place.country, place);
    return [...first.values()];
  }

  #choose(entity: Entity, candidates: readonly KnownPlace[], { clues, record, words }: ArticleClues): SettledPlace {
    const mentions = record.mentions.filter((mention) => mention.entity === entity.id).map(({ span }) => wordsOfSpan(words, span));
    const outlet = this.#outletCountries.get(record.outlet ?? '') ?? [];
    const weights = candidates.map(({ country }) => {
      if (country === null) return 0;
      const told = clues.reduce((sum, clue) => sum + (clue.country === country ? clue.weight * nearness(clue, mentions) : 0), 0);
      return told + (outlet.includes(country) ? OUTLET_WEIGHT : 0);
    });
    const best = weights.reduce((top, weight, i) => (weight > weights[top]! ? i : top), 0);
    const second = Math.max(0, ...weights.filter((_, i) => i !== best));
    const isClear = weights[best]! >= LEAST_WEIGHT && weights[best]! >= LEAST_MARGIN * second && this.#isAlone(entity, candidates[best]!);
    const place = outshining(candidates, weights, best) ?? (isClear ? candidates[best]! : null);
    return { place, because: this.#because(entity, candidates, { place, clues, outlet }) };
  }

  /** Two little known villages of one name in one country cannot be told apart. */
  #isAlone({ name }: Entity, place: KnownPlace): boolean {
    return place.isListed || this.#gazetteer.named(name).filter(({ country }) => country === place.country).length === 1;
  }

  #because(entity: Entity, candidates: readonly KnownPlace[], { place, clues, outlet }: { place: KnownPlace | null; clues: readonly Clue[]; outlet: readonly string[] }): Because {
    const told = candidates.map(({ country }) => `${this.#country(country)} ${clues.filter((clue) => clue.country === country).length}`).join(', ');
    const home = outlet.length > 0 ? `; the outlet is of ${outlet.map((country) => this.#country(country)).join(', ')}` : '';
    const says = `clues in the article: ${told}${home}`;
    if (!place) return { rule: 'place-unclear', says: `«${entity.name}» may be ${candidates.map((one) => this.#describe(one)).join(' or ')}; ${says}` };
    return { rule: 'place-by-context', says: `«${entity.name}» is ${this.#describe(place)}; ${says}` };
  }

  #describe({ latin, country }: KnownPlace): string {
    return country === null ? latin : `${latin} (${this.#country(country)})`;
  }

  #country(country: string | null): string {
    return country === null ? 'no country' : (this.#countryNames.get(country) ?? country);
  }

  #readClues(record: ArticleRecord): ArticleClues {
    const words = this.#words.cut(record.text);
    const clues: Clue[] = [];
    for (let word = 0; word < words.length; word++) {
      if (!this.#firsts.has(words[word]!.exact)) continue;
      let key = '';
      let met: Clue | null = null;
      for (let length = 1; length <= LONGEST_NAME_WORDS && word + length <= words.length; length++) {
        key += (length > 1 ? ' ' : '') + words[word + length - 1]!.exact;
        const clue = this.#clues.get(key);
        if (clue) met = { ...clue, word, sentence: words[word]!.sentence };
      }
      if (met) clues.push(met);
    }
    return { record, words, clues };
  }
}

/**
 * Where one place of the name is well known, it is meant unless another's country is spoken of near the name, and much more; but
 * not when its own country is never named, unless it is a capital.
 */
function outshining(candidates: readonly KnownPlace[], weights: readonly number[], best: number): KnownPlace | null {
  const listed = candidates.filter(({ isListed }) => isListed);
  const [known] = listed;
  if (listed.length !== 1 || candidates.length === 1) return null;
  const own = weights[candidates.indexOf(known!)]!;
  if (own === 0 && known!.kind !== 'capital') return null;
  const isOther = weights[best]! >= OUTSHINES && weights[best]! >= OUTSHINING_MARGIN * own;
  return isOther ? null : known!;
}

interface ArticleClues {
  readonly record: ArticleRecord;
  readonly words: readonly ComparisonWord[];
  readonly clues: readonly Clue[];
}

interface Place {
  /** Number of the first word after the mention. */
  readonly after: number;
  readonly sentence: number;
}

function wordsOfSpan(words: readonly ComparisonWord[], [start, end]: readonly [number, number]): Place {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  let after = low;
  while (after < words.length && words[after]!.start < end) after += 1;
  return { after, sentence: words[low]?.sentence ?? -1 };
}

function nearness({ word, sentence }: Clue, mentions: readonly Place[]): number {
  let nearest = 1;
  for (const mention of mentions) {
    if (word >= mention.after && word < mention.after + BESIDE_WORDS && sentence === mention.sentence) return BESIDE;
    if (sentence === mention.sentence) nearest = SAME_SENTENCE;
  }
  return nearest;
}

/** The place context of a language, made once. */
export const placeContextOf = onceALanguage((language) => new PlaceContext(language));
