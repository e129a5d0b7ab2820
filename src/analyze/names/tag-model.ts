import { TAG_COUNT } from './tags.ts';

/**
 * `models/names.bin`, little-endian: magic `ISN1`, counts of features, clusters and cluster levels (uint32 each), scale (float32),
 * transitions and starts (float32), feature keys (uint32, ascending), weights (int8, TAG_COUNT a feature),
 * word hashes (uint32, ascending), clusters (uint16, one a level).
 */
export class TagModel {
  readonly transitions: Float32Array;
  readonly starts: Float32Array;
  readonly #scale: number;
  readonly #weights: Int8Array;
  readonly #features: KeyTable;
  readonly #words: KeyTable;
  readonly #clusters: Uint16Array;
  readonly #levels: number;

  constructor({ transitions, starts, scale, weights, keys, words, clusters, levels }: TagModelParts) {
    this.transitions = transitions;
    this.starts = starts;
    this.#scale = scale;
    this.#weights = weights;
    this.#features = new KeyTable(keys);
    this.#words = new KeyTable(words);
    this.#clusters = clusters;
    this.#levels = levels;
  }

  /** Index of a feature's weights, -1 for an unknown one. */
  findFeature(key: number): number {
    return this.#features.find(key);
  }

  /** Adds the weights of a feature to `row` from `at` on; an unknown one adds nothing. */
  addFeature(key: number, row: Float32Array, at: number): void {
    this.addWeights(this.#features.find(key), row, at);
  }

  /** The same by the feature's index. */
  addWeights(feature: number, row: Float32Array, at: number): void {
    if (feature < 0) return;
    const weights = this.#weights;
    const scale = this.#scale;
    const from = feature * TAG_COUNT;
    for (let tag = 0; tag < TAG_COUNT; tag++) row[at + tag]! += weights[from + tag]! * scale;
  }

  /** Clusters of a word by its hash, coarse first. */
  clustersOf(hash: number): readonly number[] | undefined {
    const row = this.#words.find(hash);
    return row < 0 ? undefined : Array.from(this.#clusters.subarray(row * this.#levels, (row + 1) * this.#levels));
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

/** Bits of the filter a key; most features that are asked for are unknown, and the filter answers those from the cache. */
const FILTER_BITS_A_KEY = 16;

/** Open addressing over 32-bit keys. */
class KeyTable {
  /** Pairs of key and index + 1; 0 is an empty slot. */
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #filter: Int32Array;
  readonly #filterMask: number;

  constructor(keys: Uint32Array) {
    let size = 16;
    while (size < keys.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size * 2);
    let bits = 32;
    while (bits < keys.length * FILTER_BITS_A_KEY) bits *= 2;
    this.#filterMask = bits - 1;
    this.#filter = new Int32Array(bits >> 5);
    for (let i = 0; i < keys.length; i++) this.#put(keys[i]! | 0, i);
  }

  #put(key: number, index: number): void {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & this.#mask;
    while (this.#slots[2 * slot + 1] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots[2 * slot] = key;
    this.#slots[2 * slot + 1] = index + 1;
    const bit = key & this.#filterMask;
    this.#filter[bit >> 5]! |= 1 << (bit & 31);
  }

  find(asked: number): number {
    const key = asked | 0;
    const bit = key & this.#filterMask;
    if ((this.#filter[bit >> 5]! & (1 << (bit & 31))) === 0) return -1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & this.#mask;
    for (;;) {
      const index = this.#slots[2 * slot + 1]!;
      if (index === 0 || this.#slots[2 * slot] === key) return index - 1;
      slot = (slot + 1) & this.#mask;
    }
  }
}
