import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import type { CheckedAddress } from './address-guard.ts';

/** One answer of a web server, its body unpacked and whole. */
export interface WebAnswer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly body: Uint8Array;
}

export interface RequestLimits {
  /** The body as unpacked may have so many bytes. */
  readonly mostBytes: number;
  /** Neither the head nor any piece of the body may keep one waiting longer. */
  readonly stallMs: number;
  /** The whole answer may take so long. */
  readonly totalMs: number;
}

/** What went wrong with an answer. `message` completes "X …"; `code` is the refusal's. */
export class AnswerError extends Error {
  readonly code: 'timeout' | 'too-large' | 'damaged' | 'fetch-failed';

  constructor(code: AnswerError['code'], says: string) {
    super(says);
    this.code = code;
  }
}

export interface RequestOptions {
  readonly at: CheckedAddress;
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: RequestLimits;
  readonly signal: AbortSignal | null;
}

/** Asks one address once, at the IP address that was checked; redirects are the caller's. Throws `AnswerError`. */
export async function requestOnce(url: URL, { at, headers, limits, signal }: RequestOptions): Promise<WebAnswer> {
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(new AnswerError('timeout', `took longer than ${limits.totalMs / 1000} s to answer`)), limits.totalMs);
  const whole = signal ? AbortSignal.any([ending.signal, signal]) : ending.signal;
  try {
    const answer = await sendRequest(url, { at, headers, limits, signal: whole }, () => ending.abort(new AnswerError('timeout', `was silent for ${limits.stallMs / 1000} s`)));
    const body = await takeBody(answer, limits.mostBytes);
    const get = (name: string): string | undefined => [answer.headers[name]].flat()[0];
    return { status: answer.statusCode ?? 0, header: get, body };
  } catch (error) {
    throw whole.aborted && whole.reason instanceof Error ? toAnswerError(whole.reason) : toAnswerError(error);
  } finally {
    clearTimeout(timer);
    ending.abort();
  }
}

function sendRequest(url: URL, { at, headers, limits, signal }: RequestOptions & { readonly signal: AbortSignal }, onSilence: () => void): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, {
      agent: false, headers, signal, timeout: limits.stallMs,
      lookup: (_host, options, done) => (options.all ? done(null, [at]) : done(null, at.address, at.family)),
    });
    request.on('timeout', onSilence);
    request.on('error', reject);
    request.on('response', resolve);
    request.end();
  });
}

async function takeBody(answer: IncomingMessage, mostBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of unpack(answer)) {
    size += piece.length;
    if (size > mostBytes) {
      answer.destroy();
      throw new AnswerError('too-large', `sends more than the ${Math.round(mostBytes / 2 ** 20)} MB that are taken from one address`);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function unpack(answer: IncomingMessage): AsyncIterable<Uint8Array> {
  const coding = (answer.headers['content-encoding'] ?? '').trim().toLowerCase();
  const unpacker = coding === 'gzip' || coding === 'x-gzip' ? createGunzip() : coding === 'br' ? createBrotliDecompress()
    : coding === 'deflate' ? createInflate() : coding === 'zstd' ? createZstdDecompress() : null;
  if (!unpacker) return answer as Readable as AsyncIterable<Uint8Array>;
  answer.on('error', (error) => unpacker.destroy(error));
  answer.pipe(unpacker);
  return unpacker as AsyncIterable<Uint8Array>;
}

const WHY_BY_CODE: Readonly<Record<string, string>> = {
  ENOTFOUND: 'has a name that nobody knows',
  EAI_AGAIN: 'has a name that cannot be looked up now',
  ECONNREFUSED: 'does not accept connections',
  ECONNRESET: 'broke the connection off',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached',
  ETIMEDOUT: 'does not answer',
  EPROTO: 'does not speak the web’s language securely',
  CERT_HAS_EXPIRED: 'has a certificate that has run out',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that nobody vouches for',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has the certificate of another site',
};

/** Any error on the way to an answer as a sentence's end. */
export function toAnswerError(error: unknown): AnswerError {
  if (error instanceof AnswerError) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR__ERROR') || code.startsWith('ZSTD')) return new AnswerError('damaged', 'sends compressed data that is broken');
  if (code.startsWith('HPE_')) return new AnswerError('damaged', 'gives an answer that is no web answer');
  return new AnswerError('fetch-failed', WHY_BY_CODE[code] ?? `cannot be fetched (${code || message})`);
}
