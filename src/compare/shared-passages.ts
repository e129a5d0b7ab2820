import { SortedList } from '../language/sorted-list.ts';
import { type Lasting, pairKey } from '../language/run-memory.ts';
import type { Reuse } from '../model/dossier.ts';
import { type Exchange, type ResolvedHappening, byFirstReport } from '../model/resolution.ts';
import type { Span } from '../model/span.ts';
import { type ArticleView, byTime } from './article-view.ts';
import { Fingerprints } from './fingerprints.ts';
import { OneTexts, type Origins } from './origins.ts';
import { type SharedWording, alignPassages } from './passages.ts';
import { type SharedPassage, type ViewPair, formulasOf, isElsewhere, oneTextsOf, pairsTelling, passagesOf, reuseOf, withoutBoilerplate } from './reuse.ts';

/** The articles and happenings of one run. */
export interface SharingRun {
  /** Articles that were not there before. */
  readonly made: readonly ArticleView[];
  /** Those, and articles of which what their names are is another. */
  readonly changed: ReadonlySet<ArticleView>;
  /** Undefined for an article that is gone. */
  readonly viewOf: (article: string) => ArticleView | undefined;
  /** Articles of the run before that are not there any more, or no more the same. */
  readonly gone: readonly ArticleView[];
  readonly happenings: Exchange<ResolvedHappening>;
  /** Happenings of which an article that reports them, or what its names are, is another than before. */
  readonly touched: ReadonlySet<ResolvedHappening>;
  readonly origins: Origins;
  readonly run: number;
}

/** Two articles that share passages. */
interface Sharing {
  readonly pair: ViewPair;
  found: readonly SharedPassage[];
  /** Those found, boilerplate told apart. */
  shown: readonly SharedPassage[];
  /** What stands of it among all reuse. */
  reuse: readonly Reuse[];
}

/** What one article shares with others. */
interface Shares {
  readonly all: Map<number, Sharing>;
  /** Those in which it is the earlier one, by the later. */
  first: readonly Sharing[] | null;
  /** Spans of it that stand in articles of quite another day. */
  elsewhere: readonly Span[];
}

/** What one happening says of pairs of articles. */
interface TellingPairs {
  readonly happening: ResolvedHappening;
  readonly pairs: readonly ViewPair[];
  readonly formulas: readonly SharedPassage[];
}

/** Where reuse stands among all. */
interface ReusePlace {
  readonly pair: ViewPair;
  readonly at: number;
}

/** Every passage that two articles share, kept from run to run: only pairs of articles that something touched are compared again. */
export class SharedPassages {
  readonly texts = new OneTexts();
  /** Articles of which what they word as others do is another in this run. */
  noted: readonly ArticleView[] = [];
  readonly #lasting: Lasting;
  readonly #fingerprints: Fingerprints;
  readonly #shares = new Map<ArticleView, Shares>();
  readonly #aligned = new Map<number, readonly SharedWording[]>();
  readonly #tellings = new Map<string, TellingPairs>();
  /** How many happenings both tell as news. */
  readonly #news = new Map<number, number>();
  /** The formulas of pairs by happening. */
  readonly #formulas = new Map<number, Map<string, SharedPassage[]>>();
  /** What was shared otherwise since reuse was told last. */
  readonly #untold = new Set<Sharing>();
  readonly #placeOf = new WeakMap<Reuse, ReusePlace>();
  readonly #reuse = new SortedList<Reuse>((a, b) => compareReuse(this.#placeOf.get(a)!, this.#placeOf.get(b)!));

  constructor(lasting: Lasting) {
    this.#lasting = lasting;
    this.#fingerprints = new Fingerprints(lasting);
  }

  /** Takes in the articles and happenings of this run. */
  take(run: SharingRun): void {
    const touched = new Map<number, ViewPair>();
    const touch = (pair: ViewPair): void => void touched.set(pairKey(...pair), pair);
    const { added, removed } = this.#fingerprints.take(run);
    for (const pairs of [added, removed]) for (const pair of pairs) touch(byTime(...pair) < 0 ? pair : [pair[1], pair[0]]);
    this.#takeTellings(run, touch);
    for (const view of run.changed) for (const { pair } of this.#shares.get(view)?.all.values() ?? []) touch(pair);
    const ordered = [...touched.values()].sort((p, q) => byTime(p[0], q[0]) || byTime(p[1], q[1]));
    const changed = new Set<Sharing>();
    for (const pair of ordered) this.#compare(pair, run.origins, changed);
    this.#tellBoilerplate(changed);
    this.#noteTexts(changed, run);
    for (const view of run.gone) this.#shares.delete(view);
  }

  /** The passages in which an article is the earlier one, in order of the later. */
  passagesOf(view: ArticleView): readonly SharedPassage[] {
    return this.#firstOf(view).flatMap(({ shown }) => shown);
  }

  /** All reuse pairs, in the order of the articles' time. */
  reuse(origins: Origins): readonly Reuse[] {
    const gone = new Set<Reuse>();
    const added: Reuse[] = [];
    for (const sharing of this.#untold) {
      for (const reuse of sharing.reuse) gone.add(reuse);
      const isThere = this.#shares.get(sharing.pair[0])?.all.get(pairKey(...sharing.pair)) === sharing;
      sharing.reuse = isThere ? sharing.shown.map((passage) => reuseOf(passage, this.texts, origins)) : NOTHING;
      for (const [at, reuse] of sharing.reuse.entries()) {
        this.#placeOf.set(reuse, { pair: sharing.pair, at });
        added.push(reuse);
      }
    }
    this.#untold.clear();
    this.#reuse.change(gone, added);
    return this.#reuse.items;
  }

  #firstOf(view: ArticleView): readonly Sharing[] {
    const shares = this.#shares.get(view);
    if (!shares) return [];
    return (shares.first ??= [...shares.all.values()].filter(({ pair }) => pair[0] === view).sort((p, q) => byTime(p.pair[1], q.pair[1])));
  }

  #sharesOf(view: ArticleView): Shares {
    let shares = this.#shares.get(view);
    if (!shares) this.#shares.set(view, (shares = { all: new Map(), first: null, elsewhere: [] }));
    return shares;
  }

  /** Happenings that are others, or whose reports are, say of other pairs of articles that they tell one thing. */
  #takeTellings({ happenings: { gone, added }, viewOf, origins, touched }: SharingRun, touch: (pair: ViewPair) => void): void {
    for (const { id } of [...gone, ...touched]) {
      const known = this.#tellings.get(id);
      if (known) this.#count(known, -1, touch);
      this.#tellings.delete(id);
    }
    for (const happening of new Set([...added, ...touched])) {
      if (happening.marginal || happening.reports.length < 2) continue;
      const made: TellingPairs = { happening, pairs: pairsTelling(happening, viewOf), formulas: formulasOf(happening, viewOf, origins) };
      this.#tellings.set(happening.id, made);
      this.#count(made, 1, touch);
    }
  }

  #count({ happening, pairs, formulas }: TellingPairs, by: 1 | -1, touch: (pair: ViewPair) => void): void {
    for (const pair of pairs) {
      const key = pairKey(...pair);
      const count = (this.#news.get(key) ?? 0) + by;
      if (count === 0) this.#news.delete(key);
      else this.#news.set(key, count);
      touch(pair);
    }
    for (const formula of formulas) {
      const pair = [formula.a.view, formula.b.view] as const;
      const key = pairKey(...pair);
      const known = this.#formulas.get(key);
      if (by > 0) this.#formulas.set(key, (known ?? new Map<string, SharedPassage[]>()).set(happening.id, [...(known?.get(happening.id) ?? []), formula]));
      else {
        known?.delete(happening.id);
        if (known?.size === 0) this.#formulas.delete(key);
      }
      touch(pair);
    }
  }

  #compare(pair: ViewPair, origins: Origins, changed: Set<Sharing>): void {
    const key = pairKey(...pair);
    const isOneHappening = this.#news.has(key);
    const [one, other] = pair.map((view) => this.#shares.get(view));
    const known = one?.all.get(key);
    const isCandidate = isOneHappening || this.#fingerprints.doShare(...pair);
    if (!isCandidate) this.#aligned.delete(key);
    const found = isCandidate ? passagesOf(pair, { aligned: this.#alignedOf(pair, key), isOneHappening, formulas: this.#formulasOf(key), origins }) : [];
    if (!known && found.length === 0) return;
    if (found.length === 0) {
      one!.all.delete(key);
      other!.all.delete(key);
    }
    const sharing = known ?? { pair, found, shown: found, reuse: NOTHING };
    sharing.found = found;
    if (found.length > 0) for (const view of pair) this.#sharesOf(view).all.set(key, sharing);
    changed.add(sharing);
  }

  #alignedOf(pair: ViewPair, key: number): readonly SharedWording[] {
    const known = this.#aligned.get(key);
    if (known) return known;
    const aligned = alignPassages(...pair);
    if (this.#lasting === 'many runs') this.#aligned.set(key, aligned.length === 0 ? NOTHING : aligned);
    return aligned;
  }

  /** In the order of the happenings. */
  #formulasOf(key: number): readonly SharedPassage[] {
    const known = this.#formulas.get(key);
    if (!known) return NOTHING;
    return [...known].sort(([a], [b]) => byFirstReport(this.#tellings.get(a)!.happening, this.#tellings.get(b)!.happening)).flatMap(([, formulas]) => formulas);
  }

  /** Tells boilerplate apart in what has changed, and in all that shares an article with it whose boilerplate has changed. */
  #tellBoilerplate(changed: Set<Sharing>): void {
    for (const view of new Set([...changed].flatMap(({ pair }) => pair))) {
      const shares = this.#sharesOf(view);
      shares.first = null;
      const at = ({ a, b }: SharedPassage): Span => (a.view === view ? a.span : b.span);
      const elsewhere = [...shares.all.values()].flatMap(({ found }) => found.filter(isElsewhere).map(at)).sort((x, y) => x[0] - y[0] || x[1] - y[1]);
      if (elsewhere.length === shares.elsewhere.length && elsewhere.every((span, i) => span[0] === shares.elsewhere[i]![0] && span[1] === shares.elsewhere[i]![1])) continue;
      shares.elsewhere = elsewhere;
      for (const sharing of shares.all.values()) changed.add(sharing);
    }
    for (const sharing of changed) {
      sharing.shown = sharing.found.map((passage) => withoutBoilerplate(passage, (view) => this.#shares.get(view)!.elsewhere));
      this.#untold.add(sharing);
    }
  }

  #noteTexts(changed: ReadonlySet<Sharing>, { run, gone, viewOf, origins }: SharingRun): void {
    for (const view of gone) this.texts.set(view.record.id, []);
    this.noted = [...new Set([...changed].flatMap(({ pair }) => pair))].filter((view) => viewOf(view.record.id) === view);
    for (const view of this.noted) {
      view.sharedIn = run;
      this.texts.set(view.record.id, this.passagesOf(view).flatMap((passage) => oneTextsOf(passage, origins)));
      for (const sharing of this.#sharesOf(view).all.values()) this.#untold.add(sharing);
    }
  }
}

const compareReuse = (x: ReusePlace, y: ReusePlace): number => byTime(x.pair[0], y.pair[0]) || byTime(x.pair[1], y.pair[1]) || x.at - y.at;

const NOTHING: readonly never[] = [];
