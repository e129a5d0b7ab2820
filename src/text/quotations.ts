import { countLetters } from './characters.ts';
import type { Tokens } from './tokens.ts';
import { NEWLINE, PUNCT, QUOTE, WORD } from './tokens.ts';

/** A stretch between quotation marks, in tokens. `from` is the first token inside, `to` the one after the last inside. */
export interface Quotation {
  readonly open: number;
  readonly from: number;
  readonly to: number;
  /** The closing mark; null when nothing closes it and the line's end does. */
  readonly close: number | null;
}

const OPEN = 1;
const CLOSE = 2;

/** Marks further apart than this, in tokens, do not belong together. */
const LONGEST_QUOTATION = 400;
/** What was never closed is speech from so many tokens on. */
const SHORTEST_STRAY = 4;
/** The words that lead to the next quotation are not more tokens. */
const LONGEST_LEAD = 8;

/**
 * Pairs quotation marks of every kind, also unmatched, mirrored and mixed ones («”…“», »…«, ((…))). A mark opens or
 * closes by where the blanks are beside it; only when they do not tell, by its shape and by what stands open.
 * A quotation that its line does not close goes on into the next line when that one begins with an opening mark or
 * closes it.
 */
export function findQuotations(tokens: Tokens): Quotation[] {
  const quotations: Quotation[] = [];
  const open: number[] = [];
  for (let token = 0; token < tokens.count; token++) {
    if (tokens.kind[token] === NEWLINE) closeLine(tokens, token, open, quotations);
    const mark = markAt(tokens, token);
    if (!mark) {
      const close = bracketedSpeech(tokens, token);
      if (close > 0) quotations.push({ open: token, from: token + 1, to: close, close });
      continue;
    }
    const side = sideOf(tokens, token, open.length > 0);
    if (side === OPEN || (open.length === 0 && isStuckOpening(tokens, token))) open.push(token);
    else if (open.length > 0) put(quotations, open.pop()!, token, mark);
    if (mark === 2) token += 1;
  }
  closeLine(tokens, tokens.count, open, quotations);
  return quotations.sort((a, b) => a.open - b.open);
}

function put(quotations: Quotation[], opened: number, close: number, mark: number): void {
  const from = opened + mark;
  if (close > from && close - from < LONGEST_QUOTATION) quotations.push({ open: opened, from, to: close, close });
}

/** What stands open at a line's end is closed by it, unless the next lines close it. */
function closeLine(tokens: Tokens, end: number, open: number[], quotations: Quotation[]): void {
  if (open.length === 0) return;
  const opened = open[0]!;
  const close = closedLater(tokens, end, opened);
  const last = quotations.at(-1)?.open ?? -1;
  const innermost = open.at(-1)!;
  const stray = open.splice(0);
  if (close !== null) quotations.push({ open: opened, from: opened + 1, to: close, close });
  // «“العربية، إن “…”»: a mark never closed before a whole quotation is a slip of the pen
  else if (end - innermost > 2 && last < innermost) quotations.push({ open: innermost, from: innermost + 1, to: end, close: null });
  if (close === null) closeBeforeNext(tokens, stray, quotations);
}

/** «إنه "لن يعود، وتابع "هذا …"»: a mark forgotten before the next speech closes at the comma or stop in front of that one's verb. */
function closeBeforeNext(tokens: Tokens, stray: readonly number[], quotations: Quotation[]): void {
  const later = quotations.slice(quotations.findLastIndex(({ to }) => to < stray[0]!) + 1);
  const speeches = new Set(later.filter(({ from, to }) => to - from >= SHORTEST_STRAY).map(({ open }) => open));
  const opened = [...new Set([...stray, ...later.map(({ open }) => open)])].sort((a, b) => a - b);
  const strays = new Set(stray);
  for (const [at, mark] of opened.entries()) {
    const next = opened[at + 1];
    if (!strays.has(mark) || next === undefined || !(strays.has(next) || speeches.has(next))) continue;
    // «"… تحترم القانون. "هذه القوانين …"»: the mark is set again, and the speech goes on
    const onwards = isPause(tokens, next - 1) ? later.find(({ open, close }) => open === next && close !== null) : undefined;
    if (onwards && onwards.to - mark < LONGEST_QUOTATION) {
      quotations.push({ open: mark, from: mark + 1, to: onwards.to, close: onwards.close });
      continue;
    }
    let to = next - 1;
    while (to > Math.max(mark, next - LONGEST_LEAD) && !isPause(tokens, to)) to -= 1;
    if (to > mark + SHORTEST_STRAY && to - mark < LONGEST_QUOTATION && isPause(tokens, to)) quotations.push({ open: mark, from: mark + 1, to, close: null });
  }
}

const isPause = (tokens: Tokens, token: number): boolean => tokens.kind[token] === PUNCT && '.،,'.includes(tokens.text[tokens.start[token]!]!);

/** The mark that closes a quotation over lines: the first one met, when it closes. */
function closedLater(tokens: Tokens, end: number, opened: number): number | null {
  for (let token = end; token < Math.min(tokens.count, opened + LONGEST_QUOTATION); token++) {
    if (!markAt(tokens, token)) continue;
    const startsLine = tokens.kind[token - 1] === NEWLINE;
    if (startsLine) continue;
    return sideOf(tokens, token, true) === CLOSE && endsLine(tokens, token) ? token : null;
  }
  return null;
}

/** «وقال" سنعود"»: a mark stuck to the word before it, while nothing is open and the line's next mark closes. */
function isStuckOpening(tokens: Tokens, token: number): boolean {
  const char = tokens.text[tokens.start[token]!]!;
  if (char !== '"' || tokens.kind[token - 1] !== WORD || tokens.end[token - 1] !== tokens.start[token]) return false;
  for (let at = token + 1; at < Math.min(tokens.count, token + LONGEST_QUOTATION) && tokens.kind[at] !== NEWLINE; at++) {
    if (tokens.kind[at] === QUOTE) return at > token + 2 && tokens.text[tokens.start[at]!] === char && sideOf(tokens, at, true) === CLOSE && sideOf(tokens, at, false) === CLOSE;
  }
  return false;
}

/** «قائلا: (…)»: single brackets right behind a colon hold a speech; the token that closes it, else 0. */
function bracketedSpeech(tokens: Tokens, token: number): number {
  if (charAt(tokens, token) !== '(' || charAt(tokens, token - 1) !== ':') return 0;
  let depth = 0;
  for (let at = token; at < Math.min(tokens.count, token + LONGEST_QUOTATION) && tokens.kind[at] !== NEWLINE; at++) {
    if (charAt(tokens, at) === '(') depth += 1;
    else if (charAt(tokens, at) === ')' && --depth === 0) return at;
  }
  return 0;
}

const charAt = (tokens: Tokens, token: number): string =>
  token >= 0 && tokens.kind[token] === PUNCT ? tokens.text[tokens.start[token]!]! : '';

function endsLine(tokens: Tokens, token: number): boolean {
  const next = token + 1;
  return next >= tokens.count || tokens.kind[next] === NEWLINE || (tokens.kind[next] === PUNCT && endsLine(tokens, next));
}

/** 1 for a quotation mark, 2 for the first of two like brackets, 0 for anything else. */
function markAt(tokens: Tokens, token: number): 0 | 1 | 2 {
  if (tokens.kind[token] === QUOTE) return 1;
  if (tokens.kind[token] !== PUNCT) return 0;
  const char = tokens.text[tokens.start[token]!];
  if (char !== '(' && char !== ')') return 0;
  const next = token + 1;
  const doubled = next < tokens.count && tokens.start[next] === tokens.end[token] && tokens.text[tokens.start[next]!] === char;
  return doubled ? 2 : 0;
}

/** «لـ»المدينة»»: one letter behind a blank is a proclitic; behind a mark («"ب"») it is what the marks hold. */
function isLoneLetter(tokens: Tokens, token: number): boolean {
  const touches = token > 0 && tokens.end[token - 1] === tokens.start[token] && tokens.kind[token - 1] !== NEWLINE;
  return !touches && countLetters(tokens.text, tokens.start[token]!, tokens.end[token]!) === 1;
}

function sideOf(tokens: Tokens, token: number, isOpen: boolean): number {
  const char = tokens.text[tokens.start[token]!]!;
  if (char === '(') return OPEN;
  if (char === ')') return CLOSE;
  const touchesBefore = token > 0 && tokens.end[token - 1] === tokens.start[token] && tokens.kind[token - 1] !== NEWLINE;
  const touchesAfter = token + 1 < tokens.count && tokens.start[token + 1] === tokens.end[token] && tokens.kind[token + 1] !== NEWLINE;
  // «… جلسة لاحقة "، مشيرا»: nothing opens before a comma
  if (touchesAfter && !touchesBefore && isPause(tokens, token + 1)) return CLOSE;
  const wordBefore = touchesBefore && tokens.kind[token - 1] === WORD;
  const wordAfter = touchesAfter && tokens.kind[token + 1] === WORD;
  if (wordAfter && !touchesBefore) return OPEN;
  if (wordBefore && !touchesAfter) return CLOSE;
  // «… نهاية." وأضاف»: behind a full stop a mark closes
  if (touchesBefore && !touchesAfter && '.؟!'.includes(tokens.text[tokens.start[token - 1]!]!)) return CLOSE;
  // «و"…»: a lone proclitic before the mark
  if (wordAfter && wordBefore && countLetters(tokens.text, tokens.start[token - 1]!, tokens.end[token - 1]!) <= 2) return isOpen && !isLoneLetter(tokens, token - 1) ? CLOSE : OPEN;
  if (wordAfter && !wordBefore) return OPEN;
  if (wordBefore && !wordAfter) return CLOSE;
  if (isOpen) return CLOSE;
  return char === '»' || char === '”' || char === '’' ? CLOSE : OPEN;
}
