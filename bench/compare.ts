/**
 * Time and memory of resolving and comparing synthetic articles: `npm run bench -- compare`, or `node bench/compare.ts COUNT…`
 * for sizes of one's own. Each size runs in a process of its own. Times are those of the processor, so that other work on
 * the machine does not count. "one more" is what an article costs that joins a settled set of the size and tells of what others tell; "alone" what
 * one costs that names nobody and tells nothing: what is left of the size of the set. Both are medians. `npm run bench -- growing` measures that closer.
 */
import { spawnSync } from 'node:child_process';
import { compareArticles, compareSet } from '../src/compare/compare-articles.ts';
import { CompareMemory } from '../src/compare/compare-memory.ts';
import { type Language, loadLanguage } from '../src/language/language.ts';
import { SortedList } from '../src/language/sorted-list.ts';
import { byId } from '../src/model/record-set.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import { resolveArticles, resolveSet } from '../src/resolve/resolve-articles.ts';
import { ResolveMemory } from '../src/resolve/resolve-memory.ts';
import { syntheticArticle } from './synthetic-article.ts';

/** What ten times as many articles may cost, at most. */
const MOST_TIMES = 12;

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function measure(count: number): void {
  const language = loadLanguage('ar');
  const records = Array.from({ length: count }, (_, i) => syntheticArticle(i));
  const started = processorSeconds();
  const resolution = resolveArticles(records, language);
  const resolved = processorSeconds();
  const dossier = compareArticles(records, resolution, language);
  const [resolving, comparing] = [resolved - started, processorSeconds() - resolved];
  const several = resolution.happenings.filter(({ reports }) => reports.length > 1).length;
  const megabytes = process.resourceUsage().maxRSS / 1000;
  const adding = count <= LARGEST_SETTLED ? measureAdding(records, language) : NOT_SETTLED;
  process.stdout.write(`${JSON.stringify({ count, resolving, comparing, ...adding, megabytes, entities: resolution.entities.length, happenings: resolution.happenings.length, several, reuse: dossier.reuse.length })}\n`);
}

/** A set that is settled again and again is held in memory. */
const LARGEST_SETTLED = 30_000;
const ADDED = 9;
const NOT_SETTLED: Adding = { more: null, alone: null };

/** Processor seconds of the two stages. */
interface Seconds {
  readonly resolving: number;
  readonly comparing: number;
}

interface Adding {
  readonly more: Seconds | null;
  readonly alone: Seconds | null;
}

/** What one article more costs in a set that is settled. */
function measureAdding(all: readonly ArticleRecord[], language: Language): Adding {
  const [resolved, compared] = [new ResolveMemory('many runs'), new CompareMemory('many runs')];
  const ordered = new SortedList<ArticleRecord>(byId);
  const add = (added: readonly ArticleRecord[]): Seconds => {
    ordered.change(new Set(), added);
    const set = { records: ordered.items, added: [...added].sort(byId), gone: [] };
    const started = processorSeconds();
    const resolution = resolveSet(set, language, [], resolved);
    const between = processorSeconds();
    compareSet(set, resolution, language, compared);
    return { resolving: between - started, comparing: processorSeconds() - between };
  };
  add(all);
  const silent = (i: number): ArticleRecord => ({ ...syntheticArticle(0), id: `b${i}`, text: '', blocks: [], entities: [], mentions: [], statements: [], events: [] });
  const alone = Array.from({ length: ADDED }, (_, i) => add([silent(i)]));
  const more = Array.from({ length: ADDED }, (_, i) => add([syntheticArticle(all.length + i)]));
  return { more: median(more), alone: median(alone) };
}

function median(measured: readonly Seconds[]): Seconds {
  const ordered = [...measured].sort((a, b) => a.resolving + a.comparing - b.resolving - b.comparing);
  return ordered[ordered.length >> 1]!;
}

interface Measured extends Adding {
  readonly count: number;
  readonly resolving: number;
  readonly comparing: number;
  readonly megabytes: number;
  readonly entities: number;
  readonly happenings: number;
  readonly several: number;
  readonly reuse: number;
}

function runSize(size: string): Measured | null {
  const run = spawnSync(process.execPath, ['--max-old-space-size=12000', import.meta.filename, size], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ISNAD_BENCH_CHILD: '1' } });
  return run.status === 0 ? (JSON.parse(run.stdout) as Measured) : null;
}

function print({ count, resolving, comparing, more, alone, megabytes, entities, happenings, several, reuse }: Measured): void {
  const seconds = (value: number): string => value.toFixed(1).padStart(7);
  console.log(`${String(count).padStart(7)}  resolve ${seconds(resolving)} s  compare ${seconds(comparing)} s  ${String(Math.round(megabytes)).padStart(6)} MB  ${entities} entities  ${happenings} happenings (${several} with several reports)  ${reuse} reuse pairs`);
  const told = (measured: Seconds): string => `${Math.round(1000 * (measured.resolving + measured.comparing))} ms (resolve ${Math.round(1000 * measured.resolving)}, compare ${Math.round(1000 * measured.comparing)})`;
  if (more && alone) console.log(`         one more ${told(more)}, alone ${told(alone)}`);
}

const [only, ...others] = process.argv.slice(2);
if (only && others.length === 0 && process.env['ISNAD_BENCH_CHILD']) measure(Number(only));
else {
  let last: Measured | null = null;
  for (const size of only ? [only, ...others] : ['1000', '10000', '30000', '100000']) {
    const measured = runSize(size);
    if (!measured) {
      process.exitCode = 1;
      continue;
    }
    print(measured);
    if (last) {
      const times = (measured.resolving + measured.comparing) / (last.resolving + last.comparing);
      const articles = measured.count / last.count;
      console.log(`         ${articles} times the articles, ${times.toFixed(1)} times the time (at most ${(MOST_TIMES * articles) / 10} wanted)`);
    }
    last = measured;
  }
}
