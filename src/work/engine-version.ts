import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const READING_FOLDERS = ['src/model', 'src/text', 'src/language', 'src/read', 'src/analyze', 'languages', 'outlets', 'models'];
const COMPARISON_FOLDERS = [...READING_FOLDERS, 'src/resolve', 'src/compare'];
const VERSION_DIGITS = 16;

/**
 * Version of everything a record depends on: a digest of the code of its stages, the language data and the outlets.
 * Stages are pure, so the same version and the same capture give the same bytes.
 */
export function readingVersion(): string {
  return (reading ??= digestFolders(READING_FOLDERS));
}

/** Version of everything a dossier depends on. */
export function comparisonVersion(): string {
  return (comparison ??= digestFolders(COMPARISON_FOLDERS));
}

let reading: string | undefined;
let comparison: string | undefined;

function digestFolders(folders: readonly string[]): string {
  const digest = createHash('sha256');
  for (const folder of folders) {
    for (const file of listFiles(folder)) digest.update(file).update('\0').update(readFileSync(join(REPOSITORY, file))).update('\0');
  }
  return digest.digest('hex').slice(0, VERSION_DIGITS);
}

function listFiles(folder: string): string[] {
  const path = join(REPOSITORY, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(REPOSITORY.length).replaceAll('\\', '/'))
    .sort();
}
