import { createInterface } from 'node:readline';
import { hashPasscode, hashToken, makeToken, SHORTEST_PASSCODE } from '../work/users/passcode.ts';
import { faultOfName, loadUsers, ROLES, saveUsers, writeUserLine, type UserLine, type UserRole } from '../work/users/user-file.ts';
import { UsageError, type Call, type Command } from './command.ts';

/** No passcode is longer; whatever is sent instead is not kept in memory. */
const LONGEST_PASSCODE = 1000;

export const usersCommand: Command = {
  name: 'users',
  usage: 'add|token|remove NAME [--role ROLE] [--users FILE]',
  summary: 'Makes the users of a desk that more than one person opens: see isnad serve --users FILE.',
  details: [
    'add reads a passcode from the terminal, unseen, or from what is piped in, and writes a line with its scrypt hash. token makes a token for scripts and shows it once; a script sends it as Authorization: Bearer TOKEN. remove takes a name out with its tokens. With --users the line goes into that file, else to stdout.',
    'A reader looks at everything. An editor also adds articles and corrects. An admin also sees who is logged in and logs others out.',
  ],
  options: {
    role: { type: 'string', short: 'r', value: 'ROLE', says: 'reader (the default), editor or admin.' },
    users: { type: 'string', short: 'u', value: 'FILE', says: 'The users file that is changed; it is made when there is none.' },
  },
  examples: [
    ['isnad users add "هند" --role editor --users desk.users', 'An editor with a passcode'],
    ['isnad users token nightly --role reader --users desk.users', 'A token for a script that reads'],
  ],
  leastOperands: 2,
  async run(call) {
    const [action, name] = call.operands as [string, string];
    if (call.operands.length > 2) throw new UsageError('One name at a time; put quotation marks around a name with spaces.');
    const fault = faultOfName(name);
    if (fault !== null) throw new UsageError(fault);
    if (action === 'add') return add(call, name);
    if (action === 'token') return addToken(call, name);
    if (action === 'remove') return remove(call, name);
    throw new UsageError(`"isnad users" can add, token and remove, not "${action}".`);
  },
};

async function add(call: Call, name: string): Promise<0> {
  const role = getRole(call);
  const passcode = await readPasscode();
  if ([...passcode].length < SHORTEST_PASSCODE) throw new UsageError(`A passcode has ${SHORTEST_PASSCODE} characters at least; four words that do not belong together are good.`);
  const line: UserLine = { name, role, hash: await hashPasscode(passcode) };
  return keep(call, line, (others) => others.filter((one) => one.name !== name || one.hash.startsWith('token$')).map((one) => (one.name === name ? { ...one, role } : one)));
}

async function addToken(call: Call, name: string): Promise<0> {
  const token = makeToken();
  await keep(call, { name, role: getRole(call), hash: hashToken(token) }, (others) => [...others]);
  call.output.note(`The token, shown this once: ${token}`);
  return 0;
}

async function remove(call: Call, name: string): Promise<0> {
  const path = call.text('users');
  if (path === undefined) throw new UsageError('Say which file: isnad users remove NAME --users FILE');
  const users = loadUsers(path);
  const rest = users.filter((one) => one.name !== name);
  if (rest.length === users.length) throw new UsageError(`${path} names no "${name}".`);
  saveUsers(path, rest);
  call.output.note(`${name} is out of ${path}.`);
  return 0;
}

async function keep(call: Call, line: UserLine, change: (others: readonly UserLine[]) => UserLine[]): Promise<0> {
  const path = call.text('users');
  if (path === undefined) await call.output.print(writeUserLine(line));
  else {
    saveUsers(path, [...change(loadUsers(path, { whenMissing: 'none' })), line]);
    call.output.note(`${line.name} (${line.role}) is in ${path}.`);
  }
  return 0;
}

function getRole(call: Call): UserRole {
  const given = call.text('role') ?? 'reader';
  const role = ROLES.find((one) => one === given);
  if (role === undefined) throw new UsageError(`--role takes ${ROLES.join(', ')}, not "${given}".`);
  return role;
}

/** From the terminal without showing it, twice; or the first line of what is piped in. */
async function readPasscode(): Promise<string> {
  if (!process.stdin.isTTY) return readPiped();
  const passcode = await askUnseen('Passcode: ');
  if ((await askUnseen('Again: ')) !== passcode) throw new UsageError('The two were not the same; nothing was changed.');
  return passcode;
}

async function readPiped(): Promise<string> {
  let text = '';
  for await (const piece of process.stdin.setEncoding('utf8')) {
    text += piece as string;
    if (text.length > LONGEST_PASSCODE) throw new UsageError(`A passcode has ${LONGEST_PASSCODE} characters at most.`);
  }
  return text.split(/\r?\n/)[0] ?? '';
}

function askUnseen(question: string): Promise<string> {
  const muted = { isAsking: true };
  const reader = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  const write = process.stderr.write.bind(process.stderr);
  // readline echoes every key: while it asks, only the question reaches the terminal
  process.stderr.write = ((text: string | Uint8Array) => (muted.isAsking && text !== question ? true : write(text))) as typeof process.stderr.write;
  return new Promise((resolve) => {
    write(question);
    reader.question('', (answer) => {
      muted.isAsking = false;
      process.stderr.write = write;
      write('\n');
      reader.close();
      resolve(answer);
    });
  });
}
