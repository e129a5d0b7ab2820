import type { OrganizationPhrase } from './phrase.ts';
import type { PhraseReader } from './phrase-reader.ts';
import { QUOTED, STOP, type Words } from './words.ts';

/** Longest name of a medium in quotation marks, in words. */
const LONGEST_MEDIUM = 3;

/** How far before it the verb of saying may stand («قال رئيس اللجنة سالم الدالي لـ«الميزان»»), in words. */
const FARTHEST_VERB = 7;

/** «لـ«الميزان»»: something between quotation marks after the preposition that says to whom one speaks. */
export function mayBeQuotedMedium(words: Words, at: number): boolean {
  return (words.before[at]! & QUOTED) !== 0 && words.isGlued(at) && isBareLam(words, at - 1);
}

/** A paper or channel that no list knows: told something, its name in quotation marks, then the words themselves or «إن». */
export function readQuotedMedium({ words }: PhraseReader, at: number): OrganizationPhrase | null {
  if (!mayBeQuotedMedium(words, at)) return null;
  let to = at + 1;
  while (to - at < LONGEST_MEDIUM && to < words.count && words.before[to] === 0) to += 1;
  if (!words.isQuoted(at, to) || !isToldBefore(words, at - 1) || !opensSpeech(words, to)) return null;
  const forms: string[] = [];
  for (let word = at; word < to; word++) forms.push(words.form(word));
  return {
    kind: 'organization', from: at, to, span: [words.start(at), words.end(to - 1)], inner: [], rule: 'quoted-medium', head: '', sort: 'media',
    number: 1, bare: null, words: forms, nations: [], owner: null, field: null, known: null,
  };
}

/** The article's own outlet, met in its text: between quotation marks, or a name of two words and more («لـ المنارة 24»). */
export function readOwnOutlet({ words, outlet }: PhraseReader, at: number): OrganizationPhrase | null {
  if (!isOwnOutlet(words, outlet, at)) return null;
  const to = at + outlet.length;
  return {
    kind: 'organization', from: at, to, span: [words.start(at), words.end(to - 1)], inner: [], rule: 'own-outlet', head: '', sort: 'media',
    number: 1, bare: null, words: outlet, nations: [], owner: null, field: null, known: null,
  };
}

export function isOwnOutlet(words: Words, outlet: readonly string[], at: number): boolean {
  if (outlet.length === 0 || !words.isForm(at, outlet[0]!)) return false;
  const isWhole = outlet.every((form, i) => i === 0 || (words.isGlued(at + i) && words.form(at + i) === form));
  return isWhole && (outlet.length > 1 || words.isQuoted(at, at + 1));
}

const isBareLam = (words: Words, at: number): boolean => words.form(at).length === 1 && words.hits(at).some(({ entry }) => entry.class === 'prepositions' && entry.id === 'li');

function isToldBefore(words: Words, from: number): boolean {
  for (let at = from - 1; at >= 0 && from - at <= FARTHEST_VERB; at--) if (words.isVerb(at)) return true;
  return false;
}

/** A colon, or a small word that opens what is said. */
const opensSpeech = (words: Words, at: number): boolean =>
  at >= words.count || (words.before[at]! & STOP) !== 0 || words.hits(at).some(({ entry }) => entry.class === 'cue-particles' && entry.id === 'an');
