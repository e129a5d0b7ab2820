import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
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
  readonly zipped: Buffer<ArrayBuffer> | null;
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
    const zip = file.zipped !== null && (context.req.header('accept-encoding') ?? '').includes('gzip');
    return context.body(zip ? file.zipped! : file.bytes, 200, {
      'content-type': MEDIA_TYPES[extname(name)] ?? 'application/octet-stream',
      'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(zip ? { 'content-encoding': 'gzip' } : {}),
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
    return { bytes, zipped: name.endsWith('.woff2') ? null : gzipSync(bytes) };
  } catch {
    return null;
  }
}

function deskHint(name: string): string {
  return name.endsWith('index.html') ? 'The desk is not built yet: `npm start` builds it, and so does `npx vite build desk`. The API under /api works.' : 'There is no such file.';
}
