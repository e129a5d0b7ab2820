import { SingleBar } from 'cli-progress';
import type { Output } from './output.ts';

/** A bar on stderr with rate and remaining time; nothing at all when nobody watches. */
export class ProgressBar {
  readonly #bar: SingleBar | null;
  readonly #startedAt = performance.now();
  #done = 0;

  constructor(output: Output, total: number) {
    this.#bar = output.showsProgress && total > 1
      ? new SingleBar({
          stream: output.notes,
          format: '{bar} {value}/{total} · {rate}/s · {left}{state}',
          barCompleteChar: '█',
          barIncompleteChar: '░',
          barsize: 24,
          hideCursor: true,
          clearOnComplete: true,
          fps: 8,
        })
      : null;
    this.#bar?.start(total, 0, { rate: '–', left: '', state: '' });
  }

  advance(state = ''): void {
    this.#done += 1;
    if (!this.#bar) return;
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const rate = this.#done / Math.max(seconds, 0.001);
    const total = Math.max(this.#bar.getTotal(), this.#done);
    this.#bar.setTotal(total);
    this.#bar.update(this.#done, { rate: rate < 10 ? rate.toFixed(1) : Math.round(rate), left: describeSeconds((total - this.#done) / rate), state });
  }

  stop(): void {
    this.#bar?.stop();
  }
}

/** `45 s left`, `3 min left`, `2 h 5 min left`. */
export function describeSeconds(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 1) return 'nearly done';
  if (seconds < 90) return `${Math.ceil(seconds)} s left`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min left` : `${Math.floor(minutes / 60)} h ${minutes % 60} min left`;
}
