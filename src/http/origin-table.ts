import type { Fact, Happening } from '../model/dossier.ts';
import type { Link } from '../model/statement.ts';
import { memberKey, type ArchiveView } from './archive-view.ts';
import type { OriginView, OutletRef } from './shapes.ts';

/** The origins of one happening, each with the short key that marks it in every table and picture of the dossier. */
export class OriginTable {
  readonly #view: ArchiveView;
  readonly #origins: { key: string; by: string; entity: string | null; articles: Set<string> }[] = [];

  constructor(view: ArchiveView, happening: Happening) {
    this.#view = view;
    for (const origin of happening.origins) this.#take(origin.by, origin.entity ?? null, origin.articles);
  }

  /** Key of the origin that a chain starts from, or null when it starts at an outlet that names no source. */
  keyOf(article: string, chain: readonly Link[], fact?: Fact): string | null {
    const first = chain[0];
    if (first === undefined || first.by === null) return null;
    const entity = first.entity == null ? null : (this.#view.memberOf.get(memberKey(article, first.entity)) ?? null);
    const known = this.#origins.find((origin) => origin.by === first.by || (entity !== null && origin.entity === entity));
    if (known !== undefined) return known.key;
    if (chain.length === 1 && fact?.origins.includes(first.by) !== true) return null;
    const here = this.#origins.filter((origin) => origin.articles.has(article));
    const only = here.length === 1 ? here[0] : undefined;
    if (only !== undefined && fact?.origins.includes(only.by) === true) return only.key;
    return this.#take(first.by, entity, [article]);
  }

  list(): OriginView[] {
    return this.#origins.map(({ key, by, entity, articles }) => {
      const outlets = new Map<string, OutletRef>();
      for (const article of articles) {
        const outlet = this.#view.outletOf(article);
        outlets.set(outlet.id, outlet);
      }
      return { key, by, entity, articles: [...articles], outlets: [...outlets.values()] };
    });
  }

  #take(by: string, entity: string | null, articles: readonly string[]): string {
    const key = String(this.#origins.length + 1);
    this.#origins.push({ key, by, entity, articles: new Set(articles) });
    return key;
  }
}
