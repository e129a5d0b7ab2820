import type { ArticleRecord } from '../model/record.ts';
import type { Span } from '../model/span.ts';
import { READING_ROLES } from '../model/block.ts';
import type { Archive, ArticleSummary } from '../store/archive.ts';
import type { SearchWord, Stages } from './stages.ts';

const DEFAULT_LIMIT = 20;
/** A passage that is longer is cut at words on both sides of its first match. */
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
  const wanted = exact ? new Set(words.map((word) => word.written)) : new Set(words.flatMap((word) => [...word.stems]));
  const hits: SearchHit[] = [];
  for (const { article, score } of answer.hits) {
    const record = await archive.article(article.id);
    if (record) hits.push({ article, score, ...findPassage(record, stages, (word) => meets(word, wanted, exact)) });
  }
  return { total: answer.total, hits };
}

function meets(word: SearchWord, wanted: ReadonlySet<string>, exact: boolean): boolean {
  return exact ? wanted.has(word.written) : word.stems.some((stem) => wanted.has(stem));
}

/** The block with most matches, cut to a readable length around them. */
function findPassage(record: ArticleRecord, stages: Stages, isMatch: (word: SearchWord) => boolean) {
  let best: { passage: Span; matches: Span[] } = { passage: [0, 0], matches: [] };
  for (const block of record.blocks) {
    if (!READING_ROLES.has(block.role)) continue;
    const matches = matchesWithin(record.text, block.span, stages, isMatch);
    if (matches.length > best.matches.length) best = { passage: block.span, matches };
  }
  const passage = cutPassage(record.text, best.passage, best.matches[0]?.[0] ?? best.passage[0]);
  const matches = best.matches.filter((span) => span[0] >= passage[0] && span[1] <= passage[1]);
  return { passage, matches, text: record.text.slice(passage[0], passage[1]) };
}

function matchesWithin(text: string, [start, end]: Span, stages: Stages, isMatch: (word: SearchWord) => boolean): Span[] {
  return stages.searchWords(text.slice(start, end)).filter(isMatch).map((word): Span => [start + word.start, start + word.end]);
}

function cutPassage(text: string, [start, end]: Span, first: number): Span {
  if (end - start <= PASSAGE_CHARACTERS) return [start, end];
  const from = Math.max(start, Math.min(first - PASSAGE_CHARACTERS / 3, end - PASSAGE_CHARACTERS));
  const to = Math.min(end, from + PASSAGE_CHARACTERS);
  const wordStart = from === start ? start : text.indexOf(' ', from) + 1 || from;
  const wordEnd = to === end ? end : text.lastIndexOf(' ', to);
  return [wordStart, wordEnd > wordStart ? wordEnd : to];
}
