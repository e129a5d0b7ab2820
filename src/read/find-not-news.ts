import type { Language } from '../language/language.ts';
import { PhraseList } from './phrase-list.ts';
import { onceALanguage } from '../language/once-a-language.ts';

/** A page with more words of prose than this is an article, whatever else stands in it. */
const MOST_PROSE_WORDS = 70;
const MOST_CHARS = 20_000;

/** What a page is that was saved in an article's place ("an error page: …"); null for an article. `proseWords` counts its body. */
export function findNotNews(text: string, proseWords: number, language: Language): string | null {
  if (proseWords > MOST_PROSE_WORDS || text.length > MOST_CHARS) return null;
  const phrases = getPhrases(language);
  for (const line of text.split('\n')) {
    const words = cutWords(language.fold.fold(line.slice(0, 400)));
    for (let at = 0; at < words.length; at++) {
      const met = phrases.longestAt(words, at);
      // a number or a lone word is an error page only when it stands nearly alone: "404", "captcha"
      if (met && (met.length > 1 || words.length <= 4)) return met.value;
    }
  }
  return null;
}

const cutWords = (folded: string): string[] => folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

const getPhrases = onceALanguage((language) => {
  const phrases = new PhraseList<string>();
  for (const { spelling, attributes } of language.lexicon.ofClass('not-news')) {
    phrases.add(cutWords(language.fold.fold(spelling)).join(' '), attributes['says'] ?? '');
  }
  return phrases;
});
