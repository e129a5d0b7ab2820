import type { Language } from '../../language/language.ts';
import type { LexiconMatches } from '../../language/lexicon-matches.ts';
import { onceALanguage } from '../../language/once-a-language.ts';
import type { Scene } from './scene.ts';
import type { TokenRows } from './token-rows.ts';

/** Bits of `Scene.titleAt`: a word of a title begins; one without a proclitic; an office without a pronoun. */
const TITLE = 1;
const BARE = 2;
const OFFICE = 4;

export function findTitles(found: LexiconMatches, language: Language, rows: TokenRows): Uint8Array {
  const bits = rows.bytes();
  for (const name of classesOfTitles(language)) {
    for (const { from, prefix, suffix } of found.ofClass(name)) bits[from]! |= TITLE | (prefix === '' ? BARE : 0) | (name === 'title-offices' && suffix === '' ? OFFICE : 0);
  }
  return bits;
}

const classesOfTitles = onceALanguage((language) => language.lexicon.classes.filter((name) => name.startsWith('title')));

/** «وزير», «الشيخ», «بالمدير». */
export const isTitleWord = ({ titleAt }: Scene, token: number): boolean => (titleAt[token]! & TITLE) !== 0;

/** «وزير», «الشيخ»; «سامر» is no «آمر». */
export const isBareTitle = ({ titleAt }: Scene, token: number): boolean => (titleAt[token]! & BARE) !== 0;

/** «وزير», «للمدير»; «وزيرهم» is no office of its own. */
export const isOffice = ({ titleAt }: Scene, token: number): boolean => (titleAt[token]! & OFFICE) !== 0;
