import { type TimesFound, findTimes } from '../src/analyze/times/find-times.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { Article } from '../src/model/article.ts';
import type { Block, Role } from '../src/model/block.ts';
import { READING_ROLES } from '../src/model/block.ts';
import type { Published } from '../src/model/published.ts';

/** An article of blocks, one a line; `published` is a day, bounds, or null. */
export function makeArticle(lines: readonly (readonly [role: Role, text: string])[], published: Published | string | null): Article {
  const blocks: Block[] = [];
  let text = '';
  for (const [role, line] of lines) {
    if (text) text += '\n';
    blocks.push({ role, span: [text.length, text.length + line.length] });
    text += line;
  }
  const day = typeof published === 'string' ? ({ start: published, end: published, basis: 'printed', evidence: [] } as const) : published;
  return {
    id: 'sha256:invented', uri: null, lang: 'ar', text, outlet: null, via: [], headline: null, dateline: null, byline: null, blocks, published: day,
  };
}

/** Runs the times step on an article. */
export function findTimesIn(article: Article): TimesFound {
  const language = loadLanguage('ar');
  const tokens = language.tokenize(article.text, article.blocks.filter(({ role }) => READING_ROLES.has(role)).map(({ span }) => span));
  return findTimes(article, tokens, language.match(tokens), language);
}

/** The step on one paragraph. */
export function analyzeInvented(text: string, published: string | null): Omit<TimesFound, 'published'> & { published: Published | null } {
  const found = findTimesIn(makeArticle([['paragraph', text]], published));
  return published ? { ...found, published: null } : found;
}
