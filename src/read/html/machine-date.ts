import { makeDay } from '../../language/calendar.ts';

/** A date that a machine wrote: the days it can mean (local to its zone, never shifted), and whether it is in UTC. */
export interface MachineDate {
  readonly days: readonly string[];
  readonly isUtc: boolean;
  readonly order: 'day-month' | 'month-day' | null;
  readonly dayMonth: string | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
/** From this hour of a UTC day on, it is already the next day somewhere in the Arab world (UTC+4). */
const NEXT_DAY_HOUR = 20;

/** Reads the dates of metadata: ISO 8601 and its loose forms, RFC 2822, epoch seconds, `24/08/2020`. Null for anything else. */
export function parseMachineDate(raw: string): MachineDate | null {
  const text = toLatinDigits(raw.trim()).slice(0, 80);
  return parseIso(text) ?? parseEpoch(text) ?? parseNamedMonth(text) ?? parseSlashed(text);
}

function toLatinDigits(text: string): string {
  return text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}

function one(year: number, month: number, day: number, isUtc = false): MachineDate | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  const made = makeDay(year, month, day);
  return made ? { days: [made], isUtc, order: null, dayMonth: null } : null;
}

function parseIso(text: string): MachineDate | null {
  const met = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?!\d)(?:[T\s_-]*(\d{1,2}):?(\d{2})(?::?\d{2})?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]00:?00)?)?/i.exec(text);
  if (!met) return null;
  const compact = /^\d{8}(?!\d)/.test(text);
  if (!compact && !/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(text)) return null;
  const isUtc = met[6] !== undefined && Number(met[4]) >= NEXT_DAY_HOUR;
  return one(Number(met[1]), Number(met[2]), Number(met[3]), isUtc);
}

function parseEpoch(text: string): MachineDate | null {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return null;
  const date = new Date(Number(text.slice(0, 10)) * 1000);
  return one(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours() >= NEXT_DAY_HOUR);
}

/** `Mon, 24 Aug 2020 09:23:13 +0000`, `August 24, 2020`, `24-Aug-2020`. */
function parseNamedMonth(text: string): MachineDate | null {
  const met = /(?:^|[\s,])(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})/i.exec(text);
  const american = met ? null : /([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:\d{1,2}:\d{2}(?::\d{2})?\s+(?:[A-Z]{3,4}\s+)?)?(\d{4})/i.exec(text);
  const [day, name, year] = met ? [met[1], met[2], met[3]] : american ? [american[2], american[1], american[3]] : [];
  if (!day || !name || !year) return null;
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? null : one(Number(year), month, Number(day));
}

/** Day or month first: both readings unless one is impossible. */
function parseSlashed(text: string): MachineDate | null {
  const met = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/.exec(text);
  if (!met) return null;
  const [a, b, year] = [Number(met[1]), Number(met[2]), Number(met[3])];
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  const dayMonth = makeDay(year, b, a);
  const monthDay = makeDay(year, a, b);
  const days = [...new Set([dayMonth, monthDay])].filter((day): day is string => day !== null).sort();
  if (days.length === 0) return null;
  const order = days.length > 1 || a === b ? null : dayMonth ? 'day-month' : 'month-day';
  return { days, isUtc: false, order, dayMonth: days.length > 1 ? dayMonth : null };
}

/** The day in an address: `/2020/8/24/`, `/2020-06-03-1.387`, `/20200824/`, `/24-8-2020/`. Null when there is none. */
export function parseAddressDate(address: string): { readonly day: string; readonly raw: string } | null {
  const path = address.replace(/^[a-z]+:\/\/[^/]*/i, '').split(/[?#]/)[0]!;
  const met = /(?:^|[/_-])((19\d\d|20\d\d)([/_-])(\d{1,2})\3(\d{1,2}))(?=[/_.-]|$)/.exec(path) ?? /(?:^|[/_-])((20[0-3]\d)()(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?=[/_.-]|$)/.exec(path);
  if (met) return found(Number(met[2]), Number(met[4]), Number(met[5]), met[1]!);
  const reversed = /(?:^|[/_-])((\d{1,2})([/_-])(\d{1,2})\3(20\d\d))(?=[/_.-]|$)/.exec(path);
  return reversed && Number(reversed[2]) > 12 ? found(Number(reversed[5]), Number(reversed[4]), Number(reversed[2]), reversed[1]!) : null;
}

function found(year: number, month: number, day: number, raw: string): { day: string; raw: string } | null {
  const made = year >= FIRST_YEAR && year <= LAST_YEAR ? makeDay(year, month, day) : null;
  return made ? { day: made, raw } : null;
}
