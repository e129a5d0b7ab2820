import type { Span } from '../model/span.ts';
import { cutNames } from './agency-names.ts';
import { lineKey } from './line-key.ts';
import type { PageContext } from './page-context.ts';

export interface Byline {
  /** The cue, the name and the colon after it. */
  readonly span: Span;
  /** The name alone. */
  readonly byline: string;
  readonly rule: string;
}

/** A writer's name, with a colleague's or an agency's, seldom has more words. */
const MOST_NAME_WORDS = 9;
/** A line "كتب محمد أحمد" without a colon is a byline only when it is this short. */
const MOST_BARE_WORDS = 5;
const AFTER_CUE = /^[\s\u00a0]*[:\-–—ـ/|،]+[\s\u00a0]*/;

/** The byline that a line is, or that stands at its head before the story ("كتب – فلان: …"). */
export function findByline(text: string, start: number, end: number, context: PageContext): Byline | null {
  const head = text.slice(start, Math.min(end, start + 160));
  const words = lineKey(context.language.fold, head).split(' ');
  const met = context.words.bylines.longestAt(words, 0);
  if (!met) return null;
  const restAt = endOfWords(head, met.length);
  const rest = head.slice(restAt);
  if (rest.trim() === '' || met.value === 'alone') return context.words.desks.has(words.join(' ')) ? deskLine(text, [start, end], rest, head) : null;
  const separator = AFTER_CUE.exec(rest);
  const nameAt = restAt + (separator?.[0].length ?? 0);
  const name = head.slice(nameAt);
  const colon = /[:：]/.exec(name)?.index ?? -1;
  if (colon > 0 && name.slice(0, colon).trim().split(/\s+/).length <= MOST_NAME_WORDS && name.slice(colon + 1).trim() !== '') {
    if (!separator && met.value !== 'yes') return null;
    return { span: [start, start + nameAt + colon + 1], byline: cleanName(name.slice(0, colon)), rule: 'byline before the story' };
  }
  const whole = start + head.length >= end;
  const bracketed = text[start] === '(' && text[end - 1] === ')';
  const count = name.trim().split(/\s+/).length;
  if (!whole || count > MOST_NAME_WORDS || /[.؟!]\s*$/.test(name) || cleanName(name) === '') return null;
  if (count > MOST_UNKNOWN_WORDS && met.value !== 'yes' && !bracketed && !isName(name, context) && !namesOutlet(name, context)) return null;
  if (met.value === 'name' && (separator !== null || count < 2 || count > 3 || !isName(name, context))) return null;
  const sure = separator !== null || met.value === 'yes' || bracketed || (count <= MOST_BARE_WORDS - met.length && isName(name, context));
  return sure ? { span: [start, end], byline: cleanName(name), rule: 'byline cue' } : null;
}

/** "هيئة التحرير" alone on its line names the writer itself. */
function deskLine(text: string, span: Span, rest: string, head: string): Byline | null {
  if (rest.replace(/[\s:\-–—.]/g, '') !== '' || head.length < span[1] - span[0]) return null;
  return { span, byline: cleanName(text.slice(span[0], span[1])), rule: 'the desk signs' };
}

/** "تقرير: الشرطة أكثر …" is a headline; a writer's name of so many words has a given name in front. */
const MOST_UNKNOWN_WORDS = 3;

function namesOutlet(name: string, context: PageContext): boolean {
  return cutNames(name).some((piece) => context.outlets.findByName(piece) !== null || context.outlets.findAgency(piece) !== null);
}

function isName(name: string, context: PageContext): boolean {
  const first = lineKey(context.language.fold, name).split(' ').find((word) => word.length > 1) ?? '';
  return context.words.givenNames.has(first);
}

/** Offset after the first `count` words of letters. */
function endOfWords(head: string, count: number): number {
  const word = /[\p{L}\p{M}\u0640]+/gu;
  for (let i = 0; i < count; i++) word.exec(head);
  return word.lastIndex;
}

/** A name without the marks and blanks around it. */
export function cleanName(name: string): string {
  return name.replace(/&nbsp;|[\s\u00a0]+/g, ' ').replace(/^[\s:\-–—ـ/|،]+|[\s:\-–—ـ/|،.)]+$/g, '');
}
