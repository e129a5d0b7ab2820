import { describe, expect, it } from 'vitest';
import {
  addDays, addMonths, daysOf, gregorianOf, gregorianSpanOf, hijriOf, isoWeek, makeDay, weekdayOf, weekdayOnOrAfter, weekdayOnOrBefore,
} from '../src/language/calendar.ts';

describe('calendar', () => {
  it('knows weekdays', () => {
    expect(weekdayOf('2020-08-17')).toBe('monday');
    expect(weekdayOnOrBefore('2020-08-17', 'friday')).toBe('2020-08-14');
    expect(weekdayOnOrBefore('2020-08-17', 'monday')).toBe('2020-08-17');
    expect(weekdayOnOrAfter('2021-12-24', 'sunday')).toBe('2021-12-26');
  });

  it('adds over ends of months and years', () => {
    expect(addDays('2020-02-28', 2)).toBe('2020-03-01');
    expect(addMonths('2020-01', -1)).toBe('2019-12');
    expect(addMonths('2020-11', 3)).toBe('2021-02');
  });

  it('knows what is no day', () => {
    expect(makeDay(2021, 2, 29)).toBeNull();
    expect(makeDay(2020, 2, 29)).toBe('2020-02-29');
    expect(daysOf('XXXX-02-24')).toBeNull();
    expect(daysOf('2020-02')).toEqual({ start: '2020-02-01', end: '2020-02-29' });
  });

  it('numbers ISO weeks', () => {
    expect(isoWeek('2021-01-03')).toBe('2020-W53');
    expect(isoWeek('2021-01-04')).toBe('2021-W01');
  });

  it('goes to the hijri calendar and back', () => {
    // published Umm al-Qura dates: 1 Ramadan 1441, Eid al-Adha 1441, new year 1443
    expect(gregorianOf({ year: 1441, month: 9, day: 1 })).toBe('2020-04-24');
    expect(gregorianOf({ year: 1441, month: 12, day: 10 })).toBe('2020-07-31');
    expect(gregorianOf({ year: 1443, month: 1, day: 1 })).toBe('2021-08-09');
    expect(gregorianSpanOf(1441, 9)).toEqual({ start: '2020-04-24', end: '2020-05-23' });
    for (const day of ['1979-11-20', '2001-09-11', '2011-02-17', '2020-08-17']) expect(gregorianOf(hijriOf(day))).toBe(day);
  });
});
