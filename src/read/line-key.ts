import { LETTER, characterKind } from '../text/characters.ts';

/** What a line of furniture is compared by: the letters of its folded words, parted by single blanks; no digits or marks. */
export function lineKey(folded: string): string {
  let key = '';
  for (let at = 0; at < folded.length; ) {
    const from = nextLetter(folded, at);
    if (from === folded.length) break;
    at = endOfKeyed(folded, from);
    key = key === '' ? folded.slice(from, at) : `${key} ${folded.slice(from, at)}`;
  }
  return key;
}

const BLANK = 0x20;

const isLetter = (folded: string, at: number): boolean => characterKind(folded.charCodeAt(at)) === LETTER;

function nextLetter(folded: string, at: number): number {
  let next = at;
  while (next < folded.length && !isLetter(folded, next)) next++;
  return next;
}

/** Where the words from `from` on cease to be letters with single blanks between them: so far the key is the text itself. */
function endOfKeyed(folded: string, from: number): number {
  let at = from + 1;
  while (at < folded.length && (isLetter(folded, at) || (folded.charCodeAt(at) === BLANK && at + 1 < folded.length && isLetter(folded, at + 1)))) at++;
  return at;
}
