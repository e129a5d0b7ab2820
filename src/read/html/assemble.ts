import type { Article, Note } from '../../model/article.ts';
import type { Block, Role } from '../../model/block.ts';
import type { Capture } from '../../model/capture.ts';
import { findAgencies } from '../agency-names.ts';
import { detectLanguage } from '../article-language.ts';
import { findByline } from '../byline.ts';
import { findDateline } from '../dateline.ts';
import { lineKey } from '../line-key.ts';
import { factsOf } from '../masthead.ts';
import { type PageContext, makePageContext } from '../page-context.ts';
import { findMonthDay } from '../published/month-day.ts';
import { findHomeClaims } from './home-claims.ts';
import { linkShare } from './html-line.ts';
import { letterKey } from './known-text.ts';
import type { LineFacts } from './line-facts.ts';
import type { PageBlock } from './page-block.ts';
import { type BlockDate, type UnreadDate, readPublished } from './page-dates.ts';
import { parseMachineDate } from './machine-date.ts';
import type { PageMeta } from './page-meta.ts';
import { isInside } from './article-body.ts';
import { type PageElement, elementText } from './page-tree.ts';
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
  const addresses = [...(capture.uri ? [{ where: 'capture', raw: capture.uri }] : []), ...meta.addresses];
  const furniture = reading.blocks.filter(({ isKept, line }) => !isKept && line.text.length < 200).map(({ line }) => line.text);
  const shown = findPageOutlet({
    meta, addresses: addresses.map(({ raw }) => raw), outlets: context.outlets, fold: facts.fold, headline: headline?.text ?? null,
    furniture: furniture.map((line) => letterKey(facts.fold, line)), isOther: (part) => facts.isSectionName(part) || isWriter(part, reading, context), homeClaims: () => findHomeClaims(reading.tree, furniture, context),
  });
  const written = new TextWriter(withOutlet(shown.name, context)).write(reading);
  const { text, blocks } = written;
  const outlet = { name: shown.name ?? written.datelined };
  const elements = dateElements(reading);
  const published = readPublished({
    meta, addresses, elements, updates: new Set(elements.filter((element) => isUpdate(element, facts))), printed: printedDates(text, blocks, mastheadLines(reading), facts), unread: [...unreadDates(reading, facts), ...carrierDates(capture, facts)],
    monthDay: datelineDay(text, blocks, context), comment: commentDate(reading, facts), readWords: (raw) => facts.dates(raw), fetchedAt: capture.fetchedAt,
  });
  return {
    id: capture.id, uri: capture.uri, lang: detectLanguage(text), text, outlet: outlet.name,
    via: [...new Set([...written.agencies, ...meta.authors.flatMap(({ raw }) => findAgencies(raw, context.outlets))])].filter((agency) => !isOutletItself(agency, outlet.name, context)),
    headline: headline?.text ?? null, dateline: written.dateline, byline: written.byline ?? statedAuthor(meta, outlet.name, facts), blocks, published,
    notes: [...notes, ...reading.notes, ...pageNotes(reading), ...droppedNotes(reading.blocks)],
  };
}

/** A line of its own that is a given name with others, or what the article is signed with: "منى الخطيب - حين تصير …". */
function isWriter(part: string, { blocks }: PageReading, { language, words }: PageContext): boolean {
  const key = lineKey(language.fold, part);
  const isNamed = words.givenNames.has(key.split(' ')[0]!) && key.includes(' ');
  return blocks.some(({ role, line }) => (role === 'byline' || isNamed) && lineKey(language.fold, line.text) === key);
}

/** The page's outlet is known in its own datelines, whether a list holds it or not. */
function withOutlet(name: string | null, context: PageContext): PageContext {
  if (name === null || context.outlets.findByName(name) !== null) return context;
  const facts = factsOf(name, context);
  return facts ? makePageContext(context.language, context.outlets.with(facts)) : context;
}

/** An agency's own page names it in its dateline by the mark that its name holds: "وكالة … للأنباء (ورا)". */
function isOutletItself(agency: string, outlet: string | null, { outlets, language }: PageContext): boolean {
  if (outlet === null) return false;
  const listed = outlets.findAgency(agency);
  if (listed) return listed.name === outlet;
  const words = (text: string): string => ` ${lineKey(language.fold, text)} `;
  return words(outlet).includes(words(agency));
}

const NO_AUTHORS = /^(?:admin\w*|super user|administrator|editor|webmaster|root|user|author|https?:.*|.*@.*|[\d\s]*)$/i;

/** The writer whom only metadata names; the site itself and its systems' users are none. */
function statedAuthor(meta: PageMeta, outlet: string | null, facts: LineFacts): string | null {
  const sites = new Set([outlet ?? '', ...meta.siteNames.map(({ raw }) => raw)].map((name) => letterKey(facts.fold, name)));
  return meta.authors.map(({ raw }) => raw).find((name) => name.length <= 60 && !NO_AUTHORS.test(name) && !sites.has(letterKey(facts.fold, name))) ?? null;
}

/** Paragraphs at the head of which a dateline or a writer may stand. */
const OPENING_PARAGRAPHS = 2;

/** Writes the kept lines, one a line with a blank line between, and parts datelines and bylines from the paragraphs that they open. */
class TextWriter {
  text = '';
  readonly blocks: Block[] = [];
  readonly agencies: string[] = [];
  dateline: Article['dateline'] = null;
  byline: string | null = null;
  /** The list's outlet that the dateline names. */
  datelined: string | null = null;
  readonly #context: PageContext;
  #paragraphs = 0;

  constructor(context: PageContext) {
    this.#context = context;
  }

  write({ blocks, headline }: PageReading): this {
    if (headline && !blocks.some(({ role, isKept }) => isKept && role === 'headline')) this.#put(headline.text, { role: 'headline', because: { rule: 'headline-of-metadata', says: headline.says } });
    for (const { line, role, isKept, because } of blocks) {
      if (!isKept) continue;
      const block = { role, selector: selectorOf(line.element), because };
      if (role === 'headline' && headline && line.text !== headline.text && line.text.endsWith(headline.text)) {
        this.#putSectionAndHeadline(line.text, headline.text, block);
        continue;
      }
      if (role === 'dateline' || (role === 'paragraph' && this.#paragraphs < OPENING_PARAGRAPHS)) this.#putOpening(line.text, block);
      else this.#put(line.text, block);
      if (role === 'byline') this.#sign(line.text);
      if (role === 'credit' && because.rule !== 'rights-of-picture') this.#relay(line.text);
    }
    return this;
  }

  /** "عام / …": two blocks in one line. */
  #putSectionAndHeadline(line: string, headline: string, block: Omit<Block, 'span'>): void {
    this.#put(line, block);
    const { span } = this.blocks.pop()!;
    const section = line.slice(0, line.length - headline.length).replace(/[\s/]+$/u, '');
    this.blocks.push({ ...block, role: 'section', span: [span[0], span[0] + section.length], because: { rule: 'section-name' } });
    this.blocks.push({ ...block, span: [span[1] - headline.length, span[1]] });
  }

  #put(line: string, block: Omit<Block, 'span'>): void {
    if (this.text !== '') this.text += '\n\n';
    this.blocks.push({ ...block, span: [this.text.length, this.text.length + line.length] });
    this.text += line;
  }

  /** "طرابلس – وكالات: …", "كتب – فلان: …": a block of its own inside the paragraph's line. */
  #putOpening(line: string, block: Omit<Block, 'span'>): void {
    const dateline = this.dateline ? null : findDateline(line, 0, line.length, this.#context);
    const byline = dateline || this.byline ? null : findByline(line, 0, line.length, this.#context);
    const head = dateline?.span[1] ?? byline?.span[1] ?? 0;
    if (dateline) {
      this.dateline = { place: dateline.place, agency: dateline.agency };
      this.datelined = dateline.outlet?.name ?? null;
      this.agencies.push(...dateline.agencies.filter((agency) => !this.agencies.includes(agency)));
      if (dateline.person) this.byline ??= dateline.person;
    }
    if (byline) this.#sign(line.slice(0, head));
    if (head === 0) {
      this.#paragraphs++;
      this.#put(line, block);
      return;
    }
    const role = dateline ? 'dateline' : 'byline';
    this.#put(line, { ...block, role, because: { rule: dateline ? 'dateline-of-paragraph' : byline!.rule } });
    const rest = head + (line.slice(head).length - line.slice(head).trimStart().length);
    if (rest >= line.length) return;
    const { span } = this.blocks.pop()!;
    this.blocks.push({ ...block, role, because: { rule: dateline ? 'dateline-of-paragraph' : byline!.rule }, span: [span[0], span[0] + line.slice(0, head).trimEnd().length] });
    this.blocks.push({ ...block, span: [span[0] + rest, span[1]] });
    this.#paragraphs++;
  }

  #sign(line: string): void {
    this.byline ??= findByline(line, 0, line.length, this.#context)?.byline ?? line;
    this.#relay(line);
  }

  #relay(line: string): void {
    for (const agency of findAgencies(line, this.#context.outlets)) if (!this.agencies.includes(agency)) this.agencies.push(agency);
  }
}

/** Lines over the headline that do not share its box, or stand far from it there. */
function mastheadLines({ blocks }: PageReading): ReadonlySet<string> {
  const headline = blocks.findIndex(({ role, isKept }) => isKept && role === 'headline');
  const over = blocks.slice(0, Math.max(0, headline)).filter(({ line, isKept, role }) => isKept && role === 'date' && !sharesBox(line.element, blocks[headline]!.line.element, blocks));
  return new Set(over.map(({ line }) => line.text));
}

function printedDates(text: string, blocks: readonly Block[], mastheads: ReadonlySet<string>, facts: LineFacts): BlockDate[] {
  const headline = blocks.findIndex(({ role }) => role === 'headline');
  const isDated = ({ role, span }: Block): boolean => (role === 'date' || role === 'byline') && facts.dates(text.slice(...span)).some(({ days }) => days.length > 0);
  const isBelow = blocks.some((block, at) => at > headline && isDated(block));
  return blocks.flatMap((block, at): BlockDate[] => {
    const { role, span } = block;
    if (role !== 'date' && role !== 'byline' && role !== 'caption' && role !== 'dateline') return [];
    const line = text.slice(...span);
    // Mastheads print the day of the visit: beside a date under the headline it only bounds the day.
    const isMasthead = role === 'date' && at < headline && (isBelow || mastheads.has(line));
    const says = role === 'caption' ? (facts.isArchivePicture(line) ? 'old-picture' : 'picture') : isMasthead ? 'masthead' : 'printed';
    return facts.dates(line).map((date) => ({ says, offset: span[0], date }));
  });
}

function datelineDay(text: string, blocks: readonly Block[], { language }: PageContext): string | null {
  const dateline = blocks.find(({ role }) => role === 'dateline');
  return dateline ? findMonthDay(text.slice(...dateline.span), language) : null;
}

/** Machine dates inside the article: of kept lines' boxes, and of markup named as the article's. */
function dateElements({ meta, blocks, zones }: PageReading): PageElement[] {
  const elements = new Set<PageElement>();
  for (const name of ['datepublished', 'datecreated', 'date', 'created', 'issued']) {
    // Cards of other articles repeat the markup of this one: the first counts.
    const own = meta.marked.get(name)?.find((element) => element.tag !== 'meta' && !zones.find(element));
    if (own) elements.add(own);
  }
  for (const { line, role, isKept } of blocks) {
    if (!isKept || role !== 'date') continue;
    for (let box: PageElement | null = line.element, step = 0; box && step < 3; box = box.parent, step++) if (box.attributes['datetime']) elements.add(box);
  }
  return [...elements];
}

/** Whether the text of a machine date, or of the box it stands in alone, calls it an update: "آخر تحديث: …". */
function isUpdate(element: PageElement, facts: LineFacts): boolean {
  return facts.dates(elementText(element, LONGEST_META_LINE * 8)).some(({ label }) => label === 'updated');
}

/** How many lines before and after the article's lines a date outside it may stand. */
const NEAR_BEFORE = 4;
const NEAR_AFTER = 15;
const LONGEST_META_LINE = 20;
const OTHERS = new Set(['related', 'comments', 'form', 'footer', 'bio']);
const UNDATED_ZONES = new Set(['site-header', 'related', 'cards', 'comments', 'navigation', 'footer', 'widget', 'hidden', 'advertisement', 'sign-up']);

/** Dates near the article that are not in its text ("تاريخ: 01.02.2013" in a box under it), those above the body first. */
function unreadDates({ blocks, meta, zones }: PageReading, facts: LineFacts): UnreadDate[] {
  const first = blocks.findIndex(({ isKept }) => isKept);
  const body = blocks.findIndex(({ isKept, role }) => isKept && role === 'paragraph');
  const last = blocks.findLastIndex(({ isKept }) => isKept);
  const isNear = ({ isKept, line, role }: PageBlock): boolean => {
    const zone = isKept ? null : zones.find(line.element);
    return !isKept && role === 'chrome' && line.words <= LONGEST_META_LINE && (zone === null || !UNDATED_ZONES.has(zone.kind));
  };
  const datesOf = (lines: readonly PageBlock[]): UnreadDate[] => lines.filter(isNear).flatMap(({ line }) => facts.dates(line.text).map((date) => ({ where: `line “${line.text.slice(0, 40)}”`, date })));
  const title = facts.dates((meta.title ?? '').slice(-60)).map((date) => ({ where: 'title', date }));
  const over = blocks.slice(Math.max(0, first - NEAR_BEFORE), Math.max(0, first)).flatMap((block) => {
    const isOwn = sharesBox(block.line.element, blocks[first]!.line.element, blocks);
    return datesOf([block]).map((date): UnreadDate => (isOwn ? date : { ...date, isMasthead: true }));
  });
  const above = datesOf(blocks.slice(Math.max(0, first), Math.max(first, body)));
  if (above.length > 0) return [...above, ...title];
  const after = blocks.slice(last + 1, last + 1 + NEAR_AFTER);
  // Titles of other articles and readers' comments have dates of their own.
  const others = after.findIndex(({ line }) => (line.words >= 4 && !facts.isDateLine(line.text) && (linkShare(line) > 0.5 || isHeading(line.element))) || OTHERS.has(facts.findCue(line.text)?.opens ?? ''));
  return [...over, ...datesOf((others < 0 ? after : after.slice(0, others)).filter(({ line }) => facts.isDateLine(line.text))), ...title];
}

/** Whether a line over the headline stands in a box with it that begins there, with no menu between: Blogger's day over its posts, not the site's header. */
function sharesBox(over: PageElement, headline: PageElement, blocks: readonly PageBlock[]): boolean {
  let box: PageElement | null = headline;
  while (box && !isInside(over, box)) box = box.parent;
  if (!box || TOP_BOXES.has(box.tag)) return false;
  const from = blocks.findIndex(({ line }) => isInside(line.element, box));
  const at = blocks.findIndex(({ line }) => line.element === headline);
  const links = blocks.slice(from, at).reduce((sum, { line }) => sum + line.links.filter((href) => /^[^#]/.test(href)).length, 0);
  return at - from <= MOST_LINES_OVER && links <= MOST_LINKS_OVER;
}

const TOP_BOXES = new Set(['body', 'html', '#page']);
const MOST_LINES_OVER = 5;
/** A section's and a writer's; a menu has more. */
const MOST_LINKS_OVER = 2;

function isHeading(element: PageElement): boolean {
  return /^h[1-4]$/.test(element.tag) || (element.parent !== null && /^h[1-4]$/.test(element.parent.tag));
}

/** A table's date in words, which only people read: "4 آذار 2021". */
function carrierDates({ carrier }: Capture, facts: LineFacts): UnreadDate[] {
  const raw = carrier?.['published'];
  if (!raw || parseMachineDate(raw)) return [];
  return facts.dates(raw).map((date) => ({ where: 'carrier[published]', date }));
}

function commentDate({ blocks }: PageReading, facts: LineFacts): ReturnType<LineFacts['dates']>[number] | null {
  const dates = blocks.filter(({ role }) => role === 'comment').slice(0, 200).flatMap(({ line }) => facts.dates(line.text)).filter(({ days }) => days.length === 1);
  return dates.sort((a, b) => (a.days[0]! < b.days[0]! ? -1 : 1))[0] ?? null;
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
