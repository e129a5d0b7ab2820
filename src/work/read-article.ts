import type { ArticleRecord } from '../model/record.ts';
import type { ArticleWords } from '../store/archive.ts';

/** What a worker posts for one article: text crosses threads for less than objects do. */
export interface ReadLine {
  /** The record as `isnad read --json` writes it, without the line end. */
  readonly line: string;
  /** For the archive's index; null when it was not asked for. */
  readonly words: ArticleWords | null;
}

/** One article as read. */
export class ReadArticle implements ReadLine {
  readonly line: string;
  readonly words: ArticleWords | null;
  #record: ArticleRecord | undefined;

  constructor({ line, words }: ReadLine) {
    this.line = line;
    this.words = words;
  }

  get record(): ArticleRecord {
    return (this.#record ??= JSON.parse(this.line) as ArticleRecord);
  }
}
