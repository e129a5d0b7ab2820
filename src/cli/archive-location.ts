import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { ArchiveError } from '../store/archive-error.ts';
import type { Call, CommandOption } from './command.ts';

export const ARCHIVE_OPTION: CommandOption = {
  type: 'string', short: 'a', value: 'FILE',
  says: 'The archive, a file that ends in .isnad. Default: $ISNAD_ARCHIVE, else archive.isnad in the state folder of this account.',
};

/** The archive that a command works on: as given, as the environment says, or the account's own. */
export function getArchiveLocation(call: Call): string {
  return call.text('archive') ?? process.env['ISNAD_ARCHIVE'] ?? join(getStateFolder(), 'archive.isnad');
}

/** Where this account keeps what programs remember (XDG base directories). */
export function getStateFolder(): string {
  const local = process.platform === 'win32' ? process.env['LOCALAPPDATA'] : undefined;
  return join(local ?? process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'isnad');
}

/** Makes the folder that an archive is about to be made in. */
export function makeArchiveFolder(location: string): void {
  try {
    mkdirSync(dirname(location), { recursive: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new ArchiveError(location, 'unreadable', `The folder ${dirname(location)} cannot be made (${code}); choose another place with --archive FILE.`, error);
  }
}
