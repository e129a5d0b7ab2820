import { type Draft, PLACELESS, actorsOf, idOf, isReal, sharesParticipant } from './draft.ts';
import type { Telling } from './find-events.ts';
import { KNOWN } from './reality.ts';
import { isCasualty } from './same-attack.ts';
import { timesAgree } from './same-event.ts';
import { type Scene, markAt } from './scene.ts';

/** «وصل اليوم … في زيارة للقاء قادة …»: the meeting that somebody comes for has the day and place of his visit. */
function shareAims(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const first = draft.tellings[0]!;
    if (draft.time || first.trigger.type !== 'CONSULT' || first.trigger.match.prefix !== 'ل' || !first.cast.reasons.includes('whoever-comes')) continue;
    const visit = drafts.find((other) => other.tellings.some(({ trigger, sentence }) => trigger.mode === 'visit' && sentence === first.sentence) && sharesParticipant(draft, other));
    draft.time = visit?.time ?? null;
    draft.place ??= visit?.place ?? null;
  }
}

/** «سيزور بغداد الأسبوع المقبل ويلتقي …»: what is planned in one sentence is for one day and place. */
function sharePlans(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const { trigger, sentence } = draft.tellings[0]!;
    if (trigger.type !== 'CONSULT' || draft.status !== 'planned' || trigger.mode === 'call' || (draft.time && draft.place)) continue;
    const visit = drafts.find((other) => other !== draft && other.status === 'planned' && other.tellings[0]!.trigger.type === 'CONSULT' && other.tellings.some((telling) => telling.sentence === sentence) && sharesParticipant(draft, other));
    if (!visit || (draft.time && visit.time && !timesAgree(draft.time, visit.time))) continue;
    draft.time ??= visit.time;
    draft.place ??= visit.place;
  }
}

/** «رحبت … وحثت في بيان لها أمس …»: what somebody says in one sentence is said on one day. */
function shareDaysOfWords(drafts: readonly Draft[]): void {
  const words = drafts.filter(({ tellings, status }) => PLACELESS.has(tellings[0]!.trigger.type) && status === 'happened' && tellings[0]!.trigger.isVerb);
  for (const draft of words) {
    if (draft.time) continue;
    const actors = draft.tellings.flatMap(actorsOf);
    draft.time = words.find((other) => other.time !== null && other.tellings[0]!.sentence === draft.tellings[0]!.sentence && actors.some((actor) => other.sides.get(actor) === 'actor'))?.time ?? null;
  }
}

/** «النزاع الذي تسبب في مقتل …، وتشريد …»: what a fight led to is of its time. */
function shareTimesOfFights(scene: Scene, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const first = draft.tellings[0]!;
    if (draft.time || draft.status !== 'happened' || (!isCasualty(first) && idOf(first) !== DISPLACEMENT)) continue;
    const fight = drafts.find((other) => other !== draft && other.time !== null && isReal(other.status) && other.tellings.some((telling) => telling.trigger.type === 'ASSAULT' && telling.sentence === first.sentence && leadsTo(scene, telling, first)));
    draft.time = fight?.time ?? null;
  }
}

const DISPLACEMENT = 'displacement';

/** «… أدى إلى …» between two tellings of a sentence. */
function leadsTo(scene: Scene, { trigger: { match: { to } } }: Telling, { trigger: { match: { from } } }: Telling): boolean {
  if (from - to > FARTHEST_LED) return false;
  for (let token = to; token < from; token++) if (markAt(scene, token, 'happening')) return true;
  return false;
}

/** Words between a fight and what it led to. */
const FARTHEST_LED = 16;

/** «ومنذ توقيع المذكرة …، نجحت القوات في …»: what is told in a sentence that opens with «منذ» and a deed was done from then on. */
function dateSince(scene: Scene, drafts: readonly Draft[]): void {
  for (const then of drafts) {
    const opening = then.time?.start ? then.tellings.find(({ sentence, trigger }) => opensSince(scene, sentence, trigger.match.from)) : undefined;
    if (!opening) continue;
    for (const draft of drafts) if (draft !== then && draft.status === 'happened' && draft.tellings[0]!.sentence === opening.sentence) draft.time = { start: then.time!.start, end: scene.published?.end ?? null };
  }
}

/** «منذ توقيع», «منذ توقيع اتفاق». */
function opensSince(scene: Scene, sentence: number, token: number): boolean {
  const { from } = scene.sentences[sentence]!;
  return token > from && token - from <= 2 && markAt(scene, from, 'since') !== undefined;
}

/** Sentences between talks and what was agreed at them. */
const NEAR_TALKS = 2;

/** Meetings told without day or place took place at those of the visit or talks told with them, when someone was at both. */
export function inheritWhenAndWhere(scene: Scene, drafts: readonly Draft[]): void {
  const meetings = drafts.filter(({ tellings, status }) => tellings[0]!.trigger.type === 'CONSULT' && status === 'happened');
  for (const draft of meetings) {
    if (draft.time && draft.place) continue;
    const model = meetings.find((other) => other !== draft && sharesParticipant(draft, other) && (draft.time ? other.place !== null : other.time !== null));
    if (!model || (draft.time && model.time && !timesAgree(draft.time, model.time))) continue;
    draft.time ??= model.time;
    draft.place ??= model.place;
  }
  sharePlans(drafts);
  shareAims(drafts);
  shareDaysOfWords(drafts);
  shareTimesOfFights(scene, drafts);
  dateSince(scene, drafts);
  // «وتم الاتفاق على …»: what is agreed at talks is of their day
  for (const draft of drafts) {
    if (draft.time || draft.status !== 'happened' || draft.tellings[0]!.trigger.type !== 'AGREE' || draft.tellings.every(({ reality }) => reality.reason === KNOWN)) continue;
    const at = draft.tellings[0]!.sentence;
    draft.time = meetings.findLast((other) => other.time !== null && sharesParticipant(draft, other) && other.tellings.some(({ sentence }) => sentence <= at && at - sentence <= NEAR_TALKS))?.time ?? null;
  }
}

/** Meetings of an article that names no place for any of them were where its dateline says. */
export function placeAtDateline({ article, entities, language }: Scene, drafts: readonly Draft[]): void {
  const dateline = article.dateline?.place;
  if (!dateline) return;
  const meetings = drafts.filter(({ tellings, status }) => tellings[0]!.trigger.type === 'CONSULT' && tellings[0]!.trigger.mode !== 'call' && status === 'happened');
  if (meetings.some(({ place }) => place !== null)) return;
  const first = Math.min(...drafts.map(({ tellings }) => tellings[0]!.sentence));
  const news = meetings.filter(({ tellings }) => tellings[0]!.sentence - first <= NEAR_TALKS);
  const named = language.fold.fold(dateline);
  const place = entities.find(({ type, name }) => type === 'place' && language.fold.fold(name) === named);
  if (place) for (const meeting of meetings) if (news.includes(meeting) || news.some((other) => sharesParticipant(other, meeting))) meeting.place = place.id;
}
