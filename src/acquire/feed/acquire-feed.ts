import { gunzipSync } from 'node:zlib';
import type { Capture, Refusal } from '../../model/capture.ts';
import { refuse } from '../refusal.ts';
import { hashBytes } from '../single-page.ts';
import { capturePage } from '../web/web-page.ts';
import type { WebPage, WebVisitor } from '../web/web-visitor.ts';
import { FeedError, type FeedItem, type FeedListing } from './feed-item.ts';
import { parseListing } from './parse-feed.ts';
import type { VisitMemory } from './visit-memory.ts';

/** The protocol's own bound for one sitemap, unpacked. */
const LARGEST_LISTING_BYTES = 50 * 2 ** 20;
/** Indexes of large sites name some hundred sitemaps. */
const MOST_SITEMAPS = 1_000;
/** A feed that carries whole articles has this many characters for one at the least; a teaser is shorter. */
const LEAST_CONTENT = 600;

export interface FeedOptions {
  readonly visitor: WebVisitor;
  readonly memory: VisitMemory;
  /** The newest pages only, so many of them. */
  readonly mostPages?: number;
}

/**
 * The pages that a feed or sitemap names and that are not known yet. What the feed says of a page goes along as its carrier.
 * Nothing is fetched that did not change since the last time, nor what robots.txt forbids.
 */
export async function* acquireFeed(address: string, options: FeedOptions): AsyncIterable<Capture | Refusal> {
  const budget = { left: options.mostPages ?? Number.POSITIVE_INFINITY };
  yield* acquireListing(address, options, budget, 'feed');
}

type Budget = { left: number };

async function* acquireListing(address: string, options: FeedOptions, budget: Budget, place: 'feed' | 'index'): AsyncIterable<Capture | Refusal> {
  const { visitor, memory } = options;
  const page = await visitor.fetch(address, { robots: 'ask', validators: await memory.findVisit(address), mostBytes: LARGEST_LISTING_BYTES });
  if ('code' in page) {
    yield page;
    return;
  }
  if (page.status === 304) return;
  const listing = readListing(address, page);
  if ('code' in listing) {
    yield listing;
    return;
  }
  const refusals = { count: 0 };
  if (listing.kind === 'sitemap-index') {
    if (place === 'index') yield refuse(address, 'unsupported', `${address} is an index within an index of sitemaps and was left out.`);
    else for (const sitemap of listing.sitemaps.slice(0, MOST_SITEMAPS)) if (budget.left > 0) yield* acquireListing(sitemap, options, budget, 'index');
  } else yield* acquireItems(listing, page, options, budget, refusals);
  // A feed whose pages were not all fetched is read again the next time, changed or not.
  if (budget.left > 0 && refusals.count === 0) memory.noteVisit({ address, visitedAt: page.fetchedAt, etag: page.header('etag') ?? null, lastModified: page.header('last-modified') ?? null });
}

function readListing(address: string, page: WebPage): FeedListing | Refusal {
  try {
    return parseListing(decodeListing(page), page.address);
  } catch (error) {
    if (error instanceof FeedError) return refuse(address, 'unsupported', `${address} ${error.message}.`);
    if (error instanceof RangeError) return refuse(address, 'too-large', `${address} unpacks to more than a sitemap may have and was left out.`);
    return refuse(address, 'damaged', `${address} is damaged: it cannot be unpacked.`);
  }
}

/** Feeds say their charset in the HTTP head or in the XML declaration; sitemaps come packed as files. */
function decodeListing({ body, header }: WebPage): string {
  const bytes = body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body, { maxOutputLength: LARGEST_LISTING_BYTES }) : body;
  const top = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /<\?xml[^>]*encoding=["']([\w-]+)/i.exec(top)?.[1] ?? /charset=["']?([\w-]+)/i.exec(header('content-type') ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    try {
      return new TextDecoder(declared).decode(bytes);
    } catch {
      return new TextDecoder().decode(bytes);
    }
  }
}

async function* acquireItems(listing: FeedListing, page: WebPage, options: FeedOptions, budget: Budget, refusals: { count: number }): AsyncIterable<Capture | Refusal> {
  const seen = new Set<string>();
  for (const item of listing.items) {
    if (budget.left <= 0) return;
    const key = item.address ?? item.content ?? '';
    if (key === '' || seen.has(key)) continue;
    seen.add(key);
    if (item.address !== null && (await isKnown(item, item.address, options.memory))) continue;
    budget.left -= 1;
    const outcome = await acquireItem(item, listing, page, options);
    if ('code' in outcome && isPassing(outcome)) refusals.count += 1;
    else if (item.address !== null) options.memory.noteVisit({ address: item.address, visitedAt: page.fetchedAt, etag: null, lastModified: null });
    yield outcome;
  }
}

/** Troubles that may be over the next time. */
function isPassing({ code, says }: Refusal): boolean {
  return code === 'timeout' || (code === 'fetch-failed' && !/ answers (?:404|410):/.test(says));
}

/** A page is known until its feed says that it has changed. */
async function isKnown(item: FeedItem, address: string, memory: VisitMemory): Promise<boolean> {
  const visit = await memory.findVisit(address);
  if (!visit) return memory.hasPage(address);
  const updated = Date.parse(item.updated ?? '');
  return Number.isNaN(updated) || updated <= Date.parse(visit.visitedAt);
}

async function acquireItem(item: FeedItem, listing: FeedListing, page: WebPage, { visitor }: FeedOptions): Promise<Capture | Refusal> {
  const carrier = describeItem(item, listing, page.address);
  const fetched = item.address === null ? null : await capturePage(item.address, visitor, 'ask');
  if (fetched && !('code' in fetched)) return { ...fetched, carrier: { ...carrier, ...fetched.carrier } };
  if (item.content !== null && item.content.length >= LEAST_CONTENT) return captureContent(item, carrier, page);
  return fetched ?? refuse(page.address, 'empty', `An entry of ${page.address} has neither a page nor a whole article.`);
}

function describeItem(item: FeedItem, { title }: FeedListing, feed: string): Record<string, string> {
  const { address: url, published, byline, outlet } = item;
  const all = { title: item.title, published, updated: item.updated, byline, outlet, url, feed, 'feed-title': title };
  return Object.fromEntries(Object.entries(all).filter((field): field is [string, string] => field[1] !== null));
}

/** The feed's own whole article, where its page cannot be had. */
function captureContent(item: FeedItem, carrier: Record<string, string>, page: WebPage): Capture {
  const bytes = Buffer.from(JSON.stringify(item));
  const content = item.content!;
  return { id: hashBytes(bytes), bytes, uri: item.address ?? page.address, mediaType: 'application/json', charset: null, fetchedAt: page.fetchedAt, carrier: { ...carrier, content } };
}
