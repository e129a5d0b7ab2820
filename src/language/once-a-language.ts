import type { Language } from './language.ts';

/** What is worked out of a language's data once, and kept as long as the language is. */
export function onceALanguage<T>(make: (language: Language) => T): (language: Language) => T {
  const kept = new WeakMap<Language, { readonly made: T }>();
  return (language) => {
    let entry = kept.get(language);
    if (!entry) kept.set(language, (entry = { made: make(language) }));
    return entry.made;
  };
}
