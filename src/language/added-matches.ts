import type { FoldTable } from '../text/fold.ts';
import { LexiconMatches, type LexiconMatch } from './lexicon-matches.ts';

/** The matches of some classes, those with a pronoun left out («السبتي»), together with matches that a step has worked out itself, in token order. `among`: matches that hold all of those classes, when they are known. */
export function addMatches(
  found: LexiconMatches,
  added: readonly LexiconMatch[],
  { keep, fold, among = found.all }: { readonly keep: ReadonlySet<string>; readonly fold: FoldTable; readonly among?: readonly LexiconMatch[] },
): LexiconMatches {
  const sorted = [...added].sort(byPlace);
  const all: LexiconMatch[] = [];
  const first = new Int32Array(found.tokens.count + 1);
  let next = 0;
  let filled = 0;
  const put = (match: LexiconMatch): void => {
    while (filled <= match.from) first[filled++] = all.length;
    all.push(match);
  };
  for (const match of among) {
    if (match.suffix !== '' || !keep.has(match.entry.class)) continue;
    while (next < sorted.length && byPlace(sorted[next]!, match) < 0) put(sorted[next++]!);
    put(match);
  }
  while (next < sorted.length) put(sorted[next++]!);
  while (filled <= found.tokens.count) first[filled++] = all.length;
  return new LexiconMatches(found.tokens, fold, all, first, null);
}

/** Text order; at one token the longest first. */
const byPlace = (a: LexiconMatch, b: LexiconMatch): number => a.from - b.from || b.to - a.to;

/** The tokens at which a match may begin that holds one of the matches asked for: theirs and the `before` tokens ahead of each. */
export function startsNear(found: LexiconMatches, before: number, isAsked: (match: LexiconMatch) => boolean): number[] {
  const starts: number[] = [];
  let next = 0;
  for (const match of found.all) {
    if (match.from < next || !isAsked(match)) continue;
    for (let token = Math.max(next, match.from - before); token <= match.from; token++) starts.push(token);
    next = Math.max(next, match.from + 1);
  }
  return starts;
}
