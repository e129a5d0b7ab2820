import type { Language } from '../language/language.ts';
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
}

export function makePageContext(language: Language, outlets: Outlets): PageContext {
  return { language, outlets, cues: getPageCues(language), words: getPageWords(language), stems: new Map() };
}
