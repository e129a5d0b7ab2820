import { FA, WA } from '../../text/clitics.ts';
import { PUNCT } from '../../text/tokens.ts';
import { pronounObject } from './antecedent.ts';
import type { Cast, CastBuilder } from './cast-builder.ts';
import { type Doer, EVENT_ITSELF, JOINED, doerOf } from './doer.ts';
import { isAccusative } from './noun-cast.ts';
import { type Phrase, isCountedVictim, likelyPreposition } from './phrase.ts';
import { type Scene, markAt } from './scene.ts';
import { NEEDS_WORDS, OTHERS_DEEDS, type Setting, hasActor } from './setting.ts';
import { ownsSite } from './site.ts';
import { MOST_ADJECTIVES, NEAR_SUBJECT } from './surroundings.ts';
import type { Trigger } from './trigger.ts';
import type { Noun } from './unnamed.ts';
import { ACCUSATIVE, HAS_PRONOUN, PLURAL_VERB } from './word-form.ts';

/** A damma after the first letter, or after that of form eight. */
const DAMMA_FIRST = /^(و|ف)?([\u0621-\u064A]\u064F|[\u0621-\u064A]{2,3}\u064F)/;
const othersOf = ({ participants }: Cast, subject: readonly string[]): string[] => participants.map(({ entity }) => entity).filter((entity) => !subject.includes(entity));
/** «اعتقلت رجلا يدعى X»: words between a noun and the name of whom it means. */
const FARTHEST_NAMED = 3;
/** «المهنئين». */
const GUESTS = /^ال\p{L}{3,}ين$/u;
/** Words of where and when between a host and his guest. */
const FARTHEST_GUEST = 14;
/** «استقبل الرئيس وفدا»: guests often have no name. */
const RECEIVING: ReadonlySet<string> = new Set(['host', 'meet']);
const SUMMON = 'welcome-guest';
/** What is known of a verb's clause once its mentions are cast. */
interface CastClause {
  readonly doer: Doer;
  readonly told: Cast | null;
  readonly isPassive: boolean;
  readonly hasObject: boolean;
}

export function castVerb(setting: Setting, trigger: Trigger, cast: CastBuilder, told: Cast | null): void {
  const { from, suffix } = trigger.match;
  // «قتل وأصيب عشرات المدنيين»: what stands behind both
  const joined = joinedTo(setting, trigger);
  const to = joined?.match.to ?? trigger.match.to;
  const follows = setting.around.bareAfter(to);
  const sites = trigger.type === 'ASSAULT' ? follows.filter((phrase) => ownsSite(setting.scene, phrase)) : [];
  const bare = sites.length > 0 ? follows.filter((phrase) => !sites.includes(phrase)) : follows;
  const doer = doerOf({ setting, trigger: joined ? { ...trigger, match: { ...trigger.match, to } } : trigger, bare, told });
  cast.subject = doer.entities;
  cast.isUnnamed = doer.isUnnamed;
  const { phrase } = doer;
  setting.doers.set(trigger.match.entry.id, { token: from, entities: doer.entities });
  const isPassive = trigger.frame.has('p') && !HAS_PRONOUN.has(suffix) && (isMarkedPassive(setting.scene, from) || (trigger.type !== 'CONSULT' && !isCaptor(setting.scene, trigger, doer) && isWithoutObject(setting, trigger, doer, bare)));
  if (!isPassive && phrase === null && holdsPronoun(trigger)) castFreed(doer, told, cast);
  else cast.add(doer.entities, isPassive ? trigger.frame.get('p')! : (trigger.frame.get('s') ?? 'actor'), doer.reason);
  cast.addNoun(doer.described ?? null, trigger.frame.get('s') ?? 'actor');
  if (trigger.frame.has('p')) castCounted(setting, to, cast);
  if (HAS_PRONOUN.has(suffix) && suffix !== 'نا') cast.add(doer.reason === JOINED ? othersOf(told!, doer.entities) : pronounObject(setting, trigger, phrase), trigger.frame.get('o') ?? 'x', 'pronoun-on-verb');
  const object = isPassive || hasNounBefore(setting, trigger, doer, bare[0]) ? undefined : (bare.shift() ?? (phrase && !doer.isBefore && trigger.type === 'CONSULT' ? setting.around.behindRelative(phrase) : null) ?? undefined);
  for (const site of sites) cast.add(setting.around.withCoordinates(site), trigger.frame.get('o') ?? trigger.frame.get('ala') ?? 'recipient', 'whose-site');
  if (object && (bare.length > 0 || doer.described || setting.around.isNear(to, object.from))) cast.add(setting.around.withCoordinates(object), trigger.frame.get('o') ?? 'x', 'object-of-verb');
  if (trigger.type === 'THREATEN') castThreatened(setting, to, cast);
  if (NEEDS_WORDS.has(trigger.type) || receives(setting.scene, trigger, doer)) castUnnamed(setting, trigger, { doer, told, isPassive, hasObject: object !== undefined }, cast);
}

/** «اعتقلت رجلين نشرا …»: whether a noun without a name right behind a verb of police or violence is its object, not a phrase far off. */
function hasNounBefore({ nouns, scene }: Setting, { type, frame, match: { to, suffix } }: Trigger, { phrase, isBefore, entities }: Doer, object: Phrase | undefined): boolean {
  if (!object || object.from - to <= FARTHEST_NAMED || !OTHERS_DEEDS.has(type) || !frame.has('o') || suffix !== '' || (phrase !== null && !isBefore)) return false;
  const noun = entities.length > 0 ? nouns.at(to) : null;
  // «تقصف أهدافا لـ«X»» is at him
  return noun !== null && object.from - noun.to > FARTHEST_NAMED && !markAt(scene, noun.from, 'target');
}

/** Whether somebody without a name may be whom a verb receives; only a body summons such a one. */
function receives(scene: Scene, { match: { entry } }: Trigger, { entities }: Doer): boolean {
  return RECEIVING.has(entry.id) || (entry.id === SUMMON && entities.some((entity) => scene.entityById.get(entity)?.type === 'organization'));
}

/** «هدد بقتل السفير», «تهدد باغتيال X»: who is to suffer what is threatened. */
function castThreatened({ around }: Setting, to: number, cast: CastBuilder): void {
  const deed = around.triggersAt(to - 1).find(({ match, isVerb, frame }) => match.from >= to && match.from - to <= MOST_ADJECTIVES && !isVerb && match.prefix === 'ب' && frame.get('g') === 'recipient');
  const suffers = deed && around.genitiveAt(deed.match.to);
  if (suffers) cast.add(around.withCoordinates(suffers), 'recipient', 'who-is-threatened');
}

/** «في حين قتل وأصيب …»: the verb joined to one that opens its clause. */
function joinedTo({ around, scene }: Setting, { match: { from, to, suffix, entry, clitics } }: Trigger): Trigger | undefined {
  if (suffix !== '' || PLURAL_VERB.test(entry.spelling)) return undefined;
  const { sentences, sentenceOf, tokens } = scene;
  const opens = (clitics & (WA | FA)) !== 0 || sentences[sentenceOf[from]!]!.from === from || tokens.kind[from - 1] === PUNCT || markAt(scene, from - 1, 'break', 'when') !== undefined;
  const next = opens && sentenceOf[to] === sentenceOf[from] ? around.triggerAt(to) : undefined;
  return next?.isVerb && (next.match.clitics & WA) !== 0 && next.match.suffix === '' ? next : undefined;
}

/** «خطف مسلحون ناشطا», «إن مجهولين اغتالوا …»: subjects and objects that no mention names. */
function castUnnamed(setting: Setting, trigger: Trigger, { doer, told, isPassive, hasObject }: CastClause, cast: CastBuilder): void {
  const { match: { from, to, suffix }, frame } = trigger;
  const before = doer.phrase === null ? setting.nouns.before(from) : null;
  const after = doer.phrase === null && !before ? setting.nouns.at(to) : null;
  // «وقتلوا قائدا»: what stands behind a plural verb, or in the accusative, is its object
  if (doer.reason === EVENT_ITSELF && frame.has('o')) return hasObject ? undefined : cast.addNoun(objectAt(setting, to), frame.get('o')!);
  const isObject = after !== null && frame.has('o') && (PLURAL_VERB.test(trigger.match.entry.spelling) || isAccusative(setting.scene, after) || ((doer.entities.length > 0 || hasActor(told)) && (trigger.match.clitics & (WA | FA)) !== 0));
  const subject = before ?? (isObject ? null : after);
  const end = doer.phrase && !doer.isBefore ? doer.phrase.to : (after?.to ?? to);
  const object = isObject ? after : hasObject || isPassive || HAS_PRONOUN.has(suffix) || (doer.phrase === null && !subject) || isOwnOffice(setting.scene, doer, end) ? null : (objectAt(setting, end) ?? objectBehindCircumstance(setting, end));
  const isDoneTo = isPassive || (frame.has('p') && !hasObject && !object && !HAS_PRONOUN.has(suffix));
  cast.addNoun(subject, isDoneTo ? frame.get('p') ?? 'x' : (frame.get('s') ?? 'actor'));
  cast.addNoun(object ?? (receives(setting.scene, trigger, doer) && !hasObject && doer.entities.length > 0 ? guestAfter(setting, end) : null), frame.get('o') ?? 'x');
}

/** «استقبل الأمير X أمير منطقة …»: an office right behind a name that has its title is no guest. */
function isOwnOffice(scene: Scene, { phrase, isBefore }: Doer, token: number): boolean {
  if (phrase === null || isBefore || phrase.heads[0]!.role === null) return false;
  return scene.found.at(token).some(({ entry, prefix, suffix }) => entry.class === 'title-offices' && prefix === '' && suffix === '');
}

/** «استقبل X بمكتبه أمس المدير العام …»: an office or an accusative behind where and when. */
function guestAfter({ nouns, scene }: Setting, token: number): Noun | null {
  const { tokens, clauseOf, marks, verbAt, found, countedAt, timeAt, namedAt } = scene;
  for (let at = token; at < token + FARTHEST_GUEST && at < tokens.count && clauseOf[at] === clauseOf[token - 1] && (verbAt[at] === 0 || namedAt[at] === 1); at++) {
    if (marks.find(at, 'along', 'relative', 'after')) return null;
    const isOffice = at > token && found.at(at).some(({ entry, prefix, suffix }) => entry.class === 'title-offices' && prefix !== 'ب' && prefix !== 'ل' && suffix === '') && !likelyPreposition(scene, at) && !marks.find(at - 1, 'preposition');
    // «استقبل X في مكتبه أمس محافظي …»
    const isAfterTime = timeAt[at - 1] === 1 && timeAt[at] === 0 && namedAt[at] === 0;
    if (isOffice || isAfterTime || countedAt[at] || GUESTS.test(scene.language.vocabulary.text(tokens.form[at]!)) || (ACCUSATIVE.test(tokens.slice(at)) && !timeAt[at] && !namedAt[at])) {
      const noun = nouns.at(at);
      if (noun) return noun;
    }
  }
  return null;
}

/** Where the words of where and when that start at a token end: «أمس في إسطنبول رجلا». */
function behindCircumstance({ tokens, timeAt, namedAt, found, marks }: Scene, token: number): number {
  let at = token;
  for (;;) {
    const where = marks.find(at, 'preposition');
    if (where?.id === 'fi' && namedAt[where.to]) for (at = where.to; namedAt[at];) at += 1;
    else if (timeAt[at] || (timeAt[at + 1] && found.findAt(at, 'time-units')) || (at > token && tokens.text[tokens.start[at]!] === '،')) at += 1;
    else return at;
  }
}

/** «خطف مسلحون أمس، عددا من الأشخاص», «قتل مسلح في كركوك شرطيين»: a count or an accusative behind where and when. */
function objectBehindCircumstance({ nouns, scene }: Setting, token: number): Noun | null {
  const at = behindCircumstance(scene, token);
  if (at === token || at >= scene.tokens.count || scene.sentenceOf[at] !== scene.sentenceOf[token - 1]) return null;
  // «أربعة من زملائه»
  if (scene.countedAt[at] === 1) return nouns.at(at) ?? { from: at, to: at + 1 };
  return ACCUSATIVE.test(scene.tokens.slice(at)) ? nouns.at(at) : null;
}

/** The object behind a subject, a time or «قبل خمسة أيام،» between them. */
function objectAt({ nouns, scene }: Setting, token: number): Noun | null {
  const { tokens, timeAt, sentenceOf } = scene;
  let at = token;
  while (at < tokens.count && sentenceOf[at] === sentenceOf[token - 1] && (timeAt[at] || markAt(scene, at, 'adverb'))) at += 1;
  if (tokens.text[tokens.start[at]!] === '،' && (at > token || ACCUSATIVE.test(tokens.slice(at + 1)))) at += 1;
  return at < tokens.count && sentenceOf[at] === sentenceOf[token - 1] ? nouns.at(at) : null;
}

/** «الحركة تحتجز في … مواطنا», «اعتقلت قوات الأمن …»: a body holds others; it is not held. */
function isCaptor(scene: Scene, { type }: Trigger, { phrase, isBefore }: Doer): boolean {
  if (phrase === null) return false;
  const { entityById, tokens } = scene;
  const { entity, span } = phrase.heads[0]!;
  const head = tokens.tokenAt(span[0]);
  if (type === 'COERCE' && (markAt(scene, head, 'troops') || (tokens.start[head + 1]! < span[1] && markAt(scene, head + 1, 'troops')))) return true;
  return (type === 'COERCE' || type === 'RETREAT' || (type === 'ASSAULT' && !isBefore)) && entityById.get(entity)?.type === 'organization';
}

/** «أفرج عنه»: a verb with its object in it. */
const holdsPronoun = ({ frame }: Trigger): boolean => frame.has('p') && !frame.has('o');

/** «اعتقل الجيش X ثم أفرج عنه»; who is only carried over, and is not meant by «عنهم», has not done it either. */
function castFreed({ entities, reason }: Doer, told: Cast | null, cast: CastBuilder): void {
  const held = told && entities.some((entity) => told.subject.includes(entity)) ? othersOf(told, entities) : [];
  if (held.length === 0) return;
  cast.add(entities, 'actor', reason);
  cast.add(held, 'recipient', 'pronoun-on-verb');
}

/** Whom the pronoun in «أفرج عنه», «أفرج عنهم» can mean of those spoken of before. */
function areMeant({ entityById }: Scene, { entry }: Trigger['match'], entities: readonly string[]): boolean {
  const isOfMany = OF_MANY.test(entry.spelling);
  return entities.every((entity) => entityById.get(entity)!.type === (isOfMany ? 'group' : 'person')) || (isOfMany && entities.length > 1);
}

const OF_MANY = /هما?$|هم$/;

/** «قتل ثلاثة جنود في …», «مسلحون قتلوا أمس»: a verb that wants an object and has none was done to its subject. */
function isWithoutObject(setting: Setting, trigger: Trigger, { phrase, isBefore, isUnnamed, entities }: Doer, bare: readonly Phrase[]): boolean {
  if (isUnnamed || (phrase === null && entities.length === 0)) return false;
  const { to, entry } = trigger.match;
  if (holdsPronoun(trigger)) return phrase === null ? areMeant(setting.scene, trigger.match, entities) : isBefore;
  if (phrase && !isBefore) return !PLURAL_VERB.test(entry.spelling) && (bare.length === 0 ? !setting.around.hasUnnamedObject(phrase.to) && objectBehindCircumstance(setting, phrase.to) === null : setting.around.isParted(phrase, bare[0]!));
  return bare.length === 0 && setting.around.endsClause(to) && objectBehindCircumstance(setting, to) === null;
}

/** «قتل ما لا يقل عن عشرين شخصا»: those counted dead or wounded suffered it. */
function castCounted({ around, scene }: Setting, to: number, cast: CastBuilder): void {
  for (const phrase of around.phrasesAt(to - 1)) {
    if (phrase.from < to || phrase.from > to + NEAR_SUBJECT || phrase.preposition === 'bi' || phrase.preposition === 'fi') continue;
    if (isCountedVictim(scene, phrase)) cast.add(phrase.heads.map(({ entity }) => entity), 'recipient', 'counted-dead-or-wounded');
  }
}

/** «قُتل»: the vowel of a passive is written where it matters. */
function isMarkedPassive(scene: Scene, verb: number): boolean {
  return DAMMA_FIRST.test(scene.tokens.slice(verb));
}
