import { NumberBuckets } from '../language/number-buckets.ts';
import { withAdded } from '../language/sorted-list.ts';
import type { RecordSet } from '../model/record-set.ts';
import { CommonNames } from './common-names.ts';
import type { EntityFace } from './entity-core.ts';
import { partHomonyms } from './homonyms.ts';
import { type Bearers, type LocalEntity, type NamedEntities, areSame, byFirst, byPlace, localsOf, readName } from './named-entities.ts';
import type { NameSpelling } from './name-spelling.ts';
import { partByRulings } from './part-by-rulings.ts';
import type { PersonRulings } from './person-rulings.ts';
import type { ResolveMemory } from './resolve-memory.ts';
import { WordCounts } from './word-counts.ts';

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
  /** Those of articles of before that are parted otherwise, and what each was. */
  readonly moved: readonly (readonly [LocalEntity, EntityFace | null])[];
}

/** All that bear one name, as they are told apart. */
interface Entry {
  readonly bearers: Bearers;
  parts: readonly NamedEntities[];
  /** Whether several persons may bear it. */
  isSeveral: boolean;
  isCommon: boolean;
}

/** What has come and gone under a name. */
interface Coming {
  readonly added: LocalEntity[];
  readonly gone: Set<LocalEntity>;
}

/** Everything met under a name, kept from run to run; the only thing entity rules read. What a run costs hangs on what has changed, not on how much is here. */
export class NameTable {
  /** Named entities by number, those of one name told apart. */
  readonly parts = new Map<number, NamedEntities>();
  readonly #spelling: NameSpelling;
  readonly #memory: ResolveMemory;
  readonly #entries = new Map<string, Entry>();
  /** How many different names of persons hold a word. */
  readonly #wordSpread = new WordCounts();
  /** How many named persons hold an office with a word. */
  readonly #roleSpread = new WordCounts();
  readonly #common = new CommonNames(this.#wordSpread);
  /** Names, and those of them told apart, by how many bear them. */
  readonly #sizes = new NumberBuckets<Entry>();
  readonly #partSizes = new NumberBuckets<number>();
  /** Names that persons parted. */
  #ruled: ReadonlySet<string> = new Set();
  /** Who holds an office with a word. */
  readonly #holders = new Map<string, Set<number>>();
  #articles = 0;
  #persons = 0;
  #partedPersons = 0;
  #limits: Limits = { telling: 0, tellingRoles: 0, rare: 0, rareRoles: 0 };

  constructor(spelling: NameSpelling, memory: ResolveMemory) {
    this.#spelling = spelling;
    this.#memory = memory;
  }

  take(set: RecordSet, rulings: PersonRulings): NameChange {
    this.#wordSpread.changed.clear();
    this.#roleSpread.changed.clear();
    this.#memory.growths.clear();
    const personsBefore = this.#persons;
    const coming = this.#gather(set);
    const change = new Change();
    const last = this.#limits;
    this.#articles = set.records.length;
    this.#limits = limitsOf(this.#articles, this.#persons, last);
    this.#split(coming, { last, personsBefore, rulings, change });
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
  isRare(part: NamedEntities): boolean {
    return isRareUnder(part, this.#limits);
  }

  /** Puts the entities of new articles under their names, takes out those of articles that are gone; gives the names whose bearers have changed. */
  #gather({ added, gone }: RecordSet): ReadonlyMap<string, Coming> {
    const coming = new Map<string, Coming>();
    const of = (key: string): Coming => {
      let known = coming.get(key);
      if (!known) coming.set(key, (known = { added: [], gone: new Set() }));
      return known;
    };
    for (const record of added) {
      const at = this.#memory.order.of(record);
      for (const local of localsOf(record, this.#spelling, this.#memory).all) {
        local.at = at;
        of(local.key).added.push(local);
      }
    }
    for (const record of gone) for (const local of this.#memory.locals.get(record)!.all) of(local.key).gone.add(local);
    for (const [key, one] of coming) this.#regather(key, one);
    return coming;
  }

  #regather(key: string, { added, gone }: Coming): void {
    let entry = this.#entries.get(key);
    const before = entry ? entry.bearers.now : null;
    const kept = before === null ? NOBODY : gone.size === 0 ? before.members : before.members.filter((local) => !gone.has(local));
    const members = withAdded(kept, added, byPlace);
    for (const local of gone) local.named = local.part = null;
    const { type, words, kb } = members[0] ?? before!;
    const whole: NamedEntities = { number: before?.number ?? this.#memory.nextNumber(), type, words, kb, members };
    if (!entry) this.#entries.set(key, (entry = { bearers: { now: whole, face: null }, parts: [], isSeveral: false, isCommon: false }));
    entry.bearers.now = whole;
    for (const local of added) local.named = entry.bearers;
    if (before && gone.size === 0) this.#memory.growths.set(whole, { from: before, added });
    this.#recount(before, whole);
    if (before) this.#sizes.take(before.members.length, entry);
    if (members.length > 0) this.#sizes.put(members.length, entry);
  }

  #recount(before: NamedEntities | null, whole: NamedEntities): void {
    if (whole.type !== 'person') return;
    const isAsBefore = before !== null && whole.members.length > 0 && areSame(before.words, whole.words) && readName(before, this.#memory) === readName(whole, this.#memory);
    if (isAsBefore) return;
    if (before) this.#count(before, -1);
    if (whole.members.length > 0) this.#count(whole, 1);
  }

  #count(named: NamedEntities, by: 1 | -1): void {
    this.#wordSpread.add(new Set(named.words), by);
    this.#roleSpread.add(readName(named, this.#memory).roles, by);
    this.#persons += by;
  }

  /** Tells apart the bearers of names that have changed, and of those where what tells them apart has. */
  #split(coming: ReadonlyMap<string, Coming>, { last, personsBefore, rulings, change }: { readonly last: Limits; readonly personsBefore: number; readonly rulings: PersonRulings; readonly change: Change }): void {
    const ruled = this.#keysRuled(rulings);
    const todo = new Set([...coming.keys(), ...ruled, ...this.#ruled]);
    this.#ruled = ruled;
    for (const key of coming.keys()) {
      const entry = this.#entries.get(key)!;
      const { type, kb, members } = entry.bearers.now;
      entry.isSeveral = type === 'person' && !kb && members.length > 1;
      if (!entry.isSeveral) this.#common.unwatch(key);
    }
    for (const key of this.#common.due(personsBefore, this.#persons)) {
      const entry = this.#entries.get(key)!;
      if (this.#isCommon(key, entry) !== entry.isCommon) todo.add(key);
    }
    for (const key of this.#toldOtherwise(coming, last)) todo.add(key);
    for (const key of todo) {
      const entry = this.#entries.get(key);
      if (!entry) continue;
      const parts = entry.bearers.now.members.length === 0 ? [] : this.#partsOf(key, entry, rulings);
      this.#exchange(entry, parts, change);
      entry.parts = parts;
      if (parts.length === 0) this.#entries.delete(key);
    }
  }

  /** The names of which persons ruled. */
  #keysRuled(rulings: PersonRulings): ReadonlySet<string> {
    const keys = new Set<string>();
    for (const ruled of rulings.keys()) {
      const [article, local] = [ruled.slice(0, ruled.lastIndexOf('#')), ruled.slice(ruled.lastIndexOf('#') + 1)];
      const record = this.#memory.order.find(article);
      const found = record && this.#memory.locals.get(record)!.byId.get(local);
      if (found) keys.add(found.key);
    }
    return keys;
  }

  #isCommon(key: string, { bearers }: Entry): boolean {
    return this.#common.watch(key, bearers.now.words, this.#persons);
  }

  /** Common names that others, or office words, told apart and do so no more, or the other way round. */
  *#toldOtherwise(coming: ReadonlyMap<string, Coming>, last: Limits): Iterable<string> {
    const { telling, tellingRoles } = this.#limits;
    for (const word of this.#roleSpread.crossing(last.tellingRoles, tellingRoles)) {
      for (const holder of this.#holders.get(word) ?? []) yield* this.#commonAmong(this.parts.get(holder)!.members.map(({ key }) => key));
    }
    const crossing = new Set<Entry>();
    for (const key of coming.keys()) {
      const entry = this.#entries.get(key)!;
      const [before, now] = [entry.parts.reduce((sum, { members }) => sum + members.length, 0), entry.bearers.now.members.length];
      if (before > 0 && now > 0 && before <= last.telling !== now <= telling) crossing.add(entry);
    }
    if (last.telling !== telling) for (const entry of this.#sizes.between(Math.min(last.telling, telling) + 1, Math.max(last.telling, telling))) crossing.add(entry);
    for (const { bearers } of crossing) for (const { among } of bearers.now.members) yield* this.#commonAmong(among.map(({ key }) => key));
  }

  *#commonAmong(keys: readonly string[]): Iterable<string> {
    for (const key of new Set(keys)) {
      const entry = this.#entries.get(key);
      if (entry?.isSeveral && entry.isCommon) yield key;
    }
  }

  #partsOf(key: string, entry: Entry, rulings: PersonRulings): readonly NamedEntities[] {
    const whole = entry.bearers.now;
    if (this.#ruled.has(key)) {
      const parties = partByRulings(whole.members, rulings, (member) => othersOf(member).flatMap((other) => (other.number !== whole.number && other.type !== 'group' ? [other.number] : [])));
      if (parties.length > 1) return this.#asParts(entry, parties);
    }
    if (!entry.isSeveral) return [whole];
    const isCommon = (entry.isCommon = this.#isCommon(key, entry));
    const { telling, tellingRoles } = this.#limits;
    const others = (member: LocalEntity): string[] => othersOf(member).flatMap(({ number, type, members }) => (number !== whole.number && type !== 'group' && (!isCommon || members.length <= telling) ? [`with ${number}`] : []));
    return this.#asParts(entry, partHomonyms(whole.members, { othersOf: others, isTelling: (role) => this.#roleSpread.of(role) <= tellingRoles, isCommon }));
  }

  /** The parts of a name, the same ones as before where the same bearers are parted alike. */
  #asParts({ bearers: { now: whole }, parts }: Entry, parties: readonly (readonly LocalEntity[])[]): readonly NamedEntities[] {
    if (parties.length === 1) return [whole];
    return parties.map((party) => {
      const members = [...party].sort(byPlace);
      return parts.find((part) => areSame(part.members, members) && areSame(part.words, whole.words)) ?? { ...whole, number: members[0]!.number, members };
    });
  }

  #exchange(entry: Entry, now: readonly NamedEntities[], change: Change): void {
    for (const part of entry.parts) {
      if (now.includes(part)) continue;
      change.before.push(part);
      this.parts.delete(part.number);
      this.#partSizes.take(part.members.length, part.number);
      this.#hold(part, -1);
    }
    for (const part of now) {
      if (entry.parts.includes(part)) continue;
      change.now.push(part);
      this.parts.set(part.number, part);
      this.#partSizes.put(part.members.length, part.number);
      this.#moveTo(part, entry, change);
      this.#hold(part, 1);
    }
  }

  /** Tells the bearers of a part that they belong to it. */
  #moveTo(part: NamedEntities, { bearers, parts }: Entry, change: Change): void {
    const growth = this.#memory.growths.get(part);
    if (growth && parts.includes(growth.from)) {
      for (const local of growth.added) local.part = bearers;
      return;
    }
    const face = part.members.find((local) => local.part?.face)?.part!.face ?? null;
    const to = part === bearers.now ? Object.assign(bearers, { face }) : { now: part, face };
    for (const local of part.members) {
      if (local.part === to) continue;
      if (local.part) change.moved.push([local, local.part.face]);
      local.part = to;
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
    const { rare, rareRoles } = this.#limits;
    const before = new Map(change.before.map((part) => [part.number, part]));
    for (const part of change.now) {
      const known = before.get(part.number);
      if (!known || known.members[0]!.name !== part.members[0]!.name || isRareUnder(known, last) !== this.isRare(part)) change.touchAround(part);
    }
    if (last.rare !== rare) for (const number of this.#partSizes.between(Math.min(last.rare, rare) + 1, Math.max(last.rare, rare))) change.touchAround(this.parts.get(number)!);
    for (const word of this.#roleSpread.crossing(last.rareRoles, rareRoles)) for (const holder of this.#holders.get(word) ?? []) change.around.add(holder);
  }
}

const NOBODY: readonly LocalEntity[] = [];

const isRareUnder = ({ type, members, kb }: NamedEntities, { rare }: Limits): boolean => !(type === 'place' && kb?.length === 2) && type !== 'group' && members.length <= rare;

/** A surname that stands alone and in one full name: two names hold it. */
const LONE_PAIR = 2;

/** The limits of one run; whole numbers where only counts are held against them. */
interface Limits {
  readonly telling: number;
  readonly tellingRoles: number;
  readonly rare: number;
  readonly rareRoles: number;
}

function limitsOf(articles: number, persons: number, { rareRoles }: Limits): Limits {
  return {
    rareRoles, telling: Math.floor(Math.max(TELLING_ARTICLES, TELLING_SHARE * articles)),
    tellingRoles: Math.floor(Math.max(TELLING_ARTICLES, TELLING_SHARE * persons)), rare: Math.floor(Math.max(RARE_ARTICLES, RARE_SHARE * articles)),
  };
}

/** The names that an article holds besides one. */
const othersOf = ({ among }: LocalEntity): readonly NamedEntities[] => among.map(({ named }) => named!.now);

class Change {
  readonly before: NamedEntities[] = [];
  readonly now: NamedEntities[] = [];
  readonly around = new Set<number>();
  readonly moved: [LocalEntity, EntityFace | null][] = [];

  touchAround({ members }: NamedEntities): void {
    for (const { among } of members) for (const { part } of among) this.around.add(part!.now.number);
  }

  outcome(lone: ReadonlySet<string>): NameChange {
    return { before: this.before, now: this.now.sort(byFirst), around: this.around, lone, moved: this.moved };
  }
}
