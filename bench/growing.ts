/**
 * What one article more costs in a set that is settled: `npm run bench -- growing`, or `node bench/growing.ts COUNT…` for sizes of one's
 * own. Synthetic articles with digests for ids, as an archive gives them, so that each stands somewhere among the others. Each size runs
 * in a process of its own; times are those of the processor, the mean of many articles and the dearest of them.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { compareSet } from '../src/compare/compare-articles.ts';
import { CompareMemory } from '../src/compare/compare-memory.ts';
import { loadLanguage } from '../src/language/language.ts';
import { SortedList } from '../src/language/sorted-list.ts';
import { type RecordSet, byId } from '../src/model/record-set.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import { nameSpelling } from '../src/resolve/name-spelling.ts';
import { resolveSet } from '../src/resolve/resolve-articles.ts';
import { resolveEntities } from '../src/resolve/resolve-entities.ts';
import { ResolveMemory } from '../src/resolve/resolve-memory.ts';
import { syntheticArticle } from './synthetic-article.ts';

/** Articles added before the engine is warm, and those that are measured: enough that every limit that grows with the set is crossed. */
const WARMING = 20;
const MEASURED = 120;
const REPLACED = 20;

const milliseconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const article = (number: number): ArticleRecord => {
  const record = syntheticArticle(number);
  return { ...record, id: `sha256:${createHash('sha256').update(record.id).digest('hex')}` };
};

/** A set that takes articles in, and tells what has changed. */
class GrowingSet {
  readonly #ordered = new SortedList<ArticleRecord>(byId);

  change(added: readonly ArticleRecord[], gone: readonly ArticleRecord[] = []): RecordSet {
    this.#ordered.change(new Set(gone), added);
    return { records: this.#ordered.items, added: [...added].sort(byId), gone };
  }
}

/** Milliseconds of the steps, by their names. */
type Steps = Readonly<Record<string, number>>;

function timed(steps: Readonly<Record<string, () => void>>): Steps {
  return Object.fromEntries(Object.entries(steps).map(([name, step]) => {
    const before = milliseconds();
    step();
    return [name, milliseconds() - before];
  }));
}

interface Outcome {
  readonly count: number;
  readonly all: Steps;
  readonly more: readonly Steps[];
  readonly other: readonly Steps[];
  readonly megabytes: number;
}

function measure(count: number): Outcome {
  const language = loadLanguage('ar');
  const spelling = nameSpelling(language);
  const [alone, resolved, compared] = [new ResolveMemory('many runs'), new ResolveMemory('many runs'), new CompareMemory('many runs')];
  const growing = new GrowingSet();
  const settle = (set: RecordSet): Steps => {
    let resolution: ReturnType<typeof resolveSet>;
    return timed({
      'entities alone': () => {
        alone.order.take(set, (record, number) => alone.renumber(record, number));
        resolveEntities(set, spelling, [], alone);
      },
      resolving: () => void (resolution = resolveSet(set, language, [], resolved)),
      comparing: () => void compareSet(set, resolution, language, compared),
    });
  };
  const all = settle(growing.change(Array.from({ length: count }, (_, i) => article(i))));
  for (let i = 0; i < WARMING; i++) settle(growing.change([article(count + i)]));
  const more = Array.from({ length: MEASURED }, (_, i) => settle(growing.change([article(count + WARMING + i)])));
  let last = article(count + WARMING + MEASURED);
  settle(growing.change([last]));
  const other = Array.from({ length: REPLACED }, (_, i) => {
    const now = { ...last, outlet: `صحيفة ${i % 7}` };
    const steps = settle(growing.change([now], [last]));
    last = now;
    return steps;
  });
  return { count, all, more, other, megabytes: process.resourceUsage().maxRSS / 1000 };
}

function tell(label: string, steps: readonly Steps[]): void {
  const told = Object.keys(steps[0]!).map((name) => {
    const times = steps.map((each) => each[name]!);
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    return `${name} ${mean.toFixed(mean < 10 ? 1 : 0)}${times.length > 1 ? ` (at most ${Math.max(...times).toFixed(0)})` : ''}`;
  });
  console.log(`${label.padStart(20)}  ms: ${told.join(', ')}`);
}

const [only, ...others] = process.argv.slice(2);
if (only && others.length === 0 && process.env['ISNAD_BENCH_CHILD']) process.stdout.write(JSON.stringify(measure(Number(only))));
else {
  for (const size of only ? [only, ...others] : ['1000', '10000', '30000']) {
    const run = spawnSync(process.execPath, ['--max-old-space-size=12000', import.meta.filename, size], { encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ISNAD_BENCH_CHILD: '1' } });
    if (run.status !== 0) {
      process.exitCode = 1;
      continue;
    }
    const { count, all, more, other, megabytes } = JSON.parse(run.stdout) as Outcome;
    tell(`${count} at once`, [all]);
    tell('one more', more);
    tell('one is another', other);
    console.log(`${' '.repeat(20)}  ${Math.round(megabytes)} MB`);
  }
}
