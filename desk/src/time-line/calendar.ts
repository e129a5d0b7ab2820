const DAY_MS = 86_400_000;

/** Whole days since 1970, for positions on a time line. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

export function dayText(day: number): string {
  return new Date(Math.round(day) * DAY_MS).toISOString().slice(0, 10);
}

export interface Tick {
  readonly day: number;
  /** Shown as a year, a month with its year where it changes, or a day. */
  readonly grain: 'year' | 'month' | 'day';
}

/** Steps between ticks, from fine to coarse, in days or months. */
const STEPS = [
  { days: 1 }, { days: 2 }, { days: 7 }, { months: 1 }, { months: 2 }, { months: 3 }, { months: 6 }, { months: 12 }, { months: 24 }, { months: 60 }, { months: 120 },
] as const;

/** Ticks for a stretch of days: the finest step that gives no more than `most`. */
export function findTicks(from: number, to: number, most: number): Tick[] {
  const span = to - from + 1;
  const step = STEPS.find((one) => span / ('days' in one ? one.days : one.months * 30.4) <= most) ?? STEPS.at(-1)!;
  return 'days' in step ? dayTicks(from, to, step.days) : monthTicks(from, to, step.months);
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
