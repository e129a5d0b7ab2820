import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import { WA } from '../../text/clitics.ts';
import type { Quotation } from '../../text/quotations.ts';
import { findCuesAt, isFinite } from './cue.ts';
import type { DraftStack } from './draft-stack.ts';
import type { Draft } from './draft.ts';
import { findOpening } from './opening.ts';
import { type Source, findSourceAt } from './source.ts';
import type { TextView } from './text-view.ts';

/** Behind a sentence of so many words a source does not vouch for all of it. */
const LONG_SENTENCE = 30;
/** A clause that is vouched for alone has so many tokens at least. */
const SHORTEST_CLAUSE = 8;
/** Words of time between a source and what it tells, in tokens. */
const LONGEST_TIME = 8;
/** A wording of so many words is no statement beside the one that holds it. */
const SHORT_WORDING = 2;
/** A hedge speaks of a quotation so many tokens before it. */
const HEDGE_REACH = 7;

/** Decides what an attribution by preposition does: speak for its sentence, or qualify a statement beside it. */
export class SourcePlacer {
  readonly #view: TextView;
  readonly #stack: DraftStack;

  constructor(stack: DraftStack) {
    this.#view = stack.view;
    this.#stack = stack;
  }

  place(source: Source): void {
    const view = this.#view;
    if (this.#isQuoted(source)) return;
    const last = this.#stack.drafts.at(-1);
    if (last && source.from < last.content && source.from >= last.from) {
      last.qualifiers.push(source);
      return;
    }
    if (this.#startsOver(source)) return this.#putFronted(source);
    const quotation = this.#quotationBefore(source);
    const outer = this.#stack.open.find(({ limit, content }) => content < source.from && limit >= source.from);
    if (quotation && source.kind === 'hedge' && !this.#isContentOf(quotation) && !(source.pronoun && outer && (view.isComma(quotation.open - 1) || view.countWords(quotation.from, quotation.to) <= SHORT_WORDING))) this.#putSource(source, quotation.from, quotation);
    else if (outer) this.#qualify(source, outer);
    else if (last && !last.quotation && last.limit >= source.from) this.#qualify(source, last);
    else if (last?.quotation && last.quotation.to <= source.from) last.qualifiers.push(source);
    else if (this.#isFronted(source)) this.#putFronted(source);
    else if (quotation) this.#putSource(source, quotation.from, quotation);
    // «السفن، وفق ما أعلن المتحدث، وصلت»
    else if (!view.entryAt(this.#stack.from, 'cue-backs') && view.countWords(this.#stack.from, source.from) >= (this.#isBetweenCommas(source) ? 1 : 2)) this.#putBehind(source);
  }

  #isBetweenCommas({ from, to }: Source): boolean {
    return this.#view.isComma(from - 1) && this.#view.isComma(to);
  }

  /** Inside somebody's own words, an attribution is the speaker's. */
  #isQuoted({ from }: Source): boolean {
    const around = this.#view.quotationAround(from);
    return around !== undefined && around.close !== null && !this.#view.isNameQuotation(around);
  }

  /** «…، وبحسب شهود فإن …»: a source behind و that speaks for what follows. */
  #startsOver({ match, to, from }: Source): boolean {
    const view = this.#view;
    return (match.clitics & WA) !== 0 && from > this.#stack.from && !view.isComma(to) && view.countWords(to, this.#stack.to) > 2;
  }

  /** A source that qualifies an open statement: behind the content it ends it; in its midst it only adds to it. */
  #qualify(source: Source, outer: Draft): void {
    const view = this.#view;
    const behind = view.countWords(source.to, this.#stack.to) === 0 || !(view.isComma(source.to) || view.isDash(source.to)) || this.#isParticipleAt(source.to + 1) || this.#isAboutSource(source);
    const inner = this.#stack.open.at(-1) ?? outer;
    const draft = source.kind === 'hedge' ? inner : outer;
    draft.qualifiers.push(source);
    if (source.isDistant) draft.distanced = true;
    if (!behind) return;
    for (const open of this.#stack.open) open.limit = Math.min(open.limit, source.from);
    draft.limit = Math.min(draft.limit, source.from);
  }

  /** «، بحسب النائب فلان، الذي قال: "…"» */
  #isAboutSource({ to }: Source): boolean {
    const relative = this.#view.particleAt(to + 1, 'relative');
    return relative !== undefined && findCuesAt(this.#view, relative.to).some(isFinite);
  }

  #isParticipleAt(token: number): boolean {
    return findCuesAt(this.#view, token).some(({ form }) => form === 'participle');
  }

  /** The quotation right before a source; of a hedge, some words may stand between («… «العدوان» على المدينة، حسب وصفه»). */
  #quotationBefore({ from, kind }: Source): Quotation | undefined {
    const view = this.#view;
    const reach = kind === 'hedge' && this.#stack.drafts.length === 0 ? HEDGE_REACH : 2;
    for (let token = from - 1; token >= Math.max(this.#stack.from, from - reach); token--) {
      const quotation = view.quotationClosedAt(token);
      if (quotation) return view.countWords(quotation.from, quotation.to) >= 2 ? quotation : undefined;
      if (view.isComma(token) && token < from - 1) return undefined;
    }
    return undefined;
  }

  #isContentOf(quotation: Quotation): boolean {
    return this.#stack.drafts.some((draft) => draft.quotation === quotation || (draft.content === quotation.open && quotation.to > draft.limit - 6));
  }

  #isFronted({ from }: Source): boolean {
    const view = this.#view;
    for (let token = this.#stack.from; token < from; token++) {
      if (!view.isWord(token)) continue;
      if (!view.particleAt(token, 'break') && !view.isAside(token) && !view.particleAt(token - 1, 'break')) return false;
    }
    return true;
  }

  /** A source behind what it vouches for, or in the midst of it. */
  #putBehind(source: Source): void {
    const view = this.#view;
    // «قتل وفق المرصد 20 شخصا»
    const isMidst = (view.isComma(source.to) || view.isNumber(source.to)) && view.countWords(source.to, this.#stack.to) > 2 && !this.#isParticipleAt(source.to + 1) && !this.#startsNewClause(source.to + 1) && !view.particleAt(source.to + 1, 'relative');
    this.#putSource(source, isMidst ? this.#firstWord() : this.#lastClause(source.from), null, isMidst ? this.#stack.to : source.from);
  }

  #startsNewClause(token: number): boolean {
    const view = this.#view;
    return view.particleAt(token, 'break') !== undefined || view.particleAt(token, 'late') !== undefined || view.found.at(token).some(({ prefix, entry }) => entry.class === 'cues' && prefix !== '');
  }

  /** Of a long sentence a source behind it vouches for the last clause that «حيث» or «فيما» opens; of any other for all. */
  #lastClause(end: number): number {
    const view = this.#view;
    const first = this.#firstWord();
    if (view.countWords(first, end) < LONG_SENTENCE) return first;
    for (let token = end - SHORTEST_CLAUSE; token > first; token--) {
      const opener = view.isComma(token - 1) ? view.particleAt(token, 'break') : undefined;
      if (opener && (opener.entry.id === 'break-haythu' || opener.entry.id.startsWith('contrast')) && !view.quotationAround(token)) return opener.to;
    }
    return first;
  }

  /** The first word of the sentence, «إلى ذلك،» and the like passed over. */
  #firstWord(): number {
    const view = this.#view;
    let token = this.#stack.from;
    const thread = view.particleAt(token, 'break');
    if (thread && view.isComma(thread.to)) token = thread.to + 1;
    // «وبالإضافة إلى ذلك، فإن …»
    if (token > this.#stack.from && view.particleAt(token, 'an')) token += 1;
    while (token < this.#stack.to && !view.isWord(token) && !view.isNumber(token)) token += 1;
    // «يشار إلى أن …»
    for (let at = token; at < Math.min(this.#stack.to, token + LONGEST_TIME); at++) if (view.isTrapped(at) && view.particleAt(at, 'an')) return at + 1;
    return token;
  }

  #putFronted(source: Source): void {
    const view = this.#view;
    let content = this.#behindTime(source.to);
    while (content < this.#stack.to && (view.isComma(content) || view.isDash(content) || view.isQuote(content) && !view.quotationAt(content))) content += 1;
    const colon = view.isColon(content);
    if (colon) content += 1;
    const an = view.found.at(content).some((match) => match.entry.class === 'cue-particles' && match.entry.attributes['kind'] === 'an');
    if (an) content += 1;
    if (view.countWords(content, this.#stack.to) === 0) return this.#putAfterSentence(source);
    if (content + 1 >= this.#stack.to) return;
    const cueBehind = !an && this.#cueSoon(content);
    if (cueBehind && (source.kind === 'medium' || source.kind === 'hedge')) this.#stack.early.push(source);
    else this.#putSource(source, content, null);
  }

  /** «وبحسب ما أوردت البوابة نقلا عن القناة، قال …»: two who only relay, the one nearer to the origin first; says where to read on, null when there are no two. */
  placeRelays(source: Source): number | null {
    const view = this.#view;
    const origin = source.kind === 'medium' ? findSourceAt(view, source.to) : null;
    if (origin?.kind !== 'medium' || origin.match.entry.attributes['kind'] !== 'relay' || !view.isComma(origin.to) || !this.#cueSoon(origin.to + 1)) return null;
    this.#stack.early.push(origin, source);
    return origin.to;
  }

  /** «ووفقا لما ذكرته الوكالة فجر اليوم (الأربعاء)، فقد …»: when it was told is no part of it. */
  #behindTime(from: number): number {
    const view = this.#view;
    for (let token = from; token < Math.min(this.#stack.to, from + LONGEST_TIME); token++) {
      if (!view.isComma(token)) continue;
      return view.opensClause(token + 1) ? token + 1 : from;
    }
    return from;
  }

  /** «… ستة جنود. وفقا لقناة البحر.»: a sentence that is nothing but a source vouches for the one before, when nobody speaks there. */
  #putAfterSentence(source: Source): void {
    const view = this.#view;
    const before = view.sentences[this.#stack.index - 1];
    if (!before || before.block !== view.sentences[this.#stack.index]!.block) return;
    for (let token = before.from; token < before.to; token++) if (findCuesAt(view, token).some(isFinite) || findSourceAt(view, token)) return;
    let content = before.from;
    while (content < before.to && !view.isWord(content) && !view.isNumber(content)) content += 1;
    this.#putSource(source, content, null, before.to);
  }

  /** A verb of saying stands right there, so that the medium before it only relays. */
  #cueSoon(content: number): boolean {
    for (let token = content; token < Math.min(this.#stack.to, content + 4); token++) {
      if (findCuesAt(this.#view, token).some((cue) => isFinite(cue) && findOpening(this.#view, cue, { limit: this.#stack.to, before: [] }))) return true;
    }
    return false;
  }

  #putSource(source: Source, content: number, quotation: Quotation | null, limit = content < source.from ? source.from : this.#stack.to): void {
    const view = this.#view;
    const { match, force, mentions, noun } = source;
    const first = lemmaOfSource(match);
    this.#stack.put({
      kind: 'source', rule: source.kind === 'hedge' ? 'wording-of' : 'according-to', opening: 'bare', content, start: contentStart(view, content),
      cue: { span: [view.found.start(match), view.found.end(match)], lemma: first, force }, cueId: match.entry.id,
      from: source.from, to: source.to, joined: (match.clitics & WA) !== 0, subjects: mentions, noun, quotation, source,
      limit, distanced: source.isDistant || force === 'claim',
    });
  }
}

/** The preposition as it stands in the lexicon, without the ما of a clause. */
const lemmaOfSource = ({ entry }: LexiconMatch): string => (entry.attributes['kind'] === 'clause' ? entry.spelling.split(' ')[0]! : entry.spelling);

/** Offset of a content's first word, without a و that joins it to the text before. */
function contentStart(view: TextView, token: number): number {
  // «وفي ظل» opens a circumstance where articles are compared, and is two words here
  const matches = view.found.at(token).filter(({ entry }) => !entry.class.startsWith('compare-'));
  const joined = matches.find(({ prefix }) => prefix !== '');
  return joined && !matches.some(({ prefix }) => prefix === '') ? view.found.start(joined) : view.tokens.start[token]!;
}
