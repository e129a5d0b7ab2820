import type { EventsInput, Scene } from './scene.ts';
import type { Trigger } from './trigger.ts';

/** Kinds of words of games on a page of sport, at least, and one such word in so many tokens. */
const FEWEST_KINDS = 3;
const TOKENS_A_WORD = 30;

/** Whether a page tells of games: its visits, talks and attacks are those of clubs and players. Of 1,438 pages of news 138 are such by this measure, all of them of sport. */
export function isSportPage({ found, tokens }: Pick<EventsInput, 'found' | 'tokens'>): boolean {
  const words = found.ofClass('sport-words');
  return words.length * TOKENS_A_WORD >= tokens.count && new Set(words.map(({ entry }) => entry.id)).size >= FEWEST_KINDS;
}

/** What happens around games as elsewhere: people are killed and arrested, crowds protest. */
const AROUND_GAMES: ReadonlySet<string> = new Set(['arrest', 'killing', 'bombing', 'demonstrate', 'riot']);

/** Whether an event of a page of sport is one all the same, as where a president or minister has a part in its sentence. */
export function isToldInSport({ found, sentences, sentenceOf }: Scene, { mode, isVerb, match }: Trigger): boolean {
  if (isVerb && mode !== null && AROUND_GAMES.has(mode)) return true;
  const { from, to } = sentences[sentenceOf[match.from]!]!;
  return found.ofClass('title-offices').some((office) => office.from >= from && office.to <= to && OF_STATE.has(office.entry.attributes['of'] ?? ''));
}

const OF_STATE: ReadonlySet<string> = new Set(['country', 'portfolio']);
