import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import type { Force } from '../../model/statement.ts';
import { BI, WA } from '../../text/clitics.ts';
import type { Quotation } from '../../text/quotations.ts';
import { isStop } from '../../text/sentences.ts';
import { type Cue, findCuesAt, isFinite, lemmasOf } from './cue.ts';
import { type Draft, isWide } from './draft.ts';
import { isMedium } from './media.ts';
import { type Opening, findOpening, findSubject } from './opening.ts';
import { type Source, findSourceAt } from './source.ts';
import { findSubjectBefore } from './subject-before.ts';
import type { PlacedMention, TextView } from './text-view.ts';

/** A participle or verbal noun opens its content within so many tokens. */
const NEAR = 14;
/** A speaker before a colon is so many tokens long at most. */
const LONGEST_LABEL = 9;
/** A quotation with no cue of its own goes on with a speech from so many words on. */
const SHORTEST_LONE_QUOTATION = 6;

/** A hedge speaks of a quotation so many tokens before it. */
const HEDGE_REACH = 7;

/** Reads one sentence into drafts of statements, outer ones before those in their content. */
export function readSentence(view: TextView, index: number): Draft[] {
  return new SentenceReader(view, index).read();
}

class SentenceReader {
  readonly #view: TextView;
  readonly #index: number;
  readonly #from: number;
  readonly #to: number;
  readonly #drafts: Draft[] = [];
  /** Drafts whose content is still open, outermost first. */
  readonly #open: Draft[] = [];
  /** Relays named before any cue of the sentence. */
  readonly #early: Source[] = [];

  constructor(view: TextView, index: number) {
    const { from, to } = view.sentences[index]!;
    this.#view = view;
    this.#index = index;
    this.#from = from;
    this.#to = to;
  }

  read(): Draft[] {
    const label = this.#readLabel();
    let token = label ?? this.#from;
    while (token < this.#to) token = this.#readAt(token);
    if (this.#drafts.length === 0) this.#readLoneQuotation();
    for (const draft of this.#drafts) if (draft.parent && !draft.quotation) draft.limit = Math.min(draft.limit, draft.parent.limit);
    return this.#drafts;
  }

  #readAt(token: number): number {
    const view = this.#view;
    if (!view.isWord(token)) return token + 1;
    const source = findSourceAt(view, token);
    if (source) {
      this.#takeSource(source);
      return Math.max(source.to, token + 1);
    }
    const last = this.#drafts.at(-1);
    if (last && token < last.content && token >= last.from) return token + 1;
    const clause = view.bareEntryAt(token, 'cue-sources');
    if (clause?.entry.attributes['kind'] === 'clause') return clause.to + 1;
    for (const cue of findCuesAt(view, token)) {
      if (this.#takeCue(cue)) break;
    }
    this.#takeNoun(token);
    return token + 1;
  }

  /** «أكار: …» at the head of a headline or a line. */
  #readLabel(): number | null {
    const view = this.#view;
    const { role } = view.blocks[view.sentences[this.#index]!.block]!;
    if (role !== 'headline' && role !== 'deck' && role !== 'subheading') return null;
    let colon = this.#from;
    while (colon < this.#to && colon - this.#from <= LONGEST_LABEL && !view.isColon(colon)) {
      if (findCuesAt(view, colon).some(isFinite)) return null;
      colon += 1;
    }
    if (!view.isColon(colon) || colon + 1 >= this.#to) return null;
    const subjects = this.#labelSubjects(colon);
    const noun = view.entryAt(this.#from, 'cue-speakers') ?? view.entryAt(this.#from, 'channel-nouns') ?? view.entryAt(this.#from, 'cue-nouns') ?? null;
    if (subjects.length === 0 && !noun) return null;
    const quotation = view.quotationAt(colon + 1);
    this.#put({
      kind: 'colon', rule: 'speaker-colon', opening: 'colon', content: colon + 1, start: view.tokens.start[colon + 1]!,
      cue: { span: [view.tokens.start[colon]!, view.tokens.end[colon]!], lemma: ':', force: 'say' }, cueId: ':',
      from: colon, to: colon + 1, subjects, noun, quotation: quotation && !view.isNameQuotation(quotation) ? quotation : null,
      limit: this.#endOfBlock(),
    });
    return colon + 1;
  }

  /** A headline's speech goes over its stops («… .. …»). */
  #endOfBlock(): number {
    const { sentences } = this.#view;
    let last = this.#index;
    while (sentences[last + 1]?.block === sentences[last]!.block) last += 1;
    return sentences[last]!.to;
  }

  #labelSubjects(colon: number): PlacedMention[] {
    const view = this.#view;
    for (let token = this.#from; token < colon; token++) {
      const mention = view.longestMentionAt(token);
      if (!mention || mention.governed) continue;
      const person = token === this.#from ? undefined : this.#personBefore(colon, token);
      return person ? [person] : view.mentionsAt(token).filter(({ to }) => to === mention.to);
    }
    return [];
  }

  #personBefore(colon: number, from: number): PlacedMention | undefined {
    for (let token = from; token < colon; token++) {
      const person = this.#view.mentionsAt(token).find(({ entity, governed }) => entity.type === 'person' && !governed);
      if (person) return person;
    }
    return undefined;
  }

  #takeCue(cue: Cue): boolean {
    const view = this.#view;
    if (this.#isUnsaid(cue)) return false;
    const around = view.quotationAround(cue.from);
    const limit = this.#limitAt(cue.from, around);
    const near = isFinite(cue) ? limit : Math.min(limit, cue.to + NEAR);
    const { opening, before } = this.#openWith(cue, near);
    if (!opening) return this.#takePostposed(cue, before);
    if (!this.#isPlausible(cue, opening, before)) return false;
    const subjects = isFinite(cue) ? (before.length > 0 ? before : opening.subjects) : cue.form === 'masdar' ? this.#ownersOf(cue, opening) : [];
    const parts = { ...this.#ofCue(cue), rule: ruleOf(cue, opening), opening: opening.kind, subjects, noun: opening.noun };
    const next = view.isLineEnd(opening.content) ? this.#linesAfter() : null;
    if (next) this.#put({ ...parts, rule: 'verb-colon-lines', ...next, quotation: view.quotationAt(next.content) ?? null });
    else if (view.isLineEnd(opening.content)) return false;
    else this.#put({ ...parts, content: opening.content, start: opening.start, quotation: this.#quotationOf(opening), limit });
    return true;
  }

  /** What a colon at a line's end introduces: the list of points that follows, or the next line. */
  #linesAfter(): { content: number; start: number; limit: number } | null {
    const view = this.#view;
    const own = view.sentences[this.#index]!.block;
    let block = own;
    let limit = 0;
    let content = 0;
    for (let at = this.#index + 1; at < view.sentences.length; at++) {
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
    const before = this.#view.found.at(cue.from - 1).find(({ entry }) => entry.class === 'cue-particles');
    const kind = before?.entry.attributes['kind'];
    return kind === 'not' || kind === 'when' || (kind === 'an' && cue.form === 'present' && before!.suffix === '');
  }

  /** A subject before the verb counts at the head of its clause, or when none stands behind the verb. */
  #openWith(cue: Cue, limit: number): { opening: Opening | null; before: readonly PlacedMention[] } {
    const view = this.#view;
    const before = findSubjectBefore(view, cue, this.#from);
    const withBefore = { opening: findOpening(view, cue, { limit, before }), before };
    if (before.length === 0 || this.#isClauseHead(before[0]!.from)) return withBefore;
    const opening = findOpening(view, cue, { limit, before: [] });
    return opening && (opening.subjects.length > 0 || opening.noun) ? { opening, before: [] } : withBefore;
  }

  #isClauseHead(token: number): boolean {
    const view = this.#view;
    let at = token - 1;
    while (at >= this.#from && view.isQuote(at)) at -= 1;
    if (at < this.#from || view.isComma(at)) return true;
    return ['break', 'was', 'an'].some((kind) => view.particleAt(at, kind));
  }

  #limitAt(token: number, around: Quotation | undefined): number {
    const view = this.#view;
    if (!around) return this.#to;
    let limit = Math.max(token, Math.min(around.to, this.#to));
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
      if (mention && !mention.governed) return view.mentionsAt(token).filter(({ to }) => to === mention.to);
    }
    return [];
  }

  /** Words that are cues by their form and not by their use. */
  #isPlausible(cue: Cue, opening: Opening, before: readonly PlacedMention[]): boolean {
    const view = this.#view;
    if (cue.form === 'masdar') {
      // «عبر عن اعتقاده بأن»: one statement, not two
      if (this.#drafts.some(({ content, quotation }) => content === cue.from && !quotation)) return false;
      if (opening.kind !== 'an' && opening.kind !== 'colon' && opening.kind !== 'quote') return false;
      return opening.marker - cue.to <= (cue.suffix ? 3 : NEAR / 2);
    }
    if (cue.takes.has('source') && !this.#namesSource(cue, opening)) return false;
    if (cue.isWeak && !this.#isStrengthened(cue, opening, before)) return false;
    if (cue.takes.has('blame') && !this.#hasBlame(cue.to)) return false;
    if (cue.takes.has('as') && opening.kind === 'object' && !this.#hasBi(opening.content)) return false;
    if (opening.kind !== 'an' && opening.kind !== 'colon' && opening.kind !== 'quote' && opening.content <= opening.marker + 1) {
      // «الخطوط التي أوصى بها»: a clause about the noun before it
      if (view.particleAt(cue.from - 1, 'relative')) return false;
    }
    if (cue.form === 'participle') return this.#isFreeParticiple(cue, opening);
    if (opening.kind === 'an' && opening.marker > cue.to + 2 && opening.subjects.length === 0 && before.length === 0 && !opening.noun) {
      return !view.particleAt(cue.from - 1, 'relative');
    }
    return true;
  }

  /** «نقلت … عن …», or a medium that passes on: any other نقل carries things, not words. */
  #namesSource(cue: Cue, opening: Opening): boolean {
    const view = this.#view;
    for (let token = cue.to; token < opening.marker; token++) if (view.particleAt(token, 'about')) return true;
    return opening.subjects.some((subject) => isMedium(view, subject));
  }

  /** A word with other uses speaks when its subject stands beside it, or at a sentence's head with أن or a speech. */
  #isStrengthened(cue: Cue, opening: Opening, before: readonly PlacedMention[]): boolean {
    if (cue.form === 'participle') return true;
    const atOnce = opening.kind === 'an' && opening.marker === cue.to;
    if (cue.takes.has('head') && !(cue.joined && atOnce) && !this.#isHead(cue.from)) return false;
    if (before.length > 0 || opening.subjects.length > 0) return before.length > 0 || opening.subjects[0]!.from - cue.to <= 6;
    if (opening.noun || this.#isQuotedName(cue.to)) return true;
    if (opening.kind === 'bare' || opening.kind === 'object') return false;
    const near = opening.marker - cue.to <= 2;
    const startsClause = cue.joined || this.#view.isComma(cue.from - 1) || this.#isHead(cue.from);
    return near && startsClause && (opening.kind !== 'preposition' || opening.content > opening.marker + 1);
  }

  /** «علمت "المنارة" أن»: a name in quotation marks that no name finder knows. */
  #isQuotedName(token: number): boolean {
    const quotation = this.#view.quotationAt(token);
    return quotation !== undefined && this.#view.isNameQuotation(quotation);
  }

  #isHead(token: number): boolean {
    const view = this.#view;
    for (let at = this.#from; at < token; at++) if (view.isWord(at) && !view.particleAt(at, 'break') && !view.particleAt(at, 'like') && !view.isAside(at)) return false;
    return true;
  }

  #hasBlame(from: number): boolean {
    for (let token = from; token < Math.min(this.#to, from + 8); token++) if (this.#view.entryAt(token, 'cue-blame')) return true;
    return false;
  }

  #hasBi(from: number): boolean {
    for (let token = from + 1; token < Math.min(this.#to, from + NEAR); token++) {
      if (this.#view.language.readings(this.#view.tokens.form[token]!).some(({ clitics }) => (clitics & BI) !== 0)) return true;
    }
    return false;
  }

  /** A participle is a cue behind a comma, و or a speech, or when its content opens at once. */
  #isFreeParticiple(cue: Cue, { marker, kind, content }: Opening): boolean {
    const view = this.#view;
    // «مؤكدا في الوقت ذاته أن»; the feminine may be an adjective («إجراءات مشددة»)
    if (cue.gender === 'm' && (kind === 'an' || content === marker + 2) && marker - cue.to <= NEAR / 2) return true;
    if (view.isComma(cue.from - 1) || view.isQuote(cue.from - 1) || cue.joined || cue.from === this.#from) return true;
    return kind !== 'bare' && kind !== 'object' && marker === cue.to;
  }

  /** «"…"، يقول الوزير»: a verb with nothing to open behind it and a speech before it. */
  #takePostposed(cue: Cue, before: readonly PlacedMention[]): boolean {
    const view = this.#view;
    if (!isFinite(cue) || before.length > 0) return false;
    const close = view.isComma(cue.from - 1) ? cue.from - 2 : cue.from - 1;
    const quotation = view.quotationClosedAt(close);
    if (!quotation || view.isNameQuotation(quotation) || this.#drafts.some(({ content }) => content >= quotation.open && content < quotation.to)) return false;
    if (!cue.takes.has('an') || cue.joined) return false;
    const { subjects, noun } = findSubject(view, cue, this.#to);
    this.#put({ ...this.#ofCue(cue), rule: 'speech-then-verb', opening: 'quote', content: quotation.from, start: view.tokens.start[quotation.from]!, subjects, noun, quotation });
    return true;
  }

  #ofCue(cue: Cue) {
    const kind: Draft['kind'] = isFinite(cue) ? 'verb' : cue.form === 'participle' ? 'participle' : 'masdar';
    const { id, lemma, force, gender, count, carries, joined, from, to } = cue;
    return { kind, cue: { span: [cue.start, cue.end] as const, lemma, force }, cueId: id, gender, count, carries, joined, from, to };
  }

  /** «وسط ترجيحات بأن …», «أنباء عن مقتل …»: a report with nobody named. */
  #takeNoun(token: number): void {
    const view = this.#view;
    const noun = view.bareEntryAt(token, 'cue-nouns');
    if (!noun || this.#drafts.some(({ from, content }) => token >= from && token < content)) return;
    const opening = this.#nounContent(noun);
    if (opening === null || opening + 1 >= this.#to) return;
    const cue = noun.entry.attributes['cue'];
    const lemma = (cue && lemmasOf(view.language).get(cue)) ?? noun.entry.spelling;
    this.#put({
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

  /** Puts a draft where it belongs: in the content of an open one, or beside it, which then ends. */
  #put(parts: Omit<Draft, 'gender' | 'count' | 'carries' | 'joined' | 'source' | 'qualifiers' | 'parent' | 'distanced' | 'sentence' | 'limit'> & Partial<Draft>): void {
    const draft: Draft = {
      gender: 'm', count: 'one', carries: false, joined: false, source: null, parent: null, distanced: false,
      sentence: this.#index, limit: this.#to, ...parts, qualifiers: [...this.#early.splice(0), ...(parts.qualifiers ?? [])],
    };
    const start = this.#clauseStart(draft);
    while (this.#open.length > 0 && !draft.parent) {
      const above = this.#open.at(-1)!;
      if (this.#holds(above, draft)) draft.parent = above;
      else {
        if (start > above.content) above.limit = Math.min(above.limit, start);
        this.#open.pop();
      }
    }
    this.#open.push(draft);
    this.#drafts.push(draft);
  }

  /** Whether a new draft stands inside what an open one says. */
  #holds(outer: Draft, draft: Draft): boolean {
    const view = this.#view;
    if (draft.from < outer.content || draft.opening === 'quote' && draft.content < outer.from) return false;
    if (outer.quotation) return draft.from < outer.quotation.to;
    if (draft.from >= outer.limit) return false;
    const around = view.quotationAround(draft.from);
    if (around && around.open <= outer.content && around.open >= outer.content - 1 && around.close !== null) return draft.to <= around.to;
    if (this.#endedBySpeech(outer, draft)) return false;
    if (draft.kind === 'participle') return isWide(outer) && outer.kind === 'source' && this.#open.length === 1;
    if (isWide(outer)) return !(draft.kind === 'verb' && draft.carries && draft.joined && draft.subjects.length === 0);
    if (draft.kind === 'masdar' || draft.kind === 'noun') return true;
    return !this.#startsClause(draft, outer);
  }

  /** A speech in quotation marks right behind أن is over with its closing mark. */
  #endedBySpeech({ content }: Draft, draft: Draft): boolean {
    const quotation = this.#view.quotationAt(content);
    return quotation !== undefined && quotation.close !== null && !this.#view.isNameQuotation(quotation) && draft.from > quotation.close;
  }

  /** A verb behind و or «فيما» begins a clause beside the one before, unless its form shows another subject inside. */
  #startsClause(draft: Draft, outer: Draft): boolean {
    if (this.#breakBefore(draft) !== null) return true;
    // «وفيما أشارت المصادر إلى أن …، قال القائد إن …»
    if (!draft.joined) return this.#view.isComma(draft.from - 1) && draft.subjects.every(({ from }) => from > draft.from) && draft.content > draft.to + 1;
    if (draft.subjects.length > 0 || draft.noun || this.#hasDescription(draft)) return true;
    return draft.count === outer.count;
  }

  /** Words between verb and content that describe somebody: «وقال رئيس اللجنة إن». */
  #hasDescription({ to, content, opening }: Draft): boolean {
    const view = this.#view;
    return opening === 'an' && content > to + 1 && view.isWord(to) && !view.isAside(to) && !view.entryAt(to, 'cue-particles');
  }

  #breakBefore(draft: Draft): number | null {
    const view = this.#view;
    const first = draft.subjects[0] && draft.subjects[0].from < draft.from ? draft.subjects[0].from : draft.from;
    for (let token = first - 1; token >= Math.max(this.#from, first - 4); token--) {
      if (view.particleAt(token, 'break') || view.particleAt(token, 'like')) return token;
      if (view.isComma(token)) break;
    }
    return null;
  }

  /** Where the clause of a cue begins: at its «فيما», its و, or the comma before. */
  #clauseStart(draft: Draft): number {
    const view = this.#view;
    let token = this.#breakBefore(draft) ?? draft.from;
    while (token > this.#from && (view.isComma(token - 1) || view.particleAt(token - 1, 'break') || view.particleAt(token - 1, 'late'))) token -= 1;
    return token;
  }

  #takeSource(source: Source): void {
    const view = this.#view;
    if (this.#isQuoted(source)) return;
    const last = this.#drafts.at(-1);
    if (last && source.from < last.content && source.from >= last.from) {
      last.qualifiers.push(source);
      return;
    }
    if (this.#startsOver(source)) return this.#putFronted(source);
    const quotation = this.#quotationBefore(source);
    const outer = this.#open.find(({ limit, content }) => content < source.from && limit >= source.from);
    if (quotation && source.kind === 'hedge' && !this.#isContentOf(quotation)) this.#putSource(source, quotation.from, quotation);
    else if (outer) this.#qualify(source, outer);
    else if (last && !last.quotation && last.limit >= source.from) this.#qualify(source, last);
    else if (last?.quotation && last.quotation.to <= source.from) last.qualifiers.push(source);
    else if (this.#isFronted(source)) this.#putFronted(source);
    else if (quotation) this.#putSource(source, quotation.from, quotation);
    else if (view.countWords(this.#from, source.from) >= 2) this.#putBehind(source);
  }

  /** Inside somebody's own words, an attribution is the speaker's. */
  #isQuoted({ from }: Source): boolean {
    const around = this.#view.quotationAround(from);
    return around !== undefined && around.close !== null && !this.#view.isNameQuotation(around);
  }

  /** «…، وبحسب شهود فإن …»: a source behind و that speaks for what follows. */
  #startsOver({ match, to, from }: Source): boolean {
    const view = this.#view;
    return (match.clitics & WA) !== 0 && from > this.#from && !view.isComma(to) && view.countWords(to, this.#to) > 2;
  }

  /** A source that qualifies an open statement: behind the content it ends it; in its midst it only adds to it. */
  #qualify(source: Source, outer: Draft): void {
    const view = this.#view;
    const behind = view.countWords(source.to, this.#to) === 0 || !(view.isComma(source.to) || view.isDash(source.to)) || this.#isParticipleAt(source.to + 1);
    const inner = this.#open.at(-1) ?? outer;
    const draft = source.kind === 'hedge' ? inner : outer;
    draft.qualifiers.push(source);
    if (source.kind === 'hedge') draft.distanced = true;
    if (!behind) return;
    for (const open of this.#open) open.limit = Math.min(open.limit, source.from);
    draft.limit = Math.min(draft.limit, source.from);
  }

  #isParticipleAt(token: number): boolean {
    return findCuesAt(this.#view, token).some(({ form }) => form === 'participle');
  }

  /** The quotation right before a source; of a hedge, some words may stand between («… «العدوان» على المدينة، حسب وصفه»). */
  #quotationBefore({ from, kind }: Source): Quotation | undefined {
    const view = this.#view;
    const reach = kind === 'hedge' && this.#drafts.length === 0 ? HEDGE_REACH : 2;
    for (let token = from - 1; token >= Math.max(this.#from, from - reach); token--) {
      const quotation = view.quotationClosedAt(token);
      if (quotation) return view.countWords(quotation.from, quotation.to) >= 2 ? quotation : undefined;
    }
    return undefined;
  }

  #isContentOf(quotation: Quotation): boolean {
    return this.#drafts.some((draft) => draft.quotation === quotation || (draft.content === quotation.open && quotation.to > draft.limit - 6));
  }

  #isFronted({ from }: Source): boolean {
    const view = this.#view;
    for (let token = this.#from; token < from; token++) {
      if (!view.isWord(token)) continue;
      if (!view.particleAt(token, 'break') && !view.isAside(token) && !view.particleAt(token - 1, 'break')) return false;
    }
    return true;
  }

  /** A source behind what it vouches for, or in the midst of it. */
  #putBehind(source: Source): void {
    const view = this.#view;
    const isMidst = view.isComma(source.to) && view.countWords(source.to, this.#to) > 2 && !this.#isParticipleAt(source.to + 1) && !this.#startsNewClause(source.to + 1);
    this.#putSource(source, this.#firstWord(), null, isMidst ? this.#to : source.from);
  }

  #startsNewClause(token: number): boolean {
    const view = this.#view;
    return view.particleAt(token, 'break') !== undefined || view.particleAt(token, 'late') !== undefined || view.found.at(token).some(({ prefix, entry }) => entry.class === 'cues' && prefix !== '');
  }

  /** The first word of the sentence, «إلى ذلك،» and the like passed over. */
  #firstWord(): number {
    const view = this.#view;
    let token = this.#from;
    const thread = view.particleAt(token, 'break');
    if (thread && view.isComma(thread.to)) token = thread.to;
    while (token < this.#to && !view.isWord(token) && !view.isNumber(token)) token += 1;
    return token;
  }

  #putFronted(source: Source): void {
    const view = this.#view;
    let content = source.to;
    while (content < this.#to && (view.isComma(content) || view.isQuote(content) && !view.quotationAt(content))) content += 1;
    const colon = view.isColon(content);
    if (colon) content += 1;
    const an = view.found.at(content).some((match) => match.entry.class === 'cue-particles' && match.entry.attributes['kind'] === 'an');
    if (an) content += 1;
    if (content + 1 >= this.#to) return;
    const cueBehind = !an && this.#cueSoon(content);
    if (cueBehind && (source.kind === 'medium' || source.kind === 'hedge')) this.#early.push(source);
    else this.#putSource(source, content, null);
  }

  /** A verb of saying stands right there, so that the medium before it only relays. */
  #cueSoon(content: number): boolean {
    for (let token = content; token < Math.min(this.#to, content + 4); token++) {
      if (findCuesAt(this.#view, token).some((cue) => isFinite(cue) && findOpening(this.#view, cue, { limit: this.#to, before: [] }))) return true;
    }
    return false;
  }

  #putSource(source: Source, content: number, quotation: Quotation | null, limit = content < source.from ? source.from : this.#to): void {
    const view = this.#view;
    const { match, force, mentions, noun } = source;
    const first = lemmaOfSource(match);
    this.#put({
      kind: 'source', rule: source.kind === 'hedge' ? 'wording-of' : 'according-to', opening: 'bare', content, start: contentStart(view, content),
      cue: { span: [view.found.start(match), view.found.end(match)], lemma: first, force }, cueId: match.entry.id,
      from: source.from, to: source.to, joined: (match.clitics & WA) !== 0, subjects: mentions, noun, quotation, source,
      limit, distanced: source.kind === 'hedge' || force === 'claim',
    });
  }

  /** A line that is nothing but a quotation goes on with the speech before it. */
  #readLoneQuotation(): void {
    const view = this.#view;
    const first = this.#from;
    const quotation = view.quotationAt(first);
    if (!quotation || view.countWords(quotation.from, quotation.to) < SHORTEST_LONE_QUOTATION || view.isNameQuotation(quotation)) return;
    if (quotation.from > first + 2 || view.countWords(quotation.to, this.#to) > 0) return;
    this.#put({
      kind: 'quotation', rule: 'speech-goes-on', opening: 'quote', content: quotation.from, start: view.tokens.start[quotation.from]!,
      cue: { span: [view.tokens.start[quotation.open]!, view.tokens.end[quotation.open]!], lemma: view.slice(quotation.open, quotation.open + 1), force: 'say' },
      cueId: '«', from: quotation.open, to: quotation.from, subjects: [], noun: null, quotation,
    });
  }
}

const lemmaOfSource = ({ entry }: LexiconMatch): string => entry.spelling;

/** Offset of a content's first word, without a و that joins it to the text before. */
function contentStart(view: TextView, token: number): number {
  const matches = view.found.at(token);
  const joined = matches.find(({ prefix }) => prefix !== '');
  return joined && !matches.some(({ prefix }) => prefix === '') ? view.found.start(joined) : view.tokens.start[token]!;
}

function ruleOf(cue: Cue, opening: Opening): string {
  if (cue.form === 'participle') return 'participle-of-saying';
  if (cue.form === 'masdar') return 'noun-of-saying';
  const names: Record<Opening['kind'], string> = {
    an: 'verb-that', colon: 'verb-colon', quote: 'verb-quotation', preposition: 'verb-preposition', bare: 'verb-verbal-noun', object: 'verb-object',
  };
  return names[opening.kind];
}
