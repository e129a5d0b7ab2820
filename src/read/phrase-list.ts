/** Phrases of folded words, the longest found first. */
export class PhraseList<Value> {
  readonly #byFirst = new Map<string, { words: readonly string[]; value: Value }[]>();

  add(key: string, value: Value): void {
    const words = key.split(' ');
    const list = this.#byFirst.get(words[0]!) ?? [];
    list.push({ words, value });
    list.sort((a, b) => b.words.length - a.words.length);
    this.#byFirst.set(words[0]!, list);
  }

  /** The longest phrase that stands at `words[at]`, with its length in words. */
  longestAt(words: readonly string[], at: number): { value: Value; length: number } | null {
    for (const phrase of this.#byFirst.get(words[at]!) ?? NO_PHRASES) {
      if (phrase.words.every((word, i) => words[at + i] === word)) {
        return { value: phrase.value as Value, length: phrase.words.length };
      }
    }
    return null;
  }
}

const NO_PHRASES: readonly { words: readonly string[]; value: never }[] = [];
