/** `npm run bench [-- NAME…]`: runs the benches of this folder, each in a process of its own. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = import.meta.dirname;
const known = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && file !== 'run.ts').map((file) => file.slice(0, -3)).sort();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown[0]}"; there are: ${known.join(', ')}.`);
  process.exitCode = 2;
} else {
  for (const name of asked.length > 0 ? asked : known) {
    console.log(`\n# ${name}`);
    const { status } = spawnSync(process.execPath, [join(FOLDER, `${name}.ts`)], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}
