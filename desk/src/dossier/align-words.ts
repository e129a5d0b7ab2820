/** A word of one text, and whether the other text has it in the same order. */
export interface AlignedWord {
  readonly text: string;
  readonly isShared: boolean;
}

/** Longer passages are compared up to here: the table below grows with the product of their lengths. */
const WORD_LIMIT = 900;

/** Marks in two texts the words that only one of them has (longest common subsequence). */
export function alignWords(a: string, b: string): { a: AlignedWord[]; b: AlignedWord[] } {
  const left = splitWords(a);
  const right = splitWords(b);
  const [leftKeys, rightKeys] = [left.map(keyOf), right.map(keyOf)];
  const table = longestCommon(leftKeys, rightKeys);
  const width = right.length + 1;
  const shared = { a: new Set<number>(), b: new Set<number>() };
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (leftKeys[i] === rightKeys[j]) {
      shared.a.add(i++);
      shared.b.add(j++);
    } else if (table[(i + 1) * width + j]! >= table[i * width + j + 1]!) i++;
    else j++;
  }
  return { a: left.map((text, at) => ({ text, isShared: shared.a.has(at) })), b: right.map((text, at) => ({ text, isShared: shared.b.has(at) })) };
}

function longestCommon(left: readonly string[], right: readonly string[]): Uint16Array {
  const width = right.length + 1;
  const table = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      table[i * width + j] = left[i] === right[j] ? table[(i + 1) * width + j + 1]! + 1 : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
  return table;
}

function splitWords(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '').slice(0, WORD_LIMIT);
}

/** Punctuation and the spelling of alef do not make two words different. */
function keyOf(word: string): string {
  return word.replaceAll(/[^\p{L}\p{N}]/gu, '').replaceAll(/[أإآٱ]/g, 'ا');
}
