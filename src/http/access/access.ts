import { randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { hashToken } from '../../work/users/passcode.ts';
import { ROLES, type UserFile, type UserRole } from '../../work/users/user-file.ts';
import { problem } from '../problem.ts';
import { isSameOrigin } from './same-origin.ts';
import type { Sessions } from './sessions.ts';

export const SESSION_COOKIE = 'isnad-session';
/** The header in which a page sends the token of its session with every request that changes something. */
export const TOKEN_HEADER = 'x-isnad-token';

/** Who sends a request, and how that is known. */
export interface Actor {
  readonly name: string;
  readonly role: UserRole;
  /** `machine`: whoever sits at this machine; there are no users. */
  readonly via: 'machine' | 'cookie' | 'token';
  /** What a page must send to change something; null for scripts, which browsers cannot be made to play. */
  readonly token: string | null;
}

/** Who may come in. Without users: whoever sits at this machine, under one name. */
export type Access =
  | { readonly kind: 'machine'; readonly name: string; readonly role: UserRole; readonly token: string }
  | { readonly kind: 'users'; readonly users: UserFile; readonly sessions: Sessions; readonly secure: boolean };

export function accessOfMachine(name: string, role: UserRole): Access {
  return { kind: 'machine', name, role, token: randomBytes(24).toString('base64url') };
}

/** Routes that are asked before anybody is known. */
const OPEN_ROUTES: ReadonlySet<string> = new Set(['/api/session', '/api/openapi.json', '/api']);
/** Requests of these routes need the token even where there are no users: what they change is kept for good, or asks the web for something. */
const GUARDED = /^\/api\/(?:decisions|addresses)/;

/** The actor of a request that the guard let in. */
export function actorOf(context: Context): Actor | null {
  return (context.get('actor') as Actor | undefined) ?? null;
}

/** Lets in who may read, and lets change who may change: editors, from the desk itself or with a script's token. */
export function guardAccess(access: Access): MiddlewareHandler {
  return async (context, next) => {
    const actor = findActor(context, access);
    if (actor !== null) context.set('actor', actor);
    const refusal = OPEN_ROUTES.has(context.req.path) ? null : refuse(context, actor);
    if (refusal !== null) return refusal;
    await next();
    if (access.kind === 'users') context.res.headers.set('cache-control', context.res.headers.get('cache-control')?.includes('immutable') === true ? 'private, max-age=31536000, immutable' : 'private, no-cache');
  };
}

export function hasRole(actor: Actor | null, role: UserRole): boolean {
  return actor !== null && ROLES.indexOf(actor.role) >= ROLES.indexOf(role);
}

function refuse(context: Context, actor: Actor | null): Response | null {
  if (actor === null) {
    context.header('www-authenticate', 'Bearer realm="isnad"');
    return problem(context, 401, 'Log in first, or send a token: Authorization: Bearer TOKEN');
  }
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return null;
  if (actor.via === 'machine' && actor.role === 'reader') return problem(context, 405, 'Only reading is offered here: nobody has said who may change something (isnad serve --users FILE).');
  return refuseForgery(context, actor) ?? (hasRole(actor, 'editor') ? null : problem(context, 403, 'Readers may look at everything and change nothing: ask an admin to become an editor.'));
}

/** A change asked for by a page must come from the desk itself and carry its token; scripts show who they are otherwise. */
export function refuseForgery(context: Context, actor: Actor | null): Response | null {
  if (actor?.via === 'token') return null;
  if (!isSameOrigin(context)) return problem(context, 403, 'Changes are only taken from the desk itself.');
  if (actor === null || (actor.via === 'machine' && !GUARDED.test(context.req.path))) return null;
  return context.req.header(TOKEN_HEADER) === actor.token ? null : problem(context, 403, 'The token of this session is missing or old: load the page anew.');
}

function findActor(context: Context, access: Access): Actor | null {
  if (access.kind === 'machine') return { name: access.name, role: access.role, via: 'machine', token: access.token };
  const { users } = access.users;
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(context.req.header('authorization') ?? '')?.[1];
  if (bearer !== undefined) {
    const hash = hashToken(bearer);
    const user = users.find((one) => one.hash === hash);
    return user === undefined ? null : { name: user.name, role: user.role, via: 'token', token: null };
  }
  const key = getCookie(context, SESSION_COOKIE);
  const session = key === undefined ? null : access.sessions.find(key, users);
  return session === null ? null : { name: session.user.name, role: session.user.role, via: 'cookie', token: session.token };
}
