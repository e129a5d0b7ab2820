import { type Statement, allSpeakersOf } from '../../model/statement.ts';
import type { Cast } from './cast-builder.ts';
import type { Telling } from './find-events.ts';
import { GIVEN_ALONG, isAgreedOn, isVoiced } from './reality.ts';
import type { Scene } from './scene.ts';
import type { Trigger } from './trigger.ts';

/** A cast with those whom the words leave unsaid because the telling before, or the statement, has named them. */
export function carryOver(scene: Scene, trigger: Trigger, cast: Cast, statement: Statement | null, before: Telling | undefined): Cast {
  const actors = cast.participants.filter(({ side }) => side === 'actor').length;
  // «اتفقت الوزارات على التعاون بينها»
  if (trigger.type === 'COOPERATE' && actors < 2 && before?.trigger.type === 'AGREE' && isAgreedOn(scene, trigger)) return withSide(cast, before.cast, 'actor', 'those-who-agree');
  // «إرسال مستشارين إلى ليبيا وإتاحة مقاعد للتدريب»
  if (isJoinedAid(trigger, before) && !cast.participants.some(({ side }) => side === 'recipient')) return withSide(cast, before!.cast, 'recipient', GIVEN_ALONG);
  // «أكدا دعم الحل السياسي»
  if (statement && actors === 0 && isVoiced(scene, trigger, statement)) {
    return { ...cast, participants: [...cast.participants, ...allSpeakersOf(statement).map((entity) => ({ entity, side: 'actor' as const }))], reasons: [...cast.reasons, 'speakers-of-the-statement'] };
  }
  return cast;
}

const isJoinedAid = ({ type, isVerb, match }: Trigger, before: Telling | undefined): boolean =>
  type === 'AID' && !isVerb && match.prefix === 'و' && before !== undefined && before.trigger.type === 'AID' && !before.trigger.isVerb;

function withSide(cast: Cast, from: Cast, side: 'actor' | 'recipient', reason: string): Cast {
  const given = from.participants.filter((participant) => participant.side === side && !cast.participants.some(({ entity }) => entity === participant.entity));
  return given.length === 0 ? cast : { ...cast, participants: [...cast.participants, ...given], reasons: [...cast.reasons, reason] };
}
