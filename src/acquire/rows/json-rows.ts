import type { Capture, Refusal } from '../../model/capture.ts';
import { ByteReader } from '../byte-reader.ts';
import { getEnding, type Format, type FormatContext, type SourceFile } from '../format.ts';
import { refuse, refuseStreamError } from '../refusal.ts';
import { findColumns } from './column-map.ts';
import { LONGEST_ROW_BYTES, captureRow, refuseNoText } from './row-capture.ts';

const ENDINGS = new Set(['.jsonl', '.ndjson', '.jsonlines']);
/** A table that goes wrong so often is none; the rest of its sentences would say the same. */
export const MOST_BROKEN_ROWS = 100;

/** One JSON object a line, each an article. Read as a stream. */
export const jsonRows: Format = {
  name: 'JSON lines',
  claims: ({ path }) => ENDINGS.has(getEnding(path)),
  async *captures(file, context) {
    try {
      yield* readLines(file, context);
    } catch (error) {
      yield refuseStreamError(file.path, error);
    }
  },
};

type JsonObject = Readonly<Record<string, unknown>>;

/** JSON lines, whatever the file is called. */
export async function* readLines(file: SourceFile, { columns: given }: FormatContext): AsyncIterable<Capture | Refusal> {
  const reader = new ByteReader(file.stream());
  let number = 0;
  let rows = 0;
  let broken = 0;
  try {
    for (;;) {
      number += await reader.skipBlanks();
      const line = await reader.takeLine(LONGEST_ROW_BYTES);
      if (line === null) break;
      number += 1;
      if (line === 'too-long') {
        yield refuse(file.path, 'too-large', `Line ${number} of ${file.path} is longer than any article; the rest of the file was left out.`);
        return;
      }
      rows += 1;
      const outcome = captureObject({ path: file.path, number, bytes: trimLineEnd(line), what: 'Line' }, given);
      yield outcome;
      if ('code' in outcome) broken += 1;
      if (broken === MOST_BROKEN_ROWS && broken === rows) {
        yield refuse(file.path, 'unsupported', `The first ${rows} lines of ${file.path} hold no article; the rest was left out.`);
        return;
      }
    }
  } finally {
    await reader.close();
  }
  if (rows === 0) yield refuse(file.path, 'empty', `${file.path} is empty.`);
}

/** One JSON object with its place: `what` is a line or an object of a list. */
export interface ObjectPlace {
  readonly path: string;
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly what: 'Line' | 'Object';
}

/** The capture of one JSON object. */
export function captureObject({ path, number, bytes, what }: ObjectPlace, given: FormatContext['columns']): Capture | Refusal {
  const row = parseObject(bytes);
  if (!row) return refuse(`${path}#${number}`, 'damaged', `${what} ${number} of ${path} is no JSON object and was left out.`);
  const names = Object.keys(row);
  const columns = findColumns(names, given);
  const value = (column: string): string => toText(findValue(row, column));
  if (columns.text === undefined || findValue(row, columns.text) === undefined) return refuseNoText(`${path}#${number}`, names, columns);
  return captureRow({ table: path, number, bytes, mediaType: 'application/json', value }, columns);
}

function parseObject(line: Uint8Array): JsonObject | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(line));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}

/** A column by its own name, else by the steps that the dots in it part. */
function findValue(row: JsonObject, column: string): unknown {
  if (Object.hasOwn(row, column)) return row[column];
  let value: unknown = row;
  for (const step of column.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as JsonObject)[step];
  }
  return value;
}

/** Lists are paragraphs or names; an object is known by its name. */
function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(toText).filter((part) => part !== '').join('\n');
  if (typeof value === 'object' && value !== null) return toText((value as JsonObject)['name'] ?? (value as JsonObject)['title'] ?? '');
  return '';
}

function trimLineEnd(line: Uint8Array): Uint8Array {
  let end = line.length;
  while (end > 0 && (line[end - 1] === 0x0a || line[end - 1] === 0x0d)) end -= 1;
  return line.subarray(0, end);
}
