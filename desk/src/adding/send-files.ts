import { session } from '../correcting/session.svelte.ts';
import type { AddAnswer } from '../../../src/http/shapes.ts';

/** As large as one page may be; the server says the same. */
export const LARGEST_FILE_MB = 16;
const LARGEST_BATCH_BYTES = LARGEST_FILE_MB * 2 ** 20;
const MOST_FILES = 24;

/** Files in lots that one request may hold, in their order. */
export function cutLots(files: readonly File[]): File[][] {
  const lots: File[][] = [];
  let size = Infinity;
  for (const file of files) {
    if (size + file.size > LARGEST_BATCH_BYTES || lots.at(-1)!.length >= MOST_FILES) {
      lots.push([]);
      size = 0;
    }
    lots.at(-1)!.push(file);
    size += file.size;
  }
  return lots;
}

/** Sends one lot; throws the server's sentence when it takes none of it. */
export async function sendLot(files: readonly File[]): Promise<AddAnswer> {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  return post('/api/captures', form);
}

/** Has the server take its own samples in. */
export function sendSamples(): Promise<AddAnswer> {
  return post('/api/samples', null);
}

/** Has the server fetch a page, or the newest pages of a feed. */
export function sendAddress(address: string, kind: 'page' | 'feed'): Promise<AddAnswer> {
  return post('/api/addresses', JSON.stringify({ address, kind }));
}

async function post(address: string, body: FormData | string | null): Promise<AddAnswer> {
  const headers = { ...session.headers, ...(typeof body === 'string' && { 'content-type': 'application/json' }) };
  const response = await fetch(address, { method: 'POST', headers, body });
  if (response.ok) return (await response.json()) as AddAnswer;
  const problem = (await response.json().catch(() => null)) as { detail?: string } | null;
  throw new Error(problem?.detail ?? response.statusText);
}
