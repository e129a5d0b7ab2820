import { localKey } from '../model/resolution.ts';
import type { LocalEntity } from './named-entities.ts';
import type { PersonRulings } from './person-rulings.ts';

/**
 * Parts the bearers of one name where a person ruled that they are two. Bearers that no ruling names, later arrivals
 * among them, go where they share most offices and company, else to the larger party.
 */
export function partByRulings(members: readonly LocalEntity[], rulings: PersonRulings, othersOf: (member: LocalEntity) => readonly number[]): LocalEntity[][] {
  const parties = new Map<string, LocalEntity[]>();
  const free: LocalEntity[] = [];
  for (const member of members) {
    const party = rulings.partyOf(localKey(member.article, member.entity));
    if (party === null) free.push(member);
    else parties.set(party, [...(parties.get(party) ?? []), member]);
  }
  const names = [...parties.keys()];
  if (!names.some((one) => names.some((other) => rulings.areApart(one, other)))) return [[...members]];
  const featuresOf = (member: LocalEntity): string[] => [...member.roles.map((word) => `role ${word}`), ...othersOf(member).map((number) => `with ${number}`)];
  const known = [...parties.values()].sort((a, b) => b.length - a.length).map((party) => ({ party, features: new Set(party.flatMap(featuresOf)) }));
  for (const member of free) {
    const shared = known.map(({ features }) => featuresOf(member).filter((feature) => features.has(feature)).length);
    known[shared.indexOf(Math.max(...shared))]!.party.push(member);
  }
  return known.map(({ party }) => party);
}
