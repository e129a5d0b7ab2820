import { AL } from '../../text/clitics.ts';
import { WORD } from '../../text/tokens.ts';
import { allBefore, excellency, impliedSubject, isOfExcellency, pronounOf } from './antecedent.ts';
import type { Cast, CastBuilder } from './cast-builder.ts';
import type { Asked } from './gender.ts';
import { castLeaving, isWithin, placeBefore, whoWent } from './journey.ts';
import type { Mark } from './marks.ts';
import { castParticiple, isParticiple } from './participle.ts';
import { type Phrase, likelyPreposition } from './phrase.ts';
import { WITH_THE, castRuling } from './ruling.ts';
import { PASSED, type Scene, hasArticle, isCountry, markAfter, markAt } from './scene.ts';
import { HEAD_FOR, NEEDS_WORDS, OTHERS_DEEDS, type Setting } from './setting.ts';
import { ownsSite } from './site.ts';
import { DO, MOST_ADJECTIVES, RULING } from './surroundings.ts';
import type { Trigger } from './trigger.ts';
import type { Noun } from './unnamed.ts';
import { ACCUSATIVE } from './word-form.ts';

/** «استعداد الاتحاد لمساعدة …». */
const READY = 'ready';
/** «يقوم», «يجري»: light words that can only be verbs of one man or masculine body; «تعرض» may be of the past. */
const OF_ONE_MAN = /^ي[^ ]+[^نوا]$/;
/** How the charge begins behind a noun with the pronoun of the accused. */
const CHARGES: ReadonlyMap<string, string> = new Map([['اتهام', 'بال'], ['إدانة', 'ب']]);
/** «بتمويل», «بالفساد», «بأنها». */
const CHARGE = /^ب\p{L}{3}/u;
const SHOWS_SEVERAL = /(?:وا|ون)$/;
/** «الضربات الجوية»; «القبض على» governs. */
const ENDS_DEFINITE = /(?:^| )ال\S+$/;
/** «القبض عليه». */
const ON_HIM = / علي(?:ه|ها|هم|هما)$/;
/** Prepositions whose phrase may stand between a light verb and its noun. */
const BETWEEN: ReadonlySet<string> = new Set(['maa', 'ala', 'li', 'ila', 'haqq', 'did']);
export const TAKE_PART = 'take-part';

/** A noun that tells an event with the light verb that carries it, if any, and the tellings before it in its sentence. */
interface Carried {
  readonly trigger: Trigger;
  readonly carrier: Mark | null;
  readonly told: readonly Cast[];
}

/** Casts what a noun tells: who stands beside its light verb, whom its pronoun means, its adjectives and its genitive. */
export function castNoun(setting: Setting, trigger: Trigger, cast: CastBuilder, told: readonly Cast[]): void {
  const { match: { to, suffix, entry } } = trigger;
  const noun: Carried = { trigger, carrier: ownCarrier(setting, trigger), told };
  // «غادر X بغداد مختتما زيارة»
  castLeaving(setting, trigger, cast);
  castCarrier(setting, noun, cast);
  castBehind(setting, trigger, cast);
  const hasPronoun = suffix !== '' && !noun.carrier;
  if (noun.carrier === null && castWelcome(setting, trigger, cast)) return;
  // «وصل … في زيارة رسمية»
  if (!hasPronoun && isComing(setting, noun)) cast.add(whoWent(setting, trigger.match.from, told) ?? impliedSubject(setting, trigger.match.from, trigger), 'actor', 'whoever-comes');
  if (hasPronoun) castPronoun(setting, noun, cast);
  castAdjectives(setting.scene, trigger, cast);
  castAimedAt(setting, trigger, cast);
  if (entry.id === HEAD_FOR && cast.hasActor()) return;
  if (isParticiple(trigger)) return castParticiple(setting, trigger, cast, told);
  // a noun with the article governs nothing
  const genitive = governsNothing(trigger) ? null : setting.around.genitiveAt(to);
  if (genitive) castGenitive(setting, { trigger, genitive, hasPronoun }, cast);
  // behind «هجوم» stands an adjective, behind «مقتل» who died
  else if (!hasPronoun && wantsSufferer(trigger)) cast.addNoun(setting.nouns.at(to), 'recipient');
  else if (!hasPronoun && !governsNothing(trigger)) castCritics(setting, trigger, cast);
}

/** «انتقادات منظمات غير حكومية», «دعوات المدافعين عن …»: people or bodies without a name who say it. */
function castCritics({ scene, nouns }: Setting, { type, match: { to } }: Trigger, cast: CastBuilder): void {
  if ((type !== 'ACCUSE' && type !== 'REQUEST') || cast.hasActor()) return;
  if (to < scene.tokens.count && VOICES.test(scene.tokens.slice(to)) && !scene.found.at(to).some(({ entry }) => entry.class.startsWith('event-'))) cast.addNoun(nouns.at(to), 'actor');
}

/** «منظمات», «المدافعين»; a deed that is told is nobody. */
const VOICES = /^\p{L}{3,}(?:ات|ين|ون)$/u;

const sideOf = ({ frame }: Trigger): string => frame.get('g') ?? 'actor';
const governsNothing = ({ match: { clitics, entry } }: Trigger): boolean => (clitics & AL) !== 0 || ENDS_DEFINITE.test(entry.spelling);

/** «مقتل سائق»: a noun of whoever suffers it, without the article. */
function wantsSufferer(trigger: Trigger): boolean {
  const { type, match: { clitics, entry } } = trigger;
  return sideOf(trigger) === 'recipient' && NEEDS_WORDS.has(type) && (clitics & AL) === 0 && !entry.spelling.startsWith(WITH_THE);
}

/** The light verb of a noun; «الاشتباكات بدأت بعد مقتل …», «فض الاعتصام» have none of their own. */
function ownCarrier({ around, scene }: Setting, trigger: Trigger): Mark | null {
  const met = around.carrierOf(trigger);
  const isAfter = sideOf(trigger) === 'recipient' && markAt(scene, trigger.match.from - 1, 'after') !== undefined;
  // «تقدم بمقترحات لفك الاعتصام»
  const isOfGift = met?.id === 'give' && trigger.type === 'PROTEST' && (trigger.match.clitics & AL) !== 0;
  return met && (isAfter || isOfGift || isSubjectOf(scene, met, trigger)) ? null : met;
}

/** «أجرى X محادثات», «قضت المحكمة بسجن …»: who stands beside the word that carries the noun. */
function castCarrier(setting: Setting, { trigger, carrier, told }: Carried, cast: CastBuilder): void {
  if (carrier === null) return;
  if (carrier.kind === RULING) return castRuling(setting, trigger, carrier, cast);
  cast.carrier = carrier;
  if (cast.hasActor()) return;
  const subject = subjectOfCarrier(setting, trigger, carrier);
  cast.subject = subject ? setting.around.withCoordinates(subject) : impliedByCarrier(setting, { trigger, carrier, told });
  const side = subject && isCaughtBefore(setting.scene, trigger, carrier, subject) ? 'recipient' : sideOfCarried(trigger, carrier);
  cast.add(cast.subject, side, 'subject-of-light-verb');
  castBetween(setting, trigger, carrier, cast);
  if (!subject && NEEDS_WORDS.has(trigger.type) && carrier.id !== 'sign') cast.addNoun(setting.nouns.before(carrier.from) ?? setting.nouns.at(carrier.to), side);
}

function subjectOfCarrier({ around }: Setting, { match: { from } }: Trigger, carrier: Mark): Phrase | null {
  const between = around.firstBareBetween(carrier.to, from);
  // «توصل تركيا إلى تفاهم»: who stands right behind a light word is its subject
  return (carrier.id === READY || between?.from === carrier.to ? between : null) ?? around.subjectBefore(carrier.from) ?? between;
}

/** Whose the deed is when no phrase is the subject of its light verb. */
function impliedByCarrier(setting: Setting, { trigger, carrier, told }: Carried & { readonly carrier: Mark }): readonly string[] {
  const { from } = trigger.match;
  const national = nationBeside(setting, carrier);
  if (isOfExcellency(setting.scene, carrier.to)) return excellency(setting, carrier.from, trigger);
  if (national.length > 0) return national;
  const all = allBefore(setting.scene, carrier, told);
  if (all) return all;
  // «إن عناصر الخلية تلقوا تدريبات»
  if (setting.nouns.opensClause(carrier.from)) return [];
  // «قامت انتحاريتان بتفجير …»
  const noun = carrier.id === DO ? setting.nouns.at(carrier.to) : null;
  if (noun && !isAccusative(setting.scene, noun)) return [];
  return isNounBetween(setting, carrier.to, from) || isOfNobody(setting.scene, trigger, carrier) ? [] : impliedSubject(setting, from, trigger, askedBy(setting.scene, carrier, trigger));
}

/** «إن X ألقي القبض عليه»: a passive of the past shows its ي, and its pronoun is who stands before it. */
function isCaughtBefore({ tokens, entityById }: Scene, { match: { entry } }: Trigger, carrier: Mark, { to, heads }: Phrase): boolean {
  return ON_HIM.test(entry.spelling) && to <= carrier.from && PASSIVE_CARRIER.test(tokens.slice(carrier.from)) && entityById.get(heads[0]!.entity)?.type === 'person';
}

const PASSIVE_CARRIER = /^[وف]?[أا]\p{L}+ي$/u;

/** Light words whose subject suffers what they carry. */
const SUFFERED: ReadonlySet<string> = new Set(['suffer', 'face', 'enjoy', 'repel']);

/** Of a killing or an arrest the genitive is who suffers it; who carries it out still acts. */
function sideOfCarried({ type }: Trigger, { id }: Mark): 'actor' | 'recipient' | 'also' {
  if (SUFFERED.has(id) || (id === 'receive' && type !== 'CONSULT')) return 'recipient';
  return id === TAKE_PART ? 'also' : 'actor';
}

/** «لقاء جمعه مع X», «غارة نفذها X», «القبض عليه»: what stands right behind the noun. */
function castBehind(setting: Setting, trigger: Trigger, cast: CastBuilder): void {
  const { scene, around, nouns } = setting;
  const { from, to, entry } = trigger.match;
  // «بعد لقاء جمعه مع X»: the pronoun is who was spoken of
  if (markAt(scene, to, 'gathered')) cast.add(impliedSubject(setting, from, trigger), 'actor', 'pronoun-on-the-gathering-verb');
  const doer = around.doerAfter(to);
  if (doer?.phrase) cast.add(around.withCoordinates(doer.phrase), doer.side, 'who-carried-it-out');
  else if (doer) cast.addNoun(nouns.at(doer.to), doer.side);
  if (ON_HIM.test(entry.spelling)) cast.add(impliedSubject(setting, from, trigger, null).filter((entity) => scene.entityById.get(entity)?.type !== 'organization'), sideOf(trigger), 'pronoun-on-noun');
}

/** «وصل … في زيارة رسمية». */
function isComing({ scene, around }: Setting, { trigger, carrier }: Carried): boolean {
  const { mode, match: { from, to, clitics } } = trigger;
  return !carrier && mode === 'visit' && (clitics & AL) === 0 && isWithin(scene, from) && !around.genitiveAt(to);
}

/** «مقتله», «لقائه», «اتهامه من قبل …». */
function castPronoun(setting: Setting, { trigger, told }: Carried, cast: CastBuilder): void {
  const { from, to, suffix } = trigger.match;
  const side = sideOf(trigger);
  if (side === 'place') return cast.add(suffix === 'هم' ? [] : placeBefore(setting, from), side, 'pronoun-on-noun');
  const meant = pronounOf(setting, trigger, told);
  if (governsObject(setting, trigger, side)) {
    cast.add(meant, 'actor', 'pronoun-on-noun');
    return cast.addNoun(setting.nouns.at(to), 'recipient');
  }
  // «بعد اتهامه من قبل …»: who did it follows
  const isDoneTo = markAt(setting.scene, to, 'preposition')?.id === 'by' || isAccused(setting.scene, trigger);
  cast.add(meant, isDoneTo ? 'recipient' : side === 'either' ? 'actor' : side, 'pronoun-on-noun');
}

interface WithGenitive {
  readonly trigger: Trigger;
  readonly genitive: Phrase;
  readonly hasPronoun: boolean;
}

/** «مقتل X», «زيارة بغداد», «استقباله الوزيرَ». */
function castGenitive(setting: Setting, { trigger, genitive, hasPronoun }: WithGenitive, cast: CastBuilder): void {
  const { scene, around } = setting;
  const { type, match: { from, entry } } = trigger;
  const [head] = genitive.heads;
  // «يعتزم زيارة إيران»: a country is visited, and who means to go there was told before
  if (entry.id === 'visit' && !hasPronoun && scene.entityById.get(head!.entity)?.type === 'place') {
    cast.add(around.withCoordinates(genitive), 'place', 'genitive-of-noun');
    if (!cast.hasActor()) cast.add(impliedSubject(setting, from, trigger).filter((entity) => entity !== head!.entity), 'actor', 'whoever-comes');
    return;
  }
  // «اعتداء برلين»: where it was
  if (type === 'ASSAULT' && head!.metonym) return;
  cast.add(around.withCoordinates(genitive), type === 'ASSAULT' && ownsSite(scene, genitive) ? 'recipient' : sideOfGenitive(scene, { trigger, genitive, hasPronoun }), 'genitive-of-noun');
}

function sideOfGenitive(scene: Scene, { trigger, genitive, hasPronoun }: WithGenitive): string {
  const { frame, match: { prefix } } = trigger;
  // «استقباله الوزيرَ»: after the pronoun comes the object
  if (hasPronoun) return frame.get('o') ?? (frame.get('maa') === 'actor' ? 'actor' : 'recipient');
  const side = sideOf(trigger);
  // «تحرير المقاومة للمدينة»: who frees stands before what is freed
  const frees = side === 'place' && scene.entityById.get(genitive.heads[0]!.entity)?.type !== 'place' && likelyPreposition(scene, genitive.to);
  if (frees || isSender(scene, trigger, genitive)) return 'actor';
  if (isCharged(scene, trigger, genitive)) return 'recipient';
  return side === 'either' && prefix.endsWith('ل') ? 'recipient' : side;
}

/** «بمهاجمته مركزا للشرطة», «اعتقاله الناشط X»: with an object behind it the pronoun is who does it. */
function governsObject({ around, nouns, scene }: Setting, { type, match: { to } }: Trigger, side: string): boolean {
  if (side !== 'recipient' || !NEEDS_WORDS.has(type)) return false;
  const { tokens, timeAt } = scene;
  if (around.phrasesAt(to - 1).some(({ from, preposition, coordinated }) => from === to && preposition === null && !coordinated)) return true;
  return to < tokens.count && !timeAt[to] && ACCUSATIVE.test(tokens.slice(to)) && nouns.at(to) !== null;
}

/** «واتهامها بالتواطؤ», «لإدانته بتزوير …»: whom the pronoun means is accused. */
function isAccused(scene: Scene, { type, match: { to, entry } }: Trigger): boolean {
  const { tokens } = scene;
  const charge = type === 'ACCUSE' ? CHARGES.get(entry.spelling) : undefined;
  return charge !== undefined && to < tokens.count && tokens.slice(to).startsWith(charge) && likelyPreposition(scene, to);
}

/** «اتهام قطر بتمويل …»: whom the noun governs is accused when the charge follows. */
function isCharged({ tokens }: Scene, { type, match: { entry } }: Trigger, { to }: Phrase): boolean {
  return type === 'ACCUSE' && CHARGES.has(entry.spelling) && to < tokens.count && CHARGE.test(tokens.slice(to));
}

/** «عقوبات استهدفت X», «حملة اعتقالات طالت ناشطين»: whom the verb behind such a noun says it reaches. */
function castAimedAt({ scene, around }: Setting, { type, match: { to } }: Trigger, cast: CastBuilder): void {
  if (type !== 'SANCTION' && type !== 'COERCE') return;
  const aim = markAfter(scene, to, MOST_ADJECTIVES, 'aims-at');
  const reached = aim && around.phrasesAt(to).find(({ from }) => from >= aim.to);
  if (reached && reached.from - aim.to <= 1 && reached.preposition === null) cast.add(around.withCoordinates(reached), 'recipient', 'whom-it-reaches');
}

/** «كان في استقباله X», «كان في استقبال Y لدى وصوله X»: whoever stands behind receives him who comes. */
function castWelcome(setting: Setting, trigger: Trigger, cast: CastBuilder): boolean {
  const { scene, around } = setting;
  const { from, to, suffix } = trigger.match;
  if (trigger.mode !== 'host' || markAt(scene, from - 1, 'preposition')?.id !== 'fi' || !markAt(scene, from - 2, 'was')) return false;
  const isOfHim = suffix !== '' || isOfExcellency(scene, to);
  const guest = isOfHim ? null : around.genitiveAt(to);
  if (!isOfHim && !guest) return false;
  // «أن مدير الكلية كان في استقبال الوزير»
  const before = guest ? around.subjectBefore(from - 2) : null;
  const hosts = before ?? around.phrasesAt(from).find((phrase) => phrase.from >= (guest?.to ?? to) && phrase.preposition === null && !phrase.coordinated && scene.entityById.get(phrase.heads[0]!.entity)?.type !== 'place');
  if (!hosts || (!before && !around.isNear(to, hosts.from))) return false;
  const welcoming = around.withCoordinates(hosts);
  const welcomed = guest ? around.withCoordinates(guest) : suffix !== '' ? impliedSubject(setting, from, trigger) : excellency(setting, from, trigger);
  cast.add(welcomed.filter((entity) => !welcoming.includes(entity)), 'recipient', 'whom-they-welcome');
  cast.add(welcoming, 'actor', 'who-welcomes');
  return true;
}

/** «إرسال الولايات المتحدة قوات»: a country sends and is not sent. */
function isSender(scene: Scene, { frame }: Trigger, { heads }: Phrase): boolean {
  return frame.get('g') === 'also' && isCountry(scene, heads[0]!.entity);
}

/** «تم تنظيم إضراب», «فرض الإضراب»: those who protest are none who were only spoken of before, unless the verb shows several. */
function isOfNobody(scene: Scene, { type }: Trigger, { from }: Mark): boolean {
  return type === 'PROTEST' && !SHOWS_SEVERAL.test(scene.tokens.slice(from));
}

/** «قبل أن يقوم بهذه الزيارة», «تلقوا تدريبات»: what a light verb asks of its subject. */
function askedBy(scene: Scene, { from }: Mark, { match: { suffix } }: Trigger): Asked {
  if (suffix === 'هم' || SHOWS_SEVERAL.test(scene.tokens.slice(from))) return 'several';
  const verb = scene.found.findAt(from, 'event-words');
  return verb && OF_ONE_MAN.test(verb.entry.spelling) ? 'm' : null;
}

/** «مقاتلات تركية شنت …», «شنت مقاتلات تركية …»: whose those are that no mention names. */
function nationBeside({ around }: Setting, { from, to }: Mark): readonly string[] {
  const before = around.countryOfUnnamed(from - 2, from);
  return before.length > 0 ? before : around.countryOfUnnamed(to, to + MOST_ADJECTIVES);
}

/** «أجرى X مع Y محادثات», «شن على صنعاء غارات»: what stands under a preposition between the light verb and its noun. */
export function castBetween({ around }: Setting, { frame, match: { from } }: Trigger, carrier: Mark, cast: CastBuilder): void {
  for (const phrase of around.phrasesAt(from)) {
    if (phrase.from < carrier.to || phrase.to > from || phrase.preposition === null || !BETWEEN.has(phrase.preposition)) continue;
    const side = frame.get(phrase.preposition);
    // «تعرضت مواقع للتنظيم لغارات»
    const isSufferers = carrier.id === 'suffer' && phrase.preposition === 'li';
    if (side && side !== 'place') cast.add(around.withCoordinates(phrase), isSufferers ? 'recipient' : side, `after-${phrase.preposition}`);
    else if (side) cast.setPlace(phrase.heads[0]!.entity);
  }
}

/** «وقع الانفجار», «بدأت المعارك», «أدى تفجير إلى»: what befalls is the subject of such a verb, and nobody does it. */
function isSubjectOf(scene: Scene, carrier: Mark, { type, match: { from, clitics } }: Trigger): boolean {
  if (!OTHERS_DEEDS.has(type)) return false;
  if (carrier.id === 'sign' || (carrier.id === 'face' && type === 'PROTEST')) return true;
  return carrier.id === 'make' && carrier.to === from && ((clitics & AL) !== 0 || markAt(scene, carrier.from, 'happening') !== undefined);
}

/** Kinds of words that may stand among the adjectives of a noun. */
const OF_ADJECTIVES: ReadonlySet<string> = new Set([...PASSED, 'field', 'jointly']);

/** «الدعم التركي», «اتفاق ليبي تركي قطري»: adjectives of nationality stand for the country. */
function castAdjectives(scene: Scene, { match: { to, clitics, prefix }, frame, type }: Trigger, cast: CastBuilder): void {
  const { found, tokens, countries } = scene;
  const isDefinite = (clitics & AL) !== 0 || (prefix === '' && hasArticle(scene, to - 1));
  for (let token = to, left = MOST_ADJECTIVES; left > 0 && tokens.kind[token] === WORD; token++, left--) {
    if (scene.marks.hasKindBeside(token, OF_ADJECTIVES)) return;
    const nationality = found.findAt(token, 'nationality');
    const country = nationality?.prefix === '' ? countries.get(nationality.entry.id) : undefined;
    // an adjective is definite when its noun is: «الاجتماع رئيس …» ends the search
    if (hasArticle(scene, token) !== isDefinite) return;
    const side = frame.get('g') ?? 'actor';
    if (country) cast.add([country.id], side, 'adjective-of-nationality');
    // «غارة إسرائيلية» where the country has no other mention
    else if (nationality?.prefix === '' && side === 'actor' && type === 'ASSAULT') cast.addNoun({ from: token, to: nationality.to }, side);
  }
}

/** «تقوم دول من الائتلاف بتدريب …»: whether the carrier has a subject without a name. */
function isNounBetween({ nouns, scene }: Setting, from: number, to: number): boolean {
  const noun = nouns.at(from);
  // «تواصل عمليات التدريب»: a noun right before it governs it
  return noun !== null && (noun.to < to || hasArticle(scene, noun.to - 1)) && !isAccusative(scene, noun);
}

export function isAccusative(scene: Scene, { from }: Noun): boolean {
  return ACCUSATIVE.test(scene.tokens.slice(from));
}
