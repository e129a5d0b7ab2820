import { AL, BI, KA, LI, SA } from '../text/clitics.ts';
import { widened } from '../text/row.ts';
import { FormTrie } from './form-trie.ts';

/** One spelling of one row of a lexicon file. */
export interface LexiconEntry {
  readonly class: string;
  readonly id: string;
  /** The row's other columns. */
  readonly attributes: Readonly<Record<string, string>>;
  /** As written in the file. */
  readonly spelling: string;
}

/** An entry as the trie holds it. */
export interface HeldEntry {
  readonly entry: LexiconEntry;
  /** Its place among the entries of the lexicon. */
  readonly place: number;
  /** The number of its class. */
  readonly classNumber: number;
  /** The proclitics that it never takes, as bits of src/text/clitics.ts. */
  readonly barred: number;
}

/** Some classes; `flags` holds 1 at the number of each. */
export interface ClassSet {
  readonly names: ReadonlySet<string>;
  readonly flags: Uint8Array;
}

/** Whether a cue is a verb with its subject in it: a participle or verbal noun is none. */
export const isFiniteCue = ({ attributes }: LexiconEntry): boolean => FINITE.test(attributes['form'] ?? '');

const FINITE = /^(?:perfect|present)/;

const NONE: readonly never[] = [];
/** Room for so many forms. */
const FIRST_FORMS = 1 << 12;

/** All lexicons of a language in one trie over folded word forms. */
export class Lexicon {
  readonly trie = new FormTrie();
  readonly entries: LexiconEntry[] = [];
  /** By node of the trie; nothing at those where no spelling ends. */
  readonly #held: (HeldEntry[] | undefined)[] = [];
  /** 1 for each form that some entry has behind its first word. */
  #inner = new Uint8Array(FIRST_FORMS);
  readonly #byClass = new Map<string, LexiconEntry[]>();
  readonly #classNumbers = new Map<string, number>();

  /** `forms`: the ids of the spelling's folded words; null keeps the entry out of the trie, to be found by its class only. */
  add(entry: LexiconEntry, forms: readonly number[] | null): void {
    let ofClass = this.#byClass.get(entry.class);
    if (!ofClass) {
      this.#classNumbers.set(entry.class, this.#byClass.size);
      this.#byClass.set(entry.class, (ofClass = []));
    }
    if (forms) this.#hold(entry, forms);
    this.entries.push(entry);
    ofClass.push(entry);
  }

  #hold(entry: LexiconEntry, forms: readonly number[]): void {
    for (let at = 1; at < forms.length; at++) this.#putInner(forms[at]!);
    const node = this.trie.add(forms);
    while (this.#held.length < this.trie.size) this.#held.push(undefined);
    const held = { entry, place: this.entries.length, classNumber: this.#classNumbers.get(entry.class)!, barred: barredProclitics(entry) };
    const others = this.#held[node];
    if (others) others.push(held);
    else this.#held[node] = [held];
  }

  #putInner(form: number): void {
    if (form >= this.#inner.length) this.#inner = widened(this.#inner, 2 * form);
    this.#inner[form] = 1;
  }

  /** The entries whose spelling ends at a node of the trie. */
  heldAt(node: number): readonly HeldEntry[] {
    return this.#held[node] ?? NONE;
  }

  /** Whether some entry has the form behind its first word: asked before the trie is. */
  goesOnWith(form: number): boolean {
    return form < this.#inner.length && this.#inner[form] === 1;
  }

  /** The number of a class, -1 for an unknown one. */
  classNumber(name: string): number {
    return this.#classNumbers.get(name) ?? -1;
  }

  /** Classes that are asked for together; names of unknown classes among them do no harm. */
  classSet(names: ReadonlySet<string>): ClassSet {
    const flags = new Uint8Array(this.#classNumbers.size);
    for (const [name, number] of this.#classNumbers) if (names.has(name)) flags[number] = 1;
    return { names, flags };
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
