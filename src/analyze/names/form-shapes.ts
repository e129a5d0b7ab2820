import type { Language } from '../../language/language.ts';
import { AL, type Reading, SA, WA } from '../../text/clitics.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import { FormRow } from '../../language/form-row.ts';
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

/** Endings of words are below this. */
export const ENDING_COUNT = 1024;

/** The last two letters of a folded word as one number, a few of them as the same: parting a word costs more than a look at its end. */
export const endingOf = (form: string): number => (31 * (form.length > 1 ? form.charCodeAt(form.length - 2) : 0) + form.charCodeAt(form.length - 1)) & (ENDING_COUNT - 1);

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
  readonly #shapes: FormRow<Shape>;
  readonly #readings: FormRow<readonly FormReading[]>;
  /** Whether the article stands behind so many letters of a word. */
  readonly #articles: FormRow<boolean[]>;
  #bits = new Uint8Array(FIRST_ROOM);
  /** `endingOf` of the words whose bits are worked out. */
  #endings = new Uint16Array(FIRST_ROOM);
  #generation = 0;
  readonly #vocabulary: Vocabulary;
  readonly #verbPrefixes: readonly string[];
  readonly #verbEndings: readonly string[];
  readonly #relatives: ReadonlySet<string>;
  readonly #filiations: ReadonlySet<string>;

  constructor(language: Language) {
    const { lexicon, vocabulary } = language;
    this.#language = language;
    this.#vocabulary = vocabulary;
    this.#shapes = new FormRow(vocabulary);
    this.#readings = new FormRow(vocabulary);
    this.#articles = new FormRow(vocabulary);
    this.#verbPrefixes = lexicon.ofClass('verb-prefixes').map(({ spelling }) => spelling);
    this.#verbEndings = lexicon.ofClass('verb-endings').map(({ spelling }) => spelling);
    this.#relatives = relativesOf(language);
    this.#filiations = filiationsOf(language);
  }

  shape(form: number): Shape {
    return this.#shapes.find(form) ?? this.#shapes.put(form, this.#makeShape(form));
  }

  /** Bits of PLAIN_ARTICLE and its like. */
  bits(form: number): number {
    if (this.#generation !== this.#vocabulary.generation) this.#forgetArticles();
    const known = this.#bits[form]!;
    return known > 0 ? known : this.#workBits(form);
  }

  /** `endingOf` of a word. */
  ending(form: number): number {
    this.bits(form);
    return this.#endings[form]!;
  }

  /** Every way to part a word's proclitics off, the whole word first; pronouns stay on. */
  readings(form: number): readonly FormReading[] {
    return this.#readings.find(form) ?? this.#readings.put(form, this.#makeReadings(form));
  }

  /** Whether a word is one with the article when its first letters are left out. */
  hasArticleAfter(form: number, letters: number): boolean {
    const known = this.#articles.find(form) ?? this.#articles.put(form, []);
    return (known[letters] ??= this.#isCut(this.#vocabulary.text(form).slice(letters)));
  }

  #isCut(form: string): boolean {
    return this.shape(this.#vocabulary.id(form)).bare !== form;
  }

  /** The ids of past articles' forms have gone to other forms. */
  #forgetArticles(): void {
    const { generation, baseSize } = this.#vocabulary;
    this.#bits.fill(0, baseSize);
    this.#generation = generation;
  }

  #workBits(form: number): number {
    if (form >= this.#bits.length) this.#widen(2 * Math.max(form, this.#vocabulary.size));
    const text = this.#vocabulary.text(form);
    this.#endings[form] = endingOf(text);
    const { plain, conjoined, unfused } = this.shape(form);
    let bits = WORKED_OUT | (plain ? PLAIN_ARTICLE : 0) | (conjoined ? CONJOINED_ARTICLE : 0) | (unfused !== null ? FUSED_LAM : 0);
    for (const { prefix, clitics, stem } of this.readings(form)) {
      if (prefix !== '' && (clitics & WA) !== 0) bits |= CONJOINED;
      if ((clitics & ~WA) === 0 && this.#verbPrefixes.some((prefix) => stem.startsWith(prefix))) bits |= LIKE_VERB;
    }
    if ((bits & LIKE_VERB) !== 0 && text.length >= SHORTEST_VERB_OF_TWO && this.#verbEndings.some((ending) => text.endsWith(ending))) bits |= LIKE_VERB_OF_TWO;
    if (this.#filiations.has(text)) bits |= FILIATION;
    this.#bits[form] = bits;
    return bits;
  }

  #widen(room: number): void {
    this.#bits = widened(this.#bits, room);
    this.#endings = widened(this.#endings, room);
  }

  #makeReadings(form: number): readonly FormReading[] {
    const out: FormReading[] = [];
    for (const { prefix, fused, stem, clitics, suffix } of this.#language.readings(form)) {
      if (suffix === '' && (clitics & SA) === 0) out.push({ prefix, fused, stem, clitics, article: (clitics & AL) !== 0 });
    }
    return out;
  }

  #makeShape(form: number): Shape {
    const text = this.#vocabulary.text(form);
    const shape = { plain: false, conjoined: false, unfused: null as string | null, bare: text };
    const readings = this.#language.readings(form);
    for (const { suffix, clitics, fused, stem } of readings) {
      if (suffix !== '') continue;
      if (fused) {
        if ((clitics & (AL | WA)) === 0) shape.unfused ??= stem;
        continue;
      }
      if (clitics === AL && !shape.plain) shape.bare = stem;
      if (clitics === AL) shape.plain = true;
      if (clitics === (AL | WA)) shape.conjoined = true;
    }
    const hasArticle = shape.plain || shape.conjoined || shape.unfused !== null;
    return hasArticle && this.#isRelative(readings) ? { plain: false, conjoined: false, unfused: null, bare: text } : shape;
  }

  #isRelative(readings: readonly Reading[]): boolean {
    return readings.some(({ clitics, suffix, stem }) => (clitics & AL) === 0 && suffix === '' && this.#relatives.has(stem));
  }
}

/** The folded words «بن» and the like. */
export const filiationsOf = onceALanguage((language): ReadonlySet<string> =>
  new Set(language.lexicon.ofClass('name-parts').filter(({ id }) => id === 'son').map(({ spelling }) => language.fold.fold(spelling))));

/** «الذي» carries no article. */
const relativesOf = onceALanguage((language): ReadonlySet<string> =>
  new Set(language.lexicon.ofClass('cue-particles').filter(({ attributes }) => attributes['kind'] === 'relative').map(({ spelling }) => language.fold.fold(spelling))));

export const shapesOf = onceALanguage((language) => new FormShapes(language));
