import type { CastBuilder } from './cast-builder.ts';
import { isCountry } from './scene.ts';
import type { Setting } from './setting.ts';
import type { Trigger } from './trigger.ts';

/** «احتجاجا على رفض القضاء …»: words between. */
const FARTHEST_PROTESTED = 5;
const ASKED_OF = 'asked-of';

/** «احتجاجا على قرار الحكومة», «للمطالبة باستقالة …»: against whom a protest is. */
export function castProtested({ around, nouns, scene }: Setting, { match: { to } }: Trigger, cast: CastBuilder): void {
  const { marks, sentences, sentenceOf } = scene;
  const end = sentences[sentenceOf[to - 1]!]!.to;
  for (let against = marks.findBetween(to - 1, end, 'against'); against; against = marks.findBetween(against.from + 1, end, 'against')) {
    const { id, to: behind } = against;
    const phrase = around.phrasesAt(to - 1).find(({ heads }) => scene.tokens.tokenAt(heads[0]!.span[0]) >= behind);
    const noun = id === ASKED_OF ? nouns.at(behind) : null;
    if (noun && (!phrase || noun.to <= phrase.from)) return cast.addNoun(noun, 'recipient');
    if (!phrase || phrase.from - behind > FARTHEST_PROTESTED) continue;
    // a town is where it happens
    const whom = phrase.heads.map(({ entity }) => entity).filter((entity) => scene.entityById.get(entity)?.type !== 'place' || isCountry(scene, entity));
    cast.add(whom, 'recipient', 'whom-the-protest-is-against');
    return;
  }
}

export function castProtesters({ around }: Setting, { match: { from } }: Trigger, cast: CastBuilder): void {
  const phrase = around.phrasesAt(from).find((candidate) => candidate.from <= from && from < candidate.to);
  if (phrase && around.headOf(phrase).preposition === null) cast.add(phrase.heads.map(({ entity }) => entity), 'actor', 'those-who-protest');
}
