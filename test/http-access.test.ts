import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Attempts } from '../src/http/access/attempts.ts';
import { Sessions } from '../src/http/access/sessions.ts';
import { makeApplication } from '../src/http/serve-archive.ts';
import { checkPasscode, hashPasscode, hashToken, makeToken } from '../src/work/users/passcode.ts';
import { parseUsers, saveUsers, UserFile, UserFileError, type UserLine } from '../src/work/users/user-file.ts';
import { affairDossier, affairRecords } from './http-invented-affair.ts';
import { makeMemoryArchive } from './http-memory-archive.ts';

const HOST = 'desk.example.org';
const OWN = { host: HOST, origin: `https://${HOST}`, 'sec-fetch-site': 'same-origin' };
const folder = mkdtempSync(join(tmpdir(), 'isnad-users-'));
const path = join(folder, 'desk.users');
const token = makeToken();
let users: UserLine[];
let app: ReturnType<typeof makeApplication>;

beforeAll(async () => {
  const line = async (name: string, role: UserLine['role']): Promise<UserLine> => ({ name, role, hash: await hashPasscode(`passcode of ${name}`) });
  users = [await line('قارئ', 'reader'), await line('محررة', 'editor'), await line('مديرة', 'admin'), { name: 'nightly', role: 'editor', hash: hashToken(token) }];
});
beforeEach(() => {
  saveUsers(path, users);
  const archive = { ...makeMemoryArchive(affairRecords, affairDossier), addUploads: async () => ({ added: 1, known: 0, renewed: 0, refused: 0, refusals: [] }) };
  app = makeApplication({ archive, host: '0.0.0.0', users: new UserFile(path), origin: new URL(`https://${HOST}`) });
});
afterAll(() => rmSync(folder, { recursive: true }));

function ask(address: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
  return Promise.resolve(app.request(`http://${HOST}${address}`, { ...init, headers: { host: HOST, ...init.headers } }));
}

function knock(name: string, passcode = `passcode of ${name}`, headers: Record<string, string> = OWN): Promise<Response> {
  return ask('/api/session', { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ name, passcode }) });
}

async function logIn(name: string): Promise<{ cookie: string; token: string }> {
  const response = await knock(name);
  expect(response.status).toBe(200);
  return { cookie: response.headers.get('set-cookie')!.split(';')[0]!, token: ((await response.json()) as { token: string }).token };
}

function addFile(headers: Record<string, string>): Promise<Response> {
  const form = new FormData();
  form.append('file', new File(['خبر'], 'خبر.txt'));
  return ask('/api/captures', { method: 'POST', headers, body: form });
}

describe('a desk with users', () => {
  it('shows nobody anything before they log in, but the page to log in with', async () => {
    for (const address of ['/api/archive', '/api/happenings', '/api/articles/x/capture', '/api/decisions', '/api/users']) {
      const response = await ask(address);
      expect([response.status, response.headers.get('content-type')], address).toEqual([401, 'application/problem+json; charset=utf-8']);
    }
    expect(await (await ask('/api/session')).json()).toMatchObject({ user: null, hasUsers: true, mayChange: false, token: null });
    expect((await ask('/api/openapi.json')).status).toBe(200);
  });

  it('keeps the session in a cookie that scripts cannot read and other sites cannot send', async () => {
    const response = await knock('قارئ');
    expect(response.headers.get('set-cookie')).toMatch(/^isnad-session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const { cookie } = await logIn('قارئ');
    const read = await ask('/api/archive', { headers: { cookie } });
    expect([read.status, read.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
  });

  it('lets editors change things from the desk itself with its token, and readers nothing', async () => {
    const editor = await logIn('محررة');
    const reader = await logIn('قارئ');
    const sent = { ...OWN, cookie: editor.cookie, 'x-isnad-token': editor.token };
    expect((await addFile(sent)).status).toBe(200);
    expect((await addFile({ ...sent, 'x-isnad-token': reader.token })).status).toBe(403);
    expect((await addFile({ ...OWN, cookie: editor.cookie })).status).toBe(403);
    expect((await addFile({ ...sent, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).status).toBe(421);
    expect((await addFile({ host: HOST, cookie: editor.cookie, 'x-isnad-token': editor.token })).status).toBe(403);
    expect((await addFile({ ...OWN, cookie: reader.cookie, 'x-isnad-token': reader.token })).status).toBe(403);
  });

  it('takes tokens of scripts, which need no origin', async () => {
    const authorization = `Bearer ${token}`;
    expect((await ask('/api/archive', { headers: { authorization } })).status).toBe(200);
    expect((await addFile({ host: HOST, authorization })).status).toBe(200);
    expect((await ask('/api/archive', { headers: { authorization: `Bearer ${makeToken()}` } })).status).toBe(401);
  });

  it('refuses wrong passcodes and unknown names with the same words, and makes those who guess wait', async () => {
    const wrong = await knock('محررة', 'nonsense!');
    const unknown = await knock('غريب', 'nonsense!');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await unknown.json());
    for (let tries = 0; tries < 4; tries++) await knock('محررة', 'nonsense!');
    const late = await knock('محررة');
    expect(late.status).toBe(429);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await knock('قارئ')).status).toBe(200);
  });

  it('takes a log-in only from its own page', async () => {
    expect((await knock('محررة', undefined, { host: HOST, origin: 'https://evil.example' })).status).toBe(421);
    expect((await knock('محررة', undefined, { host: HOST })).status).toBe(403);
  });

  it('logs out', async () => {
    const { cookie, token: own } = await logIn('محررة');
    expect((await ask('/api/session', { method: 'DELETE', headers: { ...OWN, cookie } })).status).toBe(403);
    expect((await ask('/api/session', { method: 'DELETE', headers: { ...OWN, cookie, 'x-isnad-token': own } })).status).toBe(204);
    expect((await ask('/api/archive', { headers: { cookie } })).status).toBe(401);
  });

  it('shows admins who is there and lets them log others out', async () => {
    const admin = await logIn('مديرة');
    const editor = await logIn('محررة');
    expect((await ask('/api/users', { headers: { cookie: editor.cookie } })).status).toBe(403);
    const { items } = (await (await ask('/api/users', { headers: { cookie: admin.cookie } })).json()) as { items: { name: string; kind: string; sessions: number }[] };
    expect(items.map(({ name, kind, sessions }) => [name, kind, sessions])).toEqual([['قارئ', 'passcode', 0], ['محررة', 'passcode', 1], ['مديرة', 'passcode', 1], ['nightly', 'token', 0]]);
    const ended = await ask(`/api/users/${encodeURIComponent('محررة')}/sessions`, { method: 'DELETE', headers: { ...OWN, cookie: admin.cookie, 'x-isnad-token': admin.token } });
    expect(await ended.json()).toEqual({ ended: 1 });
    expect((await ask('/api/archive', { headers: { cookie: editor.cookie } })).status).toBe(401);
  });

  it('answers only for its own names', async () => {
    expect((await ask('/api/session', { headers: { host: 'evil.example' } })).status).toBe(421);
    expect((await ask('/api/session', { headers: { host: '127.0.0.1:7373' } })).status).toBe(200);
  });
});

describe('users and sessions', () => {
  it('a user who is taken out, or has another passcode, is out at once', () => {
    let clock = 0;
    const file = new UserFile(path, () => clock);
    const sessions = new Sessions(() => clock);
    const { key } = sessions.start(users[1]!);
    expect(sessions.find(key, file.users)?.user.name).toBe('محررة');
    saveUsers(path, users.filter(({ name }) => name !== 'محررة'));
    clock += 5000;
    expect(sessions.find(key, file.users)).toBeNull();
    rmSync(path);
    clock += 5000;
    expect(file.users).toEqual([]);
  });

  it('sessions end when nobody uses them, and after a week', () => {
    let clock = 0;
    const sessions = new Sessions(() => clock);
    const idle = sessions.start(users[0]!).key;
    clock += 13 * 3_600_000;
    expect(sessions.find(idle, users)).toBeNull();
    const busy = sessions.start(users[0]!).key;
    for (let hours = 0; hours < 7 * 24; hours += 8) {
      expect(sessions.find(busy, users)).not.toBeNull();
      clock += 8 * 3_600_000;
    }
    clock += 3_600_000;
    expect(sessions.find(busy, users)).toBeNull();
  });

  it('tries are counted within their time', () => {
    let clock = 0;
    const attempts = new Attempts({ most: 2, withinMs: 60_000, now: () => clock });
    attempts.fail('a');
    expect(attempts.waitSeconds('a')).toBe(0);
    attempts.fail('a');
    expect([attempts.waitSeconds('a'), attempts.waitSeconds('b')]).toEqual([60, 0]);
    clock += 61_000;
    expect(attempts.waitSeconds('a')).toBe(0);
    attempts.fail('a');
    expect(attempts.waitSeconds('a')).toBe(0);
  });

  it('passcodes are kept as salted hashes and compared whole', async () => {
    const [one, other] = [await hashPasscode('كلمة المرور'), await hashPasscode('كلمة المرور')];
    expect(one).not.toBe(other);
    expect(one).toMatch(/^scrypt\$32768\$8\$3\$/);
    expect(await checkPasscode('كلمة المرور', one)).toBe(true);
    expect(await checkPasscode('كلمة المرو', one)).toBe(false);
    expect(await checkPasscode('x', 'plain')).toBe(false);
  });

  it.each([
    ['هند\teditor', 'Line 1'], ['هند\tchief\tscrypt$1$1$1$a$b', 'Line 1'], [`# ok\n\nهند\treader\t${'x'.repeat(20)}`, 'Line 3'],
    ['هند\treader\tscrypt$1$1$1$a$b\nهند\tadmin\tscrypt$1$1$1$a$b', 'a second time'],
  ])('a users file with a bad line is refused: %s', (text, says) => {
    expect(() => parseUsers(text, 'desk.users')).toThrow(says);
  });

  it('a users file without users, or none at all, opens nothing', () => {
    writeFileSync(path, '# nobody\n');
    expect(() => new UserFile(path)).toThrow(UserFileError);
    expect(() => new UserFile(join(folder, 'missing'))).toThrow('cannot be read');
  });
});
