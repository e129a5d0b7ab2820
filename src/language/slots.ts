import type { TsvRow } from './tsv.ts';
import { LanguageDataError } from './grammar-file.ts';

/** What a slot may hold. `names` are lexicon classes or mention types; `least`/`most` bound a number. */
export interface SlotKind {
  readonly id: string;
  readonly base: 'class' | 'number' | 'mention' | 'word' | 'quote';
  readonly names: readonly string[];
  readonly least: number;
  readonly most: number;
}

const BASES = new Set(['class', 'number', 'mention', 'word', 'quote']);

/** Reads `patterns/slots.tsv`: id, base, arguments, ar. A slot is known by its id and by its Arabic name. */
export function parseSlots(rows: readonly TsvRow[], file: string): Map<string, SlotKind> {
  const slots = new Map<string, SlotKind>();
  for (const { cells, line } of rows) {
    const [id = '', base = '', args = '', ar = ''] = cells;
    if (id === 'id') continue;
    if (!BASES.has(base)) throw new LanguageDataError(`${file}:${line}: base "${base}" is none of ${[...BASES].join(', ')}`);
    const range = /^(\d+)-(\d+)$/.exec(args);
    const names = range ? [] : args.split(',').map((name) => name.trim()).filter(Boolean);
    const slot = { id, base: base as SlotKind['base'], names, least: Number(range?.[1] ?? 0), most: Number(range?.[2] ?? Infinity) };
    slots.set(id, slot);
    for (const name of ar.split('|')) if (name.trim()) slots.set(name.trim(), slot);
  }
  return slots;
}
