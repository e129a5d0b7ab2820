import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { captureOf, readArticlePage } from './article-page.ts';
import { ArchiveView, compareTimes, UNKNOWN_OUTLET, whenOf } from './archive-view.ts';
import { compareChosen } from './article-comparison.ts';
import { takeCaptures } from './capture-intake.ts';
import { citeAsBibtex, citeAsCsl } from './citation.ts';
import { happeningsCsv, placesCsv, writeCsv } from './csv.ts';
import { factsCsv } from './dossier-csv.ts';
import { readEntityPage, summariseEntity } from './entity-page.ts';
import { filterHappenings, HappeningQuery, isDated, splitList } from './filter.ts';
import { readHappeningDossier } from './happening-dossier.ts';
import { readLabelMatrix } from './label-matrix.ts';
import { listOutlets, readOutletPage } from './outlet-page.ts';
import { BadCursor, cutPage } from './page.ts';
import { layMap } from './place-map.ts';
import { problem } from './problem.ts';
import { hasSamples, takeSamples } from './sample-intake.ts';
import type { ServedArchive } from './served-archive.ts';
import * as shape from './shapes.ts';
import { TextFinder } from './text-finder.ts';
import { layTimeLine } from './time-line.ts';

const FORMAT = z.enum(['json', 'csv']).optional().openapi({ description: '`csv` for a spreadsheet.' });
const LIMIT = z.coerce.number().int().min(1).max(200).default(50);
const Paged = z.object({ cursor: z.string().max(400).optional(), limit: LIMIT });
const Id = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' } }) });
const problems = {
  400: { description: 'A parameter cannot be read.', content: { 'application/problem+json': { schema: shape.Problem } } },
  404: { description: 'There is no such thing.', content: { 'application/problem+json': { schema: shape.Problem } } },
};

/** One state of the archive with all its look-ups. */
interface Loaded {
  readonly revision: number;
  readonly view: ArchiveView;
  readonly finder: TextFinder;
  /** Every happening in one of the orders, sorted once. */
  readonly inOrder: (order: keyof typeof ORDERS) => readonly shape.HappeningSummary[];
}

function answer<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { 200: { description, content: { 'application/json': { schema } } }, ...problems };
}

/** The JSON API over one archive, with its contract at `/api/openapi.json`. */
export function makeApi(served: ServedArchive): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: (result, context) => (result.success ? undefined : problem(context, 400, describeIssues(result.error))) });
  const load = keepLoaded(served);
  app.use('/api/*', compress());
  app.use('/api/*', etag({ weak: true }));
  app.onError((error, context) => {
    if (error instanceof BadCursor) return problem(context, 400, 'The cursor is not one that this server gave: start the list anew.');
    return problem(context, 500, `This page could not be made: ${error.message}`);
  });
  addArchiveRoutes(app, served, load);
  addIntakeRoute(app, served);
  addHappeningRoutes(app, served, load);
  addArticleRoutes(app, served, load);
  addEntityRoutes(app, served, load);
  addOutletRoutes(app, served, load);
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Isnad', version: '1', description: 'What happened, who says so and how they know, how many independent voices, in whose words.' },
  });
  app.get('/api', (context) => context.redirect('/api/openapi.json'));
  app.all('/api/*', (context) =>
    context.req.method === 'GET' ? problem(context, 404, 'There is no such address: see /api/openapi.json.') : problem(context, 405, 'Only reading is offered here: use GET.'),
  );
  return app;
}

type Load = () => Promise<Loaded>;

/** Loads the comparison again only when the archive has changed; requests meanwhile share one loading. */
function keepLoaded(served: ServedArchive): Load {
  let current: { revision: number; loaded: Promise<Loaded> } | null = null;
  return async () => {
    const revision = await served.revision();
    if (current?.revision !== revision) {
      const loaded = served.dossier().then((dossier) => {
        const view = new ArchiveView(dossier);
        return { revision, view, finder: new TextFinder(served, view), inOrder: keepOrders(view) };
      });
      current = { revision, loaded };
      loaded.catch(() => (current = null));
    }
    return current.loaded;
  };
}

function keepOrders(view: ArchiveView): Loaded['inOrder'] {
  const kept = new Map<string, shape.HappeningSummary[]>();
  return (order) => {
    const sorted = kept.get(order) ?? [...view.summaries.values()].toSorted(ORDERS[order]);
    kept.set(order, sorted);
    return sorted;
  };
}

function addArchiveRoutes(app: OpenAPIHono, served: ServedArchive, load: Load): void {
  const Since = z.object({ since: z.coerce.number().int().min(0).optional().openapi({ description: 'Also count what has come since the archive held so many articles.' }) });
  app.openapi(createRoute({ method: 'get', path: '/api/archive', request: { query: Since }, responses: answer(shape.ArchiveSummary, 'What the archive holds.') }), async (context) => {
    const { view, inOrder } = await load();
    const { since } = context.req.valid('query');
    const { articles, stories, entities } = view.dossier;
    const happenings = inOrder('oldest').filter((happening) => !happening.marginal);
    const starts = happenings.flatMap((happening) => whenOf(happening)?.start ?? []);
    const extent = { start: starts.at(0) ?? null, end: starts.at(-1) ?? null };
    const fresh = since === undefined ? null : { articles: Math.max(0, articles.length - since), happenings: happenings.filter((happening) => happening.arrived > since).length };
    const takes = served.addUploads !== undefined;
    return context.json({ articles: articles.length, happenings: happenings.length, stories: stories.length, entities: entities.length, outlets: view.articlesOfOutlet.size, extent, takes, samples: takes && hasSamples(), fresh }, 200);
  });
  const Query = z.object({ q: z.string().max(200).default('') });
  app.openapi(createRoute({ method: 'get', path: '/api/search', request: { query: Query }, responses: answer(shape.SearchAnswer, 'Happenings, entities and sentences.') }), async (context) => {
    const { finder } = await load();
    return context.json(await finder.search(context.req.valid('query').q), 200);
  });
}

function addIntakeRoute(app: OpenAPIHono, served: ServedArchive): void {
  const take = served.addUploads?.bind(served);
  if (take === undefined) return;
  const Form = z.object({ file: z.any().openapi({ type: 'string', format: 'binary', description: 'A page, a text, a feed, an archive or a PDF; several may be sent.' }) });
  app.openAPIRegistry.registerPath({
    method: 'post', path: '/api/captures', description: 'Takes files into the archive. Only the desk itself may.',
    request: { body: { content: { 'multipart/form-data': { schema: Form } } } }, responses: answer(shape.AddAnswer, 'What became of them.'),
  });
  app.post('/api/captures', (context) => takeCaptures(context, take));
  app.openAPIRegistry.registerPath({ method: 'post', path: '/api/samples', description: 'Takes the samples that come with the product into the archive. Only the desk itself may.', responses: answer(shape.AddAnswer, 'What became of them.') });
  app.post('/api/samples', (context) => takeSamples(context, take));
}

function addHappeningRoutes(app: OpenAPIHono, served: ServedArchive, load: Load): void {
  const List = HappeningQuery.extend(Paged.shape).extend({ sort: z.enum(['interest', 'newest', 'oldest', 'reports', 'voices']).default('interest'), format: FORMAT });
  app.openapi(createRoute({ method: 'get', path: '/api/happenings', request: { query: List }, responses: answer(shape.HappeningPage, 'Happenings that the query leaves.') }), async (context) => {
    const { finder, inOrder } = await load();
    const query = context.req.valid('query');
    const { items, minor, facets } = filterHappenings(inOrder(query.sort), query, finder.testFor(query.q));
    if (query.format === 'csv') return sendCsv(context, 'happenings', happeningsCsv(items)) as never;
    return context.json({ ...cutPage(items, query.cursor, query.limit), minor, facets }, 200);
  });
  const Line = HappeningQuery.extend({ steps: z.coerce.number().int().min(4).max(200).default(60).openapi({ description: 'Happenings of one lane within one of so many steps become one mark.' }) });
  app.openapi(createRoute({ method: 'get', path: '/api/timeline', request: { query: Line }, responses: answer(shape.TimeLine, 'Happenings laid on lanes by story.') }), async (context) => {
    const { inOrder, finder } = await load();
    const { from, to, steps, ...query } = context.req.valid('query');
    const { items } = filterHappenings(inOrder('oldest'), query, finder.testFor(query.q));
    return context.json(layTimeLine(items, { from, to, steps }), 200);
  });
  const Places = HappeningQuery.extend({ format: FORMAT });
  app.openapi(createRoute({ method: 'get', path: '/api/map', request: { query: Places }, responses: answer(shape.PlaceMap, 'Happenings counted by place.') }), async (context) => {
    const { view, inOrder, finder } = await load();
    const { format, ...query } = context.req.valid('query');
    const { items } = filterHappenings(inOrder('oldest'), query, finder.testFor(query.q));
    const map = layMap(view, served, items);
    return format === 'csv' ? (sendCsv(context, 'places', placesCsv(map)) as never) : context.json(map, 200);
  });
  const One = z.object({ format: FORMAT });
  app.openapi(createRoute({ method: 'get', path: '/api/happenings/{id}', request: { params: Id, query: One }, responses: answer(shape.HappeningDossier, 'The dossier of one happening.') }), async (context) => {
    const { view } = await load();
    const happening = view.happenings.get(context.req.valid('param').id);
    if (happening === undefined) return problem(context, 404, 'The archive holds no such happening; it may have been joined with another.') as never;
    const dossier = await readHappeningDossier(view, served, happening);
    if (context.req.valid('query').format === 'csv') return sendCsv(context, `happening-${happening.id}`, factsCsv(dossier)) as never;
    return context.json(dossier, 200);
  });
  app.openapi(createRoute({ method: 'get', path: '/api/stories/{id}', request: { params: Id }, responses: answer(shape.StoryView, 'A story and its happenings.') }), async (context) => {
    const { view } = await load();
    const story = view.stories.get(context.req.valid('param').id);
    if (story === undefined) return problem(context, 404, 'The archive holds no such story.') as never;
    const happenings = view.summariesOf(story.happenings).filter((happening) => !happening.marginal);
    const starts = happenings.flatMap((happening) => whenOf(happening)?.start ?? []);
    const time = starts.length === 0 ? null : { start: starts[0]!, end: starts.at(-1)! };
    return context.json({ id: story.id, title: story.title, titleEn: story.titleEn ?? null, time, count: happenings.length, reports: sumReports(happenings), happenings }, 200);
  });
}

const ORDERS = {
  interest: (a: shape.HappeningSummary, b: shape.HappeningSummary) => b.interest - a.interest || datedFirst(a, b) || compareWhen(b, a) || byId(a, b),
  newest: (a: shape.HappeningSummary, b: shape.HappeningSummary) => datedFirst(a, b) || compareWhen(b, a) || byId(a, b),
  oldest: (a: shape.HappeningSummary, b: shape.HappeningSummary) => compareWhen(a, b) || byId(a, b),
  reports: (a: shape.HappeningSummary, b: shape.HappeningSummary) => b.reports - a.reports || compareWhen(b, a) || byId(a, b),
  voices: (a: shape.HappeningSummary, b: shape.HappeningSummary) => b.voices - a.voices || b.reports - a.reports || byId(a, b),
};

function compareWhen(a: shape.HappeningSummary, b: shape.HappeningSummary): number {
  return compareTimes(whenOf(a), whenOf(b));
}

function datedFirst(a: shape.HappeningSummary, b: shape.HappeningSummary): number {
  const isOpen = (one: shape.HappeningSummary) => Number(!isDated(one));
  return isOpen(a) - isOpen(b);
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function sumReports(happenings: readonly shape.HappeningSummary[]): number {
  return happenings.reduce((sum, happening) => sum + happening.reports, 0);
}

function addArticleRoutes(app: OpenAPIHono, served: ServedArchive, load: Load): void {
  const List = Paged.extend({ outlet: z.string().optional() });
  const Page = z.object({ items: z.array(shape.ArticleSummary), total: z.int(), next: z.string().nullable() }).openapi('ArticlePage');
  app.openapi(createRoute({ method: 'get', path: '/api/articles', request: { query: List }, responses: answer(Page, 'Articles in order of arrival.') }), async (context) => {
    const { view } = await load();
    const { cursor, limit, outlet } = context.req.valid('query');
    const articles = outlet === undefined ? view.dossier.articles : (view.articlesOfOutlet.get(outlet) ?? []).map((id) => ({ id }));
    const page = cutPage(articles, cursor, limit);
    return context.json({ ...page, items: page.items.map(({ id }) => view.getArticle(id)) }, 200);
  });
  app.openapi(createRoute({ method: 'get', path: '/api/articles/{id}', request: { params: Id }, responses: answer(shape.ArticleView, 'One article with its record.') }), async (context) => {
    const { view } = await load();
    const record = await served.article(context.req.valid('param').id);
    if (record === null) return problem(context, 404, 'The archive holds no such article.') as never;
    return context.json(await readArticlePage(view, served, record), 200);
  });
  const Chosen = z.object({ article: z.union([z.string(), z.array(z.string())]).openapi({ description: 'Ids of two to six articles.' }) });
  app.openapi(createRoute({ method: 'get', path: '/api/compare', request: { query: Chosen }, responses: answer(shape.ArticleComparison, 'Chosen articles side by side.') }), async (context) => {
    const { view } = await load();
    const chosen = [...new Set([context.req.valid('query').article].flat())];
    if (chosen.length < 2 || chosen.length > 6) return problem(context, 400, 'Choose two to six articles.') as never;
    if (chosen.some((id) => !view.articles.has(id))) return problem(context, 404, 'The archive holds not all of these articles.') as never;
    return context.json(await compareChosen(view, served, chosen), 200);
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
  app.get('/api/articles/:id/capture', async (context) => {
    const capture = await served.capture(captureOf(context.req.param('id')));
    if (capture === null) return problem(context, 404, 'The archive holds no such capture.');
    return context.body(capture.bytes as Uint8Array<ArrayBuffer>, 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${capture.id.replace(/^sha256:/, '').slice(0, 16)}.capture"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=31536000, immutable',
    });
  });
}

function addEntityRoutes(app: OpenAPIHono, served: ServedArchive, load: Load): void {
  const List = Paged.extend({ type: z.string().optional(), q: z.string().max(200).optional() });
  const Page = z.object({ items: z.array(shape.EntitySummary), total: z.int(), next: z.string().nullable() }).openapi('EntityPage');
  app.openapi(createRoute({ method: 'get', path: '/api/entities', request: { query: List }, responses: answer(Page, 'Entities, the most mentioned first.') }), async (context) => {
    const { view, finder } = await load();
    const { cursor, limit, type, q } = context.req.valid('query');
    const types = splitList(type);
    const named = finder.entityTest(q);
    const entities = view.dossier.entities.filter((entity) => (types.length === 0 || types.includes(entity.type)) && (named === null || named(entity)));
    const summaries = entities.map((entity) => summariseEntity(view, entity)).toSorted((a, b) => b.mentions - a.mentions || byId(a, b));
    return context.json(cutPage(summaries, cursor, limit), 200);
  });
  app.openapi(createRoute({ method: 'get', path: '/api/entities/{id}', request: { params: Id }, responses: answer(shape.EntityView, 'One entity.') }), async (context) => {
    const { view } = await load();
    const entity = view.entities.get(context.req.valid('param').id);
    if (entity === undefined) return problem(context, 404, 'The archive holds no such entity; it may have been joined with another.') as never;
    return context.json(await readEntityPage(view, served, entity), 200);
  });
  const Matrix = z.object({ entity: z.string().max(2000).optional(), from: z.iso.date().optional(), to: z.iso.date().optional(), format: FORMAT });
  app.openapi(createRoute({ method: 'get', path: '/api/labels', request: { query: Matrix }, responses: answer(shape.LabelMatrix, 'Entities by outlets: who calls whom what.') }), async (context) => {
    const { view } = await load();
    const { entity, from, to, format } = context.req.valid('query');
    const matrix = await readLabelMatrix(view, served, { entities: splitList(entity), from, to });
    return format === 'csv' ? (sendCsv(context, 'labels', labelsCsv(matrix)) as never) : context.json(matrix, 200);
  });
}

function labelsCsv(matrix: shape.LabelMatrix): string {
  const names = new Map(matrix.entities.map((entity) => [entity.id, entity.name]));
  const rows = matrix.cells.flatMap(({ entity, outlet, labels }) =>
    labels.map((label) => [names.get(entity) ?? entity, outlet === UNKNOWN_OUTLET ? null : outlet, label.text, label.count, label.polarity, label.voice, label.distanced ? 'distanced' : null]),
  );
  return writeCsv(['entity', 'outlet', 'label', 'count', 'polarity', 'voice', 'distanced'], rows);
}

function addOutletRoutes(app: OpenAPIHono, served: ServedArchive, load: Load): void {
  const List = z.object({ items: z.array(shape.OutletSummary) }).openapi('OutletList');
  app.openapi(createRoute({ method: 'get', path: '/api/outlets', responses: answer(List, 'Outlets, those with most articles first.') }), async (context) => {
    const { view } = await load();
    return context.json({ items: listOutlets(view) }, 200);
  });
  app.openapi(createRoute({ method: 'get', path: '/api/outlets/{id}', request: { params: Id }, responses: answer(shape.OutletView, 'One outlet.') }), async (context) => {
    const { view } = await load();
    const { id } = context.req.valid('param');
    if (!view.articlesOfOutlet.has(id)) return problem(context, 404, 'The archive holds no article of this outlet.') as never;
    return context.json(await readOutletPage(view, served, id), 200);
  });
}

function sendCsv(context: Context, name: string, csv: string): Response {
  return context.body(csv, 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="isnad-${name.replace(/[^\w-]/g, '_')}.csv"` });
}

function describeIssues(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'request'}: ${issue.message}`).join('; ');
}
