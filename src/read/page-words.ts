import type { Language } from '../language/language.ts';
import { isFiniteCue } from '../language/lexicon.ts';
import { lineKey } from './line-key.ts';
import { PhraseList } from './phrase-list.ts';
import { onceALanguage } from '../language/once-a-language.ts';

/** A town that is known abroad, one that stands in the gazetteer only, a country. */
export type PlaceKind = 'town' | 'little' | 'country';

/** The words, beside furniture, that tell what a line of a page is. Folded; made once a language by `getPageWords`. */
export interface PageWords {
  readonly sections: ReadonlySet<string>;
  /** Value: `yes`, `colon` or `alone` (languages/…/page/byline-cues.tsv). */
  readonly bylines: PhraseList<string>;
  /** What stands for a writer alone: "خاص", "هيئة التحرير". */
  readonly desks: ReadonlySet<string>;
  /** Value: `archive`, `picture`, `during`, `credit` or `kicker`. */
  readonly captions: PhraseList<string>;
  readonly continuations: PhraseList<string>;
  readonly outletHeads: ReadonlySet<string>;
  readonly places: PhraseList<PlaceKind>;
  /** Offices and ranks: what a caption names. */
  readonly offices: ReadonlySet<string>;
  readonly givenNames: ReadonlySet<string>;
  /** "من" before the place of a signature. */
  readonly fromWords: ReadonlySet<string>;
  /** Finite verbs of speech and events. */
  readonly verbs: ReadonlySet<string>;
}

const OFFICE_CLASSES = ['title-offices', 'title-ranks', 'title-professions'];

function buildPageWords(language: Language): PageWords {
  const key = (spelling: string): string => lineKey(language.fold, spelling);
  const keys = (className: string): string[] => language.lexicon.ofClass(className).map(({ spelling }) => key(spelling));
  const phrases = (className: string, column: string): PhraseList<string> => {
    const list = new PhraseList<string>();
    for (const { spelling, attributes, id } of language.lexicon.ofClass(className)) list.add(key(spelling), attributes[column] ?? id);
    return list;
  };
  const news = keys('section-names')[0] ?? '';
  const places = new PhraseList<PlaceKind>();
  for (const place of keys('known-places')) places.add(place, 'town');
  for (const place of keys('towns')) places.add(place, 'little');
  for (const place of keys('countries')) places.add(place, 'country');
  return {
    sections: new Set(keys('section-names').flatMap((name) => [name, `${news} ${name}`])),
    bylines: phrases('byline-cues', 'sure'),
    desks: new Set(language.lexicon.ofClass('byline-cues').filter(({ attributes }) => attributes['sure'] === 'alone').map(({ spelling }) => key(spelling))),
    captions: phrases('caption-cues', 'kind'),
    continuations: phrases('continuations', 'id'),
    outletHeads: new Set(keys('outlet-heads')),
    places,
    offices: new Set(OFFICE_CLASSES.flatMap(keys).filter((word) => !word.includes(' '))),
    fromWords: new Set(language.lexicon.ofClass('byline-cues').filter(({ attributes }) => attributes['sure'] === 'name').map(({ spelling }) => key(spelling))),
    givenNames: new Set(keys('name-words')),
    verbs: new Set([...finiteCues(language).map(key), ...keys('event-verbs')].filter((verb) => !verb.includes(' '))),
  };
}

/** Finite forms only: a participle or verbal noun makes no sentence. */
function finiteCues(language: Language): string[] {
  const finite = language.lexicon.ofClass('cues').filter(isFiniteCue);
  return finite.map(({ spelling }) => spelling);
}

export const getPageWords = onceALanguage(buildPageWords);
