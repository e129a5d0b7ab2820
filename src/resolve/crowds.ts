import type { EventProfile } from './event-profile.ts';

/** Days around an event within which others count as its crowd. */
const REACH_DAYS = 1;

/** Counts the articles that tell events of one type with one entity around a day. Linear in the events. */
export class Crowds {
  readonly #articles = new Map<string, Set<number>>();
  readonly #dayOf: (profile: EventProfile) => number;

  constructor(profiles: readonly EventProfile[], dayOf: (profile: EventProfile) => number) {
    this.#dayOf = dayOf;
    for (const profile of profiles) {
      const entities = new Set([...profile.parts.map(({ entity }) => entity), ...(profile.place ? [profile.place.entity] : [])]);
      for (const entity of entities) this.#add(`${profile.event.type} ${entity} ${Math.floor(dayOf(profile))}`, profile.at);
    }
  }

  #add(key: string, article: number): void {
    const known = this.#articles.get(key);
    if (known) known.add(article);
    else this.#articles.set(key, new Set([article]));
  }

  /** Articles within a day of the profile's own; the events of undated articles count as one day. */
  around(profile: EventProfile, entity: number): number {
    const day = Math.floor(this.#dayOf(profile));
    let count = 0;
    for (let at = day - REACH_DAYS; at <= day + REACH_DAYS; at++) count += this.#articles.get(`${profile.event.type} ${entity} ${at}`)?.size ?? 0;
    return count;
  }
}
