import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../src/language/language.ts';
import type { Capture } from '../src/model/capture.ts';
import { loadOutlets } from '../src/read/outlets.ts';
import { type DateEvidence, decidePublished } from '../src/read/published/publication.ts';
import { findPrintedDates } from '../src/read/published/printed-date.ts';
import { isRefusal, readCapture } from '../src/read/read-capture.ts';

const language = loadLanguage('ar');
const outlets = loadOutlets(language);

/** The day that a printed line proves; `?` where it proves none, days parted by a bar where it leaves several. */
function dayOf(line: string): string {
  const dates = findPrintedDates(line, language);
  if (dates.length === 0) return '?';
  return dates.map(({ days }) => days.join('|') || '?').join(' ');
}

describe('printed dates of every region', () => {
  test.each([
    // Egypt, the Gulf
    ['الإثنين 17 أغسطس 2020 - 03:17 م', '2020-08-17'],
    ['الأحد 14/مارس/2021 - 11:42 ص', '2021-03-14'],
    ['١٧ أغسطس ٢٠٢٠', '2020-08-17'],
    ['الاثنين, 17 أغسطس 2020 05:30 مساءً', '2020-08-17'],
    ['نُشر في: الاثنين 17 أغسطس 2020', '2020-08-17'],
    ['نشر بتاريخ 17 / 08 / 2020', '2020-08-17'],
    ['12:41 م الأحد 23 فبراير 2020', '2020-02-23'],
    ['أغسطس 17, 2020', '2020-08-17'],
    ['17 أغسطس، 2020', '2020-08-17'],
    ['17 يونيه 2017', '2017-06-17'],
    ['3 يوليه 2013', '2013-07-03'],
    ['الأربعاء ٠٣ يوليو ٢٠١٣ ٢١:١٠', '2013-07-03'],
    ['السبت - 7 أكتوبر 2023 م', '2023-10-07'],
    ['2020/8/17', '2020-08-17'],
    ['2020-08-17 15:17:00', '2020-08-17'],
    ['2020-08-17T15:17:00+02:00', '2020-08-17'],
    ['17.08.2020', '2020-08-17'],
    ['17-8-2020', '2020-08-17'],
    ['التاريخ: ٢٠٢٠/٠٨/١٧', '2020-08-17'],
    // Levant and Iraq
    ['الإثنين 17 آب 2020', '2020-08-17'],
    ['الإثنين ١٧ آب/أغسطس ٢٠٢٠', '2020-08-17'],
    ['17 آب (أغسطس) 2020', '2020-08-17'],
    ['4 تشرين الثاني 2019', '2019-11-04'],
    ['الاثنين 4 تشرين الثاني/نوفمبر 2019 18:22', '2019-11-04'],
    ['1 كانون الثاني 2024', '2024-01-01'],
    ['24 شباط 2022', '2022-02-24'],
    ['الخميس 24 شباط / فبراير 2022', '2022-02-24'],
    ['10 حزيران 2014', '2014-06-10'],
    ['15 تموز ٢٠١٦', '2016-07-15'],
    ['11 أيلول 2012', '2012-09-11'],
    ['30 كانون الأول 2006', '2006-12-30'],
    ['20 آذار 2003', '2003-03-20'],
    ['09 نيسان 2003', '2003-04-09'],
    ['5 أيار، 2005', '2005-05-05'],
    ['الثلاثاء، 1 تشرين أول، 2019', '2019-10-01'],
    // Maghreb
    ['الأربعاء 18 جانفي 2017 | 16:05', '2017-01-18'],
    ['14 جانفي 2011', '2011-01-14'],
    ['22 فيفري 2019', '2019-02-22'],
    ['17 أفريل 2014', '2014-04-17'],
    ['8 ماي 2017', '2017-05-08'],
    ['05 جوان 2017', '2017-06-05'],
    ['5 جويلية 2020', '2020-07-05'],
    ['17 أوت 2020', '2020-08-17'],
    ['الإثنين 20 غشت 2018 - 09:00', '2018-08-20'],
    ['30 يوليوز 2019', '2019-07-30'],
    ['8 شتنبر 2021', '2021-09-08'],
    ['السبت 7 نونبر 2020', '2020-11-07'],
    ['10 دجنبر 2020', '2020-12-10'],
    // Libya before 2011
    ['17 هانيبال 2008', '2008-08-17'],
    ['1 الفاتح 2009', '2009-09-01'],
    ['20 النوار 2010', '2010-02-20'],
    ['3 الطير 2007', '2007-04-03'],
    ['السبت 13 الكانون (ديسمبر) 2014', '2014-12-13'],
    // hijri
    ['الإثنين 12 محرم 1442 هـ - 31 أغسطس 2020 م', '2020-08-31'],
    ['الثلاثاء - 5 شوال 1436 هـ - 21 يوليو 2015 مـ', '2015-07-21'],
    ['12/1/1442 الموافق 31/8/2020', '2020-08-31'],
    ['السبت 1 محرم 1444هـ', '2022-07-30'],
    ['1 رمضان 1445 هـ الموافق 11 مارس 2024', '2024-03-11'],
    ['21 يوليو 2015 م الموافق 5 شوال 1436', '2015-07-21'],
    // Latin and English on Arabic sites
    ['17 Aug 2020', '2020-08-17'],
    ['August 17, 2020', '2020-08-17'],
    ['17 août 2020', '2020-08-17'],
    ['13:45 GMT 12.03.2021', '2021-03-12'],
    ['GMT 9:30:00 2012 الجمعة 14 سبتمبر', '2012-09-14'],
    // which number is the day
    ['08-17-2020 10:15 AM', '2020-08-17'],
    ['الإثنين 05/04/2021', '2021-04-05'],
    ['الثلاثاء 05/04/2021', '2021-05-04'],
    ['05/04/2021 02:10 م', '2021-04-05'],
    ['نشر في 05/04/2021', '2021-04-05'],
    ['17 من شهر أغسطس لعام 2020', '2020-08-17'],
    ['05/04/2021 - 18:31', '2021-04-05'],
  ])('%s', (line, day) => {
    expect(dayOf(line)).toBe(day);
  });

  test.each([
    ['both ways round', '05/04/2021', '2021-04-05|2021-05-04'],
    ['both ways round, with AM', '05/04/2021 02:10 PM', '2021-04-05|2021-05-04'],
    ['a hijri date alone differs by a day', '12 محرم 1442', '2020-08-30|2020-08-31|2020-09-01'],
    ['the wrong weekday', 'الثلاثاء 17 أغسطس 2020', '?'],
    ['no such day', '31 فبراير 2020', '?'],
    ['no such hijri day', '31 محرم 1442', '?'],
    ['hijri and Gregorian a month apart', '12 محرم 1442 هـ - 30 سبتمبر 2020', '?'],
    ['no year', 'الإثنين 17 أغسطس', '?'],
    ['a year of two digits', '17/08/20', '?'],
    ['how long ago', 'منذ 3 ساعات', '?'],
    ['an address of numbers', '192.168.10.2020', '?'],
    ['a number of votes', '17/2020', '?'],
    ['a month without a day', 'أغسطس 2020', '?'],
    ['a telephone number', '0020-2-27947000', '?'],
    ['not a year', '17 أغسطس 3020', '?'],
  ])('abstains: %s', (_, line, days) => {
    expect(dayOf(line)).toBe(days);
  });

  test('a label says whether the page was published or updated', () => {
    const [published, updated] = findPrintedDates('نشر في: 17 أغسطس 2020 10:00 - آخر تحديث: 18 أغسطس 2020 11:30', language);
    expect([published?.label, published?.days]).toEqual(['published', ['2020-08-17']]);
    expect([updated?.label, updated?.days]).toEqual(['updated', ['2020-08-18']]);
  });
});

describe('the evidence of a page together', () => {
  const says = (kind: DateEvidence['says'], basis: DateEvidence['basis'], ...days: string[]): DateEvidence => ({
    says: kind, basis, days, evidence: { says: 'invented' },
  });
  const decide = (all: readonly DateEvidence[], fetchedAt: string | null = null): string => {
    const published = decidePublished(all, fetchedAt);
    return published ? `${published.start ?? ''}..${published.end ?? ''} ${published.basis}` : '-';
  };

  test.each<[string, DateEvidence[], string]>([
    ['nothing', [], '-'],
    ['a printed day', [says('stated', 'printed', '2020-08-17')], '2020-08-17..2020-08-17 printed'],
    ['metadata and print agree', [says('stated', 'metadata', '2020-08-17'), says('stated', 'printed', '2020-08-17')], '2020-08-17..2020-08-17 metadata'],
    ['metadata and print differ', [says('stated', 'metadata', '2020-08-17'), says('stated', 'printed', '2020-08-20')], '2020-08-17..2020-08-20 metadata'],
    ['an update bounds from above', [says('updated', 'printed', '2020-08-19')], '..2020-08-19 printed'],
    ['a comment bounds from above', [says('comment', 'comment', '2020-08-18'), says('comment', 'comment', '2020-08-17')], '..2020-08-17 comment'],
    ['a comment older than the printed day', [says('stated', 'printed', '2021-01-05'), says('comment', 'comment', '2020-08-17')], '2020-08-17..2021-01-05 printed'],
    ['a picture of the day', [says('pictured', 'caption', '2020-07-03')], '2020-07-03..2020-07-03 caption'],
    ['an old picture and a comment', [says('older', 'caption', '2020-07-03'), says('comment', 'comment', '2020-08-17')], '2020-07-03..2020-08-17 comment'],
    ['a picture younger than a comment', [says('pictured', 'caption', '2020-09-03'), says('comment', 'comment', '2020-08-17')], '..2020-08-17 comment'],
    ['a contradictory date proves nothing', [says('stated', 'printed')], '-'],
    ['both ways round', [says('stated', 'printed', '2021-04-05', '2021-05-04')], '2021-04-05..2021-05-04 printed'],
  ])('%s', (_, all, expected) => {
    expect(decide(all)).toBe(expected);
  });

  test('a UTC day gives way to the printed day after it', () => {
    const utc = { ...says('stated', 'metadata', '2020-08-17'), utc: true as const };
    expect(decide([utc, says('stated', 'printed', '2020-08-18')])).toBe('2020-08-18..2020-08-18 printed');
  });

  test('no page is younger than its capture', () => {
    expect(decide([says('stated', 'printed', '2022-01-01')], '2020-08-20T10:00:00Z')).toBe('-');
  });

  test('a certain date of the page settles an open one', () => {
    const open = { ...says('stated', 'printed', '2021-04-05', '2021-05-04'), dayMonth: '2021-04-05' };
    const certain = { ...says('comment', 'comment', '2021-04-26'), order: 'day-month' as const };
    expect(decide([open, certain])).toBe('2021-04-05..2021-04-05 printed');
  });

  test('what was not used is kept as evidence and says so', () => {
    const published = decidePublished([says('stated', 'printed', '2020-08-17'), says('stated', 'printed')], null);
    expect(published?.evidence.map((evidence) => evidence.says)).toEqual(['invented', 'not used: invented']);
  });
});

describe('pages', () => {
  const body = 'بحث وزير المياه مع نظيره في دولة مجاورة خطة مشتركة لصيانة السدود، وذلك خلال لقاء جمعهما في العاصمة.\nوقال الوزير إن اللجنة الفنية ستجتمع قريبا لبحث التمويل وتوزيع المهام بين الجانبين.\n';
  const intervalOf = (text: string, more: Partial<Capture> = {}): string => {
    const capture: Capture = { id: 'x', bytes: new TextEncoder().encode(text), uri: 'page.txt', mediaType: null, charset: null, fetchedAt: null, ...more };
    const article = readCapture(capture, language, outlets);
    if (isRefusal(article)) return article.code;
    return article.published ? `${article.published.start ?? ''}..${article.published.end ?? ''} ${article.published.basis}` : '-';
  };
  const headline = 'وزير المياه يبحث صيانة السدود مع نظيره';

  test.each<[string, string, Partial<Capture>, string]>([
    ['no date', `${headline}\n\n${body}`, {}, '-'],
    ['under the headline', `${headline}\nالإثنين 17 أغسطس 2020\n\n${body}`, {}, '2020-08-17..2020-08-17 printed'],
    ['right above the headline', `الإثنين 17 أغسطس 2020\n${headline}\n\n${body}`, {}, '2020-08-17..2020-08-17 printed'],
    ['in the masthead, above the buttons', `الإثنين 17 أغسطس 2020\nالرئيسية\nبحث\nتابعنا\n${headline}\n\n${body}`, {}, '..2020-08-17 printed'],
    ['published and updated', `${headline}\nنشر في: 17 أغسطس 2020\nآخر تحديث: 19 أغسطس 2020\n\n${body}`, {}, '2020-08-17..2020-08-17 printed'],
    ['a day in the body is not publication', `${headline}\n\n${body}وكانت السدود افتتحت في 3 مايو 1998 بحضور رؤساء ثلاث دول من المنطقة.\n`, {}, '-'],
    ['the address', `${headline}\n\n${body}`, { uri: 'https://example.org/news/2020/08/17/water' }, '2020-08-17..2020-08-17 metadata'],
    ['the carrier', `${headline}\n\n${body}`, { carrier: { date: '2020-08-17T10:00:00+02:00' } }, '2020-08-17..2020-08-17 metadata'],
    ['the carrier near midnight keeps its own zone', `${headline}\n\n${body}`, { carrier: { date: '2020-08-17T23:30:00+03:00' } }, '2020-08-17..2020-08-17 metadata'],
    ['comments', `${headline}\n\n${body}\nالتعليقات (2)\nسعيد\n18-08-2020 10:00 ص\nكلام جميل لكن أين التنفيذ؟\nمنى\n17-08-2020 09:00 م\nنرجو الخير.\n`, {}, '..2020-08-17 comment'],
    ['a caption of the day', `${headline}\nوزير المياه ونظيره خلال لقائهما في العاصمة - 2020/08/17\n\n${body}`, {}, '2020-08-17..2020-08-17 caption'],
    ['a caption of something else', `${headline}\nصورة أرشيفية لسد قديم في الشمال - 2003/08/17\n\n${body}`, {}, '2003-08-17.. caption'],
    ['fetched before the printed day', `${headline}\nالإثنين 17 أغسطس 2020\n\n${body}`, { fetchedAt: '2020-08-01T00:00:00Z' }, '-'],
  ])('%s', (_, text, more, expected) => {
    expect(intervalOf(text, more)).toBe(expected);
  });
});
