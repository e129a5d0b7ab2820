/** The bytes as acquired, never altered. */
export interface Capture {
  /** `sha256:` and the hex digest of `bytes`. */
  readonly id: string;
  readonly bytes: Uint8Array;
  /** The address it came from: a file path as given, or a URL; a page of an archive has its own URL, the archive is in `carrier`. */
  readonly uri: string | null;
  /** As declared (`text/html`), or null when nobody said. */
  readonly mediaType: string | null;
  /** Charset label as declared by the carrier (HTTP header, WARC), or null. */
  readonly charset: string | null;
  /** When the bytes were taken from the web, ISO 8601 UTC, when the carrier says so. */
  readonly fetchedAt: string | null;
  /** What the carrier itself says about the page (feed item title, CSV columns): evidence, not truth. */
  readonly carrier?: Readonly<Record<string, string>>;
}

/** Why something was not taken in: one sentence saying what, where and what to do. */
export interface Refusal {
  readonly uri: string;
  /** Stable word for summaries and tests. */
  readonly code:
    | 'missing' | 'unreadable' | 'empty' | 'binary' | 'too-large' | 'not-text' | 'not-news' | 'wrong-language'
    | 'damaged' | 'no-files' | 'newer-version' | 'refused-address' | 'timeout' | 'fetch-failed' | 'unsupported';
  readonly says: string;
}
