import type { Fact } from '../model/dossier.ts';
import type { Span } from '../model/span.ts';
import type { RecordShelf } from './record-shelf.ts';

/** Letters beside a time that still make nothing but a day: a preposition, a conjunction. */
const MOST_LETTERS_BESIDE = 4;

/** Whether every wording of a fact is a time and nothing else («الخميس»). A disputed day stays a fact of its own. */
export function isOnlyDay(fact: Fact, shelf: RecordShelf): boolean {
  return fact.verdict !== 'conflict' && fact.carried.length > 0 && fact.carried.every(({ article, span }) => lettersBesideTimes(article, span, shelf) <= MOST_LETTERS_BESIDE);
}

function lettersBesideTimes(article: string, [start, end]: Span, shelf: RecordShelf): number {
  const record = shelf.find(article);
  const times = record?.times.filter((time) => time.span[0] < end && time.span[1] > start) ?? [];
  if (record == null || times.length === 0) return Infinity;
  let beside = '';
  let at = start;
  for (const { span } of times.toSorted((a, b) => a.span[0] - b.span[0])) {
    beside += record.text.slice(at, Math.max(at, span[0]));
    at = Math.max(at, span[1]);
  }
  beside += record.text.slice(at, Math.max(at, end));
  return beside.match(/\p{L}/gu)?.length ?? 0;
}

/** Conflicts first, then what most articles carry, then what most voices say. */
export function orderFacts(facts: readonly Fact[]): Fact[] {
  const carriers = new Map(facts.map((fact) => [fact, new Set(fact.carried.map((one) => one.article)).size]));
  const disputed = (fact: Fact) => Number(fact.verdict === 'conflict');
  return facts.toSorted((a, b) => disputed(b) - disputed(a) || carriers.get(b)! - carriers.get(a)! || b.voices - a.voices);
}
