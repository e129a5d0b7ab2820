import { type ArticleView, MOST_HELD } from './article-view.ts';
import type { CompareMemory } from './compare-memory.ts';
import { hashUnits } from '../text/hash.ts';
import { isContent } from './passages.ts';

/** Words of a fingerprint. */
const SHINGLE_WORDS = 4;
/** Winnowing window: one fingerprint of four is kept, so every shared run of seven words is found. */
const WINDOW = 4;
/** A small set keeps every fingerprint. */
const SMALL_SET_WORDS = 400_000;
/** A fingerprint in more articles than this is a turn of speech, compared between neighbours in time only. */
const MOST_ARTICLES = 24;
/** More articles than any set has; times a hash it is still an exact number. */
const MOST_OWNERS = 2 ** 21;
/** Fingerprints that two articles must share. */
const LEAST_SHARED = 1;

/**
 * Pairs of articles that share wording, each once, as numbers into `views` (which should be in order of time).
 * Winnowing after Schleimer, Wilkerson and Aiken (2003). Linear in the words but for the pairs themselves.
 */
export function wordingPairs(views: readonly ArticleView[], totalWords: number, memory: CompareMemory): [number, number][] {
  const window = totalWords > SMALL_SET_WORDS ? WINDOW : 1;
  const hashes: number[] = [];
  const owners: number[] = [];
  for (const [at, view] of views.entries()) {
    for (const hash of memory.printsOf(view, window, () => Uint32Array.from(winnow(fingerprints(view), window)))) {
      hashes.push(hash);
      owners.push(at);
    }
    if (views.length > MOST_HELD) view.forgetWords();
  }
  return sharedPairs(Uint32Array.from(hashes), Uint32Array.from(owners), views.length);
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

function sharedPairs(hashes: Uint32Array, owners: Uint32Array, articles: number): [number, number][] {
  // hash and owner as one exact number: numbers are sorted without a comparison of their own
  const order = Float64Array.from(hashes, (hash, i) => hash * MOST_OWNERS + owners[i]!).sort();
  const hashAt = (at: number): number => Math.floor(order[at]! / MOST_OWNERS);
  const ownerAt = (at: number): number => order[at]! % MOST_OWNERS;
  const counts = new Map<number, number>();
  for (let from = 0; from < order.length; ) {
    const hash = hashAt(from);
    let to = from + 1;
    while (to < order.length && hashAt(to) === hash) to++;
    const reach = to - from > MOST_ARTICLES ? 1 : to - from;
    for (let i = from; i < to; i++) {
      for (let j = i + 1; j < to && j - i <= reach; j++) {
        const pair = ownerAt(i) * articles + ownerAt(j);
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    }
    from = to;
  }
  const pairs: [number, number][] = [];
  for (const [pair, count] of counts) if (count >= LEAST_SHARED) pairs.push([Math.floor(pair / articles), pair % articles]);
  return pairs.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
}
