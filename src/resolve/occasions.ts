import type { Event, EventTime } from '../model/event.ts';
import type { ArticleRecord } from '../model/record.ts';
import { daysLong } from './days.ts';
import { SPOKEN } from './event-pairs.ts';
import type { EventProfile } from './event-profile.ts';
import type { SetDates } from './set-dates.ts';

/** A meeting, visit or call that an article tells with its day, and the persons who were there. */
export interface Occasion {
  readonly event: Event;
  readonly persons: ReadonlySet<number>;
}

/** The occasions of an article; `personOf` gives the number of a person, or null. */
export function occasionsOf({ events }: ArticleRecord, personOf: (entity: string) => number | null): Occasion[] {
  return events.flatMap((event) => {
    if (event.type !== 'CONSULT' || event.status !== 'happened' || event.marginal || !event.time) return [];
    const persons = event.participants.flatMap(({ entity, side }) => (side === 'also' ? [] : (personOf(entity) ?? [])));
    return persons.length > 0 ? [{ event, persons: new Set(persons) }] : [];
  });
}

/**
 * The day of words that no report dates (codebook section 5: done when they are said): that of the one day on which their articles tell of
 * an occasion at which whoever said them was. Null where several days are told.
 */
export function dayOfOccasion(profiles: readonly EventProfile[], dates: SetDates): EventTime | null {
  let day: EventTime | null = null;
  let from: number | null = null;
  for (const profile of profiles) {
    if (!isSaidThere(profile)) continue;
    const persons = profile.parts.flatMap(({ entity, type, side }) => (type === 'person' && side === 'actor' ? [entity] : []));
    const article = dates.at(profile.at);
    for (const { event, persons: there } of profile.article.occasions) {
      if (![...persons, ...profile.speakers].some((person) => there.has(person))) continue;
      const { range, isTold } = article.daysOf(event);
      if (!isTold || !Number.isFinite(range.since) || (Number.isFinite(range.until) && daysLong(range) > 1)) continue;
      if (from !== null && from !== range.since) return null;
      [day, from] = [article.timeOf(event), range.since];
    }
  }
  return day;
}

/** Words, and what two agree on when they meet; a signing has a day of its own. */
const isSaidThere = ({ event: { type, mode, status } }: EventProfile): boolean => status === 'happened' && (SPOKEN.has(type) || (type === 'AGREE' && mode === 'other'));
