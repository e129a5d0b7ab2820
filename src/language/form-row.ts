import type { Vocabulary } from '../text/vocabulary.ts';

/** What is worked out of a folded form once and kept by its id, as long as the vocabulary keeps the form. */
export class FormRow<Value> {
  readonly #vocabulary: Vocabulary;
  /** Without holes, so that asking costs one step. */
  readonly #values: (Value | undefined)[] = [];
  #generation = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  find(form: number): Value | undefined {
    if (this.#generation !== this.#vocabulary.generation) this.#forgetArticles();
    return form < this.#values.length ? this.#values[form] : undefined;
  }

  put(form: number, value: Value): Value {
    if (this.#values.length <= form) this.#widen(form);
    this.#values[form] = value;
    return value;
  }

  #widen(form: number): void {
    for (let length = this.#values.length; length <= form; length++) this.#values.push(undefined);
  }

  /** The ids of past articles' forms have gone to other forms. */
  #forgetArticles(): void {
    this.#values.length = Math.min(this.#values.length, this.#vocabulary.baseSize);
    this.#generation = this.#vocabulary.generation;
  }
}
