import { findNames } from '../src/analyze/names/find-names.ts';
import { ALL_PARTS } from '../src/analyze/names/phrase-reader.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { Article } from '../src/model/article.ts';
import type { Block } from '../src/model/block.ts';

const language = loadLanguage('ar');

/** `span → type name` of every mention of an invented article of one paragraph a line. */
export function read(text: string, parts = ALL_PARTS): string[] {
  const blocks: Block[] = [...text.matchAll(/[^\n]+/g)].map((match) => ({ role: 'paragraph', span: [match.index, match.index + match[0].length] }));
  const tokens = language.tokenize(text);
  const { mentions, entities } = findNames({ article: { text, blocks } as unknown as Article, tokens, found: language.match(tokens), language, parts });
  return mentions.map(({ span, entity }) => {
    const { type, name } = entities.find(({ id }) => id === entity)!;
    return `${text.slice(...span)} → ${type} ${name}`;
  });
}
