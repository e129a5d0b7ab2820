import type { SearchWord } from '../work/stages.ts';
import { doInTurns } from './turns.ts';

/** One letter begins half of all words: what it finds says nothing and takes 100 ms. */
const LEAST_BEGINNING = 2;

/** A beginning of more forms than these, such as the article, says nothing either: of 10,000 articles only that one is. */
const MOST_FORMS = 4_000;

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
  /** In order, by their first letters. */
  readonly #forms = new Map<string, string[]>();
  /** Names share their words: each is folded once. */
  readonly #known = new Map<string, readonly string[]>();

  private constructor(findWords: FindWords) {
    this.#findWords = findWords;
  }

  static async build(findWords: FindWords, things: Iterable<Named>): Promise<NameIndex> {
    const index = new NameIndex(findWords);
    await doInTurns(index.#addAll(things));
    index.#known.clear();
    await doInTurns(index.#sortForms());
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

  *#addAll(things: Iterable<Named>): Generator<void> {
    for (const thing of things) yield this.#add(thing);
  }

  *#sortForms(): Generator<void> {
    for (const form of this.#places.keys()) {
      const beginning = form.slice(0, LEAST_BEGINNING);
      const forms = this.#forms.get(beginning);
      if (forms === undefined) this.#forms.set(beginning, [form]);
      else forms.push(form);
      yield;
    }
    for (const forms of this.#forms.values()) yield void forms.sort();
  }

  #placesOf(word: SearchWord, isUnfinished: boolean): Set<number> {
    const met = new Set<number>();
    const take = (form: string) => this.#places.get(form)?.forEach((place) => met.add(place));
    for (const form of formsOf(word)) take(form);
    if (!isUnfinished || word.written.length < LEAST_BEGINNING) return met;
    const forms = this.#forms.get(word.written.slice(0, LEAST_BEGINNING)) ?? [];
    const from = findFrom(forms, word.written);
    if (forms[from + MOST_FORMS]?.startsWith(word.written) === true) return met;
    for (let at = from; at < forms.length && forms[at]!.startsWith(word.written); at++) take(forms[at]!);
    return met;
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

/** Place of the first form that does not stand before a word. */
function findFrom(forms: readonly string[], word: string): number {
  let [low, high] = [0, forms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (forms[middle]! < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

function keepCommon(one: ReadonlySet<number>, other: ReadonlySet<number>): Set<number> {
  return new Set([...one].filter((place) => other.has(place)));
}

function formsOf(word: SearchWord): string[] {
  return [word.written, ...word.stems];
}
