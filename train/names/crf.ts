import { IDENTITY, LISTED } from '../../src/analyze/names/tag-features.ts';
import { TAG_COUNT } from '../../src/analyze/names/tags.ts';

/** Training stretches with their features as indices: `features[starts[w] .. starts[w+1])` are those of word `w`. */
export interface TrainingSet {
  readonly stretches: readonly { readonly from: number; readonly to: number }[];
  readonly starts: Int32Array;
  readonly features: Int32Array;
  readonly kinds: Uint8Array;
  readonly labels: Uint8Array;
  readonly featureCount: number;
}

export interface TrainingOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly l2: number;
  /** Share of words whose identity features are left out, whose lexicon features are, and of single other features. */
  readonly dropIdentity: number;
  readonly dropListed: number;
  readonly dropOther: number;
  readonly seed: number;
  readonly onEpoch?: (epoch: number, loss: number, weights: CrfWeights) => void;
}

export interface CrfWeights {
  readonly features: Float32Array;
  readonly transitions: Float32Array;
  readonly starts: Float32Array;
}

/** A small generator of even numbers in [0, 1), the same on every machine (Mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Trains a linear-chain CRF by AdaGrad on single stretches, with feature dropout; returns the mean of the last epochs' weights. */
export function trainCrf(set: TrainingSet, options: TrainingOptions): CrfWeights {
  const trainer = new Trainer(set, options);
  const mean = trainer.empty();
  const averaged = Math.max(1, Math.floor(options.epochs / 3));
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const loss = trainer.epoch();
    if (epoch >= options.epochs - averaged) addScaled(mean, trainer.weights, 1 / averaged);
    options.onEpoch?.(epoch, loss, trainer.weights);
  }
  return mean;
}

/** The mean of weights of the same features. */
export function meanOf(all: readonly CrfWeights[]): CrfWeights {
  const [{ features, transitions, starts }] = all as readonly [CrfWeights];
  const mean = { features: new Float32Array(features.length), transitions: new Float32Array(transitions.length), starts: new Float32Array(starts.length) };
  for (const one of all) addScaled(mean, one, 1 / all.length);
  return mean;
}

function addScaled(to: CrfWeights, from: CrfWeights, scale: number): void {
  for (const part of ['features', 'transitions', 'starts'] as const) {
    const target = to[part];
    const source = from[part];
    for (let i = 0; i < target.length; i++) target[i]! += source[i]! * scale;
  }
}

class Trainer {
  readonly weights: CrfWeights;
  readonly #squares: CrfWeights;
  readonly #set: TrainingSet;
  readonly #options: TrainingOptions;
  readonly #random: () => number;
  readonly #kept: Uint8Array;

  constructor(set: TrainingSet, options: TrainingOptions) {
    this.#set = set;
    this.#options = options;
    this.weights = this.empty();
    this.#squares = this.empty();
    this.#random = seededRandom(options.seed);
    this.#kept = new Uint8Array(set.features.length);
  }

  empty(): CrfWeights {
    return {
      features: new Float32Array(this.#set.featureCount * TAG_COUNT),
      transitions: new Float32Array(TAG_COUNT * TAG_COUNT),
      starts: new Float32Array(TAG_COUNT),
    };
  }

  epoch(): number {
    const order = this.#set.stretches.map((_, i) => i);
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(this.#random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    let loss = 0;
    for (const i of order) loss += this.#step(this.#set.stretches[i]!);
    return loss / this.#set.labels.length;
  }

  #drop(from: number, to: number): void {
    const { starts, kinds } = this.#set;
    const { dropIdentity, dropListed, dropOther } = this.#options;
    for (let word = from; word < to; word++) {
      const identity = this.#random() < dropIdentity;
      const listed = this.#random() < dropListed;
      for (let f = starts[word]!; f < starts[word + 1]!; f++) {
        const kind = kinds[f];
        const dropped = (kind === IDENTITY && identity) || (kind === LISTED && listed) || (dropOther > 0 && this.#random() < dropOther);
        this.#kept[f] = dropped ? 0 : 1;
      }
    }
  }

  #emissions(from: number, to: number): Float64Array {
    const { starts, features } = this.#set;
    const out = new Float64Array((to - from) * TAG_COUNT);
    const weights = this.weights.features;
    for (let word = from; word < to; word++) {
      const row = (word - from) * TAG_COUNT;
      for (let f = starts[word]!; f < starts[word + 1]!; f++) {
        if (!this.#kept[f]) continue;
        const base = features[f]! * TAG_COUNT;
        for (let tag = 0; tag < TAG_COUNT; tag++) out[row + tag]! += weights[base + tag]!;
      }
    }
    return out;
  }

  #step({ from, to }: { from: number; to: number }): number {
    this.#drop(from, to);
    const emissions = this.#emissions(from, to);
    const { node, edge, logZ } = marginals(emissions, this.weights, to - from);
    const gold = this.#set.labels.subarray(from, to);
    const loss = logZ - this.#goldScore(emissions, gold);
    for (let i = 0; i < gold.length; i++) node[i * TAG_COUNT + gold[i]!]! -= 1;
    for (let i = 1; i < gold.length; i++) edge[gold[i - 1]! * TAG_COUNT + gold[i]!]! -= 1;
    this.#update(from, to, node, edge);
    return loss;
  }

  #goldScore(emissions: Float64Array, gold: Uint8Array): number {
    let score = this.weights.starts[gold[0]!]!;
    for (let i = 0; i < gold.length; i++) {
      score += emissions[i * TAG_COUNT + gold[i]!]!;
      if (i > 0) score += this.weights.transitions[gold[i - 1]! * TAG_COUNT + gold[i]!]!;
    }
    return score;
  }

  #update(from: number, to: number, node: Float64Array, edge: Float64Array): void {
    const { starts, features } = this.#set;
    for (let word = from; word < to; word++) {
      const row = (word - from) * TAG_COUNT;
      let size = 0;
      for (let tag = 0; tag < TAG_COUNT; tag++) size += Math.abs(node[row + tag]!);
      // a word that is already sure teaches nothing
      if (size < 1e-4) continue;
      for (let f = starts[word]!; f < starts[word + 1]!; f++) {
        if (this.#kept[f]) this.#adapt(this.weights.features, this.#squares.features, features[f]! * TAG_COUNT, node, row, TAG_COUNT);
      }
    }
    this.#adapt(this.weights.transitions, this.#squares.transitions, 0, edge, 0, TAG_COUNT * TAG_COUNT);
    this.#adapt(this.weights.starts, this.#squares.starts, 0, node, 0, TAG_COUNT);
  }

  #adapt(weights: Float32Array, squares: Float32Array, at: number, gradient: Float64Array, from: number, length: number): void {
    const { rate, l2 } = this.#options;
    for (let i = 0; i < length; i++) {
      const slope = gradient[from + i]! + l2 * weights[at + i]!;
      if (slope === 0) continue;
      const square = (squares[at + i]! += slope * slope);
      weights[at + i]! -= (rate * slope) / (Math.sqrt(square) + 1e-6);
    }
  }
}

/** Node and summed edge marginals of one stretch, by forward and backward passes in scaled space. */
function marginals(emissions: Float64Array, { transitions, starts }: CrfWeights, length: number): { node: Float64Array; edge: Float64Array; logZ: number } {
  const T = TAG_COUNT;
  const factor = new Float64Array(length * T);
  const trans = Float64Array.from(transitions, Math.exp);
  const shifts = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    let top = -Infinity;
    for (let t = 0; t < T; t++) top = Math.max(top, emissions[i * T + t]! + (i === 0 ? starts[t]! : 0));
    shifts[i] = top;
    for (let t = 0; t < T; t++) factor[i * T + t] = Math.exp(emissions[i * T + t]! + (i === 0 ? starts[t]! : 0) - top);
  }
  const forward = new Float64Array(length * T);
  const norms = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    let norm = 0;
    for (let t = 0; t < T; t++) {
      let sum = i === 0 ? 1 : 0;
      if (i > 0) for (let s = 0; s < T; s++) sum += forward[(i - 1) * T + s]! * trans[s * T + t]!;
      norm += forward[i * T + t] = sum * factor[i * T + t]!;
    }
    norms[i] = norm;
    for (let t = 0; t < T; t++) forward[i * T + t]! /= norm;
  }
  const node = new Float64Array(length * T);
  const edge = new Float64Array(T * T);
  let backward = new Float64Array(T).fill(1);
  for (let i = length - 1; i >= 0; i--) {
    for (let t = 0; t < T; t++) node[i * T + t] = forward[i * T + t]! * backward[t]!;
    if (i === 0) break;
    const next = new Float64Array(T);
    for (let s = 0; s < T; s++) {
      let sum = 0;
      for (let t = 0; t < T; t++) {
        const part = trans[s * T + t]! * factor[i * T + t]! * backward[t]! / norms[i]!;
        sum += part;
        edge[s * T + t]! += forward[(i - 1) * T + s]! * part;
      }
      next[s] = sum;
    }
    backward = next;
  }
  let logZ = 0;
  for (let i = 0; i < length; i++) logZ += Math.log(norms[i]!) + shifts[i]!;
  return { node, edge, logZ };
}
