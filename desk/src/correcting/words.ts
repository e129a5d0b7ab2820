import { language } from '../language.svelte.ts';
import { CORRECTING_WORDS } from './correcting-words.ts';

/** Those of the reader's language. */
export function correctingWords(): typeof CORRECTING_WORDS.en {
  return CORRECTING_WORDS[language.code];
}

/** A counted phrase of two forms. */
export function counted(forms: { readonly one: string; readonly other: string }, n: number): string {
  return (n === 1 ? forms.one : forms.other).replace('{n}', language.number(n));
}

/** A name within a sentence of the other direction. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
