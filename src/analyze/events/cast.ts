import { AL, FA, WA } from '../../text/clitics.ts';
import { announcerOf, impliedSubject, speakersAt, whoSaidBefore } from './antecedent.ts';
import { type Cast, CastBuilder } from './cast-builder.ts';
import { castAttending, castCompany, castLeader, isAccompanied } from './company.ts';
import { castVisitor, castWhere } from './journey.ts';
import { TAKE_PART, castNoun } from './noun-cast.ts';
import type { Phrase } from './phrase.ts';
import { castPrepositions, castUnnamedUnder } from './preposition-cast.ts';
import { castProtested, castProtesters } from './protest.ts';
import { type Scene, markAfter, markAt, markBefore } from './scene.ts';
import { BRING_CARGO, IN_WORDS, NEEDS_WORDS, OTHERS_DEEDS, type Setting, laySetting } from './setting.ts';
import { MOST_ADJECTIVES, NEAR_SUBJECT } from './surroundings.ts';
import { PROTESTERS, type Trigger, isDefinite } from './trigger.ts';
import { castVerb } from './verb-cast.ts';
import { OWN } from './word-form.ts';

/** Words between a ship or plane and its cargo. */
const FARTHEST_CARGO = 24;
const BANQUET = 'banquet';
const REFUSED = 'refused';
const BETWEEN_US = 'بيننا';
/** «التدخلات الإيرانية في شؤون البلاد مرفوضة»: words back to whose they are. */
const FARTHEST_REFUSED = 9;
/** Deeds of whoever announces them. */
const ANNOUNCED: ReadonlySet<string> = new Set(['capture-ground', 'regain-ground', 'arrest', 'send-troops', 'send-advisers', 'recall', 'displacement']);
/** What speakers tell of as their own when they name no other doer. */
const JOINT_TYPES = new Set(['COOPERATE', 'AGREE']);

/** Casts the tellings of one article: who does what to whom, where, in whose company. */
export class Casting {
  readonly #triggers: readonly Trigger[];
  readonly #setting: Setting;

  constructor(scene: Scene, phrases: readonly Phrase[], triggers: readonly Trigger[]) {
    this.#triggers = triggers;
    this.#setting = laySetting(scene, phrases, triggers);
  }

  /** `told`: the casts of the tellings before in the same sentence; the actors of the last go on when nobody else acts. */
  cast(index: number, told: readonly Cast[]): Cast {
    const trigger = this.#triggers[index]!;
    const cast = new CastBuilder(this.#setting.scene);
    const before = told.length > 0 && index > 0 ? { trigger: this.#triggers[index - 1]!, cast: told.at(-1)! } : null;
    if (trigger.isVerb) castVerb(this.#setting, trigger, cast, before?.cast ?? null);
    else if (trigger.match.entry.id === PROTESTERS) castProtesters(this.#setting, trigger, cast);
    else castNoun(this.#setting, trigger, cast, told);
    castAround(this.#setting, trigger, cast);
    castLeftOpen(this.#setting, trigger, cast);
    if (before) castFromBefore(this.#setting.scene, trigger, before, cast);
    return cast.build();
  }
}

/** Those who take part beside the subject, the object and the genitive. */
function castAround(setting: Setting, trigger: Trigger, cast: CastBuilder): void {
  const isAttended = cast.carrier?.id === TAKE_PART && cast.carrier.to === trigger.match.from && (trigger.match.clitics & AL) !== 0;
  if (isAttended || isAccompanied(setting.scene, trigger)) castAttending(setting, trigger, cast);
  else castPrepositions(setting, trigger, cast);
  const { type, match: { entry: { id } } } = trigger;
  const isMeeting = type === 'CONSULT';
  if (NEEDS_WORDS.has(type)) castUnnamedUnder(setting, trigger, cast);
  if (type === 'PROTEST') castProtested(setting, trigger, cast);
  if (isMeeting) castVisitor(setting, trigger, cast);
  if (id === REFUSED) castRefused(setting, trigger, cast);
  castBetweenUs(setting.scene, trigger, cast);
  if (id === BRING_CARGO) castCargo(setting.scene, trigger, cast);
  if (isMeeting) {
    castWhere(setting, trigger, cast);
    castMeeting(setting, trigger, cast);
  }
  castCompany(setting, trigger, cast);
  if (isMeeting) castLeader(setting, trigger, cast);
  if (JOINT_TYPES.has(type)) castSpeakers(setting.scene, trigger, cast);
}

/** Who acts when nobody beside the word does. */
function castLeftOpen(setting: Setting, { type, isVerb, match: { from, entry } }: Trigger, cast: CastBuilder): void {
  if (entry.id === BANQUET) cast.promoteCompany();
  if (isVerb || cast.hasActor()) return;
  // «جاء ذلك في برقية تهنئة إلى …»: whoever said what was told before
  if (type === 'SUPPORT') cast.add(whoSaidBefore(setting, from), 'actor', 'who-said-it-before');
  // «أعلن الجيش السيطرة على …»: what he announces is his
  else if (ANNOUNCED.has(entry.id)) cast.add(announcerOf(setting, from), 'actor', 'who-announces-it');
}

interface Before {
  readonly trigger: Trigger;
  readonly cast: Cast;
}

/** What goes on from the telling before in the same sentence: its place and its actors. */
function castFromBefore(scene: Scene, trigger: Trigger, before: Before, cast: CastBuilder): void {
  const { type, isVerb, match: { clitics } } = trigger;
  // «زارت أنقرة والتقت نظيرها»: there
  if (before.cast.place && isVerb && type === 'CONSULT' && before.trigger.mode === 'visit' && (clitics & (WA | FA)) !== 0 && !cast.hasPlace()) cast.setPlace(before.cast.place);
  if (!goesOn(scene, trigger, before, cast)) return;
  const side = before.trigger.type === 'REQUEST' ? 'recipient' : 'actor';
  cast.add(before.cast.participants.filter((one) => one.side === side).map(({ entity }) => entity), 'actor', 'actor-of-the-telling-before');
}

/** Whether who acted in the telling before acts in what a noun tells too. */
function goesOn(scene: Scene, trigger: Trigger, before: Before, cast: CastBuilder): boolean {
  const { type, isVerb, frame } = trigger;
  if (isVerb || OTHERS_DEEDS.has(type) || cast.hasActor() || cast.hasUnnamedActor() || isDefinite(trigger)) return false;
  // «رحبت البعثة بعملية تبادل»: who speaks of a deed has not done it
  if (IN_WORDS.has(before.trigger.type) && isUnderBi(scene, trigger)) return false;
  if (type === 'CONSULT' && before.trigger.type !== 'CONSULT') return false;
  return frame.get('g') === 'actor' || frame.get('maa') === 'actor' || isOfOwnForces(scene, trigger);
}

/** «أكد X أن التدخلات الإيرانية مرفوضة»: who says so refuses, and whose it is is refused. */
function castRefused({ around, scene }: Setting, { match: { from, clitics } }: Trigger, cast: CastBuilder): void {
  if ((clitics & AL) !== 0) return;
  const { clauseOf, found, countries } = scene;
  const speakers = speakersAt(scene, from);
  cast.add(speakers, 'actor', 'who-refuses-it');
  const owner = around.phrasesAt(from).findLast(({ to }) => to <= from);
  if (owner && from - owner.to <= 1 && owner.preposition === null) return cast.add(around.withCoordinates(owner).filter((entity) => !speakers.includes(entity)), 'recipient', 'whose-doing-is-refused');
  for (let at = from - 1; at >= Math.max(0, from - FARTHEST_REFUSED) && clauseOf[at] === clauseOf[from]; at--) {
    const nationality = found.findAt(at, 'nationality');
    const country = nationality && countries.get(nationality.entry.id);
    if (country && !speakers.includes(country.id)) return cast.add([country.id], 'recipient', 'whose-doing-is-refused');
  }
}

/** «محادثات بيننا وبين الجانب التركي»: whoever speaks is one of the two. */
function castBetweenUs(scene: Scene, { frame, isVerb, match: { to } }: Trigger, cast: CastBuilder): void {
  if (isVerb || frame.get('bayn') !== 'actor') return;
  const { tokens, clauseOf } = scene;
  for (let at = to; at < to + NEAR_SUBJECT && at < tokens.count && clauseOf[at] === clauseOf[to - 1]; at++) {
    if (tokens.slice(at) === BETWEEN_US) return cast.add(speakersAt(scene, at), 'actor', 'between-us');
  }
}

/** «وصلت طائرة إغاثة سعودية»: whose the cargo is. */
function castCargo(scene: Scene, { match: { to } }: Trigger, cast: CastBuilder): void {
  const { tokens, found, countries } = scene;
  const cargo = markAfter(scene, to, FARTHEST_CARGO, 'cargo');
  if (!cargo) return;
  for (let next = cargo.from + 1; next <= cargo.from + MOST_ADJECTIVES && next < tokens.count; next++) {
    const nationality = found.findAt(next, 'nationality');
    const country = nationality?.prefix === '' ? countries.get(nationality.entry.id) : undefined;
    if (country) return cast.add([country.id], 'actor', 'whose-cargo');
  }
}

/** «قال X خلال لقاء مع Y»: who is spoken of met him. */
function castMeeting(setting: Setting, trigger: Trigger, cast: CastBuilder): void {
  const { isVerb, mode, match: { from, to, clitics, suffix } } = trigger;
  if (isVerb || mode === 'visit' || mode === 'host' || suffix !== '' || (clitics & AL) !== 0 || cast.carrier !== null) return;
  // «أقر المجلس خلال اجتماع عقد أمس»
  const isDuring = mode === 'meet' && cast.isEmpty() && setting.nouns.at(to) === null && markAt(setting.scene, from - 1, 'edge') !== undefined;
  if (!isDuring && !cast.isOnlyWith()) return;
  if (!isDuring && !markAt(setting.scene, from - 1, 'preposition', 'after', 'edge') && !/[بل]$/.test(trigger.match.prefix)) return;
  cast.add(impliedSubject(setting, from, trigger), 'actor', 'who-met-them');
}

/** What is agreed or done together without a named doer («تم الاتفاق», «التنسيق المشترك») is the speakers' doing. */
function castSpeakers(scene: Scene, trigger: Trigger, cast: CastBuilder): void {
  if (trigger.isVerb || cast.hasActor() || !isJoint(scene, trigger)) return;
  cast.add(speakersAt(scene, trigger.match.from), 'actor', 'speakers-of-the-statement');
}

function isJoint(scene: Scene, { match: { from, to } }: Trigger): boolean {
  return scene.marks.findBetween(from - 2, from, 'passive') !== undefined || scene.marks.findBetween(from, to + 2, 'jointly') !== undefined;
}

/** «بعملية تبادل», «بالهجوم». */
function isUnderBi(scene: Scene, { match: { from, prefix } }: Trigger): boolean {
  return prefix.endsWith('ب') || scene.found.at(from - 1).some((match) => match.to === from && match.prefix.endsWith('ب'));
}

/** «نشر قواتها», «وافق البرلمان على نشر قوات». */
function isOfOwnForces(scene: Scene, { type, match: { from, to } }: Trigger): boolean {
  if (type !== 'MOBILIZE') return false;
  if (markAt(scene, to, 'troops') && OWN.test(scene.tokens.slice(to))) return true;
  return markBefore(scene, from, NEAR_SUBJECT, 'approval') !== undefined;
}
