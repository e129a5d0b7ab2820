import type { ArticleRecord } from '../model/record.ts';
import type { ResolvedEntity, ResolvedHappening } from '../model/resolution.ts';
import type { ArticleDates } from './article-dates.ts';
import { ArticleOrder } from './article-order.ts';
import type { OfficeTold } from './cross-dates.ts';
import type { DatedEvents, EventProfile } from './event-profile.ts';
import { JoinedEvents } from './joined-events.ts';
import type { Growth, LocalEntity, NamedEntities } from './named-entities.ts';
import type { EntityCore, EntityFace } from './entity-core.ts';
import type { JoinedEntities } from './joined-entities.ts';
import { SetDates } from './set-dates.ts';
import { JoinedStories } from './joined-stories.ts';
import type { Lasting } from '../language/run-memory.ts';

/** The entities of one article, in its order and by id. */
export interface ArticleLocals {
  readonly all: readonly LocalEntity[];
  readonly byId: ReadonlyMap<string, LocalEntity>;
}

/** What entity rules read of a name's bearers, whoever else there is. */
export interface NameReading {
  /** Names and aliases, by which others may mean it. */
  readonly wordings: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
}

/**
 * What was worked out of single articles, names and pairs when much the same set was resolved before. All of it would be worked out
 * alike again: it is kept under the very things that it was made from. Nothing here changes a result.
 */
export class ResolveMemory {
  readonly locals = new WeakMap<ArticleRecord, ArticleLocals>();
  readonly dates = new WeakMap<ArticleRecord, ArticleDates>();
  readonly offices = new WeakMap<ArticleRecord, readonly OfficeTold[]>();
  readonly readings = new WeakMap<NamedEntities, NameReading>();
  /** Names that have grown in this run. */
  readonly growths = new Map<NamedEntities, Growth>();
  readonly cores = new WeakMap<NamedEntities, EntityCore>();
  readonly faces = new Map<number, EntityFace>();
  readonly order = new ArticleOrder();
  readonly days = new SetDates(this.order);
  readonly profiles = new WeakMap<ArticleRecord, DatedEvents>();
  /** An event as it was dated last. */
  readonly redated = new WeakMap<EventProfile, EventProfile>();
  readonly stories = new JoinedStories();
  readonly entities = new WeakMap<EntityCore, ResolvedEntity>();
  readonly lasting: Lasting;
  /** The events as they were joined in each round of the last run. */
  readonly #events: JoinedEvents[] = [];
  #numbers = 0;
  #joined: JoinedEntities | null = null;
  #profiles = 0;
  #last: { readonly joined: JoinedEvents; readonly happenings: readonly ResolvedHappening[] } | null = null;

  constructor(lasting: Lasting) {
    this.lasting = lasting;
  }

  /** A number for a local entity, or for all of one name, that no other one has. */
  nextNumber(): number {
    return (this.#numbers += 1);
  }

  /** The entities as far as they were joined, made when they are first asked for. */
  joined(make: () => JoinedEntities): JoinedEntities {
    return (this.#joined ??= make());
  }

  /** Takes in that an article has another number than before. */
  renumber(record: ArticleRecord, number: number): void {
    for (const local of this.locals.get(record)?.all ?? []) local.at = number;
    const known = this.profiles.get(record);
    for (const profile of [...(known?.base ?? []), ...(known?.dated ?? [])]) profile.at = number;
    for (const base of known?.base ?? []) {
      const redated = this.redated.get(base);
      if (redated) redated.at = number;
    }
    for (const events of this.#events) for (const profile of events.of(record)) profile.at = number;
  }

  /** Lets go of what hangs on the others of its set for an article that has left it. */
  forget(record: ArticleRecord): void {
    this.profiles.delete(record);
  }

  /** The happenings of the run before. */
  get lastHappenings(): readonly ResolvedHappening[] {
    return this.#last?.happenings ?? [];
  }

  /** Whether the run before ended with the same round. */
  isLast(joined: JoinedEvents): boolean {
    return this.#last?.joined === joined;
  }

  keepLast(joined: JoinedEvents): void {
    this.#last = { joined, happenings: joined.happenings };
  }

  /** A number for an event that no other one has. */
  nextProfile(): number {
    return (this.#profiles += 1);
  }

  /** Takes in, for every round, whose events may be others than in the run before. */
  noteEvents(records: Iterable<ArticleRecord>): void {
    for (const events of this.#events) events.note(records);
  }

  /** The events as they were joined in a round of the run before. */
  eventsOf(round: number, records: readonly ArticleRecord[]): JoinedEvents {
    let events = this.#events[round];
    if (!events) {
      this.#events[round] = events = new JoinedEvents(this.lasting);
      events.note(records);
    }
    return events;
  }
}
