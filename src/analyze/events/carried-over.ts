import type { EventType } from '../../model/event.ts';
import { KA } from '../../text/clitics.ts';
import { type Statement, allSpeakersOf } from '../../model/statement.ts';
import type { Cast } from './cast-builder.ts';
import type { Telling } from './find-events.ts';
import { AGREED_WITH_HIM, GIVEN_ALONG, isAgreedOn, isVoiced } from './reality.ts';
import { type Scene, markAt } from './scene.ts';
import type { Trigger } from './trigger.ts';

/** A cast with those whom the words leave unsaid because the telling before, or the statement, has named them. */
export function carryOver(scene: Scene, trigger: Trigger, cast: Cast, statement: Statement | null, before: Telling | undefined): Cast {
  if (!CARRIES_OVER.has(trigger.type)) return cast;
  const actors = cast.participants.filter(({ side }) => side === 'actor').length;
  // «اتفقت الوزارات على التعاون بينها»
  if (trigger.type === 'COOPERATE' && actors < 2 && before?.trigger.type === 'AGREE' && isAgreedOn(scene, trigger)) return withSide(cast, before.cast, 'actor', 'those-who-agree');
  // «تنسيق ما بين ليبيا والدول الصديقة كتركيا وقطر»
  if (trigger.type === 'COOPERATE' && actors === 1) return withExamples(scene, trigger, cast);
  // «إرسال مستشارين إلى ليبيا وإتاحة مقاعد للتدريب»
  if (isJoinedAid(trigger, before) && !cast.participants.some(({ side }) => side === 'recipient')) return withSide(cast, before!.cast, 'recipient', GIVEN_ALONG);
  // «في زيارة للقاء قادة …»
  if (isAimOfVisit(trigger, before)) return withSide(cast, before!.cast, 'actor', 'whoever-comes');
  // «عقب استقباله X، والاتفاق معه على …»
  if (trigger.type === 'AGREE' && actors < 2 && before?.trigger.type === 'CONSULT' && isWithHim(scene, trigger)) {
    return { ...cast, participants: before.cast.participants.map(({ entity, side }) => ({ entity, side: side === 'also' ? side : 'actor' })), reasons: [...cast.reasons, AGREED_WITH_HIM] };
  }
  // «أكدا دعم الحل السياسي»
  if (statement && actors === 0 && isVoiced(scene, trigger, statement)) {
    return { ...cast, participants: [...cast.participants, ...allSpeakersOf(statement).map((entity) => ({ entity, side: 'actor' as const }))], reasons: [...cast.reasons, 'speakers-of-the-statement'] };
  }
  return cast;
}

/** Types of which the words leave unsaid who was just told of. */
const CARRIES_OVER: ReadonlySet<EventType> = new Set(['COOPERATE', 'AID', 'CONSULT', 'AGREE', 'SUPPORT']);

/** A meeting for which somebody comes, told right behind his visit. */
export const isAimOfVisit = ({ type, isVerb, match }: Trigger, before: Telling | undefined): boolean =>
  type === 'CONSULT' && !isVerb && match.prefix === 'ل' && before !== undefined && before.trigger.mode === 'visit' && match.from - before.trigger.match.to <= NEAR_VISIT;

/** Words between «زيارة» and «للقاء». */
const NEAR_VISIT = 4;

/** «والاتفاق معه», «واتفاقه معها». */
const isWithHim = ({ tokens, sentenceOf }: Scene, { isVerb, match: { from, to } }: Trigger): boolean => !isVerb && to < tokens.count && sentenceOf[to] === sentenceOf[from] && WITH_HIM.test(tokens.slice(to));
const WITH_HIM = /^مع(?:ه|ها|هم|هما)$/;

/** The countries that «كـ» gives as examples of those who work together with one that is named. */
function withExamples({ tokens, language, mentions, clauseOf, countryIds }: Scene, { match: { from, to } }: Trigger, cast: Cast): Cast {
  let given = false;
  const entities: string[] = [];
  for (let token = to; token < to + FARTHEST_EXAMPLE && token < tokens.count && clauseOf[token] === clauseOf[from]; token++) {
    const country = mentions.find(({ span, entity }) => tokens.start[token]! <= span[0] && span[0] < tokens.end[token]! && countryIds.has(entity));
    given = country !== undefined && (language.readings(tokens.form[token]!).some(({ clitics }) => (clitics & KA) !== 0) || (given && tokens.slice(token).startsWith('و')));
    if (given) entities.push(country!.entity);
  }
  const added = entities.filter((entity) => !cast.participants.some((participant) => participant.entity === entity));
  return added.length === 0 ? cast : { ...cast, participants: [...cast.participants, ...added.map((entity) => ({ entity, side: 'actor' as const }))], reasons: [...cast.reasons, 'given-as-examples'] };
}

/** Words between what is done together and the last of the examples. */
const FARTHEST_EXAMPLE = 14;

/** «توقيعها اتفاقية تعاون عسكري مع الحكومة»: with whom a pact is signed stands behind its name. */
export function giveParties(scene: Scene, { trigger, cast }: Telling, signing: Telling): void {
  if (trigger.type !== 'COOPERATE' || signing.trigger.mode !== 'sign' || !markAt(scene, trigger.match.from - 1, 'pact')) return;
  for (const { entity, side } of cast.participants) if (side === 'actor' && !signing.cast.participants.some((participant) => participant.entity === entity)) signing.cast.participants.push({ entity, side });
}

const isJoinedAid = ({ type, isVerb, match }: Trigger, before: Telling | undefined): boolean =>
  type === 'AID' && !isVerb && match.prefix === 'و' && before !== undefined && before.trigger.type === 'AID' && !before.trigger.isVerb;

function withSide(cast: Cast, from: Cast, side: 'actor' | 'recipient', reason: string): Cast {
  const given = from.participants.filter((participant) => participant.side === side && !cast.participants.some(({ entity }) => entity === participant.entity));
  return given.length === 0 ? cast : { ...cast, participants: [...cast.participants, ...given], reasons: [...cast.reasons, reason] };
}
