import { describe, expect, it } from 'vitest';
import { findDates, readDates } from '../src/language/dates.ts';
import { loadLanguage } from '../src/language/language.ts';

const language = loadLanguage('ar');

function read(text: string) {
  const tokens = language.tokenize(text);
  return readDates(tokens, language.match(tokens), language);
}

function valuesIn(text: string): string[] {
  const tokens = language.tokenize(text);
  return findDates(tokens, language.match(tokens), language).map(({ value, end }) => (end ? `${value}/${end}` : String(value)));
}

describe('the examples of patterns/dates.txt', () => {
  for (const rule of language.grammar('dates').rules) {
    for (const { value, example } of rule.yes) {
      it(`${rule.name}: ${example} ==> ${value}`, () => {
        const { dates, clocks } = read(example);
        const met = value.startsWith('T') ? clocks : dates.filter(({ weak }) => !weak);
        expect(met.map((match) => match.value)).toEqual([value]);
      });
    }
    for (const { example } of rule.no) {
      it(`${rule.name}: not ${example}`, () => {
        const { dates, clocks } = read(example);
        const met = rule.name === 'clock' ? clocks : dates.filter(({ weak, because }) => !weak && because.rule === rule.name);
        expect(met).toEqual([]);
      });
    }
  }
});

describe('dates and their neighbours', () => {
  it('keeps the weekday and says whether it agrees', () => {
    expect(read('الإثنين، 17-08-2020').dates[0]).toMatchObject({ weekday: 'monday', agrees: true });
    expect(read('الأحد، 17-08-2020').dates[0]).toMatchObject({ weekday: 'sunday', agrees: false, value: '2020-08-17' });
  });

  it('keeps the time of day of a printed line', () => {
    expect(read('الإثنين، 17-08-2020 03:17 م').dates[0]).toMatchObject({ clock: '15:17' });
    expect(read('نشر في: 3 مايو 2021 الساعة 10:05').dates[0]).toMatchObject({ value: '2021-05-03', clock: '10:05' });
  });

  it('keeps both readings of doubtful figures, and settles them by the other dates of the page', () => {
    expect(read('03/07/2020').dates[0]?.candidates).toEqual(['2020-07-03', '2020-03-07']);
    expect(valuesIn('نشر في 03/07/2020\nحدّث في 14/07/2020')).toEqual(['2020-07-03', '2020-07-14']);
  });

  it('turns hijri months and years into the days they cover', () => {
    expect(valuesIn('رمضان 1441هـ')).toEqual(['2020-04-24/2020-05-23']);
    expect(read('3 ربيع الأول').dates[0]).toMatchObject({ value: null, hijri: { year: null, month: 3, day: 3 } });
  });

  it('reads the digits of every script alike', () => {
    expect(valuesIn('١٧-٠٨-٢٠٢٠')).toEqual(valuesIn('17-08-2020'));
    expect(valuesIn('۱۷ أغسطس ۲۰۲۰')).toEqual(['2020-08-17']);
  });

  it('does not take verbs and names for months', () => {
    expect(valuesIn('مارس ضغوطا كبيرة')).toEqual([]);
    expect(valuesIn('تيريزا ماي تزور برلين')).toEqual([]);
    expect(valuesIn('وصل رجب إلى المدينة')).toEqual([]);
    expect(valuesIn('في مارس')).toEqual(['XXXX-03']);
  });
});
