import type { Language } from '../language/language.ts';
import type { PublishedEvidence } from '../model/published.ts';
import type { Span } from '../model/span.ts';
import type { ArticleDates } from './article-dates.ts';
import { daysLong, isEmpty, isoDay, meet, offsetDays, snapToWeekday, weekdayNumber, type DayRange } from './days.ts';
import type { EventProfile } from './event-profile.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { HappeningCluster } from './happening-clusters.ts';
import type { ResolveMemory } from './resolve-memory.ts';
import type { EntityResolution } from './joined-entities.ts';
import type { SetDates } from './set-dates.ts';

/** A publication interval that leaves more days open is worth narrowing. */
export const OPEN_DAYS = 7;
/** Named participants that a happening must share with a dated article before it may date another. */
const LEAST_SHARED_NAMES = 2;

/** Narrows open publication intervals by happenings shared with dated articles. Returns whether anything changed. */
export function narrowByHappenings(clusters: readonly HappeningCluster[], dates: SetDates): boolean {
  const found = new Map<number, { day: number; undated: EventProfile; dated: EventProfile }[]>();
  for (const { profiles } of clusters) {
    if (profiles.length < 2 || profiles.every(({ at }) => daysLong(dates.at(at).range) <= OPEN_DAYS)) continue;
    const dated = profiles.find((profile) => isDated(profile, dates));
    if (!dated) continue;
    for (const undated of profiles) {
      if (daysLong(dates.at(undated.at).range) <= OPEN_DAYS || sharedNames(undated, dated) < LEAST_SHARED_NAMES) continue;
      const day = dayOfWriting(undated, dated.days.range.since);
      if (day !== null) found.set(undated.at, [...(found.get(undated.at) ?? []), { day, undated, dated }]);
    }
  }
  let changed = false;
  for (const [at, finds] of found) changed = dateArticle(dates.at(at), finds, dates) || changed;
  return changed;
}

/** An event on one day in an article that knows its own day. */
function isDated(profile: EventProfile, dates: SetDates): boolean {
  return daysLong(profile.days.range) <= 1 && daysLong(dates.at(profile.at).range) <= OPEN_DAYS;
}

function sharedNames(a: EventProfile, b: EventProfile): number {
  return a.parts.filter(({ entity, type }) => (type === 'person' || type === 'organization') && b.parts.some((other) => other.entity === entity)).length;
}

/** The day on which an article was written that tells of `day` as «اليوم», «أمس» or by a bare weekday. */
function dayOfWriting({ event }: EventProfile, day: number): number | null {
  const rel = event.time?.rel;
  const offset = offsetDays(rel);
  if (offset !== null) return rel!.endsWith('D') ? day - offset : null;
  // a bare weekday: the nearest fitting day is taken as the day of writing
  return weekdayNumber(rel) === null ? null : day;
}

function dateArticle(article: ArticleDates, finds: readonly { day: number; undated: EventProfile; dated: EventProfile }[], dates: SetDates): boolean {
  const days = new Set(finds.map(({ day }) => day));
  const [{ day, undated, dated }] = finds as [typeof finds[number]];
  const narrowed = meet(article.range, { since: day, until: day });
  if (days.size !== 1 || isEmpty(narrowed) || !article.allows(day)) return false;
  const other = dates.at(dated.at);
  const evidence: PublishedEvidence[] = timeSpans(article, undated).map((span) => ({
    span, raw: article.record.text.slice(...span), says: 'when the shared happening was, seen from the day of writing',
  }));
  const base = other.published!.evidence.find(({ span, article: of }) => span && !of);
  evidence.push({
    article: other.record.id, ...(base?.span && { span: base.span, raw: other.record.text.slice(...base.span) }),
    says: `another report of the happening (${undated.event.type}${undated.event.mode ? `/${undated.event.mode}` : ''}, ${sharedNames(undated, dated)} shared names) puts it on ${isoDay(dated.days.range.since)}`,
  });
  article.published = { start: isoDay(day), end: isoDay(day), basis: 'cross', evidence: [...evidence, ...(article.published?.evidence ?? [])] };
  return true;
}

function timeSpans(article: ArticleDates, { event }: EventProfile): Span[] {
  const { times } = article.record;
  const near = times.filter(({ rel }) => rel && (rel === event.time?.rel || rel === 'P0D'));
  return near.slice(0, 2).map(({ span }) => span);
}

/** An office beside a name in one article. */
export interface OfficeTold {
  readonly entity: string;
  readonly office: Omit<Office, 'at' | 'order'>;
}

/** One person's rank in a body, as one article gives it. */
interface Office {
  readonly at: number;
  /** Its place among all that its article tells. */
  readonly order: number;
  readonly rank: number;
  readonly body: ReadonlySet<string>;
  readonly span: Span;
  readonly role: string;
}

/** Narrows open intervals by careers: who is minister here and still deputy there is written of later here. */
export function narrowByOffices(entities: EntityResolution, dates: SetDates, language: Language, memory: ResolveMemory): boolean {
  const told = new OfficesTold(entities, language, memory);
  const persons = new Set(dates.open.flatMap(({ record }) => told.in(record).map(({ person }) => person)));
  const careers = [...persons].map((person) => told.of(person)).filter((offices) => new Set(offices.map(({ rank }) => rank)).size > 1);
  // in the order in which the articles name them
  careers.sort(([x], [y]) => x!.at - y!.at || x!.order - y!.order);
  let changed = false;
  for (const offices of careers) changed = orderCareer(offices, dates) || changed;
  return changed;
}

/** The offices that articles give persons. */
class OfficesTold {
  readonly #entities: EntityResolution;
  readonly #language: Language;
  readonly #memory: ResolveMemory;

  constructor(entities: EntityResolution, language: Language, memory: ResolveMemory) {
    this.#entities = entities;
    this.#language = language;
    this.#memory = memory;
  }

  in(record: ArticleRecord): { readonly person: number; readonly office: Office }[] {
    let told = this.#memory.offices.get(record);
    if (!told) this.#memory.offices.set(record, (told = officesTold(record, this.#language)));
    const at = this.#memory.order.of(record);
    return told.flatMap(({ entity, office }, order) => {
      const person = this.#entities.faceOf(record, entity)?.number;
      return person === undefined ? [] : [{ person, office: { ...office, at, order } }];
    });
  }

  /** All of a person, in the order of the articles. */
  of(person: number): Office[] {
    const articles = new Set(this.#entities.of(person).members.map(({ article }) => article));
    return [...articles].flatMap((article) => this.in(this.#memory.order.find(article)!).flatMap((told) => (told.person === person ? [told.office] : [])));
  }
}

function officesTold({ mentions }: ArticleRecord, language: Language): OfficeTold[] {
  return mentions.flatMap(({ entity, role, span }) => {
    const office = role ? readOffice(role, language) : null;
    return office === null ? [] : [{ entity, office: { ...office, span, role: role! } }];
  });
}

function readOffice(role: string, language: Language): { rank: number; body: Set<string> } | null {
  const tokens = language.tokenize(role);
  const found = language.match(tokens);
  const here = found.at(0).find(({ entry }) => entry.class === 'compare-offices');
  if (!here) return null;
  const body = Array.from({ length: tokens.count - here.to }, (_, i) => language.vocabulary.text(tokens.form[here.to + i]!));
  return { rank: Number(here.entry.attributes['rank']), body: new Set(body) };
}

function orderCareer(offices: readonly Office[], dates: SetDates): boolean {
  let changed = false;
  for (const open of offices) {
    const article = dates.at(open.at);
    if (daysLong(article.range) <= OPEN_DAYS) continue;
    const others = offices.filter((other) => other.at !== open.at && daysLong(dates.at(other.at).range) <= OPEN_DAYS && isSameBody(open, other));
    const lower = others.filter(({ rank }) => rank < open.rank);
    const notLower = others.filter(({ rank }) => rank >= open.rank);
    const latest = lower.reduce<Office | null>((best, other) => (!best || dates.at(other.at).range.until > dates.at(best.at).range.until ? other : best), null);
    if (!latest) continue;
    const from = dates.at(latest.at).range.until + 1;
    // someone already called by the higher office earlier means that the offices prove nothing
    if (notLower.some(({ at }) => dates.at(at).range.since < from)) continue;
    changed = boundBelow(article, from, { open, latest }, dates) || changed;
  }
  return changed;
}

function isSameBody(a: Office, b: Office): boolean {
  return [...a.body].some((word) => b.body.has(word));
}

function boundBelow(article: ArticleDates, from: number, { open, latest }: { open: Office; latest: Office }, dates: SetDates): boolean {
  let narrowed: DayRange = meet(article.range, { since: from, until: Infinity });
  if (article.weekday !== null) narrowed = snapToWeekday(narrowed, article.weekday);
  if (isEmpty(narrowed) || narrowed.since <= article.range.since) return false;
  const other = dates.at(latest.at);
  const evidence: PublishedEvidence[] = [
    { span: open.span, raw: article.record.text.slice(...open.span), says: `here the office is «${open.role}»` },
    { article: other.record.id, span: latest.span, raw: other.record.text.slice(...latest.span), says: `on ${isoDay(other.range.until)} it is still «${latest.role}»: this article is later` },
  ];
  article.published = { start: isoDay(narrowed.since), end: isoDay(narrowed.until), basis: 'cross', evidence: [...evidence, ...(article.published?.evidence ?? [])] };
  return true;
}
