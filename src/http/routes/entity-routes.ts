import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { UNKNOWN_OUTLET } from '../archive-view.ts';
import { entitiesCsv, statementsCsv, writeCsv } from '../csv.ts';
import { readEntityPage } from '../entity-page.ts';
import { readAllStatements, readStatements } from '../entity-statements.ts';
import { splitList } from '../filter.ts';
import { readLabelMatrix } from '../label-matrix.ts';
import type { Load } from '../loaded-archive.ts';
import { cutPage, WHOLE } from '../page.ts';
import { problem } from '../problem.ts';
import type { ServedArchive } from '../served-archive.ts';
import * as shape from '../shapes.ts';
import { answer, answerOrTable, FORMAT, Id, moved, Paged, redirectMoved, sendCsv } from './answers.ts';

/** Entities and what they are called. */
export function addEntityRoutes(app: OpenAPIHono, served: ServedArchive, load: Load): void {
  const List = Paged.extend({ type: z.string().optional(), q: z.string().max(200).optional(), format: FORMAT });
  const Page = z.object({ items: z.array(shape.EntitySummary), total: z.int(), next: z.string().nullable() }).openapi('EntityPage');
  app.openapi(createRoute({ method: 'get', path: '/api/entities', request: { query: List }, responses: answerOrTable(Page, 'Entities, the most mentioned first.') }), async (context) => {
    const { view, finder } = await load();
    const { type, q, format, ...wanted } = context.req.valid('query');
    const types = splitList(type);
    const named = await finder.findEntities(q);
    const entities = [...view.entitySummaries.values()].filter((entity) => (types.length === 0 || types.includes(entity.type)) && (named === null || named.has(entity.id)));
    return format === 'csv' ? (sendCsv(context, 'names', entitiesCsv(entities)) as never) : context.json(cutPage(entities, format === 'json' ? WHOLE : wanted), 200);
  });
  app.openapi(createRoute({ method: 'get', path: '/api/entities/{id}', request: { params: Id }, responses: { ...answer(shape.EntityView, 'One entity.'), ...moved } }), async (context) => {
    const { view } = await load();
    const entity = view.entities.get(context.req.valid('param').id);
    if (entity === undefined) return ((await redirectMoved(context, served, 'entities')) ?? problem(context, 404, 'The archive holds no such entity; it may have been joined with another.')) as never;
    return context.json(await readEntityPage(view, served, entity), 200);
  });
  const Statements = Paged.extend({ format: FORMAT });
  const Said = z.object({ items: z.array(shape.EntityStatement), total: z.int(), next: z.string().nullable() }).openapi('EntityStatementPage');
  app.openapi(createRoute({ method: 'get', path: '/api/entities/{id}/statements', request: { params: Id, query: Statements }, responses: { ...answerOrTable(Said, 'All that an entity says, the newest first.'), ...moved } }), async (context) => {
    const { view } = await load();
    const entity = view.entities.get(context.req.valid('param').id);
    if (entity === undefined) return ((await redirectMoved(context, served, 'entities', '/statements')) ?? problem(context, 404, 'The archive holds no such entity; it may have been joined with another.')) as never;
    const { format, ...wanted } = context.req.valid('query');
    const page = format === undefined ? await readStatements(view, served, entity, wanted) : await readAllStatements(view, served, entity);
    return format === 'csv' ? (sendCsv(context, `statements-${entity.id}`, statementsCsv(page.items)) as never) : context.json(page, 200);
  });
  const Matrix = z.object({ entity: z.string().max(2000).optional(), from: z.iso.date().optional(), to: z.iso.date().optional(), format: FORMAT });
  app.openapi(createRoute({ method: 'get', path: '/api/labels', request: { query: Matrix }, responses: answerOrTable(shape.LabelMatrix, 'Entities by outlets: who calls whom what.') }), async (context) => {
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
