/** Rows that are drawn, measured and undrawn together. */
export const STEP_ROWS = 5;
/** Rows that are fetched together: some steps. */
export const LIST_PART = 15;

type Steps = readonly [from: number, to: number];

/** Steps that are measured before the others are taken to be as high on average; after that nothing that is not drawn moves. */
const ENOUGH = 3;

/** How high the steps of a long list are: as measured where they were drawn, as the first ones were on average where not. */
export class RowSpace {
  readonly #heights = new Map<number, number>();
  readonly #steps: number;
  #usual: number;
  #isGuessed = true;

  constructor(steps: number, rowHeight: number) {
    this.#steps = steps;
    this.#usual = rowHeight * STEP_ROWS;
  }

  /** Takes the heights of the rows that are drawn; what is not there yet, and the last step with fewer rows, tell nothing. */
  measure([from]: Steps, rows: readonly HTMLElement[]): void {
    for (let at = 0; at + STEP_ROWS <= rows.length; at += STEP_ROWS) {
      const step = rows.slice(at, at + STEP_ROWS);
      if (step.every((row) => row.querySelector('.pending') === null)) this.#heights.set(from + at / STEP_ROWS, step.at(-1)!.getBoundingClientRect().bottom - step[0]!.getBoundingClientRect().top);
    }
    if (this.#isGuessed && this.#heights.size >= ENOUGH) {
      this.#usual = [...this.#heights.values()].reduce((sum, height) => sum + height, 0) / this.#heights.size;
      this.#isGuessed = false;
    }
  }

  /** The steps that lie between two distances from the top of the list; one at least. */
  between(top: number, bottom: number): Steps {
    let [place, from] = [0, -1];
    for (let step = 0; step < this.#steps; step++) {
      const end = place + this.#heightOf(step);
      if (from < 0 && end > top) from = step;
      if (from >= 0 && end >= bottom) return [from, step + 1];
      place = end;
    }
    return [from < 0 ? Math.max(0, this.#steps - 1) : from, this.#steps];
  }

  /** How much stands above and below some steps. */
  around([from, to]: Steps): readonly [above: number, below: number] {
    let [above, below] = [0, 0];
    for (let step = 0; step < from; step++) above += this.#heightOf(step);
    for (let step = to; step < this.#steps; step++) below += this.#heightOf(step);
    return [above, below];
  }

  #heightOf(step: number): number {
    return this.#heights.get(step) ?? this.#usual;
  }
}
