import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

const TITLES: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'Not logged in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Only reading is offered',
  409: 'Done already',
  412: 'Changed meanwhile',
  428: 'A condition is missing',
  429: 'Too many tries',
  421: 'This server answers only for its own address',
  413: 'Too large',
  500: 'The server failed',
  503: 'Not ready yet',
};

/** An error as `application/problem+json` (RFC 9457), with one sentence that says what to do. */
export function problem(context: Context, status: ContentfulStatusCode, detail: string): Response {
  const title = TITLES[status] ?? 'Error';
  return context.body(JSON.stringify({ type: 'about:blank', title, status, detail }), status, { 'content-type': 'application/problem+json; charset=utf-8' });
}
