import { writeCsv } from './csv.ts';
import type { ArticleSummary, FactCell, HappeningDossier } from './shapes.ts';

/** One line for each fact and article: who carries it, whose words, by which chain, in which sentence. */
export function factsCsv(dossier: HappeningDossier): string {
  const articles = new Map(dossier.articles.map((article) => [article.id, article]));
  const origins = new Map(dossier.origins.map((origin) => [origin.key, origin.by]));
  const header = ['fact', 'gist', 'verdict', 'voices', 'outlet', 'headline', 'published', 'standing', 'value', 'origin', 'chain', 'quote', 'article'];
  const rows = dossier.facts.flatMap((fact) =>
    fact.cells.map((cell) => [fact.id, fact.gist, fact.verdict, fact.voices, ...cellColumns(cell, articles.get(cell.article), origins)]),
  );
  return writeCsv(header, rows);
}

function cellColumns(cell: FactCell, article: ArticleSummary | undefined, origins: Map<string, string>): (string | null)[] {
  return [
    article?.outlet.name ?? null,
    article?.headline ?? null,
    article?.published?.start ?? null,
    cell.standing,
    cell.value,
    unique(cell.tellings.map((telling) => (telling.origin === null ? null : (origins.get(telling.origin) ?? null)))),
    unique(cell.tellings.map((telling) => telling.chain.map((link) => link.by ?? '?').join(' → '))),
    unique(cell.tellings.map((telling) => telling.passage?.quote ?? null)),
    cell.article,
  ];
}

function unique(values: readonly (string | null)[]): string | null {
  return [...new Set(values.filter((value) => value !== null))].join(' | ') || null;
}
