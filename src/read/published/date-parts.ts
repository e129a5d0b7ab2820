import type { Language } from '../../language/language.ts';

/** A piece of a line: a word, a number, or one other visible character, folded. Offsets are in the article's text. */
export interface DatePart {
  readonly kind: 'word' | 'number' | 'mark';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const PIECE = /\p{L}+|\d+|[^\s\p{L}\d]/gu;

/** Cuts a line of text into folded pieces with their places. */
export function cutDateParts(text: string, start: number, end: number, language: Language): DatePart[] {
  const { folded, offsets } = language.fold.foldWithOffsets(text.slice(start, end));
  const parts: DatePart[] = [];
  for (const met of folded.matchAll(PIECE)) {
    const piece = met[0];
    const from = start + offsets[met.index]!;
    const last = start + offsets[met.index + piece.length - 1]!;
    parts.push({ kind: kindOf(piece), text: piece, start: from, end: last + 1 });
  }
  return parts;
}

function kindOf(piece: string): DatePart['kind'] {
  if (/^\d/.test(piece)) return 'number';
  return /^\p{L}/u.test(piece) ? 'word' : 'mark';
}
