import type { Capture, Refusal } from '../../model/capture.ts';
import { refuse } from '../refusal.ts';
import { LARGEST_PAGE_BYTES, hashBytes } from '../single-page.ts';
import type { ColumnMap, RowField } from './column-map.ts';

/** One row of a table with what its columns hold. */
export interface Row {
  /** Path of the table. */
  readonly table: string;
  /** From 1. */
  readonly number: number;
  /** The row as it stands in the table. */
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Value of a column, '' when it has none. */
  readonly value: (column: string) => string;
}

/** What the carrier of a capture calls the fields of a row; `read` knows these names. */
const CARRIED_AS: Readonly<Record<RowField, string>> = { text: 'content', title: 'title', date: 'published', outlet: 'outlet', byline: 'byline', url: 'url' };

/** A longer line is no article but a table without line ends. */
export const LONGEST_ROW_BYTES = LARGEST_PAGE_BYTES;

/**
 * The capture of a row: its bytes are the row as it stands, and its carrier says what the columns hold. `content` in the
 * carrier is the article's text or HTML, which is read in place of the bytes.
 */
export function captureRow(row: Row, columns: ColumnMap): Capture | Refusal {
  const carrier: Record<string, string> = {};
  for (const [field, column] of Object.entries(columns) as [RowField, string][]) {
    const value = row.value(column).trim();
    if (value !== '') carrier[CARRIED_AS[field]] = value;
  }
  const place = `${row.table}#${row.number}`;
  if (carrier['content'] === undefined) return refuse(place, 'empty', `Row ${row.number} of ${row.table} has nothing in its column "${columns.text}".`);
  const isAddress = /^https?:\/\//i.test(carrier['url'] ?? '');
  return {
    id: hashBytes(row.bytes), bytes: row.bytes, uri: isAddress ? carrier['url']! : place, mediaType: row.mediaType, charset: null, fetchedAt: null,
    carrier: { ...carrier, row: place },
  };
}

export function refuseNoText(path: string, names: readonly string[], columns: ColumnMap): Refusal {
  const known = names.slice(0, 12).map((name) => `"${name}"`).join(', ') || 'none';
  const says = columns.text === undefined ? 'has no column that is known to hold text' : `has no column "${columns.text}"`;
  return refuse(path, 'unsupported', `${path} ${says}; name one with --map text=COLUMN (its columns: ${known}).`);
}
