import type { EventType, Side } from '../../model/event.ts';
import type { Span } from '../../model/span.ts';
import { AL } from '../../text/clitics.ts';
import { NUMBER, WORD } from '../../text/tokens.ts';
import type { Cast } from './cast-builder.ts';
import type { Telling } from './find-events.ts';
import { ATTACKING, SIGNING } from './meant.ts';
import { KNOWN, RESPONSIBILITY, VOICED_NOW } from './reality.ts';
import { type Scene, isCountry, markAfter, markAt } from './scene.ts';
import { RULING } from './surroundings.ts';
import type { Trigger } from './trigger.ts';
import { areTroopsAt } from './troops.ts';

/** «بحثا», «ناقشوا»: several did. */
const EXPLICIT_PAIR = /(ا|وا|ان|ون|نا)$/;
const DENYING = 'deny-deed';
const ARRIVE = 'arrive';
const HEAD_FOR = 'head-for';

/** Whether a number, or the name of a deed, is what something arrives at. */
function isMeasure(scene: Scene, { match: { from, to } }: Trigger): boolean {
  const { found, countedAt, sentenceOf, tokens } = scene;
  if (from > 0 && countedAt[from - 1] && sentenceOf[from - 1] === sentenceOf[from]) return true;
  if (to + 1 >= tokens.count || markAt(scene, to, 'preposition')?.id !== 'ila') return false;
  return countedAt[to + 1] === 1 || tokens.kind[to + 1] === NUMBER || (!scene.namedAt[to + 1] && found.at(to + 1).some(({ entry, clitics }) => entry.class === 'event-nouns' && (clitics & AL) !== 0));
}

/** Words between a refusal and what is refused. */
const FARTHEST_COMMENT = 8;

/** «رفض المتحدث التعليق على …». */
function isOfComment(scene: Scene, { match: { to } }: Trigger): boolean {
  return markAfter(scene, to, FARTHEST_COMMENT, 'comment') !== undefined;
}

const BAR = 'bar';
/** Words between a signing and what is signed. */
const FARTHEST_PACT = 12;

function hasPact(scene: Scene, { match: { from, to } }: Trigger): boolean {
  for (let token = Math.max(0, from - 3); token < to + FARTHEST_PACT && token < scene.tokens.count; token++) if (scene.sentenceOf[token] === scene.sentenceOf[from] && markAt(scene, token, 'pact')) return true;
  return false;
}

/** «ضبط», «تضبط»: of people and of things. */
const SEIZES = /^(?:س?[يت])?ضبط/;

/** Reasons that show who it was. */
const EXPLICIT: ReadonlySet<string> = new Set(['subject-after-verb', 'subject-before-verb', 'who-says-we']);
/** Deeds that are told even when who suffers them is not named. */
const DEEDS: ReadonlySet<EventType> = new Set(['ASSAULT', 'SANCTION', 'COERCE']);

/** Adjectives between «التفاهمات» and «التي». */
const FARTHEST_RELATIVE = 3;
const SWAP = 'swap';
const DISPLACEMENT = 'displacement';
/** Words between a deed and the number of those it befell: «تشريد أكثر من». */
const FARTHEST_COUNT = 3;

const isRightBehind = ({ tokens }: Scene, { match: { to } }: Trigger, [start]: Span): boolean => tokens.tokenAt(start) >= to && tokens.tokenAt(start) - to <= FARTHEST_COUNT;

/** «مدرس», «خلية»: words for people, or what is counted and no known thing; money and goods are seized otherwise. */
function arePeople({ found, tokens }: Scene, head: number): boolean {
  const here = found.at(head).filter(({ prefix, suffix }) => prefix === '' && suffix === '');
  const counted = here.find(({ entry }) => entry.class === 'counted-nouns');
  if (counted) return counted.entry.attributes['person'] === 'yes';
  return here.some(({ entry }) => entry.class.startsWith('title-') || entry.class === 'group-heads') || tokens.kind[head - 1] === NUMBER;
}

/** «وصول الدعم», «وصلت قوات الجيش»: things and troops come, but pay no visit. */
function isNoVisitor(scene: Scene, { match: { from, to, entry, suffix }, isVerb, mode }: Trigger): boolean {
  if (mode !== 'visit') return false;
  // «وصل إلى المستشفى مصابا»
  if (entry.id === ARRIVE && markAfter(scene, to, FARTHEST_WARD, 'ward')) return true;
  if (isVerb) return entry.id === ARRIVE && (areTroopsAt(scene, to) || areTroopsBefore(scene, from));
  const isOfThing = COMING.test(entry.spelling) && suffix === '' && to < scene.tokens.count && scene.tokens.kind[to] === WORD && !scene.namedAt[to] && !scene.namedAt[to + 1];
  return isOfThing && !arePeople(scene, to) && !markAt(scene, to, 'envoy', 'preposition') && !scene.countedAt[to] && !scene.timeAt[to];
}

/** Words of whoever arrives at a hospital: «وصل X، من سكان …، إلى مستشفى». */
const FARTHEST_WARD = 12;
const COMING = /^(?:وصول|قدوم)/;

/** «أن مقاتلي الحركة وصلوا»: the first word of the clause. */
function areTroopsBefore(scene: Scene, verb: number): boolean {
  let first = verb - 1;
  while (first > verb - LONGEST_FORCE && first > 0 && scene.sentenceOf[first - 1] === scene.sentenceOf[verb] && scene.tokens.kind[first] === WORD && !markAt(scene, first - 1, 'break')) first -= 1;
  return first < verb && areTroopsAt(scene, first);
}

/** Words of a force's name before its verb. */
const LONGEST_FORCE = 6;

/** «قدمت X دعما للمجموعة». */
const GIVE = 'give';
/** Words between control and the ground that it is of. */
const FARTHEST_GROUND = 8;

/** «تمكنت القوات من استعادة السيطرة على الجزء الشرقي من المدينة»: ground without a name. */
function gainsGround(scene: Scene, { isVerb, match: { to } }: Trigger, { carrier, participants }: Cast): boolean {
  return !isVerb && carrier !== null && participants.some(({ side }) => side === 'actor') && markAfter(scene, to, FARTHEST_GROUND, 'ground') !== undefined;
}

/** Whether a telling says enough to be an event: somebody takes part, or it is a strike, massing or truce somewhere. */
export function isTold(scene: Scene, telling: Telling): boolean {
  if (tellsNothing(scene, telling)) return false;
  if (isToldByItself(telling)) return true;
  return isToldByWhere(scene, telling) ?? (isToldWithoutNames(scene, telling) || isToldByWhom(scene, telling));
}

const hasSide = ({ participants }: Cast, side: Side): boolean => participants.some((participant) => participant.side === side);
const hasUnnamed = ({ unnamed }: Cast, side: Side): boolean => unnamed.some((noun) => noun.side === side);

/** Words that look like an event and tell none. */
function tellsNothing(scene: Scene, { trigger, cast, reality }: Telling): boolean {
  const { type, isVerb, mode, match: { to, entry } } = trigger;
  // «قاطع المذيع ضيفه»: sanctions are between those who have names
  if (reality.reason === RESPONSIBILITY || (type === 'SANCTION' && cast.participants.length === 0)) return true;
  if ((type === 'REJECT' && isOfComment(scene, trigger)) || isNoVisitor(scene, trigger)) return true;
  // «لا يمنع ذلك …»: who bars somebody from something has a name
  if (entry.id === BAR && !hasSide(cast, 'actor')) return true;
  if (mode === 'arrest' && isVerb && SEIZES.test(entry.spelling) && areThings(scene, cast)) return true;
  // «يحمل توقيع الفنان»: a paper is named, or those who sign
  if (entry.id === SIGNING && !isVerb && countActors(cast) < 2 && !scene.namedAt[to] && !hasPact(scene, trigger)) return true;
  // «تنفي قطر الاتهامات»: who denies them has not made them
  return type === 'ACCUSE' && !isVerb && cast.carrier?.id === DENYING;
}

const countActors = ({ participants }: Cast): number => participants.filter(({ side }) => side === 'actor').length;

/** «ضبط 878 حالة»: things are seized otherwise. */
const areThings = (scene: Scene, { participants, unnamed }: Cast): boolean =>
  participants.every(({ entity }) => scene.entityById.get(entity)?.type === 'place') && !unnamed.some(({ span }) => arePeople(scene, scene.tokens.tokenAt(span[0])));

/** What is told whoever else is named. */
function isToldByItself({ trigger, cast, reality }: Telling): boolean {
  const { type, mode, needs, status, match: { entry } } = trigger;
  // «حضر الاستقبال X»: who attends one that was told before
  if (cast.reasons.includes('who-attends')) return true;
  if (cast.participants.length === 0) return false;
  if (reality.reason === VOICED_NOW && status === 'ongoing') return true;
  if (needs === 'recipient' && (DEEDS.has(type) || mode === 'host') && mode !== 'restrict' && hasUnnamed(cast, 'recipient')) return true;
  // «هاجم الوزير معارضيه»
  return type === 'ACCUSE' && needs === 'recipient' && ATTACKING.has(entry.id);
}

/** What hangs on where somebody goes, what is gained, or who is met; null where it hangs on something else. */
function isToldByWhere(scene: Scene, { trigger, cast }: Telling): boolean | null {
  const { isVerb, needs, match: { from, entry } } = trigger;
  if (isVerb && entry.id === ARRIVE && (arrivesNobody(scene, cast) || isMeasure(scene, trigger))) return false;
  // «توجه إلى الشعب بكلمة»
  if (entry.id === HEAD_FOR) return (hasSide(cast, 'actor') || hasUnnamed(cast, 'actor')) && (cast.place !== null || cast.participants.some(({ entity, side }) => side === 'recipient' && isCountry(scene, entity)));
  if (needs === 'place') return cast.place !== null || gainsGround(scene, trigger, cast) || hasSide(cast, 'recipient') || (cast.participants.length > 0 && hasUnnamed(cast, 'recipient'));
  if (needs !== 'explicit') return null;
  // «بحث X سبل …» alone: nobody is met
  return (cast.participants.length >= 2 || EXPLICIT_PAIR.test(scene.tokens.slice(from))) && cast.reasons.some((reason) => EXPLICIT.has(reason));
}

/** «المطالب تصل إلى الوزير»: nobody arrives, and nowhere. */
const arrivesNobody = ({ entityById }: Scene, cast: Cast): boolean =>
  !hasSide(cast, 'actor') && (cast.place === null || (cast.participants.length > 0 && !cast.participants.some(({ entity }) => entityById.get(entity)?.type === 'person')));

/** What is told though whoever it needs has no name. */
function isToldWithoutNames(scene: Scene, { trigger, cast }: Telling): boolean {
  const { type, isVerb, mode, match } = trigger;
  // «بدعم كبير من قوات …»: who gives it is told
  if (!isVerb && (type === 'SUPPORT' || type === 'AID') && (cast.reasons.includes('after-min') || cast.reasons.includes('after-by') || (cast.carrier?.id === GIVE && hasSide(cast, 'actor')))) return true;
  // «قضت محكمة بسجن عشرين شخصا»
  if (cast.carrier?.kind === RULING && (cast.participants.length > 0 || hasUnnamed(cast, 'recipient'))) return true;
  if (mode === 'arrest' && isArrestOfUnnamed(scene, trigger, cast)) return true;
  // «تنفيذ بند تبادل الأسرى»
  if (match.entry.id === SWAP && !isVerb) return true;
  // «تشريد أكثر من 200 ألف شخص»
  if (match.entry.id === DISPLACEMENT && scene.quantities.some(({ span, what }) => what === 'displaced' && isRightBehind(scene, trigger, span))) return true;
  // «رغم انتقادات منظمات غير حكومية»
  return !isVerb && (type === 'ACCUSE' || type === 'REQUEST') && hasUnnamed(cast, 'actor');
}

/** «تنفذ الجماعة اعتقالات», «القبض على أربعة آخرين», «اعتقل أكثر من 200 مدرس»; «ضبط أربعة» may be of things. */
function isArrestOfUnnamed(scene: Scene, { isVerb, match: { from, to, suffix } }: Trigger, cast: Cast): boolean {
  if (!isVerb && (cast.carrier !== null || cast.reasons.includes('who-carried-it-out')) && hasSide(cast, 'actor')) return true;
  if (!isVerb && to - from > 1 && scene.countedAt[to] === 1) return true;
  return suffix === '' && cast.unnamed.some(({ side, span }) => side === 'recipient' && arePeople(scene, scene.tokens.tokenAt(span[0])));
}

/** Whether whoever the words need takes part, or it is a deed that needs nobody with a name. */
function isToldByWhom(scene: Scene, { trigger, cast, statement, reality }: Telling): boolean {
  const { type, isVerb, mode, needs, match: { to, entry } } = trigger;
  const isDeed = DEEDS.has(type);
  // «وطالب أكبر أحزاب المعارضة الحكومة بـ…»
  const isOfUnnamed = needs === 'actor' && !isDeed && hasUnnamed(cast, 'actor') && hasSide(cast, 'recipient');
  const hasNeeded = !needs || isOfUnnamed || cast.participants.some(({ side }) => needs.split('|').includes(side));
  if (!hasNeeded && !(isDeed && needs === 'recipient' && (cast.place !== null || cast.isUnnamed || type !== 'COERCE'))) return false;
  if (cast.participants.length > 0) return true;
  // «تعديل أنظمة، والاتفاقيات الدولية»: known ones with nobody are told by the clause about them
  if (reality.reason === KNOWN && entry.spelling.endsWith('ات')) return statement !== null && markAfter(scene, to, FARTHEST_RELATIVE, 'relative') !== undefined;
  if (type === 'AGREE') return statement !== null;
  if (isVerb) return type === 'PROTEST' || (isDeed && (type === 'ASSAULT' || cast.isUnnamed || cast.place !== null));
  return type === 'ASSAULT' || type === 'MOBILIZE' || type === 'PROTEST' || mode === 'ceasefire';
}
