import { comparisonWords } from '../language/comparison-words.ts';
import type { Language } from '../language/language.ts';
import type { EventTime, Participant, Side, Status } from '../model/event.ts';
import type { ArticleRecord } from '../model/record.ts';
import { type RecordSet, newSet } from '../model/record-set.ts';
import { type Resolution, type ResolutionChange, type ResolveDecision, type ResolvedHappening, localKey } from '../model/resolution.ts';
import { ArticleDates, weekdayWords } from './article-dates.ts';
import { OPEN_DAYS, narrowByHappenings, narrowByOffices } from './cross-dates.ts';
import { seriesOf } from './series.ts';
import { daysLong, isoDay } from './days.ts';
import { type EventProfile, profileEvents, redateEvents } from './event-profile.ts';
import type { HappeningCluster } from './happening-clusters.ts';
import type { JoinedEvents } from './joined-events.ts';
import { dayOfOccasion } from './occasions.ts';
import type { SetDates } from './set-dates.ts';
import type { ArticleOrder } from './article-order.ts';
import { nameSpelling } from './name-spelling.ts';
import { narrowByNews } from './news-dates.ts';
import type { EntityResolution } from './joined-entities.ts';
import { resolveEntities } from './resolve-entities.ts';
import { mostTold } from '../language/most-told.ts';
import { ResolveMemory } from './resolve-memory.ts';

/** Dating an article may join happenings that date another; deeper chains were never met. */
const MOST_ROUNDS = 3;

/**
 * Derives entities, happenings and stories from analysed articles. The result does not depend on the order of `records`;
 * `rulings` are decisions of persons, which outrank every rule.
 */
export const resolveArticles = (records: readonly ArticleRecord[], language: Language, rulings: readonly ResolveDecision[] = []): Resolution =>
  resolveSet(newSet(records), language, rulings, new ResolveMemory('one run'));

/** As `resolveArticles`, of a set that is resolved again and again; `memory` is what the runs before left. */
export function resolveSet(set: RecordSet, language: Language, rulings: readonly ResolveDecision[], memory: ResolveMemory): Resolution {
  const { order, days: dates } = memory;
  let isRenumbered = false;
  order.take(set, (record, number) => {
    memory.renumber(record, number);
    isRenumbered = true;
  });
  if (isRenumbered) dates.renumber();
  const entities = resolveEntities(set, nameSpelling(language), rulings, memory);
  const weekdays = weekdayWords(language);
  dates.take(set, (record) => datesOf(record, memory, () => new ArticleDates(record, weekdays, language)));
  narrowByOffices(entities, dates, language, memory);
  const words = comparisonWords(language);
  const context = { entities, words, series: seriesOf(language, words), memory };
  for (const record of set.gone) memory.forget(record);
  memory.noteEvents([...set.added, ...set.gone, ...entities.touched.map(([local]) => order.find(local!.article)!), ...dates.open.map(({ record }) => record)]);
  let joined = memory.eventsOf(0, set.records);
  joined.take({ order, rulings, eventsOf: (record) => (order.find(record.id) === record ? profileEvents(record, order.of(record), dates.at(order.of(record)), context) : []) });
  const redated = (record: ArticleRecord): readonly EventProfile[] => (order.find(record.id) === record ? redateEvents(record, dates.at(order.of(record)), memory) : []);
  for (let round = 1; round < MOST_ROUNDS && narrow(joined, dates, { entities, order }); round++) {
    narrowByOffices(entities, dates, language, memory);
    joined = memory.eventsOf(round, set.records);
    joined.take({ order, rulings, eventsOf: redated });
  }
  dates.endRun();
  return assemble({ entities, dates, memory, joined, rulings });
}

/** What an article proves about its day. */
function datesOf(record: ArticleRecord, { dates }: ResolveMemory, read: () => ArticleDates): ArticleDates {
  let known = dates.get(record);
  if (!known) dates.set(record, (known = read()));
  return known;
}

function narrow(joined: JoinedEvents, dates: SetDates, known: { readonly entities: EntityResolution; readonly order: ArticleOrder }): boolean {
  const open = dates.open.filter(({ range }) => daysLong(range) > OPEN_DAYS);
  if (open.length === 0) return false;
  const byHappenings = narrowByHappenings(joined.clustersWith(open.map(({ record }) => record)), dates);
  return narrowByNews((record) => joined.of(record), dates, known) || byHappenings;
}

interface Derived {
  readonly entities: EntityResolution;
  readonly dates: SetDates;
  readonly joined: JoinedEvents;
  readonly rulings: readonly ResolveDecision[];
  readonly memory: ResolveMemory;
}

function assemble({ entities, dates, joined, rulings, memory }: Derived): Resolution {
  const exchanged = joined.exchangeHappenings((cluster) => resolvedHappening(cluster, entities, dates));
  const { happenings } = joined;
  const change: ResolutionChange = {
    entities: entities.exchanged, dated: dates.open.map(({ record }) => record.id),
    // other rounds made other happenings of the same events
    happenings: memory.isLast(joined) ? exchanged : { gone: memory.lastHappenings, added: happenings },
  };
  memory.keepLast(joined);
  memory.stories.take(change.happenings, entities.byId);
  return withTimes({
    change,
    entities: entities.entities, happenings, stories: memory.stories.stories,
    published: dates.published, decisions: [...rulings, ...entities.decisions, ...joined.decisions],
  }, memory);
}

/** Times are seldom asked for; nothing but the dates is held for them. */
const withTimes = (resolution: Omit<Resolution, 'times'>, memory: ResolveMemory): Resolution => ({ ...resolution, get times() { return timesOf(memory); } });

function timesOf({ days, order }: ResolveMemory): Map<string, EventTime | null> {
  const times = new Map<string, EventTime | null>();
  for (const record of order.records) for (const event of record.events) times.set(localKey(record.id, event.id), days.at(order.of(record)).timeOf(event));
  return times;
}

/** A happening; it goes by its first report. */
function resolvedHappening({ profiles, because }: HappeningCluster, entities: EntityResolution, dates: SetDates): ResolvedHappening {
  return {
    id: profiles[0]!.key, type: profiles[0]!.event.type, mode: mostTold(profiles.map(({ event }) => event.mode).filter((mode) => mode !== 'other')) ?? profiles[0]!.event.mode,
    time: sharedTime(profiles, dates), place: placeOf(profiles, entities),
    participants: joinParticipants(profiles, entities),
    status: strongestStatus(profiles.map(({ event }) => event.status)),
    marginal: profiles.every(({ event }) => event.marginal),
    reports: profiles.map(({ key, event }) => ({ article: key.slice(0, -event.id.length - 1), event: event.id })),
    because,
  };
}

/** The days that all reports allow; null when none says when. */
function sharedTime(profiles: readonly EventProfile[], dates: SetDates): EventTime | null {
  const told = profiles.filter(({ days }) => days.isTold);
  if (told.length === 0) return dayOfOccasion(profiles, dates);
  if (told.length === 1) return dates.at(told[0]!.at).timeOf(told[0]!.event);
  const from = Math.max(...told.map(({ days }) => days.range.since));
  const to = Math.min(...told.map(({ days }) => days.range.until));
  const times = told.map((profile) => dates.at(profile.at).timeOf(profile.event)!);
  const exact = times.find((time) => time.start === times[0]!.start && time.end === times[0]!.end && times.every((other) => other.start === time.start && other.end === time.end));
  if (exact) return { start: exact.start, end: exact.end };
  // only a person joins reports whose days do not meet: the whole time that they span is all that is known
  if (from > to) return { start: isoDay(Math.min(...told.map(({ days }) => days.range.since))), end: isoDay(Math.max(...told.map(({ days }) => days.range.until))) };
  // a month stays a month where it lies within what the others say
  const held = told.findIndex(({ days }) => days.range.since === from && days.range.until === to);
  return held < 0 ? { start: isoDay(from), end: isoDay(to) } : { start: times[held]!.start, end: times[held]!.end };
}

function placeOf(profiles: readonly EventProfile[], entities: EntityResolution): string | null {
  const best = mostTold(profiles.map(({ place }) => place?.entity ?? null));
  return best === null ? null : entities.of(best).id;
}

/** Who takes part by so few of the reports of a happening was misread there. */
const LEAST_TOLD = 0.2;
/** A happening with fewer reports keeps everybody. */
const MANY_REPORTS = 4;

function joinParticipants(profiles: readonly EventProfile[], entities: EntityResolution): Participant[] {
  const sides = new Map<number, (Side | null)[]>();
  const groups = new Map<string, number>();
  for (const { parts, event } of profiles) {
    // «معارك مع …»: of a fight where all are said to act, others tell who attacked whom
    const isMutual = event.type === 'ASSAULT' && parts.length > 1 && parts.every(({ side }) => side === 'actor');
    for (const { entity, side, type } of parts) {
      // groups are never one entity across articles; of one name they are one in one happening
      const { name } = entities.of(entity);
      const number = type === 'group' ? (groups.get(name) ?? entity) : entity;
      if (type === 'group') groups.set(name, number);
      sides.set(number, [...(sides.get(number) ?? []), isMutual ? null : side]);
    }
  }
  const least = profiles.length < MANY_REPORTS ? 1 : LEAST_TOLD * profiles.length;
  const often = [...sides].filter(([, told]) => told.length >= least);
  return (often.length > 0 ? often : [...sides]).map(([number, told]) => ({
    entity: entities.of(number).id,
    side: mostTold(told) ?? 'actor',
  }));
}

const STATUS_ORDER: readonly Status[] = ['happened', 'ongoing', 'planned', 'hypothetical', 'denied'];

const strongestStatus = (statuses: readonly Status[]): Status => STATUS_ORDER.find((status) => statuses.includes(status)) ?? 'happened';
