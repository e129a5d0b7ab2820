import { DIGIT, LETTER, LINE_END, MARK, PUNCTUATION, SPACE, characterKind, isQuotationMark } from './characters.ts';
import type { Span } from '../model/span.ts';
import type { FoldTable } from './fold.ts';
import type { Vocabulary } from './vocabulary.ts';
import { widened } from './row.ts';

/** Token kinds. */
export const WORD = 1;
export const NUMBER = 2;
export const PUNCT = 3;
export const NEWLINE = 4;
export const QUOTE = 5;

/** A word longer than this is cut: no Arabic word is, and hostile pages are. */
const LONGEST_WORD = 120;

/**
 * The tokens of a text as parallel typed arrays. `start`/`end` are UTF-16 offsets in `text`; `form` is the folded form's
 * id in the vocabulary. Words hold letters with their marks (and digits: «عربي21»); numbers keep inner separators
 * («1,200», «3.5»); every other visible character is a token of its own, as is a quotation mark left as an HTML entity; a run of line ends is one NEWLINE.
 */
export class Tokens {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly kind: Uint8Array;
  readonly form: Int32Array;

  constructor(text: string, { count, start, end, kind, form }: TokenColumns) {
    this.text = text;
    this.count = count;
    this.start = start.slice(0, count);
    this.end = end.slice(0, count);
    this.kind = kind.slice(0, count);
    this.form = form.slice(0, count);
  }

  /** The token as written. */
  slice(token: number): string {
    return this.text.slice(this.start[token], this.end[token]);
  }

  /** The first token that ends after `offset` (`count` when there is none). */
  tokenAt(offset: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.end[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Columns with room for more, used for one text after another. */
class TokenColumns {
  count = 0;
  start = new Int32Array(FIRST_ROOM);
  end = new Int32Array(FIRST_ROOM);
  kind = new Uint8Array(FIRST_ROOM);
  form = new Int32Array(FIRST_ROOM);

  put(start: number, end: number, kind: number, form: number): void {
    const at = this.count++;
    if (at === this.kind.length) this.#grow();
    this.start[at] = start;
    this.end[at] = end;
    this.kind[at] = kind;
    this.form[at] = form;
  }

  #grow(): void {
    const room = 2 * this.kind.length;
    this.start = widened(this.start, room);
    this.end = widened(this.end, room);
    this.kind = widened(this.kind, room);
    this.form = widened(this.form, room);
  }
}

const FIRST_ROOM = 4096;
const columns = new TokenColumns();

export interface TokenizeOptions {
  readonly fold: FoldTable;
  readonly vocabulary: Vocabulary;
  /** What may stand before a number without a space, folded. */
  readonly beforeNumber: ReadonlySet<string>;
  /** The parts of the text to cut, in order; a NEWLINE token stands between them. The whole text when left out. */
  readonly ranges?: readonly Span[];
}

/** Cuts `text` (or parts of it) into tokens in one pass. */
export function tokenize(text: string, options: TokenizeOptions): Tokens {
  fillColumns(text, options);
  return new Tokens(text, columns);
}

/** The forms of the tokens of `text` alone. */
export function cutForms(text: string, options: TokenizeOptions): number[] {
  fillColumns(text, options);
  const forms: number[] = [];
  for (let at = 0; at < columns.count; at++) forms.push(columns.form[at]!);
  return forms;
}

function fillColumns(text: string, options: TokenizeOptions): void {
  columns.count = 0;
  for (const [start, end] of options.ranges ?? [[0, text.length]]) {
    if (columns.count > 0 && columns.kind[columns.count - 1] !== NEWLINE) put(text, start, start, NEWLINE, options);
    let at = start;
    while (at < end) {
      const kind = characterKind(text.charCodeAt(at));
      if (kind === SPACE) at += 1;
      else if (kind === LINE_END) at = putLineEnds(text, at, end, options);
      else if (kind === PUNCTUATION) at = putMark(text, at, options);
      else at = putWord(text, at, end, options);
    }
  }
}

function put(text: string, from: number, to: number, kind: number, { vocabulary, fold }: TokenizeOptions): void {
  columns.put(from, to, kind, kind === NEWLINE ? vocabulary.id('\n') : vocabulary.idOfFolded(text, from, to, fold));
}

function putMark(text: string, at: number, options: TokenizeOptions): number {
  const entity = text.charCodeAt(at) === AMPERSAND ? entityAt(text, at) : null;
  const to = at + (entity ? entity.length : 1);
  if (entity !== BLANK) put(text, at, to, entity || isQuotationMark(text[at]!) ? QUOTE : PUNCT, options);
  return to;
}

const AMPERSAND = 0x26;

/** HTML's names of quotation marks, and of a blank, which plain text taken from pages may still hold. */
const ENTITIES: readonly string[] = ['&quot;', '&ldquo;', '&rdquo;', '&laquo;', '&raquo;', '&bdquo;', '&#34;', '&#171;', '&#187;', '&#8220;', '&#8221;', '&#8222;'];
const BLANK = '&nbsp;';

function entityAt(text: string, at: number): string | null {
  if (text.startsWith(BLANK, at)) return BLANK;
  for (const entity of ENTITIES) if (text.startsWith(entity, at)) return entity;
  return null;
}

function putLineEnds(text: string, from: number, end: number, options: TokenizeOptions): number {
  let at = from;
  while (at < end && (characterKind(text.charCodeAt(at)) === LINE_END || characterKind(text.charCodeAt(at)) === SPACE)) at++;
  put(text, from, at, NEWLINE, options);
  return at;
}

/** A run of letters, digits and marks: a word, a number, or clitics and a number. */
function putWord(text: string, from: number, end: number, options: TokenizeOptions): number {
  let at = from;
  let letters = 0;
  let firstDigit = -1;
  const limit = Math.min(end, from + LONGEST_WORD);
  while (at < limit) {
    const kind = characterKind(text.charCodeAt(at));
    if (kind === DIGIT) {
      if (firstDigit < 0) firstDigit = at;
    } else if (kind === LETTER) letters += 1;
    else if (kind !== MARK && !isNumberSeparator(text, at, letters)) break;
    at += 1;
  }
  if (firstDigit < 0) {
    // marks alone (a stray tashkeel or bidi control) are no word
    if (letters > 0) put(text, from, at, WORD, options);
    return at;
  }
  if (letters === 0) put(text, firstVisible(text, from), at, NUMBER, options);
  else if (firstDigit > from && options.beforeNumber.has(options.fold.fold(text, from, firstDigit)) && !hasLetter(text, firstDigit, at)) {
    put(text, from, firstDigit, WORD, options);
    return putWord(text, firstDigit, end, options);
  } else put(text, from, at, WORD, options);
  return at;
}

function firstVisible(text: string, from: number): number {
  let at = from;
  while (characterKind(text.charCodeAt(at)) === MARK) at++;
  return at;
}

const NUMBER_SEPARATORS: ReadonlySet<number> = new Set(Array.from('.,٫٬', (char) => char.charCodeAt(0)));

/** `.` `,` and their Arabic forms between two digits of a bare number. */
function isNumberSeparator(text: string, at: number, letters: number): boolean {
  if (letters > 0 || !NUMBER_SEPARATORS.has(text.charCodeAt(at))) return false;
  return isDigitAt(text, at - 1) && isDigitAt(text, at + 1);
}

const isDigitAt = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && characterKind(text.charCodeAt(at)) === DIGIT;

function hasLetter(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (characterKind(text.charCodeAt(at)) === LETTER) return true;
  return false;
}
