import type { FoldTable } from '../../text/fold.ts';
import { readBoxNames } from './box-words.ts';
import { keyWords, wordOverlap } from './known-text.ts';
import { type HtmlLine, isBold } from './html-line.ts';
import type { PageMeta } from './page-meta.ts';
import type { PageElement } from './page-tree.ts';

/** The article's title and where it stands; `line` is null when only metadata has it. */
export interface FoundHeadline {
  readonly text: string;
  readonly line: HtmlLine | null;
  /** Readable reason. */
  readonly says: string;
}

/** Headlines stand early: real pages have them in their first 600 lines. */
const SEARCHED_LINES = 8_000;
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5']);
/** A line that shares less than this with every title the page claims is not its headline. */
const SAME_TITLE = 0.6;

/** Finds the headline: the line of the page that its metadata claims, the first `h1` otherwise, metadata alone last. */
export function findHeadline(lines: readonly HtmlLine[], meta: PageMeta, fold: FoldTable, siteWords: ReadonlySet<string>): FoundHeadline | null {
  const isSite = (text: string): boolean => keyWords(fold, text).every((word) => siteWords.has(word));
  const stripped = meta.headlines.map(({ raw, where }) => ({ where, text: stripSite(raw, fold, siteWords) })).filter(({ text }) => text !== '');
  // Some sites give their own name as every page's title.
  const speaking = stripped.filter(({ text }) => !isSite(text));
  const claims = speaking.length > 0 ? speaking : stripped;
  const claimWords = claims.map(({ text }) => keyWords(fold, text));
  const candidates = lines.slice(0, SEARCHED_LINES).filter(isCandidate);
  let best: { line: HtmlLine; score: number } | null = null;
  for (const line of candidates) {
    const words = keyWords(fold, line.text);
    const score = Math.max(0, ...claimWords.map((claim) => titleScore(words, claim))) + candidateBonus(line);
    if (score >= SAME_TITLE && (!best || score > best.score)) best = { line, score };
  }
  if (best) return { text: best.line.text, line: best.line, says: 'the line that the page’s metadata gives as its title' };
  const h1s = candidates.filter((line) => isUnder(line.element, 'h1') && line.words >= 3 && !isSite(line.text));
  // A site may give machines another title than readers: the visible one counts, when it is no slogan of the site's header.
  const h1 = h1s.find((line) => candidateBonus(line) > 0.1) ?? h1s[0];
  if (h1 && (candidateBonus(h1) > 0.1 || claims.length === 0)) return { text: h1.text, line: h1, says: 'the first h1 of the page' };
  const claim = claims.find(({ text }) => !isSite(text) && keyWords(fold, text).length >= 2);
  if (claim) return { text: claim.text, line: null, says: `only in ${claim.where}` };
  return h1 ? { text: h1.text, line: h1, says: 'the first h1 of the page' } : null;
}

/** Words of a title of the page that is the site's name alone. */
const LONGEST_SITE_TITLE = 5;
const OVER_BODY_LINES = 10;
const MOST_HEADLINE_WORDS = 30;

/** On pages whose head names no article: the most emphasised line right over the body, by heading tag, font size or bold. */
export function findHeadlineOverBody(lines: readonly HtmlLine[], bodyFrom: number): FoundHeadline | null {
  let best: { line: HtmlLine; weight: number } | null = null;
  for (const line of lines.slice(Math.max(0, bodyFrom - OVER_BODY_LINES), bodyFrom)) {
    if (line.words < 3 || line.words > MOST_HEADLINE_WORDS || line.linkLength > 0 || /[.،]$/.test(line.text)) continue;
    const weight = emphasisOf(line);
    if (weight > 0 && (!best || weight > best.weight)) best = { line, weight };
  }
  return best && { text: best.line.text, line: best.line, says: 'the most emphasised line over the body' };
}

/** Whether a page's head gives a title of its own to the article, and not the site's name alone. */
export function isTitled(found: FoundHeadline | null): boolean {
  return found !== null && (found.line !== null || found.says !== ONLY_IN_TITLE || found.text.split(' ').length > LONGEST_SITE_TITLE);
}

const ONLY_IN_TITLE = 'only in title';

function emphasisOf(line: HtmlLine): number {
  if (/^h[1-6]$/.test(line.element.tag) || /^h[1-6]$/.test(line.element.parent?.tag ?? '')) return 8;
  return line.fontSize + (isBold(line) ? 1 : 0) + (readBoxNames(line.element).pieces.has('title') ? 4 : 0);
}

function titleScore(words: readonly string[], claim: readonly string[]): number {
  if (words.length === 0) return 0;
  const overlap = wordOverlap(words, claim);
  // A claim cut short ("… - 12 words…") or with the section behind it still begins with the title.
  const shorter = Math.min(words.length, claim.length);
  const isPrefix = shorter >= 4 && words.slice(0, shorter - 1).every((word, i) => word === claim[i]);
  return isPrefix ? Math.max(overlap, 0.85) : overlap;
}

function isCandidate(line: HtmlLine): boolean {
  if (line.text.length > 300 || line.words < 2) return false;
  const { element } = line;
  if (HEADINGS.has(element.tag) || element.tag === 'a' && line.words >= 3) return true;
  if (element.attributes['itemprop']?.includes('headline')) return true;
  return line.words >= 3 && line.words <= 45;
}

/** Ties between equal lines go to the heading that is no link, the breadcrumb and the related list last. */
function candidateBonus(line: HtmlLine): number {
  const { element } = line;
  let bonus = 0;
  if (isUnder(element, 'h1')) bonus += 0.12;
  else if (HEADINGS.has(element.tag) || (element.parent && HEADINGS.has(element.parent.tag))) bonus += 0.06;
  if (element.attributes['itemprop']?.includes('headline') || readBoxNames(element).pieces.has('title')) bonus += 0.04;
  if (line.linkLength > line.text.length / 2) bonus -= 0.05;
  for (let box: PageElement | null = element; box; box = box.parent) {
    const { zone } = readBoxNames(box);
    if (zone && zone !== 'share') return bonus - 0.08;
    if (box.tag === 'figure' || box.tag === 'figcaption' || box.tag === 'nav') return bonus - 0.1;
  }
  return bonus;
}

function isUnder(element: PageElement, tag: string): boolean {
  return element.tag === tag || element.parent?.tag === tag || element.parent?.parent?.tag === tag;
}

const SEPARATORS = /\s+[|\-–—:»«•·/\\~]+\s+|\s*[|»•_]\s*/;

/** Takes the site's name and section off a title: "… - عبر الإمارات - البيان". */
export function stripSite(title: string, fold: FoldTable, siteWords: ReadonlySet<string>): string {
  const cut = title.split(SEPARATORS);
  if (cut.length === 1) return title.trim();
  const words = cut.map((part) => keyWords(fold, part));
  const isSite = (part: readonly string[]): boolean => part.length > 0 && part.every((word) => siteWords.has(word));
  let from = 0;
  let to = cut.length;
  while (to > from + 1 && isSite(words[to - 1]!)) to--;
  while (from < to - 1 && isSite(words[from]!)) from++;
  if (to - from > 1 && to < cut.length) {
    // The site's name was met: short parts beside it are sections.
    while (to > from + 1 && words[to - 1]!.length <= 3 && words[from]!.length >= 4) to--;
  }
  return sliceParts(title, cut, from, to);
}

/** The title's own characters from part `from` to part `to`, separators between them kept. */
function sliceParts(title: string, parts: readonly string[], from: number, to: number): string {
  let at = 0;
  let start = 0;
  let end = title.length;
  for (const [index, part] of parts.entries()) {
    const found = title.indexOf(part, at);
    if (index === from) start = found;
    if (index === to - 1) end = found + part.length;
    at = found + part.length;
  }
  return title.slice(start, end).trim();
}
