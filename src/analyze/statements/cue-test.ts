import { AL, BI } from '../../text/clitics.ts';
import { type Cue, isFinite, originOf } from './cue.ts';
import type { DraftStack } from './draft-stack.ts';
import { isMedium } from './media.ts';
import type { Opening } from './opening.ts';
import type { PlacedMention, TextView } from './text-view.ts';

/** A participle or verbal noun opens its content within so many tokens. */
const NEAR = 14;

/** A verb with other uses takes a preposition without أن within so many tokens. */
const FAR = 10;

/** A colon further from a verb, in tokens, with nobody between who could speak, is of another matter. */
const FARTHEST_COLON = 16;

const OPENLY: ReadonlySet<string> = new Set(['an', 'colon', 'quote']);

/** «…، لكنه استبعد». */
const isLateVerb = (view: TextView, { from }: Cue): boolean => view.particleAt(from - 1, 'late') !== undefined && view.isComma(from - 2);

/** Tells words that are cues by their form from words that are cues by their use. */
export class CueTest {
  readonly #view: TextView;
  readonly #stack: DraftStack;

  constructor(stack: DraftStack) {
    this.#view = stack.view;
    this.#stack = stack;
  }

  /** Words that are cues by their form and not by their use. */
  test(cue: Cue, opening: Opening, before: readonly PlacedMention[]): boolean {
    const view = this.#view;
    if (cue.form === 'masdar') {
      // «عبر عن اعتقاده بأن»: one statement, not two
      if (this.#stack.drafts.some(({ content, quotation }) => content === cue.from && !quotation)) return false;
      if (opening.kind !== 'an' && opening.kind !== 'colon' && opening.kind !== 'quote') return false;
      return opening.marker - cue.to <= (cue.suffix ? 3 : NEAR / 2);
    }
    if (cue.takes.text && opening.noun?.entry.class !== 'channel-nouns') return false;
    // «طلب كشف المصادر»: what is asked for
    if (isFinite(cue) && opening.kind === 'bare' && this.#stack.drafts.some((draft) => draft.opening === 'bare' && draft.content === cue.from)) return false;
    // «عاد ليؤكد أن», not «جاء ليعلن انسحابه»
    if (cue.isBehindVerb && (cue.isWeak || opening.content > cue.to + 1 || opening.kind !== 'an')) return false;
    // «إلى وصف الوزير بأنه»: a noun behind its preposition
    if (isFinite(cue) && cue.takes.as && !cue.joined && view.isPreposition(cue.from - 1)) return false;
    if (cue.takes.source && !this.#namesSource(cue, opening)) return false;
    if (cue.isWeak && opening.kind === 'preposition' && opening.marker - cue.to > FAR && opening.content !== opening.marker + 2) return false;
    if (opening.kind === 'colon' && opening.marker - cue.to > FARTHEST_COLON && !view.quotationAt(opening.content) && before.length + opening.subjects.length === 0 && !opening.noun) return false;
    if (cue.isWeak && !this.#isStrengthened(cue, opening, before)) return false;
    // «رأى الجنود سفينة»: seen, not judged
    if (opening.kind === 'object' && cue.id === 'raa' && !this.#isKnown(opening.content) && !this.#isKnown(opening.content + 1)) return false;
    // «يُعتبر فلان أرفع ضابط»
    if (opening.kind === 'object' && cue.isPassive) return false;
    // «تعتبر المدينة نموذجا "هو …"»: the speech is another's
    if (opening.kind === 'quote' && cue.takes.damma) for (let token = cue.to; token < opening.marker; token++) if (this.#isAccusative(token) && this.#view.mentionsAt(token).length === 0 && !this.#view.isAside(token)) return false;
    // «تعتبر المدينة نموذجا»: so it is held by all
    if (opening.kind === 'object' && cue.takes.damma && this.#view.longestMentionAt(cue.to)?.to === opening.content && this.#isAccusative(opening.content)) return false;
    // «يعتبر فلان أحد الأصوات المهمة»: so he is held by all
    if (opening.kind === 'object' && view.entryAt(opening.content, 'cue-ranks')) return false;
    // «حمّل فلان، رئيس حزب …، الحكومة المسؤولية»: however far, behind whom is blamed
    if (cue.takes.blame && !this.#hasBlame(cue.to) && !this.#hasBlame(opening.content + 1)) return false;
    // «عبر استخدامها «الحزب» الذي …»: through, and nobody speaks
    if (cue.isWeak && opening.kind === 'quote' && cue.takes.kinds.length === 1 && cue.takes.about && before.length === 0 && view.mentionsAt(cue.to).length === 0 && !view.isTitle(cue.to)) return false;
    if (cue.takes.as && opening.kind === 'object' && !this.#hasBi(opening.content)) return false;
    if (opening.kind !== 'an' && opening.kind !== 'colon' && opening.kind !== 'quote' && opening.content <= opening.marker + 1) {
      // «الخطوط التي أوصى بها»: a clause about the noun before it
      if (view.particleAt(cue.from - 1, 'relative') && view.particleAt(cue.from - 3, 'break')?.to !== cue.from && !(cue.takes.as && cue.suffix) && !(opening.kind === 'bare' && before[0]?.entity.type === 'person' && !view.particleAt(this.#stack.from, 'was'))) return false;
    }
    if (cue.form === 'participle') return this.#isFreeParticiple(cue, opening);
    if (this.#describesNoun(cue, opening, before)) return false;
    if (opening.kind === 'an' && opening.marker > cue.to + 2 && opening.subjects.length === 0 && before.length === 0 && !opening.noun) {
      return !view.particleAt(cue.from - 1, 'relative');
    }
    return true;
  }

  /** «بصوت واحد يشدد على الحل», «دعوات حذرت من»: a verb about the noun before it. */
  #describesNoun(cue: Cue, { kind, content, marker, subjects, noun }: Opening, before: readonly PlacedMention[]): boolean {
    const view = this.#view;
    const last = cue.from - 1;
    if (cue.joined || subjects.length + before.length > 0 || noun || last < this.#stack.from || !view.isWord(last)) return false;
    // «بيان أكدت فيه السيطرة على المطار»: what the text holds
    if (view.entryAt(last, 'channel-nouns') && view.particleAt(cue.to, 'fi')?.suffix) return false;
    if (OPENLY.has(kind) || content === marker + 2 || this.#stack.isHeadline) return false;
    // «وكان اقتصاديون توقعوا»
    if (cue.count === 'many' && view.isPluralForm(last)) return false;
    return !view.mayLean(last, AL) && !view.entryAt(last, 'cue-particles') && !view.isWithinAside(last) && view.mentionsEndingAt(cue.from).length === 0;
  }

  /** «نقلت … عن …», or a medium that passes on: any other نقل carries things, not words. */
  #namesSource(cue: Cue, opening: Opening): boolean {
    const view = this.#view;
    const taken = originOf(cue.id);
    for (let token = cue.to; token < opening.marker; token++) if (view.particleAt(token, taken)) return true;
    // «نقلت المصادر أن»
    return opening.subjects.some((subject) => isMedium(view, subject) || (opening.kind === 'an' && view.entryAt(subject.from, 'cue-speakers') !== undefined));
  }

  /** A word with other uses speaks when its subject stands beside it, or at a sentence's head with أن or a speech. */
  #isStrengthened(cue: Cue, opening: Opening, before: readonly PlacedMention[]): boolean {
    if (cue.form === 'participle' || cue.takes.source) return true;
    // «…، ووصفت الاتهامات بأنها»: the speaker of the clause before
    if (cue.joined && opening.kind === 'object' && cue.takes.as && (this.#view.isComma(cue.from - 1) || opening.content <= cue.to + 1)) return true;
    // «…، واعتبرتا الحادث إهمالا»: the two who spoke before
    if (cue.joined && cue.count !== 'one' && cue.takes.whom && (opening.kind === 'object' || opening.kind === 'bare') && this.#view.isComma(cue.from - 1)) return true;
    // «وعدّ الاتفاق خطوة مهمة»: at a sentence's head, who spoke before judges
    if (cue.joined && opening.kind === 'object' && cue.takes.whom && cue.takes.an && opening.content === cue.to && this.#isHead(cue.from) && this.#view.mayLean(opening.content, AL)) return true;
    const atOnce = opening.kind === 'an' && opening.marker === cue.to;
    if (cue.takes.head && !(cue.joined && atOnce) && !this.#isHead(cue.from)) return false;
    if (before.length > 0 || opening.subjects.length > 0) return before.length > 0 || opening.subjects[0]!.from - cue.to <= 6;
    // «مصادر في المدينة أبلغتنا أن»
    if (atOnce && !cue.takes.head) return true;
    // «مسؤولين كبارا أبلغوا الصحيفة أن»
    if (cue.count === 'many' && cue.takes.him && opening.kind === 'an' && this.#view.longestMentionAt(cue.to)?.to === opening.marker) return true;
    if (opening.noun || this.#isQuotedName(cue.to)) return true;
    // «وكانت التحقيقات كشفت أن»
    if (opening.kind === 'an' && this.#view.particleAt(this.#stack.from, 'was') && (cue.from - this.#stack.from <= 4 || this.#view.particleAt(cue.from - 1, 'was'))) return true;
    if (opening.kind === 'bare' && (this.#isInText(cue) || isLateVerb(this.#view, cue))) return true;
    if (opening.kind === 'bare' || opening.kind === 'object') return false;
    // «اعتبر فلان، الناطق باسم الحزب، أن»: whoever he is, at a sentence's head he speaks
    const near = opening.marker - cue.to <= 2 || (OPENLY.has(opening.kind) && opening.marker - cue.to <= NEAR && this.#isHead(cue.from));
    // «…، لكنها عبرت عن»
    const isLate = isLateVerb(this.#view, cue);
    const startsClause = cue.joined || isLate || this.#view.isComma(cue.from - 1) || this.#isHead(cue.from);
    // «وكشف عن نية …» at a sentence's head goes on with whoever spoke
    const goesOn = ((cue.joined && (this.#isHead(cue.from) || (opening.marker === cue.to && cue.takes.kinds.length === 1))) || isLate) && this.#view.particleAt(opening.marker, 'about') !== undefined;
    if (goesOn && opening.marker - cue.to <= NEAR) return true;
    return near && startsClause && (opening.kind !== 'preposition' || opening.content > opening.marker + 1 || goesOn);
  }

  /** «خطابا للملك طلب فيه دعم …»: what a text before it holds. */
  #isInText({ from, to, joined }: Cue): boolean {
    const view = this.#view;
    if (joined || !view.particleAt(to, 'fi')?.suffix) return false;
    for (let token = from - 1; token >= Math.max(this.#stack.from, from - FAR); token--) if (view.entryAt(token, 'channel-nouns')) return true;
    return false;
  }

  /** «علمت "المنارة" أن»: a name in quotation marks that no name finder knows. */
  #isQuotedName(token: number): boolean {
    const quotation = this.#view.quotationAt(token);
    return quotation !== undefined && this.#view.isNameQuotation(quotation);
  }

  #isHead(token: number): boolean {
    const view = this.#view;
    for (let at = this.#stack.from; at < token; at++) if (view.isWord(at) && !(view.isLoneProclitic(at) && view.isJoiner(at)) && !view.particleAt(at, 'was') && !view.particleAt(at, 'break') && !view.particleAt(at, 'like') && !view.isAside(at)) return false;
    return true;
  }

  #isKnown(token: number): boolean {
    return this.#view.isWord(token) && (this.#view.mayLean(token, AL) || this.#view.mentionsAt(token).length > 0 || this.#view.particleAt(token, 'fi') !== undefined);
  }

  /** «نموذجا»: an indefinite noun that ends in alif. */
  #isAccusative(token: number): boolean {
    const { tokens, language } = this.#view;
    return !this.#view.mayLean(token, AL) && language.vocabulary.text(tokens.form[token]!).endsWith('ا');
  }

  #hasBlame(from: number): boolean {
    for (let token = from; token < Math.min(this.#stack.to, from + 8); token++) if (this.#view.entryAt(token, 'cue-blame')) return true;
    return false;
  }

  #hasBi(from: number): boolean {
    for (let token = from + 1; token < Math.min(this.#stack.to, from + NEAR); token++) {
      if (this.#view.mayLean(token, BI) || this.#view.isLoneBi(token)) return true;
    }
    return false;
  }

  /** Behind a closing mark, unless that only sets off a name or a word. */
  #isBehindSpeech(token: number): boolean {
    const closed = this.#view.quotationClosedAt(token - 1);
    return this.#view.isQuote(token - 1) && !this.#view.quotationAt(token - 1) && !(closed && this.#view.isNameQuotation(closed));
  }

  /** A participle is a cue behind a comma, و or a speech, or when its content opens at once. */
  #isFreeParticiple(cue: Cue, { marker, kind, content }: Opening): boolean {
    const view = this.#view;
    // «إنها متفائلة»: a predicate
    if (view.particleAt(cue.from - 1, 'an') || view.particleAt(cue.from - 1, 'seems')) return false;
    // «رافدا لها ومعبرا عن إرادتهم»: beside another predicate
    if (cue.joined && kind !== 'an' && content !== marker + 2 && !view.isComma(cue.from - 1) && cue.from > this.#stack.from + 1) return false;
    // «مؤكدا في الوقت ذاته أن»; the feminine may be an adjective («إجراءات مشددة»)
    if (cue.gender === 'm' && cue.count === 'one' && (kind !== 'bare' || content === marker + 2) && marker - cue.to <= NEAR / 2 && !view.particleAt(cue.from - 1, 'was')) return true;
    // «أشارت إلى المخاطر منتقدة الحماسة»
    if (cue.takes.whom && kind !== 'an' && content === cue.to && view.mayLean(content, AL) && view.mayLean(cue.from - 1, AL)) return true;
    if (view.isComma(cue.from - 1) || this.#isBehindSpeech(cue.from) || cue.joined || cue.from === this.#stack.from) return true;
    return (kind === 'an' || kind === 'colon' || kind === 'quote' || content === marker + 2) && marker === cue.to;
  }
}
