import type { Because } from '../../model/because.ts';
import type { Event, EventTime, EventType, Participant, Status } from '../../model/event.ts';
import type { Telling } from './find-events.ts';
import { AS_FACT, KNOWN, SINCE_THEN } from './reality.ts';
import { type Scene, hasArticle, isCountry, markAt, markBefore } from './scene.ts';
import { PROTESTERS, isDefinite } from './trigger.ts';

/** Tellings that are one event. */
interface Draft {
  readonly tellings: Telling[];
  readonly sides: Map<string, Participant['side']>;
  place: string | null;
  time: EventTime | null;
  status: Status;
}

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

const isPointedAt = (scene: Scene, { trigger }: Telling): boolean => !trigger.isVerb && isDefinite(trigger) && (markAt(scene, trigger.match.from - 1, 'this') !== undefined || isPointedAtBehind(scene, trigger.match.to));

/** «عمليات التدريب تلك»; «الهجوم هذا العام» points at the year. */
const isPointedAtBehind = (scene: Scene, to: number): boolean => to < scene.tokens.count && markAt(scene, to, 'this') !== undefined && !(to + 1 < scene.tokens.count && hasArticle(scene, to + 1));

/** What a headline tells is what the body tells first: an attack unless place or doer differ, a demand or blame by the same one. */
function findHeadlined(scene: Scene, drafts: readonly Draft[], telling: Telling): Draft | undefined {
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

const CASUALTIES: ReadonlySet<string> = new Set(['killing', 'wounding', 'kill', 'die', 'wound', 'be-wounded']);

/** Whether a telling is of the dead and wounded, who belong to the attack told with them. */
const isCasualty = ({ trigger }: Telling): boolean => trigger.type === 'ASSAULT' && CASUALTIES.has(trigger.match.entry.id);

/** The attack of the same sentence that a killing or a second word for it belongs to, unless another did it. */
function findAttack(scene: Scene, drafts: readonly Draft[], telling: Telling): Draft | undefined {
  if (telling.trigger.type !== 'ASSAULT') return undefined;
  if (isCasualty(telling) && isLedToByWar(drafts, telling)) return undefined;
  const actors = actorsOf(telling);
  const fitting = drafts.filter(({ tellings, status, sides, time }) => {
    const near = tellings.findLast((other) => other.sentence === telling.sentence && other.trigger.type === 'ASSAULT' && !isPointedAt(scene, other));
    if (!near || isReal(status) !== isReal(telling.reality.status) || (time && telling.time && !timesAgree(time, telling.time))) return false;
    if (actors.length > 0 && [...sides].some(([entity, side]) => side === 'actor' && !actors.includes(entity))) return false;
    if (goesOn(telling) !== goesOn(near) || isElsewhere(scene, near, telling) || areTwoDeaths(scene, near, telling)) return false;
    if (isCasualty(telling)) return idOf(near) !== WAR && !isDeedOfItsOwn(scene, telling, near);
    if (isGroundApart(near, telling) || (near.trigger.mode === 'abduction') !== (telling.trigger.mode === 'abduction') || areTwoDeeds(scene, near, telling)) return false;
    return !isCasualty(near) && (isGeneric(near) || isGeneric(telling) || idOf(telling) === DESTROY || near.trigger.mode === telling.trigger.mode) && distance(near, telling) <= NEAR_WORDS;
  });
  return nearestDraft(fitting, telling);
}

/** «النزاع الذي تسبب في مقتل …»: the attack told last before the dead is a war. */
function isLedToByWar(drafts: readonly Draft[], { sentence, span }: Telling): boolean {
  const before = drafts.flatMap(({ tellings }) => tellings.filter((other) => other.sentence === sentence && other.trigger.type === 'ASSAULT' && !isCasualty(other) && other.span[0] < span[0]));
  const last = before.sort((a, b) => b.span[0] - a.span[0])[0];
  return last !== undefined && idOf(last) === WAR;
}

/** «المتظاهرون», «احتجاجا على …»: who protests and why belong to the protest of their sentence. */
const isOfProtest = ({ trigger }: Telling): boolean => trigger.type === 'PROTEST' && (trigger.match.entry.id === PROTESTERS || (!trigger.isVerb && !isDefinite(trigger)));

/** Tellings that say more about another one. */
const isSideTelling = (telling: Telling): boolean => isCasualty(telling) || (telling.trigger.type === 'PROTEST' && telling.trigger.match.entry.id === PROTESTERS);

/** The protest of the same sentence that a telling of who or why belongs to. */
function findProtest(scene: Scene, drafts: readonly Draft[], telling: Telling): Draft | undefined {
  if (!isOfProtest(telling)) return undefined;
  const isJoined = telling.trigger.match.entry.id === PROTESTERS || actorsOf(telling).length === 0;
  return drafts.findLast(({ tellings, place, status }) => isJoined && isReal(status) === isReal(telling.reality.status) && tellings.some((other) => other.trigger.type === 'PROTEST' && other.sentence === telling.sentence) && placesAgree(scene, place, telling.cast.place));
}

const distance = (a: Telling, b: Telling): number => Math.abs(a.trigger.match.from - b.trigger.match.from);

/** The draft with the telling nearest in the sentence; the dead of ground gained belong to the fight. */
function nearestDraft(drafts: readonly Draft[], telling: Telling): Draft | undefined {
  const away = ({ tellings }: Draft): number => Math.min(...tellings.filter(({ sentence }) => sentence === telling.sentence).map((other) => distance(other, telling) + (isGround(other) ? NEAR_WORDS : 0)));
  return drafts.length < 2 ? drafts[0] : [...drafts].sort((a, b) => away(a) - away(b))[0];
}

/** «قتل رهائن وشن هجمات»: a killing told by a verb before another deed; «منذ مقتل …»: one long known. */
function isDeedOfItsOwn(scene: Scene, { trigger, cast, span }: Telling, near: Telling): boolean {
  if (trigger.isVerb && span[0] < near.span[0]) return cast.participants.some(({ side }) => side === 'actor') && (near.trigger.isVerb || near.cast.carrier !== null) && near.trigger.match.from - trigger.match.to >= NEAR_WORDS / 2;
  for (let token = trigger.match.from - 1; token >= trigger.match.from - NEAR_WORDS && token > near.trigger.match.from; token--) if (markAt(scene, token, 'since')) return true;
  return false;
}

/** «… من جهة أخرى …» between two tellings. */
function isElsewhere(scene: Scene, a: Telling, b: Telling): boolean {
  const [from, to] = [a.trigger.match.from, b.trigger.match.from].sort((x, y) => x - y) as [number, number];
  for (let token = from; token < to; token++) if (markAt(scene, token, 'elsewhere')) return true;
  return false;
}

const KILL = 'kill';
const DESTROY = 'destroy';

/** «هاجم سفارات واشتبك مع القوات»: two verbs of two words, each with whom it was done to. */
function areTwoDeeds(scene: Scene, a: Telling, b: Telling): boolean {
  if (!a.trigger.isVerb || !b.trigger.isVerb || idOf(a) === idOf(b)) return false;
  const [one, other] = [sufferersOf(scene, a), sufferersOf(scene, b)];
  return one.length > 0 && other.length > 0 && !one.some((sufferer) => other.includes(sufferer));
}

/** Those who suffer it; who has no name by the word for him: «أغرقت سفينة وهاجمت سفينة أخرى» is one attack. */
const sufferersOf = ({ tokens }: Scene, { cast }: Telling): string[] => [...cast.participants.flatMap(({ entity, side }) => (side === 'recipient' ? [entity] : [])), ...cast.unnamed.flatMap(({ side, span }) => (side === 'recipient' ? [tokens.slice(tokens.tokenAt(span[0]))] : []))];

/** «قتل X …، في حين قتل Y …»: the same word of two people in two clauses. */
function areTwoDeaths({ clauseOf }: Scene, a: Telling, b: Telling): boolean {
  if (idOf(a) !== KILL || idOf(b) !== KILL || !a.trigger.isVerb || !b.trigger.isVerb || clauseOf[a.trigger.match.from] === clauseOf[b.trigger.match.from]) return false;
  const [one, other] = [a, b].map(({ cast }) => cast.participants.filter(({ side }) => side === 'recipient').map(({ entity }) => entity)) as [string[], string[]];
  return one.length > 0 && other.length > 0 && !one.some((entity) => other.includes(entity));
}

/** The attack told elsewhere with the same number of dead or wounded. */
function findSameToll(scene: Scene, drafts: readonly Draft[], telling: Telling): Draft | undefined {
  if (isArrest(telling)) return findSameArrest(scene, drafts, telling);
  if (!isCasualty(telling)) return undefined;
  const tolls = tollsOf(scene, telling);
  if (tolls.length === 0) return undefined;
  return drafts.find(({ tellings, status, place }) => isReal(status) && tellings[0]!.trigger.type === 'ASSAULT' && (placesAgree(scene, place, telling.cast.place) || !telling.inBody) && tellings.some((other) => other.sentence !== telling.sentence && tollsOf(scene, other).some((toll) => tolls.includes(toll))));
}

const isArrest = ({ trigger }: Telling): boolean => trigger.type === 'COERCE' && trigger.mode === 'arrest';

/** «أوقف 590 شخصا»: the arrests told elsewhere with the same number of people. */
function findSameArrest(scene: Scene, drafts: readonly Draft[], telling: Telling): Draft | undefined {
  const counts = arrestedIn(scene, telling);
  return counts.length === 0 ? undefined : drafts.find(({ tellings, status }) => isReal(status) && isReal(telling.reality.status) && tellings.some((other) => isArrest(other) && other.sentence !== telling.sentence && arrestedIn(scene, other).some((count) => counts.includes(count))));
}

const arrestedIn = ({ quantities, tokens, sentenceOf }: Scene, { trigger: { match }, sentence }: Telling): readonly number[] =>
  quantities.flatMap(({ span, value, unit }) => (unit !== null && value !== null && value >= LEAST_TOLL && sentenceOf[tokens.tokenAt(span[0])] === sentence && span[0] >= tokens.start[match.from]! && tokens.tokenAt(span[0]) - match.to <= NEAR_ARRESTED ? [value] : []));

const NEAR_ARRESTED = 9;

/** Those counted beside a telling of the dead or wounded, as «killed 18». */
function tollsOf(scene: Scene, telling: Telling): readonly string[] {
  if (!isCasualty(telling)) return [];
  let tolls = tollsKnown.get(telling);
  if (!tolls) tollsKnown.set(telling, (tolls = countTolls(scene, telling, LEAST_TOLL)));
  return tolls;
}

const tollsKnown = new WeakMap<Telling, readonly string[]>();

function countTolls({ quantities, tokens, sentenceOf }: Scene, telling: Telling, least: number): string[] {
  const at = telling.trigger.match.to;
  const near = quantities.filter(({ span, what, value }) => what !== null && value !== null && value >= least && sentenceOf[tokens.tokenAt(span[0])] === telling.sentence && Math.abs(tokens.tokenAt(span[0]) - at) <= NEAR_TOLL);
  return near.map(({ what, value }) => `${what} ${value}`);
}

/** Two and three dead are told of many attacks. */
const LEAST_TOLL = 4;
const NEAR_TOLL = 5;

/** Ground gained or lost is a thing of its own beside shelling and killing. */
const GROUND: ReadonlySet<string> = new Set(['capture-ground', 'regain-ground', 'liberation', 'advance', 'push', 'take-hold', 'enter']);
/** A war holds the ground gained in it. */
const isGroundApart = (a: Telling, b: Telling): boolean => isGround(a) !== isGround(b) && !isWar(a) && !isWar(b);
const isWar = ({ trigger }: Telling): boolean => trigger.match.entry.id === 'clash' || trigger.match.entry.id === WAR;
/** Who dies in a war is killed in attacks of their own. */
const WAR = 'war';
const isGround = ({ trigger }: Telling): boolean => GROUND.has(trigger.match.entry.id);

/** Two words this near for one attack: «هجوم انتحاري بسيارة مفخخة», «قصف … بغارات». */
const NEAR_WORDS = 8;

const isGeneric = ({ trigger }: Telling): boolean => trigger.match.entry.id === 'attack';

const actorsOf = ({ cast }: Telling): string[] => cast.participants.filter(({ side }) => side === 'actor').map(({ entity }) => entity);

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
function inheritWhenAndWhere(scene: Scene, drafts: readonly Draft[]): void {
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
function placeAtDateline({ article, entities, language }: Scene, drafts: readonly Draft[]): void {
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

function sharesParticipant(a: Draft, b: Draft): boolean {
  for (const [entity, side] of a.sides) if (side !== 'also' && b.sides.has(entity)) return true;
  return false;
}

const firstOffset = ({ tellings }: Draft): number => Math.min(...tellings.map(({ span }) => span[0]));

/** What is said happens nowhere: the places in it are what it is about. */
const PLACELESS: ReadonlySet<string> = new Set(['SUPPORT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'CONCEDE']);

function startDraft(telling: Telling): Draft {
  const sides = new Map(telling.cast.participants.map(({ entity, side }) => [entity, side]));
  return { tellings: [telling], sides, place: PLACELESS.has(telling.trigger.type) ? null : telling.cast.place, time: telling.time, status: telling.reality.status };
}

function join(scene: Scene, draft: Draft, telling: Telling): void {
  draft.tellings.push(telling);
  // «غارات تركية على الأكراد» above «شنت المقاتلات التركية غارات على مواقع …»: the body has the closer words
  const isForBody = !telling.inBody && actorsOf(telling).length > 0 && !actorsOf(telling).some((actor) => draft.sides.has(actor));
  const told = new Set(isForBody ? draft.sides.values() : []);
  const backReference = draft.tellings[0]!.trigger.type === 'CONSULT' && !telling.cast.participants.some(({ side }) => side === 'actor');
  for (const { entity, side } of telling.cast.participants) {
    if (!draft.sides.has(entity) && !(backReference && side === 'recipient') && !told.has(side)) draft.sides.set(entity, isDelegationOf(scene, entity, [...draft.sides.keys()]) ? 'also' : side);
  }
  if (telling.cast.place && !PLACELESS.has(telling.trigger.type) && (draft.place === null || isCountry(scene, draft.place))) draft.place = telling.cast.place;
  if (!draft.time || (draft.time.start === null && telling.time?.start)) draft.time = telling.time ?? draft.time;
  if (isReal(telling.reality.status) && !isReal(draft.status) && !isOfPlan(scene, draft, telling) && (telling.inBody || !draft.tellings[0]!.inBody || !BODY_DECIDES.has(telling.trigger.type))) draft.status = telling.reality.status;
}

/** What is yet to come in the body has not come about in a headline: «يلتقي», «يجدد دعمه». */
const BODY_DECIDES: ReadonlySet<EventType> = new Set(['CONSULT', 'SUPPORT']);

/** «منطقة التواهي في عدن»: a headline names the larger place. */
function isNamedIn({ mentions, sentenceOf, tokens }: Scene, entity: string, sentence: number): boolean {
  return mentions.some((mention) => mention.entity === entity && sentenceOf[tokens.tokenAt(mention.span[0])] === sentence);
}

/** One place may be told more closely than the other: «سرت» and «محور سرت الجفرة». */
function placesAgree(scene: Scene, a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return true;
  const [x, y] = [scene.entityById.get(a)?.name ?? '', scene.entityById.get(b)?.name ?? ''];
  return x.includes(y) || y.includes(x);
}

const isReal = (status: Status): boolean => status === 'happened' || status === 'ongoing';

function isSameEvent(scene: Scene, draft: Draft, telling: Telling): boolean {
  const first = draft.tellings[0]!;
  if (first.trigger.type !== telling.trigger.type || isGroundApart(first, telling) || !modesAgree(first, telling)) return false;
  if (first.inBody && telling.inBody && isWelcome(scene, first) !== isWelcome(scene, telling)) return false;
  if (goesOn(telling) !== goesOn(first) || isFurtherDeed(scene, draft, telling) || isOtherWork(draft, telling) || isBesides(scene, telling)) return false;
  if (isOneOff(telling) !== isOneOff(first) || (isOneOff(telling) && idOf(first) !== idOf(telling))) return false;
  if ((isReal(draft.status) !== isReal(telling.reality.status) || (draft.status === 'denied') !== (telling.reality.status === 'denied')) && telling.inBody && first.inBody && !isOfPlan(scene, draft, telling)) return false;
  if (draft.time && telling.time && !timesAgree(draft.time, telling.time)) return false;
  if (first.trigger.type === 'SUPPORT' && idOf(first) !== idOf(telling)) return false;
  // what was agreed on, and what the talks were about
  if (first.trigger.type === 'COOPERATE' && first.reality.marginal !== telling.reality.marginal && first.inBody && telling.inBody) return false;
  if (!placesAgree(scene, draft.place, telling.cast.place) && first.trigger.type !== 'CONSULT') return false;
  return participantsAgree(scene, draft, telling) || isToldByAnother(scene, draft, telling) || isHowItWas(scene, draft, telling) || isToldAgain(scene, draft, telling);
}

/** «وتأتي الزيارة بعد …», «إن زيارته تأتي …»: the visit, told by nothing but its name, is the one told last, be it yet to come. */
function isOfPlan(scene: Scene, { tellings, status, sides }: Draft, { trigger, cast, reality }: Telling): boolean {
  const { match } = trigger;
  if (status !== 'planned' || trigger.mode !== 'visit' || trigger.isVerb || reality.reason !== AS_FACT || cast.carrier !== null || markAt(scene, match.from - 1, 'after')) return false;
  if (!isDefinite(trigger) && match.suffix === '') return false;
  return cast.participants.every(({ entity, side }) => side !== 'actor' || sides.get(entity) === 'actor') && tellings.some(({ trigger: other }) => other.mode === 'visit');
}

/** «تعاون ثلاثي بين …» after somebody's «العمل معا»: work that is told with all its parties, as if it were new, is not that of others. */
function isOtherWork({ sides }: Draft, telling: Telling): boolean {
  if (telling.trigger.type !== 'COOPERATE' || telling.trigger.isVerb || isDefinite(telling.trigger) || !telling.inBody) return false;
  const actors = actorsOf(telling);
  return actors.length > 1 && actors.some((actor) => sides.get(actor) !== 'actor');
}

/** «… بالإضافة لدعمها جهود …»: what is done besides. */
function isBesides(scene: Scene, { trigger, cast, inBody }: Telling): boolean {
  const { from } = trigger.match;
  return inBody && !trigger.isVerb && cast.participants.length > 0 && [1, 2].some((step) => scene.marks.get(from - step)?.some(({ id }) => id === 'besides') === true);
}

/** «إلى ذلك، قتل أربعة …», «كما شنت أربع غارات»: a deed told as a further one, or with other dead than the one before. */
function isFurtherDeed(scene: Scene, { tellings }: Draft, telling: Telling): boolean {
  const { trigger, cast, inBody, sentence } = telling;
  if (trigger.type === 'CONSULT') return isFurtherReception(scene, tellings, telling);
  if (trigger.type !== 'ASSAULT' || !inBody || (!trigger.isVerb && isDefinite(trigger)) || tellings.some((other) => other.sentence === sentence || !other.inBody)) return false;
  const opens = markAt(scene, scene.sentences[sentence]!.from, 'furthermore') ?? [0, 1, 2].map((step) => trigger.isVerb && clauseHas(scene, trigger.match.to + step, trigger.match.from) ? markAt(scene, trigger.match.to + step, 'furthermore') : undefined).find(Boolean) ?? markAt(scene, (cast.carrier?.from ?? trigger.match.from) - 1, 'furthermore');
  if ((opens && !isCasualty(telling)) || opensElsewhere(scene, tellings, telling)) return true;
  // «قصف الطيران المروحي … قصفت طائرات التحالف»
  if (actorsOf(telling).length > 0 && !tellings.some((other) => actorsOf(other).length > 0) && tellings.some((other) => other.cast.unnamed.some(({ side }) => side === 'actor'))) return true;
  const mine = countedIn(scene, telling);
  return mine.length > 0 && tellings.some((other) => countedIn(scene, other).length > 0) && !tellings.some((other) => countedIn(scene, other).some((toll) => mine.includes(toll)));
}

/** «كما استقبل …», «إلى ذلك، استقبل …»: guests told of further, when none of them was told of before. */
function isFurtherReception(scene: Scene, tellings: readonly Telling[], telling: Telling): boolean {
  const { trigger, inBody, sentence } = telling;
  if (!inBody || !trigger.isVerb || trigger.mode !== 'host' || tellings.some((other) => other.sentence === sentence || !other.inBody)) return false;
  const { from } = scene.sentences[sentence]!;
  if (!markAt(scene, from, 'furthermore') || trigger.match.from - from > FARTHEST_FURTHER) return false;
  const mine = guestsOf(telling);
  return !tellings.some((other) => guestsOf(other).some((guest) => mine.includes(guest)));
}

/** Words between «إلى ذلك» and the verb. */
const FARTHEST_FURTHER = 4;

const guestsOf = ({ cast }: Telling): string[] => cast.participants.filter(({ side }) => side === 'recipient').map(({ entity }) => entity);

/** «وفي مديرية لودر نصبت المقاومة كمينا»: a sentence that opens with a place which none of the tellings before names. */
function opensElsewhere({ sentences, tokens, mentions, entityById, sentenceOf, marks }: Scene, tellings: readonly Telling[], { sentence, trigger }: Telling): boolean {
  const { from } = sentences[sentence]!;
  if (!marks.get(from)?.some(({ kind, id }) => kind === 'preposition' && id === 'fi')) return false;
  const opening = mentions.find(({ span, entity }) => span[0] > tokens.start[from]! && tokens.tokenAt(span[0]) - from <= LONGEST_OPENING && span[1] <= tokens.start[trigger.match.from]! && entityById.get(entity)?.type === 'place');
  if (!opening) return false;
  return !mentions.some(({ entity, span }) => entity === opening.entity && tellings.some((other) => other.sentence === sentenceOf[tokens.tokenAt(span[0])]));
}

const LONGEST_OPENING = 5;

const clauseHas = ({ clauseOf, tokens }: Scene, token: number, other: number): boolean => token < tokens.count && clauseOf[token] === clauseOf[other];

/** The dead and wounded counted right beside a telling of them. */
const countedIn = (scene: Scene, telling: Telling): readonly string[] => (isCasualty(telling) && (telling.trigger.isVerb || !isDefinite(telling.trigger)) ? countTolls(scene, telling, 1) : []);

function modesAgree({ trigger: a, cast }: Telling, { trigger: b, cast: other }: Telling): boolean {
  if (a.mode === b.mode) return true;
  if (a.type === 'CONSULT') return isReception(a.mode) && isReception(b.mode) && cast.place === null && other.place === null;
  if (a.type === 'ASSAULT') return isHow(a.mode) && isHow(b.mode) && (IN_GENERAL.has(a.match.entry.id) || IN_GENERAL.has(b.match.entry.id) || (SHELLING.has(a.mode!) && SHELLING.has(b.mode!)));
  return a.mode === null || b.mode === null || a.mode === 'other' || b.mode === 'other';
}

/** Words for an attack of any kind. */
const IN_GENERAL: ReadonlySet<string> = new Set(['attack', 'targeting', 'hit', 'destroy']);

/** Ways of one attack; a killing or an abduction is another thing. */
const isHow = (mode: string | null): boolean => mode === 'armed' || mode === 'bombing' || SHELLING.has(mode ?? '');
/** «قصف» is said of guns and of planes. */
const SHELLING: ReadonlySet<string> = new Set(['shelling', 'airstrike']);

/** «يشن منذ شهر حملة قصف»: a campaign is apart from each of its blows. */
const goesOn = ({ trigger, reality }: Telling): boolean => trigger.type === 'ASSAULT' && reality.reason === SINCE_THEN;

const idOf = ({ trigger }: Telling): string => trigger.match.entry.id;

/** Single deeds («إرسال», «إعطاء», a banquet) are the same only when told by the same word. */
const isOneOff = ({ trigger }: Telling): boolean => trigger.status === 'planned' || trigger.match.entry.id === 'banquet' || trigger.match.entry.id === 'touring' || trigger.match.entry.id === 'send-troops';

/** A welcome by the host himself is the meeting. */
const isReception = (mode: string | null): boolean => mode === 'host' || mode === 'meet';

function timesAgree(a: EventTime, b: EventTime): boolean {
  if (a.rel || b.rel) return a.rel === b.rel;
  const [x, y] = [a.start ?? '', b.start ?? ''];
  if (x.startsWith(y) || y.startsWith(x)) return true;
  // a day of a week
  return x.length === y.length && x <= (b.end ?? y) && y <= (a.end ?? x);
}

/**
 * The principals (who acts or is acted upon) must meet: for a meeting those of one telling are among those of the
 * other; for the rest they share an actor. A telling with nobody (a bare definite noun) joins what was told before.
 */
function participantsAgree(scene: Scene, draft: Draft, telling: Telling): boolean {
  if (isAnotherReception(scene, draft, telling)) return false;
  const isBackReference = telling.trigger.type === 'CONSULT' && !telling.trigger.isVerb && !telling.cast.participants.some(({ side }) => side === 'actor');
  if (isBackReference && isDefinite(telling.trigger)) return true;
  if (isKnownAgreement(telling) && telling.trigger.mode !== 'sign' && actorsOf(telling).length < 2 && draft.tellings.some((other) => (idOf(other) === idOf(telling) && isPlural(other) === isPlural(telling)) || (other.trigger.isVerb && other.trigger.mode === telling.trigger.mode && !isPlural(telling)))) return true;
  if (isTruceAgreed(scene, draft, telling)) return true;
  const all = principals(telling.cast.participants);
  const others = [...draft.sides].flatMap(([entity, side]) => (side === 'also' ? [] : [entity]));
  const isMeeting = telling.trigger.type === 'CONSULT';
  const mine = isMeeting ? all.filter((entity) => !isDelegationOf(scene, entity, others)) : all;
  const theirs = new Set(isMeeting ? others.filter((entity) => !isDelegationOf(scene, entity, all)) : others);
  if (mine.every((entity) => sideOf(telling, entity) === 'recipient') && telling.trigger.type === 'ASSAULT' && !telling.trigger.isVerb && isDefinite(telling.trigger) && draft.tellings.some((other) => idOf(other) === idOf(telling))) return true;
  if (mine.length === 0) {
    const isSameWord = draft.tellings.some((other) => idOf(other) === idOf(telling));
    // «التوقيع» of an agreement told before
    const isKnownPact = telling.trigger.mode === 'sign' && isKnownAgreement(telling);
    return isKnownPact || isShellingTold(draft, telling) || (isSameWord && (isDefinite(telling.trigger) || theirs.size === 0));
  }
  // a fight that nobody is named in is not one that has its own time
  if (theirs.size === 0) return !isMassedByOthers(draft, telling) && isOfNamelessFight(draft, telling) && (telling.time === null || draft.time !== null || draft.tellings.some(({ sentence }) => sentence === telling.sentence));
  const shared = mine.filter((entity) => theirs.has(entity)).length;
  const isKnown = !telling.trigger.isVerb && isDefinite(telling.trigger);
  if (telling.trigger.type === 'CONSULT') return shared === mine.length || shared === theirs.size || (isKnown && shared > 0);
  const actors = telling.cast.participants.filter(({ side }) => side === 'actor').map(({ entity }) => entity);
  if (recipientsPart(scene, draft, telling)) return false;
  if (actors.length === 0) return shared > 0;
  return actors.some((entity) => draft.sides.get(entity) === 'actor') || (shared > 0 && ![...draft.sides.values()].includes('actor'));
}

/** «التفاهمات … بوقف إطلاق النار», «الاتفاق على هدنة»: the truce is what was agreed. */
function isTruceAgreed({ clauseOf }: Scene, { tellings }: Draft, { trigger }: Telling): boolean {
  if (trigger.type !== 'AGREE' || trigger.mode !== 'ceasefire') return false;
  return tellings.some(({ trigger: other }) => other.match.entry.id === AGREEMENT && other.match.to <= trigger.match.from && trigger.match.from - other.match.to <= NEAR_TRUCE && clauseOf[other.match.from] === clauseOf[trigger.match.from]);
}

const AGREEMENT = 'agreement';
/** Words between «اتفاق» and the truce that it is. */
const NEAR_TRUCE = 8;

/** «التقى الوفد التركي» after «استقبل وزير الدفاع التركي»: those whom the guest came with are met with him. */
function isDelegationOf({ entityById, mentions }: Scene, entity: string, others: readonly string[]): boolean {
  const { type, name } = entityById.get(entity)!;
  if (type !== 'group' || !/^الوفد(?: |$)/.test(name)) return false;
  const [, nation = ''] = name.split(' ');
  return others.some((other) => other !== entity && entityById.get(other)?.type === 'person' && mentions.some((mention) => mention.entity === other && (mention.role ?? '').includes(nation)));
}

/** «استقبله لدى وصوله إلى المطار»: a welcome at the airport is no meeting. */
function isWelcome({ found, sentenceOf, entityById }: Scene, { trigger: { mode, isVerb, match: { to } }, cast, sentence }: Telling): boolean {
  if (mode !== 'host' || !isVerb) return false;
  if (cast.place !== null && WHERE_ONE_LANDS.test(entityById.get(cast.place)?.name ?? '')) return true;
  for (let token = to; token < to + FARTHEST_ARRIVAL && sentenceOf[token] === sentence; token++) if (found.at(token).some(({ entry }) => entry.class === 'event-nouns' && entry.id === 'visit' && ARRIVAL.test(entry.spelling))) return true;
  return false;
}

const WHERE_ONE_LANDS = /^(?:مطار|قاعدة|ميناء) /;
const ARRIVAL = /^وصول/;
/** Words between a welcome and «لدى وصوله». */
const FARTHEST_ARRIVAL = 12;

/** Troops that one speaker says nobody has massed, and another that some have. */
function isMassedByOthers({ tellings }: Draft, { trigger, statement, inBody }: Telling): boolean {
  return trigger.type === 'MOBILIZE' && inBody && statement !== null && tellings.every((other) => other.statement !== null && other.statement.speaker !== statement.speaker);
}

/** «معارك ضارية» of long ago and, sentences later, «قتل شرطي في هجوم»: told far off, nobody and no place in common, they are two. */
function isOfNamelessFight({ tellings, place }: Draft, { trigger, cast, sentence, inBody }: Telling): boolean {
  if (trigger.type !== 'ASSAULT' || !inBody || (!trigger.isVerb && isDefinite(trigger)) || (place !== null && cast.place !== null)) return true;
  return tellings.some((other) => !other.inBody || Math.abs(other.sentence - sentence) <= 1 || idOf(other) === trigger.match.entry.id);
}

/** «القصف» after «غارات»: what was told in the sentence before by another word. */
function isShellingTold({ tellings }: Draft, { trigger, sentence, inBody }: Telling): boolean {
  if (!inBody || trigger.isVerb || !SHELLING.has(trigger.mode ?? '') || !isDefinite(trigger)) return false;
  return tellings.some((other) => other.inBody && SHELLING.has(other.trigger.mode ?? '') && sentence - other.sentence === 1);
}

/** «كما استقبل …»: guests of its own make it another reception. */
function isAnotherReception(scene: Scene, { tellings, sides }: Draft, { trigger, cast, sentence, inBody }: Telling): boolean {
  if (!isReception(trigger.mode) || !trigger.isVerb || !inBody || !markAt(scene, trigger.match.from - 1, 'furthermore')) return false;
  const guests = cast.participants.filter(({ entity, side }) => side === 'recipient' || (side === 'actor' && !cast.subject.includes(entity)));
  return tellings.some((other) => other.trigger.isVerb && other.inBody && other.sentence !== sentence) && !guests.some(({ entity }) => sides.has(entity));
}

/** «استبدلنا 33 أسيرا» is the exchange told before, by one who had a part in it; «عملية تبادل المحتجزين» is a known one. */
function isToldAgain(scene: Scene, { tellings }: Draft, { trigger, cast }: Telling): boolean {
  if (trigger.type !== 'RETREAT' || !tellings.some((other) => idOf(other) === trigger.match.entry.id)) return false;
  if (cast.reasons.includes('who-says-we')) return true;
  const { to } = trigger.match;
  const isConstruct = !trigger.isVerb && to < scene.tokens.count && hasArticle(scene, to);
  return isConstruct && principals(cast.participants).length === 0;
}

/** «وقال شهود إن انفجارا وقع في …»: a further source tells of the blast as if it were new; «انفجار آخر» is another. */
function isToldByAnother(scene: Scene, { tellings, sides }: Draft, { trigger, statement, cast, sentence }: Telling): boolean {
  const { tokens } = scene;
  if (trigger.type !== 'ASSAULT' || trigger.isVerb || statement === null || principals(cast.participants).length > 0) return false;
  if ([...sides.values()].includes('actor') || tellings.some((other) => other.statement === statement)) return false;
  const dead = deadOf(scene, sentence);
  if (dead.length > 0 && tellings.some((other) => deadOf(scene, other.sentence).length > 0) && !tellings.some((other) => deadOf(scene, other.sentence).some((count) => dead.includes(count)))) return false;
  const { to } = trigger.match;
  return idOf(tellings[0]!) === trigger.match.entry.id && !(to < tokens.count && OTHER_ONE.test(tokens.slice(to)));
}

/** «قتل خمسون في تفجير. وكانت امرأة قد فجرت …»: how the deed of that day came about, told right behind it. */
function isHowItWas(scene: Scene, { tellings }: Draft, { trigger, sentence, inBody }: Telling): boolean {
  if (trigger.type !== 'ASSAULT' || !trigger.isVerb || !inBody || !markAt(scene, trigger.match.from - 1, 'already') || !markAt(scene, scene.sentences[sentence]!.from, 'was')) return false;
  return tellings.some((other) => sentence - other.sentence === 1 && other.trigger.mode === trigger.mode);
}

/** How many are told dead in a sentence. */
const deadOf = ({ quantities, tokens, sentenceOf }: Scene, sentence: number): readonly number[] =>
  quantities.flatMap(({ what, value, span }) => (what === 'killed' && value !== null && sentenceOf[tokens.tokenAt(span[0])] === sentence ? [value] : []));

const OTHER_ONE = /^(?:آخر|أخرى|ثان|ثانيا|ثانية|ثالث|جديد|جديدا|مماثل|مماثلا)$/;

/** «التفاهمات» are no «اتفاق» of one occasion. */
const isPlural = ({ trigger: { match } }: Telling): boolean => match.entry.spelling.endsWith('ات');

/** «الاتفاق»: one told before. */
const isKnownAgreement = ({ trigger }: Telling): boolean => trigger.type === 'AGREE' && !trigger.isVerb && isDefinite(trigger);

const sideOf = ({ cast }: Telling, id: string): string | undefined => cast.participants.find(({ entity }) => entity === id)?.side;

/** Support for one and support for another are two, whoever gives it. */
function recipientsPart({ entityById }: Scene, draft: Draft, telling: Telling): boolean {
  const mine = telling.cast.participants.filter(({ side }) => side === 'recipient').map(({ entity }) => entity);
  const theirs = [...draft.sides].filter(([, side]) => side === 'recipient').map(([entity]) => entity);
  // two rulers who are congratulated
  const isMan = (entity: string): boolean => entityById.get(entity)?.type === 'person';
  if (telling.trigger.type === 'SUPPORT' && mine.some(isMan) && theirs.some(isMan)) return !mine.some((entity) => isMan(entity) && theirs.includes(entity));
  return mine.length > 0 && theirs.length > 0 && !mine.some((entity) => theirs.includes(entity));
}

const principals = (participants: readonly Participant[]): string[] =>
  participants.filter(({ side }) => side !== 'also').map(({ entity }) => entity);

function makeEvent(scene: Scene, draft: Draft, id: string): Event {
  const { tellings, sides, place, time, status } = draft;
  const first = tellings.find(({ reality }) => reality.status === status) ?? tellings[0]!;
  const body = tellings.filter(({ inBody }) => inBody);
  const voiced = body.length > 0 ? body : tellings;
  const own = voiced.some(({ statement }) => statement === null);
  const unnamed = tellings.flatMap(({ cast }) => cast.unnamed);
  const marginal = tellings.every(({ reality }) => reality.marginal);
  return {
    id,
    type: first.trigger.type,
    mode: closestMode(tellings, first),
    triggers: tellings.map(({ span }) => span).sort((a, b) => a[0] - b[0]),
    participants: [...sides].map(([entity, side]) => ({ entity, side })),
    ...(unnamed.length > 0 && { unnamed }),
    place,
    time,
    status,
    within: own ? null : voiced[0]!.statement!.id,
    context: [...new Set(tellings.flatMap(({ trigger }) => trigger.context))],
    ...(marginal && { marginal }),
    because: explain(scene, tellings),
  };
}

/** «هجوم … بسيارة مفخخة» is a bombing: a word that says how outranks one that does not. */
function closestMode(tellings: readonly Telling[], first: Telling): string | null {
  const how = isGeneric(first) ? tellings.find((telling) => !isGeneric(telling) && !isCasualty(telling)) : isCasualty(first) ? tellings.find((telling) => !isCasualty(telling)) : undefined;
  const { mode } = (how ?? first).trigger;
  // «يقصف …»، ثم «غارات»
  if (mode === 'other' && tellings.some(({ trigger }) => trigger.mode === 'ceasefire')) return 'ceasefire';
  return mode === 'shelling' && tellings.some(({ trigger }) => trigger.mode === 'airstrike') ? 'airstrike' : mode;
}

function explain(scene: Scene, tellings: readonly Telling[]): Because {
  return {
    rule: tellings.length > 1 ? 'tellings-of-one-event' : 'event-told',
    from: tellings.map(({ trigger, cast, reality, span }) => ({
      rule: trigger.isVerb ? 'event-verb' : 'event-noun',
      says: `«${scene.article.text.slice(...span)}» (${trigger.match.entry.id})`,
      span,
      from: [{ rule: reality.reason }, ...cast.reasons.map((rule) => ({ rule }))],
    })),
  };
}
