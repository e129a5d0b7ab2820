import type { Exchange, Resolution, ResolvedEntity, ResolvedHappening } from '../model/resolution.ts';

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
  readonly happeningById = new Map<string, ResolvedHappening>();
  resolution: Resolution;
  /** The happenings that came and went with this run. */
  exchanged: Exchange<ResolvedHappening> = { gone: [], added: [] };
  readonly #entityOf = new Map<string, Map<string, KnownEntity>>();
  readonly #happeningOf = new Map<string, Map<string, ResolvedHappening>>();

  constructor(resolution: Resolution) {
    this.resolution = resolution;
  }

  /** Takes a resolution in the place of the one before; what it does not say to be another is as it was. */
  take(resolution: Resolution): TouchedArticles {
    this.resolution = resolution;
    this.run += 1;
    const { entities, happenings } = resolution.change ?? { entities: { gone: [], added: resolution.entities }, happenings: { gone: [], added: resolution.happenings } };
    this.exchanged = happenings;
    return { names: this.#takeEntities(entities), happenings: this.#takeHappenings(happenings) };
  }

  #takeEntities({ gone, added }: Exchange<ResolvedEntity>): ReadonlySet<string> {
    const touched = new Set<string>();
    const last = new Map(gone.map((entity) => [entity.id, { known: this.byId.get(entity.id)!, members: entity.members }]));
    for (const id of last.keys()) this.byId.delete(id);
    for (const entity of added) this.#takeEntity(entity, last.get(entity.id), touched);
    return touched;
  }

  #takeEntity({ id, type, name, latin, members }: ResolvedEntity, last: { readonly known: KnownEntity; readonly members: ResolvedEntity['members'] } | undefined, touched: Set<string>): void {
    const isAsBefore = last !== undefined && last.known.type === type && last.known.name === name && last.known.latin === latin;
    const known = isAsBefore ? last.known : { id, type, name, latin };
    this.byId.set(id, known);
    for (const { article, entity } of isAsBefore ? addedTo(last.members, members) : members) {
      const locals = mapIn(this.#entityOf, article);
      if (locals.get(entity) === known) continue;
      locals.set(entity, known);
      touched.add(article);
    }
  }

  #takeHappenings({ gone, added }: Exchange<ResolvedHappening>): ReadonlySet<string> {
    const touched = new Set<string>();
    for (const { id } of gone) this.happeningById.delete(id);
    for (const happening of added) {
      this.happeningById.set(happening.id, happening);
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

/** What an ordered list has that it did not have before, and whatever follows the first thing that has gone. */
export function addedTo<T>(before: readonly T[], now: readonly T[]): T[] {
  const added: T[] = [];
  let at = 0;
  for (const one of now) {
    if (at < before.length && before[at] === one) at += 1;
    else added.push(one);
  }
  return added;
}
