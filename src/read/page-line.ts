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
const CLOSING = new Set('"”“»«’\')]}›؛،, \t\u00a0\u200f\u200e');

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

/** Furniture that scrapers leave at the end of a line. */
const tailsOf = onceALanguage((language) => spellingsOf(language, 'tail'));

/** «… في المنطقة. رابط الخبر بصحيفة …»: where what follows the last sentence of a line begins; `end` when nothing does. */
function findTail(text: string, start: number, end: number, language: Language): number {
  const line = text.slice(start, end);
  for (const tail of tailsOf(language)) {
    const at = start + line.lastIndexOf(tail);
    if (at <= start) continue;
    const before = trim(text, start, at)[1];
    if (before < at && STOPS.has(text[before - 1]!) && !isLetter(text[at + tail.length]) && (tail.includes(' ') || isRowOfTags(text.slice(at, end)))) return at;
  }
  return end;
}

/** A row of tags has so many words at most, and no sentence in it. */
const MOST_TAG_WORDS = 30;

/** «سمات الحرب اليمن …»: words of tags end no sentence. */
const isRowOfTags = (line: string): boolean => !/[.؟?!،:«"“]\s|[.؟?!:]$/.test(line) && line.split(' ').length <= MOST_TAG_WORDS;

const STOPS = new Set('.؟?!…');

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

const isBlank = (unit: number): boolean =>
  unit <= 0x20 || unit === 0xa0 || unit === 0xfeff || (unit >= 0x2000 && unit <= 0x200f) || unit === 0x202f || unit === 0x3000;

function trim(text: string, from: number, to: number): [number, number] {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return [start, end];
}

function describe(text: string, start: number, end: number, index: number, language: Language): Omit<PageLine, 'apart' | 'isTail'> {
  const line = text.slice(start, end);
  let [arabic, latin, digits, words] = [0, 0, 0, 0];
  let inside = false;
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    const blank = isBlank(unit);
    if (!blank && !inside) words++;
    inside = !blank;
    if (unit >= 0x621 && unit <= 0x6d3 && unit !== 0x640 && !(unit >= 0x64b && unit <= 0x670)) arabic++;
    else if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) latin++;
    else if ((unit >= 0x30 && unit <= 0x39) || (unit >= 0x660 && unit <= 0x669) || (unit >= 0x6f0 && unit <= 0x6f9)) digits++;
  }
  const key = line.length > LONGEST_FURNITURE ? '' : lineKey(language.fold, text, start, end);
  return { index, start, end, text: line, key, words, arabic, latin, digits, ending: endingOf(line) };
}

function endingOf(line: string): LineEnding {
  let at = line.length - 1;
  while (at > 0 && CLOSING.has(line[at]!)) at--;
  const last = line[at]!;
  if (last === '…' || (last === '.' && line[at - 1] === '.')) return 'dots';
  if (last === '.' || last === '!' || last === '۔') return 'stop';
  if (last === '؟' || last === '?') return 'question';
  return last === ':' ? 'colon' : 'open';
}
