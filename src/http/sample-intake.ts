import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from 'hono';
import type { TakeUploads } from './capture-intake.ts';
import { problem } from './problem.ts';

const SAMPLES_FOLDER = fileURLToPath(new URL('../../samples', import.meta.url));
const PAGE = /\.(?:txt|html)$/;

export function hasSamples(): boolean {
  return existsSync(SAMPLES_FOLDER);
}

/** The invented pages that come with the product go into the archive, for a first look. */
export async function takeSamples(context: Context, take: TakeUploads): Promise<Response> {
  if (!hasSamples()) return problem(context, 404, 'This copy came without samples.');
  const names = (await readdir(SAMPLES_FOLDER)).filter((name) => PAGE.test(name)).sort();
  const uploads = await Promise.all(names.map(async (name) => ({ name, bytes: new Uint8Array(await readFile(join(SAMPLES_FOLDER, name))) })));
  const { added, known, renewed, refused, refusals } = await take(uploads);
  return context.json({ added, known, renewed, refused, refusals: refusals.map(({ uri, code, says }) => ({ uri, code, says })) }, 200);
}
