import { existsSync } from 'node:fs';
import type { Dossier } from '../model/dossier.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Archive, ArchiveCounts, ArticlePage, ArticleSummary, KeptCapture } from '../store/archive.ts';
import { ArchiveError } from '../store/archive-error.ts';
import { openSqliteArchive } from '../store/sqlite-archive.ts';
import { addUploads, type Upload } from './add-uploads.ts';
import type { AddSummary } from './add-paths.ts';
import { refreshDossier } from './refresh-dossier.ts';
import { searchArchive, type SearchAnswer, type SearchOptions } from './search-archive.ts';
import type { Stages } from './stages.ts';
import { loadStages } from './load-stages.ts';
import { comparisonVersion } from './engine-version.ts';

/** An archive together with the stages that read, compare and search it: what the API and the commands work on. */
export class OpenArchive {
  /** The store beneath. */
  readonly archive: Archive;
  readonly #loadStages: () => Stages;
  #stages: Stages | undefined;
  #dossier: Promise<Dossier> | undefined;

  constructor(archive: Archive, loadStages: () => Stages) {
    this.archive = archive;
    this.#loadStages = loadStages;
  }

  /** Loaded when first asked for: an archive whose dossier is fresh may never need them. */
  get stages(): Stages {
    return (this.#stages ??= this.#loadStages());
  }

  /** The comparison of all articles. Made anew when articles, decisions or the engine have changed since it was kept. */
  dossier(): Promise<Dossier> {
    // Requests that come while it is being made share it.
    this.#dossier ??= refreshDossier(this.archive, () => this.stages, comparisonVersion()).finally(() => {
      this.#dossier = undefined;
    });
    return this.#dossier;
  }

  articles(page?: ArticlePage): Promise<readonly ArticleSummary[]> {
    return this.archive.articles(page);
  }

  article(id: string): Promise<ArticleRecord | null> {
    return this.archive.article(id);
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
