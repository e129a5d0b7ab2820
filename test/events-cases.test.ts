import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findFaults, loadEventCases, readCase } from './event-cases.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'languages', 'ar', 'cases', 'events');

describe('events: invented passages through the whole analysis', () => {
  for (const passage of loadEventCases(folder)) {
    test(`${passage.file}: ${passage.name}`, () => {
      expect(findFaults(passage, readCase(passage))).toEqual([]);
    });
  }
});
