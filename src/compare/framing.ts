import type { Framing } from '../model/dossier.ts';
import type { Label } from '../model/label.ts';
import type { Span } from '../model/span.ts';
import { type ArticleView, byTime } from './article-view.ts';
import { allSpeakersOf } from '../model/statement.ts';

type FramingLabel = Framing['labels'][number];

interface Placed {
  readonly label: Label;
  readonly text: string;
  readonly voice: string | null;
  readonly place: { readonly article: string; readonly span: Span };
}

interface Cell {
  readonly key: string;
  readonly entity: string;
  readonly outlet: string | null;
  readonly article: string | null;
  /** Labels by the article that holds them. */
  readonly labels: Map<ArticleView, Placed[]>;
  made: readonly FramingLabel[] | null;
}

/** How each outlet calls each entity: wordings with their counts, polarity and whose words they are. Only cells that an article touched are made anew. */
export class FramingCells {
  readonly #cells = new Map<string, Cell>();
  readonly #cellsOf = new Map<ArticleView, Set<Cell>>();

  /** Takes in the articles that are new or whose names are others, and those that are gone. */
  take(changed: Iterable<ArticleView>, gone: readonly ArticleView[]): void {
    for (const view of gone) this.#remove(view);
    for (const view of changed) {
      this.#remove(view);
      for (const label of view.record.labels) this.#add(view, label);
    }
  }

  /** The cells, ordered by the entity as `numberOf` counts it, the outlet and the article. */
  all(numberOf: (entity: string) => number): Framing[] {
    const ordered = [...this.#cells.values()].sort((a, b) => numberOf(a.entity) - numberOf(b.entity) || compareText(a.outlet, b.outlet) || compareText(a.article, b.article));
    return ordered.map((cell) => ({ entity: cell.entity, outlet: cell.outlet, article: cell.article, labels: (cell.made ??= labelsOf(cell)) }));
  }

  #remove(view: ArticleView): void {
    for (const cell of this.#cellsOf.get(view) ?? []) {
      cell.labels.delete(view);
      cell.made = null;
      if (cell.labels.size === 0) this.#cells.delete(cell.key);
    }
    this.#cellsOf.delete(view);
  }

  /** Articles of unknown outlets are not put together: nobody says that they are one outlet's. */
  #add(view: ArticleView, label: Label): void {
    const { record } = view;
    const entity = label.target ? view.entity(label.target) : null;
    if (!entity) return;
    const article = record.outlet === null ? record.id : null;
    const key = `${entity.id} ${record.outlet ?? ''} ${article ?? ''}`;
    let cell = this.#cells.get(key);
    if (!cell) this.#cells.set(key, (cell = { key, entity: entity.id, outlet: record.outlet, article, labels: new Map(), made: null }));
    cell.made = null;
    const placed = { label, text: record.text.slice(label.span[0], label.span[1]), voice: voiceOf(view, label.voice), place: { article: record.id, span: label.span } };
    const known = cell.labels.get(view);
    if (known) known.push(placed);
    else cell.labels.set(view, [placed]);
    const cells = this.#cellsOf.get(view);
    if (cells) cells.add(cell);
    else this.#cellsOf.set(view, new Set([cell]));
  }
}

const compareText = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : Number((a ?? '') > (b ?? '')));

/** The labels of a cell, in the order of the articles' time. */
function labelsOf({ labels }: Cell): FramingLabel[] {
  const found = new Map<string, { label: Label; text: string; voice: string | null; spans: Placed['place'][] }>();
  for (const [, placed] of [...labels].sort(([a], [b]) => byTime(a, b))) {
    for (const { label, text, voice, place } of placed) {
      const wording = `${text} ${voice ?? ''} ${label.polarity} ${label.distanced}`;
      const known = found.get(wording);
      if (known) known.spans.push(place);
      else found.set(wording, { label, text, voice, spans: [place] });
    }
  }
  return [...found.values()].map(framingLabel);
}

/** The names of those in whose words a label stands. */
function voiceOf(view: ArticleView, statement: string | null): string | null {
  const found = statement ? view.record.statements.find(({ id }) => id === statement) : undefined;
  if (!found) return null;
  const names = allSpeakersOf(found).map((speaker) => view.entity(speaker)?.name).filter((name) => name !== undefined);
  return names.length > 0 ? names.join('، ') : (found.chain[0]?.by ?? null);
}

function framingLabel({ label, text, voice, spans }: { label: Label; text: string; voice: string | null; spans: { article: string; span: Span }[] }): FramingLabel {
  return { text, count: spans.length, polarity: label.polarity, voice, spans, distanced: label.distanced, ...(label.kind && { kind: label.kind }) };
}
