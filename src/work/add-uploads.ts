import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { acquirePaths } from '../acquire/acquire-paths.ts';
import type { Capture, Refusal } from '../model/capture.ts';
import type { Archive } from '../store/archive.ts';
import { noteRepeats } from './note-repeats.ts';
import { addSources, type AddOptions, type AddSummary } from './add-paths.ts';

/** A file as a browser sends it: its own name and its bytes. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a file name may hold; anything else could leave the folder or mean something to a shell. */
const UNSAFE = /[\p{C}/\\:*?"<>|]/gu;
const LONGEST_NAME_UNITS = 120;

/**
 * Takes files that were sent into an archive, in every format that files on disk may have. They lie in a folder of their own
 * while they are read; captures and refusals name them as they were called.
 */
export async function addUploads(archive: Archive, uploads: readonly Upload[], options: AddOptions = {}): Promise<AddSummary> {
  const folder = await mkdtemp(join(tmpdir(), 'isnad-upload-'));
  try {
    const paths: string[] = [];
    for (const [at, { name, bytes }] of uploads.entries()) {
      const path = join(folder, `${at}-${safeName(name)}`);
      await writeFile(path, bytes, { mode: 0o600 });
      paths.push(path);
    }
    return await addSources(archive, noteRepeats(nameAsSent(acquirePaths(paths), folder)), options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** File systems count bytes: a name of 120 Arabic letters has 240. */
function safeName(name: string): string {
  const plain = basename(name).replaceAll(UNSAFE, '-').replace(/^\.+/, '');
  return plain.slice(-LONGEST_NAME_UNITS) || 'file';
}

async function* nameAsSent(sources: AsyncIterable<Capture | Refusal>, folder: string): AsyncIterable<Capture | Refusal> {
  const cut = (text: string) => text.replaceAll(`${folder}/`, '§').replaceAll(/§\d+-/g, '');
  for await (const source of sources) {
    if ('bytes' in source) yield { ...source, uri: source.uri === null ? null : cut(source.uri) };
    else yield { ...source, uri: cut(source.uri), says: cut(source.says) };
  }
}
