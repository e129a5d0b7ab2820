import { analyzeArticle } from '../analyze/analyze-article.ts';
import { compareArticles } from '../compare/compare-articles.ts';
import { loadLanguage } from '../language/language.ts';
import { loadOutlets } from '../read/outlets.ts';
import type { Article } from '../model/article.ts';
import type { Capture, Refusal } from '../model/capture.ts';
import type { ModelName } from '../model/model-name.ts';
import type { ArticleRecord } from '../model/record.ts';
import { readCapture } from '../read/read-capture.ts';
import { officesHeld } from '../resolve/offices-held.ts';
import { resolveArticles } from '../resolve/resolve-articles.ts';
import { stepOf } from './comparison-progress.ts';
import { listPlacePoints, type PlacePoint } from './place-points.ts';
import { refuseOtherLanguage } from './other-language.ts';
import { findSearchWords } from './search-words.ts';
import { Settling } from './settling.ts';
import { isRefusal, type Stages } from './stages.ts';

/** The stages of the product, joined over one language. Loading takes a moment; keep what it returns. */
export function loadStages(code = 'ar'): Stages {
  const language = loadLanguage(code);
  const outlets = loadOutlets(language);
  let points: Map<string, PlacePoint> | undefined;
  const readPage = (capture: Capture): Article | Refusal => {
    const article = readCapture(capture, language, outlets);
    if (isRefusal(article)) return article;
    return refuseOtherLanguage(article, capture.uri ?? capture.id) ?? article;
  };
  const analyze = (article: Article, modelNames: readonly ModelName[] = []): ArticleRecord => {
    const record = analyzeArticle(article, language, modelNames);
    language.forgetArticles();
    return record;
  };
  return {
    readOne(capture: Capture): ArticleRecord | Refusal {
      const article = readPage(capture);
      return isRefusal(article) ? article : analyze(article);
    },
    readPage,
    analyze,
    weigh(records, rulings, hear = () => {}) {
      hear(stepOf('joining'));
      const resolution = resolveArticles(records, language, rulings);
      hear(stepOf('comparing'));
      return { dossier: compareArticles(records, resolution, language), decisions: resolution.decisions };
    },
    startSettling: () => new Settling(language),
    reanalyze: (article) => analyze(article),
    compare: (records, rulings) => compareArticles(records, resolveArticles(records, language, rulings), language),
    placePoint: (kb) => (points ??= listPlacePoints(language)).get(kb) ?? null,
    outletLatin: (name) => outlets.findByName(name)?.latin ?? null,
    offices: (given, kb) => officesHeld(given, kb, language),
    searchWords: (text) => findSearchWords(text, language),
  };
}
