import type { EventTime, EventType } from '../../model/event.ts';
import type { Published } from '../../model/published.ts';
import type { Time } from '../../model/time.ts';
import { addDays, weekdayOnOrBefore } from '../../language/calendar.ts';
import { BI } from '../../text/clitics.ts';
import { WORD } from '../../text/tokens.ts';
import { KNOWN, type Reality, SINCE_THEN } from './reality.ts';
import { type Scene, markAfter, markAt, markBefore } from './scene.ts';
import { isTitleWord } from './titles.ts';
import { type Trigger, isDefinite } from './trigger.ts';

/** A time that may be an event's, and the token at which it starts. */
interface PlacedTime {
  readonly time: Time;
  readonly at: number;
}

/** What the times of events are found from. */
export interface TimeTable {
  /** What stands at a token where something is told: nothing, a deed, or a verb of what is said. */
  readonly isTrigger: Uint8Array;
  /** The times of each sentence, those aside that tell only how long. */
  readonly timesOf: ReadonlyMap<number, readonly PlacedTime[]>;
}

export function layOutTimes(scene: Scene, triggers: readonly Trigger[]): TimeTable {
  const { tokens, times, sentenceOf } = scene;
  const timesOf = new Map<number, PlacedTime[]>();
  for (const time of times) {
    if (time.grain === 'duration' || (time.value === null && !time.rel)) continue;
    const at = tokens.tokenAt(time.span[0]);
    const sentence = sentenceOf[at]!;
    const known = timesOf.get(sentence);
    if (known) known.push({ time, at });
    else timesOf.set(sentence, [{ time, at }]);
  }
  return { isTrigger: markTriggers(scene, triggers), timesOf };
}

function markTriggers(scene: Scene, triggers: readonly Trigger[]): Uint8Array {
  const told = scene.rows.bytes();
  // a purpose («اتفاقية للتعاون … أمس») and the name of a pact («اتفاقية تعاون … أمس») part no time from its event
  for (const { match, isVerb, type } of triggers) {
    if (isVerb || (match.prefix !== 'ل' && !markAt(scene, match.from - 1, 'pact'))) told.fill(isVerb && OF_WORDS.has(type) ? SAYS : DOES, match.from, match.to);
  }
  return told;
}

/** The time that belongs to a trigger: in its clause, with no other trigger between; else the sentence's only one. */
export function findTime(scene: Scene, trigger: Trigger, reality: Reality, { isTrigger, timesOf }: TimeTable): EventTime | null {
  const { clauseOf, sentenceOf } = scene;
  const { match } = trigger;
  const inSentence = timesOf.get(sentenceOf[match.from]!);
  if (!inSentence) return null;
  const isState = isStanding(scene, trigger, reality);
  const placed = inSentence.filter(({ at }) => !isOfSince(scene, match.to, at) && !(at < match.from && (isState || scene.marks.hasIdBetween(at, match.from, BESIDES))) && !isOfWhatIsSaid(scene, trigger, at));
  const own = placed.filter(({ at }) => clauseOf[at] === clauseOf[match.from] && !hasTriggerBetween(isTrigger, match, at));
  const behind = own.find(({ at }) => at >= match.to);
  const chosen = behind ?? (isDeedOfBefore(scene, trigger) ? undefined : own.findLast(({ at }) => !isOfSaying(scene, trigger, isTrigger, at)) ?? (placed.length === 1 && !hasTriggerBetween(isTrigger, match, placed[0]!.at) && !isOfSaying(scene, trigger, isTrigger, placed[0]!.at) ? placed[0] : undefined));
  const time = chosen ? eventTime(chosen.time, scene.published) : null;
  // «يفتح المطار الأسبوع المقبل بعد تحريره»
  if (time && chosen !== behind && reality.status === 'happened' && isAhead(time, scene.published)) return null;
  // «حربا اندلعت في أبريل …»: from then on
  if (time && match.entry.id === WAR && chosen!.at > match.to && markAfter(scene, match.to, chosen!.at - match.to, 'begun')) return { ...time, end: scene.published?.end ?? null };
  return time && chosen !== behind && isOnTheDayBefore(scene, match.from) ? { start: dayBefore(time.start), end: dayBefore(time.end) } : time;
}

const isAhead = ({ start }: EventTime, published: Published | null): boolean => start !== null && published?.end != null && start > published.end;

const DOES = 1;
const SAYS = 2;

/** «أدان في روما أمس اختطاف …»: a day behind a verb of what is said is of the saying, and not of the deed that it is about. */
function isOfSaying({ clauseOf }: Scene, { isVerb, type, match }: Trigger, isTrigger: Uint8Array, at: number): boolean {
  if (isVerb || at > match.from || OF_WORDS.has(type)) return false;
  for (let token = at - 1; token >= 0 && clauseOf[token] === clauseOf[match.from]; token--) if (isTrigger[token]) return isTrigger[token] === SAYS;
  return false;
}

/** «وعد أمس بكذا غداة هجوم …»: what was on the day before. */
const isOnTheDayBefore = (scene: Scene, from: number): boolean => scene.marks.hasWord(from - 1, 'after', MORROW);

const MORROW = 'morrow';
const WHOLE_DAY = 10;
const dayBefore = (day: string | null): string | null => (day?.length === WHOLE_DAY ? addDays(day, -1) : null);

const BLOWS: ReadonlySet<string> = new Set(['attack', 'bombing', 'airstrike', 'shelling', 'shooting']);

/** «أعلن أمس التعرف على منفذ الهجوم»: an attack that is referred to as known is not of the day of what is told of it. */
function isDeedOfBefore({ marks, clauseOf }: Scene, trigger: Trigger): boolean {
  const { from, entry } = trigger.match;
  if (!BLOWS.has(entry.id) || trigger.isVerb || !isDefinite(trigger)) return false;
  for (let token = from - 1; token >= 0 && clauseOf[token] === clauseOf[from]; token--) if (marks.find(token, 'light', 'passive')) return false;
  return true;
}

const WAR = 'war';

/** «بحث اليوم … ملف التحشيد», «أمس … بنود الاتفاق»: what goes on, or is known, is not of the day that was told before it. */
function isStanding(scene: Scene, { isVerb, match: { from } }: Trigger, { status, reason }: Reality): boolean {
  if (isVerb || (status !== 'ongoing' && reason !== KNOWN) || reason === SINCE_THEN) return false;
  // «توصل الجانبان أمس إلى الاتفاق»
  return markBefore(scene, from, FARTHEST_REACHED, 'passive') === undefined;
}

/** Words between «توصل» and the agreement. */
const FARTHEST_REACHED = 14;

/** «… في نوفمبر، بالإضافة إلى تدريبها …»: what comes in addition has no part in the day before. */
const BESIDES = 'besides';

/** Types of which a later day is that of what is asked, promised or praised. */
const OF_WORDS: ReadonlySet<EventType> = new Set(['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'SUPPORT', 'CONCEDE']);

/** «رحب بإجراء الانتخابات في ديسمبر», «دعا إلى هدنة في رمضان»: a time behind the word that leads to what is said. */
function isOfWhatIsSaid(scene: Scene, { type, match }: Trigger, at: number): boolean {
  if (!OF_WORDS.has(type) || CABLES.has(match.entry.id)) return false;
  const { tokens, namedAt, timeAt, marks, language } = scene;
  for (let token = match.to; token < at; token++) {
    if (marks.at(token).some(({ kind, id }) => kind === 'preposition' && LEADS.has(id))) return true;
    if (namedAt[token] || timeAt[token] || tokens.kind[token] !== WORD || isTitleWord(scene, token)) continue;
    if (tokens.end[token]! - tokens.start[token]! > SHORTEST_LED && language.readings(tokens.form[token]!).some(({ clitics }) => (clitics & BI) !== 0)) return true;
  }
  return false;
}

/** Good wishes are sent on the day that they are for. */
const CABLES: ReadonlySet<string> = new Set(['congratulate', 'condole']);
const LEADS: ReadonlySet<string> = new Set(['ila', 'ala', 'an', 'bi']);
const SHORTEST_LED = 4;

/** «أول زيارة … منذ تسلمه مهامه في فبراير»: the time is of what lies back. */
function isOfSince({ marks }: Scene, from: number, at: number): boolean {
  return marks.findBetween(Math.max(from, at - FARTHEST_SINCE), at - 1, 'since') !== undefined;
}

const FARTHEST_SINCE = 5;

function hasTriggerBetween(isTrigger: Uint8Array, { from, to }: { readonly from: number; readonly to: number }, at: number): boolean {
  for (let token = at < from ? at : to; token < (at < from ? from : at); token++) if (isTrigger[token]) return true;
  return false;
}

const ISO_PART = /^\d{4}(-\d{2}(-\d{2})?)?/;

/** The seven days of an ISO week; its first holds 4 January. */
function daysOfWeek(value: string): EventTime | null {
  const week = /^(\d{4})-W(\d{2})$/.exec(value);
  if (!week) return null;
  const start = addDays(weekdayOnOrBefore(`${week[1]}-01-04`, 'monday'), (Number(week[2]) - 1) * 7);
  return { start, end: addDays(start, 6) };
}

/** A time as an interval of days or months; one that leans on an interval of publication moves with it. */
function eventTime({ value, end, rel, grain }: Time, published: Published | null): EventTime | null {
  if (value === null) {
    const days = /^(-?)P(\d+)D$/.exec(rel ?? '');
    const shift = days ? Number(`${days[1]}${days[2]}`) : null;
    const move = (day: string | null | undefined): string | null => (day && shift !== null ? addDays(day, shift) : null);
    return { start: move(published?.start), end: move(published?.end), ...(rel && { rel }) };
  }
  if (grain === 'week') return daysOfWeek(value);
  const clean = ISO_PART.exec(value)?.[0];
  const cleanEnd = end === null ? clean : ISO_PART.exec(end)?.[0];
  return clean ? { start: clean, end: cleanEnd ?? clean } : null;
}
