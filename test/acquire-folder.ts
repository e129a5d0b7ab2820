/** A folder of a test's own, and what acquiring gives for paths in it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type AcquireOptions, acquirePaths } from '../src/acquire/acquire-paths.ts';
import type { Capture, Refusal } from '../src/model/capture.ts';

export interface TestFolder {
  readonly place: (name: string) => string;
  readonly write: (name: string, content: string | Uint8Array) => string;
}

export function useFolder(): TestFolder {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'isnad-acquire-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const place = (name: string): string => join(folder, name);
  return {
    place,
    write: (name, content) => {
      writeFileSync(place(name), content);
      return place(name);
    },
  };
}

export async function acquire(paths: string | readonly string[], options?: AcquireOptions): Promise<(Capture | Refusal)[]> {
  return collect(acquirePaths([paths].flat(), options));
}

export const textOf = (outcome: Capture | Refusal | undefined): string => (outcome && 'bytes' in outcome ? new TextDecoder().decode(outcome.bytes) : `refused: ${outcome?.says}`);
/** What a row or entry holds as its article. */
export const contentOf = (outcome: Capture | Refusal | undefined): string | undefined => (outcome && 'bytes' in outcome ? outcome.carrier?.['content'] : outcome?.says);
export const codes = (outcomes: readonly (Capture | Refusal)[]): string[] => outcomes.map((outcome) => ('code' in outcome ? outcome.code : 'capture'));

export const page = (title: string): string => `<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>وصل الوفد إلى المدينة صباح اليوم.</p></body></html>`;

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
