import type { Language } from '../language/language.ts';
import { lineKey } from './line-key.ts';
import type { Outlets } from './outlets.ts';
import { type PageCues, getPageCues } from './page-cues.ts';
import type { Stems } from './stems.ts';
import { type PageWords, getPageWords } from './page-words.ts';

/** What reading a page needs to know beside the page. */
export interface PageContext {
  readonly language: Language;
  readonly outlets: Outlets;
  readonly cues: PageCues;
  readonly words: PageWords;
  /** Of lines, by where they begin; filled as they are asked for. */
  readonly stems: Map<number, Stems>;
  /** Keys of lines that stand on other pages of the outlet, too. */
  readonly repeats: ReadonlySet<string>;
}

/** `repeats` are lines as written, one a line, that what brought the page has met on others of its outlet. */
export function makePageContext(language: Language, outlets: Outlets, repeats = ''): PageContext {
  const keys = repeats === '' ? NONE : new Set(repeats.split('\n').map((line) => lineKey(language.fold, line)));
  return { language, outlets, cues: getPageCues(language), words: getPageWords(language), stems: new Map(), repeats: keys };
}

const NONE: ReadonlySet<string> = new Set();
