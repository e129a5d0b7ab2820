import { AL, BI, FA, PREPOSITIONS, WA } from '../../text/clitics.ts';
import { coreForms, findKnownPerson, withoutPrefix } from './known-names.ts';
import { isNearWord } from './name-likeness.ts';
import { getNamesIndex } from './names-index.ts';
import { type LexiconEntry, isFiniteCue } from '../../language/lexicon.ts';
import type { PersonPhrase } from './phrase.ts';
import type { PhraseReader } from './phrase-reader.ts';
import { B_PERSON, I_PERSON, OUTSIDE, type Tags } from './tags.ts';
import { QUOTED, STOP, isVerbWithArticle, marksOfAll, type Hit, type Words } from './words.ts';

const NAME_WORDS = 'name-words';
const PARTS = 'name-parts';

/** Longest name of a person, in words. */
const LONGEST_NAME = 7;

/** Words without any reading in the lexicons that a title makes a name, at most. */
const MOST_UNKNOWN = 3;

/** Shortest word that begins a name without being in a list of names, in letters. */
const SHORTEST_UNLISTED = 3;

/** Where a name stands: after a title, after a title and a comma, or by itself. */
export type NamePosition = 'titled' | 'apposed' | 'alone';

/** A person's name without a title: known words of names in a row, or what the tagger found. */
export function readUntitled(reader: PhraseReader, at: number): PersonPhrase | null {
  return mayStandAlone(reader, at) ? readPersonName(reader, at, 'alone') : null;
}

const PERSONS = 'known-persons';
const NAME_MARKS = marksOfAll([NAME_WORDS, PARTS, PERSONS]);

/** Whether anything tells that a name without a title may start at a word. */
const mayStandAlone = ({ words, tags }: PhraseReader, at: number): boolean =>
  tags?.[at] === B_PERSON || words.mayBe(at, PERSONS) || startsListedName(words, at) || isAfterForces(words, at) || isUnlistedName(words, at);

/** Whether a name of listed words may start at a word and nothing else tells of it: no everyday word, and not a word alone. */
export function startsListedName(words: Words, at: number): boolean {
  if (!words.mayBeAny(at, NAME_MARKS)) return false;
  if (isPart(words, at)) return true;
  const first = words.isGlued(at + 1) && words.mayBeAny(at + 1, NAME_MARKS) ? words.find(at, NAME_WORDS) : undefined;
  return first !== undefined && (first.entry.attributes['common'] === 'no' || (first.prefix === '' && words.isOtherWord(at)));
}

/** Whether a name of words that no list knows stands behind a verb. */
export const isUnlistedName = (words: Words, at: number): boolean => at > 0 && words.isVerb(at - 1) && (hasUnlistedSpeaker(words, at) || holderEnd(words, at) > at);

/** The name of a person that starts at a word, its proclitics left out. */
export function readPersonName(reader: PhraseReader, at: number, position: NamePosition): PersonPhrase | null {
  const { words } = reader;
  if (at >= words.count || (position === 'titled' && (words.startsWithConjunction(at) || (isOnlyPrefixed(words, at) && !isNamedAgain(words, at)))) || (position === 'apposed' && hasClitic(words, at))) return null;
  if (isPreposition(words, at) || words.isVerbOfTwo(at) || isParticle(words, at) || isInPlace(words, at)) return null;
  const known = reader.parts.known ? findKnownPerson(words, at) : undefined;
  const goesOn = !known || isMoreOfName(words, known.to) || isOfFamily(words, known);
  const tagged = goesOn ? taggedNameEnd(reader, at) : at;
  const listed = goesOn ? listedNameEnd(reader, at, position) : at;
  const misspelt = (position === 'titled' || isAfterForces(words, at)) && reader.parts.known ? findMisspelt(words, at) : undefined;
  const speaker = position === 'alone' && hasUnlistedSpeaker(words, at) ? at + 2 : at;
  const holder = position === 'alone' && goesOn ? holderEnd(words, at) : at;
  const listedOrTagged = Math.max(speaker, holder, known?.to ?? at, tagged, listed, misspelt?.to ?? at, goesOn && (position === 'titled' || (position === 'apposed' && words.find(at, NAME_WORDS))) ? unknownNameEnd(reader, at) : at, goesOn && position === 'apposed' ? apposedNameEnd(words, at) : at);
  // «يوسف الشاهد قرر»: a known name of two words goes on with words of names alone
  const isOver = known !== undefined && ((known.to - at > 1 && !words.find(known.to, NAME_WORDS) && !isPart(words, known.to)) || isBeforeAnother(words, known));
  const to = isOver ? known.to : cutAtQuote(words, at, listedOrTagged > at && listedOrTagged !== known?.to ? withFamily(reader, at, listedOrTagged) : listedOrTagged);
  if (position === 'alone' && !known && to === at + 1 && isLoneWord(words, at)) return null;
  // «وأبان "الصباغ"»
  if (position === 'alone' && !known && to === at + 2 && words.isVerb(at) && words.opensQuote(at + 1)) return null;
  // «الوزير السابق ومساعديه»
  if (position === 'titled' && !known && to === at + 1 && words.hits(at).length === 0 && words.mayBeConjoined(at)) return null;
  // «المنفذ البري»
  if (position === 'titled' && !known && to === at + 1 && words.hasArticle(at) && words.find(at, 'institution-adjectives')) return null;
  if (position === 'titled' && !known && to === at + 1 && words.isOtherWord(at) && words.find(at, NAME_WORDS)?.entry.attributes['common'] !== 'no') return null;
  if (to === at || (to === at + 1 && (isPart(words, at) || (!known && startsOther(words, at))))) return null;
  if (known && known.to >= to) return namePhrase(words, { at, to: known.to, known, rule: 'known-person', position });
  if (misspelt && misspelt.to === to) return { ...namePhrase(words, { at, to, known: undefined, rule: 'misspelt-name', position }), known: misspelt.entry };
  const rule = listed >= to ? 'listed-name' : tagged >= to ? 'tagged-name' : speaker >= to ? 'speaker-met-again' : holder >= to ? 'name-before-office' : 'name-after-title';
  return namePhrase(words, { at, to, known, rule, position });
}

/** «دعا جون كيري بشار الأسد إلى»: right behind a known person another begins. */
function isBeforeAnother(words: Words, { from, to, entry }: Hit): boolean {
  const next = words.isGlued(to) ? findKnownPerson(words, to) : undefined;
  return next !== undefined && next.prefix === '' && next.entry.id !== entry.id && next.to - to >= to - from;
}

/** «السفير بضاحية …»: where, and not who. */
const isInPlace = (words: Words, at: number): boolean => words.mayBe(at, 'place-heads') && words.hits(at).some(({ entry, clitics }) => entry.class === 'place-heads' && (clitics & PREPOSITIONS) !== 0);

/** «وقالت هيلاري "أنا …": a quotation that opens after the name and does not close with it is speech. */
function cutAtQuote(words: Words, at: number, to: number): number {
  if (to > at + 1 && (words.before[at]! & QUOTED) === 0) {
    for (let word = at + 1; word < to; word++) if ((words.before[word]! & QUOTED) !== 0) return isClosed(words, word, to) ? to : word;
  }
  return to;
}

const isClosed = (words: Words, from: number, to: number): boolean => {
  for (let word = from + 1; word < to; word++) if ((words.before[word]! & QUOTED) !== 0) return true;
  return words.isQuoted(from, to);
};

/** Whether a word after a known name belongs to it: a sure word of names, and no adjective («حفتر الخارجة»). */
function isMoreOfName(words: Words, at: number): boolean {
  if (words.isGlued(at) && words.isFiliation(words.form(at))) return true;
  const name = words.isGlued(at) && !words.hasArticle(at) ? words.find(at, NAME_WORDS) : undefined;
  return name?.prefix === '' && name.entry.attributes['common'] === 'no' && !isSpeltFuller(words, at, name);
}

/** «عبدالله بن عبدالعزيز الربيعة»: a known name that ends with the father's goes on with an unlisted family's. */
const isOfFamily = (words: Words, { from, to }: Hit): boolean =>
  (words.isGlued(to) && words.find(to, PARTS)?.entry.id === 'kin') || to - from >= 3 && words.isFiliation(words.form(to - 2)) && words.isGlued(to) && words.hasArticle(to) && words.hits(to).every(({ entry, suffix }) => suffix !== '' || entry.class === NAME_WORDS);

/** «الجبير بأي», which is no «باي»: written with what folding takes away, where the name is not. */
function isSpeltFuller(words: Words, at: number, { entry, to }: Hit): boolean {
  return to === at + 1 && words.form(at) === entry.spelling && words.bare(at) !== entry.spelling;
}

const hasClitic = (words: Words, at: number): boolean => {
  const hits = words.hits(at);
  return hits.length > 0 && hits.every((hit) => hit.prefix !== '');
};

/** «رئيس الوزراء بيانا»: nothing but a reading with a preposition makes it a name. */
function isOnlyPrefixed(words: Words, at: number): boolean {
  const hits = words.hits(at);
  const names = hits.filter(({ entry }) => entry.class === NAME_WORDS);
  return names.length > 0 && names.every(({ clitics, suffix }) => suffix !== '' || (clitics & PREPOSITIONS) !== 0) && !hits.some(({ entry }) => entry.class === 'known-persons');
}

/** «الرئيس بولك»: met elsewhere too, or before a surname. */
const isNamedAgain = (words: Words, at: number): boolean =>
  words.countForm(words.form(at)) > 1 || (words.isGlued(at + 1) && words.hasArticle(at + 1) && words.find(at + 1, NAME_WORDS) !== undefined);

/** A single word that the tagger alone calls a name, met once and not in quotation marks, is too unsure. */
function isLoneWord(words: Words, at: number): boolean {
  const { stem, article, prefix } = words.nameReading(at);
  const form = article ? words.form(at).slice(prefix.length) : stem;
  return words.countForm(form) < 2 && !words.isQuoted(at, at + 1);
}

interface NameExtent {
  readonly at: number;
  readonly to: number;
  readonly known: Hit | undefined;
  readonly rule: string;
  readonly position: NamePosition;
}

function namePhrase(words: Words, { at, to, known, rule, position }: NameExtent): PersonPhrase {
  const first = known ?? (position === 'titled' && (isOnlyPrefixed(words, at) || opensWithFa(words, at)) ? words.readings(at)[0]! : firstReading(words, at));
  const start = words.startAfter(at, first);
  const forms = known && known.to <= to ? coreForms(words, known) : [withoutPrefix(words.form(at), first, words)];
  for (let word = at + forms.length; word < to; word++) forms.push(words.form(word));
  return {
    kind: 'person', from: at, to, span: [start, words.spanEnd(start, to)], inner: [], rule, words: forms,
    known: known && (known.to === to || words.isFiliation(words.form(known.to)) || words.find(known.to, PARTS)?.entry.id === 'kin') ? known.entry : null, offices: [], rank: null,
  };
}

/** «رئيس المفوضية فالديس دومبروفسكيس»: a word of no list behind an office joins nothing with its ف. */
const opensWithFa = (words: Words, at: number): boolean => words.isGlued(at) && words.hits(at).length === 0 && words.nameReading(at).clitics === (FA | AL);

/** How the first word of a name is parted: as the lists of names read it, else bare of a leading و before ال. */
function firstReading(words: Words, at: number): Pick<Hit, 'prefix' | 'fused'> {
  const part = words.find(at, PARTS);
  // «بأبي القاسم», which is no «بابي» however often it is met
  if (part !== undefined && part.prefix !== '' && !part.fused && words.bare(at).slice(part.prefix.length) === part.entry.spelling) return part;
  const listed = words.find(at, NAME_WORDS) ?? part;
  // «باركي», met again and never as «اركي»
  const form = words.form(at);
  const isWhole = listed !== undefined && listed.prefix !== '' && !listed.fused && words.countForm(form) > 1 && words.countForm(form.slice(listed.prefix.length)) === 0;
  return isWhole || (listed && (listed.clitics & BI) !== 0 && isAfterSayer(words, at)) ? words.readings(at)[0]! : (listed ?? words.nameReading(at));
}

/** «قالت بيارا باور»: behind a verb of speech that takes no بـ stands who speaks. */
const isAfterSayer = (words: Words, at: number): boolean =>
  words.isGlued(at) && words.hits(at - 1).some(({ entry }) => entry.class === 'cues' && isFiniteCue(entry) && SAYING.has(entry.attributes['kind'] ?? '') && !/bi|whom/.test(entry.attributes['takes'] ?? ''));

const SAYING = new Set(['speech', 'carry']);

/** «وقال المستوري القعمودي إن», then «وأضاف القعمودي»; «أضافت بدرة قعلول» twice: behind who says two words that no list knows and that are met again. */
function hasUnlistedSpeaker(words: Words, at: number): boolean {
  if (at === 0 || !words.isVerb(at - 1) || !words.isGlued(at + 1) || words.startsLikeVerb(at + 1)) return false;
  if (!isNameAtMost(words, at) || !isNameAtMost(words, at + 1) || words.hasArticle(at) !== words.hasArticle(at + 1)) return false;
  return isAfterSayer(words, at) && (words.hasArticle(at) ? doesElsewhere(words, at + 1) : words.countPair(at) > 1);
}

/** Words of a name between a verb and an office. */
const SHORTEST_HOLDER = 2;
const LONGEST_HOLDER = 3;

/** «وقال راجح بادي الناطق باسم الحكومة إن»: where a name ends that stands between a verb and an office of something, of words that no list knows otherwise. */
function holderEnd(words: Words, at: number): number {
  if (at === 0 || !words.isVerb(at - 1) || !words.isGlued(at) || words.isVerb(at) || !(words.mayBeTitle(at + SHORTEST_HOLDER) || words.mayBeTitle(at + LONGEST_HOLDER))) return at;
  // «ساندته عائشة حسني رئيسة …»: the name begins with the next word
  if (!words.find(at, NAME_WORDS) && words.find(at + 1, NAME_WORDS)?.prefix === '') return at;
  for (let to = at + SHORTEST_HOLDER; to <= at + LONGEST_HOLDER; to++) {
    if (!words.isGlued(to - 1) || !mayBeOfHolder(words, to - 1, at) || (to === at + SHORTEST_HOLDER && !mayBeOfHolder(words, at, at))) return at;
    if (words.mayBeTitle(to) && words.isGlued(to) && isOfficeOfSomething(words, to)) return to;
  }
  return at;
}

/** A word that the lists know as a name at most, or as one behind a preposition; only the first of a name has an article here. */
function mayBeOfHolder(words: Words, at: number, first: number): boolean {
  if (words.form(at).length < 2 || words.isVerb(at) || words.isFusedLam(at) || (at > first && words.hasArticle(at)) || /\d/.test(words.form(at))) return false;
  if (at === first && words.hasArticle(at) && !words.find(at, NAME_WORDS)) return false;
  return words.hits(at).every(({ entry, prefix, suffix }) => suffix !== '' || entry.class === NAME_WORDS || (at > first && prefix !== '' && entry.class === 'known-places')) && !(at > first && words.mayBeConjoined(at));
}

/** «الناطق باسم …», «مدير عام مكتب …», «السفير الصيني». */
function isOfficeOfSomething(words: Words, at: number): boolean {
  const office = words.find(at, 'title-offices');
  if (!office || office.prefix !== '' || office.entry.attributes['number'] !== '1' || !words.isGlued(office.to)) return false;
  return words.hasArticle(office.to) || words.hits(office.to).some(({ entry, suffix }) => suffix === '' && OFFICE_TAKES.has(entry.class));
}

/** Classes of what an office is of. */
const OFFICE_TAKES: ReadonlySet<string> = new Set(['institution-heads', 'institution-portfolios', 'countries', 'nationality', 'known-places', 'known-organizations', 'title-joiners', 'title-adjectives', 'place-heads']);

const isNameAtMost = (words: Words, at: number): boolean => words.hits(at).every(({ entry, suffix }) => suffix !== '' || entry.class === NAME_WORDS);

function doesElsewhere(words: Words, word: number): boolean {
  const form = words.form(word);
  if (words.countForm(form) < 2) return false;
  for (let at = 1; at < words.count; at++) if (at !== word && words.form(at) === form && words.isGlued(at) && words.isVerb(at - 1)) return true;
  return false;
}

function taggedNameEnd({ words, tags }: PhraseReader, at: number): number {
  if (!tags || tags[at] !== B_PERSON) return at;
  let to = at + 1;
  while (to - at < LONGEST_NAME && tags[to] === I_PERSON && words.isGlued(to) && words.form(to).length > 1 && !isPreposition(words, to) && !startsOffice(words, to) && !isAfterSurname(words, to) && !endsName(words, to) && !isDayAfterSurname(words, to) && !isConjoinedName(words, to)) to += 1;
  return to === at + 1 && words.isOtherWord(at) ? at : to;
}

/** «علي بن ناصر الغفيص»: after a father's name an unlisted word with the article is the family's. */
function withFamily(reader: PhraseReader, at: number, to: number): number {
  const { words } = reader;
  // «منذر بلحاج علي»
  const next = to - at >= 2 && isMoreOfName(words, to) && !isPreposition(words, to) && !startsOther(words, to) && !words.isOtherWord(to) ? to + 1 : to;
  if (next > to) return next;
  if (to - at >= 2 && isOfficeOfNothing(words, to)) return to + 1;
  // «محمد سيد المحدثين», then «سيد المحدثين»
  if (to - at >= 2 && words.isGlued(to) && words.hasArticle(to) && words.hits(to).every(isVerbWithArticle) && (words.countPair(to - 1) > 1 || isMetAsPerson(reader, to))) return to + 1;
  if (to - at === 2 && isGiven(words, at) && isGiven(words, at + 1) && isFamilyOfPlace(words, to)) return to + 1;
  const isSon = to - at >= 3 && words.isFiliation(words.form(to - 2));
  return isSon && words.isGlued(to) && words.hasArticle(to) && words.hits(to).every(({ entry }) => entry.class === NAME_WORDS) ? to + 1 : to;
}

/** «محمد رحيم أمين، حاكم ولاية …»: a word of names too, with nothing behind it that its office could be of. */
function isOfficeOfNothing(words: Words, at: number): boolean {
  const office = words.isGlued(at) ? words.find(at, 'title-offices') : undefined;
  if (!office || office.prefix !== '' || office.suffix !== '' || office.definite || office.to > at + 1 || words.find(at, NAME_WORDS)?.prefix !== '') return false;
  return !words.isGlued(at + 1) || words.find(at + 1, 'title-offices')?.prefix === '' || words.isVerb(at + 1);
}

const isGiven = (words: Words, at: number): boolean => !words.hasArticle(at) && words.find(at, NAME_WORDS)?.prefix === '';

/** «محمد جميل المياحي»: behind two given names an unlisted word like «ال…ي», and no participle with its preposition («المنتمي إلى»). */
const isFamilyOfPlace = (words: Words, at: number): boolean =>
  words.isGlued(at) && words.hasArticle(at) && words.form(at).endsWith('ي') && words.hits(at).every(({ entry, suffix }) => suffix !== '' || entry.class === NAME_WORDS) && !(words.isGlued(at + 1) && words.hits(at + 1).some(({ entry }) => entry.class === 'prepositions'));

/** «عبد الحميد الدبيبة», then «وأكد الدبيبة»: the word does something elsewhere, or the tagger calls it a person. */
function isMetAsPerson({ words, tags }: PhraseReader, word: number): boolean {
  const form = words.form(word);
  if (words.countForm(form) < 2 || words.hasArticle(word - 1)) return false;
  for (let at = 1; at < words.count; at++) if (at !== word && words.form(at) === form && (tags?.[at] === B_PERSON || (words.isGlued(at) && words.isVerb(at - 1)))) return true;
  return false;
}

/** «فيصل بن بندر يحث», «بلاتر 73»: a verb or a figure is no part of a name. */
function endsName(words: Words, at: number): boolean {
  return /\d/.test(words.form(at)) || isPartOfDay(words, at) || isPeople(words, at) || isHappening(words, at) || (words.isVerb(at) && words.find(at, NAME_WORDS)?.entry.attributes['common'] !== 'no' && !isSpeltOtherwise(words, at));
}

/** «ماكي سال», which is not «سأل»: all that it may be else has a hamza inside, and as many letters. */
function isSpeltOtherwise(words: Words, at: number): boolean {
  const written = words.bare(at);
  const own = words.hits(at).filter(({ entry, prefix, suffix }) => prefix === '' && suffix === '' && entry.class !== NAME_WORDS);
  return own.length > 0 && own.every(({ entry: { spelling } }) => spelling.length === written.length && spelling.slice(1) !== written.slice(1));
}

/** «قصر الحكم صباح اليوم». */
const isPartOfDay = (words: Words, at: number): boolean =>
  words.mayBe(at, 'time-parts') && words.hits(at).some(({ entry, to, prefix, suffix }) => entry.class === 'time-parts' && prefix === '' && suffix === '' && words.isGlued(to) && words.hits(to).some((day) => DAYS.has(day.entry.class) && day.prefix === ''));

const DAYS = new Set(['weekdays', 'time-deictics']);

/** «دعا حمود المقدسيين»: no family is called by the plural of an adjective of place. */
const isPeople = (words: Words, at: number): boolean => words.hasArticle(at) && PEOPLE.test(words.form(at));

const PEOPLE = /(?:يين|يون)$/;

/** «رميلان أدى إلى»: a word of events that is a rare name at most. */
const isHappening = (words: Words, at: number): boolean => words.hits(at).some(({ entry, suffix, prefix }) => suffix === '' && prefix === '' && entry.class === 'event-words') && words.find(at, NAME_WORDS)?.entry.attributes['common'] !== 'no';

/** «آكار والعطية»: the next name and no more of this one. */
const isConjoinedName = (words: Words, at: number): boolean => words.mayBeConjoined(at) && words.find(at, NAME_WORDS)?.prefix !== '';

/** «السراج الجمعة»: after a surname with the article a day of the week is a day. */
const isDayAfterSurname = (words: Words, at: number): boolean =>
  words.hasArticle(at) && words.hasArticle(at - 1) && words.hits(at).some(({ entry }) => entry.class === 'weekdays');

/** «الكاملي ترأسا»: a surname with the article ends the name before an unlisted word that begins like a verb. */
function isAfterSurname(words: Words, at: number): boolean {
  if (!words.hasArticle(at - 1, 'plain') && !words.hasArticle(at - 1, 'conjoined') || words.hasArticle(at) || words.find(at, NAME_WORDS) || words.find(at, PARTS)) return false;
  return words.startsLikeVerb(at);
}

/** «الزياني الأمين العام», «النبوي وزير الثقافة»: an office of several words, or one with a field, ends the name. */
function startsOffice(words: Words, at: number): boolean {
  return words.mayBeTitle(at) && words.hits(at).some(({ entry, from, to, prefix, definite }) =>
    prefix === '' && ((entry.class === 'title-offices' && (to > from + 1 || entry.attributes['of'] === 'portfolio' || isOverPlace(words, to))) || (definite && isTitleInRow(entry))));
}

/** «أمير منطقة …», «أمير عسير»: behind the office stands what it is over. */
const isOverPlace = (words: Words, at: number): boolean => words.isGlued(at) && words.hits(at).some(({ entry, prefix, suffix }) => prefix === '' && suffix === '' && PLACES.has(entry.class));

const PLACES: ReadonlySet<string> = new Set(['place-heads', 'countries', 'known-places']);

/** «… الدكتور تركي …»: ranks and degrees with the article, which are no surnames («الشيخ» and «السيد» are). */
const isTitleInRow = ({ class: name, id, attributes }: LexiconEntry): boolean => name === 'title-ranks' && attributes['common'] === 'no' && (attributes['kind'] === 'rank' || id === 'dr');

const PREPOSITION_MARKS = marksOfAll(['title-joiners', 'prepositions']);

/** «أمام»; «على», spelt as the preposition and not as the name «علي». */
function isPreposition(words: Words, at: number): boolean {
  if (!words.mayBeAny(at, PREPOSITION_MARKS)) return false;
  for (const { entry, prefix, suffix } of words.hits(at)) {
    const isOne = entry.class === 'title-joiners' ? entry.id !== 'name' : entry.class === 'prepositions' && prefix === '' && suffix === '';
    if (isOne && entry.spelling === words.bare(at)) return true;
  }
  return false;
}

/** A row of words of names and the small words that join them. Alone it must be sure: two words, the first no everyday word. */
function listedNameEnd(reader: PhraseReader, at: number, position: NamePosition): number {
  const { words, tags } = reader;
  let sure = 0;
  let to = at;
  while (to < words.count && to - at < LONGEST_NAME && (to === at || words.isGlued(to)) && words.form(to).length > 1) {
    const step = nameStep(words, to, to > at);
    if (step === 0) break;
    const hit = words.find(to, NAME_WORDS);
    // «كرم جابر الفائز»
    if (sure >= 2 && tags?.[to] === OUTSIDE && hit?.definite && hit.entry.attributes['common'] === 'yes') break;
    if (hit && hit.entry.attributes['common'] !== 'yes') sure += 1;
    to += step;
  }
  if (to === at) return at;
  if (position !== 'alone') return sure > 0 || to - at > 1 ? to : at;
  const first = words.find(at, NAME_WORDS);
  const startsSure = first?.entry.attributes['common'] === 'no' || isPart(words, at);
  // «علي عبدالله يبلغ …»: nothing but a name begins a sentence so
  if (sure > 0 && to - at >= 2 && (words.before[at]! & STOP) !== 0 && first?.prefix === '' && !words.hasArticle(at) && (first.entry.attributes['common'] === 'no' || words.isOtherWord(at)) && isSureName(words, at + 1) && !findKnownPerson(words, at + 1)) return to;
  if (tags && tags[at] === OUTSIDE && tags[to - 1] === OUTSIDE && sure < 2) return at;
  const isKunya = words.find(at, PARTS)?.entry.id === 'kunya' && to - at >= 3;
  return startsSure && (sure >= 2 || isKunya) && to - at >= 2 ? to : at;
}

const isSureName = (words: Words, at: number): boolean => words.find(at, NAME_WORDS)?.entry.attributes['common'] === 'no' || words.isServant(words.form(at));

/** «أن», «لم»: two letters that no list of names holds begin no name. */
export const isParticle = (words: Words, at: number): boolean => words.form(at).length < SHORTEST_UNLISTED && words.find(at, NAME_WORDS) === undefined;

/** «علي», which folding alone makes «على». */
function isSpeltAsName(words: Words, at: number): boolean {
  const written = words.bare(at);
  let isName = false;
  for (const { entry, prefix, suffix } of words.hits(at)) {
    if (prefix !== '' || suffix !== '' || entry.spelling !== written) continue;
    if (entry.class !== NAME_WORDS) return false;
    isName = true;
  }
  return isName;
}

/** How many words of a name stand at a word: 0 when it is none, 2 for a joining word and what it joins. */
function nameStep(words: Words, at: number, inside: boolean): number {
  if (!inside && words.isOtherWord(at) && !isSpeltAsName(words, at)) return 0;
  const part = words.find(at, PARTS);
  if (part && (!inside || part.prefix === '')) {
    if (part.entry.attributes['joins'] === 'previous') return inside ? 1 : 0;
    return words.isGlued(part.to) && !startsOther(words, part.to) ? part.to - at + 1 : 0;
  }
  const name = words.find(at, NAME_WORDS) ?? (inside ? findKnownSurname(words, at) : undefined);
  if (inside && (isPreposition(words, at) || startsOffice(words, at) || isDayAfterSurname(words, at) || isPartOfDay(words, at))) return 0;
  return name && (!inside || name.prefix === '') ? 1 : 0;
}

/** «الطاهر سيالة»: the surname of a known figure that is in no list of names. */
const findKnownSurname = (words: Words, at: number): Hit | undefined => words.hits(at).find(({ entry, to, prefix, suffix }) => entry.class === 'known-persons' && to === at + 1 && prefix === '' && suffix === '');

const isPart = (words: Words, at: number): boolean => words.find(at, PARTS) !== undefined;

const OTHER_CLASSES = new Set(['title-offices', 'title-ranks', 'institution-heads', 'title-joiners', 'place-cues', 'nationality', 'references', 'group-heads']);

/** Whether a word is known as the beginning of something that is no name. */
function startsOther(words: Words, at: number): boolean {
  return words.hits(at).some(({ entry, prefix }) => prefix === '' && OTHER_CLASSES.has(entry.class));
}

/** After a title, unknown words are a name: «وزير الدفاع ... X Y». The tagger may shorten the row. */
function unknownNameEnd({ words, tags }: PhraseReader, at: number): number {
  let to = isGivenAndSurname(words, at) ? at + 2 : at;
  let unknown = 0;
  while (to < words.count && to - at < LONGEST_NAME && (to === at || words.isGlued(to))) {
    const step = nameStep(words, to, true);
    if (step > 0) {
      to += step;
      continue;
    }
    if (words.form(to).length < 2 || isPreposition(words, to) || (to > at && (endsName(words, to) || startsOffice(words, to) || isConjoinedName(words, to)))) break;
    if (isLastUnknown(words, at, to) || isLastOfTwo(words, tags, at, to)) return to + 1;
    if (to === at && isForeignPair(words, at)) return at + 2;
    if (to === at && isBeforeSurname(words, at)) {
      to += 1;
      continue;
    }
    if (tags ? tags[to] !== B_PERSON && tags[to] !== I_PERSON : unknown >= MOST_UNKNOWN || !isUnknown(words, to, at)) break;
    unknown += 1;
    to += 1;
  }
  return to;
}

/** Longest name between commas that goes on with unlisted words. */
const LONGEST_APPOSED = 4;

/** «النائب العام، صديق الصور، …»: behind a title and its comma a given name goes on up to punctuation, a conjunction or a verb. */
export function apposedNameEnd(words: Words, at: number): number {
  if (words.find(at, NAME_WORDS)?.prefix !== '' || words.hasArticle(at)) return at;
  let to = at + 1;
  while (to - at < LONGEST_APPOSED && words.isGlued(to) && mayEndName(words, to)) to += 1;
  return to > at + 1 && (!words.isGlued(to) || isBehindName(words, to)) ? to : at;
}

/** Whether a word may be a surname where nothing but a name is expected. */
function mayEndName(words: Words, at: number): boolean {
  if (words.form(at).length < SHORTEST_UNLISTED || endsName(words, at) || isPreposition(words, at) || startsOther(words, at)) return false;
  const hits = words.hits(at);
  return hits.length === 0 || hits.some(({ entry, clitics, prefix }) => (entry.class === NAME_WORDS && (clitics & WA) === 0) || (prefix === '' && entry.class === 'known-places'));
}

/** «… ونجله»، «… قد دعا»: what goes on behind a name between commas. */
const isBehindName = (words: Words, at: number): boolean =>
  words.isVerb(at) || words.hits(at).some(({ entry }) => entry.class === 'cue-particles') || (words.hits(at).length > 0 && words.hits(at).every(({ clitics }) => (clitics & WA) !== 0));

/** «نوري الفلاح»: a word of names, then one with the article that is in no other list. */
const isGivenAndSurname = (words: Words, at: number): boolean =>
  words.find(at, NAME_WORDS)?.prefix === '' && !words.hasArticle(at) && words.isGlued(at + 1) && words.hasArticle(at + 1) && words.hits(at + 1).every(({ entry, suffix }) => suffix !== '' || entry.class === NAME_WORDS);

/** «زاهر العبادي»: an unknown word before a listed surname with the article. */
function isBeforeSurname(words: Words, at: number): boolean {
  const isOpen = words.hits(at).every(({ suffix, prefix }) => suffix !== '' || prefix !== '') && !words.hasArticle(at);
  return isOpen && words.isGlued(at + 1) && words.hasArticle(at + 1) && (words.find(at + 1, NAME_WORDS) ?? findKnownPerson(words, at + 1)) !== undefined && !words.isOtherWord(at + 1);
}

/** «راجح بادي،», «ديمترو كوليبا روسيا»: behind one word that only the tagger calls a name, a last word before punctuation or a country that the lists could but part. */
function isLastOfTwo(words: Words, tags: Tags | null, at: number, to: number): boolean {
  if (to !== at + 1 || tags?.[at] !== B_PERSON || words.find(at, NAME_WORDS) || (words.isGlued(to + 1) && !words.find(to + 1, 'countries'))) return false;
  return words.hits(to).every(({ prefix, suffix }) => prefix !== '' || suffix !== '') && !words.readings(to).some(({ article }) => article);
}

/** Letters alone, and no end of nouns and adjectives that a foreign name seldom has. */
const FOREIGN = /^\p{L}+(?<![اهي]|ات|ين|ون)$/u;

/** «مدجياوا بكاري»: behind an accusative an adjective would be one too. */
const BEHIND_ALIF = /^\p{L}+ا \p{L}+(?<![اه]|ات|ين|ون)$/u;

/** «المندوب الدائم … اليغ ازيروف.»: two words of no list and no inflection, the last before punctuation. */
function isForeignPair(words: Words, at: number): boolean {
  return words.isGlued(at + 1) && !words.isGlued(at + 2) && [at, at + 1].every((word) => words.hits(word).length === 0 && !words.mayBeConjoined(word) && !words.startsLikeVerb(word) && words.form(word).length >= SHORTEST_FOREIGN)
    && !words.readings(at + 1).some(({ article }) => article) && words.find(at - 1, 'title-professions') === undefined && ((FOREIGN.test(words.form(at)) && FOREIGN.test(words.form(at + 1))) || BEHIND_ALIF.test(`${words.form(at)} ${words.form(at + 1)}`));
}

/** Letters of a foreign name that nothing else tells. */
const SHORTEST_FOREIGN = 4;

/** «مختار نقاصة:»: one unknown word between a listed one and punctuation ends the name. */
function isLastUnknown(words: Words, at: number, to: number): boolean {
  return to > at && words.hits(to).length === 0 && !words.isGlued(to + 1) && words.find(at, NAME_WORDS) !== undefined;
}

/** «قوات خلفية حفتر». */
export const isAfterForces = (words: Words, at: number): boolean => words.isGlued(at) && words.find(at - 1, 'institution-heads')?.entry.attributes['kind'] === 'forces';

/** «الجنرال «خلفية حفتر»»: a known surname, and before it a word near to the given name that goes with it. */
function findMisspelt(words: Words, at: number): Hit | undefined {
  const surname = words.isGlued(at + 1) ? findKnownPerson(words, at + 1) : undefined;
  if (!surname || surname.to !== at + 2) return undefined;
  const standard = getNamesIndex(words.language).persons.get(surname.entry.id)?.spelling.split(' ') ?? [];
  return standard.length === 2 && isNearWord(words.language.fold.fold(standard[0]!), words.form(at)) ? surname : undefined;
}

/** No lexicon reads the word, and it does not look like an inflected or prefixed word. */
function isUnknown(words: Words, word: number, first: number): boolean {
  const hits = words.hits(word).filter(({ entry }) => entry.class !== NAME_WORDS);
  return hits.length === 0 && (word === first ? !words.hasArticle(word) : true) && !/\d/.test(words.form(word));
}
