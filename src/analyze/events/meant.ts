import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import { AL } from '../../text/clitics.ts';
import type { Cast } from './cast-builder.ts';
import { type Scene, markAt } from './scene.ts';
import type { Trigger } from './trigger.ts';
import { areTroopsAt } from './troops.ts';

/** Words between shelling and what flies, at most. */
const FARTHEST_AIRCRAFT = 8;

/** «قصفت المقاتلات مواقع», «قصف جوي»: aircraft in the clause make an air strike of it, unless rockets or guns are named beside it. */
function isFromTheAir({ found, clauseOf }: Scene, { mode, match: { from, to, entry } }: Trigger): boolean {
  if (mode !== 'shelling' || entry.id !== 'shell' && entry.id !== 'shelling') return false;
  let isAir = false;
  for (let token = Math.max(0, from - FARTHEST_AIRCRAFT); token < Math.min(clauseOf.length, to + FARTHEST_AIRCRAFT); token++) {
    if (clauseOf[token] !== clauseOf[from]) continue;
    // within names too: «طيران التحالف»
    const kind = found.findAt(token, 'event-words') && armAt(found.at(token));
    if (kind === 'from-the-ground') return false;
    isAir ||= kind === 'from-the-air';
  }
  return isAir;
}

const ARMS: ReadonlySet<string> = new Set(['from-the-air', 'from-the-ground']);
const armAt = (met: readonly LexiconMatch[]): string | undefined => met.map(({ entry }) => entry.attributes['kind'] ?? '').find((kind) => ARMS.has(kind));

/** Words for attacks that may be made in words. */
export const ATTACKING: ReadonlySet<string> = new Set(['attack', 'open-fire']);

/** What a trigger means with those who take part. */
export function meantBy(scene: Scene, trigger: Trigger, cast: Cast): Trigger {
  if (isVerbalAttack(scene, trigger, cast)) return { ...trigger, type: 'ACCUSE', mode: 'disapprove', context: [] };
  // «لدعم الجيش»: what is done for an army helps it
  if (trigger.type === 'SUPPORT' && !trigger.isVerb && trigger.match.entry.id === 'support' && trigger.match.prefix === 'ل' && areTroopsAt(scene, trigger.match.to)) return { ...trigger, type: 'AID', mode: 'military', context: ['military'] };
  // «توقيع اتفاق بين …»
  if (trigger.match.entry.id === AGREEMENT && !trigger.isVerb && isSigned(scene, trigger)) return { ...trigger, mode: 'sign', status: 'happened' };
  if (trigger.type === 'MOBILIZE' && sendsObservers(scene, trigger)) return { ...trigger, type: 'AID', mode: 'other' };
  return isMurder(scene, trigger, cast) ? { ...trigger, type: 'ASSAULT', mode: 'killing', context: ['military'] } : isFromTheAir(scene, trigger) ? { ...trigger, mode: 'airstrike' } : trigger;
}

const AGREEMENT = 'agreement';
export const SIGNING = 'signing';
const isSigned = ({ found, sentenceOf }: Scene, { match: { from, clitics } }: Trigger): boolean => (clitics & AL) === 0 && sentenceOf[from - 1] === sentenceOf[from] && found.at(from - 1).some(({ entry }) => entry.class === 'event-nouns' && entry.id === SIGNING);

/** «نشر مراقبين», «إرسال قوات لحفظ السلام»: who keeps a peace is sent to help. */
function sendsObservers(scene: Scene, { match: { from, to } }: Trigger): boolean {
  for (let token = to; token < to + FARTHEST_OBSERVERS && scene.sentenceOf[token] === scene.sentenceOf[from]; token++) if (markAt(scene, token, 'peacekeeping')) return true;
  return false;
}

/** Words between «نشر» and what those who are sent do: «… من الأمم المتحدة والاتحاد الأفريقي لمراقبة». */
const FARTHEST_OBSERVERS = 16;

const EXECUTIONS: ReadonlySet<string> = new Set(['execute', 'execution']);

/** «أعدم التنظيم …»: a body that executes people with no word of a court kills them. */
function isMurder({ entityById, marks, sentences, sentenceOf }: Scene, { match }: Trigger, { participants }: Cast): boolean {
  if (!EXECUTIONS.has(match.entry.id)) return false;
  const actors = participants.flatMap(({ entity, side }) => (side === 'actor' ? [entityById.get(entity)?.type] : []));
  if (actors.length === 0 || !actors.every((type) => type === 'organization' || type === 'group')) return false;
  const { from, to } = sentences[sentenceOf[match.from]!]!;
  return marks.findBetween(from, to, 'court') === undefined;
}

/** «هاجم الوزير سياسات …»: one man attacks in words, when nobody is killed and nothing is said of arms. */
function isVerbalAttack({ entityById, quantities, sentenceOf, tokens, marks, sentences }: Scene, { type, match }: Trigger, { participants }: Cast): boolean {
  if (type !== 'ASSAULT' || !ATTACKING.has(match.entry.id)) return false;
  const actors = participants.filter(({ side }) => side === 'actor');
  // «هاجم الوزير سياسات …»
  const isOfWords = type === 'ASSAULT' && (marks.findBetween(match.from - 3, match.from, 'in-words') ?? marks.findBetween(match.from + 1, match.from + 5, 'in-words')) !== undefined;
  if (!isOfWords && (match.entry.id !== 'attack' || actors.length === 0 || !actors.every(({ entity }) => entityById.get(entity)?.type === 'person'))) return false;
  const sentence = sentenceOf[match.from]!;
  if (quantities.some(({ span, what }) => (what === 'killed' || what === 'wounded') && sentenceOf[tokens.tokenAt(span[0])] === sentence)) return false;
  const { from, to } = sentences[sentence]!;
  return !marks.findBetween(from, to, 'rockets', 'troops') && !marks.findBetween(from, to, 'blast', 'weapon') && !marks.hasIdBetween(from, to, 'military');
}
