import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Refusal } from '../model/capture.ts';
import { refuse, refuseFileError } from './refusal.ts';

/** What browsers put beside a saved page: pictures, scripts and styles. */
const PAGE_PARTS = /(?:_files|\.files|\.fld)$/i;
/** Archives of our own that stand among the sources, with SQLite's files beside them. */
const ARCHIVES = /\.isnad(?:-wal|-shm)?$/;
/** What people write about a folder, not its articles. */
const ABOUT_FOLDER = /^(?:readme|licen[cs]e|copying|notice)(?:\.\w+)?$/i;
/** No folder of sources is deeper; a deeper one is a mistake or a trap. */
const DEEPEST_FOLDER = 64;

/** Whether a path below a folder is no source: hidden, an archive of ours, a README, or a part of a saved page. */
export function isPassedOver(path: string): boolean {
  const names = path.split('/');
  return names.some((name) => isPassedOverName(name) || name === '__MACOSX') || names.slice(0, -1).some((name) => PAGE_PARTS.test(name));
}

function isPassedOverName(name: string): boolean {
  return name.startsWith('.') || ARCHIVES.test(name) || ABOUT_FOLDER.test(name);
}

interface Walk {
  /** Real path of the folder that the reader named: nothing outside of it is read. */
  readonly root: string;
  /** Real paths of the folders above and at this place: a link to one of them is a loop. */
  readonly trail: readonly string[];
}

/**
 * Paths of the files in a folder and below, in the order of their names. Hidden files, archives, READMEs and the parts of
 * saved pages are passed over; links are followed only within the folder and never in a circle.
 */
export async function* walkFolder(folder: string): AsyncIterable<string | Refusal> {
  let root: string;
  try {
    root = await realpath(folder);
  } catch (error) {
    yield refuseFileError(folder, error);
    return;
  }
  yield* walk(folder, { root, trail: [root] });
}

async function* walk(folder: string, place: Walk): AsyncIterable<string | Refusal> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield refuseFileError(folder, error);
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (isPassedOverName(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) yield* followLink(path, place);
    else if (entry.isDirectory()) yield* descend(path, place);
    else if (entry.isFile()) yield path;
  }
}

async function* descend(folder: string, place: Walk): AsyncIterable<string | Refusal> {
  if (PAGE_PARTS.test(folder)) return;
  if (place.trail.length >= DEEPEST_FOLDER) {
    yield refuse(folder, 'unreadable', `${folder} is more than ${DEEPEST_FOLDER} folders deep and was left out.`);
    return;
  }
  yield* walk(folder, { ...place, trail: [...place.trail, await realpath(folder)] });
}

async function* followLink(path: string, place: Walk): AsyncIterable<string | Refusal> {
  try {
    const target = await realpath(path);
    if (target !== place.root && !target.startsWith(place.root + sep)) {
      yield refuse(path, 'refused-address', `${path} is a link that leaves the folder and was not followed; name its target to read it.`);
    } else if (!(await stat(target)).isDirectory()) yield path;
    else if (!place.trail.includes(target)) yield* descend(path, place);
  } catch (error) {
    yield refuseFileError(path, error);
  }
}
