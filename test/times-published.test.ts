import { describe, expect, it } from 'vitest';
import type { Published } from '../src/model/published.ts';
import { findTimesIn, makeArticle } from './times-invented-article.ts';

const bounds = (published: Published | null) => published && `${published.start ?? ''}..${published.end ?? ''} ${published.basis}`;
const paragraph = (text: string, published: Published | string | null = null) => findTimesIn(makeArticle([['paragraph', text]], published));

describe('publication date, narrowed by the text', () => {
  it('stays unknown where the text names no date', () => {
    expect(paragraph('وصل الوزير أمس إلى العاصمة.').published).toBeNull();
  });

  it('keeps the weekday as evidence when nothing bounds it', () => {
    const { published } = paragraph('وصل الوزير اليوم الثلاثاء إلى العاصمة.');
    expect(bounds(published)).toBe('.. text');
    expect(published?.evidence).toHaveLength(1);
  });

  it('takes past facts from below, events to come from above, and today’s weekday', () => {
    const text = 'وصل الوفد اليوم الأربعاء. وكان الاتفاق قد وقع في مارس 2018. وتجرى الانتخابات المقررة في 10 أكتوبر 2019.';
    expect(bounds(paragraph(text).published)).toBe('2018-03-07..2019-10-09 text');
  });

  it('does not take plans and their years for past facts', () => {
    expect(paragraph('تعرض الحكومة رؤية 2030 على البرلمان.').published).toBeNull();
    expect(bounds(paragraph('تنتهي ولاية المجلس بحلول عام 2024 كما قال.').published)).toBe(null);
  });

  it('does not take a plan of the past for an event to come', () => {
    expect(paragraph('كان من المقرر إجراء الانتخابات في ديسمبر 2018 ثم أجلت.').published).toBeNull();
  });

  it('takes the date beside today for the day of writing', () => {
    expect(bounds(paragraph('التقى الوزيران اليوم الأحد 23 أغسطس 2020 في القصر.').published)).toBe('2020-08-23..2020-08-23 text');
  });

  it('takes the nearest fitting day before a dated comment', () => {
    const comment: Published = { start: null, end: '2020-08-19', basis: 'comment', evidence: [] };
    expect(bounds(paragraph('وصل الوزيران الاثنين إلى المدينة.', comment).published)).toBe('2020-08-17..2020-08-17 comment');
    expect(bounds(paragraph('وصل الوزيران إلى المدينة.', comment).published)).toBe('..2020-08-19 comment');
  });

  it('takes a dated picture of the same day', () => {
    const article = makeArticle([['caption', 'الرئيس يستقبل الوفد - 2020/07/03'], ['paragraph', 'استقبل الرئيس الجمعة وفدا من المدينة.']], null);
    expect(bounds(findTimesIn(article).published)).toBe('2020-07-03..2020-07-03 caption');
  });

  it('does not believe a picture from the archive', () => {
    const article = makeArticle([['caption', 'اجتماع سابق - 2015/07/03'], ['paragraph', 'استقبل الرئيس الجمعة وفدا، بعد اتفاق وقع في مارس 2019.']], null);
    expect(bounds(findTimesIn(article).published)).toBe('2019-03-01.. text');
  });

  it('never contradicts what the page proved', () => {
    const printed: Published = { start: '2014-05-01', end: '2014-05-31', basis: 'printed', evidence: [] };
    expect(bounds(paragraph('تذكر الوثيقة أن الاتفاق وقع في مارس 2018.', printed).published)).toBe('2014-05-01..2014-05-31 printed');
    expect(bounds(paragraph('وقع الاتفاق في مارس 2018.', '2014-05-01').published)).toBe('2014-05-01..2014-05-01 printed');
  });

  it('resolves an interval only where all its days agree', () => {
    const printed: Published = { start: '2020-08-10', end: '2020-08-20', basis: 'printed', evidence: [] };
    const { times } = paragraph('وقع الاتفاق العام الماضي، وأعلن أمس.', printed);
    expect(times.map(({ value, rel }) => value ?? rel)).toEqual(['2019', '-P1D']);
  });
});
