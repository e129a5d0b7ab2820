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
/** Room for what some dozens of articles leave behind, so that most of it is thrown away at once. */
const YOUNG_MEMORY_MB = 128;

/** Captures that a reader is given together: see `analyzeArticles`. */
const MOST_TOGETHER = 32;
/** Large pages go by themselves or in small company, so that memory and time are theirs. */
const MOST_BYTES_TOGETHER = 256 * 2 ** 10;

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
  /** It was given together with others, which came to nothing: now each is read by itself. */
  readonly isAlone: boolean;
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
      this.#waiting.push({ capture, resolve, reject, isAlone: false });
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
      if (this.#waiting.length === 0) return;
      reader.start(this.#takeTasks());
    }
    const isFirst = this.#readers.size === 0 && this.#waiting.length > 0;
    const isAnother = this.#readers.size < this.#mostWorkers && this.#waiting.length >= WAITING_FOR_ANOTHER_WORKER;
    if (this.#fault === null && (isFirst || isAnother)) this.#addReader();
  }

  /** The next tasks for one reader: its share of those that wait. */
  #takeTasks(): Task[] {
    const most = Math.min(MOST_TOGETHER, Math.ceil(this.#waiting.length / this.#readers.size));
    let bytes = 0;
    let count = 0;
    for (; count < most; count++) {
      const { capture, isAlone } = this.#waiting[count]!;
      bytes += capture.bytes.byteLength;
      if (count > 0 && (isAlone || bytes > MOST_BYTES_TOGETHER)) break;
      if (isAlone) return this.#waiting.splice(0, 1);
    }
    return this.#waiting.splice(0, count);
  }

  #addReader(): void {
    const reader = new Reader(this.#setup, {
      ...this.#limits,
      onIdle: () => this.#assign(),
      onReturned: (tasks) => this.#waiting.unshift(...tasks.map((task) => ({ ...task, isAlone: true }))),
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
  /** Several captures came to nothing together, for the sake of one of them. */
  readonly onReturned: (tasks: readonly Task[]) => void;
  readonly onGone: () => void;
  readonly onUnable: (says: string) => void;
}

/** One worker thread and the captures it is at. */
class Reader {
  readonly #worker: Worker;
  readonly #events: ReaderEvents;
  #isReady = false;
  #tasks: readonly Task[] = [];
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
      this.#refuse((capture) => refuseFailed(capture, 'its reader stopped'));
      events.onGone();
    });
  }

  get isIdle(): boolean {
    return this.#isReady && this.#tasks.length === 0;
  }

  start(tasks: readonly Task[]): void {
    this.#tasks = tasks;
    this.#timer = setTimeout(() => this.#giveUp(), this.#events.timeoutMs);
    this.#worker.postMessage(tasks.map(({ capture }) => capture));
  }

  async end(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#worker.terminate();
  }

  #hear(answer: ReaderAnswer): void {
    if (answer.kind === 'unable') this.#events.onUnable(answer.says);
    else {
      if (answer.kind === 'ready') this.#isReady = true;
      else this.#settle(answer.outcomes);
      this.#events.onIdle();
    }
  }

  #giveUp(): void {
    this.#refuse((capture) => {
      const uri = getUri(capture);
      return { uri, code: 'timeout', says: `${uri} took longer than ${this.#events.timeoutMs / 1000} s to read and was left out.` };
    });
    this.#isReady = false;
    void this.#worker.terminate();
  }

  #fail(error: NodeJS.ErrnoException): void {
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    this.#isReady = false;
    if (this.#tasks.length > 0) this.#refuse((capture) => refuseFailed(capture, isMemory ? 'it needs too much memory' : error.message));
    else this.#events.onUnable(error.message);
  }

  /** Refuses the one capture that it is at; several are given back, for one alone is at fault. */
  #refuse(toRefusal: (capture: Capture) => Refusal): void {
    const tasks = this.#tasks;
    if (tasks.length < 2) {
      this.#settle(tasks.map(({ capture }) => toRefusal(capture)));
      return;
    }
    clearTimeout(this.#timer);
    this.#tasks = [];
    this.#events.onReturned(tasks);
  }

  #settle(outcomes: readonly (ReadLine | Refusal)[]): void {
    clearTimeout(this.#timer);
    const tasks = this.#tasks;
    this.#tasks = [];
    for (const [at, task] of tasks.entries()) task.resolve(outcomes[at]!);
  }
}

function refuseFailed(capture: Capture, why: string): Refusal {
  const uri = getUri(capture);
  return { uri, code: 'unreadable', says: `${uri} could not be read because the program failed on it (${why}); please report it.` };
}

function getUri(capture: Capture): string {
  return capture.uri ?? capture.id;
}
