import { AL } from '../../text/clitics.ts';
import { WORD } from '../../text/tokens.ts';
import type { CastBuilder } from './cast-builder.ts';
import { isVisitor } from './journey.ts';
import type { Phrase } from './phrase.ts';
import { type Scene, hasArticle, markAfter, markAt } from './scene.ts';
import { BRING_CARGO, IN_WORDS, type Setting } from './setting.ts';
import { isOfSite } from './site.ts';
import { MOST_ADJECTIVES } from './surroundings.ts';
import type { Trigger } from './trigger.ts';
import { WITH_PRONOUN } from './word-form.ts';

const PARTICIPLE = /^الم\p{L}{2}و\p{L}(ة|ين|ون)?$/u;
/** What is done to whoever ضد names. */
const AGAINST: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'PROTEST', 'SANCTION']);
/** Words between a verb of blame or praise and whom it means. */
const FARTHEST_BLAMED = 14;
/** Words behind an event within which a preposition still belongs to it. */
const FARTHEST_UNNAMED = 12;

/** Phrases under a preposition go to the nearest trigger before them whose frame knows the preposition. */
export function castPrepositions(setting: Setting, trigger: Trigger, cast: CastBuilder): void {
  const { scene, around } = setting;
  const { from, to } = trigger.match;
  let later: readonly Trigger[] | undefined;
  for (const phrase of around.phrasesAt(from)) {
    if (phrase.from < to || phrase.preposition === null) continue;
    if (scene.clauseOf[phrase.from] !== scene.clauseOf[from]) break;
    later ??= around.triggersAt(from).filter(({ match }) => match.from >= to);
    const governed = { phrase, preposition: governor(setting, phrase) };
    if (isOfOther(setting, { trigger, later, cast }, governed)) continue;
    if (governed.preposition === 'fi') {
      if (!markAfter(scene, to, phrase.from - to, 'topic')) cast.setPlace(phrase.heads[0]!.entity);
    } else castGoverned(setting, trigger, governed, cast);
  }
}

/** A phrase with the preposition that says what it is to the event. */
interface Governed {
  readonly phrase: Phrase;
  readonly preposition: string;
}

interface Asked {
  readonly trigger: Trigger;
  /** What is told behind it in its sentence. */
  readonly later: readonly Trigger[];
  readonly cast: CastBuilder;
}

/** Whether a phrase under a preposition belongs to another word than this trigger. */
function isOfOther(setting: Setting, { trigger, later, cast }: Asked, { phrase, preposition }: Governed): boolean {
  const { isVerb, type, match: { to } } = trigger;
  // «أدانت X استمرار التصريحات من قبل …»: beside who does it, others did what stands between
  if (preposition === 'by' && (isOfParticiple(setting.scene, phrase, to) || (isVerb && cast.hasActor()))) return true;
  if (later.some((next) => takesOver(setting.scene, trigger, next, { phrase, preposition }))) return true;
  if (preposition === 'bayn' && (isOfTies(setting.scene, trigger, phrase) || areSides(setting.scene, trigger, phrase))) return true;
  if (preposition === 'maa' && markAt(setting.scene, phrase.from - 2, 'border')) return true;
  // «زار البلاد عندما كان عضوا بـ…»
  if (preposition === 'bi' && markAfter(setting.scene, to, phrase.from - to, 'when')) return true;
  // «هجوم … دمرت المدينة معارك انتهت بانتصار … على …»: behind a deed of its own
  if (preposition === 'ala' && !isVerb && type === 'ASSAULT' && later.some((next) => next.isVerb && next.type === type && next.match.from < phrase.from)) return true;
  // «أدانت X استمرار … وميثاق الأمم المتحدة»: what stands far off belongs to another word
  if (preposition === 'bi' && isVerb && IN_WORDS.has(type) && phrase.from - to > FARTHEST_BLAMED) return true;
  return isCutOff(setting, trigger, phrase, preposition);
}

/** Whether what is told behind a trigger and before a phrase knows its preposition. */
function takesOver(scene: Scene, { isVerb, type, match: { entry } }: Trigger, next: Trigger, { phrase, preposition }: Governed): boolean {
  if (next.match.from >= phrase.from || (next.type === 'AID' && entry.id === BRING_CARGO)) return false;
  // «وقعت X اتفاقات التعاون مع Y»: what the pact is called
  if (type === 'AGREE' && markAt(scene, next.match.from - 1, 'pact')) return false;
  const isShared = preposition === 'maa' || preposition === 'bayn';
  const isOwn = next.isVerb || !isShared || (next.match.clitics & AL) === 0 || (isVerb && phrase.from - next.match.to <= 2);
  return isOwn && (preposition === 'by' || next.frame.has(preposition));
}

function castGoverned(setting: Setting, trigger: Trigger, governed: Governed, cast: CastBuilder): void {
  const { phrase, preposition } = governed;
  const { type, match: { to } } = trigger;
  const [head] = phrase.heads;
  // «لقاء المسؤولين بتونس»
  if (preposition === 'bi' && type === 'CONSULT' && setting.scene.entityById.get(head!.entity)?.type === 'place') return cast.setPlace(head!.entity);
  // «أول هجوم على أرض تركيا»
  if (preposition === 'ala' && (markAt(setting.scene, phrase.from, 'soil') ?? markAt(setting.scene, phrase.from - 1, 'soil'))) return cast.setPlace(head!.entity);
  const side = sideUnder(setting, trigger, governed, cast);
  // «قصف لقوات …» is theirs, «ضربات ضد أهداف لـ…» is not
  const isLoose = (preposition === 'li' || preposition === 'min') && side === 'actor' && type === 'ASSAULT';
  if (isLoose && (cast.hasActor() || phrase.from > to + (preposition === 'li' ? 2 : 1))) {
    // «قصف الطائرات لقواعد …»: beside who does it stands who suffers it
    if (preposition === 'li' && cast.hasActor()) cast.add(setting.around.withCoordinates(phrase), 'recipient', 'after-li');
  } else if (side === 'place' && type === 'RETREAT') cast.setPlace(head!.entity);
  else if (side) cast.add(setting.around.withCoordinates(phrase), side, `after-${preposition}`);
}

function sideUnder(setting: Setting, trigger: Trigger, { phrase, preposition }: Governed, cast: CastBuilder): string | undefined {
  const { scene } = setting;
  const { type, frame, match: { entry } } = trigger;
  if (preposition === 'li' && type === 'ASSAULT' && (markAt(scene, phrase.from, 'target') || isOfSite(scene, trigger, phrase))) return 'recipient';
  // «سفينة تابعة للأمم المتحدة»
  const isOwner = entry.id === BRING_CARGO && markAt(scene, phrase.from - 1, 'belongs-to') !== undefined;
  if (isOwner || preposition === 'by' || isVisitor(scene, trigger, phrase, cast)) return 'actor';
  return frame.get(preposition) ?? (preposition === 'did' && AGAINST.has(type) ? 'recipient' : undefined);
}

/** «مواجهات بين الطرفين»: in a fight two sides are no two countries. */
function areSides(scene: Scene, { type }: Trigger, { heads }: Phrase): boolean {
  return type === 'ASSAULT' && heads.length > 1 && heads.every(({ entity }) => scene.entityById.get(entity)?.type === 'place');
}

/** «لقاء مع وفد يضم عضوا بالمجلس», «جرح … وقد لقي حتفه برصاص الشرطة»: what belongs to another word in between. */
function isCutOff(setting: Setting, { isVerb, type, match: { to } }: Trigger, { from, heads }: Phrase, preposition: string): boolean {
  const { marks, verbAt } = setting.scene;
  // «اعتقلت رجلين نشرا دعاية على موقع …»
  if (isVerb && type === 'COERCE' && preposition === 'ala') return verbBetween(setting.scene, to, from);
  if (isVerb || setting.scene.entityById.get(heads[0]!.entity)?.type === 'place') return false;
  const isOwned = type === 'CONSULT' && (preposition === 'li' || preposition === 'bi');
  if (!isOwned && preposition !== 'by') return false;
  // «على أيدي» has a word that looks like a verb
  for (let at = to; at < from - 2; at++) {
    if ((verbAt[at] && !markAt(setting.scene, at, 'gathers')) || marks.find(at, 'light', 'along')) return true;
  }
  return isOwned && from - to > MOST_ADJECTIVES && isCommonNoun(setting, from - 1);
}

function verbBetween({ verbAt }: Scene, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (verbAt[at]) return true;
  return false;
}

/** A word of its own before what it governs: no name, time, adjective or mark. */
function isCommonNoun({ around, scene }: Setting, token: number): boolean {
  const { tokens, timeAt, namedAt } = scene;
  return tokens.kind[token] === WORD && !timeAt[token] && !namedAt[token] && !scene.marks.has(token) && !hasArticle(scene, token) && !around.phrasesAt(token).some((phrase) => phrase.from <= token && token < phrase.to);
}

/** «الاجتماع … العلاقات بين البلدين»: those between whom something else lies do not meet there. */
function isOfTies(scene: Scene, { type, isVerb, match: { to, clitics } }: Trigger, { from }: Phrase): boolean {
  if (type !== 'CONSULT' || isVerb) return false;
  if ((clitics & AL) !== 0 && from - to > MOST_ADJECTIVES) return true;
  return markAfter(scene, to, from - to, 'ties', 'topic') !== undefined;
}

/** «هجوم على قافلة», «اعتداء على المصلين», «من قبل ضباط»: what a preposition governs without a name. */
export function castUnnamedUnder({ around, nouns, scene }: Setting, { match: { to }, frame, type }: Trigger, cast: CastBuilder): void {
  const { clauseOf, marks } = scene;
  const clause = clauseOf[to - 1];
  const next = around.triggersAt(to - 1).find(({ match }) => match.from >= to)?.match.from ?? Infinity;
  for (let token = to; token < next && token - to < FARTHEST_UNNAMED && clauseOf[token] === clause; token++) {
    const preposition = marks.find(token, 'preposition');
    if (!preposition) continue;
    const side = preposition.id === 'by' ? 'actor' : (frame.get(preposition.id) ?? (preposition.id === 'did' && AGAINST.has(type) ? 'recipient' : 'x'));
    // «أول هجوم على الأرض التركية»: where it was
    if (preposition.id === 'ala' && markAt(scene, preposition.to, 'soil')) continue;
    if (side === 'actor' || side === 'recipient' || side === 'place') cast.addNoun(nouns.at(preposition.to), side === 'place' && preposition.id === 'ala' ? 'recipient' : side);
  }
}

/** «المعترف بها من قبل …», «المدعومة من قبل …»: what another word was done by. */
function isOfParticiple(scene: Scene, { from }: Phrase, trigger: number): boolean {
  const { tokens, marks } = scene;
  for (let at = from - 1; at >= Math.max(trigger, from - MOST_ADJECTIVES); at--) {
    if (!marks.hasWord(at, 'preposition', 'by')) continue;
    return at > trigger && (WITH_PRONOUN.test(tokens.slice(at - 1)) || PARTICIPLE.test(tokens.slice(at - 1)));
  }
  return false;
}

/** «على حاجز للجيش», «ضد أهداف لتنظيم …»: what belongs to somebody stands for him. */
function governor({ around, scene }: Setting, { from, preposition }: Phrase): string {
  if (preposition !== 'li') return preposition!;
  for (let at = from - 1; at >= Math.max(0, from - MOST_ADJECTIVES - 1); at--) {
    const mark = markAt(scene, at, 'preposition');
    if (mark) return at < from - 1 && (mark.id === 'ala' || mark.id === 'did') ? mark.id : 'li';
    if (scene.tokens.kind[at] !== WORD || around.triggerAt(at)) break;
  }
  return 'li';
}
