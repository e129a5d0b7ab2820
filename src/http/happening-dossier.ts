import type { Fact, Framing, Happening, Reuse } from '../model/dossier.ts';
import { spansOverlap, type Span } from '../model/span.ts';
import type { ArchiveView } from './archive-view.ts';
import { listFactChains, listReportChains, type ChainSources } from './chain-views.ts';
import { isOnlyDay, orderFacts } from './fact-order.ts';
import { listLabelUses } from './label-uses.ts';
import { OriginTable } from './origin-table.ts';
import { findPoint } from './place-map.ts';
import { RecordShelf } from './record-shelf.ts';
import type { ServedArchive } from './served-archive.ts';
import type { BecauseShape, FactCell, FactView, HappeningDossier, HappeningSummary, ReportView, ReusePair } from './shapes.ts';

/** Records read for one dossier at most; a happening of thousands of reports shows its first ones. */
const REPORTS = 60;
const REUSE_PAIRS = 40;
const SIBLINGS = 12;
/** So many facts of one article are never left out. */
const FEW_SINGLES = 4;

/** Everything that is known of one happening, with the words of the articles in place of spans. */
export async function readHappeningDossier(view: ArchiveView, archive: ServedArchive, happening: Happening, { singles = 'with' }: { readonly singles?: 'with' | 'without' | undefined } = {}): Promise<HappeningDossier> {
  const shelf = new RecordShelf(archive);
  const articles = [...new Set(happening.reports.map((report) => report.article))].slice(0, REPORTS);
  await shelf.fetch(articles);
  const facts = view.factsOf.get(happening.id) ?? [];
  const origins = new OriginTable(view, happening, facts);
  const sources = { view, happening, articles, facts, origins, shelf };
  const reported = happening.reports.slice(0, REPORTS).map((report) => viewReport(view, report, shelf));
  const chains = [...listReportChains(sources), ...listFactChains(sources)];
  const story = view.storyOf.get(happening.id);
  const siblings = story === undefined ? [] : (view.stories.get(story.id)?.happenings ?? []).filter((id) => id !== happening.id);
  const [days, told] = partFacts(facts, shelf);
  const listed = singles === 'with' ? told : leaveOutSingles(told);
  return {
    ...view.summaries.get(happening.id)!,
    articles: articles.map((id) => view.getArticle(id)).toSorted(byPublication),
    reported,
    origins: origins.list(),
    chains,
    singles: told.length - listed.length,
    facts: orderFacts(listed).map((fact) => viewFact(fact, articles, origins, shelf)),
    point: findPoint(view, archive, happening.place),
    days: days.map((fact) => viewFact(fact, articles, origins, shelf)),
    labels: listLabelUses(view, framingWithin(view, happening, new Set(articles)), shelf),
    reuse: listReuse(sources),
    siblings: nearestOf(view, happening, siblings),
    siblingsTotal: siblings.length,
    because: copyBecause(happening.because),
  };
}

/** The nearest in time of the happenings of its story; a story may have thousands. */
function nearestOf(view: ArchiveView, happening: Happening, siblings: readonly string[]): HappeningSummary[] {
  const ordered = view.summariesOf([...siblings, happening.id]).filter((one) => !one.marginal || one.id === happening.id);
  const place = ordered.findIndex(({ id }) => id === happening.id);
  const from = Math.max(0, Math.min(place - SIBLINGS / 2, ordered.length - SIBLINGS - 1));
  return ordered.slice(from, from + SIBLINGS + 1).filter(({ id }) => id !== happening.id);
}

/** Facts that several articles carry, or that are disputed; all of them where that would leave little out or nothing over. */
function leaveOutSingles(facts: readonly Fact[]): readonly Fact[] {
  const shared = facts.filter((fact) => fact.verdict === 'conflict' || new Set(fact.carried.map(({ article }) => article)).size > 1);
  return shared.length > 0 && facts.length - shared.length > FEW_SINGLES ? shared : facts;
}

/** Facts that say nothing but the day, and the others. */
function partFacts(facts: readonly Fact[], shelf: RecordShelf): [days: Fact[], told: Fact[]] {
  const days = facts.filter((fact) => isOnlyDay(fact, shelf));
  return [days, facts.filter((fact) => !days.includes(fact))];
}

function viewFact(fact: Fact, articles: readonly string[], origins: OriginTable, shelf: RecordShelf): FactView {
  const carried = Map.groupBy(fact.carried, (one) => one.article);
  const cells: FactCell[] = [];
  for (const article of articles) {
    const here = carried.get(article);
    const value = fact.values.find((one) => one.articles.includes(article))?.value ?? null;
    if (here !== undefined) {
      const tellings = here.map(({ span, chain }) => ({ origin: origins.keyOf(article, chain, fact), chain: [...chain], passage: shelf.passages(article, [span])[0] ?? null }));
      cells.push({ article, standing: 'carried', value, tellings });
    } else if (fact.absent.includes(article)) cells.push({ article, standing: 'absent', value: null, tellings: [] });
  }
  return {
    id: fact.id,
    gist: fact.gist,
    verdict: fact.verdict,
    voices: fact.voices,
    unattributed: fact.unattributed.length,
    values: fact.values.map(({ value, articles: holders }) => ({ value, articles: [...holders] })),
    cells,
    because: copyBecause(fact.because),
  };
}

function viewReport(view: ArchiveView, report: Happening['reports'][number], shelf: RecordShelf): ReportView {
  const event = shelf.find(report.article)?.events.find((one) => one.id === report.event);
  return {
    article: view.getArticle(report.article),
    event: report.event,
    passages: shelf.passages(report.article, event?.triggers.slice(0, 1) ?? []),
    because: event?.because === undefined ? null : copyBecause([event.because])[0]!,
  };
}

/** Labels of this happening's participants, cut down to the articles that report it. */
function framingWithin(view: ArchiveView, happening: Happening, articles: ReadonlySet<string>): Framing[] {
  const entities = new Set(happening.participants.map((participant) => participant.entity));
  return [...entities].flatMap((entity) => view.framingOf.get(entity) ?? []).flatMap((framing) => {
    const labels = framing.labels.flatMap((label) => {
      if (label.spans === undefined) return framing.article == null || articles.has(framing.article) ? [label] : [];
      const spans = label.spans.filter((one) => articles.has(one.article));
      return spans.length === 0 ? [] : [{ ...label, spans, count: spans.length }];
    });
    return labels.length === 0 ? [] : [{ ...framing, labels }];
  });
}

/** Shared passages that hold words of this happening: of a fact that it has, or of the event as an article tells it. */
function listReuse({ view, happening, articles, facts, shelf }: ChainSources): ReusePair[] {
  const told = new Map<string, Span[]>(articles.map((id) => [id, []]));
  for (const fact of facts) for (const { article, span } of fact.carried) told.get(article)?.push(span);
  for (const { article, event } of happening.reports) told.get(article)?.push(...(shelf.find(article)?.events.find((one) => one.id === event)?.triggers ?? []));
  const concerns = (side: Reuse['a']) => told.get(side.article)?.some((span) => spansOverlap(span, side.span)) === true;
  const pairs = new Set<Reuse>(articles.flatMap((id) => view.reuseOf.get(id) ?? []).filter(({ a, b }) => told.has(a.article) && told.has(b.article) && (concerns(a) || concerns(b))));
  return [...pairs]
    .toSorted((one, other) => other.a.span[1] - other.a.span[0] - (one.a.span[1] - one.a.span[0]))
    .slice(0, REUSE_PAIRS)
    .flatMap((reuse) => viewReuse(view, reuse, shelf));
}

function viewReuse(view: ArchiveView, reuse: Reuse, shelf: RecordShelf): ReusePair[] {
  const [a] = shelf.passages(reuse.a.article, [reuse.a.span]);
  const [b] = shelf.passages(reuse.b.article, [reuse.b.span]);
  if (a === undefined || b === undefined) return [];
  const because = reuse.because === undefined ? null : copyBecause([reuse.because])[0]!;
  return [{ a, b, aOutlet: view.outletOf(a.article), bOutlet: view.outletOf(b.article), overlap: reuse.overlap, origin: reuse.origin, because }];
}

/** The model's reasons are read-only; answers carry them unchanged. */
export function copyBecause(because: Happening['because']): BecauseShape[] {
  return (because ?? []) as BecauseShape[];
}

function byPublication(a: HappeningDossier['articles'][number], b: HappeningDossier['articles'][number]): number {
  const [left, right] = [a.published?.start ?? a.published?.end ?? '9999', b.published?.start ?? b.published?.end ?? '9999'];
  return left < right ? -1 : left > right ? 1 : 0;
}
