import type { Event } from '../model/event.ts';
import type { ResolvedHappening } from '../model/resolution.ts';
import type { Span } from '../model/span.ts';
import type { ArticleView } from './article-view.ts';
import type { Affair, Draft, NamelessFact, Replaced } from './facts.ts';
import type { HappeningMemory } from './happening-memory.ts';
import type { Figure, FigureGroup } from './values.ts';

/** What one happening that several articles report gives by itself. */
export interface HappeningDrafts {
  readonly reports: readonly { readonly view: ArticleView; readonly event: Event }[];
  readonly told: Draft;
  readonly groups: readonly FigureGroup[];
  /** The figures of a group that stood nowhere else, and their draft. */
  readonly figures: Map<FigureGroup, { readonly figures: readonly Figure[]; readonly draft: Draft }>;
}

/** What one affair gave when it was looked at last. */
export interface AffairDrafts {
  readonly happenings: readonly ResolvedHappening[];
  readonly views: readonly ArticleView[];
  readonly madeIn: number;
  passages: readonly Draft[] | null;
  /** What its articles tell besides, under the spans that were carried already; `replaced` are drafts of before that more articles carry. */
  rest: { readonly carried: readonly (readonly Span[])[]; readonly replaced: readonly Replaced[]; readonly drafts: readonly Draft[]; readonly figures: readonly string[] } | null;
}

/** The facts of the run before, by what they were made from. */
export class FactMemory {
  readonly #happenings: HappeningMemory;
  #run = 0;
  readonly #affairs = new WeakMap<ResolvedHappening, AffairDrafts>();
  readonly #facts = new WeakMap<Draft, { readonly fact: NamelessFact; readonly madeIn: number }>();

  constructor(happenings: HappeningMemory) {
    this.#happenings = happenings;
  }

  startRun(run: number): void {
    this.#run = run;
  }

  once<T>(happening: ResolvedHappening, name: string, make: () => T): T {
    return this.#happenings.once(happening, name, make);
  }

  /** What an affair gave, as far as nothing that it hangs on is another; else where to put what it gives now. */
  affair({ happenings, articles }: Affair, viewOf: ReadonlyMap<string, ArticleView>): AffairDrafts {
    const leading = happenings[0]!;
    const known = this.#affairs.get(leading);
    if (known && (known.madeIn === this.#run || this.#isAsBefore(known, { happenings, articles }, viewOf))) return known;
    const made: AffairDrafts = { happenings, views: articles.map((article) => viewOf.get(article)!), madeIn: this.#run, passages: null, rest: null };
    this.#affairs.set(leading, made);
    return made;
  }

  #isAsBefore({ happenings, views, madeIn }: AffairDrafts, now: Affair, viewOf: ReadonlyMap<string, ArticleView>): boolean {
    return areSame(happenings, now.happenings) && views.length === now.articles.length
      && views.every((view, i) => view === viewOf.get(now.articles[i]!) && view.changedIn <= madeIn && view.sharedIn <= madeIn && view.happeningsIn <= madeIn);
  }

  /** The fact of a draft, as long as its articles share with others what they shared. */
  fact(draft: Draft, make: () => NamelessFact): NamelessFact {
    const known = this.#facts.get(draft);
    if (known && draft.carriers.every(({ view }) => view.sharedIn <= known.madeIn)) return known.fact;
    const fact = make();
    this.#facts.set(draft, { fact, madeIn: this.#run });
    return fact;
  }
}

/** Whether two lists hold the same things in one order. */
export const areSame = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && a.every((one, i) => one === b[i]);
