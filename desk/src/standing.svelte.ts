import type { Standing as Told } from '../../src/http/shapes.ts';
import { session } from './correcting/session.svelte.ts';

/** How often the server is asked while it works something out: the pause grows with the wait. */
const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 4_000;

/** Whether what is shown is the last word. While it is not the server is asked, and all that is shown is renewed once it is. */
class Standing {
  told = $state.raw<Pick<Told, 'state'> & Partial<Told>>({ state: 'fresh' });
  /** Whether there is nothing to show yet: the page itself says so. */
  isFirst = $state(false);
  /** Grows while a newer comparison is made, for the seconds that are shown. */
  now = $state(Date.now());
  #isAsking = false;

  /** Takes what an answer said of itself. */
  hear(state: string | null): void {
    if (state === 'working' || state === 'failed') this.told = { ...this.told, state };
    if (state === 'working') void this.#follow();
  }

  /** Resolves when what the archive holds now is shown. */
  async settle(): Promise<void> {
    while ((await this.#ask()) === 'working') await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS));
  }

  async #follow(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    let pause = FIRST_PAUSE_MS;
    do {
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 1.3, LONGEST_PAUSE_MS);
    } while ((await this.#ask()) !== 'fresh' && this.told.state === 'working');
    this.#isAsking = false;
    session.changes += 1;
  }

  /** Null when the server does not answer: the pages that are asked for tell that. */
  async #ask(): Promise<Told['state'] | null> {
    const response = await fetch('/api/standing').catch(() => null);
    if (response?.ok !== true) return null;
    this.told = (await response.json()) as Told;
    this.now = Date.now();
    return this.told.state;
  }
}

export const standing = new Standing();
