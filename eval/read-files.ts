import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Capture } from '../src/model/capture.ts';
import type { Dossier } from '../src/model/dossier.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import { loadStages } from '../src/work/load-stages.ts';
import { isRefusal } from '../src/work/stages.ts';

/** Reads and compares files as the product does, in this process. A refused file is a fault of the evaluation. */
export async function readFiles(paths: readonly string[]): Promise<{ records: ArticleRecord[]; dossier: Dossier }> {
  const stages = loadStages();
  const records = paths.map((path) => {
    const outcome = stages.readOne(captureFile(path));
    if (isRefusal(outcome)) throw new Error(`${path}: ${outcome.says}`);
    return outcome;
  });
  return { records, dossier: stages.compare(records) };
}

function captureFile(path: string): Capture {
  const bytes = readFileSync(path);
  return { id: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, bytes, uri: path, mediaType: null, charset: null, fetchedAt: null };
}
