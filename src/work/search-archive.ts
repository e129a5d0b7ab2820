import type { ArticleRecord } from '../model/record.ts';
import type { Span } from '../model/span.ts';
import { READING_ROLES } from '../model/block.ts';
import type { Archive, ArticleSummary } from '../store/archive.ts';
import type { SearchWord, Stages } from './stages.ts';

const DEFAULT_LIMIT = 20;
/** A passage that is longer is cut at words on both sides of its matches. */
const PASSAGE_CHARACTERS = 240;

export interface SearchOptions {
  /** Words as written, in this order; otherwise spelling and clitics are forgiven and order is free. */
  readonly exact?: boolean;
  readonly limit?: number;
  /** Leaves out so many of the best. */
  readonly offset?: number;
}

export interface SearchHit {
  readonly article: ArticleSummary;
  readonly score: number;
  /** The stretch of the article's text that shows the match best. */
  readonly passage: Span;
  readonly text: string;
  /** Matched words in the passage, as spans of the article's text. */
  readonly matches: readonly Span[];
}

export interface SearchAnswer {
  readonly total: number;
  readonly hits: readonly SearchHit[];
}

/** Articles that hold the words of `query`, best first, each with the passage that shows it. */
export async function searchArchive(
  archive: Archive, stages: Stages, query: string, { exact = false, limit = DEFAULT_LIMIT, offset = 0 }: SearchOptions = {},
): Promise<SearchAnswer> {
  const words = stages.searchWords(query);
  if (words.length === 0) return { total: 0, hits: [] };
  const answer = await archive.findArticles(exact
    ? { column: 'written', groups: [[words.map((word) => word.written).join(' ')]], limit, offset }
    : { column: 'stems', groups: words.map((word) => [...word.stems]), limit, offset });
  const find = exact ? phraseFinder(words) : wordFinder(words);
  const hits: SearchHit[] = [];
  for (const { article, score } of answer.hits) {
    const record = await archive.article(article.id);
    if (record) hits.push({ article, score, ...findPassage(record, stages, find) });
  }
  return { total: answer.total, hits };
}

/** A stretch of the text that a word of the query is met in. */
interface Match {
  readonly span: Span;
  /** Which word of the query. */
  readonly word: number;
}

type FindMatches = (words: readonly SearchWord[], start: number) => Match[];

function wordFinder(query: readonly SearchWord[]): FindMatches {
  const wordOf = new Map<string, number>();
  query.forEach(({ stems }, word) => stems.forEach((stem) => wordOf.has(stem) || wordOf.set(stem, word)));
  return (words, start) => words.flatMap((word): Match[] => {
    const stem = word.stems.find((one) => wordOf.has(one));
    return stem === undefined ? [] : [{ span: [start + word.start, start + word.end], word: wordOf.get(stem)! }];
  });
}

/** The words of the query in a row, as written. */
function phraseFinder(query: readonly SearchWord[]): FindMatches {
  return (words, start) => words.flatMap((word, at): Match[] => {
    const holds = query.every(({ written }, after) => words[at + after]?.written === written);
    return holds ? [{ span: [start + word.start, start + words[at + query.length - 1]!.end], word: 0 }] : [];
  });
}

/** The stretch of a block that holds most words of the query, then most matches, as few letters apart as can be read at once. */
interface Best {
  readonly block: Span;
  readonly matches: readonly Match[];
  readonly around: Span;
  readonly worth: number;
}

/** A different word of the query is worth more than any number of the same in one passage. */
const WORD_WORTH = 1000;

function findPassage(record: ArticleRecord, stages: Stages, find: FindMatches) {
  let best: Best = { block: [0, 0], matches: [], around: [0, 0], worth: 0 };
  for (const { role, span: block } of record.blocks) {
    if (!READING_ROLES.has(role)) continue;
    const matches = find(stages.searchWords(record.text.slice(block[0], block[1])), block[0]);
    const [worth, around] = bestStretch(matches);
    if (worth > best.worth) best = { block, matches, around, worth };
  }
  const passage = cutPassage(record.text, best.block, best.around);
  const matches = best.matches.map(({ span }) => span).filter((span) => span[0] >= passage[0] && span[1] <= passage[1]);
  return { passage, matches, text: record.text.slice(passage[0], passage[1]) };
}

/** Slides a window over the matches of a block. */
function bestStretch(matches: readonly Match[]): readonly [worth: number, around: Span] {
  const held = new Map<number, number>();
  let best: readonly [number, Span] = [0, [0, 0]];
  for (let first = 0, last = 0; last < matches.length; last++) {
    held.set(matches[last]!.word, (held.get(matches[last]!.word) ?? 0) + 1);
    for (; first < last && matches[last]!.span[1] - matches[first]!.span[0] > PASSAGE_CHARACTERS; first++) {
      const left = held.get(matches[first]!.word)! - 1;
      if (left > 0) held.set(matches[first]!.word, left);
      else held.delete(matches[first]!.word);
    }
    const worth = held.size * WORD_WORTH + last - first + 1;
    if (worth > best[0]) best = [worth, [matches[first]!.span[0], matches[last]!.span[1]]];
  }
  return best;
}

function cutPassage(text: string, [start, end]: Span, [first, last]: Span): Span {
  if (end - start <= PASSAGE_CHARACTERS) return [start, end];
  const before = Math.max(0, Math.min(PASSAGE_CHARACTERS / 3, PASSAGE_CHARACTERS - (last - first)));
  const from = Math.round(Math.max(start, Math.min(first - before, end - PASSAGE_CHARACTERS)));
  const to = Math.min(end, Math.max(last, from + PASSAGE_CHARACTERS));
  const wordStart = from === start ? start : text.lastIndexOf(' ', from) + 1;
  const wordEnd = to === end ? end : text.indexOf(' ', to);
  return [Math.max(start, wordStart), wordEnd < 0 || wordEnd > end ? end : wordEnd];
}
