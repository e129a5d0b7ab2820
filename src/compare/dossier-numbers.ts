import type { DossierEntity, Fact, Framing, Happening, Story } from '../model/dossier.ts';
import type { Resolution } from '../model/resolution.ts';
import type { NamelessFact } from './facts.ts';

/**
 * The ids of a dossier: `E1`, `H1`, `F1`, `S1` in its order. Within comparison an entity goes by a number that
 * it keeps and a happening by its first report, which stay the same when others come between.
 */
export class DossierNumbers {
  readonly #entities: ReadonlyMap<string, number>;
  readonly #happenings: ReadonlyMap<string, number>;
  #last: { readonly happening: string; readonly id: string } | null = null;

  constructor({ entities, happenings }: Resolution) {
    this.#entities = new Map(entities.map(({ id }, i) => [id, i + 1]));
    this.#happenings = new Map(happenings.map(({ id }, i) => [id, i + 1]));
  }

  ofEntity(id: string): number {
    return this.#entities.get(id)!;
  }

  #entityId<Id extends string | null>(id: Id): Id {
    return (id === null ? id : `E${this.#entities.get(id)!}`) as Id;
  }

  #happeningId(id: string): string {
    return `H${this.#happenings.get(id)!}`;
  }

  entity(entity: DossierEntity): DossierEntity {
    return { ...entity, id: this.#entityId(entity.id) };
  }

  happening(happening: Happening): Happening {
    return {
      ...happening, id: this.#happeningId(happening.id), place: this.#entityId(happening.place),
      participants: happening.participants.map(({ entity, side }) => ({ entity: this.#entityId(entity), side })),
      origins: happening.origins.map((origin) => (origin.entity == null ? origin : { ...origin, entity: this.#entityId(origin.entity) })),
    };
  }

  story(story: Story): Story {
    return { ...story, happenings: story.happenings.map((id) => this.#happeningId(id)) };
  }

  /** The fact at a place among all; facts of one happening follow each other. */
  fact({ happening, gist, carried, absent, origins, voices, unattributed, verdict, values, because }: NamelessFact, at: number): Fact {
    if (this.#last?.happening !== happening) this.#last = { happening, id: this.#happeningId(happening) };
    return { id: `F${at + 1}`, happening: this.#last.id, gist, carried, absent, origins, voices, unattributed, verdict, values, ...(because && { because }) };
  }

  framing(framing: Framing): Framing {
    return { ...framing, entity: this.#entityId(framing.entity) };
  }
}
