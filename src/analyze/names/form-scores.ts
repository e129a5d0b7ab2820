import type { Words } from './words.ts';
import { type FormPart, NOT_COMMON, OFFSETS, REACH, factsOf, findClusters, formKeys, formParts, hashText } from './tag-features.ts';
import type { TagModel } from './tag-model.ts';
import { TAG_COUNT } from './tags.ts';
import { widened } from '../../text/row.ts';

/** Words whose scores are kept; news has few more that come back. */
const MOST_KEPT_FORMS = 100_000;
const FIRST_ROOM = 4096;
const ROW = OFFSETS * TAG_COUNT;
/** The first row stands for forms that have none yet. */
const UNKNOWN = 0;
/** More than a word has: its parts are few tens, each at up to OFFSETS distances. */
const MOST_KEYS = 64 * OFFSETS;

/** What each folded word adds to the scores of the words around it, worked out once a word; words are rows of tables. */
export class FormScores {
  /** OFFSETS × TAG_COUNT a row, in units of the model's scale: what a word adds to the scores of the words from REACH before it to REACH behind it. */
  scores = new Int16Array(FIRST_ROOM * ROW);
  /** Hash of the word bare of its clitics. */
  cores = new Int32Array(FIRST_ROOM);
  /** Coarse cluster. */
  clusters = new Uint16Array(FIRST_ROOM);
  readonly #model: TagModel;
  /** The row of each form by its id, as long as ids are good. */
  #rowsById = new Int32Array(0);
  #count = 1;
  #generation = 0;
  readonly #keys = new Int32Array(OFFSETS);
  /** The keys of one word, and where the scores of each go. */
  readonly #asked = new Int32Array(MOST_KEYS);
  readonly #places = new Int32Array(MOST_KEYS);
  readonly #row = new Int32Array(ROW);
  /** What parts without a text add, by their numbers. */
  readonly #common: (Int32Array | undefined)[] = [];

  constructor(model: TagModel) {
    this.#model = model;
  }

  /** The row of every word. */
  rowsOf(words: Words): Int32Array {
    const { vocabulary } = words.language;
    if (this.#generation !== vocabulary.generation || this.#count + words.count > MOST_KEPT_FORMS) this.#startAnew();
    this.#generation = vocabulary.generation;
    const rows = new Int32Array(words.count);
    for (let word = 0; word < words.count; word++) {
      const id = words.tokens.form[words.token[word]!]!;
      if (id >= this.#rowsById.length) this.#growIds(id);
      let row = this.#rowsById[id]!;
      if (row === UNKNOWN) this.#rowsById[id] = row = this.#rowOf(words, vocabulary.text(id));
      rows[word] = row;
    }
    return rows;
  }

  /** The hash of the bare word and the coarse cluster of each row. */
  traitsOf(rows: Int32Array): { readonly cores: Int32Array; readonly clusters: Uint16Array } {
    const cores = new Int32Array(rows.length);
    const clusters = new Uint16Array(rows.length);
    for (let i = 0; i < rows.length; i++) {
      cores[i] = this.cores[rows[i]!]!;
      clusters[i] = this.clusters[rows[i]!]!;
    }
    return { cores, clusters };
  }

  #startAnew(): void {
    this.#rowsById.fill(UNKNOWN);
    this.#count = 1;
  }

  #growIds(id: number): void {
    this.#rowsById = widened(this.#rowsById, Math.max(2 * this.#rowsById.length, id + FIRST_ROOM));
  }

  #rowOf(words: Words, form: string): number {
    const row = this.#count++;
    if (row >= this.cores.length) this.#grow();
    const facts = factsOf(words, form, (one) => findClusters(words, one, (word) => this.#model.clustersOf(hashText(word))));
    this.#addParts(formParts(facts));
    for (let i = 0; i < ROW; i++) this.scores[row * ROW + i] = this.#row[i]!;
    this.cores[row] = hashText(facts.core);
    this.clusters[row] = facts.clusters[0] ?? 0;
    return row;
  }

  /** Writes what the parts of a word tell together into `#row`. */
  #addParts(parts: readonly FormPart[]): void {
    this.#row.fill(0);
    for (const part of parts) if (part.common !== NOT_COMMON) this.#addCommon(part);
    let count = 0;
    for (const part of parts) if (part.common === NOT_COMMON) count = this.#ask(part, count);
    this.#model.addFeatures(this.#asked, this.#places, { count, row: this.#row });
  }

  #addCommon(part: FormPart): void {
    let row = this.#common[part.common];
    if (!row) {
      row = new Int32Array(ROW);
      this.#model.addFeatures(this.#asked, this.#places, { count: this.#ask(part, 0), row });
      this.#common[part.common] = row;
    }
    for (let i = 0; i < ROW; i++) this.#row[i]! += row[i]!;
  }

  /** Puts the keys of a part at every distance up to its reach behind the first `count` ones; gives how many there are then. */
  #ask(part: FormPart, count: number): number {
    const { reach } = part;
    let next = count;
    formKeys(part, this.#keys);
    for (let at = REACH - reach; at <= REACH + reach && next < MOST_KEYS; at++) {
      this.#asked[next] = this.#keys[at]!;
      this.#places[next++] = (OFFSETS - 1 - at) * TAG_COUNT;
    }
    return next;
  }

  #grow(): void {
    const room = this.cores.length * 2;
    this.scores = widened(this.scores, room * ROW);
    this.cores = widened(this.cores, room);
    this.clusters = widened(this.clusters, room);
  }
}
