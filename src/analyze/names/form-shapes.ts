import type { Language } from '../../language/language.ts';
import { AL, SA, WA } from '../../text/clitics.ts';
import { onceALanguage } from '../../language/once-a-language.ts';
import { widened } from '../../text/row.ts';

/** One way to part a word: its folded stem and what stands before it. */
export interface FormReading {
  readonly prefix: string;
  readonly fused: boolean;
  readonly stem: string;
  /** Whether the article was taken off the stem. */
  readonly article: boolean;
  readonly clitics: number;
}

/** What the letters of a folded word tell, as bits: that it may begin with the article and nothing before it, or with و and the article; */
export const PLAIN_ARTICLE = 1;
export const CONJOINED_ARTICLE = 2;
/** with the fused «لل»; with و; */
export const FUSED_LAM = 4;
export const CONJOINED = 8;
/** with a letter that begins verbs of the present, و before it or not; and that it ends like one of two or many, too. */
export const LIKE_VERB = 16;
export const LIKE_VERB_OF_TWO = 32;
/** That it is «بن» or the like. */
export const FILIATION = 64;
const WORKED_OUT = 128;

/** Shorter words with a verb's letters are names too («يونان»). */
const SHORTEST_VERB_OF_TWO = 7;

const FIRST_ROOM = 1 << 16;

/** The last two letters of a folded word as one number: parting a word costs more than a look at its end. */
export const endingOf = (form: string): number => (form.length > 1 ? form.charCodeAt(form.length - 2) << 16 : 0) | form.charCodeAt(form.length - 1);

/** What a folded word is without its article. */
export interface Shape {
  /** Whether the word may begin with the article and nothing before it. */
  readonly plain: boolean;
  /** Whether it may begin with و and the article. */
  readonly conjoined: boolean;
  /** The form with its article restored, when it begins with a fused preposition. */
  readonly unfused: string | null;
  /** The form without its article. */
  readonly bare: string;
}

/** Shapes and readings of folded words, worked out once a word. */
export class FormShapes {
  readonly #language: Language;
  readonly #shapes: (Shape | undefined)[] = [];
  readonly #readings: (readonly FormReading[] | undefined)[] = [];
  #bits = new Uint8Array(FIRST_ROOM);
  #generation = 0;

  constructor(language: Language) {
    this.#language = language;
  }

  shape(form: number): Shape {
    this.#forgetArticles();
    return (this.#shapes[form] ??= this.#makeShape(form));
  }

  /** Bits of PLAIN_ARTICLE and its like. */
  bits(form: number): number {
    this.#forgetArticles();
    const known = this.#bits[form]!;
    return known > 0 ? known : this.#workBits(form);
  }

  /** Every way to part a word's proclitics off, the whole word first; pronouns stay on. */
  readings(form: number): readonly FormReading[] {
    this.#forgetArticles();
    return (this.#readings[form] ??= this.#makeReadings(form));
  }

  #forgetArticles(): void {
    const { generation, baseSize } = this.#language.vocabulary;
    if (this.#generation === generation) return;
    for (const kept of [this.#shapes, this.#readings]) kept.length = Math.min(kept.length, baseSize);
    this.#bits.fill(0, baseSize);
    this.#generation = generation;
  }

  #workBits(form: number): number {
    const { vocabulary, lexicon } = this.#language;
    if (form >= this.#bits.length) this.#bits = widened(this.#bits, 2 * Math.max(form, vocabulary.size));
    const text = vocabulary.text(form);
    const { plain, conjoined, unfused } = this.shape(form);
    let bits = WORKED_OUT | (plain ? PLAIN_ARTICLE : 0) | (conjoined ? CONJOINED_ARTICLE : 0) | (unfused !== null ? FUSED_LAM : 0);
    for (const { prefix, clitics, stem } of this.readings(form)) {
      if (prefix !== '' && (clitics & WA) !== 0) bits |= CONJOINED;
      if ((clitics & ~WA) === 0 && lexicon.ofClass('verb-prefixes').some(({ spelling }) => stem.startsWith(spelling))) bits |= LIKE_VERB;
    }
    if ((bits & LIKE_VERB) !== 0 && text.length >= SHORTEST_VERB_OF_TWO && lexicon.ofClass('verb-endings').some(({ spelling }) => text.endsWith(spelling))) bits |= LIKE_VERB_OF_TWO;
    if (filiationsOf(this.#language).has(text)) bits |= FILIATION;
    this.#bits[form] = bits;
    return bits;
  }

  #makeReadings(form: number): readonly FormReading[] {
    return this.#language.readings(form)
      .filter((reading) => reading.suffix === '' && (reading.clitics & SA) === 0)
      .map(({ prefix, fused, stem, clitics }) => ({ prefix, fused, stem, clitics, article: (clitics & AL) !== 0 }));
  }

  #makeShape(form: number): Shape {
    const shape = { plain: false, conjoined: false, unfused: null as string | null, bare: this.#language.vocabulary.text(form) };
    let isBare = false;
    const readings = this.#language.readings(form);
    const relatives = relativesOf(this.#language);
    if (readings.some(({ clitics, suffix, stem }) => (clitics & AL) === 0 && suffix === '' && relatives.has(stem))) return shape;
    for (const { suffix, clitics, fused, stem } of readings) {
      if (suffix !== '') continue;
      if (fused) {
        if ((clitics & (AL | WA)) === 0) shape.unfused ??= stem;
        continue;
      }
      if (clitics === AL && !isBare) [shape.bare, isBare] = [stem, true];
      if (clitics === AL) shape.plain = true;
      if (clitics === (AL | WA)) shape.conjoined = true;
    }
    return shape;
  }
}

/** The folded words «بن» and the like. */
export const filiationsOf = onceALanguage((language): ReadonlySet<string> =>
  new Set(language.lexicon.ofClass('name-parts').filter(({ id }) => id === 'son').map(({ spelling }) => language.fold.fold(spelling))));

/** «الذي» carries no article. */
const relativesOf = onceALanguage((language): ReadonlySet<string> =>
  new Set(language.lexicon.ofClass('cue-particles').filter(({ attributes }) => attributes['kind'] === 'relative').map(({ spelling }) => language.fold.fold(spelling))));

export const shapesOf = onceALanguage((language) => new FormShapes(language));
