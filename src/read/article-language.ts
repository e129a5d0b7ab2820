import { eld } from 'eld';

/** How much of a text is looked at: longer samples changed no answer. */
const SAMPLE_CHARS = 3_000;
const LEAST_LETTERS = 30;
/** Letters that Persian, Urdu, Kurdish and Pashto use and Arabic does not. */
const BEYOND_ARABIC = /[پچژگڤێۆڵڕەےٹڈڑںھہۀټډړږښګڼیک]/g;
const MOST_FOREIGN_SHARE = 0.02;

/** The language of a text as an ISO 639-1 code, `und` when it is unclear. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARS);
  const arabic = count(sample, /[\u0620-\u064a\u0671-\u06d3]/g);
  const latin = count(sample, /[a-z]/gi);
  const other = count(sample, /\p{L}/gu);
  if (other < LEAST_LETTERS) return 'und';
  if (arabic > latin && count(sample, BEYOND_ARABIC) <= arabic * MOST_FOREIGN_SHARE) return 'ar';
  return eld.detect(sample).language || 'und';
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}
