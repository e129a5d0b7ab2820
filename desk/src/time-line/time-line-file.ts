import type { TimeLine, TimeMark } from '../../../src/http/shapes.ts';
import { breakLines, escapeXml } from '../picture/picture-file.ts';
import { dayNumber, findTicks, type Tick } from './calendar.ts';
import { layRows, measureLane, middleOf, ROW, shapeOf, shareOf, sizeOf, stretchOf, type Stretch } from './lay-marks.ts';

/** Light colours: the file is for paper and slides. As in `desk.css`. */
const [INK, SOFT, LINE, LINE_STRONG, SHEET, ACCENT, ACCENT_WASH, CONFLICT, CONFLICT_WASH] = ['#1d1c1a', '#5b5850', '#dfdad0', '#b9b3a6', '#ffffff', '#0b5560', '#e3eff0', '#a02c26', '#faeae8'];
const WIDTH = 1400;
const MARGIN = 32;
/** Where the track begins: names of stories stand before it. */
const TRACK = MARGIN + 280;
const TRACK_WIDTH = WIDTH - MARGIN - TRACK;
/** A line of a story's name has room for about so many letters, a line of the head for so many. */
const [NAME_LETTERS, NOTE_LETTERS] = [32, 150];
/** How far a band runs on whose end is not known. */
const OPEN_END = 48;
const MOST_TICKS = 9;
const STRIP_HEIGHT = 28;

interface TimeLineFileWords {
  readonly title: string;
  readonly span: string;
  /** Filters, and what is not drawn. */
  readonly notes: readonly string[];
  readonly isRtl: boolean;
  readonly titleOf: (story: TimeLine['lanes'][number]['story']) => { text: string; lang: 'ar' | 'en' };
  readonly number: (value: number) => string;
  readonly nameTick: (tick: Tick, place: number) => string;
  /** Shapes of marks and what they mean; without a shape the words alone. */
  readonly legend: readonly (readonly [shape: string | null, words: string])[];
}

/** The time line as an SVG document that stands alone. `line` holds the lanes that are to be drawn. */
export function drawTimeLineSvg(line: TimeLine, words: TimeLineFileWords): string {
  const pen = new Pen(words.isRtl);
  const stretch = stretchOf(line, TRACK_WIDTH);
  const ticks = findTicks(stretch.from, stretch.to, MOST_TICKS);
  const xOf = (day: number) => TRACK + shareOf(day, stretch) * TRACK_WIDTH;
  const notes = words.notes.flatMap((note) => breakLines(note, NOTE_LETTERS, 4));
  const parts = [pen.text(MARGIN, 38, words.title, { size: 21, weight: 600 }), pen.text(MARGIN, 68, words.span, { size: 17, color: SOFT }), ...notes.map((note, at) => pen.text(MARGIN, 94 + at * 22, note, { size: 14, color: SOFT }))];
  const top = 88 + notes.length * 22;
  let y = top;
  for (const lane of line.lanes) {
    const drawn = drawLane(lane, { pen, stretch, xOf, y, words });
    parts.push(...drawn.parts);
    y += drawn.height;
  }
  const rules = ticks.map((tick) => pen.rule(xOf(tick.day - 0.5), top, y));
  const names = ticks.map((tick, place) => ({ tick, name: words.nameTick(tick, place) })).filter(({ tick }) => shareOf(tick.day - 0.5, stretch) < 0.95).map(({ tick, name }) => pen.text(xOf(tick.day - 0.5) + 5, y + 18, name, { size: 12, color: SOFT }));
  parts.push(`<rect x="${MARGIN}" y="${y}" width="${WIDTH - 2 * MARGIN}" height="1" fill="${LINE_STRONG}"/>`, ...names);
  y += 40;
  if (line.density.length > 8) {
    parts.push(...drawStrip(line, pen, y));
    y += STRIP_HEIGHT + 12;
  }
  parts.push(...drawLegend(words.legend, pen, y + 14));
  const height = y + 44;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="'IBM Plex Sans Arabic','Noto Sans Arabic','Segoe UI',system-ui,sans-serif">`,
    `<title>${escapeXml(`${words.title} · ${words.span}`)}</title><defs>${[ACCENT, SOFT, CONFLICT].map(drawHatch).join('')}</defs><rect width="100%" height="100%" fill="${SHEET}"/>`,
    ...rules,
    ...parts,
    '</svg>',
  ].join('\n');
}

interface LaneDrawing {
  readonly pen: Pen;
  readonly stretch: Stretch;
  readonly xOf: (day: number) => number;
  readonly y: number;
  readonly words: TimeLineFileWords;
}

function drawLane(lane: TimeLine['lanes'][number], { pen, stretch, xOf, y, words }: LaneDrawing): { parts: string[]; height: number } {
  const bands = lane.marks.filter((mark) => mark.band);
  const rows = layRows(lane.marks, stretch);
  const { height, middle } = measureLane(bands.length, rows);
  const title = words.titleOf(lane.story);
  const lines = breakLines(title.text, NAME_LETTERS, 2);
  const nameTop = y + height / 2 + 5 - (lines.length - 1) * 9;
  const parts = [
    `<rect x="${MARGIN}" y="${y}" width="${WIDTH - 2 * MARGIN}" height="1" fill="${LINE}"/>`,
    ...lines.map((text, at) => pen.text(MARGIN, nameTop + at * 18, text, { size: 14, color: lane.story === null ? SOFT : INK, lang: title.lang })),
    pen.text(TRACK - 52, y + height / 2 + 5, words.number(lane.total), { size: 12, color: SOFT }),
    ...bands.map((mark, at) => drawBand(mark, pen, { start: Math.max(TRACK, xOf(dayNumber(mark.start))), end: Math.min(TRACK + TRACK_WIDTH, xOf(dayNumber(mark.end)) + (mark.open === 'end' ? OPEN_END : 0)), y: y + at * ROW + 5 + 8 })),
    ...rows.map(({ mark, row }) => drawMark(mark, { x: pen.place(xOf(middleOf(mark, stretch))), y: y + (middle(row) ?? height / 2), number: words.number })),
  ];
  return { parts, height };
}

/** A bar over its days; a bound that is not known stays open. */
function drawBand(mark: TimeMark, pen: Pen, { start, end, y }: { start: number; end: number; y: number }): string {
  const shape = shapeOf(mark);
  const color = shape === 'conflict' ? CONFLICT : shape === 'none' || shape === 'hollow' ? SOFT : ACCENT;
  const [from, to] = [pen.place(start), pen.place(Math.max(end, start + 24))];
  const fill = shape === 'hollow' ? 'none' : `url(#hatch-${color.slice(1)})`;
  const path = mark.open === 'end' ? `M${to} ${y}H${from}V${y + 8}H${to}` : mark.open === 'start' ? `M${from} ${y}H${to}V${y + 8}H${from}` : `M${from} ${y}H${to}V${y + 8}H${from}Z`;
  return `<path d="${path}" fill="${fill}" stroke="${color}" stroke-linejoin="round"/>`;
}

function drawMark(mark: TimeMark, { x, y, number }: { x: number; y: number; number: (value: number) => string }): string {
  const shape = shapeOf(mark);
  const isDisputed = mark.conflicts > 0 && mark.conflicts < mark.count;
  const count = mark.count === 1 ? '' : `<text x="${x.toFixed(1)}" y="${(y + 4).toFixed(1)}" font-size="${mark.count > 999 ? 10 : 12}" font-weight="600" text-anchor="middle" fill="${shape === 'group' ? ACCENT : shape === 'conflict' ? CONFLICT : SOFT}">${escapeXml(number(mark.count))}</text>`;
  return `${drawShape(shape, { x, y, radius: sizeOf(mark) / 2, isDisputed })}${count}`;
}

function drawShape(shape: string, { x, y, radius, isDisputed }: { x: number; y: number; radius: number; isDisputed: boolean }): string {
  const circle = (size: number, paint: string) => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${size.toFixed(1)}" ${paint}/>`;
  const air = circle(radius + 1.5, `fill="${SHEET}"`);
  if (shape.includes('hollow')) {
    const half = radius * 0.8;
    return `<rect x="${(x - half).toFixed(1)}" y="${(y - half).toFixed(1)}" width="${(2 * half).toFixed(1)}" height="${(2 * half).toFixed(1)}" rx="3" transform="rotate(45 ${x.toFixed(1)} ${y.toFixed(1)})" fill="${SHEET}" stroke="${isDisputed ? CONFLICT : SOFT}" stroke-width="1.5"/>`;
  }
  if (shape === 'conflict') return air + circle(radius - 0.5, `fill="${CONFLICT_WASH}" stroke="${CONFLICT}"`) + circle(radius - 2.5, `fill="none" stroke="${CONFLICT}"`);
  if (shape === 'group') return air + circle(radius - 1, `fill="${ACCENT_WASH}" stroke="${isDisputed ? CONFLICT : ACCENT}" stroke-width="${isDisputed ? 2 : 1.5}"`);
  if (shape === 'none') return air + circle(radius - 1, `fill="${SHEET}" stroke="${SOFT}" stroke-width="2" stroke-dasharray="3 3"`);
  const ring = air + circle(radius - 1, `fill="${shape === 'many' ? ACCENT : SHEET}" stroke="${ACCENT}" stroke-width="2"`);
  return shape === 'one' ? ring + circle(radius * 0.36, `fill="${ACCENT}"`) : ring;
}

/** How much there is over the whole time, the shown part marked. */
function drawStrip({ density, extent, from, to }: TimeLine, pen: Pen, y: number): string[] {
  const width = TRACK_WIDTH / density.length;
  const most = Math.max(...density.map(({ count }) => count), 1);
  const bars = density.flatMap(({ count }, at) => {
    const high = count === 0 ? 0 : STRIP_HEIGHT * (0.12 + 0.88 * (count / most));
    const wide = Math.max(1, Math.min(width - 1, 6));
    return high === 0 ? [] : [`<rect x="${pen.place(TRACK + (at + 0.5) * width - wide / 2, wide).toFixed(1)}" y="${(y + STRIP_HEIGHT - high).toFixed(1)}" width="${wide.toFixed(1)}" height="${high.toFixed(1)}" fill="${LINE_STRONG}"/>`];
  });
  const [first, last] = [dayNumber(extent.start!), dayNumber(extent.end!)];
  const [low, high] = [dayNumber(from!), dayNumber(to!)].map((day, at) => Math.min(1, Math.max(0, (day + at - first) / (last - first + 1))) * TRACK_WIDTH) as [number, number];
  const isWhole = from === extent.start && to === extent.end;
  return isWhole ? bars : [...bars, `<rect x="${pen.place(TRACK + low, high - low).toFixed(1)}" y="${y}" width="${Math.max(3, high - low).toFixed(1)}" height="${STRIP_HEIGHT}" fill="${ACCENT}" fill-opacity="0.16" stroke="${ACCENT}"/>`];
}

function drawLegend(legend: TimeLineFileWords['legend'], pen: Pen, y: number): string[] {
  const column = (WIDTH - 2 * MARGIN) / legend.length;
  return legend.flatMap(([shape, text], at) => {
    const x = MARGIN + at * column;
    const words = pen.text(x + (shape === null ? 0 : 20), y + 5, text, { size: 13, color: SOFT });
    return shape === null ? [words] : [drawShape(shape, { x: pen.place(x + 7), y, radius: 7, isDisputed: false }), words];
  });
}

function drawHatch(color: string): string {
  return `<pattern id="hatch-${color.slice(1)}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="5" fill="${color}"/></pattern>`;
}

/** Places things from the side where writing begins. */
class Pen {
  readonly #isRtl: boolean;

  constructor(isRtl: boolean) {
    this.#isRtl = isRtl;
  }

  place(x: number, width = 0): number {
    return this.#isRtl ? WIDTH - x - width : x;
  }

  rule(x: number, top: number, bottom: number): string {
    const at = this.place(x).toFixed(1);
    return `<path d="M${at} ${top}V${bottom}" stroke="${LINE}"/>`;
  }

  /** A line of text that begins at `x`, whatever its own direction. */
  text(x: number, y: number, content: string, { size, weight = 400, color = INK, lang }: { size: number; weight?: number; color?: string | undefined; lang?: 'ar' | 'en' }): string {
    const isRtl = lang === undefined ? this.#isRtl : lang === 'ar';
    return `<text x="${this.place(x).toFixed(1)}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${color}" text-anchor="${isRtl === this.#isRtl ? 'start' : 'end'}" direction="${isRtl ? 'rtl' : 'ltr'}">${escapeXml(content)}</text>`;
  }
}
