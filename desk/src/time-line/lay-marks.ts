import type { TimeLine, TimeMark } from '../../../src/http/shapes.ts';
import { dayNumber } from './calendar.ts';

/** Height of one row of marks; also the smallest mark that a finger hits. */
export const ROW = 26;

/** The days that a line shows, and how wide they are drawn. */
export interface Stretch {
  readonly line: Pick<TimeLine, 'from' | 'to'>;
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** The shown days, with some air beside them. */
export function stretchOf(line: TimeLine, width: number): Stretch {
  const [low, high] = [dayNumber(line.from!), dayNumber(line.to!)];
  const air = low === high ? 0 : Math.max(1, Math.round((high - low) * 0.04));
  return { line, from: low - air, to: high + air, width };
}

export function sizeOf(mark: TimeMark): number {
  return Math.min(30, 10 + 3.2 * Math.sqrt(mark.reports) + (mark.count > 1 ? 3 * Math.log2(mark.count) : 0));
}

/** Several happenings in one mark have no verdict together, unless all are disputed. */
export function shapeOf(mark: TimeMark): string {
  if (mark.count > 1 && mark.conflicts < mark.count) return mark.basis === 'reported' ? 'group hollow' : 'group';
  if (mark.conflicts > 0) return 'conflict';
  if (mark.basis === 'reported') return 'hollow';
  return mark.voices >= 2 ? 'many' : mark.voices === 1 ? 'one' : 'none';
}

/** Middle of those of its days that are shown. */
export function middleOf(mark: TimeMark, { line }: Pick<Stretch, 'line'>): number {
  return (Math.max(dayNumber(mark.start), dayNumber(line.from!) - 0.5) + Math.min(dayNumber(mark.end), dayNumber(line.to!) + 0.5)) / 2;
}

/** Where a day stands, from 0 to 1. */
export function shareOf(day: number, { from, to }: Pick<Stretch, 'from' | 'to'>): number {
  return (day + 0.5 - from) / (to - from + 1);
}

/** Marks that would touch stand in rows one below the other. */
export function layRows(marks: readonly TimeMark[], stretch: Stretch): { mark: TimeMark; row: number }[] {
  const ends: number[] = [];
  const placed = marks.filter((mark) => !mark.band).map((mark) => ({ mark, middle: shareOf(middleOf(mark, stretch), stretch) * stretch.width }));
  return placed.sort((a, b) => a.middle - b.middle).map(({ mark, middle }) => {
    const size = Math.max(ROW, sizeOf(mark) + 2);
    const free = ends.findIndex((end) => end <= middle - size / 2);
    const row = free < 0 ? ends.length : free;
    ends[row] = middle + size / 2;
    return { mark, row };
  });
}

/** How high a lane is, and where the middles of its rows are: null is the middle of the lane. */
export function measureLane(bands: number, rows: readonly { readonly row: number }[]): { height: number; middle: (row: number) => number | null } {
  const depth = bands + rows.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const height = Math.max(46, depth * ROW + 10);
  return { height, middle: (row) => (depth * ROW < 46 ? null : 5 + (bands + row + 0.5) * ROW) };
}
