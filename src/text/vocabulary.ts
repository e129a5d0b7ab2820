import { type FoldTable, NOT_FOLDED } from './fold.ts';
import { FNV_PRIME, FNV_SEED, hashUnits } from './hash.ts';

const FIRST_SLOTS = 1 << 16;
/** A word of more units is looked up as a string. */
const LONGEST_UNITS = 64;

/**
 * Interned folded forms. Ids below `baseSize` belong to the language data and live for ever; the others come from
 * articles and are dropped by `forget` before the table grows past its limit, so ids are good for one article only.
 */
export class Vocabulary {
  #texts: string[] = [];
  #hashes = new Int32Array(FIRST_SLOTS);
  /** Open addressing: id + 1, 0 where a slot is empty; at most half of them are taken. */
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
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = this.#slots[slot]! - 1;
      if (id < 0) return this.#add(fold.fold(text, start, end), hash);
      if (this.#hashes[id] === hash && isSame(this.#texts[id]!, units, length)) return id;
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
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = this.#slots[slot]! - 1;
      if (id < 0 || (this.#hashes[id] === hash && this.#texts[id] === text)) return id;
    }
  }

  #add(text: string, hash: number): number {
    const id = this.#texts.length;
    if (id >= this.#hashes.length) this.#grow();
    this.#texts.push(text);
    this.#hashes[id] = hash;
    this.#putSlot(id);
    return id;
  }

  #putSlot(id: number): void {
    const mask = this.#slots.length - 1;
    let slot = this.#hashes[id]! & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = id + 1;
  }

  #grow(): void {
    const hashes = new Int32Array(2 * this.#hashes.length);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    this.#slots = new Int32Array(2 * hashes.length);
    this.#fillSlots();
  }

  #fillSlots(): void {
    this.#slots.fill(0);
    for (let id = 0; id < this.#texts.length; id++) this.#putSlot(id);
  }
}

/** The high bits are brought down to where slots are chosen. */
const spread = (hash: number): number => hash ^ (hash >>> 15);

function isSame(text: string, units: Uint16Array, length: number): boolean {
  if (text.length !== length) return false;
  for (let i = 0; i < length; i++) if (text.charCodeAt(i) !== units[i]) return false;
  return true;
}
