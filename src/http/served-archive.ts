import type { LiveArchive } from '../work/live-archive.ts';
import type { OpenArchive } from '../work/open-archive.ts';
import type { Stages } from '../work/stages.ts';

/** The part of an open archive that the API reads. */
export interface ServedArchive extends Pick<OpenArchive, 'article' | 'capture' | 'counts' | 'dossier' | 'revision' | 'search'>, Correcting {
  /** Takes files in; an archive without it is only read. */
  readonly addUploads?: OpenArchive['addUploads'];
  /** Fetches a page or a feed and takes it in. */
  readonly addAddress?: OpenArchive['addAddress'];
  /** How what is shown stands to the archive as it is. An archive without it is compared anew before it answers. */
  readonly standing?: LiveArchive['standing'];
  readonly stages: Pick<Stages, 'searchWords' | 'placePoint' | 'offices' | 'outletLatin'>;
}

/** What an archive that takes corrections offers; one without `decide` shows those that were made. */
type Correcting = Partial<Pick<OpenArchive, 'corrections' | 'decide' | 'undo' | 'doubts' | 'movedTo'>>;
