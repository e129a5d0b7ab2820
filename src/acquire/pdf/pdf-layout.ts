import { type PdfLine, median } from './pdf-line.ts';

/** The text of a page in the order in which it is read, and its title. */
export interface PdfText {
  readonly paragraphs: readonly string[];
  /** The words in the largest letters, when they are larger than the rest; null on a page of one size. */
  readonly title: string | null;
}

/** A gap between columns, and between things above one another, in sizes of the page's letters. */
const GUTTER = 0.9;
const BAND_GAP = 0.75;
/** Letters of a title are so much larger than those of the text. */
const TITLE_SIZE = 1.25;
/** White between the lines of a title, in its own size. */
const TITLE_LEADING = 1.2;
/** A paragraph's first line stands in by so much, its last one stops short by so much of the column. */
const INDENT = 0.8;
const SHORT_OF_COLUMN = 0.12;
/** White across the page that is so much wider than the gutter parts two stories. */
const WIDER_BAND = 1.5;
const MOST_TITLE_CHARS = 250;
const MOST_CUTS = 400;

/** Puts lines in reading order: bands from above, and in each band columns from the right; joins the lines of a paragraph. */
export function layOutPdf(lines: readonly PdfLine[]): PdfText {
  const size = bodySize(lines);
  const blocks = cutBlocks(lines, size);
  return { paragraphs: joinColumns(blocks, size), title: findTitle(blocks, size) };
}

/** A paragraph that the foot of a column breaks off goes on at the head of the next. */
function joinColumns(blocks: readonly (readonly PdfLine[])[], size: number): string[] {
  const paragraphs: string[] = [];
  for (const [at, block] of blocks.entries()) {
    const [first = '', ...rest] = joinParagraphs(block, size);
    const before = blocks[at - 1];
    if (before && breaksOff(before, block, size)) paragraphs[paragraphs.length - 1] += ` ${first}`;
    else paragraphs.push(first);
    paragraphs.push(...rest);
  }
  return paragraphs;
}

function breaksOff(before: readonly PdfLine[], block: readonly PdfLine[], size: number): boolean {
  const [last, first] = [before.at(-1)!, block[0]!];
  const left = Math.min(...before.map((line) => line.left));
  const right = Math.max(...before.map((line) => line.right));
  const isText = [last, first].every((line) => Math.abs(line.size - size) < size * 0.1);
  const isFull = before.length > 1 && last.left - left <= (right - left) * SHORT_OF_COLUMN;
  return isText && isFull && first.right < left && !ENDS_PARAGRAPH.test(last.text);
}

const ENDS_PARAGRAPH = /[.؟!:»"”]$/;

/** The size in which most of the text is set. */
function bodySize(lines: readonly PdfLine[]): number {
  return median(lines.flatMap(({ size, text }) => Array<number>(Math.ceil(text.length / 10)).fill(size)));
}

/** Recursive cuts at white: between columns, or across the page where columns begin or end. */
function cutBlocks(lines: readonly PdfLine[], size: number, cuts = { left: MOST_CUTS }): PdfLine[][] {
  if (lines.length < 2 || cuts.left-- <= 0) return lines.length === 0 ? [] : [topDown(lines)];
  const column = widest(findColumns(lines, size));
  const bands = findGaps(lines, ({ bottom, top }) => [bottom, top], size * BAND_GAP).filter((gap) => !isWithinTitle(lines, gap, size));
  const band = column === null ? findBandOfColumns(lines, bands, size) : widest(bands);
  const isBand = band !== null && (column === null || isHeadOver(lines, band.at, size) || band.width > column.width * WIDER_BAND);
  const cut = isBand ? band : column;
  if (cut === null) return [topDown(lines)];
  const isFirst = (line: PdfLine): boolean => (isBand ? line.bottom >= cut.at : line.left >= cut.at);
  return [...cutBlocks(lines.filter(isFirst), size, cuts), ...cutBlocks(lines.filter((line) => !isFirst(line)), size, cuts)];
}

const findColumns = (lines: readonly PdfLine[], size: number): Gap[] => findGaps(lines, ({ left, right }) => [left, right], size * GUTTER);

/** The widest white over or under which text stands in columns; titles may lie across them. */
function findBandOfColumns(lines: readonly PdfLine[], bands: readonly Gap[], size: number): Gap | null {
  const text = lines.filter((line) => line.size < size * TITLE_SIZE);
  const hasColumns = (part: readonly PdfLine[]): boolean => part.length > 1 && findColumns(part, size).length > 0;
  const near = (part: readonly PdfLine[]): Gap[] => bands.filter(({ at }) => hasColumns(part.filter(({ bottom }) => bottom >= at)) || hasColumns(part.filter(({ bottom }) => bottom < at)));
  return widest(near(lines)) ?? widest(near(text));
}

/** Whether the white lies under or over letters larger than the text: a title above its columns. */
function isHeadOver(lines: readonly PdfLine[], at: number, size: number): boolean {
  return linesAround(lines, at).some((line) => line.size >= size * TITLE_SIZE);
}

/** White between two lines of one title. */
function isWithinTitle(lines: readonly PdfLine[], { at, width }: Gap, size: number): boolean {
  const [above, under] = linesAround(lines, at) as [PdfLine, PdfLine];
  return above.size >= size * TITLE_SIZE && Math.abs(above.size - under.size) < size * 0.1 && width < above.size * TITLE_LEADING;
}

/** The lowest line above a height and the highest one under it. */
function linesAround(lines: readonly PdfLine[], at: number): PdfLine[] {
  const above = lines.filter(({ bottom }) => bottom >= at).reduce((low, line) => (line.bottom < low.bottom ? line : low));
  const under = lines.filter(({ bottom }) => bottom < at).reduce((high, line) => (line.top > high.top ? line : high));
  return [above, under];
}

interface Gap {
  readonly at: number;
  readonly width: number;
}

/** The stretches of at least `least` that no line covers. */
function findGaps(lines: readonly PdfLine[], extent: (line: PdfLine) => readonly [number, number], least: number): Gap[] {
  const spans = lines.map(extent).toSorted((a, b) => a[0] - b[0]);
  const gaps: Gap[] = [];
  let end = spans[0]?.[1] ?? 0;
  for (const [from, to] of spans) {
    if (from - end >= least) gaps.push({ at: (from + end) / 2, width: from - end });
    end = Math.max(end, to);
  }
  return gaps;
}

const widest = (gaps: readonly Gap[]): Gap | null => gaps.reduce<Gap | null>((best, gap) => (!best || gap.width > best.width ? gap : best), null);

const topDown = (lines: readonly PdfLine[]): PdfLine[] => lines.toSorted((a, b) => b.bottom - a.bottom || b.right - a.right);

/** One string a paragraph. Arabic breaks no words at the end of a line, so lines are joined with a blank. */
function joinParagraphs(block: readonly PdfLine[], size: number): string[] {
  const right = Math.max(...block.map((line) => line.right));
  const left = Math.min(...block.map((line) => line.left));
  const leading = median(block.slice(1).map((line, at) => block[at]!.bottom - line.bottom));
  const paragraphs: string[] = [];
  for (const [at, line] of block.entries()) {
    const before = block[at - 1];
    const isNew = !before || Math.abs(before.size - line.size) > size * 0.1
      || before.bottom - line.bottom > leading * 1.35 || right - line.right > size * INDENT
      || (before.left - left > (right - left) * SHORT_OF_COLUMN && ENDS_PARAGRAPH.test(before.text));
    if (isNew) paragraphs.push(line.text);
    else paragraphs[paragraphs.length - 1] += ` ${line.text}`;
  }
  return paragraphs;
}

function findTitle(blocks: readonly (readonly PdfLine[])[], size: number): string | null {
  const largest = Math.max(0, ...blocks.flat().map((line) => line.size));
  if (blocks.length === 0 || largest < size * TITLE_SIZE) return null;
  const block = blocks.find((lines) => lines.some((line) => line.size > largest * 0.97))!;
  const words = block.filter((line) => line.size > largest * 0.97).map(({ text }) => text).join(' ');
  return words.length <= MOST_TITLE_CHARS && words.split(' ').length > 1 ? words : null;
}
