import type { ArticleRecord } from '../model/record.ts';
import { type ResolveDecision, type ResolvedEntity, localKey } from '../model/resolution.ts';
import { EntityClusters, type JoinDecision, type NameRuling } from './entity-clusters.ts';
import { type EntityCore, type EntityFace, compareFirst, coreOf, entityOf, showFace } from './entity-core.ts';
import { type EntityJoin, EntityRules } from './entity-rules.ts';
import { NameTable } from './name-table.ts';
import { type LocalEntity, byFirst } from './named-entities.ts';
import type { NameSpelling } from './name-spelling.ts';
import { type Nations, nationsOf } from './nations.ts';
import type { PersonRulings } from './person-rulings.ts';
import type { ResolveMemory } from './resolve-memory.ts';

/** The entities of a set of articles, and which one each local entity is. */
export class EntityResolution {
  readonly entities: readonly ResolvedEntity[];
  readonly decisions: readonly ResolveDecision[];
  readonly #byNumber: ReadonlyMap<number, ResolvedEntity>;
  readonly #touched: ReadonlySet<readonly LocalEntity[]>;
  readonly #memory: ResolveMemory;

  constructor({ entities, byNumber, decisions, touched }: Joined, memory: ResolveMemory) {
    this.entities = entities;
    this.decisions = decisions;
    this.#byNumber = byNumber;
    this.#touched = touched;
    this.#memory = memory;
  }

  /** Whether a local entity of an article is another than in the run before. */
  isTouched(locals: readonly LocalEntity[]): boolean {
    return this.#touched.has(locals);
  }

  /** What a local entity of an article is. */
  faceOf(record: ArticleRecord, local: string): EntityFace | undefined {
    return this.#memory.locals.get(record)?.byId.get(local)?.face ?? undefined;
  }

  /** What the local entities of an article are, in its order. */
  facesOf(record: ArticleRecord): EntityFace[] {
    return this.#memory.locals.get(record)!.all.map(({ face }) => face!);
  }

  of(number: number): ResolvedEntity {
    return this.#byNumber.get(number)!;
  }
}

/** What joining gives. */
interface Joined {
  readonly entities: readonly ResolvedEntity[];
  /** The entities by the numbers of their first members. */
  readonly byNumber: ReadonlyMap<number, ResolvedEntity>;
  readonly decisions: readonly ResolveDecision[];
  /** Entities of the articles in which one is another than in the run before. */
  readonly touched: ReadonlySet<readonly LocalEntity[]>;
}

/** An entity with its number, which it keeps however it grows. */
interface MadeEntity {
  readonly number: number;
  readonly core: EntityCore;
  readonly entity: ResolvedEntity;
}

/** Names that joins or rulings hold together, and the entities that they make. */
interface Component {
  readonly numbers: readonly number[];
  readonly made: readonly MadeEntity[];
  readonly decisions: readonly JoinDecision[];
}

/** The entities of a set of articles, kept from run to run: only names that something touched, and what they are joined with, are joined anew. */
export class JoinedEntities {
  readonly #spelling: NameSpelling;
  readonly #nations: Nations;
  readonly #memory: ResolveMemory;
  readonly #table: NameTable;
  readonly #rules: EntityRules;
  readonly #componentOf = new Map<number, Component>();
  readonly #byNumber = new Map<number, ResolvedEntity>();
  /** Rulings by the names that they hold together. */
  #rulings = new Map<number, NameRuling[]>();
  #ordered: readonly MadeEntity[] = [];
  #decided: readonly JoinDecision[] = [];

  constructor(spelling: NameSpelling, memory: ResolveMemory) {
    this.#spelling = spelling;
    this.#nations = nationsOf(spelling.language);
    this.#memory = memory;
    this.#table = new NameTable(spelling, memory);
    this.#rules = new EntityRules(this.#table, spelling, memory);
  }

  /** Takes in the articles of this run, sorted by id. */
  take(records: readonly ArticleRecord[], rulings: PersonRulings): EntityResolution {
    const change = this.#table.take(records, rulings);
    const dirty = new Set(this.#rules.take(change));
    for (const { number } of [...change.before, ...change.now]) dirty.add(number);
    this.#takeRulings(records, rulings, dirty);
    const touched = new Set<readonly LocalEntity[]>();
    this.#joinAnew(dirty, touched);
    return new EntityResolution({
      entities: this.#ordered.map(({ entity }) => entity), byNumber: this.#byNumber,
      decisions: this.#decided.map(({ decision }) => decision), touched,
    }, this.#memory);
  }

  /** Names of which persons ruled, or no more rule, are joined anew. */
  #takeRulings(records: readonly ArticleRecord[], { standing }: PersonRulings, dirty: Set<number>): void {
    for (const number of this.#rulings.keys()) dirty.add(number);
    this.#rulings = new Map();
    if (standing.length === 0) return;
    const partOf = new Map<string, number>();
    const ruled = new Set(standing.flatMap(({ a, b }) => [a, b]).map((key) => key.slice(0, key.lastIndexOf('#'))));
    for (const record of records) {
      if (ruled.has(record.id)) for (const { article, entity, part } of this.#memory.locals.get(record)!.all) partOf.set(localKey(article, entity), part!.number);
    }
    for (const [order, { a, b, verdict, because }] of standing.entries()) {
      const [one, other] = [partOf.get(a), partOf.get(b)];
      if (one === undefined || other === undefined) continue;
      const ruling = { one, other, verdict, because, order };
      for (const number of new Set([one, other])) {
        this.#rulings.set(number, [...(this.#rulings.get(number) ?? []), ruling]);
        dirty.add(number);
      }
    }
  }

  #joinAnew(dirty: ReadonlySet<number>, touched: Set<readonly LocalEntity[]>): void {
    const gone = new Set<Component>();
    for (const number of dirty) this.#letGo(number, gone);
    const done = new Set<number>();
    const reached: number[][] = [];
    for (const number of dirty) {
      if (done.has(number) || !this.#table.parts.has(number)) continue;
      const numbers = this.#reach(number, done);
      for (const one of numbers) this.#letGo(one, gone);
      reached.push(numbers);
    }
    const dropped = new Set([...gone].flatMap((component) => component.made));
    const free = new Set([...dropped].map(({ number }) => number));
    for (const number of free) this.#byNumber.delete(number);
    const made = reached.map((numbers) => this.#joinComponent(numbers, free));
    for (const component of made) {
      for (const number of component.numbers) this.#componentOf.set(number, component);
      for (const { number, core, entity } of component.made) {
        this.#byNumber.set(number, entity);
        showFace(core, { number, nations: this.#nations, memory: this.#memory, touched });
      }
    }
    const kept = this.#ordered.filter((one) => !dropped.has(one));
    this.#ordered = [...kept, ...made.flatMap((component) => component.made)].sort((a, b) => compareFirst(a.core.first, b.core.first));
    const undecided = new Set([...gone].flatMap(({ decisions }) => decisions));
    const decided = this.#decided.filter((one) => !undecided.has(one));
    this.#decided = [...decided, ...made.flatMap(({ decisions }) => decisions)].sort((a, b) => this.#compareJoins(a.join, b.join));
  }

  #letGo(number: number, gone: Set<Component>): void {
    const component = this.#componentOf.get(number);
    if (!component) return;
    gone.add(component);
    for (const one of component.numbers) this.#componentOf.delete(one);
  }

  /** All names that joins or rulings hold together with one. */
  #reach(from: number, done: Set<number>): number[] {
    const numbers = [from];
    done.add(from);
    for (const number of numbers) {
      const next = (other: number): void => {
        if (done.has(other)) return;
        done.add(other);
        numbers.push(other);
      };
      for (const { a, b } of this.#rules.joinsOf(number)) next(a === number ? b : a);
      for (const { one, other } of this.#rulings.get(number) ?? []) next(one === number ? other : one);
    }
    return numbers;
  }

  /** `free`: numbers of entities that are joined anew. */
  #joinComponent(numbers: readonly number[], free: Set<number>): Component {
    const named = numbers.map((number) => this.#table.parts.get(number)!).sort(byFirst);
    const rulings = [...new Set(numbers.flatMap((number) => this.#rulings.get(number) ?? []))].sort((x, y) => x.order - y.order);
    const clusters = new EntityClusters(named, this.#spelling, rulings);
    const joins = new Map<string, EntityJoin>();
    for (const number of numbers) for (const join of this.#rules.joinsOf(number)) joins.set(`${join.order} ${join.a} ${join.b}`, join);
    for (const join of [...joins.values()].sort((x, y) => this.#compareJoins(x, y))) clusters.add(join);
    const made = clusters.clusters().map(({ parts, because }) => {
      const core = coreOf(parts, this.#memory);
      const number = this.#numberOf(core, free);
      return { number, core, entity: entityOf(core, { number, because }, this.#memory) };
    });
    return { numbers, made, decisions: clusters.decisions };
  }

  /** The number of the first member that has one of before which is free still; else a new one. Numbers order nothing. */
  #numberOf({ parts }: EntityCore, free: Set<number>): number {
    for (const { members } of parts) {
      for (const { face } of members) if (face !== null && free.delete(face.number)) return face.number;
    }
    return this.#memory.nextNumber();
  }

  /** Stronger joins first; of equals those of the first names, then of the first rule. */
  #compareJoins(x: EntityJoin, y: EntityJoin): number {
    const { parts } = this.#table;
    return y.strength - x.strength || byFirst(parts.get(x.a)!, parts.get(y.a)!) || byFirst(parts.get(x.b)!, parts.get(y.b)!) || x.order - y.order;
  }
}
