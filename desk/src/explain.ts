import { RULES } from './i18n/reasons.ts';
import { sayInArabic } from './i18n/say-in-arabic.ts';
import { language } from './language.svelte.ts';

/** A rule's name in words, or null when the name itself has to do. */
export function nameRule(name: string): string | null {
  return RULES[name]?.[language.code === 'ar' ? 1 : 0] ?? null;
}

/** What a record says of itself, in the reader's language where it is known. */
export function translateSaying(text: string): string {
  const says = language.code === 'ar' ? sayInArabic(text) : text;
  return says.replaceAll(/\b\d{4}-\d\d-\d\d\b/g, (day) => language.date(day));
}
