import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Handler } from 'hono';
import { problem } from './problem.ts';

const MEDIA_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

interface DeskFile {
  readonly bytes: Buffer<ArrayBuffer>;
  /** By the coding's name, the smallest first; none for what is packed already. */
  readonly packed: readonly (readonly [coding: string, bytes: Buffer<ArrayBuffer>])[];
}

/** Serves the built desk. An address without a file's ending is a view of the desk and gets its page. */
export function serveDeskFiles(folder: string): Handler {
  const kept = new Map<string, DeskFile>();
  return async (context) => {
    const path = safePath(folder, context.req.path);
    const name = path !== null && extname(path) !== '' ? path : join(folder, 'index.html');
    const file = kept.get(name) ?? (await loadDeskFile(name));
    if (file === null) return problem(context, 404, deskHint(name));
    kept.set(name, file);
    const hashed = name.includes(`${sep}assets${sep}`);
    const accepted = context.req.header('accept-encoding') ?? '';
    const packed = file.packed.find(([coding]) => accepted.includes(coding));
    return context.body(packed?.[1] ?? file.bytes, 200, {
      'content-type': MEDIA_TYPES[extname(name)] ?? 'application/octet-stream',
      'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(packed === undefined ? {} : { 'content-encoding': packed[0] }),
    });
  };
}

function safePath(folder: string, asked: string): string | null {
  try {
    const path = normalize(join(folder, decodeURIComponent(asked)));
    return path.startsWith(folder + sep) && !path.includes('\0') ? path : null;
  } catch {
    return null;
  }
}

async function loadDeskFile(name: string): Promise<DeskFile | null> {
  try {
    const bytes = await readFile(name);
    return { bytes, packed: name.endsWith('.woff2') ? [] : [['br', packBrotli(bytes)], ['gzip', gzipSync(bytes)]] };
  } catch {
    return null;
  }
}

/** The finest packing of the map's outlines would take a second. */
const FINEST_BYTES = 200_000;

function packBrotli(bytes: Buffer): Buffer<ArrayBuffer> {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: bytes.length > FINEST_BYTES ? 5 : constants.BROTLI_MAX_QUALITY } });
}

function deskHint(name: string): string {
  return name.endsWith('index.html') ? 'The desk is not built yet: `npm start` builds it, and so does `npx vite build desk`. The API under /api works.' : 'There is no such file.';
}
