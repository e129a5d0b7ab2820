import type { Role } from '../model/block.ts';
import { type LabelledLine, REPEATED_RULE } from './labelled-line.ts';
import type { PageContext } from './page-context.ts';
import type { Zone } from './page-cues.ts';
import type { PlacedLine } from './placed-line.ts';
import { carriesOn, hasVerb, isProse } from './prose.ts';
import { type Stems, joinStems, lineStems, sharedStems } from './stems.ts';

const MOST_SUBHEADING_WORDS = 10;
/** Prose after a box of links belongs to the body when it shares so much with what came before. */
const CARRIES_SHARED = 0.3;
/** The rule of a line that is an outlet's name alone. */
export const SITE_NAME = 'the name of a site';
/** So many paragraphs give the words that later lines are compared with. */
const COMPARED_PARAGRAPHS = 8;
const MOST_ROW_WORDS = 8;
const MOST_TAG_WORDS = 5;

/** Gives the lines from the first of the body on their roles: walks down and keeps what part of the page it is in. */
export function placeBody(lines: readonly LabelledLine[], body: number, context: PageContext): PlacedLine[] {
  const walker = new BodyWalker(lines, body, context);
  for (let at = body; at < lines.length; at++) walker.place(at);
  walker.settleTail();
  return walker.placed;
}

class BodyWalker {
  readonly placed: PlacedLine[] = [];
  readonly #lines: readonly LabelledLine[];
  readonly #context: PageContext;
  /** The first paragraphs so far, and their stems when a later line is compared with them. */
  readonly #compared: LabelledLine[] = [];
  #stems: Stems | null = null;
  readonly #from: number;
  #zone: Zone | null = null;
  #prose = 0;

  constructor(lines: readonly LabelledLine[], body: number, context: PageContext) {
    this.#lines = lines;
    this.#from = body;
    this.#context = context;
  }

  place(at: number): void {
    const line = this.#lines[at]!;
    const [role, rule] = this.#judge(line, at);
    this.placed.push({ line, role, rule });
    if (role === 'paragraph') this.#addParagraph(line);
  }

  #addParagraph(line: LabelledLine): void {
    this.#prose++;
    if (this.#prose > COMPARED_PARAGRAPHS) return;
    this.#compared.push(line);
    this.#stems = null;
  }

  #judge(line: LabelledLine, at: number): readonly [Role, string] {
    if (line.opens === 'read-also' && this.#zone === null && !this.#namesLink(at)) return this.#judgeInBody(line, at);
    if (line.opens !== null && this.#mayOpen(line, at)) this.#zone = line.opens;
    else if (this.#zone !== null && this.#returnsToBody(line, at)) this.#zone = null;
    return this.#zone === null ? this.#judgeInBody(line, at) : judgeInZone(line, this.#zone);
  }

  /** Comments come after the body; a bare counter of none opens nothing. */
  #mayOpen(line: LabelledLine, at: number): boolean {
    if (this.#zone === 'comments' || this.#zone === 'form') return line.opens !== 'tags' && line.opens !== 'read-also';
    if (line.opens === 'comments' && /^[^\p{Nd}]*[0٠۰][^\p{Nd}]*$/u.test(line.text)) return false;
    if (line.opens === 'footer') return !this.#lines.slice(at + 1).some((later) => isProse(later) && this.#sharesBody(later));
    return true;
  }

  /** After a box of links, tags or a poll the account may go on; after comments and the footer it does not. */
  #returnsToBody(line: LabelledLine, at: number): boolean {
    if (this.#zone === 'comments' || this.#zone === 'form' || this.#zone === 'footer' || this.#zone === 'bio') return false;
    if (this.#zone === 'newsletter') return line.role === null;
    if (!isProse(line)) return this.#endsLinks(line, at);
    return this.#zone === 'read-also' || this.#prose < 2 || carriesOn(line, this.#context) || this.#sharesBody(line);
  }

  /** A heading between a link and prose, set apart, is the body's again. */
  #endsLinks(line: LabelledLine, at: number): boolean {
    if (this.#zone !== 'read-also' || line.role !== null) return false;
    const linked = this.placed.at(-1)?.role === 'read-also' && this.#lines[at - 1]!.opens === null;
    return linked && line.apart && line.words <= MOST_SUBHEADING_WORDS && this.#isBeforeProse(at);
  }

  #sharesBody(line: LabelledLine): boolean {
    return this.#shareOf(line) >= CARRIES_SHARED;
  }

  #shareOf(line: LabelledLine): number {
    this.#stems ??= joinStems(this.#compared, this.#context);
    return sharedStems(lineStems(line, this.#context), this.#stems);
  }

  #judgeInBody(line: LabelledLine, at: number): readonly [Role, string] {
    if (line.role === 'section' && this.#isBeforeProse(at) && this.#prose > 0) return ['subheading', 'a few words above a paragraph'];
    if (line.role === 'byline' && line.words <= 1 && this.#prose > 0 && this.#isBeforeProse(at)) return ['subheading', 'a few words above a paragraph'];
    if (line.role === 'read-also' && line.opens !== null && !this.#namesLink(at)) return ['chrome', 'a button: no title follows'];
    if (line.role !== null) return [line.role, line.rule];
    if (line.site) return ['chrome', SITE_NAME];
    if (isProse(line)) return this.#judgeProse(line, at);
    if (line.pictured === 'credit') return ['credit', 'the rights line of a picture'];
    if (line.pictured === 'caption' && !carriesOn(line, this.#context)) return ['caption', 'its words point at a picture'];
    if (this.#isDoubled(at)) return ['caption', 'printed twice in a row'];
    if (this.#isSubheading(line, at)) return ['subheading', 'a few words above a paragraph'];
    if (line.repeated && at !== this.#from) return ['chrome', REPEATED_RULE];
    return ['paragraph', 'stands in the body'];
  }

  #judgeProse(line: LabelledLine, at: number): readonly [Role, string] {
    const archived = line.pictured === 'caption' && line.words <= 30 && this.#isBeforeProse(at) && !carriesOn(line, this.#context) && /[)\]]\s*\.?$/.test(line.text);
    return archived ? ['caption', 'its words point at a picture'] : ['paragraph', 'a paragraph by its length and full stop'];
  }

  /** Whether "اقرأ المزيد" alone on its line is followed by a title. */
  #namesLink(at: number): boolean {
    const next = this.#lines[at + 1];
    return next !== undefined && next.role === null && !isProse(next) && next.words > 2;
  }

  #isDoubled(at: number): boolean {
    const key = this.#lines[at]!.key;
    return key !== '' && this.#lines[at]!.words >= 3 && (this.#lines[at - 1]?.key === key || this.#lines[at + 1]?.key === key);
  }

  #isSubheading(line: LabelledLine, at: number): boolean {
    if (line.words > MOST_SUBHEADING_WORDS || line.ending === 'stop' || /^[-–•*·▪●■◾\p{Nd}"“«(]/u.test(line.text)) return false;
    if (at === this.#from || carriesOn(line, this.#context)) return false;
    if (line.ending === 'colon' && (line.words > 3 || hasVerb(line, this.#context))) return false;
    const before = this.#lines[at - 1];
    const after = this.#lines[at + 1];
    if (!before || !after || (before.role === null && !isProse(before))) return false;
    return this.#isBeforeProse(at);
  }

  /** Whether the next line that is no furniture is prose. */
  #isBeforeProse(at: number): boolean {
    const next = this.#lines.slice(at + 1, at + 4).find(({ role }) => role === null);
    return next !== undefined && isProse(next);
  }

  /** Short lines after the last paragraph: the account's last words, tags, or titles without a heading. */
  settleTail(): void {
    const last = this.placed.findLastIndex(({ role, line }) => role === 'paragraph' && isProse(line));
    this.#relateLinks(last);
    if (last < 0) return; // a page of short lines: nothing tells its last words from titles
    let open = true;
    for (const placed of this.placed.slice(last + 1)) {
      if (placed.role === 'chrome' || placed.role === 'credit' || placed.role === 'date') open = open && !placed.line.apart;
      if (placed.role !== 'paragraph' && placed.role !== 'subheading') continue;
      [placed.role, placed.rule] = this.#judgeTail(placed, open && last >= 0);
      if (placed.role !== 'paragraph') open = false;
    }
  }

  /** A list of links after the body relates; inside it, it is "read also". A link in one line stays one. */
  #relateLinks(last: number): void {
    for (const [i, placed] of this.placed.entries()) {
      if (i <= last || placed.role !== 'read-also') continue;
      const opener = placed.line.opens === 'read-also';
      const listed = placed.line.role === null;
      if (opener || listed) [placed.role, placed.rule] = ['related', 'a link after the body'];
    }
  }

  #judgeTail({ line }: PlacedLine, open: boolean): readonly [Role, string] {
    if (line.repeated) return ['chrome', REPEATED_RULE];
    const ends = line.ending === 'stop' || carriesOn(line, this.#context);
    if (open && (ends || line.words > 12 || /^[*\-–]\s/u.test(line.text))) return ['paragraph', 'ends the account'];
    if (open && line.words >= 6 && hasVerb(line, this.#context) && this.#sharesBody(line) && !this.#hasFollowers(line.index)) return ['paragraph', 'ends the account'];
    if (line.words <= 3) return ['chrome', 'a few words after the body'];
    return this.#isTagRow(line) ? ['chrome', 'words of the body in a row: tags'] : ['related', 'a title after the body'];
  }

  /** Tags without a heading: every word is the body's and none is a verb. */
  #isTagRow(line: LabelledLine): boolean {
    return line.words <= MOST_ROW_WORDS && !/[.:؟!«"“]/.test(line.text) && !hasVerb(line, this.#context) && this.#shareOf(line) === 1;
  }

  #hasFollowers(at: number): boolean {
    return this.#lines.slice(at + 1, at + 3).some(({ role, words }) => role === null && words > 3);
  }
}

/** A line inside a list of links, comments, tags or the footer. */
function judgeInZone(line: LabelledLine, zone: Zone): readonly [Role, string] {
  if (line.role === 'chrome' && !(zone === 'comments' && line.key === '')) return ['chrome', line.rule];
  if (line.role === 'byline' && zone === 'footer') return ['chrome', line.rule];
  if (zone === 'comments' || zone === 'form') return line.role === 'related' ? ['related', line.rule] : ['comment', 'stands among the comments'];
  if (zone === 'related' && line.role === null && line.words <= 2) return ['chrome', 'a tag or section in a list'];
  if (zone === 'related') return line.role === 'read-also' ? ['read-also', line.rule] : ['related', 'stands in a list of other articles'];
  if (zone === 'read-also') return line.role === 'date' ? ['date', line.rule] : ['read-also', line.rule || 'the title that a link names'];
  if (line.role !== null) return [line.role, line.rule];
  if (zone === 'tags' && line.words > MOST_TAG_WORDS) return ['related', 'a title after the tags'];
  return ['chrome', ZONE_RULE[zone] ?? 'furniture'];
}

const ZONE_RULE: Partial<Record<Zone, string>> = {
  tags: 'one of the tags', newsletter: 'part of the newsletter box', footer: 'stands in the footer', bio: 'about the writer', poll: 'part of a poll',
};
