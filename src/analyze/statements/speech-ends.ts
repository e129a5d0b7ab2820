import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import { AL, LI, WA } from '../../text/clitics.ts';
import { findCuesAt, isFinite } from './cue.ts';
import { type Draft, isWide } from './draft.ts';
import type { TextView } from './text-view.ts';
import { bitsOf } from './token-classes.ts';

/** A word behind which the outlet goes on, and for which contents it does so. */
interface End {
  readonly token: number;
  /** others: somebody else speaks; noun: only what was announced as a noun ends there; phrase: the same with no clause about it before; any: everything does. */
  readonly kind: 'others' | 'noun' | 'phrase' | 'any';
}

/** Openings behind which a noun says what was said: the outlet's own clauses follow it behind a comma. */
const NOUNS: ReadonlySet<string> = new Set(['bare', 'preposition', 'object']);
/** The type of what somebody does while speaking: his visit, his tour, his meeting. */
const MEETING = 'CONSULT';
/** Classes of words behind which the outlet may go on, beside the particles of a break. */
const ENDING = bitsOf('cue-asides', 'cue-occasions');
/** What is said is at least so many tokens long. */
const SHORTEST = 2;

/** A verb of the past with no clitic on it and a name or a definite noun right behind. */
const isDeed = (view: TextView, token: number): boolean =>
  view.found.at(token).some(({ entry, clitics, suffix }) => entry.class === 'event-verbs' && entry.attributes['tense'] === 'past' && clitics === 0 && suffix === '') &&
  view.isWord(token + 1) && (view.mayLean(token + 1, AL) || view.longestMentionAt(token + 1)?.governed === false);

/** Where in one sentence reported words are over though no other cue follows. One pass over the sentence, when something is said in it. */
export class SpeechEnds {
  readonly #view: TextView;
  readonly #from: number;
  readonly #to: number;
  #ends: readonly End[] | null = null;

  constructor(view: TextView, from: number, to: number) {
    this.#view = view;
    this.#from = from;
    this.#to = to;
  }

  #findEnds(): readonly End[] {
    const ends: End[] = [];
    for (let token = this.#from; token < this.#to; token++) {
      const kind = this.#endAt(token);
      if (kind && !this.#view.quotationAround(token)) ends.push({ token, kind });
    }
    return ends;
  }

  /** The limit of a draft's content, drawn nearer where the outlet goes on. */
  limitOf(draft: Draft): number {
    const limit = this.#limitOf(draft);
    if (draft.quotation || draft.content < draft.from) return limit;
    return Math.min(limit, this.#insertionEnd(draft), this.#mainClause(draft), this.#tellsAgain(draft));
  }

  /** «الوزير - الذي قال إن … - في المدينة»: what is said between two dashes ends with them. */
  #insertionEnd({ from, content, limit, opening }: Draft): number {
    const view = this.#view;
    // «قال الوزير - سنعود قريبا - في تصريح»
    const isSpeech = opening === 'colon' && view.isDash(content - 1) && !view.isLineEnd(content - 2);
    if (!isSpeech && !(view.particleAt(from - 1, 'relative') && view.isDash(from - 2))) return limit;
    for (let token = content + SHORTEST; token < limit; token++) if (view.isDash(token)) return token;
    return limit;
  }

  /** «في الوقت الذي أعلن فلان رفضه، بدأ …»: behind the clause of time its comma brings the main one. */
  #mainClause({ from, content, limit }: Draft): number {
    const view = this.#view;
    if (view.particleAt(from - 3, 'break')?.to !== from || !view.particleAt(from - 1, 'relative')) return limit;
    for (let token = content + SHORTEST; token < limit; token++) if (view.isComma(token)) return token;
    return limit;
  }

  /** «أعلن فلان تأجيل اللقاء، وعاد فلان …»: named again behind the verb of another clause, the speaker acts. */
  #tellsAgain({ subjects: [speaker], opening, content, limit, kind }: Draft): number {
    const view = this.#view;
    if (!speaker || kind !== 'verb' || opening === 'quote') return limit;
    for (let token = content + SHORTEST; token < limit - 2; token++) {
      if (!view.isComma(token)) continue;
      const like = view.particleAt(token + 1, 'like');
      const verb = like ? like.to : token + 1;
      if ((!like && !view.mayLean(verb, WA)) || view.mentionsAt(verb).length > 0) continue;
      const again = view.longestMentionAt(verb + 1);
      if (again && !again.governed && again.entity.id === speaker.entity.id) return token;
    }
    return limit;
  }

  #limitOf(draft: Draft): number {
    if (draft.quotation || draft.content < draft.from || draft.kind === 'colon') return draft.limit;
    const ends = (this.#ends ??= this.#findEnds());
    if (ends.length === 0) return draft.limit;
    const isNoun = NOUNS.has(draft.opening) && draft.kind === 'verb' && !this.#view.particleAt(draft.content - 1, 'an');
    const end = ends.find(({ token, kind }) => token >= draft.content + SHORTEST && (kind === 'any' || (kind === 'noun' ? isNoun : kind === 'phrase' ? isNoun && this.#isPhrase(draft.content, token) : !isWide(draft))));
    return end ? Math.min(draft.limit, end.token) : draft.limit;
  }

  /** No clause about a noun stands there, to which a verb might be joined («الذين رُفضت طلباتهم ولم يغادروا»). */
  #isPhrase(from: number, to: number): boolean {
    const view = this.#view;
    for (let token = from; token < to; token++) if (view.particleAt(token, 'relative') || view.particleAt(token, 'an') || view.particleAt(token, 'of-what')) return false;
    return true;
  }

  #endAt(token: number): End['kind'] | null {
    const view = this.#view;
    const part = view.particleAt(token, 'break');
    if (!part && !view.hasAny(token, ENDING)) return null;
    const contrast = part?.entry.id.startsWith('contrast') ? part : null;
    if (contrast && this.#isOthersClause(contrast)) return 'others';
    if (this.#isHisOccasion(token)) return 'noun';
    if (contrast && this.#isHisContrast(contrast)) return 'any';
    const occasion = view.entryAt(token, 'cue-occasions');
    if (!occasion || occasion.entry.attributes['needs'] === 'speech') return null;
    const { needs } = occasion.entry.attributes;
    if (needs === 'phrase') return (occasion.clitics & WA) !== 0 ? 'phrase' : null;
    // «… "المقبرة" في إشارة إلى»: a closing mark parts as well as a comma
    const closed = view.quotationClosedAt(token - 1);
    if (needs !== '-' && !view.isComma(token - 1) && !(closed && (needs === 'comma' || !view.isNameQuotation(closed)))) return null;
    return needs === 'noun' ? 'noun' : 'any';
  }

  /** «…، بينما يسعى لتعزيز العلاقات»: a contrast whose verb has no subject of its own tells what the speaker does. */
  #isHisContrast({ from, to }: LexiconMatch): boolean {
    const view = this.#view;
    if (!view.isComma(from - 1) || !view.isWord(to) || view.mentionsAt(to).length > 0 || view.has(to, 'cue-particles')) return false;
    const behind = to + 1;
    return !view.mayLean(to, AL | LI) && view.found.at(behind).some(({ entry, clitics }) => clitics === LI && entry.class === 'cue-contents');
  }

  /** «حذر من الحرب خلال تفقده المخيم»: a deed of the speaker is when he said so. */
  #isHisOccasion(token: number): boolean {
    const view = this.#view;
    if (view.isAside(token)?.entry.id !== 'time' || !view.isWord(token + 1)) return false;
    const isHisDoing = view.found.at(token + 1).some(({ entry, suffix }) => suffix !== '' && (entry.class === 'channel-nouns' || (entry.class === 'event-nouns' && entry.attributes['type'] === MEETING)));
    return isHisDoing && view.language.readings(view.tokens.form[token + 1]!).some(({ suffix, clitics }) => clitics === 0 && suffix !== '' && view.isOwner(suffix));
  }

  /** «…، فيما نفت المعارضة ذلك»: somebody else speaks, whether or not it is told what. */
  #isOthersClause({ from, to }: LexiconMatch): boolean {
    const view = this.#view;
    if (view.isComma(from - 1) && view.bareEntryAt(to, 'channel-relays')?.entry.attributes['kind'] === 'relay') return true;
    // «…، بينما أمر الرئيس فلان بـ…»: a deed, and who did it
    if (view.isComma(from - 1) && isDeed(view, to)) return true;
    return findCuesAt(view, to).some((cue) => isFinite(cue) && !cue.isWeak);
  }
}
