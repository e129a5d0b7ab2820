import { localKey } from '../model/resolution.ts';
import type { LocalEntity } from './named-entities.ts';
import type { PersonRulings } from './person-rulings.ts';

/**
 * Parts the bearers of one personal name where the articles show two people: their offices share no word and the
 * articles share no other name. Bearers without any office stay with the first party they share something with, else
 * with the largest.
 */
export function partHomonyms(members: readonly LocalEntity[], othersOf: (at: number) => ReadonlySet<string>): LocalEntity[][] {
  if (members.length < 2 || members.every(({ kb }) => kb)) return [[...members]];
  const parties = linkBySharing(members, (member) => [
    ...member.roles.map((word) => `role ${word}`),
    ...othersOf(member.at),
  ]);
  const withOffice = parties.filter((party) => party.some(({ roles }) => roles.length > 0));
  if (withOffice.length < 2) return [[...members]];
  const largest = withOffice.reduce((best, party) => (party.length > best.length ? party : best));
  for (const party of parties) if (!withOffice.includes(party)) largest.push(...party);
  return withOffice;
}

/**
 * Parts the bearers of one name where a person ruled that they are two. Bearers that no ruling names, later arrivals
 * among them, go where they share most offices and company, else to the larger party.
 */
export function partByRulings(members: readonly LocalEntity[], rulings: PersonRulings, othersOf: (at: number) => ReadonlySet<string>): LocalEntity[][] {
  const parties = new Map<string, LocalEntity[]>();
  const free: LocalEntity[] = [];
  for (const member of members) {
    const party = rulings.partyOf(localKey(member.article, member.entity));
    if (party === null) free.push(member);
    else parties.set(party, [...(parties.get(party) ?? []), member]);
  }
  const names = [...parties.keys()];
  if (!names.some((one) => names.some((other) => rulings.areApart(one, other)))) return [[...members]];
  const featuresOf = (member: LocalEntity): string[] => [...member.roles.map((word) => `role ${word}`), ...othersOf(member.at)];
  const known = [...parties.values()].sort((a, b) => b.length - a.length).map((party) => ({ party, features: new Set(party.flatMap(featuresOf)) }));
  for (const member of free) {
    const shared = known.map(({ features }) => featuresOf(member).filter((feature) => features.has(feature)).length);
    known[shared.indexOf(Math.max(...shared))]!.party.push(member);
  }
  return known.map(({ party }) => party);
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
