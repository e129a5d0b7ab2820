import { findCuesAt, isFinite } from './cue.ts';
import type { DraftStack } from './draft-stack.ts';
import type { PlacedMention, TextView } from './text-view.ts';

/** A speaker before a colon is so many tokens long at most. */
const LONGEST_LABEL = 9;

/** The rule of a headline's speech by a name that only the body can confirm. */
export const UNKNOWN_LABEL = 'speaker-colon-named-in-the-body';
const LONGEST_NAME = 4;
/** A line that heads news in brief, in tokens. */
const LONGEST_LINE = 25;

/** An office alone before a colon is so many tokens long at most. */
const LONGEST_OFFICE = 5;

/** «أكار: …» at the head of a headline or a line. */
export function readLabel(stack: DraftStack): number | null {
  const view = stack.view;
  const { role } = view.blocks[view.sentences[stack.index]!.block]!;
  if (role !== 'headline' && role !== 'deck' && role !== 'subheading' && !isListedLine(stack)) return null;
  const head = view.isListed(stack.from) ? stack.from + 1 : stack.from;
  let colon = stack.from;
  while (colon < stack.to && colon - stack.from <= LONGEST_LABEL && !view.isColon(colon)) {
    if (findCuesAt(view, colon).some(isFinite)) return null;
    colon += 1;
  }
  if (!view.isColon(colon) || colon + 1 >= stack.to) return null;
  if (isGoverning(view, head)) return null;
  const subjects = labelSubjects(stack, colon).filter(({ entity, from }) => entity.type === 'person' || from === head || !view.isTitle(head));
  const noun = view.entryAt(head, 'cue-speakers') ?? view.entryAt(head, 'channel-nouns') ?? view.entryAt(head, 'cue-nouns') ?? view.entryAt(head, 'channel-media') ?? null;
  // «ملف تعذيب الموقوفين: …»: what it is about
  if (!noun && subjects.length > 0 && subjects[0]!.from !== (view.isQuote(head) ? head + 1 : head) && subjects[0]!.entity.type !== 'person' && !view.isTitle(head)) return null;
  const isWords = subjects.length === 0 && !noun && !isOffice(stack, colon);
  if (isWords && !mayBeName(stack, colon)) return null;
  const quotation = view.quotationAt(colon + 1);
  stack.put({
    kind: 'colon', rule: isWords ? UNKNOWN_LABEL : 'speaker-colon', opening: 'colon', content: colon + 1, start: view.tokens.start[colon + 1]!,
    cue: { span: [view.tokens.start[colon]!, view.tokens.end[colon]!], lemma: ':', force: 'say' }, cueId: ':',
    from: colon, to: colon + 1, subjects, noun, quotation: quotation && !view.isNameQuotation(quotation) ? quotation : null,
    limit: endOfBlock(stack),
  });
  return colon + 1;
}

/** «على طريقة فلان: …» */
const isGoverning = (view: TextView, token: number): boolean => ['ala', 'ila', 'min', 'about', 'fi', 'with'].some((kind) => view.particleAt(token, kind)) && view.mentionsAt(token).length === 0;

/** «* مصدر: …»: a line of news in brief that heads what follows it. */
function isListedLine({ view, index, from, to }: DraftStack): boolean {
  const { block } = view.sentences[index]!;
  if (to - from > LONGEST_LINE || !view.isLineEnd(to) || view.blocks[block]!.role !== 'paragraph' || !view.isListed(from)) return false;
  return view.sentences[index + 1]?.block !== block && view.sentences[index - 1]?.block !== block;
}

/** Up to four words that nothing knows: a name, when the body lets somebody of that name speak. */
function mayBeName({ view, from }: DraftStack, colon: number): boolean {
  if (colon - from < 1 || colon - from > LONGEST_NAME) return false;
  for (let token = from; token < colon; token++) if (!view.isWord(token) || view.entryAt(token, 'cue-particles') || view.isAside(token) || view.mentionsAt(token).length > 0) return false;
  return true;
}

/** A headline's speech goes over its stops («… .. …»), to the next speaker's colon. */
function endOfBlock(stack: DraftStack): number {
  const { sentences } = stack.view;
  let last = stack.index;
  while (sentences[last + 1]?.block === sentences[last]!.block && !hasColon(stack, last + 1)) last += 1;
  return sentences[last]!.to;
}

/** «رئيس الجمهورية: …»: nothing but an office, which nobody is named with here. */
function isOffice({ view, from }: DraftStack, colon: number): boolean {
  if (!(view.isTitle(from) || view.bareEntryAt(from, 'cue-kin')) || colon - from > LONGEST_OFFICE) return false;
  for (let token = from + 1; token < colon; token++) if (!view.isWord(token) && !view.isQuote(token)) return false;
  return true;
}

function labelSubjects(stack: DraftStack, colon: number): PlacedMention[] {
  const view = stack.view;
  for (let token = stack.from; token < colon; token++) {
    const mention = view.longestMentionAt(token);
    // «وسط مخاوف من عزوف الناخبين: …» is no speaker
    if (!mention && (view.particleAt(token, 'min') || (token === stack.from && view.isAside(token)))) return [];
    if (!mention || mention.governed || view.isOfKin(mention)) continue;
    const person = token === stack.from ? undefined : personBefore(stack, colon, token);
    return person ? [person] : view.mentionsAt(token).filter(({ to }) => to === mention.to);
  }
  return [];
}

function personBefore(stack: DraftStack, colon: number, from: number): PlacedMention | undefined {
  for (let token = from; token < colon; token++) {
    const person = stack.view.mentionsAt(token).find((mention) => mention.entity.type === 'person' && !mention.governed && !stack.view.isOfKin(mention));
    if (person) return person;
  }
  return undefined;
}

function hasColon({ view }: DraftStack, sentence: number): boolean {
  const { from, to } = view.sentences[sentence]!;
  for (let token = from; token < to; token++) if (view.isColon(token)) return true;
  return false;
}
