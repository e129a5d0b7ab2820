/** Numbers a slot: the pair and its row + 1, 0 where the slot is empty. */
const SLOT = 3;
const FIRST_SLOTS = 1 << 11;

/** Rows of a table by two whole numbers each, in the order in which the pairs were met: open addressing. */
export class PairRows {
  #slots = new Int32Array(FIRST_SLOTS * SLOT);
  #mask = FIRST_SLOTS - 1;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The row of a pair, -1 for an unknown one. */
  find(first: number, second: number): number {
    return this.#slots[this.#slotOf(first, second) + 2]! - 1;
  }

  /** A new row, for a pair that has none. */
  add(first: number, second: number): number {
    if (2 * this.#size > this.#mask) this.#grow();
    const row = this.#size++;
    this.#put(first, second, row);
    return row;
  }

  clear(): void {
    this.#slots.fill(0);
    this.#size = 0;
  }

  #put(first: number, second: number, row: number): void {
    const slot = this.#slotOf(first, second);
    this.#slots[slot] = first;
    this.#slots[slot + 1] = second;
    this.#slots[slot + 2] = row + 1;
  }

  /** Where a pair stands, or would. */
  #slotOf(first: number, second: number): number {
    const slots = this.#slots;
    const hash = Math.imul(Math.imul(first, 0x85ebca6b) ^ second, 0x9e3779b1);
    for (let slot = hash ^ (hash >>> 15); ; slot += 1) {
      const at = (slot & this.#mask) * SLOT;
      if (slots[at + 2] === 0 || (slots[at] === first && slots[at + 1] === second)) return at;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(2 * old.length);
    this.#mask = 2 * this.#mask + 1;
    for (let at = 0; at < old.length; at += SLOT) if (old[at + 2] !== 0) this.#put(old[at]!, old[at + 1]!, old[at + 2]! - 1);
  }
}
