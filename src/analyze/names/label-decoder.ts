import { LONGEST_STRETCH } from './tag-features.ts';
import type { TagModel } from './tag-model.ts';
import { TAG_COUNT, type Tags } from './tags.ts';

/** The best row of labels for a stretch of words, by the transitions of a model: Viterbi's algorithm. */
export class LabelDecoder {
  /** TAG_COUNT a label: what it costs to come to it from each. */
  readonly #into = new Float32Array(TAG_COUNT * TAG_COUNT);
  /** The dearest way into each label. */
  readonly #mostInto = new Float32Array(TAG_COUNT).fill(-Infinity);
  readonly #starts: Float32Array;
  readonly #unit: number;
  /** The label before, of each word and label. */
  readonly #back = new Uint8Array(LONGEST_STRETCH * TAG_COUNT);
  #best = new Float32Array(TAG_COUNT);
  #next = new Float32Array(TAG_COUNT);
  /** The label that is best so far, the first of equals, and the score of the second best. */
  #leader = 0;
  #second = 0;

  constructor({ transitions, starts, scale }: TagModel) {
    this.#starts = starts;
    this.#unit = scale;
    for (let last = 0; last < TAG_COUNT; last++) {
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        const cost = transitions[last * TAG_COUNT + tag]!;
        this.#into[tag * TAG_COUNT + last] = cost;
        if (cost > this.#mostInto[tag]!) this.#mostInto[tag] = cost;
      }
    }
  }

  /** Writes the labels of words `[from, to)`, LONGEST_STRETCH of them at most. */
  decode(emissions: Int32Array, tags: Tags, from: number, to: number): void {
    for (let tag = 0; tag < TAG_COUNT; tag++) this.#best[tag] = this.#starts[tag]! + emissions[from * TAG_COUNT + tag]! * this.#unit;
    this.#findLeader();
    for (let word = from + 1; word < to; word++) this.#step(emissions, word * TAG_COUNT, (word - from) * TAG_COUNT);
    let tag = this.#leader;
    for (let word = to - 1; word >= from; word--) {
      tags[word] = tag;
      tag = this.#back[(word - from) * TAG_COUNT + tag]!;
    }
  }

  #findLeader(): void {
    const best = this.#best;
    let leader = 0;
    let second = -Infinity;
    for (let tag = 1; tag < TAG_COUNT; tag++) {
      const score = best[tag]!;
      if (score > best[leader]!) {
        second = best[leader]!;
        leader = tag;
      } else if (score > second) second = score;
    }
    this.#leader = leader;
    this.#second = second;
  }

  #step(emissions: Int32Array, at: number, back: number): void {
    const next = this.#next;
    const leader = this.#leader;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      let last = leader;
      let score = this.#best[leader]! + this.#into[tag * TAG_COUNT + leader]!;
      // most words are surely no name: then no other label comes near
      if (this.#second + this.#mostInto[tag]! >= score) {
        last = this.#findLast(tag);
        score = this.#best[last]! + this.#into[tag * TAG_COUNT + last]!;
      }
      next[tag] = score + emissions[at + tag]! * this.#unit;
      this.#back[back + tag] = last;
    }
    [this.#best, this.#next] = [next, this.#best];
    this.#findLeader();
  }

  /** The label from which a label is reached best, the first of equals. */
  #findLast(tag: number): number {
    const best = this.#best;
    const into = this.#into;
    const from = tag * TAG_COUNT;
    let top = 0;
    let most = best[0]! + into[from]!;
    for (let last = 1; last < TAG_COUNT; last++) {
      const score = best[last]! + into[from + last]!;
      if (score <= most) continue;
      most = score;
      top = last;
    }
    return top;
  }
}
