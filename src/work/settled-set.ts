import { createHash } from 'node:crypto';
import type { ArticleRecord } from '../model/record.ts';
import type { ResolveDecision } from '../model/resolution.ts';
import type { HearProgress } from './comparison-progress.ts';
import type { Settled, Settling } from './settling.ts';
import type { Stages } from './stages.ts';

/** What is kept of each article of news costs some 140 kB: larger archives are compared from the start each time. */
const MOST_ARTICLES = 5000;

/** The articles of one archive as they were compared last: those that stayed the same are known again, and not worked out anew. */
export class SettledSet {
  /** Digests of the records by article. */
  readonly #kept = new Map<string, string>();
  #settling: Settling | null = null;

  /** As the `weigh` of the stages, whose result it gives; null where the stages or the size of the set forbid it. */
  weigh(records: ReadonlyMap<string, ArticleRecord>, rulings: readonly ResolveDecision[], { stages, hear }: { readonly stages: Stages; readonly hear: HearProgress }): Settled | null {
    if (!stages.startSettling || records.size > MOST_ARTICLES) {
      this.#kept.clear();
      this.#settling = null;
      return null;
    }
    const removed = [...this.#kept.keys()].filter((id) => !records.has(id));
    for (const id of removed) this.#kept.delete(id);
    const changed = [...records.values()].filter((record) => this.#keep(record));
    this.#settling ??= stages.startSettling();
    const { dossier, decisions } = this.#settling.settle({ changed, removed, rulings }, hear);
    const articles = new Map(dossier.articles.map((article) => [article.id, article]));
    return { dossier: { ...dossier, articles: [...records.keys()].map((id) => articles.get(id)!) }, decisions };
  }

  /** Whether a record is new or another one than before. */
  #keep(record: ArticleRecord): boolean {
    const digest = createHash('sha1').update(JSON.stringify(record)).digest('base64');
    if (this.#kept.get(record.id) === digest) return false;
    this.#kept.set(record.id, digest);
    return true;
  }
}
