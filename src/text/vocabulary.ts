import { type FoldTable, NOT_FOLDED } from './fold.ts';
import { FNV_PRIME, FNV_SEED, hashUnits } from './hash.ts';

/** Room for so many slots. */
const FIRST_SLOTS = 1 << 17;
/** Of so many slots one is taken at most. */
const SLOTS_A_FORM = 2;
/** A word of more units is looked up as a string. */
const LONGEST_UNITS = 64;

/** Numbers of 32 bits a slot, half a line of the processor's memory: the form's id + 1 (0 where it is empty), its length, its units. */
const NUMBERS_A_SLOT = 8;
/** The same in units of 16 bits. */
const UNITS_A_SLOT = 2 * NUMBERS_A_SLOT;
const FIRST_UNIT = 4;
/** Of a longer form the text itself is compared. */
const UNITS_KEPT = UNITS_A_SLOT - FIRST_UNIT;

/**
 * Interned folded forms. Ids below `baseSize` belong to the language data and live for ever; the others come from
 * articles and are dropped by `forget` before the table grows past its limit, so ids are good for one article only.
 */
export class Vocabulary {
  #texts: string[] = [];
  /** Open addressing. A slot holds the units of its form, so that a form that is known costs one look at far memory. */
  #slots = new Int32Array(NUMBERS_A_SLOT * FIRST_SLOTS);
  #slotUnits = new Uint16Array(this.#slots.buffer);
  #baseSize = 0;
  readonly #units = new Uint16Array(LONGEST_UNITS);
  /** Counts `forget`s, so that caches keyed by id know when to start anew. */
  generation = 0;

  get size(): number {
    return this.#texts.length;
  }

  /** How many forms the language data holds; their ids are below it. */
  get baseSize(): number {
    return this.#baseSize;
  }

  id(text: string): number {
    const known = this.find(text);
    return known >= 0 ? known : this.#add(text);
  }

  /** The id of the folded form of `text[start, end)`; a form that is known costs no string. */
  idOfFolded(text: string, start: number, end: number, fold: FoldTable): number {
    const units = this.#units;
    const length = fold.foldInto(text, start, end, units);
    if (length === NOT_FOLDED || length > UNITS_KEPT) return this.id(fold.fold(text, start, end));
    let hash = FNV_SEED;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ units[i]!, FNV_PRIME);
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = firstSlot(hash, mask); ; slot = (slot + NUMBERS_A_SLOT) & mask) {
      const id = slots[slot]! - 1;
      if (id < 0) return this.#add(fold.fold(text, start, end));
      if (slots[slot + 1] === length && this.#holds(slot, units, length)) return id;
    }
  }

  /** The id of a form if it was ever met, else -1. */
  find(text: string): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = firstSlot(hashUnits(text), mask); ; slot = (slot + NUMBERS_A_SLOT) & mask) {
      const id = slots[slot]! - 1;
      if (id < 0 || (slots[slot + 1] === text.length && this.#holdsText(slot, text))) return id;
    }
  }

  text(id: number): string {
    return this.#texts[id]!;
  }

  /** Marks everything interned so far as language data. */
  seal(): void {
    this.#baseSize = this.#texts.length;
  }

  /** Whether a form belongs to the language data. */
  isBase(id: number): boolean {
    return id < this.#baseSize;
  }

  /** Drops the forms of past articles when there are more than `limit` of them. */
  forget(limit: number): void {
    if (this.#texts.length - this.#baseSize <= limit) return;
    this.#texts.length = this.#baseSize;
    this.#fillSlots();
    this.generation += 1;
  }

  #holds(slot: number, units: Uint16Array, length: number): boolean {
    const from = 2 * slot + FIRST_UNIT;
    for (let i = 0; i < length; i++) if (this.#slotUnits[from + i] !== units[i]) return false;
    return true;
  }

  #holdsText(slot: number, text: string): boolean {
    if (text.length > UNITS_KEPT) return this.#texts[this.#slots[slot]! - 1] === text;
    const from = 2 * slot + FIRST_UNIT;
    for (let i = 0; i < text.length; i++) if (this.#slotUnits[from + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  #add(text: string): number {
    const id = this.#texts.push(text) - 1;
    if (SLOTS_A_FORM * NUMBERS_A_SLOT * id >= this.#slots.length) this.#grow();
    else this.#putSlot(id, text);
    return id;
  }

  #putSlot(id: number, text: string): void {
    const mask = this.#slots.length - 1;
    let slot = firstSlot(hashUnits(text), mask);
    while (this.#slots[slot] !== 0) slot = (slot + NUMBERS_A_SLOT) & mask;
    this.#slots[slot] = id + 1;
    this.#slots[slot + 1] = text.length;
    const from = 2 * slot + FIRST_UNIT;
    for (let i = Math.min(text.length, UNITS_KEPT) - 1; i >= 0; i--) this.#slotUnits[from + i] = text.charCodeAt(i);
  }

  #grow(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    this.#slotUnits = new Uint16Array(this.#slots.buffer);
    this.#fillSlots();
  }

  #fillSlots(): void {
    this.#slots.fill(0);
    for (const [id, text] of this.#texts.entries()) this.#putSlot(id, text);
  }
}

/** Where the search for a form of a hash begins; the high bits are brought down to where slots are chosen. */
const firstSlot = (hash: number, mask: number): number => Math.imul(hash ^ (hash >>> 15), NUMBERS_A_SLOT) & mask;
