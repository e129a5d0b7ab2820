import type { MiddlewareHandler } from 'hono';
import { problem } from './problem.ts';

/** The desk runs no inline code, loads nothing from elsewhere and cannot be framed. */
const DESK_POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' data:", "connect-src 'self'",
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", 'trusted-types svelte-trusted-html',
].join('; ');
/** Names of this machine for itself. */
export const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Answers only requests addressed to this machine, or to the name under which it is known: a page elsewhere that points its own name here (DNS rebinding) is refused. */
export function guardHost(host: string, origin?: URL): MiddlewareHandler {
  const names = new Set([...LOOPBACK_NAMES, host.includes(':') ? `[${host}]` : host, ...(origin === undefined ? [] : [origin.hostname])]);
  const address = origin?.origin ?? `http://${host}`;
  return async (context, next) => {
    const asked = (context.req.header('host') ?? '').toLowerCase().replace(/:\d*$/, '');
    const from = context.req.header('origin');
    const foreign = from !== undefined && !names.has(hostOf(from));
    if (!names.has(asked) || foreign) return problem(context, 421, `Open the desk as ${address}: requests for other names are refused.`);
    await next();
  };
}

/** Headers that every answer carries. */
export const guardAnswer: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', DESK_POLICY);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
};

function hostOf(origin: string): string {
  try {
    return new URL(origin).hostname;
  } catch {
    return '';
  }
}
