import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { UserFile } from '../work/users/user-file.ts';
import { accessOfMachine, type Access } from './access/access.ts';
import { Sessions } from './access/sessions.ts';
import { makeApi } from './api.ts';
import { serveDeskFiles } from './desk-files.ts';
import { guardAnswer, guardHost, LOOPBACK_NAMES } from './guard.ts';
import { problem } from './problem.ts';
import type { ServedArchive } from './served-archive.ts';

const DESK_FOLDER = fileURLToPath(new URL('../../desk/dist', import.meta.url));

export interface ServeOptions {
  readonly archive: ServedArchive;
  /** The desk is for this machine unless another address is asked for. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port?: number;
  /** Who may come in; without users whoever sits at this machine. */
  readonly users?: UserFile;
  /** The address under which the desk is known, when a proxy in front of it has another name. */
  readonly origin?: URL;
  /** Under whose name corrections are kept where there are no users. */
  readonly owner?: string;
  /** The built desk, `desk/dist` when left out. */
  readonly desk?: string;
}

export interface RunningServer {
  /** Where the desk opens: `http://127.0.0.1:7373/`. */
  readonly address: string;
  close(): Promise<void>;
}

/** The whole application, for the server and for tests without one. */
export function makeApplication({ archive, host = '127.0.0.1', desk = DESK_FOLDER, users, origin, owner = 'isnad' }: ServeOptions): OpenAPIHono {
  const app = new OpenAPIHono();
  app.use(guardAnswer);
  app.use(guardHost(host, origin));
  const isOwn = LOOPBACK_NAMES.has(host);
  const access: Access = users === undefined
    ? accessOfMachine(owner, isOwn ? 'editor' : 'reader')
    : { kind: 'users', users, sessions: new Sessions(), secure: origin?.protocol === 'https:' };
  // Without users only the desk of this very machine may add and correct: elsewhere nobody has said who may.
  app.route('/', makeApi(users !== undefined || isOwn ? archive : readOnly(archive), access));
  app.on(['GET', 'HEAD'], '*', serveDeskFiles(desk));
  app.all('*', (context) => problem(context, 405, 'Only reading is offered: use GET.'));
  return app;
}

function readOnly(archive: ServedArchive): ServedArchive {
  return {
    article: (id) => archive.article(id),
    capture: (id) => archive.capture(id),
    counts: () => archive.counts(),
    dossier: () => archive.dossier(),
    revision: () => archive.revision(),
    search: (query, options) => archive.search(query, options),
    stages: archive.stages,
    ...(archive.corrections && { corrections: () => archive.corrections!() }),
    ...(archive.standing && { standing: () => archive.standing!() }),
    ...(archive.movedTo && { movedTo: (id: string) => archive.movedTo!(id) }),
  };
}

/** Serves the API and the desk until closed. Rejects with one sentence when the address cannot be taken. */
export function serveArchive(options: ServeOptions): Promise<RunningServer> {
  const { host = '127.0.0.1', port = 7373 } = options;
  const app = makeApplication(options);
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) => {
      const name = host.includes(':') ? `[${host}]` : host;
      resolve({ address: `http://${name}:${info.port}/`, close: () => closeServer(server) });
    });
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(describeFailure(error, host, port), { cause: error })));
  });
}

function closeServer(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

function describeFailure(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} is in use: close the other program or choose another port with --port.`;
  if (error.code === 'EACCES') return `Port ${port} may not be taken by this user: choose one above 1023 with --port.`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return `The address ${host} is not one of this machine.`;
  return `The server could not start at ${host}:${port} (${error.code ?? error.message}).`;
}
