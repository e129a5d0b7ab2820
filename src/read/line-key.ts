const OTHER = /[^\p{L}]+/gu;

/** What a line of furniture is compared by: the letters of its folded words, parted by single blanks; no digits or marks. */
export function lineKey(folded: string): string {
  return folded.replace(OTHER, ' ').trim();
}
