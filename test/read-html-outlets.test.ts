/** Where a site of no list says what it is called, each with the name that its reader would give it. Written before it was read. */
import { expect, test } from 'vitest';
import { captureOf, readCapture } from '../eval/reading.ts';
import type { Article } from '../src/model/article.ts';

const HEADLINE = 'مجلس بلدية الوادي يقر خطة لترميم السور القديم';
const BODY = '<p>أقر مجلس بلدية الوادي خطة لترميم السور القديم تمتد على ثلاث سنوات، وقال رئيس المجلس إن العمل سيبدأ من الباب الشرقي.</p><p>وأضاف أن كلفة الخطة تبلغ أربعة ملايين دينار، يأتي نصفها من صندوق التراث والنصف الآخر من تبرعات أهل المدينة في المهجر.</p>';

interface Page {
  readonly title?: string;
  readonly head?: string;
  readonly over?: string;
  readonly under?: string;
  readonly after?: string;
  readonly uri?: string;
}

function outletOf({ title = HEADLINE, head = '', over = '', under = '', after = '', uri = 'https://mawja.example/news/881' }: Page): string | null {
  const html = `<!doctype html><html dir="rtl" lang="ar"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${over}<div class="menu"><a href="/a">محليات</a><a href="/b">رياضة</a></div><div class="news"><h1>${HEADLINE}</h1>${under}<div class="txt">${BODY}</div></div>${after}</body></html>`;
  return (readCapture(captureOf(new TextEncoder().encode(html), uri)) as Article).outlet;
}

const NAME = 'الموجة نيوز';

test.each<[string, Page]>([
  ['behind the headline', { title: `${HEADLINE} - ${NAME}` }],
  ['behind a bar', { title: `${HEADLINE} | ${NAME}` }],
  ['before the headline', { title: `${NAME} | ${HEADLINE}` }],
  ['before section and headline', { title: `${NAME} » محليات » ${HEADLINE}` }],
  ['behind the section', { title: `${HEADLINE} | محليات | ${NAME}` }],
  ['before a slogan', { title: `${HEADLINE} - ${NAME} - أخبار الساحل على مدار الساعة`, over: `<a class="logo" href="/">${NAME}</a>` }],
  ['behind dots', { title: `${HEADLINE} • ${NAME}` }],
  ['behind an underline', { title: `${HEADLINE}_${NAME}` }],
  ['in og:site_name', { head: `<meta property="og:site_name" content="${NAME}">` }],
  ['in og:site_name with its Latin name', { head: `<meta property="og:site_name" content="${NAME} | Mawja News">` }],
  ['in the title where og:site_name is a host', { title: `${HEADLINE} - ${NAME}`, head: '<meta property="og:site_name" content="mawja.example">' }],
  ['as publisher of JSON-LD', { head: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"${HEADLINE}","publisher":{"@type":"Organization","name":"${NAME}"}}</script>` }],
  ['as WebSite of JSON-LD', { head: `<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"${NAME}"},{"@type":"WebPage","name":"${HEADLINE}"}]}</script>` }],
  ['as publisher of microdata', { under: `<div itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="${NAME}"></div>` }],
  ['in application-name', { head: `<meta name="application-name" content="${NAME}">` }],
  ['in apple-mobile-web-app-title', { head: `<meta name="apple-mobile-web-app-title" content="${NAME}">` }],
  ['on the logo', { over: `<div class="header"><a href="/"><img src="/logo.png" alt="${NAME}"></a></div>` }],
  ['in the rights line with its kind', { after: `<div>جميع الحقوق محفوظة لموقع ${NAME} © 2021</div>` }],
  ['in the rights line', { after: `<div>© 2021 ${NAME}. جميع الحقوق محفوظة</div>`, over: `<a href="/">${NAME}</a>` }],
  ['in the name of the system, which is none', { title: `${HEADLINE} - ${NAME}`, head: '<meta property="og:site_name" content="WordPress">' }],
  ['behind the headline, whose writer stands before it', { title: `سمير الحداد - ${HEADLINE} - ${NAME}`, under: '<div class="author">سمير الحداد</div>' }],
])('%s', (_, page) => expect(outletOf(page)).toBe(NAME));

test('a listed host goes before all names', () => {
  expect(outletOf({ uri: 'https://www.aljazeera.net/news/1', head: `<meta property="og:site_name" content="${NAME}">` })).toBe('الجزيرة');
});

test('a canonical address of a listed host', () => {
  expect(outletOf({ uri: 'saved.html', head: '<link rel="canonical" href="https://www.aljazeera.net/news/1">' })).toBe('الجزيرة');
});

test.each<[string, Page]>([
  ['no name at all', {}],
  ['a writer and a headline', { title: `سمير الحداد - ${HEADLINE}`, under: '<div class="author">سمير الحداد</div>' }],
  ['who built the site', { after: '<div>تصميم وبرمجة شركة النون للحلول</div>' }],
])('%s: none is guessed', (_, page) => expect(outletOf(page)).toBeNull());
