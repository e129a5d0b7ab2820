/** Brings what the repository needs on a fresh machine: plain JavaScript, so that any Node from 20 on runs it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const IS_WINDOWS = process.platform === 'win32';

/** Path of the pinned Node, once everything is installed. Ends the program with one sentence when that fails. */
export function getPinnedNode() {
  if (!isInstalled()) install();
  return join(ROOT, 'node_modules', '.bin', IS_WINDOWS ? 'node.cmd' : 'node');
}

/** Whether every package of the lock file stands in node_modules in its version. npm writes the second file when it is done. */
function isInstalled() {
  const wanted = loadPackages(join(ROOT, 'package-lock.json'));
  const present = loadPackages(join(ROOT, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, optional }]) => path === '' || optional || present[path]?.version === version);
}

function loadPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}

function install() {
  console.error('Installing what is missing (npm ci) …');
  const { status } = spawnSync(IS_WINDOWS ? 'npm.cmd' : 'npm', ['ci', '--no-fund', '--no-audit'], { cwd: ROOT, stdio: ['ignore', 2, 2], shell: IS_WINDOWS });
  if (status === 0) return;
  console.error('npm ci failed: see above, and check that this machine reaches its npm registry.');
  process.exit(2);
}
