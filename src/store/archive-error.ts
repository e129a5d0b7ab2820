import type { Refusal } from '../model/capture.ts';

/** An archive that cannot be opened, read or written. `message` is one sentence for the reader. */
export class ArchiveError extends Error {
  readonly code: Refusal['code'];
  readonly location: string;

  constructor(location: string, code: Refusal['code'], says: string, cause?: unknown) {
    super(says, { cause });
    this.name = 'ArchiveError';
    this.code = code;
    this.location = location;
  }
}
