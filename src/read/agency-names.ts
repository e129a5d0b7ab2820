import type { Outlets } from './outlets.ts';

const PIECES = /[،,/+|–—\-:()«»"“”•]| مع | with | and /;

/** An agency's name as an article writes it, dots dropped: "أ.ف.ب" is "أ ف ب". */
export function agencyWord(written: string): string {
  return written.replaceAll('.', ' ').replace(/[\s\u00a0]+/g, ' ').trim();
}

const AND = /\s+و\s*(?=\S)/;

function put(found: string[], name: string): void {
  const word = agencyWord(name);
  if (!found.includes(word)) found.push(word);
}

/** The agencies that a dateline, byline or source line names, in its own words: "يورونيوز مع أ ف ب" gives أ ف ب. */
export function findAgencies(phrase: string, outlets: Outlets): string[] {
  if (!outlets.mayHoldAgency(phrase)) return [];
  const found: string[] = [];
  for (const piece of cutNames(phrase)) {
    if (outlets.findAgency(piece)) put(found, piece);
    else if (AND.test(piece)) for (const name of piece.split(AND)) if (outlets.findAgency(name)) put(found, name);
  }
  return found;
}

/** The names in a byline or source line, as cut by commas, strokes and "مع". */
export function cutNames(phrase: string): string[] {
  return phrase.replaceAll('\u00a0', ' ').split(PIECES).map((piece) => piece.trim()).filter(Boolean);
}
