import { analyzeArticle, analyzeArticles } from '../analyze/analyze-article.ts';
import { type Language, loadLanguage } from '../language/language.ts';
import type { Article } from '../model/article.ts';
import type { Capture, Refusal } from '../model/capture.ts';
import type { ModelName } from '../model/model-name.ts';
import type { ArticleRecord } from '../model/record.ts';
import { loadOutlets, type Outlets } from '../read/outlets.ts';
import { readCapture } from '../read/read-capture.ts';
import { refuseOtherLanguage } from './other-language.ts';
import { findSearchWords } from './search-words.ts';
import { isRefusal, type ReadingStages } from './stages.ts';

/** What a reader works with. It is all that a thread of readers loads: what joins and compares articles is a fifth of the program. */
export function loadStages(code = 'ar'): ReadingStages {
  const language = loadLanguage(code);
  return joinReading(language, loadOutlets(language));
}

/** The stages that read one capture, joined over one language. */
export function joinReading(language: Language, outlets: Outlets): Required<ReadingStages> {
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
    readTogether(captures: readonly Capture[]): (ArticleRecord | Refusal)[] {
      const pages = captures.map(readPage);
      const records = analyzeArticles(pages.filter((page): page is Article => !isRefusal(page)), language).values();
      language.forgetArticles();
      return pages.map((page) => (isRefusal(page) ? page : records.next().value!));
    },
    readPage,
    analyze,
    reanalyze: (article) => analyze(article),
    searchWords: (text) => findSearchWords(text, language),
  };
}
