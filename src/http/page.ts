/** One page of an ordered list. `next` is null on the last. */
export interface Page<Item> {
  readonly items: Item[];
  readonly total: number;
  readonly next: string | null;
}

/** Which page: after a cursor, or else from a place in the list. */
export interface PageWanted {
  readonly cursor?: string | undefined;
  readonly at?: number | undefined;
  readonly limit: number;
}

/** A whole list on one page. */
export const WHOLE: PageWanted = { limit: Number.MAX_SAFE_INTEGER };

/** Cuts a page. A cursor names the last item seen; when that item is gone meanwhile, the place where it stood is used. */
export function cutPage<Item extends { readonly id: string }>(items: readonly Item[], { cursor, at, limit }: PageWanted): Page<Item> {
  const start = cursor === undefined ? (at ?? 0) : startAfter(items, cursor);
  const page = items.slice(start, start + limit);
  const last = page.at(-1);
  const more = last !== undefined && start + limit < items.length;
  return { items: page, total: items.length, next: more ? Buffer.from(`${start + limit}:${last.id}`).toString('base64url') : null };
}

function startAfter(items: readonly { readonly id: string }[], cursor: string): number {
  const match = /^(\d{1,9}):(.*)$/s.exec(Buffer.from(cursor, 'base64url').toString());
  if (match === null) throw new BadCursor();
  const place = Number(match[1]);
  if (items[place - 1]?.id === match[2]) return place;
  const found = items.findIndex((item) => item.id === match[2]);
  return found >= 0 ? found + 1 : Math.min(place, items.length);
}

/** A cursor that this server did not give. */
export class BadCursor extends Error {}
