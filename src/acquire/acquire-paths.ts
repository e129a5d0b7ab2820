import { open, stat, type FileHandle } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import type { Capture, Refusal } from '../model/capture.ts';
import { findBinaryKind } from './binary.ts';
import { walkFolder } from './folder.ts';
import { HEAD_BYTES, getEnding, type SourceFile } from './format.ts';
import { FORMATS } from './formats.ts';
import { refuse, refuseFileError } from './refusal.ts';

const WEB_ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;

/** Captures of files and of folders with all below them, in order. What cannot be read is refused, and the rest goes on. */
export async function* acquirePaths(paths: Iterable<string>): AsyncIterable<Capture | Refusal> {
  for (const path of paths) yield* acquirePath(path);
}

/** How many files `acquirePaths` will look at. For progress only: nothing is opened. */
export async function countFiles(paths: Iterable<string>): Promise<number> {
  let count = 0;
  for (const path of paths) {
    const status = await findStats(path);
    if ('code' in status || !status.isDirectory()) count += 1;
    else for await (const file of walkFolder(path)) count += typeof file === 'string' ? 1 : 0;
  }
  return count;
}

async function* acquirePath(path: string): AsyncIterable<Capture | Refusal> {
  if (WEB_ADDRESS.test(path)) {
    yield refuse(path, 'unsupported', `${path} is a web address; save the page as a file and name the file.`);
    return;
  }
  const status = await findStats(path);
  if ('code' in status) yield status;
  else if (status.isDirectory()) yield* acquireFolder(path);
  else yield* acquireFile(path, status);
}

async function* acquireFolder(folder: string): AsyncIterable<Capture | Refusal> {
  let captures = 0;
  for await (const path of walkFolder(folder)) {
    for await (const source of typeof path === 'string' ? acquireFile(path) : [path]) {
      if ('bytes' in source) captures += 1;
      yield source;
    }
  }
  if (captures === 0) {
    yield refuse(folder, 'no-files', `${folder} holds no text file or web page that can be read.`);
  }
}

async function* acquireFile(path: string, known?: Stats): AsyncIterable<Capture | Refusal> {
  const status = known ?? (await findStats(path));
  if ('code' in status) {
    yield status;
    return;
  }
  if (!status.isFile()) {
    yield refuse(path, 'unreadable', `${path} is not a file but a device or a pipe.`);
    return;
  }
  const file = await loadHead(path, status.size);
  if ('code' in file) {
    yield file;
    return;
  }
  const format = FORMATS.find((candidate) => candidate.claims(file));
  if (format) yield* format.captures(file);
  else yield refuseUnclaimed(file);
}

function refuseUnclaimed(file: SourceFile): Refusal {
  const kind = findBinaryKind(file.head);
  if (kind) return refuse(file.path, 'binary', `${file.path} is ${kind}, not text or a web page.`);
  return refuse(file.path, 'unsupported', `${file.path} is a ${getEnding(file.path)} file, which holds no article.`);
}

async function loadHead(path: string, sizeBytes: number): Promise<SourceFile | Refusal> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const buffer = new Uint8Array(Math.min(HEAD_BYTES, sizeBytes));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return { path, sizeBytes, head: buffer.subarray(0, bytesRead) };
  } catch (error) {
    return refuseFileError(path, error);
  } finally {
    await handle?.close();
  }
}

async function findStats(path: string): Promise<Stats | Refusal> {
  try {
    return await stat(path);
  } catch (error) {
    return refuseFileError(path, error);
  }
}
