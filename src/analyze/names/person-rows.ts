import type { PersonPhrase, Phrase } from './phrase.ts';
import { COMMA, type Words } from './words.ts';

const NAME_WORDS = 'name-words';

/** Words of a name in a row, and how many persons must stand around it. */
const SHORTEST = 2;
const LONGEST = 3;
const LEAST_AROUND = 2;

/** «… وسمير بن عمر ورائد الجلالي وحسن يعقوب …»: between persons in a row what stands where a name does is one. */
export function fillRows(words: Words, phrases: readonly Phrase[]): readonly Phrase[] {
  const starts = new Map<number, Phrase>();
  for (const phrase of phrases) starts.set(phrase.from, phrase);
  const added: Phrase[] = [];
  let row: PersonPhrase[] = [];
  for (const phrase of phrases) {
    if (phrase.kind !== 'person' || phrase.words.length < SHORTEST) continue;
    if (row.length > 0 && row.at(-1)!.to !== phrase.from) row = [];
    row.push(phrase);
    if (row.length === LEAST_AROUND) {
      const head = readHead(words, row[0]!, starts);
      if (head) added.push(head);
    }
    for (let next = readNext(words, phrase.to, starts); next; next = readNext(words, next.to, starts)) {
      const after = starts.get(next.to);
      if (row.length < LEAST_AROUND && !(after?.kind === 'person' && after.words.length >= SHORTEST)) break;
      added.push(next);
      row.push(next);
    }
  }
  return added.length === 0 ? phrases : [...phrases, ...added].sort((a, b) => a.from - b.from || b.to - a.to);
}

/** «من منذر بوهدي وسمير بن عمر …»: the two words before the first «و» of a row, a given name and what may be another. */
function readHead(words: Words, { from, span }: PersonPhrase, starts: ReadonlyMap<number, Phrase>): PersonPhrase | null {
  const at = from - SHORTEST;
  const given = at >= 0 ? words.find(at, NAME_WORDS) : undefined;
  const isRow = span[0] > words.start(from) && words.follows(from, COMMA) && words.isGlued(at + 1);
  if (!given || given.prefix !== '' || given.definite || !isRow || words.isOtherWord(at) || !isNameAtMost(words, at + 1) || isCovered(at, starts)) return null;
  return {
    kind: 'person', from: at, to: from, span: [given.start, words.spanEnd(given.start, from)], inner: [], rule: 'name-in-a-row', words: [words.form(at), words.form(at + 1)],
    known: null, offices: [], rank: null,
  };
}

/** Whether a phrase begins at a word or at the next, or goes over it. */
function isCovered(at: number, starts: ReadonlyMap<number, Phrase>): boolean {
  for (const { from, to } of starts.values()) if (from < at + SHORTEST && to > at) return true;
  return false;
}

/** The words from a «و» to the next, when they may be a name: two or three, the first a word of names or of no list. */
function readNext(words: Words, at: number, starts: ReadonlyMap<number, Phrase>): PersonPhrase | null {
  if (at >= words.count || starts.has(at) || !words.follows(at, COMMA)) return null;
  const first = words.readings(at).find(({ prefix, article, fused }) => prefix.length === 1 && !article && !fused && words.mayBeConjoined(at));
  if (!first || !mayStart(words, at)) return null;
  let to = at + 1;
  while (to - at <= LONGEST && words.isGlued(to) && !starts.has(to) && !isConjoined(words, to)) {
    if (!isNameAtMost(words, to)) return null;
    to += 1;
  }
  if (to - at < SHORTEST || to - at > LONGEST) return null;
  const start = words.startAfter(at, first);
  const forms = [first.stem];
  for (let word = at + 1; word < to; word++) forms.push(words.form(word));
  return { kind: 'person', from: at, to, span: [start, words.spanEnd(start, to)], inner: [], rule: 'name-in-a-row', words: forms, known: null, offices: [], rank: null };
}

const mayStart = (words: Words, at: number): boolean => {
  const name = words.find(at, NAME_WORDS);
  return name ? name.prefix !== '' : words.hits(at).length === 0 && !words.hasArticle(at, 'conjoined');
};

const isConjoined = (words: Words, at: number): boolean => words.mayBeConjoined(at) && (words.find(at, NAME_WORDS)?.prefix !== '' || words.hits(at).length === 0);

/** Nothing but words of names and of their parts. */
const isNameAtMost = (words: Words, at: number): boolean =>
  !words.isVerb(at) && words.hits(at).every(({ entry, suffix }) => suffix !== '' || entry.class === NAME_WORDS || entry.class === 'name-parts' || entry.class === 'known-persons');
