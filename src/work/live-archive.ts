import type { DecisionRequest } from '../model/decision-request.ts';
import type { Dossier } from '../model/dossier.ts';
import type { Doubt } from '../model/doubt.ts';
import { BackgroundComparison, type BackgroundOptions } from './background-comparison.ts';
import { type ComparisonProgress, stepOf } from './comparison-progress.ts';
import { comparisonVersion } from './engine-version.ts';
import type { Upload } from './add-uploads.ts';
import type { OpenArchive } from './open-archive.ts';
import type { SearchOptions } from './search-archive.ts';

/** After a comparison that failed it is tried again at the next change, or when somebody asks after so long. */
const RETRY_MS = 30_000;

/** How the comparison that is shown stands to the archive as it is. */
export type Standing =
  | { readonly state: 'fresh' }
  /** `since` in ISO 8601 UTC; `usuallyMs`: what the last one took; `progress`: null before it has said where it stands. */
  | { readonly state: 'working'; readonly since: string; readonly usuallyMs: number | null; readonly progress: ComparisonProgress | null }
  | { readonly state: 'failed'; readonly says: string };

interface Shown {
  readonly revision: number;
  readonly dossier: Dossier;
}

/**
 * An open archive as a server reads it: the last comparison at once, while a newer one is made in the background when articles or
 * decisions have changed. Marks of an article are corrected at once in any case: they are laid over its record when it is read.
 */
export class LiveArchive {
  readonly open: OpenArchive;
  readonly #background: BackgroundComparison;
  #shown: Shown | undefined;
  /** How often the shown revision was compared again, by another version of the engine. */
  #renewals = 0;
  #first: Promise<Shown> | undefined;
  /** A comparison that is being made. */
  #asked: { readonly since: string; readonly isMade: boolean } | undefined;
  #failure: { readonly revision: number; readonly says: string; readonly at: number } | undefined;
  #usuallyMs: number | null = null;
  /** Whether this version of the engine made what is shown. */
  #isOwn: boolean | undefined;
  #isClosed = false;

  constructor(open: OpenArchive, options?: BackgroundOptions) {
    this.open = open;
    this.#background = new BackgroundComparison(open.archive.location, options);
  }

  /** Grows with every comparison that is shown, another one of the same revision too. */
  async revision(): Promise<number> {
    const { revision } = await this.#get();
    return revision + this.#renewals;
  }

  async dossier(): Promise<Dossier> {
    return (await this.#get()).dossier;
  }

  async standing(): Promise<Standing> {
    await this.#look();
    if (this.#asked !== undefined) return { state: 'working', since: this.#asked.since, usuallyMs: this.#usuallyMs, progress: this.#asked.isMade ? stepOf('loading') : this.#background.progress };
    return this.#failure === undefined ? { state: 'fresh' } : { state: 'failed', says: this.#failure.says };
  }

  async decide(request: DecisionRequest, by: { readonly who: string; readonly seen: number }): ReturnType<OpenArchive['decide']> {
    return this.#changing(this.open.decide(request, by, await this.dossier()));
  }

  undo(id: string, who: string): ReturnType<OpenArchive['undo']> {
    return this.#changing(this.open.undo(id, who));
  }

  doubts(): Promise<readonly Doubt[]> {
    return this.open.keptDoubts();
  }

  corrections(): ReturnType<OpenArchive['corrections']> {
    return this.open.corrections();
  }

  article(id: string): ReturnType<OpenArchive['article']> {
    return this.open.article(id);
  }

  capture(id: string): ReturnType<OpenArchive['capture']> {
    return this.open.capture(id);
  }

  counts(): ReturnType<OpenArchive['counts']> {
    return this.open.counts();
  }

  search(query: string, options?: SearchOptions): ReturnType<OpenArchive['search']> {
    return this.open.search(query, options);
  }

  movedTo(id: string): Promise<string | null> {
    return this.open.movedTo(id);
  }

  addUploads(uploads: readonly Upload[]): ReturnType<OpenArchive['addUploads']> {
    return this.#changing(this.open.addUploads(uploads));
  }

  addAddress(...given: Parameters<OpenArchive['addAddress']>): ReturnType<OpenArchive['addAddress']> {
    return this.#changing(this.open.addAddress(...given));
  }

  get stages(): OpenArchive['stages'] {
    return this.open.stages;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#background.close();
    await this.open.close();
  }

  /** What a change gives; a newer comparison is asked for meanwhile. That it could not be asked for shows when somebody looks next. */
  async #changing<T>(change: Promise<T>): Promise<T> {
    const outcome = await change;
    this.#look().catch(() => {});
    return outcome;
  }

  /** Waits only where there is nothing to show yet. */
  async #get(): Promise<Shown> {
    if (this.#shown === undefined) return (this.#first ??= this.#begin().finally(() => (this.#first = undefined)));
    await this.#look();
    return this.#shown;
  }

  /** What was kept is shown even where it no longer fits; a new archive is compared first. */
  async #begin(): Promise<Shown> {
    if ((await this.open.archive.dossierState()) === null) await this.#background.compare();
    await this.#show();
    await this.#look();
    return this.#shown!;
  }

  async #show(): Promise<void> {
    const kept = await this.open.archive.dossier();
    if (kept === null) return;
    if (this.#shown?.revision === kept.revision) this.#renewals += 1;
    this.#shown = { revision: kept.revision, dossier: kept.dossier };
  }

  /** Sees whether the archive has changed, and has it compared. Costs one short query. */
  async #look(): Promise<void> {
    const revision = await this.open.revision();
    this.#isOwn ??= (await this.open.archive.dossierState())?.engine === comparisonVersion();
    const fits = this.#shown?.revision === revision && this.#isOwn;
    const hasJustFailed = this.#failure?.revision === revision && Date.now() - this.#failure.at < RETRY_MS;
    if (fits || hasJustFailed || this.#asked !== undefined || this.#isClosed) return;
    this.#asked = { since: new Date().toISOString(), isMade: false };
    void this.#renew(revision);
  }

  /** However much is decided while it runs, one more comparison follows. */
  async #renew(revision: number): Promise<void> {
    const began = performance.now();
    try {
      await this.#background.compare();
      this.#asked = { since: this.#asked!.since, isMade: true };
      await this.#show();
      this.#isOwn = true;
      this.#failure = undefined;
      this.#usuallyMs = performance.now() - began;
    } catch (error) {
      this.#failure = { revision, says: error instanceof Error ? error.message : String(error), at: Date.now() };
    }
    this.#asked = undefined;
    await this.#look().catch(() => {});
  }
}
