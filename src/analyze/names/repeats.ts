import { taggedEnd, type Tags } from './tags.ts';
import { flatten } from './member.ts';
import { isNearWord } from './name-likeness.ts';
import type { PersonPhrase, Phrase } from './phrase.ts';
import { Endings } from './endings.ts';
import type { FormReading } from './form-shapes.ts';
import { STOP, isVerbWithArticle, type Words } from './words.ts';

/** Shortest surname that is looked for again by itself. */
const SHORTEST_SURNAME = 3;

/** Shortest surname that is looked for spelt otherwise, and how many of its letters must stand. */
const SHORTEST_VARIANT = 5;
const VARIANT_BEGIN = 3;

/** What an article calls persons by. */
interface Persons {
  readonly surnames: ReadonlySet<string>;
  /** How surnames end: parting a word costs more than a look at its end. */
  readonly endings: Endings;
  /** First names by the surnames that stand behind them. */
  readonly givens: ReadonlyMap<string, ReadonlySet<string>>;
  /** The surnames that may be met spelt otherwise, by how they begin. */
  readonly foreign: ReadonlyMap<string, readonly string[]>;
  /** The first letters of those, as bits. */
  readonly foreignFirst: number;
}

/** A surname found once is found everywhere, with any clitic: adds the single words that no phrase covers. */
export function findRepeats(words: Words, phrases: readonly Phrase[], tags: Tags | null): readonly Phrase[] {
  const persons = readPersons(words, phrases);
  const { surnames } = persons;
  if (surnames.size === 0) return phrases;
  const sure: Phrase[] = [];
  const covered = new Uint8Array(words.count);
  for (const phrase of phrases) {
    if (isSurnameOfBody(phrase, surnames)) continue;
    const person = withoutVerb(words, phrase, persons);
    sure.push(person);
    covered.fill(1, person.from, person.to);
  }
  const added: Phrase[] = [];
  for (let at = 0; at < words.count; at++) {
    if (covered[at] === 1) continue;
    const form = words.form(at);
    const again = persons.endings.mayHave(form) ? readAgain(words, at, persons, covered, tags) : null;
    if (again) added.push(again);
    const otherwise = (persons.foreignFirst & bitOf(form)) !== 0 ? readOtherwise(words, at, persons) : null;
    if (otherwise) added.push(otherwise);
  }
  return added.length === 0 ? sure : [...sure, ...added].sort((a, b) => a.from - b.from || b.to - a.to);
}

/** A surname alone that the tagger calls a body. */
const isSurnameOfBody = (phrase: Phrase, surnames: ReadonlySet<string>): boolean =>
  phrase.kind === 'organization' && phrase.rule === 'tagged-body' && phrase.words.length === 1 && surnames.has(phrase.words[0]!);

/** One bit of 32 for the first letter of a word. */
const bitOf = (form: string): number => 1 << form.charCodeAt(0);

function readPersons(words: Words, phrases: readonly Phrase[]): Persons {
  const people = flatten(phrases).filter((phrase) => phrase.kind === 'person');
  const surnames = new Set<string>();
  const endings = new Endings();
  for (const person of people) {
    const surname = surnameOf(words, person);
    if (surname === null) continue;
    surnames.add(surname);
    endings.add(surname);
  }
  const foreign = foreignOf(words, surnames);
  let foreignFirst = 0;
  for (const begin of foreign.keys()) foreignFirst |= bitOf(begin);
  return { surnames, endings, givens: givenNames(people), foreign, foreignFirst };
}

/** The surname at a word, with the first name before it when the article gives it elsewhere. */
function readAgain(words: Words, at: number, persons: Persons, covered: Uint8Array, tags: Tags | null): PersonPhrase | null {
  const form = words.form(at);
  for (const reading of words.readings(at)) {
    const { stem, article, fused } = reading;
    if (article || !(persons.surnames.has(stem) || (fused && persons.surnames.has(words.unfused(form))))) continue;
    if (!isNameHere(words, at, reading, tags)) return null;
    const surname = surnamePhrase(words, at, reading);
    return withGiven(words, covered, surname, persons.givens) ?? surname;
  }
  return null;
}

/** «ونزه العذاري» of «قاسم العذاري»: a word of no list behind «و» at a sentence's head is a verb, and the surname its subject. */
function withoutVerb(words: Words, phrase: Phrase, { givens }: Persons): Phrase {
  const { from, to } = phrase;
  if (phrase.kind !== 'person' || phrase.rule !== 'tagged-name' || to !== from + 2 || phrase.known || !words.mayBeConjoined(from) || (words.before[from]! & STOP) === 0) return phrase;
  const [given, surname] = phrase.words as [string, string];
  const known = words.hasArticle(to - 1) ? givens.get(surname) : undefined;
  if (!known || known.size < 2 || words.countForm(words.form(from)) > 1 || words.countForm(given) > 0 || words.isListed(from)) return phrase;
  return surnamePhrase(words, to - 1, words.readings(to - 1)[0]!);
}

/** First names by the surnames that stand behind them. */
function givenNames(people: readonly PersonPhrase[]): ReadonlyMap<string, ReadonlySet<string>> {
  const givens = new Map<string, Set<string>>();
  for (const { words } of people) {
    if (words.length !== 2) continue;
    const [given, surname] = words as [string, string];
    const known = givens.get(surname);
    if (known) known.add(given);
    else givens.set(surname, new Set([given]));
  }
  return givens;
}

/** The surname with the first name that the article gives elsewhere, when that stands before it. */
function withGiven(words: Words, covered: Uint8Array, phrase: PersonPhrase, givens: ReadonlyMap<string, ReadonlySet<string>>): PersonPhrase | null {
  const { from, to, words: forms } = phrase;
  const known = givens.get(forms[0]!);
  if (!known || from === 0 || covered[from - 1] || !words.isGlued(from)) return null;
  const given = words.readings(from - 1).find(({ stem, article }) => !article && known.has(stem));
  return given ? { ...phrase, from: from - 1, span: [words.startAfter(from - 1, given), words.end(to - 1)], words: [given.stem, ...forms], rule: 'name-again' } : null;
}

function foreignOf(words: Words, surnames: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const foreign = new Map<string, string[]>();
  for (const name of surnames) {
    if (name.length < SHORTEST_VARIANT || words.withoutArticle(name) !== name) continue;
    const begin = name.slice(0, VARIANT_BEGIN);
    const alike = foreign.get(begin);
    if (alike) alike.push(name);
    else foreign.set(begin, [name]);
  }
  return foreign;
}

/** «كوبيش», then «كوبيتش»: an unlisted word one letter away from an unlisted surname that the article gives in full is the same spelt otherwise. */
function readOtherwise(words: Words, at: number, { foreign }: Persons): PersonPhrase | null {
  const form = words.form(at);
  if (form.length < SHORTEST_VARIANT) return null;
  const alike = foreign.get(form.slice(0, VARIANT_BEGIN))?.find((name) => name !== form && isNearWord(name, form));
  return alike && words.hits(at).length === 0 ? { ...surnamePhrase(words, at, words.readings(at)[0]!), words: [alike], rule: 'surname-otherwise' } : null;
}

/** «… آل سعود» gives none: «سعود» is not he. */
function surnameOf(words: Words, phrase: PersonPhrase): string | null {
  const last = phrase.words.at(-1)!;
  if (phrase.words.length > 2 && words.find(phrase.to - 2, 'name-parts')?.entry.id === 'kin') return null;
  return phrase.words.length > 1 && last.length >= SHORTEST_SURNAME ? last : null;
}

/** A surname that is an everyday word too is one only where the tagger says so, or where somebody speaks («وقال محفوظ»). */
function isNameHere(words: Words, at: number, { prefix }: FormReading, tags: Tags | null): boolean {
  if (taggedEnd(tags, at, 1) > at) return true;
  const isSpeaker = words.isGlued(at) && words.isVerb(at - 1);
  return !words.hits(at).some((hit) => hit.prefix === prefix && hit.suffix === '' && !isVerbWithArticle(hit) && ((!isSpeaker && hit.entry.attributes['common'] === 'yes' && !hit.definite) || !NAME_CLASSES.has(hit.entry.class)));
}

const NAME_CLASSES = new Set(['name-words', 'known-persons', 'name-parts']);

function surnamePhrase(words: Words, at: number, reading: FormReading): PersonPhrase {
  const { stem, fused } = reading;
  return {
    kind: 'person', from: at, to: at + 1, span: [words.startAfter(at, reading), words.end(at)], inner: [], rule: 'surname-again',
    words: [fused ? words.unfused(words.form(at)) : stem], known: null, offices: [], rank: null,
  };
}
