import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ServedArchive } from '../served-archive.ts';
import { Problem } from '../shapes.ts';

/** What the routes have in common: parameters, and how answers are described and sent. */

export const FORMAT = z.enum(['json', 'csv']).optional().openapi({ description: '`csv` for a spreadsheet, `json` for the whole of it; left out, a list is cut into pages.' });
const HEADERS = {
  ETag: { description: 'Tag of this very answer, for If-None-Match.', schema: { type: 'string' as const } },
  'Isnad-Log': { description: 'The step of the log of decisions that it was made at, for If-Match of a decision.', schema: { type: 'string' as const } },
  'Isnad-Standing': { description: '`working` while a newer comparison is made, `failed` when it could not be; else absent.', schema: { type: 'string' as const } },
};
export const LIMIT = z.coerce.number().int().min(1).max(200).default(50);
export const PLACE = z.coerce.number().int().min(0).max(100_000_000);
export const Paged = z.object({
  cursor: z.string().max(400).optional().openapi({ description: '`next` of the page before.' }),
  at: PLACE.optional().openapi({ description: 'The place of the first item, for who looks at any place of a long list; a cursor outranks it.' }),
  limit: LIMIT,
});
export const Id = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' } }) });
const says = (description: string) => ({ description, content: { 'application/problem+json': { schema: Problem } } });
/** What any route may answer with. */
export const problems = {
  304: { description: 'Unchanged: the tag in If-None-Match fits.' },
  400: says('A parameter cannot be read.'),
  401: says('Nobody is logged in, and this server wants to know who asks.'),
  404: says('There is no such thing.'),
  421: says('The request is addressed to another name than this server\'s.'),
  500: says('The server failed.'),
  503: says('The archive is being compared for the first time; Retry-After says when to ask again.'),
};
/** What routes that change something may answer with besides. */
export const changeProblems = {
  403: says('The token is missing, the request comes from elsewhere, or the user may only read.'),
  405: says('Nothing may be changed here.'),
  413: says('The request is too large.'),
};
/** The thing was joined with another, and is known there now. */
export const moved = { 307: { description: 'It was joined with another: the address of that one is in Location.' } };

/** The answer of a route with its schema, and the problems that any route may answer with. */
export function answer<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { 200: { description, headers: HEADERS, content: { 'application/json': { schema } } }, ...problems };
}

/** As `answer`, for a route that also gives a table (`format=csv`). */
export function answerOrTable<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { ...problems, 200: { description, headers: HEADERS, content: { 'application/json': { schema }, 'text/csv': { schema: z.string().openapi({ description: 'UTF-8 with its mark; no cell is a formula.' }) } } } };
}

/** Sends a table as a file. */
export function sendCsv(context: Context, name: string, csv: string): Response {
  return context.body(csv, 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="isnad-${name.replace(/[^\w-]/g, '_')}.csv"` });
}

/** Where a thing is now that was joined with another since; null when nobody knows. */
export async function redirectMoved(context: Context, served: ServedArchive, kind: 'happenings' | 'entities' | 'stories', part = ''): Promise<Response | null> {
  const moved = (await served.movedTo?.(context.req.param('id') ?? '')) ?? null;
  return moved === null ? null : context.redirect(`/api/${kind}/${encodeURIComponent(moved)}${part}${new URL(context.req.url).search}`, 307);
}
