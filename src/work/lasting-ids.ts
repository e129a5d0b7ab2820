import type { Dossier } from '../model/dossier.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { KnownId } from '../store/archive.ts';

/** Digits of a capture's hash that tell it apart within one archive. */
const HASH_DIGITS = 16;
const HASH_END = 'sha256:'.length + 64;

/** A dossier whose entities, happenings and stories keep the ids that they had, with all ids ever given. */
export interface LastingDossier {
  readonly dossier: Dossier;
  readonly ids: readonly KnownId[];
}

/**
 * Gives each thing the id of the one before with which it shares most words of articles; what is new gets a new number.
 * An id never names another thing: one that was joined with another is kept as moved there, and comes back when they are parted.
 */
export function keepIds(dossier: Dossier, records: ReadonlyMap<string, ArticleRecord>, known: readonly KnownId[]): LastingDossier {
  const ids = new IdGiver(known);
  const keyOf = (article: string): string => article.slice('sha256:'.length, 'sha256:'.length + HASH_DIGITS) + article.slice(HASH_END);
  const words = new Map([...records].map(([article, record]) => [article, wordsOf(record)]));
  const entities = ids.give('E', dossier.entities.map(({ id, members = [] }) => ({ id, keys: members.map(({ article, entity }) => `${keyOf(article)} ${words.get(article)?.get(entity) ?? entity}`) })));
  const happenings = ids.give('H', dossier.happenings.map(({ id, reports }) => ({ id, keys: reports.map(({ article, event }) => `${keyOf(article)} ${words.get(article)?.get(event) ?? event}`) })));
  const stories = ids.give('S', dossier.stories.map(({ id, happenings: held }) => ({ id, keys: held.map((happening) => happenings.get(happening)!) })));
  return { dossier: rename(dossier, { entities, happenings, stories }), ids: ids.all() };
}

/** Those of records that are held for the next comparison. */
const knownWords = new WeakMap<ArticleRecord, ReadonlyMap<string, string>>();

function wordsOf(record: ArticleRecord): ReadonlyMap<string, string> {
  let words = knownWords.get(record);
  if (!words) knownWords.set(record, (words = readWords(record)));
  return words;
}

/** The words by which each local entity and event is known again: its name, or its trigger and how often that came before. */
function readWords(record: ArticleRecord): Map<string, string> {
  const words = new Map(record.entities.map(({ id, name }) => [id, name]));
  const met = new Map<string, number>();
  for (const { id, triggers } of record.events) {
    const [trigger] = triggers;
    const quote = trigger === undefined ? '' : record.text.slice(...trigger);
    const before = met.get(quote) ?? 0;
    met.set(quote, before + 1);
    words.set(id, before === 0 ? quote : `${quote} ${before + 1}`);
  }
  return words;
}

interface Thing {
  readonly id: string;
  readonly keys: readonly string[];
}

class IdGiver {
  readonly #known: readonly KnownId[];
  readonly #given: KnownId[] = [];

  constructor(known: readonly KnownId[]) {
    this.#known = known;
  }

  /** The lasting id of each thing, by the id that it came with. */
  give(letter: string, things: readonly Thing[]): ReadonlyMap<string, string> {
    const known = this.#known.filter(({ id }) => id.startsWith(letter));
    const given = known.length === 0 ? new Map(things.map(({ id }) => [id, id])) : matchIds(things, known);
    let last = Math.max(0, ...known.map(({ id }) => Number(id.slice(1)) || 0));
    for (const { id } of things) if (!given.has(id)) given.set(id, `${letter}${(last += 1)}`);
    const holderOf = new Map(things.flatMap(({ id, keys }) => keys.map((key) => [key, given.get(id)!] as const)));
    const taken = new Set(given.values());
    this.#given.push(...things.map(({ id, keys }) => ({ id: given.get(id)!, keys, movedTo: null })));
    for (const { id, keys } of known) if (!taken.has(id)) this.#given.push({ id, keys, movedTo: mostOf(keys.flatMap((key) => holderOf.get(key) ?? [])) });
    return given;
  }

  all(): readonly KnownId[] {
    return this.#given;
  }
}

/** Pairs things with ids by the words that they share, the largest share first; of equals the id that stands, then the older. */
function matchIds(things: readonly Thing[], known: readonly KnownId[]): Map<string, string> {
  const holders = new Map<string, KnownId[]>();
  for (const one of known) for (const key of one.keys) holders.set(key, [...(holders.get(key) ?? []), one]);
  const pairs = things.flatMap(({ id, keys }) => {
    const shared = new Map<KnownId, number>();
    for (const key of keys) for (const one of holders.get(key) ?? []) shared.set(one, (shared.get(one) ?? 0) + 1);
    return [...shared].map(([one, count]) => ({ thing: id, one, count }));
  });
  const number = ({ id }: KnownId): number => Number(id.slice(1));
  pairs.sort((a, b) => b.count - a.count || Number(a.one.movedTo !== null) - Number(b.one.movedTo !== null) || number(a.one) - number(b.one));
  const given = new Map<string, string>();
  const taken = new Set<string>();
  for (const { thing, one } of pairs) {
    if (given.has(thing) || taken.has(one.id)) continue;
    given.set(thing, one.id);
    taken.add(one.id);
  }
  return given;
}

function mostOf(ids: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

interface Renaming {
  readonly entities: ReadonlyMap<string, string>;
  readonly happenings: ReadonlyMap<string, string>;
  readonly stories: ReadonlyMap<string, string>;
}

function rename(dossier: Dossier, { entities, happenings, stories }: Renaming): Dossier {
  const entity = <Id extends string | null>(id: Id): Id => (id === null ? id : ((entities.get(id) ?? id) as Id));
  const happening = (id: string): string => happenings.get(id) ?? id;
  return {
    ...dossier,
    entities: dossier.entities.map((one) => ({ ...one, id: entity(one.id) })),
    stories: dossier.stories.map((one) => ({ ...one, id: stories.get(one.id) ?? one.id, happenings: one.happenings.map(happening) })),
    happenings: dossier.happenings.map((one) => ({
      ...one, id: happening(one.id), place: entity(one.place),
      participants: one.participants.map((part) => ({ ...part, entity: entity(part.entity) })),
      origins: one.origins.map((origin) => (origin.entity == null ? origin : { ...origin, entity: entity(origin.entity) })),
    })),
    facts: dossier.facts.map((one) => ({ ...one, happening: happening(one.happening) })),
    framing: dossier.framing.map((one) => ({ ...one, entity: entity(one.entity) })),
  };
}
