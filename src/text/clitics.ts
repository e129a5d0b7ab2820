/** Proclitics of a reading, as bits of `Reading.clitics`. */
export const WA = 1;
export const FA = 2;
export const BI = 4;
export const LI = 8;
export const KA = 16;
export const SA = 32;
export const AL = 64;
/** Every proclitic but the conjunctions and the article. */
export const PREPOSITIONS = BI | LI | KA | SA;

const BIT_OF: Readonly<Record<string, number>> = { wa: WA, fa: FA, bi: BI, li: LI, ka: KA, sa: SA };

/** One way to part a folded word: «وبحكومتها» = و+ب + حكومه + ها. */
export interface Reading {
  /** The proclitics as written, the article not counted ('وب'). */
  readonly prefix: string;
  /** Bits of WA … AL. AL says that the article was taken off the stem. */
  readonly clitics: number;
  /** The folded stem, the article off when AL is set, ta-marbuta restored (folded) before a pronoun. */
  readonly stem: string;
  /** The pronoun as written, or ''. */
  readonly suffix: string;
  /** Whether the preposition swallowed the article's alef («للحكومة»), so that neither can be cut off in the text. */
  readonly fused: boolean;
}

/** One row of a language's `letters/clitics.tsv`. */
export interface Clitic {
  readonly id: string;
  readonly kind: string;
  readonly form: string;
}

interface Front {
  readonly text: string;
  readonly bit: number;
  readonly kind: string;
}

/** No stem is shorter; one letter would make every word a riddle. */
const SHORTEST_STEM = 2;

/** Parts words by the clitics of one language. */
export class CliticTable {
  readonly #conjunctions: Front[] = [{ text: '', bit: 0, kind: '' }];
  readonly #prepositions: Front[] = [{ text: '', bit: 0, kind: '' }];
  readonly #suffixes: string[] = [];
  #article = '';
  #boundFeminine = '';
  #freeFeminine = '';
  /** Everything that may stand before a number without a space: «لـ500», «الـ24». */
  readonly beforeNumber = new Set<string>();

  constructor(clitics: Iterable<Clitic>) {
    for (const clitic of clitics) this.#add(clitic);
    for (const first of this.#conjunctions) {
      for (const second of this.#prepositions) this.#addBeforeNumber(first.text + second.text, second.kind === 'lam');
    }
    this.beforeNumber.delete('');
  }

  #addBeforeNumber(front: string, endsWithLam: boolean): void {
    this.beforeNumber.add(front).add(front + this.#article);
    if (endsWithLam) this.beforeNumber.add(front + this.#article.slice(1));
  }

  #add({ id, kind, form }: Clitic): void {
    if (kind === 'article') this.#article = form;
    else if (kind === 'suffix') this.#suffixes.push(form);
    else if (kind === 'bound-feminine') this.#boundFeminine = form;
    else if (kind === 'free-feminine') this.#freeFeminine = form;
    else (kind === 'conjunction' ? this.#conjunctions : this.#prepositions).push({ text: form, bit: BIT_OF[id] ?? 0, kind });
  }

  /**
   * All ways to part a folded word, the whole word first. Nothing is decided here: a lexicon or pattern that knows the
   * stem decides. At most some twenty readings; constant work a word.
   */
  partWord(word: string): Reading[] {
    if (word.length < SHORTEST_STEM) return [makeReading(BARE, word, '', false)];
    const readings: Reading[] = [];
    for (const first of this.#conjunctions) {
      if (!word.startsWith(first.text)) continue;
      for (const second of this.#prepositions) {
        if (!word.startsWith(second.text, first.text.length)) continue;
        const prefix = first.text + second.text;
        this.#addStems(readings, { prefix, clitics: first.bit | second.bit, kind: second.kind }, word.slice(prefix.length));
      }
    }
    return readings;
  }

  #addStems(readings: Reading[], lean: Lean, rest: string): void {
    if (rest.length < SHORTEST_STEM) return;
    this.#addSuffixes(readings, lean, rest);
    const swallowed = this.#article.slice(1);
    if (lean.kind === 'lam' && swallowed && rest.startsWith(swallowed) && rest.length > SHORTEST_STEM) {
      const stem = rest.slice(swallowed.length);
      readings.push(makeReading(lean, this.#article + stem, '', true), makeReading(withArticle(lean), stem, '', true));
    } else if (this.#article && lean.kind !== 'future' && rest.startsWith(this.#article)) {
      const stem = rest.slice(this.#article.length);
      if (stem.length >= SHORTEST_STEM) readings.push(makeReading(withArticle(lean), stem, '', false));
    }
  }

  #addSuffixes(readings: Reading[], lean: Lean, whole: string): void {
    readings.push(makeReading(lean, whole, '', false));
    for (const suffix of this.#suffixes) {
      if (!whole.endsWith(suffix)) continue;
      const stem = whole.slice(0, -suffix.length);
      if (stem.length < SHORTEST_STEM) continue;
      readings.push(makeReading(lean, stem, suffix, false));
      if (this.#boundFeminine && stem.endsWith(this.#boundFeminine)) readings.push(makeReading(lean, stem.slice(0, -1) + this.#freeFeminine, suffix, false));
    }
  }
}

/** The proclitics before a stem; `kind` is that of the last. */
interface Lean {
  readonly prefix: string;
  readonly clitics: number;
  readonly kind: string;
}

const BARE: Lean = { prefix: '', clitics: 0, kind: '' };

const withArticle = ({ prefix, clitics, kind }: Lean): Lean => ({ prefix, clitics: clitics | AL, kind });

const makeReading = ({ prefix, clitics }: Lean, stem: string, suffix: string, fused: boolean): Reading => ({ prefix, clitics, stem, suffix, fused });
