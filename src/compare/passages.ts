import type { Span } from '../model/span.ts';
import type { ArticleView, ArticleWord } from './article-view.ts';
import { hashUnits } from '../text/hash.ts';

/** Two stretches of words, `to` exclusive, that say the same in the same words. */
interface Passage {
  readonly a: { readonly from: number; readonly to: number };
  readonly b: { readonly from: number; readonly to: number };
  /** 2·LCS/(m+n) over words. */
  readonly overlap: number;
  /** Words that stand in both, in order. */
  readonly shared: number;
}

/** Words of a seed. Three find «إرسال مستشارين عسكريين [قطريين] إلى ليبيا». */
const SEED_WORDS = 3;
/** Words between two seeds of one passage. */
const LARGEST_GAP = 4;
export const LEAST_WORDS = 5;
/** Shared words that are neither names nor shorter than three letters. */
export const LEAST_CONTENT = 3;
/** Lower and the seeds' gold gains no pair but twelve chance ones. */
export const LEAST_OVERLAP = 0.6;
/** A seed that one article holds more often is a refrain. */
const MOST_REPEATS = 6;
const LONGEST_ALIGNED = 400;

/** Wording of two articles that says the same, where it stands in their texts. */
export interface SharedWording extends Pick<Passage, 'overlap' | 'shared'> {
  readonly a: Span;
  readonly b: Span;
}

/** All passages that two articles share, each within one sentence of both unless it is a copy over several. */
export function alignPassages(a: ArticleView, b: ArticleView): SharedWording[] {
  const chains = chainSeeds(findSeeds(a, b), a.words, b.words);
  const passages = chains.map((chain) => measure(chain, a.words, b.words)).filter((passage) => passage !== null);
  const told = dropCovered(passages).filter((passage) => passage.shared > MOST_OF_A_DATE || tellsBesideTimes(a, passage.a));
  return joinCopies(joinSwapped(told, a.words, b.words), a.words, b.words).map((passage) => ({
    a: spanOf(a.words, passage.a), b: spanOf(b.words, passage.b), overlap: passage.overlap, shared: passage.shared,
  }));
}

const spanOf = (words: readonly ArticleWord[], { from, to }: Passage['a']): Span => [words[from]!.start, words[to - 1]!.end];

/** «الحرب الأهلية في كانون الأول/ديسمبر 2013»: two articles need not have so few words from one another when most of them are a date. */
const MOST_OF_A_DATE = 8;

function tellsBesideTimes({ words, record: { times } }: ArticleView, { from, to }: Passage['a']): boolean {
  const isTime = ({ start, end }: ArticleWord): boolean => times.some(({ span }) => span[0] < end && span[1] > start);
  return words.slice(from, to).filter((word) => isContent(word) && !isTime(word)).length >= LEAST_CONTENT;
}

interface Seed {
  readonly i: number;
  readonly j: number;
}

/** A word run of one sentence that tells something, as a number; 0 when it is none. */
function seedHash(words: readonly ArticleWord[], hashes: Int32Array, at: number): number {
  const last = at + SEED_WORDS - 1;
  if (last >= words.length || words[at]!.sentence !== words[last]!.sentence) return 0;
  let content = 0;
  let hash = 7;
  for (let i = at; i <= last; i++) {
    if (isContent(words[i]!)) content += 1;
    hash = Math.imul(hash, 0x9e3779b1) ^ hashes[i]!;
  }
  return content >= 2 ? hash : 0;
}

export const isContent = (word: ArticleWord): boolean => !word.isName && word.exact.length >= 3;

/** The seeds of an article by position, and where each stands. */
interface SeedTable {
  readonly hashes: Int32Array;
  readonly places: ReadonlyMap<number, readonly number[]>;
}

/** Articles whose seeds are kept; neighbours in time are compared together. */
const MOST_TABLES = 1500;
const tables = new Map<ArticleView, SeedTable>();

function seedTable(view: ArticleView): SeedTable {
  const known = tables.get(view);
  if (known) return known;
  const table = makeSeedTable(view.words);
  if (tables.size >= MOST_TABLES) {
    const [oldest] = tables.keys();
    tables.delete(oldest!);
  }
  tables.set(view, table);
  return table;
}

/** Lets go of the seeds held; called when a comparison is done. */
export const forgetSeeds = (): void => tables.clear();

function makeSeedTable(words: readonly ArticleWord[]): SeedTable {
  const wordHashes = Int32Array.from(words, ({ exact }) => hashUnits(exact));
  const hashes = Int32Array.from(words, (_, at) => seedHash(words, wordHashes, at));
  const places = new Map<number, number[]>();
  for (let at = 0; at < hashes.length; at++) {
    const hash = hashes[at]!;
    if (hash === 0) continue;
    const known = places.get(hash);
    if (known) known.push(at);
    else places.set(hash, [at]);
  }
  return { hashes, places };
}

function findSeeds(a: ArticleView, b: ArticleView): Seed[] {
  const { hashes } = seedTable(a);
  const { places } = seedTable(b);
  const seeds: Seed[] = [];
  for (let i = 0; i < hashes.length; i++) {
    const found = hashes[i] === 0 ? undefined : places.get(hashes[i]!);
    if (found && found.length <= MOST_REPEATS) for (const j of found) seeds.push({ i, j });
  }
  return seeds;
}

/** Joins seeds that follow each other in both articles inside one sentence of each. */
function chainSeeds(seeds: readonly Seed[], a: readonly ArticleWord[], b: readonly ArticleWord[]): Seed[][] {
  const open: Seed[][] = [];
  const done: Seed[][] = [];
  for (const seed of seeds) {
    let best: Seed[] | null = null;
    for (let at = open.length - 1; at >= 0; at--) {
      const last = open[at]!.at(-1)!;
      if (seed.i - last.i > SEED_WORDS + LARGEST_GAP) {
        done.push(...open.splice(at, 1));
        continue;
      }
      const follows = seed.i > last.i && seed.j > last.j && seed.j - last.j <= SEED_WORDS + LARGEST_GAP;
      const together = a[last.i]!.sentence === a[seed.i]!.sentence && b[last.j]!.sentence === b[seed.j]!.sentence;
      if (follows && together && (!best || seed.j - last.j < seed.j - best.at(-1)!.j)) best = open[at]!;
    }
    if (best) best.push(seed);
    else open.push([seed]);
  }
  return [...done, ...open];
}

function measure(chain: readonly Seed[], a: readonly ArticleWord[], b: readonly ArticleWord[]): Passage | null {
  const [first, last] = [chain[0]!, chain.at(-1)!];
  const grown = grow({ i: first.i, j: first.j }, { i: last.i + SEED_WORDS, j: last.j + SEED_WORDS }, a, b);
  const [m, n] = [grown.to.i - grown.from.i, grown.to.j - grown.from.j];
  if (Math.min(m, n) > LONGEST_ALIGNED) return null;
  const common = commonWords(a.slice(grown.from.i, grown.to.i), b.slice(grown.from.j, grown.to.j));
  const content = common.filter(isContent).length;
  const overlap = (2 * common.length) / (m + n);
  if (common.length < LEAST_WORDS || content < LEAST_CONTENT || overlap < LEAST_OVERLAP) return null;
  return { a: { from: grown.from.i, to: grown.to.i }, b: { from: grown.from.j, to: grown.to.j }, overlap, shared: common.length };
}

/** Takes in equal words at both ends, over one changed word, inside the sentence. */
function grow(from: Seed, to: Seed, a: readonly ArticleWord[], b: readonly ArticleWord[]): { from: Seed; to: Seed } {
  const same = (i: number, j: number, of: Seed): boolean =>
    i >= 0 && j >= 0 && i < a.length && j < b.length && a[i]!.exact === b[j]!.exact
    && a[i]!.sentence === a[of.i]!.sentence && b[j]!.sentence === b[of.j]!.sentence;
  let start = from;
  for (;;) {
    const step = [[1, 1], [2, 2], [2, 1], [1, 2]].find(([di, dj]) => same(start.i - di!, start.j - dj!, from));
    if (!step) break;
    start = { i: start.i - step[0]!, j: start.j - step[1]! };
  }
  let end = { i: to.i - 1, j: to.j - 1 };
  for (;;) {
    const step = [[1, 1], [2, 2], [2, 1], [1, 2]].find(([di, dj]) => same(end.i + di!, end.j + dj!, from));
    if (!step) break;
    end = { i: end.i + step[0]!, j: end.j + step[1]! };
  }
  return { from: start, to: { i: end.i + 1, j: end.j + 1 } };
}

/** A longest common subsequence of words, as words of `a`. */
export function commonWords(a: readonly ArticleWord[], b: readonly ArticleWord[]): ArticleWord[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i]!.exact === b[j]!.exact
        ? lengths[(i + 1) * width + j + 1]! + 1
        : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const common: ArticleWord[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]!.exact === b[j]!.exact) {
      common.push(a[i]!);
      i++;
      j++;
    } else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return common;
}

type Range = Passage['a'];
const covers = (outer: Range, inner: Range): boolean => outer.from <= inner.from && inner.to <= outer.to;

function dropCovered(passages: readonly Passage[]): Passage[] {
  const ordered = [...passages].sort((x, y) => y.shared - x.shared || y.overlap - x.overlap || x.a.from - y.a.from || x.b.from - y.b.from);
  const kept: Passage[] = [];
  for (const passage of ordered) {
    if (!kept.some((other) => covers(other.a, passage.a) && covers(other.b, passage.b))) kept.push(passage);
  }
  return kept.sort((x, y) => x.a.from - y.a.from || x.b.from - y.b.from);
}

/** Clauses of one sentence that stand in another order in the copy are one passage, as far as so much of both is shared. */
function joinSwapped(passages: readonly Passage[], a: readonly ArticleWord[], b: readonly ArticleWord[]): Passage[] {
  const bySentences = new Map<string, Passage[]>();
  for (const passage of passages) {
    const key = `${a[passage.a.from]!.sentence} ${b[passage.b.from]!.sentence}`;
    bySentences.set(key, [...(bySentences.get(key) ?? []), passage]);
  }
  const joined = [...bySentences.values()].flatMap((parts) => {
    const whole = parts.length > 1 && areSwapped(parts) ? hullOf(parts) : null;
    return whole && whole.overlap >= LEAST_OVERLAP ? [whole] : parts;
  });
  return joined.sort((x, y) => x.a.from - y.a.from || x.b.from - y.b.from);
}

const areApart = (x: Range, y: Range): boolean => x.to <= y.from || y.to <= x.from;

/** Whether parts that overlap nowhere follow each other otherwise in the copy. */
function areSwapped(parts: readonly Passage[]): boolean {
  const pairs = parts.flatMap((one, i) => parts.slice(i + 1).map((other) => [one, other] as const));
  return pairs.every(([one, other]) => areApart(one.a, other.a) && areApart(one.b, other.b)) && pairs.some(([one, other]) => (one.a.from < other.a.from) !== (one.b.from < other.b.from));
}

function hullOf(parts: readonly Passage[]): Passage {
  const hull = (ranges: readonly Range[]): Range => ({ from: Math.min(...ranges.map(({ from }) => from)), to: Math.max(...ranges.map(({ to }) => to)) });
  const [one, other] = [hull(parts.map(({ a }) => a)), hull(parts.map(({ b }) => b))];
  const shared = parts.reduce((sum, part) => sum + part.shared, 0);
  return { a: one, b: other, shared, overlap: (2 * shared) / (one.to - one.from + other.to - other.from) };
}

/** Words that a copier may leave between two copied sentences. */
const LARGEST_STEP = 2;
const COPY_OVERLAP = 0.8;

/** Sentences copied one after the other are one passage. */
function joinCopies(passages: readonly Passage[], a: readonly ArticleWord[], b: readonly ArticleWord[]): Passage[] {
  const joined: Passage[] = [];
  for (const passage of passages) {
    const last = joined.at(-1);
    const isNext = last && isCopy(last) && isCopy(passage)
      && between(passage.a.from - last.a.to, 0, LARGEST_STEP) && between(passage.b.from - last.b.to, 0, LARGEST_STEP)
      && a[last.a.to - 1]!.sentence !== a[passage.a.from]!.sentence && b[last.b.to - 1]!.sentence !== b[passage.b.from]!.sentence;
    if (!isNext) {
      joined.push(passage);
      continue;
    }
    const [from, to] = [{ i: last.a.from, j: last.b.from }, { i: passage.a.to, j: passage.b.to }];
    const shared = last.shared + passage.shared;
    joined[joined.length - 1] = { a: { from: from.i, to: to.i }, b: { from: from.j, to: to.j }, shared, overlap: (2 * shared) / (to.i - from.i + to.j - from.j) };
  }
  return joined;
}

const isCopy = ({ overlap }: Passage): boolean => overlap >= COPY_OVERLAP;
const between = (value: number, low: number, high: number): boolean => value >= low && value <= high;
