import type { FoldTable } from '../text/fold.ts';
import { LexiconMatches, type LexiconMatch } from './lexicon-matches.ts';

/** The matches of some classes together with matches that a step has worked out itself, in token order. */
export function addMatches(
  found: LexiconMatches,
  added: readonly LexiconMatch[],
  { keep, fold }: { readonly keep: (className: string) => boolean; readonly fold: FoldTable },
): LexiconMatches {
  const { tokens } = found;
  const byToken = new Map<number, LexiconMatch[]>();
  const put = (match: LexiconMatch): void => {
    const list = byToken.get(match.from);
    if (list) list.push(match);
    else byToken.set(match.from, [match]);
  };
  for (const match of found.all) if (keep(match.entry.class)) put(match);
  for (const match of added) put(match);
  const all: LexiconMatch[] = [];
  const first = new Int32Array(tokens.count + 1);
  for (let token = 0; token < tokens.count; token++) {
    first[token] = all.length;
    const here = byToken.get(token);
    if (here) all.push(...here.sort((a, b) => b.to - a.to || a.prefix.length - b.prefix.length));
  }
  first[tokens.count] = all.length;
  return new LexiconMatches(tokens, fold, all, first);
}
