import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Capture, Refusal } from '../model/capture.ts';
import type { ReadLine } from './read-article.ts';
import type { ReaderAnswer, ReaderSetup } from './reader-worker.ts';

/** An article takes a few milliseconds; one that takes this long never ends or is a trap. */
export const ARTICLE_TIMEOUT_MS = 20_000;
/** A worker needs about half a second to load the language: a second one pays only when this many articles wait. */
const WAITING_FOR_ANOTHER_WORKER = 24;
/** Enough for the largest page; a page that needs more ends its worker, not the program. */
const WORKER_MEMORY_MB = 1024;
/** Room for what a few articles leave behind, so that most of it is thrown away at once. */
const YOUNG_MEMORY_MB = 64;

export interface PoolOptions {
  readonly wants: ReaderSetup['wants'];
  readonly stagesModule?: string;
  readonly workers?: number;
  readonly timeoutMs?: number;
  readonly memoryMb?: number;
}

interface Task {
  readonly capture: Capture;
  readonly resolve: (outcome: ReadLine | Refusal) => void;
  readonly reject: (error: Error) => void;
}

/** The stages cannot be loaded: a fault in language data or code, which no article can survive. */
export class StagesError extends Error {}

/**
 * Reads captures in worker threads. A capture that crashes its worker, eats its memory or takes too long is refused with a
 * sentence; the worker is replaced and the others go on.
 */
export class ReaderPool {
  readonly #setup: ReaderSetup;
  readonly #mostWorkers: number;
  readonly #limits: { readonly timeoutMs: number; readonly memoryMb: number };
  readonly #waiting: Task[] = [];
  readonly #readers = new Set<Reader>();
  #fault: StagesError | null = null;

  constructor({ wants, stagesModule, workers, timeoutMs = ARTICLE_TIMEOUT_MS, memoryMb = WORKER_MEMORY_MB }: PoolOptions) {
    this.#setup = { wants, stagesModule: stagesModule ?? new URL('./reading-stages.ts', import.meta.url).href };
    this.#mostWorkers = workers ?? availableParallelism();
    this.#limits = { timeoutMs, memoryMb };
  }

  read(capture: Capture): Promise<ReadLine | Refusal> {
    return new Promise((resolve, reject) => {
      if (this.#fault) return reject(this.#fault);
      this.#waiting.push({ capture, resolve, reject });
      this.#assign();
    });
  }

  async close(): Promise<void> {
    this.#fault ??= new StagesError('The reader is closed.');
    await Promise.all(Array.from(this.#readers, (reader) => reader.end()));
  }

  #assign(): void {
    for (const reader of this.#readers) {
      if (!reader.isIdle) continue;
      const task = this.#waiting.shift();
      if (!task) return;
      reader.start(task);
    }
    const isFirst = this.#readers.size === 0 && this.#waiting.length > 0;
    const isAnother = this.#readers.size < this.#mostWorkers && this.#waiting.length >= WAITING_FOR_ANOTHER_WORKER;
    if (this.#fault === null && (isFirst || isAnother)) this.#addReader();
  }

  #addReader(): void {
    const reader = new Reader(this.#setup, {
      ...this.#limits,
      onIdle: () => this.#assign(),
      onGone: () => {
        this.#readers.delete(reader);
        this.#assign();
      },
      onUnable: (says) => {
        this.#fault = new StagesError(says);
        for (const task of this.#waiting.splice(0)) task.reject(this.#fault);
      },
    });
    this.#readers.add(reader);
  }
}

interface ReaderEvents {
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly onIdle: () => void;
  readonly onGone: () => void;
  readonly onUnable: (says: string) => void;
}

/** One worker thread and the capture it is at. */
class Reader {
  readonly #worker: Worker;
  readonly #events: ReaderEvents;
  #isReady = false;
  #task: Task | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(setup: ReaderSetup, events: ReaderEvents) {
    this.#events = events;
    this.#worker = new Worker(new URL('./reader-worker.ts', import.meta.url), {
      workerData: setup,
      resourceLimits: { maxOldGenerationSizeMb: events.memoryMb, maxYoungGenerationSizeMb: YOUNG_MEMORY_MB },
    });
    this.#worker.on('message', (answer: ReaderAnswer) => this.#hear(answer));
    this.#worker.on('error', (error) => this.#fail(error as NodeJS.ErrnoException));
    this.#worker.on('exit', () => {
      this.#settle(refuseFailed(this.#task?.capture, 'its reader stopped'));
      events.onGone();
    });
  }

  get isIdle(): boolean {
    return this.#isReady && this.#task === null;
  }

  start(task: Task): void {
    this.#task = task;
    this.#timer = setTimeout(() => this.#giveUp(), this.#events.timeoutMs);
    this.#worker.postMessage(task.capture);
  }

  async end(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#worker.terminate();
  }

  #hear(answer: ReaderAnswer): void {
    if (answer.kind === 'unable') this.#events.onUnable(answer.says);
    else {
      if (answer.kind === 'ready') this.#isReady = true;
      else this.#settle(answer.outcome);
      this.#events.onIdle();
    }
  }

  #giveUp(): void {
    const uri = getUri(this.#task?.capture);
    this.#settle({ uri, code: 'timeout', says: `${uri} took longer than ${this.#events.timeoutMs / 1000} s to read and was left out.` });
    this.#isReady = false;
    void this.#worker.terminate();
  }

  #fail(error: NodeJS.ErrnoException): void {
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    this.#isReady = false;
    if (this.#task) this.#settle(refuseFailed(this.#task.capture, isMemory ? 'it needs too much memory' : error.message));
    else this.#events.onUnable(error.message);
  }

  #settle(outcome: ReadLine | Refusal): void {
    clearTimeout(this.#timer);
    const task = this.#task;
    this.#task = null;
    task?.resolve(outcome);
  }
}

function refuseFailed(capture: Capture | undefined, why: string): Refusal {
  const uri = getUri(capture);
  return { uri, code: 'unreadable', says: `${uri} could not be read because the program failed on it (${why}); please report it.` };
}

function getUri(capture: Capture | undefined): string {
  return capture?.uri ?? capture?.id ?? 'A capture';
}
