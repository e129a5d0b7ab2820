import type { DossierEntity } from '../model/dossier.ts';
import type { ResolvedEntity } from '../model/resolution.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { MemberShare } from './member-shares.ts';

/** How often an article words each of its entities in some way, by the entity's id there. */
export type Wordings = ReadonlyMap<string, readonly { readonly text: string; readonly isTitle: boolean; readonly count: number }[]>;

/** How an article words its entities, and what it tells of each. */
export interface ArticleNames {
  readonly wordings: Wordings;
  readonly shares: ReadonlyMap<string, MemberShare>;
}

/** The wordings of an article's entities; a metonym or a pronoun is none. */
export function readWordings({ mentions, text }: ArticleRecord): Wordings {
  const wordings = new Map<string, Map<string, { text: string; isTitle: boolean; count: number }>>();
  for (const { entity, form, span, metonym } of mentions) {
    if (metonym || form === 'pronoun') continue;
    let known = wordings.get(entity);
    if (!known) wordings.set(entity, (known = new Map()));
    const isTitle = form === 'title';
    const words = text.slice(span[0], span[1]);
    const one = known.get(`${isTitle} ${words}`);
    if (one) one.count += 1;
    else known.set(`${isTitle} ${words}`, { text: words, isTitle, count: 1 });
  }
  return new Map([...wordings].map(([entity, known]) => [entity, [...known.values()]]));
}

/** Every wording by which the articles name an entity; titles only of groups, which have nothing else. */
export function namesOf({ type, members }: ResolvedEntity, wordingsIn: (article: string) => Wordings): DossierEntity['names'] {
  const names = new Map<string, { count: number; articles: Set<string> }>();
  for (const { article, entity } of members) {
    for (const { text, isTitle, count } of wordingsIn(article).get(entity) ?? []) {
      if (isTitle && type !== 'group') continue;
      const known = names.get(text);
      if (!known) names.set(text, { count, articles: new Set([article]) });
      else {
        known.count += count;
        known.articles.add(article);
      }
    }
  }
  const found = [...names].map(([text, { count, articles }]) => ({ text, count, articles: [...articles].sort() }));
  return found.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}
