import { type AcquireOptions, acquirePaths, countFiles } from '../acquire/acquire-paths.ts';
import { noteRepeats } from './note-repeats.ts';
import { readMany, type ReadOutcome } from './read-many.ts';

/** Reads files, folders, pages of the web and feeds, outcomes in their order, never more in memory than is under way. */
export function readPaths(paths: Iterable<string>, options: AcquireOptions = {}): AsyncIterable<ReadOutcome> {
  return readMany(noteRepeats(acquirePaths(paths, options)), { wants: 'record' });
}

/** How many files `readPaths` or `addPaths` will look at, for progress. */
export function countPaths(paths: Iterable<string>): Promise<number> {
  return countFiles(paths);
}
