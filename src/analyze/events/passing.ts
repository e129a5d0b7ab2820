import type { EventType } from '../../model/event.ts';
import { AL } from '../../text/clitics.ts';
import type { Cast } from './cast.ts';
import { type Scene, markAt } from './scene.ts';
import type { Trigger } from './trigger.ts';

/** Violence and protest are named in passing everywhere («ضحايا الحرب», «محاربة القتل»); other types hardly are. */
const NAMED_IN_PASSING: ReadonlySet<EventType> = new Set(['ASSAULT', 'PROTEST']);

/**
 * Points for what news of an event brings along, against what a mention of it in passing looks like. Chosen with a
 * logistic model over the development half of the Arabic sentences with coded assaults and protests; `npm run eval -- gsr`.
 */
const POINTS = { counted: 2, told: 1, dated: 1, opens: 1, definite: -1, nobody: -1 } as const;
const LEAST_POINTS = 1;
/** A trigger this near to the start of its sentence opens it. */
const OPENING_WORDS = 7;

/** Whether an event is only referred to: a noun with no count, day, doer or place of its own. */
export function isPassing(scene: Scene, trigger: Trigger, cast: Cast): boolean {
  if (!NAMED_IN_PASSING.has(trigger.type) || trigger.isVerb) return false;
  const sentence = scene.sentenceOf[trigger.match.from]!;
  const holds = (span: readonly [number, number]): boolean => scene.sentenceOf[scene.tokens.tokenAt(span[0])] === sentence;
  let points = 0;
  if (scene.quantities.some(({ span, what }) => (what === 'killed' || what === 'wounded') && holds(span))) points += POINTS.counted;
  if (cast.carrier || isAboutHappening(scene, trigger)) points += POINTS.told;
  if (scene.times.some(({ span, grain }) => (grain === 'day' || grain === 'month') && holds(span))) points += POINTS.dated;
  if (trigger.match.from - scene.sentences[sentence]!.from < OPENING_WORDS) points += POINTS.opens;
  if (trigger.match.clitics & AL) points += POINTS.definite;
  if (cast.participants.length === 0 && cast.place === null) points += POINTS.nobody;
  return points < LEAST_POINTS;
}

/** «قصف استهدف …», «انفجار هز …», «أسفر عن مقتل»: a verb of happening right beside the noun. */
function isAboutHappening(scene: Scene, { match: { from, to } }: Trigger): boolean {
  for (let token = from - 3; token < to + 3; token++) if (token >= 0 && token < scene.tokens.count && markAt(scene, token, 'happening')) return true;
  return false;
}
