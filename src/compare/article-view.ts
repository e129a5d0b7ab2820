import type { ComparisonWord, ComparisonWords } from '../language/comparison-words.ts';
import { type Block, READING_ROLES } from '../model/block.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Span } from '../model/span.ts';
import type { Statement } from '../model/statement.ts';
import type { Openers } from './openers.ts';
import type { KnownEntity, ResolutionIndex } from './resolution-index.ts';

/** A word of an article with whether it belongs to a name (or the title before one) rather than to what is told. */
export interface ArticleWord extends ComparisonWord {
  readonly isName: boolean;
}

/** Share of a span that a statement must hold: «أن» before the content belongs to nobody. */
const HELD_SHARE = 0.85;

/** Articles whose words are held at once, the last used ones: about 250 MB. */
export const MOST_HELD = 8000;
const holding: ArticleView[] = [];

/** Lets go of all words held; called when a comparison is done. */
export function forgetHeldWords(): void {
  for (const view of holding.splice(0)) view.forgetWords();
}

/** Where an article stands, and how its view is told apart; `known` is where it keeps what it works out, if it is to last. */
export interface ViewOptions {
  readonly index: ResolutionIndex;
  readonly cutter: ComparisonWords;
  readonly openers: Openers;
  readonly serial: number;
  readonly known: Map<string, unknown> | null;
}

/** One article of the set with what comparison asks of it again and again. */
export class ArticleView {
  readonly record: ArticleRecord;
  /** The words at which something of its own begins, in its language. */
  readonly openers: Openers;
  /** A number that no other view has. */
  readonly serial: number;
  /** The run in which it was made, or in which what its names are was last another. */
  changedIn: number;
  /** The run in which the happenings of its events were last others. */
  happeningsIn = 0;
  /** The run in which what it words as other articles do was last another. */
  sharedIn = 0;
  readonly #index: ResolutionIndex;
  readonly #cutter: ComparisonWords;
  readonly #known: Map<string, unknown> | null;
  readonly #knownOfNames: Map<string, unknown> | null;
  #words: ArticleWord[] | null = null;
  #lastBlock: { readonly start: number; readonly words: readonly ArticleWord[] } | null = null;
  #names: readonly Span[] | null = null;

  constructor(record: ArticleRecord, { index, cutter, openers, serial, known }: ViewOptions) {
    this.record = record;
    this.openers = openers;
    this.serial = serial;
    this.#index = index;
    this.#cutter = cutter;
    this.#known = known;
    this.#knownOfNames = known && new Map();
    this.changedIn = index.run;
  }

  /** Says that what its names are is another in this run. */
  noteNames(): void {
    this.changedIn = this.#index.run;
    this.#knownOfNames?.clear();
  }

  /** What hangs on the article alone, under a name that says all that it was made from, is worked out once as long as the view is to last. */
  once<T>(name: string, make: () => T): T {
    const known = this.#known?.get(name) as T | undefined;
    if (known !== undefined) return known;
    const made = make();
    this.#known?.set(name, made);
    return made;
  }

  /** As `once`, for what hangs on the article and on what its names are. */
  onceForNames<T>(name: string, make: () => T): T {
    const known = this.#knownOfNames?.get(name) as T | undefined;
    if (known !== undefined) return known;
    const made = make();
    this.#knownOfNames?.set(name, made);
    return made;
  }

  /** The words that a reader reads, in order; furniture and comments are left out. */
  get words(): readonly ArticleWord[] {
    if (this.#words !== null) return this.#words;
    const words = this.#cutBlocks(this.record.blocks);
    // One that was let go of by itself still stands in the row: it must not be let go of again with the words just cut.
    if (holding.length >= MOST_HELD) for (const view of holding.splice(0, MOST_HELD / 2)) view.forgetWords();
    holding.push(this);
    this.#words = words;
    this.#lastBlock = null;
    return words;
  }

  /** Lets go of the words; they are cut again when asked for. */
  forgetWords(): void {
    this.#words = null;
  }

  /** The words of the block that holds an offset, or of the whole article where they are held. */
  wordsAt(offset: number): readonly ArticleWord[] {
    if (this.#words !== null) return this.#words;
    const block = this.record.blocks.find(({ role, span }) => READING_ROLES.has(role) && offset < span[1]);
    if (!block) return [];
    if (this.#lastBlock?.start !== block.span[0]) this.#lastBlock = { start: block.span[0], words: this.#cutBlocks([block]) };
    return this.#lastBlock.words;
  }

  #cutBlocks(blocks: readonly Block[]): ArticleWord[] {
    const { text } = this.record;
    this.#names ??= this.#nameSpans();
    const names = this.#names;
    const words: ArticleWord[] = [];
    let sentence = 0;
    let clause = 0;
    let at = 0;
    for (const block of blocks) {
      if (!READING_ROLES.has(block.role)) continue;
      for (const word of this.#cutter.cut(text, block.span[0], block.span[1])) {
        while (at < names.length && names[at]![1] <= word.start) at++;
        const isName = at < names.length && names[at]![0] < word.end;
        const { start, end, exact, loose } = word;
        words.push({ start, end, exact, loose, sentence: sentence + word.sentence, clause: clause + word.clause, isName });
      }
      sentence = (words.at(-1)?.sentence ?? 0) + 1;
      clause = (words.at(-1)?.clause ?? 0) + 1;
    }
    return words;
  }

  /** Spans of names with the title words before them, in order. */
  #nameSpans(): Span[] {
    const { mentions, text, entities } = this.record;
    const groups = new Set(entities.flatMap(({ id, type }) => (type === 'group' ? [id] : [])));
    const spans = mentions.flatMap(({ span, form, role, entity }): Span[] => {
      if ((form !== 'name' && form !== 'partial') || groups.has(entity)) return [];
      return [role ? [this.#titleStart(text, span[0], role), span[1]] : span];
    });
    return spans.sort((a, b) => a[0] - b[0]);
  }

  #titleStart(text: string, start: number, role: string): number {
    const title = new Set(this.#cutter.ofPhrase(role).map(({ exact }) => exact));
    const before = this.#cutter.cut(text, Math.max(0, start - 2 * role.length), start);
    let from = start;
    for (const word of before.reverse()) {
      if (!title.has(word.exact)) break;
      from = word.start;
    }
    return from;
  }

  /** The innermost statement whose content holds a span, but for a word at its edge or as `share` allows. */
  statementAt(span: Span, share = HELD_SHARE): Statement | null {
    let best: Statement | null = null;
    for (const statement of this.record.statements) {
      const common = Math.min(span[1], statement.content[1]) - Math.max(span[0], statement.content[0]);
      if (common < share * length(span)) continue;
      if (!best || length(statement.content) < length(best.content)) best = statement;
    }
    return best;
  }

  /** The sentence around an offset, within its block and without its closing stop. */
  sentenceAt(offset: number): Span {
    return this.once(`sentence ${offset}`, () => this.#findSentence(offset));
  }

  #findSentence(offset: number): Span {
    const words = this.wordsAt(offset);
    const at = wordAt(words, offset);
    if (at >= words.length) return [offset, offset];
    let from = at;
    let to = at;
    while (from > 0 && words[from - 1]!.sentence === words[at]!.sentence) from--;
    while (to + 1 < words.length && words[to + 1]!.sentence === words[at]!.sentence) to++;
    return [words[from]!.start, words[to]!.end];
  }

  /** The resolved entity of a local id. */
  entity(local: string): KnownEntity | null {
    return this.#index.entityOf(this.record.id, local);
  }
}

const length = (span: Span): number => span[1] - span[0];

/** The order of articles: by the last day on which they may have been published, then by id. */
export function byTime({ record: a }: ArticleView, { record: b }: ArticleView): number {
  const [x, y] = [a.published?.end ?? '', b.published?.end ?? ''];
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : Number(a.id > b.id);
}

/** The words that stand in a span. */
export const wordsIn = ({ words }: ArticleView, span: Span): readonly ArticleWord[] => words.slice(wordAt(words, span[0]), wordAt(words, span[1] - 1) + 1);

/** The first word that ends after an offset; the number of words when there is none. */
export function wordAt(words: readonly ComparisonWord[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
