import { userInfo } from 'node:os';
import { LOOPBACK_NAMES } from '../http/guard.ts';
import { serveArchive, type ServeOptions } from '../http/serve-archive.ts';
import { LiveArchive } from '../work/live-archive.ts';
import { openArchive } from '../work/open-archive.ts';
import { UserFile } from '../work/users/user-file.ts';
import { ARCHIVE_OPTION, getArchiveLocation } from './archive-location.ts';
import { UsageError, getNumber, type Call, type Command } from './command.ts';
import { countOf } from './output.ts';

const DEFAULT_PORT = 7373;

export const serveCommand: Command = {
  name: 'serve',
  usage: '[--archive FILE] [--port N] [--users FILE [--host ADDRESS] [--origin URL]]',
  summary: 'Serves the desk on this machine, until it is stopped with Ctrl-C.',
  details: [
    'By default only this machine can open it, and whoever sits here may add and correct. With --users people log in, each as a reader, an editor or an admin, and --host opens it to others. Put a proxy that speaks HTTPS before it and name its address with --origin: without HTTPS passcodes travel for all to read.',
  ],
  options: {
    archive: ARCHIVE_OPTION,
    port: { type: 'string', short: 'p', value: 'N', says: `Port on 127.0.0.1 (${DEFAULT_PORT}); 0 takes any that is free.` },
    users: { type: 'string', short: 'u', value: 'FILE', says: 'Who may log in: made with "isnad users add".' },
    host: { type: 'string', value: 'ADDRESS', says: 'Address of this machine to listen on (127.0.0.1); another one needs --users.' },
    origin: { type: 'string', value: 'URL', says: 'The address under which people open the desk, when it is not this machine\'s own.' },
  },
  examples: [
    ['isnad serve', 'The archive of this account'],
    ['isnad serve --users desk.users --host 0.0.0.0 --origin https://desk.example.org', 'For a team, behind a proxy'],
    ['isnad serve --archive "ليبيا.isnad" --port 8080', 'Another archive on another port'],
  ],
  leastOperands: 0,
  async run(call) {
    const { output } = call;
    const port = getNumber(call, 'port', { least: 0, most: 65_535, byDefault: DEFAULT_PORT });
    const access = getAccess(call);
    const archive = new LiveArchive(await openArchive(getArchiveLocation(call), { whenMissing: 'refuse' }));
    try {
      await waitForFirst(archive);
      const server = await serveArchive({ archive, port, ...access }).catch(refuseAddress);
      const { articles } = await archive.counts();
      await output.print(`${countOf(articles, 'article')} at ${server.address}`);
      await untilStopped();
      await server.close();
      return 0;
    } finally {
      await archive.close();
    }
  },
};

/** A small archive that was never compared is ready in this time; over a large one the desk opens and says that it is being worked out. */
const FIRST_WAIT_MS = 5_000;

/** What is there already is loaded before anybody asks: the language, and the last comparison. */
async function waitForFirst(archive: LiveArchive): Promise<void> {
  void archive.stages;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, FIRST_WAIT_MS)));
  await Promise.race([archive.dossier().then(() => {}), late]).finally(() => clearTimeout(timer));
}

type AccessOptions = Pick<ServeOptions, 'users' | 'host' | 'origin' | 'owner'>;

/** Who may come in, and from where. */
function getAccess(call: Call): AccessOptions {
  const [path, host = '127.0.0.1', address] = [call.text('users'), call.text('host'), call.text('origin')];
  const isOwn = LOOPBACK_NAMES.has(host);
  if (!isOwn && path === undefined) throw new UsageError(`--host ${host} would open the desk to everybody in reach: say with --users FILE who may come in.`);
  if ((host === '0.0.0.0' || host === '::') && address === undefined) throw new UsageError('Say with --origin URL under which address people open the desk: requests for other names are refused.');
  if (address !== undefined && !/^https?:\/\/[^/]+\/?$/.test(address)) throw new UsageError(`--origin takes an address such as https://desk.example.org, not "${address}".`);
  const owner = getAccountName();
  return {
    host, ...(owner && { owner }), ...(path !== undefined && { users: new UserFile(path) }), ...(address !== undefined && { origin: new URL(address) }),
  };
}

/** Under this name corrections are kept where nobody logs in. */
function getAccountName(): string | null {
  try {
    return userInfo().username;
  } catch {
    // an account without a name, as in some containers
    return null;
  }
}

/** The server says in one sentence why it cannot have the address. */
function refuseAddress(error: Error): never {
  throw new UsageError(error.message, { cause: error });
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
