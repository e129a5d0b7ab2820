import { whenOf } from './archive-view.ts';
import { daysOf } from './edtf-days.ts';
import { isDated } from './filter.ts';
import type { HappeningSummary, TimeLine, TimeMark } from './shapes.ts';

/** Lanes drawn one above the other; further stories share the last. With more the list began below a screen of 900 px. */
const LANES = 5;
/** Steps of the density strip. */
const STEPS = 96;
const DAY_MS = 86_400_000;

interface Placed {
  readonly happening: HappeningSummary;
  readonly start: number;
  readonly end: number;
  readonly open: TimeMark['open'];
  readonly basis: TimeMark['basis'];
}

/** Lays happenings on lanes, one a story, joining those that would stand in one place. */
export function layTimeLine(happenings: readonly HappeningSummary[], asked: { from?: string | undefined; to?: string | undefined; steps: number }): TimeLine {
  const placed = happenings.filter(isDated).map(place);
  const undated = happenings.length - placed.length;
  if (placed.length === 0) return { extent: { start: null, end: null }, from: null, to: null, undated, density: [], lanes: [] };
  const first = placed.reduce((least, one) => Math.min(least, one.start), Infinity);
  const last = placed.reduce((most, one) => Math.max(most, one.end), -Infinity);
  const from = asked.from === undefined ? first : dayNumber(asked.from);
  const to = Math.max(asked.to === undefined ? last : dayNumber(asked.to), from);
  const shown = placed.filter((one) => one.end >= from && one.start <= to);
  return {
    extent: { start: dayText(first), end: dayText(last) },
    from: dayText(from),
    to: dayText(to),
    undated,
    density: countDensity(placed, first, last),
    lanes: makeLanes(shown, Math.max(1, (to - from + 1) / asked.steps)),
  };
}

function place(happening: HappeningSummary): Placed {
  const { first, last } = daysOf(whenOf(happening));
  const start = dayNumber((first ?? last)!);
  const end = dayNumber((last ?? first)!);
  return { happening, start, end: Math.max(start, end), open: first === null ? 'start' : last === null ? 'end' : 'none', basis: happening.reportedOn === null ? 'told' : 'reported' };
}

function countDensity(placed: readonly Placed[], first: number, last: number): TimeLine['density'] {
  const step = Math.max(1, Math.ceil((last - first + 1) / STEPS));
  const counts = Array.from({ length: Math.ceil((last - first + 1) / step) }, () => 0);
  for (const one of placed) counts[Math.floor((one.start - first) / step)]! += 1;
  return counts.map((count, at) => ({ start: dayText(first + at * step), end: dayText(first + (at + 1) * step - 1), count }));
}

function makeLanes(shown: readonly Placed[], step: number): TimeLine['lanes'] {
  const byStory = Map.groupBy(shown, (one) => one.happening.story?.id ?? '');
  const own = [...byStory].filter(([story, ones]) => story !== '' && ones.length > 1).toSorted((a, b) => b[1].length - a[1].length);
  const kept = own.slice(0, LANES);
  const keptIds = new Set(kept.map(([story]) => story));
  const rest = shown.filter((one) => !keptIds.has(one.happening.story?.id ?? ''));
  const lanes = kept.map(([, ones]) => ({ story: ones[0]!.happening.story, total: ones.length, marks: joinMarks(ones, step) }));
  if (rest.length > 0) lanes.push({ story: null, total: rest.length, marks: joinMarks(rest, step) });
  return lanes;
}

/** Points of one basis within one step become one mark with a count; longer intervals stay bands of their own. */
function joinMarks(ones: readonly Placed[], step: number): TimeMark[] {
  const points = ones.filter((one) => one.end - one.start <= step && one.open === 'none');
  const bands = ones.filter((one) => one.end - one.start > step || one.open !== 'none');
  const groups = Map.groupBy(points, (one) => `${one.basis} ${Math.floor(one.start / step)}`);
  return [...groups.values(), ...bands.map((band) => [band])].map(mark).toSorted((a, b) => (a.start < b.start ? -1 : 1));
}

function mark(ones: readonly Placed[]): TimeMark {
  const only = ones.length === 1 ? ones[0]!.happening : null;
  return {
    start: dayText(Math.min(...ones.map((one) => one.start))),
    end: dayText(Math.max(...ones.map((one) => one.end))),
    count: ones.length,
    reports: Math.max(...ones.map((one) => one.happening.reports)),
    voices: Math.max(...ones.map((one) => one.happening.voices)),
    conflicts: ones.filter((one) => one.happening.conflicts > 0).length,
    happening: only === null ? null : { id: only.id, title: only.title, titleEn: only.titleEn, type: only.type },
    basis: ones[0]!.basis,
    open: only === null ? 'none' : ones[0]!.open,
  };
}

function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
