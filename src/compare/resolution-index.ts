import type { Resolution, ResolvedEntity, ResolvedHappening } from '../model/resolution.ts';

/** What an entity is called: all that comparison needs of it. */
export type KnownEntity = Pick<ResolvedEntity, 'id' | 'type' | 'name' | 'latin'>;

/** Articles whose entities, or whose events' happenings, are others than in the run before. */
export interface TouchedArticles {
  readonly names: ReadonlySet<string>;
  readonly happenings: ReadonlySet<string>;
}

/**
 * A resolution with its look-ups. What stays the same from one run to the next is the same object there and here: only what is
 * another is looked at.
 */
export class ResolutionIndex {
  /** Counts the resolutions taken in. */
  run = 0;
  readonly byId = new Map<string, KnownEntity>();
  resolution: Resolution;
  readonly #entityOf = new Map<string, Map<string, KnownEntity>>();
  readonly #happeningOf = new Map<string, Map<string, ResolvedHappening>>();
  #entities: ReadonlySet<ResolvedEntity> = new Set();
  #happenings: ReadonlySet<ResolvedHappening> = new Set();

  constructor(resolution: Resolution) {
    this.resolution = resolution;
  }

  /** Takes a resolution in the place of the one before. */
  take(resolution: Resolution): TouchedArticles {
    this.resolution = resolution;
    this.run += 1;
    return { names: this.#takeEntities(resolution.entities), happenings: this.#takeHappenings(resolution.happenings) };
  }

  #takeEntities(entities: readonly ResolvedEntity[]): ReadonlySet<string> {
    const last = this.#entities;
    this.#entities = new Set(entities);
    const touched = new Set<string>();
    for (const entity of last) if (!this.#entities.has(entity)) this.#gone.set(entity.id, this.byId.get(entity.id)!);
    for (const id of this.#gone.keys()) this.byId.delete(id);
    for (const entity of entities) if (!last.has(entity)) this.#takeEntity(entity, touched);
    this.#gone.clear();
    return touched;
  }

  /** Entities of the run before that are not there any more, or no more the same. */
  readonly #gone = new Map<string, KnownEntity>();

  #takeEntity({ id, type, name, latin, members }: ResolvedEntity, touched: Set<string>): void {
    const before = this.#gone.get(id);
    const known = before && before.type === type && before.name === name && before.latin === latin ? before : { id, type, name, latin };
    this.byId.set(id, known);
    for (const { article, entity } of members) {
      const locals = mapIn(this.#entityOf, article);
      if (locals.get(entity) === known) continue;
      locals.set(entity, known);
      touched.add(article);
    }
  }

  #takeHappenings(happenings: readonly ResolvedHappening[]): ReadonlySet<string> {
    const last = this.#happenings;
    this.#happenings = new Set(happenings);
    const touched = new Set<string>();
    for (const happening of happenings) {
      if (last.has(happening)) continue;
      for (const { article, event } of happening.reports) {
        mapIn(this.#happeningOf, article).set(event, happening);
        touched.add(article);
      }
    }
    return touched;
  }

  /** Lets go of an article that is no more there. */
  forget(article: string): void {
    this.#entityOf.delete(article);
    this.#happeningOf.delete(article);
  }

  entityOf(article: string, local: string): KnownEntity | null {
    return this.#entityOf.get(article)?.get(local) ?? null;
  }

  happeningOf(article: string, event: string): ResolvedHappening | null {
    return this.#happeningOf.get(article)?.get(event) ?? null;
  }
}

function mapIn<T>(maps: Map<string, Map<string, T>>, key: string): Map<string, T> {
  let map = maps.get(key);
  if (!map) maps.set(key, (map = new Map()));
  return map;
}
