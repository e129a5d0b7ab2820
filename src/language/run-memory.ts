/** How long a memory is to last: for one run only, or for the runs to come. */
export type Lasting = 'one run' | 'many runs';

/** What a run worked out under its keys, known again in the next; what the next does not ask for is let go of. Values may be null. */
export class RunMemory<Key, Value> {
  #known = new Map<Key, Value>();
  #used = new Map<Key, Value>();
  readonly #most: number;

  /** `most`: what is beyond so many is worked out each time. */
  constructor(lasting: Lasting, most = Infinity) {
    this.#most = lasting === 'one run' ? 0 : most;
  }

  /** What is known under a key, or what `make` gives. */
  get(key: Key, make: () => Value): Value {
    if (this.#most === 0) return make();
    let value = this.#used.get(key);
    if (value !== undefined) return value;
    value = this.#known.get(key);
    if (value === undefined) value = make();
    if (this.#used.size < this.#most) this.#used.set(key, value);
    return value;
  }

  endRun(): void {
    this.#known = this.#used;
    this.#used = new Map();
  }
}

/** Two serial numbers below this make one exact number. */
const MOST_SERIAL = 2 ** 26;

/** The key of a pair of things by their serial numbers. */
export const pairKey = (a: { readonly serial: number }, b: { readonly serial: number }): number => a.serial * MOST_SERIAL + b.serial;
