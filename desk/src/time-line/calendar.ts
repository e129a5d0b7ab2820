const DAY_MS = 86_400_000;

/**
 * Days since 1970, for positions on a time line, where a day stands at its middle: a minute of it (`2023-03-09T21:05`) is up to
 * half a day off.
 */
export function dayNumber(day: string): number {
  return day.length > 10 ? Date.parse(`${day}Z`) / DAY_MS - 0.5 : Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

export function dayText(day: number): string {
  return new Date(Math.round(day) * DAY_MS).toISOString().slice(0, 10);
}

export interface Tick {
  readonly day: number;
  /** Shown as a year, a month with its year where it changes, a day or an hour. */
  readonly grain: 'year' | 'month' | 'day' | 'hour';
}

/** Steps between ticks, from fine to coarse, in days or months. */
const STEPS = [
  { days: 1 }, { days: 2 }, { days: 7 }, { months: 1 }, { months: 2 }, { months: 3 }, { months: 6 }, { months: 12 }, { months: 24 }, { months: 60 }, { months: 120 }, { months: 240 }, { months: 600 }, { months: 1200 }, { months: 6000 },
] as const;

/** A stretch of so few days, edges included, is shown by hours; the server says the same. */
const HOURLY_DAYS = 4;
/** Hours between ticks, from fine to coarse. */
const HOUR_STEPS = [3, 6, 12];

/** Ticks for a stretch of days: the finest step that gives no more than `most`. */
export function findTicks(from: number, to: number, most: number): Tick[] {
  const span = to - from + 1;
  if (span <= HOURLY_DAYS) return hourTicks(from, to, HOUR_STEPS.find((hours) => (span * 24) / hours <= most * 1.5) ?? 24);
  const step = STEPS.find((one) => span / ('days' in one ? one.days : one.months * 30.4) <= most) ?? STEPS.at(-1)!;
  return 'days' in step ? dayTicks(from, to, step.days) : monthTicks(from, to, step.months);
}

function hourTicks(from: number, to: number, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let hour = from * 24; hour < (to + 1) * 24; hour += step) ticks.push({ day: hour / 24, grain: hour % 24 === 0 ? 'day' : 'hour' });
  return ticks;
}

function dayTicks(from: number, to: number, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let day = Math.ceil(from / step) * step; day <= to; day += step) ticks.push({ day, grain: 'day' });
  return ticks;
}

function monthTicks(from: number, to: number, step: number): Tick[] {
  const start = new Date(from * DAY_MS);
  const first = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
  const ticks: Tick[] = [];
  for (let month = first; ; month += step) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS;
    if (day > to) return ticks;
    if (day >= from) ticks.push({ day, grain: step >= 12 ? 'year' : 'month' });
  }
}
