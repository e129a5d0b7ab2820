/** Shortest word in which one letter may differ: «غولر» and «غولار», but not «علي» and «عدي». */
const SHORTEST_FUZZY = 4;

/** Whether two folded words are equal, one letter apart, or two neighbours swapped («خليفة», «خلفية»). */
export function isNearWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < SHORTEST_FUZZY || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - from && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const left = a.length - from - tail;
  const right = b.length - from - tail;
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
}

/** Whether two names have the same words. */
export function isSameName(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** How a short naming agrees with a longer one; null when it does not. */
export type Likeness = 'equal' | 'contained' | 'ends' | 'near' | 'surname' | 'given' | null;

/** Compares two names, `short` having no more words than `long`; words are folded and bare of articles. */
export function likenessOf(long: readonly string[], short: readonly string[]): Likeness {
  if (isSameName(long, short)) return 'equal';
  if (short.length === 1) return isSurname(long, short[0]!) ? 'surname' : null;
  if (isSubsequence(long, short)) return 'contained';
  // «فيصل سلمان عبدالعزيز» is no «فيصل عبدالله عبدالعزيز»: names of one length differ in their fathers
  const isSameBetween = long.length !== short.length || long.slice(1, -1).every((word, i) => isNearWord(word, short[i + 1]!));
  if (long[0] === short[0] && long.at(-1) === short.at(-1) && isSameBetween) return 'ends';
  if (long.length === short.length && !isSameBetween) return null;
  const near = isNearWord(long[0]!, short[0]!) && isNearWord(long.at(-1)!, short.at(-1)!);
  return near && (long[0] === short[0] || long.at(-1) === short.at(-1) || long.length === short.length) ? 'near' : null;
}

function isSurname(long: readonly string[], word: string): boolean {
  return long.length > 1 && long.at(-1) === word;
}

function isSubsequence(long: readonly string[], short: readonly string[]): boolean {
  let at = 0;
  for (const word of long) if (word === short[at]) at += 1;
  return at === short.length;
}
