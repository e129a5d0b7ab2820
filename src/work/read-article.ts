import type { ArticleRecord } from '../model/record.ts';
import type { ArticleWords } from '../store/archive.ts';

/** What a worker hands over for one article: bytes change threads without being copied, and go out as they are. */
export interface ReadLine {
  /** The record as `isnad read --json` writes it: one line of JSON in UTF-8, with its line end. */
  readonly line: Uint8Array;
  /** For the archive's index; null when it was not asked for. */
  readonly words: ArticleWords | null;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The line of a record. */
export const toLine = (record: ArticleRecord): Uint8Array => encoder.encode(`${JSON.stringify(record)}\n`);

/** One article as read. */
export class ReadArticle implements ReadLine {
  readonly line: Uint8Array;
  readonly words: ArticleWords | null;
  #record: ArticleRecord | undefined;

  constructor({ line, words }: ReadLine) {
    this.line = line;
    this.words = words;
  }

  get record(): ArticleRecord {
    return (this.#record ??= JSON.parse(decoder.decode(this.line)) as ArticleRecord);
  }
}
