import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where trained weights are kept, each described in models/README.md. */
export const MODELS_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'models');

const loaded = new Map<string, Uint8Array | null>();

/** The bytes of a model file, read once a process; null when the file is absent. */
export function loadModelFile(name: string, folder = MODELS_FOLDER): Uint8Array | null {
  const path = join(folder, name);
  let bytes = loaded.get(path);
  if (bytes === undefined) loaded.set(path, (bytes = existsSync(path) ? new Uint8Array(readFileSync(path)) : null));
  return bytes;
}
