import {
  addDays, addMonths, daysBetween, gregorianOf, gregorianSpanOf, hijriOf, isoWeek, makeDay, makeMonth, weekdayOnOrAfter, weekdayOnOrBefore,
} from '../../language/calendar.ts';
import type { Published } from '../../model/published.ts';
import type { CalendarUnit, Direction, Meaning } from './meaning.ts';

/** An ISO value and, for a stretch, its last part. */
export interface Resolved {
  readonly value: string | null;
  readonly end: string | null;
}

const UNKNOWN: Resolved = { value: null, end: null };
const one = (value: string | null): Resolved => ({ value, end: null });

/**
 * What a meaning says in an article published in an interval: what it says on its first and on its last day, when both
 * agree (meanings only move ahead with the day, so all days between agree too); otherwise unknown.
 */
export function resolveMeaning(meaning: Meaning, published: Published | null, last: string | null): Resolved {
  if (meaning.kind === 'fixed') return { value: meaning.value, end: meaning.end };
  if (meaning.kind === 'same') return resolveSame(meaning, last);
  if (!published?.start || !published.end) return openValue(meaning);
  const first = resolveAt(meaning, published.start);
  const second = published.start === published.end ? first : resolveAt(meaning, published.end);
  return first.value === second.value && first.end === second.end ? first : openValue(meaning);
}

/** The month or day that a meaning names even when its year is unknown. */
function openValue(meaning: Meaning): Resolved {
  if (meaning.kind !== 'month-of-year' && meaning.kind !== 'month-turn') return UNKNOWN;
  const { month, day } = meaning;
  return one(`XXXX${(day === null ? makeMonth(2000, month) : (makeDay(2000, month, day) ?? '')).slice(4)}`);
}

/** The offset from publication as an ISO duration, or an English weekday: what is known without a publication date. */
export function relOf(meaning: Meaning): string | null {
  switch (meaning.kind) {
    case 'offset':
      return signedDuration(meaning.by, meaning.unit);
    case 'weekday':
      return meaning.weekday;
    case 'decade':
      return signedDuration(meaning.by * 10, 'Y');
    case 'weekday-of-week':
      return signedDuration(meaning.by, 'W');
    case 'month-of-year':
      return signedDuration(meaning.by, 'Y');
    case 'day-of-month':
      return signedDuration(meaning.by, 'M');
    case 'season':
      return meaning.turn ? null : signedDuration(meaning.by, 'Y');
    default:
      return null;
  }
}

const signedDuration = (by: number, unit: CalendarUnit): string => `${by < 0 ? '-' : ''}P${Math.abs(by)}${unit}`;

/** What a meaning says in an article published on one day. */
function resolveAt(meaning: Meaning, day: string): Resolved {
  switch (meaning.kind) {
    case 'offset':
      return resolveOffset(meaning, day);
    case 'decade':
      return one(`${Math.floor(Number(day.slice(0, 4)) / 10) + meaning.by}X`);
    case 'weekday':
      return resolveWeekday(meaning, day);
    case 'weekday-of-week':
      return one(addDays(weekdayOnOrAfter(weekdayOnOrBefore(addDays(day, meaning.by * 7), 'monday'), meaning.weekday), 0));
    case 'month-of-year':
      return one(monthOrDay(Number(day.slice(0, 4)) + meaning.by, meaning.month, meaning.day));
    case 'month-turn':
      return meaning.first === undefined ? one(turnTo(day, meaning)) : { value: turnTo(day, { ...meaning, day: meaning.first }), end: turnTo(day, meaning) };
    case 'day-of-month': {
      const month = addMonths(day.slice(0, 7), meaning.by);
      const at = (dayOfMonth: number): string | null => makeDay(Number(month.slice(0, 4)), Number(month.slice(5)), dayOfMonth);
      return meaning.first === null ? one(at(meaning.day)) : { value: at(meaning.first), end: at(meaning.day) };
    }
    case 'season':
      return one(resolveSeason(meaning, day));
    case 'hijri':
      return resolveHijri(meaning, day);
    case 'fixed':
    case 'same':
      return UNKNOWN;
  }
}

function resolveOffset({ unit, by, months, weekday }: Extract<Meaning, { kind: 'offset' }>, day: string): Resolved {
  const year = Number(day.slice(0, 4));
  if (months) return { value: makeMonth(year + by, months.first), end: makeMonth(year + by, months.last) };
  if (unit === 'Y') return one(String(year + by).padStart(4, '0'));
  if (unit === 'M') return one(addMonths(day.slice(0, 7), by));
  // the page may carry the next day's date: the weekday beside «اليوم» is surer
  if (weekday) return one(weekdayOnOrBefore(addDays(day, by), weekday));
  return one(unit === 'W' ? isoWeek(addDays(day, by * 7)) : addDays(day, by));
}

function resolveWeekday({ weekday, to, direction, ahead }: Extract<Meaning, { kind: 'weekday' }>, day: string): Resolved {
  const forward = direction === 1 || (direction === null && ahead);
  const far = direction === null || direction === 0 ? 0 : 1;
  if (forward) {
    const value = weekdayOnOrAfter(addDays(day, far), weekday);
    return { value, end: to ? weekdayOnOrAfter(value, to) : null };
  }
  // of «الخميس والجمعة» the later one is the news of the day
  const end = to ? weekdayOnOrBefore(addDays(day, -far), to) : null;
  return { value: weekdayOnOrBefore(end ?? addDays(day, -far), weekday), end };
}

const monthOrDay = (year: number, month: number, day: number | null): string | null =>
  day === null ? makeMonth(year, month) : makeDay(year, month, day);

/** The nearest such month or day strictly before, strictly after, or in the year of, a day. */
function turnTo(from: string, { month, day, direction }: { month: number; day: number | null; direction: Direction }): string | null {
  const year = Number(from.slice(0, 4));
  const same = monthOrDay(year, month, day);
  if (direction === 0 || same === null) return same;
  const here = from.slice(0, same.length);
  if (direction < 0) return same < here ? same : monthOrDay(year - 1, month, day);
  return same > here ? same : monthOrDay(year + 1, month, day);
}

/** First months of the EDTF seasons 21 to 24; a winter is counted with the year in which it begins. */
const SEASON_STARTS = [3, 6, 9, 12];

function resolveSeason({ season, by, turn }: Extract<Meaning, { kind: 'season' }>, day: string): string {
  const year = Number(day.slice(0, 4));
  if (!turn) return `${year + by}-${season}`;
  const start = SEASON_STARTS[season - 21] ?? 1;
  const month = Number(day.slice(5, 7));
  if (by === 0) return `${year}-${season}`;
  if (by < 0) return month >= start + 3 ? `${year}-${season}` : `${year - 1}-${season}`;
  return month < start ? `${year}-${season}` : `${year + 1}-${season}`;
}

function resolveHijri({ month, day, direction }: Extract<Meaning, { kind: 'hijri' }>, from: string): Resolved {
  const { year } = hijriOf(from);
  const at = (hijriYear: number): Resolved => {
    if (day !== null) return one(gregorianOf({ year: hijriYear, month, day }));
    const whole = gregorianSpanOf(hijriYear, month);
    return whole ? { value: whole.start, end: whole.end } : UNKNOWN;
  };
  const same = at(year);
  if (direction === 0) return same;
  if (direction === null) return [at(year - 1), at(year + 1)].reduce((nearest, other) => (distance(from, other) < distance(from, nearest) ? other : nearest), same);
  if (direction < 0) return (same.end ?? same.value ?? '') < from ? same : at(year - 1);
  return (same.value ?? '') > from ? same : at(year + 1);
}

const distance = (day: string, { value, end }: Resolved): number =>
  value === null ? Infinity : value <= day && day <= (end ?? value) ? 0 : Math.min(Math.abs(daysBetween(day, value)), Math.abs(daysBetween(day, end ?? value)));

/** «الشهر نفسه» and «اليوم التالي», from the date named last. */
function resolveSame({ unit, by, day }: Extract<Meaning, { kind: 'same' }>, last: string | null): Resolved {
  if (last === null || last.includes('X')) return UNKNOWN;
  const full = last.length >= 10;
  if (day !== null) return last.length >= 7 ? one(makeDay(Number(last.slice(0, 4)), Number(last.slice(5, 7)), day)) : UNKNOWN;
  if (unit === 'Y') return one(String(Number(last.slice(0, 4)) + by));
  if (unit === 'M') return last.length >= 7 ? one(addMonths(last.slice(0, 7), by)) : UNKNOWN;
  if (!full) return UNKNOWN;
  return one(unit === 'W' ? isoWeek(addDays(last, by * 7)) : addDays(last.slice(0, 10), by));
}
