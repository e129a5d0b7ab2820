import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { Output } from './output.ts';

/** 0: all is well. 1: done, but some inputs were refused. 2: wrong usage, or nothing could be done. */
export type ExitCode = 0 | 1 | 2;

export interface CommandOption {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  /** What stands for the value in help: FILE. */
  readonly value?: string;
  readonly says: string;
}

/** What was given on the command line. */
export interface Call {
  readonly operands: readonly string[];
  readonly text: (option: string) => string | undefined;
  readonly has: (option: string) => boolean;
  readonly output: Output;
}

/** One command of `isnad`, a file each. */
export interface Command {
  readonly name: string;
  /** What stands after the name: `FILE… [--json]`. */
  readonly usage: string;
  readonly summary: string;
  /** More for the reader of `--help`, one string a paragraph. */
  readonly details?: readonly string[];
  readonly options: Readonly<Record<string, CommandOption>>;
  readonly examples: readonly (readonly [line: string, what: string])[];
  /** The fewest operands it can work with. */
  readonly leastOperands: number;
  readonly run: (call: Call) => Promise<ExitCode>;
}

/** Wrong usage. The message is one sentence. */
export class UsageError extends Error {}

const HELP: CommandOption = { type: 'boolean', short: 'h', says: 'Show this help.' };

/** Reads the arguments after the command's name. Throws `UsageError`. */
export function parseCall(command: Command, args: readonly string[], output: Output): Call {
  const options: ParseArgsOptionsConfig = {};
  for (const [name, { type, short }] of Object.entries({ ...command.options, help: HELP })) {
    options[name] = short === undefined ? { type } : { type, short };
  }
  const { values, positionals } = parseStrictly(command, args, options);
  if (positionals.length < command.leastOperands && !values['help']) {
    throw new UsageError(`"isnad ${command.name}" needs more: isnad ${command.name} ${command.usage}`);
  }
  return {
    operands: positionals,
    text: (option) => values[option] as string | undefined,
    has: (option) => values[option] === true,
    output,
  };
}

function parseStrictly(command: Command, args: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split('. ');
    throw new UsageError(`${sentence}. See: isnad ${command.name} --help`);
  }
}

/** The page that `isnad COMMAND --help` shows. */
export function describeCommand(command: Command): string {
  const options = Object.entries({ ...command.options, help: HELP }).map(([name, option]) => [
    `  ${option.short ? `-${option.short}, ` : ''}--${name}${option.value ? ` ${option.value}` : ''}`, option.says,
  ] as const);
  return [
    `isnad ${command.name} ${command.usage}`,
    '',
    command.summary,
    ...(command.details ?? []).flatMap((paragraph) => ['', paragraph]),
    '',
    'Options',
    alignColumns(options),
    '',
    'Examples',
    command.examples.map(([line, what]) => `  # ${what}\n  ${line}`).join('\n'),
  ].join('\n');
}

/** Two columns, the second one aligned. */
export function alignColumns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => left.padEnd(width) + right).join('\n');
}

/** A whole number given as an option. Throws `UsageError`. */
export function getNumber(call: Call, option: string, bounds: { readonly least: number; readonly most: number; readonly byDefault: number }): number {
  const given = call.text(option);
  if (given === undefined) return bounds.byDefault;
  const number = Number(given);
  if (!Number.isInteger(number) || number < bounds.least || number > bounds.most) {
    throw new UsageError(`--${option} takes a whole number from ${bounds.least} to ${bounds.most}, not "${given}".`);
  }
  return number;
}
