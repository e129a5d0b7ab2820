import type { Because } from '../model/because.ts';
import { type NameTable, type NamedEntities, readName } from './named-entities.ts';
import { type LooseHeads, looseHeadsOf } from './loose-heads.ts';
import { NameSupport } from './name-support.ts';
import type { ResolveMemory } from './resolve-memory.ts';
import { ONE_EDIT, SAME_WORD, type NameSpelling, comparePersonNames, haveTwoFathers } from './name-spelling.ts';

/** A join that a rule proposes. Stronger joins are made first. */
export interface EntityJoin {
  readonly a: number;
  readonly b: number;
  readonly strength: number;
  readonly because: Because;
}

/** Shorter words of places and bodies are variants only by exchanged letters («كونغ», «كونج»). */
const SHORTEST_VARIANT = 5;
/** Articles that name a person in full, and times as many as name others of the surname, before the surname alone is his. */
const LEAST_MAIN = 5;
const MAIN_TIMES = 5;
/** A block of more different names than this is a common given name: only its exact matches are joined. */
const LARGEST_BLOCK = 400;

/** Rules that say which differently named entities are one. Each looks only at names that share a block key. */
export class EntityRules {
  readonly #table: NameTable;
  readonly #spelling: NameSpelling;
  readonly #support: NameSupport;
  readonly #heads: LooseHeads;
  readonly #memory: ResolveMemory;
  readonly #byAlias = new Map<string, Set<number>>();

  constructor(table: NameTable, spelling: NameSpelling, memory: ResolveMemory) {
    this.#table = table;
    this.#memory = memory;
    this.#spelling = spelling;
    this.#support = new NameSupport(table);
    this.#heads = looseHeadsOf(spelling);
    for (const entry of table.named) if (entry.type !== 'group') this.#indexAliases(entry);
  }

  #indexAliases(entry: NamedEntities): void {
    for (const wording of readName(entry, this.#memory).wordings) {
      const words = this.#spelling.plainName(wording);
      if (words === '') continue;
      const key = `${entry.type} ${words}`;
      const known = this.#byAlias.get(key);
      if (known) known.add(entry.number);
      else this.#byAlias.set(key, new Set([entry.number]));
    }
  }

  /** Every join that the rules propose, strongest first, independent of the order of articles. */
  joins(): EntityJoin[] {
    const joins = [...this.#sameNameTwice(), ...this.#aliasJoins(), ...this.#personJoins(), ...this.#longerNameJoins(), ...this.#headlessJoins(), ...this.#variantJoins()];
    return joins.sort((x, y) => y.strength - x.strength || x.a - y.a || x.b - y.b);
  }

  /** One name with and without a knowledge-base id: one thing unless the name has several ids. */
  #sameNameTwice(): EntityJoin[] {
    const byName = new Map<string, NamedEntities[]>();
    for (const entry of this.#table.named) {
      if (entry.type === 'group') continue;
      for (const name of readName(entry, this.#memory).names) {
        const key = `${entry.type} ${name}`;
        byName.set(key, [...(byName.get(key) ?? []), entry]);
      }
    }
    const joins: EntityJoin[] = [];
    for (const entries of byName.values()) {
      const known = entries.filter(({ kb }) => kb);
      if (known.length !== 1) continue;
      for (const entry of entries) {
        if (!entry.kb) joins.push(this.#join(known[0]!, entry, 1, 'same-name', 'the same name, once with a known id'));
      }
    }
    return joins;
  }

  /** A full name that another article gives as an alias, when it is the alias of one thing only. */
  #aliasJoins(): EntityJoin[] {
    const joins: EntityJoin[] = [];
    for (const entry of this.#table.named) {
      if (entry.type === 'group' || entry.words.length < 2) continue;
      const bearers = [...(this.#byAlias.get(`${entry.type} ${this.#plain(entry)}`) ?? [])]
        .filter((n) => n !== entry.number && this.#table.named[n]!.words.join(' ') !== entry.words.join(' '));
      if (bearers.length !== 1) continue;
      const other = this.#table.named[bearers[0]!]!;
      joins.push(this.#join(entry, other, 0.9, 'name-is-alias', `«${entry.members[0]!.name}» is another name of «${other.members[0]!.name}»`));
    }
    return joins;
  }

  #plain(entry: NamedEntities): string {
    return this.#spelling.plainName(entry.members[0]!.name);
  }

  /** Full names meet by both their ends; a surname alone meets whoever bears it. */
  #personJoins(): EntityJoin[] {
    const joins = new Map<string, EntityJoin>();
    const add = (a: NamedEntities, b: NamedEntities, block: readonly NamedEntities[]): void => {
      const pair = `${a.number} ${b.number}`;
      const join = joins.has(pair) ? null : this.#personJoin(a, b, block);
      if (join) joins.set(pair, join);
    };
    for (const block of this.#blocks('person', ({ words }) => fullNameKeys(words.map((word) => this.#spelling.skeleton(word))))) {
      for (const [i, a] of block.entries()) for (const b of block.slice(i + 1)) add(a, b, block);
    }
    for (const block of this.#blocks('person', ({ words }) => [this.#spelling.skeleton(words.at(-1)!)])) {
      const singles = block.filter(({ words }) => words.length === 1);
      for (const a of singles) for (const b of block) if (b.words.length > 1 || b.number > a.number) add(...inOrder(a, b), block);
    }
    return [...joins.values()];
  }

  #personJoin(a: NamedEntities, b: NamedEntities, block: readonly NamedEntities[]): EntityJoin | null {
    const likeness = comparePersonNames(a.words, b.words, this.#spelling);
    // bearers of one very name were parted as two people before
    if (likeness < ONE_EDIT || a.words.join(' ') === b.words.join(' ') || haveTwoFathers(a.members[0]!.name, b.members[0]!.name, this.#spelling)) return null;
    const short = a.words.length <= b.words.length ? a : b;
    const long = short === a ? b : a;
    const support = this.#support.find(a, b);
    const isDoubtful = short.words.length === 1 || likeness < SAME_WORD - 0.1 || !this.#endsAlike(short, long);
    const names = `«${a.members[0]!.name}» and «${b.members[0]!.name}»`;
    if (isDoubtful) {
      if (!support) return null;
      const isMain = short.words.length === 1 && likeness === SAME_WORD && this.#outnumbers(long, block);
      if (!isMain && (!(support.isStrong || this.#isOnlyBearer(short, long, likeness)) || this.#hasRival(short, long, block))) return null;
      const rule = short.words.length === 1 ? 'surname-alone' : likeness < SAME_WORD - 0.1 ? 'spelling-variant' : 'name-begins';
      return this.#join(a, b, likeness * 0.8, rule, `${names} may be one name, and ${support.says}`);
    }
    if (!support?.isStrong && this.#hasRival(short, long, block)) return null;
    if (!support && this.#support.holdDifferentOffices(a, b)) return null;
    return this.#join(a, b, likeness, 'shorter-name', `${names} agree word by word${support ? `, and ${support.says}` : ''}`);
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
    return short.words.length === 1 && likeness === SAME_WORD && long.words.at(-1) === surname && this.#table.wordSpread.get(surname!) === 2;
  }

  /** Whether the shorter name fits another, different longer name as well. */
  #hasRival(short: NamedEntities, long: NamedEntities, block: readonly NamedEntities[]): boolean {
    return block.some((other) => other !== short && other !== long && other.words.length >= 2
      && comparePersonNames(short.words, other.words, this.#spelling) >= SAME_WORD - 0.1
      && comparePersonNames(long.words, other.words, this.#spelling) < ONE_EDIT);
  }

  /** «حكومة الوفاق» and «حكومة الوفاق الوطني»: a name that goes on, when it goes on in one way only. */
  #longerNameJoins(): EntityJoin[] {
    const joins: EntityJoin[] = [];
    for (const block of this.#blocks('organization', ({ words }) => (words.length >= 2 ? [words.slice(0, 2).join(' ')] : []))) {
      for (const short of block) {
        const longer = block.filter((other) => other.words.length > short.words.length && short.words.every((word, i) => other.words[i] === word));
        longer.sort((x, y) => x.words.length - y.words.length || x.number - y.number);
        const isChain = longer.every((other, i) => i === 0 || longer[i - 1]!.words.every((word, at) => other.words[at] === word));
        const next = isChain ? longer[0] : undefined;
        const support = next && this.#support.find(short, next);
        if (next && support) joins.push(this.#join(short, next, 0.85, 'name-goes-on', `«${short.members[0]!.name}» goes on as «${next.members[0]!.name}», and ${support.says}`));
      }
    }
    return joins;
  }

  /** «وكالة رويترز» and «رويترز», «تنظيم القاعدة» and «القاعدة»: the word for what it is left out. */
  #headlessJoins(): EntityJoin[] {
    const bare = new Map<string, NamedEntities[]>();
    const headed = new Map<string, { entry: NamedEntities; kind: string }[]>();
    for (const entry of this.#table.named) {
      if (entry.type !== 'organization' || entry.words.length === 0) continue;
      const rest = entry.words.slice(1).join(' ');
      const kind = rest === '' ? null : this.#heads.kindOf(entry.words);
      if (kind !== null) headed.set(rest, [...(headed.get(rest) ?? []), { entry, kind }]);
      else bare.set(entry.words.join(' '), [...(bare.get(entry.words.join(' ')) ?? []), entry]);
    }
    const joins: EntityJoin[] = [];
    for (const [rest, bodies] of headed) {
      if (new Set(bodies.map(({ kind }) => kind)).size > 1) continue;
      for (const { entry } of bodies) {
        for (const alone of bare.get(rest) ?? []) {
          const support = this.#support.find(entry, alone);
          if (support?.isStrong) joins.push(this.#join(alone, entry, 0.8, 'head-left-out', `«${alone.members[0]!.name}» is «${entry.members[0]!.name}» without the word for what it is, and ${support.says}`));
        }
      }
    }
    return joins;
  }

  /** Places and bodies whose names differ by spelling only. */
  #variantJoins(): EntityJoin[] {
    const joins: EntityJoin[] = [];
    for (const type of ['organization', 'place'] as const) {
      for (const block of this.#blocks(type, ({ words }) => [words.map((word) => this.#spelling.skeleton(word)).join(' ')])) {
        for (const [i, a] of block.entries()) {
          for (const b of block.slice(i + 1)) {
            const support = this.#isVariant(a, b) ? this.#support.find(a, b) : null;
            if (support) joins.push(this.#join(a, b, 0.7, 'spelling-variant', `«${a.members[0]!.name}» and «${b.members[0]!.name}» are one spelling, and ${support.says}`));
          }
        }
      }
    }
    return joins;
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

  /** Different names by block key; every block is sorted, so nothing depends on the order of articles. */
  #blocks(type: string, keysOf: (entry: NamedEntities) => readonly string[]): NamedEntities[][] {
    const blocks = new Map<string, NamedEntities[]>();
    for (const entry of this.#table.named) {
      if (entry.type !== type || entry.words.length === 0) continue;
      for (const key of new Set(keysOf(entry))) {
        const block = blocks.get(key);
        if (block) block.push(entry);
        else blocks.set(key, [entry]);
      }
    }
    return [...blocks.values()].filter((block) => block.length > 1 && block.length <= LARGEST_BLOCK);
  }

  #join(a: NamedEntities, b: NamedEntities, strength: number, rule: string, says: string): EntityJoin {
    const [first, second] = a.number < b.number ? [a, b] : [b, a];
    return { a: first.number, b: second.number, strength, because: { rule, says } };
  }
}

const inOrder = (a: NamedEntities, b: NamedEntities): [NamedEntities, NamedEntities] => (a.number < b.number ? [a, b] : [b, a]);

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
