import type { ArticleRecord } from '../model/record.ts';
import { partHomonyms } from './homonyms.ts';
import { type LocalEntity, type NamedEntities, areSame, byFirst, byPlace, localsOf, readName } from './named-entities.ts';
import type { NameSpelling } from './name-spelling.ts';
import { partByRulings } from './part-by-rulings.ts';
import type { PersonRulings } from './person-rulings.ts';
import type { ResolveMemory } from './resolve-memory.ts';

/** A name is common where chance alone would give it to more than so many people. */
const COMMON_BEARERS = 1;
/** Others that more than this share of the articles name tell nobody with a common name apart. */
const TELLING_SHARE = 0.02;
const TELLING_ARTICLES = 4;
/** A neighbour in more articles than this, or than this share of them, is everybody's. */
const RARE_ARTICLES = 4;
const RARE_SHARE = 0.01;
/** Office words that few share: «رئيس», «دكتور» say nothing, «رئيس» with «الأركان» does. */
const RARE_ROLE_PERSONS = 4;
const RARE_ROLE_SHARE = 0.02;

/** What a run changed in the table. */
export interface NameChange {
  /** Names of before that are gone, or whose bearers are others. */
  readonly before: readonly NamedEntities[];
  /** Names that are new, or whose bearers are others. */
  readonly now: readonly NamedEntities[];
  /** Numbers of names of which something that speaks for them is another: who appears with them, or who holds their office. */
  readonly around: ReadonlySet<number>;
  /** Words that one more, or one less, person than one bears now. */
  readonly lone: ReadonlySet<string>;
}

/** All that bear one name, as they are told apart. */
interface Entry {
  whole: NamedEntities;
  parts: readonly NamedEntities[];
  isCommon: boolean;
}

/** Counts of words, and which of them have changed. */
class WordCounts {
  readonly counts = new Map<string, number>();
  /** Counts of before, of words whose counts have changed in this run. */
  readonly changed = new Map<string, number>();

  of(word: string | undefined): number {
    return word === undefined ? 0 : (this.counts.get(word) ?? 0);
  }

  add(words: readonly string[], by: 1 | -1): void {
    for (const word of words) {
      const known = this.of(word);
      if (!this.changed.has(word)) this.changed.set(word, known);
      if (known + by === 0) this.counts.delete(word);
      else this.counts.set(word, known + by);
    }
  }
}

/** Everything met under a name, kept from run to run; the only thing entity rules read. */
export class NameTable {
  /** Named entities by number, those of one name told apart. */
  readonly parts = new Map<number, NamedEntities>();
  readonly #spelling: NameSpelling;
  readonly #memory: ResolveMemory;
  readonly #entries = new Map<string, Entry>();
  #records = new Map<ArticleRecord, readonly LocalEntity[]>();
  /** How many different names of persons hold a word. */
  readonly #wordSpread = new WordCounts();
  /** How many named persons hold an office with a word. */
  readonly #roleSpread = new WordCounts();
  /** Names of several bearers that may be several people. */
  readonly #several = new Map<string, Entry>();
  /** Names that persons parted. */
  #ruled: ReadonlySet<string> = new Set();
  /** Who holds an office with a word. */
  readonly #holders = new Map<string, Set<number>>();
  #persons = 0;
  #partedPersons = 0;
  #limits: Limits = { articles: 0, telling: 0, tellingRoles: 0, rare: 0, rareRoles: 0 };

  constructor(spelling: NameSpelling, memory: ResolveMemory) {
    this.#spelling = spelling;
    this.#memory = memory;
  }

  /** Takes in the articles of this run, in their order. */
  take(records: readonly ArticleRecord[], rulings: PersonRulings): NameChange {
    this.#wordSpread.changed.clear();
    this.#roleSpread.changed.clear();
    const changed = this.#gather(records);
    const change = new Change();
    const last = this.#limits;
    this.#limits = limitsOf(records.length, this.#persons, last);
    this.#split(changed, { last, rulings, change });
    this.#limits = { ...this.#limits, rareRoles: Math.max(RARE_ROLE_PERSONS, RARE_ROLE_SHARE * this.#partedPersons) };
    this.#lookAround(change, last);
    return change.outcome(new Set([...this.#wordSpread.changed].flatMap(([word, before]) => ((before === LONE_PAIR) === (this.#wordSpread.of(word) === LONE_PAIR) ? [] : [word]))));
  }

  /** Whether a word stands in a surname and one full name only. */
  isLone(word: string): boolean {
    return this.#wordSpread.of(word) === LONE_PAIR;
  }

  isRareRole(word: string): boolean {
    return this.#roleSpread.of(word) <= this.#limits.rareRoles;
  }

  /** Whether few articles name it: two unrelated people do not both appear with it. */
  isRare({ type, members, kb }: NamedEntities): boolean {
    const isCountry = type === 'place' && kb?.length === 2;
    return !isCountry && type !== 'group' && members.length <= this.#limits.rare;
  }

  /** Puts every local entity under its name; gives the keys of the names whose bearers have changed. */
  #gather(records: readonly ArticleRecord[]): Map<string, LocalEntity[]> {
    const changed = new Map<string, LocalEntity[]>();
    const gone = new Set<LocalEntity>();
    const now = new Map<ArticleRecord, readonly LocalEntity[]>();
    for (const [at, record] of records.entries()) {
      const known = this.#records.get(record);
      const all = known ?? localsOf(record, this.#spelling, this.#memory).all;
      now.set(record, all);
      for (const local of all) local.at = at;
      if (!known) for (const local of all) push(changed, local.key, local);
    }
    for (const [record, all] of this.#records) {
      if (now.has(record)) continue;
      for (const local of all) {
        gone.add(local);
        if (!changed.has(local.key)) changed.set(local.key, []);
      }
    }
    this.#records = now;
    for (const [key, added] of changed) this.#regather(key, added, gone);
    return changed;
  }

  #regather(key: string, added: readonly LocalEntity[], gone: ReadonlySet<LocalEntity>): void {
    const entry = this.#entries.get(key);
    const kept = entry ? (gone.size > 0 ? entry.whole.members.filter((local) => !gone.has(local)) : entry.whole.members) : [];
    const members = kept.length > 0 ? [...kept, ...added].sort(byPlace) : added;
    if (entry) this.#count(entry.whole, -1);
    if (members.length === 0) {
      if (entry) entry.whole = { ...entry.whole, members };
      return;
    }
    const { type, words, kb } = members[0]!;
    const whole: NamedEntities = { number: entry?.whole.number ?? this.#memory.nextNumber(), type, words, kb, members };
    for (const local of members) local.named = whole;
    this.#count(whole, 1);
    if (entry) entry.whole = whole;
    else this.#entries.set(key, { whole, parts: [], isCommon: false });
  }

  #count(named: NamedEntities, by: 1 | -1): void {
    if (named.type !== 'person') return;
    const { nameWords, roles } = readName(named, this.#memory);
    this.#wordSpread.add(nameWords, by);
    this.#roleSpread.add(roles, by);
    this.#persons += by;
  }

  /** Tells apart the bearers of names that have changed, and of those where what tells them apart has. */
  #split(changed: ReadonlyMap<string, unknown>, { last, rulings, change }: { readonly last: Limits; readonly rulings: PersonRulings; readonly change: Change }): void {
    const ruled = this.#keysRuled(rulings);
    const todo = new Set([...changed.keys(), ...ruled, ...this.#ruled]);
    this.#ruled = ruled;
    for (const key of changed.keys()) {
      const entry = this.#entries.get(key)!;
      const { type, kb, members } = entry.whole;
      if (type === 'person' && !kb && members.length > 1) this.#several.set(key, entry);
      else this.#several.delete(key);
    }
    const areOthersTelling = this.#isTellingOtherwise(changed, last);
    for (const [key, entry] of this.#several) if (this.#isCommon(entry.whole) ? !entry.isCommon || areOthersTelling : entry.isCommon) todo.add(key);
    for (const key of todo) {
      const entry = this.#entries.get(key);
      if (!entry) continue;
      const parts = entry.whole.members.length === 0 ? [] : this.#partsOf(key, entry, rulings);
      this.#exchange(entry.parts, parts, change);
      entry.parts = parts;
      if (parts.length === 0) this.#entries.delete(key);
    }
  }

  /** The names of which persons ruled. */
  #keysRuled(rulings: PersonRulings): ReadonlySet<string> {
    const keys = new Set<string>();
    if (rulings.standing.length === 0) return keys;
    const byArticle = new Map([...this.#records].map(([{ id }, all]) => [id, all]));
    for (const ruled of rulings.keys()) {
      const [article, local] = [ruled.slice(0, ruled.lastIndexOf('#')), ruled.slice(ruled.lastIndexOf('#') + 1)];
      const found = byArticle.get(article)?.find(({ entity }) => entity === local);
      if (found) keys.add(found.key);
    }
    return keys;
  }

  #isCommon({ words }: NamedEntities): boolean {
    return this.#wordSpread.of(words[0]) * this.#wordSpread.of(words.at(-1)) > COMMON_BEARERS * this.#persons;
  }

  /** Whether others, or office words, that told bearers of common names apart do so no more, or the other way round. */
  #isTellingOtherwise(changed: ReadonlyMap<string, unknown>, last: Limits): boolean {
    if (last.telling !== this.#limits.telling || last.tellingRoles !== this.#limits.tellingRoles) return true;
    for (const [word, before] of this.#roleSpread.changed) if (before <= last.tellingRoles !== this.#roleSpread.of(word) <= last.tellingRoles) return true;
    for (const key of changed.keys()) {
      const { whole, parts } = this.#entries.get(key)!;
      const before = parts.reduce((sum, { members }) => sum + members.length, 0);
      if (before > 0 && whole.members.length > 0 && before <= last.telling !== whole.members.length <= last.telling) return true;
    }
    return false;
  }

  #partsOf(key: string, entry: Entry, rulings: PersonRulings): readonly NamedEntities[] {
    const { whole } = entry;
    if (this.#ruled.has(key)) {
      const parties = partByRulings(whole.members, rulings, (member) => othersOf(member).flatMap((other) => (other.number !== whole.number && other.type !== 'group' ? [other.number] : [])));
      if (parties.length > 1) return this.#asParts(entry, parties);
    }
    if (!this.#several.has(key)) return [whole];
    const isCommon = (entry.isCommon = this.#isCommon(whole));
    const { telling, tellingRoles } = this.#limits;
    const others = (member: LocalEntity): string[] => othersOf(member).flatMap(({ number, type, members }) => (number !== whole.number && type !== 'group' && (!isCommon || members.length <= telling) ? [`with ${number}`] : []));
    return this.#asParts(entry, partHomonyms(whole.members, { othersOf: others, isTelling: (role) => this.#roleSpread.of(role) <= tellingRoles, isCommon }));
  }

  /** The parts of a name, the same ones as before where the same bearers are parted alike. */
  #asParts({ whole, parts }: Entry, parties: readonly (readonly LocalEntity[])[]): readonly NamedEntities[] {
    if (parties.length === 1) return [whole];
    return parties.map((party) => {
      const members = [...party].sort(byPlace);
      return parts.find((part) => areSame(part.members, members) && areSame(part.words, whole.words)) ?? { ...whole, number: members[0]!.number, members };
    });
  }

  #exchange(before: readonly NamedEntities[], now: readonly NamedEntities[], change: Change): void {
    for (const part of before) {
      if (now.includes(part)) continue;
      change.before.push(part);
      this.parts.delete(part.number);
      this.#hold(part, -1);
    }
    for (const part of now) {
      if (before.includes(part)) continue;
      change.now.push(part);
      this.parts.set(part.number, part);
      for (const member of part.members) member.part = part;
      this.#hold(part, 1);
    }
  }

  #hold(part: NamedEntities, by: 1 | -1): void {
    if (part.type === 'person') this.#partedPersons += by;
    for (const word of readName(part, this.#memory).roles) {
      const holders = this.#holders.get(word);
      if (by < 0) holders?.delete(part.number);
      else if (holders) holders.add(part.number);
      else this.#holders.set(word, new Set([part.number]));
    }
  }

  /** Finds the names of which a neighbour, or an office word, speaks for them otherwise than before. */
  #lookAround(change: Change, last: Limits): void {
    const before = new Map(change.before.map((part) => [part.number, part]));
    const wasRare = ({ type, members, kb }: NamedEntities): boolean => !(type === 'place' && kb?.length === 2) && type !== 'group' && members.length <= last.rare;
    for (const part of change.now) {
      const known = before.get(part.number);
      if (!known || known.members[0]!.name !== part.members[0]!.name || wasRare(known) !== this.isRare(part)) change.touchAround(part);
    }
    if (Math.floor(last.rare) !== Math.floor(this.#limits.rare)) for (const part of this.parts.values()) if (wasRare(part) !== this.isRare(part)) change.touchAround(part);
    const areRolesMoved = Math.floor(last.rareRoles) !== Math.floor(this.#limits.rareRoles);
    for (const [word, count] of areRolesMoved ? this.#roleSpread.counts : this.#roleSpread.changed) {
      const counted = this.#roleSpread.changed.get(word) ?? count;
      if (counted <= last.rareRoles !== this.isRareRole(word)) for (const holder of this.#holders.get(word) ?? []) change.around.add(holder);
    }
  }
}

/** A surname that stands alone and in one full name: two names hold it. */
const LONE_PAIR = 2;

/** The limits of one run; whole numbers where only counts are held against them. */
interface Limits {
  readonly articles: number;
  readonly telling: number;
  readonly tellingRoles: number;
  readonly rare: number;
  readonly rareRoles: number;
}

function limitsOf(articles: number, persons: number, { rareRoles }: Limits): Limits {
  return {
    articles, rareRoles, telling: Math.floor(Math.max(TELLING_ARTICLES, TELLING_SHARE * articles)),
    tellingRoles: Math.floor(Math.max(TELLING_ARTICLES, TELLING_SHARE * persons)), rare: Math.floor(Math.max(RARE_ARTICLES, RARE_SHARE * articles)),
  };
}

/** The names that an article holds besides one. */
const othersOf = ({ among }: LocalEntity): readonly NamedEntities[] => among.map(({ named }) => named!);

class Change {
  readonly before: NamedEntities[] = [];
  readonly now: NamedEntities[] = [];
  readonly around = new Set<number>();

  touchAround({ members }: NamedEntities): void {
    for (const { among } of members) for (const { part } of among) this.around.add(part!.number);
  }

  outcome(lone: ReadonlySet<string>): NameChange {
    return { before: this.before, now: this.now.sort(byFirst), around: this.around, lone };
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
