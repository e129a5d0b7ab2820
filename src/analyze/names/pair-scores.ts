import type { CodeLists } from './code-lists.ts';
import { PairRows } from './pair-rows.ts';
import {
  CLUSTERS_OF_FIRST, CLUSTERS_OF_SECOND, CODES_AND_CLUSTER, CODES_OF_FIRST, CODES_OF_SECOND, CORES_OF_FIRST, CORES_OF_SECOND, LONGEST_STRETCH, pairKey, type PlaceContext,
} from './tag-features.ts';
import type { TagModel } from './tag-model.ts';
import { TAG_COUNT } from './tags.ts';
import { widened } from '../../text/row.ts';

/** Scores of the first word of a pair, then of the second. */
const ROW = 2 * TAG_COUNT;
/** Pairs whose keys are looked up each time: of bare words, and of codes with a cluster. */
const ASKED = 3;
/** Pairs of lists of codes that are kept; real news has some ten thousand. */
const MOST_KEPT = 100_000;
const FIRST_ROOM = 1024;

/** The features of neighbouring words as scores: of pairs that come back in every article, clusters and lists of codes, the sums are kept. */
export class PairScores {
  readonly #model: TagModel;
  readonly #codes: CodeLists;
  /** A row a pair of coarse clusters. */
  readonly #ofClusters: Int16Array;
  readonly #clusterCount: number;
  /** A row a pair of lists of codes, and which row that is. */
  #ofLists = new Int16Array(FIRST_ROOM * ROW);
  readonly #rows = new PairRows();
  #generation = -1;
  /** Keys of the other pairs of a stretch, and where the scores of each go. */
  readonly #keys = new Int32Array(LONGEST_STRETCH * ASKED);
  readonly #places = new Int32Array(LONGEST_STRETCH * ASKED);

  constructor(model: TagModel, codes: CodeLists) {
    this.#model = model;
    this.#codes = codes;
    this.#clusterCount = model.coarseCount;
    this.#ofClusters = new Int16Array(this.#clusterCount ** 2 * ROW);
    for (let first = 0; first < this.#clusterCount; first++) {
      for (let second = 0; second < this.#clusterCount; second++) {
        const at = (first * this.#clusterCount + second) * ROW;
        this.#addWeights(this.#ofClusters, at, pairKey(CLUSTERS_OF_FIRST, first, second), pairKey(CLUSTERS_OF_SECOND, first, second));
      }
    }
  }

  #addWeights(rows: Int16Array, at: number, firstKey: number, secondKey: number): void {
    this.#model.addWeights(this.#model.findFeature(firstKey), rows, at);
    this.#model.addWeights(this.#model.findFeature(secondKey), rows, at + TAG_COUNT);
  }

  /** Adds the scores of the pairs of a stretch to the rows of its words in `emissions`, in units of the model's scale. `lists`: the list of codes of each word. */
  add(context: PlaceContext, lists: Int32Array, emissions: Int32Array): void {
    if (this.#generation !== this.#codes.generation || this.#rows.size > MOST_KEPT) this.#rows.clear();
    this.#generation = this.#codes.generation;
    const { lexKeys, cores, clusters, from, to } = context;
    let count = 0;
    for (let at = from; at + 1 < to; at++) {
      this.#addKept(clusters[at]! * this.#clusterCount + clusters[at + 1]!, this.#rowOf(lists[at]!, lists[at + 1]!), emissions, at * TAG_COUNT);
      this.#keys[count] = pairKey(CORES_OF_FIRST, cores[at]!, cores[at + 1]!);
      this.#places[count++] = at * TAG_COUNT;
      this.#keys[count] = pairKey(CORES_OF_SECOND, cores[at]!, cores[at + 1]!);
      this.#places[count++] = (at + 1) * TAG_COUNT;
      this.#keys[count] = pairKey(CODES_AND_CLUSTER, lexKeys[at]!, clusters[at + 1]!);
      this.#places[count++] = (at + 1) * TAG_COUNT;
    }
    this.#model.addFeatures(this.#keys, this.#places, { count, row: emissions });
  }

  #addKept(ofClusters: number, ofLists: number, emissions: Int32Array, place: number): void {
    const clusters = this.#ofClusters;
    const lists = this.#ofLists;
    for (let i = 0; i < ROW; i++) emissions[place + i]! += clusters[ofClusters * ROW + i]! + lists[ofLists * ROW + i]!;
  }

  #rowOf(first: number, second: number): number {
    const known = this.#rows.find(first, second);
    if (known >= 0) return known;
    const row = this.#rows.add(first, second);
    if ((row + 1) * ROW > this.#ofLists.length) this.#ofLists = widened(this.#ofLists, 2 * this.#ofLists.length);
    this.#ofLists.fill(0, row * ROW, (row + 1) * ROW);
    const { keys } = this.#codes;
    this.#addWeights(this.#ofLists, row * ROW, pairKey(CODES_OF_FIRST, keys[first]!, keys[second]!), pairKey(CODES_OF_SECOND, keys[first]!, keys[second]!));
    return row;
  }
}
