import { type Draft, actorsOf, idOf, isReal } from './draft.ts';
import type { Telling } from './find-events.ts';
import { isNamedIn } from './merge-tellings.ts';
import { isCasualty } from './same-attack.ts';
import { modesAgree, placesAgree } from './same-event.ts';
import { type Scene, isCountry } from './scene.ts';

/** What a headline tells is what the body tells first: an attack unless place or doer differ, a demand or blame by the same one. */
export function findHeadlined(scene: Scene, drafts: readonly Draft[], telling: Telling): Draft | undefined {
  if (telling.inBody) return undefined;
  const actors = actorsOf(telling);
  const lead = findLead(scene, drafts, telling);
  if (lead) return lead;
  // «إضرابات احتجاجا على …»: a headline has the protest that the body tells first
  if (telling.trigger.type === 'PROTEST' && actors.length === 0) return drafts.find(({ tellings, status, place }) => tellings[0]!.inBody && tellings[0]!.trigger.type === 'PROTEST' && isReal(status) === isReal(telling.reality.status) && placesAgree(scene, place, telling.cast.place));
  if (telling.trigger.type === 'COOPERATE') return findJointWork(scene, drafts, telling);
  if (telling.trigger.type !== 'ASSAULT') {
    return drafts.find(({ tellings, status, sides }) => tellings[0]!.inBody && tellings[0]!.trigger.type === telling.trigger.type && (SAID.has(telling.trigger.type) || tellings[0]!.trigger.match.entry.id === telling.trigger.match.entry.id) && status === telling.reality.status && actors.some((actor) => sides.get(actor) === 'actor'));
  }
  const fitting = drafts.filter(({ tellings, status, place, sides }) => {
    const first = tellings[0]!;
    if (first.trigger.type !== 'ASSAULT' || !first.inBody || isReal(status) !== isReal(telling.reality.status)) return false;
    if (!placesAgree(scene, place, telling.cast.place) && !isNamedIn(scene, telling.cast.place!, first.sentence)) return false;
    if (!modesAgree(first, telling) && !isCasualty(telling) && !isCasualty(first)) return false;
    const theirs = [...sides].filter(([, side]) => side === 'actor').map(([entity]) => entity);
    return actors.length === 0 || theirs.length === 0 || actors.some((actor) => theirs.includes(actor));
  });
  return fitting.find(({ tellings }) => tellings.some(({ trigger }) => trigger.mode === telling.trigger.mode)) ?? fitting[0];
}

/** «أنقرة وطرابلس تؤكدان استمرار التنسيق»: what the body has two men say, by the same word, a headline has their countries say. */
function findJointWork({ entityById }: Scene, drafts: readonly Draft[], telling: Telling): Draft | undefined {
  const { trigger, reality } = telling;
  const actors = actorsOf(telling);
  const told = drafts.filter(({ tellings, status }) => tellings[0]!.inBody && idOf(tellings[0]!) === trigger.match.entry.id && status === reality.status && tellings[0]!.reality.marginal === reality.marginal);
  return told.find(({ sides }) => actors.some((actor) => sides.get(actor) === 'actor'))
    ?? told.find(({ sides }) => actors.every((actor) => entityById.get(actor)?.type !== 'person') && [...sides].every(([entity, side]) => side !== 'actor' || entityById.get(entity)?.type === 'person'));
}

/**
 * What the lead tells by the headline's own word, or as the same kind of thing with nobody against it: «إيطاليا تعتقل …»
 * is «أعلنت السلطات الإيطالية اعتقال …». Good wishes to several are told one by one, and of attacks more is asked.
 */
function findLead(scene: Scene, drafts: readonly Draft[], telling: Telling): Draft | undefined {
  const { trigger, reality } = telling;
  if (trigger.type === 'SUPPORT' || trigger.type === 'ASSAULT') return undefined;
  const first = Math.min(...drafts.flatMap(({ tellings }) => tellings.filter(({ inBody }) => inBody).map(({ sentence }) => sentence)));
  const lead = drafts.filter(({ tellings, status }) => {
    const told = tellings[0]!;
    return told.inBody && told.sentence === first && told.trigger.type === trigger.type && isReal(status) === isReal(reality.status) && (status === 'denied') === (reality.status === 'denied');
  });
  const sameWord = lead.find(({ tellings }) => tellings.some((other) => idOf(other) === trigger.match.entry.id));
  return sameWord ?? lead.find((draft) => draft.tellings[0]!.trigger.mode === trigger.mode && !actorsPart(scene, draft, telling));
}

/** Both have somebody who acts, nobody in common, and neither is a country, for which a headline takes its bodies. */
function actorsPart(scene: Scene, { sides }: Draft, telling: Telling): boolean {
  const mine = actorsOf(telling);
  const theirs = [...sides].flatMap(([entity, side]) => (side === 'actor' ? [entity] : []));
  if (mine.length === 0 || theirs.length === 0 || mine.some((entity) => theirs.includes(entity))) return false;
  return !mine.every((entity) => isCountry(scene, entity)) || theirs.some((entity) => isCountry(scene, entity));
}

/** A headline has its own words for what was said. */
const SAID: ReadonlySet<string> = new Set(['ACCUSE', 'REQUEST', 'REJECT', 'THREATEN']);
