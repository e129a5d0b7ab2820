import type { RecordSet } from '../model/record-set.ts';
import type { ResolveDecision } from '../model/resolution.ts';
import { EntityResolution, JoinedEntities } from './joined-entities.ts';
import type { NameSpelling } from './name-spelling.ts';
import { PersonRulings } from './person-rulings.ts';
import { ResolveMemory } from './resolve-memory.ts';

/** Joins article-local entities; the result does not depend on how the articles arrived. */
export function resolveEntities(set: RecordSet, spelling: NameSpelling, rulings: readonly ResolveDecision[], memory = new ResolveMemory('one run')): EntityResolution {
  return memory.joined(() => new JoinedEntities(spelling, memory)).take(set, new PersonRulings(rulings, 'entity'));
}
