import { NO_LEX_KEY, OFFSETS, REACH, codeKey, lexKeyWith, readCodes } from './tag-features.ts';
import { PairRows } from './pair-rows.ts';
import type { TagModel } from './tag-model.ts';
import { TAG_COUNT } from './tags.ts';
import type { Words } from './words.ts';
import { widened } from '../../text/row.ts';

/** Lists of lexicon codes that are kept; real news has some thousand. */
const MOST_LISTS = 50_000;
const FIRST_ROOM = 512;
const ROW = OFFSETS * TAG_COUNT;
const NO_CODES = 0;

/** What the lexicons say of words, each list of codes worked out once: lists are rows of tables, the empty one is row 0. */
export class CodeLists {
  /** OFFSETS × TAG_COUNT a row: what a word with these codes adds to the scores of the words from REACH before it to REACH behind it. */
  scores = new Int16Array(FIRST_ROOM * ROW);
  /** One number for all codes of a list. */
  keys = new Int32Array(FIRST_ROOM);
  readonly #model: TagModel;
  /** The list that one more code makes of a list, by both; the first of these rows is list 1. */
  readonly #longer = new PairRows();
  /** Counts new beginnings: lists of before have other numbers. */
  generation = 0;

  constructor(model: TagModel) {
    this.#model = model;
    this.#startAnew();
  }

  /** The list of every word. */
  listsOf(words: Words): Int32Array {
    if (this.#longer.size > MOST_LISTS) this.#startAnew();
    const lists = new Int32Array(words.count);
    readCodes(words, (word, code) => {
      lists[word] = this.#add(lists[word]!, code);
    });
    return lists;
  }

  /** The number for all codes of each list. */
  keysOf(lists: Int32Array): Int32Array {
    const keys = new Int32Array(lists.length);
    for (let word = 0; word < lists.length; word++) keys[word] = this.keys[lists[word]!]!;
    return keys;
  }

  #startAnew(): void {
    this.#longer.clear();
    this.keys[NO_CODES] = NO_LEX_KEY;
    this.generation += 1;
  }

  #add(list: number, code: number): number {
    const known = this.#longer.find(list, code);
    if (known >= 0) return known + 1;
    const longer = this.#longer.add(list, code) + 1;
    if (longer >= this.keys.length) this.#grow();
    this.keys[longer] = lexKeyWith(this.keys[list]!, code);
    this.scores.copyWithin(longer * ROW, list * ROW, (list + 1) * ROW);
    for (let offset = -REACH; offset <= REACH; offset++) {
      this.#model.addWeights(this.#model.findFeature(codeKey(offset, code)), this.scores, longer * ROW + (REACH - offset) * TAG_COUNT);
    }
    return longer;
  }

  #grow(): void {
    const room = this.keys.length * 2;
    this.scores = widened(this.scores, room * ROW);
    this.keys = widened(this.keys, room);
  }
}
