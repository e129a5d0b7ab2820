import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ColumnMapError, findColumns, parseColumnMap } from '../src/acquire/rows/column-map.ts';
import type { Capture } from '../src/model/capture.ts';
import { acquire, codes, contentOf, textOf, useFolder } from './acquire-folder.ts';
import { measureHeldBytes } from './held-memory.ts';

const { write } = useFolder();

describe('columns', () => {
  test.each([
    [['id', 'title', 'content', 'date', 'source'], { text: 'content', title: 'title', date: 'date', outlet: 'source' }],
    [['Headline', 'Article Text', 'Published_At', 'URL', 'author'], { title: 'Headline', text: 'Article Text', date: 'Published_At', url: 'URL', byline: 'author' }],
    [['text', 'content'], { text: 'text' }],
    [['عنوان', 'متن'], { title: 'عنوان', text: 'متن' }],
    [['العنوان', 'النص', 'التاريخ', 'المصدر', 'الكاتب', 'الرابط'], { title: 'العنوان', text: 'النص', date: 'التاريخ', outlet: 'المصدر', byline: 'الكاتب', url: 'الرابط' }],
    [['تاريخ_النشر', 'نصّ الخبر', 'عنوان الخبر', 'الجريدة'], { title: 'عنوان الخبر', text: 'نصّ الخبر', date: 'تاريخ_النشر', outlet: 'الجريدة' }],
    [['id', 'title', 'المحتوى'], { title: 'title', text: 'المحتوى' }],
    [['رقم', 'ملاحظات'], {}],
  ])('%j are told by their names', (names, columns) => {
    expect(findColumns(names, null)).toEqual(columns);
  });

  test('what a person says goes before what names say', () => {
    expect(findColumns(['text', 'summary', 'date'], parseColumnMap('text=summary, title=text'))).toEqual({ text: 'summary', title: 'text', date: 'date' });
    expect(() => parseColumnMap('body=x')).toThrow(ColumnMapError);
    expect(() => parseColumnMap('text')).toThrow(/FIELD=COLUMN/);
  });
});

describe('JSON lines', () => {
  test('each line is a capture of its own bytes, with what its columns hold as carrier', async () => {
    const line = '{"title":"وصول الوفد","content":"وصل الوفد.","source":"الميزان","date":"2021-03-04","url":"https://mizan.example/1"}';
    const [first, second] = await acquire(write('a.jsonl', `${line}\r\n\n{"content":"خبر ثان"}`));
    expect(first).toMatchObject({
      uri: 'https://mizan.example/1', mediaType: 'application/json',
      carrier: { title: 'وصول الوفد', content: 'وصل الوفد.', outlet: 'الميزان', published: '2021-03-04', url: 'https://mizan.example/1' },
    });
    expect(textOf(first)).toBe(line);
    expect((second as Capture).uri).toMatch(/a\.jsonl#3$/);
  });

  test('columns inside objects, lists of paragraphs and of names', async () => {
    const row = { article: { body: ['فقرة أولى', 'فقرة ثانية'] }, authors: [{ name: 'سمير' }], time: 1614816000 };
    const [capture] = await acquire(write('a.ndjson', JSON.stringify(row)), { columns: parseColumnMap('text=article.body') });
    expect(capture).toMatchObject({ carrier: { content: 'فقرة أولى\nفقرة ثانية', byline: 'سمير', published: '1614816000' } });
  });

  test('what is broken, empty or lacks the column is refused by its line, and the rest goes on', async () => {
    const outcomes = await acquire(write('a.jsonl', '{"text":"أ"}\n{"text":\n[1]\n{"text":""}\n{"other":1}\n{"text":"ب"}\n'));
    expect(codes(outcomes)).toEqual(['capture', 'damaged', 'damaged', 'empty', 'unsupported', 'capture']);
    expect(contentOf(outcomes[1])).toMatch(/^Line 2 of .*a\.jsonl is no JSON object/);
    expect(contentOf(outcomes[4])).toMatch(/--map text=COLUMN .*"other"/);
  });

  test('a file of nothing but broken lines says so and stops', async () => {
    const outcomes = await acquire(write('a.jsonl', 'لا شيء\n'.repeat(5_000)));
    expect(outcomes).toHaveLength(101);
    expect(contentOf(outcomes.at(-1))).toMatch(/hold no article; the rest was left out/);
  });

  test('a line without end is refused', async () => {
    expect(codes(await acquire(write('a.jsonl', `{"text":"${'ا'.repeat(20 * 2 ** 20)}`)))).toEqual(['too-large']);
  });

  test('packed with gzip', async () => {
    const outcomes = await acquire(write('a.jsonl.gz', gzipSync('{"text":"أ"}\n{"text":"ب"}\n')));
    expect(outcomes.map(contentOf)).toEqual(['أ', 'ب']);
  });

  test('many rows are streamed: memory stays where it was', async () => {
    const path = write('big.jsonl', `${JSON.stringify({ text: 'خبر '.repeat(500) })}\n`.repeat(20_000));
    const { acquirePaths } = await import('../src/acquire/acquire-paths.ts');
    let most = 0;
    let rows = 0;
    const before = await measureHeldBytes();
    for await (const outcome of acquirePaths([path])) {
      rows += 'bytes' in outcome ? 1 : 0;
      if (rows % 4000 === 0) most = Math.max(most, (await measureHeldBytes()) - before);
    }
    expect(rows).toBe(20_000);
    // The file has 80 MB.
    expect(most).toBeLessThan(48 * 2 ** 20);
  });
});

describe('CSV', () => {
  test.each([
    ['commas', ','], ['semicolons', ';'], ['tabs', '\t'], ['bars', '|'],
  ])('%s between the columns', async (_, mark) => {
    const [capture] = await acquire(write('a.csv', `title${mark}content${mark}source\r\nعنوان${mark}"نص${mark} فيه ""اقتباس""\nوسطر ثان"${mark}الميزان\r\n`));
    expect(capture).toMatchObject({ carrier: { title: 'عنوان', content: `نص${mark} فيه "اقتباس"\nوسطر ثان`, outlet: 'الميزان' }, mediaType: 'text/csv' });
    expect((capture as Capture).uri).toMatch(/a\.csv#1$/);
  });

  test.each([
    ['UTF-8 with a mark', Buffer.from('\ufefftext\nخبر\n')],
    ['windows-1256', Buffer.concat([Buffer.from('text\n'), Buffer.from([0xce, 0xc8, 0xd1, 0x0a])])],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('text\nخبر\n', 'utf16le')])],
  ])('%s', async (_, bytes) => {
    expect((await acquire(write('a.csv', bytes))).map(contentOf)).toEqual(['خبر']);
  });

  test('without a column of text, without rows, with a quotation that is never closed', async () => {
    expect(contentOf((await acquire(write('a.csv', 'رقم,ملاحظة\nأ,ب\n')))[0])).toMatch(/--map text=COLUMN .*"رقم", "ملاحظة"/);
    expect((await acquire(write('b.csv', 'رقم,ملاحظة\nأ,ب\n'), { columns: parseColumnMap('text=ملاحظة,title=رقم') }))[0]).toMatchObject({ carrier: { content: 'ب', title: 'أ' } });
    expect(codes(await acquire(write('c.csv', 'text\n')))).toEqual(['empty']);
    const outcomes = await acquire(write('d.csv', 'text\nأ\n"ب\nج\n'));
    expect(codes(outcomes)).toEqual(['capture', 'damaged']);
    expect(contentOf(outcomes[1])).toMatch(/Row 3 of .* never ends/);
  });

  test('same rows at two pieces of the stream', async () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => `${at},"سطر ${at}\nوآخر, طويل"`);
    const outcomes = await acquire(write('a.csv', `id,text\n${rows.join('\n')}`));
    expect(outcomes).toHaveLength(3_000);
    expect(contentOf(outcomes[2_999])).toBe('سطر 2999\nوآخر, طويل');
  });
});

describe('JSON files', () => {
  const rows = [{ العنوان: 'وصول الوفد', النص: 'وصل الوفد.', التاريخ: '2021-03-04' }, { العنوان: 'خبر ثان', النص: 'غادر الوفد [مساء] {أمس}، وقال: "عدنا".' }];

  test.each([
    ['a list', JSON.stringify(rows)],
    ['a list over lines, with a mark', `\ufeff${JSON.stringify(rows, null, 2)}\n`],
    ['an object around a list', JSON.stringify({ status: 'ok', tags: ['أ'], response: { docs: rows } })],
    ['JSON lines by another name', rows.map((row) => JSON.stringify(row)).join('\n')],
  ])('%s: every object is a capture', async (_, text) => {
    const outcomes = await acquire(write('a.json', text));
    expect(codes(outcomes)).toEqual(['capture', 'capture']);
    expect(outcomes.map(contentOf)).toEqual(['وصل الوفد.', 'غادر الوفد [مساء] {أمس}، وقال: "عدنا".']);
    expect(outcomes[0]).toMatchObject({ uri: expect.stringMatching(/a\.json#1$/), carrier: { title: 'وصول الوفد', published: '2021-03-04' } });
  });

  test('one article with a list inside it is one article', async () => {
    const text = JSON.stringify({ title: 'خبر', body: ['فقرة', 'فقرة'], related: [{ title: 'آخر', body: 'نص آخر' }] }, null, 1);
    expect((await acquire(write('a.json', text))).map(contentOf)).toEqual(['فقرة\nفقرة']);
  });

  test.each([
    ['[1, 2, "نص"]', ['empty']], ['[]', ['empty']], ['{"a": 1}', ['unsupported']], ['{"a": [', ['damaged']], ['[{"text": "أ"}, {"text": ', ['capture', 'damaged']],
    ['[{"text": "أ"}, {"x": 1}, {"text": "ب"}]', ['capture', 'unsupported', 'capture']], ['[[[[{"text":"أ"}]]]]', ['empty']],
  ])('%s gives %j', async (text, expected) => {
    expect(codes(await acquire(write('a.json', text)))).toEqual(expected);
  });

  test('a list of any length is streamed', async () => {
    const path = write('big.json', `[${`${JSON.stringify({ text: 'خبر '.repeat(500) })},`.repeat(10_000)}{"text":"آخر"}]`);
    const { acquirePaths } = await import('../src/acquire/acquire-paths.ts');
    let most = 0;
    let count = 0;
    const before = await measureHeldBytes();
    for await (const outcome of acquirePaths([path])) {
      count += 'bytes' in outcome ? 1 : 0;
      if (count % 2000 === 0) most = Math.max(most, (await measureHeldBytes()) - before);
    }
    expect(count).toBe(10_001);
    // The file has 40 MB.
    expect(most).toBeLessThan(32 * 2 ** 20);
  });
});
