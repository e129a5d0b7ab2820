import type { Lasting } from '../language/run-memory.ts';
import { crowdKeys, crowdsOf } from './crowds.ts';
import type { EventProfile } from './event-profile.ts';

type Watchers<T> = T | Set<T>;

/** What hangs on how many articles tell the like of an event, found by the events that make up the crowd. */
export class CrowdWatch<T extends object> {
  readonly #lasting: Lasting;
  /** By entity, then by type and day. */
  readonly #watchers = new Map<number, Map<number, Watchers<T>>>();
  readonly #watched = new Map<T, { readonly entity: number; readonly key: number }[]>();

  constructor(lasting: Lasting) {
    this.#lasting = lasting;
  }

  /** Has something hang on the crowd around an event that an entity is in. */
  watch(watcher: T, profile: EventProfile, entity: number): void {
    if (this.#lasting === 'one run') return;
    let watched = this.#watched.get(watcher);
    if (!watched) this.#watched.set(watcher, (watched = []));
    let days = this.#watchers.get(entity);
    if (!days) this.#watchers.set(entity, (days = new Map()));
    for (const key of crowdKeys(profile)) {
      const known = days.get(key);
      if (known === watcher || (known instanceof Set && known.has(watcher))) continue;
      watched.push({ entity, key });
      if (known === undefined) days.set(key, watcher);
      else if (known instanceof Set) known.add(watcher);
      else days.set(key, new Set([known, watcher]));
    }
  }

  forget(watcher: T): void {
    for (const { entity, key } of this.#watched.get(watcher) ?? []) {
      const days = this.#watchers.get(entity)!;
      const known = days.get(key);
      if (known instanceof Set && known.size > 1) known.delete(watcher);
      else days.delete(key);
      if (days.size === 0) this.#watchers.delete(entity);
    }
    this.#watched.delete(watcher);
  }

  /** Whatever hangs on a crowd that some events are of. */
  around(profiles: readonly EventProfile[]): ReadonlySet<T> {
    const found = new Set<T>();
    for (const profile of profiles) {
      for (const [entity, key] of crowdsOf(profile)) {
        const known = this.#watchers.get(entity)?.get(key);
        if (known instanceof Set) for (const watcher of known) found.add(watcher);
        else if (known !== undefined) found.add(known);
      }
    }
    return found;
  }
}
