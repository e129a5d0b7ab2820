import type { NameTable, NamedEntities } from './named-entities.ts';

/** What besides their likeness speaks for two names being one. */
export interface Support {
  readonly says: string;
  /** Weak: what very many share (a country, the word «رئيس»). */
  readonly isStrong: boolean;
}

/** Articles of a name that are looked at for shared context; more say nothing new. */
const MOST_CONTEXT_ARTICLES = 40;
/** A neighbour in more articles than this, or than this share of them, is everybody's. */
const RARE_ARTICLES = 4;
const RARE_SHARE = 0.01;
/** Office words that few share: «رئيس», «دكتور» say nothing, «رئيس» with «الأركان» does. */
const RARE_ROLE_PERSONS = 4;
const RARE_ROLE_SHARE = 0.02;
const SAME_STORY_DAYS = 3;

/** Finds what two names share: offices, others that they appear with, days. Works on indexes; cost does not grow with the archive. */
export class NameSupport {
  readonly #table: NameTable;
  readonly #neighbours = new Map<number, ReadonlySet<number>>();
  readonly #roles = new Map<number, ReadonlySet<string>>();
  readonly #rareArticles: number;
  readonly #rareRoles: number;

  constructor(table: NameTable) {
    this.#table = table;
    this.#rareArticles = Math.max(RARE_ARTICLES, RARE_SHARE * table.ofArticle.length);
    const persons = table.named.reduce((count, { type }) => count + Number(type === 'person'), 0);
    this.#rareRoles = Math.max(RARE_ROLE_PERSONS, RARE_ROLE_SHARE * persons);
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
    const rarest = shared.reduce((best, word) => ((this.#table.roleSpread.get(word) ?? 0) < (this.#table.roleSpread.get(best) ?? 0) ? word : best));
    return { says: `both hold an office with «${rarest}»`, isStrong: shared.length > 1 || (this.#table.roleSpread.get(rarest) ?? 0) <= this.#rareRoles };
  }

  #byNeighbour(a: NamedEntities, b: NamedEntities): Support | null {
    const others = this.#neighboursOf(a);
    let common: NamedEntities | null = null;
    for (const number of this.#neighboursOf(b)) {
      if (number === a.number || number === b.number || !others.has(number)) continue;
      const other = this.#table.named[number]!;
      if (this.#isRare(other)) return { says: `both appear with «${other.members[0]!.name}»`, isStrong: true };
      common ??= other;
    }
    if (!common) return null;
    const says = `both appear with «${common.members[0]!.name}»`;
    return this.#isSameStory(a, b) ? { says: `${says} within ${SAME_STORY_DAYS} days`, isStrong: false } : { says, isStrong: false };
  }

  /** Whether few articles name it: two unrelated people do not both appear with it. */
  #isRare({ type, members, kb }: NamedEntities): boolean {
    const isCountry = type === 'place' && (kb?.length === 2);
    return !isCountry && type !== 'group' && members.length <= this.#rareArticles;
  }

  #isSameStory(a: NamedEntities, b: NamedEntities): boolean {
    const firstDays = (entry: NamedEntities): number[] => entry.members.slice(0, MOST_CONTEXT_ARTICLES).map(({ days }) => days.from).filter(Number.isFinite);
    const others = firstDays(b);
    return firstDays(a).some((day) => others.some((other) => Math.abs(day - other) <= SAME_STORY_DAYS));
  }

  #neighboursOf(entry: NamedEntities): ReadonlySet<number> {
    let known = this.#neighbours.get(entry.number);
    if (!known) this.#neighbours.set(entry.number, (known = new Set(entry.members.slice(0, MOST_CONTEXT_ARTICLES).flatMap(({ at }) => this.#table.ofArticle[at]!))));
    return known;
  }

  #rolesOf(entry: NamedEntities): ReadonlySet<string> {
    let known = this.#roles.get(entry.number);
    if (!known) this.#roles.set(entry.number, (known = new Set(entry.members.slice(0, MOST_CONTEXT_ARTICLES).flatMap(({ roles }) => roles))));
    return known;
  }
}
