import { type AcquireOptions, acquirePaths } from '../acquire/acquire-paths.ts';
import type { Capture, Refusal } from '../model/capture.ts';
import type { Addition, Archive } from '../store/archive.ts';
import { readingVersion } from './engine-version.ts';
import { noteRepeats } from './note-repeats.ts';
import { readMany, type ReadOutcome } from './read-many.ts';
import type { PoolOptions } from './reader-pool.ts';
import { isRefusal } from './stages.ts';
import { VisitShelf } from './visit-shelf.ts';

/** Articles committed together. A commit waits for the disk, about 2 ms; what is not committed is read again after a crash. */
const COMMIT_ARTICLES = 64;
/** A slow run commits at least this often, so that little is lost with it. */
const COMMIT_AFTER_MS = 1_000;

/** What has become of the inputs so far. Counts grow only when the change is on disk. */
export interface AddProgress {
  readonly added: number;
  readonly known: number;
  /** Known captures that another version of the engine had read, read again. */
  readonly renewed: number;
  readonly refused: number;
}

export interface AddSummary extends AddProgress {
  readonly refusals: readonly Refusal[];
}

export interface AddOptions extends Omit<Partial<PoolOptions>, 'wants'> {
  readonly onProgress?: (progress: AddProgress) => void;
  readonly engine?: string;
  readonly acquire?: Omit<AcquireOptions, 'memory'>;
}

/**
 * Takes files, folders, pages of the web and feeds into an archive. Nothing needs a journal beside the archive: a capture is named by its bytes and
 * stored with its article in one transaction, so after a crash the same call takes in exactly what is missing.
 */
export async function addPaths(archive: Archive, paths: Iterable<string>, options: AddOptions = {}): Promise<AddSummary> {
  const memory = new VisitShelf(archive);
  const summary = await addSources(archive, noteRepeats(acquirePaths(paths, { ...options.acquire, memory })), options);
  await memory.keep();
  return summary;
}

/** As `addPaths`, for captures that are already at hand. */
export async function addSources(archive: Archive, sources: AsyncIterable<Capture | Refusal>, options: AddOptions = {}): Promise<AddSummary> {
  const engine = options.engine ?? readingVersion();
  const tally = new Tally(options.onProgress);
  const batch = new Batch(archive, engine, tally);
  const unknown = passOverKnown(archive, sources, engine, tally);
  for await (const outcome of readMany(unknown, { ...options, wants: 'words' })) await batch.take(outcome);
  await batch.commit();
  return tally.summary();
}

/** Reads again, from the kept bytes, every article that another version of the engine had read. */
export async function renewArticles(archive: Archive, options: AddOptions = {}): Promise<AddSummary> {
  const engine = options.engine ?? readingVersion();
  return addSources(archive, archive.staleCaptures(engine), { ...options, engine });
}

/** Sources that must be read; known ones are counted and noted, and go no further. */
async function* passOverKnown(
  archive: Archive, sources: AsyncIterable<Capture | Refusal>, engine: string, tally: Tally,
): AsyncIterable<Capture | Refusal> {
  const underWay = new Set<string>();
  for await (const source of sources) {
    if (isRefusal(source)) yield source;
    else if (!underWay.has(source.id) && (await archive.meetCaptures([source], engine))[0] === 'known') tally.count('known');
    else {
      underWay.add(source.id);
      yield source;
    }
  }
}

/** Articles read but not yet on disk. */
class Batch {
  readonly #archive: Archive;
  readonly #engine: string;
  readonly #tally: Tally;
  #additions: Addition[] = [];
  #startedAt = 0;

  constructor(archive: Archive, engine: string, tally: Tally) {
    this.#archive = archive;
    this.#engine = engine;
    this.#tally = tally;
  }

  async take(outcome: ReadOutcome): Promise<void> {
    if ('refusal' in outcome) {
      this.#tally.refuse(outcome.refusal);
      return;
    }
    const { capture, article: { record, words } } = outcome;
    if (words === null) return;
    if (this.#additions.length === 0) this.#startedAt = performance.now();
    this.#additions.push({ capture, record, words, engine: this.#engine });
    if (this.#additions.length >= COMMIT_ARTICLES || performance.now() - this.#startedAt >= COMMIT_AFTER_MS) await this.commit();
  }

  async commit(): Promise<void> {
    if (this.#additions.length === 0) return;
    for (const answer of await this.#archive.addArticles(this.#additions)) {
      this.#tally.count(answer === 'new' ? 'added' : answer === 'stale' ? 'renewed' : 'known');
    }
    this.#additions = [];
  }
}

class Tally {
  readonly #counts = { added: 0, known: 0, renewed: 0, refused: 0 };
  readonly #refusals: Refusal[] = [];
  readonly #onProgress: ((progress: AddProgress) => void) | undefined;

  constructor(onProgress: ((progress: AddProgress) => void) | undefined) {
    this.#onProgress = onProgress;
  }

  count(what: keyof AddProgress): void {
    this.#counts[what] += 1;
    this.#onProgress?.({ ...this.#counts });
  }

  refuse(refusal: Refusal): void {
    this.#refusals.push(refusal);
    this.count('refused');
  }

  summary(): AddSummary {
    return { ...this.#counts, refusals: this.#refusals };
  }
}
