import { getHeapStatistics } from 'node:v8';
import type { ArticleRecord } from '../model/record.ts';
import type { Archive } from '../store/archive.ts';
import { type HearProgress, TOLD_EVERY } from './comparison-progress.ts';
import type { CorrectionPlan } from './corrections/correction-plan.ts';
import type { Settled, Settling } from './settling.ts';
import type { Stages } from './stages.ts';

/** What is kept of an article of news, measured over 4,000; it may take up half of what the thread may hold. */
const BYTES_AN_ARTICLE = 150_000;
const MOST_SHARE = 0.5;

/** What a settled set needs of the archive whose articles it holds. */
export type SettledArchive = Pick<Archive, 'records' | 'article' | 'counts'>;

export interface WeighRun {
  /** The archive's revision, asked for before anything else of it. */
  readonly revision: number;
  readonly plan: CorrectionPlan;
  readonly stages: Stages;
  readonly hear: HearProgress;
}

/** A settled archive: its corrected records in order of arrival, and what came of them. */
export interface Weighed extends Settled {
  readonly records: ReadonlyMap<string, ArticleRecord>;
}

/** The articles of one archive as they were compared last: only those that came, or became others, since then are read and worked out again. */
export class SettledSet {
  readonly #mostArticles: number;
  /** As corrected, in order of arrival. */
  readonly #records = new Map<string, ArticleRecord>();
  /** Which decisions are laid over an article, where any are. */
  #corrections: ReadonlyMap<string, string> = new Map();
  /** The revision of the archive that was seen last. */
  #seen: number | null = null;
  #settling: Settling | null = null;

  constructor(mostArticles = (MOST_SHARE * getHeapStatistics().heap_size_limit) / BYTES_AN_ARTICLE) {
    this.#mostArticles = mostArticles;
  }

  /** As the `weigh` of the stages, whose result it gives; null where the stages or the size of the archive forbid it. */
  async weigh(archive: SettledArchive, run: WeighRun): Promise<Weighed | null> {
    const { articles } = await archive.counts();
    if (!run.stages.startSettling || articles > this.#mostArticles) {
      this.#forget();
      return null;
    }
    try {
      const changed = await this.#read(archive, run, articles);
      const { rulings } = run.plan.rulings((id) => this.#records.get(id) ?? null);
      this.#settling ??= run.stages.startSettling();
      const { dossier, decisions } = this.#settling.settle({ changed, rulings }, run.hear);
      this.#seen = run.revision;
      const byId = new Map(dossier.articles.map((article) => [article.id, article]));
      return { dossier: { ...dossier, articles: [...this.#records.keys()].map((id) => byId.get(id)!) }, decisions, records: this.#records };
    } catch (error) {
      // whatever was taken in by half must not stand
      this.#forget();
      throw error;
    }
  }

  /** The articles that came or became others since the archive was seen last, and those over which other decisions are laid. */
  async #read(archive: SettledArchive, { plan, hear }: WeighRun, total: number): Promise<ArticleRecord[]> {
    const changed = new Map<string, ArticleRecord>();
    const take = (record: ArticleRecord): void => {
      const corrected = plan.correct(record).record;
      changed.set(record.id, corrected);
      this.#records.set(record.id, corrected);
      if (changed.size % TOLD_EVERY === 0) hear({ step: 'reading', done: changed.size, total });
    };
    for await (const record of archive.records(this.#seen ?? undefined)) take(record);
    const before = this.#corrections;
    this.#corrections = plan.corrections;
    for (const id of new Set([...before.keys(), ...plan.corrections.keys()])) {
      if (changed.has(id) || before.get(id) === plan.corrections.get(id)) continue;
      const record = await archive.article(id);
      if (record) take(record);
    }
    return [...changed.values()];
  }

  #forget(): void {
    this.#records.clear();
    this.#corrections = new Map();
    this.#seen = null;
    this.#settling = null;
  }
}
