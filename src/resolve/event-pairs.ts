import type { Because } from '../model/because.ts';
import type { EventType, Status } from '../model/event.ts';
import { daysApart, daysLong, isEmpty, meet, weekdayOf } from './days.ts';
import type { ArticleDates } from './article-dates.ts';
import type { EventProfile, Part } from './event-profile.ts';

/** How likely two events of different articles are one happening. */
export interface EventPair {
  readonly a: EventProfile;
  readonly b: EventProfile;
  readonly score: number;
  readonly because: Because;
}

/** Set on the seeds' gold and the invented cases of test/resolve-happenings.test.ts: lower joined twins, higher split tellings. */
export const SAME_HAPPENING = 0.6;

const WEIGHTS = { parts: 0.42, time: 0.22, words: 0.22, place: 0.08, mode: 0.06 };
const SAME_SPEAKER = 0.08;
/** What a pair loses when each names someone else as well: audiences and cables of one day are templates. */
const OTHER_COUNTERPART = 0.18;
/** What a pair loses when one is only planned, or a side remark. */
const OTHER_STATUS = 0.06;
const OTHER_MARGIN = 0.04;
const PART_WEIGHT: Readonly<Record<Part['type'], number>> = { person: 1, organization: 0.9, place: 0.6, group: 0.35 };
const ACCOMPANYING = 0.5;
const BODY_OF_ONE_COUNTRY = 0.6;
/** The least likeness of words when nothing else fixes the time. */
const WORDS_WHEN_UNDATED = 0.2;
const WORDS_WHEN_FAR_APART = 0.45;
/** Two agreements of the same parties on one day are told apart by what was agreed. */
const WORDS_WHEN_ABSTRACT = 0.25;
const SURE_PARTS = 0.7;
/** From here on the times alone make it likely that a shorter list of participants is a shorter report. */
const SURE_TIME = 0.75;
const SAME_TRIGGER = 0.3;

/** Types that are done by saying: they happen when they are said. */
const SPOKEN: ReadonlySet<EventType> = new Set(['SUPPORT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'CONCEDE']);
/** Types without a scene: their words say which one it is. */
const ABSTRACT: ReadonlySet<EventType> = new Set([...SPOKEN, 'AGREE', 'COOPERATE', 'AID']);
const SYMMETRIC: ReadonlySet<EventType> = new Set(['CONSULT', 'AGREE', 'COOPERATE', 'ASSAULT', 'RETREAT']);
/** Spoken twice within so many days may be one occasion. */
const ONE_OCCASION_DAYS = 2;

/** What pairs are judged against besides themselves. */
export interface PairContext {
  readonly datesOf: (at: number) => ArticleDates;
  /** How many articles tell an event of one type with one entity around the same day. */
  readonly crowdOf: (profile: EventProfile, entity: number) => number;
}

/** Compares two events; null when something forbids that they are one. */
export function comparePair(a: EventProfile, b: EventProfile, { datesOf, crowdOf }: PairContext): EventPair | null {
  if (a.at === b.at) return sameArticlePair(a, b);
  if (!canBeOne(a, b)) return null;
  const time = timeLikeness(a, b, datesOf);
  if (time === null) return null;
  const words = wordLikeness(a, b);
  const wording = (1 - SAME_TRIGGER) * words + (shareTrigger(a, b) ? SAME_TRIGGER : 0);
  const compared = compareParts(a, b, time.score >= SURE_TIME);
  // «مدنيون», «أشخاص»: who is not named tells no two attacks apart
  const parts = compared && hasOnlyGroups(a) && hasOnlyGroups(b) ? Math.max(compared.share, 0.5) : (compared?.share ?? null);
  if (time.isLoose && words < WORDS_WHEN_UNDATED) return null;
  if (time.score === 0 && !isStanding(a, b, words)) return null;
  if (parts === 0 || words < wordsInCrowd(a, b, crowdOf) || (time.isGuessed && words < WORDS_AMONG_MANY)) return null;
  if (ABSTRACT.has(a.event.type) && words < WORDS_WHEN_ABSTRACT && ((parts ?? 0) < SURE_PARTS || !a.days.isTold || !b.days.isTold)) return null;
  const place = placeLikeness(a, b);
  const mode = a.event.mode !== null && a.event.mode === b.event.mode && a.event.mode !== 'other' ? 1 : 0.5;
  let score = WEIGHTS.parts * (parts ?? 0.5) + WEIGHTS.time * time.score + WEIGHTS.words * wording + WEIGHTS.place * place + WEIGHTS.mode * mode;
  if (shareSpeaker(a, b)) score += SAME_SPEAKER;
  if (compared?.isParted) score -= OTHER_COUNTERPART;
  if (a.event.status !== b.event.status) score -= OTHER_STATUS;
  if (Boolean(a.event.marginal) !== Boolean(b.event.marginal)) score -= OTHER_MARGIN;
  const says = `participants ${percent(parts ?? 0.5)}, time ${percent(time.score)}, words ${percent(wording)}, place ${percent(place)}: ${percent(score)}`;
  return { a, b, score, because: { rule: 'one-happening', says } };
}

const hasOnlyGroups = ({ parts }: EventProfile): boolean => parts.every(({ type }) => type === 'group');

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const shareSpeaker = (a: EventProfile, b: EventProfile): boolean => [...a.speakers].some((speaker) => b.speakers.has(speaker));

/** Few articles around a day: the participants alone can tell which event it is. */
const FEW_ARTICLES = 3;
const MANY_ARTICLES = 8;
const WORDS_AMONG_FEW = 0.2;
const WORDS_AMONG_MANY = 0.34;

/**
 * The likeness of words that a pair needs where many articles tell events of the type with the same participants:
 * in a war «قتال» in one city on one day is not one happening. The rarest shared participant counts.
 */
function wordsInCrowd(a: EventProfile, b: EventProfile, crowdOf: PairContext['crowdOf']): number {
  const shared = a.parts.filter((part) => b.parts.some(({ entity }) => entity === part.entity));
  const named = shared.filter(({ type }) => type === 'person' || type === 'organization').length;
  // countries alone say little: «زيارة إيران» without the visitor is anybody's
  if (named === 0 && shared.length > 0 && shared.length < 3 && !shareSpeaker(a, b)) return WORDS_AMONG_MANY;
  const crowd = Math.min(...shared.map(({ entity }) => crowdOf(a, entity)), a.place ? crowdOf(a, a.place.entity) : Infinity);
  if (crowd <= FEW_ARTICLES) return 0;
  return crowd <= MANY_ARTICLES || named >= 2 ? WORDS_AMONG_FEW : WORDS_AMONG_MANY;
}

/** Only what goes on for months is told of by articles far apart; what they share else is a template. */
function isStanding(a: EventProfile, b: EventProfile, words: number): boolean {
  return words >= WORDS_WHEN_FAR_APART && a.event.status === 'ongoing' && b.event.status === 'ongoing' && !a.event.marginal && !b.event.marginal;
}

/** Of the nouns and verbs of a headline so many return in the body's telling. */
const WORDS_OF_HEADLINE = 0.2;

/** A headline announces what the body tells: one type, nobody else named, words in common. */
function headlinePair(a: EventProfile, b: EventProfile): EventPair | null {
  if (a.isHeadline === b.isHeadline || !canBeOne(a, b) || isEmpty(meet(a.days.range, b.days.range)) || a.event.status !== b.event.status) return null;
  const [above, body] = a.isHeadline ? [a, b] : [b, a];
  const named = ({ type, side }: Part): boolean => side !== 'also' && (type === 'person' || type === 'organization');
  if (above.parts.some((part) => named(part) && !body.parts.some(({ entity }) => entity === part.entity))) return null;
  const words = wordLikeness(a, b);
  if (words < WORDS_OF_HEADLINE || !shareTrigger(a, b)) return null;
  return { a, b, score: 0.9 + words / 100, because: { rule: 'headline-and-body', says: 'the headline announces what the body tells' } };
}

/** An article tells one event once; what it holds twice word by word is one. */
function sameArticlePair(a: EventProfile, b: EventProfile): EventPair | null {
  const announced = headlinePair(a, b);
  if (announced) return announced;
  const keyOf = ({ event, parts, days }: EventProfile): string =>
    JSON.stringify([event.type, event.mode, event.status, event.within, event.place, parts.map(({ entity, side }) => `${entity}${side}`).sort(), days.range.from, days.range.to]);
  if (a.parts.length === 0 || keyOf(a) !== keyOf(b) || wordLikeness(a, b) < WORDS_WHEN_UNDATED) return null;
  return { a, b, score: 1, because: { rule: 'told-twice', says: 'one article tells it twice with the same participants, place and time' } };
}

function canBeOne(a: EventProfile, b: EventProfile): boolean {
  return a.event.type === b.event.type && modesAgree(a.event.mode, b.event.mode)
    && statusesAgree(a.event.status, b.event.status) && placesAgree(a, b);
}

function modesAgree(a: string | null, b: string | null): boolean {
  if (a === b || a === null || b === null || a === 'other' || b === 'other') return true;
  const pair = [a, b].sort().join(' ');
  // a welcome by the host himself is the meeting; shells and strikes are told in one breath
  return pair === 'host meet' || pair === 'armed killing' || pair === 'killing shelling' || pair === 'airstrike killing' || pair === 'bombing killing';
}

function statusesAgree(a: Status, b: Status): boolean {
  if (a === b) return true;
  const isOpen = (status: Status): boolean => status === 'hypothetical';
  if (isOpen(a) || isOpen(b)) return a === 'planned' || b === 'planned';
  return true;
}

/** Known places of two countries are two places. */
function placesAgree(a: EventProfile, b: EventProfile): boolean {
  return !a.place?.country || !b.place?.country || a.place.country === b.place.country;
}

interface TimeLikeness {
  readonly score: number;
  /** Whether the times alone leave it open. */
  readonly isLoose: boolean;
  /** Whether only the days of publication, some days apart, speak for one time. */
  readonly isGuessed?: boolean;
}

function timeLikeness(a: EventProfile, b: EventProfile, datesOf: (at: number) => ArticleDates): TimeLikeness | null {
  const shared = meet(a.days.range, b.days.range);
  if (isEmpty(shared) || !weekdaysAgree(a, b)) return null;
  if (a.days.isTold && b.days.isTold) return toldTimes(a, b);
  const [written, other] = [datesOf(a.at).range, datesOf(b.at).range];
  const apart = daysApart(written, other);
  const occasion = (profile: EventProfile): { from: number; to: number } => (profile.days.isTold ? profile.days.range : datesOf(profile.at).range);
  if (SPOKEN.has(a.event.type)) {
    if (daysApart(occasion(a), occasion(b)) > ONE_OCCASION_DAYS) return null;
    // nobody knows when it was said: only a standing position can be one
    if (daysLong(occasion(a)) > 7 || daysLong(occasion(b)) > 7) return { score: 0, isLoose: true };
  }
  const told = a.days.isTold ? a.days.range : b.days.isTold ? b.days.range : null;
  // a date of long ago beside an article that gives none
  if (told && daysApart(told, a.days.isTold ? other : written) > 31) return { score: 0, isLoose: true };
  const areDated = daysLong(written) <= 7 && daysLong(other) <= 7;
  if (!areDated) return { score: apart > 0 ? 0 : 0.3, isLoose: true };
  return { score: apart <= 1 ? 0.8 : apart <= 7 ? 0.5 : apart <= 31 ? 0.2 : 0, isLoose: apart > 7, isGuessed: apart > 1 };
}

function toldTimes(a: EventProfile, b: EventProfile): TimeLikeness {
  const [x, y] = [daysLong(a.days.range), daysLong(b.days.range)];
  const [short, long] = x < y ? [x, y] : [y, x];
  if (long <= 1) return { score: 1, isLoose: false };
  if (long <= 40) return { score: 0.75, isLoose: false };
  return { score: short <= 40 ? 0.4 : 0.35, isLoose: !Number.isFinite(long) };
}

function weekdaysAgree(a: EventProfile, b: EventProfile): boolean {
  const dayOf = ({ days }: EventProfile): number | null =>
    days.range.from === days.range.to ? weekdayOf(days.range.from) : days.weekday;
  const [x, y] = [dayOf(a), dayOf(b)];
  const isNarrow = (profile: EventProfile): boolean => daysLong(profile.days.range) <= 1 || profile.days.weekday !== null;
  return x === null || y === null || !isNarrow(a) || !isNarrow(b) || x === y;
}

/** How much the likest pair of tellings shares. */
function wordLikeness(a: EventProfile, b: EventProfile): number {
  let best = 0;
  for (const one of a.tellings) for (const other of b.tellings) best = Math.max(best, dice(one, other));
  return best;
}

const shareTrigger = (a: EventProfile, b: EventProfile): boolean => [...a.triggers].some((trigger) => b.triggers.has(trigger));

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

const weightOf = (part: Part): number => PART_WEIGHT[part.type] * (part.side === 'also' ? ACCOMPANYING : 1);

/** What the participants of two events have in common. */
export interface PartLikeness {
  /**
   * Shared weight: over all of it, or, when the time is sure, averaged with the share of the shorter list (a short
   * report names fewer).
   */
  readonly share: number;
  /** Whether each side names someone whom the other does not: two guests, two receivers of a cable. */
  readonly isParted: boolean;
}

/** Compares the participants of two events; null when one side names none. */
export function compareParts(a: EventProfile, b: EventProfile, isTimeSure: boolean): PartLikeness | null {
  if (a.parts.length === 0 || b.parts.length === 0) return null;
  const pairs = a.parts.flatMap((one) => b.parts.map((other) => ({ one, other, likeness: likenessOfParts(one, other, a.event.type) })));
  pairs.sort((x, y) => y.likeness - x.likeness);
  const used = new Set<Part>();
  const [weightA, weightB] = [a, b].map(({ parts }) => parts.reduce((sum, part) => sum + weightOf(part), 0)) as [number, number];
  let shared = 0;
  let all = weightA + weightB;
  for (const { one, other, likeness } of pairs) {
    if (likeness === 0 || used.has(one) || used.has(other)) continue;
    used.add(one).add(other);
    const weight = (weightOf(one) + weightOf(other)) / 2;
    shared += likeness * weight;
    all -= weight;
  }
  const share = shared / all;
  const isLeft = (part: Part): boolean => !used.has(part) && part.side !== 'also' && (part.type === 'person' || part.type === 'organization');
  return {
    share: isTimeSure ? (share + Math.min(1, shared / Math.min(weightA, weightB))) / 2 : share,
    isParted: a.parts.some(isLeft) && b.parts.some(isLeft),
  };
}

function likenessOfParts(one: Part, other: Part, type: EventType): number {
  const turned = !SYMMETRIC.has(type) && one.side !== other.side && one.side !== 'also' && other.side !== 'also' ? 0.6 : 1;
  if (one.entity === other.entity) return turned;
  if (one.type === 'group' || other.type === 'group') return turned * groupLikeness(one, other);
  if (one.type === 'person' || other.type === 'person') return 0;
  if (one.country && one.country === other.country) return turned * BODY_OF_ONE_COUNTRY;
  return isBodyOf(one, other) || isBodyOf(other, one) ? turned * BODY_OF_ONE_COUNTRY : 0;
}

/** «وزارة الدفاع بحكومة الوفاق» is a body of «حكومة الوفاق»: its name holds the other's. */
function isBodyOf(body: Part, whole: Part): boolean {
  return whole.words.length > 0 && body.words.length > whole.words.length && whole.words.every((word) => body.words.includes(word));
}

function groupLikeness(one: Part, other: Part): number {
  if (one.type !== other.type) return 0.1;
  const words = dice(new Set(one.words), new Set(other.words));
  return words > 0 ? 0.3 + 0.5 * words : 0.2;
}

function placeLikeness(a: EventProfile, b: EventProfile): number {
  if (!a.place || !b.place) return 0.5;
  if (a.place.entity === b.place.entity) return 1;
  const [one, other] = [a.place.words, b.place.words];
  if (one.some((word) => other.includes(word))) return 0.7;
  return a.place.country && a.place.country === b.place.country ? 0.3 : 0;
}
