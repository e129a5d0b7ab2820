import { join } from 'node:path';
import type { Language } from './language.ts';
import { loadTsv } from './tsv.ts';
import { onceALanguage } from './once-a-language.ts';

/** Letters by which one name is spelled in several ways (`letters/name-skeleton.tsv`), folded. */
export interface NameLetters {
  readonly weak: ReadonlySet<string>;
  /** Weak letters that sound alike at the end of a word. */
  readonly open: ReadonlySet<string>;
  /** Letter → the letter that stands for its set. */
  readonly same: ReadonlyMap<string, string>;
}

/** The name letters of a language, read once. */
export const loadNameLetters = onceALanguage(readNameLetters);

function readNameLetters(language: Language): NameLetters {
  const weak = new Set<string>();
  const open = new Set<string>();
  const same = new Map<string, string>();
  const [, ...rows] = loadTsv(join(language.folder, 'letters', 'name-skeleton.tsv'));
  for (const { cells: [, kind = '', list = ''] } of rows) {
    const letters = list.split(' ').map((letter) => language.fold.fold(letter)).filter(Boolean);
    for (const letter of letters) {
      if (kind === 'weak') weak.add(letter);
      else if (kind === 'open') open.add(letter);
      else same.set(letter, letters[0]!);
    }
  }
  return { weak, open, same };
}
