import type { LexiconEntry } from '../../language/lexicon.ts';
import { AL, BI, LI, PREPOSITIONS, WA } from '../../text/clitics.ts';
import type { FormReading } from './form-shapes.ts';
import { coreForms, knownPlace, withoutPrefix } from './known-names.ts';
import { readPersonName } from './person-names.ts';
import type { PlacePhrase } from './phrase.ts';
import type { PhraseReader } from './phrase-reader.ts';
import { B_PLACE, I_PLACE, taggedEnd } from './tags.ts';
import { COMMA, DASH, marksOfAll, type Hit, type Words } from './words.ts';

const PLACES = 'known-places';
const COUNTRIES = 'countries';
const HEADS = 'place-heads';
const CUES = 'place-cues';
/** The row of cues for the sides of a country. */
const SIDE = 'side';
/** Nouns of what a town has. */
const LOCALS = 'place-locals';
const ADJECTIVES = 'institution-adjectives';
const NATIONALITY = 'nationality';

const LISTED_MARKS = marksOfAll([PLACES, COUNTRIES, HEADS, CUES]);

/** A place: of the gazetteer, built on a head («مطار …»), a side of a country («شمال سوريا»), or tagged. */
export function readPlace(reader: PhraseReader, at: number): PlacePhrase | null {
  const { words } = reader;
  const listed = words.mayBeAny(at, LISTED_MARKS) ? (readHeaded(reader, at) ?? readSide(words, at) ?? readListed(reader, at)) : null;
  return listed ?? readUnlisted(reader, at) ?? readTagged(reader, at);
}

/** A country that the article's own adjectives show, or a town that it names after a cue. */
function readUnlisted(reader: PhraseReader, at: number): PlacePhrase | null {
  const { words } = reader;
  const country = findUnlistedCountry(words, at);
  const town = country ? null : reader.cued.find(at);
  if (!country && !town) return null;
  const to = country ? at + 1 : town!.to;
  const start = country ? words.startAfter(at, country) : town!.start;
  return {
    kind: 'place', from: at, to, span: [start, words.spanEnd(start, to)], inner: [], rule: country ? 'country-of-adjective' : 'place-after-cue',
    words: country ? [country.stem] : town!.forms, known: null, metonym: false,
  };
}

function findUnlistedCountry(words: Words, at: number): FormReading | undefined {
  if (!words.mayBeUnlistedCountry(at)) return undefined;
  return words.readings(at).find(({ stem, article }) => !article && words.findUnlistedCountry(stem) !== undefined);
}

/** Whether a place that no list knows stands at a word. */
export function hasUnlistedPlace({ words, cued }: PhraseReader, at: number): boolean {
  return findUnlistedCountry(words, at) !== undefined || cued.find(at) !== null;
}

function findPlace(words: Words, at: number): Hit | undefined {
  const place = findBare(words, at, PLACES);
  const country = findBare(words, at, COUNTRIES);
  if (!place || !country) return place ?? country;
  return place.to > country.to || (place.to === country.to && isTownOfAnother(words, place, country)) ? place : country;
}

/** «عمّان»: a town called like another country, by its marks, behind «العاصمة», or where only the town's country is spoken of. */
function isTownOfAnother(words: Words, { from, to, prefix, entry }: Hit, country: Hit): boolean {
  const own = entry.attributes['country'] ?? '-';
  if (own === '-' || own === country.entry.id || to > from + 1) return false;
  const written = words.text(from, to).slice(prefix.length);
  if (written !== words.bare(from).slice(prefix.length)) return written === entry.spelling;
  const isCapital = words.isGlued(from) && words.find(from - 1, 'references')?.entry.attributes['refers'] === 'capital';
  return isCapital || (words.speaksOf(own) && !words.speaksOf(country.entry.id));
}

/** «السورية» is an adjective and not «سورية» with an article. */
function findBare(words: Words, at: number, className: string): Hit | undefined {
  const hit = words.find(at, className);
  return hit && (hit.clitics & AL) === 0 ? hit : undefined;
}

function readListed(reader: PhraseReader, at: number): PlacePhrase | null {
  const { words } = reader;
  const hit = findPlace(words, at);
  if (!hit || !isPlaceHere(reader, hit) || isFeminineAdjective(words, hit) || isInTrap(words, hit) || isArticleSwallowed(words, hit) || isAdjectiveHere(words, hit)) return null;
  return knownPlace(words, hit, hit.entry.attributes['kind'] === 'capital' && !isLocated(words, hit));
}

/** «الحركة الزيدية»: a town that ends like an adjective, right behind a feminine noun with the article. */
const isFeminineAdjective = (words: Words, { from, to, entry, prefix }: Hit): boolean =>
  entry.class === PLACES && prefix === '' && to === from + 1 && words.form(from).endsWith('يه') && words.isGlued(from) && words.hasArticle(from - 1) && words.form(from - 1).endsWith('ه') && words.hasArticle(from)
  && !words.isVerb(from - 1) && !words.find(from - 1, HEADS) && words.find(from - 1, 'references') === undefined;

/** «الطائرة الإغاثية السعودية», «طائرة الإغاثة السعودية الثانية»: a country's name that is an adjective too, between or behind two words with the article. */
function isAdjectiveHere(words: Words, { from, to, entry, prefix }: Hit): boolean {
  if (entry.class !== COUNTRIES || to > from + 1 || prefix !== '' || !words.isGlued(from) || !words.hasArticle(from - 1) || !words.hasArticle(from) || words.find(from, NATIONALITY) === undefined) return false;
  return (words.isGlued(from - 1) && words.hasArticle(from - 2)) || (words.isGlued(to) && words.hasArticle(to) && !words.isVerb(from - 1));
}

/** «للحج» is «ل» and «الحج» where a list knows that word, and not «لحج». */
const isArticleSwallowed = (words: Words, { from, fused }: Hit): boolean => !fused && words.isFusedLam(from) && words.hits(from).some((hit) => hit.fused && hit.suffix === '' && hit.entry.class !== 'name-words');

/** Longest words with a place in them that name none («دوري أبطال آسيا»). */
const LONGEST_TRAP = 3;

function isInTrap(words: Words, { from, to }: Hit): boolean {
  // «مسقط رأس …»
  if (words.hits(from).some((hit) => hit.entry.class === 'place-traps' && hit.to > to)) return true;
  for (let at = from - 1; at >= 0 && from - at < LONGEST_TRAP && words.isGlued(at + 1); at--) if (words.hits(at).some((hit) => hit.entry.class === 'place-traps' && hit.to >= to)) return true;
  return false;
}

/** An everyday word («الباب») is a place only after a preposition or beside the tagger's word for it. */
function isPlaceHere({ words, tags }: PhraseReader, hit: Hit): boolean {
  if (hit.entry.attributes['common'] !== 'yes') return true;
  if (hit.to === hit.from + 1 && hit.prefix === '' && words.isGlued(hit.from) && words.hasArticle(hit.from) && isNoun(words, hit.from - 1)) return false;
  if (isBetweenPlaces(words, hit)) return true;
  if (tags?.[hit.from] === B_PLACE && (hit.to > hit.from + 1 || isAmongPlaces(words, hit))) return true;
  return hit.to - hit.from > 1 || (words.isGlued(hit.from) && words.find(hit.from - 1, HEADS) !== undefined && words.find(hit.from - 1, HEADS)!.entry.attributes['whole'] === 'no');
}

/** «السنغال ومالي والنيجر». */
function isBetweenPlaces(words: Words, { from, to, clitics }: Hit): boolean {
  const next = (clitics & WA) !== 0 && from > 0 && words.isGlued(to) ? findPlace(words, to) : undefined;
  return next !== undefined && (next.clitics & WA) !== 0 && words.hits(from - 1).some(({ entry }) => entry.class === PLACES || entry.class === COUNTRIES);
}

/** «في الخبر», «بالباب», «سبها والبيضاء»; «صحة الخبر» has nothing of a place about it. */
function isAmongPlaces(words: Words, hit: Hit): boolean {
  if ((hit.clitics & BI) !== 0) return true;
  const before = hit.from - 1;
  if (before < 0) return false;
  if (!words.isGlued(hit.from)) return findPlace(words, before) !== undefined || findPlace(words, hit.to) !== undefined;
  // «حي للطبقة الوسطى»
  const cue = (hit.clitics & LI) !== 0 ? undefined : (words.find(before, CUES) ?? words.find(before, HEADS));
  return cue !== undefined || ((hit.clitics & WA) !== 0 && words.hits(before).some(({ entry }) => entry.class === PLACES || entry.class === COUNTRIES));
}

/** «الجبهة الشرقية»: after a noun with the article an everyday word with one is its adjective. */
const isNoun = (words: Words, at: number): boolean =>
  !words.isVerb(at) && (words.hasArticle(at, 'plain') || words.hasArticle(at, 'conjoined') || words.isFusedLam(at));

/** Whether the words around a capital say that the town is meant: «في أنقرة», «العاصمة طرابلس», «بأنقرة». */
function isLocated(words: Words, hit: Hit): boolean {
  if ((hit.clitics & (BI | LI)) !== 0 || isAmongTowns(words, hit)) return true;
  if (!words.isGlued(hit.from) || hit.from === 0) return (hit.clitics & WA) !== 0 && isConjunctLocated(words, hit);
  const before = hit.from - 1;
  if (words.find(before, CUES) || words.find(before, HEADS) || words.find(before, NATIONALITY) || isVisited(words, before) || isLocal(words, before)) return true;
  return (hit.clitics & WA) !== 0 && isConjunctLocated(words, hit);
}

/** «أمانة الرياض», «طريق دمشق». */
const isLocal = (words: Words, at: number): boolean => words.find(at, LOCALS)?.definite === false;

/** «بين بغداد والبصرة», «جدة، والرياض»: beside a town that is no capital, joined to it, a capital is a town too; so at the other end of a road. */
function isAmongTowns(words: Words, { from, to, clitics }: Hit): boolean {
  const next = words.follows(to, COMMA | DASH) ? findPlace(words, to) : undefined;
  if (next && isTown(next) && ((next.clitics & WA) !== 0 || !words.isGlued(to))) return true;
  const before = from > 0 && words.follows(from, COMMA | DASH) && ((clitics & WA) !== 0 || !words.isGlued(from)) ? findPlace(words, from - 1) : undefined;
  if (!before || before.to !== from) return false;
  return isTown(before) || (words.follows(from, DASH) && !words.isGlued(from) && before.from > 0 && words.isGlued(before.from) && isLocal(words, before.from - 1));
}

const isTown = ({ entry }: Hit): boolean => entry.class === PLACES && (entry.attributes['kind'] === 'city' || entry.attributes['kind'] === 'town');

/** How far a visit's word may stand before the town, the visitor between them («زار وزير الخارجية التركي القاهرة»), in words. */
const FARTHEST_VISIT = 6;

function isVisited(words: Words, before: number): boolean {
  for (let at = before; at >= 0 && before - at < FARTHEST_VISIT; at--) {
    if (words.find(at, CUES)?.entry.id === 'visit') return true;
    if (words.isVerb(at) || !words.isGlued(at)) return false;
  }
  return false;
}

/** «في أنقرة وطرابلس»: the second follows the first. */
function isConjunctLocated(words: Words, hit: Hit): boolean {
  const before = hit.from - 1;
  const first = before >= 0 ? findPlace(words, before) : undefined;
  return first !== undefined && first.to === hit.from && isLocated(words, first);
}

/** «شمال», «غرب». */
export const isSide = (entry: LexiconEntry): boolean => entry.class === CUES && entry.id === SIDE;

function readSide(words: Words, at: number): PlacePhrase | null {
  const side = words.find(at, CUES);
  if (side?.entry.id !== SIDE || !words.isGlued(side.to)) return null;
  // «جنوب شرق تركيا»
  const second = words.find(side.to, CUES);
  const from = second?.entry.id === SIDE && second.prefix === '' && second.definite === side.definite && words.isGlued(second.to) ? second.to : side.to;
  const country = words.find(from, COUNTRIES);
  const nation = words.find(from, NATIONALITY);
  const whose = !side.definite && country?.prefix === '' ? country : side.definite && nation?.definite && nation.prefix === '' ? nation : undefined;
  // «جنوب شرق الجزائر العاصمة»: a town
  if (!whose || (words.isGlued(whose.to) && words.find(whose.to, 'references')?.entry.attributes['refers'] === 'capital')) return null;
  const span = [side.start, words.spanEnd(side.start, whose.to)] as const;
  return { kind: 'place', from: at, to: whose.to, span, inner: [], rule: 'side-of-country', words: [...coreForms(words, side), ...(from > side.to ? [words.form(side.to)] : []), `#${whose.entry.id}`], known: null, metonym: false };
}

/** «مطار معيتيقة الدولي»: the head belongs to the name. «مدينة سرت»: it does not, and the town is read by itself. */
function readHeaded(reader: PhraseReader, at: number): PlacePhrase | null {
  const { words, tags } = reader;
  const head = words.find(at, HEADS);
  if (!head || head.definite || !words.isGlued(head.to)) return null;
  const place = findPlace(words, head.to);
  if (head.entry.attributes['whole'] !== 'yes' && !(head.entry.id === QUARTER && place && isCalledAfter(reader, place) && !isNewTown(words, place))) return null;
  if (startsWithPreposition(words, head.to)) return null;
  const unlisted = findUnlistedCountry(words, head.to) !== undefined ? head.to + 1 : (reader.cued.find(head.to)?.to ?? at);
  let tagged = taggedEnd(tags, head.to, B_PLACE);
  for (let word = head.to + 1; word < tagged; word++) if (!words.isGlued(word) || words.isOtherWord(word) || startsWithPreposition(words, word)) tagged = word;
  const named = words.find(head.to, 'name-words')?.prefix === '' && !isDescription(words, head.to);
  const person = named ? (readPersonName(reader, head.to, 'titled')?.to ?? 0) : styledEnd(reader, head.to);
  let to = place && place.prefix === '' ? place.to : unlisted > head.to ? unlisted : tagged > head.to ? tagged : person > head.to ? person : named || isNamedByHead(words, head) ? head.to + 1 : tags?.[at] === B_PLACE ? head.to + 1 : at;
  if (to === at) return null;
  to = Math.max(to, quotedEnd(words, head.to));
  const inner = place && place.prefix === '' ? [knownPlace(words, place, false)] : [];
  if (head.entry.id === 'base' && words.follows(to, DASH) && !words.isGlued(to) && findPlace(words, to)) {
    inner.push(knownPlace(words, findPlace(words, to)!, false));
    to = findPlace(words, to)!.to;
  }
  while (words.isGlued(to) && isAdjective(words, to)) to += 1;
  // «دوار هيشر» is a town, «قاعدة العند الجوية» the base of that name
  const listed = findPlace(words, at);
  if (listed?.to === to) return null;
  const span = [head.start, words.spanEnd(head.start, to)] as const;
  const forms = [...coreForms(words, head)];
  for (let word = head.to; word < to; word++) forms.push(words.form(word));
  return { kind: 'place', from: at, to, span, inner: inner.length < 2 ? [] : inner, rule: 'headed-place', words: forms, known: listed && listed.to > head.to ? listed.entry : null, metonym: false };
}

/** «حي دمشق»: a part of a town, called after another. */
const QUARTER = 'quarter';

/** Countries and towns that no town has inside; one with an article («الكرادة») may itself be a quarter, where the article speaks of its country. */
function isCalledAfter(reader: PhraseReader, { entry, from, prefix }: Hit): boolean {
  if (prefix !== '') return false;
  if (entry.class === COUNTRIES || entry.attributes['kind'] === 'capital') return true;
  if (entry.attributes['kind'] !== 'city' || entry.attributes['common'] === 'yes') return false;
  return !reader.words.hasArticle(from) || !isInCountry(reader, entry);
}

/** Whether the article speaks of a town's country, or names another place in it. */
function isInCountry({ words, countryPlaces }: PhraseReader, { id, attributes }: LexiconEntry): boolean {
  const country = attributes['country'] ?? '-';
  return country === '-' || words.speaksOf(country) || countryPlaces.hasOther(country, id);
}

/** «حي بغداد الجديدة»: a part of the town itself. */
const isNewTown = (words: Words, { to }: Hit): boolean => words.isGlued(to) && words.hasArticle(to);

/** Longest name of a site between quotation marks, in words. */
const LONGEST_QUOTED = 4;

/** «استاد "نيكوس غوماس"»: all that stands between the marks. */
function quotedEnd(words: Words, at: number): number {
  if (!words.opensQuote(at)) return 0;
  let to = at + 1;
  while (to - at < LONGEST_QUOTED && to < words.count && words.before[to] === 0) to += 1;
  return words.isQuoted(at, to) ? to : 0;
}

/** «مطار الملك خالد الدولي», «جامع الشهيد سالم»: a name behind a style with the article; one word of it, for what follows is the site's. */
function styledEnd(reader: PhraseReader, at: number): number {
  const { words } = reader;
  const style = words.find(at, 'title-ranks');
  if (!style?.definite || style.prefix !== '' || !SITE_STYLES.has(style.entry.id) || !words.isGlued(style.to)) return 0;
  const name = readPersonName(reader, style.to, 'titled');
  if (!name) return 0;
  let to = name.to;
  while (to > style.to + 1 && isAdjective(words, to - 1)) to -= 1;
  return to;
}

/** Styles of those whom sites are called after. */
const SITE_STYLES = new Set(['prince', 'sheikh', 'martyr']);

/** «سجن الوزير», «جسر جوي»: a title or adjective names no site. */
const isDescription = (words: Words, at: number): boolean => words.hits(at).some(({ entry, prefix, suffix }) => prefix === '' && suffix === '' && (DESCRIBING.has(entry.class) || isInName(entry)));

/** «قاعة باسم الشهيد …». */
const isInName = ({ class: name, id }: LexiconEntry): boolean => name === 'title-joiners' && id === 'name';

const DESCRIBING = new Set(['title-offices', 'title-ranks', 'institution-adjectives', 'group-qualifiers', 'group-heads', 'institution-heads']);

/** «قصر السلام بجدة»: a place or noun after a preposition is apart. */
function startsWithPreposition(words: Words, at: number): boolean {
  if (words.hasArticle(at)) return false;
  return words.isFusedLam(at) || findPlace(words, at)?.prefix ? true : words.readings(at).some(({ clitics, article, stem }) => (clitics & PREPOSITIONS) !== 0 && (article || words.countForm(stem) > 0));
}

/** «قاعدة الحبانية العسكرية», but «قاعدة البيانات». */
function isMilitary(words: Words, at: number): boolean {
  const adjective = words.isGlued(at) ? words.find(at, ADJECTIVES) : undefined;
  return adjective?.definite === true && (adjective.entry.id === 'armed' || adjective.entry.id === 'service');
}

const SITE_NAMES = new Set([HEADS, 'name-words', PLACES]);

/** «مخيم النور», «معبر الجسر»: heads that an unknown word with the article names, or the word for another site. */
function isNamedByHead(words: Words, head: Hit): boolean {
  if (!words.hasArticle(head.to) || (head.entry.attributes['named'] !== 'yes' && !isMilitary(words, head.to + 1))) return false;
  const site = words.find(head.to, HEADS);
  if (site?.entry.attributes['whole'] === 'yes' && !words.isNamed(head.to, SITE_NAMES)) return true;
  return words.hits(head.to).every((hit) => hit.suffix !== '' || hit.entry.class === 'name-words' || hit.entry.class === 'known-places');
}

function isAdjective(words: Words, at: number): boolean {
  const hit = words.find(at, ADJECTIVES);
  return hit !== undefined && hit.definite && hit.prefix === '';
}

const isTownHead = (words: Words, at: number): boolean => at >= 0 && words.find(at, HEADS)?.entry.attributes['whole'] === 'no';

function readTagged({ words, tags }: PhraseReader, at: number): PlacePhrase | null {
  if (tags?.[at] !== B_PLACE && tags?.[at] !== I_PLACE) return null;
  // «المدينة الساحلية»
  if (isTownHead(words, at) || (isTownHead(words, at - 1) && words.hasArticle(at - 1) && words.hasArticle(at) && words.isGlued(at))) return null;
  const carriesOn = tags?.[at] === I_PLACE && (words.mayBeConjoined(at) || isTownHead(words, at - 1));
  if (carriesOn && words.find(at, 'name-words')?.entry.attributes['common'] === 'no') return null;
  let to = carriesOn ? taggedEnd(tags, at, I_PLACE) : taggedEnd(tags, at, B_PLACE);
  if (to === at || (to === at + 1 && (words.isOtherWord(at) || isDescription(words, at) || words.find(at, NATIONALITY) || findPlace(words, at)?.prefix === ''))) return null;
  for (let word = at + 1; word < to; word++) if (!words.isGlued(word) || words.mayBeConjoined(word) || (findPlace(words, word)?.prefix ?? '') !== '') to = word;
  for (let word = at + 1; word < to; word++) if (findPlace(words, word)?.prefix === '') return null;
  // «كبيسة وهيت»: an everyday word that the tagger calls a place is the town of the list
  const listed = findPlace(words, at);
  if (listed?.to === to && !isInTrap(words, listed) && !isArticleSwallowed(words, listed)) return knownPlace(words, listed, false);
  const first = words.nameReading(at);
  // «بالانحياز»: a noun after a preposition, met once
  if (to === at + 1 && first.prefix !== '' && first.article && words.countForm(words.form(at).slice(first.prefix.length)) === 0 && !words.isListed(at)) return null;
  const start = words.startAfter(at, first);
  const forms = [withoutPrefix(words.form(at), first, words)];
  for (let word = at + 1; word < to; word++) forms.push(words.form(word));
  return { kind: 'place', from: at, to, span: [start, words.spanEnd(start, to)], inner: [], rule: 'tagged-place', words: forms, known: null, metonym: false };
}
