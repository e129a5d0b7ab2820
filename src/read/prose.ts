import type { LabelledLine } from './labelled-line.ts';
import type { PageContext } from './page-context.ts';

/** A line of so many words is a paragraph however it ends: the longest headline of the seeds and 14 outlets' pages has 22. */
const LONG_WORDS = 25;
/** A line that ends with a full stop is a paragraph from here on; shorter ones are captions and quotes as well. */
const SENTENCE_WORDS = 9;
/** After a dateline so many words are a paragraph without a full stop; "الرياض: ضبط …" is a headline as well. */
const OPENED_WORDS = 16;
/** Letters by which inflections of one word are told alike. */
const STEM_LETTERS = 4;

/** Whether an unlabelled line is a paragraph by its shape alone. */
export function isProse(line: LabelledLine): boolean {
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
  if (first === AND) return true;
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

function firstWords(line: LabelledLine, context: PageContext, count: number): string[] {
  const from = line.dateline?.span[1] ?? line.byline?.span[1] ?? line.start;
  const head = line.text.slice(from - line.start, from - line.start + 90);
  return context.language.fold.fold(head).split(/[^\p{L}]+/u).filter(Boolean).slice(0, count);
}

/** The content words of a text, cut to stems that survive clitics and inflection roughly. */
export function contentStems(text: string, context: PageContext): Set<string> {
  const stems = new Set<string>();
  for (const word of context.language.fold.fold(text).split(/[^\p{L}\p{N}]+/u)) {
    const bare = word.replace(/^[وف]?(?:[بك]?ال|لل)(?=..)|^[وفبل](?=....)/u, '');
    if (bare.length >= 3) stems.add(bare.slice(0, STEM_LETTERS));
  }
  return stems;
}

/** Share of `inner` that `outer` holds; 0 for an empty `inner`. */
export function sharedStems(inner: ReadonlySet<string>, outer: ReadonlySet<string>): number {
  if (inner.size === 0) return 0;
  let shared = 0;
  for (const stem of inner) if (outer.has(stem)) shared++;
  return shared / inner.size;
}
