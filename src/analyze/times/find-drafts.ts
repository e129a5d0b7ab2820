import { addMatches, startsNear } from '../../language/added-matches.ts';
import { type DateMatch, type KnownMatches, readDates } from '../../language/dates.ts';
import type { PatternMatch } from '../../language/grammar.ts';
import type { Language } from '../../language/language.ts';
import type { LexiconMatch, LexiconMatches } from '../../language/lexicon-matches.ts';
import type { Tokens } from '../../text/tokens.ts';
import { MatchReader } from './match-reader.ts';
import type { TimeDraft } from './meaning.ts';

/** Everything in the text that speaks of time, in text order, without overlaps. */
export function findDrafts(tokens: Tokens, found: LexiconMatches, language: Language, { figures, among }: Required<KnownMatches>): TimeDraft[] {
  const { dates, clocks } = readDates(tokens, found, language, { figures, among });
  const added = [...figures, ...dates.map((date, index) => asLexiconMatch(date, index, tokens, language))];
  const layered = addMatches(found, added, { keep: TIME_CLASSES, fold: language.fold, among });
  const reader = new MatchReader({ tokens, found: layered, dates });
  const starts = startsNear(layered, WORDS_BEFORE, ({ entry }) => isHeart(entry.class));
  const candidates: Candidate[] = [];
  for (const match of language.grammar('times').matchAll({ tokens, found: layered, starts })) putCandidate(candidates, match, reader);
  for (const date of dates) if (!date.weak) candidates.push({ from: date.from, to: date.to, draft: reader.ofDate(date), weight: 0 });
  for (const { span, from, to, value, because } of clocks) {
    const grain = value.length > 3 ? 'minute' : 'hour';
    candidates.push({ from, to, weight: 0, draft: { span, from, to, grain, meaning: { kind: 'fixed', value, end: null }, because } });
  }
  return keepLongest(candidates);
}

/** Lexicons with the words of times that are no dates. */
export const TIME_CLASSES: ReadonlySet<string> = new Set([
  'weekdays', 'time-units', 'time-deictics', 'time-deictics-of-weekdays', 'time-directions', 'time-same', 'time-parts', 'time-edges', 'time-portions', 'time-seasons',
  'time-decades', 'time-feasts', 'time-traps', 'time-name-heads', 'time-prepositions',
]);
/** Classes of which every pattern of times.txt holds one; the others only stand beside them. */
const HEARTS = new Set(['weekdays', 'time-units', 'time-deictics', 'time-deictics-of-weekdays', 'time-seasons', 'time-decades', 'time-feasts', 'time-traps', 'time-portions']);
const isHeart = (name: string): boolean => HEARTS.has(name) || name.startsWith('date-') || name.startsWith('number-');
/** Words of a pattern before the first such word («بين عامي 2011», «مساء يوم الأحد»). */
const WORDS_BEFORE = 4;

interface Candidate {
  readonly from: number;
  readonly to: number;
  /** Null for a trap: it takes the tokens and is no time. */
  readonly draft: TimeDraft | null;
  readonly weight: number;
}

/** At one length a pattern of times.txt outweighs a plain date; a trap outweighs whatever it overlaps. */
const PATTERN_WEIGHT = 0.5;
const TRAP_WEIGHT = 100;

function putCandidate(candidates: Candidate[], match: PatternMatch, reader: MatchReader): void {
  const isTrap = match.means.startsWith('trap');
  const draft = isTrap ? null : reader.read(match);
  if (isTrap) candidates.push({ from: match.from, to: match.to, draft, weight: TRAP_WEIGHT });
  else if (draft) candidates.push({ from: draft.from, to: draft.to, draft, weight: PATTERN_WEIGHT });
}

/** Of overlapping candidates the longest, the earlier, the rule before the plain date. */
function keepLongest(candidates: Candidate[]): TimeDraft[] {
  if (candidates.length === 0) return [];
  const ordered = candidates.sort((a, b) => b.to - b.from + b.weight - (a.to - a.from + a.weight) || a.from - b.from);
  const taken = new Set<number>();
  const kept: TimeDraft[] = [];
  for (const { from, to, draft } of ordered) {
    let free = true;
    for (let token = from; token < to && free; token++) free = !taken.has(token);
    if (!free) continue;
    for (let token = from; token < to; token++) taken.add(token);
    if (draft) kept.push(draft);
  }
  return kept.sort((a, b) => a.from - b.from);
}

/** A date as a lexicon match, so that patterns can build on it; its id is its place in the list. */
function asLexiconMatch(date: DateMatch, index: number, tokens: Tokens, language: Language): LexiconMatch {
  const prefix = language.fold.fold(tokens.text.slice(tokens.start[date.from], date.span[0]));
  const reading = prefix ? language.readings(tokens.form[date.from]!).find((candidate) => candidate.prefix === prefix && !candidate.fused) : undefined;
  const entry = { class: `date-${date.grain}`, id: String(index), attributes: {}, spelling: '' };
  return { entry, from: date.from, to: date.to, prefix: reading ? prefix : '', clitics: reading?.clitics ?? 0, suffix: '', fused: false };
}
