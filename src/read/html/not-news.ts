import type { Language } from '../../language/language.ts';
import type { Refusal } from '../../model/capture.ts';
import type { PageBlock } from './page-block.ts';
import type { PageMeta } from './page-meta.ts';

/** A page with less body than this is looked at for words of error pages and walls (characters). */
const THIN = 700;
/** Less than this beside the headline is no article: a headline alone, a teaser (characters). */
const LEAST_BODY = 60;
const LONE_AMONG = 4;
const LEAST_TEASER = 200;
/** Titles of other articles that make a page a list of them. */
const LIST_TITLES = 8;

export interface NewsClues {
  readonly uri: string;
  readonly meta: PageMeta;
  readonly headline: string | null;
  readonly blocks: readonly PageBlock[];
  readonly language: Language;
  /** The page's first address, to know a front page. */
  readonly address: string | null;
}

/** Names what a page without an article is, or null for an article. */
export function refuseNotNews(clues: NewsClues): Refusal | null {
  const { blocks, uri } = clues;
  const body = blocks.filter(({ role, isKept }) => isKept && (role === 'paragraph' || role === 'deck' || role === 'caption')).reduce((sum, { line }) => sum + line.text.length, 0);
  const refuse = (what: string, advice: string): Refusal => ({ uri, code: 'not-news', says: `${uri} is ${what}; ${advice}.` });
  if (body < THIN) {
    const wall = findWall(clues, body);
    if (wall) return refuse(wall, 'save the article itself');
  }
  if (isList(clues, body)) return refuse('a front or section page with titles of many articles', 'save the articles themselves');
  if (body >= LEAST_BODY) return null;
  if (clues.meta.structured.articles.some(({ isFree }) => isFree === false)) return refuse('a subscription wall without the article’s text', 'save it from a subscriber’s browser');
  return refuse(clues.headline ? 'a page with a headline and no text of an article' : 'a page without an article', 'save the page when its text is shown');
}

function findWall({ meta, headline, blocks, language }: NewsClues, body: number): string | null {
  const key = (text: string): string => ` ${language.fold.fold(text).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  const titles = [meta.title ?? '', headline ?? '', ...blocks.filter(({ line }) => /^h[1-3]$/.test(line.element.tag)).slice(0, 5).map(({ line }) => line.text)].map(key);
  const texts = blocks.slice(0, 60).filter(({ line }) => line.text.length < 400).map(({ line }) => key(line.text));
  for (const { attributes, spelling } of language.lexicon.ofClass('not-news')) {
    const phrase = key(spelling);
    const says = attributes['says'] ?? 'not an article';
    // A teaser above a wall is still the outlet's own words about the news.
    if (body >= LEAST_TEASER && /^(?:paywall|login|consent)$/.test(attributes['kind'] ?? '')) continue;
    // "404" alone is an error page; among other words it may be a count.
    const isLone = phrase.trim().split(' ').length === 1;
    const isTitle = titles.some((title) => title === phrase || (title.includes(phrase) && (isLone ? title.trim().split(' ').length <= LONE_AMONG : title.length < phrase.length + 40)));
    if (isTitle || (phrase.split(' ').length > 4 && texts.some((text) => text.includes(phrase)))) return says;
  }
  return null;
}

function isList({ meta, blocks, address, headline }: NewsClues, body: number): boolean {
  const titles = blocks.filter(({ role, isKept, line }) => !isKept && (role === 'related' || role === 'read-also') && line.words >= 4).length;
  const claimsArticle = meta.structured.articles.some(({ types }) => types.some((type) => /Article|Posting/.test(type))) || meta.published.length > 0 || /^article$/i.test(meta.type ?? '');
  const path = address === null ? null : address.replace(/^[a-z]+:\/\/[^/]*/i, '').split(/[?#]/)[0]!;
  const isFront = path !== null && !/\?.*\d/.test(address!) && /^https?:/i.test(address!) && /^\/?(?:[a-z]{2}\/?|index\.\w+|home\/?|default\.aspx)?$/i.test(path);
  if (isFront && titles >= 4 && !claimsArticle) return true;
  if (/^website$/i.test(meta.type ?? '') && !claimsArticle && titles >= LIST_TITLES && body < THIN) return true;
  return (headline === null || body < LEAST_BODY * 2) && titles >= LIST_TITLES && !claimsArticle;
}
