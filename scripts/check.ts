/** `npm run check`: imports, language data and documents. Prints every fault; exits 1 when there is one. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const failed = ['check-imports.ts', 'check-language.ts', 'check-documents.ts'].filter(
  (file) => spawnSync(process.execPath, [join(folder, file)], { stdio: 'inherit' }).status !== 0,
);
process.exitCode = failed.length > 0 ? 1 : 0;
