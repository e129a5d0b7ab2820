import { type Stats, statSync } from 'node:fs';
import type { Capture, Refusal } from '../model/capture.ts';
import { findBinaryKind } from './binary.ts';
import { openDiskFile } from './disk-file.ts';
import { NO_MEMORY, type VisitMemory } from './feed/visit-memory.ts';
import { walkFolder } from './folder.ts';
import { getEnding, type FormatContext, type SourceFile } from './format.ts';
import { FORMATS } from './formats.ts';
import { refuse, refuseFileError } from './refusal.ts';
import type { ColumnMap } from './rows/column-map.ts';
import { capturePage } from './web/web-page.ts';
import { WebVisitor, type VisitorOptions } from './web/web-visitor.ts';

const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;
const WEB_ADDRESS = /^https?:\/\//i;
const FEED_ADDRESS = /^feed:(?:\/\/)?(?=\S)/i;

/** What is asked of acquiring besides the paths and addresses. */
export interface AcquireOptions {
  /** Columns of tables; without it they are told by their names. */
  readonly columns?: ColumnMap | undefined;
  readonly web?: VisitorOptions | undefined;
  /** What earlier runs have fetched from feeds. */
  readonly memory?: VisitMemory | undefined;
  /** So many pages of each feed or sitemap, the newest. */
  readonly mostPages?: number | undefined;
}

/** Captures of files, of folders with all below them, of web addresses and feeds, in order. What cannot be read is refused, and the rest goes on. */
export async function* acquirePaths(paths: Iterable<string>, options: AcquireOptions = {}): AsyncIterable<Capture | Refusal> {
  const visitor = new WebVisitor(options.web);
  for (const path of paths) {
    if (FEED_ADDRESS.test(path)) yield* acquireFeedAt(path, visitor, options);
    else if (WEB_ADDRESS.test(path)) yield capturePage(path, visitor);
    else yield* acquirePath(path, options.columns ?? null);
  }
}

/** What reads feeds is loaded only for them: it is half of all the code that acquiring needs. */
async function* acquireFeedAt(path: string, visitor: WebVisitor, { memory = NO_MEMORY, mostPages }: AcquireOptions): AsyncIterable<Capture | Refusal> {
  const { acquireFeed } = await import('./feed/acquire-feed.ts');
  yield* acquireFeed(toFeedAddress(path), { visitor, memory, mostPages });
}

/** `feed:https://…`, `feed://…` and plain web addresses as the address of a feed. */
export function toFeedAddress(written: string): string {
  const address = written.replace(FEED_ADDRESS, '');
  return ADDRESS.test(address) ? address : `https://${address}`;
}

/** How many files `acquirePaths` will look at; an address counts as one. For progress only: nothing is opened. */
export async function countFiles(paths: Iterable<string>): Promise<number> {
  let count = 0;
  for (const path of paths) {
    const status = findStats(path);
    if ('code' in status || !status.isDirectory()) count += 1;
    else for await (const file of walkFolder(path)) count += typeof file === 'string' ? 1 : 0;
  }
  return count;
}

async function* acquirePath(path: string, columns: ColumnMap | null): AsyncIterable<Capture | Refusal> {
  if (ADDRESS.test(path)) {
    yield refuse(path, 'unsupported', `${path} is an address of a kind that is not fetched; use http, https or feed.`);
    return;
  }
  const status = findStats(path);
  if ('code' in status) yield status;
  else if (status.isDirectory()) yield* acquireFolder(path, columns);
  else yield* acquireFile(path, columns, status);
}

async function* acquireFolder(folder: string, columns: ColumnMap | null): AsyncIterable<Capture | Refusal> {
  let captures = 0;
  for await (const path of walkFolder(folder)) {
    for await (const source of typeof path === 'string' ? acquireFile(path, columns) : [path]) {
      if ('bytes' in source) captures += 1;
      yield source;
    }
  }
  if (captures === 0) {
    yield refuse(folder, 'no-files', `${folder} holds no text file or web page that can be read.`);
  }
}

async function* acquireFile(path: string, columns: ColumnMap | null, known?: Stats): AsyncIterable<Capture | Refusal> {
  const status = known ?? findStats(path);
  if ('code' in status) {
    yield status;
    return;
  }
  if (!status.isFile()) {
    yield refuse(path, 'unreadable', `${path} is not a file but a device or a pipe.`);
    return;
  }
  const file = openDiskFile(path, status);
  if ('code' in file) yield file;
  else yield* captureFile(file, columns);
}

async function* captureFile(file: SourceFile, columns: ColumnMap | null): AsyncIterable<Capture | Refusal> {
  const context: FormatContext = { columns, captureInner: (inner) => captureFile(inner, columns) };
  const format = FORMATS.find((candidate) => candidate.claims(file));
  if (format) yield* format.captures(file, context);
  else yield refuseUnclaimed(file);
}

function refuseUnclaimed(file: SourceFile): Refusal {
  const kind = findBinaryKind(file.head);
  if (kind) return refuse(file.path, 'binary', `${file.path} is ${kind}, not text or a web page.`);
  return refuse(file.path, 'unsupported', `${file.path} is a ${getEnding(file.path)} file, which holds no article.`);
}

function findStats(path: string): Stats | Refusal {
  try {
    return statSync(path);
  } catch (error) {
    return refuseFileError(path, error);
  }
}
