import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { EventType } from '../src/model/event.ts';
import { loadStages } from '../src/work/load-stages.ts';
import { isRefusal } from '../src/work/stages.ts';

const stages = loadStages();

/** The first days of the happenings of a type in an invented page of 3 May 2023. */
function daysOf(type: EventType, headline: string, text: string): (string | null)[] {
  const bytes = new TextEncoder().encode(`${headline}\n\n${text}`);
  const id = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const outcome = stages.readOne({ id, bytes, uri: '1.txt', mediaType: 'text/plain', charset: 'utf-8', fetchedAt: null, carrier: { content: text, title: headline, published: '2023-05-03', outlet: 'صحيفة المرفأ', url: 'https://example.org/1', row: '1' } });
  if (isRefusal(outcome)) throw new Error(outcome.says);
  return stages.compare([outcome]).happenings.filter((happening) => happening.type === type).map(({ time }) => time?.start ?? null);
}

describe('words that nobody dates', () => {
  test('are said on the day of the meeting of whoever says them', () => {
    expect(daysOf('REQUEST', 'الحوراني والبوسعيدي يبحثان التعاون', 'التقى وزير الخارجية الأردني سامر الحوراني نظيره العماني فيصل البوسعيدي في مسقط أمس. ودعا الحوراني جميع الأطراف إلى الحوار.')).toEqual(['2023-05-02']);
  });

  test('have no day of the feast that they are said for: in 2023 it began on 21 April', () => {
    expect(daysOf('SUPPORT', 'وزير الثقافة يهنئ العاملين', 'هنأ وزير الثقافة عادل المنصوري رئيس الوزراء كمال الدرويش بمناسبة عيد الفطر المبارك. وأشاد بما قدمه للوزارة.').includes('2023-04-21')).toBe(false);
  });

  test('have no day where their speaker was at meetings of two days', () => {
    expect(daysOf('REQUEST', 'جولة الحوراني', 'التقى وزير الخارجية الأردني سامر الحوراني نظيره العماني فيصل البوسعيدي في مسقط أمس. والتقى الحوراني وزير الخارجية الإيطالي ماركو بيانكي في روما يوم 28 أبريل 2023. ودعا الحوراني جميع الأطراف إلى الحوار.')).toEqual([null]);
  });
});
