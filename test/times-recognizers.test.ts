import { describe, expect, it } from 'vitest';
import { KINDS, hasCases, readKind } from '../eval/times.ts';

/** Share of the cases that concern news that are right, by kind of case. */
const FLOOR = 0.85;

describe.skipIf(!hasCases())('cases of Recognizers-Text that concern news (left out where ../shared is absent)', () => {
  it.each(KINDS)('%s', (kind) => {
    const news = readKind(kind).filter(({ reason }) => reason === null);
    const wrong = news.filter(({ isRight }) => !isRight);
    const says = wrong.map(({ index, input, value }) => `${index} ${input} wants ${value}`).join(' | ');
    expect(1 - wrong.length / news.length, `${news.length - wrong.length} of ${news.length}; wrong: ${says}`).toBeGreaterThanOrEqual(FLOOR);
  });
});
