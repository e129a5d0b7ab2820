import type { EventType, Status } from '../../model/event.ts';
import type { Statement } from '../../model/statement.ts';
import { SA } from '../../text/clitics.ts';
import { PUNCT } from '../../text/tokens.ts';
import type { Cast } from './cast.ts';
import { isPassing } from './passing.ts';
import { type Scene, markAt } from './scene.ts';
import type { Trigger } from './trigger.ts';

/** How real a telling is, with the reason. */
export interface Reality {
  readonly status: Status;
  readonly marginal: boolean;
  readonly reason: string;
}

/** Words before a trigger within which a small word can decide. */
const REACH_BEFORE = 8;
const REACH_AFTER = 4;

/** Standing relations: told by a noun or a present tense they go on. */
const STANDING: ReadonlySet<EventType> = new Set(['SUPPORT', 'AID', 'COOPERATE', 'MOBILIZE']);
/** What somebody does by saying it has happened as it is said. */
const SPEECH_ACTS: ReadonlySet<EventType> = new Set(['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'CONCEDE']);

const real = (status: Status, reason: string, marginal = false): Reality => ({ status, marginal, reason });

/** Status of a telling, and whether it is told at all or only named in passing. */
export function judgeTelling(scene: Scene, trigger: Trigger, cast: Cast, statement: Statement | null): Reality {
  const reality = judgeReality(scene, trigger, cast, statement);
  const told = reality.status === 'happened' || reality.status === 'ongoing';
  return told && isPassing(scene, trigger, cast) ? { ...reality, marginal: true, reason: 'named-in-passing' } : reality;
}

/** Decides the status of a telling from tense, negation and the small words around it. */
function judgeReality(scene: Scene, trigger: Trigger, cast: Cast, statement: Statement | null): Reality {
  const { from, to, clitics } = trigger.match;
  const marks = marksBefore(scene, from);
  const has = (...kinds: string[]): boolean => marks.some((kind) => kinds.includes(kind));
  if (has('denial')) return real('denied', 'denial-before');
  if (has('condition')) return SPEECH_ACTS.has(trigger.type) ? real('happened', 'conditional-speech-act') : real('hypothetical', 'condition-before');
  if (has('negation') && trigger.isVerb) return real('denied', 'negation-before');
  if (has('going-on')) return real('ongoing', 'going-on-before');
  if (clitics & SA || has('future') || futureAfter(scene, to)) return real('planned', 'future');
  if (SPEECH_ACTS.has(trigger.type)) return real('happened', 'speech-act');
  if (trigger.status === 'happened' || (trigger.status === 'ongoing' && trigger.type === 'MOBILIZE')) return real(trigger.status, 'usual-for-the-word');
  if (has('topic') && !trigger.isVerb && !cast.carrier) return real('planned', 'topic-of-talks', true);
  if (has('purpose') || isPurpose(scene, trigger)) return real('planned', 'purpose', trigger.type === 'COOPERATE' || trigger.type === 'CONSULT');
  if (has('demand')) return real('hypothetical', 'called-for');
  if (statement?.realis === 'conditional') return real('hypothetical', 'conditional-statement');
  if (statement && statement.realis === 'obligation') return real('hypothetical', 'called-for-in-statement');
  if (statement?.realis === 'future' && !trigger.isVerb) return real('planned', 'future-statement');
  if (trigger.status && (statement || trigger.status !== 'planned')) return real(trigger.status, 'usual-for-the-word');
  if (STANDING.has(trigger.type) && (isPresent(scene, trigger) || !trigger.isVerb)) return real('ongoing', 'standing');
  return real('happened', 'told-as-fact');
}

/** Kinds of the marks in the clause just before a trigger, nearest first, up to the last verb or stop. */
function marksBefore(scene: Scene, trigger: number): string[] {
  const kinds: string[] = [];
  const clause = scene.clauseOf[trigger];
  for (let token = trigger - 1; token >= Math.max(0, trigger - REACH_BEFORE) && scene.clauseOf[token] === clause; token--) {
    if (scene.tokens.kind[token] === PUNCT && scene.tokens.text[scene.tokens.start[token]!] !== '،') break;
    for (const { kind } of scene.marks.get(token) ?? []) kinds.push(kind);
  }
  for (const { kind } of scene.marks.get(trigger) ?? []) if (kind === 'going-on' || kind === 'demand') kinds.push(kind);
  return kinds;
}

function futureAfter(scene: Scene, token: number): boolean {
  for (let at = token; at < token + REACH_AFTER && scene.clauseOf[at] === scene.clauseOf[token - 1]; at++) {
    if (scene.tokens.kind[at] === PUNCT) return false;
    if (markAt(scene, at, 'future')) return true;
  }
  return false;
}

/** «للقاء قادة …», «لدعم الجيش»: لـ before an event noun tells what something is for. */
function isPurpose(scene: Scene, { isVerb, match }: Trigger): boolean {
  return !isVerb && match.prefix === 'ل' && scene.sentenceOf[match.from - 1] === scene.sentenceOf[match.from];
}

/** Present forms begin with ي or ت and past ones of our verbs do not end so; the lexicon keeps both under one id. */
function isPresent(scene: Scene, { isVerb, match }: Trigger): boolean {
  if (!isVerb) return false;
  const word = scene.language.vocabulary.text(scene.tokens.form[match.from]!).slice(match.prefix.length);
  const first = match.entry.spelling.slice(0, 1);
  return word.startsWith('ي') || (word.startsWith('ت') && first === 'ت' && /^ت/.test(match.entry.spelling) && isPresentSpelling(scene, match.entry.id, match.entry.spelling));
}

/** «تدعم» is a present form when «يدعم» is another form of the same verb. */
function isPresentSpelling(scene: Scene, id: string, spelling: string): boolean {
  return scene.language.lexicon.ofClass('event-verbs').some((entry) => entry.id === id && entry.spelling === `ي${spelling.slice(1)}`);
}
