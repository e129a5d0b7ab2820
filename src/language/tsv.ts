import { readFileSync } from 'node:fs';

/** One row of a TSV file: cells trimmed, `line` 1-based for messages. */
export interface TsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows of tab-separated text. `#` lines and blank lines are passed over; a BOM is ignored. */
export function parseTsv(text: string): TsvRow[] {
  const rows: TsvRow[] = [];
  const lines = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n').split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.startsWith('#') || !line.trim()) continue;
    rows.push({ line: at + 1, cells: line.split('\t').map((cell) => cell.trim()) });
  }
  return rows;
}

/** Reads a TSV file of `languages/` or `outlets/`. */
export function loadTsv(path: string): TsvRow[] {
  return parseTsv(readFileSync(path, 'utf8'));
}
