import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ServedArchive } from '../served-archive.ts';
import { Problem } from '../shapes.ts';

/** What the routes have in common: parameters, and how answers are described and sent. */

export const FORMAT = z.enum(['json', 'csv']).optional().openapi({ description: '`csv` for a spreadsheet.' });
const LIMIT = z.coerce.number().int().min(1).max(200).default(50);
export const Paged = z.object({ cursor: z.string().max(400).optional(), limit: LIMIT });
export const Id = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' } }) });
export const problems = {
  400: { description: 'A parameter cannot be read.', content: { 'application/problem+json': { schema: Problem } } },
  404: { description: 'There is no such thing.', content: { 'application/problem+json': { schema: Problem } } },
};

/** The answer of a route with its schema, and the problems that any route may answer with. */
export function answer<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { 200: { description, content: { 'application/json': { schema } } }, ...problems };
}

/** Sends a table as a file. */
export function sendCsv(context: Context, name: string, csv: string): Response {
  return context.body(csv, 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="isnad-${name.replace(/[^\w-]/g, '_')}.csv"` });
}

/** Where a thing is now that was joined with another since; null when nobody knows. */
export async function redirectMoved(context: Context, served: ServedArchive, kind: 'happenings' | 'entities' | 'stories'): Promise<Response | null> {
  const moved = (await served.movedTo?.(context.req.param('id') ?? '')) ?? null;
  return moved === null ? null : context.redirect(`/api/${kind}/${encodeURIComponent(moved)}${new URL(context.req.url).search}`, 307);
}
