import { type Draft, actorsOf, idOf, isReal } from './draft.ts';
import type { Telling } from './find-events.ts';
import { isPointedAt } from './merge-tellings.ts';
import { goesOn, placesAgree, timesAgree } from './same-event.ts';
import { type Scene, markAt } from './scene.ts';
import { PROTESTERS, isDefinite } from './trigger.ts';

const CASUALTIES: ReadonlySet<string> = new Set(['killing', 'wounding', 'kill', 'die', 'wound', 'be-wounded']);

/** Whether a telling is of the dead and wounded, who belong to the attack told with them. */
export const isCasualty = ({ trigger }: Telling): boolean => trigger.type === 'ASSAULT' && CASUALTIES.has(trigger.match.entry.id);

/** The attack of the same sentence that a killing or a second word for it belongs to, unless another did it. */
export function findAttack(scene: Scene, drafts: readonly Draft[], telling: Telling): Draft | undefined {
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
export const isSideTelling = (telling: Telling): boolean => isCasualty(telling) || (telling.trigger.type === 'PROTEST' && telling.trigger.match.entry.id === PROTESTERS);

/** The protest of the same sentence that a telling of who or why belongs to. */
export function findProtest(scene: Scene, drafts: readonly Draft[], telling: Telling): Draft | undefined {
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
export function findSameToll(scene: Scene, drafts: readonly Draft[], telling: Telling): Draft | undefined {
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

export function countTolls({ quantities, tokens, sentenceOf }: Scene, telling: Telling, least: number): string[] {
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
export const isGroundApart = (a: Telling, b: Telling): boolean => isGround(a) !== isGround(b) && !isWar(a) && !isWar(b);

const isWar = ({ trigger }: Telling): boolean => trigger.match.entry.id === 'clash' || trigger.match.entry.id === WAR;

/** Who dies in a war is killed in attacks of their own. */
const WAR = 'war';

const isGround = ({ trigger }: Telling): boolean => GROUND.has(trigger.match.entry.id);

/** Two words this near for one attack: «هجوم انتحاري بسيارة مفخخة», «قصف … بغارات». */
const NEAR_WORDS = 8;

export const isGeneric = ({ trigger }: Telling): boolean => trigger.match.entry.id === 'attack';
