import type { CliticTable, Reading } from '../text/clitics.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { FormRow } from './form-row.ts';
import type { LexiconEntry, TrieNode } from './lexicon.ts';

/** A reading whose stem the language data knows; `stem` is its id. */
export interface FormReading {
  readonly prefix: string;
  readonly clitics: number;
  readonly stem: number;
  readonly suffix: string;
  readonly fused: boolean;
}

/** An entry of one word, with what leans on it. */
export type WordEntry = Omit<FormReading, 'stem'> & { readonly entry: LexiconEntry };

/** A reading behind which an entry of more words may go on. */
export interface TrieStart {
  readonly reading: FormReading;
  readonly node: TrieNode;
}

/** The entries of the lexicon that a form begins. */
export interface FormEntries {
  /** Those of one word, the fewest proclitics first. */
  readonly whole: readonly WordEntry[];
  readonly open: readonly TrieStart[];
}

/** The readings of forms, worked out once a form. */
export class FormReadings {
  readonly #vocabulary: Vocabulary;
  readonly #clitics: CliticTable;
  readonly #known: FormRow<readonly FormReading[]>;
  readonly #all: FormRow<readonly Reading[]>;
  readonly #entries: FormRow<FormEntries>;

  constructor(vocabulary: Vocabulary, clitics: CliticTable) {
    this.#vocabulary = vocabulary;
    this.#clitics = clitics;
    this.#known = new FormRow(vocabulary);
    this.#all = new FormRow(vocabulary);
    this.#entries = new FormRow(vocabulary);
  }

  /** Every way to part a form. */
  all(form: number): readonly Reading[] {
    return this.#all.find(form) ?? this.#all.put(form, this.#clitics.partWord(this.#vocabulary.text(form)));
  }

  /** The readings whose stem stands in the language data, the whole word first. */
  known(form: number): readonly FormReading[] {
    return this.#known.find(form) ?? this.#known.put(form, this.#findKnown(form));
  }

  /** The entries of a trie that begin with a form. */
  entries(form: number, root: TrieNode): FormEntries {
    return this.#entries.find(form) ?? this.#entries.put(form, this.#findEntries(form, root));
  }

  #findKnown(form: number): readonly FormReading[] {
    let known: FormReading[] | undefined;
    for (const { prefix, clitics, stem, suffix, fused } of this.all(form)) {
      const id = this.#vocabulary.find(stem);
      if (id >= 0 && this.#vocabulary.isBase(id)) (known ??= []).push({ prefix, clitics, stem: id, suffix, fused });
    }
    return known ?? NONE;
  }

  #findEntries(form: number, root: TrieNode): FormEntries {
    const whole: WordEntry[] = [];
    const open: TrieStart[] = [];
    for (const reading of this.known(form)) {
      const node = root.next.get(reading.stem);
      if (!node) continue;
      const { prefix, clitics, suffix, fused } = reading;
      for (const { entry, barred } of node.entries) if ((clitics & barred) === 0) whole.push({ entry, prefix, clitics, suffix, fused });
      // a pronoun ends its word, so the name cannot go on
      if (node.next.size > 0 && suffix === '') open.push({ reading, node });
    }
    if (whole.length === 0 && open.length === 0) return NO_ENTRIES;
    return { whole: whole.sort((a, b) => a.prefix.length - b.prefix.length), open };
  }
}

const NONE: readonly never[] = [];
const NO_ENTRIES: FormEntries = { whole: NONE, open: NONE };
