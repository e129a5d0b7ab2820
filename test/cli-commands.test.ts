import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Dossier } from '../src/model/dossier.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import { ARTICLE, SECOND_ARTICLE, runIsnad, type Ended } from './cli-isnad.ts';

/** Every step starts a program of its own, seconds each on a busy machine. */
vi.setConfig({ testTimeout: 180_000 });

let folder: string;
let pages: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-cli-'));
  pages = join(folder, 'صفحات');
  mkdirSync(pages);
  writeFileSync(join(pages, '1.txt'), ARTICLE);
  writeFileSync(join(pages, '2.txt'), SECOND_ARTICLE);
});
afterAll(() => rmSync(folder, { recursive: true }));

const isnad = (...args: string[]): Ended => runIsnad(folder, ...args);

describe('isnad read', () => {
  test('--json writes one record a line in the order of the files, and nothing else', () => {
    const ended = isnad('read', join(pages, '2.txt'), join(pages, '1.txt'), '--json');
    expect(ended).toMatchObject({ code: 0, err: '' });
    const records = ended.out.trimEnd().split('\n').map((line) => JSON.parse(line) as ArticleRecord);
    expect(records.map(({ uri, format }) => [uri, format])).toEqual([[join(pages, '2.txt'), 'isnad.article/1'], [join(pages, '1.txt'), 'isnad.article/1']]);
    expect(records[1]!.text).toBe(ARTICLE);
    expect(records[1]!.headline).toBe('وزير الدفاع التركي يزور طرابلس ويبحث التعاون العسكري');
  });

  test('the same file gives the same bytes each time', () => {
    expect(isnad('read', pages, '--json').out).toBe(isnad('read', pages, '--json').out);
  });

  test('without --json it is for people', () => {
    const ended = isnad('read', join(pages, '1.txt'));
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('خلوصي أكار');
    expect(ended.out).toContain('2020-08-17');
    expect(ended.out).not.toContain('{');
  });
});

describe('isnad compare', () => {
  test('--json writes one dossier', () => {
    const ended = isnad('compare', pages, '--json');
    expect(ended).toMatchObject({ code: 0, err: '' });
    const dossier = JSON.parse(ended.out) as Dossier;
    expect(dossier.format).toBe('isnad.dossier/1');
    expect(dossier.articles).toHaveLength(2);
  });

  test('the same article given twice is one article', () => {
    const dossier = JSON.parse(isnad('compare', join(pages, '1.txt'), join(pages, '1.txt'), '--json').out) as Dossier;
    expect(dossier.articles).toHaveLength(1);
  });
});

describe('isnad explain', () => {
  test('tells what covers some words, and why', () => {
    const ended = isnad('explain', join(pages, '1.txt'), '--at', 'خلوصي أكار');
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toMatch(/mention \d+–\d+/);
    expect(ended.out).toContain('because');
  });

  test('an offset and the words that stand there give the same', () => {
    const at = ARTICLE.indexOf('فائز السراج');
    expect(isnad('explain', join(pages, '1.txt'), '--at', String(at)).out).toBe(isnad('explain', join(pages, '1.txt'), '--at', 'فائز السراج').out);
  });

  test('words that are not there, and a place behind the end, are named', () => {
    expect(isnad('explain', join(pages, '1.txt'), '--at', 'القاهرة')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('does not stand') });
    expect(isnad('explain', join(pages, '1.txt'), '--at', '99999')).toMatchObject({ code: 2, err: expect.stringContaining('behind it') });
  });
});

describe('an archive on the command line', () => {
  test('is made by add, searched, and asked for names; adding again says that all is known', () => {
    const archive = join(folder, 'ليبيا.isnad');
    const first = isnad('add', pages, '--archive', archive);
    expect(first).toMatchObject({ code: 0, err: '', out: expect.stringContaining('2 new articles') });
    const again = isnad('add', pages, '-a', archive);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('0 new articles; 2 known already') });

    const found = JSON.parse(isnad('search', 'للوزير', '--archive', archive, '--json').out) as { total: number; hits: { text: string }[] };
    expect(found.total).toBe(2);
    expect(found.hits[0]!.text).toContain('وزير');
    expect(isnad('search', '--exact', 'وزارة الدفاع التركية', '--archive', archive).out).toMatch(/^1 article:/);
    expect(isnad('search', 'زرافة', '--archive', archive)).toMatchObject({ code: 0, out: 'No article holds these words.\n' });

    const entity = isnad('entity', 'آكار', '--archive', archive);
    expect(entity.code).toBe(0);
    expect(entity.out).toContain('خلوصي أكار');
    expect(isnad('entity', 'زرافة', '--archive', archive)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Nobody') });
  });

  test('without --archive is the account\'s own', () => {
    expect(isnad('add', join(pages, '1.txt')).out).toContain(join(folder, 'isnad', 'archive.isnad'));
    expect(isnad('search', 'وزير').out).toMatch(/^1 article:/);
  });

  test('is not made when nothing could be taken in', () => {
    const archive = join(folder, 'nothing.isnad');
    expect(isnad('add', join(folder, 'no-such'), '--archive', archive).code).toBe(2);
    expect(isnad('search', 'وزير', '--archive', archive).err).toContain('no archive');
  });
});
