import { ALL_PARTS, type NameParts } from '../../src/analyze/names/phrase-reader.ts';
import { findNames } from '../../src/analyze/names/find-names.ts';
import { getTagger, type Tagger } from '../../src/analyze/names/tagger.ts';
import { B_ORGANIZATION, B_PERSON, B_PLACE, OUTSIDE } from '../../src/analyze/names/tags.ts';
import type { Words } from '../../src/analyze/names/words.ts';
import type { Language } from '../../src/language/language.ts';
import type { Article } from '../../src/model/article.ts';
import type { Span } from '../../src/model/span.ts';
import { type Corpus, readWords } from './corpus.ts';
import { type SpanScore, scoreSpans } from './span-score.ts';

/** Sentences taken for one article: corpora of sentences do not say where articles end. */
const SENTENCES_AN_ARTICLE = 15;
const BEGIN_OF: Readonly<Record<string, number>> = { person: B_PERSON, place: B_PLACE, organization: B_ORGANIZATION };

/**
 * How a corpus is labelled. `step`: the outermost names and partial names of the whole names step, in the codebook's manner.
 * `tagger`: the tagger's labels alone. `corpus`: in ANERcorp's manner, which has no ministries, armies or governments as bodies:
 * the tagger's labels, which learned it, persons as the whole step finds them, and where the tagger is silent bodies of the list of names.
 */
export type Manner = 'step' | 'tagger' | 'corpus';

interface Labelling {
  readonly tagger?: Tagger | undefined;
  readonly parts?: NameParts;
  readonly manner?: Manner;
}

/** Exact-span counts on a corpus of sentences against its labels. */
export function scoreStep(corpus: Corpus, language: Language, { tagger = getTagger(language) ?? undefined, parts = ALL_PARTS, manner = 'step' }: Labelling): SpanScore {
  const gold: number[] = [];
  const system: number[] = [];
  for (let from = 0; from < corpus.length; from += SENTENCES_AN_ARTICLE) {
    language.forgetArticles();
    const { words, labels } = readWords(corpus.slice(from, from + SENTENCES_AN_ARTICLE), language);
    gold.push(...labels, OUTSIDE);
    system.push(...labelsOf(words, language, { tagger, parts, manner }), OUTSIDE);
  }
  return scoreSpans(Uint8Array.from(gold), Uint8Array.from(system));
}

function labelsOf(words: Words, language: Language, { tagger, parts, manner }: Required<Pick<Labelling, 'parts' | 'manner'>> & Pick<Labelling, 'tagger'>): Uint8Array {
  if (manner === 'tagger') return tagger!.tag(words);
  const labels = manner === 'corpus' ? tagger!.tag(words).slice() : new Uint8Array(words.count);
  let covered: Span = [0, 0];
  for (const { span, begin, rule } of namesIn(words, language, { tagger, parts })) {
    const extent = wordsIn(words, span);
    if (span[1] <= covered[1] || (manner === 'corpus' && begin !== B_PERSON && !(LISTED.has(rule) && isFree(labels, extent)))) continue;
    covered = span;
    put(labels, extent, begin);
  }
  return labels;
}

/** Rules of lists that hold what every corpus calls a body. */
const LISTED = new Set(['listed-body']);

const isFree = (labels: Uint8Array, [from, to]: readonly [number, number]): boolean => labels.subarray(from, to).every((label) => label === OUTSIDE);

/** The mentions by name, outer first, with their begin labels. */
function namesIn(words: Words, language: Language, { tagger, parts = ALL_PARTS }: Labelling): { span: Span; begin: number; rule: string }[] {
  const { tokens, found } = words;
  const article = { text: tokens.text, blocks: [{ role: 'paragraph', span: [0, tokens.text.length] }] } as unknown as Article;
  const { mentions, entities } = findNames({ article, tokens, found, language, parts, ...(tagger && { tagger }) });
  const types = new Map(entities.map(({ id, type }) => [id, type]));
  return mentions.flatMap(({ span, entity, form, because }) => {
    const begin = form === 'title' ? undefined : BEGIN_OF[types.get(entity)!];
    return begin === undefined ? [] : [{ span, begin, rule: because?.rule ?? '' }];
  });
}

function wordsIn(words: Words, span: Span): readonly [from: number, to: number] {
  let from = 0;
  while (from < words.count && words.end(from) <= span[0]) from += 1;
  let to = from;
  while (to < words.count && words.start(to) < span[1]) to += 1;
  return [from, to];
}

/** Writes a name's labels; what it cuts through of other names is no name any more. */
function put(labels: Uint8Array, [from, to]: readonly [number, number], begin: number): void {
  const isInside = (at: number): boolean => labels[at]! !== OUTSIDE && labels[at]! % 2 === 0;
  if (from < labels.length && isInside(from)) {
    let at = from - 1;
    while (at > 0 && isInside(at)) at -= 1;
    labels.fill(OUTSIDE, at, from);
  }
  for (let at = to; at < labels.length && isInside(at); at++) labels[at] = OUTSIDE;
  labels.fill(begin + 1, from, to);
  labels[from] = begin;
}
