/** Kill -9 at any moment of adding, then add again: the archive is the same as after an undisturbed run. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqliteArchive } from '../src/store/sqlite-archive.ts';

const ADDER = fileURLToPath(new URL('./add-with-fake-stages.ts', import.meta.url));
const ROUNDS = 5;
const KILLS_A_ROUND = 4;
const FILES = 240;
const EMPTY_FILES = 5;
/** Files 3, 103 and 203 hold the same bytes. */
const TWINS = 2;
const ARTICLES = FILES - EMPTY_FILES - TWINS;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-kill-'));
  mkdirSync(join(folder, 'pages'));
  for (let at = 0; at < FILES; at++) {
    const text = `خبر ${at % 100 === 3 ? 'مكرر' : at}\n${'وصل الوفد إلى المدينة وأجرى محادثات. '.repeat(200)}`;
    writeFileSync(join(folder, 'pages', `${String(at).padStart(4, '0')}.txt`), at % 50 === 7 ? '' : text);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test(`${ROUNDS * KILLS_A_ROUND} kills lose nothing that was acknowledged and leave nothing by halves`, async () => {
  const undisturbed = join(folder, 'undisturbed.isnad');
  const startedAt = performance.now();
  await add(undisturbed, {});
  const runMs = performance.now() - startedAt;
  const expected = await contentOf(undisturbed);
  expect(expected.articles).toHaveLength(ARTICLES);
  let fellInTheMiddle = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const disturbed = join(folder, `disturbed-${round}.isnad`);
    for (let kill = 0; kill < KILLS_A_ROUND; kill++) {
      // half of them whenever it happens, half in the midst of adding, however long a busy machine takes to begin
      const acknowledged = await add(disturbed, kill % 2 === 0 ? { atArticle: 1 + Math.random() * ARTICLES } : { afterMs: runMs * (0.3 + 0.7 * Math.random()) });
      const safe = await countArticles(disturbed);
      // Files of the same bytes are acknowledged one by one and are one article.
      expect(safe).toBeGreaterThanOrEqual(acknowledged - TWINS);
      if (safe > 0 && safe < ARTICLES) fellInTheMiddle += 1;
    }
    await add(disturbed, {});
    expect(await contentOf(disturbed)).toEqual(expected);
  }
  expect(fellInTheMiddle).toBeGreaterThan(0);
}, 180_000);

/** Adds in a program of its own, killed after some time, or as soon as it has acknowledged so many articles. Hands back how many files it had acknowledged. */
function add(archive: string, { afterMs, atArticle = Infinity }: { readonly afterMs?: number; readonly atArticle?: number }): Promise<number> {
  return new Promise((resolve) => {
    let said = '';
    const acknowledged = (): number => Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1) ?? 0);
    const child = spawn(process.execPath, [ADDER, archive, join(folder, 'pages')], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (acknowledged() >= atArticle) child.kill('SIGKILL');
    });
    const timer = afterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), afterMs);
    child.on('close', () => {
      clearTimeout(timer);
      resolve(acknowledged());
    });
  });
}

async function countArticles(location: string): Promise<number> {
  const archive = await openSqliteArchive(location);
  const { articles } = await archive.counts();
  await archive.close();
  return articles;
}

/** Everything an archive holds but the clock's times and the number of transactions. */
async function contentOf(location: string) {
  const archive = await openSqliteArchive(location);
  const articles = [];
  for (const { addedAt, ...summary } of await archive.articles()) {
    const capture = await archive.capture(summary.capture);
    const bytes = Buffer.from(capture!.bytes).toString('base64');
    articles.push({ ...summary, addedAt: typeof addedAt, bytes, sightings: capture!.sightings, record: await archive.article(summary.id) });
  }
  const found = await archive.findArticles({ column: 'stems', groups: [['وفد']], limit: 1000 });
  const dossier = await archive.dossier();
  await archive.close();
  return { articles, found: found.hits.map(({ article }) => article.id), dossier: dossier?.dossier };
}
