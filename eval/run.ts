/**
 * `npm run eval [-- NAME …] [--json] [--raise-floors]`: scores on the gold that is present, against `eval/floors.json`.
 * A NAME is an evaluation, or layers of the seeds (views.ts).
 */
import { parseArgs } from 'node:util';
import { EVALUATIONS } from './evaluations.ts';
import { findShortfalls, raiseFloors } from './floors.ts';
import type { Scores } from './score.ts';
import { seeds } from './seeds.ts';
import { VIEW_NAMES, viewOf } from './views.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, 'raise-floors': { type: 'boolean', default: false } },
});
const names = [...new Set([...EVALUATIONS.map(({ name }) => name), ...VIEW_NAMES])];
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`eval: no evaluation is called ${unknown.join(', ')}; there are ${names.join(', ')}`);
  process.exit(2);
}

const shortfalls: string[] = [];
const all: Record<string, Scores> = {};
for (const evaluation of EVALUATIONS) {
  if (positionals.length > 0 && !positionals.includes(evaluation.name)) continue;
  const leftOut = evaluation.leftOut();
  if (leftOut) {
    console.error(`eval ${evaluation.name}: left out, ${leftOut}`);
    continue;
  }
  const scores = await evaluation.run();
  all[evaluation.name] = scores;
  if (!values.json) print(evaluation.name, scores);
  if (values['raise-floors']) for (const line of raiseFloors(evaluation.name, scores, evaluation.gold())) console.error(line);
  shortfalls.push(...findShortfalls(evaluation.name, scores, evaluation.gold()));
}
await showViews();
if (values.json) console.log(JSON.stringify(all));
for (const line of shortfalls) console.error(`below its floor: ${line}`);
process.exitCode = shortfalls.length > 0 ? 1 : 0;

/** Layers of the seeds that belong to a name that was asked for, unless the seeds are shown whole. */
async function showViews(): Promise<void> {
  const views = positionals.filter((name) => VIEW_NAMES.includes(name));
  if (views.length === 0 || all['seeds'] || values.json) return;
  const leftOut = seeds.leftOut();
  if (leftOut) return console.error(`eval seeds: left out, ${leftOut}`);
  const scores = await seeds.run();
  for (const name of views) print(`${name}, on the seeds`, viewOf(name, scores)!);
}

function print(name: string, scores: Scores): void {
  console.log(`\n${name}`);
  for (const [layer, metrics] of Object.entries(scores)) {
    const cells = Object.entries(metrics)
      .filter(([metric, value]) => value !== null && !/(precision|recall)$/.test(metric))
      .map(([metric, value]) => `${metric} ${Number.isInteger(value) ? value : value!.toFixed(3)}`);
    if (cells.length > 0) console.log(`  ${layer.padEnd(18)} ${cells.join(' · ')}`);
  }
}
