import type { Entity, Mention } from '../../model/entity.ts';
import type { Polarity } from '../../model/label.ts';
import type { Span } from '../../model/span.ts';
import type { Language } from '../../language/language.ts';
import { onceALanguage } from '../../language/once-a-language.ts';
import type { LexiconEntry } from '../../language/lexicon.ts';
import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import { PUNCT, QUOTE } from '../../text/tokens.ts';
import type { LabelsInput, Wording } from './find-labels.ts';

/** A title stands at most this many words before its name, an adjective at most this many after. */
const NEAR_TITLE = 4;
const NEAR_ADJECTIVE = 2;

/** What may stand between a noun and its second adjective: another adjective. */
const DEFINITE = /^ال/;
const ARTICLE = 'ال';
const FUSED_LAM = /^و?لل/;
const BEFORE_ARTICLE = /^[وفبك]+(?=ال)/;

const HEROES = 'heroes';

const orElse = (found: string[], other: () => string[]): string[] => (found.length > 0 ? found : other());

/** The folded names of each country, by its id. */
const countryNames = onceALanguage((language): ReadonlyMap<string, ReadonlySet<string>> => {
  const names = new Map<string, Set<string>>();
  for (const { id, spelling } of language.lexicon.ofClass('countries')) {
    const known = names.get(id);
    if (known) known.add(language.fold.fold(spelling));
    else names.set(id, new Set([language.fold.fold(spelling)]));
  }
  return names;
});

/** The countries that words of nationality and names of one or two words mean, and those of which more than one body claims the name. */
const nations = onceALanguage((language) => {
  const fold = (text: string): string => language.fold.fold(text).replace(DEFINITE, '');
  const entries = [...language.lexicon.ofClass('countries'), ...language.lexicon.ofClass('nationality')];
  const byWord = new Map(entries.map(({ id, spelling }) => [fold(spelling), id]));
  const claimed = language.lexicon.ofClass('labels').filter(({ attributes }) => attributes['place'] === 'name');
  return { byWord, fold, contested: new Set(claimed.flatMap(({ spelling }) => spelling.split(' ').flatMap((word) => byWord.get(fold(word)) ?? []))) };
});

/** Names of two words or more that are a claim themselves, folded. */
const claimedNames = onceALanguage((language): ReadonlySet<string> => {
  const claims = language.lexicon.ofClass('labels').filter(({ attributes, spelling }) => attributes['place'] === 'name' && spelling.includes(' '));
  return new Set(claims.map(({ spelling }) => language.fold.fold(spelling)));
});

/** «القوات المسلحة المصرية»: forces of a country whose name nobody else claims. */
function isOfUncontestedNation(language: Language, name: string): boolean {
  const { byWord, fold, contested } = nations(language);
  const words = name.split(' ');
  // «جنوب السودان» is not «السودان»
  const countries = words.map((word, i) => byWord.get(fold(`${word} ${words[i + 1] ?? ''}`.trim())) ?? byWord.get(fold(word)));
  return countries.some((country) => country !== undefined && !contested.has(country));
}

/** «كتركيا»: names behind كـ are examples; those behind لـ are somebody else. */
const isLikened = (text: string, start: number): boolean => text[start] === 'ك';

/** The types of entities that each label may be about. */
const typesOf = onceALanguage((language): ReadonlyMap<LexiconEntry, ReadonlySet<string>> =>
  new Map(language.lexicon.ofClass('labels').map((entry) => [entry, new Set((entry.attributes['about'] ?? '').split(','))])));

/** Attaches label wordings to the entities they are about. */
export class LabelTargets {
  readonly #input: LabelsInput;
  readonly #language: Language;
  readonly #types: ReadonlyMap<string, Entity['type']>;

  constructor(input: LabelsInput, language: Language) {
    this.#input = input;
    this.#language = language;
    this.#types = new Map(input.entities.map(({ id, type }) => [id, type]));
  }

  attach(match: LexiconMatch): Wording[] {
    const { found } = this.#input;
    const span: Span = [found.start(match), found.end(match)];
    const { place = '', polarity = '', gender = '', distanced = '' } = match.entry.attributes;
    const types = typesOf(this.#language).get(match.entry)!;
    const targets = this.#find(place, match, span, { types, gender });
    if (targets.length === 0) return [];
    const kind = place === 'name' ? { kind: 'contested-name' as const } : {};
    const says = `«${match.entry.spelling}»`;
    return [...new Set(targets)].map((target) => ({ span, target, polarity: polarity as Polarity, distanced: distanced === 'yes', ...kind, rule: `label-${place}`, says }));
  }

  #find(place: string, match: LexiconMatch, span: Span, options: { types: ReadonlySet<string>; gender: string }): string[] {
    switch (place) {
      case 'before':
        return this.#nameAfter(match, options.types);
      case 'after':
        return orElse(this.#nameBefore(match, span, options), () => (match.entry.id === 'hostile' && this.#followsDeed(span) ? this.#doerOf(span) : []));
      case 'head':
        if (match.entry.id === HEROES && this.#isInsideName(span)) return [];
        return orElse(orElse(this.#headed(span, options.types), () => this.#referred(match)), () => this.#behindHead(match, options.types));
      case 'name':
        return this.#ofType(this.#input.mentions.filter((mention) => mention.span[0] === span[0] && mention.span[1] === span[1] && this.#isClaim(mention, match)), options.types);
      case 'act':
        return this.#doerOf(span);
      default:
        return [];
    }
  }

  /** «مجلس شورى ثوار …»: a body calls itself so. */
  #isInsideName([from, to]: Span): boolean {
    return this.#input.mentions.some(({ form, span: [start, end] }) => form !== 'title' && start < from && to <= end);
  }

  #ofType(mentions: readonly Mention[], types: ReadonlySet<string>): string[] {
    return mentions.map(({ entity }) => entity).filter((entity) => types.has(this.#types.get(entity) ?? ''));
  }

  /** «الجيش» of a state that has one army claims nothing: it must stand for a body with a fuller name. */
  #isClaim({ entity }: Mention, { from, to }: LexiconMatch): boolean {
    if (to - from > 1) return true;
    // «الجيش» for the forces of a government that is no state's only one
    const name = this.#input.entities.find(({ id }) => id === entity)?.name ?? '';
    if (isOfUncontestedNation(this.#language, name)) return false;
    const folded = this.#language.fold.fold(name);
    if (folded !== this.#language.fold.fold(this.#input.article.text.slice(this.#input.tokens.start[from], this.#input.tokens.end[from])) && !name.startsWith('الجيش')) return true;
    return claimedNames(this.#language).has(folded);
  }

  /** What a head word opens: «النظام السوري»; else the body that holds it: «قوات النظام»; else the description that does. */
  #headed(span: Span, types: ReadonlySet<string>): string[] {
    const { mentions } = this.#input;
    const starting = this.#ofType(mentions.filter((mention) => mention.span[0] === span[0]), types);
    if (starting.length > 0) return starting;
    const bodies = mentions.filter(({ entity, span: [start, end] }) => start < span[0] && span[1] <= end && this.#types.get(entity) === 'organization');
    const closest = bodies.sort((a, b) => b.span[0] - a.span[0])[0];
    return closest ? this.#ofType([closest], types) : this.#ofType(mentions.filter((mention) => this.#opens(mention, span)), types);
  }

  /** «فلول الانقلابيين»: a head word that the name does not hold. */
  #behindHead({ to }: LexiconMatch, types: ReadonlySet<string>): string[] {
    const { tokens, mentions } = this.#input;
    if (to >= tokens.count) return [];
    return this.#ofType(mentions.filter(({ span: [start] }) => start === tokens.start[to]), types);
  }

  /** «ويلات الاحتلال»: without a name beside it the word means the state that the lexicon says, or the nation behind it. */
  #referred({ entry, to }: LexiconMatch): string[] {
    const { refers } = entry.attributes;
    if (!refers) return [];
    const { found, tokens } = this.#input;
    const nationality = to < tokens.count ? found.findAt(to, 'nationality') : undefined;
    const country = this.#findCountry(nationality?.entry.id ?? refers);
    return country ? [country] : [];
  }

  /** The article's own entity of a country. */
  #findCountry(id: string): string | null {
    const names = countryNames(this.#language).get(id);
    return (names && this.#input.entities.find(({ type, name }) => type === 'place' && names.has(this.#language.fold.fold(name)))?.id) ?? null;
  }

  /** «القوات الأجنبية والمرتزقة»: a description may hold the word after its first one. */
  #opens({ form, span: [start, end] }: Mention, [from, to]: Span): boolean {
    return form === 'title' && start < from && to <= end;
  }

  /** The innermost name that starts right after a title. */
  #nameAfter({ to }: LexiconMatch, types: ReadonlySet<string>): string[] {
    const { tokens, mentions } = this.#input;
    for (let token = to, words = 0; words < NEAR_TITLE && token < tokens.count; token++) {
      if (tokens.kind[token] === QUOTE) continue;
      if (tokens.kind[token] === PUNCT) return [];
      const here = mentions.filter(({ span: [start], form }) => form !== 'title' && start >= tokens.start[token]! && start < tokens.end[token]!);
      const named = this.#ofType(here, types);
      if (named.length > 0) return named;
      words += 1;
    }
    return [];
  }

  /** The name that an adjective follows: of several that end there the one that agrees with it, else the innermost. */
  #nameBefore({ from, prefix, entry }: LexiconMatch, span: Span, { types, gender }: { types: ReadonlySet<string>; gender: string }): string[] {
    const { tokens, mentions } = this.#input;
    // «ميليشيات X والمخلوع Y», «الموالية للشرعية»: an adjective bears no clitic; one without the article stands right behind its noun
    if (prefix !== '') return [];
    const near = entry.spelling.startsWith('ال') || entry.spelling.includes(' ') ? NEAR_ADJECTIVE : 0;
    const within = mentions.filter(({ span: [start, end] }) => start < span[0] && span[1] <= end);
    const holder = this.#holderBehind(from, span, types);
    if (holder) return [holder];
    // «طاردت الشرطة العناصر الإرهابية»: what holds the adjective begins behind whoever stands before it
    const opening = within.reduce((last, mention) => Math.max(last, mention.span[0]), -1);
    let token = from - 1;
    for (let words = 0; token >= 0 && words <= near; token--) {
      if (tokens.kind[token] === PUNCT || tokens.end[token]! <= opening) break;
      const ending = mentions.filter(({ span: [, end] }) => end > tokens.start[token]! && end <= tokens.end[token]!);
      const targets = this.#agreeing(ending, types, gender);
      if (targets.length > 0) return targets;
      if (tokens.kind[token] === QUOTE) continue;
      if (this.#isNationality(token)) {
        const body = this.#bodyAt(token);
        if (body) return types.has('organization') ? [body] : [];
        const country = types.has('place') ? this.#countryOf(token) : null;
        if (country) return [country];
      }
      // «مليشيات X والنظام المخلوع», «X في طرد المتمردين»: another noun
      if (!DEFINITE.test(tokens.slice(token))) break;
      words += 1;
    }
    return within.length > 0 ? this.#innermost(within, types) : this.#joinedCountries(span, types);
  }

  /** «وزير في الحكومة الشرعية»: the body, and not the man whose office names it. */
  #innermost(mentions: readonly Mention[], types: ReadonlySet<string>): string[] {
    const start = Math.max(...mentions.filter(({ entity }) => types.has(this.#types.get(entity) ?? '')).map(({ span }) => span[0]));
    return this.#ofType(mentions.filter(({ span }) => span[0] === start), types);
  }

  #isNationality(token: number): boolean {
    return this.#input.found.findAt(token, 'nationality') !== undefined;
  }

  /** «للحكومة اليمنية الشرعية»: the body that a head word and the adjective of its nation name, when the article has it. */
  #bodyAt(nationality: number): string | null {
    const { tokens, found, entities } = this.#input;
    if (nationality === 0 || !found.findAt(nationality - 1, 'institution-heads')) return null;
    const name = `${tokens.slice(nationality - 1).replace(FUSED_LAM, ARTICLE).replace(BEFORE_ARTICLE, '')} ${tokens.slice(nationality)}`;
    const folded = this.#language.fold.fold(name);
    const spells = (text: string): boolean => this.#language.fold.fold(text) === folded;
    return entities.find(({ type, name: own, aliases }) => type === 'organization' && (spells(own) || aliases.some(spells)))?.id ?? null;
  }

  /** «الرئيس المعترف به دوليا X»: between an office and its holder it is about the holder. */
  #holderBehind(from: number, [, end]: Span, types: ReadonlySet<string>): string | null {
    const { tokens, mentions, found } = this.#input;
    if (!types.has('person') || from === 0 || !found.at(from - 1).some(({ entry }) => entry.class.startsWith('title') || entry.class === 'nationality')) return null;
    const next = tokens.tokenAt(end);
    const behind = mentions.find(({ span: [start], form, entity }) => form !== 'title' && start === tokens.start[next] && this.#types.get(entity) === 'person');
    return behind?.entity ?? null;
  }

  #agreeing(mentions: readonly Mention[], types: ReadonlySet<string>, gender: string): string[] {
    const fitting = mentions.filter(({ entity }) => types.has(this.#types.get(entity) ?? '')).sort((a, b) => b.span[0] - a.span[0]);
    const agreeing = gender === '' ? fitting : fitting.filter((mention) => this.#gender(mention) === gender);
    const chosen = gender === '' ? fitting.at(-1) : (agreeing[0] ?? fitting[0]);
    return chosen ? fitting.filter(({ span }) => span[0] === chosen.span[0]).map(({ entity }) => entity) : [];
  }

  /** Feminine when the head noun ends in ta-marbuta or is a plural in ات. */
  #gender({ span }: Mention): string {
    const head = this.#input.article.text.slice(...span).split(/\s/)[0] ?? '';
    const folded = this.#language.fold.fold(head);
    return folded.endsWith('ه') || folded.endsWith('ات') ? 'f' : 'm';
  }

  /** «الخطاب التركي المستفز» is about Turkey. */
  #countryOf(token: number): string | null {
    const nationality = this.#input.found.findAt(token, 'nationality');
    return nationality ? this.#findCountry(nationality.entry.id) : null;
  }

  /** «الدول الحليفة والصديقة كتركيا وقطر»: the names follow. */
  #joinedCountries([, end]: Span, types: ReadonlySet<string>): string[] {
    const { tokens, mentions } = this.#input;
    const next = tokens.tokenAt(end);
    if (next >= tokens.count) return [];
    const first = mentions.find(({ span: [start] }) => start > tokens.start[next]! && start < tokens.end[next]!);
    if (!first || !isLikened(this.#input.article.text, tokens.start[next]!) || !types.has(this.#types.get(first.entity) ?? '') || this.#types.get(first.entity) !== 'place') return [];
    const second = mentions.find(({ span: [start] }) => start > first.span[1] && start - first.span[1] <= 3);
    return second && this.#types.get(second.entity) === 'place' ? [first.entity, second.entity] : [first.entity];
  }

  /** «تحرك معاد», «عمل عدواني»: the adjective of a deed. */
  #followsDeed([start]: Span): boolean {
    return this.#input.events.some(({ triggers }) => triggers.some(([, end]) => end < start && start - end <= 2));
  }

  /** Who does a deed: the actor of the event told there, else of the assault that the article tells most. */
  #doerOf(span: Span): string[] {
    const { events } = this.#input;
    // «سننهي مصدر الحرب»: who threatens is not whose deed it is
    const here = events.find(({ type, triggers }) => type !== 'THREATEN' && triggers.some(([start, end]) => start < span[1] && span[0] < end));
    const actor = here?.participants.find(({ side }) => side === 'actor')?.entity ?? this.#foeAt(span);
    return actor ? [actor] : [];
  }

  /** Whom a speaker means by «العدوان»: the body that fights most in what is told, the speaker himself apart. */
  #foeAt([start, end]: Span): string | null {
    const { events, statements } = this.#input;
    const said = statements.filter(({ content }) => content[0] <= start && end <= content[1]);
    const speakers = new Set(said.flatMap(({ speaker, speakers: all }) => [speaker, ...(all ?? [])]));
    const counts = new Map<string, number>();
    for (const { type, triggers, participants } of events) {
      if (type !== 'ASSAULT' && type !== 'MOBILIZE') continue;
      for (const { entity, side } of participants) {
        const kind = this.#types.get(entity);
        if (side === 'actor' && !speakers.has(entity) && (kind === 'organization' || kind === 'place')) counts.set(entity, (counts.get(entity) ?? 0) + triggers.length);
      }
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  }
}
