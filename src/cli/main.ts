import { ArchiveError } from '../store/archive-error.ts';
import { keepCompiledCode } from '../work/compiled-code.ts';
import { StagesError } from '../work/reader-pool.ts';
import { UserFileError } from '../work/users/user-file.ts';
import { NamesModelError } from '../work/names-model-error.ts';
import { UsageError, alignColumns, describeCommand, parseCall, type Command, type ExitCode } from './command.ts';
import { Output } from './output.ts';

/** Loaded only when called, so that `isnad --help` is quick. */
const COMMANDS: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<Command> }>> = {
  read: { summary: 'Read articles: names, statements and chains, events, labels', load: async () => (await import('./read.ts')).readCommand },
  compare: { summary: 'Compare articles: happenings, facts, independent voices', load: async () => (await import('./compare.ts')).compareCommand },
  add: { summary: 'Take files, folders, web pages and feeds into an archive', load: async () => (await import('./add.ts')).addCommand },
  watch: { summary: 'Take what is new in feeds into an archive, again and again', load: async () => (await import('./watch.ts')).watchCommand },
  serve: { summary: 'Serve the desk on this machine', load: async () => (await import('./serve.ts')).serveCommand },
  users: { summary: 'Say who may open a desk, and who may change it', load: async () => (await import('./users.ts')).usersCommand },
  search: { summary: 'Find articles by words, whatever their spelling', load: async () => (await import('./search.ts')).searchCommand },
  entity: { summary: 'Show who or what a name is, in all spellings', load: async () => (await import('./entity.ts')).entityCommand },
  explain: { summary: 'Show why something was found in an article', load: async () => (await import('./explain.ts')).explainCommand },
  language: { summary: 'Check, try and show language data', load: async () => (await import('./language.ts')).languageCommand },
};

const EXAMPLES = [
  ['isnad read article.txt', 'who is named, who says what, what happened'],
  ['isnad compare samples/ --json > dossier.json', 'one dossier of many articles'],
  ['isnad add pages/ && isnad serve', 'keep them and open the desk'],
  ['isnad search "وزير الدفاع"', 'find words in what was kept'],
] as const;

process.exitCode = await main(process.argv.slice(2), new Output());

/** Runs one command. Whatever goes wrong ends in one sentence on stderr; ISNAD_DEBUG=1 shows the stack too. */
async function main(args: readonly string[], output: Output): Promise<ExitCode> {
  keepCompiledCode();
  endQuietlyWithPipe();
  try {
    return await runCommand(args, output);
  } catch (error) {
    output.note(describeError(error));
    return 2;
  }
}

async function runCommand([name = '--help', ...rest]: readonly string[], output: Output): Promise<ExitCode> {
  if (name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
    await output.print(describeProgram());
    return 0;
  }
  if (name === '--version' || name === '-v') {
    await output.print(await loadVersion());
    return 0;
  }
  if (name === 'help') return runCommand([rest[0]!, '--help'], output);
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!entry) throw new UsageError(`There is no command "${name}". See: isnad --help`);
  const command = await entry.load();
  const call = parseCall(command, rest, output);
  if (call.has('help')) {
    await output.print(describeCommand(command));
    return 0;
  }
  return command.run(call);
}

function describeProgram(): string {
  return [
    'isnad COMMAND …',
    '',
    'Reads Arabic news pages about the same affairs from many outlets: what happened, who says so and how they know,',
    'how many independent voices, in whose words.',
    '',
    'Commands',
    alignColumns(Object.entries(COMMANDS).map(([name, { summary }]) => [`  ${name}`, summary])),
    '',
    'Examples',
    alignColumns(EXAMPLES.map(([line, what]) => [`  ${line}`, what])),
    '',
    'isnad COMMAND --help shows options and examples of a command.',
    'Exit codes: 0 all is well · 1 done, but some inputs were refused · 2 wrong usage, or nothing could be done.',
    'ISNAD_ARCHIVE names the archive that commands use by default; ISNAD_DEBUG=1 shows where an error came from.',
  ].join('\n');
}

function describeError(error: unknown): string {
  if (process.env['ISNAD_DEBUG'] && error instanceof Error) return error.stack ?? error.message;
  if (error instanceof UsageError || error instanceof ArchiveError || error instanceof UserFileError || error instanceof NamesModelError) return error.message;
  const says = error instanceof Error ? error.message : String(error);
  if (error instanceof StagesError) return `Isnad cannot read anything now: ${says}`;
  return `Isnad stopped: ${says} (ISNAD_DEBUG=1 shows where)`;
}

/** A reader that has seen enough (`isnad read … | head`) is no error. */
function endQuietlyWithPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
}

async function loadVersion(): Promise<string> {
  const { default: manifest } = (await import('../../package.json', { with: { type: 'json' } })) as { default: { version: string } };
  return manifest.version;
}
