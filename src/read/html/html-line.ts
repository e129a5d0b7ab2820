import { readBoxNames } from './box-words.ts';
import type { PageElement } from './page-tree.ts';

/** One line of a page as a reader sees it, with where it stands. */
export interface HtmlLine {
  /** One blank for any run of white space; nothing else changed. */
  readonly text: string;
  /** The box that holds it. */
  readonly element: PageElement;
  /** Characters of `text` inside links, and inside bold or headings of inline kind. */
  readonly linkLength: number;
  readonly boldLength: number;
  readonly links: readonly string[];
  /** Whether it is its element's whole text, or a part cut off by `<br>`. */
  readonly isWhole: boolean;
  /** Whether more than one line break stands before it. */
  readonly isApart: boolean;
  readonly words: number;
  /** The largest `<font size>` above 3 in it; 0 without one. */
  readonly fontSize: number;
}

const INLINE = new Set([
  'a', 'abbr', 'acronym', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'label',
  'mark', 'nobr', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u',
  'var', 'wbr', 'img', 'picture', 'source', 'o:p', 'svg', 'ph', 'bidi',
]);
const PARTED = new Set(['a', 'span', 'time', 'label', 'small']);
const BOLD = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const UNREAD = new Set(['head', 'noscript', 'select', 'option', 'datalist', 'object', 'embed', 'audio', 'video', 'canvas', 'map', 'template', 'math', 'frameset', 'input', 'rp', 'title', 'meta', 'link']);
/** Spans named for a date, an author, a count… are lines of their own where little else, or no bare text, stands beside them. */
const OWN_LINE_PARENT = 240;
const BARE_TEXT = 20;
const LONGEST_CUT_DATE = 30;
const LONGEST_DATE_PIECE = 10;

/** Cuts a page into lines at boxes and line breaks, in one walk. */
export function cutLines(root: PageElement): HtmlLine[] {
  const cutter = new LineCutter();
  cutter.visit(root);
  return joinWrapped(cutter.lines);
}

/** Old pages broke lines by hand at a screen's width: so many lines of nearly one length, most without a stop. */
const LEAST_WRAPPED_LINES = 5;
const LONGEST_WRAPPED_LINE = 130;
const FILLED = 0.6;

function joinWrapped(lines: readonly HtmlLine[]): HtmlLine[] {
  const joined: HtmlLine[] = [];
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && lines[to]!.element === lines[from]!.element && !lines[to]!.isWhole) to++;
    const run = lines.slice(from, to);
    joined.push(...(isWrapped(run) ? joinRun(run) : run));
    from = to;
  }
  return joined;
}

const endsOpen = ({ text }: HtmlLine): boolean => !/[.؟!:»"”)]$/.test(text);

function isWrapped(run: readonly HtmlLine[]): boolean {
  if (run.length < LEAST_WRAPPED_LINES) return false;
  const longest = run.reduce((most, { text }) => Math.max(most, text.length), 0);
  if (longest > LONGEST_WRAPPED_LINE || longest < 30) return false;
  const open = run.slice(0, -1).filter(endsOpen);
  const filled = open.filter(({ text }) => text.length >= longest * FILLED && !/^[-–•*\d٠-٩]/.test(text));
  return open.length >= run.length * 0.6 && filled.length >= open.length * 0.85;
}

function joinRun(run: readonly HtmlLine[]): HtmlLine[] {
  const paragraphs: HtmlLine[] = [];
  for (const [at, line] of run.entries()) {
    const last = paragraphs.at(-1);
    if (!last || line.isApart || !endsOpen(run[at - 1]!)) paragraphs.push(line);
    else {
      paragraphs[paragraphs.length - 1] = {
        ...last, text: `${last.text} ${line.text}`, linkLength: last.linkLength + line.linkLength, boldLength: last.boldLength + line.boldLength,
        links: last.links.length > 0 ? last.links : line.links, words: last.words + line.words,
      };
    }
  }
  return paragraphs;
}

class LineCutter {
  readonly lines: HtmlLine[] = [];
  #parts: string[] = [];
  #link = 0;
  #bold = 0;
  #links: string[] = [];
  #length = 0;
  #inLink = 0;
  #inBold = 0;
  #font = 0;
  #fontSize = 0;
  #afterInline = false;
  #isApart = false;
  #inPre = 0;
  #brokenIn: PageElement | null = null;

  visit(element: PageElement): void {
    for (const child of element.children) {
      if (typeof child === 'string' && this.#inPre > 0) this.#preText(child, element);
      else if (typeof child === 'string') this.#text(child);
      else this.#child(child, element);
    }
  }

  #child(child: PageElement, element: PageElement): void {
    if (UNREAD.has(child.tag)) return;
    if (child.tag === 'br' || child.tag === 'hr') {
      this.#breakLine(element, child.tag === 'br');
      return;
    }
    if (child.tag === 'pre') this.#inPre++;
    const isLink = child.tag === 'a';
    const isBold = BOLD.has(child.tag);
    if (isLink) {
      this.#inLink++;
      this.#links.push(child.attributes['href'] ?? '');
    }
    if (isBold) this.#inBold++;
    const font = this.#font;
    if (child.tag === 'font') this.#font = Math.max(0, Number(child.attributes['size']) - 3) || 0;
    if (isInline(child, element)) {
      // Neighbours without a blank between are parted by styles, except inside paragraphs, where a word may run on.
      if (this.#afterInline && element.tag !== 'p' && child.tag !== 'img' && textLength(element, OWN_LINE_PARENT) < OWN_LINE_PARENT) this.#parts.push(' ');
      this.visit(child);
      this.#afterInline = PARTED.has(child.tag);
    } else {
      this.#flush(element, false);
      if (isLink) this.#links.push(child.attributes['href'] ?? '');
      this.visit(child);
      this.#flush(child, false);
    }
    if (child.tag === 'pre') this.#inPre--;
    this.#font = font;
    if (isLink) this.#inLink--;
    if (isBold) this.#inBold--;
  }

  /** In `<pre>` the line ends are the page's. */
  #preText(text: string, element: PageElement): void {
    for (const [at, line] of text.split('\n').entries()) {
      if (at > 0) this.#breakLine(element, true);
      this.#text(line);
    }
  }

  #breakLine(element: PageElement, isBreak: boolean): void {
    if (this.#length === 0) this.#isApart = true;
    this.#flush(element, isBreak);
  }

  #text(text: string): void {
    this.#afterInline = false;
    this.#parts.push(text);
    const length = visibleLength(text);
    this.#length += length;
    if (this.#inLink > 0) this.#link += length;
    if (this.#inBold > 0) this.#bold += length;
    if (length > 0 && this.#font > this.#fontSize) this.#fontSize = this.#font;
  }

  #flush(element: PageElement, isBreak: boolean): void {
    if (this.#length > 0) {
      const text = tidy(this.#parts.join(''));
      const words = countWords(text);
      if (text !== '') {
        const box = boxOf(element);
        this.lines.push({
          text, element: box, linkLength: Math.min(this.#link, text.length), boldLength: Math.min(this.#bold, text.length),
          links: this.#link > 0 ? this.#links : [], isWhole: !isBreak && this.#brokenIn !== box, isApart: this.#isApart, words, fontSize: this.#fontSize,
        });
        this.#brokenIn = isBreak ? box : null;
        this.#isApart = false;
      }
    }
    if (this.#parts.length > 0) this.#parts = [];
    if (this.#links.length > 0) this.#links = [];
    this.#link = this.#bold = this.#length = this.#fontSize = 0;
  }
}

function isInline(child: PageElement, parent: PageElement): boolean {
  if (!INLINE.has(child.tag)) return false;
  if (child.tag === 'img' || child.tag === 'wbr') return true;
  const { zone, pieces } = readBoxNames(child);
  if (zone === null && pieces.size === 0 && child.tag !== 'time') return true;
  if (zone === null && pieces.has('date') && isCutDate(parent)) return true;
  return bareTextLength(parent) >= BARE_TEXT && textLength(parent, OWN_LINE_PARENT) >= OWN_LINE_PARENT;
}

/** "12", "يناير" and "2021" in spans of their own are one date. */
function isCutDate(parent: PageElement): boolean {
  if (textLength(parent, LONGEST_CUT_DATE + 1) > LONGEST_CUT_DATE) return false;
  return parent.children.every((child) => typeof child === 'string' || textLength(child, LONGEST_DATE_PIECE + 1) <= LONGEST_DATE_PIECE);
}

/** Visible characters directly in an element, counted a little beyond what matters. */
function bareTextLength(element: PageElement): number {
  let length = 0;
  for (const child of element.children) {
    if (typeof child === 'string') length += visibleLength(child);
    if (length >= BARE_TEXT) break;
  }
  return length;
}

/** The innermost box or named span around a place. */
function boxOf(element: PageElement): PageElement {
  let box = element;
  while (box.parent && (box.tag === 'b' || box.tag === 'strong' || box.tag === 'font' || box.tag === 'i' || box.tag === 'em' || box.tag === 'u')) box = box.parent;
  return box;
}

/** Visible characters under an element, counted up to `limit`. */
export function textLength(element: PageElement, limit: number): number {
  let length = 0;
  for (const child of element.children) {
    length += typeof child === 'string' ? visibleLength(child) : textLength(child, limit - length);
    if (length >= limit) return length;
  }
  return length;
}

/** Length without the white space at both ends. */
function visibleLength(text: string): number {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return end - start;
}

function isSpace(unit: number): boolean {
  return unit <= 32 || unit === 0xa0 || unit === 0x200b || unit === 0xfeff || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x3000;
}

function tidy(text: string): string {
  return text.replace(/[\u200b\ufeff\u00ad]+/g, '').replace(/\s+/g, ' ').trim();
}

function countWords(text: string): number {
  let words = 1;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) words++;
  return words;
}

/** Share of a line's characters inside links. */
export function linkShare(line: HtmlLine): number {
  return line.linkLength / line.text.length;
}

/** Whether all of a line is bold (a sign of a subheading where the page has no heading tags). */
export function isBold(line: HtmlLine): boolean {
  return line.boldLength >= line.text.length * 0.9;
}
