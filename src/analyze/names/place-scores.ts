import { CODE_COUNT, OFFSETS, PAIRS, REACH, codeKey, gapAfterKey, gapBeforeKey, gapCode, isPair, outsideKey, pairKeys, type PlaceContext } from './tag-features.ts';
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

  constructor(model: TagModel) {
    this.#model = model;
    const list = (count: number, keyOf: (i: number) => number): Int32Array => Int32Array.from({ length: count }, (_, i) => model.findFeature(keyOf(i)));
    this.#gapBefore = list(GAP_COUNT, gapBeforeKey);
    this.#gapAfter = list(GAP_COUNT, gapAfterKey);
    this.#outside = list(OFFSETS, (i) => outsideKey(i - REACH));
    this.#codes = list(OFFSETS * CODE_COUNT, (i) => codeKey(Math.floor(i / CODE_COUNT) - REACH, i % CODE_COUNT));
  }

  /** Adds the scores of the word `at` to its row of `emissions`. */
  add(words: Words, at: number, context: PlaceContext, emissions: Float32Array): void {
    const { codes, from, to } = context;
    const model = this.#model;
    const base = at * TAG_COUNT;
    model.addWeights(this.#gapBefore[gapCode(words, at)]!, emissions, base);
    model.addWeights(this.#gapAfter[at + 1 < to ? gapCode(words, at + 1) : NO_GAP]!, emissions, base);
    for (let offset = -REACH; offset <= REACH; offset++) {
      const word = at + offset;
      if (word < from || word >= to) model.addWeights(this.#outside[offset + REACH]!, emissions, base);
      else for (const code of codes[word]!) model.addWeights(this.#codes[(offset + REACH) * CODE_COUNT + code]!, emissions, base);
    }
    const keys = pairKeys(at, context);
    for (let pair = 0; pair < PAIRS; pair++) if (isPair(pair, at, context)) model.addFeature(keys[pair]!, emissions, base);
  }
}
