import type { ComparisonWords } from '../language/comparison-words.ts';
import { settleRecord } from '../language/anchor-time.ts';
import type { Language } from '../language/language.ts';
import type { Lasting } from '../language/run-memory.ts';
import type { DossierEntity } from '../model/dossier.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Resolution, ResolvedEntity, ResolvedHappening } from '../model/resolution.ts';
import { ArticleView, byTime } from './article-view.ts';
import { FactMemory } from './fact-memory.ts';
import { FramingCells } from './framing.ts';
import { HappeningMemory } from './happening-memory.ts';
import { Origins } from './origins.ts';
import { ResolutionIndex } from './resolution-index.ts';
import { SharedPassages } from './shared-passages.ts';
import type { ArticleNames } from './entity-names.ts';

/** The articles of one run. */
export interface ComparedArticles {
  /** In order of time. */
  readonly views: readonly ArticleView[];
  readonly byId: ReadonlyMap<string, ArticleView>;
  /** Those of the run before that are not there any more, or no more the same. */
  readonly gone: readonly ArticleView[];
  /** Happenings of which a report, or what it names, is another than in the run before. */
  readonly touched: ReadonlySet<ResolvedHappening>;
}

/**
 * What was worked out of articles, pairs of them, happenings and affairs when much the same set was compared before. It is kept under
 * the very things that it was made from; what one of them is another, is worked out again. Nothing here changes a result.
 */
export class CompareMemory {
  readonly happenings = new HappeningMemory();
  readonly facts = new FactMemory(this.happenings);
  readonly shared: SharedPassages;
  readonly framing = new FramingCells();
  names = new WeakMap<ArticleView, ArticleNames>();
  readonly #entities = new WeakMap<ResolvedEntity, DossierEntity>();
  readonly #lasting: Lasting;
  #origins: Origins | null = null;
  #index: ResolutionIndex | null = null;
  readonly #byId = new Map<string, { readonly record: ArticleRecord; readonly published: ArticleRecord['published']; readonly view: ArticleView }>();
  readonly #views = new Map<string, ArticleView>();
  #ordered: ArticleView[] = [];
  #last = 0;

  constructor(lasting: Lasting) {
    this.#lasting = lasting;
    this.shared = new SharedPassages(lasting);
  }

  /** What was made of an entity, which says all that it was made from. */
  ofEntity(entity: ResolvedEntity, make: () => DossierEntity): DossierEntity {
    let made = this.#entities.get(entity);
    if (!made) {
      made = make();
      if (this.#lasting === 'many runs') this.#entities.set(entity, made);
    }
    return made;
  }

  /** Lets go of what articles call their entities, where no other run will ask. */
  forgetNames(): void {
    if (this.#lasting === 'one run') this.names = new WeakMap();
  }

  /** Takes in what this run compares, and tells whatever that touches. */
  startRun(records: readonly ArticleRecord[], resolution: Resolution, { language, cutter }: { readonly language: Language; readonly cutter: ComparisonWords }): ComparedArticles & { readonly index: ResolutionIndex; readonly origins: Origins } {
    const index = (this.#index ??= new ResolutionIndex(resolution));
    const origins = (this.#origins ??= new Origins(language));
    const { names, happenings } = index.take(resolution);
    this.facts.startRun(index.run);
    const { made, gone } = this.#takeViews(records, resolution, cutter);
    for (const article of names) this.#views.get(article)?.noteNames();
    for (const article of happenings) {
      const view = this.#views.get(article);
      if (view) view.happeningsIn = index.run;
    }
    origins.learnCited(this.#ordered, { made, gone });
    const touched = new Set<ResolvedHappening>();
    for (const { record, changedIn } of this.#ordered) {
      if (changedIn !== index.run) continue;
      for (const { id } of record.events) touched.add(index.happeningOf(record.id, id)!);
    }
    this.happenings.forget(touched);
    return { views: this.#ordered, byId: this.#views, gone, touched, index, origins };
  }

  #takeViews(records: readonly ArticleRecord[], resolution: Resolution, cutter: ComparisonWords): { readonly made: readonly ArticleView[]; readonly gone: readonly ArticleView[] } {
    const gone: ArticleView[] = [];
    const made: ArticleView[] = [];
    for (const record of records) {
      const published = resolution.published.get(record.id) ?? record.published;
      const known = this.#byId.get(record.id);
      if (known && known.record === record && (known.published === published || JSON.stringify(known.published) === JSON.stringify(published))) continue;
      if (known) gone.push(known.view);
      const view = new ArticleView(settleRecord(record, published), { index: this.#index!, cutter, serial: (this.#last += 1), known: this.#lasting === 'one run' ? null : new Map() });
      this.#byId.set(record.id, { record, published, view });
      this.#views.set(record.id, view);
      made.push(view);
    }
    if (this.#byId.size > records.length) {
      const there = new Set(records.map(({ id }) => id));
      for (const [id, { view }] of this.#byId) {
        if (there.has(id)) continue;
        gone.push(view);
        this.#byId.delete(id);
        this.#views.delete(id);
        this.#index!.forget(id);
      }
    }
    if (gone.length > 0) {
      const dead = new Set(gone);
      this.#ordered = this.#ordered.filter((view) => !dead.has(view));
    }
    if (made.length > 0) this.#ordered = [...this.#ordered, ...made].sort(byTime);
    for (const [rank, view] of this.#ordered.entries()) view.rank = rank;
    return { made, gone };
  }
}
