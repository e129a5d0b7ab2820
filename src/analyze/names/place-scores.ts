import { CODE_COUNT, LONGEST_STRETCH, OFFSETS, PAIRS, REACH, codeKey, gapAfterKey, gapBeforeKey, gapCode, isPair, outsideKey, pairKeys, type PlaceContext } from './tag-features.ts';
import type { TagModel } from './tag-model.ts';
import { TAG_COUNT } from './tags.ts';
import type { Words } from './words.ts';

/** Codes of gaps are below this. */
const GAP_COUNT = 100;
const NO_GAP = GAP_COUNT - 1;

/** `placeFeatures` of tag-features.ts as scores: the features that can be numbered beforehand are looked up by number. */
export class PlaceScores {
  readonly #model: TagModel;
  readonly #gapBefore: Int32Array;
  readonly #gapAfter: Int32Array;
  readonly #outside: Int32Array;
  /** OFFSETS × CODE_COUNT. */
  readonly #codes: Int32Array;
  /** Keys of the pairs of a stretch, and where the scores of each go. */
  readonly #keys = new Int32Array(LONGEST_STRETCH * PAIRS);
  readonly #places = new Int32Array(LONGEST_STRETCH * PAIRS);

  constructor(model: TagModel) {
    this.#model = model;
    const list = (count: number, keyOf: (i: number) => number): Int32Array => Int32Array.from({ length: count }, (_, i) => model.findFeature(keyOf(i)));
    this.#gapBefore = list(GAP_COUNT, gapBeforeKey);
    this.#gapAfter = list(GAP_COUNT, gapAfterKey);
    this.#outside = list(OFFSETS, (i) => outsideKey(i - REACH));
    this.#codes = list(OFFSETS * CODE_COUNT, (i) => codeKey(Math.floor(i / CODE_COUNT) - REACH, i % CODE_COUNT));
  }

  /** Adds the scores of the words of a stretch to their rows of `emissions`, in units of the model's scale. */
  add(words: Words, context: PlaceContext, emissions: Int32Array): void {
    const { from, to } = context;
    for (let at = from; at < to; at++) this.#addPlace(words, at, context, emissions);
    this.#model.addFeatures(this.#keys, this.#places, { count: this.#putPairs(context), row: emissions });
  }

  #addPlace(words: Words, at: number, { codes, from, to }: PlaceContext, emissions: Int32Array): void {
    const model = this.#model;
    const base = at * TAG_COUNT;
    model.addWeights(this.#gapBefore[gapCode(words, at)]!, emissions, base);
    model.addWeights(this.#gapAfter[at + 1 < to ? gapCode(words, at + 1) : NO_GAP]!, emissions, base);
    for (let offset = -REACH; offset <= REACH; offset++) {
      const word = at + offset;
      if (word < from || word >= to) model.addWeights(this.#outside[offset + REACH]!, emissions, base);
      else for (const code of codes[word]!) model.addWeights(this.#codes[(offset + REACH) * CODE_COUNT + code]!, emissions, base);
    }
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
