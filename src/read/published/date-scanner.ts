import type { DatePart } from './date-parts.ts';
import type { DateWords } from './date-words.ts';

/** A reading of one date of one calendar over parts `[from, to)`. */
export interface RawDate {
  readonly from: number;
  readonly to: number;
  readonly calendar: 'gregorian' | 'hijri';
  /** Year, month, day triples that the digits allow. */
  readonly readings: readonly (readonly [year: number, month: number, day: number])[];
  readonly order: 'day-month' | 'month-day' | null;
}

/** Years in which a web page can have been written; others are numbers of something else. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
const FIRST_HIJRI_YEAR = 1400;
const LAST_HIJRI_YEAR = 1500;
const SEPARATORS = new Set(['/', '-', '.', '–', '—', '\\', '−', '‑', '_', '،', ',']);

/** Reads one date at a time from the parts of a line. */
export class DateScanner {
  readonly #parts: readonly DatePart[];
  readonly #words: DateWords;

  constructor(parts: readonly DatePart[], words: DateWords) {
    this.#parts = parts;
    this.#words = words;
  }

  /** The date that begins at a part, or null. */
  readAt(at: number): RawDate | null {
    const { kind } = this.#parts[at]!;
    if (kind === 'mark') return null;
    if (kind === 'word') return this.#readMonthDayYear(at);
    return this.#readFigures(at) ?? this.#readDayMonthYear(at) ?? this.#readYearMonthDay(at) ?? this.#readYearDayMonth(at);
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
    const isClocked = separator.text === ':' && this.#parts[at]!.text.length === 4; // "2021:01:12.10:20"
    if (!(isClocked || this.#isMark(at + 1, FIGURE_SEPARATORS)) || this.#parts[at + 3]!.text !== separator.text) return null;
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
    // and dots and dashes part figures where the day comes first: who puts the month first writes strokes
    const fixed = place === 'year-first' || (DAY_FIRST_SEPARATORS.has(this.#parts[at + 1]!.text) && fitting[0] === pairs[0]);
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
    const first = this.#parts[at];
    if (first?.kind !== 'word' || !this.#words.months.mayOpen(first.text)) return null;
    const second = this.#parts[at + 1];
    const met = this.#words.months.longestAt(second?.kind === 'word' ? [first.text, second.text] : [first.text], 0);
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
const DAY_FIRST_SEPARATORS = new Set(['.', '-', '–', '−', '‑', '_']);
const FIGURE_SEPARATORS = new Set(['/', '-', '.', '–', '\\', '−', '‑', '_']);
const BETWEEN_MONTHS = new Set(['/', '-', '(', '\\', '–', '|']);
function calendarOfYear(year: number): 'gregorian' | 'hijri' | null {
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return 'gregorian';
  return year >= FIRST_HIJRI_YEAR && year <= LAST_HIJRI_YEAR ? 'hijri' : null;
}
