import { SortedList } from '../language/sorted-list.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { RecordSet } from '../model/record-set.ts';
import type { Exchange, ResolveDecision, ResolvedEntity } from '../model/resolution.ts';
import { EntityClusters, type JoinDecision, type NameRuling } from './entity-clusters.ts';
import { type EntityCore, type EntityFace, compareFirst, coreOf, entityOf, showFace } from './entity-core.ts';
import { type EntityJoin, EntityRules } from './entity-rules.ts';
import { NameTable } from './name-table.ts';
import { type LocalEntity, byFirst, byPlace } from './named-entities.ts';
import type { NameSpelling } from './name-spelling.ts';
import { type Nations, nationsOf } from './nations.ts';
import type { PersonRulings } from './person-rulings.ts';
import type { ResolveMemory } from './resolve-memory.ts';

/** The entities of a set of articles, and which one each local entity is. */
export class EntityResolution {
  readonly exchanged: Exchange<ResolvedEntity>;
  /** The entities by id. */
  readonly byId: ReadonlyMap<string, ResolvedEntity>;
  readonly #byNumber: ReadonlyMap<number, ResolvedEntity>;
  readonly #entities: SortedList<ResolvedEntity>;
  readonly #decisions: SortedList<ResolveDecision>;
  readonly #touched: ReadonlySet<readonly LocalEntity[]>;
  readonly #memory: ResolveMemory;

  constructor({ entities, exchanged, byNumber, byId, decisions, touched }: Joined, memory: ResolveMemory) {
    this.exchanged = exchanged;
    this.byId = byId;
    this.#entities = entities;
    this.#decisions = decisions;
    this.#byNumber = byNumber;
    this.#touched = touched;
    this.#memory = memory;
  }

  get entities(): readonly ResolvedEntity[] {
    return this.#entities.items;
  }

  get decisions(): readonly ResolveDecision[] {
    return this.#decisions.items;
  }

  /** The entities of articles in which one is another than in the run before. */
  get touched(): (readonly LocalEntity[])[] {
    return [...this.#touched];
  }

  /** Whether a local entity of an article is another than in the run before. */
  isTouched(locals: readonly LocalEntity[]): boolean {
    return this.#touched.has(locals);
  }

  /** What a local entity of an article is. */
  faceOf(record: ArticleRecord, local: string): EntityFace | undefined {
    return this.#memory.locals.get(record)?.byId.get(local)?.part?.face ?? undefined;
  }

  /** What the local entities of an article are, in its order. */
  facesOf(record: ArticleRecord): EntityFace[] {
    return this.#memory.locals.get(record)!.all.map(({ part }) => part!.face!);
  }

  of(number: number): ResolvedEntity {
    return this.#byNumber.get(number)!;
  }
}

/** What joining gives. */
interface Joined {
  readonly entities: SortedList<ResolvedEntity>;
  readonly exchanged: Exchange<ResolvedEntity>;
  /** The entities by the numbers of their first members. */
  readonly byNumber: ReadonlyMap<number, ResolvedEntity>;
  readonly byId: ReadonlyMap<string, ResolvedEntity>;
  readonly decisions: SortedList<ResolveDecision>;
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
  readonly #byId = new Map<string, ResolvedEntity>();
  /** The first members of entities, by which these are ordered. */
  readonly #firstOf = new WeakMap<ResolvedEntity, LocalEntity>();
  readonly #entities = new SortedList<ResolvedEntity>((a, b) => compareFirst(this.#firstOf.get(a)!, this.#firstOf.get(b)!));
  /** The joins by the decisions that were made on them, by which these are ordered. */
  readonly #joinOf = new WeakMap<ResolveDecision, JoinDecision>();
  readonly #decisions = new SortedList<ResolveDecision>((a, b) => compareDecided(this.#joinOf.get(a)!, this.#joinOf.get(b)!));

  constructor(spelling: NameSpelling, memory: ResolveMemory) {
    this.#spelling = spelling;
    this.#nations = nationsOf(spelling.language);
    this.#memory = memory;
    this.#table = new NameTable(spelling, memory);
    this.#rules = new EntityRules(this.#table, spelling, memory);
  }

  take(set: RecordSet, rulings: PersonRulings): EntityResolution {
    const change = this.#table.take(set, rulings);
    const dirty = new Set(this.#rules.take(change));
    for (const { number } of [...change.before, ...change.now]) dirty.add(number);
    this.#takeRulings(rulings, dirty);
    const touched = new Set<readonly LocalEntity[]>();
    const exchanged = this.#joinAnew(dirty, touched);
    for (const [local, face] of change.moved) if (local.part!.face !== face) touched.add(local.among);
    return new EntityResolution({ entities: this.#entities, exchanged, byNumber: this.#byNumber, byId: this.#byId, decisions: this.#decisions, touched }, this.#memory);
  }

  /** Names of which persons ruled, or no more rule, are joined anew. */
  #takeRulings({ standing }: PersonRulings, dirty: Set<number>): void {
    for (const number of this.#rulings.keys()) dirty.add(number);
    this.#rulings = new Map();
    for (const [order, { a, b, verdict, because }] of standing.entries()) {
      const [one, other] = [this.#partOf(a), this.#partOf(b)];
      if (one === undefined || other === undefined) continue;
      const ruling = { one, other, verdict, because, order };
      for (const number of new Set([one, other])) {
        this.#rulings.set(number, [...(this.#rulings.get(number) ?? []), ruling]);
        dirty.add(number);
      }
    }
  }

  /** The number of the names that one of an article, `article#id`, belongs to. */
  #partOf(key: string): number | undefined {
    const record = this.#memory.order.find(key.slice(0, key.lastIndexOf('#')));
    return record && this.#memory.locals.get(record)!.byId.get(key.slice(key.lastIndexOf('#') + 1))?.part!.now.number;
  }

  #joinAnew(dirty: ReadonlySet<number>, touched: Set<readonly LocalEntity[]>): Exchange<ResolvedEntity> {
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
    for (const { number, entity } of dropped) {
      this.#byNumber.delete(number);
      this.#byId.delete(entity.id);
    }
    const made = reached.map((numbers) => this.#joinComponent(numbers, free));
    for (const component of made) {
      for (const number of component.numbers) this.#componentOf.set(number, component);
      for (const { number, core, entity } of component.made) {
        this.#byNumber.set(number, entity);
        this.#byId.set(entity.id, entity);
        this.#firstOf.set(entity, core.locals[0]!);
        showFace(core, { number, memory: this.#memory, touched });
      }
    }
    const now = new Set(made.flatMap((component) => component.made.map(({ entity }) => entity)));
    const before = new Set([...dropped].map(({ entity }) => entity));
    const [left, added] = [without(before, now), [...without(now, before)]];
    this.#entities.change(left, added);
    const decided = made.flatMap(({ decisions }) => decisions);
    for (const one of decided) this.#joinOf.set(one.decision, one);
    this.#decisions.change(new Set([...gone].flatMap(({ decisions }) => decisions.map(({ decision }) => decision))), decided.map(({ decision }) => decision));
    return { gone: [...left], added };
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
      const core = coreOf(parts, this.#memory, this.#nations);
      const number = this.#numberOf(core, free);
      return { number, core, entity: entityOf(core, { number, because }, this.#memory) };
    });
    return { numbers, made, decisions: clusters.decisions };
  }

  /** The number of the first member that has one of before which is free still; else a new one. Numbers order nothing. */
  #numberOf({ parts }: EntityCore, free: Set<number>): number {
    for (const { members } of parts) {
      const { face } = members[0]!.part!;
      if (face !== null && free.delete(face.number)) return face.number;
    }
    return this.#memory.nextNumber();
  }

  /** Stronger joins first; of equals those of the first names, then of the first rule. */
  #compareJoins(x: EntityJoin, y: EntityJoin): number {
    const { parts } = this.#table;
    return y.strength - x.strength || byFirst(parts.get(x.a)!, parts.get(y.a)!) || byFirst(parts.get(x.b)!, parts.get(y.b)!) || x.order - y.order;
  }
}

/** Decisions in the order in which their joins were made. */
const compareDecided = (x: JoinDecision, y: JoinDecision): number =>
  y.join.strength - x.join.strength || byPlace(x.first, y.first) || byPlace(x.second, y.second) || x.join.order - y.join.order;

const without = <T>(some: ReadonlySet<T>, others: ReadonlySet<T>): ReadonlySet<T> => new Set([...some].filter((one) => !others.has(one)));
