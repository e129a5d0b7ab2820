import type { Span } from '../../model/span.ts';
import { WA } from '../../text/clitics.ts';
import type { Quotation } from '../../text/quotations.ts';
import { isStop } from '../../text/sentences.ts';
import type { Draft } from './draft.ts';
import type { TextView } from './text-view.ts';

/** What is said, and whether in the speaker's own words. */
export interface Content {
  readonly span: Span;
  readonly mode: 'direct' | 'indirect';
}

/** A quotation behind a comma or a conjunction is a part of its own from so many words on. */
const SHORTEST_PART = 4;
/** A speech in marks stands alone before words of time from so many words on. */
const SHORTEST_WHOLE = 6;
/** So many words may stand before such a part and be one too. */
const SHORTEST_LEAD = 2;
/** Words between أن and the mark that may be left out of a quotation («إن الوزير "يرى…"» keeps them). */
const LONGEST_LEAD_IN = 0;

/** The contents of a draft: one, or two when speech of both modes is joined under one cue; none when nothing is left. */
export function settleContents(view: TextView, draft: Draft): Content[] {
  if (draft.quotation) return asContents(view, draft.quotation.from, draft.quotation.to, 'direct');
  const limit = trimEnd(view, draft.content, draft.limit);
  if (limit <= draft.content) return [];
  const first = draft.opening === 'colon' && isAnOfOthers(view, draft.content) ? draft.content + 1 : draft.content;
  // an opening mark that nothing closes, right where the speech begins
  if (view.isQuote(first) && !view.quotationAt(first)) return asContents(view, first + 1, limit, 'direct');
  const leading = quotationNear(view, first) ?? shortSpeech(view, draft, limit);
  if (leading && reaches(view, leading, limit)) return asContents(view, leading.from, Math.max(leading.to, leading.from), 'direct');
  if (leading && (standsAlone(view, leading) || (draft.opening === 'preposition' && view.isNameQuotation(leading)))) return asContents(view, leading.from, leading.to, 'direct');
  if (draft.opening === 'colon') return asContents(view, leading ? leading.from : first, limit, 'direct');
  return splitParts(view, draft, limit) ?? wholeContent(view, draft, limit);
}

/** «إن "العمليات مستمرة ولن تتوقف"، وذلك في أعقاب …»: behind a whole speech and its comma the outlet goes on, unless another أن or speech is joined. */
function standsAlone(view: TextView, { from, to, close }: Quotation): boolean {
  if (close === null || view.countWords(from, to) < SHORTEST_PART) return false;
  // «"… حصيلة مروعة" بعد جولة على المخيم»
  if (view.countWords(from, to) >= SHORTEST_WHOLE && view.isAside(close + 1)?.entry.id === 'time' && !view.isAside(close + 1)!.suffix) return true;
  if (view.countWords(from, to) >= SHORTEST_WHOLE && isOccasion(view, close + 1)) return true;
  if (!view.isComma(close + 1)) return false;
  const next = close + 2;
  return !view.quotationAt(next) && !view.particleAt(next, 'an') && !view.particleAt(next, 'late') && !view.isLoneProclitic(next);
}

function isOccasion(view: TextView, token: number): boolean {
  const occasion = view.entryAt(token, 'cue-occasions');
  return occasion !== undefined && (occasion.entry.attributes['needs'] !== 'phrase' || (occasion.clitics & WA) !== 0);
}

function quotationNear(view: TextView, token: number): Quotation | undefined {
  for (let at = token; at <= token + LONGEST_LEAD_IN; at++) {
    const quotation = view.quotationAt(at);
    if (quotation && !view.isNameQuotation(quotation)) return quotation;
    const around = view.quotationAround(token);
    if (around && around.from === token && !view.isNameQuotation(around)) return around;
  }
  return undefined;
}

/** «بأنه «خطأ تاريخي»»: two words in marks that are all of what is said and no name. */
function shortSpeech(view: TextView, { opening, content }: Draft, limit: number): Quotation | undefined {
  // «ندد بـ"المحاولة اليائسة"، واتفق …»
  const marked = opening === 'preposition' && view.isLoneBi(content - 1) ? view.quotationAt(content) : undefined;
  if (marked && marked.close !== null && (view.isComma(marked.close + 1) || reaches(view, marked, limit)) && view.mentionsAt(marked.from).length === 0) return marked;
  const quotation = opening === 'an' ? view.quotationAt(content) : undefined;
  return quotation && reaches(view, quotation, limit) && view.mentionsAt(quotation.from).length === 0 ? quotation : undefined;
}

/** Whether nothing but marks is left behind a quotation. */
function reaches(view: TextView, quotation: Quotation, limit: number): boolean {
  return view.countWords(Math.min(quotation.to, limit), limit) === 0;
}

/** «إنهم لن يسعوا للحرب، ولكن «إذا فرضت…»»: an indirect part and a quotation that stands by itself. */
function splitParts(view: TextView, draft: Draft, limit: number): Content[] | null {
  for (let token = draft.content + SHORTEST_LEAD; token < limit; token++) {
    const quotation = view.quotationAt(token);
    if (!quotation || view.countWords(quotation.from, quotation.to) < SHORTEST_PART || !reaches(view, quotation, limit)) continue;
    const lead = leadEnd(view, draft.content, token);
    if (lead === null || view.countWords(draft.content, lead) < SHORTEST_LEAD || quotedWords(view, draft.content, lead) > 0) return null;
    const first: Content = { span: [draft.start, view.tokens.end[trimEnd(view, draft.content, lead) - 1]!], mode: 'indirect' };
    return [first, ...asContents(view, quotation.from, quotation.to, 'direct')];
  }
  return null;
}

/** Where the indirect part ends when a conjunction («، ولكن», «، و») stands before the quotation; null when none does. */
function leadEnd(view: TextView, from: number, quote: number): number | null {
  let token = quote - 1;
  if (view.particleAt(token, 'an')) token -= 1;
  if (!view.particleAt(token, 'late') && !(view.isLoneProclitic(token) && view.isJoiner(token))) return null;
  token -= 1;
  return token > from && view.isComma(token) ? token : null;
}

function wholeContent(view: TextView, draft: Draft, limit: number): Content[] {
  if (isListOfWords(view, draft, limit)) return [{ span: [draft.start, view.tokens.end[view.isQuote(limit - 1) ? limit - 2 : limit - 1]!], mode: 'direct' }];
  const quoted = quotedWords(view, draft.content, limit);
  const mode = 2 * quoted > wholeWords(view, draft.content, limit) ? 'direct' : 'indirect';
  const leading = view.quotationAt(draft.content);
  const from = leading ? leading.from : draft.content;
  const start = leading ? view.tokens.start[from]! : draft.start;
  const last = limit - 1;
  const closing = view.quotationClosedAt(last);
  // a closing mark stays when its opening one is inside
  const end = view.isQuote(last) && !(closing && closing.open >= from) ? trimEnd(view, from, last) : limit;
  return end > from ? [{ span: [start, view.tokens.end[end - 1]!], mode }] : [];
}

/** Words of a token range; a proclitic that a mark cut off («بـ"…"») is none. */
function wholeWords(view: TextView, from: number, to: number): number {
  let count = 0;
  for (let token = from; token < to; token++) if (view.isNumber(token) || (view.isWord(token) && !view.isLoneProclitic(token))) count += 1;
  return count;
}

/** «"الصبر" و"التكتم"»: nothing but short quotations and what joins them. */
function isListOfWords(view: TextView, { content }: Draft, limit: number): boolean {
  if (!view.quotationAt(content - 1)) return false;
  let pieces = 0;
  for (let token = content - 1; token < limit; token++) {
    const quotation = view.quotationAt(token);
    if (quotation) {
      pieces += 1;
      token = quotation.close ?? limit;
    } else if (!view.isLoneProclitic(token) && !view.isComma(token)) return false;
  }
  return pieces > 1;
}

/** Words inside quotations that are speech, not names. */
function quotedWords(view: TextView, from: number, limit: number): number {
  let words = 0;
  for (let token = Math.max(0, from - 1); token < limit; token++) {
    const quotation = view.quotationAt(token);
    if (!quotation) continue;
    const to = Math.min(quotation.to, limit);
    if (!view.isNameQuotation(quotation)) words += view.countWords(quotation.from, to);
    token = Math.max(token, to - 1);
  }
  return words;
}

function asContents(view: TextView, from: number, to: number, mode: Content['mode']): Content[] {
  let first = from;
  while (first < to && ((view.isMark(first) && !view.quotationAt(first)) || isPlainAn(view, first))) first += 1;
  const end = trimStops(view, first, to);
  return end > first ? [{ span: [view.tokens.start[first]!, view.tokens.end[end - 1]!], mode }] : [];
}

/** «: إن …», «"أن …"»: the particle, without a pronoun, is no part of what is said. */
function isPlainAn(view: TextView, token: number): boolean {
  if (!view.has(token, 'cue-particles')) return false;
  return view.found.at(token).some(({ entry, prefix, suffix }) => entry.class === 'cue-particles' && entry.attributes['kind'] === 'an' && !prefix && !suffix);
}

/** «: إنه سيعود»: behind a colon without marks, the pronoun is of the third person and goes, too. */
function isAnOfOthers(view: TextView, token: number): boolean {
  // «: إنه والملك …» needs its pronoun
  if (!view.has(token, 'cue-particles') || view.longestMentionAt(token + 1)?.joined) return false;
  return view.found.at(token).some(({ entry, prefix, suffix }) => entry.class === 'cue-particles' && entry.attributes['kind'] === 'an' && !prefix && (!suffix || view.isOwner(suffix)));
}

function trimStops(view: TextView, from: number, to: number): number {
  let end = to;
  while (end > from && (view.isComma(end - 1) || view.isLineEnd(end - 1) || isStop(view.tokens, end - 1) || view.isDash(end - 1))) end -= 1;
  return end;
}

/** The end without commas, stops and quotation marks that nothing inside opened. */
export function trimEnd(view: TextView, from: number, to: number): number {
  let end = to;
  for (;;) {
    end = trimStops(view, from, end);
    const last = end - 1;
    if (last < from || !view.isQuote(last)) return end;
    const closed = view.quotationClosedAt(last);
    if (closed && closed.open >= from - 1) return end;
    end = last;
  }
}
