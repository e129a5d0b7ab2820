import { ALL_PARTS, type NameParts } from '../../src/analyze/names/phrase-reader.ts';
import { findNames } from '../../src/analyze/names/find-names.ts';
import type { Tagger } from '../../src/analyze/names/tagger.ts';
import { B_ORGANIZATION, B_PERSON, B_PLACE } from '../../src/analyze/names/tags.ts';
import type { Words } from '../../src/analyze/names/words.ts';
import type { Language } from '../../src/language/language.ts';
import type { Article } from '../../src/model/article.ts';
import type { Span } from '../../src/model/span.ts';
import { type Corpus, readWords } from './corpus.ts';
import { type SpanScore, scoreSpans } from './span-score.ts';

/** Sentences taken for one article: corpora of sentences do not say where articles end. */
const SENTENCES_AN_ARTICLE = 15;
const BEGIN_OF: Readonly<Record<string, number>> = { person: B_PERSON, place: B_PLACE, organization: B_ORGANIZATION };

/** Exact-span counts of the whole names step on a corpus of sentences: outermost names and partial names against its labels. */
export function scoreStep(corpus: Corpus, language: Language, { tagger, parts = ALL_PARTS }: { tagger?: Tagger; parts?: NameParts }): SpanScore {
  const gold: number[] = [];
  const system: number[] = [];
  for (let from = 0; from < corpus.length; from += SENTENCES_AN_ARTICLE) {
    const { words, labels } = readWords(corpus.slice(from, from + SENTENCES_AN_ARTICLE), language);
    gold.push(...labels, 0);
    system.push(...stepLabels(words, language, { tagger, parts }), 0);
  }
  return scoreSpans(Uint8Array.from(gold), Uint8Array.from(system));
}

function stepLabels(words: Words, language: Language, { tagger, parts }: { tagger?: Tagger | undefined; parts: NameParts }): Uint8Array {
  const { tokens, found } = words;
  const article = { text: tokens.text, blocks: [{ role: 'paragraph', span: [0, tokens.text.length] }] } as unknown as Article;
  const { mentions, entities } = findNames({ article, tokens, found, language, parts, ...(tagger && { tagger }) });
  const types = new Map(entities.map(({ id, type }) => [id, type]));
  const labels = new Uint8Array(words.count);
  let covered: Span = [0, 0];
  for (const { span, entity, form } of mentions) {
    const begin = BEGIN_OF[types.get(entity)!];
    if (begin === undefined || form === 'title' || span[1] <= covered[1]) continue;
    covered = span;
    for (let word = 0, first = true; word < words.count; word++) {
      if (words.end(word) <= span[0] || words.start(word) >= span[1]) continue;
      labels[word] = first ? begin : begin + 1;
      first = false;
    }
  }
  return labels;
}
