import type { Tags } from './tags.ts';
import type { Words } from './words.ts';

/** Labels every word of an article; null when the language has no trained tagger. */
export function tagWords(_words: Words): Tags | null {
  return null;
}
