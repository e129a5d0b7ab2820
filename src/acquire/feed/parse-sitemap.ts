import { Parser } from 'htmlparser2';
import { FeedError, type FeedItem, type FeedListing } from './feed-item.ts';
import { resolveAddress } from './parse-feed.ts';

/** The protocol's own bound for one sitemap (sitemaps.org). */
const MOST_ENTRIES = 50_000;
const LONGEST_VALUE = 4_000;

interface Entry {
  readonly [name: string]: string;
}

/** Reads a sitemap, a news sitemap or an index of sitemaps; one that ends early is read as far as it goes. Throws `FeedError`. */
export function parseSitemap(text: string, base: string): FeedListing {
  const { root, entries } = readEntries(text);
  if (root === null) throw new FeedError('is a sitemap that is broken');
  const byNews = [...entries].sort((a, b) => dateOf(b).localeCompare(dateOf(a)));
  if (root === 'sitemapindex') {
    return { kind: 'sitemap-index', title: null, items: [], sitemaps: byNews.flatMap(({ loc }) => resolveAddress(loc, base) ?? []) };
  }
  return { kind: 'sitemap', title: null, sitemaps: [], items: byNews.map((entry) => toItem(entry, base)) };
}

const dateOf = (entry: Entry): string => entry['publication_date'] ?? entry['lastmod'] ?? '';

function toItem(entry: Entry, base: string): FeedItem {
  return {
    address: resolveAddress(entry['loc'], base), title: entry['title'] ?? null, published: entry['publication_date'] ?? null,
    updated: entry['lastmod'] ?? null, byline: null, outlet: entry['name'] ?? null, content: null,
  };
}

/** Values of `<url>` and `<sitemap>` by the local names of their elements. Pictures and films have a `loc` and `title` of their own. */
function readEntries(text: string): { root: string | null; entries: Entry[] } {
  const entries: Entry[] = [];
  let root: string | null = null;
  let entry: Record<string, string> | null = null;
  let media = 0;
  let value = '';
  const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();
  const isMedia = (name: string): boolean => /^(?:image|video):(?:image|video)$/i.test(name);
  const parser = new Parser({
    onopentag(name) {
      const local = localName(name);
      value = '';
      if (local === 'urlset' || local === 'sitemapindex') root ??= local;
      else if (isMedia(name)) media += 1;
      else if ((local === 'url' || local === 'sitemap') && entries.length < MOST_ENTRIES) entry = {};
    },
    ontext(data) {
      if (value.length < LONGEST_VALUE) value += data;
    },
    onclosetag(name, isImplied) {
      const local = localName(name);
      if (isMedia(name)) media -= 1;
      else if (entry && (local === 'url' || local === 'sitemap')) {
        if (!isImplied) entries.push(entry);
        entry = null;
      } else if (entry && media === 0 && value.trim() !== '') entry[local] ??= value.trim();
      value = '';
    },
  }, { xmlMode: true, decodeEntities: true });
  parser.end(text);
  return { root, entries };
}
