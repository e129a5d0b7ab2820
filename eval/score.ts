import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Dossier } from '../src/model/dossier.ts';
import type { ArticleRecord } from '../src/model/record.ts';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
/** The data and gold beside the repository; `ISNAD_SHARED` names another place. */
export const SHARED = process.env['ISNAD_SHARED'] ?? join(ROOT, '..', 'shared');
const SCORER = join(SHARED, 'tools', 'score.mjs');

/** `{layer: {metric: value}}`; null where there was nothing to score. */
export type Scores = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

export const hasScorer = (): boolean => existsSync(SCORER);

/** Scores article records against a folder of gold. `root` is where gold `file` paths start. */
export function scoreArticles(gold: string, records: readonly ArticleRecord[], root = SHARED): Scores {
  return score(['article', '--gold', gold, '--root', root], records.map((record) => JSON.stringify(record)).join('\n'), 'jsonl');
}

export function scoreDossier(gold: string, dossier: Dossier): Scores {
  return score(['dossier', '--gold', gold], JSON.stringify(dossier), 'json');
}

/** Scores sentence-level events: `{id, events}` lines. */
export function scoreSentences(gold: string, spans: string, lines: readonly object[]): Scores {
  return score(['gsr', '--gold', gold, '--spans', spans], lines.map((line) => JSON.stringify(line)).join('\n'), 'jsonl');
}

function score(args: readonly string[], output: string, extension: string): Scores {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-eval-'));
  try {
    const file = join(folder, `system.${extension}`);
    writeFileSync(file, `${output}\n`);
    const run = spawnSync(process.execPath, [SCORER, ...args, '--json', file], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (run.status !== 0) throw new Error(`the scorer says: ${run.stderr.trim()}`);
    return JSON.parse(run.stdout) as Scores;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
