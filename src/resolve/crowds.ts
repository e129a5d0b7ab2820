import { EVENT_TYPES } from '../model/event.ts';
import { type ArticleProfile, type EventProfile, middleOf } from './event-profile.ts';

/** Days around an event within which others count as its crowd. */
const REACH_DAYS = 1;

/** How often each article tells an event; most often it is one article. */
type Tellers = ArticleProfile | Map<ArticleProfile, number>;

/** Counts the articles that tell events of one type with one entity around a day, kept from run to run. */
export class Crowds {
  /** By entity, then by type and day. */
  readonly #tellers = new Map<number, Map<number, Tellers>>();

  add(profile: EventProfile): void {
    const key = keyOf(profile, dayOf(profile));
    for (const entity of entitiesOf(profile)) {
      let days = this.#tellers.get(entity);
      if (!days) this.#tellers.set(entity, (days = new Map()));
      const known = days.get(key);
      if (known === undefined) days.set(key, profile.article);
      else if (known instanceof Map) known.set(profile.article, (known.get(profile.article) ?? 0) + 1);
      else days.set(key, known === profile.article ? new Map([[known, 2]]) : new Map([[known, 1], [profile.article, 1]]));
    }
  }

  remove(profile: EventProfile): void {
    const key = keyOf(profile, dayOf(profile));
    for (const entity of entitiesOf(profile)) {
      const days = this.#tellers.get(entity)!;
      const known = days.get(key)!;
      const left = known instanceof Map ? known.get(profile.article)! - 1 : 0;
      if (left > 0) (known as Map<ArticleProfile, number>).set(profile.article, left);
      else if (known instanceof Map && known.size > 1) known.delete(profile.article);
      else days.delete(key);
      if (days.size === 0) this.#tellers.delete(entity);
    }
  }

  /** Articles within a day of the profile's own; the events of undated articles count as one day. */
  around(profile: EventProfile, entity: number): number {
    const days = this.#tellers.get(entity);
    if (!days) return 0;
    const day = dayOf(profile);
    let count = 0;
    for (let at = day - REACH_DAYS; at <= day + REACH_DAYS; at++) {
      const tellers = days.get(keyOf(profile, at));
      if (tellers !== undefined) count += tellers instanceof Map ? tellers.size : 1;
    }
    return count;
  }
}

/** The crowds, by type and day, that `around` counts. */
export function crowdKeys(profile: EventProfile): number[] {
  const day = dayOf(profile);
  return Array.from({ length: 2 * REACH_DAYS + 1 }, (_, i) => keyOf(profile, day - REACH_DAYS + i));
}

/** The crowds that an event is of, by entity. */
export function crowdsOf(profile: EventProfile): [entity: number, key: number][] {
  const key = keyOf(profile, dayOf(profile));
  return [...entitiesOf(profile)].map((entity) => [entity, key]);
}

const dayOf = (profile: EventProfile): number => Math.floor(middleOf(profile));

/** One whole number for a type and a day: no day is further than this from 1970. */
const MOST_DAYS = 2 ** 22;
const keyOf = ({ event }: EventProfile, day: number): number => EVENT_TYPES.indexOf(event.type) * 2 * MOST_DAYS + day + MOST_DAYS;

function entitiesOf({ parts, place }: EventProfile): Set<number> {
  const entities = new Set(parts.map(({ entity }) => entity));
  if (place) entities.add(place.entity);
  return entities;
}
