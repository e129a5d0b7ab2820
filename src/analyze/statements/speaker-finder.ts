import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import type { Entity } from '../../model/entity.ts';
import type { Link } from '../../model/statement.ts';
import { AL, BI, KA, LI } from '../../text/clitics.ts';
import { type Cue, findCuesAt, isFinite, originOf } from './cue.ts';
import type { Draft } from './draft.ts';
import { isMeans } from './draft-stack.ts';
import { UNKNOWN_LABEL } from './label.ts';
import { findMediumAt, isMedium, isOwnOutlet } from './media.ts';
import type { SpeakerMemory } from './speaker-memory.ts';
import { isGoverned } from './subject-before.ts';
import type { PlacedMention, TextView } from './text-view.ts';
import type { Voice } from './voice.ts';

/** Whose words a draft holds. `voice` when it goes on with one that already spoke. */
export interface Speaker {
  readonly ids: readonly string[];
  readonly by: string | null;
  readonly own: boolean;
  readonly isMedium: boolean;
  /** The medium through which a «نقلت … عن …» reports. */
  readonly relay: Link | null;
  readonly voice: Voice | null;
  /** How it was found, for explanations. */
  readonly rule: string;
}

export interface SpeakerContext {
  readonly memory: SpeakerMemory;
  readonly parentVoice: Voice | null;
  /** Voices of earlier drafts of the same sentence, with their drafts. */
  readonly siblings: readonly { readonly draft: Draft; readonly voice: Voice }[];
}

/** The rule of a verb inside a report whose subject is not told: no statement. */
export const NOBODY_INSIDE = 'nobody-inside-the-report';
/** The rule of a verb about people in general: no statement. */
export const UNKNOWN_THEY = 'people-who-say';
/** Openings that leave no doubt that somebody speaks. */
export const OPENLY: ReadonlySet<string> = new Set(['an', 'colon', 'quote']);
const HEADS: ReadonlySet<string> = new Set(['headline', 'deck', 'subheading']);
const MEDIA: ReadonlySet<string> = new Set(['report']);
const TEXTS: ReadonlySet<string> = new Set(['communique', 'document', 'report']);
/** The row of those who speak for a body. */
const SPOKESMEN = 'role-voice';
/** Kinds of prepositions whose noun is no subject of the verb behind it: «لدى أجهزة الأمن قالت». */
const GOVERNS_TOPIC = ['about', 'ala', 'at', 'fi', 'ila', 'min', 'with'];
/** Rows of asides behind which no issuer of a text stands. */
const PARTS_ISSUER: ReadonlySet<string> = new Set(['in', 'time', 'occasion', 'concession']);
/** A feminine verb finds its subject so many sentences back at most. */
const FARTHEST_SUBJECT = 3;
/** A name between commas is so many words long at most. */
const LONGEST_APPOSED_NAME = 4;
/** Classes whose words a name may be made of. */
const NAME_WORDS: ReadonlySet<string> = new Set(['name-parts', 'cue-genders', 'name-words']);
/** Many who speak stand so many tokens before their verb at most. */
const FARTHEST_PLURAL = 24;
/** A text stands so many tokens before the verb that tells what it holds, whom it was sent to between. */
const FARTHEST_TEXT = 10;
/** Ends an article written apart from a figure («الـ 51»). */
const TATWEEL = 'ـ';
/** A name at the end of a description may go on for so many words behind its usual length. */
const LONGEST_TAIL = 3;
/** What «ل» swallows of an article. */
const ALEF = 'ا';
/** A description of an unnamed source is so many words long at most. */
const LONGEST_DESCRIPTION = 7;

/** Finds the speaker of a draft: beside its cue, by the noun that speaks, or by the pronoun of the verb. */
export class SpeakerFinder {
  readonly #view: TextView;

  constructor(view: TextView) {
    this.#view = view;
  }

  find(draft: Draft, context: SpeakerContext): Speaker {
    if (draft.isPassive) return nobody('passive', null);
    const quoted = draft.cueId === 'naqal' || draft.cueId === 'nasab' ? this.#quotedSource(draft, context.memory) : this.#learntFrom(draft);
    if (quoted) return quoted;
    if (draft.kind === 'colon' && draft.subjects.length === 0 && draft.noun?.entry.attributes['kind'] === 'role') return this.#ofOffice(draft);
    if (draft.noun) return this.#ofHeadlinesMan(draft) ?? this.#ofNoun(draft, draft.noun, context);
    if (draft.source?.medium) return this.#ofMedium(draft);
    const pair = this.#knownPair(draft.subjects, context.memory);
    if (pair) return ofVoice(pair, 'the-two-who-spoke');
    const taken = this.#takenFrom(draft) ?? this.#calledUpon(draft, context);
    if (taken) return taken;
    this.#noteDescription(draft);
    if (draft.subjects.length > 0) return this.#inKnownOrder(this.#ofMentions(draft.subjects, 'named-beside-cue'), context.memory);
    if (draft.source?.pronoun && context.parentVoice) return ofVoice(context.parentVoice, 'speaker-of-the-report');
    if (draft.kind === 'colon') return draft.rule === UNKNOWN_LABEL ? this.#ofName(draft, context.memory) : this.#ofOffice(draft);
    if (draft.kind === 'noun') return nobody('no-source-named', null);
    if (this.#isPassive(draft)) return nobody('passive', null);
    const described = draft.kind === 'verb' ? (this.#describedBeside(draft) ?? this.#describedBehindWas(draft) ?? this.#describedAsFor(draft)) : null;
    const last = context.memory.last;
    // «وأضاف رئيس الحكومة»: whoever he is, he has just spoken
    if (described && draft.carries && last && last.sentence >= draft.sentence - 1) return ofVoice(last.voice, 'speaker-goes-on');
    // «ودانت البعثة …، ودعت الأطراف إلى …»: whom the second verb describes is its object
    if (described && draft.cueTakesObject && draft.joined && draft.opening === 'preposition' && last?.sentence === draft.sentence && last.gender === draft.gender) return ofVoice(last.voice, 'speaker-of-the-sentence');
    if (!described) return this.#ofPronoun(draft, context);
    const known = described.by === null ? null : (context.memory.findDescribed(described.by) ?? this.#mediumBefore(draft, described.by, context.memory));
    if (known) return ofVoice(known, described.rule);
    const holder = described.by === null || described.ids.length > 0 ? undefined : this.#view.findHolder(described.by);
    return holder ? this.#ofHolder(holder, context.memory) : described;
  }

  /** «فلان : …»: a name that nothing knows but the body, where its bearer speaks. */
  #ofName({ sentence, from }: Draft, memory: SpeakerMemory): Speaker {
    const words = this.#view.slice(this.#view.sentences[sentence]!.from, from).trim();
    const known = memory.findDescribed(words);
    return known ? ofVoice(known, 'named-in-the-body') : nobody(NOBODY_INSIDE, null);
  }

  /** «محلل سوري: …»: the one whom the body calls «المحلل السوري فلان». */
  #ofHeadlinesMan({ kind, subjects, sentence, from }: Draft): Speaker | null {
    if (kind !== 'colon' || subjects.length > 0 || !this.#isHeadline(sentence)) return null;
    const holder = this.#view.findHolder(this.#view.slice(this.#view.sentences[sentence]!.from, from).trim());
    return holder ? { ...nobody('holder-of-the-office', holder.name), ids: [holder.id] } : null;
  }

  /** «رئيس الجمهورية: …»: whoever holds that office in the article. */
  #ofOffice({ sentence, from }: Draft): Speaker {
    const head = this.#view.sentences[sentence]!.from;
    const words = this.#view.slice(head, from).trim();
    const holder = this.#view.findHolder(words) ?? this.#view.findHolderByHead(head);
    if (!holder) return nobody('office-before-colon', words);
    return { ...nobody('holder-of-the-office', holder.name), ids: [holder.id] };
  }

  /** «وأكد رئيس الوفد، فلان، أن»: whom «رئيس الوفد» means further down. */
  #noteDescription({ kind, to, subjects: [first] }: Draft): void {
    if (kind !== 'verb' || !first || first.entity.type !== 'person' || first.mention.form === 'title' || first.from < to + 2) return;
    const words = this.#describe(to, first.from);
    if (words) this.#view.noteRole(words, first.entity);
  }

  /** «أعلن عن مقتل …» with nobody before it: it was announced. */
  #isPassive({ to, content, opening, joined, kind, gender, count, sentence, from, cue }: Draft): boolean {
    if (count !== 'one') return false;
    if (cue.span[0] > this.#view.tokens.start[from]!) return false;
    // «جمعة يعلن عن تأسيس …»: a headline puts its subject first
    if (this.#isHeadline(sentence)) return false;
    if (kind !== 'verb' || opening !== 'preposition' || joined || gender !== 'm' || content !== to + 1) return false;
    return this.#view.particleAt(to, 'about') !== undefined && from > this.#view.sentences[sentence]!.from;
  }

  /** A subject beside the verb that is nobody known («قال وزير الخارجية إن»): no entity, but nobody else either. */
  #describedBeside(draft: Draft): Speaker | null {
    const { opening } = draft;
    const to = this.#behindAddressee(draft.to);
    // «…، كما أعلن وزير النقل»: the verb stands behind what it attributes
    const content = draft.content < draft.from ? this.#view.sentences[draft.sentence]!.to : draft.content;
    const view = this.#view;
    const isBi = opening === 'preposition' && draft.start > (this.#view.tokens.start[content] ?? draft.start);
    const isBare = opening === 'bare' || opening === 'object' || isBi;
    const quotation = view.quotationAt(to);
    if (quotation && quotation.to < content && view.isNameQuotation(quotation)) {
      const by = view.slice(quotation.from, quotation.to);
      return { ...nobody('described-beside-cue', by), own: isOwnOutlet(view, by) };
    }
    const medium = draft.cueTakesObject && draft.count === 'many' ? null : this.#mediumBeside(to, content);
    if (medium) return medium;
    const before = this.#describedBefore(draft);
    if (content <= to + (isBare ? 0 : 1) || !view.isWord(to) || view.isLoneProclitic(to)) return before;
    if (view.isAside(to) || (view.entryAt(to, 'cue-particles') && !view.particleAt(to, 'each')) || view.entryAt(to, 'channel-nouns') || this.#isCueItself(to)) return before;
    const met = view.found.at(to);
    if (met.length > 0 && met.every(({ clitics }) => (clitics & (BI | LI | KA)) !== 0)) return before;
    if (draft.cueTakesObject && draft.gender === 'm' && this.#isFeminine(to, content)) return before;
    const end = this.#objectFrom(draft, to, isBare ? content : content - 1);
    const by = this.#apposedName(to, end) ?? this.#describe(to, end);
    return by ? nobody('described-beside-cue', by) : before;
  }

  /** «أبلغت وزيرة البيئة الرئيس فلانا بأن»: the man whom a feminine verb is done to, with his titles, is no part of who speaks. */
  #objectFrom({ cueTakesObject, gender, count }: Draft, from: number, to: number): number {
    const view = this.#view;
    if (!cueTakesObject || count !== 'one') return to;
    const body = this.#bodyBehindNoun(from, to);
    if (gender !== 'f' || body < to) return body;
    for (let token = from + 1; token < to; token++) {
      const man = view.longestMentionAt(token);
      if (man?.entity.type !== 'person' || man.governed) continue;
      let start = token;
      while (start > from + 1 && view.isTitle(start - 1) && isDefinite(view, start - 1)) start -= 1;
      return view.genders.ofMention(man) === 'm' ? start : to;
    }
    return to;
  }

  /** «طالب عضو مجلس المحافظة الحكومة بصرف الرواتب»: a body with an article of its own, right behind another noun with one, is done to. */
  #bodyBehindNoun(from: number, to: number): number {
    const view = this.#view;
    for (let token = from + 1; token < to; token++) {
      const body = view.longestMentionAt(token);
      if (body && body.to >= to && !body.governed && !body.joined && body.entity.type === 'organization' && isDefinite(view, token) && isDefinite(view, token - 1)) return token;
    }
    return to;
  }

  /** «وكانت الناطقة التي … قد أكدت أن»: the subject stands behind كان, a clause about it between. */
  #describedBehindWas({ isEarlier, from, to, sentence, count }: Draft): Speaker | null {
    const view = this.#view;
    if (view.particleAt(to, 'fi')?.suffix) return null;
    const was = view.particleAt(view.sentences[sentence]!.from, 'was');
    const name = isEarlier && count === 'one' && was?.entry.id === 'was' ? this.#nameInFront(was.to, from) : null;
    if (name) return nobody('named-behind-was', name);
    if (!isEarlier || count !== 'one' || was?.entry.id !== 'was' || view.particleAt(was.to, 'was') || !(isDefinite(view, was.to) || view.entryAt(was.to, 'cue-nouns') || view.entryAt(was.to, 'cue-speakers') || view.entryAt(was.to, 'channel-nouns')?.entry.attributes['speaks'] === 'yes' || view.isTitle(was.to))) return null;
    if (view.mentionsAt(was.to).length > 0) return null;
    const by = this.#apposedName(was.to, from) ?? this.#describe(was.to, from);
    return by ? nobody('described-behind-was', by) : null;
  }

  /** «وكان فلان الفلاني، القائم بأعمال السفارة، قد كشف»: two or more words that nothing knows before the first comma. */
  #nameInFront(from: number, to: number): string | null {
    const view = this.#view;
    let end = from;
    while (end < to && view.isWord(end) && this.#mayBeNamed(end) && !isDefinite(view, from)) end += 1;
    return view.isComma(end) && end - from >= 2 && end - from <= LONGEST_APPOSED_NAME ? view.slice(from, end) : null;
  }

  /** «أما محامي القضايا الجزائية فلان، فقد رأى أن»: whom nobody knows stands in front. */
  #describedAsFor({ from, sentence, joined, count }: Draft): Speaker | null {
    const view = this.#view;
    const head = view.particleAt(view.sentences[sentence]!.from, 'as-for');
    const comma = view.isComma(from - 1) ? from - 1 : from - 2;
    if (!head || !joined || count !== 'one' || !view.isComma(comma) || comma - head.to > LONGEST_DESCRIPTION) return null;
    for (let token = head.to; token < comma; token++) if (!view.isWord(token) || view.mentionsAt(token).some(({ entity }) => entity.type === 'person')) return null;
    if (view.mentionsAt(head.to).length > 0) return null;
    return nobody('described-as-for', view.slice(head.to, comma));
  }

  /** «أفاد مساعد الرئيس المكلف بالإعلام، فلان الفلاني، بأن»: two or three words between commas that nothing knows are a name. */
  #apposedName(from: number, to: number): string | null {
    const view = this.#view;
    let open = from;
    while (open < Math.min(to, from + LONGEST_DESCRIPTION) && view.isWord(open)) open += 1;
    if (open === from || !view.isComma(open)) return null;
    let close = open + 1;
    const isOffice = view.isTitle(from);
    while (close < to && view.isWord(close) && (isOffice ? this.#mayBeNamed(close) : view.found.at(close).every(({ entry }) => NAME_WORDS.has(entry.class))) && !view.isLoneProclitic(close)) close += 1;
    const words = close - open - 1;
    return words >= 2 && words <= LONGEST_APPOSED_NAME && (close === to || view.isComma(close)) ? view.slice(open + 1, close) : null;
  }

  /** Behind an office and its comma any word may be a name («الطيب المدني») that leads to no time, place, saying or title. */
  #mayBeNamed(token: number): boolean {
    const view = this.#view;
    return !view.isAside(token) && !view.entryAt(token, 'cue-particles') && !view.entryAt(token, 'months') && !view.isTitle(token) && findCuesAt(view, token).length === 0 && view.mentionsAt(token).length === 0;
  }

  /** «أكد ل"الأنباء" فلان», «قال خلاله القائد», «قال د. فلان»: where a description may begin. */
  #behindAddressee(from: number): number {
    const view = this.#view;
    const quotation = view.isLoneProclitic(from) && !view.isJoiner(from) ? view.quotationAt(from + 1) : undefined;
    if (quotation && quotation.close !== null && view.isNameQuotation(quotation)) return quotation.close + 1;
    if (view.isInitial(from)) return from + 2;
    const aside = view.isAside(from);
    return aside?.suffix ? aside.to : from;
  }

  /** «وأشار الموقع إلى أن»: the medium that reported before. */
  #mediumBefore({ to }: Draft, by: string, memory: SpeakerMemory): Voice | null {
    const view = this.#view;
    const head = view.entryAt(to, 'channel-media');
    if (head?.entry.attributes['kind'] !== 'head' || !isDefinite(view, to) || by.includes(' ')) return null;
    const last = memory.last;
    return last && this.#typeOf(last.voice) !== 'person' ? last.voice : memory.findLastOf(MEDIA);
  }

  /** «تابع قوله», «جدد التأكيد»; «أعلنت حملة» only looks like «حمل» with a pronoun. */
  #isCueItself(token: number): boolean {
    return this.#view.has(token, 'cues') && this.#view.found.at(token).some(({ entry, suffix }) => entry.class === 'cues' && (suffix === '' || entry.attributes['form'] === 'masdar'));
  }

  /** «ودعا الهياكل القضائية إلى»: what a masculine verb cannot have for its subject is its object. */
  #isFeminine(token: number, content: number): boolean {
    const { language, tokens } = this.#view;
    if (this.#view.isTitle(token) || this.#view.bareEntryAt(token, 'cue-speakers')) return false;
    const { genders } = this.#view;
    if (genders.listed(language.vocabulary.text(tokens.form[token]!)) === 'm') return false;
    const ends = (at: number): boolean => at < content && this.#view.isWord(at) && isDefinite(this.#view, at) && genders.isFeminineForm(language.vocabulary.text(tokens.form[at]!));
    return ends(token) || ends(token + 1);
  }

  /** «يعلن المجلس …، ويدعو الأهالي إلى …»: a crowd right behind a second verb of calling is called upon. */
  #calledUpon(draft: Draft, { siblings }: SpeakerContext): Speaker | null {
    const [first] = draft.subjects;
    if (!draft.cueTakesObject || !draft.joined || draft.opening !== 'preposition' || first?.entity.type !== 'group' || first.from !== draft.to) return null;
    const last = siblings.at(-1);
    return last && last.draft.parent === draft.parent && last.voice.speakers.length > 0 && this.#fits(last.voice, last.draft, draft) ? ofVoice(last.voice, 'speaker-of-the-sentence') : null;
  }

  /** «أفادت القناة، نقلا عن مصادر، بأن»: the sources speak, the medium relays. */
  #takenFrom({ subjects, qualifiers, kind: form, from, to, content }: Draft): Speaker | null {
    const source = qualifiers.find(({ match, kind }) => match.entry.attributes['kind'] === 'relay' && kind === 'speaker');
    const [first] = subjects;
    if (!source || (first && !isMedium(this.#view, first) && !(first.from > from && source.from === first.to && source.from < content))) return null;
    // «ذكرت المنظمات الإنسانية نقلا عن شهود»
    const by = first || form !== 'verb' || source.from <= to || !isDefinite(this.#view, to) ? null : this.#describe(to, source.from);
    const relay: Link | null = first ? relayOf(first) : by === null ? null : { by, how: 'report' };
    if (!relay) return null;
    if (source.mentions.length > 0) return { ...this.#ofMentions(source.mentions, 'taken-from'), relay };
    return { ...nobody('taken-from', source.noun ? this.#describe(source.noun.from, source.to) : null), relay };
  }

  /** «الطرفان»: the two who spoke together before, when one of them is meant at all. */
  #knownPair(mentions: readonly PlacedMention[], memory: SpeakerMemory): Voice | null {
    const first = mentions[0];
    if (!first || first.mention.form !== 'title') return null;
    if (this.#view.entryAt(first.from, 'cue-speakers')?.entry.attributes['kind'] !== 'pair') return null;
    const pair = memory.findPair();
    return pair && mentions.some(({ entity }) => pair.speakers.includes(entity.id)) ? pair : null;
  }

  /** «الطرفان» names two at once: whoever spoke first of them before stays first. */
  #inKnownOrder(speaker: Speaker, memory: SpeakerMemory): Speaker {
    if (speaker.ids.length < 2) return speaker;
    const known = memory.findVoiceOf(speaker.ids);
    return known ? { ...speaker, ids: known.speakers, by: known.by } : speaker;
  }

  /** «وذكر الموقع الإلكتروني لصحيفة …»: a medium that no name finder knows. */
  #mediumBeside(from: number, to: number): Speaker | null {
    const view = this.#view;
    for (let token = from; token < Math.min(to, from + 3) && view.isWord(token); token++) {
      const medium = findMediumAt(view, token, token > from && view.entryAt(from, 'channel-media') ? LI : 0);
      if (!medium && view.isAside(token)) return null;
      if (!medium || medium.to > to) continue;
      const { by, entity } = medium.link;
      return { ...nobody('medium-beside-cue', by), ids: entity ? [entity] : [], isMedium: true, own: isOwnOutlet(view, by) };
    }
    return null;
  }

  /** «لكن قائد الشرطة قال إن», «المصادر التي قالت إن»: a description before the verb. */
  #describedBefore(draft: Draft): Speaker | null {
    const { from, joined, sentence } = draft;
    const view = this.#view;
    const head = view.sentences[sentence]!.from;
    let token = from - 1;
    if (draft.count === 'many' && !this.#isPluralBefore(draft)) return this.#describedBehindLate(draft, head);
    if ((draft.count !== 'one' && !this.#isPluralBefore(draft)) || draft.cue.span[0] > view.tokens.start[from]!) return null;
    if (joined || view.isLoneProclitic(token) || token < head || !(OPENLY.has(draft.opening) || this.#isHeadline(sentence) || this.#isPluralBefore(draft)) || !view.isWord(token) || view.isWithinAside(token)) return null;
    if (view.particleAt(token, 'relative')) return draft.hasPronoun ? null : this.#antecedent(token);
    // «نشرت بيانا أكدت فيه أن», «برقية إلى الرئيس قال فيها»: the text is no speaker, nor is its reader
    if (view.isAside(draft.to)?.suffix) return null;
    if (view.entryAt(token, 'cue-particles') || (view.particleAt(draft.to, 'fi')?.suffix && this.#hasTextBefore(from, head))) return null;
    while (token > Math.max(head, from - LONGEST_DESCRIPTION) && view.isWord(token - 1) && !view.entryAt(token - 1, 'cue-particles')) token -= 1;
    const first = token;
    token = this.#headOfDescription(token, head);
    // «وعن وضع المطار قال: …»: what he speaks about
    if (token === first && (GOVERNS_TOPIC.some((kind) => view.particleAt(token - 1, kind)) || this.#isTopic(token))) return null;
    // «ثم قال إن», «دعني أقول»: one word describes somebody only as a known kind of speaker or with the article
    if (token === from - 1 && draft.count === 'one' && !isDefinite(view, token) && !view.isTitle(token) && !view.bareEntryAt(token, 'cue-speakers') && !this.#isHeadline(sentence)) return null;
    return token > head || !view.isAside(token) ? nobody('described-before-cue', view.slice(token, from)) : null;
  }

  /** «إلا أن معارضي الاتفاق، وخصوصا التجار، يؤكدون»: who comes right behind the conjunction, far before the verb. */
  #describedBehindLate({ from, joined, opening }: Draft, head: number): Speaker | null {
    const view = this.#view;
    if (joined || !OPENLY.has(opening)) return null;
    for (let token = from - 1; token >= Math.max(head, from - FARTHEST_PLURAL); token--) {
      if (findCuesAt(view, token).some(isFinite)) return null;
      const late = view.particleAt(token, 'late');
      if (!late || late.suffix || late.to >= from) continue;
      if (view.mentionsAt(late.to).length > 0 || view.particleAt(late.to, 'an')) return null;
      const by = this.#describe(late.to, from);
      return by ? nobody('described-behind-late', by) : null;
    }
    return null;
  }

  /** «لكن منتقدين يقولون»: a plural with no article right before a verb in the plural. */
  #isPluralBefore({ from, count }: Draft): boolean {
    return count === 'many' && this.#view.isPluralForm(from - 1) && ['late', 'an', 'break', 'was'].some((kind) => this.#view.particleAt(from - 2, kind));
  }

  #isTopic(token: number): boolean {
    const { id = '' } = this.#view.isAside(token)?.entry ?? {};
    return id === 'occasion' || id === 'concession' || id === 'time' || id === 'place';
  }

  #hasTextBefore(from: number, head: number): boolean {
    for (let token = from - 1; token >= Math.max(head, from - LONGEST_DESCRIPTION); token--) if (this.#view.entryAt(token, 'channel-nouns')) return true;
    return false;
  }

  /** «مصادر في المدينة أبلغتنا أن»: the noun that speaks stands before the preposition. */
  #headOfDescription(from: number, head: number): number {
    const view = this.#view;
    if (!view.particleAt(from - 1, 'fi') && !view.particleAt(from - 1, 'min')) return from;
    for (let token = from - 2; token >= Math.max(head, from - LONGEST_DESCRIPTION) && view.isWord(token); token--) {
      const noun = view.bareEntryAt(token, 'cue-speakers');
      if (noun && noun.entry.attributes['kind'] === 'anonymous') return token;
    }
    return from;
  }

  /** A headline puts its subject first: «التحالف يعلن هدنة». */
  #isHeadline(sentence: number): boolean {
    return HEADS.has(this.#view.blocks[this.#view.sentences[sentence]!.block]!.role);
  }

  /** The name before a relative clause. */
  #antecedent(relative: number): Speaker | null {
    const view = this.#view;
    const end = view.isComma(relative - 1) || view.isQuote(relative - 1) ? relative - 1 : relative;
    const mention = view.mentionsEndingAt(end)[0];
    if (mention) return this.#ofMentions([mention], 'name-before-clause');
    let from = end;
    while (from > Math.max(0, end - LONGEST_DESCRIPTION) && view.isWord(from - 1) && !view.entryAt(from - 1, 'cue-particles')) from -= 1;
    return from < end ? nobody('described-before-cue', view.slice(from, end)) : null;
  }

  #ofMentions(mentions: readonly PlacedMention[], rule: string): Speaker {
    const ids = [...new Set(mentions.map(({ entity }) => entity.id))];
    const first = mentions[0]!;
    const medium = first.entity.type === 'organization' && isMedium(this.#view, first);
    const own = medium && isOwnOutlet(this.#view, first.entity.name);
    return { ids, by: first.entity.name, own, isMedium: medium, relay: null, voice: null, rule };
  }

  #ofMedium({ source }: Draft): Speaker {
    const { link } = source!.medium!;
    const ids = link.entity ? [link.entity] : [];
    return { ids, by: link.by, own: isOwnOutlet(this.#view, link.by), isMedium: true, relay: null, voice: null, rule: 'according-to-medium' };
  }

  /** «نقلت الوكالة عن مسؤول أن…», «نقل عن مسؤول قوله إن…». */
  #quotedSource({ to, content, subjects, cueId }: Draft, memory: SpeakerMemory): Speaker | null {
    const view = this.#view;
    const taken = originOf(cueId);
    for (let token = to; token < content - 1; token++) {
      if (!view.particleAt(token, taken)) continue;
      const relay = subjects[0] && subjects[0].from < token ? relayOf(subjects[0]) : this.#quotedRelay(to, token);
      // «نقلت الوكالة عنه القول»
      const last = view.particleAt(token, taken)!.suffix ? memory.last : null;
      if (last) return { ...ofVoice(last.voice, 'quoted-by-medium'), voice: null, relay };
      const named = this.#namedBetween(token + 1, content);
      if (named.length > 0) return { ...this.#ofMentions(named, 'quoted-by-medium'), relay };
      const by = this.#describe(token + 1, content - 1);
      return { ...nobody('quoted-by-medium', by), relay };
    }
    return null;
  }

  /** «علمت «المنارة» من مصادر مطلعة أن»: who told the outlet speaks. */
  #learntFrom({ cueId, to, content }: Draft): Speaker | null {
    if (cueId !== 'calim') return null;
    const view = this.#view;
    for (let token = to; token < content - 1; token++) {
      if (!view.particleAt(token, 'min')) continue;
      const named = this.#namedBetween(token + 1, content);
      return named.length > 0 ? this.#ofMentions(named, 'told-the-outlet') : nobody('told-the-outlet', this.#describe(token + 1, content - 1));
    }
    return null;
  }

  /** «ونقل "مكتب أخبار المدينة" عن …», «نقل التلفزيون الرسمي عن …»: a medium that is no name. */
  #quotedRelay(from: number, about: number): Link | null {
    const view = this.#view;
    const quotation = view.quotationAt(from);
    if (quotation) return { by: view.slice(quotation.from, quotation.to), how: 'report' };
    if (from === about || view.isAside(from) || view.entryAt(from, 'cue-particles')) return null;
    const by = this.#describe(from, about);
    return by ? { by, how: 'report' } : null;
  }

  #namedBetween(from: number, to: number): readonly PlacedMention[] {
    const view = this.#view;
    let nested: readonly PlacedMention[] = [];
    for (let token = from; token < to; token++) {
      if (view.isComma(token)) break;
      const mention = view.longestMentionAt(token);
      if (!mention) continue;
      const same = view.mentionsAt(token).filter((other) => other.to === mention.to);
      if (mention.entity.type === 'person' || token === from) return same;
      if (nested.length === 0) nested = same;
    }
    return nested;
  }

  /** A source in the article's own words, for the chain. */
  #describe(from: number, to: number): string | null {
    const view = this.#view;
    let end = from;
    while (end < Math.min(to, from + LONGEST_DESCRIPTION) && view.isWord(end) && !this.#endsDescription(end, from)) end += 1;
    if (end === from + LONGEST_DESCRIPTION && end < to && view.isWord(end) && !this.#endsDescription(end, from)) end = this.#tailEnd(from, end, to);
    while (end > from + 1 && ((view.entryAt(end - 1, 'cue-particles') && !view.entryAt(end - 1, 'cue-particles')!.suffix) || view.tokens.slice(end - 1).endsWith(TATWEEL))) end -= 1;
    return end > from ? this.#withoutLam(from, view.slice(from, end).replace(/["“”«»‹›]/g, '')) : null;
  }

  /** «المتحدث باسم … بالمدينة فلان الفلاني»: a name that nothing knows ends the description whole; one that goes on longer ends with the last name in it. */
  #tailEnd(from: number, end: number, to: number): number {
    let tail = end;
    while (tail < Math.min(to, end + LONGEST_TAIL) && this.#view.isWord(tail) && !this.#endsDescription(tail, from) && this.#mayBeNamed(tail)) tail += 1;
    if (tail === to || !this.#view.isWord(tail) || this.#endsDescription(tail, from)) return tail;
    for (let at = end; at > from + 1; at--) if (this.#view.mentionsEndingAt(at).length > 0) return at;
    return end;
  }

  /** «وفقا للمعلومات المتاحة», «وفقا لإحصاءات …»: «ل» belongs to the words of attribution. */
  #withoutLam(token: number, words: string): string {
    const matches = this.#view.found.at(token);
    if (matches.length === 0 || matches.some(({ clitics }) => (clitics & LI) === 0)) return words;
    const { fused, prefix } = matches[0]!;
    return fused ? ALEF + words.slice(prefix.length || 1) : words.slice(prefix.length);
  }

  /** «أمير منطقة السهل في المجلس»: behind the place of an office «في» tells where he speaks. */
  #isBehindItsPlace(token: number, from: number): boolean {
    const view = this.#view;
    return view.particleAt(token, 'fi') !== undefined && view.isTitle(from) && view.mentionsAt(token + 1).length === 0 && view.mentionsEndingAt(token).some(({ entity }) => entity.type === 'place');
  }

  #endsDescription(token: number, from: number): boolean {
    if (token === from) return false;
    const view = this.#view;
    if (this.#isBehindItsPlace(token, from)) return true;
    if (view.particleAt(token, 'fi') && view.isWord(token + 1) && !view.entryAt(token + 1, 'channel-nouns') && !view.isAside(token + 1)) return false;
    if (view.mayLean(token, LI) && findMediumAt(view, token, LI)) return true;
    const aside = view.isAside(token);
    // «لتقرير أصدره مؤخرا مركز …»
    if (aside && (aside.entry.id === 'adverb' || aside.entry.id === 'day') && aside.to === token + 1 && view.entryAt(from, 'channel-nouns')) return false;
    if (aside || view.isLoneProclitic(token) || view.isTrapped(token) || view.bareEntryAt(token, 'cue-sources') || findCuesAt(view, token).some(endsPhrase)) return true;
    return view.has(token, 'cue-particles') && ['an', 'ala', 'ila', 'min', 'relative', 'joins'].some((kind) => view.particleAt(token, kind));
  }

  #ofNoun(draft: Draft, noun: LexiconMatch, { memory, siblings }: SpeakerContext): Speaker {
    if (noun.entry.class === 'channel-nouns') return this.#ofTextOfSentence(draft, noun, siblings) ?? this.#ofText(draft, noun, memory);
    const kind = noun.entry.attributes['kind'];
    if (kind === 'same' || (kind === 'role' && this.#standsAlone(draft, noun))) {
      const holder = kind === 'role' ? this.#view.findHolder(this.#view.slice(noun.from, noun.to)) : undefined;
      if (holder) return this.#ofHolder(holder, memory);
      // «المصدر نفسه»: the text just quoted
      const isText = noun.to > noun.from + 1 && memory.last !== null && TEXTS.has(memory.last.voice.channel);
      const source = kind === 'same' && !isText ? memory.findNoun(this.#view.slice(noun.from, noun.from + 1)) : null;
      if (source) return ofVoice(source, 'same-source');
      const turn = memory.last;
      const person = turn ? this.#personOf(draft, noun, turn.voice) : null;
      if (person) return person;
      if (turn && !(kind === 'role' && this.#isAnothers(draft, noun, turn.voice))) return ofVoice(turn.voice, 'same-source');
    }
    if (kind === 'pair') return this.#ofPair(memory);
    if (kind === 'own') return { ...nobody('own-reporter', this.#view.article.outlet), own: true };
    if (draft.subjects.length > 0 && kind === 'anonymous') return this.#ofMentions(draft.subjects, 'named-beside-cue');
    // «قال المسؤول في المدينة»: the official just quoted
    const before = kind === 'role' ? memory.findNoun(this.#view.slice(noun.from, noun.from + 1)) : null;
    if (before && memory.last?.voice === before) return ofVoice(before, 'same-source');
    return nobody('unnamed-source', this.#describe(noun.from, draft.content < noun.from && draft.source ? draft.source.to : Math.max(draft.content - 1, noun.to)));
  }

  /** «وحذرت المنظمة من … وهدد الجنرال»: no body is meant by a man's rank, but by its spokesman. */
  #isAnothers({ carries }: Draft, { entry }: LexiconMatch, last: Voice): boolean {
    const type = this.#typeOf(last);
    return !carries && entry.id !== SPOKESMEN && (type === 'organization' || type === 'place');
  }

  /** «حذر السفير»: the only one whom the article calls an ambassador. */
  #ofHolder(holder: Entity, memory: SpeakerMemory): Speaker {
    const voice = memory.findVoiceOf([holder.id]);
    return voice ? ofVoice(voice, 'holder-of-the-office') : { ...nobody('holder-of-the-office', holder.name), ids: [holder.id] };
  }

  /** «أفادت الوكالة بأن فلانا … وأوضح المسؤول»: a man is meant, not the body that spoke last. */
  #personOf(draft: Draft, noun: LexiconMatch, last: Voice): Speaker | null {
    if (noun.entry.attributes['kind'] !== 'role' || this.#typeOf(last) !== 'organization') return null;
    const view = this.#view;
    const { from } = view.sentences[draft.sentence]!;
    const before = view.sentences[draft.sentence - 1] ?? { from, to: from };
    const person = this.#personIn(from, draft.from) ?? this.#personIn(before.from, before.to);
    if (!person) return null;
    const relay: Link | null = last.channel === 'report' ? { by: last.by, how: 'report', entity: last.speakers[0] ?? null } : null;
    return { ...this.#ofMentions([person], 'person-described'), relay };
  }

  #personIn(from: number, to: number): PlacedMention | undefined {
    for (let token = from; token < to; token++) {
      const person = this.#view.mentionsAt(token).find(({ entity, governed }) => entity.type === 'person' && !governed);
      if (person) return person;
    }
    return undefined;
  }

  /** «وأضاف الوزير أن»: nothing tells more about whom the description means. */
  #standsAlone(draft: Draft, { to, entry }: LexiconMatch): boolean {
    const view = this.#view;
    const { content } = draft;
    let token = to;
    // «الخبير العسكري» is the expert before; «الوزير التركي» may be another
    const bars = (at: number): boolean => entry.id !== 'role-any' && view.entryAt(at, 'nationality') !== undefined;
    while (token < content - 1 && (view.particleAt(token, 'self') || (isDefinite(view, token) && !bars(token)))) token += 1;
    if (draft.source) return token >= draft.source.to || view.isComma(token);
    if (view.particleAt(token, 'fi')) return false;
    return content - token <= 2 || !view.isWord(token) || view.isAside(token) !== undefined;
  }

  #ofPair(memory: SpeakerMemory): Speaker {
    const voice = memory.findPair();
    return voice ? ofVoice(voice, 'the-two-who-spoke') : nobody('the-two-who-spoke', null);
  }

  /** «حسب ما أعلنت الرئاسة، وجاء في بيان: …»: the text of whoever spoke just before. */
  #ofTextOfSentence(draft: Draft, noun: LexiconMatch, siblings: SpeakerContext['siblings']): Speaker | null {
    const last = siblings.at(-1);
    if (!draft.joined || draft.parent || !last || last.voice.speakers.length === 0 || this.#typeOf(last.voice) === 'person') return null;
    if ((noun.clitics & AL) !== 0 || noun.suffix || draft.content <= noun.to || this.#issuers(noun.to, draft.content).length > 0) return null;
    return ofVoice(last.voice, 'text-of-the-speaker');
  }

  /** «بيان صادر عن …» speaks for its issuer; «البيان» for the one issued before. */
  #ofText(draft: Draft, noun: LexiconMatch, memory: SpeakerMemory): Speaker {
    const view = this.#view;
    const callsUpon = this.#textCallsUpon(draft, noun);
    if (draft.subjects.length > 0 && !callsUpon) return this.#ofMentions(draft.subjects, 'issuer-of-text');
    const to = draft.content >= noun.to ? draft.content : (draft.source?.to ?? noun.to + LONGEST_DESCRIPTION);
    const issuers = callsUpon ? [] : this.#issuers(noun.to, to);
    // «بيان بشأن الهدنة في اليمن هذا نصه»: the place is what it is about
    if (issuers.length > 0 && !(draft.rule === 'text-printed' && issuers[0]!.entity.type === 'place')) return this.#ofMentions(issuers, 'issuer-of-text');
    // «بحسب ما ذكره في تصريحه»
    if (noun.suffix && draft.source && memory.last) return ofVoice(memory.last.voice, 'speaker-before');
    const shown = issuers.length === 0 && view.particleAt(noun.to, 'relative') && isDefinite(view, noun.to + 2) ? this.#describe(noun.to + 2, to) : null;
    // «التقرير الذي بثته القناة الفرنسية»
    if (shown) return nobody('issuer-of-text', shown);
    // «رسالة بعث بها إلى …»: the pronoun of its verb
    const sender = memory.last && view.isWord(noun.to) && view.isAside(noun.to + 1)?.entry.id === 'toward' ? memory.last : null;
    if (sender && issuers.length === 0) return ofVoice(sender.voice, 'text-of-the-speaker');
    if (!TEXTS.has(noun.entry.attributes['how']!)) return nobody('text-without-issuer', this.#describe(noun.from, to));
    if ((noun.clitics & AL) === 0 && !noun.suffix) return nobody('text-without-issuer', this.#describe(noun.from, to));
    const last = memory.findLastOf(new Set([noun.entry.attributes['how']!])) ?? memory.findLastOf(TEXTS);
    if (last) return this.#ofIssuer(last);
    const turn = noun.suffix || (noun.clitics & AL) !== 0 ? memory.last : null;
    if (turn) return ofVoice(turn.voice, 'text-named-before');
    return nobody('text-without-issuer', this.#describe(noun.from, to));
  }

  /** «وأهاب البيان بكافة الأطراف», «طالب البيان الأطراف بـ»: right behind a text with the article stands whom it calls upon. */
  #textCallsUpon({ kind, subjects: [first], cueTakesObject, opening }: Draft, noun: LexiconMatch): boolean {
    if (kind !== 'verb' || (noun.clitics & AL) === 0 || !(cueTakesObject || opening === 'preposition')) return false;
    return (first ?? this.#view.longestMentionAt(noun.to))?.from === noun.to;
  }

  /** The text speaks for whoever issued it, not for those whom it quotes. */
  #ofIssuer(voice: Voice): Speaker {
    const at = voice.through.findLastIndex(({ how }) => TEXTS.has(how) && how !== 'report');
    const issuer = voice.through[at];
    if (!issuer) return ofVoice(voice, 'text-named-before');
    const speakers = issuer.entity ? [issuer.entity] : [];
    return ofVoice({ speakers, by: issuer.by, channel: issuer.how, through: voice.through.slice(at + 1), own: false }, 'text-named-before');
  }

  #issuers(from: number, to: number): readonly PlacedMention[] {
    const view = this.#view;
    for (let token = from; token < to; token++) {
      const published = token === from && view.particleAt(token, 'relative') ? view.longestMentionAt(token + 2) : undefined;
      // «البيان الذي أصدرته الوزارة»
      if (published && !published.governed && published.entity.type !== 'place') return view.mentionsAt(published.from).filter((other) => other.to === published.to);
      if (view.isComma(token) || view.particleAt(token, 'relative') || view.entryAt(token, 'channel-relays') || view.opensClause(token)) return [];
      // «قال البيان في وقت متأخر …»: a phrase of time or place names no issuer
      if (PARTS_ISSUER.has(view.isAside(token)?.entry.id ?? '')) return [];
      const mention = view.longestMentionAt(token);
      // «بيان المنسقية العامة لرئاسة الوزراء»: a body that nothing knows, of the one named
      if (mention?.governed && token > from && isDefinite(view, from) && !view.isTitle(from)) return [];
      if (mention) return view.mentionsAt(token).filter((other) => other.to === mention.to);
    }
    return [];
  }

  #ofPronoun(draft: Draft, context: SpeakerContext): Speaker {
    return this.#nameOfText(draft) ?? this.#nameInClause(draft) ?? this.#publisherOf(draft, context.memory) ?? this.#inside(draft, context) ?? this.#inSentence(draft, context) ?? this.#before(draft, context) ?? nobody(this.#isRelative(draft) ? UNKNOWN_THEY : 'speaker-unknown', null);
  }

  /** «أصدرت الحركة بيانا قالت فيه إن»: whoever published the text, when no name stands there. */
  #publisherOf({ kind, from, to, joined, sentence, parent, count }: Draft, memory: SpeakerMemory): Speaker | null {
    const view = this.#view;
    if (kind !== 'verb' || joined || parent || count !== 'one' || !view.particleAt(to, 'fi')?.suffix) return null;
    const first = view.sentences[sentence]!.from;
    const was = view.particleAt(first, 'was');
    // «وكان الرئيس وجه خطابا طلب فيه»
    const head = was ? was.to - 1 : first;
    let text = from - 1;
    while (text > head && !view.entryAt(text, 'channel-nouns')) text -= 1;
    if (text <= head + 1 || from - text > FARTHEST_TEXT) return null;
    for (let token = head + 1; token < text; token++) {
      const mention = view.longestMentionAt(token);
      // «صدر عن القيادة بيان أكدت فيه»
      if (mention && token === head + 2 && !mention.governed && mention.entity.type !== 'place' && view.particleAt(head + 1, 'about')) return this.#ofMentions(view.mentionsAt(token).filter(({ to: end }) => end === mention.to), 'publisher-of-the-text');
      if (mention && !was || !view.isWord(token)) return null;
    }
    if (!isDefinite(view, head + 1) || view.mentionsAt(head + 1).length > 0 || view.mayLean(head, AL) || view.isAside(head)) return null;
    let end = head + 2;
    while (was && end < text && isDefinite(view, end)) end += 1;
    const by = this.#describe(head + 1, was ? end : text);
    const holder = by ? view.findHolder(by) : undefined;
    if (holder) return this.#ofHolder(holder, memory);
    return by ? nobody('publisher-of-the-text', by) : null;
  }

  /** «الذين يقولون إن»: some people who are not told to say so now. */
  #isRelative({ from, count }: Draft): boolean {
    return count !== 'one' && this.#view.particleAt(from - 1, 'relative') !== undefined;
  }

  /** «الخطاب الذي ألقاه فلان أمس وتوعد خلاله بـ…»: whose doing the clause is about. */
  #nameInClause({ kind, to, from, joined, sentence, count, gender }: Draft): Speaker | null {
    const view = this.#view;
    if (kind !== 'verb' || !joined || count !== 'one' || !(view.particleAt(to, 'fi')?.suffix || view.isAside(to)?.suffix)) return null;
    let head = from - 1;
    while (head > view.sentences[sentence]!.from && !view.particleAt(head, 'relative')) head -= 1;
    const subject = head + 2;
    if (!view.particleAt(head, 'relative') || subject >= from) return null;
    const named = [...view.mentionsAt(subject), ...(view.isTitle(subject) ? view.mentionsAt(subject + 1) : [])];
    const doer = named.find(({ entity, governed }) => !governed && (entity.type === 'person' || entity.type === 'organization'));
    const told = doer ? view.genders.ofMention(doer) : null;
    return doer && (told ?? gender) === gender ? this.#ofMentions([doer], 'name-in-the-clause') : null;
  }

  /** «في مؤتمر عقده الوزير فلان أمس، أكد فيه أن», «تصريحات فلان التي قال فيها إن»: the man of the clause before, whatever governs his name. */
  #nameOfText({ kind, to, from, joined, sentence, gender, count, cue }: Draft): Speaker | null {
    const view = this.#view;
    // «فصرخ فيه قائلا»: at whom, not in what
    if (cue.span[0] > view.tokens.start[from]!) return null;
    if (kind !== 'verb' || joined || count !== 'one' || gender !== 'm' || !(view.isComma(from - 1) || view.particleAt(from - 1, 'relative'))) return null;
    if (!view.particleAt(to, 'fi')?.suffix && !view.isAside(to)?.suffix) return null;
    for (let token = from - 1; token >= view.sentences[sentence]!.from; token--) {
      const person = view.mentionsAt(token).find(({ entity, governed }) => entity.type === 'person' && !governed);
      if (person) return this.#ofMentions([person], 'name-of-the-text');
    }
    return null;
  }

  /** The subject inside the content that the verb stands in. */
  #inside(draft: Draft, { parentVoice, memory }: SpeakerContext): Speaker | null {
    const { parent } = draft;
    if (!parent || !parentVoice) return null;
    const inner = this.#subjectIn(parent.content, draft.from, draft);
    const pair = inner && this.#knownPair(inner, memory);
    if (pair) return ofVoice(pair, 'the-two-who-spoke');
    if (inner) return this.#inKnownOrder(this.#ofMentions(inner, 'subject-of-the-report'), memory);
    const voice = draft.count === 'one' ? null : memory.findPair();
    if (voice) return ofVoice(voice, 'the-two-who-spoke');
    if (draft.count !== 'one') return nobody('the-two-unknown', null);
    return draft.kind === 'verb' ? nobody(NOBODY_INSIDE, null) : ofVoice(parentVoice, 'speaker-of-the-report');
  }

  #inSentence(draft: Draft, { siblings }: SpeakerContext): Speaker | null {
    for (let at = siblings.length - 1; at >= 0; at--) {
      const { draft: sibling, voice } = siblings[at]!;
      if (sibling.parent === draft.parent && isMeans(this.#view, draft) && at === siblings.length - 1) return ofVoice(voice, 'speaker-of-the-sentence');
      if (sibling.parent === draft.parent && this.#fits(voice, sibling, draft)) return ofVoice(voice, 'speaker-of-the-sentence');
    }
    if (draft.kind === 'quotation' || draft.carries) return null;
    const { from } = this.#view.sentences[draft.sentence]!;
    const subject = draft.parent ? null : this.#subjectIn(from, draft.from, draft);
    return subject ? this.#ofMentions(subject, 'subject-of-the-sentence') : null;
  }

  #fits(voice: Voice, sibling: Draft, draft: Draft): boolean {
    if (draft.count !== 'one') return voice.speakers.length > 1 || sibling.count !== 'one' || this.#typeOf(voice) === 'group';
    if (voice.speakers.length > 1) return false;
    const gender = sibling.kind === 'verb' || sibling.kind === 'participle' ? sibling.gender : this.#genderOf(voice);
    return gender === null || gender === draft.gender || this.#typeOf(voice) === 'group';
  }

  #typeOf({ speakers }: Voice): string | undefined {
    return this.#view.entities.get(speakers[0] ?? '')?.type;
  }

  #genderOf({ speakers }: Voice) {
    const entity = this.#view.entities.get(speakers[0] ?? '');
    return entity ? this.#view.genders.of(entity) : null;
  }

  /** Whoever spoke last, or was the subject of the sentence before, and agrees with the verb. */
  #before(draft: Draft, { memory }: SpeakerContext): Speaker | null {
    const { gender, count } = draft;
    if (draft.kind === 'quotation' || draft.kind === 'source') {
      const turn = this.#isTheirs(draft) ? memory.findLast({ gender: 'm', count: 'many' }) : memory.last;
      return turn ? ofVoice(turn.voice, 'speaker-before') : null;
    }
    const turn = memory.findLast({ gender, count });
    const recent = turn !== null && turn.sentence >= draft.sentence - 1;
    if (turn && (recent || draft.carries)) return ofVoice(turn.voice, 'speaker-before');
    const subject = this.#subjectBefore(draft);
    // «تناولت الصحف …، كما أوضح أن»: a man who spoke before a body that only may be meant
    const isUnsure = gender === 'm' && count === 'one' && (subject?.[0]?.entity.type === 'group' || (subject?.[0]?.entity.type === 'organization' && this.#view.genders.ofMention(subject[0]) === null));
    if (subject && !(isUnsure && turn && this.#typeOf(turn.voice) === 'person')) return this.#ofMentions(subject, 'subject-before');
    if (turn) return ofVoice(turn.voice, 'speaker-before');
    return null;
  }

  /** «حسب قولهم»: the pronoun is of many. */
  #isTheirs({ source }: Draft): boolean {
    const wording = source?.kind === 'hedge' ? this.#view.entryAt(source.match.to, 'cue-wordings') : undefined;
    return wording !== undefined && this.#view.isOfMany(wording.suffix);
  }

  /** The subject of the sentence before; for a feminine verb also of those before it, where a woman or a body is certain. */
  #subjectBefore(draft: Draft): readonly PlacedMention[] | null {
    const reach = draft.gender === 'f' && draft.count === 'one' ? FARTHEST_SUBJECT : 1;
    for (let back = 1; back <= reach; back++) {
      const before = this.#view.sentences[draft.sentence - back];
      const subject = before ? this.#subjectIn(before.from, this.#firstClause(before), draft) : null;
      if (subject) return subject;
    }
    return null;
  }

  /** «سئل عن المنصب الذي ينتخبه البرلمان»: whom a relative clause names is not the subject of its sentence. */
  #firstClause({ from, to }: { from: number; to: number }): number {
    for (let token = from + 1; token < to; token++) {
      if (this.#view.isComma(token)) return to;
      if (this.#view.particleAt(token, 'relative') && this.#view.mentionsEndingAt(token).length === 0) return token;
    }
    return to;
  }

  /** The first names in a token range that a verb of this form can mean and no preposition governs. */
  #subjectIn(from: number, to: number, draft: Draft): readonly PlacedMention[] | null {
    const view = this.#view;
    for (let token = from; token < to; token++) {
      const mention = view.longestMentionAt(token);
      if (!mention || mention.governed || isGoverned(view, token, from)) continue;
      const same = view.mentionsAt(token).filter((other) => other.to === mention.to);
      if (draft.count !== 'one') {
        const joint = same.length > 1 ? same : this.#coordinated(same, mention.to, to);
        if (joint.length > 1 || mention.entity.type === 'group') return joint;
      } else if (same.length === 1 && this.#canSpeak(mention, draft)) return same;
    }
    return null;
  }

  #coordinated(first: readonly PlacedMention[], after: number, to: number): readonly PlacedMention[] {
    for (let token = after; token < Math.min(to, after + LONGEST_DESCRIPTION); token++) {
      const mention = this.#view.longestMentionAt(token);
      if (mention?.joined && !mention.governed) return [...first, mention];
    }
    return first;
  }

  #canSpeak(placed: PlacedMention, { gender, sentence, joined, isWeak, opening }: Draft): boolean {
    const { entity, from } = placed;
    // «تركيا تدين … وتتوعد»: a place speaks on only where it stood first
    const first = this.#view.sentences[sentence]!.from;
    if (entity.type === 'place' && !(joined && (from === first || (from === first + 1 && !isWeak && OPENLY.has(opening))))) return false;
    const known = this.#view.genders.ofMention(placed);
    if (entity.type === 'group') return true;
    return known === null ? entity.type === 'person' ? gender === 'm' : true : known === gender;
  }
}

/** A verb, or a participle in the accusative of manner; «مطلعة» is an adjective. */
const endsPhrase = (cue: Cue): boolean => isFinite(cue) || cue.form === 'masdar' || cue.gender === 'm';

const relayOf = ({ entity }: PlacedMention): Link => ({ by: entity.name, how: 'report', entity: entity.id });

function isDefinite(view: TextView, token: number): boolean {
  return view.isWord(token) && view.mayLean(token, AL);
}

function nobody(rule: string, by: string | null): Speaker {
  return { ids: [], by, own: false, isMedium: false, relay: null, voice: null, rule };
}

function ofVoice(voice: Voice, rule: string): Speaker {
  return { ids: voice.speakers, by: voice.by, own: voice.own, isMedium: false, relay: null, voice, rule };
}

