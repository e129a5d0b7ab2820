import type { Participant, Side, Unnamed } from '../../model/event.ts';
import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import type { Mark } from './marks.ts';
import { type Scene, isCountry } from './scene.ts';
import type { Noun } from './unnamed.ts';

/** Who takes part in one telling of an event and where, with the readable reasons. */
export interface Cast {
  readonly participants: Participant[];
  /** Who takes part without a name: the words for them. */
  readonly unnamed: readonly Unnamed[];
  place: string | null;
  /** Entities of the grammatical subject, for what the next clauses leave unsaid. */
  readonly subject: readonly string[];
  /** The light verb that carries the noun, if any. */
  readonly carrier: Mark | null;
  /** Whether the verb's subject is a noun that names nobody («خطف موظف …»). */
  readonly isUnnamed: boolean;
  readonly reasons: readonly string[];
}

/** Gathers who takes part in one telling. */
export class CastBuilder {
  readonly #scene: Scene;
  readonly #sides = new Map<string, Side>();
  readonly #reasons: string[] = [];
  /** Those of whom the rest decides whether they act or are acted upon. */
  readonly #either: string[] = [];
  readonly #unnamed: Unnamed[] = [];
  #place: string | null = null;
  subject: readonly string[] = [];
  carrier: Mark | null = null;
  isUnnamed = false;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** Gives entities a side; the first side an entity gets stays. A city is where it happens, a country may take part too. */
  add(entities: readonly string[], side: string, reason: string): void {
    if (side === 'x') return;
    for (const id of entities) {
      const entity = this.#scene.entityById.get(id);
      if (!entity) continue;
      if (side === 'place' || (entity.type === 'place' && !isCountry(this.#scene, id))) {
        if (entity.type === 'place') this.setPlace(id);
        if (side === 'place' && (entity.type !== 'place' || isCountry(this.#scene, id))) this.#put(id, 'recipient', reason);
      } else this.#put(id, side as Side | 'either', reason);
    }
  }

  /** Gives words for somebody without a name a side. */
  addNoun(noun: Noun | null, side: string): void {
    if (!noun || (side !== 'actor' && side !== 'recipient' && side !== 'also')) return;
    const { tokens } = this.#scene;
    this.#unnamed.push({ side, span: [tokens.start[noun.from]!, tokens.end[noun.to - 1]!] });
  }

  /** Gives a reading of words for somebody without a name, its clitics aside, a side. */
  addOffice(office: LexiconMatch, side: Side): void {
    const { found, tokens } = this.#scene;
    this.#unnamed.push({ side, span: [found.start(office), tokens.end[office.to - 1]!] });
  }

  hasActor(): boolean {
    return this.#either.length > 0 || this.#has('actor');
  }

  #has(side: Side): boolean {
    for (const taken of this.#sides.values()) if (taken === side) return true;
    return false;
  }

  hasUnnamedActor(): boolean {
    for (const { side } of this.#unnamed) if (side === 'actor') return true;
    return false;
  }

  hasPlace(): boolean {
    return this.#place !== null;
  }

  isEmpty(): boolean {
    return this.#sides.size === 0 && this.#either.length === 0 && this.#unnamed.length === 0;
  }

  /** Whether somebody takes part, and all that do stand behind مع or ب. */
  isOnlyWith(): boolean {
    for (const reason of this.#reasons) if (reason !== 'after-maa' && reason !== 'after-bi') return false;
    return this.#reasons.length > 0;
  }

  /** «شاركوا في مأدبة»: those at a meeting of nobody else hold it. */
  promoteCompany(): void {
    if (this.hasActor()) return;
    for (const [entity, side] of this.#sides) if (side === 'also') this.#sides.set(entity, 'actor');
  }

  #put(entity: string, side: Side | 'either', reason: string): void {
    if (this.#sides.has(entity)) return;
    if (side === 'either') this.#either.push(entity);
    else this.#sides.set(entity, side);
    if (!this.#reasons.includes(reason)) this.#reasons.push(reason);
  }

  setPlace(entity: string): void {
    const known = this.#place;
    if (this.#scene.entityById.get(entity)?.type !== 'place') return;
    if (known === null || isCountry(this.#scene, known)) this.#place = entity;
  }

  /** «دعم X ل…» is X's support, «دعم X» alone support for X, unless X is a country. */
  #settleEither(): void {
    if (this.#either.length === 0) return;
    const hasRecipient = this.#has('recipient');
    for (const entity of this.#either) {
      if (!this.#sides.has(entity)) this.#sides.set(entity, hasRecipient || isCountry(this.#scene, entity) ? 'actor' : 'recipient');
    }
  }

  build(): Cast {
    this.#settleEither();
    const participants: Participant[] = [];
    for (const [entity, side] of this.#sides) participants.push({ entity, side });
    return { participants, unnamed: this.#unnamed, place: this.#place, subject: this.subject, carrier: this.carrier, isUnnamed: this.isUnnamed, reasons: this.#reasons };
  }
}
