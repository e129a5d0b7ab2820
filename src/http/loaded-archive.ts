import { stepOf } from '../work/comparison-progress.ts';
import { ArchiveView, startOf } from './archive-view.ts';
import { HappeningFilter, HappeningQuery, isDated, type Arranged } from './filter.ts';
import { originOf } from './outlet-origins.ts';
import { prepareOutlets } from './outlet-page.ts';
import type { ServedArchive } from './served-archive.ts';
import type { HappeningSummary, Standing } from './shapes.ts';
import { TextFinder } from './text-finder.ts';
import { layTimeLine } from './time-line.ts';
import { doInTurns } from './turns.ts';

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

/** Steps of the time line on a wide screen. */
const FIRST_STEPS = 36;
/** So long a first comparison is waited for before whoever asks is told to come again. */
const FIRST_WAIT_MS = 2_000;

/** There is nothing to show yet: the first comparison of the archive is being made. */
export class NothingYet extends Error {}

/**
 * Loads the comparison again only when another one is to be shown; requests meanwhile share one loading. An archive that lives goes on
 * showing the last one until the next is ready, look-ups and all.
 */
export function keepLoaded(served: ServedArchive): { readonly load: Load; readonly standing: () => Promise<Standing> } {
  let current: Loaded | null = null;
  let coming: { readonly revision: number; readonly loaded: Promise<Loaded> } | null = null;
  const load: Load = async () => {
    const revision = await (current === null ? waitFirst(served.revision()) : served.revision());
    if (current?.revision === revision) return current;
    if (coming?.revision !== revision) {
      const loaded = loadArchive(served, revision);
      coming = { revision, loaded };
      const forget = (): void => {
        if (coming?.loaded === loaded) coming = null;
      };
      loaded.then((one) => {
        if (coming?.loaded === loaded) current = one;
        forget();
      }, forget);
    }
    return current !== null && served.standing !== undefined ? current : coming.loaded;
  };
  return { load, standing: async () => tellStanding(served, current, load) };
}

/** What is ready but not yet shown counts as being worked out, and is got ready. */
async function tellStanding(served: ServedArchive, current: Loaded | null, load: Load): Promise<Standing> {
  const standing = await served.standing?.();
  if (standing === undefined) return { ...AT_REST, state: 'fresh' };
  const isBehind = standing.state === 'fresh' && (current === null || (await served.revision()) !== current.revision);
  if (isBehind) load().catch(() => {});
  return { ...AT_REST, ...standing, ...(isBehind && { state: 'working' as const, progress: stepOf('loading') }) };
}

const AT_REST = { since: null, usuallyMs: null, progress: null, says: null };

async function loadArchive(served: ServedArchive, revision: number): Promise<Loaded> {
  const view = await ArchiveView.inTurns(await served.dossier());
  const finder = new TextFinder(served, view);
  const inOrder = keepOrders(view);
  const filter = new HappeningFilter((id) => view.getEntity(id));
  const narrow = keepNarrowed(filter, finder, inOrder);
  await doInTurns(warm(view, filter, inOrder));
  // What everybody asks for first.
  const [, dated] = [await narrow('interest', { minor: 'without' }), await narrow('oldest', { minor: 'without' })];
  layTimeLine(dated.items, { steps: FIRST_STEPS });
  const indexed = finder.prepare();
  // Search waits for its part, and a fault shows there; what replaces another is ready as a whole.
  const counted = indexed.then(() => doInTurns(prepareOutlets(view)));
  if (served.standing === undefined) counted.catch(() => {});
  else await counted;
  return { revision, view, finder, inOrder, narrow };
}

/** What every list needs, worked out before anybody asks. */
function* warm(view: ArchiveView, filter: HappeningFilter, inOrder: Loaded['inOrder']): Generator<void> {
  for (const happening of view.summaries.values()) yield filter.add(happening);
  for (const order of Object.keys(ORDERS) as (keyof typeof ORDERS)[]) yield void inOrder(order);
  for (const fact of view.dossier.facts) yield fact.carried.forEach((carried) => originOf(view, carried));
  yield void view.entitySummaries;
  yield void view.byReports;
}

async function waitFirst(revision: Promise<number>): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NothingYet()), FIRST_WAIT_MS);
  });
  return Promise.race([revision, late]).finally(() => clearTimeout(timer));
}

type Narrowed = ReturnType<HappeningFilter['narrow']>;

/** Answers to queries that are kept at most. */
const KEPT_QUERIES = 32;

function keepNarrowed(filter: HappeningFilter, finder: TextFinder, inOrder: Loaded['inOrder']): Loaded['narrow'] {
  const orders = new Map<string, Arranged>();
  const arranged = (order: keyof typeof ORDERS): Arranged => {
    const known = orders.get(order) ?? filter.arrange(inOrder(order));
    orders.set(order, known);
    return known;
  };
  const kept = new Map<string, Promise<Narrowed>>();
  return (order, query) => {
    const asked = HappeningQuery.parse(query);
    const key = JSON.stringify([order, asked]);
    let narrowed = kept.get(key);
    if (narrowed === undefined) {
      if (kept.size >= KEPT_QUERIES) kept.delete(kept.keys().next().value!);
      narrowed = finder.testFor(asked.q).then((test) => filter.narrow(arranged(order), asked, test));
      kept.set(key, narrowed);
      narrowed.catch(() => kept.delete(key));
    }
    return narrowed;
  };
}

function keepOrders(view: ArchiveView): Loaded['inOrder'] {
  const kept = new Map<string, HappeningSummary[]>();
  let ranked: Ranked[] | undefined;
  return (order) => {
    ranked ??= [...view.summaries.values()].map((happening) => ({ happening, when: startOf(happening), undated: Number(!isDated(happening)) }));
    const sorted = kept.get(order) ?? ranked.toSorted(ORDERS[order]).map(({ happening }) => happening);
    kept.set(order, sorted);
    return sorted;
  };
}

/** A happening with what it is sorted by. */
interface Ranked {
  readonly happening: HappeningSummary;
  readonly when: string;
  readonly undated: number;
}

const ORDERS = {
  interest: (a: Ranked, b: Ranked) => b.happening.interest - a.happening.interest || a.undated - b.undated || compareText(b.when, a.when) || byId(a.happening, b.happening),
  newest: (a: Ranked, b: Ranked) => a.undated - b.undated || compareText(b.when, a.when) || byId(a.happening, b.happening),
  oldest: (a: Ranked, b: Ranked) => compareText(a.when, b.when) || byId(a.happening, b.happening),
  reports: (a: Ranked, b: Ranked) => b.happening.reports - a.happening.reports || compareText(b.when, a.when) || byId(a.happening, b.happening),
  voices: (a: Ranked, b: Ranked) => b.happening.voices - a.happening.voices || b.happening.reports - a.happening.reports || byId(a.happening, b.happening),
};

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** For lists whose order leaves two things equal. */
export function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
