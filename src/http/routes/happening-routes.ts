import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { whenOf } from '../archive-view.ts';
import { happeningsCsv, placesCsv } from '../csv.ts';
import { factsCsv } from '../dossier-csv.ts';
import { HappeningQuery } from '../filter.ts';
import { readHappeningDossier } from '../happening-dossier.ts';
import type { Load } from '../loaded-archive.ts';
import { cutPage, WHOLE } from '../page.ts';
import { layMap } from '../place-map.ts';
import { problem } from '../problem.ts';
import type { ServedArchive } from '../served-archive.ts';
import * as shape from '../shapes.ts';
import { layTimeLine } from '../time-line.ts';
import { answer, answerOrTable, FORMAT, Id, moved, Paged, redirectMoved, sendCsv } from './answers.ts';

/** Happenings in lists, on the time line and the map, one by one; stories. */
export function addHappeningRoutes(app: OpenAPIHono, served: ServedArchive, load: Load): void {
  const List = HappeningQuery.extend(Paged.shape).extend({ sort: z.enum(['interest', 'newest', 'oldest', 'reports', 'voices']).default('interest'), format: FORMAT });
  app.openapi(createRoute({ method: 'get', path: '/api/happenings', request: { query: List }, responses: answerOrTable(shape.HappeningPage, 'Happenings that the query leaves.') }), async (context) => {
    const { narrow } = await load();
    const query = context.req.valid('query');
    const { items, minor, facets } = await narrow(query.sort, query);
    if (query.format === 'csv') return sendCsv(context, 'happenings', happeningsCsv(items)) as never;
    return context.json({ ...cutPage(items, query.format === 'json' ? WHOLE : query), minor, facets }, 200);
  });
  const Line = HappeningQuery.extend({ steps: z.coerce.number().int().min(4).max(200).default(60).openapi({ description: 'Happenings of one lane within one of so many steps become one mark.' }) });
  app.openapi(createRoute({ method: 'get', path: '/api/timeline', request: { query: Line }, responses: answer(shape.TimeLine, 'Happenings laid on lanes by story.') }), async (context) => {
    const { narrow } = await load();
    const { from, to, steps, ...query } = context.req.valid('query');
    const { items } = await narrow('oldest', query);
    return context.json(layTimeLine(items, { from, to, steps }), 200);
  });
  const Places = HappeningQuery.extend({ format: FORMAT });
  app.openapi(createRoute({ method: 'get', path: '/api/map', request: { query: Places }, responses: answerOrTable(shape.PlaceMap, 'Happenings counted by place.') }), async (context) => {
    const { view, narrow } = await load();
    const { format, ...query } = context.req.valid('query');
    const { items } = await narrow('oldest', query);
    const map = layMap(view, served, items);
    return format === 'csv' ? (sendCsv(context, 'places', placesCsv(map)) as never) : context.json(map, 200);
  });
  const One = z.object({ format: FORMAT, singles: z.enum(['with', 'without']).optional().openapi({ description: '`without`: facts that only one article carries are counted, not told, where there are many. They are most of what a large dossier weighs.' }) });
  app.openapi(createRoute({ method: 'get', path: '/api/happenings/{id}', request: { params: Id, query: One }, responses: { ...answerOrTable(shape.HappeningDossier, 'The dossier of one happening.'), ...moved } }), async (context) => {
    const { view } = await load();
    const happening = view.happenings.get(context.req.valid('param').id);
    if (happening === undefined) return ((await redirectMoved(context, served, 'happenings')) ?? problem(context, 404, 'The archive holds no such happening; it may have been joined with another.')) as never;
    const { format, singles } = context.req.valid('query');
    const dossier = await readHappeningDossier(view, served, happening, { singles: format === 'csv' ? 'with' : singles });
    if (format === 'csv') return sendCsv(context, `happening-${happening.id}`, factsCsv(dossier)) as never;
    return context.json(dossier, 200);
  });
  app.openapi(createRoute({ method: 'get', path: '/api/stories/{id}', request: { params: Id }, responses: { ...answer(shape.StoryView, 'A story and its happenings.'), ...moved } }), async (context) => {
    const { view } = await load();
    const story = view.stories.get(context.req.valid('param').id);
    if (story === undefined) return ((await redirectMoved(context, served, 'stories')) ?? problem(context, 404, 'The archive holds no such story.')) as never;
    const happenings = view.summariesOf(story.happenings).filter((happening) => !happening.marginal);
    const starts = happenings.flatMap((happening) => whenOf(happening)?.start ?? []);
    const time = starts.length === 0 ? null : { start: starts[0]!, end: starts.at(-1)! };
    const shown = happenings.length <= STORY_HAPPENINGS ? happenings : keepTelling(happenings);
    return context.json({ id: story.id, title: story.title, titleEn: story.titleEn ?? null, time, count: happenings.length, reports: sumReports(happenings), happenings: shown }, 200);
  });
}

/** Happenings that one story shows; the list of happenings has them all. */
const STORY_HAPPENINGS = 120;

/** The most telling happenings of a story that has too many, in their order. */
function keepTelling(happenings: readonly shape.HappeningSummary[]): shape.HappeningSummary[] {
  const telling = new Set(happenings.toSorted((a, b) => b.interest - a.interest).slice(0, STORY_HAPPENINGS));
  return happenings.filter((happening) => telling.has(happening));
}

function sumReports(happenings: readonly shape.HappeningSummary[]): number {
  return happenings.reduce((sum, happening) => sum + happening.reports, 0);
}
