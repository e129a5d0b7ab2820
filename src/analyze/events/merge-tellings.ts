import type { Because } from '../../model/because.ts';
import type { Event, EventTime, Participant, Status } from '../../model/event.ts';
import type { Telling } from './find-events.ts';
import type { Scene } from './scene.ts';

/** Tellings that are one event. */
interface Draft {
  readonly tellings: Telling[];
  readonly sides: Map<string, Participant['side']>;
  place: string | null;
  time: EventTime | null;
  status: Status;
}

/** Joins the tellings of one event (codebook section 5: "one event for each thing that the article tells"). */
export function mergeTellings(scene: Scene, tellings: readonly Telling[]): Event[] {
  const drafts: Draft[] = [];
  // the body decides: headlines and captions join what it tells
  const ordered = [...tellings].sort((a, b) => Number(b.inBody) - Number(a.inBody) || a.span[0] - b.span[0]);
  for (const telling of ordered) {
    const draft = drafts.findLast((candidate) => isSameEvent(candidate, telling));
    if (draft) join(draft, telling);
    else drafts.push(startDraft(telling));
  }
  return drafts
    .sort((a, b) => firstOffset(a) - firstOffset(b))
    .map((draft, index) => makeEvent(scene, draft, `v${index + 1}`));
}

const firstOffset = ({ tellings }: Draft): number => Math.min(...tellings.map(({ span }) => span[0]));

function startDraft(telling: Telling): Draft {
  const sides = new Map(telling.cast.participants.map(({ entity, side }) => [entity, side]));
  return { tellings: [telling], sides, place: telling.cast.place, time: telling.time, status: telling.reality.status };
}

function join(draft: Draft, telling: Telling): void {
  draft.tellings.push(telling);
  for (const { entity, side } of telling.cast.participants) if (!draft.sides.has(entity)) draft.sides.set(entity, side);
  draft.place ??= telling.cast.place;
  if (!draft.time || (draft.time.start === null && telling.time?.start)) draft.time = telling.time ?? draft.time;
  if (isReal(telling.reality.status) && !isReal(draft.status)) draft.status = telling.reality.status;
}

const isReal = (status: Status): boolean => status === 'happened' || status === 'ongoing';

function isSameEvent(draft: Draft, telling: Telling): boolean {
  const first = draft.tellings[0]!;
  if (first.trigger.type !== telling.trigger.type || !modesAgree(first.trigger.mode, telling.trigger.mode)) return false;
  if (isReal(draft.status) !== isReal(telling.reality.status) && telling.inBody && first.inBody) return false;
  if (draft.time && telling.time && !timesAgree(draft.time, telling.time)) return false;
  if (draft.place && telling.cast.place && draft.place !== telling.cast.place && first.trigger.type !== 'CONSULT') return false;
  return participantsAgree(draft, telling);
}

function modesAgree(a: string | null, b: string | null): boolean {
  return a === b || a === 'other' || b === 'other' || a === null || b === null;
}

function timesAgree(a: EventTime, b: EventTime): boolean {
  if (a.rel || b.rel) return a.rel === b.rel;
  const [x, y] = [a.start ?? '', b.start ?? ''];
  return x.startsWith(y) || y.startsWith(x);
}

/**
 * The principals (who acts or is acted upon) must meet: for a meeting those of one telling are among those of the
 * other; for the rest they share an actor. A telling with nobody (a bare definite noun) joins what was told before.
 */
function participantsAgree(draft: Draft, telling: Telling): boolean {
  const mine = principals(telling.cast.participants);
  const theirs = new Set([...draft.sides].filter(([, side]) => side !== 'also').map(([entity]) => entity));
  if (mine.length === 0) return telling.trigger.match.clitics !== 0 || theirs.size === 0;
  if (theirs.size === 0) return true;
  const shared = mine.filter((entity) => theirs.has(entity)).length;
  if (telling.trigger.type === 'CONSULT') return shared === mine.length || shared === theirs.size;
  const actors = telling.cast.participants.filter(({ side }) => side === 'actor').map(({ entity }) => entity);
  if (actors.length === 0) return shared > 0;
  return actors.some((entity) => draft.sides.get(entity) === 'actor') || (shared > 0 && ![...draft.sides.values()].includes('actor'));
}

const principals = (participants: readonly Participant[]): string[] =>
  participants.filter(({ side }) => side !== 'also').map(({ entity }) => entity);

function makeEvent(scene: Scene, draft: Draft, id: string): Event {
  const { tellings, sides, place, time, status } = draft;
  const first = tellings.find(({ reality }) => reality.status === status) ?? tellings[0]!;
  const body = tellings.filter(({ inBody }) => inBody);
  const voiced = body.length > 0 ? body : tellings;
  const own = voiced.some(({ statement }) => statement === null);
  const marginal = tellings.every(({ reality }) => reality.marginal);
  return {
    id,
    type: first.trigger.type,
    mode: first.trigger.mode,
    triggers: tellings.map(({ span }) => span).sort((a, b) => a[0] - b[0]),
    participants: [...sides].map(([entity, side]) => ({ entity, side })),
    place,
    time,
    status,
    within: own ? null : voiced[0]!.statement!.id,
    context: [...new Set(tellings.flatMap(({ trigger }) => trigger.context))],
    ...(marginal && { marginal }),
    because: explain(scene, tellings),
  };
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
