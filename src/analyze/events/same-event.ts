import type { EventTime } from '../../model/event.ts';
import { type Draft, actorsOf, idOf, isPlural, isReal, principals, sideOf } from './draft.ts';
import type { Telling } from './find-events.ts';
import { AS_FACT, SINCE_THEN } from './reality.ts';
import { countTolls, isCasualty, isGroundApart } from './same-attack.ts';
import { type Scene, hasArticle, markAt } from './scene.ts';
import { isDefinite } from './trigger.ts';

/** One place may be told more closely than the other: «سرت» and «محور سرت الجفرة». */
export function placesAgree(scene: Scene, a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return true;
  const [x, y] = [scene.entityById.get(a)?.name ?? '', scene.entityById.get(b)?.name ?? ''];
  return x.includes(y) || y.includes(x);
}

export function isSameEvent(scene: Scene, draft: Draft, telling: Telling): boolean {
  const first = draft.tellings[0]!;
  if (first.trigger.type !== telling.trigger.type || isGroundApart(first, telling) || !modesAgree(first, telling)) return false;
  if (first.inBody && telling.inBody && isWelcome(scene, first) !== isWelcome(scene, telling)) return false;
  if (goesOn(telling) !== goesOn(first) || isFurtherDeed(scene, draft, telling) || isOtherWork(draft, telling) || isBesides(scene, telling)) return false;
  if (isOneOff(telling) !== isOneOff(first) || (isOneOff(telling) && idOf(first) !== idOf(telling))) return false;
  if ((isReal(draft.status) !== isReal(telling.reality.status) || (draft.status === 'denied') !== (telling.reality.status === 'denied')) && telling.inBody && first.inBody && !isOfPlan(scene, draft, telling)) return false;
  if (draft.time && telling.time && !timesAgree(draft.time, telling.time)) return false;
  if (first.trigger.type === 'SUPPORT' && idOf(first) !== idOf(telling)) return false;
  // what was agreed on, and what the talks were about
  if (first.trigger.type === 'COOPERATE' && first.reality.marginal !== telling.reality.marginal && first.inBody && telling.inBody) return false;
  if (!placesAgree(scene, draft.place, telling.cast.place) && first.trigger.type !== 'CONSULT') return false;
  return participantsAgree(scene, draft, telling) || isToldByAnother(scene, draft, telling) || isHowItWas(scene, draft, telling) || isToldAgain(scene, draft, telling);
}

/** «وتأتي الزيارة بعد …», «إن زيارته تأتي …»: the visit, told by nothing but its name, is the one told last, be it yet to come. */
export function isOfPlan(scene: Scene, { tellings, status, sides }: Draft, { trigger, cast, reality }: Telling): boolean {
  const { match } = trigger;
  if (status !== 'planned' || trigger.mode !== 'visit' || trigger.isVerb || reality.reason !== AS_FACT || cast.carrier !== null || markAt(scene, match.from - 1, 'after')) return false;
  if (!isDefinite(trigger) && match.suffix === '') return false;
  return cast.participants.every(({ entity, side }) => side !== 'actor' || sides.get(entity) === 'actor') && tellings.some(({ trigger: other }) => other.mode === 'visit');
}

/** «تعاون ثلاثي بين …» after somebody's «العمل معا»: work that is told with all its parties, as if it were new, is not that of others. */
function isOtherWork({ sides }: Draft, telling: Telling): boolean {
  if (telling.trigger.type !== 'COOPERATE' || telling.trigger.isVerb || isDefinite(telling.trigger) || !telling.inBody) return false;
  const actors = actorsOf(telling);
  return actors.length > 1 && actors.some((actor) => sides.get(actor) !== 'actor');
}

/** «… بالإضافة لدعمها جهود …»: what is done besides. */
function isBesides(scene: Scene, { trigger, cast, inBody }: Telling): boolean {
  const { from } = trigger.match;
  return inBody && !trigger.isVerb && cast.participants.length > 0 && scene.marks.hasIdBetween(from - 2, from, 'besides');
}

/** «إلى ذلك، قتل أربعة …», «كما شنت أربع غارات»: a deed told as a further one, or with other dead than the one before. */
function isFurtherDeed(scene: Scene, { tellings }: Draft, telling: Telling): boolean {
  const { trigger, cast, inBody, sentence } = telling;
  if (trigger.type === 'CONSULT') return isFurtherReception(scene, tellings, telling);
  if (trigger.type !== 'ASSAULT' || !inBody || (!trigger.isVerb && isDefinite(trigger)) || tellings.some((other) => other.sentence === sentence || !other.inBody)) return false;
  const opens = markAt(scene, scene.sentences[sentence]!.from, 'furthermore') ?? [0, 1, 2].map((step) => trigger.isVerb && clauseHas(scene, trigger.match.to + step, trigger.match.from) ? markAt(scene, trigger.match.to + step, 'furthermore') : undefined).find(Boolean) ?? markAt(scene, (cast.carrier?.from ?? trigger.match.from) - 1, 'furthermore');
  if ((opens && !isCasualty(telling)) || opensElsewhere(scene, tellings, telling)) return true;
  // «قصف الطيران المروحي … قصفت طائرات التحالف»
  if (actorsOf(telling).length > 0 && !tellings.some((other) => actorsOf(other).length > 0) && tellings.some((other) => other.cast.unnamed.some(({ side }) => side === 'actor'))) return true;
  const mine = countedIn(scene, telling);
  return mine.length > 0 && tellings.some((other) => countedIn(scene, other).length > 0) && !tellings.some((other) => countedIn(scene, other).some((toll) => mine.includes(toll)));
}

/** «كما استقبل …», «إلى ذلك، استقبل …»: guests told of further, when none of them was told of before. */
function isFurtherReception(scene: Scene, tellings: readonly Telling[], telling: Telling): boolean {
  const { trigger, inBody, sentence } = telling;
  if (!inBody || !trigger.isVerb || trigger.mode !== 'host' || tellings.some((other) => other.sentence === sentence || !other.inBody)) return false;
  const { from } = scene.sentences[sentence]!;
  if (!markAt(scene, from, 'furthermore') || trigger.match.from - from > FARTHEST_FURTHER) return false;
  const mine = guestsOf(telling);
  return !tellings.some((other) => guestsOf(other).some((guest) => mine.includes(guest)));
}

/** Words between «إلى ذلك» and the verb. */
const FARTHEST_FURTHER = 4;

const guestsOf = ({ cast }: Telling): string[] => cast.participants.filter(({ side }) => side === 'recipient').map(({ entity }) => entity);

/** «وفي مديرية لودر نصبت المقاومة كمينا»: a sentence that opens with a place which none of the tellings before names. */
function opensElsewhere({ sentences, tokens, mentions, entityById, sentenceOf, marks }: Scene, tellings: readonly Telling[], { sentence, trigger }: Telling): boolean {
  const { from } = sentences[sentence]!;
  if (!marks.hasWord(from, 'preposition', 'fi')) return false;
  const opening = mentions.find(({ span, entity }) => span[0] > tokens.start[from]! && tokens.tokenAt(span[0]) - from <= LONGEST_OPENING && span[1] <= tokens.start[trigger.match.from]! && entityById.get(entity)?.type === 'place');
  if (!opening) return false;
  return !mentions.some(({ entity, span }) => entity === opening.entity && tellings.some((other) => other.sentence === sentenceOf[tokens.tokenAt(span[0])]));
}

const LONGEST_OPENING = 5;

const clauseHas = ({ clauseOf, tokens }: Scene, token: number, other: number): boolean => token < tokens.count && clauseOf[token] === clauseOf[other];

/** The dead and wounded counted right beside a telling of them. */
const countedIn = (scene: Scene, telling: Telling): readonly string[] => (isCasualty(telling) && (telling.trigger.isVerb || !isDefinite(telling.trigger)) ? countTolls(scene, telling, 1) : []);

export function modesAgree({ trigger: a, cast }: Telling, { trigger: b, cast: other }: Telling): boolean {
  if (a.mode === b.mode) return true;
  if (a.type === 'CONSULT') return isReception(a.mode) && isReception(b.mode) && cast.place === null && other.place === null;
  if (a.type === 'ASSAULT') return isHow(a.mode) && isHow(b.mode) && (IN_GENERAL.has(a.match.entry.id) || IN_GENERAL.has(b.match.entry.id) || (SHELLING.has(a.mode!) && SHELLING.has(b.mode!)));
  return a.mode === null || b.mode === null || a.mode === 'other' || b.mode === 'other';
}

/** Words for an attack of any kind. */
const IN_GENERAL: ReadonlySet<string> = new Set(['attack', 'targeting', 'hit', 'destroy']);

/** Ways of one attack; a killing or an abduction is another thing. */
const isHow = (mode: string | null): boolean => mode === 'armed' || mode === 'bombing' || SHELLING.has(mode ?? '');

/** «قصف» is said of guns and of planes. */
const SHELLING: ReadonlySet<string> = new Set(['shelling', 'airstrike']);

/** «يشن منذ شهر حملة قصف»: a campaign is apart from each of its blows. */
export const goesOn = ({ trigger, reality }: Telling): boolean => trigger.type === 'ASSAULT' && reality.reason === SINCE_THEN;

/** Single deeds («إرسال», «إعطاء», a banquet) are the same only when told by the same word. */
const isOneOff = ({ trigger }: Telling): boolean => trigger.status === 'planned' || trigger.match.entry.id === 'banquet' || trigger.match.entry.id === 'touring' || trigger.match.entry.id === 'send-troops';

/** A welcome by the host himself is the meeting. */
const isReception = (mode: string | null): boolean => mode === 'host' || mode === 'meet';

export function timesAgree(a: EventTime, b: EventTime): boolean {
  if (a.rel || b.rel) return a.rel === b.rel;
  const [x, y] = [a.start ?? '', b.start ?? ''];
  if (x.startsWith(y) || y.startsWith(x)) return true;
  // a day of a week
  return x.length === y.length && x <= (b.end ?? y) && y <= (a.end ?? x);
}

/**
 * The principals (who acts or is acted upon) must meet: for a meeting those of one telling are among those of the
 * other; for the rest they share an actor. A telling with nobody (a bare definite noun) joins what was told before.
 */
function participantsAgree(scene: Scene, draft: Draft, telling: Telling): boolean {
  if (isAnotherReception(scene, draft, telling)) return false;
  const isBackReference = telling.trigger.type === 'CONSULT' && !telling.trigger.isVerb && !telling.cast.participants.some(({ side }) => side === 'actor');
  if (isBackReference && isDefinite(telling.trigger)) return true;
  if (isKnownAgreement(telling) && telling.trigger.mode !== 'sign' && actorsOf(telling).length < 2 && draft.tellings.some((other) => (idOf(other) === idOf(telling) && isPlural(other) === isPlural(telling)) || (other.trigger.isVerb && other.trigger.mode === telling.trigger.mode && !isPlural(telling)))) return true;
  if (isTruceAgreed(scene, draft, telling)) return true;
  const all = principals(telling.cast.participants);
  const others = [...draft.sides].flatMap(([entity, side]) => (side === 'also' ? [] : [entity]));
  const isMeeting = telling.trigger.type === 'CONSULT';
  const mine = isMeeting ? all.filter((entity) => !isDelegationOf(scene, entity, others)) : all;
  const theirs = new Set(isMeeting ? others.filter((entity) => !isDelegationOf(scene, entity, all)) : others);
  if (mine.every((entity) => sideOf(telling, entity) === 'recipient') && telling.trigger.type === 'ASSAULT' && !telling.trigger.isVerb && isDefinite(telling.trigger) && draft.tellings.some((other) => idOf(other) === idOf(telling))) return true;
  if (mine.length === 0) {
    const isSameWord = draft.tellings.some((other) => idOf(other) === idOf(telling));
    // «التوقيع» of an agreement told before
    const isKnownPact = telling.trigger.mode === 'sign' && isKnownAgreement(telling);
    return isKnownPact || isShellingTold(draft, telling) || (isSameWord && (isDefinite(telling.trigger) || theirs.size === 0));
  }
  // a fight that nobody is named in is not one that has its own time
  if (theirs.size === 0) return !isMassedByOthers(draft, telling) && isOfNamelessFight(draft, telling) && (telling.time === null || draft.time !== null || draft.tellings.some(({ sentence }) => sentence === telling.sentence));
  const shared = mine.filter((entity) => theirs.has(entity)).length;
  const isKnown = !telling.trigger.isVerb && isDefinite(telling.trigger);
  if (telling.trigger.type === 'CONSULT') return shared === mine.length || shared === theirs.size || (isKnown && shared > 0);
  const actors = telling.cast.participants.filter(({ side }) => side === 'actor').map(({ entity }) => entity);
  if (recipientsPart(scene, draft, telling)) return false;
  if (actors.length === 0) return shared > 0;
  return actors.some((entity) => draft.sides.get(entity) === 'actor') || (shared > 0 && ![...draft.sides.values()].includes('actor'));
}

/** «التفاهمات … بوقف إطلاق النار», «الاتفاق على هدنة»: the truce is what was agreed. */
function isTruceAgreed({ clauseOf }: Scene, { tellings }: Draft, { trigger }: Telling): boolean {
  if (trigger.type !== 'AGREE' || trigger.mode !== 'ceasefire') return false;
  return tellings.some(({ trigger: other }) => other.match.entry.id === AGREEMENT && other.match.to <= trigger.match.from && trigger.match.from - other.match.to <= NEAR_TRUCE && clauseOf[other.match.from] === clauseOf[trigger.match.from]);
}

const AGREEMENT = 'agreement';

/** Words between «اتفاق» and the truce that it is. */
const NEAR_TRUCE = 8;

/** «التقى الوفد التركي» after «استقبل وزير الدفاع التركي»: those whom the guest came with are met with him. */
export function isDelegationOf({ entityById, mentions }: Scene, entity: string, others: readonly string[]): boolean {
  const { type, name } = entityById.get(entity)!;
  if (type !== 'group' || !/^الوفد(?: |$)/.test(name)) return false;
  const [, nation = ''] = name.split(' ');
  return others.some((other) => other !== entity && entityById.get(other)?.type === 'person' && mentions.some((mention) => mention.entity === other && (mention.role ?? '').includes(nation)));
}

/** «استقبله لدى وصوله إلى المطار»: a welcome at the airport is no meeting. */
function isWelcome({ found, sentenceOf, entityById }: Scene, { trigger: { mode, isVerb, match: { to } }, cast, sentence }: Telling): boolean {
  if (mode !== 'host' || !isVerb) return false;
  if (cast.place !== null && WHERE_ONE_LANDS.test(entityById.get(cast.place)?.name ?? '')) return true;
  for (let token = to; token < to + FARTHEST_ARRIVAL && sentenceOf[token] === sentence; token++) if (found.at(token).some(({ entry }) => entry.class === 'event-nouns' && entry.id === 'visit' && ARRIVAL.test(entry.spelling))) return true;
  return false;
}

const WHERE_ONE_LANDS = /^(?:مطار|قاعدة|ميناء) /;

const ARRIVAL = /^وصول/;

/** Words between a welcome and «لدى وصوله». */
const FARTHEST_ARRIVAL = 12;

/** Troops that one speaker says nobody has massed, and another that some have. */
function isMassedByOthers({ tellings }: Draft, { trigger, statement, inBody }: Telling): boolean {
  return trigger.type === 'MOBILIZE' && inBody && statement !== null && tellings.every((other) => other.statement !== null && other.statement.speaker !== statement.speaker);
}

/** «معارك ضارية» of long ago and, sentences later, «قتل شرطي في هجوم»: told far off, nobody and no place in common, they are two. */
function isOfNamelessFight({ tellings, place }: Draft, { trigger, cast, sentence, inBody }: Telling): boolean {
  if (trigger.type !== 'ASSAULT' || !inBody || (!trigger.isVerb && isDefinite(trigger)) || (place !== null && cast.place !== null)) return true;
  return tellings.some((other) => !other.inBody || Math.abs(other.sentence - sentence) <= 1 || idOf(other) === trigger.match.entry.id);
}

/** «القصف» after «غارات»: what was told in the sentence before by another word. */
function isShellingTold({ tellings }: Draft, { trigger, sentence, inBody }: Telling): boolean {
  if (!inBody || trigger.isVerb || !SHELLING.has(trigger.mode ?? '') || !isDefinite(trigger)) return false;
  return tellings.some((other) => other.inBody && SHELLING.has(other.trigger.mode ?? '') && sentence - other.sentence === 1);
}

/** «كما استقبل …»: guests of its own make it another reception. */
function isAnotherReception(scene: Scene, { tellings, sides }: Draft, { trigger, cast, sentence, inBody }: Telling): boolean {
  if (!isReception(trigger.mode) || !trigger.isVerb || !inBody || !markAt(scene, trigger.match.from - 1, 'furthermore')) return false;
  const guests = cast.participants.filter(({ entity, side }) => side === 'recipient' || (side === 'actor' && !cast.subject.includes(entity)));
  return tellings.some((other) => other.trigger.isVerb && other.inBody && other.sentence !== sentence) && !guests.some(({ entity }) => sides.has(entity));
}

/** «استبدلنا 33 أسيرا» is the exchange told before, by one who had a part in it; «عملية تبادل المحتجزين» is a known one. */
function isToldAgain(scene: Scene, { tellings }: Draft, { trigger, cast }: Telling): boolean {
  if (trigger.type !== 'RETREAT' || !tellings.some((other) => idOf(other) === trigger.match.entry.id)) return false;
  if (cast.reasons.includes('who-says-we')) return true;
  const { to } = trigger.match;
  const isConstruct = !trigger.isVerb && to < scene.tokens.count && hasArticle(scene, to);
  return isConstruct && principals(cast.participants).length === 0;
}

/** «وقال شهود إن انفجارا وقع في …»: a further source tells of the blast as if it were new; «انفجار آخر» is another. */
function isToldByAnother(scene: Scene, { tellings, sides }: Draft, { trigger, statement, cast, sentence }: Telling): boolean {
  const { tokens } = scene;
  if (trigger.type !== 'ASSAULT' || trigger.isVerb || statement === null || principals(cast.participants).length > 0) return false;
  if ([...sides.values()].includes('actor') || tellings.some((other) => other.statement === statement)) return false;
  const dead = deadOf(scene, sentence);
  if (dead.length > 0 && tellings.some((other) => deadOf(scene, other.sentence).length > 0) && !tellings.some((other) => deadOf(scene, other.sentence).some((count) => dead.includes(count)))) return false;
  const { to } = trigger.match;
  return idOf(tellings[0]!) === trigger.match.entry.id && !(to < tokens.count && OTHER_ONE.test(tokens.slice(to)));
}

/** «قتل خمسون في تفجير. وكانت امرأة قد فجرت …»: how the deed of that day came about, told right behind it. */
function isHowItWas(scene: Scene, { tellings }: Draft, { trigger, sentence, inBody }: Telling): boolean {
  if (trigger.type !== 'ASSAULT' || !trigger.isVerb || !inBody || !markAt(scene, trigger.match.from - 1, 'already') || !markAt(scene, scene.sentences[sentence]!.from, 'was')) return false;
  return tellings.some((other) => sentence - other.sentence === 1 && other.trigger.mode === trigger.mode);
}

/** How many are told dead in a sentence. */
const deadOf = ({ quantities, tokens, sentenceOf }: Scene, sentence: number): readonly number[] =>
  quantities.flatMap(({ what, value, span }) => (what === 'killed' && value !== null && sentenceOf[tokens.tokenAt(span[0])] === sentence ? [value] : []));

const OTHER_ONE = /^(?:آخر|أخرى|ثان|ثانيا|ثانية|ثالث|جديد|جديدا|مماثل|مماثلا)$/;

/** «الاتفاق»: one told before. */
const isKnownAgreement = ({ trigger }: Telling): boolean => trigger.type === 'AGREE' && !trigger.isVerb && isDefinite(trigger);

/** Support for one and support for another are two, whoever gives it. */
function recipientsPart({ entityById }: Scene, draft: Draft, telling: Telling): boolean {
  const mine = telling.cast.participants.filter(({ side }) => side === 'recipient').map(({ entity }) => entity);
  const theirs = [...draft.sides].filter(([, side]) => side === 'recipient').map(([entity]) => entity);
  // two rulers who are congratulated
  const isMan = (entity: string): boolean => entityById.get(entity)?.type === 'person';
  if (telling.trigger.type === 'SUPPORT' && mine.some(isMan) && theirs.some(isMan)) return !mine.some((entity) => isMan(entity) && theirs.includes(entity));
  return mine.length > 0 && theirs.length > 0 && !mine.some((entity) => theirs.includes(entity));
}
