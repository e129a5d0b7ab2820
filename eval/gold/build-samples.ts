/**
 * Turns the hand-written sources of `eval/gold/samples/source/` into the records of `eval/gold/samples/`: quotes become
 * spans of the pages, and a quote that does not occur stops it. Usage: node eval/gold/build-samples.ts [--check]
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDossier } from './dossier-source.ts';
import { buildRecord, readSource } from './page-source.ts';

const GOLD = join(dirname(fileURLToPath(import.meta.url)), 'samples');
const PAGES = join(GOLD, '..', '..', '..', 'samples');
const DOSSIER = 'dossier.txt';

/** The gold files by name, as they are written. */
export function buildSamples(): Map<string, string> {
  const sources = readdirSync(join(GOLD, 'source')).filter((name) => name.endsWith('.txt') && name !== DOSSIER).sort();
  const records = sources.map((source) => {
    const name = source.replace(/\.txt$/, '');
    const plain = existsSync(join(PAGES, `${name}.txt`));
    const text = plain ? readFileSync(join(PAGES, `${name}.txt`), 'utf8').replace(/\r\n?/g, '\n') : null;
    return buildRecord(readSource(join(GOLD, 'source', source)), text, plain ? `${name}.txt` : `${name}.html`);
  });
  const dossier = buildDossier(readSource(join(GOLD, 'source', DOSSIER)), records);
  const files = records.map((record): [string, string] => [`${record.id.replace(/\.\w+$/, '')}.json`, toJson(record)]);
  return new Map([...files, ['dossier.json', toJson(dossier)]]);
}

/** One top-level item a line, so that changes can be read. */
function toJson(record: object): string {
  const lines = Object.entries(record).map(([key, value]) => {
    const shown = Array.isArray(value) && value.length > 0 ? `[\n  ${value.map((item) => JSON.stringify(item)).join(',\n  ')}\n ]` : JSON.stringify(value);
    return ` ${JSON.stringify(key)}: ${shown}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, json] of buildSamples()) {
    const path = join(GOLD, name);
    if (!process.argv.includes('--check')) writeFileSync(path, json);
    else if (!existsSync(path) || readFileSync(path, 'utf8') !== json) {
      console.error(`${name} is not what its source says: node eval/gold/build-samples.ts`);
      process.exitCode = 1;
    }
  }
}
