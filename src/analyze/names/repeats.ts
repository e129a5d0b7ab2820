import { taggedEnd, type Tags } from './tags.ts';
import { flatten } from './member.ts';
import { isNearWord } from './name-likeness.ts';
import type { PersonPhrase, Phrase } from './phrase.ts';
import type { FormReading } from './form-shapes.ts';
import { isVerbWithArticle, type Words } from './words.ts';

/** Shortest surname that is looked for again by itself. */
const SHORTEST_SURNAME = 3;

/** Shortest surname that is looked for spelt otherwise, and how many of its letters must stand. */
const SHORTEST_VARIANT = 5;
const VARIANT_BEGIN = 3;

/** A surname found once is found everywhere, with any clitic: adds the single words that no phrase covers. */
export function findRepeats(words: Words, phrases: readonly Phrase[], tags: Tags | null): readonly Phrase[] {
  const surnames = new Set(flatten(phrases).filter((phrase) => phrase.kind === 'person').map((phrase) => surnameOf(words, phrase)).filter((name) => name !== null));
  if (surnames.size === 0) return phrases;
  const sure = phrases.filter((phrase) => !(phrase.rule === 'tagged-body' && phrase.kind === 'organization' && phrase.words.length === 1 && surnames.has(phrase.words[0]!)));
  const endings = new Set([...surnames].map(lastUnit));
  const givens = givenNames(phrases);
  const covered = new Uint8Array(words.count);
  for (const { from, to } of sure) covered.fill(1, from, to);
  const added: Phrase[] = [];
  for (let at = 0; at < words.count; at++) {
    // parting a word costs more than a look at its last letter
    if (covered[at] || !endings.has(lastUnit(words.form(at)))) continue;
    const reading = words.readings(at).find(({ stem, article, fused }) => !article && (surnames.has(stem) || (fused && surnames.has(words.unfused(words.form(at))))));
    if (reading && isNameHere(words, at, reading, tags)) added.push(withGiven(words, covered, surnamePhrase(words, at, reading), givens) ?? surnamePhrase(words, at, reading));
  }
  addVariants(words, surnames, { covered, added });
  return added.length === 0 ? sure : [...sure, ...added].sort((a, b) => a.from - b.from || b.to - a.to);
}

/** First names by the surnames that stand behind them. */
function givenNames(phrases: readonly Phrase[]): ReadonlyMap<string, ReadonlySet<string>> {
  const givens = new Map<string, Set<string>>();
  for (const phrase of flatten(phrases)) {
    if (phrase.kind !== 'person' || phrase.words.length !== 2) continue;
    const [given, surname] = phrase.words as [string, string];
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

const lastUnit = (name: string): number => name.charCodeAt(name.length - 1);

/** «كوبيش», then «كوبيتش»: an unlisted word one letter away from an unlisted surname that the article gives in full is the same spelt otherwise. */
function addVariants(words: Words, surnames: ReadonlySet<string>, { covered, added }: { readonly covered: Uint8Array; readonly added: Phrase[] }): void {
  const foreign = new Map<string, string[]>();
  for (const name of surnames) {
    if (name.length < SHORTEST_VARIANT || words.withoutArticle(name) !== name) continue;
    const begin = name.slice(0, VARIANT_BEGIN);
    foreign.set(begin, [...(foreign.get(begin) ?? []), name]);
  }
  if (foreign.size === 0) return;
  const first = new Set([...foreign.keys()].map((begin) => begin.charCodeAt(0)));
  for (let at = 0; at < words.count; at++) {
    const form = words.form(at);
    if (covered[at] || form.length < SHORTEST_VARIANT || !first.has(form.charCodeAt(0))) continue;
    const alike = foreign.get(form.slice(0, VARIANT_BEGIN))?.find((name) => name !== form && isNearWord(name, form));
    if (alike && words.hits(at).length === 0) added.push({ ...surnamePhrase(words, at, words.readings(at)[0]!), words: [alike], rule: 'surname-otherwise' });
  }
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
