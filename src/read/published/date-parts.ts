import type { Language } from '../../language/language.ts';
import { DIGIT, LETTER, LINE_END, SPACE, characterKind } from '../../text/characters.ts';
import type { FoldTable } from '../../text/fold.ts';

/** A piece of a line: a word, a number, or one other visible character, folded. Offsets are in the article's text. */
export interface DatePart {
  readonly kind: 'word' | 'number' | 'mark';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Cuts a line of text into folded pieces with their places. */
export function cutDateParts(text: string, start: number, end: number, language: Language): DatePart[] {
  const { fold } = language;
  const parts: DatePart[] = [];
  for (let at = start; at < end; ) {
    const kind = kindAt(text, at, fold);
    let to = at + 1;
    if (kind !== null && kind !== 'mark') while (to < end && continues(text, to, kind, fold)) to++;
    const folded = kind === null ? '' : fold.fold(text, at, to);
    if (folded !== '') parts.push({ kind: kind!, text: folded, start: at, end: lastLetter(text, at, to, fold) + 1 });
    at = to;
  }
  return parts;
}

/** The first word of a line, as `cutDateParts` would cut it; null when there is none. */
export function firstWord(text: string, start: number, end: number, { fold }: Language): string | null {
  for (let at = start; at < end; ) {
    const kind = kindAt(text, at, fold);
    let to = at + 1;
    if (kind === 'word' || kind === 'number') while (to < end && continues(text, to, kind, fold)) to++;
    const folded = kind === 'word' ? fold.fold(text, at, to) : '';
    if (folded !== '') return folded;
    at = to;
  }
  return null;
}

/** What the code unit at a place opens; null for blanks and for what folding drops. */
function kindAt(text: string, at: number, fold: FoldTable): DatePart['kind'] | null {
  const unit = text.charCodeAt(at);
  if (fold.isDropped(unit)) return null;
  const kind = characterKind(unit);
  if (kind === LETTER) return 'word';
  if (kind === DIGIT) return 'number';
  return kind === SPACE || kind === LINE_END ? null : 'mark';
}

function continues(text: string, at: number, kind: 'word' | 'number', fold: FoldTable): boolean {
  return fold.isDropped(text.charCodeAt(at)) || kindAt(text, at, fold) === kind;
}

/** Marks at the end of a word fold away and are not of its span. */
function lastLetter(text: string, from: number, to: number, fold: FoldTable): number {
  let last = to - 1;
  while (last > from && fold.isDropped(text.charCodeAt(last))) last--;
  return last;
}
