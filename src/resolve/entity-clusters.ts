import type { Because } from '../model/because.ts';
import type { ResolveDecision } from '../model/resolution.ts';
import { isByPerson } from '../model/correction.ts';
import { localKey } from '../model/resolution.ts';
import type { EntityJoin } from './entity-rules.ts';
import type { NameTable, NamedEntities } from './named-entities.ts';
import { comparePersonNames, haveTwoFathers, type NameSpelling } from './name-spelling.ts';
import type { PersonRulings } from './person-rulings.ts';

/** Named entities that are one thing. */
export interface EntityCluster {
  readonly parts: readonly NamedEntities[];
  readonly because: readonly Because[];
}

/** Makes the joins, strongest first, as long as no two parts of a cluster must stay apart. */
export class EntityClusters {
  readonly #table: NameTable;
  readonly #spelling: NameSpelling;
  readonly #root: number[];
  readonly #parts: NamedEntities[][];
  readonly #because: Because[][];
  readonly #apart = new Map<number, Map<number, Because>>();
  readonly decisions: ResolveDecision[] = [];

  constructor(table: NameTable, spelling: NameSpelling, rulings: PersonRulings) {
    this.#table = table;
    this.#spelling = spelling;
    this.#root = table.named.map((_, i) => i);
    this.#parts = table.named.map((entry) => [entry]);
    this.#because = table.named.map(() => []);
    this.#applyRulings(rulings);
  }

  /** A person's decisions come first and are never undone by a rule. */
  #applyRulings({ standing }: PersonRulings): void {
    if (standing.length === 0) return;
    const numberOf = new Map<string, number>();
    for (const entry of this.#table.named) for (const { article, entity } of entry.members) numberOf.set(localKey(article, entity), entry.number);
    for (const { a, b, verdict, because } of standing) {
      const [one, other] = [numberOf.get(a), numberOf.get(b)];
      if (one === undefined || other === undefined) continue;
      if (verdict === 'same') this.#merge(one, other, because);
      else if (one !== other) this.#part(one, other, because);
    }
  }

  #part(one: number, other: number, because: Because): void {
    for (const [number, away] of [[one, other], [other, one]] as const) {
      this.#apart.set(number, (this.#apart.get(number) ?? new Map()).set(away, because));
      this.#because[this.#find(number)]!.push(because);
    }
  }

  /** Makes one join unless something forbids it. */
  add(join: EntityJoin): void {
    const [a, b] = [this.#find(join.a), this.#find(join.b)];
    if (a === b) return;
    const against = this.#whyApart(a, b);
    const [first, second] = [this.#table.named[join.a]!.members[0]!, this.#table.named[join.b]!.members[0]!];
    const pair = { about: 'entity' as const, by: 'rule' as const, a: localKey(first.article, first.entity), b: localKey(second.article, second.entity) };
    this.decisions.push({ ...pair, verdict: against ? 'different' : 'same', score: join.strength, because: against ?? join.because });
    if (!against) this.#merge(a, b, join.because);
  }

  #find(number: number): number {
    let root = number;
    while (this.#root[root] !== root) root = this.#root[root]!;
    while (this.#root[number] !== root) [this.#root[number], number] = [root, this.#root[number]!];
    return root;
  }

  #merge(first: number, second: number, because: Because): void {
    const [a, b] = [this.#find(first), this.#find(second)];
    if (a === b) {
      if (isByPerson(because)) this.#because[a]!.push(because);
      return;
    }
    this.#root[b] = a;
    this.#parts[a]!.push(...this.#parts[b]!);
    this.#because[a]!.push(...this.#because[b]!, because);
    this.#parts[b] = [];
  }

  #whyApart(a: number, b: number): Because | null {
    const [some, others] = [this.#parts[a]!, this.#parts[b]!];
    for (const one of some) {
      for (const other of others) {
        const why = this.#apart.get(one.number)?.get(other.number) ?? this.#clash(one, other);
        if (why) return why;
      }
    }
    return null;
  }

  #clash(one: NamedEntities, other: NamedEntities): Because | null {
    if (one.kb && other.kb && one.kb !== other.kb) return { rule: 'two-known-ids', says: `${one.kb} and ${other.kb}` };
    if (one.type !== 'person') return null;
    const both = one.words.length > 1 && other.words.length > 1;
    const [name, otherName] = [one.members[0]!.name, other.members[0]!.name];
    if (both && (comparePersonNames(one.words, other.words, this.#spelling) === 0 || haveTwoFathers(name, otherName, this.#spelling))) {
      return { rule: 'names-disagree', says: `«${name}», «${otherName}»` };
    }
    return this.#clashInArticle(one, other);
  }

  /** Two entities of one article with different offices are two, whatever their names. */
  #clashInArticle(one: NamedEntities, other: NamedEntities): Because | null {
    const byArticle = new Map(one.members.map((member) => [member.at, member]));
    for (const member of other.members) {
      const twin = byArticle.get(member.at);
      if (!twin || twin.roles.length === 0 || member.roles.length === 0) continue;
      if (!twin.roles.some((word) => member.roles.includes(word))) {
        return { rule: 'two-in-one-article', says: `one article names both «${twin.name}» and «${member.name}» with different offices` };
      }
    }
    return null;
  }

  clusters(): EntityCluster[] {
    return this.#parts.flatMap((parts, i) => (parts.length > 0 ? [{ parts, because: [...new Set(this.#because[i]!)] }] : []));
  }
}
