import { AL, KA } from '../../text/clitics.ts';
import type { OrganizationPhrase, PersonPhrase, Phrase, PlacePhrase } from './phrase.ts';
import type { PhraseReader } from './phrase-reader.ts';
import type { Hit, Words } from './words.ts';

const PERSONS = 'known-persons';
const ORGANIZATIONS = 'known-organizations';
const MEDIA = 'media';

/** A person or body of the knowledge base at a word, the longest. */
export function readKnown({ words }: PhraseReader, at: number): Phrase | null {
  for (const hit of words.hits(at)) {
    if (hit.suffix || isTooShort(hit) || (hit.entry.attributes['quoted'] === 'yes' && !words.isQuoted(hit.from, hit.to))) continue;
    const name = hit.entry.class;
    if (name === ORGANIZATIONS && isDescribed(words, hit)) continue;
    if (name === PERSONS) return knownPerson(words, hit);
    if (name === ORGANIZATIONS || name === MEDIA) return knownOrganization(words, hit);
  }
  return null;
}

/** A person of the knowledge base whose name stands at a word. */
export function findKnownPerson(words: Words, at: number): Hit | undefined {
  return words.hits(at).find((hit) => hit.entry.class === PERSONS && hit.suffix === '' && !isTooShort(hit));
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

/** «القاعدة البحرية»: a base and not the group. */
function isDescribed(words: Words, { from, to, definite }: Hit): boolean {
  const adjective = definite && to === from + 1 && words.isGlued(to) ? words.find(to, 'institution-adjectives') : undefined;
  return adjective?.definite === true && adjective.prefix === '' && (adjective.entry.id === 'armed' || adjective.entry.id === 'service');
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
  return { from: hit.from, to: hit.to, span: [hit.start, words.end(hit.to - 1)] as const, inner: [] as Phrase[], rule };
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
