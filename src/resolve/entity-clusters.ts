import type { Because } from '../model/because.ts';
import type { ResolveDecision } from '../model/resolution.ts';
import { isByPerson } from '../model/correction.ts';
import { localKey } from '../model/resolution.ts';
import type { EntityJoin } from './entity-rules.ts';
import { type LocalEntity, type NamedEntities } from './named-entities.ts';
import { comparePersonNames, haveTwoFathers, type NameSpelling } from './name-spelling.ts';

/** Named entities that are one thing. */
export interface EntityCluster {
  readonly parts: readonly NamedEntities[];
  readonly because: readonly Because[];
}

/** What a person ruled of two names. */
export interface NameRuling {
  readonly one: number;
  readonly other: number;
  readonly verdict: ResolveDecision['verdict'];
  readonly because: Because;
  /** Its place among all rulings. */
  readonly order: number;
}

/** A decision with its join, by which it is ordered among all. */
export interface JoinDecision {
  readonly join: EntityJoin;
  /** The first bearers of both names. */
  readonly first: LocalEntity;
  readonly second: LocalEntity;
  readonly decision: ResolveDecision;
}

/** Makes the joins of some names, strongest first, as long as no two parts of a cluster must stay apart. */
export class EntityClusters {
  readonly #spelling: NameSpelling;
  readonly #named: ReadonlyMap<number, NamedEntities>;
  readonly #root: Map<number, number>;
  readonly #parts: Map<number, NamedEntities[]>;
  readonly #because: Map<number, Because[]>;
  readonly #apart = new Map<number, Map<number, Because>>();
  readonly decisions: JoinDecision[] = [];

  constructor(named: readonly NamedEntities[], spelling: NameSpelling, rulings: readonly NameRuling[]) {
    this.#spelling = spelling;
    this.#named = new Map(named.map((entry) => [entry.number, entry]));
    this.#root = new Map(named.map(({ number }) => [number, number]));
    this.#parts = new Map(named.map((entry) => [entry.number, [entry]]));
    this.#because = new Map(named.map(({ number }) => [number, []]));
    // a person's decisions come first and are never undone by a rule
    for (const { one, other, verdict, because } of rulings) {
      if (verdict === 'same') this.#merge(one, other, because);
      else if (one !== other) this.#part(one, other, because);
    }
  }

  #part(one: number, other: number, because: Because): void {
    for (const [number, away] of [[one, other], [other, one]] as const) {
      this.#apart.set(number, (this.#apart.get(number) ?? new Map()).set(away, because));
      this.#because.get(this.#find(number))!.push(because);
    }
  }

  /** Makes one join unless something forbids it. */
  add(join: EntityJoin): void {
    const [a, b] = [this.#find(join.a), this.#find(join.b)];
    if (a === b) return;
    const against = this.#whyApart(a, b);
    const [first, second] = [this.#named.get(join.a)!.members[0]!, this.#named.get(join.b)!.members[0]!];
    const pair = { about: 'entity' as const, by: 'rule' as const, a: localKey(first.article, first.entity), b: localKey(second.article, second.entity) };
    this.decisions.push({ join, first, second, decision: { ...pair, verdict: against ? 'different' : 'same', score: join.strength, because: against ?? join.because } });
    if (!against) this.#merge(a, b, join.because);
  }

  #find(number: number): number {
    let root = number;
    while (this.#root.get(root) !== root) root = this.#root.get(root)!;
    this.#root.set(number, root);
    return root;
  }

  #merge(first: number, second: number, because: Because): void {
    const [a, b] = [this.#find(first), this.#find(second)];
    if (a === b) {
      if (isByPerson(because)) this.#because.get(a)!.push(because);
      return;
    }
    this.#root.set(b, a);
    this.#parts.get(a)!.push(...this.#parts.get(b)!);
    this.#because.get(a)!.push(...this.#because.get(b)!, because);
    this.#parts.delete(b);
  }

  #whyApart(a: number, b: number): Because | null {
    const [some, others] = [this.#parts.get(a)!, this.#parts.get(b)!];
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
    const [few, many] = one.members.length <= other.members.length ? [one.members, other.members] : [other.members, one.members];
    let last: number | null = null;
    for (const { at } of few) {
      const isMet = at === last;
      last = at;
      const there = isMet ? [] : inArticle(many, at);
      if (there.length === 0) continue;
      const here = inArticle(few, at);
      const [twin, others] = few === one.members ? [here.at(-1)!, there] : [there.at(-1)!, here];
      const clashing = twin.roles.length === 0 ? undefined : others.find(({ roles }) => roles.length > 0 && !twin.roles.some((word) => roles.includes(word)));
      if (clashing) return { rule: 'two-in-one-article', says: `one article names both «${twin.name}» and «${clashing.name}» with different offices` };
    }
    return null;
  }

  clusters(): EntityCluster[] {
    return [...this.#parts].map(([number, parts]) => ({ parts, because: [...new Set(this.#because.get(number)!)] }));
  }
}

/** The bearers of a name in one article. */
function inArticle(members: readonly LocalEntity[], at: number): readonly LocalEntity[] {
  let low = 0;
  let high = members.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (members[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < members.length && members[end]!.at === at) end++;
  return end === low ? NOBODY : members.slice(low, end);
}

const NOBODY: readonly LocalEntity[] = [];
