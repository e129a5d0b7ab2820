import type { Block } from './block.ts';
import type { Published } from './published.ts';

/** A remark on odd input, for the reader of the record: what was met and what was done. */
export interface Note {
  readonly code: string;
  readonly says: string;
}

/** What a reader reads in a capture. The result of `read`; `text` is never rewritten afterwards. */
export interface Article {
  /** The capture's id (`sha256:…`); an article within a larger capture adds `#n`. */
  readonly id: string;
  readonly uri: string | null;
  /** ISO 639-1 of the body, `und` when unclear. */
  readonly lang: string;
  readonly text: string;
  readonly outlet: string | null;
  readonly via: readonly string[];
  readonly headline: string | null;
  readonly dateline: { readonly place: string | null; readonly agency: string | null } | null;
  readonly byline: string | null;
  readonly blocks: readonly Block[];
  /** As far as page furniture proves it; `analyze` narrows it with the text. Null when nothing bounds it. */
  readonly published: Published | null;
  readonly notes?: readonly Note[];
}
