import { expect, test } from 'vitest';
import type { Article } from '../src/model/article.ts';
import { refuseOtherLanguage } from '../src/work/other-language.ts';

const article = (lang: string, text: string): Article => ({
  id: 'sha256:1', uri: 'a.txt', lang, text, outlet: null, via: [], headline: null, dateline: null, byline: null, blocks: [], published: null,
});
const FURNITURE = 'We and our partners store cookies on your device to show you advertisements. '.repeat(4);

test.each([
  ['an English page', 'en', 'The minister arrived on Monday.', /English/],
  ['a French page with an Arabic name', 'fr', 'Le ministre est arrivé lundi, selon طرابلس, dans la capitale du pays.', /French/],
  ['a Persian page', 'fa', 'وزیر دفاع روز دوشنبه وارد پایتخت شد', /Persian/],
])('%s is refused by the name of its language', (_, lang, text, says) => {
  expect(refuseOtherLanguage(article(lang, text), 'a.txt')).toMatchObject({ code: 'wrong-language', says: expect.stringMatching(says) });
});

test.each([
  ['an Arabic page', 'ar', 'وصل الوزير يوم الاثنين'],
  ['a page too short to tell', 'und', 'OK'],
  ['an Arabic page under English furniture', 'en', FURNITURE + 'وصل وزير الدفاع إلى العاصمة يوم الاثنين والتقى نظيره وبحثا التعاون بين البلدين. '.repeat(3)],
])('%s is read', (_, lang, text) => {
  expect(refuseOtherLanguage(article(lang, text), 'a.txt')).toBeNull();
});
