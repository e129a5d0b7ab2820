import { serveArchive } from '../http/serve-archive.ts';
import { openArchive } from '../work/open-archive.ts';
import { ARCHIVE_OPTION, getArchiveLocation } from './archive-location.ts';
import { UsageError, getNumber, type Command } from './command.ts';
import { countOf } from './output.ts';

const DEFAULT_PORT = 7373;

export const serveCommand: Command = {
  name: 'serve',
  usage: '[--archive FILE] [--port N]',
  summary: 'Serves the desk on this machine, until it is stopped with Ctrl-C.',
  options: {
    archive: ARCHIVE_OPTION,
    port: { type: 'string', short: 'p', value: 'N', says: `Port on 127.0.0.1 (${DEFAULT_PORT}); 0 takes any that is free.` },
  },
  examples: [
    ['isnad serve', 'The archive of this account'],
    ['isnad serve --archive "ليبيا.isnad" --port 8080', 'Another archive on another port'],
  ],
  leastOperands: 0,
  async run(call) {
    const { output } = call;
    const port = getNumber(call, 'port', { least: 0, most: 65_535, byDefault: DEFAULT_PORT });
    const open = await openArchive(getArchiveLocation(call), { whenMissing: 'refuse' });
    try {
      await open.dossier();
      const server = await serveArchive({ archive: open, port }).catch(refuseAddress);
      const { articles } = await open.counts();
      await output.print(`${countOf(articles, 'article')} at ${server.address}`);
      await untilStopped();
      await server.close();
      return 0;
    } finally {
      await open.close();
    }
  },
};

/** The server says in one sentence why it cannot have the address. */
function refuseAddress(error: Error): never {
  throw new UsageError(error.message, { cause: error });
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
