import type { DossierEntity } from '../model/dossier.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { OpenArchive } from './open-archive.ts';

export interface CardStatement {
  readonly article: string;
  readonly outlet: string | null;
  readonly lemma: string;
  readonly content: string;
}

/** All that an archive knows of one entity. */
export interface EntityCard {
  readonly entity: DossierEntity;
  readonly articles: number;
  /** Offices and descriptions that stood beside the name, most used first. */
  readonly roles: readonly { readonly text: string; readonly count: number }[];
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
  return Promise.all(met.map((entity) => makeCard(open, entity)));
}

async function makeCard(open: OpenArchive, entity: DossierEntity): Promise<EntityCard> {
  const roles = new Map<string, number>();
  const statements: CardStatement[] = [];
  const articles = new Set(entity.names.flatMap((spelling) => spelling.articles));
  for (const { article, entity: local } of entity.members ?? []) {
    articles.add(article);
    const record = await open.article(article);
    if (!record) continue;
    for (const { entity: mentioned, role } of record.mentions) {
      if (mentioned === local && role !== null) roles.set(role, (roles.get(role) ?? 0) + 1);
    }
    statements.push(...statementsOf(record, local));
  }
  const byUse = Array.from(roles, ([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
  return { entity, articles: articles.size, roles: byUse, statements };
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
