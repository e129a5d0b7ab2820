/** Calendar arithmetic on ISO strings: Gregorian days, months, years and weeks, and the hijri calendar. No clock. */

export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of an ISO day. */
export function dayNumber(isoDay: string): number {
  return Math.round(Date.parse(`${isoDay.slice(0, 10)}T00:00:00Z`) / DAY_MS);
}

/** Days from one ISO day, month or year to another; of a month or year its first day counts. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** The ISO day of a day number. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `2020-08-17` of its parts; null when there is no such day. */
export function makeDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** `2020-08` of its parts. */
export function makeMonth(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${two(month)}`;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function weekdayOf(day: string): Weekday {
  return WEEKDAYS[(((dayNumber(day) + 4) % 7) + 7) % 7]!;
}

export function addDays(day: string, days: number): string {
  return isoDay(dayNumber(day) + days);
}

/** A month (`2020-08`) some months later. */
export function addMonths(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return makeMonth(Math.floor(count / 12), (count % 12) + 1);
}

/** The nearest such weekday on or before a day. */
export function weekdayOnOrBefore(day: string, weekday: Weekday): string {
  const back = (WEEKDAYS.indexOf(weekdayOf(day)) - WEEKDAYS.indexOf(weekday) + 7) % 7;
  return addDays(day, -back);
}

/** The nearest such weekday on or after a day. */
export function weekdayOnOrAfter(day: string, weekday: Weekday): string {
  const ahead = (WEEKDAYS.indexOf(weekday) - WEEKDAYS.indexOf(weekdayOf(day)) + 7) % 7;
  return addDays(day, ahead);
}

/** The ISO week that holds a day: `2020-W34`. */
export function isoWeek(day: string): string {
  const thursday = addDays(weekdayOnOrBefore(day, 'monday'), 3);
  const year = Number(thursday.slice(0, 4));
  const week = Math.floor((dayNumber(thursday) - dayNumber(`${thursday.slice(0, 4)}-01-01`)) / 7) + 1;
  return `${year}-W${two(week)}`;
}

/** First and last day of an ISO day, month or year; null for anything else (EDTF with X, weeks, durations). */
export function daysOf(value: string): { readonly start: string; readonly end: string } | null {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T|$)/.exec(value);
  if (!parts) return null;
  const [, year = '', month, day] = parts;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return null;
  if (day !== undefined) return { start: value.slice(0, 10), end: value.slice(0, 10) };
  const last = Number(month ?? 12);
  return { start: `${year}-${month ?? '01'}-01`, end: makeDay(Number(year), last, daysInMonth(Number(year), last))! };
}

/** A day of the hijri calendar. */
export interface HijriDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const hijriFormat = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric',
});

/** The hijri day of a Gregorian one, after the Umm al-Qura tables: other countries may differ by a day or two. */
export function hijriOf(day: string): HijriDay {
  const parts = hijriFormat.formatToParts(dayNumber(day) * DAY_MS);
  const part = (type: string): number => Number(parts.find((p) => p.type === type)?.value);
  return { year: part('year'), month: part('month'), day: part('day') };
}

/** Mean lengths of the hijri year and month, and the day of 1 Muharram 1: a first guess that the tables then correct. */
const HIJRI_YEAR_DAYS = 354.367;
const HIJRI_MONTH_DAYS = 29.53;
const HIJRI_EPOCH_DAY = -492_148;

/** The Gregorian day of a hijri one, after Umm al-Qura; null when that month has no such day. */
export function gregorianOf({ year, month, day }: HijriDay): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 30 || year < 1 || year > 1600) return null;
  const order = (hijri: HijriDay): number => (hijri.year * 12 + hijri.month) * 31 + hijri.day;
  let guess = Math.round(HIJRI_EPOCH_DAY + (year - 1) * HIJRI_YEAR_DAYS + (month - 1) * HIJRI_MONTH_DAYS + day - 1);
  for (let tries = 0; tries < 12; tries++) {
    const met = hijriOf(isoDay(guess));
    const apart = order({ year, month, day }) - order(met);
    if (apart === 0) return isoDay(guess);
    const months = year * 12 + month - (met.year * 12 + met.month);
    guess += months === 0 ? day - met.day : Math.trunc(months * HIJRI_MONTH_DAYS) || Math.sign(months);
  }
  return null;
}

/** First and last Gregorian day of a hijri year, or of one of its months. */
export function gregorianSpanOf(year: number, month?: number): { readonly start: string; readonly end: string } | null {
  const start = gregorianOf({ year, month: month ?? 1, day: 1 });
  const after = month !== undefined && month < 12 ? { year, month: month + 1, day: 1 } : { year: year + 1, month: 1, day: 1 };
  const next = gregorianOf(after);
  return start && next ? { start, end: addDays(next, -1) } : null;
}
