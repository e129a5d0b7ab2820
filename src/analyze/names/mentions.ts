import type { Because } from '../../model/because.ts';
import type { MentionForm } from '../../model/entity.ts';
import type { Span } from '../../model/span.ts';
import { type Cast, bareWords } from './cast.ts';
import { UNLISTED_NATION } from './demonyms.ts';
import { FORCES_OF_BARE, MEMBERS } from './institutions.ts';
import type { Held, Member } from './member.ts';
import type { OfficePhrase, OrganizationPhrase, PersonPhrase, Phrase, PlacePhrase, ReferencePhrase } from './phrase.ts';
import type { Words } from './words.ts';

/** A mention before its entity has an id. */
export interface Naming {
  readonly span: Span;
  readonly member: Member;
  readonly form: MentionForm;
  readonly role: string | null;
  readonly metonym: boolean;
  readonly because: Because;
}

/** Who was met, and at which word. */
interface Met {
  readonly member: Member;
  readonly at: number;
}

/** Two things named together. */
interface Pair {
  readonly first: Phrase;
  readonly second: Phrase;
}

/** Kinds of bodies that a country has one of: unnamed, they are the home country's. */
const HOME_SORTS = new Set(['government', 'army', 'parliament', 'police', 'prosecution']);

/** «الإدارة» alone is any: it is only met again. */
const ADMINISTRATION = 'administration';

/** Kinds whose «عناصرها» are themselves. */
const FIGHTING_SORTS = new Set(['forces', 'movement', 'grouping', 'brigade']);

/** Kinds with several head words, which are told apart («الحركة» is no «تنظيم»). */
const MANY_HEADED = new Set(['movement', 'grouping', 'body', 'authority', 'forces', 'media', 'company', 'command']);

/** Kinds whose bare head is only met again, never named later: there are too many of them. */
const MET_ONLY = new Set(['media', 'company', 'body', 'movement', 'grouping', 'party', 'authority']);

/** Countries that are asked for to see that there are but two. */
const MOST_COUNTRIES = 3;

/** How far back «الطرفان» look, in words: some three sentences. */
const FARTHEST_PARTY = 80;

/** How far back «الأول» and «الثاني» look for their two people, in words. */
const FARTHEST_PAIR = 40;

/** Follows the article from its first word to its last and says whom each phrase means. */
export class MentionResolver {
  readonly namings: Naming[] = [];
  readonly #cast: Cast;
  readonly #words: Words;
  /** Who was met so far, the latest last. */
  readonly #people: Met[] = [];
  readonly #bodies: Member[] = [];
  /** Where persons were named, in words. */
  readonly #met: Met[] = [];
  readonly #nations: string[] = [];
  #lastOffice: OfficePhrase | null = null;
  /** Things named one after the other with «و» between them, the latest last. */
  readonly #pairs: Pair[] = [];

  constructor(cast: Cast, words: Words) {
    this.#cast = cast;
    this.#words = words;
  }

  /** `around`: whom the phrase around them means; what is inside a name of the same thing is no mention of its own. */
  resolve(phrases: readonly Phrase[], around: Member | null = null): void {
    let last: Phrase | null = null;
    for (const phrase of phrases) {
      if (last && around === null && this.#isJoinedTo(phrase, last)) this.#addPair(phrase, last);
      last = phrase;
      const member = this.#cast.of.get(phrase) ?? null;
      if (!member || member !== around) this.#resolveOne(phrase);
      const people = this.#people.length;
      if (phrase.inner.length > 0) this.resolve(phrase.inner, phrase.kind === 'organization' ? member : null);
      // «قوات حفتر» does not make حفتر one of «الطرفين»
      if (phrase.kind === 'organization' || phrase.kind === 'group') this.#people.length = people;
    }
  }

  /** «بين الحوثيين والمقاومة». */
  #isJoinedTo({ from, span }: Phrase, last: Phrase): boolean {
    return last.to === from && this.#words.isGlued(from) && this.#words.mayBeConjoined(from) && span[0] > this.#words.start(from);
  }

  /** A third in a row makes no pair with the second. */
  #addPair(second: Phrase, first: Phrase): void {
    const before = this.#pairs.at(-1);
    if (before?.second === first) this.#pairs.pop();
    else this.#pairs.push({ first, second });
  }

  #resolveOne(phrase: Phrase): void {
    if (phrase.kind === 'person') this.#person(phrase);
    else if (phrase.kind === 'organization') this.#organization(phrase);
    else if (phrase.kind === 'place') this.#place(phrase);
    else if (phrase.kind === 'group') this.#put(phrase, this.#cast.of.get(phrase)!, 'title');
    else if (phrase.kind === 'office') this.#office(phrase);
    else this.#reference(phrase);
  }

  #put(phrase: Phrase, member: Member | null, form: MentionForm, more: { role?: string | null; metonym?: boolean } = {}): void {
    if (!member) return;
    this.namings.push({
      span: phrase.span, member, form, role: more.role ?? null, metonym: more.metonym ?? false, because: { rule: phrase.rule },
    });
    this.#note(member, phrase.from);
  }

  #note(member: Member, at: number): void {
    if (member.type === 'person') this.#people.push({ member, at });
    if (member.type === 'organization') this.#bodies.push(member);
    if (member.nation && member.sort !== 'media' && (member.type !== 'place' || member.known?.class === 'countries')) this.#nations.push(member.nation);
  }

  #person(phrase: PersonPhrase): void {
    const member = this.#cast.of.get(phrase);
    if (!member) return;
    const [office] = phrase.offices;
    const counterpart = office?.office === 'counterpart' ? this.#counterpartRole(office) : null;
    if (counterpart) member.held.push(counterpart.held);
    const role = counterpart?.role ?? (phrase.offices.map((one) => one.role).join('، ') || phrase.rank);
    if (!counterpart) this.#lastOffice = phrase.offices.at(-1) ?? this.#lastOffice;
    const form = phrase.words.length > 1 && bareWords(this.#words, phrase.words).length > 1 ? 'name' : 'partial';
    this.#met.push({ member, at: phrase.from });
    this.#put(phrase, member, form, { role });
    for (const nation of office?.nations ?? []) this.#nations.push(nation);
  }

  /** «نظيره القطري» after «وزير الدفاع التركي» is the Qatari minister of defence. */
  #counterpartRole(office: OfficePhrase): { role: string; held: Held } | null {
    const last = this.#lastOffice;
    if (!last) return null;
    const nation = office.nations[0] ?? null;
    const words = office.role.split(' ').slice(1);
    const role = [...roleWithoutNation(last, this.#words), ...words].join(' ');
    return { role, held: { office: last.office, portfolio: last.portfolio, nation, body: null, complement: null, feminine: false, at: office.from } };
  }

  #office(phrase: OfficePhrase): void {
    const wanted = this.#wantedOffices(phrase);
    const holders = wanted.map((held) => this.#holder(held)).filter((member) => member !== null);
    for (const member of new Set(holders)) this.#put(phrase, member, 'title');
    if (phrase.office !== 'counterpart') this.#lastOffice = phrase;
    for (const nation of phrase.nations) this.#nations.push(nation);
  }

  #wantedOffices(phrase: OfficePhrase): Held[] {
    if (phrase.office === 'counterpart') {
      const held = this.#counterpartRole(phrase)?.held;
      return held ? [held] : [];
    }
    const body = phrase.body !== null && phrase.body.bare !== null ? this.#bareBody(phrase.body) : null;
    const plain = this.#cast.heldOf(phrase, phrase.from);
    // «رئيس المجلس», «وكيل الوزارة»: of the body met last
    const held = body ? { ...plain, body, nation: body.nation, complement: null } : plain;
    if (phrase.number === 1) return phrase.complete || phrase.definite ? [held] : [];
    if (phrase.nations.length > 0) return phrase.nations.map((nation) => ({ ...held, nation }));
    return [];
  }

  /** Who held an office last, else who is named with it later; someone must be named with it. */
  #holder(wanted: Held): Member | null {
    let best: { member: Member; held: Held } | null = null;
    for (const member of this.#cast.membersOf('person')) {
      for (const held of member.held) {
        if (!isSameOffice(wanted, held, { nation: held.nation ?? member.nation, home: this.#cast.home })) continue;
        if (!best || isBetter(held, best.held, wanted)) best = { member, held };
      }
    }
    return best?.member ?? null;
  }

  #organization(phrase: OrganizationPhrase): void {
    if (phrase.rule === 'own-forces') return this.#ownForces(phrase);
    if (phrase.number > 1) return this.#bodiesOfNations(phrase);
    if (phrase.bare === null) {
      const member = this.#cast.of.get(phrase);
      if (!member) return;
      const isPart = phrase.words.length === 1 && member.names.some((name) => name.length > 1);
      const form = isPart ? 'partial' : this.#isByNation(phrase, member) ? 'title' : 'name';
      this.#put(phrase, member, form);
      return;
    }
    this.#put(phrase, this.#bareBody(phrase), phrase.bare === 'partial' ? 'partial' : 'title');
  }

  /** «الحكومة الليبية» for a government that has a name of its own. */
  #isByNation({ sort, words }: OrganizationPhrase, member: Member): boolean {
    const onlyNation = words.length === 2 && (sort === 'government' || sort === 'mission') && this.#words.isNationality(words[1]!);
    return onlyNation && member.names.some((name) => !this.#words.isNationality(name[1] ?? '') && name.length > 1);
  }

  /** «المجلس»: the council met last, else the one named later, else the home country's. */
  #bareBody(phrase: OrganizationPhrase): Member | null {
    const { head, sort, words, field } = phrase;
    if (field) return this.#ministryOf(field, words);
    const named = this.#cast.membersOf('organization');
    const word = bareWords(this.#words, words.slice(0, 1))[0]!;
    const fits = (member: Member): boolean =>
      (member.head === head && !MANY_HEADED.has(sort)) || (HOME_SORTS.has(sort) && (member.sort === sort || member.field === sort)) || this.#cast.isHeadedBy(member, word);
    const member = this.#bodies.findLast(fits) ?? (MET_ONLY.has(sort) && phrase.known === null ? undefined : (named.find((one) => fits(one) && (!one.nation || one.nation === this.#cast.home)) ?? named.find(fits)));
    if (!member && (phrase.known !== null || phrase.rule === FORCES_OF_BARE)) return this.#cast.bodyOfNews(phrase) ?? (phrase.rule === FORCES_OF_BARE ? this.#cast.bodyOfForces(phrase) : null);
    // «رئاسة الجمهورية» is one by itself, «الرئاسة» none
    const isOne = (HOME_SORTS.has(sort) && head !== ADMINISTRATION) || ((sort === 'presidency' || sort === 'union') && words.length > 1);
    if (member || !isOne) return member ?? null;
    return this.#cast.bareBody(phrase);
  }

  /** «الخارجية»: the ministry of that field met last, else the one named later, else the home country's. */
  #ministryOf(field: string, words: readonly string[]): Member | null {
    const fits = (member: Member): boolean => member.sort === 'ministry' && member.field === field;
    return this.#bodies.findLast(fits) ?? this.#cast.membersOf('organization').find(fits) ?? this.#cast.bareMinistry(field, words);
  }

  /** «وزارتي الدفاع في كلا البلدين»: one body a country. */
  #bodiesOfNations(phrase: OrganizationPhrase): void {
    if (phrase.number > 2 && phrase.sort !== 'ministry') return;
    const pointed = phrase.inner.find((inner) => inner.kind === 'reference');
    const nations = phrase.nations.length > 0 ? phrase.nations : pointed ? this.#nationsMeant(pointed as ReferencePhrase) : [];
    for (const nation of nations) this.#put(phrase, this.#cast.bodyOfNation(phrase, nation), 'title');
  }

  /** «قواتها»: the forces of the country or body met last. */
  #ownForces(phrase: OrganizationPhrase): void {
    const body = this.#bodies.at(-1);
    const nation = body?.nation;
    const member = body && phrase.head === MEMBERS && FIGHTING_SORTS.has(body.sort) ? body : nation ? this.#cast.armyOf(nation) : null;
    if (member) this.#put(phrase, member, 'title');
  }

  #place(phrase: PlacePhrase): void {
    if (!phrase.metonym) return this.#put(phrase, this.#cast.of.get(phrase)!, 'name');
    this.#put(phrase, this.#cast.governmentAt(phrase), 'name', { metonym: true });
  }

  #reference(phrase: ReferencePhrase): void {
    const { refers, number } = phrase;
    if (refers === 'minister' || refers === 'president' || refers === 'person' || refers === 'party' || refers === 'latter') this.#putAll(phrase, this.#peopleMeant(refers, number, phrase));
    else if (refers === 'first' || refers === 'second') this.#putAll(phrase, this.#oneOfTwo(refers, phrase));
    else if (refers === 'capital') this.#put(phrase, this.#cast.capital(phrase.nations[0]!), 'title');
    else this.#putAll(phrase, this.#nationsMeant(phrase).map((nation) => this.#cast.country(nation)));
  }

  #putAll(phrase: Phrase, members: readonly (Member | null)[]): void {
    for (const member of members) this.#put(phrase, member, 'title');
  }

  /** «الأول», «الثاني» of the two people whom the sentences before named, if they were two. */
  #oneOfTwo(refers: 'first' | 'second', { from }: ReferencePhrase): Member[] {
    const near = this.#met.filter(({ at }) => from - at < FARTHEST_PAIR);
    const people = [...new Set(near.map(({ member }) => member))];
    return people.length === 2 ? [people[refers === 'first' ? 0 : 1]!] : [];
  }

  #peopleMeant(refers: string, number: number, phrase: ReferencePhrase): readonly Member[] {
    const office = refers === 'minister' || refers === 'president' ? refers : null;
    const fits = (member: Member): boolean =>
      (!office || member.held.some((held) => held.office === office)) && (phrase.nations.length === 0 || phrase.nations.includes(member.nation ?? ''));
    if (refers === 'party') return this.#partiesMeant(phrase.from);
    const people = latest(this.#people.map(({ member }) => member).filter(fits), number);
    return people.length === number || !office ? people : [];
  }

  /** «الطرفان»: who were last named together, else the two people met last, else the only two countries. */
  #partiesMeant(at: number): readonly Member[] {
    const people = latest(this.#people.filter((met) => at - met.at < FARTHEST_PARTY).map(({ member }) => member), 2);
    const pair = this.#pairBefore(at, people.length === 2);
    if (pair) return pair;
    if (people.length === 2) return people;
    const nations = this.#cast.nationsInOrder(MOST_COUNTRIES);
    return nations.length === 2 ? nations.map((id) => this.#cast.country(id)).filter((one) => one !== null) : [];
  }

  /** The last two of a kind that were named together; two people who meet are more likely meant than two countries. */
  #pairBefore(at: number, hasPeople: boolean): readonly Member[] | null {
    for (let i = this.#pairs.length - 1; i >= 0 && at - this.#pairs[i]!.second.to < FARTHEST_PARTY; i--) {
      const joined = [this.#meantBy(this.#pairs[i]!.first), this.#meantBy(this.#pairs[i]!.second)].filter((one) => one !== null);
      if (joined.length === 2 && joined[0] !== joined[1] && isPairOfKind(joined) && !(hasPeople && isCountry(joined[0]!))) return joined;
    }
    return null;
  }

  /** Whom a phrase that was met is said to mean. */
  #meantBy({ span }: Phrase): Member | null {
    return this.namings.findLast((naming) => naming.span[0] === span[0] && naming.span[1] === span[1])?.member ?? null;
  }

  #nationsMeant({ refers, number, nations }: ReferencePhrase): string[] {
    if (nations.length > 0) return [...nations];
    if (refers === 'own-country') {
      const speaker = this.#people.findLast(({ member }) => member.nation)?.member.nation ?? this.#nations.at(-1) ?? this.#cast.home;
      return speaker ? [speaker] : [];
    }
    if (refers === 'main-country') return this.#cast.home ? [this.#cast.home] : [];
    const latestOnes = this.#latestNations(number);
    if (latestOnes.length === number) return latestOnes;
    const first = this.#cast.nationsInOrder(number);
    return first.length === number ? first : [];
  }

  #latestNations(number: number): string[] {
    return latest(this.#nations.filter((id) => this.#cast.index.countries.has(id) || id.startsWith(UNLISTED_NATION)), number);
  }
}

/** Two countries, or two others: «الأراضي الليبية والجيش» are no two parties. */
const isPairOfKind = ([a, b]: readonly Member[]): boolean => isCountry(a!) === isCountry(b!) && [a!, b!].every((one) => (one.type !== 'place' || isCountry(one)) && !HARMED.has(one.head ?? ''));

/** Groups that are done to: «قتلى وجرحى». */
const HARMED = new Set(['victim', 'victims', 'civilians', 'prisoners']);

const isCountry = ({ type, known }: Member): boolean => type === 'place' && known?.class === 'countries';

/** The last `number` distinct ones, in their order. */
function latest<T>(all: readonly T[], number: number): T[] {
  const found = new Set<T>();
  for (let i = all.length - 1; i >= 0 && found.size < number; i--) found.add(all[i]!);
  return [...found].reverse();
}

/** Words of an office's role before its first word of nationality. */
function roleWithoutNation(office: OfficePhrase, words: Words): string[] {
  const role = office.role.split(' ');
  const nation = role.findIndex((word) => words.isNationality(word));
  return nation > 0 ? role.slice(0, nation) : role;
}

function isSameOffice(wanted: Held, held: Held, { nation, home }: { readonly nation: string | null; readonly home: string | null }): boolean {
  if (wanted.office !== held.office) return false;
  if (wanted.complement && wanted.complement !== held.complement && !held.complement?.startsWith(`${wanted.complement} `)) return false;
  if (wanted.portfolio !== held.portfolio && wanted.portfolio !== null) return false;
  if (wanted.body && held.body && wanted.body !== held.body && wanted.portfolio === null) return false;
  if (wanted.nation) return (nation ?? home) === wanted.nation;
  return wanted.body !== null ? held.body === wanted.body : wanted.portfolio === null || nation === null || nation === home || wanted.portfolio === held.portfolio;
}

/** Who holds it under a word of the same gender, then whose country goes without saying as its does, then who is nearer. */
function isBetter(held: Held, best: Held, wanted: Held): boolean {
  const fits = held.feminine === wanted.feminine;
  if (fits !== (best.feminine === wanted.feminine)) return fits;
  const isHome = isUnsaid(held, wanted);
  return isHome === isUnsaid(best, wanted) ? isNearer(held.at, best.at, wanted.at) : isHome;
}

/** «وزير الخارجية … نظيره المصري … وزير الخارجية»: the field is named and the country is not. */
const isUnsaid = (held: Held, { portfolio, nation }: Held): boolean => portfolio !== null && nation === null && held.nation === null;

/** Before the place in question beats after it; of two before it the later, of two after it the earlier. */
function isNearer(candidate: number, best: number, at: number): boolean {
  if (candidate <= at) return best > at || candidate > best;
  return best > at && candidate < best;
}
