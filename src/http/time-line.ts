import { whenOf } from './archive-view.ts';
import { daysOf } from './edtf-days.ts';
import { isDated } from './filter.ts';
import type { HappeningSummary, TimeLine, TimeMark } from './shapes.ts';

/** Lanes drawn one above the other; further stories share the last. With more the list began below a screen of 900 px. */
const LANES = 5;
/** Long or open intervals of one lane that are drawn as such; further ones are counted at their middle. */
const BANDS = 2;
/** So few of one step keep apart what is told and what is only reported then. */
const FEW = 3;
/** Steps of the density strip. */
const STEPS = 96;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 1440;

interface Placed {
  readonly happening: HappeningSummary;
  readonly start: number;
  readonly end: number;
  readonly open: TimeMark['open'];
  readonly basis: TimeMark['basis'];
}

/** Lays happenings on lanes, one a story, joining those that would stand in one place. */
export function layTimeLine(happenings: readonly HappeningSummary[], asked: { from?: string | undefined; to?: string | undefined; steps: number }): TimeLine {
  const placed = happenings.filter(isDated).map(getPlaced);
  const undated = happenings.length - placed.length;
  if (placed.length === 0) return { extent: { start: null, end: null }, from: null, to: null, undated, density: [], lanes: [] };
  const first = placed.reduce((least, one) => Math.min(least, one.start), Infinity);
  const last = placed.reduce((most, one) => Math.max(most, one.end), -Infinity);
  const [early, late] = findMass(placed, first, last);
  const from = asked.from === undefined ? (asked.to === undefined ? early : first) : dayNumber(asked.from);
  const to = Math.max(asked.to === undefined ? (asked.from === undefined ? late : last) : dayNumber(asked.to), from);
  const shown = placed.filter((one) => one.end >= from && one.start <= to).map((one) => (to - from < HOURLY_DAYS ? placeAtMinute(one) : one));
  return {
    extent: { start: dayText(first), end: dayText(last) },
    from: dayText(from),
    to: dayText(to),
    undated,
    density: countDensity(placed, first, last),
    lanes: makeLanes(shown, { from, to, step: to - from < HOURLY_DAYS ? (to - from + 1) / asked.steps : Math.max(1, (to - from + 1) / asked.steps) }),
  };
}

/** Lists ask for the same happenings again and again. */
const known = new WeakMap<HappeningSummary, Placed>();

function getPlaced(happening: HappeningSummary): Placed {
  let placed = known.get(happening);
  if (placed === undefined) known.set(happening, (placed = place(happening)));
  return placed;
}

/** A stretch of so few days is shown by hours. */
const HOURLY_DAYS = 2;

/** What was first reported on its own day stands at the minute of that report; what has no minute stands in the middle of its day. */
function placeAtMinute(placed: Placed): Placed {
  const { reportedAt } = placed.happening;
  if (placed.end > placed.start || reportedAt === null) return placed;
  const minute = Date.parse(`${reportedAt}Z`) / DAY_MS;
  return Math.floor(minute) === placed.start ? { ...placed, start: minute, end: minute, basis: 'reported' } : placed;
}

/** Shares of happenings that may stand outside the stretch shown at first, on each side: of 600 articles one on a war of 1846 held five in a hundred of those with a day. */
const OUTLIERS = [0.02, 0.06, 0.1];
/** For each share the stretch must become so many times narrower, else it is not worth leaving anything out. */
const LEAST_GAIN = 3;

/** The days of nearly all happenings: one anniversary of a war must not squeeze a year of news into a point. */
function findMass(placed: readonly Placed[], first: number, last: number): [from: number, to: number] {
  const starts = placed.map((one) => one.start).sort((a, b) => a - b);
  const ends = placed.map((one) => one.end).sort((a, b) => a - b);
  let mass: [number, number] = [first, last];
  for (const share of OUTLIERS) {
    const spare = Math.floor(placed.length * share);
    const from = starts[spare]!;
    const to = Math.max(from, ends[ends.length - 1 - spare]!);
    if ((mass[1] - mass[0] + 1) / (to - from + 1) >= LEAST_GAIN) mass = [from, to];
  }
  return mass;
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

/** The days shown, and how many of them one mark takes. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

function makeLanes(shown: readonly Placed[], stretch: Stretch): TimeLine['lanes'] {
  const byStory = Map.groupBy(shown, (one) => one.happening.story?.id ?? '');
  const own = [...byStory].filter(([story, ones]) => story !== '' && ones.length > 1).toSorted((a, b) => b[1].length - a[1].length);
  const kept = own.slice(0, LANES);
  const keptIds = new Set(kept.map(([story]) => story));
  const rest = shown.filter((one) => !keptIds.has(one.happening.story?.id ?? ''));
  const lanes = kept.map(([, ones]) => ({ story: ones[0]!.happening.story, total: ones.length, marks: joinMarks(ones, stretch) }));
  if (rest.length > 0) lanes.push({ story: null, total: rest.length, marks: joinMarks(rest, stretch) });
  return lanes;
}

/** Points within one step become one mark with a count, a few of them one for each basis; the most telling of the longer intervals stay bands of their own. */
function joinMarks(ones: readonly Placed[], stretch: Stretch): TimeMark[] {
  const { step } = stretch;
  const isLong = (one: Placed) => one.end - one.start > step || one.open !== 'none';
  const long = ones.filter(isLong).sort((a, b) => b.happening.interest - a.happening.interest);
  const bands = long.slice(0, BANDS);
  const points = [...ones.filter((one) => !isLong(one)), ...long.slice(BANDS)];
  const groups = Map.groupBy(points, (one) => Math.floor(middleOf(one, stretch) / step));
  const together = [...groups.values()].flatMap((group) => (group.length > FEW ? [group] : [...Map.groupBy(group, (one) => one.basis).values()]));
  return [...together.map((group) => mark(group)), ...bands.map((band) => ({ ...mark([band]), band: true }))].toSorted((a, b) => (a.start < b.start ? -1 : 1));
}

/** Middle of those of its days that are shown; a minute is its own. */
function middleOf({ start, end }: Placed, { from, to }: Stretch): number {
  return Number.isInteger(start) ? (Math.max(start, from) + Math.min(end, to) + 1) / 2 : start;
}

function mark(ones: readonly Placed[]): TimeMark {
  const only = ones.length === 1 ? ones[0]!.happening : null;
  return {
    start: dayText(ones.reduce((least, one) => Math.min(least, one.start), Infinity)),
    end: dayText(ones.reduce((most, one) => Math.max(most, one.end), -Infinity)),
    count: ones.length,
    reports: ones.reduce((most, one) => Math.max(most, one.happening.reports), 0),
    voices: ones.reduce((most, one) => Math.max(most, one.happening.voices), 0),
    conflicts: ones.filter((one) => one.happening.conflicts > 0).length,
    happening: only === null ? null : { id: only.id, title: only.title, titleEn: only.titleEn, type: only.type },
    band: false,
    basis: ones.some((one) => one.basis === 'told') ? 'told' : 'reported',
    open: only === null ? 'none' : ones[0]!.open,
  };
}

function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** A day, or a minute when it is a part of one. */
function dayText(day: number): string {
  return new Date(Math.round(day * MINUTES_A_DAY) * MINUTE_MS).toISOString().slice(0, Number.isInteger(day) ? 10 : 16);
}
