/** Where a page shows its headline. Written before it was read. */
import { expect, test } from 'vitest';
import { captureOf, readCapture } from '../eval/reading.ts';
import type { Article } from '../src/model/article.ts';

const HEADLINE = 'مجلس بلدية الوادي يقر خطة لترميم السور القديم';
const SITE = 'الموجة نيوز';
const BODY = '<p>أقر مجلس بلدية الوادي خطة لترميم السور القديم تمتد على ثلاث سنوات، وقال رئيس المجلس إن العمل سيبدأ من الباب الشرقي.</p><p>وأضاف أن كلفة الخطة تبلغ أربعة ملايين دينار، يأتي نصفها من صندوق التراث والنصف الآخر من تبرعات أهل المدينة في المهجر.</p>';

function headlineOf(head: string, shown: string): string | null {
  const html = `<!doctype html><html dir="rtl" lang="ar"><head><meta charset="utf-8">${head}</head><body>${shown}<div class="txt">${BODY}</div></body></html>`;
  return (readCapture(captureOf(new TextEncoder().encode(html), 'https://mawja.example/news/881')) as Article).headline;
}

const title = (text: string): string => `<title>${text}</title>`;
const og = (text: string): string => `<meta property="og:title" content="${text}">`;

test.each([
  ['under a logo that is an h1', title(`${HEADLINE} - ${SITE}`), `<h1><a href="/">${SITE}</a></h1><h2>${HEADLINE}</h2>`],
  ['in a heading of the third rank', title(HEADLINE), `<h1>${SITE}</h1><h3>${HEADLINE}</h3>`],
  ['cut short in the metadata', og('مجلس بلدية الوادي يقر خطة لترميم…') + title(SITE), `<h1>${HEADLINE}</h1>`],
  ['other words for machines', og('سور الوادي القديم: هذه تفاصيل الخطة الكاملة') + title(`سور الوادي القديم: هذه تفاصيل الخطة الكاملة | ${SITE}`), `<h1>${HEADLINE}</h1>`],
  ['bold on a page whose title is the site', title(SITE), `<div>${SITE}</div><p align="center"><b>${HEADLINE}</b></p>`],
  ['shown twice', og(HEADLINE), `<div class="mobile"><h1>${HEADLINE}</h1></div><div class="desktop"><h1>${HEADLINE}</h1></div>`],
  ['behind a word in the title', title(`عاجل | ${HEADLINE} | ${SITE}`), `<h1>${HEADLINE}</h1>`],
  ['as a link to itself', title(`${HEADLINE} - ${SITE}`), `<h1><a href="https://mawja.example/news/881">${HEADLINE}</a></h1>`],
  ['under a ticker of others', title(`${HEADLINE} | ${SITE}`), `<div class="t"><h2><a href="/1">مجلس بلدية الساحل يقر خطة لترميم الجسر القديم</a></h2></div><h1>${HEADLINE}</h1>`],
  ['in no heading at all', og(HEADLINE) + title(SITE), `<div>${HEADLINE}</div>`],
  ['over its section', title(`${SITE} :: ${HEADLINE}`), `<h2>${HEADLINE}</h2><h1>محليات</h1>`],
  ['only in the metadata', og(HEADLINE) + title(SITE), ''],
  ['with blanks and line ends', title(HEADLINE), `<h1>\n   مجلس بلدية الوادي\n يقر خطة لترميم  السور القديم\n</h1>`],
])('%s', (_, head, shown) => expect(headlineOf(head, shown)).toBe(HEADLINE));

test.each([
  ['a dash of its own', 'قمة الوادي - النتائج كاملة'],
  ['a colon', 'رئيس البلدية: لن نهدم بيتا من غير تعويض'],
  ['quotation marks', 'رئيس البلدية: «لن نهدم بيتا» من غير تعويض'],
  ['a bar', 'فيديو | انهيار جزء من السور القديم في الوادي'],
  ['a question', 'لماذا انهار السور القديم في الوادي؟'],
  ['two words', 'سور الوادي'],
])('%s stays in it', (_, headline) => {
  expect(headlineOf(title(`${headline} - ${SITE}`) + og(headline), `<h1>${headline}</h1>`)).toBe(headline);
  expect(headlineOf(title(`${headline} | ${SITE}`), `<h1>${headline}</h1>`)).toBe(headline);
});

test('entities in the metadata do not matter', () => {
  const headline = 'رئيس البلدية: "لن نهدم بيتا" من غير تعويض';
  expect(headlineOf(og(headline.replaceAll('"', '&amp;quot;')), `<h1>${headline}</h1>`)).toBe(headline);
});
