import type { EventType } from '../../model/event.ts';
import type { Cast } from './cast-builder.ts';
import type { Telling } from './find-events.ts';
import { type Scene, markAt } from './scene.ts';
import type { Trigger } from './trigger.ts';

/** Moves of men and of policies: told only of those who have troops. */
const MOVE = 'move';
/** Words between a move and the troops that a country moves. */
const NEAR_TROOPS = 5;

/** «تحركات القوات»: a body moves in a sentence that speaks of troops or arms, or a country with its troops beside the word. */
function isMoveOfForces(scene: Scene, { participants }: Cast, { sentence, trigger: { match } }: Telling): boolean {
  const types = participants.map(({ entity }) => scene.entityById.get(entity)?.type);
  if (types.every((type) => type === 'person')) return false;
  const ofBody = types.some((type) => type === 'organization' || type === 'group');
  const all = scene.sentences[sentence]!;
  const from = ofBody ? all.from : Math.max(all.from, match.from - NEAR_TROOPS);
  const to = ofBody ? all.to : Math.min(all.to, match.to + NEAR_TROOPS);
  if (scene.marks.findBetween(from, to, 'troops', 'weapon')) return true;
  for (let token = from; token < to; token++) if (scene.marks.hasWord(token, 'field', 'military')) return true;
  return false;
}

/** What clubs and teams do too: they train and sign contracts. */
const PLAYED: ReadonlySet<EventType> = new Set(['AID', 'AGREE']);
const GAME = 'game';

function isOfGame({ marks, sentences }: Scene, sentence: number): boolean {
  const { from, to } = sentences[sentence]!;
  return marks.hasIdBetween(from, to, GAME);
}

const ATTACK = 'attack';
/** Adjectives and genitives between a campaign and what it aims at, at most. */
const LONGEST_CAMPAIGN = 3;

/** «حملة اعتقالات استهدفت …», «إجراءات تستهدف …»: what police, courts and policies aim at is no attack; a military campaign is. */
function isOfCampaign(scene: Scene, { isVerb, match: { from } }: Trigger): boolean {
  if (!isVerb) return false;
  let isCampaign = false;
  for (let token = from - 1; token >= Math.max(0, from - 1 - LONGEST_CAMPAIGN) && scene.sentenceOf[token] === scene.sentenceOf[from]; token--) {
    if (markAt(scene, token, 'arms', 'from-the-air')) return false;
    isCampaign ||= markAt(scene, token, 'campaign') !== undefined;
  }
  return isCampaign;
}

/** «القانون يستهدف الاستيلاء على …»: what is aimed at is a deed and nobody. */
const isAimedAtDeed = ({ found }: Scene, { isVerb, match: { to, suffix } }: Trigger): boolean =>
  isVerb && suffix === '' && found.at(to).some(({ entry, prefix }) => prefix === '' && entry.class === 'event-nouns' && AIMS.has(entry.attributes['type'] ?? ''));
/** Meetings and protests are attacked. */
const AIMS: ReadonlySet<string> = new Set(['COERCE', 'SANCTION', 'AGREE', 'COOPERATE', 'RETREAT', 'SUPPORT']);

/** Deaths in accidents, attacks and battles of sport and markets. */
export function isOtherMatter(scene: Scene, telling: Telling): boolean {
  const { trigger, sentence, cast } = telling;
  if (trigger.match.entry.id === MOVE) return !isMoveOfForces(scene, cast, telling);
  if (PLAYED.has(trigger.type)) return isOfGame(scene, sentence);
  if (trigger.type !== 'ASSAULT') return false;
  if (trigger.match.entry.id === ATTACK && (isOfCampaign(scene, trigger) || isAimedAtDeed(scene, trigger))) return true;
  const { from, to } = scene.sentences[sentence]!;
  const mark = scene.marks.findBetween(from, to, 'accident', 'sport');
  if (!mark) return false;
  if (markAt(scene, mark.from, 'accident')) return trigger.mode === 'killing' || trigger.mode === 'other' || trigger.match.entry.id === 'hit';
  return !cast.participants.some(({ side }) => side === 'recipient') && !scene.quantities.some(({ span, what }) => what === 'killed' && span[0] >= scene.tokens.start[from]! && span[1] <= scene.tokens.end[to - 1]!);
}
