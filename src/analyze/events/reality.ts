import type { EventType, Status } from '../../model/event.ts';
import type { Statement } from '../../model/statement.ts';
import { AL, SA } from '../../text/clitics.ts';
import { PUNCT, QUOTE } from '../../text/tokens.ts';
import type { Cast } from './cast-builder.ts';
import type { Mark } from './marks.ts';
import { isPassing, tellsWhy } from './passing.ts';
import { type Scene, hasArticle, markAt, markBefore } from './scene.ts';
import { hasActor } from './setting.ts';
import { RULING } from './surroundings.ts';
import { isTitleWord } from './titles.ts';
import { PROTESTERS, type Trigger, tellsAssaultAt } from './trigger.ts';

/** How real a telling is, with the reason. */
export interface Reality {
  readonly status: Status;
  readonly marginal: boolean;
  readonly reason: string;
}

/** Words before a trigger within which a small word can decide. */
const REACH_BEFORE = 8;
const REACH_AFTER = 4;
/** «لن يكون قد زار»: words between a negation and its verb. */
const NEAR_NEGATION = 3;
const FARTHEST_AFTER = 12;

/** Standing relations: told by a noun or a present tense they go on. */
const STANDING: ReadonlySet<EventType> = new Set(['SUPPORT', 'AID', 'COOPERATE', 'MOBILIZE']);
/** What somebody does by saying it has happened as it is said. */
const SPEECH_ACTS: ReadonlySet<EventType> = new Set(['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'CONCEDE']);

/** «تعرض لهجوم», «تصدى لهجوم»: behind these ل is no purpose. */
const OPPOSED: ReadonlySet<string> = new Set(['suffer', 'repel']);

const real = (status: Status, reason: string, marginal = false): Reality => ({ status, marginal, reason });

/** Status of a telling, and whether it is told at all or only named in passing. */
export function judgeTelling(scene: Scene, trigger: Trigger, cast: Cast, statement: Statement | null, before: Reality | null): Reality {
  const judged = judgeReality(scene, trigger, cast, statement);
  const reality = before !== null && judged.reason === AS_FACT && goesWith(scene, trigger, before) ? real('planned', 'goes-with-what-is-planned') : judged;
  // a visit that nobody makes
  if (trigger.mode === 'visit' && !trigger.isVerb && !hasActor(cast)) return { ...reality, marginal: true, reason: 'nobody-does-it' };
  const passing = namedOnly(scene, trigger, cast, reality);
  if (passing) return { ...reality, marginal: true, reason: passing };
  const told = reality.status === 'happened' || reality.status === 'ongoing' || (reality.status === 'denied' && !trigger.isVerb && trigger.type === 'PROTEST');
  return told && isPassing(scene, trigger, cast, statement) ? { ...reality, marginal: true, reason: 'named-in-passing' } : reality;
}

/** Told by a verb and by nothing around it. */
export const AS_FACT = 'told-as-fact';

/** «سيزور بغداد ويلتقي …», «زيارة مقررة يلتقي خلالها …»: a present joined to what is yet to come, told before it in the sentence. */
function goesWith(scene: Scene, trigger: Trigger, before: Reality): boolean {
  if (before.status !== 'planned' || before.marginal || !trigger.isVerb || !isPresent(trigger) || SPEECH_ACTS.has(trigger.type)) return false;
  const { from, to, prefix } = trigger.match;
  return prefix === 'و' || [to, to + 1].some((at) => markAt(scene, at, 'during')) || scene.marks.hasIdBetween(from - 2, from, 'where');
}

/** «حاول التفاوض على هدنة». */
const TRIED = /^[وف]?[يت]?حاول/;
const TRIED_FOR: ReadonlySet<EventType> = new Set(['AGREE', 'CONSULT']);
const LASTING: ReadonlySet<EventType> = new Set(['ASSAULT', 'PROTEST']);

/** «بعد …» right before a noun, or one word away from it. */
const isAfter = (scene: Scene, { match: { from } }: Trigger): boolean => [1, 2].some((step) => scene.sentenceOf[from - step] === scene.sentenceOf[from] && markAt(scene, from - step, 'after') !== undefined);

/** Types of which a noun alone, with nobody who does it, is a word and no event: «المساعدات», «رفع العقوبات». */
const NOUNS_OF_DOERS: ReadonlySet<EventType> = new Set(['AID', 'SUPPORT', 'SANCTION']);
/** What is called for or supposed is told for its own sake only of these: troops move, prisoners go free. */
const TOLD_AS_SUPPOSED: ReadonlySet<EventType> = new Set(['RETREAT', 'MOBILIZE']);
const TOLD_AS_AIMED_AT: ReadonlySet<EventType> = new Set(['AID', 'AGREE']);

const ASKED = 'in-a-question';
const THREATENED = 'what-the-statement-is-for';
const GOING_ON = 'going-on-before';
/** Wars that nobody is told to wage. */
const WAR = 'war';

/** Why a telling is no more than a word in passing («بالتعاون مع …», «لو هاجم …»); null when it is more. */
function namedOnly(scene: Scene, trigger: Trigger, cast: Cast, { status, reason }: Reality): string | null {
  const { type, isVerb, mode, match } = trigger;
  const actors = cast.participants.filter(({ side }) => side === 'actor').length;
  const hasActor = actors > 0;
  // «التعاون مع السلطات»: joint work takes two who are named
  // «ستواصل العمل معا»: who does so names nobody else
  if (type === 'COOPERATE' && hasActor && reason === GOING_ON && match.to - match.from > 1 && cast.carrier !== null) return null;
  if (type === 'COOPERATE' && actors + cast.unnamed.length < 2 && !(hasActor && isVerb && trigger.mode === 'military' && match.entry.attributes['tense'] === 'present')) return 'cooperation-in-general';
  if (type === 'COOPERATE' && isAlongsideSomething(scene, trigger)) return 'cooperation-in-general';
  if (SAID_NOUNS.has(type) && !isVerb && cast.carrier === null && !cast.participants.some(({ side }) => side === 'recipient') && cast.reasons.includes(BEFORE) && !cast.reasons.some((rule) => rule !== BEFORE)) return 'nobody-says-it';
  if (type === 'SANCTION' && markAt(scene, match.from - 1, 'lifting')) return 'what-is-lifted';
  // «وبمساعدة من الأهالي»
  if (match.entry.id === HELP && !isVerb && cast.carrier === null && match.prefix.endsWith('ب') && (match.clitics & AL) === 0 && !cast.reasons.includes('after-min')) return 'how-something-was-done';
  if (type === 'MOBILIZE' && !isVerb && cast.carrier === null && isTarget(scene, trigger)) return 'what-is-attacked';
  // «لوقف تدفق المقاتلين»
  if (type === 'MOBILIZE' && !isVerb && markAt(scene, match.from - 1, 'stopping')) return 'what-is-stopped';
  if (match.entry.id === MOVE && match.suffix !== '' && cast.carrier === null) return 'moves-spoken-of';
  if (status === 'hypothetical' && reason !== ASKED && !hasActor && !TOLD_AS_SUPPOSED.has(type) && (type !== 'ASSAULT' || match.entry.id === WAR)) return 'only-supposed';
  // «موقع للتدريب»
  if (reason === 'purpose' && (!TOLD_AS_AIMED_AT.has(type) || (match.entry.id === TRAINING && !hasActor && cast.carrier === null && isOfSite(scene, match.from)))) return 'only-aimed-at';
  // «يهدد بالقتل»: what is threatened
  if (reason === THREATENED && !isVerb && match.clitics & AL && cast.participants.every(({ side }) => side === 'actor')) return 'only-threatened';
  if (isVerb) return null;
  if (cast.carrier !== null || reason === GOING_ON || cast.reasons.includes(GIVEN_ALONG)) return null;
  const isMilitary = trigger.context.includes('military') && !(type === 'MOBILIZE' && !isOfArmies(scene, trigger));
  if (!hasActor && !isMilitary && (NOUNS_OF_DOERS.has(type) || mode === 'restrict' || (type === 'MOBILIZE' && cast.place === null && cast.participants.length === 0))) return 'nobody-does-it';
  if (type === 'COOPERATE' && !isMilitary && !hasActor) return 'cooperation-in-general';
  return null;
}

/** What is said: a noun of it with nobody beside it speaks of words in general. */
const SAID_NOUNS: ReadonlySet<EventType> = new Set(['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN']);
const BEFORE = 'actor-of-the-telling-before';
/** Why somebody has what is given: it was told of the gift before. */
/** Why those who met have agreed. */
export const AGREED_WITH_HIM = 'agreed-with-whom-he-met';
export const GIVEN_ALONG = 'given-along';
const MOVE = 'move';
const HELP = 'aid';
const TRAINING = 'training';

/** «موقع للتدريب», «أرضا خصبة لتدريب …»: what something is good for. */
function isOfSite({ marks, found }: Scene, from: number): boolean {
  return marks.find(from - 1, 'ground') !== undefined || found.at(from - 1).some(({ entry }) => entry.class === 'place-heads');
}

/** «بالتنسيق مع», «بالتنسيق والتعاون مع»: how something else was done. */
function isAlongsideSomething({ found, sentenceOf }: Scene, { isVerb, context, match: { from, prefix } }: Trigger): boolean {
  if (isVerb) return false;
  if (prefix.endsWith('ب')) return !context.includes('military');
  return prefix.startsWith('و') && sentenceOf[from - 1] === sentenceOf[from] && found.at(from - 1).some(({ entry, prefix: joined }) => entry.class === 'event-nouns' && entry.attributes['type'] === 'COOPERATE' && joined.endsWith('ب'));
}

/** «استهدف تعزيزات عسكرية», «هاجم رتلا يضم تعزيزات»: troops that are attacked. */
function isTarget(scene: Scene, { match: { from } }: Trigger): boolean {
  const { clauseOf, tokens } = scene;
  for (let token = from - 1; token >= Math.max(0, from - NEAR_TARGET) && clauseOf[token] === clauseOf[from] && tokens.kind[token] !== PUNCT; token--) {
    if (tellsAssaultAt(scene, token)) return true;
  }
  return false;
}

/** Words between an attack and the troops it hits. */
const NEAR_TARGET = 4;

/** «تعزيزات عسكرية», not «تعزيزات أمنية». */
const isOfArmies = ({ tokens }: Scene, { match: { to } }: Trigger): boolean => to < tokens.count && ARMED.test(tokens.slice(to));
const ARMED = /عسكري/;

/** An agreement that was reached before. */
export const KNOWN = 'agreement-known';

/** Told as going on since a time. */
export const SINCE_THEN = 'since-then';

/** «نفى مسؤوليته عن القصف» tells no shelling and denies none. */
export const RESPONSIBILITY = 'only-responsibility-is-spoken-of';

const MEAN_TO = 'mean-to';
const FACE = 'face';

/** Decides the status of a telling: the nearest small word before it that says something, else tense, else its usual sense. */
function judgeReality(scene: Scene, trigger: Trigger, cast: Cast, statement: Statement | null): Reality {
  const { to, clitics, entry } = trigger.match;
  const { tense } = entry.attributes;
  // «طالب المتظاهرون …»: those who protest are not called for
  const marks = trigger.match.entry.id === PROTESTERS ? marksBefore(scene, trigger).filter((kind) => kind !== 'demand') : marksBefore(scene, trigger);
  if (cast.carrier) marks.push(...marksAcrossThat(scene, cast.carrier.from));
  if (marks.includes('blame') && !trigger.isVerb) return real('denied', RESPONSIBILITY);
  if (marks.includes('denial') || isDenied(scene, trigger, statement)) return real('denied', 'denial-before');
  const undone = asUndone(scene, trigger);
  if (undone) return undone;
  // «تعتزم روسيا التوقيع على …»: yet to come
  if (trigger.type === 'AGREE' && !trigger.isVerb && clitics & AL && cast.carrier?.id !== MEAN_TO && !cast.reasons.includes(AGREED_WITH_HIM)) return real('happened', KNOWN);
  // «لمراقبة وقف إطلاق النار»: there is one
  if (trigger.mode === 'ceasefire' && !trigger.isVerb && markAt(scene, trigger.match.from - 1, 'of-truce')) return real('happened', KNOWN);
  // «طالب بكشف الجهة التي اعتقلت …»: what a relative clause tells in the past has happened
  if (tense === 'past' && trigger.isVerb && markAt(scene, trigger.match.from - 1, 'relative') && !marks.includes('condition')) return real('happened', AS_FACT);
  if (trigger.type === 'COOPERATE' && isAgreedOn(scene, trigger) && !marks.includes('going-on')) return real('planned', 'agreed-on');
  // «نجحت القوات في تعزيز قدراتها واستعادة …»
  if (marks.includes('topic') && markBefore(scene, trigger.match.from, FARTHEST_MANAGED, 'light')?.id === 'manage') marks.splice(0, marks.length, ...marks.filter((mark) => mark !== 'topic'));
  const begun = asBegun(scene, trigger);
  if (begun) return begun;
  // «إذا رفضه البرلمان»; a threat is made on a condition
  if (trigger.isVerb && SPEECH_ACTS.has(trigger.type) && trigger.type !== 'THREATEN' && scene.marks.hasId(trigger.match.from - 1, 'if')) return real('hypothetical', 'condition-before');
  for (const mark of marks) {
    const reality = decide(mark, trigger, cast);
    if (reality) return reality;
  }
  if (clitics & SA || (cast.carrier && isFutureCarrier(scene, cast.carrier)) || (!isSaid(trigger) && futureAfter(scene, to))) return real('planned', 'future');
  if (SPEECH_ACTS.has(trigger.type)) return real('happened', 'speech-act');
  if (tellsWhy(scene, trigger)) return real('happened', 'done-in-protest');
  // «أجرت عملية لتبادل …» names the operation
  const isNamed = markAt(scene, trigger.match.from - 1, 'deed') !== undefined && cast.carrier !== null;
  if (!isNamed && isPurpose(scene, trigger) && !(cast.carrier && OPPOSED.has(cast.carrier.id))) return purpose(trigger);
  if (isAsked(scene, trigger)) return real('hypothetical', ASKED);
  // «بعد خروج المظاهرات»: what something comes after has been
  if (!trigger.isVerb && LASTING.has(trigger.type) && isAfter(scene, trigger)) return real('happened', 'comes-before-something');
  // «طالبت الجبهة التي تحتجز عددا …، بالإفراج عن …»: what is asked for stands at the head of what is said
  if (statement?.cue.force === 'demand' && !trigger.isVerb && isHeadOf(scene, trigger.match.from, statement)) return real('hypothetical', 'called-for');
  // «حثت … على تنفيذ البنود بما فيها تبادل …»
  if (statement?.cue.force === 'demand' && !trigger.isVerb && markBefore(scene, trigger.match.from, LONGEST_INCLUDING, 'including')) return real('hypothetical', 'called-for');
  const wished = statement ? UNREAL_FORCES.get(statement.cue.force) : undefined;
  if (wished && trigger.type === 'ASSAULT' && isHeadOf(scene, cast.carrier?.from ?? trigger.match.from, statement!)) return real(wished, THREATENED);
  // «قد تجتمع»: it may be
  if (trigger.isVerb && isPresent(trigger) && tense === 'present' && markAt(scene, trigger.match.from - 1, 'already')) return real('hypothetical', 'may-be');
  if (isWanting(scene, trigger)) return real('hypothetical', 'wants-something-first');
  // «يواجه عقوبة السجن»
  if (trigger.mode === 'arrest' && cast.carrier?.id === FACE) return real('hypothetical', 'only-faced');
  if (isVoiced(scene, trigger, statement)) return real('happened', VOICED_NOW);
  if (trigger.status === 'happened') return real('happened', 'usual-for-the-word');
  const isPast = trigger.isVerb && trigger.match.entry.attributes['tense'] === 'past';
  if (isPast && marks.includes('when')) return real('happened', AS_FACT);
  if (WOULD_BE.has(trigger.type) && isPredicated(scene, trigger, statement, 'would-be')) return real('hypothetical', 'would-be');
  if (STANDING.has(trigger.type) && isPredicated(scene, trigger, statement, 'going-on')) return real('ongoing', 'goes-on');
  if (statement?.realis === 'conditional') return real('hypothetical', 'conditional-statement');
  if (statement?.realis === 'obligation' && !isPast) return real('hypothetical', 'called-for-in-statement');
  if (statement?.realis === 'future' && !trigger.isVerb) return real('planned', 'future-statement');
  if (cast.carrier && isPresentCarrier(scene, cast.carrier) && hasSince(scene, trigger)) return real('ongoing', SINCE_THEN);
  if (cast.carrier && TRIED.test(scene.tokens.slice(cast.carrier.from)) && TRIED_FOR.has(trigger.type)) return real('hypothetical', 'only-tried');
  if (cast.carrier) return real(isPresentCarrier(scene, cast.carrier) && STANDING.has(trigger.type) ? 'ongoing' : 'happened', 'carried-out');
  if (trigger.status && (statement || trigger.status !== 'planned')) return real(trigger.status, 'usual-for-the-word');
  // «العراق ينشر جنودا»: headlines tell in the present what was done
  if (trigger.type === 'MOBILIZE' && isPresent(trigger) && trigger.isVerb && scene.roleOf[scene.sentenceOf[trigger.match.from]!] === 'headline') return real('happened', 'present-of-headlines');
  if (isPresent(trigger) && trigger.isVerb && hasSince(scene, trigger)) return real('ongoing', SINCE_THEN);
  // «الذي يحاصره تنظيم …»
  if (trigger.mode === 'restrict' && trigger.isVerb && isPresent(trigger) && scene.roleOf[scene.sentenceOf[trigger.match.from]!] !== 'headline') return real('ongoing', 'standing');
  if (STANDING.has(trigger.type) && !VOICED.has(trigger.match.entry.id) && (isPresent(trigger) || !trigger.isVerb)) return real('ongoing', 'standing');
  return real('happened', AS_FACT);
}

/** «بحث … الحوار الذي انطلق …»: a topic of talks of which a relative clause tells that it goes on since. */
function asBegun(scene: Scene, { type, isVerb, match: { from, to } }: Trigger): Reality | null {
  if (isVerb || !BEGUN.has(type)) return null;
  for (let at = to; at < to + NEAR_RELATIVE && scene.clauseOf[at] === scene.clauseOf[from]; at++) {
    if (scene.tokens.kind[at] === PUNCT) return null;
    if (markAt(scene, at, 'relative')) return markAt(scene, at + 1, 'begun') ? real('ongoing', 'has-begun') : null;
  }
  return null;
}

const BEGUN: ReadonlySet<EventType> = new Set(['CONSULT', 'COOPERATE', 'PROTEST']);
/** Adjectives between a noun and the relative clause about it, at most, and the relative itself. */
const NEAR_RELATIVE = 4;

/** «اتفقت الوزارات على التعاون …», «الاتفاق على تعزيز التعاون». */
export function isAgreedOn({ marks, found, clauseOf }: Scene, { isVerb, match: { from } }: Trigger): boolean {
  if (isVerb) return false;
  let ala = from - 1;
  while (ala > from - NEAR_AGREED && !marks.hasWord(ala, 'preposition', 'ala')) ala -= 1;
  if (ala === from - NEAR_AGREED) return false;
  for (let at = ala - 1; at >= Math.max(0, ala - LONGEST_PARTIES) && clauseOf[at] === clauseOf[from]; at--) {
    if (found.at(at).some(({ entry }) => AGREEING.has(entry.id) && entry.class.startsWith('event-'))) return true;
  }
  return false;
}

const AGREEING: ReadonlySet<string> = new Set(['agree', 'agreement']);
/** Words from «على» to what is agreed on: «على تعزيز التعاون». */
const NEAR_AGREED = 3;
/** Words of those who agree, between the verb and «على». */
const LONGEST_PARTIES = 16;

/** «بما في ذلك». */
const LONGEST_INCLUDING = 3;

/** Words between «نجح» and the last of the things that somebody managed to do. */
const FARTHEST_MANAGED = 16;

/** What one small word before a trigger makes of it; null when it says nothing about this one. */
function decide(mark: string, trigger: Trigger, cast: Cast): Reality | null {
  const isSpeechAct = SPEECH_ACTS.has(trigger.type);
  switch (mark) {
    case 'condition':
      return isSpeechAct ? real('happened', 'conditional-speech-act') : real('hypothetical', 'condition-before');
    case 'negation':
      return trigger.isVerb ? real('denied', 'negation-before') : null;
    case 'going-on':
      return real('ongoing', GOING_ON);
    case 'approval':
      // «قررت المحكمة حبس …»: what judges decide is so
      return isSpeechAct || trigger.type === 'AGREE' || cast.carrier?.kind === RULING ? null : real('planned', 'approved');
    case 'future':
      return real('planned', 'future');
    case 'demand':
      return isSpeechAct ? null : real('hypothetical', 'called-for');
    case 'purpose':
      return isSpeechAct ? null : purpose(trigger);
    case 'topic':
      if (isSpeechAct || trigger.isVerb || cast.carrier || trigger.status === 'happened') return null;
      return trigger.type === 'MOBILIZE' ? real('ongoing', 'usual-for-the-word') : real('planned', 'topic-of-talks', true);
    default:
      return null;
  }
}

/** What was to come: only of these a noun names what can be called off as a whole. */
const CALLED_OFF: ReadonlySet<EventType> = new Set(['PROTEST', 'CONSULT']);

/** «إلغاء إضراب», «ألغى الرئيس زيارة …», «الإضراب ألغي»: it does not come; «تأجيل اجتماع»: not yet. */
function asUndone(scene: Scene, { type, isVerb, match: { from, to } }: Trigger): Reality | null {
  if (isVerb || !CALLED_OFF.has(type)) return null;
  // «الإضراب العام تأجل»
  const verbAt = to < scene.tokens.count && hasArticle(scene, to) ? to + 1 : to;
  const undoes = (kind: string, verb: string): boolean => markBefore(scene, from, FARTHEST_UNDOING, kind) !== undefined || (scene.marks.hasId(verbAt, verb) && !/^[وف]/.test(scene.tokens.slice(verbAt)));
  if (undoes('called-off', 'call-off')) return real('denied', 'called-off');
  return undoes('put-off', 'put-off') ? real('planned', 'put-off') : null;
}

/** Words between a verb of calling off and what is called off: its subject. */
const FARTHEST_UNDOING = 5;

/** «دعا إلى مهاجمة …», «هدد بقصف …»: what is demanded or threatened is not done yet. */
const UNREAL_FORCES: ReadonlyMap<string, Status> = new Map([['demand', 'hypothetical'], ['threaten', 'planned'], ['promise', 'planned'], ['expect', 'hypothetical']] as const);

/** What is done by saying it, or told in the past, is not planned for what follows: «طالب بانتخابات مقبلة». */
const isSaid = ({ isVerb, type, match: { entry } }: Trigger): boolean => isVerb && (SPEECH_ACTS.has(type) || VOICED.has(entry.id) || entry.attributes['tense'] === 'past');

const isHeadOf = ({ tokens }: Scene, verb: number, statement: Statement): boolean => verb - tokens.tokenAt(statement.content[0]) <= DENIED_WORDS / 2;

function isAsked({ tokens, sentences, sentenceOf }: Scene, { match }: Trigger): boolean {
  const end = sentences[sentenceOf[match.from]!]!.to;
  for (let token = end - 1; token < end + 1 && token < tokens.count; token++) if (tokens.text[tokens.start[token]!] === '؟') return true;
  return false;
}

/** Support that is voiced by saying so. */
export const VOICED_NOW = 'voiced';

/** «أكد وقوف بلاده إلى جانب …», «جدد دعمه لـ…»: support is voiced when it is the first thing that is said. */
export const isVoiced = ({ tokens, marks }: Scene, { type, isVerb, match }: Trigger, statement: Statement | null): boolean =>
  type === 'SUPPORT' && !isVerb && statement !== null && VOICING.has(statement.cue.force) && tokens.tokenAt(statement.content[0]) === match.from && !marks.hasId(match.from - 1, 'that');

const VOICING: ReadonlySet<string> = new Set(['say', 'assert', 'praise', 'promise']);

/** What a denial is about stands at the head of what is denied. */
const DENIED_WORDS = 8;

function isDenied({ tokens }: Scene, { match }: Trigger, statement: Statement | null): boolean {
  return statement?.cue.force === 'deny' && match.from - tokens.tokenAt(statement.content[0]) <= DENIED_WORDS;
}

/** «إن إخراج القوات يحتاج إلى إرادة»: a noun at the head of its clause of which it is said what it takes has not come about. */
function isWanting(scene: Scene, { isVerb, match: { from, to } }: Trigger): boolean {
  const { clauseOf, sentences, sentenceOf, tokens } = scene;
  const isHead = sentences[sentenceOf[from]!]!.from === from || scene.marks.hasId(from - 1, 'that') || tokens.kind[from - 1] === QUOTE;
  if (isVerb || !isHead) return false;
  for (let at = to; at < to + WANTING_WORDS && at < tokens.count && clauseOf[at] === clauseOf[from]; at++) {
    if (tokens.kind[at] === PUNCT) return false;
    if (markAt(scene, at, 'wanting')) return true;
  }
  return false;
}

const WANTING_WORDS = 14;

/** «إن نجاح الأمم المتحدة بإخراج القوات سيكون خطوة …», «إن دعم تركيا … لن يتوقف»: what a verb of this kind says of a noun at the head of its clause. */
function isPredicated(scene: Scene, { isVerb, match: { from, to } }: Trigger, statement: Statement | null, kind: 'would-be' | 'going-on'): boolean {
  const { clauseOf, sentences, sentenceOf, tokens, verbAt } = scene;
  if (isVerb) return false;
  const start = Math.max(sentences[sentenceOf[from]!]!.from, statement ? tokens.tokenAt(statement.content[0]) : 0);
  if (from - start > LONGEST_SUBJECT) return false;
  for (let at = start; at < from; at++) if (verbAt[at]) return false;
  for (let at = to; at < to + WANTING_WORDS && at < tokens.count && clauseOf[at] === clauseOf[from]; at++) {
    if (markAt(scene, at, kind)) return true;
    if (tokens.kind[at] === PUNCT || verbAt[at]) return false;
  }
  return false;
}

/** Words of a subject before the deed in it: «نجاح الأمم المتحدة بـ». */
const LONGEST_SUBJECT = 5;

/** «تجري», «يقدم»: a light verb in the present. */
const isPresentCarrier = ({ tokens }: Scene, { from, id }: Mark): boolean => !PAST_WITH_T.has(id) && /^[وف]?[يت][^رعلن]/.test(tokens.slice(from));

/** «تمكن», «تسلم», «توصل» are past. */
const PAST_WITH_T: ReadonlySet<string> = new Set(['manage', 'receive', 'come-to']);

/** «سيشارك في قمة». */
const isFutureCarrier = ({ found }: Scene, { from }: Mark): boolean => found.at(from).some(({ entry, clitics }) => entry.class === 'event-words' && (clitics & SA) !== 0);

const WOULD_BE: ReadonlySet<EventType> = new Set(['RETREAT', 'ASSAULT', 'MOBILIZE', 'COERCE', 'SANCTION']);
const AIMS: ReadonlySet<EventType> = new Set(['COOPERATE', 'CONSULT', 'SUPPORT', 'ASSAULT']);
const purpose = ({ type }: Trigger): Reality => real('planned', 'purpose', AIMS.has(type));

/** Kinds of the marks in the clause just before a trigger, nearest first, up to the last verb or stop. */
function marksBefore(scene: Scene, { isVerb, match: { from: trigger } }: Trigger): string[] {
  const kinds: string[] = [];
  const clause = scene.clauseOf[trigger];
  // what a relative clause tells is so: «حث ترامب، الذي يزور …»
  if (isVerb && markAt(scene, trigger - 1, 'relative')) return kinds;
  for (let token = trigger - 1; token >= Math.max(0, trigger - REACH_BEFORE) && scene.clauseOf[token] === clause; token--) {
    if (scene.tokens.kind[token] === PUNCT && scene.tokens.text[scene.tokens.start[token]!] !== '،') break;
    if (markAt(scene, token, 'measure')) continue;
    // «دعا … خلال لقائه»: what comes after in time is no part of what was called for
    if (markAt(scene, token, 'after')) break;
    // «وهناك تعاون»: what there is is real
    if (markAt(scene, token, 'exists')) break;
    for (const { kind } of scene.marks.at(token)) if (kind !== 'negation' || !isVerb || trigger - token <= NEAR_NEGATION) kinds.push(kind);
  }
  kinds.push(...marksAcrossThat(scene, trigger));
  for (const { kind } of scene.marks.at(trigger)) if (kind === 'going-on' || kind === 'demand') kinds.push(kind);
  return kinds;
}

/** «من المقرر أن يزور …», «يجب أن ينسحب …»: what stands right before the أن that opens the verb's clause. */
function marksAcrossThat(scene: Scene, trigger: number): string[] {
  for (let token = trigger - 1; token >= Math.max(0, trigger - 2); token--) {
    if (!scene.marks.hasId(token, 'that')) continue;
    const kinds: string[] = [];
    for (let at = token - 1; at >= Math.max(0, token - 3) && scene.sentenceOf[at] === scene.sentenceOf[trigger]; at--) {
      for (const { kind } of scene.marks.at(at)) if (kind === 'future' || kind === 'demand' || kind === 'purpose') kinds.push(kind);
    }
    return kinds;
  }
  return [];
}

/** «تقاتل … منذ أكثر من عام». */
function hasSince({ sentences, sentenceOf, marks }: Scene, { match }: Trigger): boolean {
  const { to } = sentences[sentenceOf[match.from]!]!;
  return marks.findBetween(match.to, to, 'since', 'regularly') !== undefined;
}

/** Support that is voiced once. */
const VOICED: ReadonlySet<string> = new Set(['praise', 'congratulate', 'recognise']);

function futureAfter(scene: Scene, token: number): boolean {
  let words = 0;
  for (let at = token; words < REACH_AFTER && at < token + FARTHEST_AFTER && scene.clauseOf[at] === scene.clauseOf[token - 1]; at++) {
    if (scene.tokens.kind[at] === PUNCT) return false;
    if (markAt(scene, at, 'future')) return true;
    // «زيارة الرئيس المصري … المرتقبة»: names and their titles are passed over
    if (!scene.namedAt[at] && !isTitleWord(scene, at) && !scene.found.findAt(at, 'nationality')) words += 1;
  }
  return false;
}

/** Words between «أدت» and what came of it. */
const FARTHEST_LEADING = 10;

/** «للقاء قادة …», «لدعم الجيش»: لـ before an event noun tells what something is for. */
function isPurpose(scene: Scene, { isVerb, match }: Trigger): boolean {
  const before = match.from - 1;
  if (isVerb || match.prefix !== 'ل' || scene.sentenceOf[before] !== scene.sentenceOf[match.from] || markAt(scene, before, 'link')) return false;
  // «أدت المواجهات لمقتل …»
  return markBefore(scene, match.from, FARTHEST_LEADING, 'leads') === undefined;
}

const isPresent = ({ match }: Trigger): boolean => match.entry.attributes['tense'] === 'present';
