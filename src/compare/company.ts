import type { Event } from '../model/event.ts';
import { type Span, spanHolds, spansOverlap } from '../model/span.ts';
import { type ArticleView, wordAt } from './article-view.ts';

/** Who else an article says was there, in the words that name them. */
export interface Company {
  readonly span: Span;
  /** The persons and bodies named there, by the ids that they have in all articles. */
  readonly who: ReadonlySet<string>;
}

/** Who was there besides, as the sentences say that tell an event: «يرافقه رئيس الأركان …». */
export function companyOf(view: ArticleView, event: Event): readonly Company[] {
  return view.onceForNames(`company ${event.id}`, () => findCompany(view, event));
}

function findCompany(view: ArticleView, { triggers }: Event): Company[] {
  const found: Company[] = [];
  const seen = new Set<number>();
  for (const trigger of triggers) {
    const sentence = view.sentenceAt(trigger[0]);
    if (seen.has(sentence[0])) continue;
    seen.add(sentence[0]);
    const { words, openers } = view;
    for (let i = wordAt(words, sentence[0]); i < words.length && words[i]!.end <= sentence[1]; i++) {
      if (openers.at(words, i)?.opening !== 'company') continue;
      const span = companyFrom(view, i);
      const who = namedIn(view, span);
      if (who.size > 0) found.push({ span, who });
      i = wordAt(words, span[1] - 1);
    }
  }
  return found;
}

/** From the word that says so to the end of its clause, and over the clauses that go on naming people and tell nothing. */
function companyFrom(view: ArticleView, from: number): Span {
  const { words, openers, record } = view;
  let to = endOfClause(view, from);
  while (to < words.length && words[to]!.sentence === words[from]!.sentence && openers.at(words, to) === null) {
    const end = endOfClause(view, to);
    const clause: Span = [words[to]!.start, words[end - 1]!.end];
    const tells = record.events.some(({ triggers }) => triggers.some((trigger) => spansOverlap(trigger, clause))) || record.statements.some(({ cue }) => spansOverlap(cue.span, clause));
    if (tells || namedIn(view, clause).size === 0) break;
    to = end;
  }
  return [words[from]!.start, words[to - 1]!.end];
}

function endOfClause({ words }: ArticleView, from: number): number {
  let end = from + 1;
  while (end < words.length && words[end]!.clause === words[from]!.clause) end++;
  return end;
}

function namedIn(view: ArticleView, span: Span): Set<string> {
  const named = view.record.mentions.filter((mention) => mention.form !== 'pronoun' && spanHolds(span, mention.span));
  return new Set(named.flatMap(({ entity }) => {
    const known = view.entity(entity);
    return known && (known.type === 'person' || known.type === 'organization') ? [known.id] : [];
  }));
}
