import { DIGIT, LETTER, characterKind } from '../text/characters.ts';
import { type FoldTable, NOT_FOLDED } from '../text/fold.ts';

/** What a line of furniture is compared by: the letters of its folded words, parted by single blanks; no digits or marks. */
export function lineKey(fold: FoldTable, text: string, start = 0, end = text.length): string {
  return makeKey(fold, text, start, end, LETTERS);
}

/** Letters and digits of a folded name, words parted by one blank: "أ.ف.ب" and "أ ف ب" are one. */
export function nameKey(fold: FoldTable, name: string): string {
  return makeKey(fold, name, 0, name.length, LETTERS_AND_DIGITS);
}

/** By kind of character: 1 when it is kept. */
const LETTERS = Uint8Array.from({ length: 8 }, (_, kind) => (kind === LETTER ? 1 : 0));
const LETTERS_AND_DIGITS = Uint8Array.from({ length: 8 }, (_, kind) => (kind === LETTER || kind === DIGIT ? 1 : 0));
const BLANK = 0x20;

/** Room for the units of a line, and the same room as bytes: a string made of bytes takes a tenth of the time of one joined from its words. */
const ROOM = new Uint16Array(1024);
const ROOM_BYTES = Buffer.from(ROOM.buffer);

function makeKey(fold: FoldTable, text: string, start: number, end: number, kept: Uint8Array): string {
  const length = fold.foldInto(text, start, end, ROOM);
  if (length !== NOT_FOLDED) return ROOM_BYTES.toString('utf16le', 0, 2 * keepUnits(ROOM, length, kept));
  const bytes = Buffer.from(fold.fold(text, start, end), 'utf16le');
  const units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  return bytes.toString('utf16le', 0, 2 * keepUnits(units, units.length, kept));
}

/** Moves the units that are kept to the front, one blank for what stands between them: their number. */
function keepUnits(units: Uint16Array, length: number, kept: Uint8Array): number {
  let count = 0;
  let isParted = false;
  for (let at = 0; at < length; at++) {
    const unit = units[at]!;
    if (kept[characterKind(unit)] === 1) {
      if (isParted) units[count++] = BLANK;
      units[count++] = unit;
      isParted = false;
    } else isParted = count > 0;
  }
  return count;
}
