import type { SearchWord } from '../work/stages.ts';

/** Things with names are taken in for so long before other requests have their turn. */
const TURN_MS = 8;

/** One letter begins half of all words: what it finds says nothing and takes 100 ms. */
const LEAST_BEGINNING = 2;

type FindWords = (text: string) => readonly SearchWord[];
export type Texts = readonly (string | null | undefined)[];

/** One thing to be found by the words of its texts. */
interface Named {
  readonly id: string;
  readonly texts: () => Texts;
}

/**
 * Which things have which words in their names: an inverted index over every form that a word may have, with the forms in
 * order, so that an unfinished word finds those that begin with it. 50,000 names are searched in a few milliseconds.
 */
export class NameIndex {
  readonly #findWords: FindWords;
  readonly #ids: string[] = [];
  /** Places in `#ids` by form. */
  readonly #places = new Map<string, number[]>();
  #forms: string[] = [];
  /** Names share their words: each is folded once. */
  readonly #known = new Map<string, readonly string[]>();

  private constructor(findWords: FindWords) {
    this.#findWords = findWords;
  }

  static async build(findWords: FindWords, things: Iterable<Named>): Promise<NameIndex> {
    const index = new NameIndex(findWords);
    let turn = performance.now();
    for (const thing of things) {
      index.#add(thing);
      if (performance.now() - turn < TURN_MS) continue;
      await new Promise((resolve) => setImmediate(resolve));
      turn = performance.now();
    }
    index.#forms = [...index.#places.keys()].sort();
    index.#known.clear();
    return index;
  }

  /** Ids of the things that have all words of a query, or null when it holds none. The last word may be unfinished. */
  find(query: string): Set<string> | null {
    const asked = this.#findWords(query);
    if (asked.length === 0) return null;
    let left: Set<number> | null = null;
    for (const [at, word] of asked.entries()) {
      const met = this.#placesOf(word, at === asked.length - 1);
      left = left === null ? met : keepCommon(left, met);
    }
    return new Set([...left!].map((place) => this.#ids[place]!));
  }

  #placesOf(word: SearchWord, isUnfinished: boolean): Set<number> {
    const met = new Set<number>();
    const take = (form: string) => this.#places.get(form)?.forEach((place) => met.add(place));
    for (const form of formsOf(word)) take(form);
    if (!isUnfinished || word.written.length < LEAST_BEGINNING) return met;
    for (let at = this.#findFrom(word.written); at < this.#forms.length && this.#forms[at]!.startsWith(word.written); at++) take(this.#forms[at]!);
    return met;
  }

  /** Place of the first form that does not stand before a word. */
  #findFrom(word: string): number {
    let [low, high] = [0, this.#forms.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#forms[middle]! < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #add({ id, texts }: Named): void {
    const place = this.#ids.push(id) - 1;
    for (const text of texts()) {
      for (const piece of text?.split(/\s+/) ?? []) {
        for (const form of this.#formsIn(piece)) {
          const places = this.#places.get(form);
          if (places === undefined) this.#places.set(form, [place]);
          else if (places.at(-1) !== place) places.push(place);
        }
      }
    }
  }

  #formsIn(piece: string): readonly string[] {
    let forms = this.#known.get(piece);
    if (forms === undefined) this.#known.set(piece, (forms = [...new Set(this.#findWords(piece).flatMap(formsOf))]));
    return forms;
  }
}

function keepCommon(one: ReadonlySet<number>, other: ReadonlySet<number>): Set<number> {
  return new Set([...one].filter((place) => other.has(place)));
}

function formsOf(word: SearchWord): string[] {
  return [word.written, ...word.stems];
}
