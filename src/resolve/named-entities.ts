import type { Entity, EntityType, MentionForm } from '../model/entity.ts';
import type { KnownPlace } from '../language/gazetteer.ts';
import type { Because } from '../model/because.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { EntityRef } from '../model/resolution.ts';
import { type DayRange, rangeOf } from './days.ts';
import type { NameSpelling } from './name-spelling.ts';
import { type SettledPlace, placeContextOf } from './place-context.ts';

/** One article's entity as resolving sees it. */
export interface LocalEntity extends EntityRef {
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
  /** Number of its article in the sorted set. */
  readonly at: number;
  /** Of a place: which one of its name is meant, and why. */
  readonly place: KnownPlace | null;
  readonly placeBecause: Because | null;
  /** Days within which its article was published, where that is known. */
  readonly days: DayRange;
}

/** Local entities that bear one name (and one knowledge-base id): joined at once, then compared as one. */
export interface NamedEntities {
  readonly number: number;
  readonly type: EntityType;
  readonly words: readonly string[];
  readonly kb: string | null;
  readonly members: LocalEntity[];
}

/** Everything met under a name, with indexes; the only thing entity rules read. */
export interface NameTable {
  readonly named: readonly NamedEntities[];
  /** Numbers of the named entities of each article. */
  readonly ofArticle: readonly (readonly number[])[];
  /** How many different names of persons hold a word. */
  readonly wordSpread: ReadonlyMap<string, number>;
  /** How many named persons hold an office with a word. */
  readonly roleSpread: ReadonlyMap<string, number>;
}

/** Shortest word of an office that says something: «من», «في» do not. */
const SHORTEST_ROLE_WORD = 3;

/** The entities of all articles as resolving sees them, in the order of the records. */
export function readLocalEntities(records: readonly ArticleRecord[], spelling: NameSpelling): LocalEntity[] {
  const context = placeContextOf(spelling.language);
  return records.flatMap((record, at) => {
    const places = context.settle(record);
    const roles = rolesByEntity(record, spelling);
    const aliases = wordingsByEntity(record, ['name', 'partial']);
    const titles = wordingsByEntity(record, ['title']);
    return record.entities.map((entity) => ({
      article: record.id, entity: entity.id, type: entity.type, name: entity.name, ...identityOf(entity, places.get(entity.id)),
      words: entity.type === 'person' ? spelling.words(entity.name) : spelling.plainWords(entity.name),
      aliases: [...new Set([...entity.aliases, ...(aliases.get(entity.id) ?? [])])],
      titles: [...(titles.get(entity.id) ?? [])], roles: roles.get(entity.id) ?? [], at, days: rangeOf(record.published?.start, record.published?.end),
    }));
  });
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

/** Gathers local entities by name. Groups are never gathered: the same words in two articles are two groups. */
export function tabulateNames(locals: readonly LocalEntity[], articles: number): NameTable {
  const byKey = new Map<string, NamedEntities>();
  const named: NamedEntities[] = [];
  const ofArticle: number[][] = Array.from({ length: articles }, () => []);
  for (const local of locals) {
    const key = nameKey(local);
    let entry = byKey.get(key);
    if (!entry) {
      entry = { number: named.length, type: local.type, words: local.words, kb: local.kb, members: [] };
      byKey.set(key, entry);
      named.push(entry);
    }
    entry.members.push(local);
    ofArticle[local.at]!.push(entry.number);
  }
  return { named, ofArticle, ...countWords(named) };
}

function nameKey(local: LocalEntity): string {
  if (local.kb) return `kb ${local.type} ${local.kb}`;
  if (local.type === 'group' || local.words.length === 0) return `one ${local.article} ${local.entity}`;
  return `name ${local.type} ${local.words.join(' ')}`;
}

function countWords(named: readonly NamedEntities[]): Pick<NameTable, 'wordSpread' | 'roleSpread'> {
  const wordSpread = new Map<string, number>();
  const roleSpread = new Map<string, number>();
  for (const { type, words, members } of named) {
    if (type !== 'person') continue;
    for (const word of new Set(words)) wordSpread.set(word, (wordSpread.get(word) ?? 0) + 1);
    for (const word of new Set(members.flatMap(({ roles }) => roles))) roleSpread.set(word, (roleSpread.get(word) ?? 0) + 1);
  }
  return { wordSpread, roleSpread };
}
