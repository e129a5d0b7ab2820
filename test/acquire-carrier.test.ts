/** What a table or a feed says of an article, as the article's reader takes it. */
import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../src/language/language.ts';
import type { Article } from '../src/model/article.ts';
import { loadOutlets } from '../src/read/outlets.ts';
import { readCapture } from '../src/read/read-capture.ts';
import { acquire, useFolder } from './acquire-folder.ts';

const { write } = useFolder();
const language = loadLanguage('ar');
const outlets = loadOutlets(language);

const PARAGRAPHS = [
  'أقر مجلس مدينة الوادي في جلسة مسائية موازنة العام المقبل بعد نقاش استمر ست ساعات بين الكتل الثلاث.',
  'وقال رئيس المجلس حسان المير إن نصف الموازنة سيذهب إلى شبكة المياه التي لم تجدد منذ ثلاثين عاما.',
];
const TITLE = 'مجلس المدينة يقر موازنة العام المقبل';
const HTML = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');

async function readRow(row: Record<string, unknown>): Promise<Article> {
  const [capture] = await acquire(write('a.jsonl', JSON.stringify(row)));
  if (!capture || 'code' in capture) throw new Error(capture?.says);
  const article = readCapture(capture, language, outlets);
  if ('code' in article) throw new Error(article.says);
  return article;
}

const linesOf = ({ blocks, text }: Article): string[] => blocks.map(({ role, span }) => `${role}: ${text.slice(...span)}`);

describe('rows of tables', () => {
  test.each([['text', PARAGRAPHS.join('\n\n')], ['HTML', HTML]])('%s: title, outlet, writer and day come from the columns', async (_, content) => {
    const article = await readRow({ title: TITLE, content, outlet: 'نهر', author: 'سمير الراوي', date: '2021-03-04' });
    expect(article).toMatchObject({ headline: TITLE, outlet: 'نهر', byline: 'سمير الراوي', published: { start: '2021-03-04', end: '2021-03-04', basis: 'metadata' } });
    expect(article.published!.evidence).toMatchObject([{ where: 'carrier[published]', raw: '2021-03-04' }]);
    expect(linesOf(article)).toEqual([`headline: ${TITLE}`, ...PARAGRAPHS.map((text) => `paragraph: ${text}`)]);
  });

  test.each([
    ['2021-03-04T23:30:00+03:00', '2021-03-04', '2021-03-04'], ['Thu, 04 Mar 2021 10:00:00 GMT', '2021-03-04', '2021-03-04'], ['1614852000', '2021-03-04', '2021-03-04'],
    ['4 آذار 2021', '2021-03-04', '2021-03-04'], ['24/03/2021 10:22', '2021-03-24', '2021-03-24'],
  ])('the date %s', async (date, start, end) => {
    expect((await readRow({ title: TITLE, content: PARAGRAPHS.join('\n'), date })).published).toMatchObject({ start, end });
    expect((await readRow({ title: TITLE, content: HTML, date })).published).toMatchObject({ start, end });
  });

  test('a date that means nothing proves nothing', async () => {
    expect((await readRow({ title: TITLE, content: PARAGRAPHS.join('\n'), date: 'قريبا' })).published).toBeNull();
  });

  test('the same words of two outlets are two articles', async () => {
    const rows = ['نهر', 'واحة'].map((outlet) => JSON.stringify({ title: TITLE, content: PARAGRAPHS.join('\n'), outlet }));
    const [first, second] = await acquire(write('a.jsonl', rows.join('\n')));
    expect(first && 'id' in first && second && 'id' in second && first.id !== second.id).toBe(true);
  });
});
