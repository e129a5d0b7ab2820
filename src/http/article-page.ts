import type { Published, PublishedEvidence } from '../model/published.ts';
import type { ArticleRecord } from '../model/record.ts';
import { settleRecord } from '../work/settle-record.ts';
import { memberKey, type ArchiveView } from './archive-view.ts';
import { RecordShelf } from './record-shelf.ts';
import type { ServedArchive } from './served-archive.ts';
import type { ArticleView, PublishedView } from './shapes.ts';

/** Passages of other articles shown beside one article at most. */
const REUSE = 200;

/** One article as the reader shows it: its record under the date that the archive settled, and what the archive knows around it. */
export async function readArticlePage(view: ArchiveView, archive: ServedArchive, stored: ArticleRecord): Promise<ArticleView> {
  const shelf = new RecordShelf(archive);
  const settled = view.articles.get(stored.id)?.published ?? stored.published;
  // A person's date stands at once; one that was taken back goes at once too.
  const isPersons = (one: Published | null) => one?.basis === 'person';
  const record = settleRecord(stored, isPersons(stored.published) || isPersons(settled) ? stored.published : settled);
  const reuse = (view.reuseOf.get(record.id) ?? []).slice(0, REUSE);
  const { published } = record;
  await shelf.fetch([
    record.id,
    ...reuse.flatMap(({ a, b }) => [a.article, b.article]),
    ...(published?.evidence ?? []).flatMap((one) => one.article ?? []),
  ]);
  const capture = await archive.capture(captureOf(record.id));
  return {
    summary: view.articles.has(record.id) ? view.getArticle(record.id) : summaryOf(view, record),
    published: published === null ? null : viewPublished(view, record, published, shelf),
    capture:
      capture === null
        ? null
        : { id: capture.id, uri: capture.uri, mediaType: capture.mediaType, fetchedAt: capture.fetchedAt, bytes: capture.bytes.length },
    record,
    entities: Object.fromEntries(
      record.entities.flatMap(({ id }) => {
        const global = view.memberOf.get(memberKey(record.id, id));
        return global === undefined ? [] : [[id, global]];
      }),
    ),
    happenings: Object.fromEntries(
      record.events.flatMap(({ id }) => {
        const happening = view.summaries.get(view.happeningOfEvent.get(memberKey(record.id, id)) ?? '');
        return happening === undefined ? [] : [[id, { id: happening.id, title: happening.title, titleEn: happening.titleEn }]];
      }),
    ),
    reuse: reuse.flatMap((pair) => {
      const [mine, theirs] = pair.a.article === record.id ? [pair.a, pair.b] : [pair.b, pair.a];
      const [other] = shelf.passages(theirs.article, [theirs.span]);
      if (other === undefined) return [];
      return [{ span: [...mine.span] as [number, number], other, article: view.getArticle(theirs.article), overlap: pair.overlap, origin: pair.origin }];
    }),
  };
}

/** A capture's id is the article's without the `#n` of an article within a larger capture. */
export function captureOf(article: string): string {
  return article.replace(/#.*$/s, '');
}

function summaryOf(view: ArchiveView, record: ArticleRecord): ArticleView['summary'] {
  const summary = view.getArticle(record.id);
  return { ...summary, uri: record.uri, headline: record.headline, via: [...record.via], outlet: { id: record.outlet ?? '~', name: record.outlet } };
}

function viewPublished(view: ArchiveView, record: ArticleRecord, published: Published, shelf: RecordShelf): PublishedView {
  const evidence = published.evidence.map((one) => viewEvidence(view, record, one, shelf));
  return { start: published.start, end: published.end, basis: published.basis, evidence };
}

function viewEvidence(view: ArchiveView, record: ArticleRecord, evidence: PublishedEvidence, shelf: RecordShelf): PublishedView['evidence'][number] {
  const article = evidence.article ?? record.id;
  const [passage] = evidence.span === undefined ? [] : shelf.passages(article, [evidence.span]);
  return {
    says: evidence.says,
    quote: passage?.quote ?? null,
    span: passage?.span ?? null,
    where: evidence.where ?? null,
    raw: evidence.raw ?? null,
    article: evidence.article ?? null,
    articleTitle: evidence.article === undefined ? null : (view.articles.get(evidence.article)?.headline ?? null),
  };
}
