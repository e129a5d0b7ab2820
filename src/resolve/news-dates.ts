import type { PublishedEvidence } from '../model/published.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { EntityType } from '../model/entity.ts';
import type { Span } from '../model/span.ts';
import type { ArticleDates } from './article-dates.ts';
import { OPEN_DAYS } from './cross-dates.ts';
import { daysLong, firstDay, isEmpty, isoDay, meet, weekdayOf } from './days.ts';
import type { EventProfile } from './event-profile.ts';
import type { EntityResolution } from './joined-entities.ts';
import type { ArticleOrder } from './article-order.ts';
import type { SetDates } from './set-dates.ts';

/** An article of the same affair is written within so many days of a printed day and month. */
const AFFAIR_DAYS = 4;
/** Names that fix the year of a printed day and month; 14 May is a Sunday in two years of eleven. */
const NAMES_FOR_A_YEAR = 2;
/** Names that a bare weekday must share with one event of a dated article: two meet again on another Thursday. */
const NAMES_FOR_A_WEEKDAY = 3;
/** Who stands in more articles dates none of them. */
const MOST_ARTICLES = 2000;

interface Dating {
  readonly day: number;
  readonly shared: number;
  readonly by: ArticleDates;
  readonly says: string;
}

/**
 * Dates articles that print a day without its year, or name only the weekday of writing, by dated articles about the same people.
 * Nothing is dated when two days are equally good. Returns whether anything changed.
 */
export function narrowByNews(events: EventsOf, dates: SetDates, { entities, order }: { readonly entities: EntityResolution; readonly order: ArticleOrder }): boolean {
  const open = dates.open.filter(({ range, monthDay, weekday }) => daysLong(range) > OPEN_DAYS && (monthDay !== null || weekday !== null));
  if (open.length === 0) return false;
  const news = new News(events, dates, { entities, order });
  let changed = false;
  for (const article of open) {
    const found = article.monthDay === null ? news.byWeekday(article.record, article.weekday!) : news.byMonthDay(article.record, article.monthDay);
    const dating = onlyBest(found.filter(({ day }) => fits(article, day)));
    if (dating) changed = dateArticle(article, dating) || changed;
  }
  return changed;
}

function fits(article: ArticleDates, day: number): boolean {
  return article.allows(day) && !isEmpty(meet(article.range, { since: day, until: day }));
}

/** The best dating, unless another day is as good. */
function onlyBest(found: readonly Dating[]): Dating | null {
  let best: Dating | null = null;
  for (const dating of found) if (!best || dating.shared > best.shared) best = dating;
  return best && found.every(({ day, shared }) => day === best.day || shared < best.shared) ? best : null;
}

/** The events of an article as they are dated now. */
export type EventsOf = (record: ArticleRecord) => readonly EventProfile[];

/** Who is named where, and which dated events they take part in. */
class News {
  readonly #events: EventsOf;
  readonly #dates: SetDates;
  readonly #entities: EntityResolution;
  readonly #order: ArticleOrder;

  constructor(events: EventsOf, dates: SetDates, { entities, order }: { readonly entities: EntityResolution; readonly order: ArticleOrder }) {
    this.#events = events;
    this.#dates = dates;
    this.#entities = entities;
    this.#order = order;
  }

  #namedIn(record: ArticleRecord): ReadonlySet<number> {
    return new Set(this.#entities.facesOf(record).flatMap(({ number, type }) => (isNamed(type) ? [number] : [])));
  }

  /** The articles that name somebody, in their order. */
  #articlesOf(number: number): ArticleDates[] {
    return [...new Set(this.#entities.of(number).members.map(({ article }) => article))].map((article) => this.#dates.at(this.#order.of(this.#order.find(article)!)));
  }

  /** The dated events in which somebody takes part. */
  #eventsOf(number: number): EventProfile[] {
    return this.#articlesOf(number).flatMap((dates) => this.#events(dates.record).filter((profile) => isDated(profile, dates) && profile.parts.some(({ entity }) => entity === number)));
  }

  /** Days with this day and month near dated articles about the same people. */
  byMonthDay(record: ArticleRecord, monthDay: string): Dating[] {
    const shared = new Map<ArticleDates, number>();
    for (const number of this.#namedIn(record)) {
      const articles = this.#articlesOf(number);
      if (articles.length > MOST_ARTICLES) continue;
      for (const other of articles) if (daysLong(other.range) <= 1) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    return [...shared].flatMap(([by, count]) => {
      const written = by.range.since;
      const day = nearestDay(monthDay, written);
      if (count < NAMES_FOR_A_YEAR || day === null || Math.abs(day - written) > AFFAIR_DAYS) return [];
      return [{ day, shared: count, by, says: `an article of ${isoDay(written)} about the same affair (${count} shared names) fixes the year` }];
    });
  }

  /** Days of dated events on this weekday with the same people. */
  byWeekday(record: ArticleRecord, weekday: number): Dating[] {
    const shared = new Map<EventProfile, number>();
    for (const number of this.#namedIn(record)) {
      const events = this.#eventsOf(number);
      if (events.length > MOST_ARTICLES) continue;
      for (const profile of events) if (weekdayOf(profile.days.range.since) === weekday) shared.set(profile, (shared.get(profile) ?? 0) + 1);
    }
    return [...shared].flatMap(([{ at: by, days, event }, count]) => count < NAMES_FOR_A_WEEKDAY ? [] : [{
      day: days.range.since, shared: count, by: this.#dates.at(by),
      says: `another article tells of these ${count} on ${isoDay(days.range.since)}, the same weekday (${event.type}${event.mode ? `/${event.mode}` : ''})`,
    }]);
  }
}

const isNamed = (type: EntityType): boolean => type === 'person' || type === 'organization';

const isDated = ({ event, days }: EventProfile, article: ArticleDates): boolean =>
  !event.marginal && event.status === 'happened' && daysLong(days.range) <= 1 && daysLong(article.range) <= OPEN_DAYS;

/** The day with this month and day (`05-14`) that is nearest to another. */
function nearestDay(monthDay: string, near: number): number | null {
  const year = Number(isoDay(near)!.slice(0, 4));
  let best: number | null = null;
  for (const each of [year - 1, year, year + 1]) {
    const day = firstDay(`${each}-${monthDay}`);
    if (day !== null && (best === null || Math.abs(day - near) < Math.abs(best - near))) best = day;
  }
  return best;
}

function dateArticle(article: ArticleDates, { day, by: other, says }: Dating): boolean {
  const spans: Span[] = [...(article.monthDaySpan ? [article.monthDaySpan] : []), ...(article.weekdaySpan ? [article.weekdaySpan] : [])];
  const base = other.published!.evidence.find(({ span, article: of }) => span && !of);
  const evidence: PublishedEvidence[] = [
    ...spans.map((span) => ({ span, raw: article.record.text.slice(...span), says: 'the day of writing, without its year' })),
    { article: other.record.id, ...(base?.span && { span: base.span, raw: other.record.text.slice(...base.span) }), says },
  ];
  article.published = { start: isoDay(day), end: isoDay(day), basis: 'cross', evidence: [...evidence, ...(article.published?.evidence ?? [])] };
  return true;
}
