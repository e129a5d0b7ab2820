import { createHash, randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** N 2^15, r 8, p 3: one of the settings that OWASP's sheet on storing passwords holds equal; 32 MB a try. */
const COST = 2 ** 15;
const BLOCK_SIZE = 8;
const PARALLEL = 3;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
export const SHORTEST_PASSCODE = 8;
const TOKEN_BYTES = 32;

/** `scrypt$N$r$p$salt$key`, salt and key in base64url (RFC 7914). */
export async function hashPasscode(passcode: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(passcode, salt, { N: COST, r: BLOCK_SIZE, p: PARALLEL });
  return ['scrypt', COST, BLOCK_SIZE, PARALLEL, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Takes as long for a wrong passcode as for the right one. */
export async function checkPasscode(passcode: string, hash: string): Promise<boolean> {
  const [kind, cost, blockSize, parallel, salt, key] = hash.split('$');
  if (kind !== 'scrypt' || !salt || !key) return false;
  const known = Buffer.from(key, 'base64url');
  const given = await derive(passcode, Buffer.from(salt, 'base64url'), { N: Number(cost), r: Number(blockSize), p: Number(parallel) }, known.length);
  return timingSafeEqual(known, given);
}

/** A new token for scripts. */
export function makeToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** `token$…`: a token is random enough for a plain digest, which is quick to look up. */
export function hashToken(token: string): string {
  return `token$${createHash('sha256').update(token).digest('base64url')}`;
}

function derive(passcode: string, salt: Buffer, options: ScryptOptions, bytes = KEY_BYTES): Promise<Buffer> {
  const maxmem = 256 * (options.N ?? COST) * (options.r ?? BLOCK_SIZE);
  return new Promise((resolve, reject) => {
    // the same letters may reach us composed or not, from one keyboard or another
    scrypt(passcode.normalize('NFKC'), salt, bytes, { ...options, maxmem }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
