import type { OrganizationPhrase } from './phrase.ts';
import type { PhraseReader } from './phrase-reader.ts';
import { QUOTED, type Words } from './words.ts';

const CUES = 'self-names';

/** Longest name that a body gives itself, and what may stand before it, in words. */
const LONGEST_NAME = 6;
const LONGEST_CUE = 4;

/** «جماعة تطلق على نفسها اسم "أنصار الحق"»: whether such a name may start at a word. */
export function mayBeSelfNamed(words: Words, at: number): boolean {
  if ((words.before[at]! & QUOTED) === 0 || !words.isGlued(at) || !words.opensQuote(at)) return false;
  for (let from = at - 1; from >= 0 && at - from <= LONGEST_CUE; from--) if (words.hits(from).some(({ entry, to }) => entry.class === CUES && to === at)) return true;
  return false;
}

/** The name that a body gives itself: all that stands between the quotation marks. */
export function readSelfNamed({ words }: PhraseReader, at: number): OrganizationPhrase | null {
  if (!mayBeSelfNamed(words, at)) return null;
  let to = at + 1;
  while (to - at < LONGEST_NAME && to < words.count && words.before[to] === 0) to += 1;
  if (!words.isQuoted(at, to)) return null;
  const forms: string[] = [];
  for (let word = at; word < to; word++) forms.push(words.form(word));
  return {
    kind: 'organization', from: at, to, span: [words.start(at), words.end(to - 1)], inner: [], rule: 'self-named', head: '', sort: 'movement',
    number: 1, bare: null, words: forms, nations: [], owner: null, field: null, known: null,
  };
}
