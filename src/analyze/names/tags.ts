/** Labels of the tagger, as numbers; `B` even ones are followed by their `I`. */
export const OUTSIDE = 0;
export const B_PERSON = 1;
export const I_PERSON = 2;
export const B_PLACE = 3;
export const I_PLACE = 4;
export const B_ORGANIZATION = 5;
export const I_ORGANIZATION = 6;
export const B_OTHER = 7;
export const I_OTHER = 8;
export const TAG_COUNT = 9;

/** One label a word of `Words`. */
export type Tags = Uint8Array;

/** Where the tagged stretch that begins at a word with label `begin` ends, or the word itself when none begins there. */
export function taggedEnd(tags: Tags | null, at: number, begin: number): number {
  if (!tags || tags[at] !== begin) return at;
  const inside = begin % 2 === 1 ? begin + 1 : begin;
  let to = at + 1;
  while (to < tags.length && tags[to] === inside) to += 1;
  return to;
}
