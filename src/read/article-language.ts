import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { eld } from 'eld';

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
  if (count(sample, /\p{L}/gu) < LEAST_LETTERS) return 'und';
  if (arabic > latin && count(sample, BEYOND_ARABIC) <= arabic * MOST_FOREIGN_SHARE) return 'ar';
  return getDetector().detect(sample).language || 'und';
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}

let detector: typeof eld | null = null;

/** The detector's table takes 0.4 s to load, so it is loaded when the first page comes that is not Arabic. */
function getDetector(): typeof eld {
  if (!detector) {
    const file = fileURLToPath(import.meta.resolve('eld/extrasmall'));
    detector = (createRequire(import.meta.url)(file) as { eld: typeof eld }).eld;
  }
  return detector;
}
