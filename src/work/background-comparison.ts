import { Worker } from 'node:worker_threads';
import type { ComparisonProgress } from './comparison-progress.ts';
import type { CompareAnswer, CompareSetup } from './compare-worker.ts';

/** Corrections come in rows and feeds every quarter of an hour: the worker, with what it knows of the archive, is kept for the next one for so long. */
const IDLE_MS = 20 * 60_000;

export interface BackgroundOptions {
  readonly stagesModule?: string;
}

/**
 * Compares an archive anew in a worker thread, so that whoever reads it meanwhile waits for nothing. One comparison at a time.
 * Nothing is lost when the process dies: what no longer fits is found again by its revision.
 */
export class BackgroundComparison {
  readonly #setup: CompareSetup;
  #worker: Worker | undefined;
  #running: Promise<number> | undefined;
  #idle: NodeJS.Timeout | undefined;
  #progress: ComparisonProgress | null = null;
  #isClosed = false;

  constructor(location: string, { stagesModule = new URL('./load-stages.ts', import.meta.url).href }: BackgroundOptions = {}) {
    this.#setup = { location, stagesModule };
  }

  /** The revision that was compared: the archive's own at some moment after this was asked, or of the comparison that runs already. Rejects with a sentence when the worker fails. */
  compare(): Promise<number> {
    if (this.#isClosed) return Promise.reject(new Error('The archive is closed.'));
    return (this.#running ??= this.#start());
  }

  /** Where the comparison that runs stands; null when none runs, or none has said so yet. */
  get progress(): ComparisonProgress | null {
    return this.#progress;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  #start(): Promise<number> {
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#makeWorker());
    return new Promise<number>((resolve, reject) => {
      const hear = (answer: CompareAnswer): void => {
        if (answer.kind === 'step') this.#progress = answer.progress;
        else settle(() => (answer.kind === 'compared' ? resolve(answer.revision) : reject(new Error(answer.says))));
      };
      const fail = (error: Error): void => settle(() => reject(error));
      const stop = (): void => fail(new Error('The comparison was broken off.'));
      const settle = (outcome: () => void): void => {
        worker.off('message', hear).off('error', fail).off('exit', stop);
        this.#running = undefined;
        this.#progress = null;
        // An idle worker keeps no process alive.
        worker.unref();
        this.#idle = setTimeout(() => void this.#dismiss(worker), IDLE_MS).unref();
        outcome();
      };
      worker.on('message', hear).on('error', fail).on('exit', stop);
      worker.ref();
      worker.postMessage('compare');
    });
  }

  #makeWorker(): Worker {
    const worker = new Worker(new URL('./compare-worker.ts', import.meta.url), { workerData: this.#setup });
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    return worker;
  }

  async #dismiss(worker: Worker): Promise<void> {
    if (this.#running === undefined && this.#worker === worker) await worker.terminate();
  }
}
