import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { checkPasscode, hashPasscode, makeToken } from '../../work/users/passcode.ts';
import { actorOf, hasRole, refuseForgery, SESSION_COOKIE, type Access, type Actor } from '../access/access.ts';
import { Attempts } from '../access/attempts.ts';
import { isSameOrigin } from '../access/same-origin.ts';
import * as shape from '../decision-shapes.ts';
import { problem } from '../problem.ts';
import type { ServedArchive } from '../served-archive.ts';
import { answer, changeProblems, problems } from './answers.ts';
import { isCorrectable } from './decision-routes.ts';

const WINDOW_MS = 15 * 60_000;
/** Wrong passcodes for one name from one address; then for one address; then for one name from anywhere. */
const TRIES = { pair: 5, address: 30, name: 60 } as const;
/** A check takes 32 MB for a tenth of a second; more at once would only take memory. */
const MOST_CHECKS = 4;
const DAYS_SECONDS = 7 * 24 * 3600;
const SAME_ANSWER = 'Name and passcode do not fit.';

/** Who is there; logging in and out; for admins, who else is. */
export function addSessionRoutes(app: OpenAPIHono, access: Access, served: ServedArchive): void {
  const viewSession = (actor: Actor | null): shape.SessionView => viewActor(actor, access, served);
  app.openapi(createRoute({ method: 'get', path: '/api/session', description: 'Who sends this request, what they may do, and the token that changes need.', responses: answer(shape.SessionView, 'The session.') }), (context) =>
    context.json(viewSession(actorOf(context)), 200),
  );
  if (access.kind !== 'users') return;
  const doorman = new Doorman();
  const body = { content: { 'application/json': { schema: shape.Login } }, required: true };
  app.openapi(createRoute({ method: 'post', path: '/api/session', description: 'Logs in. The session is kept in a cookie that no script can read.', request: { body }, responses: { ...answer(shape.SessionView, 'The session.'), 403: changeProblems[403], 401: shape.describeProblem('Name and passcode do not fit.'), 429: shape.describeProblem('Too many wrong passcodes.') } }), async (context) => {
    if (!isSameOrigin(context)) return problem(context, 403, 'Logging in is only taken from the desk itself.') as never;
    const { name, passcode } = context.req.valid('json');
    const outcome = await doorman.admit({ name: name.trim(), passcode, address: addressOf(context) }, access);
    if ('waitSeconds' in outcome) {
      context.header('retry-after', String(outcome.waitSeconds));
      return problem(context, 429, `Too many tries: wait ${Math.ceil(outcome.waitSeconds / 60)} min.`) as never;
    }
    if ('refused' in outcome) return problem(context, 401, SAME_ANSWER) as never;
    setCookie(context, SESSION_COOKIE, outcome.key, { httpOnly: true, sameSite: 'Strict', path: '/', secure: access.secure, maxAge: DAYS_SECONDS });
    return context.json(viewSession(outcome.actor), 200);
  });
  app.openapi(createRoute({ method: 'delete', path: '/api/session', description: 'Logs out.', responses: { 204: { description: 'Nobody is logged in here any more.' }, 401: problems[401], 403: changeProblems[403] } }), (context) => {
    const refusal = refuseForgery(context, actorOf(context));
    if (refusal !== null) return refusal as never;
    const key = getCookie(context, SESSION_COOKIE);
    if (key !== undefined) access.sessions.end(key);
    deleteCookie(context, SESSION_COOKIE, { path: '/', secure: access.secure });
    return context.body(null, 204) as never;
  });
  addUserRoutes(app, access);
}

function addUserRoutes(app: OpenAPIHono, access: Extract<Access, { kind: 'users' }>): void {
  const Name = z.object({ name: z.string().openapi({ param: { name: 'name', in: 'path' } }) });
  app.openapi(createRoute({ method: 'get', path: '/api/users', description: 'Who may come in, and who is logged in. For admins.', responses: { ...answer(shape.UserList, 'The users.'), 403: changeProblems[403] } }), (context) => {
    if (!hasRole(actorOf(context), 'admin')) return problem(context, 403, 'Only admins may see who has access.') as never;
    const items = access.users.users.map(({ name, role, hash }) => {
      const sessions = hash.startsWith('scrypt$') ? access.sessions.ofUser(name) : [];
      const last = Math.max(...sessions.map(({ usedAt }) => usedAt));
      return { name, role, kind: hash.startsWith('token$') ? ('token' as const) : ('passcode' as const), sessions: sessions.length, lastUsedAt: sessions.length === 0 ? null : new Date(last).toISOString() };
    });
    return context.json({ items }, 200);
  });
  app.openapi(createRoute({ method: 'delete', path: '/api/users/{name}/sessions', description: 'Logs a user out everywhere. For admins.', request: { params: Name }, responses: { ...answer(shape.EndedSessions, 'How many sessions ended.'), 403: changeProblems[403] } }), (context) => {
    if (!hasRole(actorOf(context), 'admin')) return problem(context, 403, 'Only admins may log others out.') as never;
    return context.json({ ended: access.sessions.endAll(context.req.valid('param').name) }, 200);
  });
}

function viewActor(actor: Actor | null, access: Access, served: ServedArchive): shape.SessionView {
  const user = actor === null ? null : { name: actor.name, role: actor.role };
  const keepsCorrections = served.corrections !== undefined;
  return { user, hasUsers: access.kind === 'users', keepsCorrections, mayChange: hasRole(actor, 'editor') && isCorrectable(served), token: actor?.token ?? null };
}

interface Knock {
  readonly name: string;
  readonly passcode: string;
  readonly address: string;
}

/** Checks passcodes, few at once, and makes whoever fails too often wait. */
class Doorman {
  readonly #pairs = new Attempts({ most: TRIES.pair, withinMs: WINDOW_MS });
  readonly #addresses = new Attempts({ most: TRIES.address, withinMs: WINDOW_MS });
  readonly #names = new Attempts({ most: TRIES.name, withinMs: WINDOW_MS });
  /** What an unknown name is checked against: it must take as long as a known one. */
  readonly #nobody = hashPasscode(makeToken());
  #checking = 0;

  async admit({ name, passcode, address }: Knock, access: Extract<Access, { kind: 'users' }>): Promise<{ key: string; actor: Actor } | { refused: true } | { waitSeconds: number }> {
    const pair = `${address} ${name}`;
    const waitSeconds = Math.max(this.#pairs.waitSeconds(pair), this.#addresses.waitSeconds(address), this.#names.waitSeconds(name), this.#checking >= MOST_CHECKS ? 1 : 0);
    if (waitSeconds > 0) return { waitSeconds };
    // counted before the check, so that many tries at once count as many
    for (const [attempts, key] of [[this.#pairs, pair], [this.#addresses, address], [this.#names, name]] as const) attempts.fail(key);
    const user = access.users.users.find((one) => one.name === name && one.hash.startsWith('scrypt$'));
    this.#checking += 1;
    const fits = await checkPasscode(passcode, user?.hash ?? (await this.#nobody)).finally(() => (this.#checking -= 1));
    if (!fits || user === undefined) return { refused: true };
    this.#pairs.forget(pair);
    const { key, session } = access.sessions.start(user);
    return { key, actor: { name: user.name, role: user.role, via: 'cookie', token: session.token } };
  }
}

function addressOf(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
