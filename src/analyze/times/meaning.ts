import type { Because } from '../../model/because.ts';
import type { Span } from '../../model/span.ts';
import type { Time } from '../../model/time.ts';
import type { Weekday } from '../../language/calendar.ts';

/** Back, at or ahead of the day of publication. */
export type Direction = -1 | 0 | 1;
export type CalendarUnit = 'D' | 'W' | 'M' | 'Y';
/** Months of a year, 1 to 12, both included. */
export interface MonthRange {
  readonly first: number;
  readonly last: number;
}

/** What a time says before anybody knows when the article was published. */
export type Meaning =
  /** Says it all itself; `X` for what it leaves open. */
  | { readonly kind: 'fixed'; readonly value: string | null; readonly end: string | null }
  /** So many units from publication («أمس», «الشهر الماضي», «قبل عامين»); `months` of that year («نهاية العام الماضي»). */
  | { readonly kind: 'offset'; readonly unit: CalendarUnit; readonly by: number; readonly weekday?: Weekday; readonly months?: MonthRange }
  /** The decade so many decades away. */
  | { readonly kind: 'decade'; readonly by: number }
  /** A weekday; null is a bare one, whose direction the tense gives. */
  | { readonly kind: 'weekday'; readonly weekday: Weekday; readonly to?: Weekday; readonly direction: Direction | null; readonly ahead: boolean }
  /** A weekday of the week so many weeks away. */
  | { readonly kind: 'weekday-of-week'; readonly weekday: Weekday; readonly by: number }
  /** A month, or a day of it, of the year so many years away («أبريل العام الماضي»). */
  | { readonly kind: 'month-of-year'; readonly month: number; readonly day: number | null; readonly by: number }
  /** The nearest such month, or day, or the days from `first`, in a direction («نوفمبر الماضي»). */
  | { readonly kind: 'month-turn'; readonly month: number; readonly first?: number; readonly day: number | null; readonly direction: Direction }
  /** A day, or the days from `first`, of the month so many months away. */
  | { readonly kind: 'day-of-month'; readonly first: number | null; readonly day: number; readonly by: number }
  /** The unit of the date named last, or the one after or before it («الشهر نفسه»). */
  | { readonly kind: 'same'; readonly unit: CalendarUnit; readonly by: number; readonly day: number | null }
  | { readonly kind: 'season'; readonly season: number; readonly by: number; readonly turn: boolean }
  /** A hijri month or day: the nearest in a direction, or (null) next to publication. */
  | { readonly kind: 'hijri'; readonly month: number; readonly day: number | null; readonly direction: Direction | null };

/** A time as found, before its anchor is known. */
export interface TimeDraft {
  readonly span: Span;
  /** Tokens `[from, to)`. */
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
  readonly grain: Time['grain'];
  /** A full date beside a word for today: it proves the day of publication. */
  readonly proves?: string;
  /** The weekday beside a date («الأحد 23 أغسطس»): it settles the year. */
  readonly weekday?: Weekday;
  /** Reckoned from another calendar, so a day or two may be amiss. */
  readonly approximate?: boolean;
  readonly because: Because;
}
