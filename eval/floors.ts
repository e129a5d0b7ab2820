import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, type Scores } from './score.ts';

/** What an evaluation must reach, and the gold that it was measured on. */
interface Floor {
  gold: string;
  least: Record<string, number>;
}

const FILE = join(ROOT, 'eval', 'floors.json');
const load = (): Record<string, Floor> => JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Floor>;

/** A short hash of the gold files, so that scores of different gold are never compared. */
export function hashGold(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    const files = statSync(path).isDirectory() ? readdirSync(path).sort().map((name) => join(path, name)) : [path];
    for (const file of files) if (statSync(file).isFile()) hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

const valueOf = (scores: Scores, key: string): number | null => {
  const dot = key.indexOf('.');
  return scores[key.slice(0, dot)]?.[key.slice(dot + 1)] ?? null;
};

/** What falls short of its floor, in words. */
export function findShortfalls(name: string, scores: Scores, gold: string): string[] {
  const floor = load()[name];
  if (!floor) return [];
  if (floor.gold !== gold) return [`${name}: the gold changed (${floor.gold} → ${gold}); measure anew and set its floors by hand, saying why in the commit`];
  return Object.entries(floor.least).flatMap(([key, least]) => {
    const value = valueOf(scores, key);
    return value !== null && value >= least ? [] : [`${name}: ${key} is ${value?.toFixed(3) ?? 'missing'}, its floor is ${least}`];
  });
}

/** Raises floors to what was reached, rounded down to three digits. Floors never go down here. */
export function raiseFloors(name: string, scores: Scores, gold: string): string[] {
  const floors = load();
  const floor = (floors[name] ??= { gold, least: {} });
  if (floor.gold !== gold) return [`${name}: the gold changed; edit eval/floors.json by hand and say why in the commit`];
  const raised: string[] = [];
  for (const [key, least] of Object.entries(floor.least)) {
    const value = Math.floor((valueOf(scores, key) ?? 0) * 1000) / 1000;
    if (value <= least) continue;
    floor.least[key] = value;
    raised.push(`${name}: ${key} ${least} → ${value}`);
  }
  writeFileSync(FILE, `${JSON.stringify(floors, null, 2)}\n`);
  return raised;
}
