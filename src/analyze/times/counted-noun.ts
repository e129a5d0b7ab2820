import type { SlotValue } from '../../language/grammar.ts';
import type { Language } from '../../language/language.ts';
import type { LexiconMatches } from '../../language/lexicon-matches.ts';
import type { Quantity } from '../../model/time.ts';
import { AL, WA } from '../../text/clitics.ts';
import type { Tokens } from '../../text/tokens.ts';

/** A noun beside a number. */
export interface CountedNoun {
  /** Its singular. */
  readonly unit: string;
  readonly count: string;
  /** What the noun itself says became of people («قتيل»). */
  readonly what: NonNullable<Quantity['what']> | null;
  readonly isPerson: boolean;
  /** Whether `words/counted-nouns.tsv` has it. */
  readonly isKnown: boolean;
}

/** Finds the singular of nouns beside numbers: from the lists, else by their ending. */
export class CountedNouns {
  readonly #tokens: Tokens;
  readonly #found: LexiconMatches;
  readonly #language: Language;

  constructor(tokens: Tokens, found: LexiconMatches, language: Language) {
    this.#tokens = tokens;
    this.#found = found;
    this.#language = language;
  }

  /** The noun of a slot after (or before) a number of that value; null when the word is no noun that can be counted. */
  read(slot: SlotValue, value: number): CountedNoun | null {
    const entries = this.#found.at(slot.from);
    const known = entries.find(({ entry, clitics, suffix }) => entry.class === 'counted-nouns' && (clitics & ~AL) === 0 && suffix === '')?.entry.attributes;
    if (known) {
      return {
        unit: known['unit'] ?? slot.text, count: known['count'] ?? 'singular', isKnown: true, isPerson: known['person'] === 'yes',
        what: (known['what'] as Quantity['what']) ?? null,
      };
    }
    // «رجالنا»: with a pronoun a noun is not counted
    if (entries.some(({ entry, suffix }) => entry.class === 'counted-nouns' && suffix !== '')) return null;
    const time = entries.find(({ entry, clitics }) => entry.class === 'time-units' && (clitics & ~AL) === 0)?.entry.attributes;
    if (time) return { unit: time['unit'] ?? slot.text, count: time['number'] ?? 'singular', what: null, isPerson: false, isKnown: true };
    if (entries.some(({ entry }) => entry.class === 'quantity-stops' || entry.class === 'quantity-kinds') || this.#isJoined(slot.from)) return null;
    return { unit: this.#singular(slot, value), count: 'unknown', what: null, isPerson: false, isKnown: false };
  }

  hasArticle(slot: SlotValue): boolean {
    return this.#language.readings(this.#tokens.form[slot.from]!).some(({ clitics, suffix }) => (clitics & AL) !== 0 && suffix === '');
  }

  /** «48 وأصيب 30»: the next clause. */
  #isJoined(token: number): boolean {
    return this.#language.readings(this.#tokens.form[token]!).some(({ clitics }) => (clitics & WA) !== 0);
  }

  #singular(slot: SlotValue, value: number): string {
    const written = [...slot.text].filter((char) => !this.#language.fold.isDropped(char.charCodeAt(0))).join('');
    const article = this.hasArticle(slot) ? ARTICLE_LENGTH : 0;
    const stem = written.slice(article);
    const count = value >= 3 && value <= 10 ? 'plural' : value > 10 && value < 100 ? 'accusative' : '';
    for (const { spelling, attributes } of this.#language.lexicon.ofClass('noun-endings')) {
      if (attributes['count'] !== count || !stem.endsWith(spelling) || stem.length < spelling.length + SHORTEST_STEM) continue;
      return stem.slice(0, -spelling.length) + (attributes['becomes'] === '-' ? '' : attributes['becomes']);
    }
    return stem;
  }
}

const ARTICLE_LENGTH = 2;
const SHORTEST_STEM = 2;
