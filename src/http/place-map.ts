import type { ArchiveView } from './archive-view.ts';
import type { ServedArchive } from './served-archive.ts';
import type { HappeningSummary, MapPlace, PlaceMap, Point } from './shapes.ts';

/** Where a place of the archive lies; null when the language data does not know it. */
export function findPoint(view: ArchiveView, served: ServedArchive, place: string | null): Point | null {
  const kb = view.entities.get(place ?? '')?.kb ?? null;
  return kb === null ? null : (served.stages.placePoint?.(kb) ?? null);
}

/** Happenings by place, those with most happenings first. */
export function layMap(view: ArchiveView, served: ServedArchive, happenings: readonly HappeningSummary[]): PlaceMap {
  const places = new Map<string, MapPlace>();
  for (const { place, type, reports, conflicts } of happenings) {
    if (place === null) continue;
    let known = places.get(place.id);
    if (known === undefined) places.set(place.id, (known = { place, point: findPoint(view, served, place.id), happenings: 0, reports: 0, conflicts: 0, types: [] }));
    known.happenings += 1;
    known.reports += reports;
    known.conflicts += conflicts;
    const counted = known.types.find((one) => one.type === type);
    if (counted === undefined) known.types.push({ type, count: 1 });
    else counted.count += 1;
  }
  for (const { types } of places.values()) types.sort((a, b) => b.count - a.count);
  const listed = [...places.values()].toSorted((a, b) => b.happenings - a.happenings || (a.place.id < b.place.id ? -1 : 1));
  return { places: listed, total: happenings.length, placeless: happenings.filter(({ place }) => place === null).length };
}
