/** `npm test [-- ARGUMENTS OF VITEST]`: installs what is missing, says what is left out and why, and runs the tests. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { getPinnedNode, ROOT } from './installed.mjs';

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const node = getPinnedNode();
for (const sentence of leftOut()) console.log(sentence);
const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(node, [vitest, 'run', ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' });
process.exitCode = status ?? 1;

function leftOut() {
  const sentences = [];
  const shared = process.env.ISNAD_SHARED ?? join(ROOT, '..', 'shared');
  if (!existsSync(join(shared, 'seeds'))) sentences.push(`Left out: tests over real articles, because there is no folder ${shared} (ISNAD_SHARED names another).`);
  if (!hasChromium()) sentences.push('Left out: browser tests, because no Chromium was found (ISNAD_CHROMIUM names one).');
  if (!process.env.ISNAD_POSTGRES) sentences.push('Left out: tests on PostgreSQL, because ISNAD_POSTGRES names no database.');
  return sentences;
}

function hasChromium() {
  if (process.env.ISNAD_CHROMIUM) return existsSync(process.env.ISNAD_CHROMIUM);
  return (process.env.PATH ?? '').split(delimiter).some((folder) => CHROMIUM_NAMES.some((name) => existsSync(join(folder, name))));
}
