import { readFileSync } from 'node:fs';

/** One row of a TSV file: cells trimmed, `line` 1-based for messages. */
export interface TsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows of tab-separated text. `#` lines and blank lines are passed over; a BOM is ignored. */
export function parseTsv(text: string): TsvRow[] {
  const rows: TsvRow[] = [];
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (!line.trim() || line.startsWith('#')) continue;
    rows.push({ line: index + 1, cells: line.split('\t').map((cell) => cell.trim()) });
  }
  return rows;
}

/** Reads a TSV file of `languages/` or `outlets/`. */
export function loadTsv(path: string): TsvRow[] {
  return parseTsv(readFileSync(path, 'utf8'));
}
