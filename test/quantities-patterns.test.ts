import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../src/language/language.ts';
import type { Quantity } from '../src/model/time.ts';
import { analyzeInvented } from './times-invented-article.ts';

const show = ({ value, unit, what, approx }: Quantity): string => `${value ?? '?'} ${unit}${what ? ` ${what}` : ''}${approx ? ' ~' : ''}`;
const quantitiesIn = (text: string): string[] => analyzeInvented(text, '2020-08-17').quantities.map(show);

describe('the examples of patterns/quantities.txt', () => {
  for (const rule of loadLanguage('ar').grammar('quantities').rules) {
    for (const { value, example } of rule.yes) {
      it(`${rule.name}: ${example} ==> ${value}`, () => {
        expect(quantitiesIn(example).map((met) => met.replace(/ ~$/, ''))).toEqual([value.replace(/ ~$/, '')]);
      });
    }
    for (const { example } of rule.no) {
      it(`${rule.name}: not ${example}`, () => expect(quantitiesIn(example)).toEqual([]));
    }
  }
});

describe('quantities in sentences', () => {
  it('says what became of each number of people', () => {
    expect(quantitiesIn('أسفر الهجوم عن مقتل 12 شخصا وإصابة 30 آخرين، واعتقال خمسة مشتبهين.')).toEqual([
      '12 شخص killed', '30 شخص wounded', '5 مشتبه arrested',
    ]);
  });

  it('counts what was counted before', () => {
    expect(quantitiesIn('سلمنا 33 أسيرا مقابل 15 من رجالنا.')).toEqual(['33 أسير', '15 أسير']);
  });

  it('says when a number is rough', () => {
    expect(quantitiesIn('نزح نحو 200 ألف مدني')).toEqual(['200000 مدني displaced ~']);
    expect(quantitiesIn('قتل ما لا يقل عن عشرة جنود')).toEqual(['10 جندي killed ~']);
    expect(quantitiesIn('قتل 14 جنديا أجنبيا على الأقل في القصف')).toEqual(['14 جندي killed ~']);
    expect(quantitiesIn('أدى الانفجار إلى مقتل 19 شخصا على الأقل وإصابة 43')).toEqual(['19 شخص killed ~', '43 شخص wounded']);
    expect(quantitiesIn('فتح مسلح النار فقتل شخصين وأصاب سبعة آخرين')).toEqual(['2 شخص killed', '7 شخص wounded']);
    expect(quantitiesIn('نزحت مئات العائلات')).toEqual(['? عائلة displaced']);
  });

  it('leaves out dates, scores, names and telephone numbers', () => {
    expect(quantitiesIn('وقع الاتفاق في 17 ديسمبر 2015 عند الساعة 10 صباحا.')).toEqual([]);
    expect(quantitiesIn('اجتمعت لجنة 5+5 وفق القرار 2510 في قناة 218.')).toEqual([]);
    expect(quantitiesIn('فاز الفريق 3-1 على ضيفه.')).toEqual([]);
    expect(quantitiesIn('للاتصال 0021891234567')).toEqual([]);
  });
});
