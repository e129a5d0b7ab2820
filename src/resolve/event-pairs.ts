import type { Because } from '../model/because.ts';
import type { EventType, Status } from '../model/event.ts';
import { type DayRange, daysApart, daysLong, isEmpty, meet, weekdayOf } from './days.ts';
import type { EventProfile, Part } from './event-profile.ts';
import { countShared, dice, wordNumber } from './word-numbers.ts';

/** How likely two events of different articles are one happening. */
export interface EventPair {
  readonly a: EventProfile;
  readonly b: EventProfile;
  readonly score: number;
  readonly because: Because;
}

/** Set on the seeds' gold, the labelled news (`npm run eval -- happenings`) and test/resolve-happenings.test.ts: lower joined twins, higher split tellings. */
export const SAME_HAPPENING = 0.6;

const WEIGHTS = { parts: 0.4, time: 0.2, words: 0.28, place: 0.07, mode: 0.05 };
const SAME_SPEAKER = 0.06;
const SAME_FIGURE = 0.05;
const SAME_TEXT = 0.08;
const SAME_WORDS = 0.8;
/** What a pair loses when each names someone else as well: audiences and cables of one day are templates. */
const OTHER_COUNTERPART = 0.3;
/** The same, when they only stand in the sentences, or are bodies. */
const OTHER_NAMES = 0.15;
/** What a pair loses when one counts another number of the same; tolls grow from hour to hour. */
const OTHER_FIGURE = 0.14;
const OTHER_IN_ONE_TEXT = 0.25;
const OTHER_TOLL = 0.03;
const OTHER_COUNTRY = 0.16;
/** What two attacks of one day lose that are told of two towns or regions, of which neither telling names the other's. */
const OTHER_PLACE = 0.16;
const OTHER_MODE = 0.06;
/** What two arrests lose that tell in other words of whom they took. */
const OTHER_SUFFERERS = 0.12;
/** What a pair loses when one is only planned, or a side remark. */
const OTHER_STATUS = 0.06;
const OTHER_MARGIN = 0.04;
const PART_WEIGHT: Readonly<Record<Part['type'], number>> = { person: 1, organization: 0.9, place: 0.6, group: 0.35 };
const ACCOMPANYING = 0.2;
const BODY_OF_ONE_COUNTRY = 0.6;
/** Who takes part in one telling and only stands in the sentence of the other. */
const NAMED_BESIDE = 0.7;
/** Who takes part in one telling and is only named elsewhere in the other's article. */
const NAMED_ELSEWHERE = 0.25;
/** The least likeness of words when nothing else fixes the time. */
const WORDS_WHEN_UNDATED = 0.2;
const WORDS_WHEN_FAR_APART = 0.45;
/** Two agreements of the same parties on one day are told apart by what was agreed. */
const WORDS_WHEN_ABSTRACT = 0.25;
/** Sentences this alike, with so many words in common, are one text: a day more or less is the day of the crawl. */
const COPIED_SENTENCE = 0.75;
const COPIED_WORDS = 10;
const RETOLD_WORDS = 0.5;
/** «مدنيون», «أشخاص»: who is not named tells no two attacks apart. */
const UNNAMED = 0.45;
const SURE_PARTS = 0.7;
/** From here on the times alone make it likely that a shorter list of participants is a shorter report. */
const SURE_TIME = 0.75;
const SAME_TRIGGER = 0.25;

/** Types that are done by saying: they happen when they are said. */
export const SPOKEN: ReadonlySet<EventType> = new Set(['SUPPORT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'CONCEDE']);
/** Types without a scene: their words say which one it is. */
const ABSTRACT: ReadonlySet<EventType> = new Set([...SPOKEN, 'AGREE', 'COOPERATE', 'AID']);
/** Types told by many witnesses: whom a report names first says little. */
const SCENES: ReadonlySet<EventType> = new Set(['ASSAULT', 'PROTEST', 'COERCE', 'MOBILIZE']);
/** A bomb, an arrest, a protest: each outlet asks its own spokesman of it. Fights of one day are told apart by who speaks of them. */
export const isSeenByAll = ({ event: { type, mode } }: Pick<EventProfile, 'event'>): boolean => SCENES.has(type) && mode !== 'armed';
const SYMMETRIC: ReadonlySet<EventType> = new Set(['CONSULT', 'AGREE', 'COOPERATE', 'ASSAULT', 'RETREAT']);
/** Spoken twice within so many days may be one occasion. */
const ONE_OCCASION_DAYS = 2;

/** How many articles tell an event of one type with one entity around the same day. */
export type CrowdOf = (profile: EventProfile, entity: number) => number;

/** What two events say by themselves: how likely they are one, and where that hangs on how many others tell the like. */
export interface JudgedPair {
  readonly pair: EventPair;
  /** The likeness of their words when it may be too little among many. */
  readonly words: number | null;
}

/** What two events say by themselves; null when something forbids that they are one. */
export const judgePair = (a: EventProfile, b: EventProfile): JudgedPair | null => (a.at === b.at ? sameArticlePair(a, b) : judgeTellings(a, b));

/** Whether the words of a pair are enough beside all others that tell the like. */
export const standsInCrowd = ({ pair: { a, b }, words }: JudgedPair, crowdOf: CrowdOf): boolean => words === null || words >= wordsInCrowd(a, b, crowdOf);

function judgeTellings(a: EventProfile, b: EventProfile): JudgedPair | null {
  if (!canBeOne(a, b)) return null;
  const time = timeLikeness(a, b);
  if (time === null) return null;
  if (time.needsCopy && !isCopied(a, b) && !isRetold(a, b) && !isSameNews(a, b)) return null;
  const compared = compareParts(a, b, time.score >= SURE_TIME);
  const wide = Math.max(sentenceLikeness(a, b), areLeads(a, b) ? dice(a.article.lead, b.article.lead) : 0);
  // «استقبل … في مكتبه … أمس»: the words around the verb are those of every audience
  const isTemplate = (time.isGuessed || time.isUnknown) && areOfLoneHost(a, b, compared);
  const words = isTemplate ? wide : Math.max(wide, wordLikeness(a, b));
  if (!modesAgree(a.event.mode, b.event.mode) && !((isOneFight(a, b) || isVisitToHost(a, b)) && words >= WORDS_ACROSS_MODES)) return null;
  if (!compared?.sharePersons && areOfOtherGuests(a, b)) return null;
  if (isTemplate && words < WORDS_OF_ONE_AUDIENCE) return null;
  const when = time.isUnknown && words >= WORDS_OF_ONE_TEXT ? Math.max(time.score, OF_ONE_TEXT) : time.score;
  const parts = compared && Math.max(compared.share, hasOnlyGroups(a) || hasOnlyGroups(b) ? UNNAMED : 0, words >= WORDS_OF_ONE_BLAST && time.score >= SURE_TIME && areHalvesOfScene(a, b) ? HALVES : 0);
  if (time.isLoose && words < WORDS_WHEN_UNDATED && !(areLeads(a, b) && (compared?.shared ?? 0) >= 2 && !compared?.isParted)) return null;
  if (when === 0 && !isStanding(a, b, words)) return null;
  if (haveNothingInCommon(a, b) && words < WORDS_OF_ONE_TEXT) return null;
  if (parts === 0 || words < leastWords(a, b) || (time.isGuessed && words < WORDS_AMONG_MANY)) return null;
  if (ABSTRACT.has(a.event.type) && !isToldAlike(a, b, { words, parts: parts ?? 0, shared: compared?.shared ?? 0 })) return null;
  if (areOtherConsignments(a, b)) return null;
  const place = placeLikeness(a, b);
  const mode = a.event.mode !== null && a.event.mode === b.event.mode && a.event.mode !== 'other' ? 1 : 0.5;
  const wording = (1 - SAME_TRIGGER) * words + (shareTrigger(a, b) ? SAME_TRIGGER : 0);
  const score = WEIGHTS.parts * (parts ?? 0.5) + WEIGHTS.time * when + WEIGHTS.words * wording + WEIGHTS.place * place + WEIGHTS.mode * mode
    + signsOf(a, b) + textSign(a, b, words) - partingOf(a, b, compared);
  const pair = new LikePair(a, b, { score, parts: parts ?? 0.5, time: when, words: wording, place });
  return { pair, words: words < WORDS_AMONG_MANY && !areSureLeads(a, b, compared) ? words : null };
}

/** Two leads of which each tells of help of its own: one centre sends ships and trucks to one country day by day. */
const areOtherConsignments = (a: EventProfile, b: EventProfile): boolean =>
  a.event.type === 'AID' && areLeads(a, b) && sentenceLikeness(a, b) < WORDS_OF_ONE_CONSIGNMENT && dice(a.article.lead, b.article.lead) < WORDS_OF_ONE_CONSIGNMENT;

/** Tellings of one consignment had .35 in one of the two, those of two .28 at most. */
const WORDS_OF_ONE_CONSIGNMENT = 0.3;

/**
 * Whether words or participants tell that two tellings of what has no scene are one. One man alone agrees to many things on
 * one day: there what stands beside the words decides, not the rest of the sentence.
 */
function isToldAlike(a: EventProfile, b: EventProfile, { words, parts, shared }: { readonly words: number; readonly parts: number; readonly shared: number }): boolean {
  const isLone = a.event.type === 'AGREE' && shared < 2;
  if ((isLone ? wordLikeness(a, b) : words) >= WORDS_WHEN_ABSTRACT) return true;
  return !isLone && parts >= SURE_PARTS && a.days.isTold && b.days.isTold;
}

interface Likeness {
  readonly score: number;
  readonly parts: number;
  readonly time: number;
  readonly words: number;
  readonly place: number;
}

/** A pair with its reasons, which are put into words when somebody asks: most pairs are never shown. */
class LikePair implements EventPair {
  readonly a: EventProfile;
  readonly b: EventProfile;
  readonly score: number;
  readonly #likeness: Likeness;
  #because: Because | null = null;

  constructor(a: EventProfile, b: EventProfile, likeness: Likeness) {
    this.a = a;
    this.b = b;
    this.score = likeness.score;
    this.#likeness = likeness;
  }

  get because(): Because {
    return (this.#because ??= this.#sayWhy());
  }

  #sayWhy(): Because {
    const { score, parts, time, words, place } = this.#likeness;
    return { rule: 'one-happening', says: `participants ${percent(parts)}, time ${percent(time)}, words ${percent(words)}, place ${percent(place)}: ${percent(score)}` };
  }
}

/** What speaks for or against one happening besides participants, time, words and place. */
function signsOf(a: EventProfile, b: EventProfile): number {
  let sign = figureSign(a, b);
  if (shareSpeaker(a, b)) sign += SAME_SPEAKER;
  if (!modesAgree(a.event.mode, b.event.mode)) sign -= OTHER_MODE;
  if (!placesAgree(a, b)) sign -= OTHER_COUNTRY;
  else if (areElsewhere(a, b)) sign -= OTHER_PLACE;
  if (haveOtherSufferers(a, b)) sign -= OTHER_SUFFERERS;
  if (a.event.status !== b.event.status) sign -= OTHER_STATUS;
  if (Boolean(a.event.marginal) !== Boolean(b.event.marginal)) sign -= OTHER_MARGIN;
  return sign;
}

/** «امرأتان» and «16 شخصا»: two arrests that name nobody and tell of others. */
function haveOtherSufferers(a: EventProfile, b: EventProfile): boolean {
  return a.event.type === 'COERCE' && a.sufferers.length > 0 && b.sufferers.length > 0 && countShared(a.sufferers, b.sufferers) === 0 && figureSign(a, b) <= 0 && sharePersons(a, b) === 0;
}

/** One text tells one happening, unless it counts another number or another guest is received: then it is the form for the news of every day. */
function textSign(a: EventProfile, b: EventProfile, words: number): number {
  if (words < SAME_WORDS && !isCopied(a, b)) return 0;
  return figureSign(a, b) <= -OTHER_FIGURE || receiveOthers(a, b) ? -OTHER_IN_ONE_TEXT : SAME_TEXT;
}

/** What speaks against one happening when each telling names somebody whom the other does not. */
function partingOf(a: EventProfile, b: EventProfile, compared: PartLikeness | null): number {
  if (compared?.arePersonsParted || haveOtherLeaders(a, b) || (sharePersons(a, b) < 2 && areOfOtherGuests(a, b)) || receiveOthers(a, b) || areOtherVisits(a, b) || areOfMoreStates(a, b)) return OTHER_COUNTERPART;
  return compared?.isParted || (hasOther(a.persons, b) && hasOther(b.persons, a)) ? OTHER_NAMES : 0;
}

/** What two states sign and what three agree on, as two pages begin. */
function areOfMoreStates(a: EventProfile, b: EventProfile): boolean {
  const [one, other] = [statesOf(a), statesOf(b)];
  return a.event.type === 'AGREE' && areLeads(a, b) && one !== other && one >= 2 && other >= 2;
}

/** How many states act; 0 where somebody else does. */
function statesOf({ parts }: EventProfile): number {
  const actors = parts.filter(({ side }) => side !== 'also');
  return actors.every(({ type, country }) => type === 'place' && country !== null) ? actors.length : 0;
}

/** Two leads that begin with two people, each of whom the other does not name: a king's cable and his heir's. */
function haveOtherLeaders(a: EventProfile, b: EventProfile): boolean {
  if (!areLeads(a, b) || SCENES.has(a.event.type)) return false;
  const [one, other] = [a.article.leader, b.article.leader];
  return one !== null && other !== null && !b.near.has(one) && !a.near.has(other);
}

/** Two scenes that share no name, or one that names nothing: on one day there are many bombs. */
function haveNothingInCommon(a: EventProfile, b: EventProfile): boolean {
  return SCENES.has(a.event.type) && ![...a.near].some((entity) => b.near.has(entity)) && !a.parts.some(({ entity }) => b.near.has(entity)) && !b.parts.some(({ entity }) => a.near.has(entity));
}

const sharePersons = (a: EventProfile, b: EventProfile): number => sharedOf(a, b).filter(({ type }) => type === 'person').length;

/**
 * Two meetings in articles whose leads each name somebody whom the other article never does: the audiences of one host are told
 * in one form, and who was received is the first thing that is misread.
 */
function areOfOtherGuests(a: EventProfile, b: EventProfile): boolean {
  return a.event.type === 'CONSULT' && a.article.leadPersons.some((person) => !b.article.named.has(person))
    && b.article.leadPersons.some((person) => !a.article.named.has(person));
}

/**
 * Two audiences of one host: one tells by other words than the other whom he received, or whom the other calls by name its own article
 * never names.
 */
function receiveOthers(a: EventProfile, b: EventProfile): boolean {
  if (a.event.type !== 'CONSULT' || (a.sufferers.length === 0 && b.sufferers.length === 0)) return false;
  const [one, other] = [guestsOf(a), guestsOf(b)];
  if (one.length === 0 && other.length === 0) return dice(a.sufferers, b.sufferers) < SAME_GUESTS;
  const [unnamed, guests] = one.length === 0 ? [a, other] : [b, one];
  return (one.length === 0 || other.length === 0) && unnamed.sufferers.length > 0 && guests.every((guest) => !unnamed.article.named.has(guest));
}

/**
 * Two visits of one guest to two towns, in sentences that are not alike: he arrives here and goes on there. A plan that names no place is
 * another visit than one that has begun where its sentence does not name.
 */
function areOtherVisits(a: EventProfile, b: EventProfile): boolean {
  if (a.event.mode !== 'visit' || b.event.mode !== 'visit' || sentenceLikeness(a, b) >= WORDS_OF_ONE_VISIT) return false;
  if (a.place && b.place) return !a.place.isCountry && !b.place.isCountry && placeLikeness(a, b) <= SAME_COUNTRY;
  const [placed, other] = a.place ? [a, b] : [b, a];
  return placed.place !== null && other.event.status === 'planned' && placed.event.status !== 'planned' && !other.near.has(placed.place.entity);
}

const WORDS_OF_ONE_VISIT = 0.4;

/** Audiences of which only the host is known to be one, on days that are guessed: he receives others every day. */
function areOfLoneHost(a: EventProfile, b: EventProfile, compared: PartLikeness | null): boolean {
  return a.event.mode === 'host' && (compared?.shared ?? 0) < 2 && a.article.leadPersons.filter((person) => b.article.leadPersons.includes(person)).length < 2;
}

const WORDS_OF_ONE_AUDIENCE = 0.4;

/** «محافظي المنطقة» and «وكلاء إمارة المنطقة» are others, though both are of the region. */
const SAME_GUESTS = 0.4;

/** Who was received and has a name. */
const guestsOf = ({ parts }: EventProfile): number[] => parts.filter(({ type, side }) => side === 'recipient' && (type === 'person' || type === 'organization')).map(({ entity }) => entity);

const hasOther = (persons: readonly number[], { near }: EventProfile): boolean => persons.some((person) => !near.has(person));

/** Whether the sentences count the same thing alike or otherwise. */
function figureSign(a: EventProfile, b: EventProfile): number {
  let other = 0;
  for (const one of a.figures) {
    const counted = b.figures.filter(({ unit }) => unit === one.unit);
    if (counted.some(({ value }) => value === one.value)) return SAME_FIGURE;
    if (counted.length > 0) other = Math.max(other, one.isToll ? OTHER_TOLL : OTHER_FIGURE);
  }
  return -other;
}

/** Whether one tells of a scene who did it and the other does not, in one town. */
function areHalvesOfScene(a: EventProfile, b: EventProfile): boolean {
  const town = a.place ?? b.place;
  if (a.at === b.at || !isSeenByAll(a) || !town || town.isCountry || hasActor(a) === hasActor(b)) return false;
  return a.place?.entity === b.place?.entity || (!b.place && b.near.has(town.entity)) || (!a.place && a.near.has(town.entity));
}

const hasActor = ({ parts }: EventProfile): boolean => parts.some(({ side }) => side === 'actor');
/** What such halves count for, and the likeness of words that they need. */
const HALVES = 0.6;
const WORDS_OF_ONE_BLAST = 0.4;

const hasOnlyGroups = ({ parts }: EventProfile): boolean => parts.every(({ type }) => type === 'group');

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Modes of attack that two outlets may give to one: «قصف الطيران» is a strike and a shelling. */
const WORDS_ACROSS_MODES = 0.3;

const areLeads = (a: EventProfile, b: EventProfile): boolean => a.isLead && b.isLead;

const isOneFight = (a: EventProfile, b: EventProfile): boolean => a.event.type === 'ASSAULT' && a.event.mode !== 'abduction' && b.event.mode !== 'abduction';

const shareSpeaker = (a: EventProfile, b: EventProfile): boolean => [...a.speakers].some((speaker) => b.speakers.has(speaker));

/** Few articles around a day: the participants alone can tell which event it is. */
const FEW_ARTICLES = 3;
const MANY_ARTICLES = 8;
const WORDS_AMONG_FEW = 0.2;
const WORDS_AMONG_MANY = 0.34;
/** What one authority tells of a scene that leads both pages. */
const WORDS_OF_ONE_SOURCE = 0.1;

/**
 * The likeness of words that a pair needs where many articles tell events of the type with the same participants:
 * in a war «قتال» in one city on one day is not one happening. The rarest shared participant counts.
 */
function wordsInCrowd(a: EventProfile, b: EventProfile, crowdOf: CrowdOf): number {
  const shared = sharedOf(a, b);
  const named = countNamed(shared);
  const places = [a.place, b.place].filter((place) => place !== null && a.near.has(place.entity) && b.near.has(place.entity));
  const crowd = Math.min(...shared.map(({ entity }) => crowdOf(a, entity)), ...places.map((place) => crowdOf(a, place!.entity)));
  if (crowd <= FEW_ARTICLES) return 0;
  if (isSeenByAll(a) && shareSpeaker(a, b) && areLeads(a, b)) return WORDS_OF_ONE_SOURCE;
  return crowd <= MANY_ARTICLES || named >= 2 || areLeads(a, b) ? WORDS_AMONG_FEW : WORDS_AMONG_MANY;
}

const sharedOf = (a: EventProfile, b: EventProfile): readonly Part[] => a.parts.filter((part) => b.parts.some(({ entity }) => entity === part.entity));

const countNamed = (parts: readonly Part[]): number => parts.filter(({ type }) => type === 'person' || type === 'organization').length;

/** Countries alone say little: «زيارة إيران» without the visitor is anybody's. */
function leastWords(a: EventProfile, b: EventProfile): number {
  const shared = sharedOf(a, b);
  return countNamed(shared) === 0 && shared.length > 0 && shared.length < 3 && !shareSpeaker(a, b) ? WORDS_AMONG_MANY : 0;
}

/** What two articles are about, with the same people in it. */
const areSureLeads = (a: EventProfile, b: EventProfile, compared: PartLikeness | null): boolean => areLeads(a, b) && countNamed(sharedOf(a, b)) >= 2 && !compared?.isParted;

/** Only what goes on for months is told of by articles far apart; what they share else is a template. */
function isStanding(a: EventProfile, b: EventProfile, words: number): boolean {
  return words >= WORDS_WHEN_FAR_APART && a.event.status === 'ongoing' && b.event.status === 'ongoing' && !a.event.marginal && !b.event.marginal;
}

/** Of the nouns and verbs of a headline so many return in the body's telling. */
const WORDS_OF_HEADLINE = 0.2;
/** So many where the two use other words for the deed («يستقبل», «استقبل»). */
const WORDS_OF_REWORDED_HEADLINE = 0.4;
/** In other words altogether («تشن أول غاراتها», «قصفت … للمرة الأولى») when all else tells that the lead is what it announces. */
const SURE_HEADLINE = 0.75;

/** A headline announces what the body tells: one type, nobody else named, words in common. */
function headlinePair(a: EventProfile, b: EventProfile): EventPair | null {
  if (a.isHeadline === b.isHeadline || !(canBeOne(a, b) || isCallAnnounced(a, b)) || !placesAgree(a, b) || isEmpty(meet(a.days.range, b.days.range)) || a.event.status !== b.event.status) return null;
  const [above, body] = a.isHeadline ? [a, b] : [b, a];
  if (above.parts.some((part) => isPrincipal(part) && !body.near.has(part.entity) && !body.parts.some(({ entity }) => entity === part.entity))) return null;
  const words = wordLikeness(a, b);
  const isAlike = words >= (shareTrigger(a, b) ? WORDS_OF_HEADLINE : WORDS_OF_REWORDED_HEADLINE);
  if (!isAlike && !(body.isLead && (judgeTellings(a, b)?.pair.score ?? 0) >= SURE_HEADLINE)) return null;
  return { a, b, score: (isAlike ? 0.9 : 0.8) + words / 100, because: { rule: 'headline-and-body', says: 'the headline announces what the body tells' } };
}

/** «يبحث مع …» above, and below that the two spoke by telephone. */
const isCallAnnounced = (above: EventProfile, body: EventProfile): boolean =>
  above.event.type === body.event.type && [above, body].some(({ event }) => event.mode === 'call') && [above, body].some(({ event }) => event.mode === 'meet') && sharePersons(above, body) >= 2;

/** An article tells one event once; what it holds twice, with the same people or word by word, is one. */
function sameArticlePair(a: EventProfile, b: EventProfile): JudgedPair | null {
  const pair = headlinePair(a, b) ?? twicePair(a, b);
  return pair && { pair, words: null };
}

function twicePair(a: EventProfile, b: EventProfile): EventPair | null {
  if (!isToldTwice(a, b) && !meetTwice(a, b) && !agreeTwice(a, b) && !attackTwice(a, b) && !leadTwice(a, b)) return null;
  return { a, b, score: 1, because: { rule: 'told-twice', says: 'one article tells it twice with the same participants, place and time' } };
}

function isToldTwice(a: EventProfile, b: EventProfile): boolean {
  const keyOf = ({ event, parts, days }: EventProfile): string =>
    JSON.stringify([event.type, event.mode, event.status, event.within, event.place, parts.map(({ entity, side }) => `${entity}${side}`).sort(), days.range.since, days.range.until]);
  return a.parts.length > 0 && keyOf(a) === keyOf(b) && wordLikeness(a, b) >= WORDS_WHEN_UNDATED;
}

/** Two persons who meet in one article met once, unless on two days or with others. */
function meetTwice(a: EventProfile, b: EventProfile): boolean {
  if (a.event.type !== 'CONSULT' || a.event.status !== b.event.status || isEmpty(meet(a.days.range, b.days.range))) return false;
  if (a.event.mode !== b.event.mode) return receiveTwice(a, b);
  const [one, other] = [a, b].map(({ parts }) => parts.filter(isPrincipal).map(({ entity }) => entity)) as [number[], number[]];
  return one.length >= 2 && one.length === other.length && one.every((entity) => other.includes(entity)) && placesAgree(a, b)
    && (shareTrigger(a, b) || wordLikeness(a, b) >= WORDS_WHEN_UNDATED);
}

/** «استقبال X وزير …», «X الذي التقى الوفد …»: a reception, and the same one by another word for the guest. */
function receiveTwice(a: EventProfile, b: EventProfile): boolean {
  if (!modesAgree(a.event.mode, b.event.mode) || a.event.mode === 'other' || b.event.mode === 'other' || !a.days.isTold || !b.days.isTold || !placesAgree(a, b)) return false;
  const isOfGroup = [a, b].some(({ parts }) => parts.filter(isPrincipal).length === 1 && parts.some(({ type }) => type === 'group'));
  return isOfGroup && sharePersons(a, b) > 0 && (judgeTellings(a, b)?.pair.score ?? 0) >= SURE_RECEPTION;
}

const SURE_RECEPTION = 0.75;

/** What is agreed on one told day in the same words was agreed once, though each telling names its own party. */
function agreeTwice(a: EventProfile, b: EventProfile): boolean {
  if (a.event.type !== 'AGREE' || a.event.mode !== b.event.mode || a.event.mode === 'other' || a.event.mode === null || a.event.status !== b.event.status) return false;
  if (!a.days.isTold || !b.days.isTold) return false;
  return (shareTrigger(a, b) && (judgeTellings(a, b)?.pair.score ?? 0) >= SAME_HAPPENING) || isOneSigning(a, b);
}

/** «المذكرة الموقعة في نوفمبر», «توقيع المذكرة أواخر العام»: the same parties, in much the same words, and the days of one within those of the other. */
function isOneSigning(a: EventProfile, b: EventProfile): boolean {
  const [x, y] = [a.days.range, b.days.range];
  const isHeld = (x.since <= y.since && y.until <= x.until) || (y.since <= x.since && x.until <= y.until);
  return isHeld && daysLong(meet(x, y)) <= LONGEST_SIGNING && wordLikeness(a, b) >= WORDS_WHEN_UNDATED && (compareParts(a, b, true)?.share ?? 0) >= SURE_PARTS;
}

/** A month. */
const LONGEST_SIGNING = 31;

/** Units of figures for the dead and the wounded. */
const HURT: ReadonlySet<number> = new Set([wordNumber('killed'), wordNumber('wounded')]);

/** One attack has one toll: what an article tells of two dead and four wounded, and again of two dead and four wounded, is one. */
function attackTwice(a: EventProfile, b: EventProfile): boolean {
  if (a.event.type !== 'ASSAULT' || a.event.status !== b.event.status || !modesAgree(a.event.mode, b.event.mode) || isEmpty(meet(a.days.range, b.days.range)) || !placesAgree(a, b) || areElsewhere(a, b)) return false;
  const tolls = new Set(a.figures.flatMap((one) => (HURT.has(one.unit) && b.figures.some((other) => other.unit === one.unit && other.value === one.value) ? [one.unit] : [])));
  return tolls.size >= 2 || (tolls.size > 0 && figureSign(a, b) > 0 && sentenceLikeness(a, b) >= WORDS_OF_ONE_TEXT && a.place?.entity === b.place?.entity);
}

/** A scene that the headline and the first sentences tell: one, where all that each tells fits the other. */
function leadTwice(a: EventProfile, b: EventProfile): boolean {
  if (!SCENES.has(a.event.type) || !areLeads(a, b) || a.event.status !== b.event.status || figureSign(a, b) < 0 || (a.place && b.place && placeLikeness(a, b) <= SAME_COUNTRY)) return false;
  // armed men fight for many positions of one front in one day
  if ((a.event.mode === 'armed' || b.event.mode === 'armed') && (!a.place || !b.place || placeLikeness(a, b) < 1)) return false;
  // two deeds of one sentence stand among the same words
  return wordLikeness(a, b) < ONE_SENTENCE && (judgeTellings(a, b)?.pair.score ?? 0) >= SURE_LEAD;
}

/** Of 11 such pairs in the labelled news that reach it ten are one; two scenes of one lead had .75 at most. */
const SURE_LEAD = 0.8;
const ONE_SENTENCE = 0.9;

/**
 * Whether something tells apart what one article tells twice: another day, place, figure or counterpart. Meetings, help and agreements follow
 * each other with the same people; and fights of one war are two unless both lead the article, attacks by other means too.
 */
export function areToldApart(a: EventProfile, b: EventProfile): boolean {
  if (a.event.mode === 'visit' && b.event.mode === 'visit') return !visitsOnce(a, b);
  if (!(SCENES.has(a.event.type) || SPOKEN.has(a.event.type)) || !canBeOne(a, b)) return true;
  if (isEmpty(meet(a.days.range, b.days.range)) || !weekdaysAgree(a, b) || !placesAgree(a, b) || haveTwoPlaces(a, b) || figureSign(a, b) < -OTHER_TOLL) return true;
  if (a.event.type === 'ASSAULT' && (!modesAgree(a.event.mode, b.event.mode) || !(areLeads(a, b) || haveOnePlace(a, b)))) return true;
  return partingOf(a, b, compareParts(a, b, true)) > 0;
}

/** Whether an arrival and a stay that one article tells are one visit. */
const visitsOnce = (a: EventProfile, b: EventProfile): boolean =>
  a.event.type === 'CONSULT' && a.event.status === b.event.status && daysApart(a.days.range, b.days.range) <= LONGEST_VISIT && sharePersons(a, b) > 0 && placesAgree(a, b) && !haveTwoPlaces(a, b) && !areOtherVisits(a, b);

const haveTwoPlaces = (a: EventProfile, b: EventProfile): boolean => a.place !== null && b.place !== null && !a.place.isCountry && !b.place.isCountry && placeLikeness(a, b) <= SAME_COUNTRY;

/** Whether two attacks that are no fights are told of one place. */
const haveOnePlace = (a: EventProfile, b: EventProfile): boolean =>
  a.event.mode !== 'armed' && b.event.mode !== 'armed' && a.place !== null && b.place !== null && a.place.entity === b.place.entity;

const isPrincipal = ({ type, side }: Part): boolean => side !== 'also' && (type === 'person' || type === 'organization');

function canBeOne(a: EventProfile, b: EventProfile): boolean {
  return a.event.type === b.event.type && statusesAgree(a.event.status, b.event.status)
    && (modesAgree(a.event.mode, b.event.mode) || isOneFight(a, b) || isVisitToHost(a, b));
}

/** «زار X Y في مكتبه», «استقبل Y X»: host and guest both take part in one telling and stand in the other. */
function isVisitToHost(a: EventProfile, b: EventProfile): boolean {
  const modes = [a.event.mode, b.event.mode];
  if (a.event.type !== 'CONSULT' || !modes.includes('visit') || !modes.some((mode) => mode === 'host' || mode === 'meet')) return false;
  const [visit, meeting] = a.event.mode === 'visit' ? [a, b] : [b, a];
  const met = meeting.parts.filter(isPrincipal);
  return met.length >= 2 && met.every(({ entity }) => visit.near.has(entity)) && visit.parts.every((part) => !isPrincipal(part) || meeting.near.has(part.entity)) && visit.parts.some(isPrincipal);
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

/** Known places of two countries are two places; so are two scenes of which only different countries are named. */
function placesAgree(a: EventProfile, b: EventProfile): boolean {
  if (a.place?.country && b.place?.country) return a.place.country === b.place.country || a.near.has(b.place.entity) || b.near.has(a.place.entity);
  if (!SCENES.has(a.event.type) || a.countries.size === 0 || b.countries.size === 0) return true;
  return [...a.countries].some((country) => b.countries.has(country));
}

/** Whether two attacks, or meetings in two halls, have two places, neither of them a country or the other's part by its name, and neither named beside the other. */
function areElsewhere(a: EventProfile, b: EventProfile): boolean {
  // halls and palaces have no country of their own
  const areHalls = a.event.type === 'CONSULT' && a.event.mode === 'meet' && a.place?.country === null && b.place?.country === null;
  if ((!SCENES.has(a.event.type) && !areHalls) || !a.place || !b.place || a.place.isCountry || b.place.isCountry || placeLikeness(a, b) > SAME_COUNTRY) return false;
  return !a.near.has(b.place.entity) && !b.near.has(a.place.entity);
}

interface TimeLikeness {
  readonly score: number;
  /** Whether the times alone leave it open. */
  readonly isLoose: boolean;
  /** Whether only the days of publication, some days apart, speak for one time. */
  readonly isGuessed?: boolean;
  /** Whether no day is known of one of them. */
  readonly isUnknown?: boolean;
  /** Whether only one text told twice can be one happening. */
  readonly needsCopy?: boolean;
}

/** How far apart the days may lie that two pages count from their own: «مساء اليوم» is copied the next day. */
const CRAWL_DAYS = 2;
const OFF_BY_A_DAY = 0.6;
/** Where no day is known, so much alike in words is told of one time. */
const WORDS_OF_ONE_TEXT = 0.5;
const OF_ONE_TEXT = 0.7;
const UNKNOWN_DAY = 0.4;

/** Two near days that were counted from the days of publication and are not held by two weekdays. */
function isOffByCrawl({ days: a }: EventProfile, { days: b }: EventProfile): boolean {
  const apart = daysApart(a.range, b.range);
  if (apart === 0 || apart > CRAWL_DAYS || !a.isCounted || !b.isCounted) return false;
  return a.weekday === null || b.weekday === null;
}

function timeLikeness(a: EventProfile, b: EventProfile): TimeLikeness | null {
  if (a.days.isTold && b.days.isTold && isOffByCrawl(a, b)) return { score: OFF_BY_A_DAY, isLoose: false, needsCopy: true };
  if (isOneVisit(a, b)) return { score: SURE_TIME, isLoose: false };
  const shared = meet(a.days.range, b.days.range);
  if (isEmpty(shared) || !weekdaysAgree(a, b)) return null;
  if (a.days.isTold && b.days.isTold) return toldTimes(a, b);
  const [written, other] = [a.written, b.written];
  const apart = daysApart(written, other);
  const occasion = (profile: EventProfile): DayRange => (profile.days.isTold ? profile.days.range : profile.written);
  if (SPOKEN.has(a.event.type)) {
    if (daysApart(occasion(a), occasion(b)) > ONE_OCCASION_DAYS) return null;
    // nobody knows when it was said: only a standing position can be one
    if (daysLong(occasion(a)) > 7 || daysLong(occasion(b)) > 7) return { score: 0, isLoose: true, isUnknown: true };
  }
  const told = a.days.isTold ? a.days.range : b.days.isTold ? b.days.range : null;
  // a date of long ago beside an article that gives none
  if (told && daysApart(told, a.days.isTold ? other : written) > 31) return { score: 0, isLoose: true };
  const areDated = daysLong(written) <= 7 && daysLong(other) <= 7;
  if (!areDated) return { score: apart > 0 ? 0 : UNKNOWN_DAY, isLoose: true, isUnknown: apart === 0 };
  return { score: apart <= 1 ? 0.8 : apart <= 7 ? 0.5 : apart <= 31 ? 0.2 : 0, isLoose: apart > 7, isGuessed: apart > 1 };
}

/** A visit lasts: who is in one place on two days near each other has come once. */
function isOneVisit(a: EventProfile, b: EventProfile): boolean {
  if (a.event.mode !== 'visit' || b.event.mode !== 'visit' || !a.days.isTold || !b.days.isTold) return false;
  const apart = daysApart(a.days.range, b.days.range);
  return apart > 0 && apart <= LONGEST_VISIT && a.place !== null && b.place !== null && placeLikeness(a, b) >= IN_COUNTRY && sharedOf(a, b).some(({ type }) => type === 'person');
}

const LONGEST_VISIT = 2;

function toldTimes(a: EventProfile, b: EventProfile): TimeLikeness {
  const [x, y] = [daysLong(a.days.range), daysLong(b.days.range)];
  const [short, long] = x < y ? [x, y] : [y, x];
  if (long <= 1) return { score: 1, isLoose: false };
  if (long <= 40) return { score: 0.75, isLoose: false };
  return { score: short <= 40 ? 0.4 : UNKNOWN_DAY, isLoose: !Number.isFinite(long), isUnknown: !Number.isFinite(long) };
}

function weekdaysAgree(a: EventProfile, b: EventProfile): boolean {
  const dayOf = ({ days }: EventProfile): number | null =>
    days.range.since === days.range.until ? weekdayOf(days.range.since) : days.weekday;
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

/** How alike the likest sentences are that tell the two. */
function sentenceLikeness(a: EventProfile, b: EventProfile): number {
  let best = 0;
  for (const one of a.sentences) for (const other of b.sentences) best = Math.max(best, dice(one, other));
  return best;
}

/** Whether a sentence that tells one is the other's copy, names and all. */
function isCopied(a: EventProfile, b: EventProfile): boolean {
  return a.wholeSentences.some((one) => b.wholeSentences.some((other) => {
    const common = countShared(one, other);
    return common >= COPIED_WORDS && 2 * common >= COPIED_SENTENCE * (one.length + other.length);
  }));
}

/** Whether the same people, two at least, take part in both tellings and nobody else, in much the same words. */
function isRetold(a: EventProfile, b: EventProfile): boolean {
  const shared = a.parts.filter(({ entity, type }) => type === 'person' && b.near.has(entity)).length;
  return shared >= 2 && !compareParts(a, b, true)?.isParted && Math.max(wordLikeness(a, b), sentenceLikeness(a, b)) >= RETOLD_WORDS;
}

/** Whether two articles lead with one scene in much the same words, and count nothing otherwise. */
function isSameNews(a: EventProfile, b: EventProfile): boolean {
  return SCENES.has(a.event.type) && areLeads(a, b) && figureSign(a, b) >= 0 && dice(a.article.lead, b.article.lead) >= WORDS_OF_ONE_NEWS && sentenceLikeness(a, b) >= WORDS_OF_ONE_NEWS;
}

const WORDS_OF_ONE_NEWS = 0.6;

const shareTrigger = (a: EventProfile, b: EventProfile): boolean => countShared(a.triggers, b.triggers) > 0;

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
  readonly arePersonsParted: boolean;
  /** Whether a person takes part in both. */
  readonly sharePersons: boolean;
  /** Persons and bodies that take part in both. */
  readonly shared: number;
}

/** Compares the participants of two events; null when one side names none. */
export function compareParts(a: EventProfile, b: EventProfile, isTimeSure: boolean): PartLikeness | null {
  if (a.parts.length === 0 || b.parts.length === 0) return null;
  const [one, other] = [sharedParts(a, b), sharedParts(b, a)];
  const persons = [a, b].map(({ parts }) => parts.filter(({ type, side }) => type === 'person' && side !== 'also').map(({ entity }) => entity)) as [number[], number[]];
  return {
    share: isTimeSure ? (one.share + other.share + 2 * Math.max(one.share, other.share)) / 4 : (one.share + other.share) / 2,
    isParted: one.isParted && other.isParted,
    shared: a.parts.filter((part) => isPrincipal(part) && b.parts.some(({ entity }) => entity === part.entity)).length,
    sharePersons: persons[0].some((person) => persons[1].includes(person)),
    arePersonsParted: (one.isPersonParted && other.isPersonParted) || haveOtherGuests(...persons),
  };
}

/** Two lists of two or more, each with somebody of its own and at most one in common: two guests of one host. */
function haveOtherGuests(a: readonly number[], b: readonly number[]): boolean {
  const shared = a.filter((entity) => b.includes(entity)).length;
  return shared < 2 && a.length > Math.max(shared, 1) && b.length > Math.max(shared, 1);
}

interface SharedParts {
  /** Weight of the participants that the other telling has too, over all. */
  readonly share: number;
  /** Whether somebody here has no part in the other telling and is not named beside it. */
  readonly isParted: boolean;
  /** Whether that is a person. */
  readonly isPersonParted: boolean;
}

function sharedParts(of: EventProfile, other: EventProfile): SharedParts {
  let all = 0;
  let shared = 0;
  let isParted = false;
  let isPersonParted = false;
  // of several who were seized each report tells some first: who is named at all was seized there too
  const isList = of.event.type === 'COERCE' && of.parts.length > 1 && other.parts.length > 1;
  for (const part of of.parts) {
    const weight = weightOf(part);
    all += weight;
    let likeness = 0;
    for (const each of other.parts) likeness = Math.max(likeness, likenessOfParts(part, each, of.event.type));
    if (likeness < NAMED_BESIDE && other.near.has(part.entity)) likeness = NAMED_BESIDE;
    else if (likeness === 0 && other.article.named.has(part.entity)) likeness = NAMED_ELSEWHERE;
    shared += weight * likeness;
    if (likeness <= (isList ? 0 : NAMED_ELSEWHERE) && isPrincipal(part)) {
      isParted = true;
      isPersonParted ||= part.type === 'person';
    }
  }
  return { share: shared / all, isParted, isPersonParted };
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

/** Twice the shared words over all. */
function wordShare(a: readonly string[], b: readonly string[]): number {
  return a.length + b.length === 0 ? 0 : (2 * a.filter((word) => b.includes(word)).length) / (a.length + b.length);
}

function groupLikeness(one: Part, other: Part): number {
  if (one.type !== other.type) return 0.1;
  const words = wordShare(one.words, other.words);
  return words > 0 ? 0.3 + 0.5 * words : 0.2;
}

type Place = NonNullable<EventProfile['place']>;

/** How alike a country and a town are that lies in it, or may. */
const IN_COUNTRY = 0.6;
const mayHold = (land: Place, town: Place): boolean => land.isCountry && !town.isCountry && (town.country === null || town.country === land.country);

/** How alike two places of one country are. */
const SAME_COUNTRY = 0.3;

/** «قصر السلام», «قصر اليمامة»: two places that share no more than what each of them is. */
const isHeadAlone = (one: readonly string[], other: readonly string[]): boolean =>
  one.length > 1 && other.length > 1 && one[0] === other[0] && !one.slice(1).some((word) => other.includes(word));

function placeLikeness(a: EventProfile, b: EventProfile): number {
  if (!a.place || !b.place) return 0.5;
  if (a.place.entity === b.place.entity) return 1;
  const [one, other] = [a.place.words, b.place.words];
  if (one.some((word) => other.includes(word)) && !isHeadAlone(one, other)) return 0.7;
  if (mayHold(a.place, b.place) || mayHold(b.place, a.place)) return IN_COUNTRY;
  return a.place.country && a.place.country === b.place.country ? SAME_COUNTRY : 0;
}
