import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../src/language/language.ts';

const { fold } = loadLanguage('ar');

describe('folding', () => {
  test.each([
    ['الحُكُومَةُ', 'الحكومه'],
    ['أإآٱا', 'ااااا'],
    ['مسؤول شيء هيئة', 'مسوول شيء هييه'],
    ['على مستشفى', 'علي مستشفي'],
    ['لـ٥٠٠ عام و۵', 'ل500 عام و5'],
    ['ﻭﺯﺍﺭﺓ ﻻ', 'وزاره لا'],
    ['\u202bطرابلس\u202c\u200f', 'طرابلس'],
    ['کتیبه', 'كتيبه'],
    ['مُعادٍ', 'معاد'],
    ['NATO', 'nato'],
  ])('%s → %s', (text, folded) => {
    expect(fold.fold(text)).toBe(folded);
  });

  test('is idempotent', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold.fold(fold.fold(text)) === fold.fold(text)));
  });

  test('a long text is folded as its units are, with and without ligatures and lone surrogates', () => {
    const long = fc.string({ unit: fc.constantFrom(...'ابةىأـًّ٣ \u200fxقال', 'ﻻ', '\ud83d'), minLength: 60, maxLength: 200 });
    fc.assert(fc.property(long, (text) => fold.fold(text) === text.split('').map((unit) => fold.foldUnit(unit.charCodeAt(0))).join('')));
    expect(fold.fold('الحُكُومَةُ '.repeat(40), 12)).toBe('الحكومه '.repeat(39));
  });

  test('the offset map leads back to the unit that a folded unit came from', () => {
    const arabic = fc.string({ unit: fc.constantFrom(...'ابةىأـًّﻻ٣ \u200fxقال') });
    fc.assert(
      fc.property(arabic, (text) => {
        const { folded, offsets } = fold.foldWithOffsets(text);
        expect(folded).toBe(fold.fold(text));
        expect(offsets.length).toBe(folded.length + 1);
        for (let i = 0; i < folded.length; i++) {
          expect(fold.foldUnit(text.charCodeAt(offsets[i]!))).toContain(folded[i]);
          expect(offsets[i]! <= offsets[i + 1]!).toBe(true);
        }
      }),
    );
  });
});
