import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { outletsCsv } from '../csv.ts';
import type { Load } from '../loaded-archive.ts';
import { listOutlets, readOutletPage } from '../outlet-page.ts';
import { problem } from '../problem.ts';
import type { ServedArchive } from '../served-archive.ts';
import * as shape from '../shapes.ts';
import { answer, answerOrTable, FORMAT, Id, sendCsv } from './answers.ts';

/** Outlets. */
export function addOutletRoutes(app: OpenAPIHono, served: ServedArchive, load: Load): void {
  const List = z.object({ items: z.array(shape.OutletSummary) }).openapi('OutletList');
  app.openapi(createRoute({ method: 'get', path: '/api/outlets', request: { query: z.object({ format: FORMAT }) }, responses: answerOrTable(List, 'Outlets, those with most articles first.') }), async (context) => {
    const { view } = await load();
    const items = listOutlets(view, served);
    return context.req.valid('query').format === 'csv' ? (sendCsv(context, 'outlets', outletsCsv(items)) as never) : context.json({ items }, 200);
  });
  app.openapi(createRoute({ method: 'get', path: '/api/outlets/{id}', request: { params: Id }, responses: answer(shape.OutletView, 'One outlet.') }), async (context) => {
    const { view } = await load();
    const { id } = context.req.valid('param');
    if (!view.articlesOfOutlet.has(id)) return problem(context, 404, 'The archive holds no article of this outlet.') as never;
    return context.json(await readOutletPage(view, served, id), 200);
  });
}
