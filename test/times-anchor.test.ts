import { describe, expect, it } from 'vitest';
import { anchorTime } from '../src/language/anchor-time.ts';
import type { Published } from '../src/model/published.ts';
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
