import type { Carried } from '../model/dossier.ts';
import { memberKey, type ArchiveView } from './archive-view.ts';
import type { OutletView } from './shapes.ts';

const NEVER_QUOTED = 12;
/** With one or two facts an outlet may just have been short. */
const LEAST_FACTS = 2;

/** Who is the first to say a thing: an entity, or else a name as written. */
export interface NamedOrigin {
  readonly by: string;
  readonly entity: string | null;
}

/** Pages of outlets go through every fact of their happenings. */
const known = new WeakMap<Carried, NamedOrigin | null>();

/** The first link of a chain, by its entity's name where it is one; null when the outlet says it with no source. */
export function originOf(view: ArchiveView, carried: Carried): NamedOrigin | null {
  let origin = known.get(carried);
  if (origin === undefined) known.set(carried, (origin = readOrigin(view, carried)));
  return origin;
}

function readOrigin(view: ArchiveView, { article, chain }: Carried): NamedOrigin | null {
  const [first] = chain;
  if (chain.length < 2 || first?.by == null) return null;
  const entity = first.entity == null ? undefined : view.memberOf.get(memberKey(article, first.entity));
  return entity === undefined ? { by: first.by, entity: null } : { by: view.getEntity(entity).name, entity };
}

/** Origins that others carry on the very happenings that an outlet reports, and that it names nowhere. */
export function findNeverQuoted(view: ArchiveView, outlet: string, happenings: readonly string[]): OutletView['neverQuoted'] {
  const named = new Set<string>();
  const others = new Map<string, { by: string; entity: string | null; facts: Set<string>; outlets: Set<string> }>();
  for (const happening of happenings)
    for (const fact of view.factsOf.get(happening) ?? [])
      for (const carried of fact.carried) {
        const origin = originOf(view, carried);
        if (origin === null) continue;
        const key = origin.entity ?? origin.by;
        const holder = view.outletIdOf(carried.article);
        if (holder === outlet) {
          named.add(key);
          continue;
        }
        let known = others.get(key);
        if (known === undefined) others.set(key, (known = { ...origin, facts: new Set(), outlets: new Set() }));
        known.facts.add(fact.id);
        known.outlets.add(holder);
      }
  return [...others]
    .filter(([key, { by, facts }]) => !named.has(key) && by !== outlet && facts.size >= LEAST_FACTS)
    .map(([, { by, entity, facts, outlets }]) => ({ by, entity, facts: facts.size, outlets: outlets.size }))
    .toSorted((a, b) => b.outlets - a.outlets || b.facts - a.facts)
    .slice(0, NEVER_QUOTED);
}
