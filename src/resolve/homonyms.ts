import type { LocalEntity } from './named-entities.ts';

/** What the archive says of a name before its bearers are told apart. */
export interface NameContext {
  /** Other named things of an article that say who is meant. */
  othersOf(member: LocalEntity): readonly string[];
  /** Whether an office word is held by few. */
  isTelling(role: string): boolean;
  /** So many people may bear the name by chance that what very many share joins nobody. */
  readonly isCommon: boolean;
}

/**
 * Parts the bearers of one personal name where the articles show two people: their offices share no word and the
 * articles share no other name. Bearers without any office stay with the first party they share something with, else
 * with the largest.
 */
export function partHomonyms(members: readonly LocalEntity[], context: NameContext): LocalEntity[][] {
  if (members.length < 2 || members.every(({ kb }) => kb)) return [[...members]];
  const parties = linkBySharing(members, (member) => [
    ...member.roles.filter((word) => !context.isCommon || context.isTelling(word)).map((word) => `role ${word}`),
    ...context.othersOf(member),
  ]);
  const withOffice = parties.filter((party) => party.some(({ roles }) => roles.length > 0));
  if (withOffice.length < 2) return [[...members]];
  const largest = withOffice.reduce((best, party) => (party.length > best.length ? party : best));
  for (const party of parties) if (!withOffice.includes(party)) largest.push(...party);
  return withOffice;
}

/** Connected parties of members that share a feature; linear in the number of features. */
function linkBySharing(members: readonly LocalEntity[], featuresOf: (member: LocalEntity) => readonly string[]): LocalEntity[][] {
  const parent = members.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    while (parent[i] !== root) [parent[i], i] = [root, parent[i]!];
    return root;
  };
  const firstWith = new Map<string, number>();
  for (const [i, member] of members.entries()) {
    for (const feature of featuresOf(member)) {
      const first = firstWith.get(feature);
      if (first === undefined) firstWith.set(feature, i);
      else parent[find(i)] = find(first);
    }
  }
  const parties = new Map<number, LocalEntity[]>();
  for (const [i, member] of members.entries()) {
    const party = parties.get(find(i));
    if (party) party.push(member);
    else parties.set(find(i), [member]);
  }
  return [...parties.values()];
}
