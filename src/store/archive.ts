import type { Capture } from '../model/capture.ts';
import type { Dossier } from '../model/dossier.ts';
import type { Published } from '../model/published.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Decision, NewDecision } from './decision.ts';

/** Words of one article as the search index takes them: folded, parted by spaces, in text order. */
export interface ArticleWords {
  /** The words as written, folded. Phrases are found here. */
  readonly written: string;
  /** Every stem that a word may have once its clitics are off. */
  readonly stems: string;
  /** Stems of the headline and of the entities' names, which weigh more. */
  readonly headline: string;
  readonly names: string;
}

/** One article to take in, with the capture it was read from and the version of the engine that read it. */
export interface Addition {
  readonly capture: Capture;
  readonly record: ArticleRecord;
  readonly words: ArticleWords;
  readonly engine: string;
}

/** `new` bytes; `known` bytes read by this engine; `stale` ones, read by another engine. */
export type Acquaintance = 'new' | 'known' | 'stale';

/** A place where a capture's bytes were met. Times are the carrier's own (ISO 8601 UTC), null for plain files. */
export interface Sighting {
  readonly uri: string | null;
  readonly firstSeenAt: string | null;
  readonly lastSeenAt: string | null;
}

/** An address of the web that was asked, with what lets its server say that nothing has changed. */
export interface KeptVisit {
  readonly address: string;
  /** ISO 8601 UTC. */
  readonly visitedAt: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A capture as kept: its bytes untouched, and everywhere it was met, in order of meeting. */
export interface KeptCapture extends Capture {
  readonly addedAt: string;
  readonly sightings: readonly Sighting[];
}

/** What a list of articles shows, without the whole record. */
export interface ArticleSummary {
  /** Order of arrival, from 1. A page's last `position` is the cursor of the next. */
  readonly position: number;
  readonly id: string;
  readonly capture: string;
  readonly uri: string | null;
  readonly lang: string;
  readonly outlet: string | null;
  readonly via: readonly string[];
  readonly headline: string | null;
  readonly published: Published | null;
  readonly addedAt: string;
}

export interface ArticlePage {
  /** Only articles after this position. */
  readonly after?: number;
  /** All when left out. */
  readonly limit?: number;
}

/** Groups of alternatives: an article is met when it holds one of every group. A group of several words in a row is a phrase. */
export interface WordQuery {
  readonly column: 'written' | 'stems';
  readonly groups: readonly (readonly string[])[];
  readonly limit: number;
  /** Leaves out so many of the best. */
  readonly offset?: number;
}

export interface WordHit {
  readonly article: ArticleSummary;
  /** Higher is better; only comparable within one answer. */
  readonly score: number;
}

export interface WordAnswer {
  /** How many articles are met in all. */
  readonly total: number;
  readonly hits: readonly WordHit[];
}

/** A comparison as kept, with the state of the archive and the version of the engine that it was made from. */
export interface KeptDossier {
  readonly dossier: Dossier;
  readonly revision: number;
  readonly engine: string;
  readonly madeAt: string;
}

/** An id that an entity, a happening or a story was given once. It never names another thing. */
export interface KnownId {
  readonly id: string;
  /** Words of articles by which the thing is known again. */
  readonly keys: readonly string[];
  /** The id of what took it up; null while it stands. */
  readonly movedTo: string | null;
}

export interface ArchiveCounts {
  readonly captures: number;
  readonly articles: number;
  readonly bytes: number;
}

/**
 * One archive of captures, articles and what was derived from them. Every method that writes is one transaction:
 * when its promise resolves, the change is on disk; when the process dies before, nothing of it is.
 * Methods throw `ArchiveError` with a sentence for the reader.
 */
export interface Archive {
  /** Path of the file, or address of the database. */
  readonly location: string;
  /** Says which captures are known and notes where known ones were met again. Answers stand in the order of `captures`. */
  meetCaptures(captures: readonly Capture[], engine: string): Promise<readonly Acquaintance[]>;
  /** Takes in articles. One that is there already with the same engine is left as it is. */
  addArticles(additions: readonly Addition[]): Promise<readonly Acquaintance[]>;
  /** Grows with every change to articles or decisions, and with nothing else. */
  revision(): Promise<number>;
  counts(): Promise<ArchiveCounts>;
  articles(page?: ArticlePage): Promise<readonly ArticleSummary[]>;
  article(id: string): Promise<ArticleRecord | null>;
  /** Every record in order of arrival, one at a time; with a revision those alone that came or became others after it. */
  records(since?: number): AsyncIterable<ArticleRecord>;
  /** Captures whose articles another engine than `engine` read, in order of arrival, one at a time. */
  staleCaptures(engine: string): AsyncIterable<Capture>;
  capture(id: string): Promise<KeptCapture | null>;
  /** Whether a capture was met at this address. */
  hasSighting(uri: string): Promise<boolean>;
  visit(address: string): Promise<KeptVisit | null>;
  /** Keeps visits; of one address the last. */
  keepVisits(visits: readonly KeptVisit[]): Promise<void>;
  findArticles(query: WordQuery): Promise<WordAnswer>;
  /**
   * Keeps a dossier in the place of the last; the ids and doubts that came with it replace those before when they are given. Not one
   * transaction: it is written in short steps that nobody sees before the last, and nobody waits longer than for one of them.
   */
  keepDossier(kept: Omit<KeptDossier, 'madeAt'>, beside?: { readonly ids: readonly KnownId[]; readonly doubts: readonly unknown[] }): Promise<void>;
  /** Version marks of the kept dossier, without the dossier itself. */
  dossierState(): Promise<Omit<KeptDossier, 'dossier'> | null>;
  /** Read in short turns: other requests are answered meanwhile. */
  dossier(): Promise<KeptDossier | null>;
  decide(decision: NewDecision): Promise<Decision>;
  /** The decision as undone; null when there is none of this id, or it was undone before. */
  undoDecision(id: string, who?: string): Promise<Decision | null>;
  /** All decisions in the order they were made, undone ones among them. */
  decisions(): Promise<readonly Decision[]>;
  /** How many decisions and undoings there were. */
  decisionStep(): Promise<number>;
  /** The id that took up what was known under this one; null when it stands, or never was. */
  movedTo(id: string): Promise<string | null>;
  /** The ids under which entities, happenings and stories are known, moved ones among them. */
  knownIds(): Promise<readonly KnownId[]>;
  /** What the kept dossier leaves in doubt, the weightiest first, as JSON values. */
  doubts(): Promise<readonly unknown[]>;
  close(): Promise<void>;
}
