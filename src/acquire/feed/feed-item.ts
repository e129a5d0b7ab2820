/** One entry of a feed or sitemap: where its page is, and what the feed says of it. */
export interface FeedItem {
  /** Absolute web address of the page; null when the entry has none. */
  readonly address: string | null;
  readonly title: string | null;
  /** As written. */
  readonly published: string | null;
  readonly updated: string | null;
  readonly byline: string | null;
  /** The outlet that an aggregating feed names for this entry. */
  readonly outlet: string | null;
  /** The whole article as text or HTML, when the feed carries it. */
  readonly content: string | null;
}

/** What was found at the address of a feed. */
export interface FeedListing {
  readonly kind: 'feed' | 'sitemap' | 'sitemap-index';
  /** The feed's own title. */
  readonly title: string | null;
  readonly items: readonly FeedItem[];
  /** Sitemaps that an index names, newest first. */
  readonly sitemaps: readonly string[];
}

/** Why bytes are no feed. `message` completes "X …". */
export class FeedError extends Error {}
