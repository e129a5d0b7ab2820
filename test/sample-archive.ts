import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { openSqliteArchive } from '../src/store/sqlite-archive.ts';
import { addPaths } from '../src/work/add-paths.ts';
import { loadStages } from '../src/work/load-stages.ts';
import { OpenArchive } from '../src/work/open-archive.ts';

const SAMPLES = fileURLToPath(new URL('../samples/', import.meta.url));

/** Archives of the samples for tests: read once, opened again and again as they were. */
export interface SampleArchives {
  /** A copy of its own, as read. */
  open(): Promise<OpenArchive>;
  /** The same file again, as another process would find it. */
  reopen(archive: OpenArchive): Promise<OpenArchive>;
  remove(): void;
}

export async function readSamples(): Promise<SampleArchives> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-samples-'));
  const stages = loadStages();
  const openFile = async (path: string): Promise<OpenArchive> => new OpenArchive(await openSqliteArchive(path), () => stages);
  const first = await openFile(join(folder, 'samples.isnad'));
  await addPaths(first.archive, [SAMPLES]);
  await first.dossier();
  await first.close();
  let copies = 0;
  return {
    open() {
      const path = join(folder, `copy-${(copies += 1)}.isnad`);
      copyFileSync(join(folder, 'samples.isnad'), path);
      return openFile(path);
    },
    async reopen(archive) {
      await archive.close();
      return openFile(archive.archive.location);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** For every test of a file an archive of its own: `held.open`. */
export function holdSamples(): { open: OpenArchive; readonly samples: SampleArchives } {
  let samples: SampleArchives;
  const held = {
    open: undefined as unknown as OpenArchive,
    get samples() {
      return samples;
    },
  };
  beforeAll(async () => {
    samples = await readSamples();
  });
  beforeEach(async () => {
    held.open = await samples.open();
  });
  afterEach(() => held.open.close());
  afterAll(() => samples.remove());
  return held;
}
