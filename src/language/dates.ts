import type { Because } from '../model/because.ts';
import type { Span } from '../model/span.ts';
import { NEWLINE, PUNCT, WORD, type Tokens } from '../text/tokens.ts';
import { addMatches, startsNear } from './added-matches.ts';
import { type Weekday, gregorianOf, gregorianSpanOf, makeDay, makeMonth, weekdayOf } from './calendar.ts';
import type { PatternMatch } from './grammar.ts';
import type { Language } from './language.ts';
import type { LexiconMatch, LexiconMatches } from './lexicon-matches.ts';
import { findNumbers } from './numbers.ts';
import { numberMatches } from './number-classes.ts';

/** A calendar date in a text, as far as it says itself what day, month or year it means. */
export interface DateMatch {
  readonly span: Span;
  /** Tokens `[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** ISO at its grain; EDTF `X` for what is not said (`XXXX-02-24`, `2020-XX-XX` when day and month cannot be told apart). Null for a hijri day without its year. */
  readonly value: string | null;
  /** The last day of a hijri month or year; else null. */
  readonly end: string | null;
  readonly grain: 'day' | 'month' | 'year';
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** The weekday beside it, and whether the date falls on it. */
  readonly weekday?: Weekday;
  readonly agrees?: boolean;
  readonly hijri?: { readonly year: number | null; readonly month: number | null; readonly day: number | null };
  /** Time of day beside it, `HH:MM`, as printed. */
  readonly clock?: string;
  /** Both readings of a date in figures that can be read two ways, day first. */
  readonly candidates?: readonly string[];
  /** Only a date if its neighbours say so («مارس» alone may be a verb). */
  readonly weak: boolean;
  readonly because: Because;
}

/** A time of day by itself. */
export interface ClockMatch {
  readonly span: Span;
  readonly from: number;
  readonly to: number;
  /** `T15:17`, or `T15` for a whole hour. */
  readonly value: string;
  readonly because: Because;
}

/** The dates that stand on their own feet, in text order. */
export function findDates(tokens: Tokens, found: LexiconMatches, language: Language): DateMatch[] {
  return readDates(tokens, found, language).dates.filter(({ weak }) => !weak);
}

/** What whoever asks for dates has found before. */
export interface KnownMatches {
  /** What the numbers of the text can be in a date. */
  readonly figures?: readonly LexiconMatch[];
  /** Matches that hold all of `DATE_CLASSES`. */
  readonly among?: readonly LexiconMatch[];
}

/** All dates, doubtful ones too, and the times of day. */
export function readDates(
  tokens: Tokens,
  found: LexiconMatches,
  language: Language,
  { figures = numberMatches(findNumbers(tokens, found, language), tokens, language), among = found.all }: KnownMatches = {},
): { dates: DateMatch[]; clocks: ClockMatch[] } {
  const layered = addMatches(found, figures, { keep: DATE_CLASSES, fold: language.fold, among });
  const reader = new DateReader(tokens, layered);
  const starts = startsNear(layered, WORDS_BEFORE, ({ entry }) => !NEIGHBOUR_CLASSES.has(entry.class));
  const matches = language.grammar('dates').match({ tokens, found: layered, starts });
  const clocks: ClockMatch[] = [];
  const dates: DateMatch[] = [];
  for (const match of matches) {
    if (match.means.startsWith('clock')) put(clocks, reader.readClock(match));
    else put(dates, reader.readDate(match));
  }
  return { dates: withClocks(settleOrder(dates), clocks, tokens), clocks };
}

function put<T>(list: T[], found: T | null): void {
  if (found) list.push(found);
}

/** Classes that only stand beside a date: no pattern needs to be tried for them alone. */
const NEIGHBOUR_CLASSES = new Set(['time-eras', 'time-halves', 'time-zones', 'time-prepositions', 'time-year-heads', 'time-fractions', 'time-hour-prepositions']);
/** Lexicons with the words of dates. */
export const DATE_CLASSES: ReadonlySet<string> = new Set(['months', 'weekdays', 'time-hour-names', ...NEIGHBOUR_CLASSES]);
/** Words of a pattern before the first month, weekday or number in it («في الأسبوع الأول»). */
const WORDS_BEFORE = 2;

type DateFields = Pick<DateMatch, 'value' | 'end' | 'grain' | 'year' | 'month' | 'day'> & Partial<Pick<DateMatch, 'hijri' | 'candidates' | 'agrees'>>;

class DateReader {
  readonly #tokens: Tokens;
  readonly #found: LexiconMatches;

  constructor(tokens: Tokens, found: LexiconMatches) {
    this.#tokens = tokens;
    this.#found = found;
  }

  readDate(match: PatternMatch): DateMatch | null {
    const weekday = match.slots.get('weekday')?.entry?.id as Weekday | undefined;
    const fields = match.means.startsWith('figures') ? readFigures(match, weekday) : this.#readNamed(match);
    if (!fields) return null;
    const agrees = weekday && fields.grain === 'day' && fields.value && !fields.value.includes('X') ? weekdayOf(fields.value) === weekday : undefined;
    return {
      span: [match.start, match.end], from: match.from, to: match.to, ...fields,
      ...(weekday && { weekday }), ...(agrees !== undefined && { agrees }),
      weak: this.#isWeak(match), because: { rule: match.rule, span: [match.start, match.end] },
    };
  }

  #readNamed(match: PatternMatch): DateFields | null {
    const { slots } = match;
    const month = slots.get('month')?.entry;
    // «الصيف», «ناصر»: a month of the Libyan calendar only with its day or with شهر
    if (month?.attributes['bare'] === 'number' && month.attributes['calendar'] === 'gregorian' && !slots.has('day') && !this.#startsWithMonthWord(match)) return null;
    const also = slots.get('also')?.entry;
    const day = numberOf(slots.get('day')?.entry);
    // «1 - صفر» is a score
    if (month?.attributes['bare'] === 'number' && this.#isApart(match)) return null;
    const yearEntry = (slots.get('year') ?? slots.get('word-year') ?? slots.get('any-year'))?.entry;
    const year = numberOf(yearEntry);
    const era = slots.get('era')?.entry?.id ?? yearEntry?.attributes['era'];
    // «نوفمبر/تشرين الثاني» names one month twice; two different months are no date
    if (month && also && month.attributes['month'] !== also.attributes['month']) return null;
    const monthNumber = month ? Number(month.attributes['month']) : numberOf(slots.get('month-number')?.entry);
    const isHijri = month?.attributes['calendar'] === 'hijri' || (!month && (era === 'hijri' || (year !== null && year < OLDEST_YEAR && era !== 'gregorian' && year > 1300)));
    // «شعبان 2015», «محرم 1990»: a name and a number
    if (isHijri && month && year !== null && year > NEWEST_HIJRI_YEAR) return null;
    return isHijri ? hijriFields(year, monthNumber, day) : gregorianFields(year, monthNumber, day);
  }

  /** Whether a month or year needs its neighbours to be believed. */
  #isWeak(match: PatternMatch): boolean {
    const { slots, from, means } = match;
    if (means.startsWith('figures')) return false;
    if (means.startsWith('bare-year')) return !slots.has('era') && !(slots.get('year') ?? slots.get('word-year'))?.entry?.attributes['era'] && !this.#afterYearCue(from);
    const month = slots.get('month')?.entry;
    if (!month || slots.has('day') || slots.has('also')) return false;
    const named = this.#startsWithMonthWord(match);
    if (named) return false;
    const bare = month.attributes['bare'];
    if (slots.has('year') || slots.has('word-year')) return bare === 'number' && month.attributes['calendar'] !== 'hijri';
    if (bare === 'number') return true;
    if (bare === 'yes') return false;
    // «باب» is not ب and «آب»
    return match.start > this.#tokens.start[from]! || !this.#afterPreposition(from);
  }

  /** Whether a dash parts the day from the month. */
  #isApart({ slots }: PatternMatch): boolean {
    const [day, month] = [slots.get('day'), slots.get('month')];
    return day !== undefined && month !== undefined && month.from > day.to && this.#tokens.kind[month.from - 1] === PUNCT;
  }

  #startsWithMonthWord({ from, slots }: PatternMatch): boolean {
    return (slots.get('month')?.from ?? from) > from;
  }

  #afterPreposition(from: number): boolean {
    return this.#endsHere(from, 'time-prepositions');
  }

  #afterYearCue(from: number): boolean {
    return this.#endsHere(from, 'time-prepositions') || this.#endsHere(from, 'time-year-heads');
  }

  /** Whether an entry of a class ends right before a token; the longest have three words. */
  #endsHere(token: number, className: string): boolean {
    for (let at = token - 1; at >= 0 && at >= token - 3 && this.#tokens.kind[at] === WORD; at--) {
      if (this.#found.at(at).some((match) => match.entry.class === className && match.to === token)) return true;
    }
    return false;
  }

  readClock(match: PatternMatch): ClockMatch | null {
    const { slots, from, to } = match;
    const named = (slots.get('hour')?.from ?? from) > from;
    const fraction = Number(slots.get('hour-fraction')?.entry?.attributes['minutes'] ?? 0);
    const whole = numberOf(slots.get('hour')?.entry);
    if (whole === null) return null;
    const hour = fraction < 0 ? whole - 1 : whole;
    const minute = fraction === 0 ? numberOf(slots.get('minute')?.entry) : (fraction + 60) % 60;
    const half = slots.get('half')?.entry?.id;
    // «3:1» is a score: minutes have two figures and something else says that this is an hour
    if (!named && !slots.has('minute') && !this.#isBareHour(match)) return null;
    if (!named && half === undefined && !slots.has('zone') && !slots.has('second') && !this.#besideDate(from)) return null;
    const value = clockValue(hour, minute, half);
    return value === null ? null : { span: [match.start, match.end], from, to, value, because: { rule: match.rule, span: [match.start, match.end] } };
  }

  /** «حتى الثامنة صباحا», «من 9 مساء»: an hour without its word stands behind a preposition, and its half of the day is no letter («8 م»). */
  #isBareHour({ from, slots }: PatternMatch): boolean {
    const half = slots.get('half');
    return half !== undefined && half.text.length > LONGEST_LETTERS && (this.#afterPreposition(from) || this.#endsHere(from, 'time-hour-prepositions'));
  }

  /** Whether a full date stands within two tokens before: «17-08-2020 - 15:17». */
  #besideDate(from: number): boolean {
    for (let at = from - 1; at >= 0 && at >= from - 3; at--) {
      if (this.#tokens.kind[at] === NEWLINE) return false;
      if (this.#found.at(at).some((match) => match.entry.class === 'number-year' || match.entry.class === 'number-day')) return true;
    }
    return false;
  }
}

/** Longest mark of a half of the day that a bare figure may bear for something else («م», «AM»). */
const LONGEST_LETTERS = 2;

/** Years from 1800 on are Gregorian when nobody says otherwise; hijri years in the news are of the last century or two. */
const OLDEST_YEAR = 1500;
const NEWEST_HIJRI_YEAR = 1500;

const numberOf = (entry: LexiconMatch['entry'] | undefined): number | null =>
  entry?.attributes['value'] === undefined ? null : Number(entry.attributes['value']);

function gregorianFields(year: number | null, month: number | null, day: number | null): DateFields | null {
  const parts = { year, month, day, end: null };
  if (day !== null && month !== null) {
    // 2000 is a leap year: 29 February without a year is a day
    if (makeDay(year ?? 2000, month, day) === null) return null;
    const open = makeDay(2000, month, day) ?? '';
    return { ...parts, grain: 'day', value: year === null ? `XXXX${open.slice(4)}` : makeDay(year, month, day) };
  }
  if (month !== null) return { ...parts, grain: 'month', value: year === null ? `XXXX${makeMonth(2000, month).slice(4)}` : makeMonth(year, month) };
  return year === null ? null : { ...parts, grain: 'year', value: String(year).padStart(4, '0') };
}

function hijriFields(year: number | null, month: number | null, day: number | null): DateFields | null {
  const hijri = { year, month, day };
  const grain = day !== null ? 'day' : month !== null ? 'month' : 'year';
  const open = { year: null, month: null, day: null, hijri, grain, end: null } as const;
  if (year === null) return { ...open, value: null };
  if (day !== null && month !== null) {
    const value = gregorianOf({ year, month, day }) ?? (day === 30 ? gregorianOf({ year, month, day: 29 }) : null);
    return value === null ? null : { ...open, value };
  }
  const whole = gregorianSpanOf(year, month ?? undefined);
  return whole && { ...open, value: whole.start, end: whole.end };
}

/** A date in figures. Where day and month can change places, a weekday decides; else both readings are kept. */
function readFigures({ slots }: PatternMatch, weekday: Weekday | undefined): DateFields | null {
  const entry = (name: string): number | null => numberOf(slots.get(name)?.entry);
  const year = entry('year');
  if (year === null) return null;
  if (slots.has('month-number')) return gregorianOrHijri(year, entry('month-number'), entry('day'));
  const [first, second] = [entry('first'), entry('second')];
  if (first === null || second === null) return null;
  const dayFirst = gregorianOrHijri(year, second, first);
  const monthFirst = first === second || year < OLDEST_YEAR ? null : gregorianOrHijri(year, first, second);
  if (!dayFirst || !monthFirst) return dayFirst ?? monthFirst;
  const fitting = [dayFirst, monthFirst].filter(({ value }) => value && weekday && weekdayOf(value) === weekday);
  if (fitting.length === 1) return fitting[0]!;
  return { value: `${year}-XX-XX`, end: null, grain: 'day', year, month: null, day: null, candidates: [dayFirst.value!, monthFirst.value!] };
}

function gregorianOrHijri(year: number, month: number | null, day: number | null): DateFields | null {
  return year < OLDEST_YEAR ? hijriFields(year, month, day) : gregorianFields(year, month, day);
}

/** One page writes its figures in one order: an unmistakable date settles the doubtful ones. */
function settleOrder(dates: readonly DateMatch[]): DateMatch[] {
  const orders = new Set(dates.flatMap((date) => (date.because.rule.startsWith('day-month-year-in-figures') && date.day !== null && date.month !== null && date.day > 12 ? ['day-first'] : [])));
  if (orders.size === 0) return [...dates];
  return dates.map((date) => {
    const value = date.candidates?.[0];
    if (!value) return date;
    const because = { ...date.because, says: 'day before month, as in the other dates of the page' };
    return { ...date, value, year: Number(value.slice(0, 4)), month: Number(value.slice(5, 7)), day: Number(value.slice(8, 10)), because };
  });
}

/** Of twelve, the hour from which a night belongs to the day before midnight. */
const FIRST_HOUR_OF_NIGHT = 6;

function clockValue(hour: number, minute: number | null, half: string | undefined): string | null {
  if (hour > 24 || (minute ?? 0) > 59) return null;
  let at = hour % 24;
  if (half === 'pm' && at < 12) at += 12;
  if (half === 'am' && at === 12) at = 0;
  // «الواحدة ليلا», «العاشرة ليلا»
  if (half === 'night' && at <= 12) at = at === 12 ? 0 : at < FIRST_HOUR_OF_NIGHT ? at : at + 12;
  return minute === null ? `T${String(at).padStart(2, '0')}` : `T${String(at).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** How many tokens («،», «-», «الساعة») may stand between a date and its time of day. */
const FARTHEST_CLOCK = 2;

function withClocks(dates: readonly DateMatch[], clocks: readonly ClockMatch[], tokens: Tokens): DateMatch[] {
  let next = 0;
  return dates.map((date) => {
    while (next < clocks.length && clocks[next]!.from < date.to) next += 1;
    const clock = clocks[next];
    if (!clock || date.grain !== 'day' || clock.from - date.to > FARTHEST_CLOCK) return date;
    for (let at = date.to; at < clock.from; at++) if (tokens.kind[at] === NEWLINE) return date;
    const time = clock.value.slice(1);
    return { ...date, clock: time.length === 2 ? `${time}:00` : time };
  });
}
