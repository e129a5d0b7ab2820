/** Checks that every import in `src/` is one that the architecture allows (ARCHITECTURE.md, "What may import what"). */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const STAGES = ['acquire', 'read', 'analyze', 'resolve', 'compare'];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  model: [],
  text: ['model'],
  language: ['text', 'model'],
  ...Object.fromEntries(STAGES.map((stage) => [stage, ['model', 'text', 'language']])),
  store: ['model'],
  work: [...STAGES, 'store', 'model', 'text', 'language'],
  http: ['work', 'store', 'model'],
  cli: ['work', 'store', 'http', 'model', 'language'],
};
const STEPS = new Set(['names', 'times', 'statements', 'events', 'labels']);
/** The stages after acquire are pure: no clock, network, files or processes. */
const PURE = new Set(['model', 'text', 'read', 'analyze', 'resolve', 'compare']);
const IMPURE_MODULES = /^node:(fs|net|http|https|child_process|worker_threads|dns|os|timers|perf_hooks)/;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const src = join(root, 'src');
const faults: string[] = [];

for (const entry of readdirSync(src, { recursive: true, withFileTypes: true })) {
  if (entry.isFile() && entry.name.endsWith('.ts')) checkFile(join(entry.parentPath, entry.name));
}
for (const fault of faults) console.error(fault);
console.log(faults.length ? `${faults.length} imports that the architecture does not allow` : 'imports: as the architecture allows');
process.exitCode = faults.length ? 1 : 0;

function checkFile(file: string): void {
  const [stage = '', step] = relative(src, file).split(sep);
  const text = readFileSync(file, 'utf8');
  for (const [, target = ''] of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    const where = `${relative(root, file)}: imports ${target}`;
    if (target.startsWith('.')) checkTarget(stage, step, relative(src, resolve(dirname(file), target)), where);
    else if (PURE.has(stage) && IMPURE_MODULES.test(target)) faults.push(`${where}: ${stage} is pure`);
  }
}

function checkTarget(stage: string, step: string | undefined, target: string, where: string): void {
  const [targetStage = '', targetStep] = target.split(sep);
  if (targetStage === '..') return;
  if (targetStage !== stage && !(ALLOWED[stage] ?? []).includes(targetStage)) faults.push(`${where}: ${stage} may not use ${targetStage}`);
  const crosses = stage === 'analyze' && targetStage === 'analyze' && STEPS.has(step ?? '') && STEPS.has(targetStep ?? '') && step !== targetStep;
  if (crosses) faults.push(`${where}: steps do not import each other`);
}
