import type { ArticleRecord } from '../../../src/model/record.ts';
import type { Block } from '../../../src/model/block.ts';
import type { Entity, Mention } from '../../../src/model/entity.ts';
import type { Event } from '../../../src/model/event.ts';
import type { Label } from '../../../src/model/label.ts';
import type { Span } from '../../../src/model/span.ts';
import type { Statement } from '../../../src/model/statement.ts';
import type { Quantity, Time } from '../../../src/model/time.ts';
import type { ArticleView } from '../../../src/http/shapes.ts';

/** Roles of the article's own words; the rest is furniture of its page. */
export const OWN_ROLES: ReadonlySet<string> = new Set(['headline', 'deck', 'caption', 'paragraph', 'subheading', 'dateline']);

export const LAYERS = ['names', 'times', 'statements', 'events', 'labels', 'quantities', 'reuse'] as const;
export type Layer = (typeof LAYERS)[number];

type Held =
  | { layer: 'names'; mention: Mention; entity: Entity | undefined }
  | { layer: 'times'; time: Time }
  | { layer: 'quantities'; quantity: Quantity }
  | { layer: 'statements'; statement: Statement; part: 'cue' | 'content' }
  | { layer: 'events'; event: Event }
  | { layer: 'labels'; label: Label }
  | { layer: 'reuse'; reuse: ArticleView['reuse'][number] };

/** One marked span of the text with what it marks. `id` is stable within the article. */
export type TextMark = Held & { readonly id: string; readonly span: Span };

/** A stretch of text over which the same marks lie. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly TextMark[];
  /** A stop for the keyboard: a short mark, or the beginning of a long one. */
  readonly isStop: boolean;
}

/** Blocks that share a line of the text, in order. */
export type Line = readonly Block[];

/** Every mark of an article, in no order. */
export function listMarks({ record, reuse }: { record: ArticleRecord; reuse: ArticleView['reuse'] }): TextMark[] {
  const entities = new Map(record.entities.map((entity) => [entity.id, entity]));
  const marks: (Held & { span: Span })[] = [
    ...record.mentions.map((mention) => ({ layer: 'names' as const, span: mention.span, mention, entity: entities.get(mention.entity) })),
    ...record.times.map((time) => ({ layer: 'times' as const, span: time.span, time })),
    ...record.quantities.map((quantity) => ({ layer: 'quantities' as const, span: quantity.span, quantity })),
    ...record.statements.flatMap((statement) => [
      { layer: 'statements' as const, span: statement.content, statement, part: 'content' as const },
      { layer: 'statements' as const, span: statement.cue.span, statement, part: 'cue' as const },
    ]),
    ...record.events.flatMap((event) => event.triggers.map((span) => ({ layer: 'events' as const, span, event }))),
    ...record.labels.map((label) => ({ layer: 'labels' as const, span: label.span, label })),
    ...reuse.map((one) => ({ layer: 'reuse' as const, span: one.span, reuse: one })),
  ];
  return marks.map((mark, at) => ({ ...mark, id: `${mark.layer}-${at}` }));
}

/** For each line the marks that lie over it, in one pass over lines and marks. */
export function marksByLine(lines: readonly Line[], marks: readonly TextMark[]): TextMark[][] {
  const held: TextMark[][] = lines.map(() => []);
  const ends = lines.map((line) => line.at(-1)!.span[1]);
  for (const mark of marks) for (let at = findFirstAbove(ends, mark.span[0]); at < lines.length && lines[at]![0]!.span[0] < mark.span[1]; at++) held[at]!.push(mark);
  return held;
}

/** Place of the first of some growing numbers that is above a value. */
function findFirstAbove(numbers: readonly number[], value: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Segments that are drawn together once they come near the window. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly segments: readonly Segment[];
}

/** Marked elements that one chunk holds: some two screens of the densest text. */
const CHUNK_SEGMENTS = 150;
/** Letters that one chunk holds: a screen and a half. */
const CHUNK_LETTERS = 2_500;
/** No paragraph that somebody wrote is as long: 700 words. */
const LONG_LINE = 5_000;

/** Whether a line is so long that its chunks are laid out one by one. Browsers lay out all of a paragraph or nothing: 60,000 letters with 10,000 marks took half a second. */
export function isLongLine(start: number, end: number): boolean {
  return end - start > LONG_LINE;
}

/** Parts the segments of a line into chunks, so that a line of 10,000 marks need not be drawn at once. */
export function cutChunks(segments: readonly Segment[], text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let part: Segment[] = [];
  const close = (): void => {
    if (part.length > 0) chunks.push({ start: part[0]!.start, end: part.at(-1)!.end, segments: part });
    part = [];
  };
  for (const segment of segments) {
    for (const piece of cutLong(segment, text)) {
      if (part.length >= CHUNK_SEGMENTS || (part.length > 0 && piece.end - part[0]!.start > CHUNK_LETTERS)) close();
      part.push(piece);
    }
  }
  close();
  return chunks;
}

/** A segment in pieces that fit a chunk, cut behind a word where there is one. */
function cutLong(segment: Segment, text: string): Segment[] {
  if (!isLongLine(segment.start, segment.end)) return [segment];
  const pieces: Segment[] = [];
  for (let start = segment.start; start < segment.end; ) {
    const most = Math.min(segment.end, start + CHUNK_LETTERS);
    const blank = most === segment.end ? -1 : text.lastIndexOf(' ', most);
    const end = blank > start ? blank + 1 : most;
    pieces.push({ ...segment, start, end });
    start = end;
  }
  return pieces;
}

/** Cuts a stretch of text at every edge of a mark. Cost grows with the marks, not with the text. A blank between two marks is no stop. */
export function cutSegments(text: string, [start, end]: Span, marks: readonly TextMark[]): Segment[] {
  const here = marks.filter((mark) => mark.span[0] < end && mark.span[1] > start && mark.span[0] < mark.span[1]);
  const edges = new Set([start, end]);
  for (const { span } of here) for (const edge of span) if (edge > start && edge < end) edges.add(edge);
  const cuts = [...edges].toSorted((a, b) => a - b);
  const opening = here.toSorted((a, b) => a.span[0] - b.span[0]);
  const segments: Segment[] = [];
  let open: TextMark[] = [];
  let next = 0;
  for (let at = 0; at + 1 < cuts.length; at++) {
    const [from, to] = [cuts[at]!, cuts[at + 1]!];
    open = open.filter((mark) => mark.span[1] > from);
    while (next < opening.length && opening[next]!.span[0] <= from) open.push(opening[next++]!);
    segments.push({ start: from, end: to, marks: [...open], isStop: /\S/.test(text.slice(from, to)) && open.some((mark) => isShort(mark) || mark.span[0] === from) });
  }
  return segments;
}

function isShort(mark: TextMark): boolean {
  return mark.layer !== 'reuse' && !(mark.layer === 'statements' && mark.part === 'content');
}

/** Blocks by line: a dateline fused to its paragraph stays on the paragraph's line. */
export function groupLines(text: string, blocks: readonly Block[]): Line[] {
  const lines: Block[][] = [];
  for (const block of blocks) {
    const before = lines.at(-1)?.at(-1);
    if (before !== undefined && !text.slice(before.span[1], block.span[0]).includes('\n')) lines.at(-1)!.push(block);
    else lines.push([block]);
  }
  return lines;
}
