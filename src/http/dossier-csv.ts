import { CHAIN_MARK, writeCsv } from './csv.ts';
import type { ArticleComparison, ArticleSummary, FactCell, HappeningDossier } from './shapes.ts';

const COLUMNS = ['fact', 'gist', 'verdict', 'voices', 'outlet', 'headline', 'published', 'standing', 'value', 'origin', 'chain', 'quote', 'article'];

/** One line for each fact and article: who carries it, whose words, by which chain, in which sentence. */
export function factsCsv(dossier: HappeningDossier): string {
  return writeCsv(COLUMNS, factRows(dossier));
}

/** As `factsCsv`, for all that chosen articles tell together, and what only one of them tells. */
export function comparisonCsv({ happenings, articles, articleViews }: ArticleComparison): string {
  const named = new Map(articles.map((article) => [article.id, article]));
  const told = happenings.flatMap((dossier) => factRows(dossier).map((row) => [dossier.title, ...row]));
  const alone = articleViews.flatMap(({ article, alone: ones }) => ones.map(({ title }) => [title, null, null, null, null, named.get(article)?.outlet.name ?? null, named.get(article)?.headline ?? null, named.get(article)?.published?.start ?? null, 'alone', null, null, null, null, article]));
  return writeCsv(['happening', ...COLUMNS], [...told, ...alone]);
}

function factRows(dossier: HappeningDossier): (string | number | null)[][] {
  const articles = new Map(dossier.articles.map((article) => [article.id, article]));
  const origins = new Map(dossier.origins.map((origin) => [origin.key, origin.by]));
  return dossier.facts.flatMap((fact) => fact.cells.map((cell) => [fact.id, fact.gist, fact.verdict, fact.voices, ...cellColumns(cell, articles.get(cell.article), origins)]));
}

function cellColumns(cell: FactCell, article: ArticleSummary | undefined, origins: Map<string, string>): (string | null)[] {
  return [
    article?.outlet.name ?? null,
    article?.headline ?? null,
    article?.published?.start ?? null,
    cell.standing,
    cell.value,
    unique(cell.tellings.map((telling) => (telling.origin === null ? null : (origins.get(telling.origin) ?? null)))),
    unique(cell.tellings.map((telling) => telling.chain.map((link) => link.by ?? '?').join(CHAIN_MARK))),
    unique(cell.tellings.map((telling) => telling.passage?.quote ?? null)),
    cell.article,
  ];
}

function unique(values: readonly (string | null)[]): string | null {
  return [...new Set(values.filter((value) => value !== null))].join(' | ') || null;
}
