import { comparisonWords } from '../language/comparison-words.ts';
import type { Language } from '../language/language.ts';
import { DOSSIER_FORMAT, type Dossier, type DossierArticle, type DossierEntity, type Happening, type Story } from '../model/dossier.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Resolution, ResolvedEntity, ResolvedHappening, ResolvedStory } from '../model/resolution.ts';
import { ArticleView, ResolutionIndex, forgetHeldWords } from './article-view.ts';
import { alignFacts } from './facts.ts';
import { framingOf } from './framing.ts';
import { type OneText, Origins } from './origins.ts';
import { forgetSeeds } from './passages.ts';
import { findSharedPassages, oneTexts, reusePairs } from './reuse.ts';
import { tellingSpan } from './telling-span.ts';
import { happeningTitle, namesEnough } from './titles.ts';

/** Compares resolved articles: facts with their voices and verdicts, reuse, framing. */
export function compareArticles(records: readonly ArticleRecord[], resolution: Resolution, language: Language): Dossier {
  const index = new ResolutionIndex(resolution);
  const cutter = comparisonWords(language);
  const dated = records.map((record) => ({ ...record, published: resolution.published.get(record.id) ?? record.published }));
  const views = dated.sort(byTime).map((record) => new ArticleView(record, index, cutter));
  const byId = new Map(views.map((view) => [view.record.id, view]));
  const origins = new Origins(language);
  const shared = findSharedPassages(views, index, origins);
  const texts = oneTexts(shared);
  const dossier: Dossier = {
    format: DOSSIER_FORMAT,
    articles: records.map(({ id }) => articleOf(byId.get(id)!.record)),
    entities: entitiesOf(views, resolution),
    stories: storiesOf(index, byId),
    happenings: resolution.happenings.map((happening) => happeningOf(happening, { index, views: byId, origins, texts })),
    facts: alignFacts({ views: byId, index, origins, shared, texts }),
    reuse: reusePairs(shared, texts, origins),
    framing: framingOf(views),
  };
  forgetHeldWords();
  forgetSeeds();
  return dossier;
}

function byTime(a: ArticleRecord, b: ArticleRecord): number {
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
  return resolution.entities.map((entity) => entityOf(entity, names.get(entity.id) ?? new Map()));
}

function entityOf(entity: ResolvedEntity, wordings: ReadonlyMap<string, { count: number; articles: ReadonlySet<string> }>): DossierEntity {
  const { id, type, name, latin, kb, members, because } = entity;
  const names = [...wordings].map(([text, { count, articles }]) => ({ text, count, articles: [...articles].sort() }));
  names.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  return { id, type, name, latin, kb, names, members, because };
}

interface HappeningContext {
  readonly index: ResolutionIndex;
  readonly views: ReadonlyMap<string, ArticleView>;
  readonly origins: Origins;
  readonly texts: readonly OneText[];
}

function happeningOf(happening: ResolvedHappening, { index, views, origins, texts }: HappeningContext): Happening {
  const tellings = happening.reports.flatMap(({ article, event }) => {
    const view = views.get(article)!;
    return origins.tellingsOf(view, view.record.events.find(({ id }) => id === event)!);
  });
  const { id, type, mode, time, place, participants, status, marginal, reports, because } = happening;
  const title = titleOf(happening, views, index);
  return {
    id, type, mode, title, time, place, participants, status, reports,
    ...origins.count(tellings, texts), ...(marginal && { marginal }), because,
  };
}

const titleOf = (happening: ResolvedHappening, views: ReadonlyMap<string, ArticleView>, index: ResolutionIndex): string =>
  namesEnough(happening) ? happeningTitle(happening, index.byId) : wordsOfTelling(happening, views, index);

/** Longest title taken from an article. */
const LONGEST_TITLE = 90;

/** A happening without names is called by the words of its first report. */
function wordsOfTelling(happening: ResolvedHappening, views: ReadonlyMap<string, ArticleView>, { byId }: ResolutionIndex): string {
  const [{ article, event: id }] = happening.reports as [ResolvedHappening['reports'][number]];
  const view = views.get(article)!;
  const event = view.record.events.find((other) => other.id === id)!;
  const [trigger] = event.triggers;
  if (!trigger) return happeningTitle(happening, byId);
  const words = view.record.text.slice(...tellingSpan(view, event, trigger)).replace(/\s+/g, ' ').trim();
  if (words.length <= LONGEST_TITLE) return words;
  return `${words.slice(0, words.lastIndexOf(' ', LONGEST_TITLE))}…`;
}

/** A story bears the title of the happening that most articles report. */
function storiesOf(index: ResolutionIndex, views: ReadonlyMap<string, ArticleView>): Story[] {
  const { resolution } = index;
  const numbers = new Map(resolution.happenings.map((happening) => [happening.id, happening]));
  return resolution.stories.map(({ id, happenings }: ResolvedStory) => {
    const leading = happenings.map((at) => numbers.get(at)!).reduce((best, happening) => (rank(happening) > rank(best) ? happening : best));
    return { id, title: titleOf(leading, views, index), happenings };
  });
}

const rank = ({ reports, participants, marginal }: ResolvedHappening): number => (marginal ? 0 : 100) + reports.length * 10 + participants.length;
