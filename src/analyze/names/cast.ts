import type { Language } from '../../language/language.ts';
import type { LexiconEntry } from '../../language/lexicon.ts';
import type { EntityType } from '../../model/entity.ts';
import { getNamesIndex, type NamesIndex } from './names-index.ts';
import { type Held, type Member, flatten, newMember } from './member.ts';
import { type Likeness, isSameName, likenessOf } from './name-likeness.ts';
import type { GroupPhrase, OfficePhrase, OrganizationPhrase, PersonPhrase, Phrase, PlacePhrase } from './phrase.ts';
import { marksOfAll, type Words } from './words.ts';

/**
 * Who and what an article speaks of. Built from all its phrases before any is resolved, so that a headline's surname
 * finds the full name of the body. Longer names come first; shorter ones join them.
 */
export class Cast {
  readonly #members: Member[] = [];
  readonly #membersOf: Readonly<Record<EntityType, Member[]>> = { person: [], organization: [], place: [], group: [] };
  readonly of = new Map<Phrase, Member>();
  readonly index: NamesIndex;
  /** The country that the article speaks of most. */
  readonly home: string | null;
  readonly #words: Words;
  readonly #nations: readonly string[];
  readonly #knownAllowed: ReadonlySet<string>;

  constructor(words: Words, phrases: readonly Phrase[], language: Language) {
    this.#words = words;
    this.index = getNamesIndex(language);
    const all = flatten(phrases);
    const nations = countNations(words, all);
    this.#knownAllowed = new Set(nations.keys());
    this.#nations = [...nations].filter(([id]) => this.index.countries.has(id)).sort((a, b) => b[1] - a[1]).map(([id]) => id);
    this.home = this.#nations[0] ?? null;
    this.#addPlaces(all);
    this.#addPersons(all);
    this.#addOrganizations(all);
    this.#addHeld(all);
    this.#addGroups(all);
  }

  /** Members of a type in the order in which they were met. */
  membersOf(type: EntityType): readonly Member[] {
    return this.#membersOf[type];
  }

  /** The member for a country, made when the article only points at it. */
  country(id: string): Member | null {
    const known = this.index.countries.get(id);
    if (!known) return this.membersOf('place').find(({ nation }) => nation === id) ?? null;
    const member = this.membersOf('place').find((one) => one.known?.class === 'countries' && one.known.id === id);
    return member ?? this.#add(newMember('place', { known, nation: id }));
  }

  /** What the knowledge base calls a thing. */
  standardName({ class: name, id, spelling }: LexiconEntry): string {
    const { persons, organizations, places, countries } = this.index;
    const entries = name === 'known-persons' ? persons : name === 'known-places' ? places : name === 'countries' ? countries : organizations;
    return entries.get(id)?.spelling ?? spelling;
  }

  /** Whether a body is named with a head word, here or in the knowledge base. */
  isHeadedBy(member: Member, word: string): boolean {
    if (member.names.some((name) => name[0] === word && name.length > 1)) return true;
    return member.known !== null && (this.index.heads.get(member.known.id)?.has(word) ?? false);
  }

  /** The capital of a country as a place. */
  capital(nation: string): Member | null {
    const known = this.index.places.get(this.index.countries.get(nation)?.attributes['capital'] ?? '');
    if (!known) return null;
    const member = this.membersOf('place').find((one) => one.known?.class === known.class && one.known.id === known.id);
    return member ?? this.#add(newMember('place', { known, nation }));
  }

  /** Whom a capital stands for: the government that sits there if the article names it, else its country. */
  governmentAt(phrase: PlacePhrase): Member | null {
    const government = phrase.known && this.index.ownedBodies.get(`government:${phrase.known.id}`);
    const named = government && this.membersOf('organization').find((member) => member.known?.id === government.id);
    const nation = nationOfPlace(phrase.known);
    return named || (nation ? this.country(nation) : null);
  }

  /** A body that the article never names more fully («الحكومة»), made the first time it is met. */
  bareBody(phrase: OrganizationPhrase): Member {
    const { head, sort, words } = phrase;
    const { lexicon, fold } = this.#words.language;
    const start = words.slice(0, 2).join(' ');
    const isLong = lexicon.ofClass('institution-heads').some((entry) => entry.id === head && fold.fold(entry.spelling) === start);
    const written = this.spelling(phrase).split(' ');
    // «قوات الجيش» are the army
    const first = Math.max(0, written.findIndex((word) => this.#words.withoutArticle(fold.fold(word)) === this.#words.withoutArticle(words[0]!)));
    const spelling = written.slice(first, first + (isLong ? 2 : 1)).join(' ');
    return this.#add(newMember('organization', { head, sort, nation: this.home, fallbackName: spelling }));
  }

  /** Whom the news of the article's countries calls by a bare word («التحالف»), if any does. */
  bodyOfNews({ known, words, to }: OrganizationPhrase): Member | null {
    if (!known) return null;
    const rows = this.#words.language.lexicon.ofClass(known.class).filter(({ spelling }) => spelling === known.spelling);
    const led = this.#ledBy(rows, to);
    if (led) return this.#members.find((member) => member.known?.id === led.id) ?? this.#add(newMember('organization', { known: led, sort: led.attributes['kind'] ?? '' }));
    for (const nation of this.nationsInOrder(MAIN_NATIONS)) {
      const row = rows.find(({ attributes }) => attributes['countries']!.split(' ').includes(nation));
      const body = row && this.index.organizations.get(row.id);
      if (body) return this.#members.find((member) => member.known?.id === body.id) ?? this.#add(newMember('organization', { known: body, sort: body.attributes['kind'] ?? '' }));
    }
    return this.#bodyCalled(words);
  }

  /** «التحالف الذي تقوده السعودية», «التحالف بقيادة الولايات المتحدة»: the one that is that country's, else the one that is no country's. */
  #ledBy(rows: readonly LexiconEntry[], at: number): LexiconEntry | null {
    const words = this.#words;
    for (let word = at; word < at + FARTHEST_LEADER && words.isGlued(word); word++) {
      const country = words.find(word, 'countries');
      if (!country) continue;
      const bodies = rows.map(({ id }) => this.index.organizations.get(id)).filter((body) => body !== undefined);
      const of = (whose: string): LexiconEntry | undefined => bodies.find(({ attributes }) => attributes['country'] === whose);
      return this.#isLedBehind(word) ? (of(country.entry.id) ?? of('-') ?? null) : null;
    }
    return null;
  }

  #isLedBehind(country: number): boolean {
    return [1, 2].some((back) => {
      const cue = this.#words.find(country - back, 'affiliations');
      return cue?.to === country && LEADING.has(cue.entry.id);
    });
  }

  /** A body that only its forces show («طيران التحالف»): the same one for the whole article. */
  bodyOfForces({ head, sort, words }: OrganizationPhrase): Member {
    return this.#bodyCalled(words) ?? this.#add(newMember('organization', { head, sort, fallbackName: this.#words.writtenAs(words[0]!) }));
  }

  #bodyCalled(words: readonly string[]): Member | null {
    const name = this.#words.writtenAs(words[0]!);
    return this.membersOf('organization').find((member) => member.fallbackName === name) ?? null;
  }

  /** The home country's ministry of a field that the article calls by the field alone. */
  bareMinistry(field: string, words: readonly string[]): Member {
    const head = this.#words.language.lexicon.ofClass('institution-heads').find((entry) => entry.id === 'ministry')!;
    const member = this.#add(newMember('organization', { head: head.id, sort: head.id, nation: this.home, fallbackName: `${head.spelling} ${this.#words.writtenAs(words[1]!)}` }));
    member.field = field;
    return member;
  }

  /** The army of a country: as the article names it, else the knowledge base's only one. */
  armyOf(nation: string): Member | null {
    const member = this.membersOf('organization').find((one) => one.sort === 'army' && one.nation === nation);
    if (member) return member;
    const known = [...this.index.organizations.values()].filter((entry) => entry.attributes['kind'] === 'army' && entry.attributes['country'] === nation);
    return known.length === 1 ? this.#add(newMember('organization', { known: known[0]!, sort: 'army', nation })) : null;
  }

  /** The body of a kind and field that belongs to one country: «وزارتا الدفاع» of two. */
  bodyOfNation(phrase: OrganizationPhrase, nation: string): Member {
    const field = bareWords(this.#words, phrase.words.slice(1, 2));
    const fits = (member: Member): boolean =>
      member.sort === phrase.sort && (member.nation === nation || (member.nation === null && nation === this.home)) && (member.names[0] ?? member.fieldWords).slice(1).includes(field[0] ?? '');
    const member = this.membersOf('organization').find(fits);
    if (member) return member;
    const made = this.#add(newMember('organization', { head: phrase.head, sort: phrase.sort, nation, fallbackName: this.#bodyName(phrase, nation) }));
    made.fieldWords.push(phrase.sort, ...field);
    return made;
  }

  #bodyName(phrase: OrganizationPhrase, nation: string): string {
    const { lexicon } = this.#words.language;
    const head = lexicon.ofClass('institution-heads').find((entry) => entry.attributes['kind'] === phrase.sort)?.spelling ?? '';
    const field = this.#words.text(phrase.from + 1, phrase.from + 2);
    const adjective = lexicon.ofClass('nationality').find((entry) => entry.id === nation && entry.attributes['gender'] === 'f')?.spelling;
    return [head, this.#words.withArticle(field), adjective ? this.#words.withArticle(adjective) : ''].filter(Boolean).join(' ');
  }

  /** The countries the article speaks of most, at most `number`. */
  nationsInOrder(number: number): string[] {
    return this.#nations.slice(0, number);
  }

  #add(member: Member): Member {
    this.#members.push(member);
    this.#membersOf[member.type].push(member);
    return member;
  }

  /** `words`: the phrase's, bare. */
  #name(member: Member, phrase: Phrase & { readonly words: readonly string[] }, words: readonly string[], why?: Likeness): void {
    if (!isCalled(member, words)) member.names.push(words);
    if (member.type === 'person') this.#addFathers(member, phrase.words);
    const spelling = this.spelling(phrase);
    if (!member.spellings.includes(spelling)) {
      member.spellings.push(spelling);
      if (phrase.kind === 'organization' && phrase.head === PARTISAN_HEAD) member.partial.push(spelling);
      if (why) member.joined.push(`«${spelling}»: ${LIKENESS_SAYS[why]}`);
    }
    this.of.set(phrase, member);
  }

  #addFathers({ fathers }: Member, forms: readonly string[]): void {
    for (let at = 1; at < forms.length; at++) {
      if (!this.#words.isFiliation(forms[at]!)) continue;
      const father = bareWords(this.#words, forms.slice(at + 1)).join(' ');
      if (!fathers.includes(father)) fathers.push(father);
    }
  }

  /** A phrase as written, quotation marks taken out. */
  spelling({ span: [start, end] }: Phrase): string {
    const { tokens } = this.#words;
    let out = '';
    for (let token = tokens.tokenAt(start); token < tokens.count && tokens.start[token]! < end; token++) {
      if (this.#words.isWordToken(token)) out += (out && ' ') + tokens.text.slice(Math.max(start, tokens.start[token]!), tokens.end[token]!);
    }
    return this.#words.unfusedSpelling(out || tokens.text.slice(start, end));
  }

  #addPersons(all: readonly Phrase[]): void {
    const phrases = all.filter((phrase) => phrase.kind === 'person');
    for (const phrase of phrases.sort(byLength)) {
      const known = this.#knownPerson(phrase);
      const words = bareWords(this.#words, phrase.words);
      const { member, why } = this.#findPerson(phrase, words, known);
      if (!member && this.#isOnlyNamesake(phrase, known)) continue;
      const person = member ?? this.#add(newMember('person'));
      this.#name(person, phrase, words, why);
      // «عدنان المرزوقي», then «المرزوقي»: a namesake of the known one
      if (!known || (member && (why === 'given' || (why === 'surname' && !member.known)))) continue;
      person.known ??= known;
      person.nation ??= known.attributes['country'] ?? null;
    }
  }

  /** The knowledge base's person for a name: a surname alone only where his country is spoken of and no office says otherwise. */
  #knownPerson({ known, words, offices }: PersonPhrase): LexiconEntry | null {
    if (!known || words.length > 1) return known;
    const country = known.attributes['country'] ?? '-';
    const nation = offices.flatMap((office) => office.nations)[0];
    if (nation && country !== '-' && nation !== country) return null;
    return country === '-' || this.#knownAllowed.has(country) || this.#words.withoutArticle(words[0]!) === words[0] ? known : null;
  }

  /** «هذا المعلم»: an everyday word like a known surname, met once and with no title, is nobody where the known one is not meant. */
  #isOnlyNamesake(phrase: PersonPhrase, known: LexiconEntry | null): boolean {
    const isBare = phrase.known !== null && !known && phrase.words.length === 1 && phrase.offices.length === 0 && phrase.rank === null;
    return isBare && this.#words.countForm(this.#words.form(phrase.from)) < 2;
  }

  #findPerson(phrase: PersonPhrase, short: readonly string[], known: LexiconEntry | null): { member: Member | null; why?: Likeness } {
    const people = this.membersOf('person');
    const same = known && people.find((member) => member.known?.id === known.id);
    const kin = known && short.length === 1 && !same?.names.some((long) => long.length > 1) && !this.#isOfRule(phrase.from) ? people.filter((member) => member.names.some((long) => likenessOf(long, short) === 'surname')) : [];
    if (kin.length === 1) return { member: kin[0]!, why: 'surname' };
    if (same) return { member: same, why: 'equal' };
    // «تميم أحمد», then «تميم»: the article's own and no known one
    const own = known && short.length === 1 ? people.filter((member) => member.names.some((long) => long.length > 1 && long[0] === short[0])) : [];
    if (own.length === 1 && known!.spelling.split(' ').length === 1) return { member: own[0]!, why: 'given' };
    const [given] = short;
    const namesakes = short.length === 1 && !known ? people.filter((member) => member.names.some((long) => long.length > 1 && long[0] === given)) : [];
    // «الملك فيصل» beside «خالد الفيصل»: without the article it is no surname that has it
    const isGiven = namesakes.length === 1 && phrase.words[0] === given && this.#words.countForm(`${ARTICLE}${given}`) > 0;
    if (isGiven) return { member: namesakes[0]!, why: 'given' };
    for (const member of people) {
      if ((known && member.known && member.known.id !== known.id) || isFather(member, short)) continue;
      for (const long of member.names) {
        const why = likenessOf(long, short);
        if (why) return { member, why };
      }
    }
    return namesakes.length === 1 ? { member: namesakes[0]!, why: 'given' } : { member: null };
  }

  /** «عهد القذافي», «نجل القذافي»: the ruler of that name is meant, though the article names one of his kin in full. */
  #isOfRule(at: number): boolean {
    return this.#words.isGlued(at) && this.#words.find(at - 1, 'title-reigns') !== undefined;
  }

  #addPlaces(all: readonly Phrase[]): void {
    const seen = new Map<string, Member>();
    for (const phrase of all) {
      if (phrase.kind !== 'place' || phrase.metonym) continue;
      const { known } = phrase;
      const bare = bareWords(this.#words, phrase.words);
      const words = (phrase.rule === SITE_RULE ? bareWords(this.#words, this.#siteWords(phrase)) : bare).join(' ');
      const key = known ? `${known.class}:${known.id}` : words;
      // «أبو شنيفة», «أبوشنيفة»
      const joined = phrase.words.join('');
      const member = seen.get(key) ?? (known ? undefined : seen.get(joined));
      const place = member ?? this.#add(newMember('place', { known, nation: nationOfPlace(known) ?? this.#words.findUnlistedCountry(phrase.words.join(' ')) ?? null }));
      this.#name(place, phrase, bare, member ? 'equal' : undefined);
      seen.set(key, place);
      if (!seen.has(words)) seen.set(words, place);
      if (!seen.has(joined)) seen.set(joined, place);
    }
  }

  /** «مطار المدينة الدولي» is «مطار المدينة»: the words of a site without the adjectives behind its name. */
  #siteWords({ words, from }: PlacePhrase): readonly string[] {
    let count = words.length;
    while (count > SHORTEST_SITE && this.#words.hasArticle(from + count - 1) && this.#words.find(from + count - 1, 'institution-adjectives')) count -= 1;
    return words.slice(0, count);
  }

  #addOrganizations(all: readonly Phrase[]): void {
    const phrases = all.filter((phrase): phrase is OrganizationPhrase => phrase.kind === 'organization' && phrase.bare === null && phrase.number === 1);
    for (const phrase of phrases.sort(byLength)) this.#addOrganization(phrase);
  }

  #addOrganization(phrase: OrganizationPhrase): void {
    if (this.of.has(phrase)) return;
    if (phrase.owner?.kind === 'organization' && phrase.owner.bare === null && phrase.owner.number === 1) this.#addOrganization(phrase.owner);
    const owner = phrase.owner ? (this.of.get(phrase.owner) ?? null) : null;
    const known = this.#knownBody(phrase, owner);
    // «الوفاق» is everybody's word where the article never speaks of its country
    if (!known && phrase.known && phrase.words.length === 1) return;
    const words = bareWords(this.#words, phrase.words);
    const member = this.#findOrganization(phrase, words, { known, owner });
    const body = member ?? this.#add(newMember('organization', { head: phrase.head, sort: phrase.sort, owner }));
    this.#name(body, phrase, words, member ? 'contained' : undefined);
    body.known ??= known;
    body.owner ??= owner;
    body.field ??= phrase.field;
    body.nation ??= phrase.nations[0] ?? nationOf(owner) ?? known?.attributes['country'] ?? null;
  }

  /** The knowledge base's body for a phrase: by name where its country is spoken of, or by whose it is. */
  #knownBody(phrase: OrganizationPhrase, owner: Member | null): LexiconEntry | null {
    const { known } = phrase;
    if (known) {
      const country = known.attributes['country'];
      const sure = known.attributes['common'] !== 'yes' || !country || country === '-' || this.#knownAllowed.has(country);
      return sure ? known : null;
    }
    const sort = phrase.sort === 'army' || phrase.sort === 'brigade' ? 'forces' : phrase.sort;
    return owner?.known ? (this.index.ownedBodies.get(`${sort}:${owner.known.id}`) ?? null) : null;
  }

  #findOrganization(phrase: OrganizationPhrase, words: readonly string[], { known, owner }: Pick<Member, 'known' | 'owner'>): Member | null {
    if (owner && (BELONGING[phrase.sort] ?? NONE).has(owner.sort)) return owner;
    const bodies = this.membersOf('organization');
    const same = known && bodies.find((member) => member.known?.id === known.id);
    if (same) return same;
    const nation = phrase.nations[0] ?? nationOf(owner);
    for (const member of bodies) {
      if (known && member.known) continue;
      if (phrase.sort === member.sort && owner && masterOf(member.owner) === masterOf(owner) && (phrase.sort === 'forces' || owner.type === 'person')) return member;
      if (nation && member.nation && nation !== member.nation) continue;
      if (phrase.field && nation && phrase.sort === 'ministry' && member.sort === 'ministry' && member.field === phrase.field && member.nation === nation) return member;
      if (isCalled(member, words)) return member;
    }
    return this.#findLonger(words, phrase, nation) ?? this.#findByNation(phrase, nation);
  }

  /** «حكومة الوفاق» is the beginning of «حكومة الوفاق الوطني»; «وزارة الدفاع» alone is the home country's. */
  #findLonger(words: readonly string[], phrase: OrganizationPhrase, nation: string | null): Member | null {
    if (words.length < 2) return this.#findHeaded(words[0]!);
    const longer = this.membersOf('organization').filter((member) => (!nation || !member.nation || nation === member.nation) && isCalledMoreOrLess(member, words));
    if (longer.length <= 1 || nation) return longer[0] && (longer[0].sort !== 'ministry' || nation || longer[0].nation === this.home) ? longer[0] : null;
    if (phrase.sort !== 'ministry') return longer[0]!;
    return longer.find((member) => member.nation === this.home) ?? null;
  }

  /** «النصر» is «نادي النصر», where one body alone is called so. */
  #findHeaded(word: string): Member | null {
    const headed = this.membersOf('organization').filter((member) => member.head !== '' && HEADED.has(member.sort) && member.names.some((name) => name.length >= 2 && name[1] === word));
    return headed.length === 1 ? headed[0]! : null;
  }

  /** «الحكومة الليبية», «البعثة الأممية»: of its kind the only one that the country has in this article. */
  #findByNation(phrase: OrganizationPhrase, nation: string | null): Member | null {
    if (!nation || phrase.owner !== null || phrase.words.length < 2 || !ONE_A_COUNTRY.has(phrase.sort)) return null;
    if (!phrase.words.every((form, at) => at === 0 || this.#words.isNationality(form))) return null;
    const same = this.membersOf('organization').filter((member) => member.sort === phrase.sort && (member.nation === nation || (phrase.sort === 'mission' && !this.index.countries.has(nation))));
    return same.length === 1 ? same[0]! : null;
  }

  #addGroups(all: readonly Phrase[]): void {
    for (const phrase of all) {
      if (phrase.kind !== 'group') continue;
      const words = bareWords(this.#words, phrase.words);
      const member = this.#findGroup(phrase, words);
      const group = member ?? this.#add(newMember('group', { head: phrase.head }));
      this.#name(group, phrase, words, member ? 'contained' : undefined);
    }
  }

  #findGroup(phrase: GroupPhrase, words: readonly string[]): Member | null {
    const groups = this.membersOf('group').filter((member) => member.head === phrase.head);
    const same = groups.findLast((member) => member.names.some((name) => isSameGroup(phrase.head, name, words)));
    const stem = words[0]!.slice(0, STEM_LENGTH);
    return same ?? (words.length === 1 ? (groups.findLast((member) => member.names.some((name) => name.some((word) => word.slice(0, STEM_LENGTH) === stem))) ?? null) : null);
  }

  #addHeld(all: readonly Phrase[]): void {
    for (const phrase of all) {
      if (phrase.kind !== 'person') continue;
      const person = this.of.get(phrase);
      if (!person) continue;
      for (const office of phrase.offices) person.held.push(this.heldOf(office, phrase.from));
      person.nation ??= person.held.map((held) => held.nation).find((nation) => nation !== null) ?? null;
    }
  }

  /** An office as something held: its country is its own, its body's, or open. */
  heldOf(office: OfficePhrase, at: number): Held {
    const body = office.body ? (this.of.get(office.body) ?? null) : null;
    const isPlain = office.complete && office.body === null && office.portfolio === null && office.nations.length === 0;
    const named = office.body && !body ? office.body.words.join(' ') : null;
    const complement = isPlain ? this.#words.language.fold.fold(office.role.split(' ').slice(1).join(' ')) : named;
    return { office: office.office, portfolio: office.portfolio, nation: office.nations[0] ?? nationOf(body), body, complement, feminine: isFeminine(office.role), at };
  }
}

const ARTICLE = 'ال';

/** The longest name first. */
const byLength = (a: PersonPhrase | OrganizationPhrase, b: PersonPhrase | OrganizationPhrase): number => b.words.length - a.words.length || a.from - b.from;

/** Whether the first word of a role is feminine. */
const isFeminine = (role: string): boolean => role.split(' ', 1)[0]!.endsWith('ة');

/** «الملك سلمان بن عبد العزيز» is not «محمد بن سلمان بن عبد العزيز». */
function isFather({ fathers }: Member, short: readonly string[]): boolean {
  if (fathers.length === 0 || short.length < 2) return false;
  const name = short.join(' ');
  for (const father of fathers) if (father === name || father.startsWith(`${name} `) || name.startsWith(`${father} `)) return true;
  return false;
}

/** The rule by which sites are read, and how many words their names have at least. */
const SITE_RULE = 'headed-place';
const SHORTEST_SITE = 2;

/** Whose a coalition is, is told within so many words. */
const FARTHEST_LEADER = 4;
/** Rows of words before who leads. */
const LEADING: ReadonlySet<string> = new Set(['by', 'led']);

/** How many countries an article is about at most when a bare word is asked for its body. */
const MAIN_NATIONS = 3;

/** Id of head words that nobody calls his own forces by. */
const PARTISAN_HEAD = 'militia';

const NONE: ReadonlySet<string> = new Set();

/** Kinds of bodies that are their owner: «قوات الجيش», «وكالة تسنيم», «ميليشيات الحوثيين». */
const BELONGING: Readonly<Record<string, ReadonlySet<string>>> = {
  forces: new Set(['army', 'forces', 'movement', 'grouping', 'union']), media: new Set(['media']), company: new Set(['company']), movement: new Set(['movement']), grouping: new Set(['movement', 'party', 'forces', 'union', 'body']), party: new Set(['party', 'movement']),
};

/** Kinds that are called without their head words too. */
const HEADED = new Set(['body', 'company', 'media', 'party', 'movement', 'grouping']);

/** Kinds of which a country usually has one. */
const ONE_A_COUNTRY = new Set(['government', 'mission', 'parliament']);

const LIKENESS_SAYS: Readonly<Record<NonNullable<Likeness>, string>> = {
  equal: 'the same name', contained: 'a part of the name', ends: 'the same first and last name', near: 'one letter apart', surname: 'the surname', given: 'the first name of one person of the article',
};

/** «القوات الموالية لحكومة الرئيس X» are the president's as «قوات X» are. */
const masterOf = (owner: Member | null): Member | null => (owner?.sort === 'government' && owner.owner?.type === 'person' ? owner.owner : owner);

const nationOf = (member: Member | null): string | null => member?.nation ?? null;

/** Folded words without their articles and without the joining «بن»; «عبد الله» is one word. */
export function bareWords(words: Words, forms: readonly string[]): readonly string[] {
  const bare: string[] = [];
  for (let at = 0; at < forms.length; at++) {
    const form = at > 0 && words.isServant(forms[at - 1]!) ? forms[at - 1]! + forms[at]! : words.withoutArticle(forms[at]!);
    if (!words.isFiliation(form) && !(at + 1 < forms.length && words.isServant(form))) bare.push(form);
  }
  return bare.length > 0 ? bare : forms;
}

/** Whether a member is named with just these words. */
function isCalled({ names }: Member, words: readonly string[]): boolean {
  for (let i = 0; i < names.length; i++) if (isSameName(names[i]!, words)) return true;
  return false;
}

/** Whether a name of a member goes on where these words end, or ends where they go on, being more than its head. */
function isCalledMoreOrLess({ names }: Member, words: readonly string[]): boolean {
  for (const name of names) if (startsWith(name, words) || (name.length > 1 && startsWith(words, name))) return true;
  return false;
}

function startsWith(name: readonly string[], start: readonly string[]): boolean {
  if (start.length >= name.length) return false;
  for (let i = 0; i < start.length; i++) if (start[i] !== name[i]) return false;
  return true;
}

/** Words of a plural that count when groups are compared: case and number endings do not. */
const STEM_LENGTH = 4;

/** Heads of groups that are met again with fewer adjectives. */
const HEADS_MET_AGAIN = new Set(['parties', 'unnamed', 'source']);

/** The same words in any order; «الأطراف الليبية المعنية» are «الأطراف الليبية» too. */
function isSameGroup(head: string, a: readonly string[], b: readonly string[]): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const first = shorter[0]?.slice(0, STEM_LENGTH);
  // most have not even one stem in common
  if (first !== undefined && !longer.some((word) => word.slice(0, STEM_LENGTH) === first)) return false;
  const stems = (words: readonly string[]): Set<string> => new Set(words.map((word) => word.slice(0, STEM_LENGTH)));
  const [few, many] = [stems(shorter), stems(longer)];
  return (few.size === many.size || (few.size > 1 && HEADS_MET_AGAIN.has(head))) && [...few].every((stem) => many.has(stem));
}

function nationOfPlace(known: LexiconEntry | null): string | null {
  if (!known) return null;
  if (known.class === 'countries') return known.id;
  const country = known.attributes['country'];
  return country && country !== '-' ? country : null;
}

const NATIONALITY_MARK = marksOfAll(['nationality']);

/** How often each country is named, by name, nationality or a place of it. */
function countNations(words: Words, all: readonly Phrase[]): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (id: string | null | undefined): void => {
    if (id && id !== '-') counts.set(id, (counts.get(id) ?? 0) + 1);
  };
  for (let word = 0; word < words.count; word++) if (words.mayBeAny(word, NATIONALITY_MARK)) add(words.find(word, 'nationality')?.entry.id);
  for (const phrase of all) {
    if (phrase.kind === 'place') add(nationOfPlace(phrase.known));
    if (phrase.kind === 'person' && phrase.words.length > 1) add(phrase.known?.attributes['country']);
    if (phrase.kind === 'organization' && phrase.sort !== 'media' && phrase.known?.attributes['common'] !== 'yes') add(phrase.known?.attributes['country']);
  }
  return counts;
}
