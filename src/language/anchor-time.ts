import type { Published } from '../model/published.ts';
import type { Time } from '../model/time.ts';
import { WEEKDAYS, type Weekday, addDays, addMonths, isoWeek, weekdayOnOrBefore } from './calendar.ts';

/**
 * Gives a time that was left open its value, once publication is known better (another article dated it). A time that has a
 * value, or that the interval leaves open still, comes back as it was.
 */
export function anchorTime(time: Time, published: Published | null): Time {
  if (time.value !== null || !time.rel || !published?.start || !published.end) return time;
  const first = valueAt(time.rel, time.grain, published.start);
  const value = first === valueAt(time.rel, time.grain, published.end) ? first : null;
  if (value === null) return time;
  const { rel, ...rest } = time;
  return { ...rest, value, because: { rule: 'anchored-on-publication', says: `${rel} from publication`, ...(time.because && { from: [time.because] }) } };
}

/** What an offset (`-P1D`) or a weekday means for an article published on a day. */
function valueAt(rel: string, grain: Time['grain'], day: string): string | null {
  if (isWeekday(rel)) return weekdayOnOrBefore(day, rel);
  const [, sign, count, unit] = /^(-?)P(\d+)([DWMY])$/.exec(rel) ?? [];
  if (!unit) return null;
  const by = sign ? -Number(count) : Number(count);
  if (unit === 'D' && grain === 'day') return addDays(day, by);
  if (unit === 'W' && grain === 'week') return isoWeek(addDays(day, by * 7));
  if (unit === 'M' && grain === 'month') return addMonths(day.slice(0, 7), by);
  return unit === 'Y' && grain === 'year' ? String(Number(day.slice(0, 4)) + by) : null;
}

const isWeekday = (word: string): word is Weekday => (WEEKDAYS as readonly string[]).includes(word);
