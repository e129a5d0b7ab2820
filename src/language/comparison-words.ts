import { AL, PREPOSITIONS } from '../text/clitics.ts';
import { NEWLINE, NUMBER, PUNCT, WORD } from '../text/tokens.ts';
import type { Language } from './language.ts';
import { onceALanguage } from './once-a-language.ts';

/** A word as two texts are compared by it. Offsets are UTF-16 in the text it was cut from. */
export interface ComparisonWord {
  readonly start: number;
  readonly end: number;
  /** Folded, proclitics and article off. */
  readonly exact: string;
  /** The first letters of the word without its pronoun: inflections of one word mostly share it. */
  readonly loose: string;
  /** Counts sentences from the start of the text. */
  readonly sentence: number;
  /** Counts the stretches between any two punctuation marks. */
  readonly clause: number;
}

/** Letters of `loose`: four parted «تدريب/تدريبات» from «تدخل» best in the seeds' event sentences. */
const LOOSE_LETTERS = 4;
/** A conjunction is taken off when so many letters stay. */
const LEFT_AFTER_CONJUNCTION = 3;
const LEFT_AFTER_PREPOSITION = 4;
const SENTENCE_ENDS = new Set(['.', '؟', '?', '!', '…']);
const MOST_FORMS = 300_000;
const MOST_PHRASES = 100_000;

interface WordKeys {
  readonly exact: string;
  readonly loose: string;
}

/** Cuts texts into words that compare well whatever their clitics and spelling. */
export class ComparisonWords {
  readonly #language: Language;
  readonly #keys = new Map<string, WordKeys>();
  /** Keys by form id, good until the vocabulary forgets. */
  #keysByForm: WordKeys[] = [];
  #generation = 0;
  readonly #phrases = new Map<string, readonly ComparisonWord[]>();

  constructor(language: Language) {
    this.#language = language;
  }

  /** The words of `text`, or of its part `[start, end)`. */
  cut(text: string, start = 0, end = text.length): ComparisonWord[] {
    this.#language.forgetArticles();
    const { generation } = this.#language.vocabulary;
    if (generation !== this.#generation) [this.#keysByForm, this.#generation] = [[], generation];
    const tokens = this.#language.tokenize(text, [[start, end]]);
    const words: ComparisonWord[] = [];
    let sentence = 0;
    let clause = 0;
    for (let i = 0; i < tokens.count; i++) {
      const kind = tokens.kind[i]!;
      if (kind === WORD || kind === NUMBER) {
        const form = tokens.form[i]!;
        const { exact, loose } = (this.#keysByForm[form] ??= this.#keysOf(form));
        words.push({ start: tokens.start[i]!, end: tokens.end[i]!, exact, loose, sentence, clause });
      } else if (kind === NEWLINE || (kind === PUNCT && SENTENCE_ENDS.has(tokens.slice(i)))) {
        sentence += 1;
        clause += 1;
      } else if (kind === PUNCT) clause += 1;
    }
    return words;
  }

  /** The words of a short phrase that comes again and again: a name, a title. */
  ofPhrase(text: string): readonly ComparisonWord[] {
    let words = this.#phrases.get(text);
    if (!words) {
      if (this.#phrases.size >= MOST_PHRASES) this.#phrases.clear();
      this.#phrases.set(text, (words = this.cut(text)));
    }
    return words;
  }

  /** The comparison key of a phrase: its exact keys joined. */
  phrase(text: string): string {
    return this.ofPhrase(text).map(({ exact }) => exact).join(' ');
  }

  #keysOf(form: number): WordKeys {
    const folded = this.#language.vocabulary.text(form);
    const known = this.#keys.get(folded);
    if (known) return known;
    if (this.#keys.size >= MOST_FORMS) this.#keys.clear();
    const exact = this.#withoutFront(folded);
    const keys = { exact, loose: this.#withoutPronoun(exact).slice(0, LOOSE_LETTERS) };
    this.#keys.set(folded, keys);
    return keys;
  }

  /** Takes proclitics off until nothing more comes off, so that a word has one key whatever it carries. */
  #withoutFront(word: string): string {
    for (let stem = word; ; ) {
      const shorter = this.#oneFrontOff(stem);
      if (shorter === stem) return stem;
      stem = shorter;
    }
  }

  #oneFrontOff(word: string): string {
    let best = word;
    for (const reading of this.#language.readings(this.#language.vocabulary.id(word))) {
      if (reading.suffix || (reading.clitics & AL) === 0 || reading.stem.length < 2) continue;
      if (reading.stem.length < best.length) best = reading.stem;
    }
    if (best !== word) return best;
    for (const reading of this.#language.readings(this.#language.vocabulary.id(word))) {
      if (reading.suffix || reading.clitics === 0 || reading.fused || reading.clitics & AL) continue;
      const least = reading.clitics & PREPOSITIONS ? LEFT_AFTER_PREPOSITION : LEFT_AFTER_CONJUNCTION;
      if (reading.stem.length >= least && reading.stem.length < best.length) best = reading.stem;
    }
    return best;
  }

  #withoutPronoun(word: string): string {
    let best = word;
    for (const reading of this.#language.readings(this.#language.vocabulary.id(word))) {
      if (reading.clitics !== 0 || !reading.suffix) continue;
      if (reading.stem.length >= 3 && reading.stem.length < best.length) best = reading.stem;
    }
    return best;
  }
}

/** The comparison words of a language, made once. */
export const comparisonWords = onceALanguage((language) => new ComparisonWords(language));
