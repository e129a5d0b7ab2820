import type { EntityType, Location } from '../model/entity.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Because } from '../model/because.ts';
import { type ResolveDecision, type ResolvedEntity, localKey } from '../model/resolution.ts';
import { EntityClusters } from './entity-clusters.ts';
import { EntityRules } from './entity-rules.ts';
import { partHomonyms } from './homonyms.ts';
import { type LocalEntity, type NameTable, type NamedEntities, areSame, readLocalEntities, tabulateNames } from './named-entities.ts';
import type { NameSpelling } from './name-spelling.ts';
import { partByRulings } from './part-by-rulings.ts';
import { PersonRulings } from './person-rulings.ts';
import { type Nations, nationsOf } from './nations.ts';
import { ResolveMemory } from './resolve-memory.ts';

/** An entity without its id and the reasons of its joins. */
export interface EntityCore extends Omit<ResolvedEntity, 'id' | 'because'> {
  readonly parts: readonly NamedEntities[];
  readonly first: LocalEntity;
  /** Every wording of it: what it is called tells where it belongs. */
  readonly wordings: readonly string[];
}

/** What the events of an article see of an entity. */
export interface EntityFace {
  /** The same in every run, as long as the first article that names it is. */
  readonly number: number;
  readonly type: EntityType;
  readonly name: string;
  /** The country of a place or body. */
  readonly country: string | null;
  readonly isCountry: boolean;
}

/** The entities of a set of articles, and which one each local entity is. */
export class EntityResolution {
  readonly entities: readonly ResolvedEntity[];
  readonly decisions: readonly ResolveDecision[];
  readonly #byNumber: ReadonlyMap<number, ResolvedEntity>;
  readonly #memory: ResolveMemory;

  constructor(entities: readonly ResolvedEntity[], numbers: readonly number[], decisions: readonly ResolveDecision[], memory: ResolveMemory) {
    this.entities = entities;
    this.decisions = decisions;
    this.#byNumber = new Map(numbers.map((number, i) => [number, entities[i]!]));
    this.#memory = memory;
  }

  /** What a local entity of an article is. */
  faceOf(record: ArticleRecord, local: string): EntityFace | undefined {
    return this.#memory.locals.get(record)?.byId.get(local)?.face ?? undefined;
  }

  /** What the local entities of an article are, in its order. */
  facesOf(record: ArticleRecord): EntityFace[] {
    return this.#memory.locals.get(record)!.all.map(({ face }) => face!);
  }

  of(number: number): ResolvedEntity {
    return this.#byNumber.get(number)!;
  }
}

/** Joins article-local entities. `records` must be sorted by id; the result does not depend on how they arrived. */
export function resolveEntities(records: readonly ArticleRecord[], spelling: NameSpelling, rulings: readonly ResolveDecision[], memory = new ResolveMemory('one run')): EntityResolution {
  const locals = readLocalEntities(records, spelling, memory);
  const decided = new PersonRulings(rulings, 'entity');
  const table = splitNames(tabulateNames(locals, records.length, memory), records.length, decided, memory);
  const clusters = new EntityClusters(table, spelling, decided);
  for (const join of new EntityRules(table, spelling, memory).joins()) clusters.add(join);
  const ordered = clusters.clusters().map(({ parts, because }) => ({ core: coreOf(parts, memory), because }));
  ordered.sort((a, b) => compareFirst(a.core.first, b.core.first));
  const nations = nationsOf(spelling.language);
  const entities = ordered.map(({ core, because }) => {
    showFace(core, nations, memory);
    return entityOf(core, because, memory);
  });
  return new EntityResolution(entities, ordered.map(({ core }) => core.first.number), clusters.decisions, memory);
}

/** An entity, which goes by its first member: the one of before where the same names are joined for the same reasons. */
function entityOf(core: EntityCore, because: readonly Because[], memory: ResolveMemory): ResolvedEntity {
  const known = memory.entities.get(core);
  if (known && sayTheSame(known.because, because)) return known;
  const { type, name, latin, kb, members, location, first } = core;
  const entity = { id: localKey(first.article, first.entity), type, name, latin, kb, members, ...(location && { location }), because };
  memory.entities.set(core, entity);
  return entity;
}

/** Whether two lists of reasons are alike. */
export const sayTheSame = (a: readonly Because[], b: readonly Because[]): boolean => a.length === b.length && a.every((one, i) => one === b[i] || isSameRule(one, b[i]!));

const isSameRule = (a: Because, b: Because): boolean => a.rule === b.rule && a.says === b.says && !a.span && !a.from && !b.span && !b.from;

/** Tells the members of an entity what it is. */
function showFace({ parts, first: { number }, type, name, kb, wordings }: EntityCore, nations: Nations, memory: ResolveMemory): void {
  const country = type === 'place' ? nations.ofName(name) : type === 'organization' ? nations.ofWordings([name, ...wordings]) : null;
  const isCountry = type === 'place' && kb?.length === 2;
  let face = memory.faces.get(number);
  if (!face || face.name !== name || face.type !== type || face.country !== country || face.isCountry !== isCountry) memory.faces.set(number, (face = { number, type, name, country, isCountry }));
  for (const { members } of parts) for (const member of members) member.face = face;
}

/** A name is common where chance alone would give it to more than so many people. */
const COMMON_BEARERS = 1;
/** Others that more than this share of the articles name tell nobody with a common name apart. */
const TELLING_SHARE = 0.02;
const TELLING_ARTICLES = 4;

/** Parts names that two people bear. */
function splitNames(table: NameTable, articles: number, rulings: PersonRulings, memory: ResolveMemory): NameTable {
  const most = Math.max(TELLING_ARTICLES, TELLING_SHARE * articles);
  const persons = table.named.reduce((count, { type }) => count + Number(type === 'person'), 0);
  const mostRoles = Math.max(TELLING_ARTICLES, TELLING_SHARE * persons);
  const spread = (word: string | undefined): number => (word === undefined ? 0 : (table.wordSpread.get(word) ?? 0));
  const ofArticle: number[][] = Array.from({ length: articles }, () => []);
  const named = table.named.flatMap((entry) => {
    if (rulings.standing.length > 0) {
      const ruled = partByRulings(entry.members, rulings, (at) => table.ofArticle[at]!.filter((number) => number !== entry.number && table.named[number]!.type !== 'group'));
      if (ruled.length > 1) return asParts(entry, ruled, memory.ruled);
    }
    if (entry.type !== 'person' || entry.kb || entry.members.length < 2) return [entry];
    const known = memory.parted.get(entry);
    const isCommon = spread(entry.words[0]) * spread(entry.words.at(-1)) > COMMON_BEARERS * persons;
    // who bears a name that is not common is told apart by the articles alone
    if (known && !isCommon && !memory.wasCommon.has(entry)) return known;
    const others = (at: number): string[] => table.ofArticle[at]!.filter((number) => {
      const { type, members } = table.named[number]!;
      return number !== entry.number && type !== 'group' && (!isCommon || members.length <= most);
    }).map((number) => `with ${number}`);
    const isTelling = (role: string): boolean => (table.roleSpread.get(role) ?? 0) <= mostRoles;
    if (isCommon) memory.wasCommon.add(entry);
    else memory.wasCommon.delete(entry);
    return asParts(entry, partHomonyms(entry.members, { othersOf: others, isTelling, isCommon }), memory.parted);
  });
  for (const [number, entry] of named.entries()) entry.number = number;
  for (const { number, members } of named) for (const { at } of members) ofArticle[at]!.push(number);
  return { ...table, named, ofArticle };
}

/** The parts of a name, the same ones as before where the same bearers are parted alike. */
function asParts(entry: NamedEntities, parties: readonly LocalEntity[][], kept: ResolveMemory['parted']): readonly NamedEntities[] {
  const known = kept.get(entry);
  if (known && known.length === parties.length && known.every(({ members }, i) => areSame(members, parties[i]!))) return known;
  const parts = parties.length === 1 && areSame(parties[0]!, entry.members) ? [entry] : parties.map((members) => ({ ...entry, members }));
  kept.set(entry, parts);
  return parts;
}

const TYPE_ORDER = ['person', 'organization', 'place', 'group'];

function compareFirst(x: LocalEntity, y: LocalEntity): number {
  return TYPE_ORDER.indexOf(x.type) - TYPE_ORDER.indexOf(y.type) || x.at - y.at || compareIds(x.entity, y.entity);
}

/** `e2` before `e10`. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}

function coreOf(parts: readonly NamedEntities[], memory: ResolveMemory): EntityCore {
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
