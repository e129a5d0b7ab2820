import { OpenAPIHono, type z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { guardAccess, type Access } from './access/access.ts';
import { keepLoaded, NothingYet } from './loaded-archive.ts';
import { BadCursor } from './page.ts';
import { problem } from './problem.ts';
import { addAddressRoute, addArchiveRoutes, addIntakeRoute, addStandingRoute } from './routes/archive-routes.ts';
import { addArticleRoutes } from './routes/article-routes.ts';
import { addEntityRoutes } from './routes/entity-routes.ts';
import { addHappeningRoutes } from './routes/happening-routes.ts';
import { addOutletRoutes } from './routes/outlet-routes.ts';
import { addDecisionRoutes, LOG_HEADER } from './routes/decision-routes.ts';
import { addSessionRoutes } from './routes/session-routes.ts';
import type { ServedArchive } from './served-archive.ts';
import type { Standing } from './shapes.ts';

/** The largest decision: a hundred marks, or three hundred members. */
const LARGEST_JSON_BYTES = 2 ** 20;

/** The JSON API over one archive, with its contract at `/api/openapi.json`. */
export function makeApi(served: ServedArchive, access: Access): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: (result, context) => (result.success ? undefined : problem(context, 400, describeIssues(result.error))) });
  const { load, standing } = keepLoaded(served);
  app.use('/api/*', guardAccess(access));
  app.use('/api/*', tellStep(served));
  app.use('/api/*', tellStanding(standing));
  for (const path of ['/api/decisions/*', '/api/session', '/api/addresses']) app.use(path, bodyLimit({ maxSize: LARGEST_JSON_BYTES, onError: (context) => problem(context, 413, 'The request is too large.') }));
  app.use('/api/*', compress());
  const tag = etag({ weak: true });
  app.use('/api/*', (context, next) => (context.req.method === 'GET' ? tag(context, next) : next()));
  app.onError((error, context) => {
    if (error instanceof BadCursor) return problem(context, 400, 'The cursor is not one that this server gave: start the list anew.');
    if (error instanceof NothingYet) {
      context.header('retry-after', '2');
      return problem(context, 503, 'The archive is being compared for the first time: ask again in a moment.');
    }
    return problem(context, 500, `This page could not be made: ${error.message}`);
  });
  addArchiveRoutes(app, served, load);
  addStandingRoute(app, standing);
  addIntakeRoute(app, served);
  addAddressRoute(app, served);
  addHappeningRoutes(app, served, load);
  addArticleRoutes(app, served, load);
  addEntityRoutes(app, served, load);
  addOutletRoutes(app, served, load);
  addDecisionRoutes(app, served, load);
  addSessionRoutes(app, access, served);
  describeSecurity(app, access);
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    servers: [{ url: '/' }],
    ...(access.kind === 'users' && { security: [{ session: [] }, { token: [] }] }),
    info: { title: 'Isnad', version: '1', description: 'What happened, who says so and how they know, how many independent voices, in whose words.' },
  });
  app.get('/api', (context) => context.redirect('/api/openapi.json'));
  app.all('/api/*', (context) =>
    context.req.method === 'GET' ? problem(context, 404, 'There is no such address: see /api/openapi.json.') : problem(context, 405, 'Only reading is offered here: use GET.'),
  );
  return app;
}

/** How requests show who sends them. */
function describeSecurity(app: OpenAPIHono, access: Access): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'page', { type: 'apiKey', in: 'header', name: 'X-Isnad-Token', description: 'The token of /api/session, sent with whatever changes something.' });
  if (access.kind !== 'users') return;
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'isnad-session', description: 'Given by POST /api/session.' });
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer', description: 'For scripts: made with `isnad users token NAME`.' });
}

function describeIssues(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'request'}: ${issue.message}`).join('; ');
}

/** Every answer says up to which decision it knows. Asked before the answer is made: what is decided meanwhile counts as unseen. */
function tellStep(served: ServedArchive): MiddlewareHandler {
  return async (context, next) => {
    const step = (await served.corrections?.())?.step;
    await next();
    if (step !== undefined) context.res.headers.set(LOG_HEADER, `"${step}"`);
  };
}

/** Every answer says when it is not the last word: `Isnad-Standing: working`. */
function tellStanding(standing: () => Promise<Standing>): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { state } = await standing();
    if (state !== 'fresh') context.res.headers.set('isnad-standing', state);
  };
}
