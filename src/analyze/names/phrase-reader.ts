import { CountryPlaces } from './country-places.ts';
import { CuedPlaces } from './cued-places.ts';
import { readGroup, readPeople } from './groups.ts';
import { readInstitution, readShortMinistry } from './institutions.ts';
import { isOwnOutlet, mayBeQuotedMedium, readOwnOutlet, readQuotedMedium } from './quoted-media.ts';
import { readKnown, readListedBody, readTaggedBody } from './known-names.ts';
import { addApposedOffice, readTitled } from './offices.ts';
import { isAfterForces, isUnlistedName, readUntitled, startsListedName } from './person-names.ts';
import type { OrganizationPhrase, Phrase } from './phrase.ts';
import { ShortBodies } from './short-bodies.ts';
import { hasUnlistedPlace, isSide, readPlace } from './places.ts';
import { readReference } from './references.ts';
import { mayBeSelfNamed, readSelfNamed } from './self-named.ts';
import { OUTSIDE, type Tags } from './tags.ts';
import { QUOTED, marksOfAll, type Hit, type Words } from './words.ts';

/** Which parts of the names-finder take part; all of them unless a measurement switches one off. */
export interface NameParts {
  readonly tagger: boolean;
  readonly rules: boolean;
  readonly known: boolean;
}

export const ALL_PARTS: NameParts = { tagger: true, rules: true, known: true };

/** What the article says of itself outside its text. */
interface Surroundings {
  /** The town of its dateline. */
  readonly seat?: string | null;
  readonly outlet?: string | null;
}

const NOTHING: readonly Phrase[] = [];

/** The depth of phrases that stand in no other. */
const OUTERMOST = 1;

const SITES = 'place-heads';
const BODIES = 'known-organizations';

/** Classes of words with which a phrase may begin; of the cues of places only those for a side are such, and names have conditions of their own. */
const BEGINNINGS: ReadonlySet<string> = new Set([
  'title-offices', 'title-ranks', 'title-professions', 'institution-heads', 'institution-portfolios', 'group-heads', 'nationality', 'references', 'media',
  SITES, 'known-places', 'countries', BODIES, 'known-persons',
]);
/** Those of them that may end with a pronoun («نظيره», «قواتها», «بلاده»). */
const OWNED_BEGINNINGS: ReadonlySet<string> = new Set(['title-offices', 'institution-heads', 'references']);
const BEGINNING_MARKS = marksOfAll([...BEGINNINGS, 'place-cues', 'body-names']);

const isBeginning = ({ entry, suffix }: Hit): boolean => (suffix === '' ? BEGINNINGS : OWNED_BEGINNINGS).has(entry.class) || isSide(entry);

/** Adjectives of a base of soldiers. */
const ARMS: ReadonlySet<string> = new Set(['service', 'armed']);

/** How deep phrases may nest («قائد قوات رئيس حكومة …»). */
const DEEPEST = 5;

/**
 * Reads phrases at words: the longest reading wins, and of equals the surer kind. Known names and the grammar of
 * institutions and offices come first; what they leave is the tagger's.
 */
export class PhraseReader {
  readonly words: Words;
  readonly tags: Tags | null;
  readonly parts: NameParts;
  /** The town of the article's dateline. */
  readonly #seat: string | null;
  /** Made when first asked: who looks for titles alone does not. */
  #cued: CuedPlaces | null = null;
  /** Made when first asked: few articles ask. */
  #countryPlaces: CountryPlaces | null = null;
  /** Bodies that the article calls by a noun of their names. */
  readonly #short: ShortBodies;
  /** Folded words of the outlet's name. */
  readonly outlet: readonly string[];
  /** Ids of known bodies that the article calls a site by («القاعدة»); made when first asked. */
  readonly #sites = new Map<string, boolean>();
  #depth = 0;
  /** What was read at a word and depth: a word is asked for by many rules. */
  readonly #read = new Map<number, readonly Phrase[]>();

  constructor(words: Words, tags: Tags | null, parts: NameParts, { seat = null, outlet = null }: Surroundings = {}) {
    this.words = words;
    this.tags = tags;
    this.parts = parts;
    this.outlet = outlet ? words.language.fold.fold(outlet).split(/[^\p{L}\p{N}]+/u).filter(Boolean) : [];
    this.#seat = seat;
    this.#short = new ShortBodies(words, parts.rules ? tags : null);
  }

  /** Towns that the article names after a word for a town. */
  get cued(): CuedPlaces {
    return (this.#cued ??= new CuedPlaces(this.words, this.tags, this.#seat));
  }

  /** The places that the article names of each country. */
  get countryPlaces(): CountryPlaces {
    return (this.#countryPlaces ??= new CountryPlaces(this.words));
  }

  /** Every phrase of the article from left to right, none overlapping another (nested ones are `inner`). */
  all(): Phrase[] {
    const phrases: Phrase[] = [];
    for (let at = 0; at < this.words.count; ) {
      const read = this.read(at);
      for (let i = 0; i < read.length; i++) phrases.push(this.#withOffice(read[i]!));
      at = read.length > 0 ? Math.max(at + 1, phrases.at(-1)!.to) : at + 1;
    }
    return phrases;
  }

  #withOffice(phrase: Phrase): Phrase {
    return phrase.kind === 'person' && this.parts.rules ? addApposedOffice(this, phrase) : phrase;
  }

  /** The phrases that start at a word: usually one; a title before its names gives one a name. */
  read(at: number): readonly Phrase[] {
    if (this.#depth >= DEEPEST || at >= this.words.count || !this.#isOfInterest(at)) return NOTHING;
    const key = at * DEEPEST + this.#depth;
    const known = this.#read.get(key);
    if (known) return known;
    this.#depth += 1;
    const titled = this.parts.rules && this.words.mayBeTitle(at) ? readTitled(this, at) : NOTHING;
    const rest = this.#longest(at);
    this.#depth -= 1;
    const reach = titled.length > 0 ? titled.at(-1)!.to : 0;
    const isKnownThing = rest !== null && rest.kind === 'place' && rest.known !== null;
    const phrases = rest && (rest.to > reach || (isKnownThing && rest.to === reach)) ? [rest] : titled;
    this.#read.set(key, phrases);
    return phrases;
  }

  /** Whether anything may be read at a word: most are in no list that phrases begin with, and no name. */
  #isOfInterest(at: number): boolean {
    const { words, tags } = this;
    if ((tags !== null && tags[at] !== OUTSIDE) || (words.isListed(at) && this.#mayBegin(at))) return true;
    if (hasUnlistedPlace(this, at) || isUnlistedName(words, at)) return true;
    return this.parts.rules && (((words.before[at]! & QUOTED) !== 0 && (mayBeQuotedMedium(words, at) || mayBeSelfNamed(words, at))) || this.#short.read(at) !== null || isOwnOutlet(words, this.outlet, at));
  }

  /** Whether a list has a word with which a phrase may begin. */
  #mayBegin(at: number): boolean {
    const { words } = this;
    if (words.mayBeAny(at, BEGINNING_MARKS)) {
      const hits = words.hits(at);
      for (let i = 0; i < hits.length; i++) if (isBeginning(hits[i]!)) return true;
      if (words.bodyNames(at).length > 0) return true;
    }
    return startsListedName(words, at) || isAfterForces(words, at);
  }

  #longest(at: number): Phrase | null {
    const { rules } = this.parts;
    const name = readKnown(this, at);
    const institution = rules ? readInstitution(this, at) : null;
    const medium = rules && !name ? (readQuotedMedium(this, at) ?? readSelfNamed(this, at) ?? readOwnOutlet(this, at)) : null;
    const place = medium ? null : readPlace(this, at);
    let best: Phrase | null = !name && place?.known && place.to > at + 1 ? place : null;
    best = longer(best, institution && name?.kind === 'organization' ? joinKnown(this.words, name, institution) : (name ?? institution));
    if (name && institution && !isTimeOf(this.words, name, institution)) best = longer(best, institution);
    if (rules) best = longer(best, readShortMinistry(this, at));
    best = longer(best, medium);
    if (rules) best = longer(longer(best, readReference(this, at)), readListedBody(this, at));
    best = longer(best, place);
    if (rules) best = longer(best, readGroup(this, at) ?? readPeople(this, at));
    best = longer(best, readUntitled(this, at));
    if (rules) best = longer(best, this.#short.read(at));
    return this.#depth === OUTERMOST ? longer(best, readTaggedBody(this, at)) : best;
  }

  /** «قاعدة الغزال», then «القاعدة»: a known body's word for a site that the article names, and never the body in full. */
  callsSite({ from, to, entry }: Hit): boolean {
    const site = to === from + 1 ? this.words.find(from, SITES) : undefined;
    if (!site?.definite) return false;
    // «القاعدة البحرية», «القاعدة الأميركية»
    const whose = this.words.isGlued(to) ? (this.words.find(to, 'nationality') ?? this.words.find(to, 'institution-adjectives')) : undefined;
    if (whose?.definite && whose.prefix === '' && (whose.entry.class === 'nationality' || ARMS.has(whose.entry.id))) return true;
    const known = this.#sites.get(entry.id);
    if (known !== undefined) return known;
    const calls = this.#namesSite(site.entry.id, entry.id);
    this.#sites.set(entry.id, calls);
    return calls;
  }

  #namesSite(site: string, body: string): boolean {
    const { words } = this;
    let named = false;
    for (let at = 0; at < words.count; at++) {
      if (words.mayBe(at, BODIES) && words.hits(at).some(({ entry, to }) => entry.class === BODIES && entry.id === body && to > at + 1)) return false;
      const head = words.find(at, SITES);
      named ||= head?.entry.id === site && !head.definite && words.isGlued(head.to) && (words.hasArticle(head.to) || words.find(head.to, 'known-places')?.prefix === '');
    }
    return named;
  }

  /** «باسم قوات التحالف»: the group for which a spokesman speaks. */
  readGroup(at: number): Phrase | null {
    const [first, second] = this.read(at);
    return first?.kind === 'group' && second === undefined ? first : null;
  }

  /** A thing named inside another phrase (the owner of a body, the seat of an office), if one starts at a word. */
  readOwner(at: number): Phrase | null {
    const read = this.read(at);
    const [first] = read;
    if (read.length !== 1 || !first || first.kind === 'reference' || first.kind === 'group') return null;
    return first.kind === 'office' ? null : first;
  }
}

/** Of two the one that goes farther, the first of equals. */
const longer = (best: Phrase | null, other: Phrase | null): Phrase | null => (other && (!best || other.to > best.to) ? other : best);

/** «كتائب حزب الله»: a movement or body of its own, not the forces of the one it is called after. */
const isFixedName = ({ sort, known }: OrganizationPhrase): boolean => FIXED_SORTS.has(sort) || (sort === 'forces' && (known?.attributes['of'] ?? '-') === '-');

const FIXED_SORTS = new Set(['movement', 'body', 'union', 'mission', 'party']);

/** «الاتحاد الأوروبي للفترة …», «مفوض الأمم المتحدة السامي»: after the whole name of a union neither «لل» nor an adjective says more what it is. */
const isTimeOf = (words: Words, name: Phrase, institution: OrganizationPhrase): boolean =>
  name.kind === 'organization' && (name.sort === 'union' || institution.sort === 'union') && institution.to > name.to && (words.isFusedLam(name.to) || words.hasArticle(name.to));

/** A known body that the grammar reads too: the knowledge base says which it is, the grammar what is named inside. */
function joinKnown(words: Words, name: OrganizationPhrase, institution: OrganizationPhrase): OrganizationPhrase {
  if (institution.to < name.to) return name;
  // «مجلس الأمن الوطني»
  if (institution.to > name.to && words.find(name.to, 'institution-adjectives')?.entry.id === 'national') return institution;
  if (isTimeOf(words, name, institution)) return name;
  const same = institution.to === name.to || institution.inner.every((inner) => inner.from >= name.to);
  const inner = name.known?.class === 'media' ? [] : institution.inner.filter((one) => (one.kind !== 'organization' && one.kind !== 'place') || one.to > name.to || !isFixedName(name));
  return same && institution.bare === null ? { ...institution, inner, known: name.known, nations: institution.nations.length > 0 ? institution.nations : name.nations, rule: name.rule } : name;
}
