import type { EventTime, EventType, Participant, Status } from '../../model/event.ts';
import type { Telling } from './find-events.ts';
import { isDelegationOf, isOfPlan } from './same-event.ts';
import { type Scene, isCountry } from './scene.ts';

/** Tellings that are one event. */
export interface Draft {
  readonly tellings: Telling[];
  readonly sides: Map<string, Participant['side']>;
  place: string | null;
  time: EventTime | null;
  status: Status;
}

export const actorsOf = ({ cast }: Telling): string[] => cast.participants.filter(({ side }) => side === 'actor').map(({ entity }) => entity);

export function sharesParticipant(a: Draft, b: Draft): boolean {
  for (const [entity, side] of a.sides) if (side !== 'also' && b.sides.has(entity)) return true;
  return false;
}

export const firstOffset = ({ tellings }: Draft): number => Math.min(...tellings.map(({ span }) => span[0]));

/** What is said happens nowhere: the places in it are what it is about. */
export const PLACELESS: ReadonlySet<string> = new Set(['SUPPORT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'CONCEDE']);

export function startDraft(telling: Telling): Draft {
  const sides = new Map(telling.cast.participants.map(({ entity, side }) => [entity, side]));
  return { tellings: [telling], sides, place: PLACELESS.has(telling.trigger.type) ? null : telling.cast.place, time: telling.time, status: telling.reality.status };
}

export function join(scene: Scene, draft: Draft, telling: Telling): void {
  draft.tellings.push(telling);
  // «غارات تركية على الأكراد» above «شنت المقاتلات التركية غارات على مواقع …»: the body has the closer words
  const isForBody = !telling.inBody && actorsOf(telling).length > 0 && !actorsOf(telling).some((actor) => draft.sides.has(actor));
  const told = new Set(isForBody ? draft.sides.values() : []);
  const backReference = draft.tellings[0]!.trigger.type === 'CONSULT' && !telling.cast.participants.some(({ side }) => side === 'actor');
  for (const { entity, side } of telling.cast.participants) {
    if (!draft.sides.has(entity) && !(backReference && side === 'recipient') && !told.has(side)) draft.sides.set(entity, isDelegationOf(scene, entity, [...draft.sides.keys()]) ? 'also' : side);
  }
  if (telling.cast.place && !PLACELESS.has(telling.trigger.type) && (draft.place === null || isCountry(scene, draft.place))) draft.place = telling.cast.place;
  if (!draft.time || (draft.time.start === null && telling.time?.start)) draft.time = telling.time ?? draft.time;
  if (isReal(telling.reality.status) && !isReal(draft.status) && !isOfPlan(scene, draft, telling) && (telling.inBody || !draft.tellings[0]!.inBody || !BODY_DECIDES.has(telling.trigger.type))) draft.status = telling.reality.status;
}

/** What is yet to come in the body has not come about in a headline: «يلتقي», «يجدد دعمه». */
const BODY_DECIDES: ReadonlySet<EventType> = new Set(['CONSULT', 'SUPPORT']);

export const isReal = (status: Status): boolean => status === 'happened' || status === 'ongoing';

export const idOf = ({ trigger }: Telling): string => trigger.match.entry.id;

/** «التفاهمات» are no «اتفاق» of one occasion. */
export const isPlural = ({ trigger: { match } }: Telling): boolean => match.entry.spelling.endsWith('ات');

export const sideOf = ({ cast }: Telling, id: string): string | undefined => cast.participants.find(({ entity }) => entity === id)?.side;

export const principals = (participants: readonly Participant[]): string[] =>
  participants.filter(({ side }) => side !== 'also').map(({ entity }) => entity);
