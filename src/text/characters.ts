/** What kind of character a UTF-16 code unit is, as far as cutting words needs to know. */
export const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const MARK = 3;
export const LINE_END = 4;
export const PUNCTUATION = 5;

/** Marks that open or close a quotation, straight ones included. */
const QUOTATION_MARKS = '"“”„‟«»‹›‘’‚‛″＂';
export const isQuotationMark = (char: string): boolean => char.length === 1 && QUOTATION_MARKS.includes(char);

const UNKNOWN = 255;
const LAST_UNIT = 0xffff;
/** Filled as units are met: a page has some hundreds of them. */
const kinds = new Uint8Array(0x10000).fill(UNKNOWN);

/** The kind of one code unit; surrogates count as letters, so that no pair is cut. What stands beside a text (NaN) is a blank. */
export function characterKind(unit: number): number {
  // a number that is no unit would make every look at the table a slow one
  const at = unit & LAST_UNIT;
  const kind = kinds[at]!;
  return kind === UNKNOWN ? (kinds[at] = kindOf(at)) : kind;
}

/** Letters of `[from, to)`, marks and tatweel left out. */
export function countLetters(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (characterKind(text.charCodeAt(at)) === LETTER) count += 1;
  return count;
}

function kindOf(unit: number): number {
  if (unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029) return LINE_END;
  if (unit >= 0xd800 && unit <= 0xdfff) return LETTER;
  const char = String.fromCharCode(unit);
  if (/\p{Nd}/u.test(char)) return DIGIT;
  if (unit === 0x640 || /\p{M}/u.test(char)) return MARK;
  if (/\p{L}/u.test(char)) return LETTER;
  // bidi controls and zero-width marks stand inside words without cutting them
  if (/\p{Cf}/u.test(char)) return MARK;
  if (/[\s\p{Z}\p{Cc}]/u.test(char)) return SPACE;
  return PUNCTUATION;
}
