import { AL, BI, KA } from '../../text/clitics.ts';
import type { OrganizationPhrase, PersonPhrase, Phrase, PlacePhrase } from './phrase.ts';
import type { PhraseReader } from './phrase-reader.ts';
import { B_ORGANIZATION, taggedEnd } from './tags.ts';
import { type Hit, QUOTED, marksOfAll, type Words } from './words.ts';

const PERSONS = 'known-persons';
const ORGANIZATIONS = 'known-organizations';
const MEDIA = 'media';

/** What this reads; all but the media are switched off with the knowledge base. */
const KNOWN = new Set([PERSONS, ORGANIZATIONS, MEDIA]);
const KNOWN_MARKS = marksOfAll(KNOWN);

/** A person or body of the knowledge base, or a medium, at a word: the longest. */
export function readKnown(reader: PhraseReader, at: number): Phrase | null {
  const { words, parts } = reader;
  if (!words.mayBeAny(at, KNOWN_MARKS)) return null;
  for (const hit of words.hits(at)) {
    const name = hit.entry.class;
    if (!KNOWN.has(name) || (!parts.known && name !== MEDIA)) continue;
    if (hit.suffix || isTooShort(hit) || (hit.entry.attributes['quoted'] === 'yes' && !words.isQuoted(hit.from, hit.to))) continue;
    if (name === ORGANIZATIONS && (isDescribed(words, hit) || isAnothers(words, hit) || reader.callsSite(hit))) continue;
    return name === PERSONS ? knownPerson(words, hit) : knownOrganization(words, hit);
  }
  return null;
}

/** A person of the knowledge base whose name stands at a word. */
export function findKnownPerson(words: Words, at: number): Hit | undefined {
  return !words.mayBe(at, PERSONS) ? undefined : words.hits(at).find((hit) => hit.entry.class === PERSONS && hit.suffix === '' && !isTooShort(hit));
}

/** A spelling of one short word after a clitic, or of one word with an article it lacks, is too easily another («وال», «المؤدي»). */
const SHORTEST_AFTER_CLITIC = 4;

function isTooShort({ prefix, from, to, entry, clitics }: Hit): boolean {
  if (to > from + 1) return false;
  return (clitics & AL) !== 0 || (clitics & KA) !== 0 || (prefix !== '' && entry.spelling.length < SHORTEST_AFTER_CLITIC);
}

function knownPerson(words: Words, hit: Hit): PersonPhrase {
  return { ...extent(words, hit, 'known-person'), kind: 'person', words: coreForms(words, hit), known: hit.entry, offices: [], rank: null };
}

function knownOrganization(words: Words, hit: Hit): OrganizationPhrase {
  const { entry } = hit;
  const country = entry.attributes['country'];
  const namesake = findNamesake(words, hit);
  if (namesake) return namesake;
  return {
    ...extent(words, hit, entry.class === MEDIA ? 'known-medium' : 'known-organization'),
    kind: 'organization', head: '', sort: entry.attributes['kind'] ?? 'media', number: 1, bare: null,
    words: coreForms(words, hit), nations: country && country !== '-' ? [country] : [], owner: null, field: null, known: entry,
  };
}

/** A body of body-names.tsv, when its words name nothing else or the tagger says so: no more is known of it than its name. */
export function readListedBody({ words, tags }: PhraseReader, at: number): OrganizationPhrase | null {
  const bodies = words.bodyNames(at);
  if (bodies.length === 0) return null;
  const hit = bodies.find((one) => one.suffix === '' && (one.entry.attributes['sure'] === 'yes' ? !isTooShort(one) : taggedEnd(tags, at, B_ORGANIZATION) === one.to && !isAtPlace(words, one)));
  if (!hit) return null;
  const { country, kind } = hit.entry.attributes;
  return {
    ...extent(words, hit, 'listed-body'), kind: 'organization', head: '', sort: kind ?? '', number: 1, bare: null,
    words: coreForms(words, hit), nations: country && country !== '-' ? [country] : [], owner: null, field: null, known: null,
  };
}

/** «في ليون», «إلى برشلونة»: a town that is also a club is the town where somebody goes or is. */
const isAtPlace = (words: Words, { from, clitics }: Hit): boolean =>
  (clitics & BI) !== 0 || (from > 0 && words.isGlued(from) && (words.find(from - 1, 'place-cues') ?? words.find(from - 1, 'place-heads')) !== undefined);

/** A body that the tagger alone finds: «البنك التجاري»; a single word must be met twice («نيسان»). */
export function readTaggedBody({ words, tags }: PhraseReader, at: number): OrganizationPhrase | null {
  let to = taggedEnd(tags, at, B_ORGANIZATION);
  if (to === at) return null;
  // «“داعش” الجديد»: a mark that closes ends the name
  let isOpen = false;
  for (let word = at + 1; word < to; word++) {
    const isMark = (words.before[word]! & QUOTED) !== 0;
    if (!words.isGlued(word) || (isMark && !isOpen && !words.opensQuote(word))) to = word;
    if (isMark) isOpen = words.opensQuote(word);
  }
  if (words.isVerb(at) || words.find(at, 'institution-heads') || (to === at + 1 && (words.isOtherWord(at) || words.hits(at).some(({ entry }) => NO_BODIES.has(entry.class))))) return null;
  // «شؤون سروان الداخلية»
  if (words.find(to - 1, 'institution-portfolios')) return null;
  const plain = words.plainReading(at);
  // «وزارة», «فريق»: a first letter that looks like a clitic is one where the rest is met by itself
  const cut = plain.prefix === '' && !words.hasArticle(at) ? words.readings(at).find(({ prefix, stem }) => prefix !== '' && words.countForm(stem) > 0) : undefined;
  const first = cut ?? plain;
  const bare = first.article ? words.withoutArticle(first.stem) : first.stem;
  if (to === at + 1 && words.bodyNames(at).length === 0 && (bare.length < SHORTEST_TAGGED || words.countBare(bare) < 2)) return null;
  const start = words.startAfter(at, first);
  const forms = [withoutPrefix(words.form(at), first, words)];
  for (let word = at + 1; word < to; word++) forms.push(words.form(word));
  return {
    kind: 'organization', from: at, to, span: [start, words.spanEnd(start, to)], inner: [], rule: 'tagged-body', head: '', sort: 'body', number: 1,
    bare: null, words: forms, nations: [], owner: null, field: null, known: null,
  };
}

/** Shortest single word that the tagger alone makes a body, in letters. */
const SHORTEST_TAGGED = 3;

/** Classes whose words alone are no body. */
const NO_BODIES = new Set(['nationality', 'name-words', PERSONS, 'title-offices', 'title-ranks', 'references', 'group-heads', 'institution-portfolios']);

/** «القاعدة البحرية»: a base and not the group. */
function isDescribed(words: Words, { from, to, definite }: Hit): boolean {
  const adjective = definite && to === from + 1 && words.isGlued(to) ? words.find(to, 'institution-adjectives') : undefined;
  return adjective?.definite === true && adjective.prefix === '' && (adjective.entry.id === 'armed' || adjective.entry.id === 'service');
}

/** «المقاومة الإيرانية»: an everyday word for a body of one country, and here said of another. */
function isAnothers(words: Words, { to, entry }: Hit): boolean {
  const { common, country } = entry.attributes;
  const nation = common === 'yes' && country !== '-' && words.isGlued(to) ? words.find(to, 'nationality') : undefined;
  return nation?.definite === true && nation.prefix === '' && nation.entry.attributes['number'] === '1' && nation.entry.id !== country;
}

/** «الهلال الأحمر السرواني»: a body of many countries, and here of one. */
function findNamesake(words: Words, hit: Hit): OrganizationPhrase | null {
  const { country, kind } = hit.entry.attributes;
  const nation = hit.entry.class === ORGANIZATIONS && words.isGlued(hit.to) ? words.find(hit.to, 'nationality') : undefined;
  if (country !== '-' || hit.to === hit.from + 1 || !nation?.definite || nation.prefix !== '' || nation.entry.attributes['number'] !== '1') return null;
  return {
    ...extent(words, { ...hit, to: nation.to }, 'body-of-country'), kind: 'organization', head: '', sort: kind ?? '', number: 1, bare: null,
    words: [...coreForms(words, hit), words.form(hit.to)], nations: [nation.entry.id], owner: null, field: null, known: null,
  };
}

/** A place of the gazetteer from a hit. */
export function knownPlace(words: Words, hit: Hit, metonym: boolean): PlacePhrase {
  return { ...extent(words, hit, 'known-place'), kind: 'place', words: coreForms(words, hit), known: hit.entry, metonym };
}

function extent(words: Words, hit: Hit, rule: string) {
  return { from: hit.from, to: hit.to, span: [hit.start, words.spanEnd(hit.start, hit.to)] as const, inner: [] as Phrase[], rule };
}

/** The folded words of a hit, the proclitics of the first taken off, a swallowed article restored. */
export function coreForms(words: Words, hit: Hit): string[] {
  const forms = [withoutPrefix(words.form(hit.from), hit, words)];
  for (let word = hit.from + 1; word < hit.to; word++) forms.push(words.form(word));
  return forms;
}

/** A folded form without the proclitics of one reading of it. */
export function withoutPrefix(form: string, { prefix, fused }: Pick<Hit, 'prefix' | 'fused'>, words: Words): string {
  return fused ? words.unfused(form) : form.slice(prefix.length);
}
