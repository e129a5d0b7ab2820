import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { checkPasscode } from '../src/work/users/passcode.ts';
import { loadUsers } from '../src/work/users/user-file.ts';

const PROGRAM = fileURLToPath(new URL('../bin/isnad.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'isnad-users-'));
const path = join(folder, 'desk.users');
afterAll(() => rmSync(folder, { recursive: true }));

function isnad(args: readonly string[], input = ''): { status: number | null; out: string; says: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { input, encoding: 'utf8' });
  return { status, out: stdout, says: stderr };
}

describe('isnad users', { timeout: 60_000 }, () => {
  test('writes a line with a hash and no passcode, into a file that others cannot read', async () => {
    expect(isnad(['users', 'add', 'هند', '--role', 'editor', '--users', path], 'كلمة طويلة جدا\n')).toMatchObject({ status: 0, out: '' });
    expect(readFileSync(path, 'utf8')).not.toContain('كلمة');
    expect(statSync(path).mode & 0o077).toBe(0);
    const [user] = loadUsers(path);
    expect(user).toMatchObject({ name: 'هند', role: 'editor' });
    expect(await checkPasscode('كلمة طويلة جدا', user!.hash)).toBe(true);
  });

  test('gives a new passcode and role to a name that is there, adds tokens, and takes names out', () => {
    isnad(['users', 'add', 'هند', '--role', 'admin', '--users', path], 'another long one\n');
    expect(loadUsers(path).map(({ name, role }) => [name, role])).toEqual([['هند', 'admin']]);
    const made = isnad(['users', 'token', 'nightly', '--users', path]);
    expect(made.says).toMatch(/shown this once: [\w-]{43}/);
    expect(loadUsers(path).map(({ name, role }) => [name, role])).toEqual([['هند', 'admin'], ['nightly', 'reader']]);
    expect(isnad(['users', 'remove', 'هند', '--users', path]).status).toBe(0);
    expect(loadUsers(path).map(({ name }) => name)).toEqual(['nightly']);
  });

  test('prints the line when no file is named', () => {
    expect(isnad(['users', 'add', 'x y'], 'a long passcode').out).toMatch(/^x y\treader\tscrypt\$\S+\n$/);
  });

  test.each([
    [['users', 'add', 'x'], 'short', 'characters at least'],
    [['users', 'add', ' x'], 'a long passcode', 'begin or end with a space'],
    [['users', 'add', 'x', '--role', 'chief'], 'a long passcode', 'reader, editor, admin'],
    [['users', 'grow', 'x'], '', 'add, token and remove'],
    [['users', 'remove', 'nobody', '--users', path], '', 'names no "nobody"'],
    [['serve', '--host', '0.0.0.0'], '', 'say with --users FILE'],
    [['serve', '--users', path, '--host', '0.0.0.0'], '', 'Say with --origin URL'],
    [['serve', '--users', join(folder, 'missing')], '', 'cannot be read'],
    [['serve', '--origin', 'desk'], '', '--origin takes an address'],
  ])('%j ends in one sentence', (args, input, says) => {
    const outcome = isnad(args, input);
    expect(outcome.status).toBe(2);
    expect(outcome.says).toContain(says);
    expect(outcome.says.trim().split('\n').length).toBe(1);
  });
});
