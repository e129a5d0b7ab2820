import type { ComparisonWord, ComparisonWords } from '../language/comparison-words.ts';
import type { Block } from '../model/block.ts';
import type { EntityType } from '../model/entity.ts';
import type { Event, Side } from '../model/event.ts';
import type { ArticleRecord } from '../model/record.ts';
import { localKey } from '../model/resolution.ts';
import { type Span, spanHolds, spansOverlap } from '../model/span.ts';
import { type ArticleDates, type EventDays } from './article-dates.ts';
import { type DayRange, middleOfDays } from './days.ts';
import type { EntityFace } from './entity-core.ts';
import { isSeenByAll } from './event-pairs.ts';
import type { EntityResolution } from './joined-entities.ts';
import type { LocalEntity } from './named-entities.ts';
import { type Occasion, occasionsOf } from './occasions.ts';
import type { ResolveMemory } from './resolve-memory.ts';
import type { Series } from './series.ts';
import { type WordSet, wordNumber, wordSet } from './word-numbers.ts';
import { allSpeakersOf } from '../model/statement.ts';

/** One taking part in an event, as the pair rules see it. */
export interface Part {
  /** Number of the resolved entity. */
  readonly entity: number;
  readonly type: EntityType;
  readonly side: Side;
  readonly words: readonly string[];
  readonly country: string | null;
}

/** What the events of one article have in common. */
export interface ArticleProfile {
  /** Resolved persons, bodies and places that it names anywhere. */
  readonly named: ReadonlySet<number>;
  /** Loose words of the headline and the head of the first paragraph, without names and titles. */
  readonly lead: WordSet;
  /** Resolved persons, bodies and places named there. */
  readonly leadNamed: ReadonlySet<number>;
  /** The persons among them. */
  readonly leadPersons: readonly number[];
  /** The first person named in the first paragraph's head who is no source of the article; null when there is none. */
  readonly leader: number | null;
  /** Where its persons were on a day that it tells. */
  readonly occasions: readonly Occasion[];
}

/** A counted thing in a sentence: what is counted as a number, and how many. */
export interface NearFigure {
  readonly unit: number;
  readonly value: number;
  readonly isToll: boolean;
}

/** An event as the pair rules see it. */
export interface EventProfile {
  /** A number that no other event, and no other dating of this one, has. */
  readonly serial: number;
  readonly key: string;
  /** Number of its article in the sorted set of this run. */
  at: number;
  /** Its number among the events of its article. */
  readonly order: number;
  readonly event: Event;
  readonly article: ArticleProfile;
  readonly parts: readonly Part[];
  /** Loose words for whom it was done to, where no name tells: «ثمانية أشخاص», «امرأتان». */
  readonly sufferers: WordSet;
  readonly place: { readonly entity: number; readonly words: readonly string[]; readonly country: string | null; readonly isCountry: boolean } | null;
  /** Loose words around each telling, the first ones, without the names and titles of persons and bodies. */
  readonly tellings: readonly WordSet[];
  /** Loose words of the sentences of these tellings, likewise. */
  readonly sentences: readonly WordSet[];
  /** All loose words of these sentences. */
  readonly wholeSentences: readonly WordSet[];
  /** Loose words of the triggers. */
  readonly triggers: WordSet;
  /** Resolved persons, bodies and places named in the sentences that tell it (and the lead, when that tells it), whether or not they take part. */
  readonly near: ReadonlySet<number>;
  /** The persons among them, without those who only speak of a scene. */
  readonly persons: readonly number[];
  /** The country of its place; where no place is told, those of the places and bodies near. */
  readonly countries: ReadonlySet<string>;
  /** Figures of the sentences that tell it. */
  readonly figures: readonly NearFigure[];
  /** Resolved entities in whose words it is told. */
  readonly speakers: ReadonlySet<number>;
  /** Whether only the headline or the deck tells it. */
  readonly isHeadline: boolean;
  /** Whether the headline or the beginning tells it. */
  readonly isLead: boolean;
  readonly days: EventDays;
  /** When its article was written. */
  readonly written: DayRange;
}

/** Words on each side of a trigger that tell what the event is about. */
const WINDOW = 8;
/** Tellings compared; an event told more often is known by then. */
const MOST_TELLINGS = 3;
/** A sentence that never ends says no more than its beginning. */
const MOST_SENTENCE_WORDS = 60;
/** The first paragraph tells what the article is about within so many letters. */
const LEAD_LETTERS = 240;

export interface ProfileContext {
  readonly entities: EntityResolution;
  readonly words: ComparisonWords;
  readonly memory: ResolveMemory;
  readonly series: Series;
}

/** The events of one article, as they are dated now. */
export interface DatedEvents {
  readonly locals: readonly LocalEntity[];
  readonly base: readonly EventProfile[];
  written: DayRange;
  dated: readonly EventProfile[];
}

const NO_EVENTS: readonly EventProfile[] = [];

/** The events of one article as the pair rules see them: those of before where the article and what its entities are stayed the same. */
export function profileEvents(record: ArticleRecord, at: number, dates: ArticleDates, context: ProfileContext): readonly EventProfile[] {
  if (record.events.length === 0) return NO_EVENTS;
  const { memory, entities } = context;
  let known = memory.profiles.get(record);
  if (!known || entities.isTouched(known.locals)) {
    const base = makeProfiles(record, dates, context);
    memory.profiles.set(record, (known = { locals: memory.locals.get(record)!.all, base, written: dates.range, dated: base }));
  }
  for (const profile of known.base) profile.at = at;
  return redateAll(known, dates, memory);
}

/** The events of one article under the days that it has now. */
export function redateEvents(record: ArticleRecord, dates: ArticleDates, memory: ResolveMemory): readonly EventProfile[] {
  const known = memory.profiles.get(record);
  return known ? redateAll(known, dates, memory) : NO_EVENTS;
}

function redateAll(known: DatedEvents, dates: ArticleDates, memory: ResolveMemory): readonly EventProfile[] {
  const { base, written, dated } = known;
  if (written.since !== dates.range.since || written.until !== dates.range.until) {
    known.dated = base.map((profile) => redate(profile, dates, memory));
    known.written = dates.range;
  } else if (dated !== base) for (const [i, profile] of dated.entries()) profile.at = base[i]!.at;
  return known.dated;
}

/** An event under the days that its article has now. */
function redate(profile: EventProfile, dates: ArticleDates, memory: ResolveMemory): EventProfile {
  const [days, written] = [dates.daysOf(profile.event), dates.range];
  if (isDatedSo(profile, days, written)) return profile;
  const last = memory.redated.get(profile);
  if (last && isDatedSo(last, days, written)) {
    last.at = profile.at;
    return last;
  }
  const redated = { ...profile, serial: memory.nextProfile(), days, written };
  memory.redated.set(profile, redated);
  return redated;
}

/** The middle of the days of an event, or of those on which its article was written; 0 where neither is known. */
export const middleOf = ({ days, written }: EventProfile): number => middleOfDays(days.isTold ? days.range : written);

function isDatedSo(profile: EventProfile, days: EventDays, { since, until }: DayRange): boolean {
  const known = profile.days;
  return profile.written.since === since && profile.written.until === until && known.range.since === days.range.since && known.range.until === days.range.until
    && known.weekday === days.weekday && known.isTold === days.isTold && known.isCounted === days.isCounted;
}

function makeProfiles(record: ArticleRecord, dates: ArticleDates, context: ProfileContext): EventProfile[] {
  const words = cutTold(record, context);
  const mentions = namedMentions(record, context);
  const isName = markNames(record, words, context);
  const sources = sourcesOf(record, context);
  const article = profileArticle(record, { mentions, words, isName, sources }, context);
  return record.events.map((event, order) => {
    const tellings = tellingsOfDeed(findTellings(event, words, isName), record, event);
    const sentences = tellings.map(({ span }) => span);
    const leads = isLead(record, event) || isAttendance(event);
    const near = mentions.filter(({ span }) => sentences.some((sentence) => spanHolds(sentence, span))).map(({ entity }) => entity);
    const around = new Set(leads ? [...near, ...article.leadNamed] : near);
    const place = placeOf(record, event, context);
    const parts = partsOf(record, event, context);
    return {
      serial: context.memory.nextProfile(), key: localKey(record.id, event.id), at: 0, order, event, article,
      parts,
      sufferers: sufferersOf(record, event, context),
      place,
      tellings: tellings.map(({ window }) => wordSet(window)),
      sentences: tellings.map(({ sentence }) => wordSet(sentence)),
      wholeSentences: tellings.map(({ whole }) => wordSet(whole)),
      triggers: wordSet(triggerWords(event, words)),
      near: around, persons: [...around].filter((number) => context.memory.faces.get(number)!.type === 'person' && !(isSeenByAll({ event }) && sources.has(number) && !parts.some(({ entity }) => entity === number))),
      countries: countriesOf(place, around, context),
      figures: [...figuresIn(record, event, sentences, context), ...tellings.flatMap(({ words: range }) => context.series.figuresIn(words, range))],
      speakers: speakersOf(record, event, context),
      isHeadline: isToldAbove(record, event),
      isLead: leads,
      days: dates.daysOf(event), written: dates.range,
    };
  });
}

/** The words of the blocks that tell events or lead the article; the others say nothing here. */
function cutTold(record: ArticleRecord, { words: cutter }: ProfileContext): ComparisonWord[] {
  const starts = record.events.flatMap(({ triggers }) => triggers.map(([start]) => start)).sort((a, b) => a - b);
  const leads = leadSpans(record);
  const words: ComparisonWord[] = [];
  let at = 0;
  let sentence = 0;
  for (const { span } of record.blocks) {
    while (at < starts.length && starts[at]! < span[0]) at++;
    const isTold = at < starts.length && starts[at]! < span[1];
    if (!isTold && !leads.some(([start]) => span[0] <= start && start < span[1])) continue;
    for (const word of cutter.cut(record.text, span[0], span[1])) words.push({ ...word, sentence: word.sentence + sentence });
    sentence = (words.at(-1)?.sentence ?? 0) + 1;
  }
  return words;
}

interface NamedMention {
  readonly span: Span;
  readonly entity: number;
}

/** Mentions of persons, bodies and places by name or title, resolved. */
function namedMentions(record: ArticleRecord, { entities }: ProfileContext): NamedMention[] {
  return record.mentions.flatMap(({ span, entity, form }) => {
    const face = form === 'pronoun' ? undefined : entities.faceOf(record, entity);
    return face === undefined || face.type === 'group' ? [] : [{ span, entity: face.number }];
  });
}

/** Marks the words that name persons and bodies or stand in their titles: they say who, not what. */
function markNames(record: ArticleRecord, words: readonly ComparisonWord[], { entities, words: cutter }: ProfileContext): Uint8Array {
  const isName = new Uint8Array(words.length);
  for (const { span, entity, form, role } of record.mentions) {
    const type = (form === 'pronoun' ? undefined : entities.faceOf(record, entity))?.type;
    if (type !== 'person' && type !== 'organization') continue;
    const first = wordAt(words, span[0]);
    let to = first;
    for (; to < words.length && words[to]!.start < span[1]; to++) isName[to] = 1;
    if (role) markTitle(new Set(cutter.ofPhrase(role).map(({ exact }) => exact)), words, [first - 1, to], isName);
  }
  return isName;
}

/** Words of a title on either side of its name; «النائب الثاني لرئيس مجلس الوزراء وزير الدفاع» may run on. */
function markTitle(title: ReadonlySet<string>, words: readonly ComparisonWord[], [before, after]: readonly [number, number], isName: Uint8Array): void {
  for (let i = before; i >= 0 && title.has(words[i]!.exact); i--) isName[i] = 1;
  for (let i = after; i < words.length && title.has(words[i]!.exact); i++) isName[i] = 1;
}

interface MarkedWords {
  readonly mentions: readonly NamedMention[];
  readonly words: readonly ComparisonWord[];
  readonly isName: Uint8Array;
  readonly sources: ReadonlySet<number | undefined>;
}

function profileArticle(record: ArticleRecord, { mentions, words, isName, sources }: MarkedWords, context: ProfileContext): ArticleProfile {
  const lead: string[] = [];
  const spans = leadSpans(record);
  for (const [start, end] of spans) {
    for (let i = wordAt(words, start); i < words.length && words[i]!.start < end; i++) if (isTelling(words[i]!) && !isName[i]) lead.push(words[i]!.loose);
  }
  const above = mentions.filter(({ span }) => spans.some((each) => each[0] <= span[0] && span[0] < each[1]));
  return {
    named: new Set(mentions.map(({ entity }) => entity)), lead: wordSet(lead),
    leadNamed: new Set(above.map(({ entity }) => entity)),
    leadPersons: [...new Set(above.map(({ entity }) => entity))].filter((number) => context.memory.faces.get(number)!.type === 'person'), leader: leaderOf(record, above, { sources, memory: context.memory }),
    occasions: occasionsOf(record, (entity) => {
      const face = context.entities.faceOf(record, entity);
      return face?.type === 'person' ? face.number : null;
    }),
  };
}

/** Who says something in an article. */
const sourcesOf = (record: ArticleRecord, context: ProfileContext): ReadonlySet<number | undefined> =>
  new Set(record.statements.map(({ speaker }) => (speaker ? context.entities.faceOf(record, speaker)?.number : undefined)));

function leaderOf(record: ArticleRecord, above: readonly NamedMention[], { sources, memory }: Pick<MarkedWords, 'sources'> & Pick<ProfileContext, 'memory'>): number | null {
  const first = firstParagraph(record.blocks)?.span[0] ?? 0;
  const persons = above.filter(({ span, entity }) => span[0] >= first && memory.faces.get(entity)!.type === 'person');
  persons.sort((a, b) => a.span[0] - b.span[0]);
  const leader = persons[0]?.entity;
  return leader === undefined || sources.has(leader) ? null : leader;
}

/** The headline, the deck and the head of the first paragraph. */
function leadSpans({ blocks }: ArticleRecord): Span[] {
  const spans = blocks.filter(({ role }) => role === 'headline' || role === 'deck').map(({ span }): Span => span);
  const first = firstParagraph(blocks);
  if (first) spans.push([first.span[0], Math.min(first.span[1], first.span[0] + LEAD_LETTERS)]);
  return spans;
}

/** A shorter first paragraph is a line of the page's furniture. */
const LEAST_LEAD_LETTERS = 60;

function firstParagraph(blocks: readonly Block[]): Block | undefined {
  const paragraphs = blocks.filter(({ role }) => role === 'paragraph');
  return paragraphs.find(({ span }) => span[1] - span[0] >= LEAST_LEAD_LETTERS) ?? paragraphs[0];
}

const isTelling = ({ loose }: ComparisonWord): boolean => loose.length >= 3;

/** Whether a trigger stands in the headline, the deck or at the head of the first paragraph. */
function isLead(record: ArticleRecord, { triggers }: Event): boolean {
  const spans = leadSpans(record);
  return triggers.some((trigger) => spans.some((span) => span[0] <= trigger[0] && trigger[0] < span[1]));
}

/** «حضر الاستقبال …»: who else was there is told of the reception that the article began with. */
const isAttendance = ({ type, participants }: Event): boolean => type === 'CONSULT' && participants.length > 0 && participants.every(({ side }) => side === 'also');

function figuresIn(record: ArticleRecord, { type, triggers }: Event, sentences: readonly Span[], { words }: ProfileContext): NearFigure[] {
  // «قصفوا أهدافا في 23 غارة»: another word for the deed may count it
  const deeds = record.events.filter((other) => other.type === type).flatMap((other) => other.triggers);
  return record.quantities.flatMap(({ span, value, unit, what }) => {
    if (value === null || !sentences.some((sentence) => spanHolds(sentence, span))) return [];
    const isHurt = what === 'killed' || what === 'wounded';
    // «20 غارة» counts the deed itself; what else is counted beside an attack is its toll, as prisoners are whom each side of an exchange counts otherwise
    const isDeed = deeds.some((trigger) => spansOverlap(trigger, span)) || (unit !== null && triggers.some(([start, end]) => words.phrase(record.text.slice(start, end)) === words.phrase(unit)));
    const counted = isHurt ? what : unit && words.phrase(unit);
    return counted ? [{ unit: wordNumber(counted), value, isToll: isHurt || ((type === 'ASSAULT' || type === 'RETREAT') && !isDeed) }] : [];
  });
}

function isToldAbove({ blocks }: ArticleRecord, { triggers }: Event): boolean {
  const above = blocks.filter(({ role }) => role === 'headline' || role === 'deck');
  return triggers.length > 0 && triggers.every((trigger) => above.some(({ span }) => spanHolds(span, trigger)));
}

function partsOf(record: ArticleRecord, event: Event, context: ProfileContext): Part[] {
  const parts: Part[] = [];
  for (const { entity, side } of event.participants) {
    const face = context.entities.faceOf(record, entity);
    if (face === undefined || parts.some((part) => part.entity === face.number)) continue;
    parts.push({ entity: face.number, type: face.type, side, words: looseWords(face, context), country: face.country });
  }
  return parts;
}

function sufferersOf(record: ArticleRecord, { participants, unnamed = [] }: Event, context: ProfileContext): WordSet {
  const words = unnamed.flatMap(({ side, span }) => (side === 'recipient' ? context.words.ofPhrase(record.text.slice(...span)).map(({ loose }) => loose) : []));
  for (const { entity, side } of participants) {
    const face = side === 'recipient' ? context.entities.faceOf(record, entity) : undefined;
    if (face?.type === 'group') words.push(...looseWords(face, context));
  }
  return wordSet(words);
}

function placeOf(record: ArticleRecord, event: Event, context: ProfileContext): EventProfile['place'] {
  const face = event.place ? context.entities.faceOf(record, event.place) : undefined;
  return face === undefined ? null : { entity: face.number, words: looseWords(face, context), country: face.country, isCountry: face.isCountry };
}

function countriesOf(place: EventProfile['place'], around: ReadonlySet<number>, { memory }: ProfileContext): ReadonlySet<string> {
  if (place?.country) return new Set([place.country]);
  return new Set([...around].flatMap((number) => memory.faces.get(number)!.country ?? []));
}

const looseWords = (entity: EntityFace, context: ProfileContext): string[] => context.words.ofPhrase(entity.name).map(({ loose }) => loose);

interface EventTelling {
  readonly span: Span;
  /** Its words, by number. */
  readonly words: readonly [number, number];
  readonly window: readonly string[];
  readonly sentence: readonly string[];
  readonly whole: readonly string[];
}

/** Where an event is told: the words around each trigger and its sentence. Two triggers of one sentence tell it once. */
function findTellings(event: Event, words: readonly ComparisonWord[], isName: Uint8Array): EventTelling[] {
  const tellings: EventTelling[] = [];
  const told = new Set<number>();
  for (const [start] of event.triggers) {
    const at = wordAt(words, start);
    if (at === words.length || tellings.length >= MOST_TELLINGS || told.has(words[at]!.sentence)) continue;
    told.add(words[at]!.sentence);
    const [from, to] = sentenceAround(words, at);
    const [window, sentence, whole]: [string[], string[], string[]] = [[], [], []];
    for (let i = from; i <= to; i++) {
      if (!isTelling(words[i]!)) continue;
      const { loose } = words[i]!;
      whole.push(loose);
      if (isName[i]) continue;
      sentence.push(loose);
      if (Math.abs(i - at) <= WINDOW) window.push(loose);
    }
    tellings.push({ span: [words[from]!.start, words[to]!.end], words: [from, to + 1], window, sentence, whole });
  }
  return tellings;
}

/** The tellings without those that only list who else was there: one host has the same ministers at every audience. */
function tellingsOfDeed(tellings: EventTelling[], { mentions }: ArticleRecord, { participants }: Event): EventTelling[] {
  if (tellings.length < 2 || !participants.some(({ side }) => side === 'also')) return tellings;
  const sideOf = new Map(participants.map(({ entity, side }) => [entity, side]));
  const deeds = tellings.filter(({ span }) => {
    const sides = mentions.flatMap((mention) => (spanHolds(span, mention.span) ? (sideOf.get(mention.entity) ?? []) : []));
    return !sides.includes('also') || sides.some((side) => side !== 'also');
  });
  return deeds.length > 0 ? deeds : tellings;
}

/** First and last word of the sentence at a word, cut where it runs on. */
function sentenceAround(words: readonly ComparisonWord[], at: number): [number, number] {
  const { sentence } = words[at]!;
  let from = at;
  let to = at;
  while (from > 0 && words[from - 1]!.sentence === sentence && at - from < MOST_SENTENCE_WORDS) from--;
  while (to + 1 < words.length && words[to + 1]!.sentence === sentence && to - at < MOST_SENTENCE_WORDS) to++;
  return [from, to];
}

function triggerWords({ triggers }: Event, words: readonly ComparisonWord[]): string[] {
  return triggers.flatMap(([start]) => words[wordAt(words, start)]?.loose ?? []);
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

function speakersOf(record: ArticleRecord, event: Event, context: ProfileContext): Set<number> {
  const speakers = new Set<number>();
  for (const statement of record.statements) {
    const holds = event.triggers.some((trigger: Span) => spanHolds(statement.content, trigger) || spansOverlap(statement.cue.span, trigger));
    if (!holds && event.within !== statement.id) continue;
    for (const speaker of allSpeakersOf(statement)) {
      const face = context.entities.faceOf(record, speaker);
      if (face !== undefined) speakers.add(face.number);
    }
  }
  return speakers;
}
