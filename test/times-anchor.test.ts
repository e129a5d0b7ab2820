import { describe, expect, it } from 'vitest';
import { anchorTime, settleRecord } from '../src/language/anchor-time.ts';
import type { Published } from '../src/model/published.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import type { Time } from '../src/model/time.ts';

const on = (start: string | null, end = start): Published => ({ start, end, basis: 'cross', evidence: [] });
const time = (rel: string | null, grain: Time['grain'] = 'day', value: string | null = null): Time => ({ span: [0, 1], value, end: null, rel, grain });

describe('times of an article that another one dates', () => {
  it.each([
    ['P0D', 'day', '2020-08-17'], ['-P1D', 'day', '2020-08-16'], ['monday', 'day', '2020-08-17'], ['sunday', 'day', '2020-08-16'],
    ['-P1W', 'week', '2020-W33'], ['-P1M', 'month', '2020-07'], ['-P1Y', 'year', '2019'],
  ] as const)('%s is known on a known day', (rel, grain, value) => {
    expect(anchorTime(time(rel, grain), on('2020-08-17'))).toMatchObject({ value });
  });

  it('stays open where the interval leaves it open', () => {
    expect(anchorTime(time('-P1D'), on('2020-08-17', '2020-08-18')).value).toBeNull();
    expect(anchorTime(time('-P1Y', 'year'), on('2020-08-17', '2020-12-18')).value).toBe('2019');
    expect(anchorTime(time('-P1D'), on('2020-08-17', null)).value).toBeNull();
    expect(anchorTime(time(null), on('2020-08-17')).value).toBeNull();
  });

  it('leaves a known value alone', () => {
    expect(anchorTime(time(null, 'year', '2011'), on('2020-08-17')).value).toBe('2011');
  });
});

describe('weekdays of an article that another one dates', () => {
  const friday = (turn?: Time['turn']): Time => ({ span: [0, 1], value: null, end: null, rel: 'friday', ...(turn && { turn }), grain: 'day' });

  it.each([[undefined, '2020-08-21'], ['behind', '2020-08-14'], ['onward', '2020-08-21'], ['ahead', '2020-08-28']] as const)('%s of a Friday', (turn, value) => {
    expect(anchorTime(friday(turn), on('2020-08-21')).value).toBe(value);
  });
});

describe('a record under a settled date', () => {
  const record = (published: Published | null) => ({
    published, times: [time('-P1D')], events: [{ id: 'v1', time: { start: null, end: null, rel: '-P1D' } }, { id: 'v2', time: null }],
  }) as unknown as ArticleRecord;

  it('gives open times and the days of events their values', () => {
    const settled = settleRecord(record(null), on('2020-08-17'));
    expect(settled.published?.basis).toBe('cross');
    expect(settled.times[0]?.value).toBe('2020-08-16');
    expect(settled.events.map(({ time: day }) => day?.start ?? null)).toEqual(['2020-08-16', null]);
  });

  it('moves nothing where no other article dates it', () => {
    const own: Published = { start: '2020-08-17', end: '2020-08-17', basis: 'text', evidence: [] };
    expect(settleRecord(record(own), own).times[0]?.value).toBeNull();
    expect(settleRecord(record(null), null).times[0]?.value).toBeNull();
  });
});
