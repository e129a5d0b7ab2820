/** Phrases of folded words, the longest found first. */
export class PhraseList<Value> {
  readonly #byFirst = new Map<string, { words: readonly string[]; value: Value }[]>();
  /** Bits of the letters and lengths of first words: most words are told to open nothing without being looked up. */
  readonly #openings = new Uint8Array(OPENINGS);

  add(key: string, value: Value): void {
    const words = key.split(' ');
    const list = this.#byFirst.get(words[0]!) ?? [];
    list.push({ words, value });
    list.sort((a, b) => b.words.length - a.words.length);
    this.#byFirst.set(words[0]!, list);
    this.#openings[openingOf(words[0]!)] = 1;
  }

  /** Whether a phrase begins with the word. */
  opens(word: string): boolean {
    return this.#openings[openingOf(word)] === 1 && this.#byFirst.has(word);
  }

  /** The longest phrase that stands at `words[at]`, with its length in words. */
  longestAt(words: readonly string[], at: number): { value: Value; length: number } | null {
    const word = words[at];
    const phrases = word !== undefined && this.#openings[openingOf(word)] === 1 ? this.#byFirst.get(word) : undefined;
    if (phrases === undefined) return null;
    for (const phrase of phrases) if (standsAt(phrase.words, words, at)) return { value: phrase.value, length: phrase.words.length };
    return null;
  }
}

const OPENINGS = 4096;

/** A number below OPENINGS of a word's first letters and length. */
function openingOf(word: string): number {
  const first = word.length > 0 ? word.charCodeAt(0) : 0;
  const second = word.length > 1 ? word.charCodeAt(1) : 0;
  const third = word.length > 2 ? word.charCodeAt(2) : 0;
  return (first * 1009 + second * 131 + third * 31 + word.length) & (OPENINGS - 1);
}

function standsAt(phrase: readonly string[], words: readonly string[], at: number): boolean {
  for (let i = 1; i < phrase.length; i++) if (words[at + i] !== phrase[i]) return false;
  return true;
}
