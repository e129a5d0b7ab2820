import type { Span } from '../model/span.ts';
import { countLetters } from './characters.ts';
import type { Quotation } from './quotations.ts';
import { NEWLINE, NUMBER, PUNCT, QUOTE, WORD, type Tokens } from './tokens.ts';

/** A sentence of one block, in tokens `[from, to)`; its closing stop is left out of `to`. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  /** Index of its span among the spans given. */
  readonly block: number;
}

/** A longer sentence, in tokens, is cut: hostile pages have no stops, and readers of sentences stay linear. */
const LONGEST_SENTENCE = 500;

const STOPS: ReadonlySet<number> = new Set(Array.from('.؟?!…۔', (mark) => mark.charCodeAt(0)));
const FULL_STOP = 0x2e;

/** Whether a token ends a sentence: a stop that is no part of an initial (أ. ف. ب.), a number or a Latin name (S.300). */
export function isStop(tokens: Tokens, token: number): boolean {
  if (tokens.kind[token] !== PUNCT) return false;
  const unit = tokens.text.charCodeAt(tokens.start[token]!);
  if (unit !== FULL_STOP) return STOPS.has(unit);
  const touches = token > 0 && tokens.end[token - 1] === tokens.start[token];
  if (touches && tokens.kind[token - 1] === WORD && isInitial(tokens, token - 1)) return false;
  const next = token + 1;
  if (next >= tokens.count || tokens.start[next] !== tokens.end[token]) return true;
  // «إن.بي.سي»
  if (touches && isSyllable(tokens, token - 1) && isSyllable(tokens, next)) return false;
  if (tokens.kind[next] === NUMBER) return false;
  return tokens.kind[next] !== WORD || !/[a-z]/i.test(tokens.text[tokens.start[next]!]!);
}

const LONGEST_SYLLABLE = 3;

/** A letter's name in an abbreviation («بي.بي.سي»). */
function isSyllable(tokens: Tokens, token: number): boolean {
  return tokens.kind[token] === WORD && countLetters(tokens.text, tokens.start[token]!, tokens.end[token]!) <= LONGEST_SYLLABLE;
}

function isInitial(tokens: Tokens, token: number): boolean {
  return countLetters(tokens.text, tokens.start[token]!, tokens.end[token]!) === 1;
}

/**
 * Cuts the given spans (blocks) into sentences. A stop inside a quotation of the same line ends no sentence, so that
 * what somebody says stays in one piece with the words that attribute it.
 */
export function findSentences(tokens: Tokens, spans: readonly Span[], quotations: readonly Quotation[]): Sentence[] {
  const sentences: Sentence[] = [];
  const quotedUntil = quoteEnds(tokens, quotations);
  for (const [block, [start, end]] of spans.entries()) {
    let from = tokens.tokenAt(start);
    let token = from;
    const put = (to: number): void => {
      if (hasWord(tokens, from, to)) sentences.push({ from, to, block });
    };
    for (; token < tokens.count && tokens.start[token]! < end; token++) {
      const jump = quotedUntil.get(token);
      if (jump !== undefined && tokens.start[jump]! < end) {
        token = jump;
        if (endsInside(tokens, jump)) {
          put(jump + 1);
          from = jump + 1;
        }
        continue;
      }
      if (token - from >= LONGEST_SENTENCE) {
        put(token);
        from = token;
      }
      if (tokens.kind[token] !== NEWLINE && !isStop(tokens, token)) continue;
      put(token);
      while (isClosingMark(tokens, token + 1)) token += 1;
      from = token + 1;
    }
    put(token);
  }
  return sentences;
}

/** «… نهاية.» وأضاف: a stop just before the closing mark ends the sentence when a new one plainly begins after it. */
function endsInside(tokens: Tokens, close: number): boolean {
  if (!isStop(tokens, close - 1)) return false;
  const next = close + 1;
  return next >= tokens.count || tokens.kind[next] === WORD || tokens.kind[next] === NEWLINE;
}

function isClosingMark(tokens: Tokens, token: number): boolean {
  return token < tokens.count && tokens.kind[token] === QUOTE && tokens.end[token - 1] === tokens.start[token];
}

/** The closing mark of every outermost quotation that stays on its line, by its opening one. */
function quoteEnds(tokens: Tokens, quotations: readonly Quotation[]): Map<number, number> {
  const ends = new Map<number, number>();
  for (const { open, from, close } of quotations) {
    if (close === null) continue;
    let line = from;
    while (line < close && tokens.kind[line] !== NEWLINE) line += 1;
    if (line === close) ends.set(open, close);
  }
  return ends;
}

function hasWord(tokens: Tokens, from: number, to: number): boolean {
  for (let token = from; token < to; token++) if (tokens.kind[token] === WORD) return true;
  return false;
}
