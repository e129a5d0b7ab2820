import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Site } from './acquire-site.ts';
import { ARTICLE, ISNAD, type Ended, runIsnad } from './cli-isnad.ts';

/** Every step starts a program of its own, seconds each on a busy machine. */
vi.setConfig({ testTimeout: 180_000 });

let folder: string;
let site: Site;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-cli-'));
  site = await new Site().start();
});
afterEach(async () => {
  await site.stop();
  rmSync(folder, { recursive: true });
});

const place = (name: string): string => join(folder, name);
const [title = '', ...paragraphs] = ARTICLE.trim().split('\n').filter((line) => line !== '').slice(1);
const PAGE = `<!DOCTYPE html><html lang="ar"><head><title>${title}</title></head><body><h1>${title}</h1><article>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;

/** The site is of this process: the command must not keep it from answering. */
function isnad(...args: string[]): { ended: Promise<Ended>; end: (signal: NodeJS.Signals) => void; heard: (words: string) => Promise<void> } {
  const env = { ...process.env, XDG_STATE_HOME: folder, ISNAD_ARCHIVE: undefined, ISNAD_DEBUG: undefined };
  const child = spawn(process.execPath, [ISNAD, ...args], { env });
  let out = '';
  let err = '';
  const listeners: (() => void)[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    for (const listener of listeners) listener();
  });
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return {
    ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err }))),
    end: (signal) => child.kill(signal),
    heard: (words) => new Promise((resolve) => listeners.push(() => out.includes(words) && resolve())),
  };
}

function giveFeed(): string {
  site.give('/feed', `<rss version="2.0"><channel><title>المرصد الجديد</title><item><title>${title}</title><link>${site.origin}/1</link><pubDate>Mon, 17 Aug 2020 10:00:00 +0300</pubDate></item></channel></rss>`, 'application/rss+xml');
  site.give('/1', PAGE);
  return `feed:${site.origin}/feed`;
}

test('isnad add takes in a feed; private networks only when allowed', async () => {
  const feed = giveFeed();
  const refused = await isnad('add', feed, '--archive', place('a.isnad')).ended;
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err).toMatch(/private network/);
  const added = await isnad('add', feed, '--archive', place('a.isnad'), '--allow-private', '--delay', '0').ended;
  expect(added).toMatchObject({ code: 0, err: '' });
  expect(added.out).toMatch(/^1 new article\./);
});

test('isnad watch --once; then without it until it is interrupted', async () => {
  const feed = giveFeed();
  writeFileSync(place('feeds.txt'), `${feed} # المرصد\n`);
  const once = await isnad('watch', place('feeds.txt'), '--once', '--archive', place('a.isnad'), '--allow-private', '--delay', '0').ended;
  expect(once.code).toBe(0);
  expect(once.out).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d UTC: 1 new article\.\n$/);
  const endless = isnad('watch', feed, '--archive', place('a.isnad'), '--allow-private', '--delay', '0');
  await endless.heard('0 new articles');
  endless.end('SIGINT');
  expect(await endless.ended).toMatchObject({ code: 0 });
});

test('isnad read --map names the columns of a table', () => {
  writeFileSync(place('a.csv'), `عنوان,متن,تاريخ\n${title},"${paragraphs.join('\n\n')}",2020-08-17\n`);
  const ended = runIsnad(folder, 'read', place('a.csv'), '--map', 'text=متن,title=عنوان,date=تاريخ', '--json');
  expect(ended).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(ended.out)).toMatchObject({ headline: title, published: { start: '2020-08-17' } });
  const wrong = runIsnad(folder, 'read', place('a.csv'), '--map', 'body=متن');
  expect(wrong).toMatchObject({ code: 2, out: '' });
  expect(wrong.err).toMatch(/FIELD=COLUMN/);
});
