import type { Vocabulary } from '../text/vocabulary.ts';
import { widened } from '../text/row.ts';
import type { FormReading, FormReadings } from './form-readings.ts';
import { FormRow } from './form-row.ts';
import { NOWHERE, ROOT } from './form-trie.ts';
import type { HeldEntry, Lexicon } from './lexicon.ts';

/** What leans on a word: the reading of a form without its stem. */
export type Leaning = Omit<FormReading, 'stem'>;

/** A node of the trie from which an entry of more words may go on behind a form. */
export interface PhraseStart {
  readonly leaning: Leaning;
  readonly node: number;
}

/** An entry of one word, with what leans on it. */
interface WordEntry {
  readonly held: HeldEntry;
  readonly leaning: Leaning;
}

const FIRST_ROOM = 1 << 14;
/** Numbers an entry in a row: its place in the lexicon, the number of its class, the number of its leaning. */
export const NUMBERS_AN_ENTRY = 3;
/** The first number of a row: twice the number of entries, and 1 more when an entry may go on. */
export const GOES_ON = 1;

/**
 * The entries of the lexicon that a form begins, worked out once a form: rows of numbers that lie side by side, as a match must not
 * cost more than a few looks at far memory.
 */
export class FormEntries {
  readonly lexicon: Lexicon;
  readonly #vocabulary: Vocabulary;
  readonly #readings: FormReadings;
  /** Where the row of a form begins, by its id; 0 until it is worked out. */
  #starts = new Int32Array(FIRST_ROOM);
  /** The row of forms that begin nothing is at 1. */
  #rows = new Int32Array(FIRST_ROOM);
  #end = EMPTY_ROW + 1;
  readonly #open: FormRow<readonly PhraseStart[]>;
  readonly #leanings: Leaning[] = [];
  readonly #leaningNumbers = new Map<string, number>();
  #generation = 0;

  constructor(lexicon: Lexicon, vocabulary: Vocabulary, readings: FormReadings) {
    this.lexicon = lexicon;
    this.#vocabulary = vocabulary;
    this.#readings = readings;
    this.#open = new FormRow(vocabulary);
  }

  /** The rows of all forms met so far; another array once they have grown. */
  get rows(): Int32Array {
    return this.#rows;
  }

  /** By number. */
  get leanings(): readonly Leaning[] {
    return this.#leanings;
  }

  /** Where the row of a form begins in `rows`: those of one word, the fewest proclitics first. */
  rowOf(form: number): number {
    if (this.#generation !== this.#vocabulary.generation) this.#forget();
    return (form < this.#starts.length && this.#starts[form]) || this.#putRow(form);
  }

  /** Where entries of more words may go on behind a form. */
  open(form: number): readonly PhraseStart[] {
    return this.#open.find(form) ?? NONE;
  }

  #putRow(form: number): number {
    const whole: WordEntry[] = [];
    const open: PhraseStart[] = [];
    for (const reading of this.#readings.known(form)) this.#read(reading, whole, open);
    if (open.length > 0) this.#open.put(form, open);
    if (form >= this.#starts.length) this.#starts = widened(this.#starts, 2 * form);
    if (whole.length === 0 && open.length === 0) return (this.#starts[form] = EMPTY_ROW);
    const start = (this.#starts[form] = this.#end);
    this.#write(whole, open.length > 0 ? GOES_ON : 0);
    return start;
  }

  #read(leaning: FormReading, whole: WordEntry[], open: PhraseStart[]): void {
    const { trie } = this.lexicon;
    const node = trie.next(ROOT, leaning.stem);
    if (node === NOWHERE) return;
    for (const held of this.lexicon.heldAt(node)) if ((leaning.clitics & held.barred) === 0) whole.push({ held, leaning });
    // a pronoun ends its word, so the name cannot go on
    if (leaning.suffix === '' && trie.goesOn(node)) open.push({ leaning, node });
  }

  #write(whole: WordEntry[], goesOn: number): void {
    const end = this.#end + 1 + NUMBERS_AN_ENTRY * whole.length;
    if (end > this.#rows.length) this.#rows = widened(this.#rows, 2 * end);
    this.#rows[this.#end++] = 2 * whole.length + goesOn;
    let last: Leaning | null = null;
    let number = 0;
    for (const { held, leaning } of whole.sort((a, b) => a.leaning.prefix.length - b.leaning.prefix.length)) {
      if (leaning !== last) number = this.#leaningNumber(leaning);
      last = leaning;
      this.#rows[this.#end++] = held.place;
      this.#rows[this.#end++] = held.classNumber;
      this.#rows[this.#end++] = number;
    }
  }

  #leaningNumber({ prefix, clitics, suffix, fused }: Leaning): number {
    const key = `${prefix} ${clitics} ${suffix} ${fused}`;
    let number = this.#leaningNumbers.get(key);
    if (number === undefined) this.#leaningNumbers.set(key, (number = this.#leanings.push({ prefix, clitics, suffix, fused }) - 1));
    return number;
  }

  /** The ids of past articles' forms have gone to other forms. */
  #forget(): void {
    this.#starts.fill(0);
    this.#end = EMPTY_ROW + 1;
    this.#generation = this.#vocabulary.generation;
  }
}

const EMPTY_ROW = 1;
const NONE: readonly never[] = [];
