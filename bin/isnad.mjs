#!/usr/bin/env node
// The `isnad` command for any Node from 20 on. It is written for the Node that `npm ci` brings with the repository; where
// that is missing, 22.18 and newer do too, for they run TypeScript as it is.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const OWN_MAJOR = 24;
const FIRST_MAJOR = 22;
const FIRST_MINOR = 18;
const main = new URL('../src/cli/main.ts', import.meta.url);
const ownNode = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));

const [major, minor] = process.versions.node.split('.').map(Number);
const canRunItself = major > FIRST_MAJOR || (major === FIRST_MAJOR && minor >= FIRST_MINOR);

if (major >= OWN_MAJOR) await import(main.href);
else if (existsSync(ownNode)) handOver();
else if (canRunItself) await import(main.href);
else {
  console.error(`isnad needs Node ${FIRST_MAJOR}.${FIRST_MINOR} or newer; this is ${process.versions.node}. Run "npm ci" in its folder, which brings one.`);
  process.exitCode = 2;
}

function handOver() {
  const child = spawn(ownNode, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; the child decides how to end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`isnad could not start ${ownNode}: ${error.message}`);
    process.exitCode = 2;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 2);
  });
}
