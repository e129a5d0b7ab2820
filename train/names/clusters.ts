/**
 * Word classes by the exchange algorithm (Kneser & Ney 1993; Martin, Liermann & Ney 1998): every word moves to the class
 * that most raises the likelihood of a class bigram model. The first placing is by frequency, so that runs agree.
 */
export interface ClusterOptions {
  readonly classes: number;
  readonly rounds: number;
}

/** Bigram counts of the words that are clustered; word 0 stands for all others and the ends of sentences. */
export interface Bigrams {
  readonly count: number;
  /** For each word: neighbours and how often, to the right and to the left. */
  readonly right: readonly (readonly [Int32Array, Int32Array])[];
  readonly left: readonly (readonly [Int32Array, Int32Array])[];
  readonly frequency: Int32Array;
}

export function countBigrams(sentences: Iterable<readonly string[]>, ids: ReadonlyMap<string, number>): Bigrams {
  const count = ids.size + 1;
  const right = Array.from({ length: count }, () => new Map<number, number>());
  const left = Array.from({ length: count }, () => new Map<number, number>());
  const frequency = new Int32Array(count);
  for (const sentence of sentences) {
    let last = 0;
    for (const word of [...sentence, '']) {
      const id = ids.get(word) ?? 0;
      right[last]!.set(id, (right[last]!.get(id) ?? 0) + 1);
      left[id]!.set(last, (left[id]!.get(last) ?? 0) + 1);
      frequency[id]! += 1;
      last = id;
    }
  }
  return { count, right: right.map(columns), left: left.map(columns), frequency };
}

const columns = (row: ReadonlyMap<number, number>): readonly [Int32Array, Int32Array] => [Int32Array.from(row.keys()), Int32Array.from(row.values())];

/** The class of every word; word 0 has a class of its own, 0. */
export function clusterWords(bigrams: Bigrams, { classes, rounds }: ClusterOptions): Uint16Array {
  const state = new Exchange(bigrams, classes);
  for (let round = 0; round < rounds; round++) if (state.round() === 0) break;
  return state.classOf;
}

class Exchange {
  readonly classOf: Uint16Array;
  readonly #bigrams: Bigrams;
  readonly #classes: number;
  /** Counts of class bigrams, row by row, and of classes. */
  readonly #pairs: Float64Array;
  readonly #totals: Float64Array;
  readonly #right: Float64Array;
  readonly #left: Float64Array;

  constructor(bigrams: Bigrams, classes: number) {
    this.#bigrams = bigrams;
    this.#classes = classes + 1;
    this.classOf = Uint16Array.from({ length: bigrams.count }, (_, word) => (word === 0 ? 0 : 1 + ((word - 1) % classes)));
    this.#pairs = new Float64Array(this.#classes * this.#classes);
    this.#totals = new Float64Array(this.#classes);
    this.#right = new Float64Array(this.#classes);
    this.#left = new Float64Array(this.#classes);
    for (let word = 0; word < bigrams.count; word++) {
      const [next, counts] = bigrams.right[word]!;
      for (let i = 0; i < next.length; i++) this.#pairs[this.classOf[word]! * this.#classes + this.classOf[next[i]!]!]! += counts[i]!;
      this.#totals[this.classOf[word]!]! += bigrams.frequency[word]!;
    }
  }

  round(): number {
    let moved = 0;
    for (let word = 1; word < this.#bigrams.count; word++) if (this.#moveWord(word)) moved += 1;
    return moved;
  }

  #moveWord(word: number): boolean {
    const own = this.classOf[word]!;
    const self = this.#gather(word);
    this.#shift(word, own, self, -1);
    let best = own;
    let bestGain = -Infinity;
    const rightTouched = touched(this.#right);
    const leftTouched = touched(this.#left);
    for (let to = 1; to < this.#classes; to++) {
      const gain = this.#gain(word, to, self, rightTouched, leftTouched);
      if (gain > bestGain) {
        bestGain = gain;
        best = to;
      }
    }
    this.#shift(word, best, self, 1);
    this.classOf[word] = best;
    return best !== own;
  }

  /** Class counts of a word's neighbours; how often it follows itself. */
  #gather(word: number): number {
    this.#right.fill(0);
    this.#left.fill(0);
    let self = 0;
    const [next, nextCounts] = this.#bigrams.right[word]!;
    for (let i = 0; i < next.length; i++) {
      if (next[i] === word) self += nextCounts[i]!;
      else this.#right[this.classOf[next[i]!]!]! += nextCounts[i]!;
    }
    const [last, lastCounts] = this.#bigrams.left[word]!;
    for (let i = 0; i < last.length; i++) if (last[i] !== word) this.#left[this.classOf[last[i]!]!]! += lastCounts[i]!;
    return self;
  }

  #shift(word: number, at: number, self: number, sign: number): void {
    for (let other = 0; other < this.#classes; other++) {
      if (this.#right[other]) this.#pairs[at * this.#classes + other]! += sign * this.#right[other]!;
      if (this.#left[other]) this.#pairs[other * this.#classes + at]! += sign * this.#left[other]!;
    }
    this.#pairs[at * this.#classes + at]! += sign * self;
    this.#totals[at]! += sign * this.#bigrams.frequency[word]!;
  }

  #gain(word: number, to: number, self: number, right: readonly number[], left: readonly number[]): number {
    const pairs = this.#pairs;
    const width = this.#classes;
    let gain = 0;
    for (const other of right) {
      const before = pairs[to * width + other]!;
      gain += nLogN(before + this.#right[other]!) - nLogN(before);
    }
    for (const other of left) {
      const before = pairs[other * width + to]!;
      gain += nLogN(before + this.#left[other]!) - nLogN(before);
    }
    // a class that both precedes and follows shares a cell with itself; the error is a constant of the word but for this cell
    const own = pairs[to * width + to]!;
    if (self > 0) gain += nLogN(own + self) - nLogN(own);
    const total = this.#totals[to]!;
    return gain - 2 * (nLogN(total + this.#bigrams.frequency[word]!) - nLogN(total));
  }
}

function touched(counts: Float64Array): number[] {
  const out: number[] = [];
  for (let i = 0; i < counts.length; i++) if (counts[i]) out.push(i);
  return out;
}

const TABLE = Float64Array.from({ length: 1 << 20 }, (_, n) => (n === 0 ? 0 : n * Math.log(n)));

function nLogN(n: number): number {
  return n < TABLE.length ? TABLE[n]! : n * Math.log(n);
}
