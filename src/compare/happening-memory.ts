import type { ResolvedHappening } from '../model/resolution.ts';

/** What was worked out of single happenings, their reports and what these name. It goes with the happening, and when a report is touched. */
export class HappeningMemory {
  readonly #known = new WeakMap<ResolvedHappening, Map<string, unknown>>();

  /** Lets go of what is known of happenings of which a report, or what it names, is another now. */
  forget(touched: Iterable<ResolvedHappening>): void {
    for (const happening of touched) this.#known.delete(happening);
  }

  /** What is known of a happening under a name that says all that it was made from, or what `make` gives. */
  once<T>(happening: ResolvedHappening, name: string, make: () => T): T {
    let known = this.#known.get(happening);
    if (!known) this.#known.set(happening, (known = new Map()));
    let value = known.get(name) as T | undefined;
    if (value === undefined) known.set(name, (value = make()));
    return value;
  }
}
