import type { Outlets } from './outlets.ts';

const PIECES = /[،,/+|–—\-:()«»"“”•]| مع | with | and /;

/** An agency's name as an article writes it, dots dropped: "أ.ف.ب" is "أ ف ب". */
export function agencyWord(written: string): string {
  return written.replaceAll('.', ' ').replace(/[\s\u00a0]+/g, ' ').trim();
}

/** The agencies that a dateline, byline or source line names, in its own words: "يورونيوز مع أ ف ب" gives أ ف ب. */
export function findAgencies(phrase: string, outlets: Outlets): string[] {
  const found: string[] = [];
  for (const piece of cutNames(phrase)) {
    for (const name of outlets.findAgency(piece) ? [piece] : piece.split(/\s+و\s*(?=\S)/)) {
      const word = agencyWord(name);
      if (word !== '' && outlets.findAgency(word) && !found.includes(word)) found.push(word);
    }
  }
  return found;
}

/** The names in a byline or source line, as cut by commas, strokes and "مع". */
export function cutNames(phrase: string): string[] {
  return phrase.replaceAll('\u00a0', ' ').split(PIECES).map((piece) => piece.trim()).filter(Boolean);
}
