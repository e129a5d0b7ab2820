import { createHash, randomBytes } from 'node:crypto';
import type { UserLine } from '../../work/users/user-file.ts';

/** A session that nobody used for so long is over; a desk is left open all day, not all week. */
const IDLE_MS = 12 * 3_600_000;
const LONGEST_MS = 7 * 24 * 3_600_000;
const MOST_OF_ONE_USER = 20;

/** Somebody logged in, in one browser. */
export interface Session {
  readonly user: UserLine;
  /** What a page must send with every request that changes something. */
  readonly token: string;
  readonly startedAt: number;
  readonly usedAt: number;
}

/** Sessions, kept in memory: a restart of the server ends them. Keys are digests, so that a dump of memory opens nothing. */
export class Sessions {
  readonly #now: () => number;
  readonly #sessions = new Map<string, Session>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Starts one; the key belongs in the cookie. */
  start(user: UserLine): { readonly key: string; readonly session: Session } {
    const own = [...this.#sessions].filter(([, session]) => session.user.name === user.name).toSorted((a, b) => a[1].usedAt - b[1].usedAt);
    for (const [digest] of own.slice(0, Math.max(0, own.length - MOST_OF_ONE_USER + 1))) this.#sessions.delete(digest);
    const key = randomBytes(32).toString('base64url');
    const session: Session = { user, token: randomBytes(24).toString('base64url'), startedAt: this.#now(), usedAt: this.#now() };
    this.#sessions.set(digestOf(key), session);
    return { key, session };
  }

  /** The session of a cookie while its user stands in `users` unchanged. */
  find(key: string, users: readonly UserLine[]): Session | null {
    const digest = digestOf(key);
    const session = this.#sessions.get(digest);
    if (session === undefined) return null;
    const now = this.#now();
    const user = users.find((one) => one.name === session.user.name && one.hash === session.user.hash);
    if (user === undefined || now - session.usedAt > IDLE_MS || now - session.startedAt > LONGEST_MS) {
      this.#sessions.delete(digest);
      return null;
    }
    const used = { ...session, user, usedAt: now };
    this.#sessions.set(digest, used);
    return used;
  }

  end(key: string): void {
    this.#sessions.delete(digestOf(key));
  }

  /** Ends every session of a user; gives their number. */
  endAll(name: string): number {
    const own = [...this.#sessions].filter(([, { user }]) => user.name === name);
    for (const [digest] of own) this.#sessions.delete(digest);
    return own.length;
  }

  ofUser(name: string): readonly Session[] {
    return [...this.#sessions.values()].filter(({ user }) => user.name === name);
  }
}

function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
