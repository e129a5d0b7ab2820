import { language } from '../language.svelte.ts';
import { FURTHER_WORDS } from './further-words.ts';

/** Those of the reader's language. */
export function furtherWords(): typeof FURTHER_WORDS.en {
  return FURTHER_WORDS[language.code];
}
