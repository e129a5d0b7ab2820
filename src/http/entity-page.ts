import type { DossierEntity, EntityMember, Framing } from '../model/dossier.ts';
import { explainSpellings } from '../work/entity-spellings.ts';
import type { ArchiveView } from './archive-view.ts';
import { byNewest, countStatements, dayOf, readStatements } from './entity-statements.ts';
import { copyBecause } from './happening-dossier.ts';
import { listLabelUses } from './label-uses.ts';
import { RecordShelf } from './record-shelf.ts';
import type { ServedArchive } from './served-archive.ts';
import type { EntityRef, EntityView } from './shapes.ts';

/** How much of each list one page shows. */
const HAPPENINGS = 20;
const ARTICLES = 100;
/** Articles that the reasons of spellings are read from, spread evenly over those that name the entity. */
const RECORDS = 48;
/** The first of its statements; `/statements` has them all. */
const STATEMENTS = 8;
/** Labels whose sentences are shown. */
const LABELS = 60;
const COMPANY = 24;

/** What the archive knows of one entity: spellings, offices, words, company, happenings, and how outlets call it. */
export async function readEntityPage(view: ArchiveView, archive: ServedArchive, entity: DossierEntity): Promise<EntityView> {
  const shelf = new RecordShelf(archive);
  const members = byNewest(view, entity.members ?? []);
  const framing = view.framingOf.get(entity.id) ?? [];
  await shelf.fetch([...spread(members).map((member) => member.article), ...articlesOf(framing)]);
  const happenings = view.happeningsOfEntity.get(entity.id) ?? [];
  const articles = new Set(entity.names.flatMap((name) => name.articles));
  return {
    ...view.getEntity(entity.id),
    kb: entity.kb ?? null,
    names: listSpellings(entity, members, shelf, archive),
    because: copyBecause(entity.because),
    location: viewLocation(entity),
    offices: listOffices(view, { entity, members, archive }),
    happenings: view.newestOf(happenings, HAPPENINGS),
    happeningsTotal: happenings.length,
    company: countCompany(view, entity.id, happenings),
    statements: (await readStatements(view, archive, entity, { limit: STATEMENTS })).items,
    statementsTotal: countStatements(entity),
    roles: countRoles(view, members),
    labels: listLabelUses(view, framing, shelf),
    articlesTotal: articles.size,
    articles: [...articles].slice(0, ARTICLES).map((id) => view.getArticle(id)),
  };
}

type Members = readonly EntityMember[];

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

function listOffices(view: ArchiveView, { entity, members, archive }: { entity: DossierEntity; members: Members; archive: ServedArchive }): EntityView['offices'] {
  if (entity.type !== 'person') return [];
  const given = members.flatMap(({ article, roles = [] }) => roles.map((role) => ({ role, article, published: view.articles.get(article)?.published ?? null })));
  return (archive.stages.offices?.(given, entity.kb ?? null) ?? []).map(({ office, wordings, count, from, to, isFormer, source, because }) => ({
    office, wordings: [...wordings], count, from, to, isFormer, source, because: copyBecause([because])[0]!,
  }));
}

/** Some of its articles, from the whole time of the archive. */
function spread(members: Members): Members {
  if (members.length <= RECORDS) return members;
  return Array.from({ length: RECORDS }, (_, at) => members[Math.floor((at * members.length) / RECORDS)]!);
}

/** For each of the first labels an article that uses it. */
function articlesOf(framing: readonly Framing[]): string[] {
  const spans = framing.flatMap(({ labels }) => labels).toSorted((a, b) => b.count - a.count).slice(0, LABELS);
  return spans.flatMap(({ spans: [first] = [] }) => first?.article ?? []);
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

/** Offices as they are worded, with the days between which articles give them. */
function countRoles(view: ArchiveView, members: Members): EntityView['roles'] {
  const counts = new Map<string, EntityView['roles'][number]>();
  for (const { article, roles = [] } of members) {
    const day = dayOf(view, article);
    for (const text of roles) {
      const known = counts.get(text);
      if (known === undefined) counts.set(text, { text, count: 1, first: day, last: day });
      else {
        known.count += 1;
        if (day !== null && (known.first === null || day < known.first)) known.first = day;
        if (day !== null && (known.last === null || day > known.last)) known.last = day;
      }
    }
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count);
}
