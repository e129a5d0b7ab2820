import { language } from '../language.svelte.ts';
import { FURTHER_AR, FURTHER_EN } from './further-words.ts';

/** Those of the reader's language. */
export function furtherWords(): typeof FURTHER_EN {
  return language.code === 'ar' ? FURTHER_AR : FURTHER_EN;
}
