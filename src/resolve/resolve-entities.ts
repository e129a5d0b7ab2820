import type { Location } from '../model/entity.ts';
import type { ArticleRecord } from '../model/record.ts';
import { type ResolveDecision, type ResolvedEntity, localKey } from '../model/resolution.ts';
import { EntityClusters, type EntityCluster } from './entity-clusters.ts';
import { EntityRules } from './entity-rules.ts';
import { partHomonyms } from './homonyms.ts';
import { type LocalEntity, type NameTable, readLocalEntities, tabulateNames } from './named-entities.ts';
import type { NameSpelling } from './name-spelling.ts';
import { partByRulings } from './part-by-rulings.ts';
import { PersonRulings } from './person-rulings.ts';

/** The entities of a set of articles, and which one each local entity is. */
export interface EntityResolution {
  readonly entities: readonly ResolvedEntity[];
  /** Every wording of each entity by number: what it is called tells where it belongs. */
  readonly wordings: readonly (readonly string[])[];
  /** `article#entity` → number in `entities`. */
  readonly numberOf: ReadonlyMap<string, number>;
  readonly decisions: readonly ResolveDecision[];
}

/** Joins article-local entities. `records` must be sorted by id; the result does not depend on how they arrived. */
export function resolveEntities(records: readonly ArticleRecord[], spelling: NameSpelling, rulings: readonly ResolveDecision[]): EntityResolution {
  const locals = readLocalEntities(records, spelling);
  const decided = new PersonRulings(rulings, 'entity');
  const table = splitNames(tabulateNames(locals, records.length), records.length, decided);
  const clusters = new EntityClusters(table, spelling, decided);
  for (const join of new EntityRules(table, spelling).joins()) clusters.add(join);
  const ordered = orderClusters(clusters.clusters());
  const entities = ordered.map((cluster, i) => resolvedEntity(cluster, `E${i + 1}`));
  const numberOf = new Map<string, number>();
  for (const [i, { members }] of entities.entries()) for (const { article, entity } of members) numberOf.set(localKey(article, entity), i);
  const wordings = ordered.map(({ members }) => [...new Set(members.flatMap(({ name, aliases, titles }) => [name, ...aliases, ...titles]))]);
  return { entities, wordings, numberOf, decisions: clusters.decisions };
}

/** A name is common where chance alone would give it to more than so many people. */
const COMMON_BEARERS = 1;
/** Others that more than this share of the articles name tell nobody with a common name apart. */
const TELLING_SHARE = 0.02;
const TELLING_ARTICLES = 4;

/** Parts names that two people bear. */
function splitNames(table: NameTable, articles: number, rulings: PersonRulings): NameTable {
  const most = Math.max(TELLING_ARTICLES, TELLING_SHARE * articles);
  const persons = table.named.reduce((count, { type }) => count + Number(type === 'person'), 0);
  const mostRoles = Math.max(TELLING_ARTICLES, TELLING_SHARE * persons);
  const spread = (word: string | undefined): number => (word === undefined ? 0 : (table.wordSpread.get(word) ?? 0));
  const ofArticle: number[][] = Array.from({ length: articles }, () => []);
  const named = table.named.flatMap((entry) => {
    if (rulings.standing.length > 0) {
      const ruled = partByRulings(entry.members, rulings, (at) => table.ofArticle[at]!.filter((number) => number !== entry.number && table.named[number]!.type !== 'group'));
      if (ruled.length > 1) return ruled.map((members) => ({ ...entry, members }));
    }
    if (entry.type !== 'person' || entry.kb || entry.members.length < 2) return [entry];
    const isCommon = spread(entry.words[0]) * spread(entry.words.at(-1)) > COMMON_BEARERS * persons;
    const others = (at: number): string[] => table.ofArticle[at]!.filter((number) => {
      const { type, members } = table.named[number]!;
      return number !== entry.number && type !== 'group' && (!isCommon || members.length <= most);
    }).map((number) => `with ${number}`);
    const isTelling = (role: string): boolean => (table.roleSpread.get(role) ?? 0) <= mostRoles;
    return partHomonyms(entry.members, { othersOf: others, isTelling, isCommon }).map((members) => ({ ...entry, members }));
  }).map((entry, number) => ({ ...entry, number }));
  for (const { number, members } of named) for (const { at } of members) ofArticle[at]!.push(number);
  return { ...table, named, ofArticle };
}

const TYPE_ORDER = ['person', 'organization', 'place', 'group'];

function orderClusters(clusters: EntityCluster[]): { members: LocalEntity[]; because: EntityCluster['because'] }[] {
  const filled = clusters.map(({ parts, because }) => ({
    because,
    members: parts.flatMap(({ members }) => members).sort((a, b) => a.at - b.at || compareIds(a.entity, b.entity)),
  }));
  return filled.sort((a, b) => {
    const [x, y] = [a.members[0]!, b.members[0]!];
    return TYPE_ORDER.indexOf(x.type) - TYPE_ORDER.indexOf(y.type) || x.at - y.at || compareIds(x.entity, y.entity);
  });
}

/** `e2` before `e10`. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}

function resolvedEntity({ members, because }: { members: LocalEntity[]; because: EntityCluster['because'] }, id: string): ResolvedEntity {
  const located = members.find(({ place }) => place);
  return {
    id, type: members[0]!.type, name: fullestName(members),
    latin: members.find(({ latin }) => latin)?.latin ?? null,
    kb: members.find(({ kb }) => kb)?.kb ?? null,
    members: members.map(({ article, entity }) => ({ article, entity })),
    ...(located && { location: locationOf(located) }),
    because,
  };
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
