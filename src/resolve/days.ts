import type { Published } from '../model/published.ts';

/**
 * Days counted from 1970-01-01; an open bound is infinite. Both ends belong to it. They are not called `from` and `to` as the
 * ranges of tokens are: the engine gives objects of the same names one layout, and an infinite bound would make every token
 * number of the program a boxed fraction.
 */
export interface DayRange {
  readonly since: number;
  readonly until: number;
}

export const ALL_DAYS: DayRange = { since: -Infinity, until: Infinity };

const DAY_MS = 86_400_000;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

interface Bounds {
  readonly first: number | null;
  readonly last: number | null;
}

const NO_BOUNDS: Bounds = { first: null, last: null };
/** A set of articles tells of some thousands of days, each many times. */
const boundsKnown = new Map<string, Bounds>();
const MOST_KNOWN = 50_000;

/** First day of an ISO date of day, month or year grain; null for open parts. */
export const firstDay = (iso: string | null | undefined): number | null => boundsOf(iso).first;

/** Last day of an ISO date of day, month or year grain. */
export const lastDay = (iso: string | null | undefined): number | null => boundsOf(iso).last;

function boundsOf(iso: string | null | undefined): Bounds {
  if (!iso) return NO_BOUNDS;
  let bounds = boundsKnown.get(iso);
  if (!bounds) {
    if (boundsKnown.size >= MOST_KNOWN) boundsKnown.clear();
    boundsKnown.set(iso, (bounds = readBounds(iso)));
  }
  return bounds;
}

function readBounds(iso: string): Bounds {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?!-?[X\d])/.exec(iso);
  if (!match || Number(match[2] ?? 1) > 12 || Number(match[3] ?? 1) > 31) return NO_BOUNDS;
  const [year, month, day] = [Number(match[1]), match[2] ? Number(match[2]) : null, match[3] ? Number(match[3]) : null];
  const first = Date.UTC(year, (month ?? 1) - 1, day ?? 1) / DAY_MS;
  return { first, last: day ? first : Date.UTC(month ? year : year + 1, month ?? 0, 0) / DAY_MS };
}

/** A day number as ISO; null for an open bound. */
export function isoDay(day: number): string | null {
  return Number.isFinite(day) ? new Date(day * DAY_MS).toISOString().slice(0, 10) : null;
}

export function rangeOf(start: string | null | undefined, end: string | null | undefined): DayRange {
  return { since: firstDay(start) ?? -Infinity, until: lastDay(end) ?? Infinity };
}

export function publishedRange(published: Published | null): DayRange {
  return published ? rangeOf(published.start, published.end) : ALL_DAYS;
}

export function meet(a: DayRange, b: DayRange): DayRange {
  return { since: Math.max(a.since, b.since), until: Math.min(a.until, b.until) };
}

/** The middle of a range, its one bound where it is open, 0 where nothing bounds it. */
export function middleOfDays({ since, until }: DayRange): number {
  if (Number.isFinite(since) && Number.isFinite(until)) return (since + until) / 2;
  return Number.isFinite(since) ? since : Number.isFinite(until) ? until : 0;
}

export const isEmpty = (range: DayRange): boolean => range.since > range.until;
export const daysLong = (range: DayRange): number => range.until - range.since + 1;

/** Days between two ranges; 0 when they meet, infinite when nothing bounds them towards each other. */
export function daysApart(a: DayRange, b: DayRange): number {
  return Math.max(0, a.since - b.until, b.since - a.until);
}

/** `weekday` of a day, 0 = Sunday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** The number of an English weekday name, or null. */
export function weekdayNumber(name: string | null | undefined): number | null {
  const at = WEEKDAYS.indexOf((name ?? '').toLowerCase());
  return at < 0 ? null : at;
}

/** Days of an ISO offset of days or weeks (`-P1D`, `P0D`, `-P1W`), or null. */
export function offsetDays(rel: string | null | undefined): number | null {
  const match = /^(-?)P(\d+)([DW])$/.exec(rel ?? '');
  if (!match) return null;
  const days = Number(match[2]) * (match[3] === 'W' ? 7 : 1);
  return match[1] ? -days : days;
}

/** The range with its ends moved inwards to a weekday. */
export function snapToWeekday(range: DayRange, weekday: number): DayRange {
  const since = Number.isFinite(range.since) ? range.since + ((weekday - weekdayOf(range.since) + 7) % 7) : range.since;
  const until = Number.isFinite(range.until) ? range.until - ((weekdayOf(range.until) - weekday + 7) % 7) : range.until;
  return { since, until };
}
