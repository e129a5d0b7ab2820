import type { EventType } from '../model/event.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { ResolvedEntity, ResolvedHappening } from '../model/resolution.ts';
import type { ArticleDates } from './article-dates.ts';
import type { OfficeTold } from './cross-dates.ts';
import type { JudgedBlock } from './event-blocks.ts';
import type { JudgedPair } from './event-pairs.ts';
import type { EventProfile } from './event-profile.ts';
import type { LocalEntity, NamedEntities } from './named-entities.ts';
import type { EntityCore, EntityFace } from './entity-core.ts';
import type { JoinedEntities } from './joined-entities.ts';
import { type Lasting, RunMemory, pairKey } from '../language/run-memory.ts';

/** The entities of one article, in its order and by id. */
export interface ArticleLocals {
  readonly all: readonly LocalEntity[];
  readonly byId: ReadonlyMap<string, LocalEntity>;
}

/** What entity rules read of a name's bearers, whoever else there is. */
export interface NameReading {
  /** Names and aliases, by which others may mean it. */
  readonly wordings: readonly string[];
  readonly names: readonly string[];
  readonly roles: readonly string[];
  readonly nameWords: readonly string[];
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
  readonly cores = new WeakMap<NamedEntities, EntityCore>();
  readonly faces = new Map<number, EntityFace>();
  readonly profiles = new WeakMap<ArticleRecord, readonly EventProfile[]>();
  /** An event as it was dated last. */
  readonly redated = new WeakMap<EventProfile, EventProfile>();
  /** Happenings by their first report. */
  readonly happenings = new WeakMap<EventProfile, { readonly profiles: readonly EventProfile[]; readonly happening: ResolvedHappening }>();
  readonly entities = new WeakMap<EntityCore, ResolvedEntity>();
  readonly blockKeys = new WeakMap<EventProfile, readonly number[]>();
  readonly #judged: RunMemory<number, JudgedPair | null>;
  readonly #lasting: Lasting;
  /** The blocks of events of each round of the last run, by type and key. */
  readonly #blocks: Blocks[] = [];
  #numbers = 0;
  #joined: JoinedEntities | null = null;
  #profiles = 0;

  constructor(lasting: Lasting) {
    this.#lasting = lasting;
    this.#judged = new RunMemory(lasting, MOST_PAIRS);
  }

  /** A number for a local entity, or for all of one name, that no other one has. */
  nextNumber(): number {
    return (this.#numbers += 1);
  }

  /** The entities as far as they were joined, made when they are first asked for. */
  joined(make: () => JoinedEntities): JoinedEntities {
    return (this.#joined ??= make());
  }

  /** A number for an event that no other one has. */
  nextProfile(): number {
    return (this.#profiles += 1);
  }

  /** The blocks that were judged last, those of the same round if there was one, and where to put those of now. */
  startBlocks(round: number): { readonly last: Blocks; readonly next: (type: EventType) => Map<number, JudgedBlock> | null } {
    const last = this.#blocks[round] ?? this.#blocks.at(-1) ?? new Map();
    if (this.#lasting === 'one run') return { last, next: () => null };
    const now: Map<EventType, Map<number, JudgedBlock>> = new Map();
    this.#blocks[round] = now;
    return { last, next: (type) => now.set(type, new Map()).get(type)! };
  }

  /** What is known of a pair of events, or what `judge` says of it. */
  judged(a: EventProfile, b: EventProfile, judge: () => JudgedPair | null): JudgedPair | null {
    return this.#judged.get(pairKey(a, b), judge);
  }

  /** Ends a run: pairs that nobody asked for in it are let go of. */
  endRun(): void {
    this.#judged.endRun();
  }
}

type Blocks = ReadonlyMap<EventType, ReadonlyMap<number, JudgedBlock>>;

/** A map holds no more than 2 to the 24th; a pair that is not kept is judged again. */
const MOST_PAIRS = 12_000_000;
