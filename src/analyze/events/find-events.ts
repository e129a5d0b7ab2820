import type { Event, EventTime, EventType } from '../../model/event.ts';
import type { Published } from '../../model/published.ts';
import type { Span } from '../../model/span.ts';
import type { Statement } from '../../model/statement.ts';
import type { Quantity, Time } from '../../model/time.ts';
import { addDays } from '../../language/calendar.ts';
import type { Language } from '../../language/language.ts';
import { type Cast, Casting } from './cast.ts';
import { mergeTellings } from './merge-tellings.ts';
import { findPhrases } from './phrase.ts';
import { type Reality, judgeTelling } from './reality.ts';
import { type EventsInput, type Scene, innermostStatement, layOutScene } from './scene.ts';
import { measureEvents } from './tolls.ts';
import { type Trigger, findTriggers } from './trigger.ts';

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
  for (const { match } of triggers) isTrigger.fill(1, match.from, match.to);
  const casting = new Casting(scene, findPhrases(scene, isTrigger), triggers);
  const tellings: Telling[] = [];
  const before = new Map<number, Cast>();
  for (const [index, trigger] of triggers.entries()) {
    const sentence = scene.sentenceOf[trigger.match.from]!;
    const telling = makeTelling(scene, trigger, casting.cast(index, before.get(sentence) ?? null), isTrigger);
    before.set(sentence, telling.cast);
    if (isTold(telling)) tellings.push(telling);
  }
  const events = mergeTellings(scene, tellings);
  return { events, quantities: measureEvents(scene, events) };
}

function makeTelling(scene: Scene, trigger: Trigger, cast: Cast, isTrigger: Uint8Array): Telling {
  const { tokens, found } = scene;
  const span: Span = [found.start(trigger.match), tokens.end[trigger.match.to - 1]!];
  const statement = innermostStatement(scene.statements, span[0], span[1]);
  const sentence = scene.sentenceOf[trigger.match.from]!;
  const time = findTime(scene, trigger, isTrigger);
  const reality = judgeTelling(scene, trigger, cast, statement);
  const role = scene.roleOf[sentence];
  return { trigger, span, cast, reality, time, statement, inBody: role === 'paragraph', sentence, block: scene.sentences[sentence]!.block };
}

/** The time that belongs to a trigger: in its clause, with no other trigger between; else the sentence's only one. */
function findTime(scene: Scene, { match }: Trigger, isTrigger: Uint8Array): EventTime | null {
  const { tokens, times, clauseOf, sentenceOf } = scene;
  const dated = times.filter(({ grain, value, rel }) => grain !== 'duration' && (value !== null || rel));
  const placed = dated.map((time) => ({ time, at: tokens.tokenAt(time.span[0]) })).filter(({ at }) => sentenceOf[at] === sentenceOf[match.from]);
  const own = placed.filter(({ at }) => clauseOf[at] === clauseOf[match.from] && !hasTriggerBetween(isTrigger, match, at));
  const after = own.filter(({ at }) => at >= match.to);
  const chosen = after[0] ?? own.at(-1) ?? (placed.length === 1 && !hasTriggerBetween(isTrigger, match, placed[0]!.at) ? placed[0] : undefined);
  return chosen ? eventTime(chosen.time, scene.published) : null;
}

function hasTriggerBetween(isTrigger: Uint8Array, { from, to }: { readonly from: number; readonly to: number }, at: number): boolean {
  for (let token = at < from ? at : to; token < (at < from ? from : at); token++) if (isTrigger[token]) return true;
  return false;
}

const ISO_PART = /^\d{4}(-\d{2}(-\d{2})?)?/;

/** A time as an interval of days or months; one that leans on an interval of publication moves with it. */
function eventTime({ value, end, rel }: Time, published: Published | null): EventTime | null {
  if (value === null) {
    const days = /^(-?)P(\d+)D$/.exec(rel ?? '');
    const shift = days ? Number(`${days[1]}${days[2]}`) : null;
    const move = (day: string | null | undefined): string | null => (day && shift !== null ? addDays(day, shift) : null);
    return { start: move(published?.start), end: move(published?.end), ...(rel && { rel }) };
  }
  const clean = ISO_PART.exec(value)?.[0];
  const cleanEnd = end === null ? clean : ISO_PART.exec(end)?.[0];
  return clean ? { start: clean, end: cleanEnd ?? clean } : null;
}

/** Deeds that are told even when who suffers them is not named. */
const DEEDS: ReadonlySet<EventType> = new Set(['ASSAULT', 'SANCTION', 'COERCE']);

/** Whether a telling says enough to be an event: somebody takes part, or it is a strike, massing or truce somewhere. */
function isTold({ trigger, cast, statement }: Telling): boolean {
  const isDeed = DEEDS.has(trigger.type);
  if (trigger.needs === 'place') return cast.place !== null || cast.participants.some(({ side }) => side === 'recipient');
  if (trigger.needs === 'explicit') return cast.reasons.some((reason) => reason === 'subject-after-verb' || reason === 'subject-before-verb');
  const hasNeeded = !trigger.needs || cast.participants.some(({ side }) => side === trigger.needs);
  if (!hasNeeded && !(isDeed && trigger.needs === 'recipient' && (cast.place !== null || cast.isUnnamed || trigger.type !== 'COERCE'))) return false;
  if (cast.participants.length > 0) return true;
  if (trigger.type === 'AGREE') return statement !== null;
  if (trigger.isVerb) return isDeed && cast.isUnnamed;
  return trigger.type === 'ASSAULT' || trigger.type === 'MOBILIZE' || trigger.type === 'PROTEST' || trigger.mode === 'ceasefire';
}
