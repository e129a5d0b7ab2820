import type { SlotValue } from '../../language/grammar.ts';
import type { Language } from '../../language/language.ts';
import type { LexiconMatches } from '../../language/lexicon-matches.ts';
import type { Quantity } from '../../model/time.ts';
import { AL, BI, KA, LI, WA } from '../../text/clitics.ts';
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

  /** A noun that may have the article («الدول الثلاث», «مئات المدنيين»). */
  readDefinite(slot: SlotValue, value: number): CountedNoun | null {
    const noun = this.read(slot, value);
    return noun && !noun.isKnown && this.hasArticle(slot) ? { ...noun, unit: this.#singular(slot.text.slice(ARTICLE_LENGTH), value) } : noun;
  }

  /** The noun of a slot after a number of that value; null when the word is no noun that can be counted. */
  read(slot: SlotValue, value: number): CountedNoun | null {
    const entries = this.#found.at(slot.from);
    const known = entries.find(({ entry, clitics, suffix }) => entry.class === 'counted-nouns' && (clitics & ~AL) === 0 && suffix === '')?.entry.attributes;
    if (known) {
      return {
        unit: known['unit'] ?? slot.text, count: known['count'] ?? 'singular', isKnown: true, isPerson: known['person'] === 'yes',
        what: (known['what'] as Quantity['what']) ?? null,
      };
    }
    const time = entries.find(({ entry, clitics }) => entry.class === 'time-units' && (clitics & ~AL) === 0)?.entry.attributes;
    if (time) return { unit: time['unit'] ?? slot.text, count: time['number'] ?? 'singular', what: null, isPerson: false, isKnown: true };
    if (entries.some(({ entry, clitics, suffix }) => STOPS.has(entry.class) && clitics === 0 && suffix === '') || this.#isJoined(slot.from)) return null;
    return { unit: this.#singular(slot.text, value), count: 'unknown', what: null, isPerson: false, isKnown: false };
  }

  isKnown({ from }: SlotValue): boolean {
    return this.#found.at(from).some(({ entry }) => entry.class === 'counted-nouns' || entry.class === 'time-units');
  }

  /** Whether a word may be a singular with the article: not when the list knows it as a plural. */
  isSingularAt(token: number): boolean {
    return token >= 0 && !this.#found.at(token).some(({ entry }) => entry.attributes['count'] === 'plural' || entry.attributes['number'] === 'plural');
  }

  hasArticle(slot: SlotValue): boolean {
    return this.#language.readings(this.#tokens.form[slot.from]!).some(({ clitics, suffix }) => (clitics & AL) !== 0 && suffix === '');
  }

  /** «المراكز الإدارية الستة», but «المواطنين بسعر 8»: an adjective of a noun with the article has the article alone. */
  isAdjective(slot: SlotValue): boolean {
    return this.#language.readings(this.#tokens.form[slot.from]!).some(({ clitics, suffix }) => clitics === AL && suffix === '');
  }

  /** «48 وأصيب 30», «37 بالدوري», «150 كالحراسة»: what follows is not counted. */
  #isJoined(token: number): boolean {
    const form = this.#tokens.form[token]!;
    return this.#language.vocabulary.text(form).length < 2 || this.#language.readings(form).some(({ clitics }) => (clitics & WA) !== 0 || ((clitics & AL) !== 0 && (clitics & (BI | LI | KA)) !== 0));
  }

  #singular(text: string, value: number): string {
    const stem = [...text].filter((char) => !this.#language.fold.isDropped(char.charCodeAt(0))).join('');
    const count = value >= 3 && value <= 10 ? 'plural' : value > 10 && value < 100 ? 'accusative' : '';
    for (const { spelling, attributes } of this.#language.lexicon.ofClass('noun-endings')) {
      if (attributes['count'] !== count || !stem.endsWith(spelling) || stem.length < spelling.length + SHORTEST_STEM) continue;
      return stem.slice(0, -spelling.length) + (attributes['becomes'] === '-' ? '' : attributes['becomes']);
    }
    return stem;
  }
}

const STOPS = new Set(['quantity-stops', 'quantity-kinds']);
const ARTICLE_LENGTH = 2;
const SHORTEST_STEM = 2;
