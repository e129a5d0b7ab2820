/** Takes out spellings that fold to another spelling of the same entry, in every lexicon of `languages/ar`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { lexiconFiles, loadLanguage } from '../src/language/language.ts';

const language = loadLanguage('ar');
let removed = 0;
for (const file of lexiconFiles(language.folder)) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const headerAt = lines.findIndex((line) => line.trim() && !line.startsWith('#'));
  const classColumn = (lines[headerAt] ?? '').split('\t').indexOf('class');
  const seen = new Set<string>();
  const tidy = lines.flatMap((line, at) => (at <= headerAt || !line.trim() || line.startsWith('#') ? [line] : tidyRow(line, classColumn, seen)));
  if (tidy.join('\n') !== lines.join('\n')) writeFileSync(file, tidy.join('\n'));
}
console.log(`${removed} spellings taken out of ${relative(process.cwd(), language.folder)}`);

function tidyRow(line: string, classColumn: number, seen: Set<string>): string[] {
  const cells = line.split('\t');
  const spellings = (cells.at(-1) ?? '').split('|');
  const kept = spellings.filter((spelling) => {
    const key = [cells[classColumn] ?? '', cells[0], language.cutSpelling(spelling).join(' ')].join('\t');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  removed += spellings.length - kept.length;
  return kept.length > 0 ? [[...cells.slice(0, -1), kept.join('|')].join('\t')] : [];
}
