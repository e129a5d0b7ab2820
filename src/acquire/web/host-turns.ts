/** Waits that are longer are not waited for: the address is refused and can be asked again later. */
export const LONGEST_WAIT_MS = 60_000;

interface Turn {
  last: Promise<void>;
  /** Not before this moment may the host be asked again. */
  nextAtMs: number;
}

/** One request at a time to each host, with a pause between two. */
export class HostTurns {
  readonly #delayMs: number;
  readonly #turns = new Map<string, Turn>();

  constructor(delayMs: number) {
    this.#delayMs = delayMs;
  }

  /** Does something at a host when its turn has come. `delayMs` is what the host asks for, when it is more than ours. */
  async take<T>(host: string, signal: AbortSignal | null, delayMs: number | null, action: () => Promise<T>): Promise<T> {
    const turn = this.#turnOf(host);
    const before = turn.last;
    let done!: () => void;
    turn.last = new Promise((resolve) => (done = resolve));
    try {
      await before;
      await pause(turn.nextAtMs - Date.now(), signal);
      return await action();
    } finally {
      turn.nextAtMs = Math.max(turn.nextAtMs, Date.now() + Math.min(Math.max(this.#delayMs, delayMs ?? 0), LONGEST_WAIT_MS));
      done();
    }
  }

  /** The host has asked to be left alone for a while. */
  postpone(host: string, ms: number): void {
    const turn = this.#turnOf(host);
    turn.nextAtMs = Math.max(turn.nextAtMs, Date.now() + ms);
  }

  /** How long the host has still to be left alone. */
  waitOf(host: string): number {
    return this.#turnOf(host).nextAtMs - Date.now();
  }

  #turnOf(host: string): Turn {
    const known = this.#turns.get(host) ?? { last: Promise.resolve(), nextAtMs: 0 };
    this.#turns.set(host, known);
    return known;
  }
}

/** Waits, or throws what the signal was ended with. */
export function pause(ms: number, signal: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason as Error);
      return;
    }
    if (ms <= 0) {
      resolve();
      return;
    }
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal!.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
