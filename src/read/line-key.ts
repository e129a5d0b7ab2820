import { LETTER, characterKind } from '../text/characters.ts';

/** What a line of furniture is compared by: the letters of its folded words, parted by single blanks; no digits or marks. */
export function lineKey(folded: string): string {
  let key = '';
  let from = -1;
  for (let at = 0; at <= folded.length; at++) {
    const isLetter = at < folded.length && characterKind(folded.charCodeAt(at)) === LETTER;
    if (isLetter) {
      if (from < 0) from = at;
    } else if (from >= 0) {
      key = key === '' ? folded.slice(from, at) : `${key} ${folded.slice(from, at)}`;
      from = -1;
    }
  }
  return key;
}
