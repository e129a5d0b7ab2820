import type { SingleBar } from 'cli-progress';
import type { Output } from './output.ts';

/** Some seconds' work: commits come in batches of 64. */
const RATE_STEPS = 256;

/** A bar on stderr with rate and remaining time; nothing at all when nobody watches. */
export class ProgressBar {
  readonly #bar: SingleBar | null;
  /** Moments of the last steps, oldest first: the rate is theirs, so that loading the language does not weigh on it. */
  readonly #moments: number[] = [];
  #done = 0;

  private constructor(bar: SingleBar | null) {
    this.#bar = bar;
  }

  /** A bar for so many steps. What draws it is loaded only where it is seen. */
  static async start(output: Output, total: number): Promise<ProgressBar> {
    if (!output.showsProgress || total <= 1) return new ProgressBar(null);
    const { SingleBar } = await import('cli-progress');
    const bar = new SingleBar({
      stream: output.notes,
      format: '{bar} {value}/{total} · {rate}/s · {left}{state}',
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: 24,
      hideCursor: true,
      clearOnComplete: true,
      fps: 8,
    });
    bar.start(total, 0, { rate: '–', left: '', state: '' });
    return new ProgressBar(bar);
  }

  advance(state = ''): void {
    this.#done += 1;
    if (!this.#bar) return;
    const rate = this.#noteStep();
    const total = Math.max(this.#bar.getTotal(), this.#done);
    this.#bar.setTotal(total);
    this.#bar.update(this.#done, { rate: describeRate(rate), left: rate === null ? '' : describeSeconds((total - this.#done) / rate), state });
  }

  /** Steps a second over the last ones; null before there are two. */
  #noteStep(): number | null {
    this.#moments.push(performance.now());
    if (this.#moments.length > RATE_STEPS) this.#moments.shift();
    const [first = 0] = this.#moments;
    const seconds = ((this.#moments.at(-1) ?? 0) - first) / 1000;
    return this.#moments.length < 2 ? null : (this.#moments.length - 1) / Math.max(seconds, 0.001);
  }

  stop(): void {
    this.#bar?.stop();
  }
}

function describeRate(rate: number | null): string {
  if (rate === null) return '–';
  return rate < 10 ? rate.toFixed(1) : String(Math.round(rate));
}

/** `45 s left`, `3 min left`, `2 h 5 min left`. */
export function describeSeconds(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 1) return 'nearly done';
  if (seconds < 90) return `${Math.ceil(seconds)} s left`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min left` : `${Math.floor(minutes / 60)} h ${minutes % 60} min left`;
}
