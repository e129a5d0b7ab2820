import { GAP_COUNT, NO_GAP, REACH, gapAfterKey, gapBeforeKey, gapCode, outsideKey } from './tag-features.ts';
import type { TagModel } from './tag-model.ts';
import { TAG_COUNT } from './tags.ts';
import type { Words } from './words.ts';

/** Row of the table for the gap after the last word of a stretch. */
const LAST = GAP_COUNT;

/** The features of a word's place as scores: gaps and the ends of its stretch. */
export class PlaceScores {
  /** TAG_COUNT a gap, in units of the model's scale. */
  readonly #gapBefore: Int32Array;
  readonly #gapAfter: Int32Array;
  /** TAG_COUNT an offset that is outside of the stretch. */
  readonly #outside: Int32Array;

  constructor(model: TagModel) {
    this.#gapBefore = weightsOf(model, GAP_COUNT, gapBeforeKey);
    this.#gapAfter = weightsOf(model, GAP_COUNT + 1, (gap) => gapAfterKey(gap === LAST ? NO_GAP : gap));
    this.#outside = weightsOf(model, 2 * REACH + 1, (i) => outsideKey(i - REACH));
  }

  /** Adds the scores of the words of a stretch to their rows of `emissions`, in units of the model's scale. */
  add(words: Words, { from, to }: { readonly from: number; readonly to: number }, emissions: Int32Array): void {
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
  }

  #addGaps(gap: number, next: number, emissions: Int32Array, at: number): void {
    const before = this.#gapBefore;
    const after = this.#gapAfter;
    for (let tag = 0; tag < TAG_COUNT; tag++) emissions[at * TAG_COUNT + tag]! += before[gap * TAG_COUNT + tag]! + after[next * TAG_COUNT + tag]!;
  }

  #addOutside(offset: number, emissions: Int32Array, at: number): void {
    for (let tag = 0; tag < TAG_COUNT; tag++) emissions[at * TAG_COUNT + tag]! += this.#outside[(offset + REACH) * TAG_COUNT + tag]!;
  }
}

function weightsOf(model: TagModel, count: number, keyOf: (i: number) => number): Int32Array {
  const weights = new Int32Array(count * TAG_COUNT);
  for (let i = 0; i < count; i++) model.addWeights(model.findFeature(keyOf(i)), weights, i * TAG_COUNT);
  return weights;
}
