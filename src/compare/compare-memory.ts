import type { ComparisonWords } from '../language/comparison-words.ts';
import { settleRecord } from '../language/anchor-time.ts';
import type { Language } from '../language/language.ts';
import type { Lasting } from '../language/run-memory.ts';
import { SortedList } from '../language/sorted-list.ts';
import type { DossierArticle, DossierEntity, Happening } from '../model/dossier.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { RecordSet } from '../model/record-set.ts';
import type { Resolution, ResolvedEntity, ResolvedHappening } from '../model/resolution.ts';
import { ArticleView } from './article-view.ts';
import { FactMemory } from './fact-memory.ts';
import { FramingCells } from './framing.ts';
import { HappeningMemory } from './happening-memory.ts';
import { JoinedFacts } from './joined-facts.ts';
import { openersOf } from './openers.ts';
import { Origins } from './origins.ts';
import { ResolutionIndex } from './resolution-index.ts';
import { SharedPassages } from './shared-passages.ts';
import { StoryTellings } from './story-tellings.ts';
import { type ArticleNames, EntityTally } from './entity-names.ts';

/** The articles of one run. */
export interface ComparedArticles {
  readonly byId: ReadonlyMap<string, ArticleView>;
  /** Those that were not there before. */
  readonly made: readonly ArticleView[];
  /** Those of the run before that are not there any more, or no more the same. */
  readonly gone: readonly ArticleView[];
  /** Those that were not there before, and those of which what their names are is another. */
  readonly changed: ReadonlySet<ArticleView>;
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
  readonly joinedFacts = new JoinedFacts();
  /** The happenings of the dossier under lasting ids. */
  readonly madeHappenings = new Map<string, Happening>();
  readonly tellings = new StoryTellings();
  /** The articles of the dossier, ordered by id. */
  readonly articles = new SortedList<DossierArticle>((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  readonly #articleOf = new Map<ArticleView, DossierArticle>();
  /** Articles of which an event belongs to another happening in this run. */
  othersTold: readonly ArticleView[] = [];
  readonly shared: SharedPassages;
  readonly framing = new FramingCells();
  names = new WeakMap<ArticleView, ArticleNames>();
  readonly #entities = new WeakMap<ResolvedEntity, DossierEntity>();
  readonly #lasting: Lasting;
  readonly #tallies = new Map<string, EntityTally>();
  #origins: Origins | null = null;
  #index: ResolutionIndex | null = null;
  readonly #byId = new Map<string, { readonly record: ArticleRecord; readonly published: ArticleRecord['published']; readonly view: ArticleView }>();
  readonly #views = new Map<string, ArticleView>();
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

  /** What the articles call an entity, that of before where it has only grown. */
  tallyOf(entity: ResolvedEntity, namesIn: (article: string) => ArticleNames): EntityTally {
    const known = this.#tallies.get(entity.id);
    if (known?.take(entity, namesIn)) return known;
    const tally = new EntityTally();
    tally.take(entity, namesIn);
    if (this.#lasting === 'many runs') this.#tallies.set(entity.id, tally);
    return tally;
  }

  /** Takes in what this run compares, and tells whatever that touches. */
  startRun(set: RecordSet, resolution: Resolution, { language, cutter }: { readonly language: Language; readonly cutter: ComparisonWords }): ComparedArticles & { readonly index: ResolutionIndex; readonly origins: Origins } {
    const index = (this.#index ??= new ResolutionIndex(resolution));
    const origins = (this.#origins ??= new Origins(language));
    const { names, happenings } = index.take(resolution);
    for (const { id } of resolution.change?.entities.gone ?? []) if (!index.byId.has(id)) this.#tallies.delete(id);
    this.facts.startRun(index.run);
    const { made, gone } = this.#takeViews(set, resolution, { language, cutter });
    this.#takeArticles(made, gone);
    const changed = new Set(made);
    const note = (view: ArticleView): void => {
      view.noteNames();
      changed.add(view);
    };
    for (const article of names) {
      const view = this.#views.get(article);
      if (view) note(view);
    }
    this.othersTold = [...happenings].flatMap((article) => this.#views.get(article) ?? []);
    for (const view of this.othersTold) view.happeningsIn = index.run;
    for (const view of origins.learnCited(() => this.#views.values(), { made, gone, changed: [...changed] })) note(view);
    const touched = new Set<ResolvedHappening>();
    for (const { record } of changed) for (const { id } of record.events) touched.add(index.happeningOf(record.id, id)!);
    this.happenings.forget(touched);
    return { byId: this.#views, made, gone, changed, touched, index, origins };
  }

  #takeArticles(made: readonly ArticleView[], gone: readonly ArticleView[]): void {
    const before = new Set(gone.map((view) => this.#articleOf.get(view)!));
    for (const view of gone) this.#articleOf.delete(view);
    this.articles.change(before, made.map((view) => {
      const { id, uri, outlet, via, headline, published } = view.record;
      const article = { id, uri, outlet, via, headline, published };
      this.#articleOf.set(view, article);
      return article;
    }));
  }

  #takeViews(set: RecordSet, { published, change }: Resolution, { language, cutter }: { readonly language: Language; readonly cutter: ComparisonWords }): { readonly made: readonly ArticleView[]; readonly gone: readonly ArticleView[] } {
    const gone: ArticleView[] = [];
    const made: ArticleView[] = [];
    const openers = openersOf(language);
    const view = (record: ArticleRecord, day: ArticleRecord['published']): void => {
      const known = this.#byId.get(record.id);
      if (known) gone.push(known.view);
      const one = new ArticleView(settleRecord(record, day), { index: this.#index!, cutter, openers, serial: (this.#last += 1), known: this.#lasting === 'one run' ? null : new Map() });
      this.#byId.set(record.id, { record, published: day, view: one });
      this.#views.set(record.id, one);
      made.push(one);
    };
    for (const record of set.added) view(record, published.get(record.id) ?? record.published);
    for (const id of change?.dated ?? []) {
      const { record, published: before } = this.#byId.get(id)!;
      const now = published.get(id) ?? record.published;
      if (now !== before && JSON.stringify(now) !== JSON.stringify(before)) view(record, now);
    }
    for (const record of set.gone) {
      const known = this.#byId.get(record.id)!;
      if (known.record !== record) continue;
      gone.push(known.view);
      this.#byId.delete(record.id);
      this.#views.delete(record.id);
      this.#index!.forget(record.id);
    }
    return { made, gone };
  }
}
