/** Room for the hashes of two letters; a power of two. */
const ROOM = 1 << 10;

/** How some folded words end, by their last two letters: most words that are none of them are ruled out without a lookup. */
export class Endings {
  readonly #marks = new Uint8Array(ROOM);

  add(form: string): void {
    this.#marks[placeOf(form)] = 1;
  }

  /** Whether a word may end like one of them: «no» is sure. */
  mayHave(form: string): boolean {
    return this.#marks[placeOf(form)] === 1;
  }
}

const placeOf = (form: string): number => {
  const last = form.length - 1;
  return (form.charCodeAt(last) + (last > 0 ? form.charCodeAt(last - 1) << 5 : 0)) & (ROOM - 1);
};
