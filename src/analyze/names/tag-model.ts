import { TAG_COUNT } from './tags.ts';

/**
 * `models/names.bin`, little-endian: magic `ISN1`, counts of features, clusters and cluster levels (uint32 each), scale (float32),
 * transitions and starts (float32), feature keys (uint32, ascending), weights (int8, TAG_COUNT a feature),
 * word hashes (uint32, ascending), clusters (uint16, one a level).
 */
export class TagModel {
  readonly transitions: Float32Array;
  readonly starts: Float32Array;
  /** What one unit of a feature's weight is worth beside `transitions` and `starts`. */
  readonly scale: number;
  readonly #features: FeatureTable;
  readonly #words: KeyTable;
  readonly #clusters: Uint16Array;
  readonly #levels: number;

  constructor({ transitions, starts, scale, weights, keys, words, clusters, levels }: TagModelParts) {
    this.transitions = transitions;
    this.starts = starts;
    this.scale = scale;
    this.#features = new FeatureTable(keys, weights);
    this.#words = new KeyTable(words);
    this.#clusters = clusters;
    this.#levels = levels;
  }

  /** Coarse clusters are below this. */
  get coarseCount(): number {
    let most = 0;
    for (let at = 0; at < this.#clusters.length; at += this.#levels) most = Math.max(most, this.#clusters[at]!);
    return most + 1;
  }

  /** Where a feature's weights are, -1 for an unknown one. */
  findFeature(key: number): number {
    return this.#features.find(key);
  }

  /** Adds the weights of `keys[0, count)` to `row`, each from its place in `places` on, in units of `scale`; unknown ones add nothing. */
  addFeatures(keys: Int32Array, places: Int32Array, { count, row }: { readonly count: number; readonly row: Int32Array }): void {
    this.#features.addAll(keys, places, count, row);
  }

  /** The same for one feature, by what `findFeature` gave. */
  addWeights(feature: number, row: Int16Array | Int32Array, at: number): void {
    this.#features.add(feature, row, at);
  }

  /** Clusters of a word by its hash, coarse first. */
  clustersOf(hash: number): readonly number[] | undefined {
    const row = this.#words.find(hash);
    if (row < 0) return undefined;
    const clusters: number[] = [];
    for (let level = 0; level < this.#levels; level++) clusters.push(this.#clusters[row * this.#levels + level]!);
    return clusters;
  }
}

const MAGIC = 0x314e5349;

export interface TagModelParts {
  readonly keys: Uint32Array;
  readonly weights: Int8Array;
  readonly scale: number;
  readonly transitions: Float32Array;
  readonly starts: Float32Array;
  readonly words: Uint32Array;
  readonly clusters: Uint16Array;
  readonly levels: number;
}

export function writeTagModel(parts: TagModelParts): Uint8Array {
  const header = new DataView(new ArrayBuffer(20));
  header.setUint32(0, MAGIC, true);
  header.setUint32(4, parts.keys.length, true);
  header.setUint32(8, parts.words.length, true);
  header.setUint32(12, parts.levels, true);
  header.setFloat32(16, parts.scale, true);
  const blocks = [header, parts.transitions, parts.starts, parts.keys, parts.words, parts.clusters, parts.weights];
  const out = new Uint8Array(blocks.reduce((sum, block) => sum + block.byteLength, 0));
  let at = 0;
  for (const block of blocks) {
    out.set(new Uint8Array(block.buffer, block.byteOffset, block.byteLength), at);
    at += block.byteLength;
  }
  return out;
}

/** Reads the file's bytes; null when they are not such a file. */
export function readTagModel(bytes: Uint8Array): TagModel | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 20 || view.getUint32(0, true) !== MAGIC) return null;
  const features = view.getUint32(4, true);
  const wordCount = view.getUint32(8, true);
  const levels = view.getUint32(12, true);
  const scale = view.getFloat32(16, true);
  let at = 20;
  const take = (length: number): ArrayBuffer => {
    const part = bytes.slice(at, at + length).buffer as ArrayBuffer;
    at += length;
    return part;
  };
  const transitions = new Float32Array(take(4 * TAG_COUNT * TAG_COUNT));
  const starts = new Float32Array(take(4 * TAG_COUNT));
  const keys = new Uint32Array(take(4 * features));
  const words = new Uint32Array(take(4 * wordCount));
  const clusters = new Uint16Array(take(2 * wordCount * levels));
  const weights = new Int8Array(take(features * TAG_COUNT));
  return new TagModel({ transitions, starts, scale, weights, keys, words, clusters, levels });
}

/** The slots of a table of keys: a power of two, with room to spare. */
function slotsFor(keys: Uint32Array, room: number): number {
  let slots = 16;
  while (slots < keys.length * room) slots *= 2;
  return slots;
}

/** Slots a word, at least. */
const WORD_ROOM = 1.25;
/** Slots a feature: with half as many a key that is asked for stands 1.7 places behind its own on average, with these 0.3. */
const FEATURE_ROOM = 2;

const slotOf = (key: number, mask: number): number => (Math.imul(key, 0x9e3779b1) >>> 7) & mask;

/** A key, its weights and whether the slot is taken lie side by side in 16 bytes: one look into far memory a feature. */
const RECORD_BYTES = 16;
const RECORD_NUMBERS = RECORD_BYTES / 4;
const WEIGHTS_AT = 4;
const TAKEN_AT = RECORD_BYTES - 1;
/** Keys that are asked for at once: their records fit into the nearest memory. */
const PORTION = 128;

/** Open addressing over 32-bit keys with the weights of each. */
class FeatureTable {
  readonly #keys: Int32Array;
  readonly #bytes: Int8Array;
  readonly #mask: number;
  /** The keys that stand where those of a portion are looked for first. */
  readonly #met = new Int32Array(PORTION);

  constructor(keys: Uint32Array, weights: Int8Array) {
    const slots = slotsFor(keys, FEATURE_ROOM);
    this.#mask = slots - 1;
    this.#keys = new Int32Array(slots * RECORD_NUMBERS);
    this.#bytes = new Int8Array(this.#keys.buffer);
    for (let i = 0; i < keys.length; i++) {
      let slot = slotOf(keys[i]! | 0, this.#mask);
      while (this.#bytes[slot * RECORD_BYTES + TAKEN_AT] !== 0) slot = (slot + 1) & this.#mask;
      this.#keys[slot * RECORD_NUMBERS] = keys[i]! | 0;
      for (let tag = 0; tag < TAG_COUNT; tag++) this.#bytes[slot * RECORD_BYTES + WEIGHTS_AT + tag] = weights[i * TAG_COUNT + tag]!;
      this.#bytes[slot * RECORD_BYTES + TAKEN_AT] = 1;
    }
  }

  find(asked: number): number {
    const key = asked | 0;
    for (let slot = slotOf(key, this.#mask); ; slot = (slot + 1) & this.#mask) {
      if (this.#keys[slot * RECORD_NUMBERS] === key && this.#bytes[slot * RECORD_BYTES + TAKEN_AT] !== 0) return slot;
      if (this.#bytes[slot * RECORD_BYTES + TAKEN_AT] === 0) return -1;
    }
  }

  /** Memory answers late: all keys of a portion are asked for at once, and then read one after another. */
  addAll(keys: Int32Array, places: Int32Array, count: number, row: Int32Array): void {
    for (let from = 0; from < count; from += PORTION) {
      const to = Math.min(count, from + PORTION);
      for (let i = from; i < to; i++) this.#met[i - from] = this.#keys[slotOf(keys[i]!, this.#mask) * RECORD_NUMBERS]!;
      for (let i = from; i < to; i++) {
        const key = keys[i]!;
        const isFirst = this.#met[i - from] === key && key !== 0;
        this.add(isFirst ? slotOf(key, this.#mask) : this.find(key), row, places[i]!);
      }
    }
  }

  add(slot: number, row: Int16Array | Int32Array, at: number): void {
    if (slot < 0) return;
    const bytes = this.#bytes;
    const from = slot * RECORD_BYTES + WEIGHTS_AT;
    for (let tag = 0; tag < TAG_COUNT; tag++) row[at + tag]! += bytes[from + tag]!;
  }
}

/** Open addressing over 32-bit keys. */
class KeyTable {
  /** Pairs of key and index + 1; 0 is an empty slot. */
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(keys: Uint32Array) {
    const slots = slotsFor(keys, WORD_ROOM);
    this.#mask = slots - 1;
    this.#slots = new Int32Array(slots * 2);
    for (let i = 0; i < keys.length; i++) {
      let slot = slotOf(keys[i]! | 0, this.#mask);
      while (this.#slots[2 * slot + 1] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[2 * slot] = keys[i]! | 0;
      this.#slots[2 * slot + 1] = i + 1;
    }
  }

  find(asked: number): number {
    const key = asked | 0;
    for (let slot = slotOf(key, this.#mask); ; slot = (slot + 1) & this.#mask) {
      const index = this.#slots[2 * slot + 1]!;
      if (index === 0 || this.#slots[2 * slot] === key) return index - 1;
    }
  }
}
