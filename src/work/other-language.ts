import type { Article } from '../model/article.ts';
import type { Refusal } from '../model/capture.ts';

/**
 * Below this part of Arabic letters a text is no Arabic page with foreign furniture but a foreign page. Of 21,565 articles of
 * Arabic outlets three are below it (lists of film and song titles, a page of script), six more below one half.
 */
const LEAST_ARABIC = 0.2;

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

/** The refusal of a page that is written in another language; null for Arabic and for what is too short to tell. */
export function refuseOtherLanguage(article: Article, uri: string): Refusal | null {
  const { lang, text } = article;
  if (lang === 'ar' || lang === 'und' || !isForeign(lang, text)) return null;
  return { uri, code: 'wrong-language', says: `${uri} is in another language (${languageNames.of(lang)}); Isnad reads Arabic.` };
}

/** A language in Arabic letters was told apart by them; another one is only believed when Arabic letters are few. */
function isForeign(lang: string, text: string): boolean {
  if (new Intl.Locale(lang).maximize().script === 'Arab') return true;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  return arabic < letters * LEAST_ARABIC;
}
