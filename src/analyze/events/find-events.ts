import type { Event, EventTime } from '../../model/event.ts';
import type { Span } from '../../model/span.ts';
import { type Statement, findInnermostStatement } from '../../model/statement.ts';
import type { Quantity } from '../../model/time.ts';
import type { Language } from '../../language/language.ts';
import { carryOver, giveParties } from './carried-over.ts';
import { Casting } from './cast.ts';
import type { Cast } from './cast-builder.ts';
import { type TimeTable, findTime, layOutTimes } from './event-time.ts';
import { meantBy } from './meant.ts';
import { mergeTellings } from './merge-tellings.ts';
import { isOtherMatter } from './other-matter.ts';
import { findPhrases } from './phrase.ts';
import { GIVEN_ALONG, type Reality, judgeTelling } from './reality.ts';
import { type EventsInput, type Scene, layOutScene } from './scene.ts';
import { isSportPage, isToldInSport } from './sport-page.ts';
import { isTold } from './told.ts';
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
  if (triggers.length === 0) return { events: [], quantities: measureEvents(scene, []) };
  const isTrigger = scene.rows.bytes();
  for (const { match } of triggers) isTrigger.fill(1, match.from, match.to);
  const times = layOutTimes(scene, triggers);
  const casting = new Casting(scene, findPhrases(scene, isTrigger), triggers);
  const tellings: Telling[] = [];
  /** The casts of the triggers before in the same sentence. */
  let told: Cast[] = [];
  const isSport = isSportPage(input);
  for (let index = 0; index < triggers.length; index++) {
    const trigger = triggers[index]!;
    const sentence = scene.sentenceOf[trigger.match.from]!;
    if (index > 0 && scene.sentenceOf[triggers[index - 1]!.match.from] !== sentence) told = [];
    const last = tellings.at(-1)?.sentence === sentence ? tellings.at(-1) : undefined;
    const telling = makeTelling(scene, trigger, casting.cast(index, told), times, last);
    if (last) giveParties(scene, telling, last);
    if (telling.statement === null) telling.cast.place ??= placeThatOpens(scene, telling);
    told.push(telling.cast);
    if (isTold(scene, telling) && !isOtherMatter(scene, telling) && (!isSport || isToldInSport(scene, trigger))) tellings.push(telling);
  }
  const events = mergeTellings(scene, tellings);
  return { events, quantities: measureEvents(scene, events) };
}

function makeTelling(scene: Scene, trigger: Trigger, alone: Cast, times: TimeTable, before: Telling | undefined): Telling {
  const { tokens, found } = scene;
  const span: Span = [found.start(trigger.match), tokens.end[trigger.match.to - 1]!];
  const statement = findInnermostStatement(scene.statements, span);
  const cast = carryOver(scene, trigger, alone, statement, before);
  const sentence = scene.sentenceOf[trigger.match.from]!;
  const meant = cast.reasons.includes(GIVEN_ALONG) && before ? { ...trigger, mode: before.trigger.mode, context: before.trigger.context } : meantBy(scene, trigger, cast);
  const reality = judgeTelling(scene, meant, cast, statement, before?.reality ?? null);
  const time = findTime(scene, meant, reality, times);
  const role = scene.roleOf[sentence];
  return { trigger: meant, span, cast, reality, time, statement, inBody: role === 'paragraph', sentence, block: scene.sentences[sentence]!.block };
}

/** «وفي الموصل، قتل …»: the place that opens a sentence, where its first deed was. */
function placeThatOpens({ sentences, tokens, mentions, entityById, marks, verbAt }: Scene, { sentence, trigger }: Telling): string | null {
  const { from } = sentences[sentence]!;
  if (!marks.hasWord(from, 'preposition', 'fi')) return null;
  const opening = mentions.find(({ span, entity }) => span[0] > tokens.start[from]! && tokens.tokenAt(span[0]) - from <= LONGEST_OPENING && span[1] <= tokens.start[trigger.match.from]! && entityById.get(entity)?.type === 'place');
  if (!opening) return null;
  for (let token = tokens.tokenAt(opening.span[1] - 1) + 1; token < trigger.match.from; token++) if (verbAt[token]) return null;
  return opening.entity;
}

/** Words of «وفي محافظة …» before the name. */
const LONGEST_OPENING = 5;
