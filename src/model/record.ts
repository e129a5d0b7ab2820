import type { Article } from './article.ts';
import type { Entity, Mention } from './entity.ts';
import type { Event } from './event.ts';
import type { Label } from './label.ts';
import type { Statement } from './statement.ts';
import type { Quantity, Time } from './time.ts';

export const ARTICLE_FORMAT = 'isnad.article/1';

/** The layers that `analyze` adds to an article. */
export interface Analysis {
  readonly entities: readonly Entity[];
  readonly mentions: readonly Mention[];
  readonly times: readonly Time[];
  readonly quantities: readonly Quantity[];
  readonly statements: readonly Statement[];
  readonly events: readonly Event[];
  readonly labels: readonly Label[];
}

/** One line of `isnad read --json`. Codebook section 7. */
export interface ArticleRecord extends Article, Analysis {
  readonly format: typeof ARTICLE_FORMAT;
}
