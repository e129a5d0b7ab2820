import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import { LI } from '../../text/clitics.ts';
import { findCuesAt, isFinite } from './cue.ts';
import type { DraftStack } from './draft-stack.ts';
import { isGoverned } from './subject-before.ts';
import type { PlacedMention, TextView } from './text-view.ts';

/** A text printed over lines goes on for so many of them at most. */
const MOST_LINES = 40;
/** Words of an office before the body that issues a text. */
const LONGEST_OFFICE = 3;
/** Words between a text's noun and whoever issued it: «بيان مشترك صادر اليوم عن …». */
const LONGEST_ISSUER = 12;

/** «أصدرت القيادة بيانا جاء فيه: …», «رسالة هذا نصها:»: a text that is printed word by word. Says where to read on; null when there is none. */
export function readPrintedText(stack: DraftStack, token: number): number | null {
  const { view } = stack;
  const match = view.bareEntryAt(token, 'cue-texts');
  const noun = match && textBefore(stack, token);
  if (!match || !noun) return null;
  const subjects = issuersOf(stack, noun, token);
  const opening = openingAt(stack, match, subjects);
  if (!opening) return null;
  stack.put({
    kind: 'verb', rule: 'text-printed', noun, subjects, ...opening, start: view.tokens.start[opening.content]!,
    cue: { span: [view.found.start(match), view.found.end(match)], lemma: match.entry.attributes['lemma']!, force: 'say' }, cueId: match.entry.attributes['cue']!,
    from: match.from, to: match.to,
  });
  return opening.content;
}

function openingAt({ view, index, to }: DraftStack, { to: at, entry }: LexiconMatch, issuers: readonly PlacedMention[]) {
  const speech = view.isColon(at) ? at + 1 : at;
  const content = view.isDash(speech) ? speech + 1 : speech;
  const quotation = view.quotationAt(content);
  if (quotation && !view.isNameQuotation(quotation)) return { opening: 'quote', content: quotation.from, quotation, limit: to } as const;
  if (entry.attributes['takes'] === 'an' && view.particleAt(at, 'an')) return { opening: 'an', content: at + 1, quotation: null, limit: to } as const;
  if (speech === at && !view.isLineEnd(at)) return null;
  const { block } = view.sentences[index]!;
  const last = view.isLineEnd(content) ? endOfText(view, index, issuers) : view.sentences.findLastIndex((sentence) => sentence.block === block);
  const first = view.isLineEnd(content) ? view.sentences[index + 1]?.from : content;
  if (last <= index - 1 || first === undefined || view.sentences[last]!.to <= first) return null;
  const quoted = view.quotationAt(first);
  return { opening: 'colon', content: first, quotation: quoted && !view.isNameQuotation(quoted) ? quoted : null, limit: view.sentences[last]!.to } as const;
}

/** The last sentence of a text whose lines follow: its signature, or up to where the outlet goes on. */
function endOfText(view: TextView, index: number, issuers: readonly PlacedMention[]): number {
  let { block } = view.sentences[index]!;
  let last = index;
  for (let at = index + 1, lines = 0; at < view.sentences.length; at++) {
    const sentence = view.sentences[at]!;
    if (sentence.block !== block && (++lines > MOST_LINES || tellsOf(view, sentence.from))) break;
    ({ block } = sentence);
    last = at;
    if (lines > 1 && isSignature(view, sentence, issuers)) break;
  }
  return last;
}

/** The issuer's name alone on a line, behind the first. */
function isSignature(view: TextView, { from, to }: TextView['sentences'][number], issuers: readonly PlacedMention[]): boolean {
  const name = view.longestMentionAt(from);
  return name !== undefined && view.isLineEnd(name.to) && name.to <= to && issuers.some(({ entity }) => entity.id === name.entity.id);
}

/** «وأضاف البيان», «وقالت مصادر», «ميدانيا»: the outlet speaks again. */
function tellsOf(view: TextView, token: number): boolean {
  if (view.particleAt(token, 'turn')) return true;
  const cue = findCuesAt(view, token).find((one) => isFinite(one) && !one.isWeak);
  return cue !== undefined && (view.entryAt(cue.to, 'channel-nouns') !== undefined || view.isTitle(cue.to) || speaks(view.longestMentionAt(cue.to)));
}

const speaks = (mention: PlacedMention | undefined): boolean => mention !== undefined && !mention.governed && (mention.entity.type === 'person' || mention.entity.type === 'group');

/** The noun of the text: the nearest one before, a report («الاستطلاع الجوي») only where nothing else is. */
function textBefore({ view, from }: DraftStack, token: number): LexiconMatch | null {
  let report: LexiconMatch | null = null;
  for (let at = token - 1; at >= from; at--) {
    const noun = view.entryAt(at, 'channel-nouns');
    if (noun && noun.entry.attributes['how'] !== 'report') return noun;
    report ??= noun ?? null;
    if (findCuesAt(view, at).some((cue) => isFinite(cue) && cue.takes.an)) break;
  }
  return report;
}

/** Who issued it: behind its noun («بيان صادر عن …»), whom its pronoun means, or the one who wrote or published it. */
function issuersOf({ view, from }: DraftStack, noun: LexiconMatch, token: number): readonly PlacedMention[] {
  if (noun.suffix) return personBefore(view, from, noun.from);
  const behind = firstName(view, noun.to, endOfNoun(view, noun.to, token), (mention) => !isAddressee(view, mention));
  if (behind.length > 0) return behind;
  return firstName(view, from, noun.from, (mention) => (!mention.governed && !isGoverned(view, mention.from, from)) || isIssuedBy(view, mention.from));
}

/** The words that belong to a text's noun: up to a comma, a few of them. */
function endOfNoun(view: TextView, from: number, to: number): number {
  for (let token = from; token < Math.min(to, from + LONGEST_ISSUER); token++) if (view.isComma(token)) return token;
  return Math.min(to, from + LONGEST_ISSUER);
}

/** «صدر عن قيادة القوات بيان». */
function isIssuedBy(view: TextView, token: number): boolean {
  for (let at = token - 1; at >= token - LONGEST_OFFICE; at--) if (view.particleAt(at, 'about')) return true;
  return false;
}

/** «الرئيس فلان في رسالته»: the nearest man before. */
function personBefore(view: TextView, from: number, to: number): readonly PlacedMention[] {
  for (let token = to; token > from; token--) {
    const person = view.mentionsEndingAt(token).find(({ entity }) => entity.type === 'person');
    if (person) return [person];
  }
  return [];
}

function isAddressee(view: TextView, { from, governed }: PlacedMention): boolean {
  return view.particleAt(from - 1, 'ila') !== undefined || (governed && view.mayLean(from, LI));
}

function firstName(view: TextView, from: number, to: number, fits: (mention: PlacedMention) => boolean): readonly PlacedMention[] {
  for (let token = from; token < to; token++) {
    const mention = view.longestMentionAt(token);
    if (mention && mention.entity.type !== 'place' && fits(mention)) return view.mentionsAt(token).filter((other) => other.to === mention.to);
  }
  return [];
}
