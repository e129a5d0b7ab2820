import type { Event } from '../../model/event.ts';
import { type Draft, firstOffset, idOf, isReal, join, principals, startDraft } from './draft.ts';
import { makeEvent } from './event-record.ts';
import type { Telling } from './find-events.ts';
import { findHeadlined } from './headlines.ts';
import { inheritWhenAndWhere, placeAtDateline } from './inherited.ts';
import { findAttack, findProtest, findSameToll, isCasualty, isGeneric, isSideTelling } from './same-attack.ts';
import { isSameEvent, modesAgree } from './same-event.ts';
import { type Scene, hasArticle, markAt, markBefore } from './scene.ts';
import { isDefinite } from './trigger.ts';

/** Joins the tellings of one event (codebook section 5: "one event for each thing that the article tells"). */
export function mergeTellings(scene: Scene, tellings: readonly Telling[]): Event[] {
  const drafts: Draft[] = [];
  sharePlaces(scene, tellings);
  // the body decides: headlines and captions join what it tells; the dead join the attack of their sentence
  const ordered = [...tellings].sort((a, b) => Number(b.inBody) - Number(a.inBody) || a.sentence - b.sentence || Number(isSideTelling(a)) - Number(isSideTelling(b)) || a.span[0] - b.span[0]);
  for (const telling of ordered) {
    const draft = findPointedAt(scene, drafts, telling) ?? findAttack(scene, drafts, telling) ?? findSameToll(scene, drafts, telling) ?? findCalledDeed(scene, drafts, telling) ?? findProtest(scene, drafts, telling) ?? findSame(scene, drafts, telling) ?? findHeadlined(scene, drafts, telling);
    if (draft) join(scene, draft, telling);
    else drafts.push(startDraft(telling));
  }
  drafts.sort((a, b) => firstOffset(a) - firstOffset(b));
  inheritWhenAndWhere(scene, drafts);
  placeAtDateline(scene, drafts);
  return drafts.map((draft, index) => makeEvent(scene, draft, `v${index + 1}`));
}

/** The event told last before that a telling may be of; a headline tells first what the body tells as it does: as done, or as planned. */
function findSame(scene: Scene, drafts: readonly Draft[], telling: Telling): Draft | undefined {
  if (telling.inBody) return drafts.findLast((candidate) => isSameEvent(scene, candidate, telling));
  const same = drafts.filter((candidate) => isSameEvent(scene, candidate, telling));
  const alike = same.filter(({ status }) => isReal(status) === isReal(telling.reality.status));
  const told = alike.filter(({ tellings }) => tellings.some(({ reality }) => !reality.marginal));
  return (telling.trigger.type === 'ASSAULT' ? told.at(-1) : told[0]) ?? alike[0] ?? same.at(-1);
}

/** «تفجير سيارة مفخخة في …»: two words for one attack side by side have one place. */
function sharePlaces({ clauseOf }: Scene, tellings: readonly Telling[]): void {
  for (let at = 1; at < tellings.length; at++) {
    const [a, b] = [tellings[at - 1]!, tellings[at]!];
    if (a.trigger.type !== 'ASSAULT' || b.trigger.type !== 'ASSAULT' || clauseOf[a.trigger.match.from] !== clauseOf[b.trigger.match.from]) continue;
    if (b.trigger.match.from - a.trigger.match.to <= SIDE_BY_SIDE) a.cast.place ??= b.cast.place;
  }
}

const SIDE_BY_SIDE = 1;

/** «هذا الهجوم»: the one told last. */
function findPointedAt(scene: Scene, drafts: readonly Draft[], telling: Telling): Draft | undefined {
  const { trigger, cast, inBody } = telling;
  if (!inBody || !isPointedAt(scene, telling)) return undefined;
  if (principals(cast.participants).length > 0) return drafts.findLast(({ tellings, status }) => isReal(status) && tellings.some((other) => other.trigger.type === trigger.type && idOf(other) === trigger.match.entry.id && telling.sentence - other.sentence <= NEAR_POINTED));
  return drafts.findLast(({ tellings, status }) => tellings[0]!.trigger.type === trigger.type && isReal(status) && (modesAgree(tellings[0]!, telling) || isGeneric(telling)));
}

/** Sentences between a deed and «هذا الهجوم» that names its doer again. */
const NEAR_POINTED = 2;

/** «وأسفرت العملية عن مقتل …»: the attack told last before, when the sentence tells none of its own. */
function findCalledDeed(scene: Scene, drafts: readonly Draft[], telling: Telling): Draft | undefined {
  if (!telling.inBody || !isCasualty(telling) || telling.trigger.isVerb) return undefined;
  const called = markBefore(scene, telling.trigger.match.from, FARTHEST_CALLED, 'deed-told');
  return called ? drafts.findLast(({ tellings, status }) => isReal(status) && tellings.some((other) => other.inBody && other.trigger.type === 'ASSAULT' && telling.sentence - other.sentence <= 2 && telling.sentence > other.sentence)) : undefined;
}

const FARTHEST_CALLED = 14;

export const isPointedAt = (scene: Scene, { trigger }: Telling): boolean => !trigger.isVerb && isDefinite(trigger) && (markAt(scene, trigger.match.from - 1, 'this') !== undefined || isPointedAtBehind(scene, trigger.match.to));

/** «عمليات التدريب تلك»; «الهجوم هذا العام» points at the year. */
const isPointedAtBehind = (scene: Scene, to: number): boolean => to < scene.tokens.count && markAt(scene, to, 'this') !== undefined && !(to + 1 < scene.tokens.count && hasArticle(scene, to + 1));

/** «منطقة التواهي في عدن»: a headline names the larger place. */
export function isNamedIn({ mentions, sentenceOf, tokens }: Scene, entity: string, sentence: number): boolean {
  return mentions.some((mention) => mention.entity === entity && sentenceOf[tokens.tokenAt(mention.span[0])] === sentence);
}
