import type { Span } from '../../model/span.ts';
import type { LexiconEntry } from '../../language/lexicon.ts';

interface Extent {
  /** Words `[from, to)`. */
  readonly from: number;
  readonly to: number;
  readonly span: Span;
  /** Named things inside, in order. */
  readonly inner: readonly Phrase[];
  /** The rule that found it, a readable name. */
  readonly rule: string;
}

/** The name of a human being. */
export interface PersonPhrase extends Extent {
  readonly kind: 'person';
  /** Folded words without clitics. */
  readonly words: readonly string[];
  readonly known: LexiconEntry | null;
  readonly offices: readonly OfficePhrase[];
  readonly rank: string | null;
}

/** A body: its head word, what it is called, and whose it is. */
export interface OrganizationPhrase extends Extent {
  readonly kind: 'organization';
  readonly head: string;
  /** `ministry`, `forces`, `council` …, or '' for a body known only by its name. */
  readonly sort: string;
  readonly number: number;
  /** How a bare head is met again; null when the phrase names the body. */
  readonly bare: 'title' | 'partial' | 'no' | null;
  readonly words: readonly string[];
  readonly nations: readonly string[];
  readonly owner: Phrase | null;
  /** Field of a ministry («defence»). */
  readonly field: string | null;
  readonly known: LexiconEntry | null;
}

export interface PlacePhrase extends Extent {
  readonly kind: 'place';
  readonly words: readonly string[];
  readonly known: LexiconEntry | null;
  /** A city used for its government. */
  readonly metonym: boolean;
}

/** The description of an unnamed collective or source. */
export interface GroupPhrase extends Extent {
  readonly kind: 'group';
  readonly head: string;
  readonly words: readonly string[];
}

/** An office, standing alone or before a name. */
export interface OfficePhrase extends Extent {
  readonly kind: 'office';
  readonly office: string;
  readonly portfolio: string | null;
  readonly number: number;
  readonly nations: readonly string[];
  readonly body: OrganizationPhrase | null;
  /** As it reads for one holder, without words of stance. */
  readonly role: string;
  /** Whether anything narrows it down («وزير الدفاع», not «الوزير»). */
  readonly complete: boolean;
  /** With the article or a complement: it points at one holder. */
  readonly definite: boolean;
}

/** Words that point at things named elsewhere («البلدين»). */
export interface ReferencePhrase extends Extent {
  readonly kind: 'reference';
  readonly refers: string;
  readonly number: number;
  readonly nations: readonly string[];
}

export type Phrase = PersonPhrase | OrganizationPhrase | PlacePhrase | GroupPhrase | OfficePhrase | ReferencePhrase;
