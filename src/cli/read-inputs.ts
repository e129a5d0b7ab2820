import { countPaths, readPaths } from '../work/read-paths.ts';
import type { ReadOutcome } from '../work/read-many.ts';
import type { Output } from './output.ts';
import { ProgressBar } from './progress-bar.ts';

/** Reads the files of a command line, with a bar on stderr for a person who waits. */
export async function* readInputs(paths: readonly string[], output: Output): AsyncIterable<ReadOutcome> {
  const bar = new ProgressBar(output, output.showsProgress ? await countPaths(paths) : 0);
  try {
    for await (const outcome of readPaths(paths)) {
      bar.advance();
      yield outcome;
    }
  } finally {
    bar.stop();
  }
}
