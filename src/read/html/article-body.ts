import { readBoxNames } from './box-words.ts';
import type { KnownText } from './known-text.ts';
import { type HtmlLine, linkShare } from './html-line.ts';
import type { PageElement } from './page-tree.ts';
import { type PageZones, isProse } from './page-zone.ts';

/** The part of a page that holds the body: lines `[from, to)` of the page may belong to the article. */
export interface ArticleBody {
  /** The innermost box that holds most of the body. */
  readonly core: PageElement;
  readonly from: number;
  readonly to: number;
  /** First and last line inside the core, `[coreFrom, coreTo)`. */
  readonly coreFrom: number;
  readonly coreTo: number;
  readonly says: string;
}

/**
 * A box is entered while it holds this share of what its parent weighs. From .5 to .7 nothing changes on the pages measured;
 * above, ledes in a box of their own pull the core apart (`npm run eval -- reading`).
 */
const ENTERED = 0.62;
const KNOWN_WEIGHT = 5;
const NAMED_BODY_WEIGHT = 2.5;
const NEAR_HEADLINE_WEIGHT = 2;
const BEFORE_HEADLINE_WEIGHT = 0.2;
const SHORT_LINE_WEIGHT = 0.25;

export interface BodyClues {
  readonly lines: readonly HtmlLine[];
  readonly zones: PageZones;
  readonly headline: HtmlLine | null;
  readonly known: KnownText;
  readonly marked: ReadonlySet<PageElement>;
}

/** Finds the body by weighing every line and entering the heaviest box, from the page inwards. Null when nothing weighs. */
export function findArticleBody(clues: BodyClues): ArticleBody | null {
  const { lines, headline } = clues;
  const headlineAt = headline ? lines.indexOf(headline) : -1;
  const near = headline ? findNear(clues, headlineAt) : null;
  const weights = new Map<PageElement, number>();
  const namedBodies = new Map<PageElement, boolean>();
  let root: PageElement | null = null;
  for (const [at, line] of lines.entries()) {
    if (at === headlineAt) continue;
    let weight = weigh(line, clues, namedBodies);
    if (weight === 0) continue;
    if (at < headlineAt) weight *= BEFORE_HEADLINE_WEIGHT;
    else if (near && isInside(line.element, near)) weight *= NEAR_HEADLINE_WEIGHT;
    for (let box: PageElement | null = line.element; box; box = box.parent) {
      weights.set(box, (weights.get(box) ?? 0) + weight);
      root = box.parent ? root : box;
    }
  }
  if (!root) return null;
  const core = enterHeaviest(root, weights, clues.zones);
  return delimit(core, headlineAt, clues);
}

function weigh(line: HtmlLine, { zones, known, marked }: BodyClues, namedBodies: Map<PageElement, boolean>): number {
  const zone = zones.find(line.element);
  if (zone) return 0;
  const share = linkShare(line);
  if (share > 0.5 || line.words < 4) return 0;
  let weight = line.text.length * (1 - share);
  if (!isProse(line)) weight *= SHORT_LINE_WEIGHT;
  if (known.holds(line.text)) weight *= KNOWN_WEIGHT;
  if (isInNamedBody(line.element, marked, namedBodies)) weight *= NAMED_BODY_WEIGHT;
  return weight;
}

function isInNamedBody(element: PageElement, marked: ReadonlySet<PageElement>, known: Map<PageElement, boolean>): boolean {
  const seen = known.get(element);
  if (seen !== undefined) return seen;
  const { pieces, zone } = readBoxNames(element);
  const own = marked.has(element) || (pieces.has('body') && zone === null && !pieces.has('title'));
  const named = own || (element.parent !== null && element.tag !== 'body' && isInNamedBody(element.parent, marked, known));
  known.set(element, named);
  return named;
}

/** The smallest box around the headline that also holds prose after it. */
function findNear({ headline, lines, zones }: BodyClues, headlineAt: number): PageElement | null {
  const after = new Set<PageElement>();
  for (const line of lines.slice(headlineAt + 1)) {
    if (!isProse(line) || zones.find(line.element)) continue;
    for (let box: PageElement | null = line.element; box && !after.has(box); box = box.parent) after.add(box);
  }
  for (let box: PageElement | null = headline!.element; box; box = box.parent) if (after.has(box)) return box.tag === 'body' ? null : box;
  return null;
}

function enterHeaviest(root: PageElement, weights: ReadonlyMap<PageElement, number>, zones: PageZones): PageElement {
  let core = root;
  for (;;) {
    let best: PageElement | null = null;
    for (const child of core.children) {
      if (typeof child === 'string' || !weights.has(child)) continue;
      if (!best || weights.get(child)! > weights.get(best)!) best = child;
    }
    if (!best || weights.get(best)! < ENTERED * weights.get(core)!) return core;
    // A single paragraph is not the body: its neighbours would be lost.
    if (zones.mass(best).lines <= 1 && core.tag !== 'body' && core.tag !== 'html' && core.tag !== '#page') return core;
    core = best;
  }
}

export function isInside(element: PageElement, box: PageElement): boolean {
  for (let at: PageElement | null = element; at; at = at.parent) if (at === box) return true;
  return false;
}

function delimit(core: PageElement, headlineAt: number, { lines, zones, headline }: BodyClues): ArticleBody {
  const isCore = lines.map((line) => isInside(line.element, core));
  const first = isCore.indexOf(true);
  const coreTo = isCore.lastIndexOf(true) + 1;
  const coreFrom = first < headlineAt && headlineAt < coreTo ? headlineAt + 1 : first;
  const from = headlineAt >= 0 && headlineAt < coreFrom ? headlineAt + 1 : coreFrom;
  const to = extendAfter(core, coreTo, lines, zones, isCore);
  const name = core.attributes['id'] ?? core.attributes['class'] ?? '';
  return { core, from, to, coreFrom, coreTo, says: `in <${core.tag}${name ? ` “${name.slice(0, 40)}”` : ''}>${headline ? ', after the headline' : ''}` };
}

/** Bodies cut in two by an advertisement: boxes of the same make, or bare paragraphs, right after the core go on with it. */
function extendAfter(core: PageElement, coreTo: number, lines: readonly HtmlLine[], zones: PageZones, isCore: readonly boolean[]): number {
  const coreMake = makeOf(core);
  const bodyMakes = new Set(lines.filter((line, at) => isCore[at] && isProse(line) && !zones.find(line.element)).map((line) => `${makeOf(line.element)}<${makeOf(line.element.parent)}`));
  let to = coreTo;
  for (let at = coreTo; at < lines.length; at++) {
    const { element } = lines[at]!;
    if (zones.find(element)) continue;
    if (/^h[1-3]$/.test(element.tag) && linkShare(lines[at]!) < 0.5 && element.tag === 'h1') break;
    if (!isProse(lines[at]!)) continue;
    const isSibling = core.parent !== null && (element.parent === core.parent || element.parent?.parent === core.parent);
    const sameMake = coreMake !== 'div.' && boxesUpTo(element, core.parent).some((box) => makeOf(box) === coreMake);
    if (!sameMake && !(isSibling && bodyMakes.has(`${makeOf(element)}<${makeOf(element.parent)}`)) && !(element.parent === core.parent && element.tag === 'p')) break;
    to = at + 1;
  }
  return to;
}

function boxesUpTo(element: PageElement, top: PageElement | null): PageElement[] {
  const boxes: PageElement[] = [];
  for (let box: PageElement | null = element; box && box !== top; box = box.parent) boxes.push(box);
  return boxes;
}

function makeOf(element: PageElement | null): string {
  return element ? `${element.tag}.${(element.attributes['class'] ?? '').replace(/\d+/g, '')}` : '';
}
