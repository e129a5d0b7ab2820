import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import { BI, WA } from '../../text/clitics.ts';
import { findCuesAt, isFinite } from './cue.ts';
import { type Draft, isWide } from './draft.ts';
import type { Source } from './source.ts';
import { SpeechEnds } from './speech-ends.ts';
import type { TextView } from './text-view.ts';

type Given = 'gender' | 'count' | 'carries' | 'cueTakesObject' | 'isPassive' | 'isWeak' | 'hasPronoun' | 'joined' | 'isEarlier' | 'source' | 'qualifiers' | 'parent' | 'distanced' | 'sentence' | 'limit';

/** What a rule knows of a draft; the rest is filled in when it is put in its place. */
export type DraftParts = Omit<Draft, Given> & Partial<Draft>;

/** An office before the name of its holder, in tokens. */
const LONGEST_DESCRIPTION = 12;
/** «وفي عام 1998» before a verb, in tokens. */
const LONGEST_TIME = 5;

const HEADS: ReadonlySet<string> = new Set(['headline', 'deck', 'subheading']);

/** «أشار إلى تراجع الصيد بالقول: …»: a verbal noun behind ب goes on with what the verb before it began. */
export const isMeans = (view: TextView, { kind, from, cue }: Pick<Draft, 'kind' | 'from' | 'cue'>): boolean =>
  kind === 'masdar' && cue.span[0] > view.tokens.start[from]! && view.mayLean(from, BI);

/** The drafts of one sentence, each put inside the content of another or beside it. */
export class DraftStack {
  readonly view: TextView;
  readonly index: number;
  /** The sentence's tokens. */
  readonly from: number;
  readonly to: number;
  readonly drafts: Draft[] = [];
  /** Drafts whose content is still open, outermost first. */
  readonly open: Draft[] = [];
  /** Relays named before any cue of the sentence. */
  readonly early: Source[] = [];
  /** A headline puts subjects first and leaves much out. */
  readonly isHeadline: boolean;
  readonly #ends: SpeechEnds;

  constructor(view: TextView, index: number) {
    const { from, to } = view.sentences[index]!;
    this.view = view;
    this.index = index;
    this.from = from;
    this.to = to;
    this.isHeadline = HEADS.has(view.blocks[view.sentences[index]!.block]!.role);
    this.#ends = new SpeechEnds(view, from, to);
  }

  /** Puts a draft where it belongs: in the content of an open one, or beside it, which then ends. */
  put(parts: DraftParts): void {
    const draft = this.#complete(parts);
    draft.limit = this.#ends.limitOf(draft);
    const start = this.#clauseStart(draft);
    let inner: Draft | null = null;
    while (this.open.length > 0 && !draft.parent) {
      const above = this.open.at(-1)!;
      if (this.#holds(above, draft) || (inner && this.#saysOn(inner, draft))) draft.parent = above;
      else {
        if (start > above.content) above.limit = Math.min(above.limit, start);
        inner = this.open.pop()!;
      }
    }
    this.open.push(draft);
    this.drafts.push(draft);
  }

  /** A draft with all that a rule did not say of it, each field by its name: spreading so many costs more than reading the sentence. */
  #complete(parts: DraftParts): Draft {
    const { kind, cue, cueId, from, to, opening, content, start, quotation, subjects, noun, rule } = parts;
    return {
      kind, cue, cueId, from, to, opening, content, start, quotation, subjects, noun, rule,
      gender: parts.gender ?? 'm',
      count: parts.count ?? 'one',
      carries: parts.carries ?? false,
      cueTakesObject: parts.cueTakesObject ?? false,
      isPassive: parts.isPassive ?? false,
      isWeak: parts.isWeak ?? false,
      hasPronoun: parts.hasPronoun ?? false,
      joined: parts.joined ?? false,
      isEarlier: parts.isEarlier ?? false,
      source: parts.source ?? null,
      parent: parts.parent ?? null,
      distanced: parts.distanced ?? false,
      sentence: parts.sentence ?? this.index,
      limit: parts.limit ?? this.to,
      qualifiers: parts.qualifiers ? [...this.early.splice(0), ...parts.qualifiers] : this.early.splice(0),
    };
  }

  /** Whether a new draft stands inside what an open one says. */
  #holds(outer: Draft, draft: Draft): boolean {
    const view = this.view;
    if (draft.from < outer.content || draft.opening === 'quote' && draft.content < outer.from) return false;
    if (outer.quotation) return draft.from < outer.quotation.to;
    if (draft.from >= outer.limit) return false;
    const around = view.quotationAround(draft.from);
    if (around && around.open <= outer.content && around.open >= outer.content - 1 && around.close !== null) return draft.to <= around.to;
    // «أن اللجنة "استمعت إليهم وتبين لها أن …"»: in the words of somebody quoted
    if (around && around.open >= outer.content && around.close !== null && draft.to <= around.to && !view.isNameQuotation(around)) return true;
    if (this.#endedBySpeech(outer, draft)) return false;
    // «… قتلوا، بحسب المرصد، …، مشيرا إلى»: a source that is no text goes on itself
    if (draft.kind === 'participle') return isWide(outer) && outer.kind === 'source' && this.open.length === 1 && (outer.content >= outer.from || outer.source?.kind === 'document');
    // «…، وأضاف البيان: …»: a text that speaks again stands beside what it said before
    if (isWide(outer)) return !(draft.kind === 'verb' && draft.joined && ((draft.carries && draft.subjects.length === 0) || this.view.entryAt(draft.to, 'channel-nouns') !== undefined));
    if (isMeans(view, draft)) return false;
    if (draft.kind === 'masdar' || draft.kind === 'noun') return true;
    return !this.#startsClause(draft, outer);
  }

  /** «ذكرت الصحيفة أن الوزير انتقد الخطوة قائلا إن»: the one who criticised says so, inside the report. */
  #saysOn(inner: Draft, { kind, cueId, gender, count, from }: Draft): boolean {
    if (kind !== 'participle' || cueId !== 'qal' || !inner.parent || inner.kind !== 'verb' || this.view.isComma(from - 1)) return false;
    return inner.gender === gender && inner.count === count;
  }

  /** A speech in quotation marks right behind أن is over with its closing mark. */
  #endedBySpeech({ content }: Draft, draft: Draft): boolean {
    const quotation = this.view.quotationAt(content);
    return quotation !== undefined && quotation.close !== null && !this.view.isNameQuotation(quotation) && draft.from > quotation.close;
  }

  /** A verb behind و or «فيما» begins a clause beside the one before, unless its form shows another subject inside. */
  #startsClause(draft: Draft, outer: Draft): boolean {
    if (this.#breakBefore(draft, outer) !== null) return true;
    // «وفيما أشارت المصادر إلى أن …، قال القائد إن …»
    // «أجرى اتصالات، قال فيها إن»: about the noun before it
    if (!draft.joined && this.view.particleAt(draft.to, 'fi')?.suffix && draft.subjects.length === 0 && draft.from > outer.content + 2) return false;
    // «وكان فلان الذي أعلن أنه لن يترشح، أكد أن»: the clause about him is over
    if (!draft.joined && this.view.isComma(draft.from - 1) && draft.kind === 'verb' && this.view.particleAt(outer.from - 1, 'relative') && this.view.particleAt(this.from, 'was')) return true;
    // «وإذ شدد على أن … أشار إلى»: the main clause
    if (!draft.joined && draft.kind === 'verb' && outer.from === this.from + 1 && this.view.particleAt(this.from, 'break')) return true;
    if (this.#joinedTime(draft) !== null) return true;
    if (!draft.joined && this.#isPredicate(draft, outer)) return false;
    if (!draft.joined) return this.view.isComma(draft.from - 1) && draft.subjects.every(({ from }) => from > draft.from) && draft.content > draft.to + 1;
    if (draft.subjects.length > 0 || draft.noun || this.#hasDescription(draft)) return true;
    // «تحدث ناشطون …، وأشاروا إلى …»
    if (draft.count === 'many' && outer.subjects.some(({ entity }) => entity.type === 'group')) return true;
    return draft.count === outer.count || (draft.count !== 'one' && outer.subjects.length > 1);
  }

  /** «…، وفي 1998 أعلنت مصادر أن»: a clause of its own, its و on the time before its verb. */
  #joinedTime({ from, subjects, kind, joined }: Draft): number | null {
    const view = this.view;
    if (kind !== 'verb' || joined || subjects.length === 0) return null;
    for (let token = from - 1; token > Math.max(this.from, from - LONGEST_TIME); token--) {
      if (!view.isWord(token) && !view.isNumber(token)) return null;
      if (view.isComma(token - 1)) return view.mayLean(token, WA) && (view.particleAt(token, 'fi') || view.isAside(token)) ? token : null;
    }
    return null;
  }

  /** «ذكرت الصحيفة أن فلانا، مدير المنظمة، انتقد …»: the verb of the name behind أن, with only commas between. */
  #isPredicate({ from, subjects, noun, kind }: Draft, outer: Draft): boolean {
    const view = this.view;
    if (kind !== 'verb' || outer.opening !== 'an' || noun || subjects.some((subject) => subject.from > from) || !view.isComma(from - 1)) return false;
    const name = view.longestMentionAt(outer.content);
    if (!name || name.entity.type === 'place' || !view.isComma(name.to)) return false;
    for (let token = name.to; token < from; token++) if (findCuesAt(view, token).some(isFinite)) return false;
    return true;
  }

  /** Words between verb and content that describe somebody: «وقال رئيس اللجنة إن». */
  #hasDescription({ to, content, opening }: Draft): boolean {
    const view = this.view;
    return opening === 'an' && content > to + 1 && view.isWord(to) && !view.isAside(to) && !view.entryAt(to, 'cue-particles');
  }

  #breakBefore(draft: Draft, outer: Draft | null = null): number | null {
    const view = this.view;
    const first = draft.subjects[0] && draft.subjects[0].from < draft.from ? draft.subjects[0].from : draft.from;
    const reach = first < draft.from ? LONGEST_DESCRIPTION : 4;
    for (let token = first - 1; token >= Math.max(this.from, first - reach); token--) {
      if (token < first - 4 && findCuesAt(view, token).some(isFinite)) break;
      if (view.particleAt(token, 'break') || view.particleAt(token, 'like')) return token;
      // «إلا أنه أشار إلى أن»: the one who speaks goes on
      const late = draft.kind === 'verb' ? view.particleAt(token, 'late') : undefined;
      if (late && this.#partsSpeech(draft, { late, first, outer })) return token;
      // «…، رغم أنه اعتبر أن»: the same speaker on another matter
      if (token === first - 1 && draft.kind === 'verb' && view.particleAt(token, 'an')?.suffix && view.particleAt(token - 1, 'joins') && view.isComma(token - 2)) return token - 1;
      if (view.isComma(token)) break;
    }
    return null;
  }

  /** «…، لكنه أكد أن», «…، لكن الوزير قال»; «ترحب به ولكنها تطالب بتنفيذه» is one speech. */
  #partsSpeech({ subjects, opening, content }: Draft, { late, first, outer }: { late: LexiconMatch; first: number; outer: Draft | null }): boolean {
    const view = this.view;
    // «أنه رغم النجاحات …، إلا أن بلاده تعتقد أن»: the main clause of what is said
    if (outer && view.isAside(outer.content)?.entry.id === 'concession') return false;
    const behindComma = view.isComma(late.from - 1);
    if (subjects.length > 0) return behindComma && outer?.opening !== 'colon';
    return late.to === first && (behindComma || opening === 'an' || opening === 'colon' || opening === 'quote' || view.particleAt(content - 1, 'an') !== undefined);
  }

  /** «، فقد كتبت الصحيفة»: a joined «قد» begins the clause of its verb. */
  #opensClause(token: number): boolean {
    const was = this.view.particleAt(token, 'was');
    return was !== undefined && was.prefix !== '';
  }

  /** Where the clause of a cue begins: at its «فيما», its و, or the comma before. */
  #clauseStart(draft: Draft): number {
    const view = this.view;
    let token = this.#breakBefore(draft) ?? this.#joinedTime(draft) ?? draft.from;
    while (token > this.from && (view.isComma(token - 1) || view.particleAt(token - 1, 'break') || view.particleAt(token - 1, 'late') || this.#opensClause(token - 1))) token -= 1;
    return token;
  }
}
