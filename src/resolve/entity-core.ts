import type { Because } from '../model/because.ts';
import type { EntityType, Location } from '../model/entity.ts';
import type { ResolvedEntity } from '../model/resolution.ts';
import { type LocalEntity, type NamedEntities, areSame } from './named-entities.ts';
import type { Nations } from './nations.ts';
import type { ResolveMemory } from './resolve-memory.ts';

/** An entity without its id and the reasons of its joins. */
export interface EntityCore extends Omit<ResolvedEntity, 'id' | 'because'> {
  readonly parts: readonly NamedEntities[];
  readonly first: LocalEntity;
  /** Every wording of it: what it is called tells where it belongs. */
  readonly wordings: readonly string[];
}

/** What the events of an article see of an entity. */
export interface EntityFace {
  /** The same in every run, however it grows. */
  readonly number: number;
  readonly type: EntityType;
  readonly name: string;
  /** The country of a place or body. */
  readonly country: string | null;
  readonly isCountry: boolean;
}

/** An entity, which goes by its number: the one of before where the same names are joined for the same reasons. */
export function entityOf(core: EntityCore, { number, because }: { readonly number: number; readonly because: readonly Because[] }, memory: ResolveMemory): ResolvedEntity {
  const id = `e${number}`;
  const known = memory.entities.get(core);
  if (known && known.id === id && sayTheSame(known.because, because)) return known;
  const { type, name, latin, kb, members, location } = core;
  const entity = { id, type, name, latin, kb, members, ...(location && { location }), because };
  memory.entities.set(core, entity);
  return entity;
}

/** Whether two lists of reasons are alike. */
const sayTheSame = (a: readonly Because[], b: readonly Because[]): boolean => a.length === b.length && a.every((one, i) => one === b[i] || isSameRule(one, b[i]!));

const isSameRule = (a: Because, b: Because): boolean => a.rule === b.rule && a.says === b.says && !a.span && !a.from && !b.span && !b.from;

/** Tells the members of an entity what it is; `touched` takes those that were something else. */
export function showFace({ parts, type, name, kb, wordings }: EntityCore, { number, nations, memory, touched }: { readonly number: number; readonly nations: Nations; readonly memory: ResolveMemory; readonly touched: Set<readonly LocalEntity[]> }): void {
  const country = type === 'place' ? nations.ofName(name) : type === 'organization' ? nations.ofWordings([name, ...wordings]) : null;
  const isCountry = type === 'place' && kb?.length === 2;
  let face = memory.faces.get(number);
  if (!face || face.name !== name || face.type !== type || face.country !== country || face.isCountry !== isCountry) memory.faces.set(number, (face = { number, type, name, country, isCountry }));
  for (const { members } of parts) {
    for (const member of members) {
      if (member.face === face) continue;
      member.face = face;
      touched.add(member.among);
    }
  }
}

const TYPE_ORDER = ['person', 'organization', 'place', 'group'];

/** The order of entities: by type, then by their first members. */
export function compareFirst(x: LocalEntity, y: LocalEntity): number {
  return TYPE_ORDER.indexOf(x.type) - TYPE_ORDER.indexOf(y.type) || x.at - y.at || compareIds(x.entity, y.entity);
}

/** `e2` before `e10`. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}

export function coreOf(parts: readonly NamedEntities[], memory: ResolveMemory): EntityCore {
  const known = memory.cores.get(parts[0]!);
  if (known && areSame(known.parts, parts)) return known;
  const members = parts.flatMap((part) => part.members).sort((a, b) => a.at - b.at || compareIds(a.entity, b.entity));
  const located = members.find(({ place }) => place);
  const core: EntityCore = {
    parts: [...parts], first: members[0]!, type: members[0]!.type, name: fullestName(members),
    latin: members.find(({ latin }) => latin)?.latin ?? null,
    kb: members.find(({ kb }) => kb)?.kb ?? null,
    members: members.map(({ article, entity }) => ({ article, entity })),
    ...(located && { location: locationOf(located) }),
    wordings: [...new Set(members.flatMap(({ name, aliases, titles }) => [name, ...aliases, ...titles]))],
  };
  memory.cores.set(parts[0]!, core);
  return core;
}

function locationOf({ place, placeBecause }: LocalEntity): Location {
  const { country, kind, at } = place!;
  return { country, kind, at, ...(placeBecause && { because: placeBecause }) };
}

/** The name with most words; among equals the one that most articles use, then the first in code order. */
function fullestName(members: readonly LocalEntity[]): string {
  const known = members.find(({ kb }) => kb);
  if (known) return known.name;
  const names = new Map<string, { words: number; count: number }>();
  for (const { name, words } of members) {
    const met = names.get(name);
    if (met) met.count += 1;
    else names.set(name, { words: words.length, count: 1 });
  }
  return [...names].sort(([x, a], [y, b]) => b.words - a.words || b.count - a.count || (x < y ? -1 : 1))[0]![0];
}
