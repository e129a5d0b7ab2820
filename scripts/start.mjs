/**
 * `npm start [-- FOLDER] [--port N]`: on any machine with Node 20 and npm, from a fresh clone to the desk on screen.
 * Installs what is missing, builds the desk when its sources are newer, takes FOLDER (or `samples/`) into an archive, serves it.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { getPinnedNode, ROOT } from './installed.mjs';

const DESK = join(ROOT, 'desk');
/** Everything the built desk is made of. */
const DESK_SOURCES = [DESK, join(ROOT, 'package-lock.json')];

const { folder, port } = readArguments();
const node = getPinnedNode();
buildDesk();
const archive = placeArchive(folder);
const added = runIsnad(['add', folder, '--archive', archive]);
// 1 says that some files were refused and named; the others are there to be seen.
if (added > 1) process.exit(added);
serve();

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ options: { port: { type: 'string' } }, allowPositionals: true });
    if (positionals.length > 1) throw new Error('One folder at a time');
    return { folder: resolve(process.env.INIT_CWD ?? '.', positionals[0] ?? join(ROOT, 'samples')), port: values.port };
  } catch (error) {
    console.error(`${error.message.split('. ')[0]}. Usage: npm start [-- FOLDER] [--port N]`);
    process.exit(2);
  }
}

function buildDesk() {
  const built = join(DESK, 'dist', 'index.html');
  if (existsSync(built) && statSync(built).mtimeMs >= Math.max(...DESK_SOURCES.map(newestChange))) return;
  console.log('Building the desk …');
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(node, [vite, 'build', DESK, '--logLevel', 'error'], { cwd: ROOT, stdio: 'inherit' });
  if (status === 0) return;
  console.error('The desk could not be built; see above.');
  process.exit(2);
}

/** Time of the latest change of a file, or below a folder, what was built left out. */
function newestChange(path) {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  const inner = readdirSync(path).filter((name) => name !== 'dist' && name !== 'node_modules');
  return Math.max(0, ...inner.map((name) => newestChange(join(path, name))));
}

/** The samples' archive stands in the clone; any other folder's in the account's state folder, named by the folder. */
function placeArchive(source) {
  if (source === join(ROOT, 'samples')) return place(join(ROOT, '.isnad'), 'samples');
  const state = process.env.XDG_STATE_HOME ?? join(homedir(), '.local', 'state');
  const mark = createHash('sha256').update(source).digest('hex').slice(0, 8);
  return place(join(state, 'isnad'), `${basename(source)}-${mark}`);
}

function place(directory, name) {
  mkdirSync(directory, { recursive: true });
  return join(directory, `${name}.isnad`);
}

function runIsnad(args) {
  return spawnSync(node, [join(ROOT, 'src', 'cli', 'main.ts'), ...args], { stdio: 'inherit' }).status ?? 2;
}

function serve() {
  const server = spawn(node, [join(ROOT, 'src', 'cli', 'main.ts'), 'serve', '--archive', archive, ...(port === undefined ? [] : ['--port', port])], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; the server decides how to end.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
  server.on('exit', (code) => {
    process.exitCode = code ?? 0;
  });
}
