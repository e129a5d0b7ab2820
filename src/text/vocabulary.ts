/**
 * Interned folded forms. Ids below `baseSize` belong to the language data and live for ever; the others come from
 * articles and are dropped by `forget` before the table grows past its limit, so ids are good for one article only.
 */
export class Vocabulary {
  #ids = new Map<string, number>();
  #texts: string[] = [];
  #baseSize = 0;
  /** Counts `forget`s, so that caches keyed by id know when to start anew. */
  generation = 0;

  get size(): number {
    return this.#texts.length;
  }

  /** How many forms the language data holds; their ids are below it. */
  get baseSize(): number {
    return this.#baseSize;
  }

  id(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#texts.length;
    this.#ids.set(text, id);
    this.#texts.push(text);
    return id;
  }

  /** The id of a form if it was ever met, else -1. */
  find(text: string): number {
    return this.#ids.get(text) ?? -1;
  }

  text(id: number): string {
    return this.#texts[id]!;
  }

  /** Marks everything interned so far as language data. */
  seal(): void {
    this.#baseSize = this.#texts.length;
  }

  /** Whether a form belongs to the language data. */
  isBase(id: number): boolean {
    return id < this.#baseSize;
  }

  /** Drops the forms of past articles when there are more than `limit` of them. */
  forget(limit: number): void {
    if (this.#texts.length - this.#baseSize <= limit) return;
    for (const text of this.#texts.splice(this.#baseSize)) this.#ids.delete(text);
    this.generation += 1;
  }
}
