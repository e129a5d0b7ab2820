import { AL } from '../../text/clitics.ts';
import { WORD } from '../../text/tokens.ts';
import type { Cast, CastBuilder } from './cast-builder.ts';
import type { Phrase } from './phrase.ts';
import { type Scene, markAt, markBefore } from './scene.ts';
import { HEAD_FOR, type Setting, WHERE } from './setting.ts';
import { MOST_ADJECTIVES } from './surroundings.ts';
import type { Trigger } from './trigger.ts';

/** Words between who left a town and the visit that he made there. */
const FARTHEST_LEFT = 24;
/** «اليوم الأول من» has three words. */
const LONGEST_EDGE = 3;

/** «زيارة لرئيس الحكومة», «جولة للوزير»: who holds an office and has no name comes. */
export function castVisitor({ around, scene }: Setting, { mode, isVerb, match: { to } }: Trigger, cast: CastBuilder): void {
  if (mode !== 'visit' || isVerb || cast.hasActor()) return;
  const { found, sentenceOf, tokens } = scene;
  for (let at = to; at < to + MOST_ADJECTIVES && at < tokens.count && sentenceOf[at] === sentenceOf[to - 1] && tokens.kind[at] === WORD; at++) {
    const office = found.at(at).find(({ entry, prefix, suffix }) => entry.class === 'title-offices' && prefix === 'ل' && suffix === '');
    if (office && !around.phrasesAt(at).some((phrase) => phrase.from <= at && at < phrase.to)) return cast.addOffice(office, 'actor');
  }
}

/** «غادر X بغداد بعد زيارة»: who leaves was there. */
export function castLeaving({ around, scene }: Setting, { mode, isVerb, match: { from, clitics, entry } }: Trigger, cast: CastBuilder): void {
  if (mode !== 'visit' || isVerb || (clitics & AL) !== 0 || (cast.hasActor() && cast.hasPlace())) return;
  const leaving = markBefore(scene, from, FARTHEST_LEFT, 'leaving');
  if (!leaving) return;
  const left = around.phrasesAt(leaving.from).filter((phrase) => phrase.from >= leaving.to && phrase.to <= from && phrase.preposition === null);
  const isPlace = ({ heads }: Phrase): boolean => scene.entityById.get(heads[0]!.entity)?.type === 'place';
  const leaver = around.subjectBefore(leaving.from) ?? left.find((phrase) => !isPlace(phrase) && !phrase.coordinated);
  const place = left.find(isPlace);
  if (leaver && !cast.hasActor()) cast.add(around.withCoordinates(leaver), 'actor', 'who-leaves');
  if (place && entry.id !== HEAD_FOR) cast.setPlace(place.heads[0]!.entity);
}

/** «متوجها إلى أديس أبابا حيث سيقوم بزيارة»: the place that the clause is about. */
export function castWhere({ around, scene }: Setting, { match: { from } }: Trigger, cast: CastBuilder): void {
  if (cast.hasPlace()) return;
  const { clauseOf, marks } = scene;
  let first = from;
  while (first > 0 && clauseOf[first - 1] === clauseOf[from]) first -= 1;
  if (!marks.hasId(first, WHERE)) return;
  const place = around.phrasesAt(from).findLast(({ to }) => to <= first);
  if (place && first - place.to <= 1 && scene.entityById.get(place.heads[0]!.entity)?.type === 'place') cast.setPlace(place.heads[0]!.entity);
}

/** «في زيارة رسمية», «في اليوم الأول من زيارة», «في ختام زيارة». */
export function isWithin(scene: Scene, noun: number): boolean {
  if (markAt(scene, noun - 1, 'preposition')?.id === 'fi') return true;
  return scene.marks.findEndingAt(noun, LONGEST_EDGE, 'edge') !== undefined;
}

/** «يتوجه X إلى طهران في زيارة»: who was told to go just before. */
export function whoWent({ around }: Setting, noun: number, told: readonly Cast[]): readonly string[] | null {
  const triggers = around.triggersAt(noun);
  const went = told.findLastIndex((_, index) => triggers[index]?.mode === 'visit' && triggers[index]!.isVerb);
  const actors = told[went]?.participants.filter(({ side }) => side === 'actor').map(({ entity }) => entity) ?? [];
  return actors.length > 0 ? actors : null;
}

/** «في عدن بعد تحريرها»: the place told of last. */
export function placeBefore({ around, scene }: Setting, token: number): readonly string[] {
  const phrase = around.phrasesAt(token).findLast(({ to, heads }) => to <= token && scene.entityById.get(heads[0]!.entity)?.type === 'place');
  return phrase ? [phrase.heads[0]!.entity] : [];
}

/** «أول زيارة لكارتر إلى بغداد»: a man behind ل comes, when nobody else does. */
export function isVisitor(scene: Scene, { mode, isVerb }: Trigger, { preposition, heads }: Phrase, cast: CastBuilder): boolean {
  return mode === 'visit' && !isVerb && preposition === 'li' && !cast.hasActor() && scene.entityById.get(heads[0]!.entity)?.type === 'person';
}
