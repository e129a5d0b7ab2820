import type { ArticleRecord } from '../model/record.ts';
import type { Span } from '../model/span.ts';
import { readPassage } from './passage.ts';
import type { ServedArchive } from './served-archive.ts';
import type { Passage } from './shapes.ts';

/** Records that one answer needs, each fetched once. */
export class RecordShelf {
  readonly #archive: ServedArchive;
  readonly #records = new Map<string, ArticleRecord | null>();

  constructor(archive: ServedArchive) {
    this.#archive = archive;
  }

  async fetch(ids: Iterable<string>): Promise<void> {
    for (const id of new Set(ids)) if (!this.#records.has(id)) this.#records.set(id, await this.#archive.article(id));
  }

  find(id: string): ArticleRecord | null {
    return this.#records.get(id) ?? null;
  }

  /** No passage when the article is not on the shelf: its words cannot be shown. */
  passages(article: string, spans: readonly Span[]): Passage[] {
    const record = this.find(article);
    return record === null ? [] : spans.map((span) => readPassage(article, record.text, span));
  }
}
