import type { EntityMember } from '../model/dossier.ts';
import type { ArticleRecord } from '../model/record.ts';
import { allSpeakersOf } from '../model/statement.ts';

/** What an article tells of one of its entities: how many statements are its words, and the offices beside its name. */
export type MemberShare = Pick<EntityMember, 'statements' | 'roles'>;

/** The shares of those entities of an article that speak or hold an office. */
export function sharesOf({ statements, mentions }: ArticleRecord): ReadonlyMap<string, MemberShare> {
  const said = new Map<string, number>();
  for (const statement of statements) for (const speaker of new Set(allSpeakersOf(statement))) said.set(speaker, (said.get(speaker) ?? 0) + 1);
  const roles = new Map<string, string[]>();
  for (const { entity, role } of mentions) if (role !== null) roles.set(entity, [...(roles.get(entity) ?? []), role]);
  const holders = new Set([...said.keys(), ...roles.keys()]);
  return new Map([...holders].map((entity) => [entity, { ...(said.has(entity) && { statements: said.get(entity)! }), ...(roles.has(entity) && { roles: roles.get(entity)! }) }]));
}
