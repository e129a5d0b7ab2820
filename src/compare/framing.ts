import type { Framing } from '../model/dossier.ts';
import type { Label } from '../model/label.ts';
import type { Span } from '../model/span.ts';
import type { ArticleView } from './article-view.ts';
import { allSpeakersOf } from '../model/statement.ts';

type FramingLabel = Framing['labels'][number];

interface Cell {
  readonly entity: string;
  readonly outlet: string | null;
  readonly article: string | null;
  readonly labels: Map<string, { label: Label; text: string; voice: string | null; spans: { article: string; span: Span }[] }>;
}

/** How each outlet calls each entity: wordings with their counts, polarity and whose words they are. */
export function framingOf(views: readonly ArticleView[]): Framing[] {
  const cells = new Map<string, Cell>();
  for (const view of views) for (const label of view.record.labels) addLabel(cells, view, label);
  const ordered = [...cells.values()].sort((a, b) => idNumber(a.entity) - idNumber(b.entity) || compareText(a.outlet, b.outlet) || compareText(a.article, b.article));
  return ordered.map(({ entity, outlet, article, labels }) => ({ entity, outlet, article, labels: [...labels.values()].map(framingLabel) }));
}

const idNumber = (id: string): number => Number(id.slice(1));
const compareText = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : Number((a ?? '') > (b ?? '')));

/** Articles of unknown outlets are not put together: nobody says that they are one outlet's. */
function addLabel(cells: Map<string, Cell>, view: ArticleView, label: Label): void {
  const { record } = view;
  const entity = label.target ? view.entity(label.target) : null;
  if (!entity) return;
  const article = record.outlet === null ? record.id : null;
  const key = `${entity.id} ${record.outlet ?? ''} ${article ?? ''}`;
  let cell = cells.get(key);
  if (!cell) cells.set(key, (cell = { entity: entity.id, outlet: record.outlet, article, labels: new Map() }));
  const text = record.text.slice(label.span[0], label.span[1]);
  const voice = voiceOf(view, label.voice);
  const wording = `${text} ${voice ?? ''} ${label.polarity} ${label.distanced}`;
  const known = cell.labels.get(wording);
  const place = { article: record.id, span: label.span };
  if (known) known.spans.push(place);
  else cell.labels.set(wording, { label, text, voice, spans: [place] });
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
