import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';

export const ROLES = ['reader', 'editor', 'admin'] as const;
/** `reader` looks; `editor` adds and corrects; `admin` also sees who is logged in and ends sessions. */
export type UserRole = (typeof ROLES)[number];

/** One line of a users file: name, role and hash, parted by tabs. A passcode's hash starts with `scrypt$`, a token's with `token$`. */
export interface UserLine {
  readonly name: string;
  readonly role: UserRole;
  readonly hash: string;
}

/** A users file that cannot be used. `message` is one sentence. */
export class UserFileError extends Error {}

const LONGEST_NAME = 80;
/** The file is looked at again this long after it was last. */
const FRESH_MS = 1_000;

/** What is wrong with a name, or null. Names stand in lines, headers and pages. */
export function faultOfName(name: string): string | null {
  if (name.trim() !== name || name === '') return 'A name must not be empty or begin or end with a space.';
  if (name.length > LONGEST_NAME) return `A name may have ${LONGEST_NAME} characters.`;
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name) ? 'A name must not hold tabs, line ends or unseen characters.' : null;
}

export function writeUserLine({ name, role, hash }: UserLine): string {
  return `${name}\t${role}\t${hash}`;
}

/** Reads users; throws `UserFileError` naming the line that cannot be read. */
export function parseUsers(text: string, path: string): UserLine[] {
  const lines: UserLine[] = [];
  for (const [at, line] of text.replace(/^\uFEFF/, '').split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [name = '', role = '', hash = '', ...rest] = line.split('\t');
    const isHash = /^(scrypt\$\d+\$\d+\$\d+\$[\w-]+\$[\w-]+|token\$[\w-]{43})$/.test(hash);
    if (rest.length > 0 || !isHash || !(ROLES as readonly string[]).includes(role) || faultOfName(name) !== null) {
      throw new UserFileError(`Line ${at + 1} of ${path} is no user: make one with "isnad users add NAME --role ROLE".`);
    }
    if (hash.startsWith('scrypt$') && lines.some((one) => one.name === name && one.hash.startsWith('scrypt$'))) throw new UserFileError(`Line ${at + 1} of ${path} names "${name}" a second time.`);
    lines.push({ name, role: role as UserRole, hash });
  }
  return lines;
}

/** The users of a desk, read again when their file changes: who is taken out of it is out at once. */
export class UserFile {
  readonly path: string;
  readonly #now: () => number;
  #users: readonly UserLine[];
  #stamp: string;
  #lookedAt: number;

  constructor(path: string, now: () => number = Date.now) {
    this.path = path;
    this.#now = now;
    this.#lookedAt = now();
    this.#stamp = stampOf(path);
    this.#users = loadUsers(path);
    if (this.#users.length === 0) throw new UserFileError(`${path} holds no users: make one with "isnad users add NAME --role admin --users ${path}".`);
  }

  /** As the file stands; while it cannot be read nobody is let in. */
  get users(): readonly UserLine[] {
    if (this.#now() - this.#lookedAt < FRESH_MS) return this.#users;
    this.#lookedAt = this.#now();
    try {
      const stamp = stampOf(this.path);
      if (stamp !== this.#stamp) [this.#users, this.#stamp] = [loadUsers(this.path), stamp];
    } catch {
      this.#users = [];
      this.#stamp = '';
    }
    return this.#users;
  }
}

/** The users of a file; none when there is no file. */
export function loadUsers(path: string, { whenMissing = 'refuse' }: { readonly whenMissing?: 'refuse' | 'none' } = {}): UserLine[] {
  if (whenMissing === 'none' && !existsSync(path)) return [];
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserFileError(`The users file ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`, { cause: error });
  }
  return parseUsers(text, path);
}

/** Replaces the file whole, readable by its owner alone. */
export function saveUsers(path: string, users: readonly UserLine[]): void {
  const beside = `${path}.new`;
  try {
    writeFileSync(beside, `# Users of the desk: name, role, hash. Made with "isnad users".\n${users.map((user) => `${writeUserLine(user)}\n`).join('')}`, { mode: 0o600 });
    renameSync(beside, path);
  } catch (error) {
    throw new UserFileError(`The users file ${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`, { cause: error });
  }
}

/** Tells one state of the file from the next: two within one tick of the file system's clock differ in their place on the disk. */
function stampOf(path: string): string {
  try {
    const { mtimeNs, size, ino } = statSync(path, { bigint: true });
    return `${mtimeNs} ${size} ${ino}`;
  } catch (error) {
    throw new UserFileError(`The users file ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`, { cause: error });
  }
}
