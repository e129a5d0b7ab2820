import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { compareChosen } from '../article-comparison.ts';
import { captureOf, readArticlePage } from '../article-page.ts';
import { citeAsBibtex, citeAsCsl } from '../citation.ts';
import { articlesCsv } from '../csv.ts';
import { comparisonCsv } from '../dossier-csv.ts';
import type { ArchiveView } from '../archive-view.ts';
import { byNewest } from '../entity-statements.ts';
import type { DossierEntity } from '../../model/dossier.ts';
import type { Load } from '../loaded-archive.ts';
import { cutPage, WHOLE } from '../page.ts';
import { problem } from '../problem.ts';
import type { ServedArchive } from '../served-archive.ts';
import * as shape from '../shapes.ts';
import { answer, answerOrTable, FORMAT, Id, Paged, problems, sendCsv } from './answers.ts';

/** Articles, their captures, citations and comparisons. */
export function addArticleRoutes(app: OpenAPIHono, served: ServedArchive, load: Load): void {
  const List = Paged.extend({ outlet: z.string().optional(), entity: z.string().optional().openapi({ description: 'Only articles that name it, the newest first.' }), format: FORMAT });
  const Page = z.object({ items: z.array(shape.ArticleSummary), total: z.int(), next: z.string().nullable() }).openapi('ArticlePage');
  app.openapi(createRoute({ method: 'get', path: '/api/articles', request: { query: List }, responses: answerOrTable(Page, 'Articles in order of arrival.') }), async (context) => {
    const { view } = await load();
    const { outlet, entity, format, ...wanted } = context.req.valid('query');
    const ofOutlet = outlet === undefined ? null : new Set(view.articlesOfOutlet.get(outlet));
    const naming = entity === undefined ? view.dossier.articles : listNaming(view, view.entities.get(entity));
    const articles = ofOutlet === null ? naming : naming.filter(({ id }) => ofOutlet.has(id));
    if (format === 'csv') return sendCsv(context, 'articles', articlesCsv(articles.map(({ id }) => view.getArticle(id)))) as never;
    const page = cutPage(articles, format === 'json' ? WHOLE : wanted);
    return context.json({ ...page, items: page.items.map(({ id }) => view.getArticle(id)) }, 200);
  });
  app.openapi(createRoute({ method: 'get', path: '/api/articles/{id}', request: { params: Id }, responses: answer(shape.ArticleView, 'One article with its record.') }), async (context) => {
    const { view } = await load();
    const record = await served.article(context.req.valid('param').id);
    if (record === null) return problem(context, 404, 'The archive holds no such article.') as never;
    return context.json(await readArticlePage(view, served, record), 200);
  });
  const Chosen = z.object({ article: z.union([z.string(), z.array(z.string())]).openapi({ description: 'Ids of two to six articles.' }), format: FORMAT });
  app.openapi(createRoute({ method: 'get', path: '/api/compare', request: { query: Chosen }, responses: answerOrTable(shape.ArticleComparison, 'Chosen articles side by side.') }), async (context) => {
    const { view } = await load();
    const chosen = [...new Set([context.req.valid('query').article].flat())];
    if (chosen.length < 2 || chosen.length > 6) return problem(context, 400, 'Choose two to six articles.') as never;
    if (chosen.some((id) => !view.articles.has(id))) return problem(context, 404, 'The archive holds not all of these articles.') as never;
    const comparison = await compareChosen(view, served, chosen);
    return context.req.valid('query').format === 'csv' ? (sendCsv(context, 'comparison', comparisonCsv(comparison)) as never) : context.json(comparison, 200);
  });
  const Cited = z.object({ article: z.union([z.string(), z.array(z.string())]).optional(), happening: z.string().optional(), format: z.enum(['csl', 'bibtex']).default('csl') });
  const citations = { 200: { description: 'Citations of articles.', content: { 'application/vnd.citationstyles.csl+json': { schema: z.array(z.any()) }, 'application/x-bibtex': { schema: z.string() } } }, ...problems };
  app.openapi(createRoute({ method: 'get', path: '/api/citations', request: { query: Cited }, responses: citations }), async (context) => {
    const { view } = await load();
    const { article, happening, format } = context.req.valid('query');
    const ids = [...[article ?? []].flat(), ...(view.happenings.get(happening ?? '')?.reports ?? []).map((report) => report.article)];
    const articles = [...new Set(ids)].filter((id) => view.articles.has(id)).map((id) => view.getArticle(id));
    if (articles.length === 0) return problem(context, 404, 'The archive holds none of these articles.') as never;
    const [text, type, ending] = format === 'csl' ? [JSON.stringify(citeAsCsl(articles), null, 2), 'application/vnd.citationstyles.csl+json', 'json'] : [citeAsBibtex(articles), 'application/x-bibtex', 'bib'];
    return context.body(text, 200, { 'content-type': `${type}; charset=utf-8`, 'content-disposition': `attachment; filename="isnad-sources.${ending}"` }) as never;
  });
  const captured = { 200: { description: 'The bytes as they came, as a file that no browser opens.', content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } }, ...problems };
  app.openapi(createRoute({ method: 'get', path: '/api/articles/{id}/capture', description: 'The page that an article was read from.', request: { params: Id }, responses: captured }), async (context) => {
    const capture = await served.capture(captureOf(context.req.valid('param').id));
    if (capture === null) return problem(context, 404, 'The archive holds no such capture.') as never;
    return context.body(capture.bytes as Uint8Array<ArrayBuffer>, 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${capture.id.replace(/^sha256:/, '').slice(0, 16)}.capture"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=31536000, immutable',
    }) as never;
  });
}

/** Articles that name an entity, the newest first. */
function listNaming(view: ArchiveView, entity: DossierEntity | undefined): { id: string }[] {
  const naming = new Set(entity?.names.flatMap(({ articles }) => articles));
  return byNewest(view, [...naming].map((article) => ({ article }))).map(({ article }) => ({ id: article }));
}
