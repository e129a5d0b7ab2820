import { LONGEST_ROW_BYTES } from './row-capture.ts';

/** One row of a table: its cells, and the row as it was written. */
export interface CommaRow {
  readonly cells: readonly string[];
  readonly written: string;
}

/** A row that goes on and on, because of a quotation mark without its partner. */
export class EndlessRowError extends Error {
  /** From 1, the row of names counted. */
  readonly row: number;

  constructor(row: number) {
    super(`row ${row} never ends`);
    this.row = row;
  }
}

/** Parts text that comes in pieces into rows and cells. Cells may hold line ends and delimiters within quotation marks. */
export class CommaParser {
  readonly #delimiter: string;
  #text = '';
  /** How far `#text` was searched for the end of the row, and whether a quotation was open there. */
  #searched = 0;
  #isQuoted = false;
  #rows = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  *push(piece: string): Iterable<CommaRow> {
    this.#text += piece;
    let start = 0;
    for (let at = this.#searched; at < this.#text.length; at++) {
      const unit = this.#text.charCodeAt(at);
      if (unit === 0x22) this.#isQuoted = !this.#isQuoted;
      else if (unit === 0x0a && !this.#isQuoted) {
        yield* this.#cut(start, at);
        start = at + 1;
      }
    }
    this.#text = this.#text.slice(start);
    this.#searched = this.#text.length;
    if (this.#text.length > LONGEST_ROW_BYTES) throw new EndlessRowError(this.#rows + 1);
  }

  *end(): Iterable<CommaRow> {
    const { length } = this.#text;
    if (this.#isQuoted) throw new EndlessRowError(this.#rows + 1);
    yield* this.#cut(0, length);
    this.#text = '';
  }

  *#cut(start: number, end: number): Iterable<CommaRow> {
    const written = this.#text.slice(start, end).replace(/\r$/, '');
    if (written.trim() === '') return;
    this.#rows += 1;
    yield { written, cells: this.#cellsOf(written) };
  }

  #cellsOf(written: string): string[] {
    const cells: string[] = [];
    for (let at = 0; at <= written.length; ) {
      const isQuoted = written[at] === '"';
      const end = isQuoted ? findClosing(written, at + 1) : at;
      const next = written.indexOf(this.#delimiter, end);
      const stop = next < 0 ? written.length : next;
      cells.push(isQuoted ? written.slice(at + 1, end).replaceAll('""', '"') : written.slice(at, stop));
      at = stop + 1;
    }
    return cells;
  }
}

/** The quotation mark that closes a cell: one that is not doubled. */
function findClosing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return text.length;
}
