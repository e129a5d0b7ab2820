import type { Lasting } from '../language/run-memory.ts';
import { hashUnits } from '../text/hash.ts';
import { type ArticleView, MOST_HELD, byTime } from './article-view.ts';
import { isContent } from './passages.ts';

/** Words of a fingerprint. */
const SHINGLE_WORDS = 4;
/** Winnowing window: one fingerprint of four is kept, so every shared run of seven words is found. */
const WINDOW = 4;
/** A small set keeps every fingerprint. */
const SMALL_SET_WORDS = 400_000;
const LETTERS_A_WORD = 6;
/** Fingerprints that are not in order yet, for each that is: putting them in order costs as many steps as there are. */
const MOST_RECENT = 0.05;
/** A fingerprint in more articles than this is a turn of speech, compared between neighbours in time only. */
const MOST_ARTICLES = 24;
/** More articles than any set has; times a hash it is still an exact number. */
const MOST_OWNERS = 2 ** 21;

/** Pairs of articles that have come to share wording since the run before, and those that no more do. */
export interface WordingChange {
  readonly added: readonly (readonly [ArticleView, ArticleView])[];
  readonly removed: readonly (readonly [ArticleView, ArticleView])[];
}

/**
 * Pairs of articles that share wording, kept from run to run: what one article more brings hangs on its own words.
 * Winnowing after Schleimer, Wilkerson and Aiken (2003). Linear in the words but for the pairs themselves.
 */
export class Fingerprints {
  readonly #lasting: Lasting;
  #window = 0;
  /** Fingerprint and number of an article as one exact number, in order. */
  #entries = new Float64Array(0);
  /** The owners of fingerprints that have come since these were put in order. */
  readonly #recent = new Map<number, number[]>();
  #recentCount = 0;
  /** Articles by number; those of articles that are gone are not given again until all are numbered anew. */
  #views: (ArticleView | null)[] = [];
  readonly #numberOf = new Map<ArticleView, number>();
  #letters = 0;
  readonly #prints = new WeakMap<ArticleView, { readonly window: number; readonly prints: Uint32Array }>();
  /** How many fingerprints bring a pair together, by both numbers. */
  #shared = new Map<number, number>();

  constructor(lasting: Lasting) {
    this.#lasting = lasting;
  }

  /** Takes in articles that have come, and those that are gone. */
  take({ made, gone }: { readonly made: readonly ArticleView[]; readonly gone: readonly ArticleView[] }): WordingChange {
    for (const { record } of made) this.#letters += record.text.length;
    for (const { record } of gone) this.#letters -= record.text.length;
    const window = this.#letters > SMALL_SET_WORDS * LETTERS_A_WORD ? WINDOW : 1;
    if (window !== this.#window || made.length + gone.length > MOST_TAKEN_SINGLY || this.#views.length + made.length > MOST_OWNERS) {
      const isGone = new Set(gone);
      return this.#takeAnew([...[...this.#numberOf.keys()].filter((view) => !isGone.has(view)), ...made].sort(byTime), window);
    }
    const before = new Map<number, number>();
    const left = gone.map((view) => this.#remove(view, before));
    for (const view of made) this.#add(view, before);
    const pairsThat = (is: (was: number, now: number) => boolean): (readonly [ArticleView, ArticleView])[] =>
      [...before].flatMap(([pair, was]) => (is(was, this.#shared.get(pair) ?? 0) ? [[this.#views[Math.floor(pair / MOST_OWNERS)]!, this.#views[pair % MOST_OWNERS]!] as const] : []));
    const change = { added: pairsThat((was, now) => was === 0 && now > 0), removed: pairsThat((was, now) => was > 0 && now === 0) };
    for (const number of left) this.#views[number] = null;
    return change;
  }

  /** Whether a fingerprint brings two articles together. */
  doShare(a: ArticleView, b: ArticleView): boolean {
    const [x, y] = [this.#numberOf.get(a), this.#numberOf.get(b)];
    return x !== undefined && y !== undefined && this.#shared.has(numberPair(x, y));
  }

  #takeAnew(views: readonly ArticleView[], window: number): WordingChange {
    const last = { views: this.#views, shared: this.#shared };
    this.#window = window;
    this.#views = [...views];
    this.#recent.clear();
    this.#recentCount = 0;
    this.#numberOf.clear();
    for (const [number, view] of views.entries()) this.#numberOf.set(view, number);
    this.#shared = new Map();
    this.#countAll(views, window);
    const removed: (readonly [ArticleView, ArticleView])[] = [];
    const stays = new Set<number>();
    for (const pair of last.shared.keys()) {
      const [a, b] = [last.views[Math.floor(pair / MOST_OWNERS)]!, last.views[pair % MOST_OWNERS]!];
      const [x, y] = [this.#numberOf.get(a), this.#numberOf.get(b)];
      const now = x === undefined || y === undefined ? null : numberPair(x, y);
      if (now !== null && this.#shared.has(now)) stays.add(now);
      else removed.push([a, b]);
    }
    const added = [...this.#shared.keys()].filter((pair) => !stays.has(pair)).map((pair) => [views[Math.floor(pair / MOST_OWNERS)]!, views[pair % MOST_OWNERS]!] as const);
    return { added, removed };
  }

  /** Counts all pairs of articles, which are numbered in order of time. */
  #countAll(views: readonly ArticleView[], window: number): void {
    const hashes: number[] = [];
    const owners: number[] = [];
    for (const [at, view] of views.entries()) {
      for (const hash of this.#printsOf(view, window)) {
        hashes.push(hash);
        owners.push(at);
      }
      if (views.length > MOST_HELD) view.forgetWords();
    }
    // fingerprint and owner as one exact number: numbers are sorted without a comparison of their own
    const entries = Float64Array.from(hashes, (hash, i) => hash * MOST_OWNERS + owners[i]!).sort();
    if (this.#lasting === 'many runs') this.#entries = entries;
    countPairs(entries, this.#shared);
  }

  #printsOf(view: ArticleView, window: number): Uint32Array {
    const known = this.#prints.get(view);
    if (known?.window === window) return known.prints;
    const prints = Uint32Array.from(winnow(fingerprints(view), window)).sort();
    if (this.#lasting === 'many runs') this.#prints.set(view, { window, prints });
    return prints;
  }

  #add(view: ArticleView, before: Map<number, number>): void {
    const number = this.#views.length;
    this.#views.push(view);
    for (const print of this.#printsOf(view, this.#window)) {
      this.#countAround(this.#ownersOf(print), number, (a, b, by) => this.#count(numberPair(a, b), by, before));
      const known = this.#recent.get(print);
      if (known) known.push(number);
      else this.#recent.set(print, [number]);
      this.#recentCount += 1;
    }
    this.#numberOf.set(view, number);
    if (this.#recentCount > MOST_RECENT * this.#entries.length) this.#order();
  }

  /** The number that it leaves. */
  #remove(view: ArticleView, before: Map<number, number>): number {
    const number = this.#numberOf.get(view)!;
    this.#numberOf.delete(view);
    for (const print of this.#printsOf(view, this.#window)) this.#countAround(this.#ownersOf(print), number, (a, b, by) => this.#count(numberPair(a, b), -by, before));
    return number;
  }

  /** Puts all fingerprints in order, and lets go of those of articles that are gone. */
  #order(): void {
    const recent = Float64Array.from([...this.#recent].flatMap(([print, owners]) => owners.map((owner) => print * MOST_OWNERS + owner))).sort();
    const all = new Float64Array(this.#entries.length + recent.length);
    let [at, next] = [0, 0];
    const put = (entry: number): void => {
      if (this.#isThere(entry % MOST_OWNERS)) all[at++] = entry;
    };
    for (const entry of this.#entries) {
      while (next < recent.length && recent[next]! < entry) put(recent[next++]!);
      put(entry);
    }
    while (next < recent.length) put(recent[next++]!);
    this.#entries = all.slice(0, at);
    this.#recent.clear();
    this.#recentCount = 0;
  }

  #isThere(number: number): boolean {
    const view = this.#views[number];
    return Boolean(view) && this.#numberOf.get(view!) === number;
  }

  #count(pair: number, by: number, before: Map<number, number>): void {
    const known = this.#shared.get(pair) ?? 0;
    if (!before.has(pair)) before.set(pair, known);
    if (known + by === 0) this.#shared.delete(pair);
    else this.#shared.set(pair, known + by);
  }

  #ownersOf(print: number): number[] {
    const owners: number[] = [];
    for (let at = lowerBound(this.#entries, print * MOST_OWNERS); at < this.#entries.length && this.#entries[at]! < (print + 1) * MOST_OWNERS; at++) owners.push(this.#entries[at]! % MOST_OWNERS);
    owners.push(...(this.#recent.get(print) ?? []));
    return owners.filter((owner) => this.#isThere(owner));
  }

  /** Counts what one owner more of a fingerprint brings together, and what it parts. */
  #countAround(others: readonly number[], number: number, count: (a: number, b: number, by: number) => void): void {
    if (others.length < MOST_ARTICLES) {
      for (const other of others) count(other, number, 1);
      return;
    }
    if (others.length === MOST_ARTICLES) for (const [i, one] of others.entries()) for (const other of others.slice(i + 1)) count(one, other, -1);
    const view = this.#views[number]!;
    let before: number | null = null;
    let after: number | null = null;
    for (const other of others) {
      if (byTime(this.#views[other]!, view) < 0) {
        if (before === null || byTime(this.#views[other]!, this.#views[before]!) > 0) before = other;
      } else if (after === null || byTime(this.#views[other]!, this.#views[after]!) < 0) after = other;
    }
    if (others.length === MOST_ARTICLES) {
      const ordered = [...others, number].sort((a, b) => byTime(this.#views[a]!, this.#views[b]!));
      for (const [i, one] of ordered.entries()) if (i > 0) count(ordered[i - 1]!, one, 1);
      return;
    }
    if (before !== null && after !== null) count(before, after, -1);
    if (before !== null) count(before, number, 1);
    if (after !== null) count(number, after, 1);
  }
}

/** More articles than this at once are taken in with all the others. */
const MOST_TAKEN_SINGLY = 40;

const numberPair = (a: number, b: number): number => Math.min(a, b) * MOST_OWNERS + Math.max(a, b);

/** The place of the first entry that is not below a value. */
function lowerBound(entries: Float64Array, value: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Hashes of every run of words in one sentence that tells something. */
function fingerprints({ words }: ArticleView): number[] {
  const wordHashes = Int32Array.from(words, ({ exact }) => hashUnits(exact));
  const hashes: number[] = [];
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at++) {
    if (words[at]!.sentence !== words[at + SHINGLE_WORDS - 1]!.sentence) continue;
    let content = 0;
    let hash = 11;
    for (let i = at; i < at + SHINGLE_WORDS; i++) {
      if (isContent(words[i]!)) content += 1;
      hash = Math.imul(hash, 0x9e3779b1) ^ wordHashes[i]!;
    }
    if (content >= 2) hashes.push(hash >>> 0);
  }
  return hashes;
}

function winnow(hashes: readonly number[], window: number): Set<number> {
  if (window <= 1) return new Set(hashes);
  const kept = new Set<number>();
  for (let at = 0; at + window <= Math.max(hashes.length, window); at++) {
    let least = Infinity;
    for (let i = at; i < Math.min(at + window, hashes.length); i++) least = Math.min(least, hashes[i]!);
    if (least !== Infinity) kept.add(least);
  }
  return kept;
}

/** Counts for every pair of numbers the fingerprints that bring it together. */
function countPairs(entries: Float64Array, counts: Map<number, number>): void {
  const printAt = (at: number): number => Math.floor(entries[at]! / MOST_OWNERS);
  const ownerAt = (at: number): number => entries[at]! % MOST_OWNERS;
  for (let from = 0; from < entries.length; ) {
    const print = printAt(from);
    let to = from + 1;
    while (to < entries.length && printAt(to) === print) to++;
    const reach = to - from > MOST_ARTICLES ? 1 : to - from;
    for (let i = from; i < to; i++) {
      for (let j = i + 1; j < to && j - i <= reach; j++) {
        const pair = ownerAt(i) * MOST_OWNERS + ownerAt(j);
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    }
    from = to;
  }
}
