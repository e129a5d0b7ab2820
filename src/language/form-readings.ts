import type { CliticTable, Reading } from '../text/clitics.ts';
import type { Vocabulary } from '../text/vocabulary.ts';

/** A reading whose stem the language data knows; `stem` is its id. */
export interface FormReading {
  readonly prefix: string;
  readonly clitics: number;
  readonly stem: number;
  readonly suffix: string;
  readonly fused: boolean;
}

/** The readings of forms, worked out once a form. */
export class FormReadings {
  readonly #vocabulary: Vocabulary;
  readonly #clitics: CliticTable;
  #known: (readonly FormReading[] | undefined)[] = [];
  #generation = 0;

  constructor(vocabulary: Vocabulary, clitics: CliticTable) {
    this.#vocabulary = vocabulary;
    this.#clitics = clitics;
  }

  /** Every way to part a form. */
  all(form: number): Reading[] {
    return this.#clitics.partWord(this.#vocabulary.text(form));
  }

  /** The readings whose stem stands in the language data, the whole word first. */
  known(form: number): readonly FormReading[] {
    if (this.#generation !== this.#vocabulary.generation) {
      this.#known = this.#known.filter((_, id) => this.#vocabulary.isBase(id));
      this.#generation = this.#vocabulary.generation;
    }
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
