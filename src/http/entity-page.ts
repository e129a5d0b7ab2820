import type { DossierEntity } from '../model/dossier.ts';
import type { ArchiveView } from './archive-view.ts';
import { copyBecause } from './happening-dossier.ts';
import { listLabelUses } from './label-uses.ts';
import { RecordShelf } from './record-shelf.ts';
import type { ServedArchive } from './served-archive.ts';
import type { EntityRef, EntityView } from './shapes.ts';

/** How much of each list one page shows. */
const HAPPENINGS = 40;
const ARTICLES = 100;
/** Articles that statements and offices are read from, spread evenly over those that name the entity. */
const RECORDS = 48;
const STATEMENTS = 60;
const COMPANY = 24;

/** What the archive knows of one entity: spellings, offices, words, company, happenings, and how outlets call it. */
export async function readEntityPage(view: ArchiveView, archive: ServedArchive, entity: DossierEntity): Promise<EntityView> {
  const shelf = new RecordShelf(archive);
  const members = spreadMembers(view, entity.members ?? []);
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
    roles: countRoles(view, members, shelf),
    labels: listLabelUses(view, view.framingOf.get(entity.id) ?? [], shelf),
    articlesTotal: articles.size,
    articles: [...articles].slice(0, ARTICLES).map((id) => view.getArticle(id)),
  };
}

type Members = NonNullable<DossierEntity['members']>;

/** So many of its articles, the newest first, from the whole time of the archive. */
function spreadMembers(view: ArchiveView, members: Members): Members {
  const byDay = members.toSorted((a, b) => (dayOf(view, b.article) ?? '').localeCompare(dayOf(view, a.article) ?? ''));
  if (byDay.length <= RECORDS) return byDay;
  return Array.from({ length: RECORDS }, (_, at) => byDay[Math.floor((at * byDay.length) / RECORDS)]!);
}

function dayOf(view: ArchiveView, article: string): string | null {
  const published = view.articles.get(article)?.published;
  return published?.start ?? published?.end ?? null;
}

function countCompany(view: ArchiveView, id: string, happenings: readonly string[]): EntityView['company'] {
  const counts = new Map<string, { entity: EntityRef; count: number; met: number }>();
  for (const happening of happenings) {
    const summary = view.summaries.get(happening);
    if (summary === undefined || summary.marginal) continue;
    const others = new Map(summary.participants.filter(({ entity }) => entity.id !== id).map(({ entity }) => [entity.id, entity]));
    for (const entity of others.values()) {
      let known = counts.get(entity.id);
      if (known === undefined) counts.set(entity.id, (known = { entity, count: 0, met: 0 }));
      known.count += 1;
      if (summary.type === 'CONSULT') known.met += 1;
    }
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count).slice(0, COMPANY);
}

function listStatements(view: ArchiveView, members: Members, shelf: RecordShelf): EntityView['statements'] {
  const statements = members.flatMap(({ article, entity }) =>
    (shelf.find(article)?.statements ?? [])
      .filter((statement) => statement.speaker === entity || statement.speakers?.includes(entity) === true)
      .map((statement) => ({
        article,
        published: dayOf(view, article),
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

/** Offices, the one held last first: they change with time, and outlets differ. */
function countRoles(view: ArchiveView, members: Members, shelf: RecordShelf): EntityView['roles'] {
  const roles = new Map<string, EntityView['roles'][number]>();
  for (const { article, entity } of members) {
    const day = dayOf(view, article);
    for (const mention of shelf.find(article)?.mentions ?? []) {
      if (mention.entity !== entity || mention.role === null) continue;
      const known = roles.get(mention.role) ?? { text: mention.role, count: 0, first: day, last: day };
      const days = [known.first, known.last, day].filter((one) => one !== null).toSorted();
      roles.set(mention.role, { text: mention.role, count: known.count + 1, first: days[0] ?? null, last: days.at(-1) ?? null });
    }
  }
  return [...roles.values()].toSorted((a, b) => b.count - a.count);
}
