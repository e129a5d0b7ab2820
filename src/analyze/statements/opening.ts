import { AL, BI, FA, KA, LI, PREPOSITIONS, WA } from '../../text/clitics.ts';
import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import type { Quotation } from '../../text/quotations.ts';
import { type Cue, FATHATAN, findCuesAt, isFinite, originOf } from './cue.ts';
import { isMedium } from './media.ts';
import { isFirstPerson, isFutureVerb } from './realis.ts';
import { GOVERNING } from './takes.ts';
import type { PlacedMention, TextView } from './text-view.ts';
import { bitsOf } from './token-classes.ts';

export type OpeningKind = 'an' | 'colon' | 'quote' | 'preposition' | 'bare' | 'object';

/** Where what a cue attributes begins, and who stands between the two. */
export interface Opening {
  readonly kind: OpeningKind;
  /** The word or mark that opens it. */
  readonly marker: number;
  /** First token of the content. */
  readonly content: number;
  /** Offset of its first character: after a proclitic ب when that opened it. */
  readonly start: number;
  /** Mentions between cue and content that may be its subject; empty when the verb's pronoun is. */
  readonly subjects: readonly PlacedMention[];
  /** A noun that speaks without a name: البيان، مصدر، المعلومات. */
  readonly noun: LexiconMatch | null;
}

/** A speech after a bare verb, with neither أن nor colon, is at least so many words long. */
const SHORTEST_BARE_QUOTATION = 3;
/** A cue further from its content than this, in tokens, is not its cue. */
const LONGEST_APPROACH = 70;
/** Other verbs of saying between a cue and its content; with six or more the seeds and the annotated news lose nothing. */
const MOST_VERBS_PASSED = 6;
/** A title before a name is not longer than this. */
const LONGEST_TITLE = 9;

/** Words behind a subject that are a part of its name or title, not of what is said, when أن follows. */
const LONGEST_APPOSITION = 5;

/** A noun, an aside between two commas and its preposition, in tokens at most. */
const LONGEST_NOUN_ASIDE = 10;

/** What stands between two dashes is not longer, in tokens. */
const LONGEST_INSERTION = 40;

/** A title, a name and a medium stand between a ب of the title and «بأن», in tokens at most. */
const FARTHEST_BI_AN = 16;

/** Who is blamed is so many words long at most. */
const LONGEST_BLAMED = 3;
/** A quoted name is not longer, in words. */
const LONGEST_QUOTED_NAME = 5;
/** The title of a conference or campaign, in words. */
const LONGEST_QUOTED_TITLE = 20;

/** Prepositions that an office may take: «المتحدث في», «المشرف على», «المسؤول عن», «السفير لدى», «المبعوث إلى». */
const OFFICE_PREPOSITIONS = ['fi', 'about', 'ala', 'at', 'ila'];

const SPEAKING_NOUNS: ReadonlySet<string> = new Set(['cue-speakers', 'channel-nouns', 'cue-nouns']);
const SPEAKING = bitsOf('cue-speakers', 'channel-nouns', 'cue-nouns');
/** Classes of adjectives of those who speak. */
const ADJECTIVES = bitsOf('nationality', 'group-qualifiers', 'institution-adjectives');
/** Rows of asides whose words govern what follows them. */
const GOVERNS: ReadonlySet<string> = new Set(['in', 'time', 'place', 'occasion', 'concession', 'edge']);

/** Finds what opens the content of a cue before token `limit`; null when the word attributes nothing. */
export function findOpening(view: TextView, cue: Cue, { limit, before }: OpeningBounds): Opening | null {
  return new OpeningSearch(view, cue, { limit: Math.min(limit, cue.to + LONGEST_APPROACH), before }).find();
}

/** Who speaks by a verb that stands behind its content («…»، يقول الوزير): the subject alone. */
export function findSubject(view: TextView, cue: Cue, limit: number): Pick<Opening, 'subjects' | 'noun'> {
  return new OpeningSearch(view, cue, { limit: Math.min(limit, cue.to + LONGEST_TITLE + 3), before: [] }).findSubject();
}

interface OpeningBounds {
  readonly limit: number;
  /** The subject when it stands before the verb. */
  readonly before: readonly PlacedMention[];
}

/** One walk from a cue to its content, over the subject and whatever else stands between. */
class OpeningSearch {
  readonly #view: TextView;
  readonly #cue: Cue;
  readonly #limit: number;
  readonly #subjects: PlacedMention[] = [];
  #noun: LexiconMatch | null = null;
  /** The subject stood before the verb. */
  readonly #hasSubject: boolean;
  /** Inside a phrase of time, place or occasion, or a relative clause. */
  #aside = false;
  /** The aside says where an office is held («المتحدث باسم الجيش في بنغازي»). */
  #isOfficesPlace = false;
  /** «الرئيسان فلان وعلان»: two names are to come. */
  #isPair = false;
  /** A verb of a relative clause takes the next أن («المرصد الذي يؤكد أنه …، إلى أن …»). */
  #others = false;
  /** Right behind the subject, in its own segment. */
  #afterSubject = false;
  #segment: number;
  /** Where a noun that speaks may stand: right behind the verb, adverbs of time passed over. */
  #nounSlot: number;
  /** A weak opening inside an aside, used when nothing better comes. */
  #doubtful: Opening | null = null;

  constructor(view: TextView, cue: Cue, { limit, before }: OpeningBounds) {
    this.#view = view;
    this.#cue = cue;
    this.#limit = limit;
    this.#segment = cue.to;
    this.#nounSlot = cue.to;
    this.#subjects.push(...before);
    this.#hasSubject = before.length > 0;
    this.#afterSubject = this.#hasSubject;
  }

  findSubject(): Pick<Opening, 'subjects' | 'noun'> {
    let token = this.#cue.to;
    while (token < this.#limit && !(this.#view.isComma(token) && this.#subjects.length > 0)) token = this.#pass(token);
    return { subjects: this.#subjects, noun: this.#noun };
  }

  find(): Opening | null {
    let token = this.#cue.to;
    let passed = 0;
    while (token < this.#limit) {
      token = this.#passInsertion(token);
      const opening = this.#openingAt(token);
      if (opening) return opening;
      const cues = findCuesAt(this.#view, token);
      if (this.#isBarrier(token, cues)) break;
      if (token > this.#cue.to && cues.some(isFinite) && ++passed > (this.#cue.takes.only ? 0 : MOST_VERBS_PASSED)) break;
      token = this.#pass(token);
    }
    return this.#doubtful;
  }

  /** «الموقع -الذي يصف نفسه بأنه … – إن»: what stands between two dashes belongs to the name before them. */
  #passInsertion(token: number): number {
    const view = this.#view;
    if (this.#isRelayedSo(token)) {
      for (let at = token + 2; at < Math.min(this.#limit, token + LONGEST_INSERTION); at++) if (view.particleAt(at, 'an') || view.quotationAt(at)) return at;
    }
    if (!view.isDash(token) || view.mentionsEndingAt(token).length === 0 && !view.isWord(token - 1)) return token;
    for (let close = token + 2; close < Math.min(this.#limit, token + LONGEST_INSERTION); close++) {
      if (view.isDash(close)) return view.particleAt(close + 1, 'an') || view.isColon(close + 1) || view.quotationAt(close + 1) || (this.#afterSubject && this.#cue.takes.bare) ? close + 1 : token;
    }
    return token;
  }

  /** «حسبما نقل عنه التلفزيون أن»: whoever took it from the speaker, between him and what he says. */
  #isRelayedSo(token: number): boolean {
    const view = this.#view;
    if (!view.has(token, 'cue-sources') || view.entryAt(token, 'cue-sources')?.entry.attributes['kind'] !== 'clause') return false;
    return findCuesAt(view, token + 1).some((cue) => cue.takes.source && view.particleAt(cue.to, 'about')?.suffix);
  }

  #openingAt(token: number): Opening | null {
    const view = this.#view;
    if (view.isDash(token) && token > this.#cue.to && this.#cue.takes.an && isFinite(this.#cue) && this.#isOwnSpeech(token + 1)) this.#doubtful ??= this.#make('colon', token, token + 1);
    if (this.#cue.takes.only) return view.isColon(token) || view.quotationAt(token) ? null : this.#anAt(token);
    if (view.isColon(token)) return view.isLineEnd(token + 1) || token + 1 < this.#limit ? this.#make('colon', token, token + 1) : null;
    const mention = this.#cue.takes.as ? view.longestMentionAt(token) : undefined;
    if (mention && !mention.governed && this.#isAccused(mention)) return this.#makeBare(token, 'object');
    if (token === this.#cue.to && this.#isDescribedAlone()) return this.#makeBare(token, 'object');
    const quotation = view.quotationAt(token);
    const judged = quotation ? this.#judgedBefore(quotation) : null;
    if (judged !== null) return this.#makeBare(judged, 'object');
    if (quotation) return this.#isSpeech(quotation) ? this.#make('quote', token, quotation.from) : this.#isListOfWords(quotation) ? this.#make('object', token, quotation.from) : null;
    if (!view.isWord(token)) return null;
    // «هدد بـ"…"»
    const takesBi = this.#cue.takes.bi || (this.#cue.takes.as && this.#cue.suffix !== '');
    if (view.isLoneBi(token) && takesBi && token + 1 < this.#limit) return this.#make('preposition', token, token + 1);
    // «وأضاف سنعود قريبا»: no أن at all
    if (token === this.#cue.to && (this.#cue.carries || this.#cue.id === 'qal') && (isFutureVerb(view, token) || (isFirstPerson(view, token) && !view.tokens.slice(token).endsWith('ى')))) return this.#makeBare(token);
    return this.#anAt(token) ?? this.#prepositionAt(token) ?? this.#bareAt(token);
  }

  /** «ووصف المهربين بـ"…"»: named alone between the verb and its ب, that is whom it describes, not who speaks. */
  #isDescribedAlone(): boolean {
    const view = this.#view;
    if (!this.#cue.takes.as || !isFinite(this.#cue) || this.#cue.suffix || this.#hasSubject) return false;
    let token = this.#cue.to;
    while (token < this.#limit && view.mentionsAt(token).length === 0 && view.isTitle(token)) token += 1;
    const mention = view.longestMentionAt(token);
    if (!mention || mention.governed) return false;
    return view.isLoneBi(mention.to) || (view.isWord(mention.to) && view.mentionsAt(mention.to).length === 0 && view.mayLean(mention.to, BI) && this.#biLength(mention.to) > 0);
  }

  /** «قال الوزير - سنعود قريبا - في تصريح»: between two dashes he speaks of himself. */
  #isOwnSpeech(from: number): boolean {
    const view = this.#view;
    let own = false;
    for (let token = from; token < Math.min(this.#limit, from + LONGEST_INSERTION); token++) {
      if (view.isDash(token)) return own;
      own ||= isFirstPerson(view, token);
    }
    return false;
  }

  /** «معتبرا هذه الإجراءات "ضرورية وعادلة"»: where what is judged begins; null when the words in marks are all that is said. */
  #judgedBefore({ open, from, to }: Quotation): number | null {
    const view = this.#view;
    const { takes, form } = this.#cue;
    // «وصف الوزير الهجوم بـ"الاعتداء السافر"»
    const isAs = takes.as && view.isLoneBi(open - 1);
    if (!(isAs || (takes.whom && takes.an)) || view.countWords(from, to) > LONGEST_QUOTED_NAME || view.particleAt(from, 'an')) return null;
    const first = form === 'participle' || this.#hasSubject ? this.#cue.to : (this.#subjects.at(-1)?.to ?? this.#behindNoun(open));
    if (first >= open || view.isAside(first) || !view.isWord(first)) return null;
    for (let token = first; token < open; token++) {
      const behind = view.isComma(token) ? this.#behindClause(token, open) : token;
      if (behind < 0 || !view.isWord(token) && behind === token) return null;
      token = behind;
    }
    return this.#isDefinite(first) || view.longestMentionAt(first)?.governed === false || (first + 1 < open && this.#isDefinite(first + 1)) ? first : null;
  }

  /** «ووصف الخبير العسكري الموقف بـ"…"»: behind the noun that speaks and its adjectives. */
  #behindNoun(otherwise: number): number {
    if (!this.#noun) return otherwise;
    let token = this.#noun.to;
    while (this.#isDefinite(token) && this.#isAdjective(token)) token += 1;
    return token;
  }

  #isAdjective(token: number): boolean {
    return this.#view.hasAny(token, ADJECTIVES);
  }

  /** «ووصف البيان الحادث بأنه»: a text that speaks, before the noun that it describes. */
  #isTextBeforeObject(token: number): boolean {
    return this.#view.entryAt(token, 'channel-nouns')?.entry.attributes['speaks'] === 'yes' && this.#isDefinite(token) && this.#isDefinite(token + 1) && !this.#isAdjective(token + 1);
  }

  /** «وصف الحادث، الذي وقع أمس، بـ"…"»: the comma that ends a relative clause between two; −1 when none begins. */
  #behindClause(comma: number, limit: number): number {
    if (!this.#view.particleAt(comma + 1, 'relative')) return -1;
    for (let token = comma + 2; token < limit; token++) if (this.#view.isComma(token)) return token;
    return -1;
  }

  #isSpeech(quotation: Quotation): boolean {
    const view = this.#view;
    // «أعلنت "اللجنة الوطنية لـ…" عن»: however long the name
    if (view.isNameQuotation(quotation) || view.longestMentionAt(quotation.from)?.to === quotation.to) return false;
    // «عبرت في المقابل عن خشيتها …، "وهو أمر يتكرر"»
    if (this.#doubtful?.kind === 'preposition' && view.isComma(quotation.open - 1)) return false;
    if (view.mentionsAt(quotation.from - 1).length > 0) return false;
    // «خلال “المؤتمر الدولي …”»: governed, and so a name
    if (quotation.open > this.#cue.to && !this.#isBareSpeech(quotation.open - 1)) return false;
    if (view.particleAt(quotation.from, 'an')) return true;
    const words = view.countWords(quotation.from, quotation.to);
    // «قال "مكتب أخبار المدينة" إن»: a name that nothing knows
    const after = quotation.to + 1;
    if (words <= LONGEST_QUOTED_NAME && (view.particleAt(after, 'an') || view.particleAt(after, 'about'))) return false;
    // «قال اللواء فلان «رئيس مركز … السابق» إن»: his office in marks
    if (words <= LONGEST_QUOTED_TITLE && view.particleAt(after, 'an') && view.isTitle(quotation.from) && this.#subjects.length > 0) return false;
    // «قال على هامش ندوة حول "…"، إن»
    if (words <= LONGEST_QUOTED_TITLE && quotation.open > this.#cue.to && view.isComma(after) && view.particleAt(after + 1, 'an')) return false;
    const isLast = view.countWords(quotation.to, this.#limit) === 0;
    return words >= (this.#aside && !isLast ? 2 * SHORTEST_BARE_QUOTATION : SHORTEST_BARE_QUOTATION);
  }

  /** «طلبت من الحكومات "الصبر" و"التكتم"»: one content in several short quotations. */
  #isListOfWords(quotation: Quotation): boolean {
    const view = this.#view;
    if (quotation.close === null || !(this.#cue.takes.bare || this.#cue.takes.whom || this.#cue.takes.ila)) return false;
    const joiner = quotation.close + 1;
    const next = view.isLoneProclitic(joiner) && view.isJoiner(joiner) ? view.quotationAt(joiner + 1) : undefined;
    return next !== undefined && [quotation, next].every(({ from }) => view.mentionsAt(from).length === 0);
  }

  /** Whether no preposition or adverb of place stands right before a speech. */
  #isBareSpeech(token: number): boolean {
    const view = this.#view;
    const aside = view.isAside(token);
    if (aside) return aside.suffix !== '' || !GOVERNS.has(aside.entry.id);
    const kind = view.entryAt(token, 'cue-particles');
    return !kind || kind.suffix !== '' || !GOVERNING.has(kind.entry.attributes['kind']!);
  }

  /** أن، إن، بأن, with or without its pronoun; «وأن» carries on something older. */
  #anAt(token: number): Opening | null {
    if (!this.#view.has(token, 'cue-particles') || this.#cue.takes.kinds.length === 0 || this.#others || this.#view.mentionsAt(token).length > 0) return null;
    // «بان كي مون», «إن.بي.سي» begin like «بأن», «إن»
    if (this.#view.char(token + 1) === '.' && this.#view.tokens.start[token + 1] === this.#view.tokens.end[token]) return null;
    const particle = this.#view.found.at(token).find(
      ({ entry, clitics }) => entry.class === 'cue-particles' && entry.attributes['kind'] === 'an' && (clitics & ~BI) === 0,
    );
    if (!particle || token + 1 >= this.#limit || this.#isJoined(token)) return null;
    // «محلل سياسي، أن»: nearer than a verbal noun can be to an أن of its own
    if (this.#doubtful && this.#doubtful.kind !== 'preposition' && !this.#view.isComma(token - 1) && token - this.#doubtful.content > LONGEST_APPOSITION && !this.#mayBeNounSubject(this.#doubtful.content)) return null;
    const described = this.#describedBehindOffice(token, particle.clitics);
    if (described) return this.#makeBare(described.from, 'object');
    // «قال إن: "…"»
    const speech = token + 1;
    return this.#make('an', token, this.#view.isColon(speech) && speech + 1 < this.#limit ? speech + 1 : speech);
  }

  /** «وصف فلان وزير الدفاع القوات الكردية بأنها»: who is described stands behind the office of the one who speaks. */
  #describedBehindOffice(token: number, clitics: number): PlacedMention | undefined {
    const view = this.#view;
    const subject = this.#subjects.at(-1);
    if (!this.#cue.takes.as || (clitics & BI) === 0 || !subject || subject.to > token) return undefined;
    let described: PlacedMention | undefined;
    for (let at = Math.max(subject.to, this.#cue.to); at < token; at++) {
      if (view.isComma(at) || view.particleAt(at, 'relative')) described = undefined;
      const mention = view.longestMentionAt(at);
      if (mention && !mention.governed && !view.isTitle(at - 1) && mention.entity.id !== subject.entity.id) described = mention;
    }
    return described;
  }

  /** «أعلنت حملة المرشح أنها»: a noun right behind the verb that agrees with it may be its subject, when أن comes. */
  #mayBeNounSubject(token: number): boolean {
    const { genders, tokens, language } = this.#view;
    if (token !== this.#cue.to || !isFinite(this.#cue) || this.#cue.count !== 'one' || !this.#cue.takes.an) return false;
    return this.#cue.gender === 'f' && genders.isFeminineForm(language.vocabulary.text(tokens.form[token]!));
  }

  /** «بعد أن», «رغم أن», «من أن» of another word: no content begins there. */
  #isJoined(token: number): boolean {
    const view = this.#view;
    // «من مصادر خاصة أن»: a word of a name joins nothing
    if (token === this.#cue.to || !view.has(token - 1, 'cue-particles') || view.mentionsEndingAt(token).length > 0) return false;
    return view.found.at(token - 1).some(({ entry, suffix, clitics }) => {
      const kind = suffix === '' && (clitics & KA) === 0 && entry.class === 'cue-particles' ? entry.attributes['kind']! : '';
      return kind === 'joins' || (kind === 'break' && entry.id !== 'break-side') || kind === 'late' || (GOVERNING.has(kind) && !this.#cue.takes.kinds.includes(kind));
    });
  }

  #prepositionAt(token: number): Opening | null {
    const aside = this.#view.isAside(token);
    if (aside && aside.to > token + 1) return null;
    for (const kind of this.#cue.takes.prepositions) {
      if (kind === 'li') {
        if (this.#hasLi(token)) return this.#make('preposition', token, token);
        continue;
      }
      if (kind === 'bi' ? !this.#hasBi(token) : !this.#view.particleAt(token, kind) || this.#isName(token)) continue;
      const opening = kind === 'bi' ? this.#make('preposition', token, token) : this.#afterPreposition(token);
      if (!opening) return null;
      if (this.#isOfNounBeforeAside(token)) return this.#doubtful;
      const atHead = token === this.#segment || this.#segment === this.#cue.to || this.#afterSubject;
      const isClear = atHead && !this.#aside && !(kind === 'bi' && this.#isUnknown(token)) && !(kind === 'about' && (this.#noun || this.#isOfNoun(token)));
      if ((isClear && !this.#comesWithAn(token, kind)) || (kind !== 'bi' && this.#isAnBehind(token))) return opening;
      if (!this.#cue.takes.bare || kind === 'about') this.#doubtful ??= opening;
    }
    return null;
  }

  /** «أكد إشرافه, الأحد, على المشروع»: the preposition of the noun that opens the content, an aside between two commas before it. */
  #isOfNounBeforeAside(token: number): boolean {
    const view = this.#view;
    const noun = this.#doubtful?.kind === 'bare' ? this.#doubtful.content : token;
    return noun < token && view.isComma(noun + 1) && view.isComma(token - 1) && token - noun <= LONGEST_NOUN_ASIDE;
  }

  /** «أحد محامي الدفاع عن الضحايا»: the preposition of the noun before it. */
  #isOfNoun(token: number): boolean {
    const view = this.#view;
    return this.#cue.takes.kinds.length > 1 && token > this.#cue.to + 1 && view.mentionsEndingAt(token).length === 0 && !view.isAside(token - 1) && this.#isDefinite(token - 1) && this.#subjects.length > 0 && !this.#afterSubject;
  }

  /** «حذر مصدر مقرب من الوزير من أن»: the same preposition comes again, with أن. */
  #comesWithAn(token: number, kind: string): boolean {
    const view = this.#view;
    if (kind === 'bi') return this.#cue.takes.an && this.#comesWithBiAn(token);
    for (let at = token + 1; at < Math.min(this.#limit, token + LONGEST_TITLE + 3) && !view.isComma(at); at++) {
      if (this.#isAnBehindName(at)) return true;
      if (view.particleAt(at, kind) && this.#isAnBehind(at)) return true;
    }
    return false;
  }

  /** «أكد عضو هيئة الرقابة على التنفيذ فلان أن»: the preposition belongs to the office. */
  #isAnBehindName(token: number): boolean {
    const view = this.#view;
    if (this.#subjects.some(({ entity }) => entity.type === 'person') || !this.#cue.takes.an || !view.particleAt(token, 'an')) return false;
    return view.mentionsEndingAt(token).some(({ entity, governed }) => entity.type === 'person' && !governed);
  }

  /** «أفاد المكلف بالإعلام، فلان، بأن»: a ب of the title, then the verb's own. */
  #comesWithBiAn(token: number): boolean {
    const view = this.#view;
    for (let at = token + 1; at < Math.min(this.#limit, token + FARTHEST_BI_AN); at++) {
      if (findCuesAt(view, at).some(isFinite)) return false;
      if (view.mentionsAt(at).length === 0 && view.found.at(at).some(({ entry, clitics }) => entry.class === 'cue-particles' && entry.attributes['kind'] === 'an' && (clitics & BI) !== 0)) return true;
    }
    return false;
  }

  /** A word that nothing knows may begin with a ب of its own («بوهلال»). */
  #isUnknown(token: number): boolean {
    return this.#view.found.at(token).length === 0 && this.#view.mentionsAt(token).length === 0 && !this.#isDefinite(token);
  }

  /** «أكد علي حسن»: a name that is spelled like a preposition. */
  #isName(token: number): boolean {
    const view = this.#view;
    if (view.mentionsAt(token).length > 0) return true;
    if (view.language.vocabulary.text(view.tokens.form[token]!) === view.tokens.slice(token)) {
      return view.particleAt(token, 'ala') !== undefined && !this.#isAnBehind(token) && !this.#isDefinite(token + 1) && !this.#isVerbalNoun(token + 1);
    }
    return false;
  }

  #isAnBehind(token: number): boolean {
    return this.#view.particleAt(token + 1, 'an') !== undefined;
  }

  #afterPreposition(token: number): Opening | null {
    const content = this.#isAnBehind(token) ? token + 2 : token + 1;
    return content < this.#limit ? this.#make('preposition', token, content) : null;
  }

  /** «دعا للتوقف عن …», «دعت لوقف القتال»: ل with a verbal noun, or with an article behind the subject. */
  #hasLi(token: number): boolean {
    const view = this.#view;
    // «توجه بالشكر لبلدان الجوار»
    if (this.#cue.to > this.#cue.from + 1 && token === this.#cue.to && view.longestMentionAt(token)?.governed) return true;
    if (!view.mayLean(token, LI) || view.mentionsAt(token).length > 0 || view.isAside(token) || this.#aside) return false;
    if (view.found.at(token).some(({ entry, clitics }) => entry.class === 'cue-contents' && (clitics & LI) !== 0)) return true;
    // «داعيا الأحزاب لخدمة المدينة»: behind whom is called upon
    return view.mentionsEndingAt(token).some(({ entity, governed }) => entity.type === 'group' && !governed) && !this.#isFusedLam(token) && !view.isTitle(token);
  }

  #hasBi(token: number): boolean {
    const view = this.#view;
    if (!view.mayLean(token, BI) || view.has(token, 'channel-nouns') || view.isAside(token) || view.isTrapped(token)) return false;
    const mention = view.longestMentionAt(token);
    if (mention && mention.entity.type === 'place' && mention.governed && this.#aside) return false;
    return this.#biLength(token) > 0;
  }

  /** Characters of the preposition that leans on the content's first word; a fused لل is kept whole. */
  #leadLength(token: number): number {
    const noun = this.#view.mayLean(token, LI) ? this.#view.found.at(token).find(({ entry, clitics }) => entry.class === 'cue-contents' && (clitics & LI) !== 0) : undefined;
    if (noun) return noun.fused ? 0 : noun.prefix.length;
    const lam = this.#view.language.readings(this.#view.tokens.form[token]!).find(({ clitics, fused }) => (clitics & LI) !== 0 && !fused);
    return this.#biLength(token) || (lam && this.#cue.takes.li && this.#view.mentionsAt(token).length === 0 ? lam.prefix.length : 0);
  }

  /** Characters of a leaning ب that can be told from a root letter: the stem is known or has the article. */
  #biLength(token: number): number {
    const view = this.#view;
    if (!view.mayLean(token, BI)) return 0;
    const mention = view.longestMentionAt(token);
    if (mention) return mention.governed ? mention.mention.span[0] - view.tokens.start[token]! : 0;
    for (const { entry, clitics, prefix } of view.found.at(token)) {
      if (entry.class !== 'cue-titled' && !entry.class.startsWith('page') && (clitics & PREPOSITIONS) === BI && (clitics & WA) === 0) return prefix.length;
    }
    const known = view.found.at(token).some(({ clitics }) => (clitics & BI) === 0);
    if (known) return 0;
    const reading = view.language.readings(view.tokens.form[token]!).find(({ clitics }) => (clitics & BI) !== 0 && (clitics & (WA | FA)) === 0);
    return reading ? reading.prefix.length : 0;
  }

  /** A verbal noun or an object with no word before it: «أكد دعم بلاده», «أعلنت الوزارة مقتل ثلاثة». */
  #bareAt(token: number): Opening | null {
    const view = this.#view;
    const takesObject = this.#cue.takes.whom || this.#cue.takes.as || this.#cue.takes.blame;
    if (this.#cue.takes.him && this.#isAskedOf(token)) return this.#makeBare(token);
    if ((!this.#cue.takes.bare && !takesObject) || view.isAside(token) || view.isLoneProclitic(token) || view.isTrapped(token)) return null;
    if (this.#subjects.length > 0 && this.#isBehindDay(token)) {
      this.#doubtful ??= this.#makeBare(token, 'object');
      return null;
    }
    if (this.#aside) return this.#bareBehindAside(token);
    if (this.#leansOn(token) || (this.#isPlainParticle(token) && !view.particleAt(token, 'what')) || this.#isSubjectAt(token)) return null;
    if (view.entryAt(token, 'channel-relays')?.entry.attributes['kind'] === 'read') return null;
    // «نفى مسؤول ما تردد عن …»
    if ((token === this.#noun?.to || (token === this.#cue.to && isFinite(this.#cue) && !this.#cue.isWeak)) && view.particleAt(token, 'what') && this.#cue.takes.bare) return this.#makeBare(token);
    if (token === this.#segment || this.#afterSubject || token === this.#cue.to || (token === this.#nounSlot && this.#takesObjectLate())) {
      if (view.particleAt(token, 'what') && this.#cue.takes.bare && this.#subjects.length > 0) return this.#makeBare(token);
      if (this.#isVerbalNoun(token) || this.#isParticiplesObject(token)) {
        if (this.#afterSubject || (token === this.#cue.to && !this.#mayBeNounSubject(token))) return this.#makeBare(token);
        // «كشف مسؤول، رفض ذكر اسمه، أن»: an أن behind the next comma is better
        this.#doubtful ??= this.#makeBare(token);
        return null;
      }
      if (takesObject && this.#mayBeObject(token)) {
        if (!this.#cue.takes.an) return this.#makeBare(token, 'object');
        this.#doubtful ??= this.#makeBare(token, 'object');
        return null;
      }
      if (this.#afterSubject && this.#mayFollowSubject(token)) this.#doubtful ??= this.#makeBare(token);
      return null;
    }
    // «لكنه استبعد في الوقت نفسه التدخل»
    if (token === this.#nounSlot && this.#cue.takes.bare && this.#isDefinite(token) && view.found.at(token).some(({ entry, clitics, suffix }) => entry.class === 'cue-contents' && clitics === AL && suffix === '')) this.#doubtful ??= this.#makeBare(token);
    const inFirstSegment = this.#segment === this.#cue.to;
    if (inFirstSegment && this.#cue.takes.bare && this.#isVerbalNoun(token) && !this.#isDefinite(token)) this.#doubtful ??= this.#makeBare(token);
    return null;
  }

  /** «أعلنت في بيان مقتل ثلاثة», «أكد خلال لقائه الوزير استعداد بلاده»: the aside has plainly come to its end. */
  #bareBehindAside(token: number): null {
    const view = this.#view;
    const last = view.isQuote(token - 1) ? token - 2 : token - 1;
    const ends = view.entryAt(last, 'channel-nouns') !== undefined || this.#isDefinite(last) || view.mentionsEndingAt(last + 1).length > 0 || view.isQuote(token - 1) || view.isNumber(last) || view.entryAt(last, 'months') !== undefined || view.isAside(last)?.entry.id === 'day';
    // «تدين منذ فترة طويلة نصاً في الدستور»
    if (this.#cue.takes.whom && this.#subjects.length > 0 && !this.#isDefinite(token) && view.tokens.slice(token).includes(FATHATAN)) this.#doubtful ??= this.#makeBare(token);
    if (ends && this.#cue.takes.bare && this.#isVerbalNoun(token)) this.#doubtful ??= this.#makeBare(token);
    return null;
  }

  /** A name that can still be the verb's subject opens nothing. */
  #isSubjectAt(token: number): boolean {
    const mention = this.#view.longestMentionAt(token);
    return mention !== undefined && this.#subjects.length === 0 && this.#isSubject(mention);
  }

  #leansOn(token: number): boolean {
    const mention = this.#view.longestMentionAt(token);
    if (mention) return mention.governed || mention.joined;
    return this.#view.mayLean(token, LI) && this.#view.found.at(token).every(({ clitics }) => (clitics & LI) !== 0);
  }

  #isPlainParticle(token: number): boolean {
    const particle = this.#view.entryAt(token, 'cue-particles');
    return particle !== undefined && particle.prefix === '' && particle.entry.attributes['kind'] !== 'not';
  }

  #isVerbalNoun(token: number): boolean {
    if (!this.#view.has(token, 'cue-contents')) return false;
    return this.#view.found.at(token).some(
      ({ entry, clitics, suffix }) =>
        entry.class === 'cue-contents' && (clitics & (PREPOSITIONS | WA | FA | AL)) === 0 && (suffix === '' || this.#view.isOwner(suffix)),
    );
  }

  /** «طالب الرئيس الجميع وضع الخلافات جانبا», «ناشدوا الحكومة التدخل»: a verbal noun behind whom the verb is done to. */
  #isAskedOf(token: number): boolean {
    const view = this.#view;
    if (this.#aside || this.#cue.form === 'participle' || token < this.#cue.to + 1 || !view.has(token, 'cue-contents') || view.mentionsAt(token).length > 0) return false;
    if (!view.found.at(token).some(({ entry, clitics, suffix }) => entry.class === 'cue-contents' && (clitics & ~AL) === 0 && suffix === '')) return false;
    const asked = view.mentionsEndingAt(token).find(({ governed, joined }) => !governed && !joined);
    if (asked) return this.#subjects.every(({ entity }) => entity.id !== asked.entity.id) && (this.#subjects.length > 0 || this.#cue.count === 'many') && asked.entity.type !== 'place';
    const subject = this.#subjects.at(-1);
    return subject !== undefined && subject.to === token - 1 && this.#isDefinite(token - 1) && !view.entryAt(token - 1, 'nationality') && !view.isTitle(token - 1) && !view.entryAt(token - 1, 'institution-adjectives');
  }

  /** «، مرجحا اتساع …»: behind a participle and its comma, any indefinite noun. */
  #isParticiplesObject(token: number): boolean {
    if (this.#cue.form !== 'participle' || token !== this.#cue.to || !this.#cue.takes.bare) return false;
    const view = this.#view;
    return (view.isComma(this.#cue.from - 1) || this.#cue.joined) && !this.#isDefinite(token) && findCuesAt(view, token).length === 0;
  }

  #isDefinite(token: number): boolean {
    return this.#view.mayLean(token, AL);
  }

  /** «مناشدا في هذا الصدد المنظمات», «ووصف مؤخرا البحارة بأنهم»: an object behind an adverb. */
  #takesObjectLate(): boolean {
    return this.#cue.form === 'participle' || (this.#cue.joined && this.#cue.takes.as);
  }

  /** An object stands behind the subject, or at once when nothing there can be the subject. */
  #mayBeObject(token: number): boolean {
    if (this.#hasSubject && token === this.#cue.to) return true;
    if (this.#subjects.length > 0) return this.#mayFollowSubject(token) || this.#view.mentionsAt(token).length > 0;
    // «يحمل التقرير الحكومة مسؤولية …»
    if (this.#noun && token === this.#noun.to && (this.#cue.takes.blame || this.#cue.takes.as)) return true;
    if (token !== this.#cue.to && !(token === this.#nounSlot && this.#takesObjectLate())) return false;
    if (!isFinite(this.#cue)) return true;
    if (this.#view.isTitle(token)) return false;
    return this.#view.mentionsAt(token).length === 0 ? this.#cue.joined && !this.#isTextBeforeObject(token) && !this.#view.isPluralSubject(token) && !this.#isDualHead(token) : !this.#isSubject(this.#view.longestMentionAt(token)!);
  }

  /** What is right behind a subject and is none of its adjectives, titles or names opens the content. */
  #mayFollowSubject(token: number): boolean {
    const view = this.#view;
    if (view.mentionsAt(token).length > 0) return false;
    if (this.#isDefinite(token) && !this.#isObjectOfPerson(token) && !this.#isBlamed(token)) return false;
    if (view.bareEntryAt(token, 'nationality') || view.bareEntryAt(token, 'cue-speakers') || view.isTitle(token)) return false;
    return findCuesAt(view, token).length === 0;
  }

  /** «حملت الحركة الاحتلال المسؤولية»: whoever stands right before the blame. */
  #isBlamed(token: number): boolean {
    if (!this.#cue.takes.blame) return false;
    for (let at = token + 1; at <= token + LONGEST_BLAMED; at++) if (this.#view.entryAt(at, 'cue-blame')) return true;
    return false;
  }

  /** «دانت الوزارة أمس القصف»: behind an adverb of time the article opens the object. */
  #isBehindDay(token: number): boolean {
    const view = this.#view;
    return this.#cue.takes.whom && view.isAside(token - 1)?.entry.id === 'day' && !view.isAside(token) && this.#isDefinite(token) && !this.#leansOn(token);
  }

  /** «انتقد فلان الموقف …»: behind a person's name the article opens an object, unless it is a title or an origin. */
  #isObjectOfPerson(token: number): boolean {
    const subject = this.#subjects.at(-1);
    if (!(this.#cue.takes.whom || this.#cue.takes.as) || subject?.entity.type !== 'person' || subject.mention.form === 'title') return false;
    return this.#view.entryAt(token, 'nationality') === undefined && this.#view.entryAt(token, 'name-words') === undefined;
  }

  #makeBare(token: number, kind: OpeningKind = 'bare'): Opening {
    return this.#make(kind, token, token);
  }

  /** A verb of saying of its own ends the search, unless it stands in an aside («في تصريحات نقلها موقع…»). */
  #isBarrier(token: number, met: readonly Cue[]): boolean {
    if (met.length === 0) return false;
    const cues = met.filter((cue) => mayBar(cue) && !this.#passesThings(cue));
    if (cues.some((cue) => isFinite(cue) && cue.joined) && !this.#view.isAside(token)) return true;
    // «أكد خلال الجلسة على ضرورة التحلي باليقظة مبينا أن»: another's أن, behind a content that stood in an aside
    if (this.#isLate(token) && cues.some((cue) => cue.form === 'participle' && cue.id !== 'qal' && cue.gender === 'm' && this.#isAnBehind(cue.to - 1))) return true;
    if (this.#aside || token === this.#cue.to || this.#view.isAside(token)) return false;
    return cues.some((cue) => {
      // «نشرت بلاغا ذكرت فيه أن»
      if (isFinite(cue) && this.#cue.isWeak && !cue.isWeak && this.#view.particleAt(cue.to, 'fi')?.suffix) return true;
      // a verb with nothing to join it describes the noun before it: «مصدر طلب عدم نشر اسمه»
      if (isFinite(cue)) return this.#isLate(token) || cue.joined || (!cue.isWeak && this.#startsClause(token));
      // «موقعا ينتقد الوزير قائلة إن»: she goes on who blocked the site
      if (cue.form === 'participle' && cue.id === 'qal' && isFinite(this.#cue) && this.#cue.takes.whom && cue.gender !== this.#cue.gender) return true;
      return cue.form === 'participle' && (this.#view.isComma(token - 1) || cue.carries || cue.takes.as || (cue.id !== 'qal' && this.#isOpenSpeech(cue.to))) && this.#opensAtOnce(cue);
    });
  }

  /** «في خطاب ألقاه أمس ونقل مباشرة»: passed on, and from nobody. */
  #passesThings(cue: Cue): boolean {
    if (!cue.takes.source || this.#subjects.length === 0) return false;
    for (let token = cue.to; token < cue.to + LONGEST_APPOSITION; token++) if (this.#view.particleAt(token, originOf(cue.id))) return false;
    return true;
  }

  /** Behind a content that may be the right one. */
  #isLate(token: number): boolean {
    return this.#doubtful !== null && token > this.#doubtful.content;
  }

  /** Behind a comma, a dash or «إلا أنه». */
  #startsClause(token: number): boolean {
    const view = this.#view;
    if (view.isComma(token - 1) || view.isDash(token - 1) || view.particleAt(token - 1, 'break')) return true;
    return view.particleAt(token - 2, 'late')?.to === token || view.particleAt(token - 1, 'late') !== undefined;
  }

  #isOpenSpeech(token: number): boolean {
    return this.#view.isColon(token) || this.#view.quotationAt(token) !== undefined;
  }

  /** A participle with its own content right behind it. */
  #opensAtOnce({ to, takes }: Cue): boolean {
    if (this.#isAnBehind(to - 1) || this.#isAnBehind(to) || this.#view.isColon(to) || this.#view.quotationAt(to)) return true;
    // «أدانته منظمات واصفة القرار بأنه»
    if (takes.as && this.#view.longestMentionAt(to)?.governed === false) return true;
    // «داعية الحكومة إلى»
    const behind = this.#view.longestMentionAt(to)?.to ?? to;
    return takes.kinds.some((kind) => this.#view.particleAt(to, kind) !== undefined || ((takes.whom || takes.him) && this.#view.particleAt(behind, kind) !== undefined)) || (takes.bare && this.#isVerbalNoun(to));
  }

  /** Takes one token or one name in, and says where to go on. */
  #pass(token: number): number {
    const view = this.#view;
    if (view.isComma(token)) {
      this.#aside = false;
      this.#others = false;
      this.#afterSubject = false;
      this.#segment = token + 1;
      return token + 1;
    }
    if (view.isLoneProclitic(token) && !view.isJoiner(token)) this.#aside = true;
    if (!view.isWord(token) || view.isLoneProclitic(token)) return this.#skipTo(token, token + 1);
    const aside = view.isAside(token);
    if (this.#aside && findCuesAt(view, token).some((cue) => isFinite(cue) && !cue.suffix && cue.takes.an && !cue.takes.only && !this.#passesThings(cue))) this.#others = true;
    const mention = view.longestMentionAt(token);
    if (mention && !(aside && aside.to > token + 1)) return this.#passMention(mention);
    if (this.#passNoun(token)) return token + 1;
    const each = view.particleAt(token, 'each');
    if (each) return this.#skipTo(token, each.to);
    if (aside?.entry.id === 'adverb' || (aside?.entry.id === 'pronoun' && token === this.#cue.to)) return this.#skipTo(token, aside.to);
    // «قال أمس الوزير فلان»
    if (aside?.entry.id === 'day' && !this.#aside && (this.#subjects.length === 0 || this.#hasSubject)) return this.#skipTo(token, aside.to);
    // «أكد خلالها ضرورة …»: the pronoun is all of the aside
    if (aside && (aside.suffix || view.particleAt(token, 'fi')?.suffix)) {
      if (token === this.#segment) this.#segment = aside.to;
      return aside.to;
    }
    if (aside || this.#leansOn(token) || this.#isGoverning(token) || view.entryAt(token, 'channel-relays')?.entry.attributes['kind'] === 'read') {
      this.#isOfficesPlace = (!this.#aside || this.#isOfficesPlace) && (OFFICE_PREPOSITIONS.some((kind) => view.particleAt(token, kind)) || (!aside && (this.#isFusedLam(token) || this.#isOfficesLam(token))));
      this.#aside = true;
    }
    if (!this.#isDefinite(token) && this.#subjects.length > 0) this.#afterSubject = false;
    return aside ? Math.max(aside.to, token + 1) : token + 1;
  }

  /** Goes on at `to`; a noun that speaks may still come there when nothing but time stood before it. */
  #skipTo(token: number, to: number): number {
    if (token === this.#nounSlot) this.#nounSlot = to;
    return to;
  }

  #leansLam(token: number): boolean {
    return this.#view.mayLean(token, LI);
  }

  /** «المساعد لشؤون الأمن», «المفوض لحقوق الإنسان»: ل behind a definite word of the office. */
  #isOfficesLam(token: number): boolean {
    return this.#leansLam(token) && token > this.#cue.to && this.#isDefinite(token - 1) && this.#subjects.length === 0;
  }

  /** «الأمين العام للأمم المتحدة»: the body behind a definite office; a medium is spoken to. */
  #isOfficesBody(mention: PlacedMention): boolean {
    return mention.entity.type !== 'person' && this.#isOfficesLam(mention.from) && !isMedium(this.#view, mention);
  }

  /** «للحزب», «للإغاثة»: ل with the article belongs to the office before it. */
  #isFusedLam(token: number): boolean {
    return this.#view.language.readings(this.#view.tokens.form[token]!).some(({ clitics }) => (clitics & LI) !== 0 && (clitics & AL) !== 0);
  }

  /** A preposition or a relative pronoun. */
  #isGoverning(token: number): boolean {
    if (!this.#view.has(token, 'cue-particles')) return false;
    return this.#view.found.at(token).some(({ entry }) => {
      const kind = entry.class === 'cue-particles' ? entry.attributes['kind']! : '';
      return kind === 'relative' || (GOVERNING.has(kind) && !this.#isName(token));
    });
  }

  /** «اتهمت منظمة دولية قوات الجيش بارتكاب …»: behind a described accuser the name is the accused. */
  #isAccused({ from, to }: PlacedMention): boolean {
    const view = this.#view;
    const beside = this.#cue.to;
    if (!this.#cue.takes.as || this.#cue.takes.whom || this.#aside || this.#subjects.length > 0 || this.#noun || from <= beside || (from < beside + 2 && !this.#view.isPluralSubject(beside)) || this.#segment !== beside) return false;
    if (view.isTitle(beside) || view.isAside(beside) || (this.#isDefinite(beside) && !this.#view.isPluralSubject(beside)) || !view.isWord(beside)) return false;
    for (let token = to; token < Math.min(this.#limit, to + LONGEST_TITLE); token++) if (view.mayLean(token, BI) && view.mentionsAt(token).length === 0) return true;
    return false;
  }

  #mayBeSpeaker(token: number): boolean {
    const view = this.#view;
    return view.longestMentionAt(token)?.governed === false || view.isTitle(token) || view.bareEntryAt(token, 'cue-speakers') !== undefined;
  }

  #passMention(mention: PlacedMention): number {
    // «أعلنت لوكالة الأنباء فلانة»: to whom, and then who
    if (mention.governed && mention.from === this.#cue.to && this.#leansLam(mention.from) && this.#mayBeSpeaker(mention.to) && isMedium(this.#view, mention)) return this.#skipTo(mention.from, mention.to);
    if (mention.governed) {
      if (!this.#aside) this.#isOfficesPlace = this.#leansLam(mention.from) ? this.#isOfficesBody(mention) : this.#biLength(mention.from) > 0;
      this.#aside = true;
    } else if (!this.#aside) this.#takeSubject(mention);
    else if (this.#isNameBehindOffice(mention)) {
      this.#takeSubject(mention);
      // the office with all that belongs to it is over
      if (this.#afterSubject && (this.#cue.takes.as || this.#cue.takes.whom)) this.#aside = false;
    }
    return Math.max(mention.to, mention.from + 1);
  }

  /** «المتحدث باسم الجيش في المدينة فلان»: the name comes behind the place of the office. */
  #isNameBehindOffice({ entity, mention, from, to }: PlacedMention): boolean {
    if (entity.type !== 'person' || mention.form === 'title') return false;
    if (this.#isNameInCommas(from) || this.#isNameBeforeAn(from, to)) return true;
    if (this.#segment !== this.#cue.to) return false;
    const first = this.#subjects[0];
    if (first && ((first.entity.type === 'person' && first.mention.form !== 'title') || !this.#isTitled(first))) return false;
    if (from - this.#cue.to > LONGEST_TITLE + 3 || this.#others || !this.#isOfficesPlace) return false;
    const view = this.#view;
    const last = view.isQuote(from - 1) || view.isDash(from - 1) ? from - 2 : from - 1;
    return !view.isAside(last) && (view.mentionsEndingAt(last + 1).length > 0 || this.#isDefinite(last));
  }

  /** «قال الباحث المصري المتخصص في …، فلان، إن»: a name between two commas right before أن, behind however long an office. */
  #isNameBeforeAn(from: number, to: number): boolean {
    return this.#view.isComma(from - 1) && this.#view.isComma(to) && this.#view.particleAt(to + 1, 'an') !== undefined;
  }

  /** «مساعد رئيس المجلس المكلف بالإعلام، فلان، …»: the first thing behind the office's comma. */
  #isNameInCommas(from: number): boolean {
    return this.#view.isComma(from - 1) && this.#segment === from && from - this.#cue.to <= LONGEST_TITLE + 3;
  }

  #takeSubject(mention: PlacedMention): void {
    if (this.#hasSubject) return;
    const view = this.#view;
    const last = this.#subjects.at(-1);
    const same = view.mentionsAt(mention.from).filter(({ to }) => to === mention.to);
    if (!last) {
      if (this.#isOfOffice(mention) || this.#isBehindDescription(mention) || this.#isPlaceOfOthers(mention) || (mention.from > this.#cue.to && view.isOfKin(mention))) return;
      if (!this.#noun && this.#isSubject(mention) && mention.from - this.#cue.to <= LONGEST_TITLE + 3) this.#subjects.push(...same);
      else if (this.#noun && mention.entity.type === 'person' && this.#isNameBeforeAn(mention.from, mention.to)) this.#subjects.push(...same);
      else if (this.#isNounOf(mention)) {
        this.#isPair = this.#noun!.entry.attributes['kind'] === 'pair';
        this.#subjects.push(...same);
      }
      if (this.#subjects.length === 0) return;
      this.#noun = null;
    } else if (this.#isNameInCommas(mention.from) && mention.entity.type === 'person' && (last.entity.type !== 'person' || last.mention.form === 'title')) this.#subjects.splice(0, this.#subjects.length, ...same);
    else if (this.#isPair && this.#subjects.length === 1 && mention.entity.type === last.entity.type) this.#subjects.push(...same);
    else if (this.#isJoinedByTitle(last, mention)) this.#subjects.push(...same);
    else if (this.#isOwnersName(last, mention)) this.#subjects.splice(0, this.#subjects.length, ...same);
    // «المسؤول الإعلامي في الحزب فلان»
    else if (last.mention.form === 'title' && mention.entity.type === 'person' && mention.mention.form !== 'title' && !mention.joined && mention.from - last.to <= LONGEST_TITLE) this.#subjects.splice(0, this.#subjects.length, ...same);
    else if (mention.joined && this.#afterSubject) this.#subjects.push(...same);
    else if (mention.entity.type === 'person' && last.entity.type !== 'person' && !this.#noun && this.#isTitled(last)) {
      this.#subjects.splice(0, this.#subjects.length, ...same);
    }
    else return;
    this.#afterSubject = this.#subjects.length > 0;
  }

  /** «نبه الحزب، في بيان حمل توقيع مديره فلان، إلى»: who speaks stands beside the verb and before the comma. */
  #isBehindDescription({ from }: PlacedMention): boolean {
    const view = this.#view;
    const beside = this.#cue.to;
    if (this.#segment === beside || this.#isNameInCommas(from) || !isFinite(this.#cue) || !view.isWord(beside)) return false;
    return this.#isDefinite(beside) && !view.isAside(beside) && !view.isTitle(beside) && !this.#noun && !this.#leansOn(beside);
  }

  /** «حث زعماء العالم», «قال سكان المدينة»: the place belongs to the noun in front. */
  #isPlaceOfOthers({ entity, from }: PlacedMention): boolean {
    const view = this.#view;
    if (entity.type !== 'place' || from !== this.#cue.to + 1 || !view.isWord(from - 1)) return false;
    return !this.#isDefinite(from - 1) && view.longestMentionAt(from - 1) === undefined && !view.isAside(from - 1) && !view.particleAt(from - 1, 'each') && view.found.at(from - 1).some(({ entry }) => entry.class === 'group-heads' || entry.class === 'counted-nouns');
  }

  /** «رئيس لجنة شؤون المغتربين», «رئيس حزب الوفاء»: a body or group that belongs to the office in front. */
  #isOfOffice({ entity, mention, from }: PlacedMention): boolean {
    if (entity.type === 'person' || mention.form === 'title' || from <= this.#cue.to) return false;
    // «قال قدورة فلان رئيس نادي الصيادين»: nobody knows the name, and the club is his
    const isBehindOffice = from > this.#cue.to + 1 && this.#view.isTitle(from - 1) && !this.#isDefinite(from - 1);
    return this.#view.isTitle(this.#cue.to) || isBehindOffice;
  }

  /** «الوزيرة فلانة والمبعوث الأممي فلان»: the و stands on the office. */
  #isJoinedByTitle({ to, entity }: PlacedMention, { from, entity: other }: PlacedMention): boolean {
    const view = this.#view;
    if (entity.type !== 'person' || other.type !== 'person' || entity.id === other.id || from - to > LONGEST_TITLE || from <= to || this.#segment > to) return false;
    return view.isTitle(to) && view.mayLean(to, WA) && view.found.at(to).some(({ prefix, entry }) => prefix !== '' && entry.class.startsWith('title'));
  }

  /** «مستشار فلان الدكتور علان»: the first name belongs to the title of the second. */
  #isOwnersName(last: PlacedMention, { entity, from, joined }: PlacedMention): boolean {
    if (last.entity.type !== 'person' || entity.type !== 'person' || joined || last.entity.id === entity.id) return false;
    // «وعدت المستشارة الألمانية فلانة فلانا»: an office with the article belongs to nobody
    let office = last.from - 1;
    while (office > this.#cue.to && this.#isDefinite(office) && !this.#view.isTitle(office)) office -= 1;
    if (this.#view.isTitle(office) && this.#isDefinite(office)) return false;
    return this.#afterSubject && last.from > this.#cue.to && from - last.to <= 3;
  }

  /** «متحدث باسم الجيش فلان», «الخبير العسكري، فلان»: the name of the one described. */
  #isNounOf({ from, entity }: PlacedMention): boolean {
    const kind = this.#noun?.entry.attributes['kind'];
    if (kind !== 'anonymous' && kind !== 'role' && kind !== 'pair') return false;
    return entity.type === 'person' && from - this.#cue.to <= LONGEST_TITLE;
  }

  /** Words of a title stood before it, so that it is a part of the title. */
  #isTitled(mention: PlacedMention): boolean {
    return mention.from > this.#cue.to || mention.mention.form === 'title';
  }

  #isSubject(mention: PlacedMention): boolean {
    // «وناشد المواطنين تجنب …»: a plural in the accusative is done to
    if (mention.entity.type === 'group' && !this.#hasSubject && mention.from === this.#cue.to && this.#view.isPluralObject(mention.from)) return false;
    // «مسؤولين أبلغوا الصحيفة»: a plural verb stands behind its subject
    if (this.#cue.count === 'many' && mention.mention.form !== 'title' && mention.entity.type !== 'group' && this.#cue.takes.him) return false;
    // «إنه يطالب المجلس بـ…»: the pronoun of إن is the subject
    if (this.#cue.takes.him && this.#view.particleAt(this.#cue.from - 1, 'an')?.suffix) return false;
    return isFinite(this.#cue) && (this.#isTwoAtOnce(mention) || this.#view.genders.agrees(mention, this.#cue) || this.#isOneOfTwo(mention) || this.#isNameBeside(mention));
  }

  /** «الجانبان»: a title that stands for two agrees as it is written. */
  #isTwoAtOnce({ from, to, mention }: PlacedMention): boolean {
    return mention.form === 'title' && this.#cue.gender === 'm' && this.#view.mentionsAt(from).filter((other) => other.to === to).length > 1;
  }

  /** «حملت حركتا الفجر والساحل»: the first of two that a feminine dual names. */
  #isOneOfTwo({ from }: PlacedMention): boolean {
    return from === this.#cue.to + 1 && this.#isDualHead(from - 1);
  }

  /** «قال قدورة فلان»: a name right behind a verb that takes no object is its subject, however it ends. */
  #isNameBeside({ from, entity, mention, governed }: PlacedMention): boolean {
    const { to, takes, count } = this.#cue;
    return from === to && count === 'one' && entity.type === 'person' && mention.form !== 'title' && !governed && !(takes.whom || takes.as || takes.him || takes.blame);
  }

  #isDualHead(token: number): boolean {
    const { language, tokens } = this.#view;
    return this.#cue.gender === 'f' && this.#view.isWord(token) && language.vocabulary.text(tokens.form[token]!).endsWith('تا') && this.#view.longestMentionAt(token + 1) !== undefined;
  }

  /** البيان، مصدر مطلع، المعلومات: a noun that can speak, right behind a verb. */
  #passNoun(token: number): boolean {
    if (this.#noun || this.#subjects.length > 0 || this.#aside || token !== this.#nounSlot || !isFinite(this.#cue) || !this.#view.hasAny(token, SPEAKING)) return false;
    for (const match of this.#view.found.at(token)) {
      if (!SPEAKING_NOUNS.has(match.entry.class) || (match.clitics & PREPOSITIONS) !== 0) continue;
      if (match.suffix && !this.#view.isOwner(match.suffix)) continue;
      // «نشرت بلاغا ذكرت فيه أن»: in the accusative, a text is what was published
      if (match.entry.class === 'channel-nouns' && this.#view.language.vocabulary.text(this.#view.tokens.form[token]!).endsWith('ا')) continue;
      if (match.entry.class === 'cue-speakers' && ((match.clitics & AL) !== 0 || !this.#mayBeDescribed(match))) continue;
      const { speaks, subject, how } = match.entry.attributes as { speaks?: string; subject?: string; how?: string };
      if ((how && speaks !== 'yes') || subject === 'no') continue;
      this.#noun = match;
      return true;
    }
    return false;
  }

  /** «قالت الباحثة», not «قالت الباحث»; «المعارضة» is no «المعارض». */
  #mayBeDescribed({ entry, suffix, from }: LexiconMatch): boolean {
    if (entry.attributes['kind'] !== 'role') return true;
    const { genders, tokens, language } = this.#view;
    const isFeminine = genders.isFeminineForm(language.vocabulary.text(tokens.form[from]!));
    return suffix === '' && (this.#cue.count !== 'one' || isFeminine === (this.#cue.gender === 'f'));
  }

  #make(kind: OpeningKind, marker: number, content: number): Opening {
    const view = this.#view;
    const lead = kind === 'preposition' && content === marker ? this.#leadLength(marker) : 0;
    const start = (view.tokens.start[content] ?? view.tokens.text.length) + lead;
    return { kind, marker, content, start, subjects: [...this.#subjects], noun: this.#noun };
  }
}

/** «، وحمل توقيع مديره، إلى …»: carried, not blamed; «في حوار نشر أمس» tells of the text. */
const mayBar = ({ isWeak, takes }: Cue): boolean => !(isWeak && (takes.blame || takes.only));
