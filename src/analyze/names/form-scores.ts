import type { Words } from './words.ts';
import { type FormPart, OFFSETS, REACH, factsOf, findClusters, formKeys, formParts, hashText } from './tag-features.ts';
import type { TagModel } from './tag-model.ts';
import { TAG_COUNT } from './tags.ts';
import { widened } from '../../text/row.ts';

/** Words whose scores are kept; news has few more that come back. */
const MOST_KEPT_FORMS = 100_000;
const FIRST_ROOM = 4096;
const ROW = OFFSETS * TAG_COUNT;
const UNKNOWN = -1;
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
  #count = 0;
  #generation = -1;
  readonly #keys = new Int32Array(OFFSETS);
  /** The keys of one word, and where the scores of each go. */
  readonly #asked = new Int32Array(MOST_KEYS);
  readonly #places = new Int32Array(MOST_KEYS);
  readonly #row = new Int32Array(ROW);
  /** What parts without a text add, by their heads. */
  readonly #common = new Map<string, Int32Array>();

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
    this.#count = 0;
  }

  #growIds(id: number): void {
    this.#rowsById = widened(this.#rowsById, Math.max(2 * this.#rowsById.length, id + FIRST_ROOM), UNKNOWN);
  }

  #rowOf(words: Words, form: string): number {
    const row = this.#count++;
    if (row >= this.cores.length) this.#grow();
    const facts = factsOf(words, form, (one) => findClusters(words, one, (word) => this.#model.clustersOf(hashText(word))));
    const { core, clusters } = facts;
    this.#row.fill(0);
    const parts = formParts(facts);
    this.#addParts(parts.filter(({ text }) => text !== ''), this.#row);
    for (const part of parts) if (part.text === '') this.#addCommon(part);
    this.scores.set(this.#row, row * ROW);
    this.cores[row] = hashText(core);
    this.clusters[row] = clusters[0] ?? 0;
    return row;
  }

  #addCommon(part: FormPart): void {
    let row = this.#common.get(part.head);
    if (!row) {
      row = new Int32Array(ROW);
      this.#addParts([part], row);
      this.#common.set(part.head, row);
    }
    for (let i = 0; i < ROW; i++) this.#row[i]! += row[i]!;
  }

  /** Adds what parts tell at every distance up to their reach. */
  #addParts(parts: readonly FormPart[], row: Int32Array): void {
    let count = 0;
    for (const part of parts) {
      const { reach } = part;
      formKeys(part, this.#keys);
      for (let at = REACH - reach; at <= REACH + reach && count < MOST_KEYS; at++) {
        this.#asked[count] = this.#keys[at]!;
        this.#places[count++] = (OFFSETS - 1 - at) * TAG_COUNT;
      }
    }
    this.#model.addFeatures(this.#asked, this.#places, { count, row });
  }

  #grow(): void {
    const room = this.cores.length * 2;
    this.scores = widened(this.scores, room * ROW);
    this.cores = widened(this.cores, room);
    this.clusters = widened(this.clusters, room);
  }
}
