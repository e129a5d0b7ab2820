import { session } from './correcting/session.svelte.ts';
import { fetchJson } from './answer.svelte.ts';
import { language } from './language.svelte.ts';
import type { OutletSummary } from '../../src/http/shapes.ts';

/** What outlets are called in the reader's letters. Asked for once somebody reads English. */
class OutletNames {
  #latin = $state.raw<ReadonlyMap<string, string>>(new Map());
  #askedAt = -1;

  nameOf(name: string): string {
    if (language.code !== 'en') return name;
    void this.#ask(session.changes);
    return this.#latin.get(name) ?? name;
  }

  async #ask(changes: number): Promise<void> {
    if (this.#askedAt === changes) return;
    this.#askedAt = changes;
    const { items } = await fetchJson<{ items: OutletSummary[] }>('/api/outlets').catch(() => ({ items: [] as OutletSummary[] }));
    this.#latin = new Map(items.flatMap(({ name, latin }) => (name === null || latin === null ? [] : [[name, latin] as const])));
  }
}

export const outletNames = new OutletNames();
