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

/** Entities × outlets: by which wordings each outlet calls each, the most labelled first. */
export async function readLabelMatrix(view: ArchiveView, archive: ServedArchive, asked: { entities: readonly string[] }): Promise<LabelMatrix> {
  const framing = view.dossier.framing.filter((one) => asked.entities.length === 0 || asked.entities.includes(one.entity));
  const entities = ranked(framing, (one) => one.entity, ENTITIES);
  const outlets = ranked(framing, (one) => outletRef(one.outlet).id, OUTLETS);
  const shown = framing.filter((one) => entities.includes(one.entity) && outlets.includes(outletRef(one.outlet).id));
  const shelf = new RecordShelf(archive);
  await shelf.fetch(shown.flatMap((one) => one.labels.flatMap((label) => label.spans?.slice(0, 2) ?? [])).map((span) => span.article).slice(0, RECORDS));
  const groups = Map.groupBy(shown, (one) => `${one.entity}\n${outletRef(one.outlet).id}`);
  return {
    entities: entities.map((id) => view.getEntity(id)),
    outlets: outlets.map((id) => outletRef(shown.find((one) => outletRef(one.outlet).id === id)?.outlet ?? null)),
    cells: [...groups.values()].map((ones) => ({
      entity: ones[0]!.entity,
      outlet: outletRef(ones[0]!.outlet).id,
      labels: listLabelUses(view, ones, shelf).map(({ entity: _entity, outlet: _outlet, ...use }) => use),
    })),
  };
}

function ranked(framing: readonly Framing[], keyOf: (one: Framing) => string, limit: number): string[] {
  const counts = new Map<string, number>();
  for (const one of framing) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + one.labels.reduce((sum, label) => sum + label.count, 0));
  return [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, limit).map(([key]) => key);
}
