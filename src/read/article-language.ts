import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { eld } from 'eld';
import { LETTER, characterKind } from '../text/characters.ts';

/** How much of a text is looked at: longer samples changed no answer. */
const SAMPLE_CHARS = 3_000;
const LEAST_LETTERS = 30;
/** Letters that Persian, Urdu, Kurdish and Pashto use and Arabic does not. */
const BEYOND_ARABIC = 'پچژگڤێۆڵڕەےٹڈڑںھہۀټډړږښګڼیک';
/** 1 for their units. */
const isBeyondArabic = new Uint8Array(0x10000);
for (const letter of BEYOND_ARABIC) isBeyondArabic[letter.charCodeAt(0)] = 1;
const MOST_FOREIGN_SHARE = 0.02;

/** The language of a text as an ISO 639-1 code, `und` when it is unclear. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARS);
  const { arabic, foreign, latin, letters } = countLetters(sample);
  if (letters < LEAST_LETTERS) return 'und';
  if (arabic > latin && foreign <= arabic * MOST_FOREIGN_SHARE) return 'ar';
  return getDetector().detect(sample).language || 'und';
}

function countLetters(sample: string): { arabic: number; foreign: number; latin: number; letters: number } {
  let arabic = 0;
  let foreign = 0;
  let latin = 0;
  let letters = 0;
  for (let at = 0; at < sample.length; at++) {
    const unit = sample.charCodeAt(at);
    if (characterKind(unit) !== LETTER) continue;
    letters++;
    if ((unit >= 0x620 && unit <= 0x64a) || (unit >= 0x671 && unit <= 0x6d3)) arabic++;
    else if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) latin++;
    foreign += isBeyondArabic[unit]!;
  }
  return { arabic, foreign, latin, letters };
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
