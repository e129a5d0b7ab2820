interface Phrase<Value> {
  readonly key: string;
  readonly words: readonly string[];
  readonly value: Value;
}

/** A phrase met in a key: its length in words and where it ends. */
interface KeyPhrase<Value> {
  readonly value: Value;
  readonly length: number;
  readonly end: number;
}

/** Phrases of folded words, the longest found first. */
export class PhraseList<Value> {
  readonly #byFirst = new Map<string, Phrase<Value>[]>();
  /** Bits of the letters and lengths of first words: most words are told to open nothing without being looked up. */
  readonly #openings = new Uint8Array(OPENINGS);
  /** As `#openings`: of phrases of one word alone, and of the first two words together of the others. */
  readonly #single = new Uint8Array(OPENINGS);
  readonly #pairs = new Uint8Array(OPENINGS);

  /** Words of the longest phrase. */
  longest = 0;

  add(key: string, value: Value): void {
    const words = key.split(' ');
    this.longest = Math.max(this.longest, words.length);
    const list = this.#byFirst.get(words[0]!) ?? [];
    list.push({ key, words, value });
    list.sort((a, b) => b.words.length - a.words.length);
    this.#byFirst.set(words[0]!, list);
    const [first = '', second] = words;
    const opening = openingOf(first, 0, first.length);
    this.#openings[opening] = 1;
    if (second === undefined) this.#single[opening] = 1;
    else this.#pairs[pairOf(opening, openingOf(second, 0, second.length))] = 1;
  }

  /** Whether a phrase begins with the word. */
  opens(word: string): boolean {
    return this.mayOpen(word) && this.#byFirst.has(word);
  }

  /** Whether a phrase may begin with the word `text[from, to)`; a false yes is rare. */
  mayOpen(text: string, from = 0, to = text.length): boolean {
    return this.#openings[openingOf(text, from, to)] === 1;
  }

  /** As `mayOpen`, of the folded units `[from, to)` of a word that no string is made of yet. */
  mayOpenUnits(units: Uint16Array, from: number, to: number): boolean {
    const length = to - from;
    return this.#openings[opening(length, length > 0 ? units[from]! : 0, length > 1 ? units[from + 1]! : 0, length > 2 ? units[from + 2]! : 0)] === 1;
  }

  /** The first phrase within a key, whose words stand one blank apart: the longest where it begins. */
  findWithin(key: string): KeyPhrase<Value> | null {
    let before = -1;
    let beforeFrom = 0;
    let from = 0;
    for (let at = 0, end = key.length; at <= end; at++) {
      if (at < end && key.charCodeAt(at) !== BLANK) continue;
      const opening = openingOf(key, from, at);
      const paired = before >= 0 && this.#pairs[pairOf(before, opening)] === 1 ? this.findAt(key, beforeFrom) : null;
      const met = paired ?? (this.#single[opening] === 1 ? this.findAt(key, from) : null);
      if (met) return met;
      before = opening;
      beforeFrom = from;
      from = at + 1;
    }
    return null;
  }

  /** The longest phrase that stands at a word of a key. */
  findAt(key: string, from: number): KeyPhrase<Value> | null {
    const to = endOfWord(key, from);
    const phrases = this.mayOpen(key, from, to) ? this.#byFirst.get(key.slice(from, to)) : undefined;
    const met = phrases?.find((phrase) => standsWithin(phrase.key, key, from));
    return met ? { value: met.value, length: met.words.length, end: from + met.key.length } : null;
  }

  /** The longest phrase that stands at `words[at]`, with its length in words. */
  longestAt(words: readonly string[], at: number): { value: Value; length: number } | null {
    const word = words[at];
    const phrases = word !== undefined && this.mayOpen(word) ? this.#byFirst.get(word) : undefined;
    if (phrases === undefined) return null;
    for (const phrase of phrases) if (standsAt(phrase.words, words, at)) return { value: phrase.value, length: phrase.words.length };
    return null;
  }
}

const OPENINGS = 4096;

/** A number below OPENINGS of a word's first letters and length. */
function openingOf(text: string, from: number, to: number): number {
  const length = to - from;
  return opening(length, length > 0 ? text.charCodeAt(from) : 0, length > 1 ? text.charCodeAt(from + 1) : 0, length > 2 ? text.charCodeAt(from + 2) : 0);
}

const opening = (length: number, first: number, second: number, third: number): number =>
  (first * 1009 + second * 131 + third * 31 + length) & (OPENINGS - 1);

const pairOf = (first: number, second: number): number => (first * 37 + second) & (OPENINGS - 1);

function endOfWord(key: string, from: number): number {
  const blank = key.indexOf(' ', from);
  return blank < 0 ? key.length : blank;
}

function standsAt(phrase: readonly string[], words: readonly string[], at: number): boolean {
  for (let i = 1; i < phrase.length; i++) if (words[at + i] !== phrase[i]) return false;
  return true;
}

/** Whether a phrase stands at a place of a key and ends where a word does. */
function standsWithin(phrase: string, key: string, from: number): boolean {
  const end = from + phrase.length;
  return key.startsWith(phrase, from) && (end === key.length || key.charCodeAt(end) === BLANK);
}

const BLANK = 0x20;
