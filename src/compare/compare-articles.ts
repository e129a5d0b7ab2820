import { comparisonWords } from '../language/comparison-words.ts';
import type { Language } from '../language/language.ts';
import { DOSSIER_FORMAT, type Dossier, type DossierArticle, type DossierEntity, type EntityMember, type Happening, type Story } from '../model/dossier.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Resolution, ResolvedEntity, ResolvedHappening, ResolvedStory } from '../model/resolution.ts';
import { spanHolds } from '../model/span.ts';
import { type ArticleView, ResolutionIndex, forgetHeldWords } from './article-view.ts';
import { CompareMemory } from './compare-memory.ts';
import { alignFacts } from './facts.ts';
import { framingOf } from './framing.ts';
import { type OneTexts, Origins } from './origins.ts';
import { forgetSeeds } from './passages.ts';
import { findSharedPassages, oneTexts, reusePairs } from './reuse.ts';
import { Titles } from './happening-titles.ts';
import { interestOf } from './interest.ts';
import { sharesOf } from './member-shares.ts';

/** Compares resolved articles: facts with their voices and verdicts, reuse, framing. `memory` is what an earlier run over much the same articles left. */
export function compareArticles(records: readonly ArticleRecord[], resolution: Resolution, language: Language, memory = new CompareMemory('one run')): Dossier {
  const index = new ResolutionIndex(resolution);
  const cutter = comparisonWords(language);
  const views = records.map((record) => memory.viewOf(record, index, cutter)).sort(byTime);
  const byId = new Map(views.map((view) => [view.record.id, view]));
  const origins = new Origins(language);
  origins.learnCited(views);
  const shared = findSharedPassages(views, { index, origins, memory });
  const texts = oneTexts(shared);
  const facts = alignFacts({ views: byId, index, origins, shared, texts });
  const conflicts = new Map<string, number>();
  for (const { happening, verdict } of facts) if (verdict === 'conflict') conflicts.set(happening, (conflicts.get(happening) ?? 0) + 1);
  const titles = new Titles(index, { views: byId, origins, memory });
  const dossier: Dossier = {
    format: DOSSIER_FORMAT,
    articles: records.map(({ id }) => articleOf(byId.get(id)!.record)),
    entities: entitiesOf(views, resolution),
    stories: storiesOf(index, titles),
    happenings: resolution.happenings.map((happening) => happeningOf(happening, { index, views: byId, origins, texts, titles, conflicts })),
    facts,
    reuse: reusePairs(shared, texts, origins),
    framing: framingOf(views),
  };
  forgetHeldWords();
  forgetSeeds();
  memory.endRun();
  return dossier;
}

function byTime({ record: a }: ArticleView, { record: b }: ArticleView): number {
  const [x, y] = [a.published?.end ?? '', b.published?.end ?? ''];
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : Number(a.id > b.id);
}

const articleOf = ({ id, uri, outlet, via, headline, published }: ArticleRecord): DossierArticle => ({ id, uri, outlet, via, headline, published });

/** Entities with every wording by which the articles name them. */
function entitiesOf(views: readonly ArticleView[], resolution: Resolution): DossierEntity[] {
  const names = new Map<string, Map<string, { count: number; articles: Set<string> }>>();
  for (const view of views) {
    for (const { entity, form, span, metonym } of view.record.mentions) {
      const resolved = metonym || form === 'pronoun' ? null : view.entity(entity);
      if (!resolved || (form === 'title' && resolved.type !== 'group')) continue;
      const wordings = names.get(resolved.id) ?? new Map<string, { count: number; articles: Set<string> }>();
      const text = view.record.text.slice(span[0], span[1]);
      const wording = wordings.get(text) ?? { count: 0, articles: new Set() };
      names.set(resolved.id, wordings.set(text, { count: wording.count + 1, articles: wording.articles.add(view.record.id) }));
    }
  }
  const shares = new Map(views.map(({ record }) => [record.id, sharesOf(record)]));
  const membersOf = ({ members }: ResolvedEntity): EntityMember[] => members.map((member) => ({ ...member, ...shares.get(member.article)?.get(member.entity) }));
  return resolution.entities.map((entity) => entityOf({ ...entity, members: membersOf(entity) }, names.get(entity.id) ?? new Map()));
}

function entityOf(entity: ResolvedEntity, wordings: ReadonlyMap<string, { count: number; articles: ReadonlySet<string> }>): DossierEntity {
  const { id, type, name, latin, kb, members, location, because } = entity;
  const names = [...wordings].map(([text, { count, articles }]) => ({ text, count, articles: [...articles].sort() }));
  names.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  return { id, type, name, latin, kb, names, members, ...(location && { location }), because };
}

interface HappeningContext {
  readonly index: ResolutionIndex;
  readonly views: ReadonlyMap<string, ArticleView>;
  readonly origins: Origins;
  readonly texts: OneTexts;
  readonly titles: Titles;
  readonly conflicts: ReadonlyMap<string, number>;
}

function happeningOf(happening: ResolvedHappening, { index, views, origins, texts, titles, conflicts }: HappeningContext): Happening {
  const tellings = happening.reports.flatMap(({ article, event }) => {
    const view = views.get(article)!;
    return origins.tellingsOf(view, view.record.events.find(({ id }) => id === event)!);
  });
  const { id, type, mode, time, place, participants, status, marginal, reports, because } = happening;
  const { title, titleEn } = titles.of(happening);
  const counted = origins.count(tellings, texts);
  const speakers = titles.speakersOf(happening);
  const principals = participants.filter(({ entity, side }) => side !== 'also' && !speakers.has(entity) && ['person', 'organization'].includes(index.byId.get(entity)!.type)).length;
  const isInHeadline = reports.some(({ article, event }) => isHeadlined(views.get(article)!, event));
  const interest = interestOf({ happening, voices: counted.voices, principals, isInHeadline, conflicts: conflicts.get(id) ?? 0 });
  return {
    id, type, mode, title, ...(titleEn && { titleEn }), interest, time, place, participants, status, reports,
    ...counted, ...(marginal && { marginal }), because,
  };
}

function isHeadlined({ record: { blocks, events } }: ArticleView, id: string): boolean {
  const triggers = events.find((event) => event.id === id)!.triggers;
  return blocks.some(({ role, span }) => role === 'headline' && triggers.some((trigger) => spanHolds(span, trigger)));
}

/** A story bears the title of its most telling happening. */
function storiesOf({ resolution }: ResolutionIndex, titles: Titles): Story[] {
  const byId = new Map(resolution.happenings.map((happening) => [happening.id, happening]));
  return resolution.stories.map(({ id, happenings }: ResolvedStory) => {
    const leading = happenings.map((at) => byId.get(at)!).reduce((best, happening) => (rank(happening) > rank(best) ? happening : best));
    const articles = new Set(happenings.flatMap((at) => byId.get(at)!.reports.map(({ article }) => article))).size;
    const { title, titleEn } = titles.ofStory(leading, articles);
    return { id, title, ...(titleEn && { titleEn }), happenings };
  });
}

const rank = ({ reports, participants, marginal, status }: ResolvedHappening): number =>
  (marginal ? 0 : 100) + (status === 'happened' ? 20 : 0) + reports.length * 10 + participants.length;
