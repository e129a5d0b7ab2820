import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Archive } from '../src/store/archive.ts';
import { openSqliteArchive } from '../src/store/sqlite-archive.ts';
import { addPaths, renewArticles } from '../src/work/add-paths.ts';
import { refreshDossier } from '../src/work/refresh-dossier.ts';
import { searchArchive } from '../src/work/search-archive.ts';
import { loadStages } from './fake-stages.ts';

const FAKE = new URL('./fake-stages.ts', import.meta.url).href;
const OPTIONS = { stagesModule: FAKE, workers: 1, engine: 'engine-1' };

let folder: string;
let archive: Archive;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-add-'));
  mkdirSync(join(folder, 'pages'));
  archive = await openSqliteArchive(join(folder, 'archive.isnad'));
});
afterEach(async () => {
  await archive.close();
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string): string => {
  const path = join(folder, 'pages', name);
  writeFileSync(path, text);
  return path;
};
const pages = (): string => join(folder, 'pages');

describe('adding to an archive', () => {
  test('says what was new, known and refused, and one bad article does not stop the rest', async () => {
    write('1.txt', 'خبر أول');
    write('2.txt', 'خبر THROW');
    write('3.txt', 'خبر ثالث');
    write('4.txt', '');
    expect(await addPaths(archive, [pages()], OPTIONS)).toMatchObject({ added: 2, known: 0, refused: 2 });
    write('5.txt', 'خبر خامس');
    const again = await addPaths(archive, [pages()], OPTIONS);
    expect(again).toMatchObject({ added: 1, known: 2, refused: 2 });
    expect(again.refusals.map(({ code }) => code).sort()).toEqual(['empty', 'unreadable']);
  });

  test('the same bytes under two names are one article', async () => {
    write('1.txt', 'خبر');
    write('2.txt', 'خبر');
    expect(await addPaths(archive, [pages()], OPTIONS)).toMatchObject({ added: 1, known: 1 });
    expect(await archive.counts()).toMatchObject({ articles: 1 });
  });

  test('progress counts what is on disk, one step an input', async () => {
    for (let at = 0; at < 150; at++) write(`${at}.txt`, `خبر ${at}`);
    let steps = 0;
    await addPaths(archive, [pages()], { ...OPTIONS, onProgress: () => (steps += 1) });
    expect(steps).toBe(150);
  });

  test('a new engine reads again what the old one read, and the dossier follows', async () => {
    write('1.txt', 'خبر');
    await addPaths(archive, [pages()], OPTIONS);
    expect(await renewArticles(archive, OPTIONS)).toMatchObject({ renewed: 0 });
    expect(await renewArticles(archive, { ...OPTIONS, engine: 'engine-2' })).toMatchObject({ renewed: 1 });
    expect(await renewArticles(archive, { ...OPTIONS, engine: 'engine-2' })).toMatchObject({ renewed: 0 });
  });
});

describe('the kept dossier', () => {
  test('is made once and made anew when articles or the engine change', async () => {
    const stages = loadStages();
    let compared = 0;
    const counting = { ...stages, compare: (records: Parameters<typeof stages.compare>[0]) => (compared++, stages.compare(records)) };
    write('1.txt', 'خبر');
    await addPaths(archive, [pages()], OPTIONS);
    await refreshDossier(archive, () => counting, 'engine-1');
    const kept = await refreshDossier(archive, () => counting, 'engine-1');
    expect([compared, kept.articles.length]).toEqual([1, 1]);
    write('2.txt', 'خبر آخر');
    await addPaths(archive, [pages()], OPTIONS);
    expect((await refreshDossier(archive, () => counting, 'engine-1')).articles).toHaveLength(2);
    await refreshDossier(archive, () => counting, 'engine-2');
    expect(compared).toBe(3);
  });
});

describe('searching an archive', () => {
  beforeEach(async () => {
    write('1.txt', 'عنوان\nوصل الوزير إلى المدينة صباحا ثم غادر');
    write('2.txt', 'عنوان آخر\nقال وزير سابق كلاما');
    await addPaths(archive, [pages()], OPTIONS);
  });

  test('forgives clitics and marks the words in the passage', async () => {
    const answer = await searchArchive(archive, loadStages(), 'وزير');
    expect(answer.total).toBe(2);
    for (const { article, matches } of answer.hits) {
      const record = await archive.article(article.id);
      expect(matches.map(([start, end]) => record!.text.slice(start, end))).toEqual([article.headline === 'عنوان' ? 'الوزير' : 'وزير']);
    }
  });

  test('shows the stretch that holds most words of the query, not the one that repeats a word', async () => {
    const filler = 'كان الطقس معتدلا في الساحل كله طوال النهار '.repeat(12);
    write('3.txt', `نشرة المساء\nالقوارب قوارب القوارب في كل ميناء قوارب\n${filler} ورست قوارب الإغاثة عند الرصيف الشرقي ${filler}`);
    await addPaths(archive, [pages()], OPTIONS);
    const { hits: [hit] } = await searchArchive(archive, loadStages(), 'قوارب رصيف');
    expect(hit!.text).toContain('ورست قوارب الإغاثة عند الرصيف الشرقي');
    expect(hit!.text.length).toBeLessThan(300);
    const record = await archive.article(hit!.article.id);
    expect(hit!.matches.map(([start, end]) => record!.text.slice(start, end))).toEqual(['قوارب', 'الرصيف']);
    const { hits: [exact] } = await searchArchive(archive, loadStages(), 'قوارب الإغاثة', { exact: true });
    expect(exact!.matches.map(([start, end]) => record!.text.slice(start, end))).toEqual(['قوارب الإغاثة']);
  });

  test('exact mode wants the phrase as written', async () => {
    expect((await searchArchive(archive, loadStages(), 'وزير سابق', { exact: true })).hits).toHaveLength(1);
    expect((await searchArchive(archive, loadStages(), 'سابق وزير', { exact: true })).total).toBe(0);
  });

  test('a query of no words finds nothing', async () => {
    expect(await searchArchive(archive, loadStages(), ' «»" ')).toEqual({ total: 0, hits: [] });
  });
});
