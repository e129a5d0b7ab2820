import { PUNCT, WORD } from '../../text/tokens.ts';
import type { Phrase } from './phrase.ts';
import { PASSED, type Scene, hasArticle, markAt } from './scene.ts';
import type { Setting } from './setting.ts';
import type { Trigger } from './trigger.ts';
import { ACCUSATIVE, WITH_PRONOUN } from './word-form.ts';

/** «زيادة», «قرارات»: a form that shows a noun. */
const INDEFINITE = /^[^\s]{2,}(ة|ات)$/;
/** Kinds of words that are parts of a noun phrase. */
const OF_NOUNS: ReadonlySet<string> = new Set([...PASSED, 'referring']);
/** «أول مسؤول غربي بارز يزور …»: words between. */
const LONGEST_FOREMOST = 6;

/** «قال X في حديث لـ… والذي يزور …»: not of the name beside it. */
export function isJoinedRelative(scene: Scene, token: number): boolean {
  return markAt(scene, token, 'relative') !== undefined && scene.tokens.slice(token).startsWith('و');
}

/** «العمل الذي يستهدف بلادنا», «الوفد الذي زار أنقرة»: the subject of such a verb stands before it, and what follows is its object. */
export function isOfAntecedent(scene: Scene, { frame, match: { from, to, suffix } }: Trigger): boolean {
  if (suffix !== '' || !frame.has('o') || !markAt(scene, from - 1, 'relative')) return false;
  return !markAt(scene, to, 'preposition') || !WITH_PRONOUN.test(scene.tokens.slice(to));
}

/** «رابطا يندد بـ…», «لجنة تتعاون»: a present right behind an unknown word tells of that. */
export function isOfWordBefore(scene: Scene, { match: { from, prefix, entry } }: Trigger): boolean {
  const { tokens, timeAt, namedAt, countedAt, marks, sentenceOf, clauseOf, verbAt, found } = scene;
  const token = from - 1;
  if (prefix !== '' || entry.attributes['tense'] !== 'present' || token < 0 || sentenceOf[token] !== sentenceOf[from] || clauseOf[token] !== clauseOf[from] || tokens.kind[token] !== WORD) return false;
  if (timeAt[token] || namedAt[token] || countedAt[token] || verbAt[token] || marks.has(token)) return false;
  return !found.at(token).some(({ entry: { class: kind } }) => kind.startsWith('cue') || kind.endsWith('particles'));
}

/** «X أول وزير غربي يزور إيران»: who is the first to do it. */
export function foremostBefore({ around, scene }: Setting, verb: number): Phrase | null {
  const { sentenceOf, tokens } = scene;
  for (let at = verb - 1; at >= Math.max(0, verb - LONGEST_FOREMOST) && sentenceOf[at] === sentenceOf[verb] && tokens.kind[at] === WORD; at--) {
    if (!markAt(scene, at, 'foremost')) continue;
    return at < verb - 1 ? (around.phrasesAt(at).find(({ to, preposition }) => to === at && preposition === null) ?? null) : null;
  }
  return null;
}

/** «اعتقلت رجلا (33 عاما) هدد بـ…»: an indefinite word for somebody, his age aside, right before a verb. */
export function isOfSomebodyBefore(scene: Scene, verb: number): boolean {
  const { tokens, sentenceOf, countedAt, timeAt, found, namedAt } = scene;
  let token = verb - 1;
  while (token > 0 && (tokens.kind[token] === PUNCT ? tokens.text[tokens.start[token]!] !== '،' : countedAt[token] || timeAt[token])) token -= 1;
  if (token < 0 || sentenceOf[token] !== sentenceOf[verb] || tokens.kind[token] !== WORD || namedAt[token] || !ACCUSATIVE.test(tokens.slice(token))) return false;
  return found.at(token).some(({ entry, prefix, suffix }) => prefix === '' && suffix === '' && (entry.class === 'group-heads' || entry.class === 'title-professions' || (entry.class === 'counted-nouns' && entry.attributes['person'] === 'yes')));
}

/** «قرارا», «بيانا» right before a verb. */
export function isIndefiniteBefore(scene: Scene, verb: number): boolean {
  const { tokens, timeAt, namedAt, marks, sentenceOf, verbAt } = scene;
  const token = verb - 1;
  if (token < 0 || sentenceOf[token] !== sentenceOf[verb] || tokens.kind[token] !== WORD || timeAt[token] || namedAt[token] || verbAt[token] || marks.has(token)) return false;
  return ACCUSATIVE.test(tokens.slice(token));
}

/** «ندوة صحفية انعقدت»: an indefinite noun right before a verb is what its clause is about. */
export function isOfNounBefore(scene: Scene, verb: number): boolean {
  const { tokens, timeAt, namedAt, countedAt, marks, sentenceOf, verbAt } = scene;
  const token = verb - 1;
  if (token < 0 || sentenceOf[token] !== sentenceOf[verb] || tokens.kind[token] !== WORD || timeAt[token] || namedAt[token] || countedAt[token] || verbAt[token]) return false;
  if (marks.hasKindBeside(token, OF_NOUNS)) return false;
  return INDEFINITE.test(tokens.slice(token)) && !hasArticle(scene, token);
}
