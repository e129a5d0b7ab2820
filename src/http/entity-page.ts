import type { DossierEntity } from '../model/dossier.ts';
import type { ArchiveView } from './archive-view.ts';
import { copyBecause } from './happening-dossier.ts';
import { listLabelUses } from './label-uses.ts';
import { RecordShelf } from './record-shelf.ts';
import type { ServedArchive } from './served-archive.ts';
import type { EntityRef, EntitySummary, EntityView } from './shapes.ts';

/** How much of each list one page shows. */
const HAPPENINGS = 40;
const ARTICLES = 100;
const RECORDS = 40;
const STATEMENTS = 60;
const COMPANY = 24;

export function summariseEntity(view: ArchiveView, entity: DossierEntity): EntitySummary {
  const articles = new Set(entity.names.flatMap((name) => name.articles));
  return {
    ...view.getEntity(entity.id),
    mentions: entity.names.reduce((sum, name) => sum + name.count, 0),
    articles: articles.size,
    happenings: view.happeningsOfEntity.get(entity.id)?.length ?? 0,
  };
}

/** What the archive knows of one entity: spellings, offices, words, company, happenings, and how outlets call it. */
export async function readEntityPage(view: ArchiveView, archive: ServedArchive, entity: DossierEntity): Promise<EntityView> {
  const shelf = new RecordShelf(archive);
  const members = (entity.members ?? []).slice(0, RECORDS);
  await shelf.fetch(members.map((member) => member.article));
  const happenings = view.happeningsOfEntity.get(entity.id) ?? [];
  const articles = new Set(entity.names.flatMap((name) => name.articles));
  return {
    ...view.getEntity(entity.id),
    kb: entity.kb ?? null,
    names: entity.names.map(({ text, count, articles: holders }) => ({ text, count, articles: holders.length })).toSorted((a, b) => b.count - a.count),
    because: copyBecause(entity.because),
    happenings: view.summariesOf(happenings).slice(-HAPPENINGS),
    happeningsTotal: happenings.length,
    company: countCompany(view, entity.id, happenings),
    statements: listStatements(view, members, shelf),
    roles: countRoles(members, shelf),
    labels: listLabelUses(view, view.framingOf.get(entity.id) ?? [], shelf),
    articlesTotal: articles.size,
    articles: [...articles].slice(0, ARTICLES).map((id) => view.getArticle(id)),
  };
}

function countCompany(view: ArchiveView, id: string, happenings: readonly string[]): EntityView['company'] {
  const counts = new Map<string, { entity: EntityRef; count: number }>();
  for (const happening of happenings)
    for (const { entity } of view.summaries.get(happening)?.participants ?? []) {
      if (entity.id === id) continue;
      const known = counts.get(entity.id);
      if (known === undefined) counts.set(entity.id, { entity, count: 1 });
      else known.count += 1;
    }
  return [...counts.values()].toSorted((a, b) => b.count - a.count).slice(0, COMPANY);
}

type Members = NonNullable<DossierEntity['members']>;

function listStatements(view: ArchiveView, members: Members, shelf: RecordShelf): EntityView['statements'] {
  const statements = members.flatMap(({ article, entity }) =>
    (shelf.find(article)?.statements ?? [])
      .filter((statement) => statement.speaker === entity || statement.speakers?.includes(entity) === true)
      .map((statement) => ({
        article,
        outlet: view.outletOf(article),
        cue: statement.cue.lemma,
        force: statement.cue.force,
        channel: statement.channel,
        chain: [...statement.chain],
        passage: shelf.passages(article, [statement.content])[0]!,
      })),
  );
  return statements.slice(0, STATEMENTS);
}

function countRoles(members: Members, shelf: RecordShelf): EntityView['roles'] {
  const counts = new Map<string, number>();
  for (const { article, entity } of members)
    for (const mention of shelf.find(article)?.mentions ?? [])
      if (mention.entity === entity && mention.role !== null) counts.set(mention.role, (counts.get(mention.role) ?? 0) + 1);
  return [...counts].map(([text, count]) => ({ text, count })).toSorted((a, b) => b.count - a.count);
}
