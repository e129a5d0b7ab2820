import type { DossierEntity } from '../model/dossier.ts';
import { explainSpellings } from '../work/entity-spellings.ts';
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
    names: listSpellings(entity, members, shelf, archive),
    because: copyBecause(entity.because),
    location: viewLocation(entity),
    offices: listOffices(view, { entity, members, shelf, archive }),
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

function listSpellings(entity: DossierEntity, members: Members, shelf: RecordShelf, archive: ServedArchive): EntityView['names'] {
  const met = members.flatMap(({ article, entity: local }) => {
    const record = shelf.find(article);
    return record === null ? [] : [{ record, local }];
  });
  const fold = (text: string): string => archive.stages.searchWords(text).map(({ written }) => written).join(' ');
  return explainSpellings(entity, met, fold)
    .map(({ text, count, articles, because }) => ({ text, count, articles: articles.length, because: copyBecause(because) }))
    .toSorted((a, b) => b.count - a.count);
}

function viewLocation({ location }: DossierEntity): EntityView['location'] {
  if (location === undefined) return null;
  const { country, kind, at, because } = location;
  return { country, kind, at: at === null ? null : [...at], because: because === undefined ? null : copyBecause([because])[0]! };
}

function listOffices(view: ArchiveView, { entity, members, shelf, archive }: { entity: DossierEntity; members: Members; shelf: RecordShelf; archive: ServedArchive }): EntityView['offices'] {
  if (entity.type !== 'person') return [];
  const given = members.flatMap(({ article, entity: local }) => {
    const published = view.articles.get(article)?.published ?? null;
    const mentions = (shelf.find(article)?.mentions ?? []).filter((mention) => mention.entity === local);
    return mentions.flatMap(({ role }) => (role === null ? [] : [{ role, article, published }]));
  });
  return (archive.stages.offices?.(given, entity.kb ?? null) ?? []).map(({ office, wordings, count, from, to, isFormer, source, because }) => ({
    office, wordings: [...wordings], count, from, to, isFormer, source, because: copyBecause([because])[0]!,
  }));
}

/** So many of its articles, the newest first, from the whole time of the archive. */
function spreadMembers(view: ArchiveView, members: Members): Members {
  const dated = members.map((member) => ({ member, day: dayOf(view, member.article) ?? '' }));
  const byDay = dated.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)).map(({ member }) => member);
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
