import { parentPort, workerData } from 'node:worker_threads';
import { openSqliteArchive } from '../store/sqlite-archive.ts';
import { keepCompiledCode } from './compiled-code.ts';
import type { ComparisonProgress } from './comparison-progress.ts';
import { comparisonVersion } from './engine-version.ts';
import { refreshDossier } from './refresh-dossier.ts';
import { SettledSet } from './settled-set.ts';
import type { Stages } from './stages.ts';

/** What the worker is told when it starts. */
export interface CompareSetup {
  /** Path of the archive file. */
  readonly location: string;
  /** Address of the module that exports `loadStages`. */
  readonly stagesModule: string;
}

export type CompareAnswer =
  | { readonly kind: 'compared'; readonly revision: number }
  | { readonly kind: 'failed'; readonly says: string }
  | { readonly kind: 'step'; readonly progress: ComparisonProgress };

const port = parentPort;
if (port) {
  const { location, stagesModule } = workerData as CompareSetup;
  let stages: Stages | undefined;
  const settled = new SettledSet();
  keepCompiledCode();
  port.on('message', () => {
    compare().then(
      (revision) => port.postMessage({ kind: 'compared', revision } satisfies CompareAnswer),
      (error: unknown) => port.postMessage({ kind: 'failed', says: error instanceof Error ? error.message : String(error) } satisfies CompareAnswer),
    );
  });

  /** Opens the file for itself: a reader never waits for a writer. */
  async function compare(): Promise<number> {
    const archive = await openSqliteArchive(location);
    try {
      stages ??= ((await import(stagesModule)) as { loadStages: () => Stages }).loadStages();
      await refreshDossier(archive, () => stages!, comparisonVersion(), { settled, hear: (progress) => port!.postMessage({ kind: 'step', progress } satisfies CompareAnswer) });
      return (await archive.dossierState())?.revision ?? 0;
    } finally {
      await archive.close();
    }
  }
}
