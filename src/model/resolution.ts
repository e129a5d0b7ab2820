import type { Because } from './because.ts';
import type { EntityType, Location } from './entity.ts';
import type { EventTime, EventType, Participant, Status } from './event.ts';
import type { Published } from './published.ts';

/** One article's local entity. */
export interface EntityRef {
  readonly article: string;
  readonly entity: string;
}

/** One article's event. */
export interface EventRef {
  readonly article: string;
  readonly event: string;
}

/** A thing met in one or more articles. `members` are ordered by article id. */
export interface ResolvedEntity {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly latin: string | null;
  readonly kb: string | null;
  readonly members: readonly EntityRef[];
  /** Of a place that is known and whose country is clear. */
  readonly location?: Location;
  /** One reason a join. */
  readonly because: readonly Because[];
}

/** One happening; `place` and `participants` name resolved entities. */
export interface ResolvedHappening {
  readonly id: string;
  readonly type: EventType;
  readonly mode: string | null;
  readonly time: EventTime | null;
  readonly place: string | null;
  readonly participants: readonly Participant[];
  readonly status: Status;
  readonly marginal: boolean;
  readonly reports: readonly EventRef[];
  readonly because: readonly Because[];
}

/** Happenings that belong together. */
export interface ResolvedStory {
  readonly id: string;
  readonly happenings: readonly string[];
}

/** That two article-local things are one thing or two, and why. A person's decision outranks a rule's. */
export interface ResolveDecision {
  readonly about: 'entity' | 'happening';
  readonly verdict: 'same' | 'different';
  readonly by: 'rule' | 'person';
  /** `article#id` of a local entity or event. */
  readonly a: string;
  readonly b: string;
  /** How sure a rule is that they are one, 0 to 1. */
  readonly score?: number;
  readonly because: Because;
}

/** What has come and gone; what is another now is in both. */
export interface Exchange<T> {
  readonly gone: readonly T[];
  readonly added: readonly T[];
}

/** What a resolution has other than the one before it of the same growing set. */
export interface ResolutionChange {
  readonly entities: Exchange<ResolvedEntity>;
  readonly happenings: Exchange<ResolvedHappening>;
  /** Ids of articles whose day others may have narrowed otherwise. */
  readonly dated: readonly string[];
}

/** What `resolve` derives from a set of analysed articles. */
export interface Resolution {
  readonly entities: readonly ResolvedEntity[];
  readonly happenings: readonly ResolvedHappening[];
  readonly stories: readonly ResolvedStory[];
  /** Publication intervals by article id, narrowed with the other articles. */
  readonly published: ReadonlyMap<string, Published | null>;
  /** Event times by `article#event`, after narrowing. */
  readonly times: ReadonlyMap<string, EventTime | null>;
  readonly decisions: readonly ResolveDecision[];
  /** Left out where nothing is known of another resolution. */
  readonly change?: ResolutionChange;
}

/** How a decision names a local entity or event. */
export const localKey = (article: string, id: string): string => `${article}#${id}`;

/** The order of happenings: by the article of their first report, then as that one tells them. */
export function byFirstReport({ reports: [a] }: ResolvedHappening, { reports: [b] }: ResolvedHappening): number {
  return compareText(a!.article, b!.article) || a!.event.length - b!.event.length || compareText(a!.event, b!.event);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
