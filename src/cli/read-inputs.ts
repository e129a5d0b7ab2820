import { countPaths, readPaths } from '../work/read-paths.ts';
import type { ReadOutcome } from '../work/read-many.ts';
import type { Call } from './command.ts';
import { getAcquireOptions } from './input-options.ts';
import { ProgressBar } from './progress-bar.ts';

/** Reads the inputs of a command line, with a bar on stderr for a person who waits. */
export async function* readInputs(call: Call): AsyncIterable<ReadOutcome> {
  const { operands: paths, output } = call;
  const options = getAcquireOptions(call);
  const bar = new ProgressBar(output, output.showsProgress ? await countPaths(paths) : 0);
  try {
    for await (const outcome of readPaths(paths, options)) {
      bar.advance();
      yield outcome;
    }
  } finally {
    bar.stop();
  }
}
