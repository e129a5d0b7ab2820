import type { Support } from './name-support.ts';
import { ONE_EDIT, type NameSpelling, comparePersonNames, haveTwoFathers } from './name-spelling.ts';
import { type NamedEntities, byFirst } from './named-entities.ts';

/** Two names that may be one person's by their spelling, the first one first. */
export interface NearPair {
  readonly a: NamedEntities;
  readonly b: NamedEntities;
  readonly likeness: number;
  /** What else speaks for them; undefined until somebody asks. */
  support: Support | null | undefined;
}

/** The names of one block and those pairs of them that are alike, kept from run to run: only names that something touched are compared again. */
export class NearNames {
  readonly #spelling: NameSpelling;
  /** Whether one name of a pair must be a single word. */
  readonly #isLoneOnly: boolean;
  readonly #names = new Map<number, NamedEntities>();
  #pairs: NearPair[] = [];

  constructor(spelling: NameSpelling, kind: 'full names' | 'surnames alone') {
    this.#spelling = spelling;
    this.#isLoneOnly = kind === 'surnames alone';
  }

  get pairs(): readonly NearPair[] {
    return this.#pairs;
  }

  /** Takes in the names of the block; `touched` are numbers of those that are new, gone or grown, or of which something speaks otherwise. */
  take(block: readonly NamedEntities[], touched: ReadonlySet<number>): void {
    const isNew = this.#names.size === 0;
    const now = new Map(block.flatMap((name) => (isNew || touched.has(name.number) ? [[name.number, name] as const] : [])));
    const others: NamedEntities[] = [];
    const isOther = new Set<number>();
    for (const number of isNew ? now.keys() : touched) {
      const [before, name] = [this.#names.get(number), now.get(number)];
      if (!name) this.#names.delete(number);
      else this.#names.set(number, name);
      if (name && before && before.words === name.words && before.members[0]!.name === name.members[0]!.name) continue;
      isOther.add(number);
      if (name) others.push(name);
    }
    this.#pairs = this.#pairs.flatMap((pair) => (isOther.has(pair.a.number) || isOther.has(pair.b.number) ? [] : (this.#renewed(pair, touched) ?? [])));
    for (const name of others) {
      for (const other of this.#names.values()) {
        if (other === name || (isOther.has(other.number) && other.number < name.number)) continue;
        const pair = this.#pair(name, other);
        if (pair) this.#pairs.push(pair);
      }
    }
  }

  #renewed(pair: NearPair, touched: ReadonlySet<number>): NearPair | null {
    if (!touched.has(pair.a.number) && !touched.has(pair.b.number)) return pair;
    const [a, b] = [this.#names.get(pair.a.number)!, this.#names.get(pair.b.number)!];
    return byFirst(a, b) < 0 ? { a, b, likeness: pair.likeness, support: undefined } : this.#pair(b, a);
  }

  #pair(one: NamedEntities, other: NamedEntities): NearPair | null {
    if (this.#isLoneOnly && one.words.length !== 1 && other.words.length !== 1) return null;
    const [a, b] = byFirst(one, other) < 0 ? [one, other] : [other, one];
    const likeness = comparePersonNames(a.words, b.words, this.#spelling);
    // bearers of one very name were parted as two people before
    if (likeness < ONE_EDIT || a.words.join(' ') === b.words.join(' ') || haveTwoFathers(a.members[0]!.name, b.members[0]!.name, this.#spelling)) return null;
    return { a, b, likeness, support: undefined };
  }
}
