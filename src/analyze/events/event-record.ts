import type { Because } from '../../model/because.ts';
import type { Event } from '../../model/event.ts';
import type { Draft } from './draft.ts';
import type { Telling } from './find-events.ts';
import { isCasualty, isGeneric } from './same-attack.ts';
import type { Scene } from './scene.ts';

export function makeEvent(scene: Scene, draft: Draft, id: string): Event {
  const { tellings, sides, place, time, status } = draft;
  const first = tellings.find(({ reality }) => reality.status === status) ?? tellings[0]!;
  const body = tellings.filter(({ inBody }) => inBody);
  const voiced = body.length > 0 ? body : tellings;
  const own = voiced.some(({ statement }) => statement === null);
  const unnamed = tellings.flatMap(({ cast }) => cast.unnamed);
  const marginal = tellings.every(({ reality }) => reality.marginal);
  return {
    id,
    type: first.trigger.type,
    mode: closestMode(tellings, first),
    triggers: tellings.map(({ span }) => span).sort((a, b) => a[0] - b[0]),
    participants: [...sides].map(([entity, side]) => ({ entity, side })),
    ...(unnamed.length > 0 && { unnamed }),
    place,
    time,
    status,
    within: own ? null : voiced[0]!.statement!.id,
    context: [...new Set(tellings.flatMap(({ trigger }) => trigger.context))],
    ...(marginal && { marginal }),
    because: explain(scene, tellings),
  };
}

/** «هجوم … بسيارة مفخخة» is a bombing: a word that says how outranks one that does not. */
function closestMode(tellings: readonly Telling[], first: Telling): string | null {
  const how = isGeneric(first) ? tellings.find((telling) => !isGeneric(telling) && !isCasualty(telling)) : isCasualty(first) ? tellings.find((telling) => !isCasualty(telling)) : undefined;
  const { mode } = (how ?? first).trigger;
  // «يقصف …»، ثم «غارات»
  if (mode === 'other' && tellings.some(({ trigger }) => trigger.mode === 'ceasefire')) return 'ceasefire';
  return mode === 'shelling' && tellings.some(({ trigger }) => trigger.mode === 'airstrike') ? 'airstrike' : mode;
}

function explain(scene: Scene, tellings: readonly Telling[]): Because {
  return {
    rule: tellings.length > 1 ? 'tellings-of-one-event' : 'event-told',
    from: tellings.map(({ trigger, cast, reality, span }) => ({
      rule: trigger.isVerb ? 'event-verb' : 'event-noun',
      says: `«${scene.article.text.slice(...span)}» (${trigger.match.entry.id})`,
      span,
      from: [{ rule: reality.reason }, ...cast.reasons.map((rule) => ({ rule }))],
    })),
  };
}
