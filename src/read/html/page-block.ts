import type { Because } from '../../model/because.ts';
import type { Role } from '../../model/block.ts';
import type { FoldTable } from '../../text/fold.ts';
import { type PieceKind, type ZoneKind, readBoxNames } from './box-words.ts';
import type { ArticleBody } from './article-body.ts';
import { isInside } from './article-body.ts';
import { type KnownText, letterKey } from './known-text.ts';
import type { LineFacts } from './line-facts.ts';
import { type HtmlLine, isBold, linkShare } from './html-line.ts';
import type { PageElement } from './page-tree.ts';
import { type PageZones, isProse } from './page-zone.ts';

/** A line of the page with its role, kept in the article's text or left out of it, and why. */
export interface PageBlock {
  readonly line: HtmlLine;
  readonly role: Role;
  readonly isKept: boolean;
  readonly because: Because;
}

export interface BlockClues {
  readonly lines: readonly HtmlLine[];
  readonly zones: PageZones;
  readonly body: ArticleBody;
  readonly headline: HtmlLine | null;
  readonly headlineText: string | null;
  readonly known: KnownText;
  readonly facts: LineFacts;
  /** Folded names of sections that the metadata gives. */
  readonly sections: ReadonlySet<string>;
}

const ZONE_ROLES: Readonly<Partial<Record<ZoneKind, Role>>> = { comments: 'comment', related: 'related', cards: 'related' };
/** Lines above the headline that may be its section, date, byline or picture. */
const ABOVE = 14;
const DATE_ABOVE = 5;
/** Longer heads of a paragraph are not subheadings even when bold (words). */
const LONGEST_BOLD_HEADING = 16;
const LONGEST_FACT_WORDS = 16;
/** "نشر في: … | آخر تحديث: …" */
const LONGEST_DATED_WORDS = 26;
/** A cue inside a paragraph longer than this is part of what the paragraph tells (words). */
const LONGEST_CUED = 45;
/** "اقرأ أيضا …" before a title is shorter than a sentence that begins so, and has no stop. */
const LEAST_SENTENCE_WORDS = 18;
/** A line that heads a list of other articles has at most so many words. */
const MOST_HEADING_WORDS = 6;
/** A line over the headline with so many words, in its box and no link, leads into it. */
const LEAST_OVERLINE_WORDS = 5;
/** A box that a cue heads ("اشترك في نشرتنا") holds at most this share of the body's prose; paragraphs hold more together. */
const WIDGET_PROSE = 0.2;

/** Gives every line of the page its role. One pass; what a cue opens ("مقالات ذات صلة") lasts until prose returns. */
export function readPageBlocks(clues: BlockClues): PageBlock[] {
  const reader = new BlockReader(clues);
  return withoutEmptyHeadings(withoutCutDecks(clues.lines.map((line, at) => reader.read(line, at)), clues.facts.fold));
}

/** A heading in a box of its own under which another heading follows is the title of a film or a card, not of a part of the body. */
function withoutEmptyHeadings(blocks: readonly PageBlock[]): PageBlock[] {
  const parents = new Set(blocks.filter(({ role, isKept }) => isKept && role === 'paragraph').map(({ line }) => line.element.parent));
  let next: PageBlock | null = null;
  return blocks.toReversed().map((block): PageBlock => {
    if (!block.isKept) return block;
    const isEmpty = block.role === 'subheading' && next?.role === 'subheading' && !parents.has(block.line.element.parent) && parents.has(next.line.element.parent);
    if (isEmpty) return { ...block, role: 'related', isKept: false, because: { rule: 'heading-without-text' } };
    next = block;
    return block;
  }).reverse();
}

/** Teasers that are the lede cut short ("… بعد…") say nothing of their own. */
function withoutCutDecks(blocks: readonly PageBlock[], fold: FoldTable): PageBlock[] {
  const opening = blocks.filter(({ role, isKept }) => role === 'paragraph' && isKept).slice(0, 3).map(({ line }) => letterKey(fold, line.text));
  return blocks.map((block): PageBlock => {
    if (block.role !== 'deck' || !block.isKept || !/(?:\.\.|…)\s*$/.test(block.line.text)) return block;
    const key = letterKey(fold, block.line.text);
    return opening.some((paragraph) => paragraph.startsWith(key.slice(0, -2))) ? { ...block, isKept: false, because: { rule: 'lede-cut-short' } } : block;
  });
}

/** Cues whose words also open or fill sentences of news. */
const SENTENCE_CUES = new Set(['rights', 'disclaimer', 'follow-channel', 'counter-line', 'page-number', 'tags-line', 'rights-line', 'contact', 'ago', 'comments-on', 'source-line', 'javascript', 'cookies']);

interface Verdict {
  readonly role: Role;
  readonly isKept: boolean;
  readonly rule: string;
  readonly says?: string;
}

const keep = (role: Role, rule: string, says?: string): Verdict => ({ role, isKept: true, rule, ...(says !== undefined && { says }) });
const drop = (role: Role, rule: string, says?: string): Verdict => ({ role, isKept: false, rule, ...(says !== undefined && { says }) });

class BlockReader {
  readonly #clues: BlockClues;
  readonly #headlineAt: number;
  readonly #headlineKey: string;
  readonly #seen = new Set<string>();
  readonly #lastProse: number;
  readonly #lastKnown: number;
  /** Characters of body prose before each line. */
  readonly #proseBefore: Float64Array;
  #opened: { zone: string; box: PageElement | null } | null = null;
  #paragraphs = 0;
  #ended = false;

  constructor(clues: BlockClues) {
    this.#clues = clues;
    this.#headlineAt = clues.headline ? clues.lines.indexOf(clues.headline) : -1;
    this.#headlineKey = clues.headlineText ? this.#key(clues.headlineText) : '';
    this.#proseBefore = new Float64Array(clues.lines.length + 1);
    let last = -1;
    let lastKnown = -1;
    for (const [at, line] of clues.lines.entries()) {
      if (line.text.length > 60 && clues.known.holds(line.text)) lastKnown = at;
      const isBody = at >= clues.body.from && at < clues.body.to && isProse(line) && !clues.zones.find(line.element);
      if (isBody) last = at;
      this.#proseBefore[at + 1] = this.#proseBefore[at]! + (isBody ? line.text.length : 0);
    }
    this.#lastProse = last;
    this.#lastKnown = lastKnown;
  }

  #key(text: string): string {
    return letterKey(this.#clues.facts.fold, text);
  }

  read(line: HtmlLine, at: number): PageBlock {
    const verdict = this.#judge(line, at);
    if (verdict.isKept && (verdict.role === 'paragraph' || verdict.role === 'subheading')) this.#paragraphs++;
    if (verdict.isKept) this.#seen.add(this.#key(line.text));
    const told = verdict.role === 'caption' ? this.#clues.facts.withoutCaptionLabel(line.text) : line.text;
    return { line: told === line.text ? line : { ...line, text: told }, role: verdict.role, isKept: verdict.isKept, because: { rule: verdict.rule, ...(verdict.says !== undefined && { says: verdict.says }) } };
  }

  #judge(line: HtmlLine, at: number): Verdict {
    if (at === this.#headlineAt) return keep('headline', 'headline-of-page');
    const zone = this.#clues.zones.find(line.element);
    if (zone) return drop(ZONE_ROLES[zone.kind] ?? 'chrome', `zone-${zone.kind}`, zone.says);
    const { from, to } = this.#clues.body;
    if (at >= from && at < to) return this.#judgeInside(line, at);
    if (this.#headlineAt >= 0 && at < this.#headlineAt && at >= this.#headlineAt - ABOVE) return this.#judgeAbove(line, at);
    return drop('chrome', 'outside-the-article');
  }

  /** Above the headline stand its section, its date, its picture; everything else there is the site's. */
  #judgeAbove(line: HtmlLine, at: number): Verdict {
    const isNear = isInside(line.element, nearBox(this.#clues.headline!.element));
    if (!isNear || this.#isRepeated(line)) return drop('chrome', 'above-the-headline');
    const pieces = piecesOf(line.element, this.#clues.body.core);
    const picture = this.#pictureRole(line, pieces);
    if (picture) return picture;
    const fact = this.#judgeFacts(line, at, pieces);
    // Mastheads print today's date; an article's own stands close over its headline.
    if (fact?.role === 'date' && this.#headlineAt - at > DATE_ABOVE) return drop('chrome', 'masthead-date');
    if (fact) return fact;
    if (this.#isSection(line, pieces)) return keep('section', 'section-name');
    if (pieces.has('deck') && line.words >= 3 && linkShare(line) < 0.5) return keep('deck', 'named-deck');
    const isOver = line.element.parent === this.#clues.headline!.element.parent && /^h[2-6]$/.test(line.element.tag);
    if (isOver && line.words >= 4 && linkShare(line) === 0) return keep('deck', 'heading-over-the-headline');
    const isDirectlyOver = at === this.#headlineAt - 1 && line.element.parent === this.#clues.headline!.element.parent && /^(?:p|div|span)$/.test(line.element.tag);
    if (isDirectlyOver && line.words >= LEAST_OVERLINE_WORDS && linkShare(line) === 0) return keep('deck', 'line-over-the-headline');
    return drop('chrome', 'above-the-headline', this.#headlineAt - at < 3 ? 'a short line over the headline' : undefined);
  }

  #judgeInside(line: HtmlLine, at: number): Verdict {
    const key = this.#key(line.text);
    if (this.#clues.facts.isInitials(line.text)) return drop('chrome', 'initials');
    if (key === '' || /^\d+$/.test(key)) return this.#clues.facts.isDateLine(line.text) ? keep('date', 'printed-date') : drop('chrome', 'no-words');
    if (this.#paragraphs === 0 && line.words <= 3 && /[:：]$/.test(line.text)) return this.#clues.facts.isDateline(line.text) ? keep('dateline', 'dateline-before-the-body') : drop('chrome', 'label');
    if (key === this.#headlineKey) return drop('chrome', 'headline-again');
    if (key.length > 18 && this.#isRepeated(line)) return drop('chrome', 'said-before');
    const cued = this.#judgeCue(line, at);
    if (cued) return cued;
    if (this.#ended) return drop('chrome', 'after-the-end');
    const opened = this.#judgeOpened(line);
    if (opened) return opened;
    const pieces = piecesOf(line.element, this.#clues.body.core);
    const picture = this.#pictureRole(line, pieces);
    if (picture) return picture;
    return this.#judgeFacts(line, at, pieces) ?? this.#judgeLink(line, at) ?? this.#judgeText(line, at, pieces);
  }

  #isRepeated(line: HtmlLine): boolean {
    return this.#seen.has(this.#key(line.text));
  }

  #judgeCue(line: HtmlLine, at: number): Verdict | null {
    const cue = this.#clues.facts.findCue(line.text);
    if (!cue) return this.#clues.facts.isCall(line.text) && (line.linkLength > 0 || at > this.#lastProse - 1) ? drop('chrome', 'call-to-readers') : null;
    const isInKnownBody = this.#clues.known.holds(line.text) === 'start';
    const isLongProse = line.words > LONGEST_CUED && linkShare(line) < 0.3;
    // "عدد الزيارات الرسمية ارتفع …": a sentence that begins or speaks as furniture does.
    const isSentence = line.words >= 12 && linkShare(line) < 0.2 && /[.؟!]["»”]?$/.test(line.text) && at < this.#lastProse;
    if (isSentence && (SENTENCE_CUES.has(cue.rule) || (cue.role === 'read-also' && line.words >= LEAST_SENTENCE_WORDS))) return null;
    // "المزيد من أخبار ليبيا" heads a list; "المزيد من التأخير لن يقابل بالصمت" is a sentence.
    if (cue.opens === 'related' && line.words > MOST_HEADING_WORDS && linkShare(line) < 0.5) return null;
    if (isInKnownBody || (isLongProse && cue.role === 'chrome')) return null;
    // "نعم" in a table of the body is a value, not a poll's button.
    if (cue.role === 'chrome' && (line.words <= 2 || cue.opens === 'poll') && hasAncestor(line.element, /^t[dh]$/, 2) && this.#paragraphs > 0) return null;
    const says = `“${cue.rule}”`;
    if (cue.role === 'date') return line.words <= LONGEST_FACT_WORDS ? keep('date', 'date-words', says) : null;
    if (cue.role === 'credit') return line.words <= LONGEST_FACT_WORDS ? keep('credit', 'source-line', says) : null;
    if (cue.opens) this.#open(cue.opens, line, at);
    if (cue.role === 'chrome' && cue.opens === null && this.#isNamedByline(line)) return null;
    return drop(cue.role, 'furniture-words', says);
  }

  #isNamedByline(line: HtmlLine): boolean {
    return readBoxNames(line.element).pieces.has('byline') && this.#paragraphs === 0;
  }

  /** What a lone cue opens lasts inside its own box, or, where it stands among paragraphs, until prose returns. */
  #open(zone: string, line: HtmlLine, at: number): void {
    const isLast = at > this.#lastProse;
    const isTitled = zone !== 'footer' && (hasAncestor(line.element, /^h[1-6]$/, 2) || /\d/.test(line.text)) && at > this.#lastKnown;
    if ((zone === 'comments' || zone === 'form' || zone === 'footer') && (isLast || isTitled || this.#shareAfter(at) < 0.3) && this.#paragraphs > 0) {
      this.#ended = true;
      return;
    }
    if (zone === 'bio' && !isLast) return;
    const box = this.#widgetAround(line, zone);
    this.#opened = { zone, box };
  }

  /** The box that a cue heads: without prose of its own, or, for boxes that sell or summarise, with little of it. */
  #widgetAround(line: HtmlLine, zone: string): PageElement | null {
    const { zones, body } = this.#clues;
    const allowed = zone === 'read-also' || zone === 'tags' ? 0 : zones.mass(body.core).prose * WIDGET_PROSE;
    let box: PageElement | null = line.element.parent;
    if (!box || box === body.core || !isInside(box, body.core) || zones.mass(box).prose > allowed) return null;
    while (box.parent && box.parent !== body.core && zones.mass(box.parent).prose <= allowed) box = box.parent;
    return zones.mass(box).lines > 1 ? box : null;
  }

  /** Share of the body's prose that stands after a line. */
  #shareAfter(at: number): number {
    const all = this.#proseBefore[this.#clues.lines.length]!;
    return (all - this.#proseBefore[at + 1]!) / Math.max(1, all);
  }

  #judgeOpened(line: HtmlLine): Verdict | null {
    if (!this.#opened) return null;
    const { zone, box } = this.#opened;
    const role: Role = zone === 'related' ? 'related' : zone === 'read-also' ? 'read-also' : zone === 'comments' ? 'comment' : 'chrome';
    if (box) {
      if (isInside(line.element, box) && !this.#clues.known.holds(line.text)) return drop(role, `in-${zone}-box`);
      this.#opened = null;
      return null;
    }
    const isTitle = linkShare(line) > 0.5 || (!isProse(line) && !/[.؟!:»"”]$/.test(line.text));
    if (isTitle && !/^h[2-4]$/.test(line.element.tag)) return drop(role, `after-${zone}-words`);
    this.#opened = null;
    return null;
  }

  #pictureRole(line: HtmlLine, pieces: ReadonlySet<PieceKind>): Verdict | null {
    const inFigure = hasAncestor(line.element, /^fig(ure|caption)$/, 6) || this.#isBesidePicture(line);
    if (!inFigure && !pieces.has('caption') && !pieces.has('credit')) return null;
    if (line.words > 70 || (pieces.has('body') && !inFigure && line.words > 45)) return null;
    if (linkShare(line) > 0.8 && line.words >= 4 && !pieces.has('caption') && !inFigure) return null;
    if (pieces.has('credit') && !pieces.has('caption') || this.#clues.facts.isCredit(line.text)) return keep('credit', 'rights-of-picture');
    if (line.words < 2) return drop('chrome', 'picture-word');
    return keep('caption', 'text-of-picture');
  }

  /** A short text that shares a small box with a picture, whatever the box is called. */
  #isBesidePicture(line: HtmlLine): boolean {
    if (line.element.tag === 'p' && line.words >= 14 && /[.]$/.test(line.text) && isInside(line.element, this.#clues.body.core)) return false;
    if (line.words < 3 || line.words > 40 || linkShare(line) > 0.3 || hasAncestor(line.element, /^h[1-6]$/, 2)) return false;
    let box: PageElement | null = line.element;
    for (let step = 0; box && step < 3 && box !== this.#clues.body.core && this.#clues.zones.mass(box).lines <= 2; step++, box = box.parent) if (hasPicture(box, 3)) return true;
    return false;
  }

  #judgeFacts(line: HtmlLine, at: number, pieces: ReadonlySet<PieceKind>): Verdict | null {
    const { facts } = this.#clues;
    const date = line.words > LONGEST_DATED_WORDS ? null : this.#judgeDate(line, at, pieces);
    if (date || line.words > LONGEST_FACT_WORDS) return date;
    // "تم نشر هذا المحتوى على" before its date in a box of its own.
    if (pieces.has('date') && this.#paragraphs === 0 && !/\p{Nd}/u.test(line.text) && !hasAncestor(line.element, /^h[1-6]$/, 2)) return drop('chrome', 'label');
    if (pieces.has('counter') && line.words <= 5) return drop('chrome', 'counter');
    if (facts.isByline(line.text) && (this.#paragraphs === 0 || line.words <= 10)) return keep('byline', 'byline-words');
    if (pieces.has('byline') && facts.isBylineLabel(line.text)) return drop('chrome', 'label');
    if (pieces.has('byline') && line.words <= 10 && (this.#paragraphs === 0 || !isInParagraph(line))) return keep('byline', 'named-byline');
    if (pieces.has('source') && line.words <= 8) return keep('credit', 'named-source');
    if (this.#paragraphs === 0 && this.#isSection(line, pieces)) return keep('section', 'section-name');
    return null;
  }

  /** A date line above or below the body is the page's; within it, a quoted post's or an entry's. */
  #judgeDate(line: HtmlLine, at: number, pieces: ReadonlySet<PieceKind>): Verdict | null {
    const isLine = this.#clues.facts.isDateLine(line.text);
    const isNamed = pieces.has('date') && line.words <= 6 && /\d/.test(line.text);
    if ((this.#paragraphs === 0 || at < this.#clues.body.coreFrom) && this.#clues.facts.isDateRow(line.text)) return keep('date', 'row-of-date-and-writer');
    if (!isLine && !isNamed) return null;
    if (hasAncestor(line.element, /^blockquote$/, 4)) return keep('credit', 'signature-of-a-quote');
    const isWithin = this.#paragraphs > 0 && at < this.#lastProse && !this.#clues.facts.dates(line.text).some(({ label }) => label !== null);
    if (isWithin) return isNamed ? drop('chrome', 'time-of-an-entry') : null;
    return keep('date', isLine ? 'printed-date' : 'named-date');
  }

  #isSection(line: HtmlLine, pieces: ReadonlySet<PieceKind>): boolean {
    if (line.words > 5 || line.element.tag === 'p') return false;
    return this.#clues.sections.has(this.#key(line.text)) || (pieces.has('section') && !pieces.has('title'));
  }

  /** A line that is all link is the title of another article, unless it reads as a paragraph or points into this page. */
  #judgeLink(line: HtmlLine, at: number): Verdict | null {
    if (linkShare(line) < 0.75) return null;
    if (line.links.length > 0 && line.links.every((href) => href === '' || href.startsWith('#') || href.startsWith('javascript'))) {
      return line.words > 8 || hasAncestor(line.element, /^h[1-6]$/, 2) ? null : drop('chrome', 'link-within-the-page');
    }
    if (line.words >= 20 && /[.؟!]["»”)]?$/.test(line.text)) return null;
    if (this.#clues.known.holds(line.text)) return null;
    if (line.words < 4) return this.#isSentencePart(line, at) ? null : drop('chrome', 'short-link');
    return drop('read-also', 'a-line-that-is-a-link');
  }

  /** A linked name cut off by line breaks on both sides still belongs to the sentence around it. */
  #isSentencePart(line: HtmlLine, at: number): boolean {
    const before = this.#clues.lines[at - 1];
    return !line.isWhole && before?.element === line.element && !/[.؟!:]$/.test(before.text);
  }

  #judgeText(line: HtmlLine, at: number, pieces: ReadonlySet<PieceKind>): Verdict {
    const { coreFrom, coreTo } = this.#clues.body;
    const isHeading = hasAncestor(line.element, /^h[1-6]$/, 2);
    if (at < coreFrom) return this.#judgeBeforeCore(line, isHeading, pieces);
    if (at > this.#lastProse && this.#paragraphs > 0 && at !== this.#lastProse) return this.#judgeTail(line, isHeading);
    if (this.#paragraphs === 0 && !isHeading && this.#isStub(line)) return drop('chrome', 'short-line-before-the-body');
    if (isHeading && this.#paragraphs === 0) return line.words >= 3 ? keep('deck', 'heading-before-the-body') : drop('chrome', 'short-heading');
    if (pieces.has('deck') && this.#paragraphs === 0 && at < coreTo) return keep('deck', 'named-deck');
    if (this.#labelsLink(line, at)) return drop('read-also', 'label-of-a-link');
    if (isHeading) return keep('subheading', 'heading-in-the-body');
    if (isBold(line) && line.words <= LONGEST_BOLD_HEADING && this.#paragraphs > 0 && !/[.،]$/.test(line.text) && line.isWhole) return keep('subheading', 'bold-line-in-the-body');
    return keep('paragraph', isProse(line) ? 'prose-in-the-body' : 'line-in-the-body');
  }

  /** A few words that are neither a sentence nor a dateline. */
  #isStub(line: HtmlLine): boolean {
    if (line.words > 4 || /[.؟!:»"”]$/.test(line.text) || hasAncestor(line.element, /^(?:li|td|th|blockquote|dd)$/, 2)) return false;
    return !this.#clues.facts.isDateline(line.text);
  }

  /** "شاهد الآن" over a linked title: whatever the words, they belong to the link. */
  #labelsLink(line: HtmlLine, at: number): boolean {
    const next = this.#clues.lines[at + 1];
    if (!next || line.words > 4 || /[.،؟!]$/.test(line.text)) return false;
    const isLink = linkShare(next) >= 0.75 && next.words >= 4;
    return isLink && (next.element.parent === line.element.parent || isInside(next.element, line.element.parent ?? line.element) && !this.#clues.zones.mass(line.element.parent ?? line.element).prose);
  }

  #judgeBeforeCore(line: HtmlLine, isHeading: boolean, pieces: ReadonlySet<PieceKind>): Verdict {
    if (pieces.has('deck') && line.words >= 3) return keep('deck', 'named-deck');
    if (!isHeading && linkShare(line) === 0 && this.#clues.facts.isDateline(line.text)) return keep('dateline', 'dateline-before-the-body');
    if (isProse(line)) return isHeading || isBold(line) ? keep('deck', 'between-headline-and-body') : keep('paragraph', 'lede-before-the-body');
    if (isHeading && line.words >= 4) return keep('deck', 'between-headline-and-body');
    if (line.words >= 4 && linkShare(line) < 0.2) return keep('deck', 'between-headline-and-body');
    return drop('chrome', 'short-line-before-the-body');
  }

  /** After the last long paragraph: sentences stay, leftovers of the page go. */
  #judgeTail(line: HtmlLine, isHeading: boolean): Verdict {
    if (isHeading) return drop('chrome', 'heading-after-the-body');
    const isSentence = line.words >= 4 && linkShare(line) < 0.3 && isInside(line.element, this.#clues.body.core);
    if (isSentence) return keep('paragraph', 'line-in-the-body');
    const isItem = hasAncestor(line.element, /^(?:li|td|th|blockquote|dd)$/, 2) && linkShare(line) === 0;
    if (isItem && isInside(line.element, this.#clues.body.core)) return keep('paragraph', 'line-in-the-body');
    if (/[.؟!]$/.test(line.text) && linkShare(line) < 0.3) return keep('paragraph', 'line-in-the-body');
    return drop('chrome', 'short-line-after-the-body');
  }
}

function isInParagraph(line: HtmlLine): boolean {
  return line.element.tag === 'p' || line.element.parent?.tag === 'p';
}

/** Names of a line's box and of the small boxes around it, up to the core. */
function piecesOf(element: PageElement, core: PageElement): Set<PieceKind> {
  const pieces = new Set<PieceKind>();
  let box: PageElement | null = element;
  for (let steps = 0; box && steps < 4 && box !== core && box.tag !== 'article' && box.tag !== 'main' && box.tag !== 'body'; steps++, box = box.parent) {
    const names = readBoxNames(box).pieces;
    if (steps > 0 && names.has('body')) break;
    // Wide boxes named for several things ("title-date-author") say nothing of one line.
    if (steps > 0 && names.size > 1 && !names.has('caption')) continue;
    for (const piece of names) pieces.add(piece);
    if (box.attributes['rel'] === 'author' || box.attributes['itemprop'] === 'author') pieces.add('byline');
    if (box.tag === 'time') pieces.add('date');
  }
  return pieces;
}

function hasPicture(box: PageElement, depth: number): boolean {
  return box.children.some((child) => typeof child !== 'string' && (child.tag === 'img' || child.tag === 'picture' || (depth > 0 && hasPicture(child, depth - 1))));
}

function hasAncestor(element: PageElement, tags: RegExp, steps: number): boolean {
  let box: PageElement | null = element;
  for (let step = 0; box && step <= steps; step++, box = box.parent) if (tags.test(box.tag)) return true;
  return false;
}

/** The box around the headline in which its section, date and picture stand. */
function nearBox(headline: PageElement): PageElement {
  let box = headline;
  for (let steps = 0; steps < 3 && box.parent && !['body', 'html', '#page'].includes(box.parent.tag); steps++) box = box.parent;
  return box;
}
