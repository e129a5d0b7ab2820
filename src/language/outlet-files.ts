import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseTsv } from './tsv.ts';

/** The facts of one file of `outlets/`. */
export interface OutletFacts {
  /** The file's name. */
  readonly id: string;
  readonly kind: string;
  readonly countries: readonly string[];
  /** As it calls itself. */
  readonly name: string;
  /** Other spellings and full names. */
  readonly also: readonly string[];
  readonly latin: string | null;
  readonly hosts: readonly string[];
  readonly owner: string | null;
  /** How others' datelines, bylines and credits name it. */
  readonly marks: readonly string[];
}

/** A fault in a file of `outlets/`, with file and line. */
export class OutletFileError extends Error {
  override readonly name = 'OutletFileError';
}

export const OUTLETS_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'outlets');

const KINDS = new Set(['newspaper', 'magazine', 'channel', 'radio', 'site', 'agency', 'agency-mark']);
const ONCE = ['kind', 'latin', 'owner', 'name'];
const KEYS = new Set([...ONCE, 'country', 'host', 'also', 'mark']);

/** Reads every outlet of a folder, in the order of ids. Throws `OutletFileError` on a fault. */
export function loadOutletFiles(folder = OUTLETS_FOLDER): OutletFacts[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.tsv')).sort();
  return files.map((file) => parseOutletFile(file.slice(0, -'.tsv'.length), readFileSync(join(folder, file), 'utf8')));
}

/** Parses one outlet file. */
export function parseOutletFile(id: string, text: string): OutletFacts {
  const values = new Map<string, string[]>();
  for (const { line, cells: [key = '', value = ''] } of parseTsv(text)) {
    const fault = findFault(key, value, values);
    if (fault) throw new OutletFileError(`outlets/${id}.tsv:${line}: ${fault}`);
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  const one = (key: string): string | null => values.get(key)?.[0] ?? null;
  const kind = one('kind');
  const name = one('name');
  if (kind === null || name === null) throw new OutletFileError(`outlets/${id}.tsv: "kind" and "name" are needed`);
  const many = (key: string): string[] => values.get(key) ?? [];
  return {
    id, kind, name, countries: many('country'), also: many('also'), latin: one('latin'), hosts: many('host'),
    owner: one('owner'), marks: many('mark'),
  };
}

function findFault(key: string, value: string, values: ReadonlyMap<string, string[]>): string | null {
  if (!KEYS.has(key)) return `"${key}" is not a key; see outlets/README.md`;
  if (value === '') return `"${key}" has no value`;
  if (ONCE.includes(key) && values.has(key)) return `"${key}" stands twice`;
  if (key === 'kind' && !KINDS.has(value)) return `"${value}" is not a kind; see outlets/README.md`;
  if (key === 'country' && !/^[A-Z]{2}$/.test(value)) return `"${value}" is not a two-letter country code`;
  if (key === 'host' && !/^[a-z0-9.-]+\.[a-z]{2,}(\/[\w-]+)?$/.test(value)) return `"${value}" is not a host`;
  return null;
}
