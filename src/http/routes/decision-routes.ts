import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { DOUBT_KINDS, type Doubt } from '../../model/doubt.ts';
import type { ArticleRecord } from '../../model/record.ts';
import type { Span } from '../../model/span.ts';
import { DECISION_STATES, type DecisionState } from '../../work/corrections/corrections.ts';
import { anchorsOf, DecisionRefusal } from '../../work/corrections/take-decision.ts';
import { actorOf } from '../access/access.ts';
import type { ArchiveView } from '../archive-view.ts';
import * as shape from '../decision-shapes.ts';
import { articlesShown, versionOf, viewDecision } from '../decision-view.ts';
import type { Load } from '../loaded-archive.ts';
import { cutPage } from '../page.ts';
import { readPassage } from '../passage.ts';
import { problem } from '../problem.ts';
import { RecordShelf } from '../record-shelf.ts';
import type { ServedArchive } from '../served-archive.ts';
import { answer, changeProblems, Id, Paged, problems } from './answers.ts';

/** Carries the step of the log of decisions that an answer was made at; a change must name the one it was made upon. */
export const LOG_HEADER = 'isnad-log';
const STEP = /^"(\d{1,15})"$/;
const IfMatch = z.object({ 'if-match': z.string().optional().openapi({ description: 'The log step, in quotes, that the page was made at (header Isnad-Log); of a decision, its version.' }) });
const lostUpdate = {
  409: shape.describeProblem('It was undone already.'),
  412: shape.describeProblem('Somebody decided about the same words meanwhile.'),
  428: shape.describeProblem('If-Match is missing.'),
};

type Correctable = ServedArchive & Required<Pick<ServedArchive, 'decide' | 'undo' | 'corrections'>>;

export function isCorrectable(served: ServedArchive): served is Correctable {
  return served.decide !== undefined && served.undo !== undefined && served.corrections !== undefined;
}

/** Corrections: the log of decisions, deciding and undoing; and what is in doubt. */
export function addDecisionRoutes(app: OpenAPIHono, served: ServedArchive, load: Load): void {
  if (served.corrections !== undefined) addLogRoutes(app, served, load);
  if (served.doubts !== undefined) addReviewRoute(app, served, load);
  addMemberRoutes(app, served, load);
  if (!isCorrectable(served)) return;
  const request = { headers: IfMatch, body: { content: { 'application/json': { schema: shape.DecisionRequest } }, required: true } };
  const made = { 201: { description: 'The decision as kept.', content: { 'application/json': { schema: shape.DecisionView } } }, ...problems, ...changeProblems, ...lostUpdate };
  app.openapi(createRoute({ method: 'post', path: '/api/decisions', description: 'Makes a correction. Needs X-Isnad-Token and If-Match.', request, responses: made }), async (context) => {
    const seen = STEP.exec(context.req.header('if-match') ?? '')?.[1];
    if (seen === undefined) return problem(context, 428, 'Say in If-Match which state of the log this is decided upon: it stands in the header Isnad-Log of every answer.') as never;
    try {
      const outcome = await served.decide(context.req.valid('json'), { who: actorOf(context)?.name ?? '', seen: Number(seen) });
      if ('clash' in outcome) return problem(context, 412, `Meanwhile ${outcome.clash.undoneBy ?? outcome.clash.who} decided about the same words: load the page anew and look again.`) as never;
      const { decision } = outcome;
      context.header('location', `/api/decisions/${decision.id}`);
      return context.json(await viewOne(served, { decision, state: 'standing' }, load), 201, { etag: versionOf(decision) });
    } catch (error) {
      if (error instanceof DecisionRefusal) return problem(context, 400, error.message) as never;
      throw error;
    }
  });
  app.openapi(createRoute({ method: 'post', path: '/api/decisions/{id}/undo', description: 'Undoes a decision. It stays in the log. Needs X-Isnad-Token and If-Match.', request: { params: Id, headers: IfMatch }, responses: { ...answer(shape.DecisionView, 'The decision as undone.'), ...changeProblems, ...lostUpdate } }), async (context) => {
    const { id } = context.req.valid('param');
    const found = await findState(served, id);
    if (found === undefined) return problem(context, 404, 'There is no such decision.') as never;
    const named = context.req.header('if-match');
    if (named === undefined) return problem(context, 428, 'Say in If-Match which version of the decision is to be undone.') as never;
    if (found.decision.undoneAt !== null) return problem(context, 409, `${found.decision.undoneBy ?? 'Somebody'} undid it already.`) as never;
    if (named !== versionOf(found.decision)) return problem(context, 412, 'The decision has changed meanwhile: load the page anew.') as never;
    const undone = await served.undo(id, actorOf(context)?.name ?? '');
    if (undone === null) return problem(context, 409, 'Somebody undid it already.') as never;
    return context.json(await viewOne(served, { decision: undone, state: 'undone' }, load), 200, { etag: versionOf(undone) });
  });
}

type Logged = ServedArchive & Pick<Correctable, 'corrections'>;

function addLogRoutes(app: OpenAPIHono, archive: ServedArchive, load: Load): void {
  const served = archive as Logged;
  const List = Paged.extend({
    state: z.enum(DECISION_STATES).optional(),
    article: z.string().optional(), happening: z.string().optional(), entity: z.string().optional(),
  });
  app.openapi(createRoute({ method: 'get', path: '/api/decisions', description: 'What people decided, the newest first; of one article, happening or entity when that is named.', request: { query: List }, responses: answer(shape.DecisionPage, 'Decisions.') }), async (context) => {
    const { view } = await load();
    const { cursor, at, limit, state, ...about } = context.req.valid('query');
    const states = (await (await served.corrections()).states()).toReversed();
    const wanted = states.filter((one) => (state === undefined || one.state === state) && concerns(one, about, view)).map((one) => ({ ...one, id: one.decision.id }));
    const page = cutPage(wanted, { cursor, at, limit });
    const shelf = new RecordShelf(served);
    await shelf.fetch(page.items.flatMap(({ decision }) => articlesShown(decision)));
    return context.json({ ...page, items: page.items.map((one) => viewDecision(one, { view, shelf })), lost: states.filter((one) => one.state === 'lost' || one.state === 'partly').length }, 200);
  });
  app.openapi(createRoute({ method: 'get', path: '/api/decisions/{id}', request: { params: Id }, responses: answer(shape.DecisionView, 'One decision.') }), async (context) => {
    const found = await findState(served, context.req.valid('param').id);
    if (found === undefined) return problem(context, 404, 'There is no such decision.') as never;
    return context.json(await viewOne(served, found, load), 200, { etag: versionOf(found.decision) });
  });
}

async function findState(served: Logged, id: string): Promise<DecisionState | undefined> {
  return (await (await served.corrections()).states()).find(({ decision }) => decision.id === id);
}

async function viewOne(served: ServedArchive, state: DecisionState, load: Load): Promise<shape.DecisionView> {
  const { view } = await load();
  const shelf = new RecordShelf(served);
  await shelf.fetch(articlesShown(state.decision));
  return viewDecision(state, { view, shelf });
}

/** Whether a decision speaks of words of an article, of the reports of a happening, or of what an entity is called. */
function concerns({ decision }: DecisionState, about: { article?: string | undefined; happening?: string | undefined; entity?: string | undefined }, view: ArchiveView): boolean {
  const anchors = anchorsOf(decision);
  if (about.article !== undefined && !anchors.some(({ article }) => article === about.article)) return false;
  if (about.happening !== undefined) {
    const articles = new Set(view.happenings.get(about.happening)?.reports.map(({ article }) => article));
    if (isAbout(decision, 'entity') || !anchors.some(({ article }) => articles.has(article))) return false;
  }
  if (about.entity !== undefined) {
    const articles = new Set(view.entities.get(about.entity)?.members?.map(({ article }) => article));
    const names = new Set(view.entities.get(about.entity)?.names.map(({ text }) => text));
    if (!isAbout(decision, 'entity') || !anchors.some(({ article, quote }) => articles.has(article) && names.has(quote))) return false;
  }
  return true;
}

function isAbout({ kind, subject }: DecisionState['decision'], about: string): boolean {
  return (kind === 'same' || kind === 'different') && (subject as { about: string }).about === about;
}

/** Members of one thing shown for parting it. */
const MOST_MEMBERS = 300;

function addMemberRoutes(app: OpenAPIHono, served: ServedArchive, load: Load): void {
  const list = async (members: readonly { article: string; local: string }[], quote: (record: ArticleRecord, local: string) => Span | undefined): Promise<shape.MemberList> => {
    const { view } = await load();
    const shelf = new RecordShelf(served);
    const shown = members.slice(0, MOST_MEMBERS);
    await shelf.fetch(shown.map(({ article }) => article));
    return { items: shown.map(({ article, local }) => {
      const record = shelf.find(article);
      const span = record === null ? undefined : quote(record, local);
      const passage = span === undefined ? null : readPassage(article, record!.text, span);
      return { article: view.getArticle(article), local, quote: passage === null ? '' : passage.before + passage.quote + passage.after };
    }) };
  };
  const responses = answer(shape.MemberList, 'Its members.');
  app.openapi(createRoute({ method: 'get', path: '/api/happenings/{id}/members', request: { params: Id }, responses }), async (context) => {
    const happening = (await load()).view.happenings.get(context.req.valid('param').id);
    if (happening === undefined) return problem(context, 404, 'The archive holds no such happening.') as never;
    const members = happening.reports.map(({ article, event }) => ({ article, local: event }));
    return context.json(await list(members, (record, local) => record.events.find(({ id }) => id === local)?.triggers[0]), 200);
  });
  app.openapi(createRoute({ method: 'get', path: '/api/entities/{id}/members', request: { params: Id }, responses }), async (context) => {
    const entity = (await load()).view.entities.get(context.req.valid('param').id);
    if (entity === undefined) return problem(context, 404, 'The archive holds no such entity.') as never;
    const members = (entity.members ?? []).map((member) => ({ article: member.article, local: member.entity }));
    return context.json(await list(members, (record, local) => record.mentions.find((mention) => mention.entity === local)?.span), 200);
  });
}

function addReviewRoute(app: OpenAPIHono, served: ServedArchive, load: Load): void {
  const List = Paged.extend({ kind: z.enum(DOUBT_KINDS).optional() });
  app.openapi(createRoute({ method: 'get', path: '/api/review', description: 'What the rules are least sure of, by uncertainty and impact.', request: { query: List }, responses: answer(shape.DoubtPage, 'Doubts.') }), async (context) => {
    const { view } = await load();
    const { kind, ...wanted } = context.req.valid('query');
    const doubts = await served.doubts!();
    const page = cutPage(doubts.filter((one) => kind === undefined || one.kind === kind).map((doubt) => ({ doubt, id: doubt.key })), wanted);
    const shelf = new RecordShelf(served);
    await shelf.fetch(page.items.flatMap(({ doubt }) => doubt.evidence.map(({ article }) => article)));
    const kinds = DOUBT_KINDS.flatMap((each) => {
      const count = doubts.filter((one) => one.kind === each).length;
      return count === 0 ? [] : [{ kind: each, count }];
    });
    return context.json({ ...page, items: page.items.map(({ doubt }) => viewDoubt(doubt, view, shelf)), kinds }, 200);
  });
}

function viewDoubt({ rule, says, happening, entity, evidence, names, accept, reject, ...rest }: Doubt, view: ArchiveView, shelf: RecordShelf): shape.DoubtView {
  const summary = happening === null ? undefined : view.summaries.get(happening);
  return {
    ...rest, names: [...names], because: { rule, ...(says !== '' && { says }) },
    happening: summary === undefined ? null : { id: summary.id, title: summary.title, titleEn: summary.titleEn },
    entity: entity === null || !view.entities.has(entity) ? null : view.getEntity(entity),
    evidence: evidence.flatMap(({ article, span }) => shelf.passages(article, [span]).map((passage) => ({ article: view.getArticle(article), passage }))),
    accept: accept as shape.DoubtView['accept'], reject: reject as shape.DoubtView['reject'],
  };
}
