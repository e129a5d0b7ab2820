import type { Because } from './because.ts';
import type { EntityType, Location } from './entity.ts';
import type { EventTime, EventType, Participant, Status } from './event.ts';
import type { Polarity } from './label.ts';
import type { Published } from './published.ts';
import type { Span } from './span.ts';
import type { Link } from './statement.ts';

export const DOSSIER_FORMAT = 'isnad.dossier/1';

export interface DossierArticle {
  readonly id: string;
  readonly uri: string | null;
  readonly outlet: string | null;
  readonly via: readonly string[];
  readonly headline: string | null;
  readonly published: Published | null;
}

/** An entity of one article that is part of one across articles, with what the article tells of it. What is left out is none. */
export interface EntityMember {
  readonly article: string;
  readonly entity: string;
  /** How many of the article's statements are its words. */
  readonly statements?: number;
  /** The offices beside its name, one a mention. */
  readonly roles?: readonly string[];
}

/** An entity across articles. `members` are its article-local entities. */
export interface DossierEntity {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly latin: string | null;
  readonly kb?: string | null;
  readonly names: readonly { readonly text: string; readonly count: number; readonly articles: readonly string[] }[];
  readonly members?: readonly EntityMember[];
  /** Of a place that is known and whose country is clear. */
  readonly location?: Location;
  /** Why its members were joined, one reason a join. */
  readonly because?: readonly Because[];
}

export interface Story {
  readonly id: string;
  readonly title: string;
  /** The leading happening's English title, where it has one. */
  readonly titleEn?: string;
  readonly happenings: readonly string[];
}

export interface Origin {
  readonly by: string;
  readonly articles: readonly string[];
  readonly entity?: string | null;
}

export interface Happening {
  readonly id: string;
  readonly type: EventType;
  readonly mode: string | null;
  readonly title: string;
  /** The title in English, where everybody in it has a Latin name. */
  readonly titleEn?: string;
  /** How much it deserves the reader's eye; below 3 it is a minor matter. */
  readonly interest?: number;
  readonly time: EventTime | null;
  readonly place: string | null;
  readonly participants: readonly Participant[];
  readonly status?: Status;
  readonly reports: readonly { readonly article: string; readonly event: string }[];
  readonly origins: readonly Origin[];
  readonly voices: number;
  /** Outlets (null for an unknown one) that assert it with no source. */
  readonly unattributed: readonly (string | null)[];
  readonly marginal?: boolean;
  readonly because?: readonly Because[];
}

export type Verdict = 'single' | 'unattributed' | 'one-voice' | 'corroborated' | 'conflict';

export interface Carried {
  readonly article: string;
  readonly span: Span;
  readonly chain: readonly Link[];
}

export interface Fact {
  readonly id: string;
  readonly happening: string;
  readonly gist: string;
  readonly carried: readonly Carried[];
  readonly absent: readonly string[];
  readonly origins: readonly string[];
  readonly voices: number;
  readonly unattributed: readonly (string | null)[];
  readonly verdict: Verdict;
  readonly values: readonly { readonly value: string; readonly articles: readonly string[] }[];
  readonly because?: readonly Because[];
}

export interface Reuse {
  readonly a: { readonly article: string; readonly span: Span };
  readonly b: { readonly article: string; readonly span: Span };
  /** 2·LCS/(m+n) over words. */
  readonly overlap: number;
  readonly origin: string | null;
  readonly because?: Because;
}

export interface Framing {
  readonly entity: string;
  readonly outlet: string | null;
  readonly article?: string | null;
  readonly labels: readonly {
    readonly text: string;
    readonly count: number;
    readonly polarity: Polarity;
    /** Name of whose words they are, null for the outlet's own. */
    readonly voice: string | null;
    readonly spans?: readonly { readonly article: string; readonly span: Span }[];
    readonly distanced?: boolean;
  }[];
}

/** What `isnad compare --json` writes. Codebook section 7. */
export interface Dossier {
  readonly format: typeof DOSSIER_FORMAT;
  readonly articles: readonly DossierArticle[];
  readonly entities: readonly DossierEntity[];
  readonly stories: readonly Story[];
  readonly happenings: readonly Happening[];
  readonly facts: readonly Fact[];
  readonly reuse: readonly Reuse[];
  readonly framing: readonly Framing[];
}
