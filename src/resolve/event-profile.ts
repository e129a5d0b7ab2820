import type { ComparisonWord, ComparisonWords } from '../language/comparison-words.ts';
import type { EntityType } from '../model/entity.ts';
import type { Event, Side } from '../model/event.ts';
import type { ArticleRecord } from '../model/record.ts';
import { type ResolvedEntity, localKey } from '../model/resolution.ts';
import { type Span, spanHolds, spansOverlap } from '../model/span.ts';
import type { ArticleDates, EventDays } from './article-dates.ts';
import type { EntityResolution } from './resolve-entities.ts';
import type { Nations } from './nations.ts';

/** One taking part in an event, as the pair rules see it. */
export interface Part {
  /** Number of the resolved entity. */
  readonly entity: number;
  readonly type: EntityType;
  readonly side: Side;
  readonly words: readonly string[];
  readonly country: string | null;
}

/** An event as the pair rules see it. */
export interface EventProfile {
  readonly key: string;
  readonly at: number;
  readonly event: Event;
  readonly parts: readonly Part[];
  readonly place: { readonly entity: number; readonly words: readonly string[]; readonly country: string | null } | null;
  /** Loose keys of the words around each telling, most telling first. */
  readonly tellings: readonly ReadonlySet<string>[];
  /** Loose keys of the trigger words. */
  readonly triggers: ReadonlySet<string>;
  /** Resolved entities in whose words it is told. */
  readonly speakers: ReadonlySet<number>;
  /** Whether only the headline or the deck tells it. */
  readonly isHeadline: boolean;
  days: EventDays;
}

/** Words on each side of a trigger that tell what the event is about. */
const WINDOW = 8;
/** Tellings compared; an event told more often is known by then. */
const MOST_TELLINGS = 6;

export interface ProfileContext {
  readonly entities: EntityResolution;
  readonly nations: Nations;
  readonly words: ComparisonWords;
}

/** The events of one article as the pair rules see them. */
export function profileEvents(record: ArticleRecord, at: number, dates: ArticleDates, context: ProfileContext): EventProfile[] {
  if (record.events.length === 0) return [];
  const words = context.words.cut(record.text);
  return record.events.map((event) => ({
    key: localKey(record.id, event.id), at, event,
    parts: partsOf(record, event, context),
    place: placeOf(record, event, context),
    ...wordsOf(event, words),
    speakers: speakersOf(record, event, context),
    isHeadline: isToldAbove(record, event),
    days: dates.daysOf(event),
  }));
}

function isToldAbove({ blocks }: ArticleRecord, { triggers }: Event): boolean {
  const above = blocks.filter(({ role }) => role === 'headline' || role === 'deck');
  return triggers.length > 0 && triggers.every((trigger) => above.some(({ span }) => spanHolds(span, trigger)));
}

function partsOf(record: ArticleRecord, event: Event, context: ProfileContext): Part[] {
  const parts: Part[] = [];
  for (const { entity, side } of event.participants) {
    const number = context.entities.numberOf.get(localKey(record.id, entity));
    if (number === undefined || parts.some((part) => part.entity === number)) continue;
    const resolved = context.entities.entities[number]!;
    parts.push({ entity: number, type: resolved.type, side, words: looseWords(resolved, context), country: countryOf(number, context) });
  }
  return parts;
}

function placeOf(record: ArticleRecord, event: Event, context: ProfileContext): EventProfile['place'] {
  const number = event.place ? context.entities.numberOf.get(localKey(record.id, event.place)) : undefined;
  if (number === undefined) return null;
  const resolved = context.entities.entities[number]!;
  return { entity: number, words: looseWords(resolved, context), country: countryOf(number, context) };
}

const looseWords = (entity: ResolvedEntity, context: ProfileContext): string[] => context.words.cut(entity.name).map(({ loose }) => loose);

function countryOf(number: number, { entities, nations }: ProfileContext): string | null {
  const { type, name } = entities.entities[number]!;
  if (type === 'person' || type === 'group') return null;
  return type === 'place' ? nations.ofName(name) : nations.ofWordings([name, ...entities.wordings[number]!]);
}

function wordsOf(event: Event, words: readonly ComparisonWord[]): Pick<EventProfile, 'tellings' | 'triggers'> {
  const tellings: Set<string>[] = [];
  const triggers = new Set<string>();
  for (const span of event.triggers) {
    const at = wordAt(words, span[0]);
    if (at === words.length) continue;
    triggers.add(words[at]!.loose);
    if (tellings.length < MOST_TELLINGS) tellings.push(windowAround(words, at));
  }
  return { tellings, triggers };
}

/** The first word that ends after an offset. */
function wordAt(words: readonly ComparisonWord[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function windowAround(words: readonly ComparisonWord[], at: number): Set<string> {
  const { sentence } = words[at]!;
  const window = words.slice(Math.max(0, at - WINDOW), at + WINDOW + 1);
  return new Set(window.filter((word) => word.sentence === sentence && word.loose.length >= 3).map(({ loose }) => loose));
}

function speakersOf(record: ArticleRecord, event: Event, context: ProfileContext): Set<number> {
  const speakers = new Set<number>();
  for (const statement of record.statements) {
    const holds = event.triggers.some((trigger: Span) => spanHolds(statement.content, trigger) || spansOverlap(statement.cue.span, trigger));
    if (!holds && event.within !== statement.id) continue;
    for (const speaker of statement.speakers ?? (statement.speaker ? [statement.speaker] : [])) {
      const number = context.entities.numberOf.get(localKey(record.id, speaker));
      if (number !== undefined) speakers.add(number);
    }
  }
  return speakers;
}
