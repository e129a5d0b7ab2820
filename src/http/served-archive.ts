import type { OpenArchive } from '../work/open-archive.ts';
import type { Stages } from '../work/stages.ts';

/** The part of an open archive that the API reads. */
export interface ServedArchive extends Pick<OpenArchive, 'article' | 'capture' | 'counts' | 'dossier' | 'revision' | 'search'> {
  /** Takes files in; an archive without it is only read. */
  readonly addUploads?: OpenArchive['addUploads'];
  readonly stages: Pick<Stages, 'searchWords' | 'placePoint'>;
}
