import { whenIdle } from './idle.ts';

/** How many rows of a long table are drawn: what a screen shows at once, the others whenever the browser has time. */
export class Growing {
  count = $state(0);
  readonly #total: () => number;

  constructor(total: () => number, { first, step }: { first: number; step: number }) {
    this.#total = total;
    this.count = first;
    $effect(() => {
      if (this.count < total()) return whenIdle(() => (this.count += step));
      return undefined;
    });
  }

  get isWhole(): boolean {
    return this.count >= this.#total();
  }
}
