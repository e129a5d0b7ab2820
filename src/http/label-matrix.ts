import type { Framing } from '../model/dossier.ts';
import { outletRef, type ArchiveView } from './archive-view.ts';
import { listLabelUses } from './label-uses.ts';
import { RecordShelf } from './record-shelf.ts';
import type { ServedArchive } from './served-archive.ts';
import type { LabelMatrix } from './shapes.ts';

/** Rows, columns and articles of one matrix at most: what a screen can hold and a reader can compare. */
const ENTITIES = 40;
const OUTLETS = 24;
const RECORDS = 80;
/** Stretches that the days of publication are cut into: bars that still fit into a cell. */
const PERIODS = 12;
const DAY_MS = 86_400_000;

export interface MatrixQuery {
  readonly entities: readonly string[];
  /** First and last day of publication. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Entities × outlets: by which wordings each outlet calls each, the most labelled first, with how often in each stretch of time. */
export async function readLabelMatrix(view: ArchiveView, archive: ServedArchive, asked: MatrixQuery): Promise<LabelMatrix> {
  const wanted = view.dossier.framing.filter((one) => asked.entities.length === 0 || asked.entities.includes(one.entity));
  const calendar = new Calendar(view, wanted);
  const framing = asked.from === undefined && asked.to === undefined ? wanted : wanted.flatMap((one) => cutToDays(one, calendar, asked));
  const entities = ranked(framing, (one) => one.entity, ENTITIES);
  const outlets = ranked(framing, (one) => outletRef(one.outlet).id, OUTLETS);
  const shown = framing.filter((one) => entities.includes(one.entity) && outlets.includes(outletRef(one.outlet).id));
  const shelf = new RecordShelf(archive);
  await shelf.fetch(shown.flatMap((one) => one.labels.flatMap((label) => label.spans?.slice(0, 2) ?? [])).map((span) => span.article).slice(0, RECORDS));
  const groups = Map.groupBy(shown, (one) => `${one.entity}\n${outletRef(one.outlet).id}`);
  return {
    entities: entities.map((id) => view.getEntity(id)),
    outlets: outlets.map((id) => outletRef(shown.find((one) => outletRef(one.outlet).id === id)?.outlet ?? null)),
    periods: calendar.periods(wanted),
    cells: [...groups.values()].map((ones) => ({
      entity: ones[0]!.entity,
      outlet: outletRef(ones[0]!.outlet).id,
      labels: listLabelUses(view, ones, shelf).map(({ entity: _entity, outlet: _outlet, ...use }) => ({ ...use, periods: calendar.count(ones, use) })),
    })),
  };
}

type Label = Framing['labels'][number];

/** The days on which articles with labels were published, cut into equal stretches. */
class Calendar {
  readonly #view: ArchiveView;
  readonly #first: number;
  readonly #step: number;
  readonly #length: number;
  readonly #days = new Map<string, number | null>();

  constructor(view: ArchiveView, framing: readonly Framing[]) {
    this.#view = view;
    const days = framing.flatMap((one) => one.labels.flatMap((label) => daysOfLabel(label, (id) => this.dayOf(id)))).toSorted((a, b) => a - b);
    const [first, last] = [days[0] ?? 0, days.at(-1) ?? -1];
    this.#first = first;
    this.#step = Math.max(1, Math.ceil((last - first + 1) / PERIODS));
    this.#length = Math.ceil((last - first + 1) / this.#step);
  }

  /** Day since 1970 on which an article was published at the earliest. */
  dayOf(article: string): number | null {
    let day = this.#days.get(article);
    if (day === undefined) this.#days.set(article, (day = this.#readDay(article)));
    return day;
  }

  #readDay(article: string): number | null {
    const published = this.#view.articles.get(article)?.published;
    const day = published?.start ?? published?.end ?? null;
    const time = day === null ? Number.NaN : Date.parse(day.slice(0, 10));
    return Number.isNaN(time) ? null : Math.floor(time / DAY_MS);
  }

  periods(framing: readonly Framing[]): LabelMatrix['periods'] {
    const counts = this.#countDays(framing.flatMap((one) => one.labels));
    return counts.map((count, at) => ({ start: dayText(this.#first + at * this.#step), end: dayText(this.#first + (at + 1) * this.#step - 1), count }));
  }

  /** How often one wording with one voice stands in each period. */
  count(framing: readonly Framing[], use: { text: string; voice: string | null; polarity: string }): number[] {
    return this.#countDays(framing.flatMap((one) => one.labels.filter((label) => label.text === use.text && label.voice === use.voice && label.polarity === use.polarity)));
  }

  #countDays(labels: readonly Label[]): number[] {
    const counts = Array.from({ length: this.#length }, () => 0);
    for (const label of labels) for (const day of daysOfLabel(label, (id) => this.dayOf(id))) counts[Math.floor((day - this.#first) / this.#step)]! += 1;
    return counts;
  }
}

function daysOfLabel(label: Label, dayOf: (article: string) => number | null): number[] {
  return (label.spans ?? []).flatMap(({ article }) => dayOf(article) ?? []);
}

function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Labels of articles that were published within some days. */
function cutToDays(framing: Framing, calendar: Calendar, { from, to }: MatrixQuery): Framing[] {
  const [first, last] = [from === undefined ? -Infinity : Date.parse(from) / DAY_MS, to === undefined ? Infinity : Date.parse(to) / DAY_MS];
  const labels = framing.labels.flatMap((label): Label[] => {
    const spans = (label.spans ?? []).filter(({ article }) => {
      const day = calendar.dayOf(article);
      return day !== null && day >= first && day <= last;
    });
    return spans.length === 0 ? [] : [{ ...label, spans, count: spans.length }];
  });
  return labels.length === 0 ? [] : [{ ...framing, labels }];
}

function ranked(framing: readonly Framing[], keyOf: (one: Framing) => string, limit: number): string[] {
  const counts = new Map<string, number>();
  for (const one of framing) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + one.labels.reduce((sum, label) => sum + label.count, 0));
  return [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, limit).map(([key]) => key);
}
