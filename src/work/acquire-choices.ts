import type { AcquireOptions } from '../acquire/acquire-paths.ts';
import { ColumnMapError, parseColumnMap } from '../acquire/rows/column-map.ts';

/** What a person chooses about inputs, as written. */
export interface AcquireChoices {
  /** `text=content,date=published`. */
  readonly map: string | undefined;
  readonly reach: 'public' | 'private-too';
  /** Seconds between two requests to one host. */
  readonly delaySeconds: number | null;
  readonly mostPages: number | null;
  readonly signal?: AbortSignal;
}

export { ColumnMapError };

/** The options of acquiring. Throws `ColumnMapError` with one sentence. */
export function toAcquireOptions({ map, reach, delaySeconds, mostPages, signal }: AcquireChoices): AcquireOptions {
  return {
    columns: map === undefined ? undefined : parseColumnMap(map),
    web: { reach, ...(delaySeconds !== null && { delayMs: delaySeconds * 1000 }), ...(signal && { signal }) },
    mostPages: mostPages ?? undefined,
  };
}
