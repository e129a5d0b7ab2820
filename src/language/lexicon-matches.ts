import type { FoldTable } from '../text/fold.ts';
import { NEWLINE, QUOTE, type Tokens } from '../text/tokens.ts';
import { type FormEntries, GOES_ON, type Leaning, NUMBERS_AN_ENTRY, type PhraseStart } from './form-entries.ts';
import { NOWHERE } from './form-trie.ts';
import type { ClassSet, Lexicon, LexiconEntry } from './lexicon.ts';
import { rowOf } from '../text/row.ts';

/** A lexicon entry met in a text: tokens `[from, to)`; clitics belong to the first token, the pronoun to the last. */
export interface LexiconMatch {
  readonly entry: LexiconEntry;
  readonly from: number;
  readonly to: number;
  readonly prefix: string;
  /** Bits of src/text/clitics.ts. AL: the entry was met with the article. */
  readonly clitics: number;
  readonly suffix: string;
  readonly fused: boolean;
}

/** The numbers of the classes of matches. */
export interface MatchClasses {
  readonly lexicon: Lexicon;
  readonly numbers: readonly number[];
}

/** All lexicon entries met in one text, by the token at which they start. */
export class LexiconMatches {
  readonly tokens: Tokens;
  readonly all: readonly LexiconMatch[];
  readonly #fold: FoldTable;
  readonly #first: Int32Array;
  /** What `at` has handed out. */
  readonly #handed: (readonly LexiconMatch[] | undefined)[];
  readonly #classes: MatchClasses | null;

  /** `classes`: null for matches that a step has put together itself. */
  constructor(tokens: Tokens, fold: FoldTable, all: readonly LexiconMatch[], first: Int32Array, classes: MatchClasses | null) {
    this.tokens = tokens;
    this.all = all;
    this.#fold = fold;
    this.#first = first;
    this.#classes = classes;
    this.#handed = rowOf(tokens.count, undefined);
  }

  /** The entries that start at a token, longest first. */
  at(token: number): readonly LexiconMatch[] {
    const from = this.#first[token]!;
    const to = this.#first[token + 1]!;
    if (!(from < to)) return NONE;
    return (this.#handed[token] ??= this.all.slice(from, to));
  }

  /** The longest entry of one class at a token. */
  findAt(token: number, className: string): LexiconMatch | undefined {
    for (let i = this.#first[token]!; i < this.#first[token + 1]!; i++) {
      if (this.all[i]!.entry.class === className) return this.all[i];
    }
    return undefined;
  }

  /** The entries of one class, in text order. */
  ofClass(className: string): readonly LexiconMatch[] {
    if (!this.#classes) return this.all.filter(({ entry }) => entry.class === className);
    const { lexicon, numbers } = this.#classes;
    const asked = lexicon.classNumber(className);
    const matches: LexiconMatch[] = [];
    for (let at = numbers.indexOf(asked); at >= 0; at = numbers.indexOf(asked, at + 1)) matches.push(this.all[at]!);
    return matches;
  }

  /** The entries of any class of a set, in text order. */
  ofClasses({ names, flags }: ClassSet): LexiconMatch[] {
    if (!this.#classes) return this.all.filter(({ entry }) => names.has(entry.class));
    const { numbers } = this.#classes;
    const matches: LexiconMatch[] = [];
    for (let at = 0; at < numbers.length; at++) if (flags[numbers[at]!] === 1) matches.push(this.all[at]!);
    return matches;
  }

  /** Offset of the match in the text, its proclitics left out («وبحكومة» starts at ح); a fused «لل» is kept whole. */
  start(match: LexiconMatch): number {
    return offsetAfterPrefix(this.tokens, this.#fold, match);
  }

  end(match: LexiconMatch): number {
    return this.tokens.end[match.to - 1]!;
  }
}

const NONE: readonly LexiconMatch[] = [];

/** Where the stem of a token starts: after `prefix` (folded), tatweel and marks; a fused lam is not cut off. */
export function offsetAfterPrefix(
  tokens: Tokens,
  fold: FoldTable,
  { from, prefix, fused }: { readonly from: number; readonly prefix: string; readonly fused: boolean },
): number {
  let at = tokens.start[from]!;
  let left = fused ? prefix.length - 1 : prefix.length;
  if (left === 0) return at;
  while (left > 0) left -= fold.foldUnit(tokens.text.charCodeAt(at++)).length;
  const end = tokens.end[from]!;
  while (at < end && fold.isDropped(tokens.text.charCodeAt(at))) at += 1;
  return at;
}

/** One pass over the tokens: every entry of the lexicon that starts at each of them. */
export function matchLexicon(tokens: Tokens, entries: FormEntries, fold: FoldTable): LexiconMatches {
  const all: LexiconMatch[] = [];
  const classes: number[] = [];
  const first = new Int32Array(tokens.count + 1);
  const { lexicon, leanings } = entries;
  const known = lexicon.entries;
  for (let token = 0; token < tokens.count; token++) {
    first[token] = all.length;
    const kind = tokens.kind[token]!;
    if (kind === NEWLINE || kind === QUOTE) continue;
    const form = tokens.form[token]!;
    const row = entries.rowOf(form);
    const { rows } = entries;
    const head = rows[row]!;
    if ((head & GOES_ON) !== 0) {
      const second = nextWord(tokens, token + 1);
      if (second < tokens.count && lexicon.goesOnWith(tokens.form[second]!)) followTrie(tokens, lexicon, { starts: entries.open(form), from: token, second }, { all, classes });
    }
    const end = row + 1 + NUMBERS_AN_ENTRY * (head >> 1);
    for (let at = row + 1; at < end; at += NUMBERS_AN_ENTRY) {
      all.push(makeMatch(known[rows[at]!]!, token, token + 1, leanings[rows[at + 2]!]!));
      classes.push(rows[at + 1]!);
    }
  }
  first[tokens.count] = all.length;
  return new LexiconMatches(tokens, fold, all, first, { lexicon, numbers: classes });
}

const makeMatch = (entry: LexiconEntry, from: number, to: number, { prefix, clitics, suffix, fused }: Leaning): LexiconMatch => ({ entry, from, to, prefix, clitics, suffix, fused });

/** Matches with the numbers of their classes. */
interface MatchColumns {
  readonly all: LexiconMatch[];
  readonly classes: number[];
}

/** Where entries of more words begin and go on. */
interface OpenPhrase {
  readonly starts: readonly PhraseStart[];
  readonly from: number;
  readonly second: number;
}

/** Puts the entries of more than one word that start at a token, the longest first. */
function followTrie(tokens: Tokens, lexicon: Lexicon, { starts, from, second }: OpenPhrase, columns: MatchColumns): void {
  const before = columns.all.length;
  const { trie } = lexicon;
  for (const { leaning, node } of starts) {
    let at = trie.next(node, tokens.form[second]!);
    for (let token = second; at !== NOWHERE; ) {
      for (const { entry, classNumber, barred } of lexicon.heldAt(at)) {
        if ((leaning.clitics & barred) !== 0) continue;
        columns.all.push(makeMatch(entry, from, token + 1, leaning));
        columns.classes.push(classNumber);
      }
      if (!trie.goesOn(at)) break;
      token = nextWord(tokens, token + 1);
      if (token === tokens.count) break;
      at = trie.next(at, tokens.form[token]!);
    }
  }
  if (columns.all.length - before > 1) sortLongestFirst(columns, before);
}

/** The first token from `at` on of the same line, quotation marks passed over; the count of tokens when there is none. */
function nextWord(tokens: Tokens, at: number): number {
  let next = at;
  while (next < tokens.count && tokens.kind[next] === QUOTE) next += 1;
  return next < tokens.count && tokens.kind[next] !== NEWLINE ? next : tokens.count;
}

/** A stable insertion sort of the few matches from `first` on. */
function sortLongestFirst({ all, classes }: MatchColumns, first: number): void {
  for (let at = first + 1; at < all.length; at++) {
    const match = all[at]!;
    const classNumber = classes[at]!;
    let to = at;
    for (; to > first && comesBefore(match, all[to - 1]!); to--) {
      all[to] = all[to - 1]!;
      classes[to] = classes[to - 1]!;
    }
    all[to] = match;
    classes[to] = classNumber;
  }
}

const comesBefore = (a: LexiconMatch, b: LexiconMatch): boolean => a.to > b.to || (a.to === b.to && a.prefix.length < b.prefix.length);
