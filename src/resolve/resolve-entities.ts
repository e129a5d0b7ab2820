import type { ArticleRecord } from '../model/record.ts';
import type { ResolveDecision } from '../model/resolution.ts';
import { EntityResolution, JoinedEntities } from './joined-entities.ts';
import type { NameSpelling } from './name-spelling.ts';
import { PersonRulings } from './person-rulings.ts';
import { ResolveMemory } from './resolve-memory.ts';

/** Joins article-local entities. `records` must be sorted by id; the result does not depend on how they arrived. */
export function resolveEntities(records: readonly ArticleRecord[], spelling: NameSpelling, rulings: readonly ResolveDecision[], memory = new ResolveMemory('one run')): EntityResolution {
  return memory.joined(() => new JoinedEntities(spelling, memory)).take(records, new PersonRulings(rulings, 'entity'));
}
