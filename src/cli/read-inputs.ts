import { countPaths, readPaths } from '../work/read-paths.ts';
import type { ReadOutcome } from '../work/read-many.ts';
import type { Call } from './command.ts';
import { getAcquireOptions } from './input-options.ts';
import { ProgressBar } from './progress-bar.ts';

/** Reads the inputs of a command line, with a model of names where one is given, and with a bar on stderr for a person who waits. */
export async function* readInputs(call: Call, model?: string): AsyncIterable<ReadOutcome> {
  const { operands: paths, output } = call;
  const options = getAcquireOptions(call);
  const bar = await ProgressBar.start(output, output.showsProgress ? await countPaths(paths) : 0);
  try {
    const failed = (uri: string): void => output.note(`The model of names failed on ${uri}, which was read without it.`);
    const outcomes = model === undefined ? readPaths(paths, options) : (await import('../work/read-with-model.ts')).readWithModel(paths, options, { model, failed });
    for await (const outcome of outcomes) {
      bar.advance();
      yield outcome;
    }
  } finally {
    bar.stop();
  }
}
