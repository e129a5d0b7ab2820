/** Articles a second of `isnad read --json` on one core, start included, with the peak of its memory. */
import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ARTICLES = 2000;
/** Articles in the file; the sample is spread evenly over all outlets and days. */
const IN_FILE = 11_427;
const GOAL_A_SECOND = 150;
const MEMORY_EVERY_MS = 50;

const root = join(import.meta.dirname, '..');
const shared = process.env['ISNAD_SHARED'] ?? join(root, '..', 'shared');
const source = join(shared, 'data', 'news', 'saudinewsnet-2015-07-21..26.jsonl');

if (!existsSync(source)) console.log(`Left out: there is no ${source}.`);
else await measure();

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-bench-'));
  try {
    const { count, characters } = await wrapArticles(folder);
    const one = await readFolder(join(folder, '00000.txt'));
    const all = await readFolder(folder);
    const rate = count / all.seconds;
    const steady = (count - 1) / (all.seconds - one.seconds);
    console.log(`${all.lines} records of ${count} articles, ${(characters / 1e6).toFixed(1)} M characters, in ${all.seconds.toFixed(1)} s on one core`);
    console.log(`${rate.toFixed(0)} articles/s with the start of ${one.seconds.toFixed(2)} s, ${steady.toFixed(0)} articles/s without; at least ${GOAL_A_SECOND} are wanted`);
    console.log(`peak memory ${all.peakMb === null ? 'not known on this system' : `${all.peakMb.toFixed(0)} MB`}`);
    if (rate < GOAL_A_SECOND) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Articles as the text files that a reader would save: title, author, body. */
async function wrapArticles(folder: string): Promise<{ count: number; characters: number }> {
  const step = Math.floor(IN_FILE / ARTICLES);
  let [at, count, characters] = [0, 0, 0];
  for await (const line of createInterface({ input: createReadStream(source) })) {
    if (at++ % step !== 0 || count >= ARTICLES) continue;
    const { title, author, text } = JSON.parse(line) as Record<string, string | null>;
    const page = [title, author, text].filter(Boolean).join('\n\n');
    writeFileSync(join(folder, `${String(count).padStart(5, '0')}.txt`), page);
    count += 1;
    characters += page.length;
  }
  return { count, characters };
}

function readFolder(path: string): Promise<{ seconds: number; lines: number; peakMb: number | null }> {
  const command = [process.execPath, join(root, 'src', 'cli', 'main.ts'), 'read', path, '--json'];
  const [program = '', ...args] = hasTaskset() ? ['taskset', '-c', '0', ...command] : command;
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    let [lines, peakMb] = [0, null as number | null];
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    const timer = setInterval(() => (peakMb = findPeakMb(child.pid) ?? peakMb), MEMORY_EVERY_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      for (const byte of chunk) if (byte === 0x0a) lines += 1;
    });
    child.on('error', reject);
    child.on('close', () => {
      clearInterval(timer);
      resolve({ seconds: (performance.now() - startedAt) / 1000, lines, peakMb });
    });
  });
}

function hasTaskset(): boolean {
  return spawnSync('taskset', ['-c', '0', 'true']).status === 0;
}

/** The high-water mark that Linux keeps of a process. */
function findPeakMb(pid: number | undefined): number | null {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
