/** How sites print and state their day, each with what a page that holds it proves. Written before it was read. */
import { describe, expect, test } from 'vitest';
import { captureOf, readCapture } from '../eval/reading.ts';
import type { Article } from '../src/model/article.ts';

const HEADLINE = 'مجلس بلدية الوادي يقر خطة لترميم السور القديم';
const BODY = [
  'أقر مجلس بلدية الوادي خطة لترميم السور القديم تمتد على ثلاث سنوات، وقال رئيس المجلس إن العمل سيبدأ من الباب الشرقي.',
  'وأضاف أن كلفة الخطة تبلغ أربعة ملايين دينار، يأتي نصفها من صندوق التراث والنصف الآخر من تبرعات أهل المدينة في المهجر.',
  'وكان جزء من السور قد انهار في الشتاء الماضي بعد أمطار غزيرة، ما دفع البلدية إلى إغلاق الطريق المحاذي له.',
];

interface Page {
  /** Under the headline. */
  readonly under?: string;
  readonly over?: string;
  readonly head?: string;
  readonly after?: string;
  readonly uri?: string;
  readonly lede?: string;
}

function published({ under = '', over = '', head = '', after = '', uri = 'https://site.example/news/881', lede = BODY[0]! }: Page): string | null {
  const html = `<!doctype html><html dir="rtl" lang="ar"><head><meta charset="utf-8"><title>${HEADLINE} | موقع الوادي</title>${head}</head><body><div class="menu"><a href="/">الرئيسية</a><a href="/a">محليات</a></div>${over}<div class="news"><h1>${HEADLINE}</h1>${under}<div class="txt"><p>${[lede, ...BODY.slice(1)].join('</p><p>')}</p></div></div>${after}</body></html>`;
  const read = readCapture(captureOf(new TextEncoder().encode(html), uri)) as Article;
  return read.published && `${read.published.start ?? ''}..${read.published.end ?? ''}`;
}

const TWELFTH = '2021-01-12..2021-01-12';
const ld = (dates: string): string => `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"${HEADLINE}",${dates}}</script>`;

describe('printed under the headline', () => {
  test.each([
    '<span class="date">الثلاثاء، ١٢ يناير ٢٠٢١ ٠٤:٣٠ م</span>',
    '<div>12 - يناير - 2021</div>',
    '<div class="time">12-يناير-2021 - 10:44 مساءا</div>',
    '<ul><li>الثلاثاء 2021/01/12 الساعة 07:20 (مكة المكرمة)</li></ul>',
    '<span>كتب في: يناير 12, 2021 في 3:15 مساءً</span>',
    '<span>يناير 12, 2021 | 3:15 م</span>',
    '<div>نشر في: الثلاثاء 12 يناير 2021 - 02:15 | آخر تحديث: الأربعاء 13 يناير 2021 - 09:00</div>',
    '<div><span>نشر: 12 يناير 2021</span> <span>تحديث: 14 يناير 2021</span></div>',
    '<span>12.01.2021</span>',
    '<span>تم النشر: 2021-01-12 22:15:33</span>',
    '<p>تم النشر في 12/01/2021 22:15</p>',
    '<span>Tuesday, January 12, 2021</span>',
    '<span>الثلاثاء 28 جمادى الأولى 1442 - 12 يناير 2021</span>',
    '<span>الثلاثاء 28/5/1442 هـ الموافق 12/1/2021 م</span>',
    '<span>الثلاثاء ١٢ كانون الثاني ٢٠٢١ - ٢٨ جمادى الأولى ١٤٤٢هـ</span>',
    '<span>۱۲ يناير ۲۰۲۱</span>',
    '<span>GMT 18:20 2021 الثلاثاء ,12 كانون الثاني / يناير</span>',
    '<div class="d"><span class="day">12</span><span class="month">يناير</span><span class="year">2021</span></div>',
    '<div class="d"><span>12</span> يناير <span>2021</span></div>',
    '<time>12 جانفي 2021</time>',
    '<div>سمير الحداد — 12 كانون الثاني/يناير 2021</div>',
    '<div>بقلم: سمير الحداد | الثلاثاء 12 يناير 2021</div>',
    '<div>محليات • 12 يناير 2021 • 3 دقائق قراءة</div>',
    '<div>12 يناير 2021 آخر تحديث: 14 يناير 2021 الساعة 10:00</div>',
    '<div>موقع الوادي - 12 يناير 2021م</div>',
    '<div>Jan 12, 2021 at 5:40 PM</div>',
    '<div>2021 يناير 12</div>',
    '<div>الثلاثاء : 12 - 01 - 2021</div>',
    '<div>٢٠٢١/١/١٢</div>',
    '<div>أضيف بتاريخ : 12 / 01 / 2021 الساعة : 20:30</div>',
  ])('%s', (under) => expect(published({ under })).toBe(TWELFTH));

  test.each([
    ['12 غشت 2021', '2021-08-12'], ['12 أوت 2021', '2021-08-12'], ['12 نونبر 2021', '2021-11-12'], ['12 فيفري 2021', '2021-02-12'], ['12 دجنبر 2021', '2021-12-12'],
    ['12 حزيران/يونيو 2021', '2021-06-12'], ['12 تموز (يوليو) 2021', '2021-07-12'], ['12 تشرين الأول/أكتوبر 2021', '2021-10-12'], ['12 يونيه 2021', '2021-06-12'],
    ['12 جويلية 2021', '2021-07-12'], ['12 شتنبر 2021', '2021-09-12'], ['12 ماي 2021', '2021-05-12'], ['12 آب 2021', '2021-08-12'], ['12 نيسان 2021', '2021-04-12'],
  ])('%s', (under, day) => expect(published({ under: `<span>${under}</span>` })).toBe(`${day}..${day}`));

  test.each([
    ['a hijri day alone leaves its neighbours', '<span>28 جمادى الأولى 1442 هـ</span>', '2021-01-11..2021-01-13'],
    ['figures that may be either way', '<span>05/04/2021</span>', '2021-04-05..2021-05-04'],
    ['a day without a year', '<span>12 يناير</span>', null],
    ['a day that there is not', '<span>31 فبراير 2021</span>', null],
    ['a weekday that does not fit', '<span>الجمعة 12 يناير 2021</span>', null],
    ['hours ago', '<span>منذ 3 ساعات</span>', null],
    ['a price and a count', '<span>2021 مشاهدة</span>', null],
  ])('%s', (_, under, expected) => expect(published({ under })).toBe(expected));
});

describe('stated for machines', () => {
  test.each([
    ['the day of publication before the day of the update', ld('"datePublished":"2021-01-12T08:00:00+03:00","dateModified":"2021-02-20T08:00:00+03:00"')],
    ['words of a month', ld('"datePublished":"يناير 12, 2021"')],
    ['an English day', ld('"datePublished":"Tue, 12 Jan 2021 15:30:00 +0300"')],
    ['a day with an American hour', ld('"datePublished":"2021-01-12 03:30 PM"')],
    ['seconds', '<meta name="pubdate" content="1610461800">'],
    ['milliseconds', '<meta name="publish-date" content="1610461800000">'],
    ['the year nought is none', `${ld('"datePublished":"0001-01-01T00:00:00"')}<meta property="article:published_time" content="2021-01-12">`],
    ['the first day of computers is none', `${ld('"datePublished":"1970-01-01T00:00:00Z"')}<meta property="article:published_time" content="2021-01-12">`],
    ['a list of days', ld('"datePublished":["2021-01-12T08:00:00+03:00"]')],
    ['Dublin Core', '<meta name="DC.date.issued" content="2021-01-12">'],
  ])('%s', (_, head) => expect(published({ head })).toBe(TWELFTH));

  test('a UTC evening gives way to the local day that is printed', () => {
    expect(published({ head: ld('"datePublished":"2021-01-11T22:30:00Z"'), under: '<span>12 يناير 2021</span>' })).toBe(TWELFTH);
  });

  test('an American form beside a printed day is that day', () => {
    expect(published({ head: ld('"datePublished":"1/12/2021 5:30:00 PM"'), under: '<span>12 يناير 2021</span>' })).toBe(TWELFTH);
    expect(published({ head: '<meta property="article:published_time" content="2021-01-12T00:00:00+00:00">', under: '<span>1/12/2021 5:30:00 PM</span>' })).toBe(TWELFTH);
  });

  test('an update alone bounds the day', () => {
    expect(published({ head: '<meta property="og:updated_time" content="2021-01-13T08:00:00+03:00">' })).toBe('..2021-01-13');
  });

  test('a machine and a reader that disagree by years: the interval holds both', () => {
    expect(published({ head: ld('"datePublished":"2023-09-30T00:00:00+03:00"'), under: '<span>18 تموز 2015</span>' })).toBe('2015-07-18..2023-09-30');
  });
});

describe('elsewhere on the page', () => {
  test('in the address', () => {
    expect(published({ uri: 'https://site.example/2021/01/12/wall' })).toBe(TWELFTH);
    expect(published({ uri: 'https://site.example/news/20210112/wall.html' })).toBe(TWELFTH);
  });

  test('figures under the headline read as the address does', () => {
    expect(published({ under: '<span>12/01/2021</span>', uri: 'https://site.example/2021/01/12/wall' })).toBe(TWELFTH);
    expect(published({ under: '<span>01/12/2021</span>', uri: 'https://site.example/2021/01/12/wall' })).toBe(TWELFTH);
  });

  test('in the dateline', () => {
    expect(published({ lede: `القاهرة في 12 يناير 2021 (أ ش أ) - ${BODY[0]}` })).toBe(TWELFTH);
  });

  test('the masthead’s day of the visit is not the article’s', () => {
    expect(published({ over: '<div class="top">الأحد 22 نوفمبر 2026</div>', under: '<span>12 يناير 2021</span>' })).toBe(TWELFTH);
    expect(published({ over: '<div class="top">الأحد 22 نوفمبر 2026</div>' }) ?? '..2026-11-22').toBe('..2026-11-22');
    const wrapped = '<div id="wrap"><div id="dt">الأحد - 22 - تشرين الثاني - 2026</div><div id="mn"><a href="/1">الرئيسية</a><a href="/2">محليات</a><a href="/3">رياضة</a></div>';
    expect(published({ over: wrapped, after: '</div>' }) ?? '..2026-11-22').toBe('..2026-11-22');
  });

  test('a day right over the headline in its own box is the article’s', () => {
    expect(published({ over: '<div class="post-outer"><div>الثلاثاء 12 يناير 2021</div>', after: '</div>' })).toBe(TWELFTH);
  });

  test('days of other articles and of the footer are not taken', () => {
    const cards = `<div class="more"><h3>أخبار أخرى</h3><ul>${['خبر أول عن ميناء الساحل وتوسعته', 'خبر ثان عن أسعار الخبز في المدينة', 'خبر ثالث عن مدارس القرى البعيدة'].map((title, at) => `<li><a href="/${at}">${title}</a><span>${at + 3} فبراير 2022</span></li>`).join('')}</ul></div>`;
    expect(published({ after: cards })).toBe(null);
    expect(published({ under: '<span>12 يناير 2021</span>', after: cards })).toBe(TWELFTH);
    expect(published({ under: '<span>12 يناير 2021</span>', after: '<footer>آخر تحديث للموقع 22/11/2026 © 2026</footer>' })).toBe(TWELFTH);
  });

  test('a reader’s comment bounds the day from above', () => {
    const comments = '<div id="comments"><h3>التعليقات (1)</h3><div class="comment"><b>أبو سعيد</b><span>13 يناير 2021</span><p>الله يعطيكم العافية على هذا القرار الذي انتظرناه</p></div></div>';
    expect(published({ after: comments })).toBe('..2021-01-13');
  });
});
