import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { takeCaptures } from '../capture-intake.ts';
import { whenOf } from '../archive-view.ts';
import type { AddProgress, AddSummary } from '../../work/add-paths.ts';
import type { Load } from '../loaded-archive.ts';
import { hasSamples, takeSamples } from '../sample-intake.ts';
import type { ServedArchive } from '../served-archive.ts';
import * as shape from '../shapes.ts';
import { answer, changeProblems, LIMIT, PLACE } from './answers.ts';

/** The archive as a whole, and search over it. */
export function addArchiveRoutes(app: OpenAPIHono, served: ServedArchive, load: Load): void {
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
    return context.json({ articles: articles.length, happenings: happenings.length, stories: stories.length, entities: entities.length, outlets: view.articlesOfOutlet.size, extent, takes, fetches: served.addAddress !== undefined, samples: takes && hasSamples(), fresh }, 200);
  });
  const Query = z.object({ q: z.string().max(200).default('').openapi({ description: 'Spelling and clitics are forgiven; words in quotes are meant as written, in this order.' }) });
  app.openapi(createRoute({ method: 'get', path: '/api/search', request: { query: Query }, responses: answer(shape.SearchAnswer, 'Happenings, entities and sentences.') }), async (context) => {
    const { finder } = await load();
    return context.json(await finder.search(context.req.valid('query').q), 200);
  });
  const Passages = Query.extend({ at: PLACE.default(0), limit: LIMIT });
  app.openapi(createRoute({ method: 'get', path: '/api/passages', request: { query: Passages }, responses: answer(shape.PassagePage, 'Articles that hold the words, the best first, each with the sentence that shows it.') }), async (context) => {
    const { finder } = await load();
    const { q, ...wanted } = context.req.valid('query');
    return context.json(await finder.passages(q, wanted), 200);
  });
}

/** Fetching, where the archive may be added to. The server asks the web; the desk asks nobody but the server. */
export function addAddressRoute(app: OpenAPIHono, served: ServedArchive): void {
  const fetchInto = served.addAddress?.bind(served);
  if (fetchInto === undefined) return;
  const request = { body: { content: { 'application/json': { schema: shape.AddressRequest } }, required: true } };
  app.openapi(createRoute({ method: 'post', path: '/api/addresses', description: 'Fetches a page or the newest pages of a feed and takes them in; pages of private networks are refused. Needs X-Isnad-Token. Who accepts application/x-ndjson gets lines while it goes on: the counts so far, and the whole answer on the last.', request, responses: { ...answer(shape.AddAnswer, 'What became of them.'), ...changeProblems } }), async (context) => {
    const { address, kind } = context.req.valid('json');
    if (context.req.header('accept')?.includes(LINES) === true) return tellLines((tell) => fetchInto(address, kind, tell)) as never;
    return context.json(describeSummary(await fetchInto(address, kind)), 200);
  });
}

const LINES = 'application/x-ndjson';

/** A line whenever the counts have grown, and the answer as the last; a failure is a line with `failed`. */
function tellLines(take: (tell: (progress: AddProgress) => void) => Promise<AddSummary>): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(lines) {
      let isLeft = false;
      const write = (line: object): void => {
        try {
          if (!isLeft) lines.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
        } catch {
          // Whoever asked has left; what is under way is taken in all the same.
          isLeft = true;
        }
      };
      void take(write)
        .then((summary) => write(describeSummary(summary)), (error: unknown) => write({ failed: (error as Error).message }))
        .then(() => isLeft || lines.close());
    },
  });
  // Packed, lines would wait for others.
  return new Response(body, { headers: { 'content-type': `${LINES}; charset=utf-8`, 'cache-control': 'no-store, no-transform' } });
}

function describeSummary({ added, known, renewed, refused, refusals }: AddSummary): shape.AddAnswer {
  return { added, known, renewed, refused, refusals: refusals.map(({ uri, code, says }) => ({ uri, code, says })) };
}

/** Whether the comparison that is shown is the last word. */
export function addStandingRoute(app: OpenAPIHono, standing: () => Promise<shape.Standing>): void {
  app.openapi(createRoute({ method: 'get', path: '/api/standing', responses: answer(shape.Standing, 'Whether a newer comparison is being made. Other answers say so in the header Isnad-Standing.') }), async (context) =>
    context.json(await standing(), 200),
  );
}

/** Adding; only where the archive may be added to. */
export function addIntakeRoute(app: OpenAPIHono, served: ServedArchive): void {
  const take = served.addUploads?.bind(served);
  if (take === undefined) return;
  const Form = z.object({ file: z.any().openapi({ type: 'string', format: 'binary', description: 'A page, a text, a feed, an archive or a PDF; several may be sent.' }) });
  app.openAPIRegistry.registerPath({
    method: 'post', path: '/api/captures', description: 'Takes files into the archive. Only the desk itself may.',
    request: { body: { content: { 'multipart/form-data': { schema: Form } } } }, responses: { ...answer(shape.AddAnswer, 'What became of them.'), ...changeProblems },
  });
  app.post('/api/captures', (context) => takeCaptures(context, take));
  app.openAPIRegistry.registerPath({ method: 'post', path: '/api/samples', description: 'Takes the samples that come with the product into the archive. Only the desk itself may.', responses: { ...answer(shape.AddAnswer, 'What became of them.'), ...changeProblems } });
  app.post('/api/samples', (context) => takeSamples(context, take));
}
