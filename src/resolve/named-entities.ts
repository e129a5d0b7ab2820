import type { Entity, EntityType, MentionForm } from '../model/entity.ts';
import type { KnownPlace } from '../language/gazetteer.ts';
import type { Because } from '../model/because.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { EntityRef } from '../model/resolution.ts';
import { type DayRange, rangeOf } from './days.ts';
import type { NameSpelling } from './name-spelling.ts';
import { type SettledPlace, placeContextOf } from './place-context.ts';
import type { EntityFace } from './entity-core.ts';
import type { ArticleLocals, NameReading, ResolveMemory } from './resolve-memory.ts';

/** One article's entity as resolving sees it. */
export interface LocalEntity extends EntityRef {
  /** Its own number, as long as its article is remembered. */
  readonly number: number;
  /** Its place among the entities of its article. */
  readonly order: number;
  /** All entities of its article. */
  readonly among: readonly LocalEntity[];
  /** What it is gathered by. */
  readonly key: string;
  readonly type: EntityType;
  readonly name: string;
  readonly latin: string | null;
  readonly kb: string | null;
  readonly words: readonly string[];
  /** Other wordings by which the article names it. */
  readonly aliases: readonly string[];
  /** Descriptions that stand for it («الحكومة الليبية»). */
  readonly titles: readonly string[];
  /** Words of the offices that stand beside its name. */
  readonly roles: readonly string[];
  /** The number of its article, by which articles are ordered. */
  at: number;
  /** All that bear its name; null while its article is in no set. */
  named: Bearers | null;
  /** Those of them that are one with it. */
  part: Bearers | null;
  /** Of a place: which one of its name is meant, and why. */
  readonly place: KnownPlace | null;
  readonly placeBecause: Because | null;
  /** Days within which its article was published, where that is known. */
  readonly days: DayRange;
}

/** All that bear one name, or those of them that are one: the same thing, however they grow. */
export interface Bearers {
  now: NamedEntities;
  /** How the entity that they are looks from outside. */
  face: EntityFace | null;
}

/** That bearers of a name are those of before and some more. */
export interface Growth {
  readonly from: NamedEntities;
  readonly added: readonly LocalEntity[];
}

/** Local entities that bear one name (and one knowledge-base id): joined at once, then compared as one. */
export interface NamedEntities {
  /** A number that no others have, the same as long as they go by one name. */
  readonly number: number;
  readonly type: EntityType;
  readonly words: readonly string[];
  readonly kb: string | null;
  /** In the order of the articles. */
  readonly members: readonly LocalEntity[];
}

/** The order of local entities: by article, then as the article has them. */
export const byPlace = (a: LocalEntity, b: LocalEntity): number => a.at - b.at || a.order - b.order;

/** The order of named entities: by their first members. */
export const byFirst = (a: NamedEntities, b: NamedEntities): number => byPlace(a.members[0]!, b.members[0]!);

/** Shortest word of an office that says something: «من», «في» do not. */
const SHORTEST_ROLE_WORD = 3;

/** The entities of an article as resolving sees them. */
export function localsOf(record: ArticleRecord, spelling: NameSpelling, memory: ResolveMemory): ArticleLocals {
  let locals = memory.locals.get(record);
  if (!locals) {
    const all = readArticle(record, spelling, memory);
    memory.locals.set(record, (locals = { all, byId: new Map(all.map((local) => [local.entity, local])) }));
  }
  return locals;
}

function readArticle(record: ArticleRecord, spelling: NameSpelling, memory: ResolveMemory): LocalEntity[] {
  const places = placeContextOf(spelling.language).settle(record);
  const roles = rolesByEntity(record, spelling);
  const aliases = wordingsByEntity(record, ['name', 'partial']);
  const titles = wordingsByEntity(record, ['title']);
  const days = rangeOf(record.published?.start, record.published?.end);
  const all: LocalEntity[] = [];
  for (const [order, entity] of record.entities.entries()) {
    const identity = identityOf(entity, places.get(entity.id));
    const words = entity.type === 'person' ? spelling.words(entity.name) : spelling.plainWords(entity.name);
    all.push({
      number: memory.nextNumber(), order, among: all, key: nameKey(record.id, entity, identity.kb, words), at: 0, named: null, part: null,
      article: record.id, entity: entity.id, type: entity.type, name: entity.name, ...identity, words,
      aliases: [...new Set([...entity.aliases, ...(aliases.get(entity.id) ?? [])])],
      titles: [...(titles.get(entity.id) ?? [])], roles: roles.get(entity.id) ?? [], days,
    });
  }
  return all;
}

/** Who the article says it is; for a place whose name several bear, what its context says. */
function identityOf({ latin, kb }: Entity, settled: SettledPlace | undefined): Pick<LocalEntity, 'latin' | 'kb' | 'place' | 'placeBecause'> {
  if (!settled) return { latin, kb: kb ?? null, place: null, placeBecause: null };
  const { place, because } = settled;
  return { latin: place?.latin ?? null, kb: place?.id ?? null, place, placeBecause: because };
}

function rolesByEntity(record: ArticleRecord, spelling: NameSpelling): Map<string, string[]> {
  const roles = new Map<string, string[]>();
  for (const { entity, role } of record.mentions) {
    if (!role) continue;
    const words = spelling.plainWords(role).filter((word) => word.length >= SHORTEST_ROLE_WORD);
    roles.set(entity, [...new Set([...(roles.get(entity) ?? []), ...words])]);
  }
  return roles;
}

function wordingsByEntity(record: ArticleRecord, forms: readonly MentionForm[]): Map<string, Set<string>> {
  const wordings = new Map<string, Set<string>>();
  for (const { entity, form, span, metonym } of record.mentions) {
    if (metonym || !forms.includes(form)) continue;
    const known = wordings.get(entity) ?? new Set<string>();
    wordings.set(entity, known.add(record.text.slice(span[0], span[1])));
  }
  return wordings;
}

/** Whether two lists hold the same things in one order. */
export const areSame = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && a.every((one, i) => one === b[i]);

/** Groups are never gathered: the same words in two articles are two groups. */
function nameKey(article: string, { id, type }: Entity, kb: string | null, words: readonly string[]): string {
  if (kb) return `kb ${type} ${kb}`;
  if (type === 'group' || words.length === 0) return `one ${article} ${id}`;
  return `name ${type} ${words.join(' ')}`;
}

/** What rules read of the bearers of a name. */
export function readName(entry: NamedEntities, memory: ResolveMemory): NameReading {
  let reading = memory.readings.get(entry);
  if (!reading) {
    const growth = memory.growths.get(entry);
    const before = growth && memory.readings.get(growth.from);
    reading = before ? readMore(before, growth.added) : readMore(NOTHING_READ, entry.members);
    memory.readings.set(entry, reading);
  }
  return reading;
}

const NOTHING_READ: NameReading = { wordings: new Set(), names: new Set(), roles: new Set() };

/** The reading of before where others say nothing new. */
function readMore(before: NameReading, added: readonly LocalEntity[]): NameReading {
  const wordings = united(before.wordings, added, ({ name, aliases }) => [name, ...aliases]);
  const names = united(before.names, added, ({ words }) => [words.join(' ')]);
  const roles = united(before.roles, added, (local) => local.roles);
  return wordings === before.wordings && names === before.names && roles === before.roles ? before : { wordings, names, roles };
}

function united(known: ReadonlySet<string>, added: readonly LocalEntity[], read: (local: LocalEntity) => readonly string[]): ReadonlySet<string> {
  let all: Set<string> | null = null;
  for (const local of added) {
    for (const word of read(local)) if (!(all ?? known).has(word)) (all ??= new Set(known)).add(word);
  }
  return all ?? known;
}
