import { TAG_COUNT } from './tags.ts';

/**
 * `models/names.bin`, little-endian: magic `ISN1`, counts of features, clusters and cluster levels (uint32 each), scale (float32),
 * transitions and starts (float32), feature keys (uint32, ascending), weights (int8, TAG_COUNT a feature),
 * word hashes (uint32, ascending), clusters (uint16, one a level).
 */
export interface TagModel {
  readonly transitions: Float32Array;
  readonly starts: Float32Array;
  readonly scale: number;
  readonly weights: Int8Array;
  /** Index of a feature's weights, -1 for an unknown one. */
  findFeature(key: number): number;
  /** Clusters of a word by its hash, coarse first; none for an unknown word. */
  clustersOf(hash: number): readonly number[];
}

const MAGIC = 0x314e5349;
const NO_CLUSTERS: readonly number[] = [];

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
  const feature = new KeyTable(keys);
  const word = new KeyTable(words);
  const rows = Array.from({ length: wordCount }, (_, i) => Array.from(clusters.subarray(i * levels, (i + 1) * levels)));
  return {
    transitions, starts, scale, weights,
    findFeature: (key) => feature.find(key),
    clustersOf: (hash) => rows[word.find(hash)] ?? NO_CLUSTERS,
  };
}

/** Open addressing over 32-bit keys. */
class KeyTable {
  readonly #slots: Int32Array;
  readonly #keys: Uint32Array;
  readonly #mask: number;

  constructor(keys: Uint32Array) {
    this.#keys = keys;
    let size = 16;
    while (size < keys.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size).fill(-1);
    for (let i = 0; i < keys.length; i++) {
      let slot = Math.imul(keys[i]!, 0x9e3779b1) >>> 7 & this.#mask;
      while (this.#slots[slot]! >= 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = i;
    }
  }

  find(key: number): number {
    let slot = Math.imul(key, 0x9e3779b1) >>> 7 & this.#mask;
    for (;;) {
      const index = this.#slots[slot]!;
      if (index < 0 || this.#keys[index] === key) return index;
      slot = (slot + 1) & this.#mask;
    }
  }
}
