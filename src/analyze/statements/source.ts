import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import type { Force } from '../../model/statement.ts';
import { AL, FA, LI, PREPOSITIONS } from '../../text/clitics.ts';
import { findCuesAt, isFinite } from './cue.ts';
import { type NamedMedium, findMediumAt } from './media.ts';
import type { PlacedMention, TextView } from './text-view.ts';
import { bitsOf } from './token-classes.ts';

/**
 * An attribution by preposition: «بحسب البيان», «وفقا لما أوردت الوكالة», «على حد تعبيره», «نقلا عن مصدر».
 * kind: hedge (somebody's wording), document (a text), medium (who passed it on), speaker (a named or unnamed source).
 */
export interface Source {
  readonly match: LexiconMatch;
  readonly kind: 'hedge' | 'document' | 'medium' | 'speaker';
  readonly force: Force;
  readonly from: number;
  readonly to: number;
  readonly mentions: readonly PlacedMention[];
  readonly noun: LexiconMatch | null;
  readonly medium: NamedMedium | null;
  /** The medium that a named source spoke to: «ما نقلته قناة … عن مصدر». */
  readonly via: NamedMedium | null;
  /** The outlet keeps its distance by the wording. */
  readonly isDistant: boolean;
  /** A pronoun stands for the source («على حد قوله»). */
  readonly pronoun: boolean;
}

/** A source is named within so many tokens of its preposition. */
const LONGEST_SOURCE = 14;
/** An issuer stands within so many tokens of its text. */
const NEAR = 6;

/** Classes of nouns that may be a source. */
const NOUNS = bitsOf('cue-speakers', 'cue-nouns', 'channel-nouns');

/** Pronouns, demonstratives and times between the verb and its subject are not more. */
const FILLERS = 6;

/** The attribution by preposition at a token; null when the preposition is about something else («وفق خطة»). */
export function findSourceAt(view: TextView, token: number): Source | null {
  const match = view.bareEntryAt(token, 'cue-sources');
  if (!match || view.isTrapped(token)) return null;
  // «، على ما أفادت الوكالة» behind its comma; «تعقيب على ما أعلنه» is none
  if (match.entry.attributes['kind'] === 'clause' && view.particleAt(token, 'ala') && !view.isComma(token - 1)) return null;
  return new SourceReader(view, match).read();
}

class SourceReader {
  readonly #view: TextView;
  readonly #match: LexiconMatch;
  #force: Force;

  constructor(view: TextView, match: LexiconMatch) {
    this.#view = view;
    this.#match = match;
    this.#force = match.entry.attributes['force'] as Force;
  }

  read(): Source | null {
    const kind = this.#match.entry.attributes['kind'];
    const at = this.#match.to;
    if (kind === 'clause' || this.#isWhat(at)) return this.#readClause(kind === 'clause' ? at : at + 1);
    const wording = this.#wordingAt(at);
    if (wording) return this.#readWording(wording);
    return kind === 'hedge' ? null : this.#readNoun(at);
  }

  #isWhat(token: number): boolean {
    return this.#view.entryAt(token, 'cue-particles')?.entry.attributes['kind'] === 'what';
  }

  /** ما and a verb: «حسبما ذكرت وكالة …», «وفق ما جاء في بيان …». */
  #readClause(at: number): Source | null {
    const view = this.#view;
    const verb = findCuesAt(view, at).find(isFinite);
    const relay = view.entryAt(at, 'channel-relays');
    if (!verb && !relay) return null;
    const next = Math.max(verb?.to ?? 0, relay?.to ?? 0);
    if (verb) this.#force = verb.force;
    // «حسبما أشارت إليه تلك المصادر»
    for (let at = next, end = next + FILLERS; at < end; at++) {
      // «بحسب ما صرح به لمراسلة الإذاعة، فلان»: she passed nothing on that is not the outlet's own
      const told = view.entryAt(at, 'channel-media')?.entry.attributes['kind'] === 'reporter' ? (findMediumAt(view, at + 1) ?? view.longestMentionAt(at + 1)) : null;
      if (told) {
        end += told.to - at;
        at = told.to - 1;
        continue;
      }
      if (at > next && !this.#view.isWord(at) && !this.#view.isComma(at)) break;
      const named = this.#readNoun(at);
      if (named) return this.#addressed(named);
    }
    return null;
  }

  /** «حسبما قال متحدث لوكالة …»: the medium that he spoke to. */
  #addressed(named: Source): Source {
    const view = this.#view;
    const text = view.particleAt(named.to, 'fi') ? view.entryAt(named.to + 1, 'channel-nouns') : undefined;
    // «وفق ما أعلنته الوزارة في بلاغ لها»
    if (text) return { ...named, to: this.#endOfPhrase(text.to) };
    if (named.medium || !view.isWord(named.to) || !view.mayLean(named.to, LI)) return named;
    const medium = findMediumAt(view, named.to, LI);
    return medium ? { ...named, via: medium, to: medium.to } : named;
  }

  #wordingAt(token: number): LexiconMatch | undefined {
    return this.#view.entryAt(token, 'cue-wordings');
  }

  #readWording(wording: LexiconMatch): Source {
    this.#force = wording.entry.attributes['force'] as Force;
    const isDistant = wording.entry.attributes['distance'] === 'yes';
    if (wording.suffix) return this.#make('hedge', wording.to, { pronoun: true, isDistant });
    const named = this.#readNoun(wording.to);
    return named ? { ...named, kind: 'hedge', isDistant } : this.#make('hedge', wording.to, { pronoun: true, isDistant });
  }

  /** Names, documents, media and unnamed sources; anything else is no source. */
  #readNoun(from: number): Source | null {
    const view = this.#view;
    let token = from;
    while (view.isQuote(token) || view.isDash(token) || view.isLoneProclitic(token)) token += 1;
    // «بحسب أحد الصحفيين»
    const one = view.entryAt(token, 'cue-ones');
    token = one?.to ?? token;
    const medium = findMediumAt(view, token, LI);
    const quoted = medium && view.particleAt(medium.to, 'about') ? this.#readNoun(medium.to + 1) : null;
    if (quoted) return { ...quoted, via: medium };
    if (medium) return this.#make('medium', this.#behindAlias(medium.to), { medium, mentions: view.mentionsAt(medium.from) });
    const noun = this.#nounAt(token);
    const marked = noun ? null : this.#quotedName(from);
    if (marked) return marked;
    if (noun && noun.entry.class === 'channel-nouns') return this.#readDocument(noun);
    const mention = view.longestMentionAt(token) ?? this.#titled(token);
    if (mention) return this.#readMention(mention);
    if (!noun) return this.#readSite(token);
    return this.#make('speaker', this.#endOfPhrase(noun.to), { noun: one ? { ...noun, from: one.from } : noun });
  }

  /** «بحسب الموقع الإلكتروني لمكتب السجون»: a medium with the article, whose owner stands behind ل. */
  #readSite(token: number): Source | null {
    const view = this.#view;
    if (view.entryAt(token, 'channel-media')?.entry.attributes['kind'] !== 'head' || !view.mayLean(token, AL)) return null;
    let owner = token + 1;
    while (view.isWord(owner) && view.mayLean(owner, AL) && !view.mayLean(owner, LI)) owner += 1;
    if (owner === token + 1 || !view.isWord(owner) || !view.mayLean(owner, LI)) return null;
    let to = owner + 1;
    while (view.isWord(to) && view.mayLean(to, AL) && (view.entryAt(to, 'cue-particles')?.clitics ?? 0) === 0) to += 1;
    return this.#make('medium', to, { medium: { link: { by: view.slice(token, to), how: 'report' }, from: token, to } });
  }

  /** «وكالة الأنباء الألمانية "د ب أ"»: a short name in marks behind the long one. */
  #behindAlias(to: number): number {
    const alias = this.#view.quotationAt(to);
    return alias && alias.close !== null && this.#view.isNameQuotation(alias) ? alias.close + 1 : to;
  }

  /** «بحسب "الفرنسية"»: a medium that nothing but its marks shows. */
  #quotedName(token: number): Source | null {
    const view = this.#view;
    const quotation = view.quotationAt(token);
    if (!quotation || quotation.close === null || view.countWords(quotation.from, quotation.to) > 3 || view.mentionsAt(quotation.from).length > 0) return null;
    const medium = { link: { by: view.slice(quotation.from, quotation.to), how: 'report' as const }, from: quotation.from, to: quotation.to };
    return this.#make('medium', quotation.close + 1, { medium });
  }

  #nounAt(token: number): LexiconMatch | undefined {
    if (!this.#view.hasAny(token, NOUNS)) return undefined;
    return this.#view.found.at(token).find(
      ({ entry, clitics, suffix }) =>
        (clitics & PREPOSITIONS & ~LI) === 0 &&
        ((entry.class === 'cue-speakers' && (suffix === '' || entry.attributes['kind'] !== 'role')) || entry.class === 'cue-nouns' || (entry.class === 'channel-nouns' && entry.attributes['how'] !== 'talk')),
    );
  }

  #readDocument(noun: LexiconMatch): Source {
    const mentions = this.#issuers(noun.to);
    const last = mentions.at(-1);
    return this.#make('document', last ? last.to : this.#endOfPhrase(noun.to), { noun, mentions, pronoun: noun.suffix !== '' });
  }

  /** Who issued a document: the first names behind it, before a comma. */
  #issuers(from: number): PlacedMention[] {
    const view = this.#view;
    for (let token = from; token < from + NEAR && !view.isComma(token) && !view.isLineEnd(token); token++) {
      if (findCuesAt(view, token).some(isFinite) || view.opensClause(token)) return [];
      const mention = view.longestMentionAt(token);
      if (mention) return view.mentionsAt(token).filter(({ to }) => to === mention.to);
    }
    return [];
  }

  /** A name behind its title. */
  #titled(from: number): PlacedMention | undefined {
    const view = this.#view;
    let nested: PlacedMention | undefined;
    for (let token = from; token < from + LONGEST_SOURCE && view.isWord(token) && !view.isAside(token) && !view.particleAt(token, 'an'); token++) {
      const mention = view.longestMentionAt(token);
      if (mention?.entity.type === 'person') return mention;
      nested ??= mention;
    }
    return nested && nested.from > from && view.isWord(from) && view.isTitle(from) ? nested : undefined;
  }

  #readMention(first: PlacedMention): Source {
    const view = this.#view;
    const mentions = view.mentionsAt(first.from).filter(({ to }) => to === first.to);
    const second = view.longestMentionAt(first.to);
    const person = first.entity.type !== 'person' && second?.entity.type === 'person' && !second.governed && !second.joined;
    return this.#make('speaker', this.#endOfQuoted(person ? second.to : first.to), { mentions: person ? [second] : mentions });
  }

  /** «مصادر "العربي الجديد"»: the name goes to its closing mark. */
  #endOfQuoted(to: number): number {
    const around = this.#view.quotationAround(to - 1);
    return around && around.close !== null && around.close - to <= NEAR ? around.close + 1 : to;
  }

  #endOfPhrase(from: number): number {
    const view = this.#view;
    let token = from;
    while (token < from + LONGEST_SOURCE && view.isWord(token) && findCuesAt(view, token).length === 0 && !view.opensClause(token) && !this.#startsConsequence(token)) token += 1;
    return token;
  }

  /** «وحسب مراقبين فربما …»: a word that nothing but ف in front makes known. */
  #startsConsequence(token: number): boolean {
    const matches = this.#view.found.at(token);
    return matches.length > 0 && matches.every(({ clitics }) => (clitics & FA) !== 0);
  }

  #make(kind: Source['kind'], end: number, parts: Partial<Source>): Source {
    const to = this.#view.particleAt(end, 'self') ? end + 1 : end;
    return { match: this.#match, kind, force: this.#force, from: this.#match.from, to, mentions: [], noun: null, medium: null, via: null, isDistant: false, pronoun: false, ...parts };
  }
}
