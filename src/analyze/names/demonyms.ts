import type { LexiconEntry } from '../../language/lexicon.ts';
import { marksOfAll, type Words } from './words.ts';
import { onceALanguage } from '../../language/once-a-language.ts';

/** A country that only this article names, by its adjective: «الجيش السرواني» beside «سروان». */
export interface Demonyms {
  /** Entries of class `nationality` by folded form without the article. */
  readonly entries: ReadonlyMap<string, LexiconEntry>;
  /** Folded names of the countries themselves, by the id of their adjectives. */
  readonly countries: ReadonlyMap<string, string>;
}

/** Ids of such countries begin with this, so that no list's id is met. */
export const UNLISTED_NATION = 'x-';

/** Letters of the shortest country name whose adjective is believed. */
const SHORTEST_STEM = 3;

/** What an adjective of nationality stands after. */
const HEADS = new Set(['title-offices', 'institution-portfolios', 'institution-heads', 'references', 'known-organizations', 'group-heads']);
const HEAD_MARKS = marksOfAll(HEADS);

/**
 * The adjectives of countries that no list knows: right after an office or body, and either before a name («وزير الدفاع
 * الريداني سليم …») or beside the country's own name somewhere in the article.
 */
export function findDemonyms(words: Words): Demonyms {
  const entries = new Map<string, LexiconEntry>();
  const countries = new Map<string, string>();
  const seen = new Set<string>();
  const endings = getSingularEndings(words.language);
  let headEnds: Uint8Array | null = null;
  for (let at = 1; at < words.count; at++) {
    if (!words.isGlued(at) || !words.hasArticle(at) || stemOf(words.form(at), endings) === null || !isUnlisted(words, at)) continue;
    const stem = stemOf(words.withoutArticle(words.form(at)), endings);
    if (stem === null || seen.has(stem)) continue;
    headEnds ??= findHeadEnds(words);
    if (headEnds[at] === 0) continue;
    const country = findCountry(words, stem);
    if (country === null && !(headEnds[at] === OFFICE && isBeforeName(words, at + 1))) continue;
    seen.add(stem);
    const id = UNLISTED_NATION + (country ?? stem);
    if (country !== null) countries.set(id, country);
    for (const ending of getEndings(words.language)) entries.set(stem + ending.folded, { class: 'nationality', id, attributes: ending.entry.attributes, spelling: stem + ending.entry.spelling });
  }
  return { entries, countries };
}

const OFFICE = 1;
const OTHER_HEAD = 2;

/** Where something ends that an adjective of nationality may follow. */
function findHeadEnds(words: Words): Uint8Array {
  const ends = new Uint8Array(words.count + 1);
  for (let at = 0; at < words.count; at++) {
    if (!words.mayBeAny(at, HEAD_MARKS)) continue;
    for (const { entry, to, suffix } of words.hits(at)) {
      if (suffix !== '' || !HEADS.has(entry.class)) continue;
      const isOffice = entry.class === 'title-offices' || (entry.class === 'institution-portfolios' && ends[at] === OFFICE);
      if (isOffice || ends[to] === 0) ends[to] = isOffice ? OFFICE : OTHER_HEAD;
    }
  }
  return ends;
}

function isUnlisted(words: Words, at: number): boolean {
  return !words.isOtherWord(at) && words.hits(at).every(({ entry, suffix }) => suffix !== '' || entry.class === 'name-words' || entry.class === 'known-persons');
}

interface Ending {
  readonly entry: LexiconEntry;
  readonly folded: string;
}

const getEndings = onceALanguage((language): readonly Ending[] => language.lexicon.ofClass('nationality-endings').map((entry) => ({ entry, folded: language.fold.fold(entry.spelling) })));

const getSingularEndings = onceALanguage((language): readonly string[] => getEndings(language).filter(({ entry }) => entry.attributes['number'] === '1').map(({ folded }) => folded));

/** «سرواني», «سروانيه» → «سروان». */
function stemOf(form: string, endings: readonly string[]): string | null {
  for (let i = 0; i < endings.length; i++) {
    const length = form.length - endings[i]!.length;
    if (length >= SHORTEST_STEM && form.endsWith(endings[i]!)) return form.slice(0, length);
  }
  return null;
}

/** The country's own name where the article has it: the stem itself, or the stem with an ending that the adjective drops. */
function findCountry(words: Words, stem: string): string | null {
  const known = words.language.vocabulary.find(stem);
  if (known >= 0 && words.language.vocabulary.isBase(known)) return null;
  // «تصدير», «التصدير»: a country of one's own has no article
  return words.countBare(stem) > 0 && words.countForm(words.withArticle(stem)) === 0 ? stem : null;
}

/** Whether a name may begin at a word: a listed one, or an unlisted one before a word with the article. */
function isBeforeName(words: Words, at: number): boolean {
  if (!words.isGlued(at) || words.hasArticle(at) || words.form(at).length < SHORTEST_STEM) return false;
  const hits = words.hits(at);
  const name = words.find(at, 'name-words');
  if (!name) return hits.length === 0 && words.isGlued(at + 1) && words.find(at + 1, 'name-words')?.definite === true;
  if (name.prefix !== '' || words.isOtherWord(at)) return false;
  return name.entry.attributes['common'] !== 'yes' || words.find(at + 1, 'name-words') !== undefined || (words.isGlued(at + 1) && words.hasArticle(at + 1) && words.hits(at + 1).every(({ suffix }) => suffix !== ''));
}
