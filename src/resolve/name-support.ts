import type { NameTable } from './name-table.ts';
import type { NamedEntities } from './named-entities.ts';

/** What besides their likeness speaks for two names being one. */
export interface Support {
  readonly says: string;
  /** Weak: what very many share (a country, the word «رئيس»). */
  readonly isStrong: boolean;
}

/** Articles of a name that are looked at for shared context; more say nothing new. */
const MOST_CONTEXT_ARTICLES = 40;
const SAME_STORY_DAYS = 3;

/** Finds what two names share: offices, others that they appear with, days. Works on indexes; cost does not grow with the archive. */
export class NameSupport {
  readonly #table: NameTable;
  readonly #neighbours = new Map<number, ReadonlySet<number>>();
  readonly #roles = new Map<number, ReadonlySet<string>>();

  constructor(table: NameTable) {
    this.#table = table;
  }

  /** The strongest thing that two names share. */
  find(a: NamedEntities, b: NamedEntities): Support | null {
    if (a.kb && b.kb && a.kb !== b.kb) return null;
    const byOffice = this.#byOffice(a, b);
    if (byOffice?.isStrong) return byOffice;
    return this.#byNeighbour(a, b) ?? byOffice;
  }

  /** Whether both hold offices and no word of them is shared. */
  holdDifferentOffices(a: NamedEntities, b: NamedEntities): boolean {
    const [one, other] = [this.#rolesOf(a), this.#rolesOf(b)];
    return one.size > 0 && other.size > 0 && ![...one].some((word) => other.has(word));
  }

  #byOffice(a: NamedEntities, b: NamedEntities): Support | null {
    const roles = this.#rolesOf(a);
    const shared = [...this.#rolesOf(b)].filter((word) => roles.has(word));
    if (shared.length === 0) return null;
    return { says: `both hold an office with «${shared.sort().join(' ')}»`, isStrong: shared.length > 1 || this.#table.isRareRole(shared[0]!) };
  }

  #byNeighbour(a: NamedEntities, b: NamedEntities): Support | null {
    const others = this.#neighboursOf(a);
    let common: NamedEntities | null = null;
    for (const number of this.#neighboursOf(b)) {
      if (number === a.number || number === b.number || !others.has(number)) continue;
      const other = this.#table.parts.get(number)!;
      if (this.#table.isRare(other)) return { says: `both appear with «${other.members[0]!.name}»`, isStrong: true };
      common ??= other;
    }
    if (!common) return null;
    const says = `both appear with «${common.members[0]!.name}»`;
    return this.#isSameStory(a, b) ? { says: `${says} within ${SAME_STORY_DAYS} days`, isStrong: false } : { says, isStrong: false };
  }

  #isSameStory(a: NamedEntities, b: NamedEntities): boolean {
    const firstDays = (entry: NamedEntities): number[] => entry.members.slice(0, MOST_CONTEXT_ARTICLES).map(({ days }) => days.since).filter(Number.isFinite);
    const others = firstDays(b);
    return firstDays(a).some((day) => others.some((other) => Math.abs(day - other) <= SAME_STORY_DAYS));
  }

  #neighboursOf(entry: NamedEntities): ReadonlySet<number> {
    let known = this.#neighbours.get(entry.number);
    if (!known) this.#neighbours.set(entry.number, (known = new Set(entry.members.slice(0, MOST_CONTEXT_ARTICLES).flatMap(({ among }) => among.map(({ part }) => part!.now.number)))));
    return known;
  }

  #rolesOf(entry: NamedEntities): ReadonlySet<string> {
    let known = this.#roles.get(entry.number);
    if (!known) this.#roles.set(entry.number, (known = new Set(entry.members.slice(0, MOST_CONTEXT_ARTICLES).flatMap(({ roles }) => roles))));
    return known;
  }
}
