import type { ComparisonWords } from '../language/comparison-words.ts';
import { settleRecord } from '../language/anchor-time.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Resolution } from '../model/resolution.ts';
import type { Span } from '../model/span.ts';
import { ArticleView, type ResolutionIndex } from './article-view.ts';
import { type SharedWording, alignPassages } from './passages.ts';

/**
 * What was worked out of articles and pairs of them when much the same set was compared before. All of it would be worked out alike
 * again: it is kept under the very things that it was made from. Nothing here changes a result.
 */
export class CompareMemory {
  readonly #views = new WeakMap<ArticleRecord, { readonly published: string; readonly view: ArticleView }>();
  readonly #prints = new WeakMap<ArticleView, { readonly window: number; readonly prints: Uint32Array }>();
  #aligned = new Map<number, readonly SharedWording[]>();
  #usedAligned = new Map<number, readonly SharedWording[]>();
  #formulas = new Map<string, SharedWording | null>();
  #usedFormulas = new Map<string, SharedWording | null>();
  #composed = new Map<string, ComposedTitle>();
  #usedComposed = new Map<string, ComposedTitle>();
  #last = 0;
  readonly #lasting: 'one run' | 'many runs';

  /** How long it is to last: for one run only, or for the runs to come. */
  constructor(lasting: 'one run' | 'many runs') {
    this.#lasting = lasting;
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
    if (this.#lasting === 'one run') return alignPassages(a, b);
    const key = a.serial * MOST_SERIAL + b.serial;
    const known = this.#aligned.get(key) ?? alignPassages(a, b);
    this.#usedAligned.set(key, known);
    return known;
  }

  /** What two tellings word alike. */
  formula(a: ArticleView, b: ArticleView, [one, other]: readonly [Span, Span], make: () => SharedWording | null): SharedWording | null {
    if (this.#lasting === 'one run') return make();
    const key = `${a.serial} ${one[0]} ${one[1]} ${b.serial} ${other[0]} ${other[1]}`;
    const known = this.#formulas.get(key);
    const formula = known === undefined ? make() : known;
    this.#usedFormulas.set(key, formula);
    return formula;
  }

  /** A title composed of names. */
  composed(key: string, make: () => ComposedTitle): ComposedTitle {
    if (this.#lasting === 'one run') return make();
    const known = this.#usedComposed.get(key) ?? this.#composed.get(key) ?? make();
    this.#usedComposed.set(key, known);
    return known;
  }

  /** Ends a run: what nobody asked for in it is let go of. */
  endRun(): void {
    [this.#aligned, this.#usedAligned] = [this.#usedAligned, new Map()];
    [this.#composed, this.#usedComposed] = [this.#usedComposed, new Map()];
    [this.#formulas, this.#usedFormulas] = [this.#usedFormulas, new Map()];
  }
}

/** A title and its English wording, as far as names make one. */
export interface ComposedTitle {
  readonly title: string | null;
  readonly titleEn: string | null;
}

/** Two serial numbers make one exact number. */
const MOST_SERIAL = 2 ** 26;

const publishedOf = (record: ArticleRecord, { published }: Resolution): ArticleRecord['published'] => published.get(record.id) ?? record.published;
