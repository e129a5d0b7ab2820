import { GAP_COUNT, LONGEST_STRETCH, NO_GAP, PAIRS, REACH, gapAfterKey, gapBeforeKey, gapCode, isPair, outsideKey, pairKeys, type PlaceContext } from './tag-features.ts';
import type { TagModel } from './tag-model.ts';
import { TAG_COUNT } from './tags.ts';
import type { Words } from './words.ts';

/** Row of the table for the gap after the last word of a stretch. */
const LAST = GAP_COUNT;

/** The features of a word's place as scores: gaps, the ends of its stretch, and pairs of neighbouring words. */
export class PlaceScores {
  readonly #model: TagModel;
  /** TAG_COUNT a gap, in units of the model's scale. */
  readonly #gapBefore: Int32Array;
  readonly #gapAfter: Int32Array;
  /** TAG_COUNT an offset that is outside of the stretch. */
  readonly #outside: Int32Array;
  /** Keys of the pairs of a stretch, and where the scores of each go. */
  readonly #keys = new Int32Array(LONGEST_STRETCH * PAIRS);
  readonly #places = new Int32Array(LONGEST_STRETCH * PAIRS);

  constructor(model: TagModel) {
    this.#model = model;
    this.#gapBefore = this.#weightsOf(GAP_COUNT, gapBeforeKey);
    this.#gapAfter = this.#weightsOf(GAP_COUNT + 1, (gap) => gapAfterKey(gap === LAST ? NO_GAP : gap));
    this.#outside = this.#weightsOf(2 * REACH + 1, (i) => outsideKey(i - REACH));
  }

  #weightsOf(count: number, keyOf: (i: number) => number): Int32Array {
    const weights = new Int32Array(count * TAG_COUNT);
    for (let i = 0; i < count; i++) this.#model.addWeights(this.#model.findFeature(keyOf(i)), weights, i * TAG_COUNT);
    return weights;
  }

  /** Adds the scores of the words of a stretch to their rows of `emissions`, in units of the model's scale. */
  add(words: Words, context: PlaceContext, emissions: Int32Array): void {
    const { from, to } = context;
    let gap = gapCode(words, from);
    for (let at = from; at < to; at++) {
      const next = at + 1 < to ? gapCode(words, at + 1) : LAST;
      this.#addGaps(gap, next, emissions, at);
      gap = next;
    }
    for (let away = 1; away <= REACH; away++) {
      for (let at = from; at < Math.min(to, from + away); at++) this.#addOutside(-away, emissions, at);
      for (let at = Math.max(from, to - away); at < to; at++) this.#addOutside(away, emissions, at);
    }
    this.#model.addFeatures(this.#keys, this.#places, { count: this.#putPairs(context), row: emissions });
  }

  #addGaps(gap: number, next: number, emissions: Int32Array, at: number): void {
    const before = this.#gapBefore;
    const after = this.#gapAfter;
    for (let tag = 0; tag < TAG_COUNT; tag++) emissions[at * TAG_COUNT + tag]! += before[gap * TAG_COUNT + tag]! + after[next * TAG_COUNT + tag]!;
  }

  #addOutside(offset: number, emissions: Int32Array, at: number): void {
    for (let tag = 0; tag < TAG_COUNT; tag++) emissions[at * TAG_COUNT + tag]! += this.#outside[(offset + REACH) * TAG_COUNT + tag]!;
  }

  /** The keys of all pairs of a stretch, each with the place of its scores; gives how many there are. */
  #putPairs(context: PlaceContext): number {
    const { from, to } = context;
    let count = 0;
    for (let at = from; at < to; at++) {
      const keys = pairKeys(at, context);
      for (let pair = 0; pair < PAIRS; pair++) {
        if (!isPair(pair, at, context)) continue;
        this.#keys[count] = keys[pair]!;
        this.#places[count++] = at * TAG_COUNT;
      }
    }
    return count;
  }
}
