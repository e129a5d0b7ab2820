import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const DESK = join(ROOT, 'desk');
const CACHE = join(ROOT, 'node_modules', '.cache', 'desk-built');
/** Builds of earlier sources are kept this long: another run may be reading one. */
const KEPT_MS = 24 * 3_600_000;

/** A folder with the desk as its sources stand, built at most once for them; of test files at once, one build counts. */
export async function buildDesk(): Promise<string> {
  const folder = join(CACHE, hashSources());
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  for (const name of readdirSync(CACHE)) if (Date.now() - (statSync(join(CACHE, name), { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > KEPT_MS) rmSync(join(CACHE, name), { recursive: true, force: true });
  const beside = mkdtempSync(join(CACHE, 'making-'));
  // The test runner has a mode of its own, in which Svelte would be built for developers.
  process.env['NODE_ENV'] = 'production';
  await build({ root: DESK, logLevel: 'silent', build: { outDir: beside, emptyOutDir: true } });
  try {
    renameSync(beside, folder);
  } catch {
    // Another test file was first.
    rmSync(beside, { recursive: true, force: true });
  }
  return folder;
}

function hashSources(): string {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')));
  const paths = readdirSync(DESK, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.filter((path) => !path.startsWith(join(DESK, 'dist'))).toSorted()) hash.update(path.slice(DESK.length)).update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}
