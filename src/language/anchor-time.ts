import type { EventTime } from '../model/event.ts';
import type { Published } from '../model/published.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Time } from '../model/time.ts';
import { WEEKDAYS, type Weekday, addDays, addMonths, isoWeek, weekdayOnOrAfter, weekdayOnOrBefore } from './calendar.ts';

/**
 * A record under its publication as a set of articles settled it: its open times and the days of its events are anchored there.
 * What one page proves stays as it is; only a date that another article gave moves anything.
 */
export function settleRecord(record: ArticleRecord, published: Published | null): ArticleRecord {
  if (published?.basis !== 'cross') return { ...record, published };
  const times = record.times.map((time) => anchorTime(time, published));
  const events = record.events.map((event) => {
    const time = anchorEvent(event.time, published);
    return time === event.time ? event : { ...event, time };
  });
  return { ...record, published, times, events };
}

/** The day of an event that hangs on publication («أمس»); a weekday alone does not say on which side it lies. */
function anchorEvent(time: EventTime | null, { start, end }: Published): EventTime | null {
  if (!time?.rel || time.start !== null || time.end !== null || start === null || start !== end) return time;
  const value = valueAt(time.rel, { grain: 'day' }, start);
  return value === null || isWeekday(time.rel) ? time : { ...time, start: value, end: value };
}

/**
 * Gives a time that was left open its value, once publication is known better (another article dated it). A time that has a
 * value, or that the interval leaves open still, comes back as it was.
 */
export function anchorTime(time: Time, published: Published | null): Time {
  if (time.value !== null || !time.rel || !published?.start || !published.end) return time;
  const first = valueAt(time.rel, time, published.start);
  const value = first === valueAt(time.rel, time, published.end) ? first : null;
  if (value === null) return time;
  const { rel, turn: _, ...rest } = time;
  return { ...rest, value, because: { rule: 'anchored-on-publication', says: `${rel} from publication`, ...(time.because && { from: [time.because] }) } };
}

/** What an offset (`-P1D`) or a weekday means for an article published on a day. */
function valueAt(rel: string, { grain, turn }: Pick<Time, 'grain' | 'turn'>, day: string): string | null {
  if (isWeekday(rel)) return turn === 'onward' ? weekdayOnOrAfter(day, rel) : turn === 'ahead' ? weekdayOnOrAfter(addDays(day, 1), rel) : weekdayOnOrBefore(turn === 'behind' ? addDays(day, -1) : day, rel);
  const [, sign, count, unit] = /^(-?)P(\d+)([DWMY])$/.exec(rel) ?? [];
  if (!unit) return null;
  const by = sign ? -Number(count) : Number(count);
  if (unit === 'D' && grain === 'day') return addDays(day, by);
  if (unit === 'W' && grain === 'week') return isoWeek(addDays(day, by * 7));
  if (unit === 'M' && grain === 'month') return addMonths(day.slice(0, 7), by);
  return unit === 'Y' && grain === 'year' ? String(Number(day.slice(0, 4)) + by) : null;
}

const isWeekday = (word: string): word is Weekday => (WEEKDAYS as readonly string[]).includes(word);
