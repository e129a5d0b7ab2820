import type { Language } from '../language/language.ts';
import { onceALanguage } from '../language/once-a-language.ts';
import { lineKey } from './line-key.ts';

/** How a line ends, closing quotes and brackets aside. */
export type LineEnding = 'stop' | 'question' | 'colon' | 'dots' | 'open';

/** One non-empty line of a page with what its shape says. Offsets are in the article's text; blanks around it are left out. */
export interface PageLine {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `lineKey` of the line; '' for a line too long to be furniture. */
  readonly key: string;
  readonly words: number;
  readonly arabic: number;
  readonly latin: number;
  readonly digits: number;
  readonly ending: LineEnding;
  /** Whether a blank line stands before it. */
  readonly apart: boolean;
  /** Whether it is furniture that stood behind the last sentence of a line. */
  readonly isTail: boolean;
}

/** Longer lines are prose; they get no key. Cookie notices run to 500 letters. */
const LONGEST_FURNITURE = 700;
const CLOSING = new Set(Array.from('"”“»«’\')]}›؛،, \t\u00a0\u200f\u200e', (mark) => mark.charCodeAt(0)));

/** What a unit adds to the shape of a line; 0 for marks and the letters of other scripts. */
const BLANK = 1;
const ARABIC = 2;
const LATIN = 3;
const FIGURE = 4;
const shapes = new Uint8Array(0x10000)
  .fill(BLANK, 0, 0x21).fill(BLANK, 0xa0, 0xa1).fill(BLANK, 0x2000, 0x2010).fill(BLANK, 0x202f, 0x2030).fill(BLANK, 0x3000, 0x3001).fill(BLANK, 0xfeff, 0xff00)
  .fill(ARABIC, 0x621, 0x640).fill(ARABIC, 0x641, 0x64b).fill(ARABIC, 0x671, 0x6d4)
  .fill(LATIN, 0x41, 0x5b).fill(LATIN, 0x61, 0x7b)
  .fill(FIGURE, 0x30, 0x3a).fill(FIGURE, 0x660, 0x66a).fill(FIGURE, 0x6f0, 0x6fa);

const isBlank = (unit: number): boolean => shapes[unit] === BLANK;

/** The non-empty lines of a text. */
export function cutPageLines(text: string, language: Language): PageLine[] {
  const lines: PageLine[] = [];
  let apart = true;
  for (let from = 0; from <= text.length; ) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    const [start, end] = trim(text, from, to);
    if (start < end) {
      const own = skipButtons(text, start, end, language);
      const tail = findTail(text, own, end, language);
      if (own > start) lines.push({ ...describe(text, start, trim(text, start, own)[1], lines.length, language), apart, isTail: false });
      lines.push({ ...describe(text, own, trim(text, own, tail)[1], lines.length, language), apart: apart && own === start, isTail: false });
      if (tail < end) lines.push({ ...describe(text, tail, end, lines.length, language), apart: false, isTail: true });
      apart = false;
    } else apart = true;
    from = to + 1;
  }
  return lines;
}

const spellingsOf = (language: Language, match: string): readonly string[] =>
  language.lexicon.ofClass('furniture').filter(({ attributes }) => attributes['match'] === match).map(({ spelling }) => spelling.toLowerCase());

/** Buttons that scrapers leave at the head of a line, in small letters: they are a line of their own. */
const buttonsOf = onceALanguage((language) => spellingsOf(language, 'head'));

/** Furniture that scrapers leave at the end of a line, and where one may: behind a stop and blanks. */
const tailsOf = onceALanguage((language) => {
  const tails = spellingsOf(language, 'tail');
  const escaped = tails.map((tail) => tail.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { tails, mayStand: new RegExp(`[${STOPS}][${BLANKS}]+(?:${escaped.join('|')})`) };
});

/** «… في المنطقة. رابط الخبر بصحيفة …»: where what follows the last sentence of a line begins; `end` when nothing does. */
function findTail(text: string, start: number, end: number, language: Language): number {
  const line = text.slice(start, end);
  const { tails, mayStand } = tailsOf(language);
  if (!mayStand.test(line)) return end;
  for (const tail of tails) {
    const at = start + line.lastIndexOf(tail);
    if (at <= start) continue;
    const before = trim(text, start, at)[1];
    if (before < at && STOPS.includes(text[before - 1]!) && !isLetter(text[at + tail.length]) && (tail.includes(' ') || isRowOfTags(text.slice(at, end)))) return at;
  }
  return end;
}

const STOPS = '.؟?!…';
/** What `isBlank` says yes to, as a class of characters. */
const BLANKS = '\\0-\\x20\\xa0\\u2000-\\u200f\\u202f\\u3000\\ufeff';

/** A row of tags has so many words at most, and no sentence in it. */
const MOST_TAG_WORDS = 30;

/** «سمات الحرب اليمن …»: words of tags end no sentence. */
const isRowOfTags = (line: string): boolean => !/[.؟?!،:«"“]\s|[.؟?!:]$/.test(line) && line.split(' ').length <= MOST_TAG_WORDS;

/** "Next Previous فلان – الصحيفة": where the line's own words begin. */
function skipButtons(text: string, start: number, end: number, language: Language): number {
  for (const button of buttonsOf(language)) {
    const to = start + button.length;
    if (to >= end || !isBlank(text.charCodeAt(to)) || text.slice(start, to).toLowerCase() !== button) continue;
    return trim(text, to, end)[0];
  }
  return start;
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /\p{L}/u.test(char);

function trim(text: string, from: number, to: number): [number, number] {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return [start, end];
}

function describe(text: string, start: number, end: number, index: number, language: Language): Omit<PageLine, 'apart' | 'isTail'> {
  let arabic = 0;
  let latin = 0;
  let digits = 0;
  let words = 0;
  let isInside = false;
  for (let at = start; at < end; at++) {
    const shape = shapes[text.charCodeAt(at)]!;
    if (shape !== BLANK && !isInside) words++;
    isInside = shape !== BLANK;
    if (shape === ARABIC) arabic++;
    else if (shape === LATIN) latin++;
    else if (shape === FIGURE) digits++;
  }
  const line = text.slice(start, end);
  const key = end - start > LONGEST_FURNITURE ? '' : lineKey(language.fold, text, start, end);
  return { index, start, end, text: line, key, words, arabic, latin, digits, ending: endingOf(line) };
}

function endingOf(line: string): LineEnding {
  let at = line.length - 1;
  while (at > 0 && CLOSING.has(line.charCodeAt(at))) at--;
  const last = line[at]!;
  if (last === '…' || (last === '.' && line[at - 1] === '.')) return 'dots';
  if (last === '.' || last === '!' || last === '۔') return 'stop';
  if (last === '؟' || last === '?') return 'question';
  return last === ':' ? 'colon' : 'open';
}
