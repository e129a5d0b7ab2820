import type { Capture, Refusal } from '../../model/capture.ts';
import { findBinaryKind } from '../binary.ts';
import { getEnding, type Format, type FormatContext, type SourceFile } from '../format.ts';
import { refuse, refuseStreamError } from '../refusal.ts';
import { findColumns } from './column-map.ts';
import { type CommaRow, CommaParser, EndlessRowError } from './comma-parser.ts';
import { captureRow, refuseNoText } from './row-capture.ts';

const ENDINGS = new Set(['.csv', '.tsv', '.tab']);
const DELIMITERS = [',', ';', '\t', '|'];

/** A table of comma-separated values (RFC 4180) or with another mark between the columns. Read as a stream. */
export const commaRows: Format = {
  name: 'CSV table',
  claims: ({ path, head }) => ENDINGS.has(getEnding(path)) && findBinaryKind(head) === null,
  async *captures(file, context) {
    try {
      yield* readTable(file, context);
    } catch (error) {
      if (error instanceof EndlessRowError) yield refuse(file.path, 'damaged', `Row ${error.row} of ${file.path} never ends: a quotation mark that opens there is not closed; the rest was left out.`);
      else yield refuseStreamError(file.path, error);
    }
  },
};

async function* readTable(file: SourceFile, { columns: given }: FormatContext): AsyncIterable<Capture | Refusal> {
  const charset = findCharset(file.head);
  const parser = new CommaParser(findDelimiter(new TextDecoder(charset).decode(file.head)));
  let names: readonly string[] | null = null;
  let columns = findColumns([], given);
  let number = 0;
  for await (const row of readRows(file, charset, parser)) {
    number += 1;
    if (names === null) {
      names = row.cells.map((cell) => cell.trim());
      columns = findColumns(names, given);
      if (columns.text === undefined || !names.includes(columns.text)) {
        yield refuseNoText(file.path, names, columns);
        return;
      }
    } else {
      const places = new Map(names.map((name, at) => [name, at]));
      const value = (column: string): string => row.cells[places.get(column) ?? -1] ?? '';
      yield captureRow({ table: file.path, number: number - 1, bytes: Buffer.from(row.written), mediaType: 'text/csv', value }, columns);
    }
  }
  if (number < 2) yield refuse(file.path, 'empty', number === 0 ? `${file.path} is empty.` : `${file.path} has a row of names and nothing below it.`);
}

async function* readRows(file: SourceFile, charset: string, parser: CommaParser): AsyncIterable<CommaRow> {
  const decoder = new TextDecoder(charset);
  for await (const piece of file.stream()) yield* parser.push(decoder.decode(piece, { stream: true }));
  yield* parser.push(decoder.decode());
  yield* parser.end();
}

/** UTF-16 and UTF-8 by their marks and bytes; what is neither was written by an Arabic spreadsheet program on Windows. */
function findCharset(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  try {
    // The head may end within a letter.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1256';
  }
}

/** The mark that parts the names of the columns. */
function findDelimiter(head: string): string {
  const [names = ''] = head.replace(/"(?:[^"]|"")*"/g, '').split(/\r?\n/, 1);
  const counts = DELIMITERS.map((delimiter) => names.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}
