import { DIGIT, LETTER, MARK, characterKind } from '../../text/characters.ts';
import type { PdfGlyph } from './pdf-glyph.ts';

/** A stretch of text on one line of one column. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The size that most of its letters have. */
  readonly size: number;
}

/** All in sizes of the letters. Baselines of one line differ by raised ligatures («ـتً»); words of one line stand nearer than columns. */
const SAME_BASELINE = 0.25;
const SAME_LINE_GAP = 0.85;
/** Justified words may stand farther apart; the file writes them in one run. */
const SAME_RUN_GAP = 3;
/** White between words; letters that do not join stand nearer (fonts measured: words from .22, letters up to .13). */
const WORD_GAP = 0.17;
/** A page that is torn into more pieces is none of a newspaper. */
const MOST_FRAGMENTS = 20_000;
/** In points. */
const FUSED = 0.02;

/**
 * Cuts a page's characters into lines. Files write letters in any order and ligatures mirrored («ا» before «ل» in «لا»), so
 * the letters of a line are put in order by where they stand: from the right, figures and Latin words from the left.
 */
export function cutPdfLines(glyphs: readonly PdfGlyph[]): PdfLine[] {
  return mergeFragments(cutFragments(glyphs)).map(makeLine);
}

const isInk = ({ char, left, right }: PdfGlyph): boolean => char.trim() !== '' && right >= left;

/** Runs of characters that stand one beside the other on a baseline, in the order of the file. */
function cutFragments(glyphs: readonly PdfGlyph[]): PdfGlyph[][] {
  const fragments: PdfGlyph[][] = [];
  let last: PdfGlyph | null = null;
  for (const glyph of glyphs) {
    if (!isInk(glyph)) {
      if (glyph.char === '\r' || glyph.char === '\n') last = null;
      continue;
    }
    if (last && isNear(last, glyph, SAME_RUN_GAP)) fragments.at(-1)!.push(glyph);
    else fragments.push([glyph]);
    last = glyph;
  }
  return fragments;
}

/** Whether two stand on one baseline with no more than `gap` sizes between them. */
function isNear(a: Placed, b: Placed, gap: number): boolean {
  const size = Math.max(a.size, b.size);
  return Math.abs(a.baseline - b.baseline) <= SAME_BASELINE * size && a.left - b.right < gap * size && b.left - a.right < gap * size;
}

/** Joins fragments of one baseline that stand near one another. */
function mergeFragments(fragments: readonly PdfGlyph[][]): PdfGlyph[][] {
  if (fragments.length > MOST_FRAGMENTS) return [...fragments];
  const boxes = fragments.map(boxOf).toSorted((a, b) => b.baseline - a.baseline || a.left - b.left);
  const lines: Box[] = [];
  for (const box of boxes) {
    let joined = box;
    for (let at = lines.length - 1; at >= 0 && lines[at]!.baseline - box.baseline <= 2 * SAME_BASELINE * lines[at]!.size; at--) {
      if (!isNear(lines[at]!, joined, SAME_LINE_GAP)) continue;
      joined = joinBoxes(lines[at]!, joined);
      lines.splice(at, 1);
    }
    lines.push(joined);
  }
  return lines.map(({ glyphs }) => glyphs);
}

type Placed = Pick<PdfGlyph, 'left' | 'right' | 'baseline' | 'size'>;

interface Box extends Placed {
  readonly glyphs: PdfGlyph[];
}

function boxOf(glyphs: PdfGlyph[]): Box {
  return { glyphs, left: least(glyphs, ({ left }) => left), right: -least(glyphs, ({ right }) => -right), baseline: median(glyphs.map(({ baseline }) => baseline)), size: median(glyphs.map(({ size }) => size)) };
}

function joinBoxes(a: Box, b: Box): Box {
  const larger = a.glyphs.length >= b.glyphs.length ? a : b;
  return { glyphs: [...a.glyphs, ...b.glyphs], left: Math.min(a.left, b.left), right: Math.max(a.right, b.right), baseline: larger.baseline, size: larger.size };
}

function makeLine(glyphs: readonly PdfGlyph[]): PdfLine {
  const size = median(glyphs.map((glyph) => glyph.size));
  const isArabic = glyphs.some(({ char }) => char >= '\u0620' && char <= '\u06d3');
  const visual = placeSpaces(fromTheRight(glyphs), size);
  const text = isArabic ? turnBrackets(turnFigures(visual).join('')) : visual.toReversed().join('');
  return {
    text: text.normalize('NFC').replace(/\s+/g, ' ').trim(), size,
    left: least(glyphs, ({ left }) => left), right: -least(glyphs, ({ right }) => -right), bottom: least(glyphs, ({ bottom }) => bottom), top: -least(glyphs, ({ top }) => -top),
  };
}

const middle = ({ left, right }: PdfGlyph): number => (left + right) / 2;
const isMark = ({ char }: PdfGlyph): boolean => characterKind(char.charCodeAt(0)) === MARK && char !== '\u0640';

/** Letters by where their middle stands; a mark right after the letter that it stands over. */
function fromTheRight(glyphs: readonly PdfGlyph[]): PdfGlyph[] {
  const letters = glyphs.filter((glyph) => !isMark(glyph)).toSorted((a, b) => middle(b) - middle(a));
  const marks = glyphs.filter(isMark);
  if (marks.length === 0) return letters;
  const places = letters.map(middle);
  const placed = marks.map((mark) => ({ mark, at: letterUnder(mark, letters, places) }));
  return letters.flatMap((letter, at) => [letter, ...placed.filter((one) => one.at === at).map(({ mark }) => mark)]);
}

/** The place of the letter whose box holds the middle of a mark; of several the nearest, else the one to its right. */
function letterUnder(mark: PdfGlyph, letters: readonly PdfGlyph[], places: readonly number[]): number {
  const x = middle(mark);
  const fused = letters.findIndex((letter) => isFused(mark, letter));
  if (fused >= 0) return fused;
  let best = -1;
  for (const [at, letter] of letters.entries()) {
    const isOver = x >= letter.left && x < letter.right;
    if (isOver && (best < 0 || Math.abs(places[at]! - x) < Math.abs(places[best]! - x))) best = at;
  }
  return best >= 0 ? best : Math.max(0, places.findLastIndex((place) => place >= x));
}

/** A letter and its mark drawn as one glyph share its box, side by side. */
function isFused(mark: PdfGlyph, letter: PdfGlyph): boolean {
  const isBeside = Math.abs(mark.right - letter.left) < FUSED || Math.abs(mark.left - letter.right) < FUSED;
  return isBeside && Math.abs(mark.top - letter.top) < FUSED && Math.abs(mark.bottom - letter.bottom) < FUSED;
}

/** Characters with a blank wherever the white between two is that of words. */
function placeSpaces(glyphs: readonly PdfGlyph[], size: number): string[] {
  const chars: string[] = [];
  let covered = Infinity;
  for (const glyph of glyphs) {
    if (!isMark(glyph) && covered - glyph.right > WORD_GAP * size) chars.push(' ');
    covered = isMark(glyph) ? Math.min(covered, glyph.left) : glyph.left;
    chars.push(glyph.char);
  }
  return chars;
}

const isForward = (char: string): boolean => characterKind(char.charCodeAt(0)) === DIGIT || (characterKind(char.charCodeAt(0)) === LETTER && char < '\u0590');
/** What may stand inside a figure or a Latin name. */
const INNER = /^[.,:/%+@_&'’\- \u066b\u066c-]$/;

/** Figures and Latin words run from the left: their letters, and what stands between two of them, are turned. */
function turnFigures(chars: readonly string[]): string[] {
  const turned: string[] = [];
  for (let at = 0; at < chars.length; ) {
    if (!isForward(chars[at]!)) {
      turned.push(chars[at++]!);
      continue;
    }
    let end = at + 1;
    for (let next = end; next < chars.length && (isForward(chars[next]!) || mayJoin(chars, at, next)); next++) if (isForward(chars[next]!)) end = next + 1;
    turned.push(...chars.slice(at, end).toReversed());
    at = end;
  }
  return turned;
}

/** A blank joins Latin words and no figures: "36 20" are two numbers, from the right. */
function mayJoin(chars: readonly string[], from: number, at: number): boolean {
  if (!INNER.test(chars[at]!)) return false;
  const isFigure = (char: string | undefined): boolean => char !== undefined && characterKind(char.charCodeAt(0)) === DIGIT;
  return chars[at] !== ' ' || !(isFigure(chars[at - 1]) && isFigure(chars[at + 1])) && chars.slice(from, at + 2).some((char) => !isFigure(char) && isForward(char));
}

const BRACKETS = [['(', ')'], ['[', ']'], ['«', '»'], ['‹', '›']] as const;

/** Brackets come as they look; read from the right, the first of a pair opens. */
function turnBrackets(text: string): string {
  let out = text;
  for (const [opening, closing] of BRACKETS) {
    if (!out.includes(opening) && !out.includes(closing)) continue;
    let isOpen = false;
    out = Array.from(out, (char) => {
      if (char !== opening && char !== closing) return char;
      isOpen = !isOpen;
      return isOpen ? opening : closing;
    }).join('');
  }
  return out;
}

function least(glyphs: readonly PdfGlyph[], of: (glyph: PdfGlyph) => number): number {
  return glyphs.reduce((lowest, glyph) => Math.min(lowest, of(glyph)), Infinity);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
