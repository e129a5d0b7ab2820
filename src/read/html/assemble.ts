import type { Article, Note } from '../../model/article.ts';
import type { Block, Role } from '../../model/block.ts';
import type { Capture } from '../../model/capture.ts';
import type { PageContext } from '../page-context.ts';
import type { LineFacts } from './line-facts.ts';
import type { PageBlock } from './page-block.ts';
import { type BlockDate, readPublished } from './page-dates.ts';
import type { PageMeta } from './page-meta.ts';
import type { PageElement } from './page-tree.ts';
import type { PageReading } from './read-html.ts';
import { selectorOf } from './selector.ts';
import { findPageOutlet } from './site-name.ts';

export interface Assembled {
  readonly capture: Capture;
  readonly reading: PageReading;
  readonly context: PageContext;
  readonly facts: LineFacts;
  readonly notes: readonly Note[];
}

/** Makes the article of a page's lines: its text, one block a line with a blank line between, and what metadata adds. */
export function assembleArticle({ capture, reading, context, facts, notes }: Assembled): Article {
  const { meta, headline } = reading;
  const { text, blocks } = writeText(reading);
  const addresses = [...(capture.uri ? [{ where: 'capture', raw: capture.uri }] : []), ...meta.addresses];
  const outlet = findPageOutlet(meta, addresses.map(({ raw }) => raw), context.outlets, facts.fold);
  const published = readPublished({
    meta, addresses, elements: dateElements(reading), printed: printedDates(text, blocks, facts),
    comment: commentDate(reading, facts), fetchedAt: capture.fetchedAt,
  });
  const bylineBlock = blocks.find(({ role }) => role === 'byline');
  const byline = bylineBlock ? text.slice(...bylineBlock.span) : null;
  return {
    id: capture.id, uri: capture.uri, lang: languageOf(text, meta), text, outlet: outlet.name, via: [],
    headline: headline?.text ?? null, dateline: null, byline, blocks, published,
    notes: [...notes, ...reading.notes, ...pageNotes(reading), ...droppedNotes(reading.blocks)],
  };
}

interface WrittenText {
  readonly text: string;
  readonly blocks: readonly Block[];
}

function writeText({ blocks, headline }: PageReading): WrittenText {
  const written: Block[] = [];
  let text = '';
  const write = (line: string, block: Omit<Block, 'span'>): void => {
    if (text !== '') text += '\n\n';
    written.push({ ...block, span: [text.length, text.length + line.length] });
    text += line;
  };
  if (headline && !blocks.some(({ role, isKept }) => isKept && role === 'headline')) write(headline.text, { role: 'headline', because: { rule: 'headline-of-metadata', says: headline.says } });
  for (const { line, role, isKept, because } of blocks) if (isKept) write(line.text, { role, selector: selectorOf(line.element), because });
  return { text, blocks: written };
}

function printedDates(text: string, blocks: readonly Block[], facts: LineFacts): BlockDate[] {
  const dated = blocks.filter((block): block is Block & { role: BlockDate['role'] } => block.role === 'date' || block.role === 'byline');
  return dated.flatMap(({ role, span }) => facts.dates(text.slice(...span)).map((date) => ({ role, offset: span[0], date })));
}

/** Machine dates inside the article: of kept lines' boxes, and of markup named as the article's. */
function dateElements({ meta, blocks, zones }: PageReading): PageElement[] {
  const elements = new Set<PageElement>();
  for (const name of ['datepublished', 'datecreated', 'date', 'created', 'issued']) for (const element of meta.marked.get(name) ?? []) if (element.tag !== 'meta' && !zones.find(element)) elements.add(element);
  for (const { line, role, isKept } of blocks) {
    if (!isKept || role !== 'date') continue;
    for (let box: PageElement | null = line.element, step = 0; box && step < 3; box = box.parent, step++) if (box.attributes['datetime']) elements.add(box);
  }
  return [...elements];
}

function commentDate({ blocks }: PageReading, facts: LineFacts): ReturnType<LineFacts['dates']>[number] | null {
  const dates = blocks.filter(({ role }) => role === 'comment').slice(0, 200).flatMap(({ line }) => facts.dates(line.text)).filter(({ days }) => days.length === 1);
  return dates.sort((a, b) => (a.days[0]! < b.days[0]! ? -1 : 1))[0] ?? null;
}

function languageOf(text: string, meta: PageMeta): string {
  const arabic = text.match(/[\u0621-\u064a\u0671-\u06d3]/g)?.length ?? 0;
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  if (arabic <= latin) return meta.lang ? meta.lang.slice(0, 2).toLowerCase() : 'und';
  const persian = text.match(/[پچژگکی]/g)?.length ?? 0;
  if (persian < arabic * 0.03) return 'ar';
  return meta.lang && !/^ar/i.test(meta.lang) ? meta.lang.slice(0, 2).toLowerCase() : 'und';
}

function pageNotes({ meta, tree, blocks }: PageReading): Note[] {
  const notes: Note[] = [];
  if (meta.structured.types.has('LiveBlogPosting')) notes.push({ code: 'live-blog', says: 'A live blog: entries of different hours stand in one text.' });
  if (meta.structured.articles.some(({ isFree }) => isFree === false)) notes.push({ code: 'paywall', says: 'The page says that it is for subscribers: the text may be cut.' });
  if (hasNextPage(tree.root)) notes.push({ code: 'multi-page', says: 'The article goes on on another page: this is one part of it.' });
  if (!blocks.some(({ role, isKept }) => role === 'paragraph' && isKept)) notes.push({ code: 'short', says: 'The page shows no paragraph: its text is its deck or caption.' });
  return notes;
}

function hasNextPage(element: PageElement): boolean {
  return element.children.some((child) => {
    if (typeof child === 'string') return false;
    if ((child.tag === 'link' || child.tag === 'a') && /\bnext\b/.test(child.attributes['rel'] ?? '')) return /[?&/](?:page|p|pg)[=/]?\d/i.test(child.attributes['href'] ?? '');
    return hasNextPage(child);
  });
}

const COUNTED: readonly Role[] = ['comment', 'related', 'read-also', 'chrome'];

/** How much was left out of the text, by role. */
function droppedNotes(blocks: readonly PageBlock[]): Note[] {
  return COUNTED.flatMap((role) => {
    const count = blocks.filter((block) => !block.isKept && block.role === role).length;
    return count === 0 ? [] : [{ code: `left-out-${role}`, says: `${count} lines of the page were left out of the text as ${role}.` }];
  });
}
