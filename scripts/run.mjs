/** Runs a TypeScript file of the repository with a Node that can (the pinned one on older machines). */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pinned = join(root, 'node_modules', '.bin', 'node');
const [file, ...args] = process.argv.slice(2);
const { status, signal } = spawnSync(existsSync(pinned) ? pinned : process.execPath, [join(root, file), ...args], { stdio: 'inherit' });
process.exitCode = signal ? 1 : (status ?? 1);
