import { parseFeed as parseAnyFeed } from 'feedsmith';
import { Parser } from 'htmlparser2';
import { FeedError, type FeedItem, type FeedListing } from './feed-item.ts';
import { parseSitemap } from './parse-sitemap.ts';

/** Feeds name the latest entries only; one with more is a trap or an archive that a sitemap serves better. */
const MOST_ITEMS = 10_000;
/** Documents that define their own entities can grow without end; feeds have no need of them. */
const DEFINES_ENTITIES = /<!ENTITY\s/i;
const TOP_CHARACTERS = 4_000;

/** Reads RSS, RDF, Atom, JSON Feed or a sitemap. Relative addresses are taken from `base`. Throws `FeedError`. */
export function parseListing(text: string, base: string): FeedListing {
  const top = text.slice(0, TOP_CHARACTERS);
  if (DEFINES_ENTITIES.test(top)) throw new FeedError('defines entities of its own, as traps do, and is not read');
  if (/<(?:\w+:)?(?:urlset|sitemapindex)\b/i.test(top)) return parseSitemap(text, base);
  if (/<(?:!doctype\s+html|html)\b/i.test(top)) throw new FeedError(describePage(text, base));
  return { kind: 'feed', sitemaps: [], ...parseEntries(text, base) };
}

function parseEntries(text: string, base: string): { title: string | null; items: FeedItem[] } {
  let parsed: ReturnType<typeof parseAnyFeed>;
  try {
    parsed = parseAnyFeed(text, { maxItems: MOST_ITEMS });
  } catch {
    const isCut = /<(?:\w+:)?(?:rss|feed|rdf)\b/i.test(text.slice(0, TOP_CHARACTERS));
    throw new FeedError(isCut ? 'is a feed that is broken or ends early' : 'is neither a feed nor a sitemap');
  }
  const { format, feed } = parsed;
  if (format === 'json') {
    const items = (feed.items ?? []).map((item) => makeItem(base, {
      link: item.url ?? item.external_url ?? item.id, title: item.title, published: item.date_published, updated: item.date_modified,
      names: item.authors?.map(({ name }) => name), content: item.content_html ?? item.content_text,
    }));
    return { title: feed.title ?? null, items };
  }
  if (format === 'atom') {
    const items = (feed.entries ?? []).map((entry) => makeItem(base, {
      link: entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href ?? entry.id, title: entry.title?.value, published: entry.published, updated: entry.updated,
      names: entry.authors?.map(({ name }) => name), content: entry.content?.value, outlet: entry.source?.title?.value,
    }));
    return { title: feed.title?.value ?? null, items };
  }
  if (format === 'rdf') {
    const items = (feed.items ?? []).map((item) => makeItem(base, {
      link: item.link, title: item.title, published: item.dc?.dates?.[0], names: item.dc?.creators, content: item.content?.encoded,
    }));
    return { title: feed.title ?? null, items };
  }
  const items = (feed.items ?? []).map((item) => makeItem(base, {
    link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value), title: item.title, published: item.pubDate ?? item.dc?.dates?.[0],
    names: item.dc?.creators ?? item.authors?.map((author) => (typeof author === 'string' ? author : author.name)), content: item.content?.encoded, outlet: item.source?.title,
  }));
  return { title: feed.title ?? null, items };
}

interface Entry {
  readonly link?: string | undefined;
  readonly title?: string | undefined;
  readonly published?: unknown;
  readonly updated?: unknown;
  readonly names?: readonly (string | undefined)[] | undefined;
  readonly content?: string | undefined;
  readonly outlet?: string | undefined;
}

function makeItem(base: string, { link, title, published, updated, names, content, outlet }: Entry): FeedItem {
  const clean = (text: string | undefined): string | null => text?.replace(/<[^<>]*>/g, ' ').replace(/\s+/g, ' ').trim() || null;
  return {
    address: resolveAddress(link, base), title: clean(title), published: toText(published), updated: toText(updated),
    // "desk@site.org (فلان)" names the writer in brackets.
    byline: clean(names?.map((name) => /\(([^()]+)\)\s*$/.exec(name ?? '')?.[1] ?? name).find((name) => name && !name.includes('@'))), outlet: clean(outlet), content: content?.trim() || null,
  };
}

function toText(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** The absolute http address, or null for anything else. */
export function resolveAddress(link: string | undefined, base: string): string | null {
  if (!link?.trim()) return null;
  try {
    const url = new URL(link.trim(), base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

/** A page often names its feed in its head. */
function describePage(html: string, base: string): string {
  const feeds: string[] = [];
  const parser = new Parser({
    onopentag(name, { rel, type, href }) {
      const address = name === 'link' && /\balternate\b/i.test(rel ?? '') && /rss|atom|feed\+json/i.test(type ?? '') ? resolveAddress(href, base) : null;
      if (address) feeds.push(address);
    },
  });
  parser.end(html.slice(0, 200_000));
  return feeds[0] ? `is a web page; the feed that it names is feed:${feeds[0]}` : 'is a web page, not a feed';
}
