import { AL, BI, LI, WA } from '../../text/clitics.ts';
import { knownPlace } from './known-names.ts';
import { apposedNameEnd, isParticle, readPersonName } from './person-names.ts';
import type { OfficePhrase, OrganizationPhrase, PersonPhrase, Phrase, PlacePhrase } from './phrase.ts';
import type { PhraseReader } from './phrase-reader.ts';
import { B_PERSON } from './tags.ts';
import { COMMA, marksOfAll, type Hit, type Words } from './words.ts';

const OFFICES = 'title-offices';
const RANKS = 'title-ranks';
const CALLINGS = 'title-professions';
const QUALIFIERS = 'title-adjectives';
const JOINERS = 'title-joiners';
const FIELDS = 'institution-portfolios';
const NATIONALITY = 'nationality';
const PEOPLE = 'counted-nouns';
const PEOPLE_MARK = marksOfAll([PEOPLE]);

/** Pieces after the head of an office: nobody's title is longer. */
const MOST_PIECES = 9;

interface Draft {
  readonly head: Hit;
  readonly kind: 'office' | 'rank' | 'calling';
  to: number;
  portfolio: string | null;
  readonly nations: string[];
  readonly inner: Phrase[];
  body: OrganizationPhrase | null;
  complete: boolean;
  /** Words of the role, those of stance left out. */
  readonly role: string[];
  rank: string | null;
}

/** A title and the names it stands before, or an office alone («وزير الدفاع التركي»). */
export function readTitled(reader: PhraseReader, at: number): Phrase[] {
  const draft = readTitle(reader, at);
  if (!draft || isNamedAfter(reader.words, at)) return [];
  const office = officePhrase(reader.words, draft);
  const person = isOfKinsman(reader.words, draft) ? null : readNameAfter(reader, draft, office);
  if (!person) return draft.kind === 'office' && (office.complete || (office.definite && office.number === 1)) ? [office] : [];
  return [person, ...readFurtherHolders(reader, person, draft, office)];
}

/** «نجل الرئيس الراحل، فلان»: the office is his father's, and his own is the name behind the comma. */
const isOfKinsman = (words: Words, { head, to }: Draft): boolean =>
  words.isGlued(head.from) && !words.isGlued(to) && words.find(head.from - 1, 'title-reigns')?.entry.id === 'kin';

/** «حي الشيخ رضوان»: a part of a town named after somebody. */
function isNamedAfter(words: Words, at: number): boolean {
  return words.isGlued(at) && words.find(at, RANKS) !== undefined && words.find(at - 1, 'place-heads')?.entry.attributes['whole'] === 'no';
}

function readTitle(reader: PhraseReader, at: number): Draft | null {
  const { words } = reader;
  if (!words.mayBeTitle(at)) return null;
  const office = words.find(at, OFFICES);
  const rank = words.find(at, RANKS);
  const calling = words.find(at, CALLINGS);
  const head = longer(longer(office, rank), calling) ?? findCounterpart(words, at);
  if (!head) return null;
  const kind = head === rank ? 'rank' : head === calling ? 'calling' : 'office';
  // «وطالب العميد …»: a verb and no student
  if (kind === 'calling' && words.isVerb(at) && words.isGlued(head.to) && (words.hasArticle(head.to) || ((head.clitics & WA) !== 0 && !head.definite && words.find(head.to, 'known-persons')?.prefix === ''))) return null;
  const draft: Draft = {
    head, kind, to: head.to, portfolio: null, nations: [], inner: [], body: null, complete: false, role: [], rank: null,
  };
  draft.role.push(roleHead(words, head));
  for (let piece = 0; piece < MOST_PIECES; piece++) {
    const added = words.isGlued(draft.to) ? addPiece(reader, draft) : draft.complete && addSeatAfterComma(reader, draft);
    if (!added) break;
  }
  return head.entry.attributes['of'] === 'bodied' && !draft.body ? null : draft;
}

/** Of two words for a title the one that goes farther, the first of equals. */
const longer = (best: Hit | undefined, other: Hit | undefined): Hit | undefined => (other && (!best || other.to > best.to) ? other : best);

/** «نظيره». */
function findCounterpart(words: Words, at: number): Hit | undefined {
  const owned = words.findOwned(at, OFFICES);
  return owned?.entry.id === 'counterpart' ? owned : undefined;
}

/** The head as it reads for one holder: «وزيرا» → «وزير». */
function roleHead(words: Words, head: Hit): string {
  const spelled = words.tokens.text.slice(head.start, words.end(head.to - 1));
  if (head.entry.attributes['number'] === '1' || !head.entry.attributes['number']) return spelled;
  const single = words.language.lexicon.ofClass(OFFICES).find((entry) => entry.id === head.entry.id && entry.attributes['number'] === '1');
  return single?.spelling ?? spelled;
}

function addPiece(reader: PhraseReader, draft: Draft): boolean {
  const { words } = reader;
  return addField(reader, draft) || addNation(words, draft) || addQualifier(words, draft) || addOrdinal(words, draft) || addRank(words, draft) || addJoined(reader, draft) || addBody(reader, draft) || addUnlistedField(reader, draft);
}

function keep(words: Words, draft: Draft, to: number): true {
  draft.role.push(words.text(draft.to, to));
  draft.to = to;
  return true;
}

function addField(reader: PhraseReader, draft: Draft): boolean {
  const { words } = reader;
  const field = words.find(draft.to, FIELDS);
  if (!field || draft.kind !== 'office' || draft.portfolio || (field.prefix !== '' && (field.clitics & LI) === 0)) return false;
  const of = draft.head.entry.attributes['of'];
  if (of !== 'portfolio' && of !== 'body') return false;
  // «المتحدث باسم الخارجية الأمريكية»: the ministry, and no field of his
  if (of === 'body') {
    const inside = reader.readOwner(draft.to);
    if (inside?.kind === 'organization' && inside.rule === 'short-ministry') return false;
  }
  draft.portfolio = field.entry.id;
  draft.complete = true;
  return keep(words, draft, field.to);
}

/** Longest field that no list knows, in words. */
const LONGEST_FIELD = 7;

/** «وزير تكنولوجيات الاتصال والاقتصاد الرقمي، …», «محامي القضايا الجزائية …»: nouns and adjectives with the article up to a name. */
function addUnlistedField(reader: PhraseReader, draft: Draft): boolean {
  const { words } = reader;
  const { kind, head } = draft;
  if (head.definite || head.entry.attributes['number'] === '2' || (kind === 'office' ? head.entry.attributes['of'] !== 'portfolio' : draft.role.length > 1)) return false;
  let to = draft.to;
  while (to - draft.to < LONGEST_FIELD && words.isGlued(to)) {
    const step = fieldStep(words, to, draft);
    if (step === 0) break;
    to += step;
  }
  if (to === draft.to || !isBeforeName(reader, to)) return false;
  draft.complete = true;
  return keep(words, draft, to);
}

/** How many words of an unlisted field stand at a word: a noun with the article, or two in construct; after the first one each is joined to it or its adjective. */
function fieldStep(words: Words, at: number, draft: Draft): number {
  const isFirst = at === draft.to && draft.portfolio === null;
  const isNoun = words.hasArticle(at);
  const isJoined = !isNoun && (words.hasArticle(at, 'conjoined') || (words.mayBeConjoined(at) && words.hits(at).every(({ prefix }) => prefix !== '')));
  if (words.isVerb(at) || words.hits(at).some(({ entry, suffix }) => suffix === '' && NO_FIELD.has(entry.class))) return 0;
  if (isNoun || words.hasArticle(at, 'conjoined')) return isFirst || isJoined || ADJECTIVE.test(words.form(at)) ? 1 : 0;
  const isConstruct = (isFirst || isJoined) && words.isGlued(at + 1) && words.hasArticle(at + 1) && !words.isVerb(at + 1);
  return isConstruct && draft.kind === 'office' ? 2 : 0;
}

/** Folded ends of adjectives of relation. */
const ADJECTIVE = /(?:ي|يه)$/;

/** Classes of words that are in no field. */
const NO_FIELD = new Set([OFFICES, RANKS, CALLINGS, NATIONALITY, 'name-words', 'known-persons', 'known-places', 'countries', 'known-organizations', 'media', 'institution-heads', 'group-heads', 'prepositions', 'references', 'place-heads']);

/** Whether a name may stand at a word: behind a comma, or as the tagger or a list of names says. */
function isBeforeName({ words, tags }: PhraseReader, at: number): boolean {
  if (at >= words.count) return false;
  if (!words.isGlued(at)) return words.follows(at, COMMA) && isNameLike(words, at);
  // «… الاجتماعية السابق …»
  if (words.hasArticle(at) && words.find(at, QUALIFIERS)?.definite && words.isGlued(at + 1)) return isNameLike(words, at + 1);
  return tags?.[at] === B_PERSON || isNameLike(words, at);
}

const isNameLike = (words: Words, at: number): boolean => words.find(at, 'name-words')?.prefix === '' || words.find(at, 'name-parts')?.prefix === '';

function addNation(words: Words, draft: Draft): boolean {
  const nation = words.find(draft.to, NATIONALITY);
  if (!nation) return false;
  if (isGivenName(words, draft, nation) || isTurki(words, draft, nation)) return false;
  const conjoined = (nation.clitics & WA) !== 0;
  if (conjoined ? draft.head.entry.attributes['number'] === '1' || draft.nations.length === 0 : nation.prefix !== '') return false;
  draft.nations.push(nation.entry.id);
  draft.complete = true;
  if (!conjoined) return keep(words, draft, nation.to);
  draft.to = nation.to;
  return true;
}

/** «الأستاذ سامي الملحم», «وزير داخلية بلوشستان أكبر دوراني»: without the article of its noun it is his name. */
const isGivenName = (words: Words, { head, to, inner }: Draft, hit: Hit): boolean =>
  (head.definite || words.hasArticle(to - 1) || inner.at(-1)?.to === to) && !hit.definite && words.find(to, 'name-words') !== undefined;

/** «العميد تركي الجهني»: between a word with the article and another an adjective has one too. */
const isTurki = (words: Words, { to }: Draft, nation: Hit): boolean =>
  !nation.definite && nation.to === to + 1 && words.hasArticle(to - 1) && words.isGlued(to + 1) && words.hasArticle(to + 1) && !words.find(to + 1, NATIONALITY);

function addQualifier(words: Words, draft: Draft): boolean {
  const qualifier = words.find(draft.to, QUALIFIERS);
  // «بالوكالة», but «متحدث لوكالة …»
  if (!qualifier || (qualifier.prefix !== '' && (qualifier.entry.attributes['kind'] !== 'acting' || (qualifier.clitics & LI) !== 0))) return false;
  if (isGivenName(words, draft, qualifier)) return false;
  if (qualifier.entry.attributes['kind'] !== 'stance') return keep(words, draft, qualifier.to);
  draft.to = qualifier.to;
  return true;
}

/** «قائد اللواء الرابع»: which of several bodies the office is of. */
function addOrdinal(words: Words, draft: Draft): boolean {
  const ordinal = draft.kind === 'office' && draft.role.length > 1 && words.hasArticle(draft.to - 1) && words.hasArticle(draft.to) ? words.find(draft.to, 'institution-adjectives') : undefined;
  return ordinal?.entry.id === 'ordinal' && keep(words, draft, ordinal.to);
}

/** A rank or style after an office or another rank («وكيل الوزارة العقيد …»). */
function addRank(words: Words, draft: Draft): boolean {
  const rank = words.find(draft.to, RANKS) ?? (draft.kind === 'rank' ? words.find(draft.to, OFFICES) : undefined);
  if (!rank || rank.prefix !== '' || (!rank.definite && (rank.entry.attributes['kind'] !== 'style' || isGivenBeforeFamily(words, draft.to)))) return false;
  if (rank.entry.class === RANKS) draft.rank = rank.entry.spelling;
  return keep(words, draft, rank.to);
}

/** «وزير الداخلية رفيق الشلي»: a style without an article that is a given name too, before a family's. */
const isGivenBeforeFamily = (words: Words, at: number): boolean =>
  words.find(at, 'name-words')?.prefix === '' && words.isGlued(at + 1) && words.hasArticle(at + 1) && isNameAtMost(words, at + 1) && !words.form(at + 1).endsWith('يه');

/** «لدى ليبيا», «باسم الجيش الليبي», «عن الحكومة». */
function addJoined(reader: PhraseReader, draft: Draft): boolean {
  const { words } = reader;
  const joiner = words.find(draft.to, JOINERS);
  if (!joiner || !words.isGlued(joiner.to) || (joiner.prefix !== '' && (joiner.clitics & (WA | BI)) !== 0 && joiner.entry.id !== 'name')) return false;
  if (joiner.entry.id === 'in' && draft.complete && addSide(words, draft, joiner)) return true;
  const inside = reader.readOwner(joiner.entry.id === 'in' ? afterTownWord(words, joiner.to) : joiner.to) ?? (joiner.entry.id === 'name' ? reader.readGroup(joiner.to) : null);
  if (!inside || inside.kind === 'person' || (inside.kind === 'place' && joiner.entry.id === 'in' && !isSeated(draft))) return false;
  return attach(words, draft, inside);
}

/** «في ولاية بورنو»: the town behind its word. */
function afterTownWord(words: Words, at: number): number {
  const head = words.find(at, 'place-heads');
  return head?.prefix === '' && !head.definite && head.entry.attributes['whole'] === 'no' && words.isGlued(head.to) ? head.to : at;
}

/** «في الشرق» after an office that says of what it is. */
function addSide(words: Words, draft: Draft, joiner: Hit): boolean {
  const side = words.find(joiner.to, 'place-cues');
  if (side?.entry.id !== 'side' || side.prefix !== '' || !side.definite || (words.isGlued(side.to) && words.find(side.to, NATIONALITY))) return false;
  return keep(words, draft, side.to);
}

/** Offices that are held at a place («السفير … في بغداد»); ministers and presidents of a country only stay there. */
function isSeated({ head, complete }: Draft): boolean {
  return !complete || (head.entry.attributes['of'] !== 'portfolio' && !RULERS.has(head.entry.id));
}

const RULERS = new Set(['prime-minister', 'president', 'king', 'emir', 'crown-prince', 'chancellor', 'vice-president', 'deputy-prime-minister']);

function attach(words: Words, draft: Draft, inside: Phrase): true {
  draft.inner.push(inside);
  if (inside.kind === 'organization') draft.body ??= inside;
  if (inside.kind === 'place' && inside.known?.class === 'countries') {
    if (draft.nations.length === 0) draft.nations.push(inside.known.id);
  }
  draft.complete = true;
  return keep(words, draft, inside.to);
}

const SPOKESMAN = 'spokesman';

/** The body or country of an office: «رئيس المجلس …», «وزير دفاع قطر», «السفير … بليبيا». */
function addBody(reader: PhraseReader, draft: Draft): boolean {
  const { words } = reader;
  const at = draft.to;
  if (draft.kind === 'rank') return false;
  const inside = readSeat(reader, draft) ?? reader.readOwner(at) ?? readTown(reader, draft) ?? (draft.head.entry.id === SPOKESMAN ? reader.readGroup(at) : null);
  if (inside && inside.kind !== 'person' && inside.kind !== 'office') {
    const prefixed = inside.from === at && (inside.span[0] > words.start(at) || words.isFusedLam(at));
    if (prefixed && !startsWithPreposition(words, at)) return addFurtherCountries(words, draft);
    if (inside.kind === 'organization' && inside.rule === 'bare-institution' && prefixed) return false;
    attach(words, draft, inside);
    if (draft.head.entry.attributes['number'] !== '1') addFurtherCountries(words, draft);
    return true;
  }
  return draft.kind === 'office' && addDefiniteNoun(words, draft);
}

/** Offices of a place, and of nothing else where one follows. */
const LOCAL_OFFICES = new Set(['governor', 'emir']);

/** «محافظ الخرج», «محافظ مدينة عدن», «أمير منطقة عسير»: the place that is governed, be it an everyday word elsewhere. */
function readSeat(reader: PhraseReader, { head, kind, to }: Draft): PlacePhrase | null {
  const { words } = reader;
  if (kind !== 'office' || !LOCAL_OFFICES.has(head.entry.id)) return null;
  const cue = words.find(to, 'place-heads');
  const isCued = cue !== undefined && cue.prefix === '' && !cue.definite && cue.entry.attributes['whole'] === 'no' && words.isGlued(cue.to);
  const place = words.find(isCued ? cue.to : to, 'known-places');
  return place && place.prefix === '' && (place.clitics & AL) === 0 ? knownPlace(words, place, false) : null;
}

/** «وزير الدفاع المفوض، بحكومة …،». */
function addSeatAfterComma(reader: PhraseReader, draft: Draft): boolean {
  const { words } = reader;
  const at = draft.to;
  const seat = words.follows(at, COMMA) ? words.find(at, 'institution-heads') : undefined;
  if (!seat || (seat.clitics & BI) === 0 || (seat.clitics & WA) !== 0) return false;
  const inside = reader.readOwner(at);
  return inside?.kind === 'organization' && inside.bare === null ? attach(words, draft, inside) : false;
}

function startsWithPreposition(words: Words, at: number): boolean {
  if (words.isFusedLam(at)) return true;
  return words.hits(at).some((hit) => (hit.clitics & (BI | LI)) !== 0 && (hit.clitics & WA) === 0);
}

/** «وزير داخلية إقليم بلوشستان»: the place behind its word. */
function readTown(reader: PhraseReader, { kind, portfolio, to }: Draft): Phrase | null {
  const at = kind === 'office' && portfolio !== null ? afterTownWord(reader.words, to) : to;
  const place = at > to ? reader.readOwner(at) : null;
  return place?.kind === 'place' && place.span[0] === reader.words.start(at) ? place : null;
}

/** «وزيري دفاع قطر وتركيا». */
function addFurtherCountries(words: Words, draft: Draft): boolean {
  const country = words.follows(draft.to, COMMA) ? words.find(draft.to, 'countries') : undefined;
  if (!country || (country.clitics & WA) === 0 || draft.head.entry.attributes['number'] === '1') return false;
  draft.inner.push(knownPlace(words, country, false));
  draft.nations.push(country.entry.id);
  draft.to = country.to;
  return true;
}

/** One noun with the article that no list knows: «قائد العمليات», «منسق اللقاءات». */
function addDefiniteNoun(words: Words, draft: Draft): boolean {
  const of = draft.head.entry.attributes['of'];
  if (of !== 'body' || draft.complete || draft.head.definite || !words.hasArticle(draft.to) || words.find(draft.to, 'name-words')) return false;
  draft.complete = true;
  keep(words, draft, draft.to + 1);
  const direction = words.isGlued(draft.to) ? words.find(draft.to, 'institution-adjectives') : undefined;
  return direction?.definite && direction.prefix === '' ? keep(words, draft, direction.to) : true;
}

function officePhrase(words: Words, draft: Draft): OfficePhrase {
  const { head, to, portfolio, nations, inner, body, complete } = draft;
  return {
    kind: 'office', from: head.from, to, span: [head.start, words.spanEnd(head.start, to)], inner, rule: 'office',
    office: officeOf(draft), portfolio: portfolio ?? body?.field ?? null, number: Number(head.entry.attributes['number'] ?? 1),
    nations, body, role: draft.role.join(' '), complete, definite: head.definite || head.suffix !== '' || (head.to > head.from + 1 && words.hasArticle(head.to - 1)),
  };
}

/** «رئيس حكومة …» is a prime minister; ranks and callings are no offices. */
function officeOf({ kind, head, body }: Draft): string {
  if (kind !== 'office') return kind;
  return head.entry.id === 'president' && body?.sort === 'government' ? 'prime-minister' : head.entry.id;
}

/** The words at which a name may follow a title, at once or after a comma. */
export function findTitleEnds(reader: PhraseReader): ReadonlySet<number> {
  const { words } = reader;
  const ends = new Set<number>();
  for (let at = 0; at < words.count; at++) {
    const draft = readTitle(reader, at);
    if (!draft) {
      const end = words.mayBeAny(at, PEOPLE_MARK) ? peopleEnd(words, at) : words.count;
      if (end < words.count && isLikeFullName(words, end)) ends.add(end);
      continue;
    }
    if (draft.to >= words.count) continue;
    const surest = (draft.kind === 'office' ? draft.complete : draft.head.definite) || (draft.head.definite && isLikeFullName(words, draft.to));
    if (surest && words.follows(draft.to, draft.complete ? COMMA : 0) && !words.find(draft.to, 'place-cues') && !words.isOtherWord(draft.to) && !isParticle(words, draft.to) && !startsOffice(words, draft.to)) ends.add(draft.to);
  }
  return ends;
}

/** «الصحفيين التونسيين …»: behind people of a calling, two or more, their names may stand. */
function peopleEnd(words: Words, at: number): number {
  const people = words.find(at, PEOPLE);
  if (people?.entry.attributes['person'] !== 'yes' || people.entry.attributes['count'] === 'singular') return words.count;
  if (!words.hasArticle(at) && !words.isFusedLam(at)) return words.count;
  const nation = words.isGlued(people.to) ? words.find(people.to, NATIONALITY) : undefined;
  return nation?.definite ? nation.to : people.to;
}

/** «النائبة صابرين القوبنطيني»: a word of no list but those of names, then one with the article. */
function isLikeFullName(words: Words, at: number): boolean {
  return !words.hasArticle(at) && isNameAtMost(words, at) && words.isGlued(at + 1) && words.hasArticle(at + 1) && isNameAtMost(words, at + 1);
}

const isNameAtMost = (words: Words, at: number): boolean => words.hits(at).every(({ entry }) => entry.class === 'name-words') && !words.startsLikeVerb(at);

/** The office after a name («…، وزير الخارجية التركي،»), and those that follow it at once («ولي العهد نائب رئيس مجلس الوزراء وزير الداخلية»). */
export function addApposedOffice(reader: PhraseReader, person: PersonPhrase): PersonPhrase {
  const { words } = reader;
  if (person.offices.some((office) => office.complete) || !words.follows(person.to, COMMA)) return person;
  const draft = readTitle(reader, person.to);
  if (!draft || !isOneHolders(words, draft)) return person;
  if (words.isGlued(person.to) ? !draft.head.definite && draft.inner.length === 0 && !isOneOfAKind(words, draft.head) : draft.to < words.count && words.before[draft.to] === 0) return person;
  // «اتهم رئيس البلدية سالم جلول رئيس الحكومة عمر حمود»: the office of the next
  if (words.isGlued(draft.to) && words.isGlued(draft.to + 1) && isNameLike(words, draft.to) && isNameLike(words, draft.to + 1) && !words.readings(draft.to).some(({ article }) => article)) return person;
  let holder = withOffice(person, officePhrase(words, draft));
  for (let more = 1; more < MOST_OFFICES && words.isGlued(holder.to); more++) {
    const next = readTitle(reader, holder.to);
    if (!next || !isOneHolders(words, next)) break;
    holder = withOffice(holder, officePhrase(words, next));
  }
  return holder;
}

/** Most offices that follow a name without a comma. */
const MOST_OFFICES = 4;

/** Whether a title behind a name is surely his: an office of something, or one that is one of a kind («ولي العهد»). */
const isOneHolders = (words: Words, { kind, complete, head }: Draft): boolean =>
  kind === 'office' && (complete || isOneOfAKind(words, head)) && head.entry.id !== 'counterpart' && head.prefix === '' && head.entry.attributes['number'] === '1';

const isOneOfAKind = (words: Words, { entry, from, to }: Hit): boolean => RULERS.has(entry.id) && to > from + 1 && words.hasArticle(to - 1);

const withOffice = (person: PersonPhrase, office: OfficePhrase): PersonPhrase => ({ ...person, to: office.to, inner: [...person.inner, ...office.inner], offices: [...person.offices, office] });

/** The name after a title, at once or after a comma; between them further titles may stand. */
function readNameAfter(reader: PhraseReader, draft: Draft, office: OfficePhrase): PersonPhrase | null {
  const { words } = reader;
  const at = draft.to;
  if (at >= words.count) return null;
  const afterComma = !words.isGlued(at);
  if (afterComma && !(words.follows(at, COMMA) && (office.complete || office.definite))) return null;
  if (afterComma) {
    const next = readTitle(reader, at);
    if (next && next.head.prefix === '' && (next.kind !== 'rank' || (office.complete && next.head.definite))) return joinTitles(reader, draft, office, next);
  }
  if (startsOffice(words, at) && !isNameAfterRank(words, draft)) return null;
  const name = readPersonName(reader, at, afterComma ? 'apposed' : 'titled') ?? (afterComma || !office.complete ? null : readAfterTail(reader, at));
  if (!name || (draft.head.entry.attributes['kind'] === 'rank' && !isRanked(draft, name)) || isBodyLed(words, draft, name)) return null;
  // «كمخرج وحيد»
  if (draft.kind === 'calling' && !draft.head.definite && name.words.length === 1 && !name.known) return null;
  const offices = draft.kind === 'office' ? [office] : [];
  return { ...name, from: draft.head.from, inner: [...office.inner, ...name.inner], offices, rank: draft.kind === 'office' ? draft.rank : office.role };
}

/** Most words behind a title that say more of it before the comma of its holder. */
const LONGEST_TAIL = 3;

/** «رئيس جمعية إغاثة العمال العالقين بالخارج، محمد …»: what the title says last is in no list. */
function readAfterTail(reader: PhraseReader, at: number): PersonPhrase | null {
  const { words } = reader;
  const inner: Phrase[] = [];
  let to = at;
  for (let count = 0; count < LONGEST_TAIL && words.isGlued(to) && !words.isVerb(to) && !isNameLike(words, to); count++) {
    const inside = reader.readOwner(to);
    if (inside) inner.push(inside);
    to = inside?.to ?? to + 1;
  }
  const isHeld = words.follows(to, COMMA) && !words.isGlued(to) && words.find(to, 'name-words')?.entry.attributes['common'] === 'no';
  const name = isHeld && apposedNameEnd(words, to) > to ? readPersonName(reader, to, 'apposed') : null;
  return name && { ...name, inner: [...inner, ...name.inner] };
}

/** «رئيس الهلال»: a body of one word, and not who leads it. */
const isBodyLed = (words: Words, { head }: Draft, { words: forms, known, from }: PersonPhrase): boolean =>
  !head.definite && forms.length === 1 && known === null && words.hasArticle(from) && words.bodyNames(from).length > 0;

/** «الدكتور مساعد العيبان», «الوزير الدكتور أمين الشامي»: after a rank with the article an office without one is a given name. */
function isNameAfterRank(words: Words, { kind, head, to, rank }: Draft): boolean {
  const office = words.find(to, OFFICES);
  // «العميد مساعد الزهراني»: the word is an office too
  const isRanked = to === head.to ? head.definite && (kind === 'rank' || words.find(head.from, RANKS)?.to === to) : rank !== null && words.hasArticle(to - 1);
  return isRanked && office !== undefined && office.prefix === '' && !office.definite && office.to === to + 1 && words.find(to, 'name-words') !== undefined
    && words.isGlued(to + 1) && words.hasArticle(to + 1) && isFamilyAtMost(words, to + 1);
}

/** «الزهراني»: a word of no list but those of names and of places that families come from. */
const isFamilyAtMost = (words: Words, at: number): boolean => words.hits(at).every(({ entry, suffix }) => suffix !== '' || entry.class === 'name-words' || entry.class === 'known-places');

/** A rank needs the article («فريق برشلونة» is a team), and «الفريق» a name of two words or a known one. */
function isRanked({ head, role }: Draft, name: PersonPhrase): boolean {
  if (!head.definite && role.length === 1) return false;
  return head.entry.attributes['common'] !== 'yes' || name.words.length > 1 || name.known !== null;
}

const startsOffice = (words: Words, at: number): boolean =>
  words.find(at, OFFICES) !== undefined || findCounterpart(words, at) !== undefined;

/** «المنسق الأمني للعملية، آمر كتيبة … محمد …»: both titles are his. */
function joinTitles(reader: PhraseReader, draft: Draft, office: OfficePhrase, next: Draft): PersonPhrase | null {
  const second = officePhrase(reader.words, next);
  const person = reader.words.isGlued(next.to) ? readNameAfter(reader, next, second) : null;
  if (!person) return null;
  const both = draft.kind === 'office' ? [office, ...person.offices] : person.offices;
  return { ...person, from: draft.head.from, inner: [...office.inner, ...person.inner], offices: both };
}

/** «وزيرا الدفاع التركي …، ونظيره القطري …» or «… والتركي …»: the names that share the first title. */
function readFurtherHolders(reader: PhraseReader, first: PersonPhrase, draft: Draft, office: OfficePhrase): PersonPhrase[] {
  const { words } = reader;
  const nation = words.follows(first.to, COMMA) ? words.find(first.to, NATIONALITY) : undefined;
  if (!nation?.definite || (nation.clitics & WA) === 0 || !words.isGlued(nation.to)) return [];
  const name = readPersonName(reader, nation.to, 'titled');
  if (!name) return [];
  const role = [draft.role[0], ...draft.role.slice(1, 2), words.text(nation.from, nation.to).replace(nation.prefix, '')].join(' ');
  const shared: OfficePhrase = { ...office, nations: [nation.entry.id], inner: [], role };
  return [{ ...name, from: nation.from, offices: [shared] }];
}
