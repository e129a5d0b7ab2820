import { type FoldTable, NOT_FOLDED } from './fold.ts';
import { FNV_PRIME, FNV_SEED, hashUnits } from './hash.ts';

/** Room for so many slots, of two numbers each. */
const FIRST_SLOTS = 1 << 17;
/** A slot of every two stays empty. */
const SLOTS_A_FORM = 4;
/** A word of more units is looked up as a string. */
const LONGEST_UNITS = 64;

/**
 * Interned folded forms. Ids below `baseSize` belong to the language data and live for ever; the others come from
 * articles and are dropped by `forget` before the table grows past its limit, so ids are good for one article only.
 */
export class Vocabulary {
  #texts: string[] = [];
  /** Open addressing, two numbers a slot that are looked at together: id + 1 (0 where it is empty) and the form's hash; at most half of them are taken. */
  #slots = new Int32Array(2 * FIRST_SLOTS);
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
    const hash = spread(hashUnits(text));
    const known = this.#find(text, hash);
    return known >= 0 ? known : this.#add(text, hash);
  }

  /** The id of the folded form of `text[start, end)`; a form that is known costs no string. */
  idOfFolded(text: string, start: number, end: number, fold: FoldTable): number {
    const units = this.#units;
    const length = fold.foldInto(text, start, end, units);
    if (length === NOT_FOLDED) return this.id(fold.fold(text, start, end));
    let hash = FNV_SEED;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ units[i]!, FNV_PRIME);
    hash = spread(hash);
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const id = slots[slot]! - 1;
      if (id < 0) return this.#add(fold.fold(text, start, end), hash);
      if (slots[slot + 1] === hash && isSame(this.#texts[id]!, units, length)) return id;
    }
  }

  /** The id of a form if it was ever met, else -1. */
  find(text: string): number {
    return this.#find(text, spread(hashUnits(text)));
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

  #find(text: string, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const id = slots[slot]! - 1;
      if (id < 0 || (slots[slot + 1] === hash && this.#texts[id] === text)) return id;
    }
  }

  #add(text: string, hash: number): number {
    const id = this.#texts.push(text) - 1;
    if (SLOTS_A_FORM * id >= this.#slots.length) this.#grow();
    else this.#putSlot(id, hash);
    return id;
  }

  #putSlot(id: number, hash: number): void {
    const mask = this.#slots.length - 1;
    let slot = (hash << 1) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 2) & mask;
    this.#slots[slot] = id + 1;
    this.#slots[slot + 1] = hash;
  }

  #grow(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    this.#fillSlots();
  }

  #fillSlots(): void {
    this.#slots.fill(0);
    for (const [id, text] of this.#texts.entries()) this.#putSlot(id, spread(hashUnits(text)));
  }
}

/** The high bits are brought down to where slots are chosen. */
const spread = (hash: number): number => hash ^ (hash >>> 15);

function isSame(text: string, units: Uint16Array, length: number): boolean {
  if (text.length !== length) return false;
  for (let i = 0; i < length; i++) if (text.charCodeAt(i) !== units[i]) return false;
  return true;
}
