import type { Context } from 'hono';
import type { AddSummary } from '../work/add-paths.ts';
import type { Upload } from '../work/add-uploads.ts';
import { problem } from './problem.ts';

/** As large as the largest page that is read from disk, with room for the form around it. */
export const LARGEST_REQUEST_BYTES = 17 * 2 ** 20;
const MOST_FILES = 64;

/** Takes the files of one request into the archive. */
export type TakeUploads = (uploads: readonly Upload[]) => Promise<AddSummary>;

/** Files of a form (`file`, several) go into the archive; the answer counts them and says why any was refused. */
export async function takeCaptures(context: Context, take: TakeUploads): Promise<Response> {
  const form = await readForm(context);
  if (form === 'too-large') return problem(context, 413, `One request may have ${Math.floor(LARGEST_REQUEST_BYTES / 2 ** 20) - 1} MB; send fewer files at once, or add a folder with: isnad add FOLDER`);
  if (form === null) return problem(context, 400, 'The request holds no form with files.');
  const files = form.getAll('file').filter((one): one is File => typeof one !== 'string');
  if (files.length === 0 || files.length > MOST_FILES) return problem(context, 400, `Send between one and ${MOST_FILES} files at once.`);
  const uploads = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
  const { added, known, renewed, refused, refusals } = await take(uploads);
  return context.json({ added, known, renewed, refused, refusals: refusals.map(({ uri, code, says }) => ({ uri, code, says })) }, 200);
}

async function readForm(context: Context): Promise<FormData | 'too-large' | null> {
  const type = context.req.header('content-type') ?? '';
  const stream = context.req.raw.body;
  if (!type.startsWith('multipart/form-data') || stream === null) return null;
  if (Number(context.req.header('content-length') ?? 0) > LARGEST_REQUEST_BYTES) return 'too-large';
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) {
    size += piece.length;
    // The length that was announced binds nobody.
    if (size > LARGEST_REQUEST_BYTES) return 'too-large';
    pieces.push(piece);
  }
  return new Response(Buffer.concat(pieces), { headers: { 'content-type': type } }).formData().catch(() => null);
}
