import type { Fact, Happening } from '../model/dossier.ts';
import type { Span } from '../model/span.ts';
import type { Link } from '../model/statement.ts';
import type { ArchiveView } from './archive-view.ts';
import type { OriginTable } from './origin-table.ts';
import type { RecordShelf } from './record-shelf.ts';
import type { ChainView } from './shapes.ts';

/** What the chains of one dossier are made from. */
export interface ChainSources {
  readonly view: ArchiveView;
  readonly happening: Happening;
  readonly articles: readonly string[];
  readonly facts: readonly Fact[];
  readonly origins: OriginTable;
  readonly shelf: RecordShelf;
}

/** Every distinct way by which a fact of the happening reached an article. */
export function listFactChains({ view, articles, facts, origins, shelf }: ChainSources): ChainView[] {
  const chains = new Map<string, ChainView>();
  const shown = new Set(articles);
  for (const fact of facts)
    for (const { article, span, chain } of fact.carried) {
      if (!shown.has(article)) continue;
      const key = `${article}\n${chain.map((link) => link.by ?? '').join('\n')}`;
      const known = chains.get(key);
      if (known !== undefined) {
        if (!known.facts.includes(fact.id)) known.facts.push(fact.id);
        continue;
      }
      const origin = origins.keyOf(article, chain, fact);
      chains.set(key, { scope: 'facts', article, outlet: view.outletOf(article), origin, links: [...chain], facts: [fact.id], passages: shelf.passages(article, [span]) });
    }
  return [...chains.values()];
}

/** Who vouches for the happening itself: a chain for each origin and article, or one without origin. */
export function listReportChains(sources: ChainSources): ChainView[] {
  const { happening, articles } = sources;
  const chains: ChainView[] = [];
  for (const article of articles) {
    const origins = happening.origins.filter((origin) => origin.articles.includes(article));
    if (origins.length === 0) chains.push(makeReportChain(sources, article, null));
    for (const origin of origins) chains.push(makeReportChain(sources, article, origin));
  }
  return chains;
}

function makeReportChain(sources: ChainSources, article: string, origin: Happening['origins'][number] | null): ChainView {
  const { view, happening, shelf, origins } = sources;
  const outlet = view.outletOf(article);
  const key = origin === null ? null : origins.keyOf(article, [{ by: origin.by, how: 'unknown' }, { by: outlet.name, how: 'report' }]);
  const told = origin === null ? null : findTelling(sources, article, key);
  const links: Link[] = told?.chain ?? [...(origin === null || origin.by === outlet.name ? [] : [{ by: origin.by, how: 'unknown' as const }]), { by: outlet.name, how: 'report' }];
  const event = shelf.find(article)?.events.find((one) => happening.reports.some((report) => report.article === article && report.event === one.id));
  const span = told?.span ?? event?.triggers[0];
  return { scope: 'happening', article, outlet, origin: key, links, facts: [], passages: span === undefined ? [] : shelf.passages(article, [span]) };
}

/** The longest chain from this origin that the article's facts or statements give. */
function findTelling({ facts, shelf, origins }: ChainSources, article: string, key: string | null): { chain: Link[]; span: Span } | null {
  const carried = facts.flatMap((fact) => fact.carried.filter((one) => one.article === article && origins.keyOf(article, one.chain, fact) === key));
  const stated = (shelf.find(article)?.statements ?? []).filter((one) => origins.keyOf(article, one.chain) === key).map((one) => ({ chain: one.chain, span: one.content }));
  const found = [...carried, ...(carried.length > 0 ? [] : stated)].toSorted((a, b) => b.chain.length - a.chain.length)[0];
  return found === undefined ? null : { chain: [...found.chain], span: found.span };
}
