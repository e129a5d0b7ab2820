import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import type { Force } from '../../model/statement.ts';
import { AL, BI } from '../../text/clitics.ts';
import type { Quotation } from '../../text/quotations.ts';
import { isStop } from '../../text/sentences.ts';
import { type Cue, findCuesAt, isFinite, lemmasOf } from './cue.ts';
import { CueTest } from './cue-test.ts';
import type { Draft } from './draft.ts';
import { DraftStack } from './draft-stack.ts';
import { readLabel } from './label.ts';
import { readPrintedText } from './printed-text.ts';
import { isFirstPerson } from './realis.ts';
import { type Opening, findOpening, findSubject } from './opening.ts';
import { findSourceAt } from './source.ts';
import { SourcePlacer } from './source-placer.ts';
import { findSubjectBefore } from './subject-before.ts';
import type { PlacedMention, TextView } from './text-view.ts';
import { bitsOf } from './token-classes.ts';

/** Classes of words that may attribute something. */
const TELLING = bitsOf('cues', 'cue-sources', 'cue-texts', 'cue-nouns');
/** A participle or verbal noun opens its content within so many tokens. */
const NEAR = 14;
/** «قائلا» stands so many tokens before its speech («قائلا في تغريدة نشرها على …: "…"»). */
const FAR = 24;
/** A clause before «كما أعلن» is a statement from so many words on. */
const SHORTEST_CLAUSE = 4;
/** Speech without marks goes on over so many sentences at most. */
const MOST_SENTENCES = 12;
/** A quotation with no cue of its own goes on with a speech from so many words on. */
const SHORTEST_LONE_QUOTATION = 6;

/** Reads one sentence into drafts of statements, outer ones before those in their content. */
export function readSentence(view: TextView, index: number): readonly Draft[] {
  return new SentenceReader(new DraftStack(view, index)).read();
}

class SentenceReader {
  readonly #view: TextView;
  readonly #stack: DraftStack;
  readonly #cues: CueTest;
  readonly #sources: SourcePlacer;

  constructor(stack: DraftStack) {
    this.#view = stack.view;
    this.#stack = stack;
    this.#cues = new CueTest(stack);
    this.#sources = new SourcePlacer(stack);
  }

  read(): Draft[] {
    const label = readLabel(this.#stack);
    let token = label ?? this.#stack.from;
    while (token < this.#stack.to) token = this.#readAt(token);
    if (this.#stack.drafts.length === 0) this.#readLoneQuotation();
    for (const draft of this.#stack.drafts) if (draft.parent && !draft.quotation) draft.limit = Math.min(draft.limit, draft.parent.limit);
    return this.#stack.drafts;
  }

  #readAt(token: number): number {
    const view = this.#view;
    if (!view.hasAny(token, TELLING) || !view.isWord(token)) return token + 1;
    const source = findSourceAt(view, token);
    if (source) {
      const behindRelays = this.#sources.placeRelays(source);
      if (behindRelays !== null) return behindRelays;
      this.#sources.place(source);
      return Math.max(source.to, token + 1);
    }
    const last = this.#stack.drafts.at(-1);
    if (last && token < last.content && token >= last.from) return token + 1;
    const clause = view.bareEntryAt(token, 'cue-sources');
    if (clause?.entry.attributes['kind'] === 'clause' && !view.particleAt(token, 'ala')) return clause.to + 1;
    const printed = readPrintedText(this.#stack, token);
    if (printed !== null) return printed;
    for (const cue of findCuesAt(view, token)) {
      if (this.#takeCue(cue)) break;
    }
    this.#takeNoun(token);
    return token + 1;
  }

  #takeCue(cue: Cue): boolean {
    const view = this.#view;
    if (this.#isUnsaid(cue)) return false;
    const isOccasion = this.#isOccasion(cue);
    const around = view.quotationAround(cue.from);
    const limit = this.#limitAt(cue.from, around);
    const near = isFinite(cue) ? limit : Math.min(limit, cue.to + (cue.id === 'qal' && cue.form === 'participle' ? FAR : NEAR));
    if (this.#isBehindSpeech(cue) || (cue.suffix && this.#isThus(cue.from))) return this.#takePostposed(cue, []);
    const { opening, before } = this.#openWith(cue, near);
    if (!opening) return this.#takePostposed(cue, before);
    if (!this.#cues.test(cue, opening, before)) return false;
    if (around && (this.#isOfSelf(opening) || this.#mayBeOwn(cue, opening, before))) return false;
    // «مما قاله» tells what was said only before أن
    if (cue.suffix && opening.kind !== 'an' && view.particleAt(cue.from - 1, 'of-what')) return false;
    // «بعد أن قال له: "…"» tells what was said all the same
    if (isOccasion && this.#quotationOf(opening) === null) return false;
    const subjects = cue.isPassive ? [] : isFinite(cue) ? (before.length > 0 ? before : opening.subjects) : cue.form === 'masdar' ? this.#ownersOf(cue, opening) : [];
    const parts = { ...this.#ofCue(cue), rule: ruleOf(cue, opening), opening: opening.kind, subjects, noun: cue.isPassive ? null : opening.noun, isPassive: cue.isPassive || this.#isImpersonal(cue, opening, before) };
    const next = view.isLineEnd(opening.content) ? this.#linesAfter() : null;
    if (next) this.#stack.put({ ...parts, rule: 'verb-colon-lines', ...next, quotation: view.quotationAt(next.content) ?? null });
    else if (view.isLineEnd(opening.content)) return false;
    else {
      const quotation = this.#quotationOf(opening);
      this.#stack.put({ ...parts, content: opening.content, start: opening.start, quotation, limit: opening.kind === 'colon' && !quotation ? this.#speechEnd(limit) : limit });
    }
    return true;
  }

  /** Speech behind a colon without marks goes on over full stops as long as its speaker says «we» or «I». */
  #speechEnd(limit: number): number {
    const view = this.#view;
    const { block } = view.sentences[this.#stack.index]!;
    if (limit !== this.#stack.to || view.blocks[block]!.role !== 'paragraph') return limit;
    let end = limit;
    for (let at = this.#stack.index + 1; at <= this.#stack.index + MOST_SENTENCES && view.sentences[at]?.block === block; at++) {
      const { from, to } = view.sentences[at]!;
      if (!speaksOfSelf(view, from, to)) break;
      end = to;
    }
    return end;
  }

  /** What a colon at a line's end introduces: the list of points that follows, or the next line. */
  #linesAfter(): { content: number; start: number; limit: number } | null {
    const view = this.#view;
    const own = view.sentences[this.#stack.index]!.block;
    let block = own;
    let limit = 0;
    let content = 0;
    for (let at = this.#stack.index + 1; at < view.sentences.length; at++) {
      const sentence = view.sentences[at]!;
      if (sentence.block !== block) {
        const listed = view.isListed(sentence.from);
        if (sentence.block > own + 1 && !(listed && view.isListed(content - 1))) break;
        if (block === own) content = listed ? sentence.from + 1 : sentence.from;
        block = sentence.block;
      }
      limit = sentence.to;
    }
    return limit > content ? { content, start: view.tokens.start[content]!, limit } : null;
  }

  /** «لم تعلن», «دون أن يذكر»: nothing was said. */
  #isUnsaid(cue: Cue): boolean {
    if (!isFinite(cue) || cue.joined) return false;
    // «إذا أعلمني أنها …»
    if (this.#view.entryAt(cue.from - 1, 'realis')?.entry.attributes['realis'] === 'conditional') return true;
    const before = this.#view.found.at(cue.from - 1).find(({ entry }) => entry.class === 'cue-particles');
    const kind = before?.entry.attributes['kind'];
    if (this.#isOccasion(cue)) return false;
    // «بناء على ما صرحت به الوزيرة»: what she said stands elsewhere
    if (kind === 'what' && this.#view.isAside(cue.to)?.entry.id === 'toward') return true;
    return kind === 'not' || (kind === 'an' && cue.form === 'present' && before!.suffix === '');
  }

  /** «"أبلغت الهيئة أني لن …"»: who speaks tells of himself. */
  #isOfSelf({ kind, marker }: Opening): boolean {
    const particle = kind === 'an' ? this.#view.particleAt(marker, 'an') : undefined;
    return particle !== undefined && particle.suffix !== '' && !this.#view.isOwner(particle.suffix) && !particle.suffix.startsWith('ه');
  }

  /** «"… لكن اعتقد ان …"»: in somebody's own words, with no subject beside it, a verb that begins in a bare alif is «I think». */
  #mayBeOwn({ form, gender, count, joined, from }: Cue, { kind, subjects, noun }: Opening, before: readonly PlacedMention[]): boolean {
    return form === 'perfect' && gender === 'm' && count === 'one' && !joined && kind === 'an' && subjects.length + before.length === 0 && !noun && this.#view.char(from) === 'ا';
  }

  /** «بعد أن أعلنت», «عندما قال»: when something was, not what was said; but for words in marks. */
  #isOccasion({ from, joined }: Cue): boolean {
    const view = this.#view;
    if (joined || !view.has(from - 1, 'cue-particles')) return false;
    const before = view.found.at(from - 1).find(({ entry }) => entry.class === 'cue-particles');
    const kind = before?.entry.attributes['kind'];
    return kind === 'when' || (kind === 'an' && before!.suffix === '' && view.particleAt(from - 2, 'joins') !== undefined);
  }

  /** A subject before the verb counts at the head of its clause, or when none stands behind the verb. */
  #openWith(cue: Cue, limit: number): { opening: Opening | null; before: readonly PlacedMention[] } {
    const view = this.#view;
    // «في عهد فلان، يقول المدافعون عن الحقوق إن»: a plural in the nominative is the subject
    const before = view.isPluralSubject(cue.to) && cue.count === 'one' ? [] : findSubjectBefore(view, cue, this.#stack.from);
    const withBefore = { opening: findOpening(view, cue, { limit, before }), before };
    if (before.length === 0 || this.#isClauseHead(before[0]!.from) || view.particleAt(cue.from - 1, 'was')) return withBefore;
    const opening = findOpening(view, cue, { limit, before: [] });
    return opening && (opening.subjects.length > 0 || opening.noun) ? { opening, before: [] } : withBefore;
  }

  #isClauseHead(token: number): boolean {
    const view = this.#view;
    let at = token - 1;
    while (at >= this.#stack.from && view.isQuote(at)) at -= 1;
    if (at < this.#stack.from || view.isComma(at) || view.isColon(at)) return true;
    return view.has(at, 'cue-particles') && ['break', 'was', 'an'].some((kind) => view.particleAt(at, kind));
  }

  #limitAt(token: number, around: Quotation | undefined): number {
    const view = this.#view;
    if (!around) return this.#stack.to;
    let limit = Math.max(token, Math.min(around.to, this.#stack.to));
    for (let at = token; at < limit; at++) if (isStop(view.tokens, at)) limit = at;
    return limit;
  }

  #quotationOf({ kind, content }: Opening): Quotation | null {
    if (kind !== 'quote' && kind !== 'colon') return null;
    const view = this.#view;
    const quotation = view.quotationAt(kind === 'quote' ? content - 1 : content) ?? null;
    if (quotation && kind === 'quote' && view.tokens.kind[content - 1] !== view.tokens.kind[quotation.open]) return null;
    return quotation;
  }

  /** Whoever a verbal noun belongs to: «إعلان الوزارة أن…». */
  #ownersOf(cue: Cue, { marker }: Opening): PlacedMention[] {
    const view = this.#view;
    for (let token = cue.to; token < marker; token++) {
      const mention = view.longestMentionAt(token);
      // «وصف الوزير بأنه»: of whom it is said
      if (mention && cue.takes.as && mention.to === marker) return [];
      if (mention && !mention.governed) return view.mentionsAt(token).filter(({ to }) => to === mention.to);
    }
    return [];
  }

  /** «"…"، يقول الوزير»: a verb with nothing to open behind it and a speech before it. */
  #takePostposed(cue: Cue, before: readonly PlacedMention[]): boolean {
    const view = this.#view;
    if (!isFinite(cue) || before.length > 0) return false;
    if (this.#takeLike(cue)) return true;
    // «استمرار "المحادثات غير المباشرة" بين الطرفين»
    if (cue.isWeak && !view.isComma(cue.from - 1) && !this.#isThus(cue.from)) return false;
    const quotation = this.#speechBefore(cue);
    if (!quotation || (!cue.takes.an && !this.#isThus(cue.from)) || cue.joined) return false;
    const { subjects, noun } = findSubject(view, cue, this.#stack.to);
    const parts = { ...this.#ofCue(cue), opening: 'quote' as const, subjects, noun };
    this.#stack.put({ ...parts, rule: 'speech-then-verb', content: quotation.from, start: view.tokens.start[quotation.from]!, quotation });
    const resumed = this.#resumedSpeech(cue.to);
    if (resumed) this.#stack.put({ ...parts, rule: 'speech-goes-on-behind-verb', content: resumed.from, start: view.tokens.start[resumed.from]!, quotation: resumed });
    return true;
  }

  /** The speech that ends right before a cue and is not yet anybody's. */
  #speechBefore({ from }: Cue): Quotation | undefined {
    const view = this.#view;
    let token = from - 1;
    const thus = this.#thusBefore(from);
    if (thus !== null) token = thus - 1;
    if (view.isComma(token) || view.isDash(token)) token -= 1;
    const quotation = view.quotationClosedAt(token);
    if (!quotation || view.isNameQuotation(quotation)) return undefined;
    return this.#stack.drafts.some(({ content }) => content >= quotation.open && content < quotation.to) ? undefined : quotation;
  }

  /** First token of «هكذا» or «هذا ما» that ends at a token. */
  #thusBefore(token: number): number | null {
    for (let from = token - 1; from >= Math.max(this.#stack.from, token - 2); from--) if (this.#view.entryAt(from, 'cue-thus')?.to === token) return from;
    return null;
  }

  #isThus(token: number): boolean {
    return this.#thusBefore(token) !== null;
  }

  /** «"…"، قال الوزير، مضيفا …», «"…"، هكذا رد الوزير على …»: the speech before the verb is its content. */
  #isBehindSpeech(cue: Cue): boolean {
    const view = this.#view;
    if (!isFinite(cue) || cue.joined || !this.#speechBefore(cue)) return false;
    if (this.#isThus(cue.from)) return true;
    if (!cue.takes.an || !view.isComma(cue.from - 1)) return false;
    const isFirst = view.countWords(this.#stack.from, this.#speechBefore(cue)!.open) === 0;
    for (let token = cue.to; token < this.#stack.to; token++) {
      // «ردا على "…"، أكد المتحدث، فلان، أن»: words in marks amid a sentence may belong to another
      if (view.isComma(token) && isFirst) return true;
      if (view.isColon(token) || view.quotationAt(token) || view.particleAt(token, 'an')) return false;
    }
    return true;
  }

  /** «"…"، أكد الوزير، "…"»: the speech that goes on behind the verb and its subject. */
  #resumedSpeech(from: number): Quotation | null {
    const view = this.#view;
    for (let token = from; token < Math.min(this.#stack.to, from + NEAR); token++) {
      if (!view.isComma(token)) continue;
      const quotation = view.quotationAt(token + 1);
      return quotation && !view.isNameQuotation(quotation) ? quotation : null;
    }
    return null;
  }

  /** «أعيد فتح المطار، كما أعلن الوزير.»: the clause before is what he says. */
  #takeLike(cue: Cue): boolean {
    const view = this.#view;
    // «…، ذلك ما أكده الوزير»
    const thus = cue.suffix ? this.#thusBefore(cue.from) : null;
    const like = thus ?? cue.from - 1;
    if (cue.joined || !cue.takes.an || cue.takes.only || (thus === null && !view.particleAt(like, 'like'))) return false;
    const isParted = view.isComma(like - 1);
    if (!isParted && (thus !== null || this.#stack.drafts.length > 0)) return false;
    if (this.#stack.open.some(({ content, limit }) => content < like && limit > like)) return false;
    const { subjects, noun } = findSubject(view, cue, this.#stack.to);
    // with no comma before it, only a name leaves no doubt
    if (!isParted && subjects.length === 0) return false;
    if (subjects.length === 0 && !noun && !view.isTitle(cue.to) && !view.entryAt(cue.to, 'channel-media')) return false;
    let content = this.#stack.from;
    while (content < like && !view.isWord(content) && !view.isNumber(content)) content += 1;
    content = view.particleAt(content, 'break')?.to ?? content;
    if (view.countWords(content, like) < SHORTEST_CLAUSE) return false;
    this.#stack.put({ ...this.#ofCue(cue), rule: 'clause-then-verb', opening: 'bare', content, start: view.tokens.start[content]!, subjects, noun, quotation: null, limit: isParted ? like - 1 : like });
    return true;
  }

  #ofCue(cue: Cue) {
    const kind: Draft['kind'] = isFinite(cue) ? 'verb' : cue.form === 'participle' ? 'participle' : 'masdar';
    const { id, lemma, isPassive, isWeak, suffix, force, gender, count, carries, joined, from, to } = cue;
    const cueTakesObject = cue.takes.whom || cue.takes.him;
    const isEarlier = isFinite(cue) && this.#isEarlier(cue);
    return { kind, isEarlier, cue: { span: [cue.start, cue.end] as const, lemma, force }, cueId: id, gender, count, carries, cueTakesObject, isPassive, isWeak, hasPronoun: suffix !== '', joined, from, to };
  }

  /** «ويرجح أن», «يعتقد أن» at a sentence's head: nobody is told to think so. */
  #isImpersonal({ takes, form, from, to }: Cue, { kind, marker, subjects, noun }: Opening, before: readonly PlacedMention[]): boolean {
    if (!takes.impersonal || form !== 'present' || kind !== 'an' || marker !== to || subjects.length + before.length > 0 || noun) return false;
    return from <= this.#stack.from + 1 || this.#isBehindIndefinite(from) || this.#view.particleAt(from - 1, 'relative') !== undefined;
  }

  /** «مشكلة يرجح أن تتفاقم»: a clause about a noun that nobody is told to have said. */
  #isBehindIndefinite(token: number): boolean {
    const view = this.#view;
    if (this.#stack.isHeadline || !view.isWord(token - 1)) return false;
    return !view.mayLean(token - 1, AL) && view.mentionsEndingAt(token).length === 0 && !view.entryAt(token - 1, 'cue-particles') && !view.entryAt(token - 1, 'cue-speakers') && !view.isAside(token - 1);
  }

  /** «وكان الوزير قد أعلن», «وكانت الوزارة أعلنت», «سبق أن أعلن». */
  #isEarlier({ from }: Cue): boolean {
    const view = this.#view;
    if (view.particleAt(this.#stack.from, 'was')?.entry.id === 'was' && (from - this.#stack.from <= NEAR || view.particleAt(from - 1, 'was'))) return true;
    return view.particleAt(from - 1, 'was') !== undefined && view.particleAt(from - 2, 'was') !== undefined;
  }

  /** «وسط ترجيحات بأن …», «أنباء عن مقتل …»: a report with nobody named. */
  #takeNoun(token: number): void {
    const view = this.#view;
    const noun = view.bareEntryAt(token, 'cue-nouns');
    if (!noun || (noun.suffix && !view.isOwner(noun.suffix)) || view.particleAt(token - 1, 'not') || this.#stack.drafts.some(({ from, content }) => token >= from && token < content)) return;
    const opening = this.#nounContent(noun);
    if (opening === null || opening + 1 >= this.#stack.to) return;
    const cue = noun.entry.attributes['cue'];
    const lemma = (cue && lemmasOf(view.language).get(cue)) ?? noun.entry.spelling;
    this.#stack.put({
      kind: 'noun', rule: 'report-without-source', opening: 'an', content: opening, start: view.tokens.start[opening]!,
      cue: { span: [view.found.start(noun), view.found.end(noun)], lemma, force: noun.entry.attributes['force'] as Force },
      cueId: noun.entry.id, from: token, to: noun.to, subjects: [], noun: null, quotation: null,
    });
  }

  #nounContent({ to, entry }: LexiconMatch): number | null {
    const view = this.#view;
    const an = view.found.at(to).find((match) => match.entry.class === 'cue-particles' && match.entry.attributes['kind'] === 'an' && (match.clitics & ~BI) === 0);
    if (an) return to + 1;
    return entry.attributes['takes'] === 'about' && view.particleAt(to, 'about') ? to + 1 : null;
  }

  /** A line that is nothing but a quotation goes on with the speech before it. */
  #readLoneQuotation(): void {
    const view = this.#view;
    const first = this.#stack.from;
    const quotation = view.quotationAt(first);
    if (!quotation || view.countWords(quotation.from, quotation.to) < SHORTEST_LONE_QUOTATION || view.isNameQuotation(quotation)) return;
    if (quotation.from > first + 2 || view.countWords(quotation.to, this.#stack.to) > 0) return;
    this.#stack.put({
      kind: 'quotation', rule: 'speech-goes-on', opening: 'quote', content: quotation.from, start: view.tokens.start[quotation.from]!,
      cue: { span: [view.tokens.start[quotation.open]!, view.tokens.end[quotation.open]!], lemma: view.slice(quotation.open, quotation.open + 1), force: 'say' },
      cueId: '«', from: quotation.open, to: quotation.from, subjects: [], noun: null, quotation,
    });
  }
}

/** Whether a sentence says «we» or «I» before any verb of saying and outside quotations. */
function speaksOfSelf(view: TextView, from: number, to: number): boolean {
  for (let token = from; token < to; token++) {
    if (view.isQuote(token) || findCuesAt(view, token).some((cue) => isFinite(cue))) return false;
    if (isFirstPerson(view, token)) return true;
  }
  return false;
}

function ruleOf(cue: Cue, opening: Opening): string {
  if (cue.form === 'participle') return 'participle-of-saying';
  if (cue.form === 'masdar') return 'noun-of-saying';
  const names: Record<Opening['kind'], string> = {
    an: 'verb-that', colon: 'verb-colon', quote: 'verb-quotation', preposition: 'verb-preposition', bare: 'verb-verbal-noun', object: 'verb-object',
  };
  return names[opening.kind];
}
