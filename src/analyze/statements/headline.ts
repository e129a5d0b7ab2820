import { LI } from '../../text/clitics.ts';
import { findCuesAt } from './cue.ts';
import type { Draft } from './draft.ts';
import type { Spoken } from './find-statements.ts';
import type { TextView } from './text-view.ts';
import { sameIds } from './speaker-memory.ts';

/** A headline and the body say the same from this share of the headline's words on. */
const SAME_WORDS = 0.3;
/** A place before a colon speaks when so many of the headline's words are somebody's in the body. */
const SAME_SPEECH = 0.5;

/**
 * Drops headlines like «تركيا: …» that name a place and not a speaker: a country speaks there only when it does so in
 * the body, too.
 */
export function dropPlaceLabels(view: TextView, heads: readonly Spoken[], body: readonly Spoken[]): Spoken[] {
  return heads.filter((head) => {
    const { draft, voice } = head;
    const isPlace = draft.kind === 'colon' && draft.subjects.every(({ entity }) => entity.type === 'place') && draft.subjects.length > 0;
    if (!isPlace || draft.quotation !== null || isAddressed(view, draft) || body.some((spoken) => sameIds(spoken.voice.speakers, voice.speakers))) return true;
    // «صور: تسجيل إصابات»: where it happened
    if (tellsEvent(view, draft)) return false;
    // «دمشق: …», and its minister says so in the body
    return body.some((spoken) => sharedWords(wordsOf(view, head), wordsOf(view, spoken)) >= SAME_SPEECH);
  });
}

/** Whether a headline's words begin with the noun of a happening. */
function tellsEvent(view: TextView, { content }: Draft): boolean {
  return findCuesAt(view, content).some(({ form }) => form === 'masdar') || view.found.at(content).some(({ entry, clitics }) => clitics === 0 && (entry.class === 'event-nouns' || entry.class === 'cue-contents'));
}

/** «أنقرة لباريس: …»: what speaks to somebody is no place of events. */
function isAddressed(view: TextView, { from, sentence }: Draft): boolean {
  for (let token = view.sentences[sentence]!.from; token < from; token++) {
    if (view.mentionsAt(token).some(({ governed }) => governed) && view.mayLean(token, LI)) return true;
  }
  return false;
}

/** Gives headlines, decks and captions the channel and chain of the body's statement that they condense. */
export function borrowVoices(view: TextView, heads: readonly Spoken[], body: readonly Spoken[]): void {
  for (const head of heads) {
    const words = wordsOf(view, head);
    let best: Spoken | null = null;
    let most = SAME_WORDS;
    for (const candidate of body) {
      if (!sameIds(candidate.voice.speakers, head.voice.speakers)) continue;
      const share = sharedWords(words, wordsOf(view, candidate));
      if (share > most || best === null) [best, most] = [candidate, Math.max(share, most)];
    }
    if (best) head.voice = { ...best.voice };
  }
}

function wordsOf(view: TextView, { contents }: Spoken): Set<number> {
  const words = new Set<number>();
  for (const { span } of contents) {
    for (let token = view.tokens.tokenAt(span[0]); token < view.tokens.count && view.tokens.start[token]! < span[1]; token++) {
      if (view.isWord(token)) words.add(view.tokens.form[token]!);
    }
  }
  return words;
}

function sharedWords(head: ReadonlySet<number>, body: ReadonlySet<number>): number {
  let shared = 0;
  for (const word of head) if (body.has(word)) shared += 1;
  return head.size === 0 ? 0 : shared / head.size;
}
