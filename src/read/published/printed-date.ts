import { type Weekday, addDays, dayNumber, gregorianOf, makeDay, weekdayOf } from '../../language/calendar.ts';
import type { Language } from '../../language/language.ts';
import type { Span } from '../../model/span.ts';
import { type DatePart, cutDateParts } from './date-parts.ts';
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

/** A reading of one date of one calendar over parts `[from, to)`. */
interface RawDate {
  readonly from: number;
  readonly to: number;
  readonly calendar: 'gregorian' | 'hijri';
  /** Year, month, day triples that the digits allow. */
  readonly readings: readonly (readonly [year: number, month: number, day: number])[];
  readonly order: PrintedDate['order'];
}

/** Years in which a web page can have been written; others are numbers of something else. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
const FIRST_HIJRI_YEAR = 1400;
const LAST_HIJRI_YEAR = 1500;
/** Sighted and tabulated hijri months differ by a day, seldom two. */
const HIJRI_DAYS_APART = 2;
/** A date line is short; longer lines are prose. */
const LONGEST_LINE = 600;

/** Every full date in a stretch of text (one line). Dates without a year are passed over: they prove nothing alone. */
export function findPrintedDates(text: string, language: Language, start = 0, end = text.length): PrintedDate[] {
  if (end - start > LONGEST_LINE) return [];
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

function hijriDays(raw: RawDate): string[] {
  return raw.readings.flatMap(([year, month, day]) => gregorianOf({ year, month, day }) ?? []);
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
    if (parts[at]!.kind === 'number' && parts[at]!.text.length === 4) return null; // another date's year
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

const SEPARATORS = new Set(['/', '-', '.', '–', '—', '\\', '−', '‑', '_', '،', ',']);

/** Reads one date at a time from the parts of a line. */
class DateScanner {
  readonly #parts: readonly DatePart[];
  readonly #words: DateWords;

  constructor(parts: readonly DatePart[], words: DateWords) {
    this.#parts = parts;
    this.#words = words;
  }

  /** The date that begins at a part, or null. */
  readAt(at: number): RawDate | null {
    if (this.#parts[at]!.kind === 'mark') return null;
    return this.#readFigures(at) ?? this.#readDayMonthYear(at) ?? this.#readMonthDayYear(at) ?? this.#readYearMonthDay(at) ?? this.#readYearDayMonth(at);
  }

  #number(at: number): number | null {
    const part = this.#parts[at];
    return part?.kind === 'number' && part.text.length <= 4 ? Number(part.text) : null;
  }

  #isMark(at: number, marks: ReadonlySet<string>): boolean {
    const part = this.#parts[at];
    return part?.kind === 'mark' && marks.has(part.text);
  }

  /** `17/08/2020`, `2020-08-17`, `17.8.1441`: three numbers with one kind of separator. */
  #readFigures(at: number): RawDate | null {
    const [a, b, c] = [this.#number(at), this.#number(at + 2), this.#number(at + 4)];
    if (a === null || b === null || c === null) return null;
    const separator = this.#parts[at + 1]!;
    if (!this.#isMark(at + 1, FIGURE_SEPARATORS) || this.#parts[at + 3]!.text !== separator.text) return null;
    // a fourth number makes it an address or a score: 192.168.1.2020
    if (this.#parts[at + 5]?.text === separator.text && this.#parts[at + 5]!.start === this.#parts[at + 4]!.end && this.#number(at + 6) !== null
      && this.#parts[at + 6]!.start === this.#parts[at + 5]!.end) return null;
    const long = [at, at + 2, at + 4].map((i) => this.#parts[i]!.text.length === 4);
    if (long[0] && !long[1] && !long[2]) return this.#figures(at, a, [[b, c], [c, b]], 'year-first');
    if (long[2] && !long[0] && !long[1]) return this.#figures(at, c, [[b, a], [a, b]], 'year-last');
    return null;
  }

  #figures(at: number, year: number, pairs: readonly [month: number, day: number][], place: 'year-first' | 'year-last'): RawDate | null {
    const calendar = calendarOfYear(year);
    if (!calendar) return null;
    const fitting = pairs.filter(([month, day]) => month >= 1 && month <= 12 && day >= 1 && day <= 31);
    // a year in front is followed by the month; the other way round is unheard of unless the digits force it
    // and dots are the separator of countries that put the day first
    const fixed = place === 'year-first' || (this.#parts[at + 1]!.text === '.' && fitting[0] === pairs[0]);
    const readings = (fixed ? fitting.slice(0, 1) : fitting).map(([month, day]) => [year, month, day] as const);
    if (readings.length === 0) return null;
    const dayFirst = fitting.length === 1 && place === 'year-last' ? (fitting[0] === pairs[0] ? 'day-month' : 'month-day') : null;
    return { from: at, to: at + 5, calendar, readings, order: dayFirst };
  }

  /** "17 أغسطس 2020", "17 من شهر آب/أغسطس، عام 2020", "17-Aug-2020". */
  #readDayMonthYear(at: number): RawDate | null {
    const day = this.#number(at);
    if (day === null || day < 1 || day > 31 || this.#parts[at]!.text.length > 2) return null;
    const month = this.#readMonths(this.#skip(at + 1, SEPARATORS));
    if (!month) return null;
    const year = this.#readYear(month.to, month.calendar);
    if (!year) return null;
    return { from: at, to: year.to, calendar: month.calendar, readings: [[year.year, month.month, day]], order: null };
  }

  /** "أغسطس 17, 2020", "August 17th, 2020". */
  #readMonthDayYear(at: number): RawDate | null {
    const month = this.#readMonths(at);
    if (!month) return null;
    const dayAt = this.#skip(month.to, SEPARATORS);
    const day = this.#number(dayAt);
    if (day === null || day < 1 || day > 31 || this.#parts[dayAt]!.text.length > 2) return null;
    const year = this.#readYear(dayAt + 1, month.calendar);
    if (!year) return null;
    return { from: at, to: year.to, calendar: month.calendar, readings: [[year.year, month.month, day]], order: null };
  }

  /** "2020 أغسطس 17". */
  #readYearMonthDay(at: number): RawDate | null {
    const year = this.#number(at);
    if (year === null || this.#parts[at]!.text.length !== 4) return null;
    const month = this.#readMonths(this.#skip(at + 1, SEPARATORS));
    if (!month || calendarOfYear(year) !== month.calendar) return null;
    const dayAt = this.#skip(month.to, SEPARATORS);
    const day = this.#number(dayAt);
    if (day === null || day < 1 || day > 31 || this.#parts[dayAt]!.text.length > 2) return null;
    return { from: at, to: dayAt + 1, calendar: month.calendar, readings: [[year, month.month, day]], order: null };
  }

  /** "2012 الجمعة 14 سبتمبر". */
  #readYearDayMonth(at: number): RawDate | null {
    const year = this.#number(at);
    if (year === null || this.#parts[at]!.text.length !== 4) return null;
    const weekday = this.#skip(at + 1, SEPARATORS);
    const dayAt = this.#skip(this.#words.weekdays.has(this.#parts[weekday]?.text ?? '') ? weekday + 1 : weekday, SEPARATORS);
    const day = this.#number(dayAt);
    if (day === null || day < 1 || day > 31 || this.#parts[dayAt]!.text.length > 2) return null;
    const month = this.#readMonths(this.#skip(dayAt + 1, SEPARATORS));
    if (!month || calendarOfYear(year) !== month.calendar || this.#readYear(month.to, month.calendar)) return null;
    return { from: at, to: month.to, calendar: month.calendar, readings: [[year, month.month, day]], order: null };
  }

  /** A month by name, or by two names ("آب/أغسطس", "آب (أغسطس)") that agree. */
  #readMonths(at: number): { month: number; calendar: 'gregorian' | 'hijri'; to: number } | null {
    const first = this.#readMonth(at);
    if (!first) return null;
    const again = this.#skip(first.to, BETWEEN_MONTHS);
    const second = again > first.to ? this.#readMonth(again) : null;
    if (!second || second.month !== first.month || second.calendar !== first.calendar) return first;
    const to = this.#parts[second.to]?.text === ')' ? second.to + 1 : second.to;
    return { ...second, to };
  }

  #readMonth(at: number): { month: number; calendar: 'gregorian' | 'hijri'; to: number } | null {
    const words: string[] = [];
    for (let i = at; i < at + 2 && this.#parts[i]?.kind === 'word'; i++) words.push(this.#parts[i]!.text);
    if (words.length === 0) return null;
    const met = this.#words.months.longestAt(words, 0);
    return met ? { ...met.value, to: at + met.length } : null;
  }

  #readYear(at: number, calendar: 'gregorian' | 'hijri'): { year: number; to: number } | null {
    const yearAt = this.#skip(at, BEFORE_YEAR);
    const year = this.#number(yearAt);
    if (year === null || this.#parts[yearAt]!.text.length !== 4 || calendarOfYear(year) !== calendar) return null;
    return { year, to: yearAt + 1 };
  }

  /** The first part from `at` that is not a separator or one of the words that may stand there. */
  #skip(at: number, passable: ReadonlySet<string>): number {
    let next = at;
    while (next < this.#parts.length && next < at + 3 && this.#passes(this.#parts[next]!, passable)) next++;
    return next;
  }

  #passes(part: DatePart, marks: ReadonlySet<string>): boolean {
    return part.kind === 'mark' ? marks.has(part.text) : part.kind === 'word' && this.#words.joiners.has(part.text);
  }
}

const BEFORE_YEAR = new Set([...SEPARATORS, ')']);
const FIGURE_SEPARATORS = new Set(['/', '-', '.', '–', '\\', '−', '‑', '_']);
const BETWEEN_MONTHS = new Set(['/', '-', '(', '\\', '–', '|']);
function calendarOfYear(year: number): 'gregorian' | 'hijri' | null {
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return 'gregorian';
  return year >= FIRST_HIJRI_YEAR && year <= LAST_HIJRI_YEAR ? 'hijri' : null;
}
