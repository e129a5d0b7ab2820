import type { ComparisonWords } from '../language/comparison-words.ts';
import { settleRecord } from '../language/anchor-time.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Resolution } from '../model/resolution.ts';
import type { Span } from '../model/span.ts';
import { ArticleView, type ResolutionIndex } from './article-view.ts';
import { type SharedWording, alignPassages } from './passages.ts';
import { type Lasting, RunMemory, pairKey } from '../language/run-memory.ts';

/**
 * What was worked out of articles and pairs of them when much the same set was compared before. All of it would be worked out alike
 * again: it is kept under the very things that it was made from. Nothing here changes a result.
 */
export class CompareMemory {
  readonly #views = new WeakMap<ArticleRecord, { readonly published: string; readonly view: ArticleView }>();
  readonly #prints = new WeakMap<ArticleView, { readonly window: number; readonly prints: Uint32Array }>();
  readonly #aligned: RunMemory<number, readonly SharedWording[]>;
  readonly #formulas: RunMemory<string, SharedWording | null>;
  readonly #composed: RunMemory<string, ComposedTitle>;
  #last = 0;
  readonly #lasting: Lasting;

  constructor(lasting: Lasting) {
    this.#lasting = lasting;
    this.#aligned = new RunMemory(lasting);
    this.#formulas = new RunMemory(lasting);
    this.#composed = new RunMemory(lasting);
  }

  /** An article under its publication as the set narrowed it. */
  viewOf(record: ArticleRecord, index: ResolutionIndex, cutter: ComparisonWords): ArticleView {
    const settled = publishedOf(record, index.resolution);
    const published = JSON.stringify(settled);
    const known = this.#views.get(record);
    if (known?.published === published) {
      known.view.attach(index);
      return known.view;
    }
    const view = new ArticleView(settleRecord(record, settled), { index, cutter, serial: (this.#last += 1), known: this.#lasting === 'one run' ? null : new Map() });
    this.#views.set(record, { published, view });
    return view;
  }

  /** The fingerprints of an article. */
  printsOf(view: ArticleView, window: number, make: () => Uint32Array): Uint32Array {
    const known = this.#prints.get(view);
    if (known?.window === window) return known.prints;
    const prints = make();
    if (this.#lasting === 'many runs') this.#prints.set(view, { window, prints });
    return prints;
  }

  /** What two articles word alike. */
  aligned(a: ArticleView, b: ArticleView): readonly SharedWording[] {
    return this.#aligned.get(pairKey(a, b), () => alignPassages(a, b));
  }

  /** What two tellings word alike. */
  formula(a: ArticleView, b: ArticleView, [one, other]: readonly [Span, Span], make: () => SharedWording | null): SharedWording | null {
    return this.#formulas.get(`${a.serial} ${one[0]} ${one[1]} ${b.serial} ${other[0]} ${other[1]}`, make);
  }

  /** A title composed of names. */
  composed(key: string, make: () => ComposedTitle): ComposedTitle {
    return this.#composed.get(key, make);
  }

  /** Ends a run: what nobody asked for in it is let go of. */
  endRun(): void {
    for (const memory of [this.#aligned, this.#formulas, this.#composed]) memory.endRun();
  }
}

/** A title and its English wording, as far as names make one. */
export interface ComposedTitle {
  readonly title: string | null;
  readonly titleEn: string | null;
}

const publishedOf = (record: ArticleRecord, { published }: Resolution): ArticleRecord['published'] => published.get(record.id) ?? record.published;
