import type { Because } from '../model/because.ts';
import type { EntityType, Location } from '../model/entity.ts';
import type { EntityRef, ResolvedEntity } from '../model/resolution.ts';
import { withAdded } from '../language/sorted-list.ts';
import { type LocalEntity, type NamedEntities, areSame } from './named-entities.ts';
import type { Nations } from './nations.ts';
import type { ResolveMemory } from './resolve-memory.ts';

/** An entity without its id and the reasons of its joins. */
export interface EntityCore extends Omit<ResolvedEntity, 'id' | 'because'> {
  readonly parts: readonly NamedEntities[];
  /** Its members in their order. */
  readonly locals: readonly LocalEntity[];
  /** How many members bear each name; one that grows takes them with it. */
  readonly names: Map<string, NameUse>;
  /** The first members that say something of it. */
  readonly firsts: Firsts;
  /** The country of a place or body: what it is called tells where it belongs. */
  readonly country: string | null;
}

interface NameUse {
  readonly words: number;
  count: number;
}

interface Firsts {
  readonly latin: LocalEntity | null;
  readonly kb: LocalEntity | null;
  readonly located: LocalEntity | null;
  /** Whose wordings name a country. */
  readonly country: LocalEntity | null;
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
export function showFace({ parts, type, name, kb, country }: EntityCore, { number, memory, touched }: { readonly number: number; readonly memory: ResolveMemory; readonly touched: Set<readonly LocalEntity[]> }): void {
  const isCountry = type === 'place' && kb?.length === 2;
  let face = memory.faces.get(number);
  if (!face || face.name !== name || face.type !== type || face.country !== country || face.isCountry !== isCountry) memory.faces.set(number, (face = { number, type, name, country, isCountry }));
  for (const { members } of parts) {
    const bearers = members[0]!.part!;
    if (bearers.face === face) continue;
    bearers.face = face;
    for (const { among } of members) touched.add(among);
  }
}

const TYPE_ORDER = ['person', 'organization', 'place', 'group'];

/** The order of entities: by type, then by their first members. */
export function compareFirst(x: LocalEntity, y: LocalEntity): number {
  return TYPE_ORDER.indexOf(x.type) - TYPE_ORDER.indexOf(y.type) || byArticle(x, y);
}

/** The order of members: by article, then by their ids there. */
const byArticle = (x: LocalEntity, y: LocalEntity): number => x.at - y.at || compareIds(x.entity, y.entity);
const byId = (x: EntityRef, y: EntityRef): number => (x.article < y.article ? -1 : Number(x.article > y.article)) || compareIds(x.entity, y.entity);

/** `e2` before `e10`. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}

/** The core of some names that are one: that of before with what has come to it, where nothing has gone. */
export function coreOf(parts: readonly NamedEntities[], memory: ResolveMemory, nations: Nations): EntityCore {
  const known = memory.cores.get(parts[0]!);
  if (known && areSame(known.parts, parts)) return known;
  const before = known ?? memory.cores.get(memory.growths.get(parts[0]!)?.from ?? parts[0]!);
  const added = before ? addedTo(before, parts, memory) : null;
  const core = added ? grow(before!, added, parts, nations) : grow(NO_CORE(), parts.flatMap(({ members }) => members), parts, nations);
  memory.cores.set(parts[0]!, core);
  return core;
}

/** The members that have come to a core; null where other parts make it up, or some are gone. */
function addedTo(core: EntityCore, parts: readonly NamedEntities[], { growths }: ResolveMemory): readonly LocalEntity[] | null {
  if (core.parts.length !== parts.length) return null;
  const added: LocalEntity[] = [];
  for (const [i, part] of parts.entries()) {
    if (part === core.parts[i]) continue;
    const growth = growths.get(part);
    if (!growth || growth.from !== core.parts[i]) return null;
    added.push(...growth.added);
  }
  return added;
}

const NO_CORE = (): Pick<EntityCore, 'locals' | 'members' | 'names' | 'firsts'> => ({ locals: [], members: [], names: new Map(), firsts: { latin: null, kb: null, located: null, country: null } });

function grow(before: Pick<EntityCore, 'locals' | 'members' | 'names' | 'firsts'>, added: readonly LocalEntity[], parts: readonly NamedEntities[], nations: Nations): EntityCore {
  const locals = withAdded(before.locals, added, byArticle);
  const first = locals[0]!;
  const firsts: Firsts = {
    latin: firstThat(before.firsts.latin, added, ({ latin }) => Boolean(latin)), kb: firstThat(before.firsts.kb, added, ({ kb }) => Boolean(kb)),
    located: firstThat(before.firsts.located, added, ({ place }) => place !== null),
    country: first.type === 'organization' ? firstThat(before.firsts.country, added, (local) => countryOf(local, nations) !== null) : null,
  };
  const { names } = before;
  for (const { name, words } of added) {
    const met = names.get(name);
    if (met) met.count += 1;
    else names.set(name, { words: words.length, count: 1 });
  }
  const name = firsts.kb?.name ?? fullestName(names);
  return {
    parts: [...parts], locals, names, firsts, type: first.type, name, latin: firsts.latin?.latin ?? null, kb: firsts.kb?.kb ?? null,
    members: before.members.length === 0 ? locals.map(refOf) : withAdded(before.members, added.map(refOf), byId),
    ...(firsts.located && { location: locationOf(firsts.located) }),
    country: first.type === 'place' || first.type === 'organization' ? (nations.ofName(name) ?? (firsts.country && countryOf(firsts.country, nations))) : null,
  };
}

const refOf = ({ article, entity }: LocalEntity): EntityRef => ({ article, entity });

/** The country of the first of its wordings that names one. */
const countryOf = ({ name, aliases, titles }: LocalEntity, nations: Nations): string | null => nations.ofWordings([name, ...aliases, ...titles]);

/** The first of all that say something. */
function firstThat(before: LocalEntity | null, added: readonly LocalEntity[], says: (local: LocalEntity) => boolean): LocalEntity | null {
  let first = before;
  for (const local of added) if ((first === null || byArticle(local, first) < 0) && says(local)) first = local;
  return first;
}

function locationOf({ place, placeBecause }: LocalEntity): Location {
  const { country, kind, at } = place!;
  return { country, kind, at, ...(placeBecause && { because: placeBecause }) };
}

/** The name with most words; among equals the one that most articles use, then the first in code order. */
function fullestName(names: EntityCore['names']): string {
  let best: readonly [string, NameUse] | null = null;
  for (const one of names) if (best === null || compareUse(one, best) < 0) best = one;
  return best![0];
}

const compareUse = ([x, a]: readonly [string, NameUse], [y, b]: readonly [string, NameUse]): number => b.words - a.words || b.count - a.count || (x < y ? -1 : 1);
