import type { Because } from '../model/because.ts';
import { type LooseHeads, looseHeadsOf } from './loose-heads.ts';
import { NameSupport } from './name-support.ts';
import type { NameChange, NameTable } from './name-table.ts';
import { NearNames, type NearPair } from './near-names.ts';
import { ONE_EDIT, SAME_WORD, type NameSpelling, comparePersonNames } from './name-spelling.ts';
import { type NamedEntities, byFirst, readName } from './named-entities.ts';
import type { ResolveMemory } from './resolve-memory.ts';

/** A join that a rule proposes, of names by their numbers, the first one first. Stronger joins are made first. */
export interface EntityJoin {
  readonly a: number;
  readonly b: number;
  readonly strength: number;
  readonly because: Because;
  /** Which rule it is of; of equally strong joins those of the first rule are made first. */
  readonly order: number;
}

/** Shorter words of places and bodies are variants only by exchanged letters («كونغ», «كونج»). */
const SHORTEST_VARIANT = 5;
/** Articles that name a person in full, and times as many as name others of the surname, before the surname alone is his. */
const LEAST_MAIN = 5;
const MAIN_TIMES = 5;
/** A block of more different names than this is a common given name: only its exact matches are joined. */
const LARGEST_BLOCK = 400;

/** A kind of block: the keys under which its names meet, and the joins that it proposes among them. */
interface Rule {
  readonly type: NamedEntities['type'] | null;
  readonly keysOf: (entry: NamedEntities) => readonly string[];
  /** `touched`: numbers of those that are new, gone or grown, or of which something speaks otherwise than when the block was looked at last. */
  readonly joinsOf: (block: readonly NamedEntities[], key: string, touched: ReadonlySet<number>) => readonly EntityJoin[];
}

/**
 * Rules that say which differently named entities are one. Each looks only at names that share a key; the blocks of names are kept
 * from run to run with the joins that they propose, and only those that something touched are looked at again.
 */
export class EntityRules {
  readonly #table: NameTable;
  readonly #spelling: NameSpelling;
  readonly #heads: LooseHeads;
  readonly #memory: ResolveMemory;
  readonly #rules: readonly Rule[];
  #support: NameSupport;
  /** Numbers of the names under a key, by rule. */
  readonly #blocks: readonly Map<string, number[]>[];
  /** The joins that a block proposes, where it proposes any. */
  readonly #joins: readonly Map<string, readonly EntityJoin[]>[];
  readonly #joinsOf = new Map<number, Set<EntityJoin>>();
  /** The names of persons' blocks, by rule. */
  readonly #near: Readonly<Record<number, Map<string, NearNames>>> = { [FULL_NAMES]: new Map(), [SURNAMES]: new Map() };

  constructor(table: NameTable, spelling: NameSpelling, memory: ResolveMemory) {
    this.#table = table;
    this.#memory = memory;
    this.#spelling = spelling;
    this.#support = new NameSupport(table);
    this.#heads = looseHeadsOf(spelling);
    this.#rules = this.#makeRules();
    this.#blocks = this.#rules.map(() => new Map<string, number[]>());
    this.#joins = this.#rules.map(() => new Map<string, readonly EntityJoin[]>());
  }

  #makeRules(): readonly Rule[] {
    const skeletons = ({ words }: NamedEntities): string[] => words.map((word) => this.#spelling.skeleton(word));
    const variants = (type: 'organization' | 'place'): Rule => ({ type, keysOf: (entry) => [skeletons(entry).join(' ')], joinsOf: (block) => this.#variantJoins(block) });
    return [
      { type: null, keysOf: (entry) => [...readName(entry, this.#memory).names].map((name) => `${entry.type} ${name}`), joinsOf: (block) => this.#sameNameTwice(block) },
      { type: null, keysOf: (entry) => this.#aliasKeys(entry), joinsOf: (block, key) => this.#aliasJoins(block, key) },
      { type: 'person', keysOf: (entry) => fullNameKeys(skeletons(entry)), joinsOf: (block, key, touched) => this.#personJoins(block, this.#nearIn(FULL_NAMES, key), touched) },
      { type: 'person', keysOf: ({ words }) => [this.#spelling.skeleton(words.at(-1)!)], joinsOf: (block, key, touched) => this.#personJoins(block, this.#nearIn(SURNAMES, key), touched) },
      { type: 'organization', keysOf: ({ words }) => (words.length >= 2 ? [words.slice(0, 2).join(' ')] : []), joinsOf: (block) => this.#longerNameJoins(block) },
      { type: 'organization', keysOf: ({ words }) => [this.#heads.kindOf(words) === null ? words.join(' ') : words.slice(1).join(' ')], joinsOf: (block, key) => this.#headlessJoins(block, key) },
      variants('organization'), variants('place'),
    ];
  }

  /** Takes a change of the table in; gives the numbers of the names that other joins are proposed for than before. */
  take({ before, now, around, lone }: NameChange): ReadonlySet<number> {
    this.#support = new NameSupport(this.#table);
    const touched = this.#rules.map(() => new Map<string, Set<number>>());
    for (const entry of before) this.#file(entry, (rule, key) => this.#takeOut(rule, key, entry.number), touched);
    for (const entry of now) this.#file(entry, (rule, key) => this.#putIn(rule, key, entry.number), touched);
    for (const number of around) {
      const entry = this.#table.parts.get(number);
      if (entry) this.#file(entry, () => {}, touched);
    }
    for (const word of lone) touchIn(touched[SURNAMES]!, this.#spelling.skeleton(word), []);
    const dirty = new Set<number>();
    for (const [rule, keys] of touched.entries()) for (const [key, numbers] of keys) this.#propose(rule, key, { touched: numbers, dirty });
    return dirty;
  }

  #file(entry: NamedEntities, put: (rule: number, key: string) => void, touched: readonly Map<string, Set<number>>[]): void {
    if (entry.type === 'group') return;
    for (const [at, { type, keysOf }] of this.#rules.entries()) {
      if (type !== null && (type !== entry.type || entry.words.length === 0)) continue;
      for (const key of new Set(keysOf(entry))) {
        put(at, key);
        touchIn(touched[at]!, key, [entry.number]);
      }
    }
  }

  #putIn(rule: number, key: string, number: number): void {
    const block = this.#blocks[rule]!.get(key);
    if (block) block.push(number);
    else this.#blocks[rule]!.set(key, [number]);
  }

  #takeOut(rule: number, key: string, number: number): void {
    const block = this.#blocks[rule]!.get(key)!;
    if (block.length === 1) this.#blocks[rule]!.delete(key);
    else block.splice(block.indexOf(number), 1);
  }

  /** Looks at a block again. */
  #propose(rule: number, key: string, { touched, dirty }: { readonly touched: ReadonlySet<number>; readonly dirty: Set<number> }): void {
    const block = (this.#blocks[rule]!.get(key) ?? []).map((number) => this.#table.parts.get(number)!);
    const before = this.#joins[rule]!.get(key) ?? [];
    const isLooked = block.length > 1 && (block.length <= LARGEST_BLOCK || UNBOUNDED.has(rule));
    if (!isLooked) this.#near[rule]?.delete(key);
    const now = isLooked ? this.#rules[rule]!.joinsOf(KEPT.has(rule) ? block : block.sort(byFirst), key, touched) : [];
    if (before.length === now.length && now.every((join, i) => isSame(join, before[i]!))) return;
    for (const join of before) {
      for (const number of [join.a, join.b]) {
        const joins = this.#joinsOf.get(number)!;
        joins.delete(join);
        if (joins.size === 0) this.#joinsOf.delete(number);
        dirty.add(number);
      }
    }
    for (const join of now) {
      for (const number of [join.a, join.b]) {
        const joins = this.#joinsOf.get(number);
        if (joins) joins.add(join);
        else this.#joinsOf.set(number, new Set([join]));
        dirty.add(number);
      }
    }
    if (now.length > 0) this.#joins[rule]!.set(key, now);
    else this.#joins[rule]!.delete(key);
  }

  /** The joins that are proposed for a name. */
  joinsOf(number: number): Iterable<EntityJoin> {
    return this.#joinsOf.get(number) ?? [];
  }

  /** One name with and without a knowledge-base id: one thing unless the name has several ids. */
  #sameNameTwice(block: readonly NamedEntities[]): EntityJoin[] {
    const known = block.filter(({ kb }) => kb);
    if (known.length !== 1) return [];
    return block.flatMap((entry) => (entry.kb ? [] : [this.#join(known[0]!, entry, { order: 0, strength: 1, rule: 'same-name', says: 'the same name, once with a known id' })]));
  }

  #aliasKeys(entry: NamedEntities): string[] {
    return [...readName(entry, this.#memory).wordings].flatMap((wording) => {
      const words = this.#spelling.plainName(wording);
      return words === '' ? [] : [`${entry.type} ${words}`];
    });
  }

  /** A full name that another article gives as an alias, when it is the alias of one thing only. */
  #aliasJoins(block: readonly NamedEntities[], key: string): EntityJoin[] {
    return block.flatMap((entry) => {
      if (entry.words.length < 2 || `${entry.type} ${this.#spelling.plainName(entry.members[0]!.name)}` !== key) return [];
      const bearers = block.filter((other) => other !== entry && other.words.join(' ') !== entry.words.join(' '));
      if (bearers.length !== 1) return [];
      const [other] = bearers;
      return [this.#join(entry, other!, { order: 1, strength: 0.9, rule: 'name-is-alias', says: `«${entry.members[0]!.name}» is another name of «${other!.members[0]!.name}»` })];
    });
  }

  #nearIn(rule: typeof FULL_NAMES | typeof SURNAMES, key: string): NearNames {
    const kept = this.#near[rule]!;
    let near = kept.get(key);
    if (!near) {
      near = new NearNames(this.#spelling, rule === FULL_NAMES ? 'full names' : 'surnames alone');
      if (this.#memory.lasting === 'many runs') kept.set(key, near);
    }
    return near;
  }

  /** Full names meet by both their ends, a surname alone whoever bears it. */
  #personJoins(block: readonly NamedEntities[], near: NearNames, touched: ReadonlySet<number>): EntityJoin[] {
    near.take(block, touched);
    return near.pairs.flatMap((pair) => this.#personJoin(pair, block) ?? []);
  }

  #personJoin(pair: NearPair, block: readonly NamedEntities[]): EntityJoin | null {
    const { a, b, likeness } = pair;
    const short = a.words.length <= b.words.length ? a : b;
    const long = short === a ? b : a;
    if (pair.support === undefined) pair.support = this.#support.find(a, b);
    const { support } = pair;
    const isDoubtful = short.words.length === 1 || likeness < SAME_WORD - 0.1 || !this.#endsAlike(short, long);
    const names = `«${a.members[0]!.name}» and «${b.members[0]!.name}»`;
    if (isDoubtful) {
      if (!support) return null;
      const isMain = short.words.length === 1 && likeness === SAME_WORD && this.#outnumbers(long, block);
      if (!isMain && (!(support.isStrong || this.#isOnlyBearer(short, long, likeness)) || this.#hasRival(short, long, block))) return null;
      const rule = short.words.length === 1 ? 'surname-alone' : likeness < SAME_WORD - 0.1 ? 'spelling-variant' : 'name-begins';
      return this.#join(a, b, { order: 2, strength: likeness * 0.8, rule, says: `${names} may be one name, and ${support.says}` });
    }
    if (!support?.isStrong && this.#hasRival(short, long, block)) return null;
    if (!support && this.#support.holdDifferentOffices(a, b)) return null;
    return this.#join(a, b, { order: 2, strength: likeness, rule: 'shorter-name', says: `${names} agree word by word${support ? `, and ${support.says}` : ''}` });
  }

  /** «محمد الحسن» is not yet «محمد حسن علوان». */
  #endsAlike(short: NamedEntities, long: NamedEntities): boolean {
    return this.#spelling.likeness(short.words.at(-1)!, long.words.at(-1)!) > 0;
  }

  /** Of all who bear a surname, the one whom most articles name by far: «أوباما» alone is he. */
  #outnumbers(long: NamedEntities, block: readonly NamedEntities[]): boolean {
    const others = block.reduce((sum, other) => sum + (other.words.length > 1 && comparePersonNames(long.words, other.words, this.#spelling) < ONE_EDIT ? other.members.length : 0), 0);
    return long.members.length >= LEAST_MAIN && long.members.length >= MAIN_TIMES * others;
  }

  /** A surname, spelled alike, that one person bears in all articles. */
  #isOnlyBearer(short: NamedEntities, long: NamedEntities, likeness: number): boolean {
    const [surname] = short.words;
    return short.words.length === 1 && likeness === SAME_WORD && long.words.at(-1) === surname && this.#table.isLone(surname!);
  }

  /** Whether the shorter name fits another, different longer name as well. */
  #hasRival(short: NamedEntities, long: NamedEntities, block: readonly NamedEntities[]): boolean {
    return block.some((other) => other !== short && other !== long && other.words.length >= 2
      && comparePersonNames(short.words, other.words, this.#spelling) >= SAME_WORD - 0.1
      && comparePersonNames(long.words, other.words, this.#spelling) < ONE_EDIT);
  }

  /** «حكومة الوفاق» and «حكومة الوفاق الوطني»: a name that goes on, when it goes on in one way only. */
  #longerNameJoins(block: readonly NamedEntities[]): EntityJoin[] {
    return block.flatMap((short) => {
      const longer = block.filter((other) => other.words.length > short.words.length && short.words.every((word, i) => other.words[i] === word));
      longer.sort((x, y) => x.words.length - y.words.length || byFirst(x, y));
      const isChain = longer.every((other, i) => i === 0 || longer[i - 1]!.words.every((word, at) => other.words[at] === word));
      const next = isChain ? longer[0] : undefined;
      const support = next && this.#support.find(short, next);
      return next && support ? [this.#join(short, next, { order: 3, strength: 0.85, rule: 'name-goes-on', says: `«${short.members[0]!.name}» goes on as «${next.members[0]!.name}», and ${support.says}` })] : [];
    });
  }

  /** «وكالة رويترز» and «رويترز», «تنظيم القاعدة» and «القاعدة»: the word for what it is left out. */
  #headlessJoins(block: readonly NamedEntities[], key: string): EntityJoin[] {
    const headed = block.filter(({ words }) => words.join(' ') !== key);
    if (new Set(headed.map(({ words }) => this.#heads.kindOf(words))).size > 1) return [];
    return headed.flatMap((entry) => block.flatMap((alone) => {
      const support = headed.includes(alone) ? null : this.#support.find(entry, alone);
      if (!support?.isStrong) return [];
      return [this.#join(alone, entry, { order: 4, strength: 0.8, rule: 'head-left-out', says: `«${alone.members[0]!.name}» is «${entry.members[0]!.name}» without the word for what it is, and ${support.says}` })];
    }));
  }

  /** Places and bodies whose names differ by spelling only. */
  #variantJoins(block: readonly NamedEntities[]): EntityJoin[] {
    return block.flatMap((a, i) => block.slice(i + 1).flatMap((b) => {
      const support = this.#isVariant(a, b) ? this.#support.find(a, b) : null;
      return support ? [this.#join(a, b, { order: 5, strength: 0.7, rule: 'spelling-variant', says: `«${a.members[0]!.name}» and «${b.members[0]!.name}» are one spelling, and ${support.says}` })] : [];
    }));
  }

  #isVariant(a: NamedEntities, b: NamedEntities): boolean {
    return a.words.length === b.words.length && a.words.every((word, i) => word === b.words[i] || this.#isWordVariant(word, b.words[i]!));
  }

  /** «بيروتي» is of «بيروت» and «جامعة الأميرة» is not «جامعة الأمير»: the end of a word is grammar. */
  #isWordVariant(word: string, other: string): boolean {
    const shorter = Math.min(word.length, other.length);
    if (shorter < SHORTEST_VARIANT) return shorter === SHORTEST_VARIANT - 1 && this.#spelling.isExchanged(word, other);
    return this.#spelling.soundsLike(word, other) && this.#spelling.endsAlike(word, other);
  }

  #join(a: NamedEntities, b: NamedEntities, { order, strength, rule, says }: { readonly order: number; readonly strength: number; readonly rule: string; readonly says: string }): EntityJoin {
    const [first, second] = byFirst(a, b) < 0 ? [a, b] : [b, a];
    return { a: first.number, b: second.number, strength, order, because: { rule, says } };
  }
}

/** The rules of persons' names, of which pairs are kept, and those whose blocks are never too large: names and wordings that are one. */
const FULL_NAMES = 2;
const SURNAMES = 3;
const KEPT: ReadonlySet<number> = new Set([FULL_NAMES, SURNAMES]);
const UNBOUNDED: ReadonlySet<number> = new Set([0, 1, 5]);

const isSame = (x: EntityJoin, y: EntityJoin): boolean => x.a === y.a && x.b === y.b && x.strength === y.strength && x.because.rule === y.because.rule && x.because.says === y.because.says;

/** Letters of the first word that two spellings of a name share; «صلاح» and «صلاح الدين» have them. */
const SHARED_BEGINNING = 2;

/**
 * Keys by which two spellings of one full name meet: both ends, one letter of the last word missing, the last word with
 * the beginning of the first, the first two words. Names that share only a given name or only a surname never meet, so
 * that a key has few names however large the archive.
 */
function fullNameKeys(skeletons: readonly string[]): string[] {
  if (skeletons.length < 2) return [];
  const [first, second] = skeletons;
  const last = skeletons.at(-1)!;
  const keys = [`${first} ${last}`, `${first!.slice(0, SHARED_BEGINNING)}… ${last}`, `${first} ${second}`];
  for (let i = 0; i < last.length; i++) keys.push(`${first} ${last.slice(0, i)}${last.slice(i + 1)}`);
  return keys;
}

function touchIn(keys: Map<string, Set<number>>, key: string, numbers: readonly number[]): void {
  let touched = keys.get(key);
  if (!touched) keys.set(key, (touched = new Set()));
  for (const number of numbers) touched.add(number);
}
