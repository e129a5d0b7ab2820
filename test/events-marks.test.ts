import { describe, expect, test } from 'vitest';
import { type Mark, Marks } from '../src/analyze/events/marks.ts';
import { TokenRows } from '../src/analyze/events/token-rows.ts';

const mark = (kind: string, id: string, from: number, to = from + 1): Mark => ({ kind, id, from, to });

describe('small words by token', () => {
  const marks = new Marks(new TokenRows(8), [mark('break', 'that', 1), mark('light', 'hold', 3), mark('preposition', 'fi', 3), mark('each', 'each-of', 4, 6), mark('preposition', 'min', 5)]);

  test('the first of several kinds at a token', () => {
    expect(marks.find(3, 'preposition')?.id).toBe('fi');
    expect(marks.find(3, 'preposition', 'light')?.id).toBe('hold');
    expect(marks.find(2, 'break')).toBeUndefined();
  });

  test('nothing stands outside the tokens', () => {
    for (const token of [-1, 8, 9]) {
      expect(marks.has(token)).toBe(false);
      expect(marks.at(token)).toEqual([]);
      expect(marks.find(token, 'break')).toBeUndefined();
      expect(marks.hasKindBeside(token, new Set())).toBe(false);
    }
    expect(marks.hasId(-1, 'that')).toBe(false);
  });

  test('the first in a stretch', () => {
    expect(marks.findBetween(-3, 4, 'preposition')?.from).toBe(3);
    expect(marks.findBetween(4, 20, 'preposition', 'each')?.id).toBe('each-of');
    expect(marks.findBetween(6, 4, 'each')).toBeUndefined();
    expect(marks.hasIdBetween(2, 4, 'fi')).toBe(true);
    expect(marks.hasIdBetween(4, 8, 'fi')).toBe(false);
  });

  test('the nearest that ends right before a token', () => {
    expect(marks.findEndingAt(6, 3, 'each')?.from).toBe(4);
    expect(marks.findEndingAt(6, 1, 'each')).toBeUndefined();
    expect(marks.findEndingAt(6, 3, 'preposition')?.id).toBe('min');
    expect(marks.findEndingAt(5, 3, 'each')).toBeUndefined();
    expect(marks.findEndingAt(0, 3, 'each')).toBeUndefined();
  });

  test('one of some kinds, and one of none of them', () => {
    expect(marks.hasWord(3, 'preposition', 'fi')).toBe(true);
    expect(marks.hasWord(3, 'light', 'fi')).toBe(false);
    expect(marks.hasKindOf(3, new Set(['light']))).toBe(true);
    expect(marks.hasKindBeside(3, new Set(['light', 'preposition']))).toBe(false);
    expect(marks.hasKindBeside(3, new Set(['light']))).toBe(true);
  });
});

describe('rows of numbers', () => {
  test('rows hold a number a token and share none', () => {
    const rows = new TokenRows(3);
    const made = Array.from({ length: 60 }, (_, i) => (i % 2 ? rows.numbers() : rows.bytes()));
    for (const [i, row] of made.entries()) row.fill(i);
    for (const [i, row] of made.entries()) expect([...row]).toEqual([i, i, i]);
  });

  test('an article without tokens', () => {
    expect(new TokenRows(0).bytes()).toHaveLength(0);
    expect(new TokenRows(0).numbers(1)).toHaveLength(1);
  });
});
