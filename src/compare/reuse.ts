import type { Reuse } from '../model/dossier.ts';
import type { Span } from '../model/span.ts';

import type { ArticleView, ResolutionIndex } from './article-view.ts';
import { wordingPairs } from './fingerprints.ts';
import type { OneText, Origins, Telling } from './origins.ts';
import { type Passage, alignPassages } from './passages.ts';

/** A shared passage with where it stands and who vouches for it on each side. */
export interface SharedPassage {
  readonly a: Telling;
  readonly b: Telling;
  readonly passage: Passage;
  /** Whether the two articles report one happening. */
  readonly isOneHappening: boolean;
}

/** From this overlap on two reports are one voice (codebook, section 7). */
export const ONE_VOICE_OVERLAP = 0.8;
const ONE_VOICE_WORDS = 8;
/** A short passage between articles without a common happening is shown only beside a longer one. */
const TEMPLATE_WORDS = 8;
/** A passage this long in nobody's name was copied from the earlier outlet. */
const COPY_WORDS = 25;

/** Every passage that two articles share. */
export function findSharedPassages(views: readonly ArticleView[], index: ResolutionIndex, origins: Origins): SharedPassage[] {
  const totalWords = views.reduce((sum, { record }) => sum + record.text.length / 6, 0);
  const ofOneHappening = articlesOfOneHappening(index);
  const pairs = new Map<string, [number, number]>();
  const numberOf = new Map(views.map(({ record }, at) => [record.id, at]));
  for (const [x, y] of wordingPairs(views, totalWords)) pairs.set(`${x} ${y}`, [x, y]);
  for (const key of ofOneHappening) {
    const [one, other] = key.split(' \n ').map((id) => numberOf.get(id)!) as [number, number];
    const [x, y] = one < other ? [one, other] : [other, one];
    pairs.set(`${x} ${y}`, [x, y]);
  }
  const ordered = [...pairs.values()].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  return ordered.flatMap(([x, y]) => {
    const [a, b] = [views[x]!, views[y]!];
    return sharedBy(a, b, ofOneHappening.has(articlePair(a.record.id, b.record.id)), origins);
  });
}

const articlePair = (a: string, b: string): string => (a < b ? `${a} \n ${b}` : `${b} \n ${a}`);

/** Reports of one happening that are compared pair by pair; of more, each with its neighbours. */
const MOST_NEIGHBOURS = 12;

function articlesOfOneHappening(index: ResolutionIndex): Set<string> {
  const pairs = new Set<string>();
  for (const { reports, marginal } of index.resolution.happenings) {
    if (marginal) continue;
    for (const [i, one] of reports.entries()) {
      for (const other of reports.slice(i + 1, i + 1 + MOST_NEIGHBOURS)) {
        if (one.article !== other.article) pairs.add(articlePair(one.article, other.article));
      }
    }
  }
  return pairs;
}

function sharedBy(a: ArticleView, b: ArticleView, isOneHappening: boolean, origins: Origins): SharedPassage[] {
  const passages = alignPassages(a, b);
  const isShown = isOneHappening || passages.some(({ shared }) => shared >= TEMPLATE_WORDS);
  if (!isShown) return [];
  return passages.map((passage) => ({
    passage, isOneHappening,
    a: origins.tellingAt(a, spanOf(a, passage.a)), b: origins.tellingAt(b, spanOf(b, passage.b)),
  }));
}

export function spanOf(view: ArticleView, { from, to }: Passage['a']): Span {
  const { words } = view;
  return [words[from]!.start, words[to - 1]!.end];
}

/** Origins that stand behind one text. */
export function oneTexts(shared: readonly SharedPassage[]): OneText[] {
  return shared.flatMap(({ a, b, passage, isOneHappening }) => {
    const isOne = isOneHappening && passage.overlap >= ONE_VOICE_OVERLAP && passage.shared >= ONE_VOICE_WORDS;
    if (!isOne || !a.origin || !b.origin || a.origin === b.origin) return [];
    return [{ article: a.view.record.id, origin: a.origin, otherArticle: b.view.record.id, otherOrigin: b.origin }];
  });
}

/** The dossier's reuse pairs. A passage of different happenings is a template and has no origin. */
export function reusePairs(shared: readonly SharedPassage[], texts: readonly OneText[], origins: Origins): Reuse[] {
  return shared.map(({ a, b, passage, isOneHappening }) => {
    const { origin, rule, says } = isOneHappening ? likelyOrigin(a, b, passage, texts, origins) : { origin: null, rule: 'template', says: 'the articles report different happenings' };
    return {
      a: { article: a.view.record.id, span: a.span }, b: { article: b.view.record.id, span: b.span },
      overlap: Math.round(passage.overlap * 100) / 100, origin, because: { rule, says },
    };
  });
}

interface LikelyOrigin {
  readonly origin: string | null;
  readonly rule: string;
  readonly says: string;
}

function likelyOrigin(a: Telling, b: Telling, passage: Passage, texts: readonly OneText[], origins: Origins): LikelyOrigin {
  const [{ origins: found }] = [origins.count([a, b], texts)];
  const both = found.filter(({ articles }) => articles.length > 1);
  if (both[0]) return { origin: both[0].by, rule: 'common-origin', says: `both name ${both[0].by}` };
  if (passage.shared < COPY_WORDS) return { origin: null, rule: 'formula', says: 'too short to tell who wrote it first' };
  if (found.length === 1) return { origin: found[0]!.by, rule: 'one-side-names-it', says: `one of them names ${found[0]!.by}` };
  const [first, second] = [a, b].map(({ view }) => view.record.published?.end ?? null);
  const earlier = first && second && first !== second ? (first < second ? a : b) : null;
  const outlet = earlier?.view.record.outlet ?? null;
  return outlet ? { origin: outlet, rule: 'earlier-article', says: `${outlet} had it first` } : { origin: null, rule: 'copy', says: 'the same text, and nothing says whose' };
}

