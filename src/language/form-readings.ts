import type { CliticTable, Reading } from '../text/clitics.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { TrieNode } from './lexicon.ts';

/** A reading whose stem the language data knows; `stem` is its id. */
export interface FormReading {
  readonly prefix: string;
  readonly clitics: number;
  readonly stem: number;
  readonly suffix: string;
  readonly fused: boolean;
}

/** A reading that begins an entry of the lexicon. */
export interface TrieStart {
  readonly reading: FormReading;
  readonly node: TrieNode;
}

/** The readings of forms, worked out once a form. */
export class FormReadings {
  readonly #vocabulary: Vocabulary;
  readonly #clitics: CliticTable;
  readonly #known: (readonly FormReading[] | undefined)[] = [];
  readonly #all: (readonly Reading[] | undefined)[] = [];
  readonly #starts: (readonly TrieStart[] | undefined)[] = [];
  #generation = 0;

  constructor(vocabulary: Vocabulary, clitics: CliticTable) {
    this.#vocabulary = vocabulary;
    this.#clitics = clitics;
  }

  /** Every way to part a form. */
  all(form: number): readonly Reading[] {
    this.#forgetArticles();
    return (this.#all[form] ??= this.#clitics.partWord(this.#vocabulary.text(form)));
  }

  /** The readings with which an entry of the trie can begin, each with the node that its stem leads to. */
  starts(form: number, root: TrieNode): readonly TrieStart[] {
    this.#forgetArticles();
    return (this.#starts[form] ??= this.known(form).flatMap((reading) => {
      const node = root.next.get(reading.stem);
      return node ? [{ reading, node }] : [];
    }));
  }

  /** Lets go of what was kept of past articles' forms when the vocabulary has. */
  #forgetArticles(): void {
    if (this.#generation === this.#vocabulary.generation) return;
    for (const kept of [this.#known, this.#all, this.#starts]) kept.length = Math.min(kept.length, this.#vocabulary.baseSize);
    this.#generation = this.#vocabulary.generation;
  }

  /** The readings whose stem stands in the language data, the whole word first. */
  known(form: number): readonly FormReading[] {
    this.#forgetArticles();
    return (this.#known[form] ??= this.#work(form));
  }

  #work(form: number): readonly FormReading[] {
    const out: FormReading[] = [];
    for (const { prefix, clitics, stem, suffix, fused } of this.all(form)) {
      const id = this.#vocabulary.find(stem);
      if (id >= 0 && this.#vocabulary.isBase(id)) out.push({ prefix, clitics, stem: id, suffix, fused });
    }
    return out;
  }
}
