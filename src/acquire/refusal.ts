import type { Refusal } from '../model/capture.ts';

/** A refusal: one sentence that says what, where and what to do. */
export function refuse(uri: string, code: Refusal['code'], says: string): Refusal {
  return { uri, code, says };
}

const WHY_BY_CODE: Readonly<Record<string, string>> = {
  EACCES: 'you may not read it; check its permissions',
  EPERM: 'you may not read it; check its permissions',
  EMFILE: 'too many files are open; close some programs and try again',
  EIO: 'the disk failed while it was read',
  ELOOP: 'it is a link that leads to itself',
  ENAMETOOLONG: 'its name is too long',
};

/** The refusal for an error of the file system. */
export function refuseFileError(path: string, error: unknown): Refusal {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return refuse(path, 'missing', `${path} does not exist; check the spelling of its path.`);
  }
  return refuse(path, 'unreadable', `${path} could not be read: ${WHY_BY_CODE[code] ?? `the system says ${code}`}.`);
}
