import { once } from 'node:events';
import type { WriteStream } from 'node:tty';

/** Where a command writes: results to stdout, everything else to stderr. */
export class Output {
  readonly #results: NodeJS.WriteStream;
  readonly #notes: NodeJS.WriteStream;

  constructor(results: NodeJS.WriteStream = process.stdout, notes: NodeJS.WriteStream = process.stderr) {
    this.#results = results;
    this.#notes = notes;
  }

  /** One line of the result. Waits while the reader of a pipe is slow, so that nothing piles up in memory. */
  print(line: string): Promise<void> {
    return this.#write(`${line}\n`);
  }

  /** Lines of the result as they stand, in UTF-8 and with their ends. Waits as `print` does. */
  printBytes(lines: Uint8Array): Promise<void> {
    return this.#write(lines);
  }

  async #write(piece: string | Uint8Array): Promise<void> {
    if (!this.#results.write(piece)) await once(this.#results, 'drain');
  }

  /** One line for the person at the terminal. */
  note(line: string): void {
    this.#notes.write(`${line}\n`);
  }

  get notes(): WriteStream {
    return this.#notes as WriteStream;
  }

  /** Progress is shown only to a person. */
  get showsProgress(): boolean {
    return this.#notes.isTTY === true;
  }
}

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Arabic inside an English line, set apart so that neither scrambles the other in a terminal. */
export function isolate(text: string): string {
  return `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}`;
}

/** Text on one line, cut with an ellipsis. */
export function shorten(text: string, characters: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= characters ? line : `${line.slice(0, characters - 1).trimEnd()}…`;
}

/** `1 article`, `3 articles`. */
export function countOf(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
