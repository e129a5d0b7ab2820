import { AL, BI, KA, LI, SA } from '../text/clitics.ts';
import type { Vocabulary } from '../text/vocabulary.ts';

/** One spelling of one row of a lexicon file. */
export interface LexiconEntry {
  readonly class: string;
  readonly id: string;
  /** The row's other columns. */
  readonly attributes: Readonly<Record<string, string>>;
  /** As written in the file. */
  readonly spelling: string;
}

/** An entry as the trie holds it, with the proclitics that it never takes. */
export interface HeldEntry {
  readonly entry: LexiconEntry;
  /** Bits of src/text/clitics.ts. */
  readonly barred: number;
}

/** Whether a cue is a verb with its subject in it: a participle or verbal noun is none. */
export const isFiniteCue = ({ attributes }: LexiconEntry): boolean => FINITE.test(attributes['form'] ?? '');

const FINITE = /^(?:perfect|present)/;

/** A state of the token trie. */
export interface TrieNode {
  readonly next: Map<number, TrieNode>;
  readonly entries: HeldEntry[];
}

const newNode = (): TrieNode => ({ next: new Map(), entries: [] });

/** All lexicons of a language in one trie over folded word forms. */
export class Lexicon {
  readonly root = newNode();
  /** 1 for each form that some entry has behind its first word. */
  readonly #inner: number[] = [];
  readonly entries: LexiconEntry[] = [];
  readonly #byClass = new Map<string, LexiconEntry[]>();
  readonly #vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** `forms`: the spelling cut into folded words; null keeps the entry out of the trie, to be found by its class only. */
  add(entry: LexiconEntry, forms: readonly string[] | null): void {
    if (forms) this.#nodeAt(forms).entries.push({ entry, barred: barredProclitics(entry) });
    this.entries.push(entry);
    const known = this.#byClass.get(entry.class);
    if (known) known.push(entry);
    else this.#byClass.set(entry.class, [entry]);
  }

  #nodeAt(forms: readonly string[]): TrieNode {
    let node = this.root;
    for (const [place, form] of forms.entries()) {
      const id = this.#vocabulary.id(form);
      if (place > 0) this.#putInner(id);
      let next = node.next.get(id);
      if (!next) node.next.set(id, (next = newNode()));
      node = next;
    }
    return node;
  }

  #putInner(form: number): void {
    while (this.#inner.length <= form) this.#inner.push(0);
    this.#inner[form] = 1;
  }

  /** Whether some entry has the form behind its first word: asked before the trie is. */
  goesOnWith(form: number): boolean {
    return form < this.#inner.length && this.#inner[form] === 1;
  }

  /** Entries of one class in file order; none for an unknown class. */
  ofClass(name: string): readonly LexiconEntry[] {
    return this.#byClass.get(name) ?? [];
  }

  get classes(): string[] {
    return [...this.#byClass.keys()].sort();
  }
}

/** «الزار», «كواست»: a verb of the past takes no article, preposition or sign of the future, one of the present no article, بـ or كـ; «الصباح الاثنين»: a construct no article. */
function barredProclitics({ attributes }: LexiconEntry): number {
  const form = attributes['tense'] ?? attributes['form'] ?? '';
  if (form === 'past' || form.startsWith('perfect')) return AL | BI | KA | LI | SA;
  if (form.startsWith('present')) return AL | BI | KA;
  return form === 'construct' ? AL : 0;
}
