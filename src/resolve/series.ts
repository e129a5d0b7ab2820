import type { ComparisonWord, ComparisonWords } from '../language/comparison-words.ts';
import type { Language } from '../language/language.ts';
import type { NearFigure } from './event-profile.ts';
import { wordNumber } from './word-numbers.ts';

/** Words between a thing and its ordinal: «طائرة إغاثة سعودية ثانية». */
const FARTHEST_ORDINAL = 3;

/** Which one of a series a sentence tells of: `words/compare-series.tsv`. */
export class Series {
  readonly #ordinals = new Map<string, number>();
  readonly #things = new Set<string>();

  constructor(language: Language, words: ComparisonWords) {
    for (const { spelling, attributes } of language.lexicon.ofClass('compare-series')) {
      const { exact } = words.ofPhrase(spelling)[0]!;
      if (attributes['value']) this.#ordinals.set(exact, Number(attributes['value']));
      else this.#things.add(exact);
    }
  }

  /** «ثاني طائرة», «الطائرة الثانية» among the words from one number to another, as figures of what comes in a series. */
  figuresIn(words: readonly ComparisonWord[], [from, to]: readonly [number, number]): NearFigure[] {
    const figures: NearFigure[] = [];
    for (let at = from; at < to; at++) {
      const value = this.#ordinals.get(words[at]!.exact);
      if (value === undefined) continue;
      const thing = this.#thingAt(words, at, [from, to]);
      if (thing !== null) figures.push({ unit: wordNumber(`${thing} №`), value, isToll: false });
    }
    return figures;
  }

  #thingAt(words: readonly ComparisonWord[], ordinal: number, [from, to]: readonly [number, number]): string | null {
    const next = words[ordinal + 1];
    if (ordinal + 1 < to && next!.clause === words[ordinal]!.clause && this.#things.has(next!.exact)) return next!.exact;
    for (let at = ordinal - 1; at >= Math.max(from, ordinal - FARTHEST_ORDINAL) && words[at]!.clause === words[ordinal]!.clause; at--) {
      if (this.#things.has(words[at]!.exact)) return words[at]!.exact;
    }
    return null;
  }
}

const made = new WeakMap<Language, Series>();

/** The series of a language, made once. */
export function seriesOf(language: Language, words: ComparisonWords): Series {
  let series = made.get(language);
  if (!series) made.set(language, (series = new Series(language, words)));
  return series;
}
