import type { EventType } from '../../model/event.ts';
import type { Statement } from '../../model/statement.ts';
import { AL } from '../../text/clitics.ts';
import { PUNCT } from '../../text/tokens.ts';
import type { Cast } from './cast-builder.ts';
import { type Scene, markAt } from './scene.ts';
import { PROTESTERS, type Trigger, tellsAssaultAt } from './trigger.ts';

/** Violence and protest are named in passing everywhere («ضحايا الحرب», «محاربة القتل»); other types hardly are. */
const NAMED_IN_PASSING: ReadonlySet<EventType> = new Set(['ASSAULT', 'PROTEST']);

/**
 * Points for what news of an event brings along, against what a mention of it in passing looks like. Chosen by hand on
 * the development half of the Arabic sentences with coded assaults and protests; `npm run eval -- gsr`.
 */
const POINTS = {
  counted: 2, told: 2, together: 1, dated: 1, opens: 1, verb: 2, definite: -1, nobody: -1, referring: -2, after: -1, relative: -2, habitual: -1, vague: -1,
} as const;
const LEAST_POINTS = 2;
const LEAST_OF_PROTEST = 1;
/** A trigger this near to the start of its sentence, or of what somebody says, opens it. */
const OPENING_WORDS = 7;
/** Words that say a deed is only referred to stand this near before it. */
const NEAR_REFERRING = 3;
/** Words for violence in general, for wars and for ill-treatment. */
const VAGUE_WORDS: ReadonlySet<string> = new Set(['torture', 'clash', 'war', 'hit', 'riot', 'capture-ground', 'regain-ground']);

/** Whether an event is only referred to: no count, day, doer or place of its own. */
export function isPassing(scene: Scene, trigger: Trigger, cast: Cast, statement: Statement | null): boolean {
  if (!NAMED_IN_PASSING.has(trigger.type)) return false;
  const { from, clitics, entry, suffix } = trigger.match;
  if (tellsWhy(scene, trigger)) return false;
  const sentence = scene.sentenceOf[from]!;
  // «أطلقت النار على المتظاهرين» tells of another deed
  if (entry.id === PROTESTERS) return !protestersAct(scene, from, cast);
  const holds = (span: readonly [number, number]): boolean => scene.sentenceOf[scene.tokens.tokenAt(span[0])] === sentence;
  const isMain = cast.carrier !== null || isAboutHappening(scene, trigger);
  let points = 0;
  if (scene.quantities.some(({ span, what }) => (what === 'killed' || what === 'wounded') && holds(span))) points += POINTS.counted;
  if (scene.times.some(({ span, grain }) => (grain === 'day' || grain === 'month') && holds(span))) points += POINTS.dated;
  if (opens(scene, from, sentence, statement)) points += POINTS.opens;
  if (isMain) points += POINTS.told;
  // «الهجمات التي نفذها …»
  if (trigger.type === 'ASSAULT' && cast.reasons.includes('who-carried-it-out')) points += POINTS.dated;
  if (isTogether(scene, trigger)) points += POINTS.together;
  if (trigger.isVerb) {
    points += POINTS.verb;
    if (markAt(scene, from - 1, 'relative')) points += POINTS.relative;
    if (entry.attributes['tense'] === 'present') points += POINTS.habitual;
  } else if ((clitics & AL || suffix !== '') && cast.carrier === null) points += POINTS.definite;
  // whom a protest is against makes it no more told
  const isNobody = trigger.type === 'PROTEST' ? !cast.participants.some(({ side }) => side !== 'recipient') : cast.participants.length === 0;
  if (isNobody && cast.place === null && !cast.isUnnamed) points += POINTS.nobody;
  const isGround = entry.id === 'capture-ground' || entry.id === 'regain-ground' || entry.id === 'liberation';
  if (isGround && cast.place !== null && cast.participants.some(({ side }) => side === 'actor')) points += POINTS.told;
  else if (VAGUE_WORDS.has(entry.id)) points += POINTS.vague;
  points += referringPoints(scene, trigger);
  return points < (trigger.type === 'PROTEST' ? LEAST_OF_PROTEST : LEAST_POINTS);
}

/** «رفع المتظاهرون لافتات», «المتظاهرون الذين هتفوا»: what they do beside their name is what demonstrators do. */
function protestersAct(scene: Scene, from: number, cast: Cast): boolean {
  if (!cast.participants.some(({ side }) => side === 'actor')) return false;
  for (let token = from - NEAR_ACT; token <= from + NEAR_ACT && token < scene.tokens.count; token++) {
    if (token >= 0 && scene.sentenceOf[token] === scene.sentenceOf[from] && markAt(scene, token, 'protest-act') && !markAt(scene, token - 1, 'condition')) return true;
  }
  return false;
}

const NEAR_ACT = 7;

/** «… احتجاجا على», «للاحتجاج على»: what people do they do in protest. */
export function tellsWhy(scene: Scene, { type, isVerb, match: { to, prefix, clitics } }: Trigger): boolean {
  if (type !== 'PROTEST' || isVerb || !markAt(scene, to, 'preposition')) return false;
  return scene.marks.hasId(to, 'ala') && (prefix === 'ل' || ((clitics & AL) === 0 && /اً?$/.test(scene.tokens.slice(to - 1))));
}

/** What the words right before say: «جريمة اغتيال», «منذ مقتل», «بعد الهجوم». */
function referringPoints(scene: Scene, { match: { from }, isVerb }: Trigger): number {
  if (isVerb) return 0;
  for (let token = from - 1; token >= from - NEAR_REFERRING && token >= 0 && scene.sentenceOf[token] === scene.sentenceOf[from]; token--) {
    if (scene.tokens.kind[token] === PUNCT) return 0;
    if (markAt(scene, token, 'referring')) return POINTS.referring;
    if (token === from - 1 && markAt(scene, token, 'after')) return POINTS.after;
  }
  return 0;
}

function opens(scene: Scene, from: number, sentence: number, statement: Statement | null): boolean {
  const starts = [scene.sentences[sentence]!.from, ...(statement ? [scene.tokens.tokenAt(statement.content[0])] : [])];
  if (starts.some((start) => start <= from && from - start < OPENING_WORDS)) return true;
  // «لاغوس ـ ا ف ب: خطف …»
  return from > 0 && scene.tokens.text[scene.tokens.start[from - 1]!] === ':';
}

/** «قتل … في هجوم», «انفجار سيارة مفخخة»: who reports an attack has two words for it. */
function isTogether(scene: Scene, { match: { from, to } }: Trigger): boolean {
  for (let token = from - NEAR_TOGETHER; token < to + NEAR_TOGETHER; token++) {
    if (token < 0 || token >= scene.tokens.count || (token >= from && token < to) || scene.sentenceOf[token] !== scene.sentenceOf[from]) continue;
    if (tellsAssaultAt(scene, token)) return true;
  }
  return false;
}

const NEAR_TOGETHER = 8;

/** «قصف استهدف …», «انفجار هز …», «أسفر عن مقتل»: a verb of happening right beside the noun. */
function isAboutHappening(scene: Scene, { match: { from, to }, isVerb }: Trigger): boolean {
  if (isVerb) return false;
  for (let token = from - 5; token < to + 3; token++) {
    if (token < 0 || token >= scene.tokens.count || !markAt(scene, token, 'happening')) continue;
    if (token < from || !markAt(scene, token - 1, 'relative')) return true;
  }
  return false;
}
