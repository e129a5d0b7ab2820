/** Keys remembered at most; the oldest go first. */
const MOST_KEYS = 10_000;

/** Counts what failed within a stretch of time, by any key. */
export class Attempts {
  readonly #most: number;
  readonly #withinMs: number;
  readonly #now: () => number;
  readonly #failures = new Map<string, { count: number; since: number }>();

  constructor({ most, withinMs, now = Date.now }: { readonly most: number; readonly withinMs: number; readonly now?: () => number }) {
    this.#most = most;
    this.#withinMs = withinMs;
    this.#now = now;
  }

  /** Seconds until another attempt is allowed; 0 when it is now. */
  waitSeconds(key: string): number {
    const known = this.#failures.get(key);
    if (known === undefined || known.count < this.#most) return 0;
    return Math.max(0, Math.ceil((known.since + this.#withinMs - this.#now()) / 1000));
  }

  fail(key: string): void {
    const now = this.#now();
    const known = this.#failures.get(key);
    const isOver = known === undefined || now - known.since > this.#withinMs;
    this.#failures.delete(key);
    this.#failures.set(key, isOver ? { count: 1, since: now } : { count: known.count + 1, since: known.since });
    if (this.#failures.size > MOST_KEYS) this.#failures.delete(this.#failures.keys().next().value!);
  }

  forget(key: string): void {
    this.#failures.delete(key);
  }
}
