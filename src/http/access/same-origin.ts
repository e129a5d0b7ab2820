import type { Context } from 'hono';

/** A browser names the page that sends: another site's form or script carries its own name, or none that fits. */
export function isSameOrigin(context: Context): boolean {
  const [origin, site, host] = [context.req.header('origin'), context.req.header('sec-fetch-site'), context.req.header('host')];
  if (site !== undefined && site !== 'same-origin') return false;
  return origin !== undefined && host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
