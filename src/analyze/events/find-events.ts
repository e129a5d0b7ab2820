import type { Event, EventTime, EventType } from '../../model/event.ts';
import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import type { Published } from '../../model/published.ts';
import type { Span } from '../../model/span.ts';
import { type Statement, findInnermostStatement } from '../../model/statement.ts';
import type { Quantity, Time } from '../../model/time.ts';
import { addDays, weekdayOnOrBefore } from '../../language/calendar.ts';
import { AL, BI } from '../../text/clitics.ts';
import { NUMBER, WORD } from '../../text/tokens.ts';
import type { Language } from '../../language/language.ts';
import { carryOver, giveParties } from './carried-over.ts';
import { Casting } from './cast.ts';
import type { Cast } from './cast-builder.ts';
import { mergeTellings } from './merge-tellings.ts';
import { findPhrases } from './phrase.ts';
import { GIVEN_ALONG, KNOWN, RESPONSIBILITY, type Reality, SINCE_THEN, VOICED_NOW, judgeTelling } from './reality.ts';
import { type EventsInput, type Scene, isCountry, layOutScene, markAfter, markAt, markBefore } from './scene.ts';
import { isSportPage, isToldInSport } from './sport-page.ts';
import { RULING } from './surroundings.ts';
import { measureEvents } from './tolls.ts';
import { type Trigger, findTriggers, isDefinite } from './trigger.ts';

/** One telling of an event: a trigger with who, where, when and how real. */
export interface Telling {
  readonly trigger: Trigger;
  readonly span: Span;
  readonly cast: Cast;
  readonly reality: Reality;
  readonly time: EventTime | null;
  /** The innermost statement whose content holds it; null in the outlet's own voice. */
  readonly statement: Statement | null;
  readonly inBody: boolean;
  readonly sentence: number;
  readonly block: number;
}

/** The events of an article, each once (codebook section 5), in the order of their first telling, and the quantities that measure them. */
export function findEvents(input: EventsInput, language: Language): { events: Event[]; quantities: Quantity[] } {
  const scene = layOutScene(input, language);
  const triggers = findTriggers(scene);
  const isTrigger = new Uint8Array(scene.tokens.count);
  // a purpose («اتفاقية للتعاون … أمس») and the name of a pact («اتفاقية تعاون … أمس») part no time from its event
  const tellsApart = new Uint8Array(scene.tokens.count);
  for (const { match, isVerb, type } of triggers) {
    isTrigger.fill(1, match.from, match.to);
    if (isVerb || (match.prefix !== 'ل' && !markAt(scene, match.from - 1, 'pact'))) tellsApart.fill(isVerb && OF_WORDS.has(type) ? SAYS : DOES, match.from, match.to);
  }
  const casting = new Casting(scene, findPhrases(scene, isTrigger), triggers);
  const tellings: Telling[] = [];
  const before = new Map<number, Cast[]>();
  const isSport = triggers.length > 0 && isSportPage(input);
  for (const [index, trigger] of triggers.entries()) {
    const sentence = scene.sentenceOf[trigger.match.from]!;
    const told = before.get(sentence) ?? [];
    before.set(sentence, told);
    const last = tellings.at(-1);
    const telling = makeTelling(scene, trigger, casting.cast(index, told), tellsApart, last?.sentence === sentence ? last : undefined);
    if (last?.sentence === sentence) giveParties(scene, telling, last);
    if (telling.statement === null) telling.cast.place ??= placeThatOpens(scene, telling);
    told.push(telling.cast);
    if (isTold(scene, telling) && !isOtherMatter(scene, telling) && (!isSport || isToldInSport(scene, trigger))) tellings.push(telling);
  }
  const events = mergeTellings(scene, tellings);
  return { events, quantities: measureEvents(scene, events) };
}

function makeTelling(scene: Scene, trigger: Trigger, alone: Cast, isTrigger: Uint8Array, before: Telling | undefined): Telling {
  const { tokens, found } = scene;
  const span: Span = [found.start(trigger.match), tokens.end[trigger.match.to - 1]!];
  const statement = findInnermostStatement(scene.statements, span);
  const cast = carryOver(scene, trigger, alone, statement, before);
  const sentence = scene.sentenceOf[trigger.match.from]!;
  const meant = cast.reasons.includes(GIVEN_ALONG) && before ? { ...trigger, mode: before.trigger.mode, context: before.trigger.context } : meantBy(scene, trigger, cast);
  const reality = judgeTelling(scene, meant, cast, statement, before?.reality ?? null);
  const time = findTime(scene, meant, reality, isTrigger);
  const role = scene.roleOf[sentence];
  return { trigger: meant, span, cast, reality, time, statement, inBody: role === 'paragraph', sentence, block: scene.sentences[sentence]!.block };
}

/** The time that belongs to a trigger: in its clause, with no other trigger between; else the sentence's only one. */
function findTime(scene: Scene, trigger: Trigger, reality: Reality, isTrigger: Uint8Array): EventTime | null {
  const { tokens, times, clauseOf, sentenceOf } = scene;
  const { match } = trigger;
  const isState = isStanding(scene, trigger, reality);
  const placed: { readonly time: Time; readonly at: number }[] = [];
  for (const time of times) {
    if (time.grain === 'duration' || (time.value === null && !time.rel)) continue;
    const at = tokens.tokenAt(time.span[0]);
    if (sentenceOf[at] !== sentenceOf[match.from] || isOfSince(scene, match.to, at) || (at < match.from && (isState || hasLinkBetween(scene, at, match.from)))) continue;
    if (!isOfWhatIsSaid(scene, trigger, at)) placed.push({ time, at });
  }
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

/** What stands at a token where something is told. */
const DOES = 1;
const SAYS = 2;

/** «أدان في روما أمس اختطاف …»: a day behind a verb of what is said is of the saying, and not of the deed that it is about. */
function isOfSaying({ clauseOf }: Scene, { isVerb, type, match }: Trigger, isTrigger: Uint8Array, at: number): boolean {
  if (isVerb || at > match.from || OF_WORDS.has(type)) return false;
  for (let token = at - 1; token >= 0 && clauseOf[token] === clauseOf[match.from]; token--) if (isTrigger[token]) return isTrigger[token] === SAYS;
  return false;
}

/** «وعد أمس بكذا غداة هجوم …»: what was on the day before. */
const isOnTheDayBefore = (scene: Scene, from: number): boolean => scene.marks.get(from - 1)?.some(({ kind, id }) => kind === 'after' && id === MORROW) ?? false;

const MORROW = 'morrow';
const WHOLE_DAY = 10;
const dayBefore = (day: string | null): string | null => (day?.length === WHOLE_DAY ? addDays(day, -1) : null);

const BLOWS: ReadonlySet<string> = new Set(['attack', 'bombing', 'airstrike', 'shelling', 'shooting']);

/** «أعلن أمس التعرف على منفذ الهجوم»: an attack that is referred to as known is not of the day of what is told of it. */
function isDeedOfBefore({ marks, clauseOf }: Scene, trigger: Trigger): boolean {
  const { from, entry } = trigger.match;
  if (!BLOWS.has(entry.id) || trigger.isVerb || !isDefinite(trigger)) return false;
  for (let token = from - 1; token >= 0 && clauseOf[token] === clauseOf[from]; token--) if (marks.get(token)?.some(({ kind }) => kind === 'light' || kind === 'passive')) return false;
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
function hasLinkBetween({ marks }: Scene, from: number, to: number): boolean {
  for (let token = from; token < to; token++) if (marks.get(token)?.some(({ id }) => id === BESIDES)) return true;
  return false;
}

const BESIDES = 'besides';

/** Types of which a later day is that of what is asked, promised or praised. */
const OF_WORDS: ReadonlySet<EventType> = new Set(['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'SUPPORT', 'CONCEDE']);

/** «رحب بإجراء الانتخابات في ديسمبر», «دعا إلى هدنة في رمضان»: a time behind the word that leads to what is said. */
function isOfWhatIsSaid(scene: Scene, { type, match }: Trigger, at: number): boolean {
  if (!OF_WORDS.has(type) || CABLES.has(match.entry.id)) return false;
  const { tokens, namedAt, timeAt, marks, found, language } = scene;
  for (let token = match.to; token < at; token++) {
    if (marks.get(token)?.some(({ kind, id }) => kind === 'preposition' && LEADS.has(id))) return true;
    if (namedAt[token] || timeAt[token] || tokens.kind[token] !== WORD || found.at(token).some(({ entry, to }) => entry.class.startsWith('title') && to > token)) continue;
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
  for (let token = at - 2; token >= Math.max(from, at - FARTHEST_SINCE); token--) if (marks.get(token)?.some(({ kind }) => kind === 'since')) return true;
  return false;
}

const FARTHEST_SINCE = 5;

function hasTriggerBetween(isTrigger: Uint8Array, { from, to }: { readonly from: number; readonly to: number }, at: number): boolean {
  for (let token = at < from ? at : to; token < (at < from ? from : at); token++) if (isTrigger[token]) return true;
  return false;
}

/** «وفي الموصل، قتل …»: the place that opens a sentence, where its first deed was. */
function placeThatOpens({ sentences, tokens, mentions, entityById, marks, verbAt }: Scene, { sentence, trigger }: Telling): string | null {
  const { from } = sentences[sentence]!;
  if (!marks.get(from)?.some(({ kind, id }) => kind === 'preposition' && id === 'fi')) return null;
  const opening = mentions.find(({ span, entity }) => span[0] > tokens.start[from]! && tokens.tokenAt(span[0]) - from <= LONGEST_OPENING && span[1] <= tokens.start[trigger.match.from]! && entityById.get(entity)?.type === 'place');
  if (!opening) return null;
  for (let token = tokens.tokenAt(opening.span[1] - 1) + 1; token < trigger.match.from; token++) if (verbAt[token]) return null;
  return opening.entity;
}

/** Words of «وفي محافظة …» before the name. */
const LONGEST_OPENING = 5;

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

/** Words between shelling and what flies, at most. */
const FARTHEST_AIRCRAFT = 8;

/** «قصفت المقاتلات مواقع», «قصف جوي»: aircraft in the clause make an air strike of it, unless rockets or guns are named beside it. */
function isFromTheAir({ found, clauseOf }: Scene, { mode, match: { from, to, entry } }: Trigger): boolean {
  if (mode !== 'shelling' || entry.id !== 'shell' && entry.id !== 'shelling') return false;
  let isAir = false;
  for (let token = Math.max(0, from - FARTHEST_AIRCRAFT); token < Math.min(clauseOf.length, to + FARTHEST_AIRCRAFT); token++) {
    if (clauseOf[token] !== clauseOf[from]) continue;
    // within names too: «طيران التحالف»
    const kind = found.findAt(token, 'event-words') && armAt(found.at(token));
    if (kind === 'from-the-ground') return false;
    isAir ||= kind === 'from-the-air';
  }
  return isAir;
}

const ARMS: ReadonlySet<string> = new Set(['from-the-air', 'from-the-ground']);
const armAt = (met: readonly LexiconMatch[]): string | undefined => met.map(({ entry }) => entry.attributes['kind'] ?? '').find((kind) => ARMS.has(kind));

const ATTACKING: ReadonlySet<string> = new Set(['attack', 'open-fire']);

/** What a trigger means with those who take part. */
function meantBy(scene: Scene, trigger: Trigger, cast: Cast): Trigger {
  if (isVerbalAttack(scene, trigger, cast)) return { ...trigger, type: 'ACCUSE', mode: 'disapprove', context: [] };
  // «لدعم الجيش»: what is done for an army helps it
  if (trigger.type === 'SUPPORT' && !trigger.isVerb && trigger.match.entry.id === 'support' && trigger.match.prefix === 'ل' && areTroopsAt(scene, trigger.match.to)) return { ...trigger, type: 'AID', mode: 'military', context: ['military'] };
  // «توقيع اتفاق بين …»
  if (trigger.match.entry.id === AGREEMENT && !trigger.isVerb && isSigned(scene, trigger)) return { ...trigger, mode: 'sign', status: 'happened' };
  if (trigger.type === 'MOBILIZE' && sendsObservers(scene, trigger)) return { ...trigger, type: 'AID', mode: 'other' };
  return isMurder(scene, trigger, cast) ? { ...trigger, type: 'ASSAULT', mode: 'killing', context: ['military'] } : isFromTheAir(scene, trigger) ? { ...trigger, mode: 'airstrike' } : trigger;
}

/** Adjectives between «التفاهمات» and «التي». */
const FARTHEST_RELATIVE = 3;
const AGREEMENT = 'agreement';
const isSigned = ({ found, sentenceOf }: Scene, { match: { from, clitics } }: Trigger): boolean => (clitics & AL) === 0 && sentenceOf[from - 1] === sentenceOf[from] && found.at(from - 1).some(({ entry }) => entry.class === 'event-nouns' && entry.id === SIGNING);

/** «نشر مراقبين», «إرسال قوات لحفظ السلام»: who keeps a peace is sent to help. */
function sendsObservers(scene: Scene, { match: { from, to } }: Trigger): boolean {
  for (let token = to; token < to + FARTHEST_OBSERVERS && scene.sentenceOf[token] === scene.sentenceOf[from]; token++) if (markAt(scene, token, 'peacekeeping')) return true;
  return false;
}

/** Words between «نشر» and what those who are sent do: «… من الأمم المتحدة والاتحاد الأفريقي لمراقبة». */
const FARTHEST_OBSERVERS = 16;

const EXECUTIONS: ReadonlySet<string> = new Set(['execute', 'execution']);

/** «أعدم التنظيم …»: a body that executes people with no word of a court kills them. */
function isMurder({ entityById, marks, sentences, sentenceOf }: Scene, { match }: Trigger, { participants }: Cast): boolean {
  if (!EXECUTIONS.has(match.entry.id)) return false;
  const actors = participants.flatMap(({ entity, side }) => (side === 'actor' ? [entityById.get(entity)?.type] : []));
  if (actors.length === 0 || !actors.every((type) => type === 'organization' || type === 'group')) return false;
  const { from, to } = sentences[sentenceOf[match.from]!]!;
  for (let token = from; token < to; token++) if (marks.get(token)?.some(({ kind }) => kind === 'court')) return false;
  return true;
}

/** «هاجم الوزير سياسات …»: one man attacks in words, when nobody is killed and nothing is said of arms. */
function isVerbalAttack({ entityById, quantities, sentenceOf, tokens, marks, sentences }: Scene, { type, match }: Trigger, { participants }: Cast): boolean {
  if (type !== 'ASSAULT' || !ATTACKING.has(match.entry.id)) return false;
  const actors = participants.filter(({ side }) => side === 'actor');
  // «هاجم الوزير سياسات …»
  const isOfWords = type === 'ASSAULT' && [-3, -2, -1, 1, 2, 3, 4].some((step) => marks.get(match.from + step)?.some(({ kind }) => kind === 'in-words'));
  if (!isOfWords && (match.entry.id !== 'attack' || actors.length === 0 || !actors.every(({ entity }) => entityById.get(entity)?.type === 'person'))) return false;
  const sentence = sentenceOf[match.from]!;
  if (quantities.some(({ span, what }) => (what === 'killed' || what === 'wounded') && sentenceOf[tokens.tokenAt(span[0])] === sentence)) return false;
  for (let token = sentences[sentence]!.from; token < sentences[sentence]!.to; token++) {
    if (marks.get(token)?.some(({ kind, id }) => kind === 'rockets' || kind === 'troops' || kind === 'blast' || kind === 'weapon' || id === 'military')) return false;
  }
  return true;
}

/** Words between a move and the troops that a country moves. */
const NEAR_TROOPS = 5;

/** «تحركات القوات»: a body moves in a sentence that speaks of troops or arms, or a country with its troops beside the word. */
function isMoveOfForces(scene: Scene, { participants }: Cast, { sentence, trigger: { match } }: Telling): boolean {
  const types = participants.map(({ entity }) => scene.entityById.get(entity)?.type);
  if (types.every((type) => type === 'person')) return false;
  const ofBody = types.some((type) => type === 'organization' || type === 'group');
  const all = scene.sentences[sentence]!;
  const from = ofBody ? all.from : Math.max(all.from, match.from - NEAR_TROOPS);
  const to = ofBody ? all.to : Math.min(all.to, match.to + NEAR_TROOPS);
  for (let token = from; token < to; token++) if (markAt(scene, token, 'troops', 'weapon') || scene.marks.get(token)?.some(({ kind, id }) => kind === 'field' && id === 'military')) return true;
  return false;
}

/** What clubs and teams do too: they train and sign contracts. */
const PLAYED: ReadonlySet<EventType> = new Set(['AID', 'AGREE']);
const GAME = 'game';

function isOfGame({ marks, sentences }: Scene, sentence: number): boolean {
  const { from, to } = sentences[sentence]!;
  for (let token = from; token < to; token++) if (marks.get(token)?.some(({ id }) => id === GAME)) return true;
  return false;
}

const ATTACK = 'attack';
/** Adjectives and genitives between a campaign and what it aims at, at most. */
const LONGEST_CAMPAIGN = 3;

/** «حملة اعتقالات استهدفت …», «إجراءات تستهدف …»: what police, courts and policies aim at is no attack; a military campaign is. */
function isOfCampaign(scene: Scene, { isVerb, match: { from } }: Trigger): boolean {
  if (!isVerb) return false;
  let isCampaign = false;
  for (let token = from - 1; token >= Math.max(0, from - 1 - LONGEST_CAMPAIGN) && scene.sentenceOf[token] === scene.sentenceOf[from]; token--) {
    const marks = scene.marks.get(token);
    if (marks?.some(({ kind }) => kind === 'arms' || kind === 'from-the-air')) return false;
    isCampaign ||= marks?.some(({ kind }) => kind === 'campaign') === true;
  }
  return isCampaign;
}

/** «القانون يستهدف الاستيلاء على …»: what is aimed at is a deed and nobody. */
const isAimedAtDeed = ({ found }: Scene, { isVerb, match: { to, suffix } }: Trigger): boolean =>
  isVerb && suffix === '' && found.at(to).some(({ entry, prefix }) => prefix === '' && entry.class === 'event-nouns' && AIMS.has(entry.attributes['type'] ?? ''));
/** Meetings and protests are attacked. */
const AIMS: ReadonlySet<string> = new Set(['COERCE', 'SANCTION', 'AGREE', 'COOPERATE', 'RETREAT', 'SUPPORT']);

/** Deaths in accidents, attacks and battles of sport and markets. */
function isOtherMatter(scene: Scene, telling: Telling): boolean {
  const { trigger, sentence, cast } = telling;
  if (trigger.match.entry.id === MOVE) return !isMoveOfForces(scene, cast, telling);
  if (PLAYED.has(trigger.type)) return isOfGame(scene, sentence);
  if (trigger.type !== 'ASSAULT') return false;
  if (trigger.match.entry.id === ATTACK && (isOfCampaign(scene, trigger) || isAimedAtDeed(scene, trigger))) return true;
  const { from, to } = scene.sentences[sentence]!;
  for (let token = from; token < to; token++) {
    if (markAt(scene, token, 'accident')) return trigger.mode === 'killing' || trigger.mode === 'other' || trigger.match.entry.id === 'hit';
    if (markAt(scene, token, 'sport')) return !cast.participants.some(({ side }) => side === 'recipient') && !scene.quantities.some(({ span, what }) => what === 'killed' && span[0] >= scene.tokens.start[from]! && span[1] <= scene.tokens.end[to - 1]!);
  }
  return false;
}

/** «بحثا», «ناقشوا»: several did. */
const EXPLICIT_PAIR = /(ا|وا|ان|ون|نا)$/;
const DENYING = 'deny-deed';
const ARRIVE = 'arrive';
const HEAD_FOR = 'head-for';

/** Whether a number, or the name of a deed, is what something arrives at. */
function isMeasure(scene: Scene, { match: { from, to } }: Trigger): boolean {
  const { found, countedAt, sentenceOf, tokens } = scene;
  if (from > 0 && countedAt[from - 1] && sentenceOf[from - 1] === sentenceOf[from]) return true;
  if (to + 1 >= tokens.count || markAt(scene, to, 'preposition')?.id !== 'ila') return false;
  return countedAt[to + 1] === 1 || tokens.kind[to + 1] === NUMBER || (!scene.namedAt[to + 1] && found.at(to + 1).some(({ entry, clitics }) => entry.class === 'event-nouns' && (clitics & AL) !== 0));
}

/** Words between a refusal and what is refused. */
const FARTHEST_COMMENT = 8;

/** «رفض المتحدث التعليق على …». */
function isOfComment(scene: Scene, { match: { to } }: Trigger): boolean {
  return markAfter(scene, to, FARTHEST_COMMENT, 'comment') !== undefined;
}

const BAR = 'bar';
const SIGNING = 'signing';
/** Words between a signing and what is signed. */
const FARTHEST_PACT = 12;

function hasPact(scene: Scene, { match: { from, to } }: Trigger): boolean {
  for (let token = Math.max(0, from - 3); token < to + FARTHEST_PACT && token < scene.tokens.count; token++) if (scene.sentenceOf[token] === scene.sentenceOf[from] && markAt(scene, token, 'pact')) return true;
  return false;
}

/** «ضبط», «تضبط»: of people and of things. */
const SEIZES = /^(?:س?[يت])?ضبط/;

/** Moves of men and of policies: told only of those who have troops. */
const MOVE = 'move';
/** Reasons that show who it was. */
const EXPLICIT: ReadonlySet<string> = new Set(['subject-after-verb', 'subject-before-verb', 'who-says-we']);
/** Deeds that are told even when who suffers them is not named. */
const DEEDS: ReadonlySet<EventType> = new Set(['ASSAULT', 'SANCTION', 'COERCE']);

const SWAP = 'swap';
const DISPLACEMENT = 'displacement';
/** Words between a deed and the number of those it befell: «تشريد أكثر من». */
const FARTHEST_COUNT = 3;

const isRightBehind = ({ tokens }: Scene, { match: { to } }: Trigger, [start]: Span): boolean => tokens.tokenAt(start) >= to && tokens.tokenAt(start) - to <= FARTHEST_COUNT;

/** «مدرس», «خلية»: words for people, or what is counted and no known thing; money and goods are seized otherwise. */
function arePeople({ found, tokens }: Scene, head: number): boolean {
  const here = found.at(head).filter(({ prefix, suffix }) => prefix === '' && suffix === '');
  const counted = here.find(({ entry }) => entry.class === 'counted-nouns');
  if (counted) return counted.entry.attributes['person'] === 'yes';
  return here.some(({ entry }) => entry.class.startsWith('title-') || entry.class === 'group-heads') || tokens.kind[head - 1] === NUMBER;
}

/** «وصول الدعم», «وصلت قوات الجيش»: things and troops come, but pay no visit. */
function isNoVisitor(scene: Scene, { match: { from, to, entry, suffix }, isVerb, mode }: Trigger): boolean {
  if (mode !== 'visit') return false;
  // «وصل إلى المستشفى مصابا»
  if (entry.id === ARRIVE && markAfter(scene, to, FARTHEST_WARD, 'ward')) return true;
  if (isVerb) return entry.id === ARRIVE && (areTroopsAt(scene, to) || areTroopsBefore(scene, from));
  const isOfThing = COMING.test(entry.spelling) && suffix === '' && to < scene.tokens.count && scene.tokens.kind[to] === WORD && !scene.namedAt[to] && !scene.namedAt[to + 1];
  return isOfThing && !arePeople(scene, to) && !markAt(scene, to, 'envoy', 'preposition') && !scene.countedAt[to] && !scene.timeAt[to];
}

/** Words of whoever arrives at a hospital: «وصل X، من سكان …، إلى مستشفى». */
const FARTHEST_WARD = 12;
const COMING = /^(?:وصول|قدوم)/;

/** «كتيبة», «قوات الجيش»; a man with an office among them is a visitor. */
const areTroopsAt = (scene: Scene, token: number): boolean => token < scene.tokens.count && markAt(scene, token, 'troops') !== undefined && !scene.found.at(token).some(({ entry }) => entry.class === 'title-offices');

/** «أن مقاتلي الحركة وصلوا»: the first word of the clause. */
function areTroopsBefore(scene: Scene, verb: number): boolean {
  let first = verb - 1;
  while (first > verb - LONGEST_FORCE && first > 0 && scene.sentenceOf[first - 1] === scene.sentenceOf[verb] && scene.tokens.kind[first] === WORD && !markAt(scene, first - 1, 'break')) first -= 1;
  return first < verb && areTroopsAt(scene, first);
}

/** Words of a force's name before its verb. */
const LONGEST_FORCE = 6;

/** «قدمت X دعما للمجموعة». */
const GIVE = 'give';
/** Words between control and the ground that it is of. */
const FARTHEST_GROUND = 8;

/** «تمكنت القوات من استعادة السيطرة على الجزء الشرقي من المدينة»: ground without a name. */
function gainsGround(scene: Scene, { isVerb, match: { to } }: Trigger, { carrier, participants }: Cast): boolean {
  return !isVerb && carrier !== null && participants.some(({ side }) => side === 'actor') && markAfter(scene, to, FARTHEST_GROUND, 'ground') !== undefined;
}

/** Whether a telling says enough to be an event: somebody takes part, or it is a strike, massing or truce somewhere. */
function isTold(scene: Scene, { trigger, cast, statement, reality }: Telling): boolean {
  if (reality.reason === RESPONSIBILITY) return false;
  if (reality.reason === VOICED_NOW && trigger.status === 'ongoing' && cast.participants.length > 0) return true;
  // «قاطع المذيع ضيفه»: sanctions are between those who have names
  if (trigger.type === 'SANCTION' && cast.participants.length === 0) return false;
  const actors = cast.participants.filter(({ side }) => side === 'actor').length;
  if (trigger.type === 'REJECT' && isOfComment(scene, trigger)) return false;
  // «لا يمنع ذلك …»: who bars somebody from something has a name
  if (trigger.match.entry.id === BAR && actors === 0) return false;
  if (isNoVisitor(scene, trigger)) return false;
  // «ضبط 878 حالة»: things are seized otherwise
  if (trigger.mode === 'arrest' && trigger.isVerb && SEIZES.test(trigger.match.entry.spelling) && cast.participants.every(({ entity }) => scene.entityById.get(entity)?.type === 'place') && !cast.unnamed.some(({ span }) => arePeople(scene, scene.tokens.tokenAt(span[0])))) return false;
  // «يحمل توقيع الفنان»: a paper is named, or those who sign
  if (trigger.match.entry.id === SIGNING && !trigger.isVerb && actors < 2 && !scene.namedAt[trigger.match.to] && !hasPact(scene, trigger)) return false;
  const isDeed = DEEDS.has(trigger.type);
  // «تنفي قطر الاتهامات»: who denies them has not made them
  if (trigger.type === 'ACCUSE' && !trigger.isVerb && cast.carrier?.id === DENYING) return false;
  if (trigger.needs === 'recipient' && (isDeed || trigger.mode === 'host') && trigger.mode !== 'restrict' && cast.participants.length > 0 && cast.unnamed.some(({ side }) => side === 'recipient')) return true;
  // «حضر الاستقبال X»: who attends one that was told before
  if (cast.reasons.includes('who-attends')) return true;
  // «هاجم الوزير معارضيه»
  if (trigger.type === 'ACCUSE' && trigger.needs === 'recipient' && ATTACKING.has(trigger.match.entry.id) && cast.participants.length > 0) return true;
  // «المطالب تصل إلى الوزير»: nobody arrives, and nowhere
  if (trigger.isVerb && trigger.match.entry.id === ARRIVE && !cast.participants.some(({ side }) => side === 'actor') && (cast.place === null || (cast.participants.length > 0 && !cast.participants.some(({ entity }) => scene.entityById.get(entity)?.type === 'person')))) return false;
  // «عقوبات تصل إلى الإعدام», «في عمق يصل إلى 20 كيلومترا», «150 مليونا ستصل إلى …»: a measure
  if (trigger.isVerb && trigger.match.entry.id === ARRIVE && isMeasure(scene, trigger)) return false;
  // «توجه إلى الشعب بكلمة»
  if (trigger.match.entry.id === HEAD_FOR) return (cast.participants.some(({ side }) => side === 'actor') || cast.unnamed.some(({ side }) => side === 'actor')) && (cast.place !== null || cast.participants.some(({ entity, side }) => side === 'recipient' && isCountry(scene, entity)));
  if (trigger.needs === 'place') return cast.place !== null || gainsGround(scene, trigger, cast) || cast.participants.some(({ side }) => side === 'recipient') || (cast.participants.length > 0 && cast.unnamed.some(({ side }) => side === 'recipient'));
  // «بحث X سبل …» alone: nobody is met
  if (trigger.needs === 'explicit' && cast.participants.length < 2 && !EXPLICIT_PAIR.test(scene.tokens.slice(trigger.match.from))) return false;
  if (trigger.needs === 'explicit') return cast.reasons.some((reason) => EXPLICIT.has(reason));
  // «بدعم كبير من قوات …»: who gives it is told
  if (!trigger.isVerb && (trigger.type === 'SUPPORT' || trigger.type === 'AID') && (cast.reasons.includes('after-min') || cast.reasons.includes('after-by') || (cast.carrier?.id === GIVE && actors > 0))) return true;
  // «تنفذ الجماعة اعتقالات»
  if (trigger.mode === 'arrest' && !trigger.isVerb && (cast.carrier !== null || cast.reasons.includes('who-carried-it-out')) && cast.participants.some(({ side }) => side === 'actor')) return true;
  // «قضت محكمة بسجن عشرين شخصا»
  if (cast.carrier?.kind === RULING && (cast.participants.length > 0 || cast.unnamed.some(({ side }) => side === 'recipient'))) return true;
  // «القبض على أربعة آخرين»; «ضبط أربعة» may be of things
  if (trigger.mode === 'arrest' && !trigger.isVerb && trigger.match.to - trigger.match.from > 1 && scene.countedAt[trigger.match.to] === 1) return true;
  // «تنفيذ بند تبادل الأسرى»
  if (trigger.match.entry.id === SWAP && !trigger.isVerb) return true;
  // «تشريد أكثر من 200 ألف شخص»
  if (trigger.match.entry.id === DISPLACEMENT && scene.quantities.some(({ span, what }) => what === 'displaced' && isRightBehind(scene, trigger, span))) return true;
  // «اعتقل أكثر من 200 مدرس»
  if (trigger.mode === 'arrest' && trigger.match.suffix === '' && cast.unnamed.some(({ side, span }) => side === 'recipient' && arePeople(scene, scene.tokens.tokenAt(span[0])))) return true;
  // «رغم انتقادات منظمات غير حكومية»
  if (!trigger.isVerb && (trigger.type === 'ACCUSE' || trigger.type === 'REQUEST') && cast.unnamed.some(({ side }) => side === 'actor')) return true;
  // «وطالب أكبر أحزاب المعارضة الحكومة بـ…»
  const isOfUnnamed = trigger.needs === 'actor' && !isDeed && cast.unnamed.some(({ side }) => side === 'actor') && cast.participants.some(({ side }) => side === 'recipient');
  const hasNeeded = !trigger.needs || isOfUnnamed || cast.participants.some(({ side }) => side === trigger.needs);
  if (!hasNeeded && !(isDeed && trigger.needs === 'recipient' && (cast.place !== null || cast.isUnnamed || trigger.type !== 'COERCE'))) return false;
  if (cast.participants.length > 0) return true;
  // «تعديل أنظمة، والاتفاقيات الدولية»: known ones with nobody are told by the clause about them
  if (reality.reason === KNOWN && trigger.match.entry.spelling.endsWith('ات')) return statement !== null && markAfter(scene, trigger.match.to, FARTHEST_RELATIVE, 'relative') !== undefined;
  if (trigger.type === 'AGREE') return statement !== null;
  if (trigger.isVerb) return trigger.type === 'PROTEST' || (isDeed && (trigger.type === 'ASSAULT' || cast.isUnnamed || cast.place !== null));
  return trigger.type === 'ASSAULT' || trigger.type === 'MOBILIZE' || trigger.type === 'PROTEST' || trigger.mode === 'ceasefire';
}
