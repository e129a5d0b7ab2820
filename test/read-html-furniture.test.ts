/** What sites put into, over and under the text of an article, in boxes without telling names. The text must stay whole, the furniture go. Written before it was read. */
import { describe, expect, test } from 'vitest';
import { captureOf, readCapture, readingText } from '../eval/reading.ts';
import type { Article } from '../src/model/article.ts';

const HEADLINE = 'مجلس بلدية الوادي يقر خطة لترميم السور القديم';
const BODY = [
  'أقر مجلس بلدية الوادي خطة لترميم السور القديم تمتد على ثلاث سنوات، وقال رئيس المجلس إن العمل سيبدأ من الباب الشرقي.',
  'وأضاف أن كلفة الخطة تبلغ أربعة ملايين دينار، يأتي نصفها من صندوق التراث والنصف الآخر من تبرعات أهل المدينة في المهجر.',
  'وكان جزء من السور قد انهار في الشتاء الماضي بعد أمطار غزيرة، ما دفع البلدية إلى إغلاق الطريق المحاذي له.',
  'وينتظر أن تعرض الخطة على وزارة الثقافة خلال الشهر الجاري، بحسب ما أفاد به عضو المجلس سمير الحداد.',
];
const OTHER = 'انهيار جزئي في جسر النهر القديم يقطع الطريق الساحلي';

interface Places {
  readonly over?: string;
  readonly within?: string;
  readonly under?: string;
}

function read({ over = '', within = '', under = '' }: Places): string {
  const html = `<!doctype html><html dir="rtl" lang="ar"><head><meta charset="utf-8"><title>${HEADLINE} | الموجة نيوز</title></head><body><div><a href="/">الرئيسية</a><a href="/a">محليات</a></div><div><h1>${HEADLINE}</h1><div>12 يناير 2021</div>${over}<div><p>${BODY[0]}</p><p>${BODY[1]}</p>${within}<p>${BODY[2]}</p><p>${BODY[3]}</p>${under}</div></div></body></html>`;
  return readingText(readCapture(captureOf(new TextEncoder().encode(html), 'https://mawja.example/news/881')) as Article);
}

function expectClean(places: Places, not: string): void {
  const text = read(places);
  for (const paragraph of [HEADLINE, ...BODY]) expect(text).toContain(paragraph);
  expect(text).not.toContain(not);
}

describe('within the text', () => {
  test.each([
    [`<p><strong>اقرأ أيضاً: <a href="/1">${OTHER}</a></strong></p>`, OTHER],
    [`<p>اقرأ أيضا | <a href="/1">${OTHER}</a></p>`, OTHER],
    [`<blockquote><p>للمزيد: <a href="/1">${OTHER}</a></p></blockquote>`, OTHER],
    [`<div><span>ذات صلة</span><a href="/1">${OTHER}</a></div>`, OTHER],
    [`<p>شاهد بالفيديو.. <a href="/1">${OTHER}</a></p>`, OTHER],
    [`<p>المزيد: <a href="/1">${OTHER}</a></p>`, OTHER],
    [`<p>مواضيع ذات صلة:</p><p><a href="/1">${OTHER}</a></p>`, OTHER],
    [`<table><tr><td>اقرأ أيضا</td></tr><tr><td><a href="/1">${OTHER}</a></td></tr></table>`, OTHER],
    [`<ul><li><a href="/1">${OTHER}</a></li><li><a href="/2">أسعار الذهب تواصل ارتفاعها لليوم الخامس</a></li></ul>`, OTHER],
    [`<p>واقرأ أيضا:</p><ul><li><a href="/1">${OTHER}</a></li></ul>`, OTHER],
    [`<p>اقرأ أيضا: ${OTHER}</p>`, OTHER],
    ['<div>إعلان</div>', 'إعلان'],
    ['<p>تابع قناة الموجة نيوز على واتساب <a href="w">من هنا</a></p>', 'واتساب'],
    ['<p><a href="https://t.me/x">انضم لقناتنا على تلغرام</a></p>', 'تلغرام'],
    ['<p>لمتابعة كل جديد حمل تطبيق الموجة من <a href="a">هنا</a></p>', 'تطبيق'],
    ['<p><em>رابط مختصر: https://mw.example/z1</em></p>', 'رابط مختصر'],
    ['<div>اشترك في نشرتنا البريدية</div>', 'نشرتنا'],
    ['<div><p>اشترك في النشرة البريدية ليصلك كل جديد</p><p>بريدك الإلكتروني</p></div>', 'ليصلك'],
  ])('%s', (within, not) => expectClean({ within }, not));
});

describe('under the text', () => {
  test.each([
    ['<p>المصدر: وكالات</p>', 'وكالات'],
    ['<p>هذا المقال يعبر عن رأي كاتبه ولا يعبر بالضرورة عن رأي الموجة نيوز</p>', 'بالضرورة'],
    ['<p>الآراء الواردة في هذا المقال لا تعبر عن رأي الموقع</p>', 'الآراء الواردة'],
    ['<p>لمزيد من الأخبار اضغط هنا</p>', 'اضغط هنا'],
    ['<p>#بلدية_الوادي #السور</p>', '#السور'],
    ['<div>شارك غرد أرسل</div>', 'غرد'],
    ['<p>يمكنكم متابعة آخر الأخبار عبر صفحتنا على فيسبوك</p>', 'فيسبوك'],
    ['<p>ملاحظة: التعليقات لا تعبر إلا عن رأي أصحابها</p>', 'أصحابها'],
    [`<p>إقرأ أيضا في الموجة نيوز:</p><ul><li><a href="/1">${OTHER}</a></li></ul>`, OTHER],
    [`<h3>أخبار قد تهمك</h3><div><a href="/1">${OTHER}</a></div>`, OTHER],
    ['<p>الكلمات المفتاحية: السور، الوادي، البلدية</p>', 'المفتاحية'],
    ['<p>جميع الحقوق محفوظة للموجة نيوز 2021</p>', 'محفوظة'],
    ['<div>التالي</div><div>السابق</div>', 'السابق'],
    ['<p>عدد المشاهدات: 120</p>', '120'],
    ['<p>تم نسخ الرابط</p>', 'الرابط'],
    ['<p>هل أعجبك الخبر؟ شاركه مع أصدقائك</p>', 'أصدقائك'],
  ])('%s', (under, not) => expectClean({ under }, not));
});

describe('over the text', () => {
  test.each([
    ['<div>استمع إلى المقالة</div><div>0:00 / 3:45</div>', '3:45'],
    ['<div>حجم الخط</div><div>+ -</div>', 'حجم الخط'],
    ['<div>مشاركة فيسبوك تويتر واتساب</div>', 'تويتر'],
    ['<div>مدة القراءة 3 دقائق</div>', 'دقائق'],
    ['<div>كتب: سمير الحداد</div>', 'كتب:'],
    ['<div>طباعة</div><div>أرسل لصديق</div>', 'لصديق'],
    ['<div>عدد القراءات: 1500</div>', '1500'],
    ['<div>تابعنا على أخبار جوجل</div>', 'جوجل'],
    ['<div>آخر تحديث: 13 يناير 2021</div>', 'آخر تحديث'],
    ['<div>سمير الحداد - الوادي</div>', 'سمير الحداد - الوادي'],
  ])('%s', (over, not) => expectClean({ over }, not));
});

test.each([
  'اقرأ أيضا ما كتبه أهل الوادي عن سورهم، يقول رئيس المجلس، فهم أعرف به من المهندسين ومن الخبراء الذين يزورونه مرة في العام.',
  'المصدر ذاته قال إن البلدية تلقت عروضا من أربع شركات، وإنها ستختار واحدة منها قبل نهاية الشهر.',
  'شارك في الجلسة أحد عشر عضوا، وغاب عنها ثلاثة من كتلة المعارضة احتجاجا على طريقة التصويت.',
  'تابع المجلس في جلسته ملف المياه أيضا، وطلب تقريرا عن أعطال المضخات في الأحياء العالية.',
  'جميع الحقوق محفوظة لأصحاب البيوت الملاصقة للسور، كما قال رئيس المجلس، ولن يهدم بيت من غير تعويض.',
  'حمل سكان الحي الشرقي البلدية مسؤولية الانهيار، وطالبوا بلجنة تحقيق مستقلة تنشر نتائجها على الناس.',
  'إعلان الخطة جاء بعد أسبوع من احتجاج نظمه تجار السوق القديمة أمام مبنى البلدية.',
  'صوت تسعة أعضاء مع الخطة.',
])('a sentence that begins as furniture does stays: %s', (sentence) => {
  expect(read({ within: `<p>${sentence}</p>` })).toContain(sentence);
});
