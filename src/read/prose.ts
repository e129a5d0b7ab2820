import { LETTER, characterKind } from '../text/characters.ts';
import type { LabelledLine } from './labelled-line.ts';
import type { PageContext } from './page-context.ts';

/** A line of so many words is a paragraph however it ends: the longest headline of the seeds and 14 outlets' pages has 22. */
const LONG_WORDS = 25;
/** A line that ends with a full stop is a paragraph from here on; shorter ones are captions and quotes as well. */
const SENTENCE_WORDS = 9;
/** After a dateline so many words are a paragraph without a full stop; "الرياض: ضبط …" is a headline as well. */
const OPENED_WORDS = 16;

/** Whether an unlabelled line is a paragraph by its shape, or by its verb on a page that writes no full stops. */
export const isProse = (line: LabelledLine): boolean => line.role === null && (line.prose || isProseByShape(line));

/** A page with fewer paragraphs that end with a full stop writes none. */
const LEAST_STOPPED = 2;
const VERB_FIRST_WORDS = 12;
const CARRYING_WORDS = 8;
const STOPLESS_LONG_WORDS = 18;

/** Which lines are prose on a page without full stops: they open with a verb or carry on. None on other pages. */
export function findStoplessProse(lines: readonly LabelledLine[], context: PageContext): ReadonlySet<LabelledLine> {
  if (writesStops(lines)) return NO_LINES;
  return new Set(lines.filter((line) => line.role === null && line.index > 0 && opensAccount(line, context)));
}

const NO_LINES: ReadonlySet<LabelledLine> = new Set();

function writesStops(lines: readonly LabelledLine[]): boolean {
  let stopped = 0;
  for (const line of lines) if (line.ending === 'stop' && isProseByShape(line) && ++stopped === LEAST_STOPPED) return true;
  return false;
}

function opensAccount(line: LabelledLine, context: PageContext): boolean {
  if (line.words < CARRYING_WORDS || line.pictured === 'credit') return false;
  if (carriesOn(line, context) || line.words >= STOPLESS_LONG_WORDS) return true;
  return line.words >= VERB_FIRST_WORDS && context.words.verbs.has(firstWords(line, context, 1)[0] ?? '');
}

function isProseByShape(line: LabelledLine): boolean {
  if (line.role !== null) return false;
  if (line.words >= LONG_WORDS) return true;
  if (opensStory(line) && line.words >= OPENED_WORDS) return true;
  return line.words >= SENTENCE_WORDS && (line.ending === 'stop' || endsQuotation(line));
}

/** A dateline or byline stands at the head of the line and the story follows in it. */
export function opensStory(line: LabelledLine): boolean {
  return (line.dateline !== null && line.dateline.span[1] < line.end) || (line.byline !== null && line.byline.span[1] < line.end);
}

/** «… .»: the stop stands inside the marks; a headline's quotation has none. */
function endsQuotation(line: LabelledLine): boolean {
  return /[^.][.!؟]["”»]\s*$/.test(line.text) && line.words >= SENTENCE_WORDS;
}

/** Whether a line begins as the second or later paragraph of an account does: "وأضاف", "من جهته". */
export function carriesOn(line: LabelledLine, context: PageContext): boolean {
  const words = firstWords(line, context, 5);
  if (context.words.continuations.longestAt(words, 0)) return true;
  const first = words[0] ?? '';
  if (first === AND || isJoinedVerb(first, context)) return true;
  return first.length > 3 && first.startsWith(AND) && context.words.verbs.has(first.slice(1));
}

/** Whether a finite verb stands among the first words: a sentence or a headline, not a picture's caption of names. */
export function hasVerb(line: LabelledLine, context: PageContext): boolean {
  return firstWords(line, context, 8).some((word, at) => {
    const bare = word.startsWith(AND) ? word.slice(1) : word;
    if (context.words.verbs.has(word) || context.words.verbs.has(bare)) return true;
    return at > 0 && at < 6 && word.length >= 4 && (word.startsWith('ي') || word.startsWith('سي') || word.startsWith('ست')) && !context.words.givenNames.has(word);
  });
}

const AND = 'و';
/** "ويهدف", "وتشهد", "وشهدت": the shape of a verb behind و, which no list need hold. */
const AND_VERB = /^و(?:[يت].{2,}|.{3,}ت)$/u;

function isJoinedVerb(word: string, context: PageContext): boolean {
  const bare = word.slice(1);
  return AND_VERB.test(word) && !context.words.givenNames.has(word) && !context.words.givenNames.has(bare) && context.words.places.longestAt([bare], 0) === null;
}

function firstWords(line: LabelledLine, context: PageContext, count: number): string[] {
  const from = line.dateline?.span[1] ?? line.byline?.span[1] ?? line.start;
  const head = line.text.slice(from - line.start, from - line.start + 90);
  return cutLetters(context.language.fold.fold(head), count);
}

/** The first words of letters alone, as many as are asked for. */
function cutLetters(folded: string, count: number): string[] {
  const words: string[] = [];
  let from = -1;
  for (let at = 0; at <= folded.length && words.length < count; at++) {
    const isInside = at < folded.length && isLetterAt(folded, at);
    if (isInside === from >= 0) continue;
    if (!isInside) words.push(folded.slice(from, at));
    from = isInside ? at : -1;
  }
  return words;
}

function isLetterAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < FIRST_SURROGATE || unit > LAST_SURROGATE ? characterKind(unit) === LETTER : isHalfOfLetter(text, unit < FIRST_LOW_SURROGATE ? at : at - 1);
}

const isHalfOfLetter = (text: string, from: number): boolean => /^\p{L}$/u.test(text.slice(Math.max(0, from), from + 2));

const FIRST_SURROGATE = 0xd800;
const FIRST_LOW_SURROGATE = 0xdc00;
const LAST_SURROGATE = 0xdfff;
