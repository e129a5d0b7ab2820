import { ArchiveView, compareTimes, whenOf } from './archive-view.ts';
import { filterHappenings, HappeningQuery, isDated } from './filter.ts';
import type { ServedArchive } from './served-archive.ts';
import type { HappeningSummary } from './shapes.ts';
import { TextFinder } from './text-finder.ts';

/** One state of the archive with all its look-ups. */
export interface Loaded {
  readonly revision: number;
  readonly view: ArchiveView;
  readonly finder: TextFinder;
  /** Every happening in one of the orders, sorted once. */
  readonly inOrder: (order: keyof typeof ORDERS) => readonly HappeningSummary[];
  /** What a query leaves, kept for the next page of the list and the next reader. */
  readonly narrow: (order: keyof typeof ORDERS, query: HappeningQuery) => Promise<Narrowed>;
}

export type Load = () => Promise<Loaded>;

/** Loads the comparison again only when the archive has changed; requests meanwhile share one loading. */
export function keepLoaded(served: ServedArchive): Load {
  let current: { revision: number; loaded: Promise<Loaded> } | null = null;
  return async () => {
    const revision = await served.revision();
    if (current?.revision !== revision) {
      const loaded = served.dossier().then((dossier) => {
        const view = new ArchiveView(dossier);
        const finder = new TextFinder(served, view);
        const inOrder = keepOrders(view);
        const narrow = keepNarrowed(view, finder, inOrder);
        // Before anybody asks; a request that comes first waits for its part, and a fault shows there.
        finder.prepare().catch(() => {});
        return { revision, view, finder, inOrder, narrow };
      });
      current = { revision, loaded };
      loaded.catch(() => (current = null));
    }
    return current.loaded;
  };
}

type Narrowed = ReturnType<typeof filterHappenings>;

/** Answers to queries that are kept at most. */
const KEPT_QUERIES = 32;

function keepNarrowed(view: ArchiveView, finder: TextFinder, inOrder: Loaded['inOrder']): Loaded['narrow'] {
  const kept = new Map<string, Promise<Narrowed>>();
  return (order, query) => {
    const asked = HappeningQuery.parse(query);
    const key = JSON.stringify([order, asked]);
    let narrowed = kept.get(key);
    if (narrowed === undefined) {
      if (kept.size >= KEPT_QUERIES) kept.delete(kept.keys().next().value!);
      narrowed = finder.testFor(asked.q).then((test) => filterHappenings(inOrder(order), asked, test, (id) => view.getEntity(id)));
      kept.set(key, narrowed);
      narrowed.catch(() => kept.delete(key));
    }
    return narrowed;
  };
}

function keepOrders(view: ArchiveView): Loaded['inOrder'] {
  const kept = new Map<string, HappeningSummary[]>();
  return (order) => {
    const sorted = kept.get(order) ?? [...view.summaries.values()].toSorted(ORDERS[order]);
    kept.set(order, sorted);
    return sorted;
  };
}

const ORDERS = {
  interest: (a: HappeningSummary, b: HappeningSummary) => b.interest - a.interest || datedFirst(a, b) || compareWhen(b, a) || byId(a, b),
  newest: (a: HappeningSummary, b: HappeningSummary) => datedFirst(a, b) || compareWhen(b, a) || byId(a, b),
  oldest: (a: HappeningSummary, b: HappeningSummary) => compareWhen(a, b) || byId(a, b),
  reports: (a: HappeningSummary, b: HappeningSummary) => b.reports - a.reports || compareWhen(b, a) || byId(a, b),
  voices: (a: HappeningSummary, b: HappeningSummary) => b.voices - a.voices || b.reports - a.reports || byId(a, b),
};

function compareWhen(a: HappeningSummary, b: HappeningSummary): number {
  return compareTimes(whenOf(a), whenOf(b));
}

function datedFirst(a: HappeningSummary, b: HappeningSummary): number {
  const isOpen = (one: HappeningSummary) => Number(!isDated(one));
  return isOpen(a) - isOpen(b);
}

/** For lists whose order leaves two things equal. */
export function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
