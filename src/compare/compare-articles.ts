import { comparisonWords } from '../language/comparison-words.ts';
import type { Language } from '../language/language.ts';
import { DOSSIER_FORMAT, type Dossier, type DossierEntity, type Happening, type Story } from '../model/dossier.ts';
import type { ArticleRecord } from '../model/record.ts';
import { type RecordSet, newSet } from '../model/record-set.ts';
import type { Resolution, ResolvedEntity, ResolvedHappening, ResolvedStory } from '../model/resolution.ts';
import { spanHolds } from '../model/span.ts';
import { type ArticleView, forgetHeldWords } from './article-view.ts';
import { CompareMemory } from './compare-memory.ts';
import { DossierNumbers } from './dossier-numbers.ts';
import { readWordings } from './entity-names.ts';
import { Titles } from './happening-titles.ts';
import { interestOf } from './interest.ts';
import { sharesOf } from './member-shares.ts';
import type { OneTexts, Origins } from './origins.ts';
import { forgetSeeds } from './passages.ts';
import type { ResolutionIndex } from './resolution-index.ts';

/** Compares resolved articles: facts with their voices and verdicts, reuse, framing. */
export function compareArticles(records: readonly ArticleRecord[], resolution: Resolution, language: Language): Dossier {
  const dossier = compareSet(newSet(records), resolution, language, new CompareMemory('one run'));
  const byId = new Map(dossier.articles.map((article) => [article.id, article]));
  return { ...dossier, articles: records.map(({ id }) => byId.get(id)!) };
}

/** As `compareArticles`, of a set that is compared again and again; `memory` is what the runs before left. The articles of the dossier are ordered by id. */
export function compareSet(set: RecordSet, resolution: Resolution, language: Language, memory: CompareMemory): Dossier {
  const { byId, made, gone, changed, touched, index, origins } = memory.startRun(set, resolution, { language, cutter: comparisonWords(language) });
  const { shared, framing, happenings: ofHappenings } = memory;
  const { run } = index;
  shared.take({ made, gone, changed, viewOf: (article) => byId.get(article), happenings: index.exchanged, touched, origins, run });
  framing.take(changed, gone);
  const touchedViews = new Set([...changed, ...shared.noted, ...memory.othersTold]);
  const facts = { views: byId, index, origins, sharedBy: (view: ArticleView) => shared.passagesOf(view), texts: shared.texts, memory: memory.facts };
  const inConflict = memory.joinedFacts.take(index.exchanged, touchedViews, facts);
  const titles = new Titles(index, { views: byId, origins, memory: ofHappenings });
  const context: HappeningContext = { index, views: byId, origins, texts: shared.texts, titles, conflicts: memory.joinedFacts.conflicts };
  const due = new Set([...index.exchanged.added, ...touched, ...[...inConflict].flatMap((id) => index.happeningById.get(id) ?? [])]);
  for (const { record } of shared.noted) for (const { id } of record.events) due.add(index.happeningOf(record.id, id)!);
  for (const { id } of index.exchanged.gone) {
    memory.madeHappenings.delete(id);
    memory.tellings.forget(id);
  }
  for (const happening of due) memory.madeHappenings.set(happening.id, makeHappening(happening, context));
  const numbers = new DossierNumbers(resolution);
  const entities = resolution.entities.map((entity) => numbers.entity(memory.ofEntity(entity, () => entityOf(entity, { byId, memory }))));
  memory.forgetNames();
  const dossier: Dossier = {
    format: DOSSIER_FORMAT,
    articles: memory.articles.items,
    entities,
    stories: storiesOf(index, titles, { due, memory }).map((story) => numbers.story(story)),
    happenings: resolution.happenings.map(({ id }) => numbers.happening(memory.madeHappenings.get(id)!)),
    facts: memory.joinedFacts.all.map(({ fact }, i) => numbers.fact(fact, i)),
    reuse: shared.reuse(origins),
    framing: framing.all((entity) => numbers.ofEntity(entity)).map((one) => numbers.framing(one)),
  };
  forgetHeldWords();
  forgetSeeds();
  return dossier;
}

/** An entity with every wording by which the articles name it, and what each tells of it. */
function entityOf(entity: ResolvedEntity, { byId, memory }: { readonly byId: ReadonlyMap<string, ArticleView>; readonly memory: CompareMemory }): DossierEntity {
  const tally = memory.tallyOf(entity, (article) => {
    const view = byId.get(article)!;
    let known = memory.names.get(view);
    if (!known) memory.names.set(view, (known = { wordings: readWordings(view.record), shares: sharesOf(view.record) }));
    return known;
  });
  const { id, type, name, latin, kb, location, because } = entity;
  return { id, type, name, latin, kb, names: tally.names, members: [...tally.members], ...(location && { location }), because };
}

interface HappeningContext {
  readonly index: ResolutionIndex;
  readonly views: ReadonlyMap<string, ArticleView>;
  readonly origins: Origins;
  readonly texts: OneTexts;
  readonly titles: Titles;
  readonly conflicts: ReadonlyMap<string, number>;
}

function makeHappening(happening: ResolvedHappening, { index, views, origins, texts, titles, conflicts }: HappeningContext): Happening {
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
function storiesOf({ resolution, happeningById }: ResolutionIndex, titles: Titles, { due, memory: { tellings } }: { readonly due: ReadonlySet<ResolvedHappening>; readonly memory: CompareMemory }): Story[] {
  for (const { id } of due) tellings.forget(id);
  return resolution.stories.map(({ id, happenings }: ResolvedStory) => {
    const { title, titleEn } = tellings.of(happenings, () => {
      const told = happenings.map((at) => happeningById.get(at)!);
      const leading = told.reduce((best, happening) => (rank(happening) > rank(best) ? happening : best));
      return titles.ofStory(leading, new Set(told.flatMap(({ reports }) => reports.map(({ article }) => article))).size);
    });
    return { id, title, ...(titleEn && { titleEn }), happenings };
  });
}

const rank = ({ reports, participants, marginal, status }: ResolvedHappening): number =>
  (marginal ? 0 : 100) + (status === 'happened' ? 20 : 0) + reports.length * 10 + participants.length;
