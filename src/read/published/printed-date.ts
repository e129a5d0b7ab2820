import { type Weekday, addDays, dayNumber, gregorianOf, makeDay, weekdayOf } from '../../language/calendar.ts';
import type { Language } from '../../language/language.ts';
import type { Span } from '../../model/span.ts';
import { DIGIT, characterKind } from '../../text/characters.ts';
import type { FoldTable } from '../../text/fold.ts';
import { type DatePart, cutDateParts } from './date-parts.ts';
import { DateScanner, type RawDate } from './date-scanner.ts';
import { type DateWords, type LabelKind, getDateWords } from './date-words.ts';

/** A date as a page prints it. `days` are the days that it can mean, one when it is certain, none when it contradicts itself. */
export interface PrintedDate {
  readonly span: Span;
  readonly raw: string;
  readonly days: readonly string[];
  /** What the words before it say of it. */
  readonly label: 'published' | 'updated' | null;
  /** Day before month, month before day, or neither: votes for the page's other dates. */
  readonly order: 'day-month' | 'month-day' | null;
  /** The day when the date is read day before month, for a page whose other dates are. */
  readonly dayMonth: string | null;
  /** Why `days` are not one day. */
  readonly doubt: string | null;
}

/** Sighted and tabulated hijri months differ by a day, seldom two. */
const HIJRI_DAYS_APART = 2;
/** A date line is short; longer lines are prose. */
const LONGEST_LINE = 600;

/** Every full date in a stretch of text (one line). Dates without a year are passed over: they prove nothing alone. */
export function findPrintedDates(text: string, language: Language, start = 0, end = text.length): PrintedDate[] {
  if (end - start > LONGEST_LINE || !holdsDayAndYear(text, start, end, language.fold)) return [];
  const words = getDateWords(language);
  const parts = cutDateParts(text, start, end, language);
  const scanner = new DateScanner(parts, words);
  const raws: RawDate[] = [];
  for (let at = 0; at < parts.length; ) {
    const raw = scanner.readAt(at);
    if (raw) raws.push(raw);
    at = raw ? raw.to : at + 1;
  }
  return groupPairs(raws, parts).map((group) => settle(group, parts, words, text));
}

/** Whether a number of four digits stands in a stretch of text, and a shorter one: no full date is without both. */
function holdsDayAndYear(text: string, start: number, end: number, fold: FoldTable): boolean {
  let hasDay = false;
  let hasYear = false;
  let digits = 0;
  for (let at = start; at <= end; at++) {
    const unit = at < end ? text.charCodeAt(at) : LINE_FEED;
    if (characterKind(unit) === DIGIT) digits++;
    else if (digits > 0 && !fold.isDropped(unit)) {
      hasDay ||= digits < YEAR_DIGITS;
      hasYear ||= digits === YEAR_DIGITS;
      if (hasDay && hasYear) return true;
      digits = 0;
    }
  }
  return false;
}

const YEAR_DIGITS = 4;
const LINE_FEED = 0x0a;

/** A hijri and a Gregorian date with nothing but marks and fillers between are one date. */
function groupPairs(raws: readonly RawDate[], parts: readonly DatePart[]): RawDate[][] {
  const groups: RawDate[][] = [];
  for (const raw of raws) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    const near = before !== undefined && last!.length === 1 && before.calendar !== raw.calendar && raw.from - before.to <= 5
      && parts.slice(before.to, raw.from).every(({ kind, text }) => kind === 'mark' || text.length <= 7);
    if (near) last!.push(raw);
    else groups.push([raw]);
  }
  return groups;
}

function settle(group: readonly RawDate[], parts: readonly DatePart[], words: DateWords, text: string): PrintedDate {
  const first = group[0]!;
  const last = group.at(-1)!;
  const span: Span = [parts[first.from]!.start, parts[last.to - 1]!.end];
  const gregorian = group.find(({ calendar }) => calendar === 'gregorian');
  const hijri = group.find(({ calendar }) => calendar === 'hijri');
  const weekday = findWeekday(first.from, last.to, parts, words);
  const verdict = gregorian ? judgeGregorian(gregorian, hijri, weekday) : judgeHijri(hijri!, weekday);
  const label = findLabel(first.from, parts, words);
  if (gregorian && verdict.days.length > 1 && isArabicLine(parts, words, label)) {
    const dayFirst = makeDay(...gregorian.readings[0]!);
    if (dayFirst && verdict.days.includes(dayFirst)) verdict.days = [dayFirst];
    if (verdict.days.length === 1) return { span, raw: text.slice(span[0], span[1]), ...verdict, doubt: null, label, order: 'day-month', dayMonth: null };
  }
  return {
    span,
    raw: text.slice(span[0], span[1]),
    ...verdict,
    label,
    order: verdict.days.length === 1 ? (gregorian?.order ?? null) : null,
    dayMonth: gregorian && verdict.days.length > 1 ? makeDay(...gregorian.readings[0]!) : null,
  };
}

type Verdict = { days: readonly string[]; doubt: string | null };

function judgeGregorian(raw: RawDate, hijri: RawDate | undefined, weekday: Weekday | null): Verdict {
  const all = raw.readings.flatMap(([year, month, day]) => makeDay(year, month, day) ?? []);
  if (all.length === 0) return { days: [], doubt: 'there is no such day' };
  let days = [...new Set(all)].sort();
  if (hijri) {
    const means = hijriDays(hijri);
    days = days.filter((day) => means.some((other) => Math.abs(dayNumber(day) - dayNumber(other)) <= HIJRI_DAYS_APART));
    if (days.length === 0) return { days: [], doubt: 'its hijri and Gregorian dates do not agree' };
  }
  if (weekday) {
    days = days.filter((day) => weekdayOf(day) === weekday);
    if (days.length === 0) return { days: [], doubt: `it is not a ${weekday}` };
  }
  return { days, doubt: days.length > 1 ? 'day and month may be either way round' : null };
}

function judgeHijri(raw: RawDate, weekday: Weekday | null): Verdict {
  const [mean] = hijriDays(raw);
  if (mean === undefined) return { days: [], doubt: 'there is no such hijri day' };
  const near = [addDays(mean, -1), mean, addDays(mean, 1)];
  const days = weekday ? near.filter((day) => weekdayOf(day) === weekday) : near;
  if (days.length === 0) return { days: [], doubt: `it is not a ${weekday}` };
  return { days, doubt: days.length > 1 ? 'hijri dates differ by a day between countries' : null };
}

/** A month that one country's table gives 29 days has 30 in another's: its thirtieth is the day after its last. */
function hijriDays(raw: RawDate): string[] {
  return raw.readings.flatMap(([year, month, day]) => {
    const met = gregorianOf({ year, month, day });
    const eve = met === null && day === 30 ? gregorianOf({ year, month, day: 29 }) : null;
    return met ?? (eve ? addDays(eve, 1) : []);
  });
}

/** A weekday belongs to a date when it stands so near: "الأحد 14:30 - 12 مارس" has five parts between. */
const WEEKDAY_PARTS_AWAY = 6;

/** The weekday nearest to a date in its line. */
function findWeekday(from: number, to: number, parts: readonly DatePart[], words: DateWords): Weekday | null {
  const inside = parts.slice(from, to).find(({ text }) => words.weekdays.has(text));
  if (inside) return words.weekdays.get(inside.text)!;
  for (let away = 1; away <= WEEKDAY_PARTS_AWAY; away++) {
    for (const at of [from - away, to - 1 + away]) {
      const part = parts[at];
      const weekday = part?.kind === 'word' ? words.weekdays.get(part.text) : undefined;
      if (weekday) return weekday;
    }
  }
  return null;
}

function findLabel(from: number, parts: readonly DatePart[], words: DateWords): 'published' | 'updated' | null {
  // weekday, time and colon may stand between: "آخر تحديث: الأحد 14:30 - 12/3/2021"
  for (let at = from - 1; at >= Math.max(0, from - 10); at--) {
    // another date's year, or a count of hours: "آخر تحديث قبل 3 ساعات 12-03-2021"
    if (parts[at]!.kind === 'number' && (parts[at]!.text.length === 4 || parts[at + 1]?.kind === 'word' && parts[at - 1]?.kind === 'word')) return null;
    if (parts[at]!.kind !== 'word') continue;
    for (let back = Math.max(0, at - 3); back <= at; back++) {
      const phrase = parts.slice(back, at + 1).filter(({ kind }) => kind === 'word').map(({ text }) => text);
      const met = words.labels.longestAt(phrase, 0);
      if (met && met.length === phrase.length && isPageLabel(met.value)) return met.value;
    }
  }
  return null;
}

/** Words beside the date from which a line is Arabic prose or an Arabic date line: the day comes first there. */
const LEAST_PROSE_WORDS = 4;

/** "05/01/2021 09:14 ص", "نشرت في 05/01/2021", a sentence: Arabic writers put the day first. A bare figure or one with AM is open. */
function isArabicLine(parts: readonly DatePart[], words: DateWords, label: PrintedDate['label']): boolean {
  if (parts.some(({ text }) => text === 'am' || text === 'pm')) return false;
  const arabic = parts.filter(({ kind, text }) => kind === 'word' && text >= FIRST_ARABIC && text <= LAST_ARABIC);
  if ((label !== null && arabic.length > 0) || arabic.length >= LEAST_PROSE_WORDS) return true;
  if (parts.some(({ text }, i) => text === ':' && parts[i + 1]?.text.length === 2 && Number(parts[i - 1]?.text) >= AFTERNOON)) return true;
  return parts.some(({ kind, text }, i) => kind === 'word' && words.labels.longestAt([text], 0)?.value === 'half'
    && parts[i - 1]?.kind === 'number' && parts[i - 2]?.text === ':');
}

/** Hours that only the 24-hour clock has; who writes the month first writes PM. */
const AFTERNOON = 13;
const FIRST_ARABIC = '\u0621';
const LAST_ARABIC = '\u06d3';

const isPageLabel = (kind: LabelKind): kind is 'published' | 'updated' => kind === 'published' || kind === 'updated';
