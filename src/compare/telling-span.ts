import type { Event } from '../model/event.ts';
import { type Span, spanHolds, spansOverlap } from '../model/span.ts';
import { type ArticleView, type ArticleWord, wordAt } from './article-view.ts';
import { countWords } from './fact-spans.ts';

/** Clauses after its own that a telling may take in to reach its participants. */
const MOST_FOLLOWING_CLAUSES = 3;
/** With fewer words of its own around a quotation a telling takes the quotation in. */
const LEAST_OWN_WORDS = 3;

/**
 * The words in which an article tells an event at one trigger: the trigger's clause, on to the clauses that name its
 * participants and place, and not into the telling of another event.
 */
export function tellingSpan(view: ArticleView, event: Event, trigger: Span): Span {
  return view.once(`telling ${event.id} ${trigger[0]} ${trigger[1]}`, () => findTelling(view, event, trigger));
}

function findTelling(view: ArticleView, event: Event, trigger: Span): Span {
  const content = view.statementAt(trigger)?.content;
  if (content) return tellingWithin(view, event, { trigger, bounds: content, isInFrame: false });
  const own = tellingWithin(view, event, { trigger, ...ownWordsAt(view, trigger) });
  // «وثق التقرير مقتل "عشرات المدنيين"»: what is told stands in the quotation
  return countWords(view, own) >= LEAST_OWN_WORDS ? own : tellingWithin(view, event, { trigger, bounds: view.sentenceAt(trigger[0]), isInFrame: false });
}

/** Where a telling may reach, and whether it stands among the words that introduce what somebody says. */
interface Place {
  readonly trigger: Span;
  readonly bounds: Span;
  readonly isInFrame: boolean;
}

function tellingWithin(view: ArticleView, event: Event, { trigger, bounds, isInFrame }: Place): Span {
  const words = view.wordsAt(trigger[0]);
  const at = wordAt(words, trigger[0]);
  if (at >= words.length) return trigger;
  const others = otherTriggers(view, event);
  let from = at;
  while (from > 0 && isInside(words, from - 1, at, bounds) && !carriesProclitic(words[from]!, trigger)) from--;
  if (isInFrame) from = startInFrame(view, { words, at, from });
  let to = at;
  while (to + 1 < words.length && isInside(words, to + 1, at, bounds) && !isTriggerAt(words[to + 1]!, others)) to++;
  let reached = reachParticipants(view, event, { words, at, to, bounds, others });
  while (reached > at && words[reached]!.end > bounds[1]) reached--;
  return [Math.max(words[from]!.start, bounds[0]), Math.min(words[reached]!.end, Math.max(bounds[1], trigger[1]))];
}

/** The words around an offset that the outlet says itself: of a sentence, what neither a statement nor its cue holds. */
function ownWordsAt(view: ArticleView, trigger: Span): { readonly bounds: Span; readonly isInFrame: boolean } {
  let [start, end] = view.sentenceAt(trigger[0]);
  let isInFrame = false;
  for (const { cue, content } of view.record.statements) {
    if (spansOverlap(cue.span, trigger)) continue;
    if (cue.span[1] <= trigger[0] && content[0] >= trigger[1] && cue.span[0] >= start && content[0] <= end) isInFrame = true;
    for (const [from, to] of [cue.span, content]) {
      if (to <= trigger[0]) start = Math.max(start, to);
      else if (from >= trigger[1]) end = Math.min(end, from);
    }
  }
  return { bounds: [start, end], isInFrame };
}

/** Between a cue and what is said the speaker stands too: a telling begins with when it was, or with its own word: «قال الوزير عقب لقائه …». */
function startInFrame({ openers }: ArticleView, { words, at, from }: { readonly words: readonly ArticleWord[]; readonly at: number; readonly from: number }): number {
  for (let i = at; i >= from; i--) if (openers.at(words, i)?.opening === 'aside') return i;
  return at;
}

function otherTriggers(view: ArticleView, event: Event): Span[] {
  return view.record.events.filter(({ id }) => id !== event.id).flatMap(({ triggers }) => triggers);
}

/** Whether a word belongs to the clause of `at` and the statement or sentence around it. */
function isInside(words: readonly ArticleWord[], i: number, at: number, bounds: Span): boolean {
  const word = words[i]!;
  return word.clause === words[at]!.clause && word.end > bounds[0] && word.start < bounds[1];
}

/** «وإتاحة»: a trigger with a proclitic begins a telling of its own. */
const carriesProclitic = (word: ArticleWord, trigger: Span): boolean => word.start < trigger[0] && word.end > trigger[0];

function isTriggerAt(word: ArticleWord, triggers: readonly Span[]): boolean {
  return triggers.some((span) => carriesProclitic(word, span));
}

interface Reach {
  readonly words: readonly ArticleWord[];
  readonly at: number;
  readonly to: number;
  readonly bounds: Span;
  readonly others: readonly Span[];
}

/** The last word of the clause, or of the following ones that first name a participant or the place. */
function reachParticipants(view: ArticleView, event: Event, { words, at, to, bounds, others }: Reach): number {
  const wanted = new Set([...event.participants.map(({ entity }) => entity), ...(event.place ? [event.place] : [])]);
  const named = view.record.mentions.filter(({ entity, form, span }) => wanted.has(entity) && form !== 'pronoun' && spanHolds(bounds, span));
  let reached = to;
  for (let from = to + 1, end = from; from < words.length && words[from]!.clause - words[at]!.clause <= MOST_FOLLOWING_CLAUSES; from = end) {
    end = endOfClause(words, from);
    if (words[from]!.sentence !== words[at]!.sentence || words[end - 1]!.start >= bounds[1]) break;
    const clause: Span = [words[from]!.start, words[end - 1]!.end];
    const opening = view.openers.at(words, from)?.opening;
    // «لدى وصوله»: the telling goes on behind when it was
    if (opening !== 'aside' && others.some((span) => span[0] < clause[1] && span[1] > clause[0])) break;
    if (named.some(({ span }) => spanHolds(clause, span))) reached = end - 1;
    else if (opening === 'addition') break;
  }
  return reached;
}

/** The first word behind a clause. */
function endOfClause(words: readonly ArticleWord[], from: number): number {
  let end = from + 1;
  while (end < words.length && words[end]!.clause === words[from]!.clause) end++;
  return end;
}
