import type { FoldTable } from '../text/fold.ts';
import { NEWLINE, QUOTE, type Tokens } from '../text/tokens.ts';
import type { FormReadings, TrieStart } from './form-readings.ts';
import type { Lexicon, LexiconEntry, TrieNode } from './lexicon.ts';
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

/** All lexicon entries met in one text, by the token at which they start. */
export class LexiconMatches {
  readonly tokens: Tokens;
  readonly all: readonly LexiconMatch[];
  readonly #fold: FoldTable;
  readonly #first: Int32Array;
  /** What `at` has handed out. */
  readonly #handed: (readonly LexiconMatch[] | undefined)[];
  #byClass: ReadonlyMap<string, readonly LexiconMatch[]> | null = null;

  constructor(tokens: Tokens, fold: FoldTable, all: readonly LexiconMatch[], first: Int32Array) {
    this.tokens = tokens;
    this.all = all;
    this.#fold = fold;
    this.#first = first;
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
    return (this.#byClass ??= groupByClass(this.all)).get(className) ?? NONE;
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

function groupByClass(all: readonly LexiconMatch[]): Map<string, LexiconMatch[]> {
  const groups = new Map<string, LexiconMatch[]>();
  for (const match of all) {
    const group = groups.get(match.entry.class);
    if (group) group.push(match);
    else groups.set(match.entry.class, [match]);
  }
  return groups;
}

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
export function matchLexicon(tokens: Tokens, lexicon: Lexicon, readings: FormReadings, fold: FoldTable): LexiconMatches {
  const all: LexiconMatch[] = [];
  const first = new Int32Array(tokens.count + 1);
  for (let token = 0; token < tokens.count; token++) {
    first[token] = all.length;
    const kind = tokens.kind[token]!;
    if (kind === NEWLINE || kind === QUOTE) continue;
    const { whole, open } = readings.entries(tokens.form[token]!, lexicon.root);
    if (open.length > 0) {
      const second = nextWord(tokens, token + 1);
      if (second < tokens.count && lexicon.goesOnWith(tokens.form[second]!)) followTrie(tokens, open, { from: token, second }, all);
    }
    for (const { entry, prefix, clitics, suffix, fused } of whole) all.push({ entry, from: token, to: token + 1, prefix, clitics, suffix, fused });
  }
  first[tokens.count] = all.length;
  return new LexiconMatches(tokens, fold, all, first);
}

/** Puts the entries of more than one word that start at a token, the longest first. */
function followTrie(tokens: Tokens, starts: readonly TrieStart[], { from, second }: { from: number; second: number }, all: LexiconMatch[]): void {
  const before = all.length;
  for (const { reading, node } of starts) {
    const { prefix, clitics, suffix, fused } = reading;
    let at: TrieNode | undefined = node.next.get(tokens.form[second]!);
    for (let token = second; at; ) {
      for (const { entry, barred } of at.entries) if ((clitics & barred) === 0) all.push({ entry, from, to: token + 1, prefix, clitics, suffix, fused });
      if (at.next.size === 0) break;
      token = nextWord(tokens, token + 1);
      if (token === tokens.count) break;
      at = at.next.get(tokens.form[token]!);
    }
  }
  sortLongestFirst(all, before);
}

/** The first token from `at` on of the same line, quotation marks passed over; the count of tokens when there is none. */
function nextWord(tokens: Tokens, at: number): number {
  let next = at;
  while (next < tokens.count && tokens.kind[next] === QUOTE) next += 1;
  return next < tokens.count && tokens.kind[next] !== NEWLINE ? next : tokens.count;
}

/** A stable insertion sort of the few matches from `first` on. */
function sortLongestFirst(all: LexiconMatch[], first: number): void {
  for (let at = first + 1; at < all.length; at++) {
    const match = all[at]!;
    let to = at;
    while (to > first && comesBefore(match, all[to - 1]!)) all[to] = all[--to]!;
    all[to] = match;
  }
}

const comesBefore = (a: LexiconMatch, b: LexiconMatch): boolean => a.to > b.to || (a.to === b.to && a.prefix.length < b.prefix.length);
