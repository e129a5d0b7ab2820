import type { Language } from '../language/language.ts';
import type { Event, EventTime } from '../model/event.ts';
import type { Published } from '../model/published.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Span } from '../model/span.ts';
import type { Time } from '../model/time.ts';
import { ALL_DAYS, type DayRange, firstDay, isoDay, meet, offsetDays, publishedRange, rangeOf, weekdayNumber, weekdayOf } from './days.ts';
import { SPOKEN } from './event-pairs.ts';
import { onceALanguage } from '../language/once-a-language.ts';

/** A bare weekday is that day or one of the six before publication. */
const BARE_WEEKDAY_REACH = 6;

const PRINTED_DAY = /^X{4}-(\d{2}-\d{2})$/;
/** A day printed so near the head of the first paragraph belongs to the agency's dateline. */
const HEAD = 40;

/** The day and month that the page prints without a year, among its times or in its dateline, which holds no times. */
function printedDay(record: ArticleRecord, language: Language): { monthDay: string; span: Span } | null {
  const time = record.times.find(({ value, span }) => PRINTED_DAY.test(value ?? '') && isAtHead(record, span));
  if (time) return { monthDay: PRINTED_DAY.exec(time.value!)![1]!, span: time.span };
  for (const { role, span } of record.blocks) {
    const words = role === 'dateline' || role === 'date' ? record.text.slice(...span).split(/[^\p{L}\p{N}]+/u) : [];
    // a year beside it makes it a whole date, which reading has used
    if (words.some((word) => /^\d{4}$/.test(word))) continue;
    for (const [i, word] of words.entries()) {
      const month = /^\d{1,2}$/.test(word) ? monthsOf(language).get(words[i + 1] ?? '') : undefined;
      if (month && Number(word) >= 1 && Number(word) <= 31) return { monthDay: `${month}-${word.padStart(2, '0')}`, span };
    }
  }
  return null;
}

/** Gregorian month names to two digits. */
const monthsOf = onceALanguage((language): ReadonlyMap<string, string> => {
  const gregorian = language.lexicon.ofClass('months').filter(({ attributes }) => attributes['calendar'] === 'gregorian');
  return new Map(gregorian.map(({ attributes, spelling }) => [spelling, String(attributes['month']).padStart(2, '0')]));
});

/** Whether a span stands in a dateline or date line, or at the head of the first paragraph before its dash. */
function isAtHead({ blocks, text }: ArticleRecord, [start, end]: Span): boolean {
  if (blocks.some(({ role, span }) => (role === 'dateline' || role === 'date') && span[0] <= start && end <= span[1])) return true;
  const first = blocks.find(({ role }) => role === 'paragraph');
  return Boolean(first && start >= first.span[0] && end <= first.span[0] + HEAD && /^[^.،\n]{0,20}[-–—:]/.test(text.slice(end, first.span[1])));
}

/** When an event was, as days, with the weekday that the text gives. */
export interface EventDays {
  readonly range: DayRange;
  readonly weekday: number | null;
  /** Whether the article says when; otherwise `range` is unbounded. */
  readonly isTold: boolean;
  /** Whether the day was counted from the day of publication («أمس»), which a late crawl moves. */
  readonly isCounted?: boolean;
}

/** Letters between a trigger and the time that dates its event. */
const TIME_REACH = 160;
/** A page is fetched so many days after it was written at most; a weekday further back is another matter. */
const LATEST_CRAWL_DAYS = 3;

/** What has happened did not happen so many days after it was written of; clocks differ by one. */
const LATEST_DAYS = 1;
const WEEK = 7;
/** Nobody plans further ahead than ten years: «بحلول عام …» is when a forecast ends. */
const FURTHEST_PLAN_DAYS = 3660;
/** News tells of nothing before: «140» is a number that was read as a year. */
const FIRST_YEAR = '0622';

/** What one article proves about its own day of writing, and how its events hang on it. */
export class ArticleDates {
  readonly record: ArticleRecord;
  /** The weekday of publication when the text names it («اليوم الإثنين»), 0 = Sunday. */
  readonly weekday: number | null;
  readonly weekdaySpan: Span | null;
  /** The day-grained times with the weekday that their words name. */
  #past: DayRange = ALL_DAYS;
  readonly #days: readonly { readonly time: Time; readonly weekday: number | null; readonly isCounted: boolean }[];
  /** Month and day of publication when the page prints them without a year (`05-14`). */
  readonly monthDay: string | null;
  readonly monthDaySpan: Span | null;
  #published: Published | null;
  /** The days of `#rangeOf`. */
  #range: DayRange | null = null;
  #rangeOf: Published | null = null;

  constructor(record: ArticleRecord, weekdays: ReadonlyMap<string, number>, language: Language) {
    this.record = record;
    this.#published = record.published;
    let weekday: number | null = null;
    let span: Span | null = null;
    this.#days = record.times.filter(({ grain }) => grain === 'day').map((time) => {
      const words = record.text.slice(...time.span);
      const named = language.cutSpelling(words).map((word) => weekdays.get(word)).find((number) => number !== undefined) ?? null;
      return { time, weekday: named, isCounted: !/\p{Nd}/u.test(words) };
    });
    for (const { time, weekday: named } of this.#days) {
      if (time.rel === 'P0D' && weekday === null && named !== null) [weekday, span] = [named, time.span];
    }
    this.weekday = weekday;
    this.weekdaySpan = span;
    const printed = printedDay(record, language);
    this.monthDay = printed?.monthDay ?? null;
    this.monthDaySpan = printed?.span ?? null;
  }

  get published(): Published | null {
    return this.#published;
  }

  /** Narrows it; a date that a person set stands. */
  set published(published: Published | null) {
    if (this.#published?.basis !== 'person') this.#published = published;
  }

  /** Forgets what other articles said. */
  startAnew(): void {
    this.#published = this.record.published;
  }

  /** Whether the article may have been written on a day, by the weekday and the day and month that it names. */
  allows(day: number): boolean {
    if (this.weekday !== null && weekdayOf(day) !== this.weekday) return false;
    return this.monthDay === null || isoDay(day)!.slice(5) === this.monthDay;
  }

  get range(): DayRange {
    if (this.#rangeOf !== this.#published || this.#range === null) [this.#range, this.#rangeOf] = [publishedRange(this.#published), this.#published];
    return this.#range;
  }

  /** An event's days under the publication interval as narrowed so far. */
  daysOf(event: Event): EventDays {
    const { time } = event;
    if (!time || !this.#canBe(event)) return { range: event.status === 'happened' || event.status === 'ongoing' ? this.#pastDays() : ALL_DAYS, weekday: null, isTold: false };
    const written = this.range;
    if (this.#followsPublication(time)) return { range: written, weekday: this.weekday, isTold: true, isCounted: true };
    const told = rangeOf(time.start, time.end);
    const offset = offsetDays(time.rel);
    if (offset !== null) return this.#relative(told, written, offset, time.rel!);
    const weekday = weekdayNumber(time.rel);
    if (weekday !== null) {
      const range = meet(told, { since: written.since - BARE_WEEKDAY_REACH, until: written.until });
      return { range, weekday, isTold: true };
    }
    const isTold = Number.isFinite(told.since) || Number.isFinite(told.until);
    return told.since === told.until ? this.#onWeekday(event, this.#notAhead(event, told)) : { range: told, weekday: null, isTold };
  }

  /** What has happened, or goes on, did so before it was told. */
  #pastDays(): DayRange {
    const { until } = this.range;
    if (this.#past.until !== until + LATEST_DAYS) this.#past = { since: ALL_DAYS.since, until: until + LATEST_DAYS };
    return this.#past;
  }

  /** «اليوم الاثنين» on a page that was crawled on Tuesday is the day before, not the Monday to come. */
  #notAhead({ status, time }: Event, told: DayRange): DayRange {
    const isAhead = status === 'happened' && told.since > this.range.until + LATEST_DAYS && told.since <= this.range.until + WEEK;
    return isAhead && this.#days.some(({ time: { value }, weekday, isCounted }) => value === time!.start && weekday !== null && isCounted) ? { since: told.since - WEEK, until: told.until - WEEK } : told;
  }

  /** A day under the weekday that the words name: «أمس السبت» on a page crawled on Tuesday was Saturday. */
  #onWeekday(event: Event, range: DayRange): EventDays {
    const day = event.time!.start;
    const told = this.#days.find(({ time }) => time.value === day && event.triggers.some(([start]) => Math.abs(start - time.span[0]) <= TIME_REACH));
    if (!told?.isCounted) return { range, weekday: null, isTold: true };
    const back = told.weekday === null ? 0 : (weekdayOf(range.since) - told.weekday + 7) % 7;
    if (back > LATEST_CRAWL_DAYS) return { range, weekday: null, isTold: true, isCounted: true };
    return { range: { since: range.since - back, until: range.until - back }, weekday: told.weekday, isTold: true, isCounted: true };
  }

  #relative(told: DayRange, written: DayRange, offset: number, rel: string): EventDays {
    const slack = rel.endsWith('W') ? BARE_WEEKDAY_REACH : 0;
    const range = meet(told, { since: written.since + offset, until: written.until + offset + slack });
    const weekday = this.weekday === null || slack ? null : weekdayOf(this.weekday - 4 + offset);
    return { range, weekday, isTold: true, isCounted: true };
  }

  /** An event dated with the whole open publication interval happened on the day of writing. */
  #followsPublication({ start, end, rel }: EventTime): boolean {
    const own = this.record.published;
    if (!own || rel || (start === end && start !== null)) return false;
    return start === own.start && end === own.end && (start !== null || end !== null);
  }

  /** Whether an event of its type and status can have the time that the article seems to give it. */
  #canBe(event: Event): boolean {
    const { time, status } = event;
    if (firstDay(time!.start) === null) return true;
    if (time!.start! < FIRST_YEAR || this.#isOccasion(event)) return false;
    const { since } = this.#notAhead({ status, time } as Event, rangeOf(time!.start, time!.end));
    const ahead = since - this.range.until;
    return ahead <= (status === 'planned' || status === 'hypothetical' ? FURTHEST_PLAN_DAYS : LATEST_DAYS);
  }

  /** «هنأ … بمناسبة عيد الفطر»: the feast is what words are about; they are said some days before or after. */
  #isOccasion({ type, time }: Event): boolean {
    return SPOKEN.has(type) && this.record.times.some(({ value, because }) => because?.rule === 'feast' && value === time!.start);
  }

  /** An event's time for the record of the set. */
  timeOf(event: Event): EventTime | null {
    if (!event.time || !this.#canBe(event)) return null;
    const { range, isTold } = this.daysOf(event);
    const isMoved = isTold && range.since === range.until && event.time.start === event.time.end && isoDay(range.since) !== event.time.start;
    if (!isTold || !(isMoved || this.#hangsOnPublication(event.time))) return event.time;
    const { rel } = event.time;
    return { start: isoDay(range.since), end: isoDay(range.until), ...(rel && { rel }) };
  }

  #hangsOnPublication(time: EventTime): boolean {
    return Boolean(time.rel) || this.#followsPublication(time);
  }
}

/** Folded weekday words to numbers, 0 = Sunday. */
export function weekdayWords(language: Language): Map<string, number> {
  const words = new Map<string, number>();
  for (const { id, spelling } of language.lexicon.ofClass('weekdays')) {
    const number = weekdayNumber(id);
    const [word] = language.cutSpelling(spelling);
    if (number !== null && word) words.set(word, number);
  }
  return words;
}
