import type { DossierEntity } from '../model/dossier.ts';
import type { Location } from '../model/entity.ts';
import type { Published } from '../model/published.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { OfficeGiven, OfficeHeld } from '../resolve/offices-held.ts';
import { explainSpellings, type Spelling } from './entity-spellings.ts';
import type { OpenArchive } from './open-archive.ts';

export interface CardArticle {
  readonly id: string;
  readonly uri: string | null;
  readonly outlet: string | null;
  readonly headline: string | null;
  readonly published: Published | null;
}

export interface CardStatement {
  readonly article: string;
  readonly outlet: string | null;
  readonly lemma: string;
  readonly content: string;
}

/** All that an archive knows of one entity. */
export interface EntityCard {
  readonly entity: DossierEntity;
  /** Where it lies, when it is a place that is known. */
  readonly location: Location | null;
  /** Every wording that names it, with counts and the reason that it is this one. */
  readonly spellings: readonly Spelling[];
  /** Offices in order of time, of the articles and of the knowledge base. */
  readonly offices: readonly OfficeHeld[];
  readonly articles: readonly CardArticle[];
  readonly statements: readonly CardStatement[];
}

/** The entities that bear a name, whatever its spelling: those named exactly so, else those whose names hold all its words. */
export async function findEntityCards(open: OpenArchive, name: string): Promise<readonly EntityCard[]> {
  const wordsOf = (text: string): string[] => open.stages.searchWords(text).map((word) => word.written);
  const wanted = wordsOf(name);
  if (wanted.length === 0) return [];
  const { entities } = await open.dossier();
  const spellingsOf = (entity: DossierEntity): string[][] => [entity.name, ...entity.names.map(({ text }) => text)].map(wordsOf);
  const exact = entities.filter((entity) => spellingsOf(entity).some((words) => words.join(' ') === wanted.join(' ')));
  const latin = entities.filter((entity) => entity.latin?.toLowerCase() === name.trim().toLowerCase());
  const partial = entities.filter((entity) => spellingsOf(entity).some((words) => wanted.every((word) => words.includes(word))));
  const met = [exact, latin, partial].find((candidates) => candidates.length > 0) ?? [];
  return Promise.all(met.map((entity) => makeEntityCard(open, entity)));
}

/** Reads the articles that name an entity; where they are many, those that `only` lists. */
export async function makeEntityCard(open: OpenArchive, entity: DossierEntity, only?: ReadonlySet<string>): Promise<EntityCard> {
  const { articles } = await open.dossier();
  const known = new Map(articles.map((article) => [article.id, article]));
  const members = (entity.members ?? []).filter(({ article }) => only === undefined || only.has(article));
  const met: { readonly record: ArticleRecord; readonly local: string }[] = [];
  const given: OfficeGiven[] = [];
  const statements: CardStatement[] = [];
  for (const { article, entity: local } of members) {
    const record = await open.article(article);
    if (!record) continue;
    met.push({ record, local });
    const published = known.get(article)?.published ?? record.published;
    for (const { entity: mentioned, role } of record.mentions) if (mentioned === local && role !== null) given.push({ role, article, published });
    statements.push(...statementsOf(record, local));
  }
  const holders = new Set([...members.map(({ article }) => article), ...entity.names.flatMap((spelling) => spelling.articles)]);
  return {
    entity, location: entity.location ?? null,
    spellings: explainSpellings(entity, met, (text) => open.stages.searchWords(text).map(({ written }) => written).join(' ')),
    offices: entity.type === 'person' ? (open.stages.offices?.(given, entity.kb ?? null) ?? []) : [],
    articles: [...holders].flatMap((id) => known.get(id) ?? []).map(({ id, uri, outlet, headline, published }) => ({ id, uri, outlet, headline, published })).sort(byDay),
    statements,
  };
}

/** The oldest first, undated ones last. */
function byDay(a: CardArticle, b: CardArticle): number {
  const [x, y] = [a.published?.start ?? a.published?.end ?? '9999', b.published?.start ?? b.published?.end ?? '9999'];
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1;
}

function statementsOf(record: ArticleRecord, local: string): CardStatement[] {
  return record.statements
    .filter((statement) => statement.speaker === local || statement.speakers?.includes(local))
    .map(({ cue, content }) => ({
      article: record.id,
      outlet: record.outlet,
      lemma: cue.lemma,
      content: record.text.slice(content[0], content[1]),
    }));
}
