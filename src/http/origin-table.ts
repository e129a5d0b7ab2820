import type { Fact, Happening } from '../model/dossier.ts';
import type { Link } from '../model/statement.ts';
import { memberKey, type ArchiveView } from './archive-view.ts';
import type { OriginView, OutletRef } from './shapes.ts';

interface Row {
  readonly key: string;
  readonly by: string;
  readonly entity: string | null;
  readonly isVoice: boolean;
  readonly articles: Set<string>;
}

/** The origins of one happening and its facts, each with the short key that marks it in the tables and the picture. */
export class OriginTable {
  readonly #view: ArchiveView;
  readonly #rows: Row[] = [];
  /** First links that the comparison counts as one origin (two organs of one body): name → the name it stands for. */
  readonly #standsFor = new Map<string, string>();

  constructor(view: ArchiveView, happening: Happening, facts: readonly Fact[]) {
    this.#view = view;
    for (const origin of happening.origins) this.#take(origin.by, origin.entity ?? null, true, origin.articles);
    for (const fact of facts) this.#joinNames(fact);
    for (const fact of facts) for (const { article, chain } of fact.carried) this.keyOf(article, chain, fact);
  }

  /** Key of the origin that a chain starts from, or null when it starts at an outlet that names no source. */
  keyOf(article: string, chain: readonly Link[], fact?: Fact): string | null {
    const first = chain[0];
    if (first === undefined || first.by === null) return null;
    const entity = first.entity == null ? null : (this.#view.memberOf.get(memberKey(article, first.entity)) ?? null);
    const by = this.#resolve(first.by);
    const row = this.#rows.find((one) => one.by === by || one.by === first.by) ?? this.#rows.find((one) => entity !== null && one.entity === entity);
    if (row !== undefined) {
      if (!row.isVoice) row.articles.add(article);
      return row.key;
    }
    if (chain.length === 1 && fact?.origins.includes(first.by) !== true) return null;
    return this.#take(by, entity, false, [article]);
  }

  /** A fact of one origin has that origin in every chain, under whatever name an article gives it. */
  #joinNames(fact: Fact): void {
    const [origin, ...others] = fact.origins;
    if (origin === undefined || others.length > 0) return;
    for (const { chain } of fact.carried) {
      // Anew each time: a name may have come to stand for another meanwhile, and two that stand for each other have no end.
      const target = this.#resolve(origin);
      const by = chain.length < 2 ? null : chain[0]!.by;
      if (by === null || this.#resolve(by) === target) continue;
      const isVoice = this.#rows.some((row) => row.by === by);
      this.#standsFor.set(isVoice ? target : this.#resolve(by), isVoice ? by : target);
    }
  }

  #resolve(by: string): string {
    let name = by;
    for (let next = this.#standsFor.get(name); next !== undefined && next !== by; next = this.#standsFor.get(name)) name = next;
    return name;
  }

  list(): OriginView[] {
    return this.#rows.map(({ key, by, entity, isVoice, articles }) => {
      const outlets = new Map<string, OutletRef>();
      for (const article of articles) {
        const outlet = this.#view.outletOf(article);
        outlets.set(outlet.name ?? article, outlet);
      }
      const latin = entity === null ? null : (this.#view.entities.get(entity)?.latin ?? null);
      return { key, by, latin, entity, isVoice, articles: [...articles], outlets: [...outlets.values()] };
    });
  }

  #take(by: string, entity: string | null, isVoice: boolean, articles: readonly string[]): string {
    const key = String(this.#rows.length + 1);
    this.#rows.push({ key, by, entity, isVoice, articles: new Set(articles) });
    return key;
  }
}
