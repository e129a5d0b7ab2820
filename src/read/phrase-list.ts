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

  /** Whether a phrase begins with the word. */
  opens(word: string): boolean {
    return this.#byFirst.has(word);
  }

  /** The longest phrase that stands at `words[at]`, with its length in words. */
  longestAt(words: readonly string[], at: number): { value: Value; length: number } | null {
    const phrases = this.#byFirst.get(words[at]!);
    if (phrases === undefined) return null;
    for (const phrase of phrases) if (standsAt(phrase.words, words, at)) return { value: phrase.value, length: phrase.words.length };
    return null;
  }
}

function standsAt(phrase: readonly string[], words: readonly string[], at: number): boolean {
  for (let i = 1; i < phrase.length; i++) if (words[at + i] !== phrase[i]) return false;
  return true;
}
