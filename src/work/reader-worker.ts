import { parentPort, workerData } from 'node:worker_threads';
import type { Capture, Refusal } from '../model/capture.ts';
import type { ArticleRecord } from '../model/record.ts';
import { keepCompiledCode, writeCompiledCode } from './compiled-code.ts';
import { type ReadLine, toLine } from './read-article.ts';
import { toArticleWords } from './search-words.ts';
import { isRefusal, type ReadingStages } from './stages.ts';

/** What a worker is told when it starts. */
export interface ReaderSetup {
  /** Address of the module that exports `loadStages`. */
  readonly stagesModule: string;
  /** `record` for reading alone; `words` when the archive's search index is wanted too. */
  readonly wants: 'record' | 'words';
}

export type ReaderAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unable'; readonly says: string }
  | { readonly kind: 'read'; readonly outcomes: readonly (ReadLine | Refusal)[] };

const port = parentPort;
if (port) await serve(port, workerData as ReaderSetup);

async function serve(to: NonNullable<typeof parentPort>, setup: ReaderSetup): Promise<void> {
  const answer = (message: ReaderAnswer): void => to.postMessage(message, partsToHandOver(message));
  keepCompiledCode();
  let stages: ReadingStages;
  try {
    const module = (await import(setup.stagesModule)) as { loadStages: () => ReadingStages };
    stages = module.loadStages();
    writeCompiledCode();
  } catch (error) {
    answer({ kind: 'unable', says: describe(error) });
    return;
  }
  to.on('message', (captures: readonly Capture[]) => answer({ kind: 'read', outcomes: readCaptures(captures, stages, setup) }));
  answer({ kind: 'ready' });
}

function readCaptures(captures: readonly Capture[], stages: ReadingStages, setup: ReaderSetup): (ReadLine | Refusal)[] {
  if (captures.length > 1 && stages.readTogether) {
    try {
      return stages.readTogether(captures).map((record) => toOutcome(record, stages, setup));
    } catch {
      // one by one, so that only the one that made it throw is refused
    }
  }
  return captures.map((capture) => readCapture(capture, stages, setup));
}

function readCapture(capture: Capture, stages: ReadingStages, setup: ReaderSetup): ReadLine | Refusal {
  try {
    return toOutcome(stages.readOne(capture), stages, setup);
  } catch (error) {
    const uri = capture.uri ?? capture.id;
    return { uri, code: 'unreadable', says: `${uri} could not be read because the program failed on it (${describe(error)}); please report it.` };
  }
}

function toOutcome(record: ArticleRecord | Refusal, stages: ReadingStages, { wants }: ReaderSetup): ReadLine | Refusal {
  if (isRefusal(record)) return record;
  return { line: toLine(record), words: wants === 'words' ? toArticleWords(record, stages.searchWords) : null };
}

/** The bytes of lines are handed over; nothing of them stays here. */
function partsToHandOver(message: ReaderAnswer): ArrayBuffer[] {
  if (message.kind !== 'read') return [];
  return message.outcomes.flatMap((outcome) => ('line' in outcome ? [outcome.line.buffer as ArrayBuffer] : []));
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return process.env['ISNAD_DEBUG'] ? (error.stack ?? error.message) : error.message;
}
