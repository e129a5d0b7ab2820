import type { Published } from '../model/published.ts';
import { outletRef, type ArchiveView } from './archive-view.ts';
import { listLabelUses } from './label-uses.ts';
import { findNeverQuoted, originOf } from './outlet-origins.ts';
import { measureCopied } from './outlet-copied.ts';
import { RecordShelf } from './record-shelf.ts';
import type { ServedArchive } from './served-archive.ts';
import type { OutletRef, OutletSummary, OutletView } from './shapes.ts';

const ARTICLES = 60;
const HAPPENINGS = 40;
const ORIGINS = 20;
const RECORDS = 20;

export function listOutlets(view: ArchiveView, { stages }: ServedArchive): OutletSummary[] {
  return [...view.articlesOfOutlet]
    .map(([id, articles]) => ({ ...findRef(view, id), latin: stages.outletLatin?.(id) ?? null, articles: articles.length, happenings: view.happeningsOfOutlet.get(id)?.length ?? 0 }))
    .toSorted((a, b) => b.articles - a.articles || (a.id < b.id ? -1 : 1));
}

/** What one outlet carries: whose words, what it says with no source, with whom it shares text, and its labels. */
export async function readOutletPage(view: ArchiveView, archive: ServedArchive, id: string): Promise<OutletView> {
  const articles = view.articlesOfOutlet.get(id) ?? [];
  const happenings = view.happeningsOfOutlet.get(id) ?? [];
  const framing = view.framingBy.get(id) ?? [];
  const shelf = new RecordShelf(archive);
  await shelf.fetch(framing.flatMap((one) => one.labels.flatMap((label) => label.spans ?? [])).map((span) => span.article).slice(0, RECORDS));
  const copied = await measureCopied(view, archive, id);
  return {
    ...findRef(view, id),
    articles: articles.slice(-ARTICLES).toReversed().map((article) => view.getArticle(article)),
    articlesTotal: articles.length,
    happenings: view.newestOf(happenings, HAPPENINGS),
    happeningsTotal: happenings.length,
    ...getFigures(view, id),
    copied,
    labels: listLabelUses(view, framing, shelf),
  };
}

type Figures = Pick<OutletView, 'origins' | 'unattributed' | 'shared' | 'neverQuoted'>;

/** What is counted over all that an outlet carries, once for each state of the archive. */
const known = new WeakMap<ArchiveView, Map<string, Figures>>();

function getFigures(view: ArchiveView, id: string): Figures {
  let figures = known.get(view);
  if (figures === undefined) known.set(view, (figures = new Map()));
  let own = figures.get(id);
  if (own === undefined) {
    const happenings = view.happeningsOfOutlet.get(id) ?? [];
    own = { ...countOrigins(view, id, happenings), shared: countShared(view, id, view.articlesOfOutlet.get(id) ?? []), neverQuoted: findNeverQuoted(view, id, happenings) };
    figures.set(id, own);
  }
  return own;
}

/** Counts for every outlet before anybody asks, one a step. */
export function* prepareOutlets(view: ArchiveView): Generator<void> {
  for (const id of view.articlesOfOutlet.keys()) yield void getFigures(view, id);
}

function findRef(view: ArchiveView, id: string): OutletRef {
  const article = view.articlesOfOutlet.get(id)?.[0];
  return article === undefined ? outletRef(null) : view.outletOf(article);
}

/** A fact whose chain is the outlet alone has no source that the outlet names. */
function countOrigins(view: ArchiveView, id: string, happenings: readonly string[]): { origins: OutletView['origins']; unattributed: number } {
  const counts = new Map<string, number>();
  let unattributed = 0;
  for (const happening of happenings)
    for (const fact of view.factsOf.get(happening) ?? []) {
      const carried = fact.carried.find((one) => view.outletIdOf(one.article) === id);
      if (carried === undefined) continue;
      const origin = originOf(view, carried);
      if (origin === null) unattributed += 1;
      else counts.set(origin.by, (counts.get(origin.by) ?? 0) + 1);
    }
  const origins = [...counts].map(([by, facts]) => ({ by, facts })).toSorted((a, b) => b.facts - a.facts);
  return { origins: origins.slice(0, ORIGINS), unattributed };
}

function countShared(view: ArchiveView, id: string, articles: readonly string[]): OutletView['shared'] {
  const counts = new Map<string, OutletView['shared'][number]>();
  for (const article of articles)
    for (const { a, b } of view.reuseOf.get(article) ?? []) {
      const other = a.article === article ? b.article : a.article;
      const holder = view.outletIdOf(other);
      if (holder === id) continue;
      let known = counts.get(holder);
      if (known === undefined) counts.set(holder, (known = { outlet: view.outletOf(other), passages: 0, earlier: 0, later: 0 }));
      known.passages += 1;
      const [mine, theirs] = [view.articles.get(article)?.published, view.articles.get(other)?.published];
      if (isBefore(mine, theirs)) known.earlier += 1;
      if (isBefore(theirs, mine)) known.later += 1;
    }
  return [...counts.values()].toSorted((a, b) => b.passages - a.passages);
}

/** Whether one was surely published on an earlier day than another. */
function isBefore(one: Published | null | undefined, other: Published | null | undefined): boolean {
  return one?.end != null && other?.start != null && one.end < other.start;
}
