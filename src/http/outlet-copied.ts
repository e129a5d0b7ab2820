import type { Reuse } from '../model/dossier.ts';
import type { Span } from '../model/span.ts';
import type { ArchiveView } from './archive-view.ts';
import { RecordShelf } from './record-shelf.ts';
import type { ServedArchive } from './served-archive.ts';
import type { OutletView } from './shapes.ts';

/** Articles whose text is measured. */
const MEASURED = 30;
const OWN_ROLES: ReadonlySet<string> = new Set(['paragraph', 'subheading', 'deck']);

/** How much of an outlet's text stands in other outlets too, and in how many of its articles. */
export async function measureCopied(view: ArchiveView, archive: ServedArchive, outlet: string): Promise<OutletView['copied']> {
  const articles = view.articlesOfOutlet.get(outlet) ?? [];
  const sharing = articles.filter((id) => view.reuseOf.get(id)?.some((reuse) => isElsewhere(view, id, reuse, outlet))).length;
  const measured = articles.slice(-MEASURED);
  const shelf = new RecordShelf(archive);
  await shelf.fetch(measured);
  let [own, shared] = [0, 0];
  for (const id of measured) {
    const spans = sharedSpans(view, id, outlet);
    for (const { role, span } of shelf.find(id)?.blocks ?? []) {
      if (!OWN_ROLES.has(role)) continue;
      own += span[1] - span[0];
      shared += unionLength(spans, span);
    }
  }
  return { articles: sharing, measured: measured.length, share: own === 0 ? null : Math.round((1000 * shared) / own) / 1000 };
}

/** Passages of an article that an article of another outlet has too, in order. */
function sharedSpans(view: ArchiveView, article: string, outlet: string): Span[] {
  return (view.reuseOf.get(article) ?? [])
    .filter((reuse) => isElsewhere(view, article, reuse, outlet))
    .map(({ a, b }) => (a.article === article ? a.span : b.span))
    .toSorted((one, other) => one[0] - other[0]);
}

/** Whether the other side of a shared passage is an article of another outlet. */
function isElsewhere(view: ArchiveView, article: string, { a, b }: Pick<Reuse, 'a' | 'b'>, outlet: string): boolean {
  return view.outletIdOf(a.article === article ? b.article : a.article) !== outlet;
}

/** Units of a span that some spans in order cover together. */
function unionLength(spans: readonly Span[], within: Span): number {
  let [covered, reached] = [0, within[0]];
  for (const span of spans) {
    const [start, end] = [Math.max(span[0], reached), Math.min(span[1], within[1])];
    if (end <= start) continue;
    covered += end - start;
    reached = end;
  }
  return covered;
}
