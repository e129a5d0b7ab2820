/** Articles a second of `isnad read --json` on one core, start included, with the peak of its memory. */
import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Every so many articles of each file are taken, so that the sample is spread evenly over outlets, countries and days. */
const EVERY = 5;
const GOAL_A_SECOND = 150;
const LOOK_EVERY_MS = 50;
/** Linux counts processor time in hundredths of a second. */
const TICKS_A_SECOND = 100;

const root = join(import.meta.dirname, '..');
const shared = process.env['ISNAD_SHARED'] ?? join(root, '..', 'shared');
const news = join(shared, 'data', 'news');

if (!existsSync(news)) console.log(`Left out: there is no ${news}.`);
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
    if (all.processorSeconds) console.log(`${((count - 1) / (all.processorSeconds - (one.processorSeconds ?? 0))).toFixed(0)} articles per second of processor time, whatever else runs on the machine`);
    console.log(`peak memory ${all.peakMb === null ? 'not known on this system' : `${all.peakMb.toFixed(0)} MB`}`);
    if (rate < GOAL_A_SECOND) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Articles as the text files that a reader would save: title, author, body. */
async function wrapArticles(folder: string): Promise<{ count: number; characters: number }> {
  let [at, count, characters] = [0, 0, 0];
  for (const file of readdirSync(news).filter((name) => name.endsWith('.jsonl')).sort()) {
    for await (const line of createInterface({ input: createReadStream(join(news, file)) })) {
      if (at++ % EVERY !== 0) continue;
      const { title, author, text } = JSON.parse(line) as Record<string, string | null>;
      const page = [title, author, text].filter(Boolean).join('\n\n');
      writeFileSync(join(folder, `${String(count).padStart(5, '0')}.txt`), page);
      count += 1;
      characters += page.length;
    }
  }
  return { count, characters };
}

interface Run {
  readonly seconds: number;
  readonly lines: number;
  readonly peakMb: number | null;
  readonly processorSeconds: number | null;
}

function readFolder(path: string): Promise<Run> {
  const command = [process.execPath, join(root, 'src', 'cli', 'main.ts'), 'read', path, '--json'];
  const [program = '', ...args] = hasTaskset() ? ['taskset', '-c', '0', ...command] : command;
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    let lines = 0;
    let use: Use | null = null;
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    const timer = setInterval(() => (use = findUse(child.pid) ?? use), LOOK_EVERY_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      for (const byte of chunk) if (byte === 0x0a) lines += 1;
    });
    child.on('error', reject);
    child.on('close', () => {
      clearInterval(timer);
      resolve({ seconds: (performance.now() - startedAt) / 1000, lines, peakMb: use?.peakMb ?? null, processorSeconds: use?.processorSeconds ?? null });
    });
  });
}

function hasTaskset(): boolean {
  return spawnSync('taskset', ['-c', '0', 'true']).status === 0;
}

interface Use {
  readonly peakMb: number;
  readonly processorSeconds: number;
}

/** The high-water mark of memory and the processor time that Linux keeps of a process; null elsewhere. */
function findUse(pid: number | undefined): Use | null {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    return kilobytes === undefined ? null : { peakMb: Number(kilobytes) / 1024, processorSeconds: ticks / TICKS_A_SECOND };
  } catch {
    return null;
  }
}
