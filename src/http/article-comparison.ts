import type { ArchiveView } from './archive-view.ts';
import { readHappeningDossier } from './happening-dossier.ts';
import type { ServedArchive } from './served-archive.ts';
import type { ArticleComparison, HappeningDossier } from './shapes.ts';

/** Happenings read in full for one comparison; those that most of the articles tell come first. */
const HAPPENINGS = 12;

/** Chosen articles side by side: the facts of what they tell together, and what each leaves out. */
export async function compareChosen(view: ArchiveView, archive: ServedArchive, chosen: readonly string[]): Promise<ArticleComparison> {
  const holders = new Map<string, Set<string>>();
  for (const happening of view.dossier.happenings) {
    const here = new Set(happening.reports.map((report) => report.article).filter((id) => chosen.includes(id)));
    if (here.size > 0 && happening.marginal !== true) holders.set(happening.id, here);
  }
  const shared = [...holders].filter(([, here]) => here.size > 1).toSorted((a, b) => b[1].size - a[1].size || view.summaries.get(b[0])!.interest - view.summaries.get(a[0])!.interest);
  const happenings: HappeningDossier[] = [];
  for (const [id] of shared.slice(0, HAPPENINGS)) happenings.push(cutTo(await readHappeningDossier(view, archive, view.happenings.get(id)!), new Set(chosen)));
  return {
    articles: chosen.map((id) => view.getArticle(id)),
    happenings,
    articleViews: chosen.map((article) => ({
      article,
      leavesOut: happenings.flatMap((one) => (holders.get(one.id)!.has(article) ? one.facts.filter((fact) => !isCarriedBy(fact, article)).map((fact) => ({ happening: one.id, fact: fact.id, gist: fact.gist })) : [])),
      leavesOutHappenings: shared.filter(([, here]) => !here.has(article)).map(([id]) => view.summaries.get(id)!),
      alone: [...holders].filter(([, here]) => here.size === 1 && here.has(article)).map(([id]) => view.summaries.get(id)!).toSorted((a, b) => b.interest - a.interest),
    })),
  };
}

/** A dossier with the columns of some articles and the facts that they carry. */
function cutTo(dossier: HappeningDossier, chosen: ReadonlySet<string>): HappeningDossier {
  const facts = dossier.facts
    .map((fact) => ({ ...fact, cells: fact.cells.filter((cell) => chosen.has(cell.article)), values: fact.values.filter((value) => value.articles.some((id) => chosen.has(id))) }))
    .filter((fact) => fact.cells.some((cell) => cell.standing === 'carried'));
  return { ...dossier, articles: dossier.articles.filter((article) => chosen.has(article.id)), facts, siblings: [], siblingsTotal: 0, reuse: [], labels: [] };
}

function isCarriedBy(fact: HappeningDossier['facts'][number], article: string): boolean {
  return fact.cells.some((cell) => cell.article === article && cell.standing === 'carried');
}
