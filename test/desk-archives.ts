import type { Dossier } from '../src/model/dossier.ts';
import type { ServedArchive } from '../src/http/served-archive.ts';
import { affairDossier, affairRecords } from './http-invented-affair.ts';
import { makeMemoryArchive } from './http-memory-archive.ts';

const NOTHING: Dossier = { format: 'isnad.dossier/1', articles: [], entities: [], stories: [], happenings: [], facts: [], reuse: [], framing: [] };
/** Where the invented places lie: two towns and a country. */
const POINTS: Record<string, [latitude: number, longitude: number, isCountry: boolean]> = { E3: [35.9, 14.5, false], E8: [41.9, 12.5, true], E10: [36.8, 10.2, false] };

/** An archive that is empty until something is added, and then holds the affair. */
export function makeEmptyArchive(): ServedArchive & { added: string[] } {
  const added: string[] = [];
  const [empty, full] = [makeMemoryArchive([], NOTHING), makeMemoryArchive(affairRecords, affairDossier)];
  return {
    ...full,
    added,
    revision: async () => added.length + 1,
    dossier: () => (added.length === 0 ? empty : full).dossier(),
    addUploads: async (uploads) => {
      added.push(...uploads.map(({ name }) => name));
      return { added: uploads.length, known: 0, renewed: 0, refused: 0, refusals: [] };
    },
  };
}

/** The affair with its places on the map. */
export function makePlacedArchive(): ServedArchive {
  const archive = makeMemoryArchive(affairRecords, { ...affairDossier, entities: affairDossier.entities.map((entity) => (entity.type === 'place' ? { ...entity, kb: entity.id } : entity)) });
  const placePoint = (kb: string) => {
    const [latitude, longitude, isCountry] = POINTS[kb] ?? [];
    return latitude === undefined || longitude === undefined ? null : { latitude, longitude, isCountry: isCountry === true };
  };
  return { ...archive, stages: { ...archive.stages, placePoint } };
}
