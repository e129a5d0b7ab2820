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

type Counts = Omit<AddAnswer, 'refusals'>;

/** Has the server fetch a page, or the newest pages of a feed; tells how many were taken whenever there are more. */
export async function sendAddress(address: string, kind: 'page' | 'feed', tell: (counts: Counts) => void): Promise<AddAnswer> {
  const response = await send('/api/addresses', JSON.stringify({ address, kind }), 'application/x-ndjson');
  let rest = '';
  let answer: AddAnswer | null = null;
  const take = (line: string): void => {
    const told = JSON.parse(line) as Counts & Partial<AddAnswer> & { failed?: string };
    if (told.failed !== undefined) throw new Error(told.failed);
    if (told.refusals === undefined) tell(told);
    else answer = { ...told, refusals: told.refusals };
  };
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const lines = (rest + piece.value).split('\n');
    rest = lines.pop()!;
    lines.forEach(take);
  }
  if (rest !== '') take(rest);
  if (answer === null) throw new Error(response.statusText);
  return answer;
}

async function post(address: string, body: FormData | string | null): Promise<AddAnswer> {
  return (await (await send(address, body, 'application/json')).json()) as AddAnswer;
}

async function send(address: string, body: FormData | string | null, accept: string): Promise<Response> {
  const headers = { ...session.headers, accept, ...(typeof body === 'string' && { 'content-type': 'application/json' }) };
  const response = await fetch(address, { method: 'POST', headers, body });
  if (response.ok) return response;
  const problem = (await response.json().catch(() => null)) as { detail?: string } | null;
  throw new Error(problem?.detail ?? response.statusText);
}
