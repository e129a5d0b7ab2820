import { comparisonWords } from '../language/comparison-words.ts';
import type { Language } from '../language/language.ts';
import { DOSSIER_FORMAT, type Dossier, type DossierArticle, type DossierEntity, type Happening, type Story } from '../model/dossier.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Resolution, ResolvedEntity, ResolvedHappening, ResolvedStory } from '../model/resolution.ts';
import { spanHolds } from '../model/span.ts';
import { type ArticleView, forgetHeldWords } from './article-view.ts';
import { CompareMemory } from './compare-memory.ts';
import { DossierNumbers } from './dossier-numbers.ts';
import { type ArticleNames, namesOf, readWordings } from './entity-names.ts';
import { alignFacts } from './facts.ts';
import type { HappeningMemory } from './happening-memory.ts';
import { Titles } from './happening-titles.ts';
import { interestOf } from './interest.ts';
import { sharesOf } from './member-shares.ts';
import type { OneTexts, Origins } from './origins.ts';
import { forgetSeeds } from './passages.ts';
import type { ResolutionIndex } from './resolution-index.ts';

/** Compares resolved articles: facts with their voices and verdicts, reuse, framing. `memory` is what an earlier run over much the same articles left. */
export function compareArticles(records: readonly ArticleRecord[], resolution: Resolution, language: Language, memory = new CompareMemory('one run')): Dossier {
  const { views, byId, gone, touched, index, origins } = memory.startRun(records, resolution, { language, cutter: comparisonWords(language) });
  const { shared, framing, happenings: ofHappenings } = memory;
  const { run } = index;
  shared.take({ views, viewOf: (article) => byId.get(article), gone, happenings: resolution.happenings, isTouched: (happening) => touched.has(happening), origins, run });
  framing.take(views, gone, run);
  const facts = alignFacts({ views: byId, index, origins, sharedBy: (view) => shared.passagesOf(view), texts: shared.texts, memory: memory.facts });
  const conflicts = new Map<string, number>();
  for (const { happening, verdict } of facts) if (verdict === 'conflict') conflicts.set(happening, (conflicts.get(happening) ?? 0) + 1);
  const titles = new Titles(index, { views: byId, origins, memory: ofHappenings });
  const context: HappeningContext = { index, views: byId, origins, texts: shared.texts, titles, conflicts, memory: ofHappenings, run };
  const numbers = new DossierNumbers(resolution);
  const entities = resolution.entities.map((entity) => numbers.entity(memory.ofEntity(entity, () => entityOf(entity, { byId, memory }))));
  memory.forgetNames();
  const dossier: Dossier = {
    format: DOSSIER_FORMAT,
    articles: records.map(({ id }) => articleOf(byId.get(id)!)),
    entities,
    stories: storiesOf(index, titles).map((story) => numbers.story(story)),
    happenings: resolution.happenings.map((happening) => numbers.happening(happeningOf(happening, context))),
    facts: facts.map((fact, i) => numbers.fact(fact, i)),
    reuse: shared.reuse(views, origins),
    framing: framing.all((entity) => numbers.ofEntity(entity)).map((one) => numbers.framing(one)),
  };
  forgetHeldWords();
  forgetSeeds();
  return dossier;
}

const articleOf = (view: ArticleView): DossierArticle => view.once('dossier article', () => {
  const { id, uri, outlet, via, headline, published } = view.record;
  return { id, uri, outlet, via, headline, published };
});

/** An entity with every wording by which the articles name it, and what each tells of it. */
function entityOf(entity: ResolvedEntity, { byId, memory: { names } }: { readonly byId: ReadonlyMap<string, ArticleView>; readonly memory: CompareMemory }): DossierEntity {
  const namedIn = (article: string): ArticleNames => {
    const view = byId.get(article)!;
    let known = names.get(view);
    if (!known) names.set(view, (known = { wordings: readWordings(view.record), shares: sharesOf(view.record) }));
    return known;
  };
  const { id, type, name, latin, kb, location, because } = entity;
  const members = entity.members.map((member) => ({ ...member, ...namedIn(member.article).shares.get(member.entity) }));
  return { id, type, name, latin, kb, names: namesOf(entity, (article) => namedIn(article).wordings), members, ...(location && { location }), because };
}

interface HappeningContext {
  readonly index: ResolutionIndex;
  readonly views: ReadonlyMap<string, ArticleView>;
  readonly origins: Origins;
  readonly texts: OneTexts;
  readonly titles: Titles;
  readonly conflicts: ReadonlyMap<string, number>;
  readonly memory: HappeningMemory;
  readonly run: number;
}

/** A happening as it was, when neither its reports nor what they share with others nor the conflicts of its facts are others. */
function happeningOf(happening: ResolvedHappening, context: HappeningContext): Happening {
  const known = context.memory.once<{ made: Happening | null; madeIn: number; conflicts: number }>(happening, 'dossier', () => ({ made: null, madeIn: 0, conflicts: 0 }));
  const conflicts = context.conflicts.get(happening.id) ?? 0;
  if (known.made && known.conflicts === conflicts && (happening.reports.length < 2 || happening.reports.every(({ article }) => context.views.get(article)!.sharedIn <= known.madeIn))) return known.made;
  Object.assign(known, { made: makeHappening(happening, context), madeIn: context.run, conflicts });
  return known.made!;
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
