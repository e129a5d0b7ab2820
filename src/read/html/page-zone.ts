import { type ZoneKind, readBoxNames } from './box-words.ts';
import { type HtmlLine, linkShare } from './html-line.ts';
import type { PageElement } from './page-tree.ts';

/** A part of the page that is not the article: what it is and the name that said so. */
export interface PageZone {
  readonly kind: ZoneKind;
  readonly element: PageElement;
  readonly says: string;
}

/** What lies under an element. */
export interface Mass {
  chars: number;
  linkChars: number;
  /** Characters of long lines that are not links. */
  prose: number;
  lines: number;
  /** Lines that are links to another page and long enough for titles. */
  titles: number;
}

const PROSE_CHARS = 60;
/** A box named like furniture that holds more than this share of the page's prose is not furniture. Comments may hold more. */
const TOO_HEAVY = 0.45;
/** A box named like a list of cards is one when links make up this share of its text. */
const LINKY = 0.5;
/** Hidden text of a body with more prose than this is its rest, not a message (characters). */
const HIDDEN_REST = 250;
/** A list of cards has little prose without a linked title over it; a body with "اقرأ أيضا" lines has much. */
const UNTITLED_PROSE = 0.25;
const NEVER = new Set(['html', 'body', 'main', '#page']);
const TAG_ZONES: Readonly<Record<string, ZoneKind>> = {
  nav: 'navigation', footer: 'footer', aside: 'widget', form: 'form', button: 'button', dialog: 'sign-up', menu: 'navigation', fieldset: 'form', legend: 'form', marquee: 'site-header',
  'amp-sidebar': 'navigation', 'amp-consent': 'sign-up', 'amp-user-notification': 'sign-up', 'amp-lightbox': 'sign-up', 'amp-ad': 'advertisement', 'amp-social-share': 'share',
};
const ROLE_ZONES: Readonly<Record<string, ZoneKind>> = { navigation: 'navigation', contentinfo: 'footer', complementary: 'widget', search: 'form', banner: 'site-header', dialog: 'sign-up', alertdialog: 'sign-up', button: 'button', menu: 'navigation', tablist: 'navigation' };

export function isProse(line: HtmlLine): boolean {
  return line.text.length >= PROSE_CHARS && line.words >= 9 && linkShare(line) < 0.5;
}

/** Which zone each box of a page is, decided from outside in and remembered. */
export class PageZones {
  readonly #mass = new Map<PageElement, Mass>();
  readonly #zones = new Map<PageElement, PageZone | null>();
  /** Boxes around the headline and around lines known to be the body: never furniture. */
  readonly #sure: Set<PageElement>;
  #prose = 0;

  constructor(lines: readonly HtmlLine[], sure: readonly PageElement[]) {
    this.#sure = new Set();
    for (const element of sure) for (let box: PageElement | null = element; box && !this.#sure.has(box); box = box.parent) this.#sure.add(box);
    for (const line of lines) this.#weigh(line);
  }

  #weigh(line: HtmlLine): void {
    const prose = isProse(line) ? line.text.length : 0;
    const isTitle = line.words >= (isHeading(line.element) ? 3 : 4) && linkShare(line) > 0.8 && line.links.some((href) => /[^#]/.test(href[0] ?? '#'));
    this.#prose += prose;
    for (let box: PageElement | null = line.element; box; box = box.parent) {
      let mass = this.#mass.get(box);
      if (!mass) this.#mass.set(box, (mass = { chars: 0, linkChars: 0, prose: 0, lines: 0, titles: 0 }));
      mass.chars += line.text.length;
      mass.linkChars += line.linkLength;
      mass.prose += prose;
      mass.lines++;
      if (isTitle) mass.titles++;
    }
  }

  mass(element: PageElement): Mass {
    return this.#mass.get(element) ?? { chars: 0, linkChars: 0, prose: 0, lines: 0, titles: 0 };
  }

  /** The outermost zone around a box, or null. */
  find(element: PageElement): PageZone | null {
    const known = this.#zones.get(element);
    if (known !== undefined) return known;
    const outer = element.parent ? this.find(element.parent) : null;
    const zone = outer ?? this.#decide(element);
    this.#zones.set(element, zone);
    return zone;
  }

  #decide(element: PageElement): PageZone | null {
    if (NEVER.has(element.tag) || this.#sure.has(element)) return null;
    const { chars, linkChars, prose } = this.mass(element);
    if (chars === 0) return null;
    const kind = this.#named(element, linkChars / chars);
    if (!kind) return null;
    // The rest of an article behind "اقرأ المزيد" is its text, hidden or not.
    if (kind.kind === 'hidden' && prose > HIDDEN_REST && linkChars < chars * 0.1 && this.#isInBody(element)) return null;
    if (kind.kind !== 'comments' && kind.kind !== 'cards' && this.#prose > 0 && prose > TOO_HEAVY * this.#prose) return null;
    return { ...kind, element };
  }

  #named(element: PageElement, links: number): Omit<PageZone, 'element'> | null {
    const { attributes, tag } = element;
    const { zone, weakZone, pieces, word } = readBoxNames(element);
    if (isHidden(attributes)) return { kind: 'hidden', says: 'hidden on the page' };
    if (zone === 'hidden') return { kind: 'hidden', says: `named “${word}”` };
    if (pieces.has('body') && zone !== 'comments' && links < 0.3) return null;
    if (zone && !isOwnPiece(element, zone, pieces, links)) return { kind: zone, says: `named “${word}”` };
    const byRole = ROLE_ZONES[attributes['role'] ?? ''];
    if (byRole) return { kind: byRole, says: `role “${attributes['role']}”` };
    const byTag = TAG_ZONES[tag];
    if (byTag && !(tag === 'footer' && this.#isInsideArticle(element)) && !(tag === 'aside' && /quote|pull/.test(attributes['class'] ?? ''))) return { kind: byTag, says: `a <${tag}>` };
    if (tag === 'header' && !this.#isInsideArticle(element)) return { kind: 'site-header', says: 'the header of the site' };
    if (weakZone && links > LINKY && this.mass(element).lines > 1) return { kind: weakZone, says: `named “${word}” and mostly links` };
    return this.#isCardList(element) ? { kind: 'cards', says: 'a list of linked titles' } : null;
  }

  #isInBody(element: PageElement): boolean {
    for (let box = element.parent, step = 0; box && step < 4; box = box.parent, step++) if (readBoxNames(box).pieces.has('body') || (this.#sure.has(box) && box.tag === 'div' && box.attributes['itemprop'] === 'articleBody')) return true;
    return false;
  }

  #isInsideArticle(element: PageElement): boolean {
    for (let box = element.parent; box; box = box.parent) {
      if (box.tag === 'article' || box.tag === 'main') return true;
    }
    return false;
  }

  /** At least three boxes of one make, each with a linked title of its own. */
  #isCardList(element: PageElement): boolean {
    const boxes = element.children.filter((child): child is PageElement => typeof child !== 'string' && this.#mass.has(child));
    if (boxes.length < 3 || boxes.length > 400) return false;
    const { chars, linkChars, titles, prose } = this.mass(element);
    if (linkChars < chars * 0.35 && titles < 3) return false;
    // The prose under linked titles is theirs; other prose beside them is not.
    if (titles < 3 && prose > TOO_HEAVY * this.#prose) return false;
    const counts = new Map<string, number>();
    let untitled = 0;
    for (const box of boxes) {
      const mass = this.mass(box);
      if (mass.titles === 0) untitled += mass.prose;
      if (mass.titles === 0 && (mass.linkChars < 15 || mass.linkChars < mass.chars * 0.3)) continue;
      if (mass.titles > 2) continue;
      const make = `${box.tag}.${box.attributes['class'] ?? ''}`.replace(/\d+/g, '');
      counts.set(make, (counts.get(make) ?? 0) + 1);
    }
    if (untitled > prose * UNTITLED_PROSE) return false;
    const most = Math.max(0, ...counts.values());
    return most >= 3 && most >= boxes.length * 0.6;
  }
}

function isHeading(element: PageElement): boolean {
  for (let box: PageElement | null = element, step = 0; box && step < 3; box = box.parent, step++) if (/^h[2-6]$/.test(box.tag)) return true;
  return false;
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  if (attributes['hidden'] !== undefined) return true;
  const style = attributes['style'];
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** Dates, bylines and captions live in boxes whose names also speak of furniture ("post-tools date", "latest-update"). */
function isOwnPiece(element: PageElement, zone: ZoneKind, pieces: ReadonlySet<string>, links: number): boolean {
  if (zone === 'comments') return pieces.has('caption') && links < 0.5;
  if (zone === 'footer') return pieces.has('caption') || pieces.has('credit');
  if (zone === 'related' && element.tag === 'p') return pieces.has('date') && links < 0.2;
  if (zone === 'related' || zone === 'share' || zone === 'tags' || zone === 'widget') return pieces.has('date') && links < 0.2 && element.children.length <= 4;
  if (zone === 'site-header') return pieces.has('caption') || pieces.has('deck');
  return false;
}
