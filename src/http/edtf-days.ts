import type { Interval } from './shapes.ts';

const VALUE = /^(\d[\dX]{3})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?/;
/** First months of the EDTF seasons 21 to 24: spring, summer, autumn, winter. */
const SEASON_START = [3, 6, 9, 12];

export interface Days {
  readonly first: string | null;
  readonly last: string | null;
}

const UNDATED: Days = { first: null, last: null };
/** Lists ask for the same intervals again and again. */
const known = new WeakMap<Interval, Days>();

/** The first and last day of an interval whose bounds may be days, months, seasons, years, decades or open. */
export function daysOf(time: Interval | null): Days {
  if (time === null) return UNDATED;
  const kept = known.get(time);
  if (kept !== undefined) return kept;
  const days = { first: boundsOf(time.start)?.first ?? null, last: boundsOf(time.end)?.last ?? null };
  known.set(time, days);
  return days;
}

/** The days that one EDTF value spans, or null when it names no year or no day that exists. */
function boundsOf(value: string | null): { first: string; last: string } | null {
  const match = value === null ? null : VALUE.exec(value);
  if (match === null) return null;
  const [, year = '', month = 'XX', day = 'XX'] = match;
  if (month === 'XX' || year.includes('X')) return stretch(Number(year.replaceAll('X', '0')), 1, 12 * (Number(year.replaceAll('X', '9')) - Number(year.replaceAll('X', '0')) + 1));
  const number = Number(month);
  if (number >= 21 && number <= 24) return stretch(Number(year), SEASON_START[number - 21]!, 3);
  if (number < 1 || number > 12) return null;
  if (day === 'XX') return stretch(Number(year), number, 1);
  const whole = `${year}-${month}-${day}`;
  return new Date(`${whole}T00:00:00Z`).toJSON()?.startsWith(whole) === true ? { first: whole, last: whole } : null;
}

function stretch(year: number, month: number, months: number): { first: string; last: string } {
  const day = (at: number) => new Date(Date.UTC(year, at, 1)).toISOString().slice(0, 10);
  const last = new Date(Date.UTC(year, month - 1 + months, 0)).toISOString().slice(0, 10);
  return { first: day(month - 1), last };
}
