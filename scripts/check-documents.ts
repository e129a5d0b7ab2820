/** Checks that paths and npm commands named in the documents exist. Code spans in Markdown are what is checked. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const scripts = Object.keys((JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts);
const PLACES = /^(src|languages|outlets|models|desk|train|test|eval|bench|docs|scripts|samples|bin|\.ci)\//;
const faults: string[] = [];

for (const file of listDocuments()) checkDocument(file);
for (const fault of faults) console.error(fault);
console.log(faults.length > 0 ? `${faults.length} faults in documents` : 'documents: what they name exists');
process.exitCode = faults.length > 0 ? 1 : 0;

function listDocuments(): string[] {
  const top = readdirSync(root).filter((name) => name.endsWith('.md')).map((name) => join(root, name));
  const nested = ['docs', 'outlets', 'models', 'samples', 'languages', 'train'].flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true }).map(String).filter((name) => name.endsWith('.md')).map((name) => join(root, folder, name))
      : [],
  );
  return [...top, ...nested];
}

function checkDocument(file: string): void {
  const text = readFileSync(file, 'utf8');
  const where = relative(root, file);
  for (const [, code = ''] of text.matchAll(/`([^`\n]+)`/g)) {
    const path = code.trim();
    if (PLACES.test(path) && !/[<>*…{}|$ ]/.test(path) && !existsSync(join(root, path))) faults.push(`${where}: names ${path}, which does not exist`);
    const script = /^npm run ([\w:-]+)/.exec(path)?.[1];
    if (script && !scripts.includes(script)) faults.push(`${where}: names npm run ${script}, which package.json lacks`);
  }
  for (const [, target = ''] of text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)) {
    if (!/^[a-z]+:/.test(target) && !existsSync(join(dirname(file), target))) faults.push(`${where}: links to ${target}, which does not exist`);
  }
}
