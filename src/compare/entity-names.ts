import { placeIn } from '../language/sorted-list.ts';
import type { DossierEntity, EntityMember } from '../model/dossier.ts';
import type { ResolvedEntity } from '../model/resolution.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { MemberShare } from './member-shares.ts';
import { addedTo } from './resolution-index.ts';

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

/** What the articles call an entity and tell of it, as far as they were looked at: one that grows is looked at no further than at what is new. */
export class EntityTally {
  readonly members: EntityMember[] = [];
  readonly #names = new Map<string, { count: number; articles: string[]; isShown: boolean }>();
  #known: ResolvedEntity['members'] = [];

  /** Takes in an entity; false where members of before are gone, so that another tally is needed. */
  take({ type, members }: ResolvedEntity, namesIn: (article: string) => ArticleNames): boolean {
    const added = addedTo(this.#known, members);
    if (this.#known.length + added.length !== members.length) return false;
    this.#known = members;
    for (const member of added) {
      const { wordings, shares } = namesIn(member.article);
      this.#put({ ...member, ...shares.get(member.entity) });
      for (const { text, isTitle, count } of wordings.get(member.entity) ?? []) if (!isTitle || type === 'group') this.#count(text, count, member.article);
    }
    return true;
  }

  /** Every wording by which the articles name it; titles only of groups, which have nothing else. */
  get names(): DossierEntity['names'] {
    const found = [...this.#names].map(([text, name]) => {
      name.isShown = true;
      return { text, count: name.count, articles: name.articles };
    });
    return found.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  }

  #put(member: EntityMember): void {
    const last = this.members.at(-1);
    if (last && compareRefs(member, last) < 0) this.members.splice(placeIn(this.members, member, compareRefs), 0, member);
    else this.members.push(member);
  }

  #count(text: string, count: number, article: string): void {
    const known = this.#names.get(text);
    if (!known) {
      this.#names.set(text, { count, articles: [article], isShown: false });
      return;
    }
    known.count += count;
    const at = placeIn(known.articles, article, compareText);
    if (known.articles[at - 1] === article) return;
    if (known.isShown) [known.articles, known.isShown] = [[...known.articles], false];
    if (at === known.articles.length) known.articles.push(article);
    else known.articles.splice(at, 0, article);
  }
}

/** The order of the members of an entity: by article, then by their ids there. */
const compareRefs = (a: EntityMember, b: EntityMember): number => compareText(a.article, b.article) || a.entity.length - b.entity.length || compareText(a.entity, b.entity);
const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
