import { beforeAll, expect, test } from 'vitest';
import { RULES } from '../desk/src/i18n/reasons.ts';
import { sayInArabic } from '../desk/src/i18n/say-in-arabic.ts';
import { loadStages } from '../src/work/load-stages.ts';
import { readSamples } from './product-samples.ts';

/** Rules come and go; so many of what is shown must have words of their own. */
const TOLD_IN_WORDS = 0.95;
const LATIN_WORD = /[A-Za-z]{3}/;
const QUOTED = /[«"\u2068][^»"\u2069]*[»"\u2069]/g;

const rules: string[] = [];
const sayings: string[] = [];

function gather(value: unknown): void {
  if (Array.isArray(value)) value.forEach(gather);
  else if (value !== null && typeof value === 'object') {
    const { rule, says } = value as { rule?: unknown; says?: unknown };
    if (typeof rule === 'string') rules.push(rule);
    if (typeof says === 'string') sayings.push(says);
    for (const [name, inner] of Object.entries(value)) if (name !== 'blocks') gather(inner);
  }
}

beforeAll(async () => {
  const { records } = await readSamples();
  gather(records);
  gather(loadStages().compare(records));
}, 120_000);

test('rules stand in words, and what they say is told in Arabic', () => {
  const nameless = rules.filter((rule) => !(rule in RULES));
  expect(1 - nameless.length / rules.length, [...new Set(nameless)].join(' ')).toBeGreaterThan(TOLD_IN_WORDS);
  const foreign = sayings.filter((says) => LATIN_WORD.test(sayInArabic(says).replaceAll(QUOTED, '')));
  expect(1 - foreign.length / sayings.length, [...new Set(foreign)].join(' | ')).toBeGreaterThan(TOLD_IN_WORDS);
});

test.each([
  ['«سرت» is Sirte (Libya)', '«سرت»: \u2068Sirte (ليبيا)\u2069'],
  ['«بنزرت» is Bizerte (Tunisia); clues in the article: Libya 0, Tunisia 4', '«بنزرت»: \u2068Bizerte (تونس)\u2069؛ القرائن في المقال: \u2068ليبيا 0، تونس 4\u2069'],
  ['«هادي»: the first name of one person of the article; «منصور»: the surname', '«هادي»: الاسم الأول لشخص واحد في المقال؛ «منصور»: لقب العائلة'],
  ['«أ» is another name of «ب»', '«أ» اسم آخر لـ«ب»'],
  ['here the office is «وزير الزراعة»', 'المنصب هنا «وزير الزراعة»'],
  ['nobody has put this into words', 'nobody has put this into words'],
])('«%s» in Arabic', (english, arabic) => {
  expect(sayInArabic(english)).toBe(arabic);
});
