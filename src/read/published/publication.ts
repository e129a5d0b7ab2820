import { addDays } from '../../language/calendar.ts';
import type { Published, PublishedBasis, PublishedEvidence } from '../../model/published.ts';

/**
 * One thing a page says about when it was published. `days` are what it can mean (none: it contradicts itself).
 * - `stated`: metadata or a printed date of publication; `updated`: a date not before publication (updates, mastheads);
 * - `pictured`: the day of the event that a caption dates; `older`: a day not after publication (archive pictures);
 * - `comment`: a reader had read it by then.
 */
export interface DateEvidence {
  readonly says: 'stated' | 'updated' | 'pictured' | 'older' | 'comment';
  readonly basis: PublishedBasis;
  readonly days: readonly string[];
  readonly order?: 'day-month' | 'month-day' | null;
  /** The day when read day before month. */
  readonly dayMonth?: string | null;
  /** Stated in UTC: the local day may be the next. */
  readonly utc?: true;
  readonly evidence: PublishedEvidence;
}

interface Bounds {
  start: string | null;
  end: string | null;
  basis: PublishedBasis;
}

/** What the evidence of one page proves together; null when nothing bounds the day. `fetchedAt` is when the bytes were taken. */
export function decidePublished(all: readonly DateEvidence[], fetchedAt: string | null): Published | null {
  const settled = settleOrders(all).map((evidence) => dropFuture(evidence, fetchedAt));
  const bounds = boundsOf(settled);
  if (!bounds) return null;
  const used = all.map((evidence, i) => (settled[i]!.days.length ? evidence.evidence : flag(evidence.evidence)));
  return { ...bounds, evidence: used };
}

const flag = (evidence: PublishedEvidence): PublishedEvidence => ({ ...evidence, says: `not used: ${evidence.says}` });

/** Dates that could be read both ways follow the page's certain ones, when those all go one way. */
function settleOrders(all: readonly DateEvidence[]): DateEvidence[] {
  const orders = new Set(all.map(({ order }) => order).filter(Boolean));
  const dayFirst = orders.has('day-month') && orders.size === 1;
  const monthFirst = orders.has('month-day') && orders.size === 1;
  return all.map((evidence) => {
    if (evidence.days.length < 2 || !evidence.dayMonth || !(dayFirst || monthFirst)) return evidence;
    const days = evidence.days.filter((day) => (day === evidence.dayMonth) === dayFirst);
    return { ...evidence, days };
  });
}

/** No page was written after it was fetched; a day is allowed for time zones. */
function dropFuture(evidence: DateEvidence, fetchedAt: string | null): DateEvidence {
  if (!fetchedAt) return evidence;
  const latest = addDays(fetchedAt.slice(0, 10), 1);
  return { ...evidence, days: evidence.days.filter((day) => day <= latest) };
}

function boundsOf(all: readonly DateEvidence[]): Bounds | null {
  const of = (says: DateEvidence['says']): DateEvidence[] => all.filter((evidence) => evidence.says === says && evidence.days.length > 0);
  const stated = of('stated');
  const comment = of('comment').map(({ days }) => days.at(-1)!).sort()[0] ?? null;
  if (stated.length > 0) return widenToComment(hullOfStated(stated), comment);
  const pictured = of('pictured').filter(({ days }) => !comment || days[0]! <= comment);
  if (pictured.length > 0) return { ...hull(pictured.flatMap(({ days }) => days)), basis: 'caption' };
  return openBounds(of('older'), of('updated'), comment);
}

/** All that states the day agrees, or the interval holds every claim. A UTC day gives way to a printed neighbour. */
function hullOfStated(stated: readonly DateEvidence[]): Bounds {
  const printed = stated.filter(({ basis }) => basis === 'printed').flatMap(({ days }) => days);
  const kept = stated.filter(({ utc, days }) => !utc || !printed.some((day) => day === addDays(days[0]!, 1)));
  const basis = kept.some((evidence) => evidence.basis === 'metadata') ? 'metadata' : kept[0]!.basis;
  return { ...hull(kept.flatMap(({ days }) => days)), basis };
}

function hull(days: readonly string[]): { start: string; end: string } {
  const sorted = [...days].sort();
  return { start: sorted[0]!, end: sorted.at(-1)! };
}

/** A comment older than the stated day: the page was out by then, the stated day is of something later. */
function widenToComment(bounds: Bounds, comment: string | null): Bounds {
  if (!comment || bounds.start === null || comment >= bounds.start) return bounds;
  return { ...bounds, start: comment };
}

function openBounds(older: readonly DateEvidence[], updated: readonly DateEvidence[], comment: string | null): Bounds | null {
  const start = older.map(({ days }) => days[0]!).sort().at(-1) ?? null;
  const ends = [...updated.map(({ days }) => days.at(-1)!), ...(comment ? [comment] : [])].sort();
  const end = ends[0] ?? null;
  if (start === null && end === null) return null;
  if (start !== null && end !== null && start > end) return { start: null, end, basis: comment === end ? 'comment' : 'printed' };
  if (end === null) return { start, end, basis: 'caption' };
  return { start, end, basis: comment === end ? 'comment' : 'printed' };
}
