import { existsSync } from 'node:fs';
import type { Dossier } from '../model/dossier.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Archive, ArchiveCounts, ArticlePage, ArticleSummary, KeptCapture } from '../store/archive.ts';
import { ArchiveError } from '../store/archive-error.ts';
import { openSqliteArchive } from '../store/sqlite-archive.ts';
import type { DecisionRequest } from '../model/decision-request.ts';
import type { Doubt } from '../model/doubt.ts';
import type { SeenSubject } from '../model/correction.ts';
import type { Decision } from '../store/decision.ts';
import { Corrections } from './corrections/corrections.ts';
import { findClash, readDecision } from './corrections/take-decision.ts';
import { addUploads, type Upload } from './add-uploads.ts';
import { addPaths, type AddProgress, type AddSummary } from './add-paths.ts';
import { refreshDossier } from './refresh-dossier.ts';
import { searchArchive, type SearchAnswer, type SearchOptions } from './search-archive.ts';
import type { Stages } from './stages.ts';
import { loadStages } from './load-stages.ts';
import { comparisonVersion } from './engine-version.ts';

/** A page for itself, or a feed or sitemap whose pages are meant. */
export type AddressKind = 'page' | 'feed';
/** Pages come one a second from one host: more would keep a reader waiting for longer than half a minute. */
const MOST_FEED_PAGES = 25;
/** What was joined with what was joined with another: no chain of decisions is longer. */
const MOST_HOPS = 1000;

/** An archive together with the stages that read, compare and search it: what the API and the commands work on. */
export class OpenArchive {
  /** The store beneath. */
  readonly archive: Archive;
  readonly #loadStages: () => Stages;
  #stages: Stages | undefined;
  #dossier: Promise<Dossier> | undefined;
  /** The last one that was asked for, while the archive stays as it was. */
  #kept: { readonly revision: number; readonly dossier: Dossier } | undefined;
  #corrections: { readonly step: number; readonly corrections: Corrections } | undefined;

  constructor(archive: Archive, loadStages: () => Stages) {
    this.archive = archive;
    this.#loadStages = loadStages;
  }

  /** Loaded when first asked for: an archive whose dossier is fresh may never need them. */
  get stages(): Stages {
    return (this.#stages ??= this.#loadStages());
  }

  /** The comparison of all articles. Made anew when articles, decisions or the engine have changed since it was kept. */
  async dossier(): Promise<Dossier> {
    const revision = await this.archive.revision();
    if (this.#kept?.revision === revision) return this.#kept.dossier;
    // Requests that come while it is being made share it.
    this.#dossier ??= refreshDossier(this.archive, () => this.stages, comparisonVersion()).finally(() => {
      this.#dossier = undefined;
    });
    const dossier = await this.#dossier;
    this.#kept = { revision, dossier };
    return dossier;
  }

  /** What persons decided, over this archive. */
  async corrections(): Promise<Corrections> {
    const step = await this.archive.decisionStep();
    if (this.#corrections?.step !== step) this.#corrections = { step, corrections: await Corrections.load(this.archive, () => this.stages, step) };
    return this.#corrections.corrections;
  }

  /**
   * Takes a decision of a person who saw the log up to `seen`. Throws `DecisionRefusal` when it makes no sense, and gives
   * the other decision when somebody decided about the same words meanwhile. `shown` is the comparison that the person saw.
   */
  async decide(request: DecisionRequest, by: { readonly who: string; readonly seen: number }, shown?: Dossier): Promise<{ readonly decision: Decision } | { readonly clash: Decision }> {
    const dossier = shown ?? (await this.dossier());
    const decision = await readDecision(request, by.who, { dossier, article: (id) => this.article(id) });
    const clash = findClash(decision, by.seen, await this.archive.decisions());
    return clash === null ? { decision: await this.archive.decide(decision) } : { clash };
  }

  /** Null when there is no such decision, or it was undone already. */
  undo(id: string, who: string): Promise<Decision | null> {
    return this.archive.undoDecision(id, who);
  }

  /** What the rules are least sure of, without what persons have looked at. */
  async doubts(): Promise<readonly Doubt[]> {
    await this.dossier();
    return this.keptDoubts();
  }

  /** As `doubts`, of the comparison that is kept. */
  async keptDoubts(): Promise<readonly Doubt[]> {
    const seen = new Set((await this.archive.decisions()).flatMap(({ kind, subject, undoneAt }) => (kind === 'seen' && undoneAt === null ? [(subject as SeenSubject).doubt] : [])));
    return ((await this.archive.doubts()) as readonly Doubt[]).filter(({ key }) => !seen.has(key));
  }

  /** Where a thing is known now whose id was given up; null when it is gone, or never was. */
  async movedTo(id: string): Promise<string | null> {
    let at = await this.archive.movedTo(id);
    for (let hops = 0; at !== null && hops < MOST_HOPS; hops++) {
      const next = await this.archive.movedTo(at);
      if (next === null) break;
      at = next;
    }
    return at;
  }

  articles(page?: ArticlePage): Promise<readonly ArticleSummary[]> {
    return this.archive.articles(page);
  }

  /** The record as persons corrected it. */
  async article(id: string): Promise<ArticleRecord | null> {
    return (await this.corrections()).article(id);
  }

  capture(id: string): Promise<KeptCapture | null> {
    return this.archive.capture(id);
  }

  /** Grows with every change; good for ETags. */
  revision(): Promise<number> {
    return this.archive.revision();
  }

  counts(): Promise<ArchiveCounts> {
    return this.archive.counts();
  }

  search(query: string, options?: SearchOptions): Promise<SearchAnswer> {
    return searchArchive(this.archive, this.stages, query, options);
  }

  /** Takes in files that were sent. */
  addUploads(uploads: readonly Upload[]): Promise<AddSummary> {
    return addUploads(this.archive, uploads);
  }

  /** Fetches a page of the web, or the newest pages of a feed, and takes them in. Nothing of private networks is asked for. */
  addAddress(address: string, kind: AddressKind, onProgress?: (progress: AddProgress) => void): Promise<AddSummary> {
    return addPaths(this.archive, [kind === 'feed' ? `feed:${address}` : address], { acquire: { mostPages: MOST_FEED_PAGES }, ...(onProgress !== undefined && { onProgress }) });
  }

  close(): Promise<void> {
    return this.archive.close();
  }
}

export interface OpenOptions {
  /** What to do when there is no such file: `make` one (the default) or `refuse`. */
  readonly whenMissing?: 'make' | 'refuse';
}

/** Opens an archive file. Throws `ArchiveError` with one sentence for the reader. */
export async function openArchive(path: string, { whenMissing = 'make' }: OpenOptions = {}): Promise<OpenArchive> {
  if (whenMissing === 'refuse' && !existsSync(path)) {
    throw new ArchiveError(path, 'missing', `There is no archive at ${path}; make one with: isnad add PATH --archive ${path}`);
  }
  const archive = await openSqliteArchive(path);
  return new OpenArchive(archive, loadStages);
}
