import type { CliticTable, Reading } from '../text/clitics.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { FormRow } from './form-row.ts';

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
  readonly #known: FormRow<readonly FormReading[]>;
  readonly #all: FormRow<readonly Reading[]>;

  constructor(vocabulary: Vocabulary, clitics: CliticTable) {
    this.#vocabulary = vocabulary;
    this.#clitics = clitics;
    this.#known = new FormRow(vocabulary);
    this.#all = new FormRow(vocabulary);
  }

  /** Every way to part a form. */
  all(form: number): readonly Reading[] {
    return this.#all.find(form) ?? this.#all.put(form, this.#clitics.partWord(this.#vocabulary.text(form)));
  }

  /** The readings whose stem stands in the language data, the whole word first. */
  known(form: number): readonly FormReading[] {
    return this.#known.find(form) ?? this.#known.put(form, this.#findKnown(form));
  }

  #findKnown(form: number): readonly FormReading[] {
    let known: FormReading[] | undefined;
    for (const { prefix, clitics, stem, suffix, fused } of this.all(form)) {
      const id = this.#vocabulary.find(stem);
      if (id >= 0 && this.#vocabulary.isBase(id)) (known ??= []).push({ prefix, clitics, stem: id, suffix, fused });
    }
    return known ?? NONE;
  }
}

const NONE: readonly never[] = [];
